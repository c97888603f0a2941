//! One acceptance: as it is read from YAML, and as it is written.

use std::str::FromStr;

use serde::Deserialize;
use serde::de::Deserializer;

use crate::finding::{self, Acceptance};
use crate::text::calendar::{self, Day};
use crate::text::scalar::{self, Fault};
use crate::text::yaml::{marked, quoted};

/// How many words a reason has at least: "checked" alone tells nobody anything next year.
pub const WORDS: usize = 3;

/// How long an acceptance holds unless something else is said, in days.
pub const DAYS: i64 = 90;

/// An acceptance.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The fingerprint of the finding.
    pub id: Id,
    /// Its rule.
    pub rule: String,
    /// Which article had which value.
    #[serde(default)]
    pub values: Values,
    /// Why it was accepted.
    pub reason: Reason,
    /// Who did.
    pub by: String,
    /// On which day.
    pub on: At,
    /// The last day on which it holds; for ever where there is none.
    #[serde(default)]
    pub until: Until,
    /// It was there when a baseline was taken; nobody looked at it.
    #[serde(default)]
    pub known: bool,
    /// The line on which it begins, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// A fingerprint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Id(pub String);

/// A reason of enough words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason(pub String);

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At(pub Day);

/// A last day, or none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Until(pub Option<Day>);

/// Articles and their values, in the order of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Values(pub Vec<(String, String)>);

impl Entry {
    /// Whether its last day is past.
    pub fn ran_out(&self, today: Day) -> bool {
        self.until.0.is_some_and(|until| until < today)
    }

    /// What a report says of it.
    pub fn acceptance(&self) -> Acceptance {
        Acceptance {
            reason: self.reason.0.clone(),
            by: self.by.clone(),
            on: self.on.0,
            until: self.until.0,
            known: self.known,
        }
    }

    /// The same entry wherever it stands: what is compared after a file was written.
    pub fn without_line(&self) -> Entry {
        Entry { line: 0, ..self.clone() }
    }

    /// It as lines of YAML, without the indentation of the list.
    pub fn lines(&self) -> Vec<String> {
        let pairs: Vec<String> = self
            .values
            .0
            .iter()
            .map(|(article, value)| format!("{}: {}", quoted(article), marked(value)))
            .collect();
        let mut out = vec![
            format!("- id: {}", marked_if_number(&self.id.0)),
            format!("  rule: {}", quoted(&self.rule)),
        ];
        if !pairs.is_empty() {
            out.push(format!("  values: {{ {} }}", pairs.join(", ")));
        }
        out.push(format!("  reason: {}", marked(&self.reason.0)));
        out.push(format!("  by: {}", quoted(&self.by)));
        out.push(format!("  on: {}", self.on.0));
        out.extend(self.until.0.map(|until| format!("  until: {until}")));
        if self.known {
            out.push("  known: true".to_owned());
        }
        out
    }
}

/// A fingerprint may look like a number: `1e10-0000` does not, but only its marks make that plain.
fn marked_if_number(id: &str) -> String {
    if id.starts_with(|c: char| c.is_ascii_digit()) { marked(id) } else { id.to_owned() }
}

impl FromStr for Id {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        if finding::is_fingerprint(text) {
            return Ok(Id(text.to_owned()));
        }
        let note = Some("an id stands at the right of a finding and looks like q7f3-91ac".to_owned());
        Err(Fault { note, ..Fault::new(format!("`{text}` is no id of a finding")) })
    }
}

impl FromStr for Reason {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let told = words.iter().filter(|w| w.contains(char::is_alphanumeric)).count();
        if told >= WORDS {
            return Ok(Reason(words.join(" ")));
        }
        let note = Some("say what was checked, and with whom: in a year nobody remembers".to_owned());
        Err(Fault { note, ..Fault::new(format!("a reason needs at least {WORDS} words")) })
    }
}

impl FromStr for At {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let fault = || Fault {
            note: Some("a day is written 2026-03-14".to_owned()),
            ..Fault::new(format!("`{text}` is no day"))
        };
        calendar::parse_day(text).map(At).ok_or_else(fault)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse(deserializer)
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse(deserializer)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse(deserializer)
    }
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse::<At, D>(deserializer).map(|at| Until(Some(at.0)))
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs = scalar::Pairs::<String>::new("articles and their values");
        deserializer.deserialize_map(pairs).map(Values)
    }
}
