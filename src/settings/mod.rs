//! `crosscheck.yaml`: what a desk says once instead of on every command line. What the file may hold, and how
//! it is merged with the flags; finding and reading it is the command line's.

mod glob;
pub mod merge;
mod place;

use std::str::FromStr;

use serde::Deserialize;
use serde::de::Deserializer;

use crate::error::RuleError;
use crate::finding::Severity;
use crate::rule::fault::Written;
use crate::rule::{Rules, load};
use crate::text::calendar::{self, Day};
use crate::text::scalar::{self, Fault};
use crate::text::similar::nearest;

pub use merge::{Flags, Given, InForce, Origin, merge};

/// What the file is called.
pub const NAME: &str = "crosscheck.yaml";

/// The settings of one file.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Where they were read from, as it is shown; empty where there is no file.
    #[serde(skip)]
    pub path: String,
    /// The file's text, so that a place in it can be shown.
    #[serde(skip)]
    pub text: String,
    /// What is known of articles, by the names of their files. Of several that fit the last one counts.
    #[serde(default)]
    pub articles: Patterns,
    /// Which rules there are, and how grave they are.
    #[serde(default)]
    pub rules: RuleSettings,
    /// The house style.
    #[serde(default)]
    pub style: Option<String>,
    /// From which severity on a run fails.
    #[serde(default, deserialize_with = "or_never")]
    pub fail_on: Option<Severity>,
    /// The least severity that is shown.
    #[serde(default, deserialize_with = "severity")]
    pub min_severity: Option<Severity>,
    /// The file of what was accepted.
    #[serde(default)]
    pub accepted: Option<String>,
}

/// What the settings say of rules.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// Files and folders of rules besides the built-in ones.
    #[serde(default)]
    pub from: Vec<String>,
    /// Rules that are left out.
    #[serde(default)]
    pub off: Vec<String>,
    /// How grave the conflicts of a rule are.
    #[serde(default)]
    pub severity: Severities,
}

/// Severities by the names of rules, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Severities(pub Vec<(String, Severity)>);

/// What is known of articles, by patterns, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Patterns(pub Vec<(String, Known)>);

/// What is known of the articles that a pattern fits.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Who published them.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The day of publication, where the article itself gives none.
    #[serde(default, deserialize_with = "day")]
    pub published: Option<Day>,
}

impl Settings {
    /// Reads settings from the text of a file. An empty file has none.
    ///
    /// # Errors
    /// When it is not YAML, or holds what there is not.
    pub fn parse(path: &str, text: &str) -> Result<Settings, RuleError> {
        let nothing = text.lines().all(|l| l.trim().is_empty() || l.trim_start().starts_with('#'));
        let read = if nothing { Settings::default() } else { load::parse_as(Written::Settings, path, text)? };
        Ok(Settings { path: path.to_owned(), text: text.to_owned(), ..read })
    }

    /// The line on which keys stand, the outermost first, from 1.
    pub fn line_of(&self, keys: &[&str]) -> usize {
        place::of(&self.text, keys).map_or(1, |(line, _)| line)
    }

    /// Rules that the settings name and that there are not.
    pub fn unknown_rules(&self, rules: &[&str]) -> Vec<RuleError> {
        let off = self.rules.off.iter().map(|id| ("off", id));
        let named = off.chain(self.rules.severity.0.iter().map(|(id, _)| ("severity", id)));
        let unknown = named.filter(|(_, id)| !rules.contains(&id.as_str()));
        let error = |(key, id): (&str, &String)| RuleError {
            path: self.path.clone(),
            title: format!("no rule `{id}`"),
            place: place::of(&self.text, &["rules", key, id]),
            label: None,
            notes: vec![match nearest(id, rules.iter().copied()) {
                Some(near) => format!("in rules.{key}; did you mean `{near}`?"),
                None => format!("in rules.{key}; `crosscheck rules` lists them"),
            }],
            text: self.text.clone(),
        };
        unknown.map(error).collect()
    }

