//! `crosscheck accept`: lets findings pass with a reason, lists what was let pass, and takes out what is of no
//! use any more.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::author::author;
use super::story::{Clock, Story, StoryArgs};
use super::{Exit, accepted, complain};
use crate::accept::entry::{At, DAYS, Id, Reason, Until, Values};
use crate::accept::{self, Entry, Register, State};
use crate::error::Error;
use crate::finding::{Finding, is_fingerprint};
use crate::read::run::{self, Found};
use crate::text::calendar::{self, Day};
use crate::text::shown;
use crate::text::similar;

#[derive(Args)]
pub(super) struct AcceptArgs {
    /// The ids of findings, as in q7f3-91ac, and the articles of the run that had them, or the JSON of that
    /// run [default: the articles in the working folder]
    #[arg(value_name = "ID|SOURCES")]
    named: Vec<String>,
    /// Why, in at least three words
    #[arg(long, value_name = "TEXT", value_parser = super::word::<Reason>)]
    reason: Option<Reason>,
    /// The last day on which it holds, or never [default: in 90 days]
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Until>,
    /// Who accepts [default: GIT_AUTHOR_NAME, or USER]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Take all findings there are as known, without a last day
    #[arg(long, conflicts_with_all = ["list", "stale", "prune"])]
    baseline: bool,
    /// List what was accepted
    #[arg(long, conflicts_with_all = ["stale", "prune"])]
    list: bool,
    /// List what is of no use any more; exit code 1 where something is
    #[arg(long, conflicts_with = "prune")]
    stale: bool,
    /// Take out what ran out and what no finding has any more
    #[arg(long)]
    prune: bool,
    #[command(flatten)]
    story: StoryArgs,
}

fn until(text: &str) -> Result<Until, String> {
    match text {
        "never" => Ok(Until(None)),
        text => super::word::<At>(text).map(|at| Until(Some(at.0))).map_err(|e| e + ", or never"),
    }
}

