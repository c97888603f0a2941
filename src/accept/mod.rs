//! `accepted.yaml`: what an editor looked at and let pass, with a reason. What the file holds, what it says of
//! the findings of a run, and which of its entries are of no use any more. Opening files is the command line's.
//!
//! An acceptance is bound to a finding's fingerprint: the rule, what it is about, and its values. Where an
//! article changes its figure or its words, the fingerprint is another, and the finding comes back.

pub mod edit;
pub mod entry;
pub mod store;

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Locus;
use crate::claim::Kind;
use crate::compare::Verdict;
use crate::error::RuleError;
use crate::finding::{Finding, InFile, Lapse, Severity};
use crate::rule::fault::Written;
use crate::rule::load;
use crate::text::calendar::Day;
use crate::text::shown;

pub use entry::Entry;

/// What the file is called.
pub const NAME: &str = "accepted.yaml";

/// The rule that says which acceptances are of no use.
pub const RULE: &str = "unused-acceptance";

/// What that rule says of itself.
pub const EXPLAIN: &str = "\
An acceptance is of no use where its last day is past, where its rule is no rule of the run, or where no finding
has its values any more: an article was corrected, or changed its words. It is told only where the run looked at
all that the acceptance speaks of.

`crosscheck accept --prune SOURCES` takes out those that ran out and those whose values no finding has.
`--skip unused-acceptance`, or `off` in the settings, leaves this rule out.
";

/// Everything that was accepted, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register {
    /// The file, as it is shown.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// What articles are called in the file: their paths from its folder, without their endings. For an article
/// beside the file that is its sigil; where one file serves several stories, it tells their articles apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Names by sigil. Of two articles of one name, the second keeps its sigil.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let (mut names, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (sigil, name) in pairs {
            if taken.insert(name.clone()) {
                names.insert(sigil, name);
            }
        }
        Names(names)
    }

    /// What an article of a run is called.
    pub fn of<'a>(&'a self, sigil: &'a str) -> &'a str {
        self.0.get(sigil).map_or(sigil, String::as_str)
    }

    /// The values of a finding, each with the name of its article.
    pub fn in_values(&self, values: Vec<(String, String)>) -> Vec<(String, String)> {
        values.into_iter().map(|(sigil, value)| (self.of(&sigil).to_owned(), value)).collect()
    }
}

/// What a run looked at: an entry is stale only if the run could have seen its finding.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Every rule that there is, run or not.
    pub rules: Vec<String>,
    /// The rules that were run.
    pub run: Vec<String>,
    /// The articles, as the file calls them.
    pub articles: Vec<String>,
    /// The draft, where one was checked: only what touches it is found then.
    pub draft: Option<String>,
    /// Something could not be read, or was left out on purpose.
    pub incomplete: bool,
}

/// How an entry stands in a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// A finding has it.
    InForce,
    /// Its last day is past.
    RanOut,
    /// There is no rule of its name.
    UnknownRule,
    /// No finding has these values any more.
    Stale,
    /// The run did not look at all that it speaks of.
    NotSeen,
}

impl State {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            State::InForce => "in force",
            State::RanOut => "ran out",
            State::UnknownRule => "no such rule",
            State::Stale => "stale: no finding has it",
            State::NotSeen => "not looked at",
        }
    }

    /// Whether the entry is of no use.
    pub fn is_useless(self) -> bool {
        matches!(self, State::RanOut | State::UnknownRule | State::Stale)
    }
}

impl Register {
    /// Reads a file's text. An empty file has no entries.
    ///
    /// # Errors
    /// When it is no list of acceptances.
    pub fn parse(path: &str, text: &str) -> Result<Register, RuleError> {
        let nothing = text.lines().all(|l| l.trim().is_empty() || l.trim_start().starts_with('#'));
        let mut entries: Vec<Entry> =
            if nothing { Vec::new() } else { load::parse_as(Written::Acceptances, path, text)? };
        for (entry, lines) in entries.iter_mut().zip(edit::stretches(text)) {
            entry.line = lines.start + 1;
        }
        Ok(Register { path: path.to_owned(), text: text.to_owned(), entries })
    }

