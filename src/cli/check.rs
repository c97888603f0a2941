//! `crosscheck [check] SOURCES…`: compares articles with one another and writes a report.

use std::io::{self, BufWriter, Write};

use clap::Args;

use super::Exit;
use super::look::{Color, Look};
use super::story::{Clock, LevelArgs, Story, StoryArgs};
use crate::claim::Kind;
use crate::draft;
use crate::error::Error;
use crate::finding::Severity;
use crate::report::{self, Report, RuleInForce};
use crate::settings::InForce;

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
    let mut outcome = story.compare(&mut clock);
    outcome.findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let failed = outcome.findings.iter().any(|f| story.in_force.fails(f.severity));
    let incomplete = story.is_incomplete();
    write(args, &report_of(args, story, outcome))?;
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

fn report_of(args: &CheckArgs, story: Story, outcome: draft::Outcome) -> Report {
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
        hidden: hidden.iter().map(|f| f.severity).collect(),
        broken_rules: story.broken,
        rules: in_force.collect(),
        fails_on: if fails_on == Severity::Off { "never".into() } else { fails_on.name().into() },
        with_text: args.with_text,
        earlier: None,
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