/// Runs the command.
///
/// # Errors
/// When the file, or the output, cannot be written.
pub(super) fn run(args: &AcceptArgs) -> Result<Exit, Error> {
    let outcome = if args.list {
        list(args)
    } else if args.stale || args.prune {
        useless(args)
    } else {
        accept(args)
    };
    match outcome {
        Ok(exit) => Ok(exit),
        Err(Stop::Said(exit)) => Ok(exit),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why a command ends early.
enum Stop {
    /// It was said what is wrong.
    Said(Exit),
    /// It is to be said.
    Failed(Error),
}

impl From<Exit> for Stop {
    fn from(exit: Exit) -> Self {
        Stop::Said(exit)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Failed(error.into())
    }
}

fn refuse<T>(what: &str, note: &str) -> Result<T, Stop> {
    complain(what, &[note.to_owned()]);
    Err(Stop::Said(Exit::Nothing))
}

impl AcceptArgs {
    fn ids(&self) -> Vec<&str> {
        self.named.iter().map(String::as_str).filter(|n| is_fingerprint(n)).collect()
    }

    /// The articles that were named, or the working folder.
    fn paths(&self) -> Vec<String> {
        let named: Vec<String> = self.named.iter().filter(|n| !is_fingerprint(n)).cloned().collect();
        if named.is_empty() { vec![".".to_owned()] } else { named }
    }

    fn today(&self) -> Day {
        accepted::today(self.story.basis.read.now)
    }
}

/// The run that a command speaks of.
struct Seen {
    findings: Vec<Found>,
    register: Register,
}

/// Repeats a run on articles and marks what was accepted.
fn repeat(args: &AcceptArgs, paths: &[String]) -> Result<(Story, Vec<Finding>, Register), Stop> {
    let plan = args.story.plan(paths, None)?;
    let register = accepted::load(&accepted::path_of(&plan.in_force, paths), false)?;
    let mut clock = Clock::start();
    let story = args.story.open(paths, plan, &mut clock)?;
    let mut findings = story.compare(&mut clock).findings;
    register.mark(&mut findings, &story.names(&register.path), args.today());
    Ok((story, findings, register))
}

/// The findings of a run on articles, or of a saved one.
fn seen(args: &AcceptArgs) -> Result<Seen, Stop> {
    let paths = args.paths();
    let [file] = paths.as_slice() else { return seen_in_articles(args, &paths) };
    if !run::is_run(file) {
        return seen_in_articles(args, &paths);
    }
    let run = run::read(file).or_else(|what| refuse(&format!("{file}: {what}"), "nothing was accepted"))?;
    // Beside the articles, if they still lie where they lay; otherwise beside the run.
    let articles: Vec<String> =
        run.articles.iter().map(|(_, p)| p).filter(|p| Path::new(p).exists()).cloned().collect();
    let beside = if articles.is_empty() { paths.clone() } else { articles };
    let plan = args.story.plan(&beside, None)?;
    let register = accepted::load(&accepted::path_of(&plan.in_force, &beside), false)?;
    let names = accepted::names(&register.path, run.articles.iter().map(|(s, p)| (s.as_str(), p.as_str())));
    let findings = run.findings.into_iter().filter(|f| f.rule != accept::RULE);
    let findings = findings.map(|f| Found { values: names.in_values(f.values), ..f }).collect();
    Ok(Seen { findings, register })
}

fn seen_in_articles(args: &AcceptArgs, paths: &[String]) -> Result<Seen, Stop> {
    let (story, findings, register) = repeat(args, paths)?;
    let names = story.names(&register.path);
    let found = |f: &Finding| Found {
        id: f.fingerprint(),
        rule: f.rule.clone(),
        kind: f.kind.name().to_owned(),
        severity: f.severity.name().to_owned(),
        message: f.message.clone(),
        values: names.in_values(f.values()),
        accepted: f.past.accepted.is_some(),
    };
    Ok(Seen { findings: findings.iter().map(found).collect(), register })
}

/// Accepts the findings that are named, or all.
fn accept(args: &AcceptArgs) -> Result<Exit, Stop> {
    let ids = args.ids();
    if ids.is_empty() && !args.baseline {
        return refuse(
            "no finding is named",
            "its id stands at its right and looks like q7f3-91ac; --baseline takes all as known",
        );
    }
    let reason = match (&args.reason, args.baseline) {
        (Some(reason), _) => reason.clone(),
        (None, true) => Reason("there when the baseline was taken".to_owned()),
        (None, false) => {
            return refuse("no reason is given", "--reason \"...\" says why, in at least three words");
        }
    };
    let environment = || author(|name| std::env::var(name).ok()).map(|(name, _)| name);
    let Some(by) = args.by.clone().or_else(environment).filter(|by| !by.trim().is_empty()) else {
        return refuse("who accepts?", "--by NAME says it; the environment has no name");
    };
    let today = args.today();
    let until = match args.until {
        Some(Until(Some(day))) if day < today => {
            let note = format!("today is {}", shown::day(today));
            return refuse(&format!("--until {day} is past"), &note);
        }
        Some(until) => until,
        None if args.baseline => Until(None),
        None => Until(calendar::plus_days(today, DAYS)),
    };
    let seen = seen(args)?;
    let chosen = if args.baseline {
        seen.findings.iter().filter(|f| !f.accepted).collect()
    } else {
        choose(&ids, &seen.findings)?
    };
    let mut entries: Vec<Entry> = Vec::new();
    for found in chosen {
        let entry = Entry {
            id: Id(found.id.clone()),
            rule: found.rule.clone(),
            values: Values(found.values.clone()),
            reason: reason.clone(),
            by: by.clone(),
            on: At(today),
            until,
            known: args.baseline,
            line: 0,
        };
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    let edited = seen.register.edited(&[], &entries).map_err(said)?;
    if edited != seen.register {
        accepted::save(&seen.register, &edited).map_err(Stop::Failed)?;
    }
    tell(&entries, args.baseline, &edited)?;
    Ok(Exit::Clean)
}

fn tell(entries: &[Entry], baseline: bool, register: &Register) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    if baseline {
        let plural = if entries.len() == 1 { "finding is" } else { "findings are" };
        writeln!(out, "{} {plural} known now · {}", entries.len(), register.path)?;
        return Ok(());
    }
    for entry in entries {
        let until = entry.until.0.map_or("for ever".to_owned(), |d| format!("until {}", shown::day(d)));
        writeln!(out, "accepted {} ({}) {until} · {}", entry.id.0, entry.rule, register.path)?;
    }
    Ok(())
}

fn said(error: crate::error::RuleError) -> Stop {
    super::show_faults(&[error]);
    Stop::Said(Exit::Nothing)
}

/// The findings of these ids; all must be there.
fn choose<'a>(ids: &[&str], findings: &'a [Found]) -> Result<Vec<&'a Found>, Stop> {
    for id in ids {
        if findings.iter().any(|f| f.id == *id) {
            continue;
        }
        let known = || findings.iter().map(|f| f.id.as_str());
        let hint = similar::nearest(id, known()).map_or(String::new(), |n| format!(": did you mean `{n}`?"));
        let note = match known().collect::<Vec<_>>() {
            all if all.is_empty() => "this run has no findings".to_owned(),
            all if all.len() > 12 => format!("this run has {} findings; nothing was accepted", all.len()),
            all => format!("this run has {}; nothing was accepted", all.join(", ")),
        };
        return refuse(&format!("no finding {id}{hint}"), &note);
    }
    Ok(findings.iter().filter(|f| ids.contains(&f.id.as_str())).collect())
}

