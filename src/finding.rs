//! Finding: the plain value in the middle. Rule + verdict + locus; every output format is one function from
//! findings to bytes, and none of them needs to know how a finding was found.

use std::fmt;

use crate::align::Locus;
use crate::claim::{Claim, Kind};
use crate::collate::Collation;
use crate::compare::Verdict;
use crate::text::value::Value;

/// How grave a finding is: SARIF's four levels, its `none` being our `off`. Graver ones sort first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Both cannot be right.
    Error,
    /// An editor must weigh it.
    Warning,
    /// Good to know: a difference of precision.
    Note,
    /// Not said at all.
    Off,
}

impl Severity {
    /// Its name in rules and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
            Severity::Off => "off",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One difference between articles.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the rule.
    pub rule: String,
    /// What kind of difference it is.
    pub kind: Kind,
    /// How grave.
    pub severity: Severity,
    /// What the comparator said, with its reason.
    pub verdict: Verdict,
    /// What is wrong, in one line for people.
    pub message: String,
    /// What to do about it, from the rule.
    pub advice: String,
    /// The readings and their witnesses. The first witness of the first reading is the primary place.
    pub locus: Locus,
    /// For wordings: the words of all witnesses side by side.
    pub collation: Option<Collation>,
}

impl Finding {
    /// A finding without message, advice or collation.
    pub fn new(rule: &str, kind: Kind, severity: Severity, verdict: Verdict, locus: Locus) -> Self {
        let (message, advice) = (String::new(), String::new());
        Finding { rule: rule.to_owned(), kind, severity, verdict, message, advice, locus, collation: None }
    }

    /// The witnesses of all readings, each with the number of its reading.
    pub fn witnesses(&self) -> impl Iterator<Item = (usize, &Claim)> {
        self.locus.readings.iter().enumerate().flat_map(|(i, r)| r.witnesses.iter().map(move |w| (i, w)))
    }

    /// A digest of the rule, what the finding is about and its values, without sigils or offsets, so that it
    /// survives an edit elsewhere in an article: a letter of the rule, then hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let mut values: Vec<String> = self.locus.readings.iter().map(|r| normal(&r.value)).collect();
        values.sort();
        let mut about: Vec<&str> = self.witnesses().map(|(_, w)| w.about.head.as_str()).collect();
        about.sort_unstable();
        about.dedup();
        let hash = fnv(self.rule.bytes().chain(about.join("|").bytes()).chain(values.join("|").bytes()));
        let letter = self.rule.chars().next().unwrap_or('f');
        format!("{letter}{:03x}-{:04x}", (hash >> 16) & 0xfff, hash & 0xffff)
    }
}

/// A value in its normal form as one line, for digests.
fn normal(value: &Value) -> String {
    match value {
        Value::Words(words) => words.words.iter().map(|w| w.normal.as_str()).collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    }
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): short, and the same on every machine.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