    /// What is known of an article by its path.
    pub fn known_of(&self, path: &str) -> Known {
        let mut out = Known::default();
        for (_, known) in self.articles.0.iter().filter(|(pattern, _)| glob::fits_path(pattern, path)) {
            out.outlet = known.outlet.clone().or(out.outlet);
            out.published = known.published.or(out.published);
        }
        out
    }

    /// Gives rules the severities that the settings say. A lesser difference never outweighs a conflict.
    pub fn weigh(&self, rules: &mut Rules) {
        for rule in &mut rules.rules {
            if let Some((_, severity)) = self.rules.severity.0.iter().rev().find(|(id, _)| *id == rule.id) {
                rule.conflict = *severity;
                rule.compatible = rule.compatible.max(*severity);
            }
        }
    }
}

/// A severity as it is written.
struct Level(Severity);

impl FromStr for Level {
    type Err = Fault;

    fn from_str(name: &str) -> Result<Self, Fault> {
        let all = [Severity::Error, Severity::Warning, Severity::Note];
        let found = all.into_iter().find(|s| s.name() == name).map(Level);
        found.ok_or_else(|| Fault::unknown("severity", name, all.map(Severity::name)))
    }
}

/// One of them, or `off`.
struct OrOff(Severity);

impl FromStr for OrOff {
    type Err = Fault;

    fn from_str(name: &str) -> Result<Self, Fault> {
        let all = [Severity::Error, Severity::Warning, Severity::Note, Severity::Off];
        let found = all.into_iter().find(|s| s.name() == name).map(OrOff);
        found.ok_or_else(|| Fault::unknown("severity", name, all.map(Severity::name)))
    }
}

/// One of them, or `never`: the severity that no finding has.
struct OrNever(Severity);

impl FromStr for OrNever {
    type Err = Fault;

    fn from_str(name: &str) -> Result<Self, Fault> {
        let level = if name == "never" { Ok(Level(Severity::Off)) } else { name.parse::<Level>() };
        let known = ["error", "warning", "note", "never"];
        level.map(|l| OrNever(l.0)).map_err(|_| Fault::unknown("severity", name, known))
    }
}

/// A day as it is written.
struct Published(Day);

impl FromStr for Published {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let fault = || Fault {
            note: Some("a day is written 2026-03-14".to_owned()),
            ..Fault::new(format!("`{text}` is no day"))
        };
        calendar::parse_day(text).map(Published).ok_or_else(fault)
    }
}

fn severity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Severity>, D::Error> {
    scalar::parse::<Level, D>(deserializer).map(|l| Some(l.0))
}

fn or_never<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Severity>, D::Error> {
    scalar::parse::<OrNever, D>(deserializer).map(|l| Some(l.0))
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    scalar::parse::<Published, D>(deserializer).map(|d| Some(d.0))
}

impl<'de> Deserialize<'de> for Patterns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_map(scalar::Pairs::<Known>::new("file name patterns and what is known of them"))
            .map(Patterns)
    }
}

impl<'de> Deserialize<'de> for Severities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs = deserializer
            .deserialize_map(scalar::Pairs::<Weight>::new("names of rules and their severities"))?;
        Ok(Severities(pairs.into_iter().map(|(id, weight)| (id, weight.0)).collect()))
    }
}