/// Lists what was accepted.
fn list(args: &AcceptArgs) -> Result<Exit, Stop> {
    let paths = args.paths();
    let plan = args.story.plan(&paths, None)?;
    let path = accepted::path_of(&plan.in_force, &paths);
    let register = accepted::load(&path, args.story.accepted.is_some())?;
    let today = args.today();
    let mut out = io::stdout().lock();
    let rows: Vec<[String; 4]> = register.entries.iter().map(|e| row(e, today)).collect();
    for row in &rows {
        writeln!(out, "{}", columns(row, &rows))?;
    }
    let over = register.entries.iter().filter(|e| e.ran_out(today)).count();
    let over = if over > 0 { format!(", {over} ran out") } else { String::new() };
    writeln!(out, "{} accepted{over} · {}", register.entries.len(), register.path)?;
    Ok(Exit::Clean)
}

fn row(entry: &Entry, today: Day) -> [String; 4] {
    let until = match entry.until.0 {
        Some(day) if entry.ran_out(today) => format!("ran out {}", shown::day(day)),
        Some(day) => format!("until {}", shown::day(day)),
        None if entry.known => "known".to_owned(),
        None => "for ever".to_owned(),
    };
    let visible =
        |text: &str| text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect::<String>();
    let why = format!("{} ({}, {})", visible(&entry.reason.0), visible(&entry.by), shown::day(entry.on.0));
    [entry.id.0.clone(), visible(&entry.rule), until, why]
}

/// A row with its first cells as wide as the widest.
fn columns(row: &[String; 4], rows: &[[String; 4]]) -> String {
    let long = |text: &str| text.chars().count();
    let mut out = String::new();
    for (c, cell) in row.iter().enumerate() {
        out += cell;
        if c + 1 < row.len() {
            let widest = rows.iter().map(|r| long(&r[c])).max().unwrap_or(0);
            out += &" ".repeat(widest - long(cell) + 2);
        }
    }
    out
}

/// Lists what is of no use any more, or takes it out.
fn useless(args: &AcceptArgs) -> Result<Exit, Stop> {
    let paths = args.paths();
    if paths.iter().any(|p| run::is_run(p)) {
        return refuse("a saved run does not tell all that was looked at", "name the articles again");
    }
    let (story, findings, register) = repeat(args, &paths)?;
    let states = register.states(&findings, &story.scope(&story.names(&register.path)), args.today());
    let entries = || register.entries.iter().zip(&states).enumerate().filter(|(_, (_, s))| s.is_useless());
    let mut out = io::stdout().lock();
    let rows: Vec<[String; 4]> = entries()
        .map(|(_, (e, s))| {
            [e.id.0.clone(), e.rule.clone(), s.words().to_owned(), format!("{}:{}", register.path, e.line)]
        })
        .collect();
    for row in &rows {
        writeln!(out, "{}", columns(row, &rows))?;
    }
    if args.stale {
        let seen = states.iter().filter(|s| **s != State::NotSeen).count();
        let unseen = states.len() - seen;
        let unseen = if unseen > 0 { format!(", {unseen} not looked at") } else { String::new() };
        writeln!(out, "{} of {} of no use{unseen} · {}", rows.len(), states.len(), register.path)?;
        return Ok(match (rows.is_empty(), story.is_incomplete()) {
            (false, _) => Exit::Found,
            (true, true) => Exit::Incomplete,
            (true, false) => Exit::Clean,
        });
    }
    // The rule may lie in a folder that was not named this time: its acceptances are not thrown away for that.
    let out_of: Vec<usize> =
        entries().filter(|(_, (_, s))| **s != State::UnknownRule).map(|(i, _)| i).collect();
    let edited = register.edited(&out_of, &[]).map_err(said)?;
    if !out_of.is_empty() {
        accepted::save(&register, &edited).map_err(Stop::Failed)?;
    }
    let kept = rows.len() - out_of.len();
    let kept = if kept > 0 { format!(", {kept} kept whose rule is not in this run") } else { String::new() };
    writeln!(out, "{} taken out{kept}, {} left · {}", out_of.len(), edited.entries.len(), register.path)?;
    Ok(Exit::Clean)
}
