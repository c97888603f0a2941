//! A story as a command sees it: settings, rules and articles, read once for all commands that compare.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use clap::Args;

use super::rulebook::{Picked, Plan, RulebookArgs};
use super::{Exit, ReadArgs, accepted, complain};
use crate::accept::{self, Names, Scope};
use crate::check;
use crate::claim::{self, Claim};
use crate::draft;
use crate::error::Error;
use crate::finding::Severity;
use crate::read;
use crate::rule::Rules;
use crate::settings::{Flags, InForce};
use crate::text::{Article, Role};

/// The flags that say what is read, and with which rules and words.
#[derive(Args)]
pub(super) struct BasisArgs {
    #[command(flatten)]
    rulebook: RulebookArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

/// The flags that say how articles are compared.
#[derive(Args)]
pub(super) struct StoryArgs {
    /// Check this text, or - for standard input, against the sources: a verdict for every claim of it
    #[arg(long, value_name = "DRAFT")]
    pub(super) draft: Option<String>,
    #[command(flatten)]
    pub(super) basis: BasisArgs,
    /// Only this rule (repeatable)
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// Without this rule (repeatable)
    #[arg(long, value_name = "ID")]
    skip: Vec<String>,
    /// What quotations may leave out or mend: ap, reuters, guardian, or a file of your own
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
    /// The file of what was accepted [default: accepted.yaml beside the first article]
    #[arg(long, value_name = "FILE")]
    pub(super) accepted: Option<String>,
}

/// The flags that say what is shown and what fails.
#[derive(Args)]
pub(super) struct LevelArgs {
    /// The least severity shown: note, warning or error [default: warning, or what fails; in JSON: note]
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    min_severity: Option<Severity>,
    /// The least severity that makes the run fail with exit code 1: note, warning, error or never [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = severity_or_never)]
    fail_on: Option<Severity>,
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

/// A story, read.
pub(super) struct Story {
    pub(super) in_force: InForce,
    pub(super) rules: Rules,
    /// Every rule that there is, run or not.
    known: Vec<String>,
    /// How many broken rules were skipped.
    pub(super) broken: usize,
    pub(super) articles: Vec<Article>,
    /// The files that could not be read, and why.
    pub(super) unread: Vec<(String, String)>,
}

impl StoryArgs {
    /// Settings and flags together.
    pub(super) fn plan(&self, paths: &[String], levels: Option<&LevelArgs>) -> Result<Plan, Exit> {
        let flags = Flags {
            only: self.rule.clone(),
            skip: self.skip.clone(),
            style: self.style.clone(),
            accepted: self.accepted.clone(),
            fail_on: levels.and_then(|l| l.fail_on),
            min_severity: levels.and_then(|l| l.min_severity),
            ..Flags::default()
        };
        self.basis.plan(paths, flags)
    }

    /// Reads a story that has at least two articles.
    pub(super) fn open(&self, paths: &[String], plan: Plan, clock: &mut Clock) -> Result<Story, Exit> {
        let Picked { rules, known, broken } = self.basis.rules(&plan)?;
        clock.lap("rules");
        // A draft stands before its articles; from standard input it is called `draft`.
        let all: Vec<String> = self.draft.iter().chain(paths).cloned().collect();
        let stdin = if self.draft.as_deref() == Some("-") { "draft" } else { &self.basis.read.stdin_name };
        let (mut articles, unread) = self.basis.articles(&all, stdin, &plan, &rules);
        if let Some(draft) = &self.draft {
            match articles.first_mut() {
                Some(first) if first.path == *draft => first.role = Role::Draft,
                _ => {
                    complain(
                        "the draft could not be read; nothing was checked",
                        &[format!("--draft {draft}")],
                    );
                    return Err(Exit::Nothing);
                }
            }
        }
        if articles.len() < 2 {
            return Err(too_few(self.draft.is_some(), articles.len(), unread.len()));
        }
        clock.lap("read");
        Ok(Story { in_force: plan.in_force, rules, known, broken, articles, unread })
    }
}

impl BasisArgs {
    /// Settings and flags together; `flags` has those that are not of the basis.
    pub(super) fn plan(&self, paths: &[String], flags: Flags) -> Result<Plan, Exit> {
        self.rulebook.plan(paths, flags)
    }

    /// The rules of a run.
    pub(super) fn rules(&self, plan: &Plan) -> Result<Picked, Exit> {
        self.rulebook.rules(plan)
    }

