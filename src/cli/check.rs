//! `crosscheck [check] SOURCES…`: compares articles with one another and writes a report.

use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

use clap::Args;

use super::look::{Color, Look};
use super::{Exit, ReadArgs, RuleArgs, choose, complain, load_rules, show_faults};
use crate::check;
use crate::claim::{self, Claim, Kind};
use crate::draft;
use crate::error::Error;
use crate::finding::Severity;
use crate::read;
use crate::report::{self, Report, RuleInForce};
use crate::rule::{Rules, Style};
use crate::text::{Article, Role};

#[derive(Args)]
pub(super) struct CheckArgs {
    /// Articles: text or Markdown files, folders of them, or - for standard input
    #[arg(value_name = "SOURCES")]
    articles: Vec<String>,
    /// Check this text, or - for standard input, against the sources: a verdict for every claim of it
    #[arg(long, value_name = "DRAFT")]
    draft: Option<String>,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    read: ReadArgs,
    /// Only this rule (repeatable)
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// Without this rule (repeatable)
    #[arg(long, value_name = "ID")]
    skip: Vec<String>,
    /// Only findings of these kinds, as in quote-wording,count
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = super::word::<Kind>)]
    kind: Vec<Kind>,
    /// What quotations may leave out or mend: ap, reuters, guardian, or a file of your own
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
    /// The least severity shown: note, warning or error [default: warning, or what fails; in JSON: note]
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    min_severity: Option<Severity>,
    /// The least severity that makes the run fail with exit code 1: note, warning, error or never
    #[arg(long, value_name = "SEVERITY", value_parser = severity_or_never, default_value = "error")]
    fail_on: Severity,
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

fn severity(name: &str) -> Result<Severity, String> {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .find(|s| s.name() == name)
        .ok_or_else(|| "expected note, warning or error".to_owned())
}

/// `never` is the severity that no finding has.
fn severity_or_never(name: &str) -> Result<Severity, String> {
    if name == "never" { Ok(Severity::Off) } else { severity(name).map_err(|e| e + ", or never") }
}