    /// Marks the findings that were accepted, and those that were once.
    pub fn mark(&self, findings: &mut [Finding], names: &Names, today: Day) {
        let ids: Vec<(String, String)> = findings.iter().map(|f| (f.rule.clone(), f.fingerprint())).collect();
        let found: BTreeSet<(&str, &str)> =
            ids.iter().map(|(rule, id)| (rule.as_str(), id.as_str())).collect();
        let mut own: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
        for entry in &self.entries {
            own.entry((&entry.rule, &entry.id.0)).or_default().push(entry);
        }
        let gone: Vec<&Entry> =
            self.entries.iter().filter(|e| !found.contains(&(e.rule.as_str(), e.id.0.as_str()))).collect();
        for (finding, (rule, id)) in findings.iter_mut().zip(&ids) {
            let own = own.get(&(rule.as_str(), id.as_str())).map_or(&[][..], Vec::as_slice);
            let holds = own.iter().rev().find(|e| !e.ran_out(today));
            finding.past.accepted = holds.map(|e| e.acceptance());
            if holds.is_none() {
                let ran_out = own.last().and_then(|e| Some(Lapse::RanOut(e.on.0, e.until.0?)));
                let now = names.in_values(finding.values());
                let mut once = gone.iter().rev().filter(|e| e.rule == *rule);
                let once = once.find(|e| is_of_other_values(finding, &now, &e.id.0, &e.values.0));
                finding.past.lapsed = ran_out.or(once.map(|e| Lapse::OtherValues(e.on.0)));
            }
        }
    }

    /// How each entry stands, in their order.
    pub fn states(&self, findings: &[Finding], scope: &Scope, today: Day) -> Vec<State> {
        let ids: BTreeSet<(&str, String)> =
            findings.iter().map(|f| (f.rule.as_str(), f.fingerprint())).collect();
        let state = |entry: &Entry| {
            let found = ids.contains(&(entry.rule.as_str(), entry.id.0.clone()));
            match (found, scope.has_articles_of(entry)) {
                (true, _) | (_, true) if entry.ran_out(today) => State::RanOut,
                (true, _) => State::InForce,
                (false, true) if !scope.rules.contains(&entry.rule) => State::UnknownRule,
                (false, true) if scope.run.contains(&entry.rule) => State::Stale,
                (false, _) => State::NotSeen,
            }
        };
        self.entries.iter().map(state).collect()
    }

    /// A finding for each entry that is of no use.
    pub fn unused(&self, states: &[State]) -> Vec<Finding> {
        let useless = self.entries.iter().zip(states).filter(|(_, s)| s.is_useless());
        useless.map(|(entry, state)| self.finding(entry, *state)).collect()
    }

    fn finding(&self, entry: &Entry, state: State) -> Finding {
        let why = match (state, entry.until.0) {
            (State::RanOut, Some(until)) => format!("it ran out on {}", shown::day(until)),
            (State::UnknownRule, _) => format!("there is no rule `{}`", entry.rule),
            _ => "no finding has its values any more".to_owned(),
        };
        let nowhere = Locus { kind: Kind::Other, readings: Vec::new() };
        let message = format!("{}, accepted on {}: {why}", entry.id.0, shown::day(entry.on.0));
        let verdict = Verdict::Compatible(String::new());
        let mut finding = Finding::new(RULE, Kind::Other, Severity::Warning, verdict, nowhere);
        finding.message = message;
        "`crosscheck accept --prune` takes it out".clone_into(&mut finding.advice);
        let line = u32::try_from(entry.line).unwrap_or(u32::MAX);
        let text = self.text.lines().nth(entry.line.saturating_sub(1)).unwrap_or_default();
        let column = text.len() - text.trim_start().len() + 1;
        let column = u32::try_from(column).unwrap_or(1);
        finding.file = Some(InFile { path: self.path.clone(), line, column, text: text.trim().to_owned() });
        finding
    }
}

impl Scope {
    /// Whether the run looked at all articles that an entry speaks of.
    fn has_articles_of(&self, entry: &Entry) -> bool {
        let mut named = entry.values.0.iter().map(|(article, _)| article);
        let draft = self.draft.as_ref().is_none_or(|d| named.clone().any(|n| n == d));
        !self.incomplete && draft && named.all(|n| self.articles.contains(n))
    }
}

/// Whether a finding may be one of before with other values: about the same, and an article still says what it
/// said then. `now` are the values of the finding, `id` and `then` those of before.
pub fn is_of_other_values(
    finding: &Finding,
    now: &[(String, String)],
    id: &str,
    then: &[(String, String)],
) -> bool {
    finding.may_be_about_that_of(id) && now.iter().any(|pair| then.contains(pair))
}

#[cfg(test)]
mod tests;
