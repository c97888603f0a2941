//! `crosscheck [check] SOURCES…`: compares articles with one another and writes a report.

use std::io::{self, BufWriter, Write};

use clap::Args;

use super::look::{Color, Look};
use super::story::{Clock, LevelArgs, Story, StoryArgs};
use super::{Exit, accepted, complain};
use crate::accept::{Names, Register};
use crate::claim::Kind;
use crate::draft;
use crate::error::Error;
use crate::finding::{Finding, Severity, Since};
use crate::read::run::{self, Found, Run};
use crate::report::{self, Earlier, Gone, Report, RuleInForce};
use crate::settings::InForce;
use crate::since;

#[derive(Args)]
pub(super) struct CheckArgs {
    /// Articles: text or Markdown files, folders of them, or - for standard input
    #[arg(value_name = "SOURCES")]
    articles: Vec<String>,
    #[command(flatten)]
    story: StoryArgs,
    /// Only findings of these kinds, as in quote-wording,count
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = super::word::<Kind>)]
    kind: Vec<Kind>,
    #[command(flatten)]
    levels: LevelArgs,
    /// How the report is written
    #[arg(short, long, value_name = "FORMAT", value_parser = clap::builder::PossibleValuesParser::new(format_names()), default_value = "full")]
    format: String,
    /// Put the articles' texts into the JSON
    #[arg(long)]
    with_text: bool,
    /// Mark what is new or changed since an earlier run, given by its JSON, and list what is gone
    #[arg(long, value_name = "RUN.JSON")]
    since: Option<String>,
    /// Only what is new or changed; nothing else fails the run
    #[arg(long, requires = "since")]
    new_only: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto")]
    color: Color,
    /// The width of lines, in columns [default: the terminal's]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// Say on standard error how many milliseconds each stage took
    #[arg(long)]
    time: bool,
}

fn format_names() -> Vec<&'static str> {
    report::FORMATS.iter().map(|f| f.name).collect()
}

impl CheckArgs {
    /// Whether nothing to check was named.
    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.story.draft.is_none()
    }

    /// Whether a finding of this severity is shown: what fails is, unless something else was asked for.
    fn shows(&self, in_force: &InForce, severity: Severity) -> bool {
        // A line each is no alarm: of a draft it tells what a single source has, too.
        let listed = self.story.draft.is_some() && self.format == "short";
        let whole = listed || report::FORMATS.iter().any(|f| f.name == self.format && f.whole);
        let least = if whole { Severity::Note } else { Severity::Warning };
        match &in_force.min_severity {
            Some(asked) => severity <= asked.value,
            None => severity <= least || in_force.fails(severity),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(args: &CheckArgs) -> Result<Exit, Error> {
    let mut clock = Clock::start();
    let opened = args.story.plan(&args.articles, Some(&args.levels));
    let opened = opened.and_then(|plan| args.story.open(&args.articles, plan, &mut clock));
    let story = match opened {
        Ok(story) => story,
        Err(exit) => return Ok(exit),
    };
    let accepted = accepted::path_of(&story.in_force, &args.articles);
    let register = match accepted::load(&accepted, args.story.accepted.is_some()) {
        Ok(register) => register,
        Err(exit) => return Ok(exit),
    };
    let earlier = match args.since.as_deref().map(|path| (path, run::read(path))) {
        Some((path, Err(what))) => {
            complain(&format!("{path}: {what}"), &["named by --since; nothing was checked".to_owned()]);
            return Ok(Exit::Nothing);
        }
        Some((path, Ok(run))) => Some((path, run)),
        None => None,
    };
    let mut outcome = story.compare(&mut clock);
    settle(args, &story, &register, &mut outcome.findings);
    outcome.findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let earlier = earlier.map(|(path, run)| since(args, &story, path, &run, &mut outcome.findings));
    let open = |f: &&Finding| f.past.accepted.is_none();
    let failed = outcome.findings.iter().filter(open).any(|f| story.in_force.fails(f.severity));
    let incomplete = story.is_incomplete();
    write(args, &report_of(args, story, outcome, earlier))?;
    clock.lap("write");
    if args.time {
        clock.tell()?;
    }
    Ok(match (failed, incomplete) {
        (true, _) => Exit::Found,
        (false, true) => Exit::Incomplete,
        (false, false) => Exit::Clean,
    })
}

/// Marks what was accepted, and adds what is of no use among that.
fn settle(args: &CheckArgs, story: &Story, register: &Register, findings: &mut Vec<Finding>) {
    let today = accepted::today(args.story.basis.read.now);
    let names = story.names(&register.path);
    register.mark(findings, &names, today);
    let Some(severity) = story.of_unused() else { return };
    let states = register.states(findings, &story.scope(&names), today);
    findings.extend(register.unused(&states).into_iter().map(|mut finding| {
        finding.severity = severity;
        finding
    }));
    findings.sort_by_key(|f| f.severity);
}

/// Marks what an earlier run had, and leaves that out on request.
fn since(args: &CheckArgs, story: &Story, path: &str, run: &Run, findings: &mut Vec<Finding>) -> Earlier {
    let scope = story.scope(&Names::default());
    let looked_at = |f: &Found| {
        let kind = args.kind.is_empty() || args.kind.iter().any(|k| k.name() == f.kind);
        let severity = [Severity::Error, Severity::Warning, Severity::Note];
        let severity = severity.into_iter().find(|s| s.name() == f.severity);
        let shown = severity.is_some_and(|s| args.shows(&story.in_force, s));
        let article = |a: &String| scope.articles.contains(a);
        kind && shown && scope.run.contains(&f.rule) && f.values.iter().all(|(a, _)| article(a))
    };
    let gone = since::mark(findings, run, looked_at).into_iter();
    let gone = gone.map(|Found { id, rule, severity, message, .. }| Gone { id, rule, severity, message });
    let mut same_not_shown = 0;
    if args.new_only {
        let is_same = |f: &Finding| f.past.since == Some(Since::Same);
        same_not_shown = findings.iter().filter(|f| is_same(f) && f.past.accepted.is_none()).count();
        findings.retain(|f| !is_same(f));
    }
    Earlier { path: path.to_owned(), gone: gone.collect(), same_not_shown }
}

fn report_of(args: &CheckArgs, story: Story, outcome: draft::Outcome, earlier: Option<Earlier>) -> Report {
    let (findings, hidden): (Vec<_>, Vec<_>) =
        outcome.findings.into_iter().partition(|f| args.shows(&story.in_force, f.severity));
    let in_force = story.rules.rules.iter().map(|r| RuleInForce {
        id: r.id.clone(),
        severity: r.conflict.name().to_owned(),
        message: r.message.as_str().to_owned(),
        explain: r.explain.clone(),
    });
    let fails_on = story.in_force.fail_on.value;
    Report {
        claims: outcome.claims,
        compared: outcome.compared,
        draft: outcome.checked,
        findings,
        hidden: hidden.iter().filter(|f| f.past.accepted.is_none()).map(|f| f.severity).collect(),
        broken_rules: story.broken,
        rules: in_force.collect(),
        fails_on: if fails_on == Severity::Off { "never".into() } else { fails_on.name().into() },
        with_text: args.with_text,
        earlier,
        articles: story.articles,
        unread: story.unread,
    }
}

fn write(args: &CheckArgs, report: &Report) -> Result<(), Error> {
    let look = report::Look { color: Look::colored(args.color), width: Look::width(args.width) };
    let mut out = BufWriter::new(io::stdout().lock());
    report::write(&args.format, report, &look, &mut out)?;
    Ok(out.flush()?)
}