impl CheckArgs {
    /// Whether nothing to check was named.
    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.draft.is_none()
    }

    /// Reads the articles, the draft before them. A draft from standard input is called `draft`.
    fn read_articles(&self, rules: &Rules) -> (Vec<Article>, Vec<Error>) {
        let paths: Vec<String> = self.draft.iter().chain(&self.articles).cloned().collect();
        let stdin = match self.draft.as_deref() {
            Some("-") => "draft",
            _ => &self.read.stdin_name,
        };
        let (mut articles, unread) = read::read(&paths, stdin, &rules.lexicon);
        if let (Some(first), Some(draft)) = (articles.first_mut(), &self.draft)
            && first.path == *draft
        {
            first.role = Role::Draft;
        }
        (articles, unread)
    }

    /// Whether a finding of this severity makes the run fail.
    fn fails(&self, severity: Severity) -> bool {
        self.fail_on != Severity::Off && severity <= self.fail_on
    }

    /// Whether a finding of this severity is shown: what fails is, unless something else was asked for.
    fn shows(&self, severity: Severity) -> bool {
        let everything = self.format != "full";
        let least = if everything { Severity::Note } else { Severity::Warning };
        match self.min_severity {
            Some(asked) => severity <= asked,
            None => severity <= least || self.fails(severity),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(args: &CheckArgs) -> Result<Exit, Error> {
    let mut clock = Clock::start();
    let Some(loaded) = load_rules(&args.rules) else { return Ok(Exit::Nothing) };
    let mut rules = loaded.rules;
    if let Err(exit) = choose(&mut rules, &args.rule, &args.skip) {
        return Ok(exit);
    }
    if let Some(name) = &args.style {
        match Style::load(name) {
            Ok(style) => rules.adopt(&style),
            Err(error) => {
                show_faults(&[error]);
                return Ok(Exit::Nothing);
            }
        }
    }
    clock.lap("rules");
    let (mut articles, unread) = args.read_articles(&rules);
    let unread: Vec<(String, String)> = unread.into_iter().filter_map(named).collect();
    for (path, what) in &unread {
        complain(&format!("{path}: {what}"), &[]);
    }
    if let Some(draft) = &args.draft
        && !articles.first().is_some_and(|a| a.role == Role::Draft)
    {
        complain("the draft could not be read; nothing was checked", &[format!("--draft {draft}")]);
        return Ok(Exit::Nothing);
    }
    if articles.len() < 2 {
        return Ok(too_few(args, articles.len(), unread.len()));
    }
    for article in &mut articles {
        article.date = article.date.or(args.read.now);
    }
    clock.lap("read");
    let mut outcome = if args.draft.is_some() {
        let outcome = draft::check(&articles, &rules);
        clock.lap("check");
        outcome
    } else {
        compared(&articles, &rules, &mut clock)
    };
    outcome.findings.retain(|f| args.kind.is_empty() || args.kind.contains(&f.kind));
    let failed = outcome.findings.iter().any(|f| args.fails(f.severity));
    let incomplete = !unread.is_empty() || loaded.broken > 0;
    let report = report_of(args, articles, outcome, unread, &rules, loaded.broken);
    write(args, &report)?;
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

/// Compares articles with one another, in two steps that are timed apart.
fn compared(articles: &[Article], rules: &Rules, clock: &mut Clock) -> draft::Outcome {
    let claims: Vec<Vec<Claim>> = articles.iter().map(|a| claim::extract(a, &rules.lexicon)).collect();
    clock.lap("extract");
    let found = check::compare(&claims, rules);
    clock.lap("compare");
    draft::Outcome { findings: found.findings, claims: found.claims, compared: found.compared, checked: None }
}

fn named(error: Error) -> Option<(String, String)> {
    match error {
        Error::Read { path, what } => Some((path, what)),
        _ => None,
    }
}

/// One article has nothing to be compared with. Where others could not be read, that is why.
fn too_few(args: &CheckArgs, read: usize, unread: usize) -> Exit {
    let what = match read {
        0 => "no article could be read; nothing was checked",
        _ if args.draft.is_some() => "the draft has no source to be checked against; nothing was checked",
        _ => "there is only one article; nothing was checked",
    };
    let note = match args.draft {
        Some(_) => "name its sources behind it, or a folder that holds them".to_owned(),
        None => "name at least two articles, or a folder that holds them".to_owned(),
    };
    complain(what, if unread == 0 { std::slice::from_ref(&note) } else { &[] });
    Exit::Nothing
}

fn report_of(
    args: &CheckArgs,
    articles: Vec<Article>,
    outcome: draft::Outcome,
    unread: Vec<(String, String)>,
    rules: &Rules,
    broken: usize,
) -> Report {
    let (findings, hidden): (Vec<_>, Vec<_>) =
        outcome.findings.into_iter().partition(|f| args.shows(f.severity));
    let in_force = rules.rules.iter().map(|r| RuleInForce {
        id: r.id.clone(),
        severity: r.conflict.name().to_owned(),
        message: r.message.as_str().to_owned(),
        explain: r.explain.clone(),
    });
    Report {
        articles,
        claims: outcome.claims,
        compared: outcome.compared,
        draft: outcome.checked,
        unread,
        findings,
        hidden: hidden.iter().map(|f| f.severity).collect(),
        broken_rules: broken,
        rules: in_force.collect(),
        fails_on: if args.fail_on == Severity::Off { "never".into() } else { args.fail_on.name().into() },
        with_text: args.with_text,
    }
}

fn write(args: &CheckArgs, report: &Report) -> Result<(), Error> {
    let look = report::Look { color: Look::colored(args.color), width: Look::width(args.width) };
    let mut out = BufWriter::new(io::stdout().lock());
    report::write(&args.format, report, &look, &mut out)?;
    Ok(out.flush()?)
}

/// How long the stages took.
struct Clock {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Self {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.last.elapsed()));
        self.last = Instant::now();
    }

    fn tell(&self) -> io::Result<()> {
        let mut err = io::stderr().lock();
        let total: Duration = self.laps.iter().map(|(_, d)| *d).sum();
        for (stage, took) in self.laps.iter().copied().chain([("total", total)]) {
            writeln!(err, "{stage:8} {:8.2} ms", took.as_secs_f64() * 1000.0)?;
        }
        Ok(())
    }
}