    /// Reads the articles, and says which could not be read.
    pub(super) fn articles(
        &self,
        paths: &[String],
        stdin_name: &str,
        plan: &Plan,
        rules: &Rules,
    ) -> (Vec<Article>, Vec<(String, String)>) {
        let (mut articles, unread) = read::read(paths, stdin_name, &rules.lexicon);
        let unread: Vec<(String, String)> = unread.into_iter().filter_map(named).collect();
        for (path, what) in &unread {
            complain(&format!("{path}: {what}"), &[]);
        }
        for article in &mut articles {
            let known = plan.settings.known_of(&article.path);
            article.outlet = article.outlet.take().or(known.outlet);
            article.date = article.date.or(known.published).or(self.read.now);
        }
        (articles, unread)
    }
}

impl Story {
    /// Compares the articles, or checks the draft among them.
    pub(super) fn compare(&self, clock: &mut Clock) -> draft::Outcome {
        if self.articles.iter().any(|a| a.role == Role::Draft) {
            let outcome = draft::check(&self.articles, &self.rules);
            clock.lap("check");
            return outcome;
        }
        let claims: Vec<Vec<Claim>> =
            self.articles.iter().map(|a| claim::extract(a, &self.rules.lexicon)).collect();
        clock.lap("extract");
        let found = check::compare(&claims, &self.rules);
        clock.lap("compare");
        draft::Outcome {
            findings: found.findings,
            claims: found.claims,
            compared: found.compared,
            checked: None,
        }
    }

    /// What a file calls its articles.
    pub(super) fn names(&self, file: &str) -> Names {
        accepted::names(file, self.articles.iter().map(|a| (a.sigil.as_str(), a.path.as_str())))
    }

    /// What a run on it looks at, the articles as a file calls them.
    pub(super) fn scope(&self, names: &Names) -> Scope {
        Scope {
            rules: self.known.clone(),
            run: self.rules.rules.iter().map(|r| r.id.clone()).collect(),
            articles: self.articles.iter().map(|a| names.of(a.sigil.as_str()).to_owned()).collect(),
            draft: self
                .articles
                .iter()
                .find(|a| a.role == Role::Draft)
                .map(|a| names.of(a.sigil.as_str()).to_owned()),
            incomplete: self.is_incomplete(),
        }
    }

    /// The severity of acceptances that are of no use; none where they are not told.
    pub(super) fn of_unused(&self) -> Option<Severity> {
        let off = self.in_force.off.iter().any(|g| g.value == accept::RULE) || !self.in_force.only.is_empty();
        let set = self.in_force.severity.iter().rev().find(|g| g.value.0 == accept::RULE);
        let severity = set.map_or(Severity::Warning, |g| g.value.1);
        Some(severity).filter(|s| !off && *s != Severity::Off)
    }

    /// Whether something could not be looked at.
    pub(super) fn is_incomplete(&self) -> bool {
        !self.unread.is_empty() || self.broken > 0
    }
}

fn named(error: Error) -> Option<(String, String)> {
    match error {
        Error::Read { path, what } => Some((path, what)),
        _ => None,
    }
}

/// One article has nothing to be compared with. Where others could not be read, that is why.
fn too_few(draft: bool, read: usize, unread: usize) -> Exit {
    let what = match read {
        0 => "no article could be read; nothing was checked",
        _ if draft => "the draft has no source to be checked against; nothing was checked",
        _ => "there is only one article; nothing was checked",
    };
    let note = match draft {
        true => "name its sources behind it, or a folder that holds them".to_owned(),
        false => "name at least two articles, or a folder that holds them".to_owned(),
    };
    complain(what, if unread == 0 { std::slice::from_ref(&note) } else { &[] });
    Exit::Nothing
}

/// How long the stages took.
pub(super) struct Clock {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    pub(super) fn start() -> Self {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    pub(super) fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.last.elapsed()));
        self.last = Instant::now();
    }

    pub(super) fn tell(&self) -> io::Result<()> {
        let mut err = io::stderr().lock();
        let total: Duration = self.laps.iter().map(|(_, d)| *d).sum();
        for (stage, took) in self.laps.iter().copied().chain([("total", total)]) {
            writeln!(err, "{stage:8} {:8.2} ms", took.as_secs_f64() * 1000.0)?;
        }
        Ok(())
    }
}