/// The severity of a rule in a mapping.
struct Weight(Severity);

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse::<OrOff, D>(deserializer).map(|l| Weight(l.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::fault;

    fn settings(text: &str) -> Settings {
        Settings::parse("crosscheck.yaml", text).unwrap()
    }

    #[test]
    fn a_whole_file_is_read() {
        let read = settings(
            "articles:\n  \"lusa*\": { outlet: Lusa, published: 2026-11-20 }\n  \"*.md\": {outlet: Desk}\n\
             rules:\n  from: [desk/]\n  off: [date]\n  severity: { count: note, amount: off }\n\
             style: ap\nfail_on: never\nmin_severity: note\naccepted: done.yaml\n",
        );
        assert_eq!(read.known_of("story/lusa-2.txt").outlet.as_deref(), Some("Lusa"));
        assert_eq!(read.known_of("lusa.md").outlet.as_deref(), Some("Desk"));
        assert_eq!(read.known_of("lusa.md").published, calendar::parse_day("2026-11-20"));
        assert_eq!(read.known_of("wire.txt"), Known::default());
        assert_eq!(read.fail_on, Some(Severity::Off));
        assert_eq!(read.rules.severity.0.len(), 2);
        assert_eq!(
            settings("# nothing yet\n"),
            Settings {
                text: "# nothing yet\n".into(),
                path: "crosscheck.yaml".into(),
                ..Settings::default()
            }
        );
    }

    #[test]
    fn what_is_wrong_is_shown_at_its_place() {
        let check = |text: &str, expected: &str| {
            let shown = Settings::parse("c.yaml", text).map_err(|e| fault::show(&e, false));
            let first: Vec<String> =
                shown.unwrap_err().lines().take(2).map(|l| l.trim().to_owned()).collect();
            assert_eq!(first.join(" "), expected);
        };
        check("fail-on: error\n", "error: unknown field `fail-on`, expected `fail_on` --> c.yaml:1:1");
        check("severity: error\n", "error: unknown field `severity` --> c.yaml:1:1");
        check("fail_on: eror\n", "error: unknown severity `eror` --> c.yaml:1:10");
        check("min_severity: never\n", "error: unknown severity `never` --> c.yaml:1:15");
        check("rules:\n  severity: {count: fatal}\n", "error: unknown severity `fatal` --> c.yaml:2:21");
        check("rules:\n  form: [x]\n", "error: unknown field `form`, expected `from` --> c.yaml:2:3");
        check("articles:\n  a*: {published: 2026-02-30}\n", "error: `2026-02-30` is no day --> c.yaml:2:19");
        check(
            "articles:\n  a*: {outlt: x}\n",
            "error: unknown field `outlt`, expected `outlet` --> c.yaml:2:8",
        );
        check(
            "articles: [a]\n",
            "error: expected file name patterns and what is known of them, found a list --> c.yaml:1:11",
        );
        check("rules: {off: [date}\n", "error: this list is not closed, or lacks a comma --> c.yaml:1:14");
    }

    #[test]
    fn rules_that_there_are_not_are_named() {
        let read = settings("rules:\n  off:\n    - date\n    - dat\n  severity:\n    cuont: note\n");
        let errors = read.unknown_rules(&["count", "date"]);
        let said: Vec<_> = errors.iter().map(|e| (e.place, e.title.as_str(), e.notes[0].as_str())).collect();
        assert_eq!(
            said,
            [
                (Some((4, 7)), "no rule `dat`", "in rules.off; did you mean `date`?"),
                (Some((6, 5)), "no rule `cuont`", "in rules.severity; did you mean `count`?"),
            ]
        );
    }

    #[test]
    fn a_lesser_difference_never_outweighs_a_conflict() {
        let mut rules = Rules::builtin();
        settings("rules: {severity: {meeting-count: note}}").weigh(&mut rules);
        let rule = rules.rules.iter().find(|r| r.id == "meeting-count").unwrap();
        assert_eq!((rule.conflict, rule.compatible), (Severity::Note, Severity::Note));
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_the_file_is_read_or_shown(
            lines in proptest::collection::vec(
                "(  )?(- )?(rules|off|from|severity|articles|style|fail_on|\"?é\\*\"?|[a-z]{0,3})(:)?( |\n)(\\[|\\{|\\}|\\]|#|error|off|2026-11-20|x: y|\t)?",
                0..8,
            ),
        ) {
            let text = lines.join("\n");
            match Settings::parse("c.yaml", &text) {
                Ok(read) => {
                    read.unknown_rules(&["count"]).iter().for_each(|e| drop(fault::show(e, false)));
                    merge(&read, &Flags::default()).show();
                    read.known_of("é/x.txt");
                }
                Err(error) => proptest::prop_assert!(fault::show(&error, true).contains("error")),
            }
        }
    }
}
