//! Finding: the plain value in the middle. Rule + verdict + locus; every output format is one function from
//! findings to bytes, and none of them needs to know how a finding was found.

use std::fmt;

use crate::align::Locus;
use crate::claim::{Claim, Kind};
use crate::collate::Collation;
use crate::compare::Verdict;
use crate::text::calendar::Day;
use crate::text::shown;
use crate::text::value::{Decimal, Hedge, Name, Quantity, Sort, Value};

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
    /// What was decided about it earlier, and whether an earlier run had it.
    pub past: Past,
    /// Where it stands, if that is no article: a line of a file that people keep beside the articles.
    pub file: Option<InFile>,
}

/// What earlier decisions and earlier runs say of a finding.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Past {
    /// It was looked at and accepted: it is counted, and does not fail a run.
    pub accepted: Option<Acceptance>,
    /// It was accepted once, and that does not hold any more.
    pub lapsed: Option<Lapse>,
    /// Beside an earlier run: whether that had it.
    pub since: Option<Since>,
}

/// That somebody looked at a finding and let it pass.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// On which day.
    pub on: Day,
    /// The last day on which it holds; for ever where there is none.
    pub until: Option<Day>,
    /// Nobody looked at it: it was there when a baseline was taken.
    pub known: bool,
}

/// Why an acceptance does not hold any more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lapse {
    /// It was given on this day, for other values.
    OtherValues(Day),
    /// It was given on the first of these days, and ran out on the second.
    RanOut(Day, Day),
}

/// What an earlier run says of a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Since {
    /// It had the same finding.
    Same,
    /// It had none like it.
    New,
    /// It had one about the same, with other values: those of then that are no more.
    Changed(String),
}

/// A line of a file that is no article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InFile {
    /// The file, as the user named it.
    pub path: String,
    /// Its line, from 1.
    pub line: u32,
    /// The column in that line, from 1.
    pub column: u32,
    /// What stands there.
    pub text: String,
}

impl Finding {
    /// A finding without message, advice, collation or past.
    pub fn new(rule: &str, kind: Kind, severity: Severity, verdict: Verdict, locus: Locus) -> Self {
        Finding {
            rule: rule.to_owned(),
            kind,
            severity,
            verdict,
            message: String::new(),
            advice: String::new(),
            locus,
            collation: None,
            past: Past::default(),
            file: None,
        }
    }

    /// The witnesses of all readings, each with the number of its reading.
    pub fn witnesses(&self) -> impl Iterator<Item = (usize, &Claim)> {
        self.locus.readings.iter().enumerate().flat_map(|(i, r)| r.witnesses.iter().map(move |w| (i, w)))
    }

    /// Which article has which value, in the order of the articles. Of several the values stand together.
    pub fn values(&self) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        for reading in &self.locus.readings {
            let value = shown::value(&reading.value);
            for witness in &reading.witnesses {
                let name = witness.said.sigil.as_str();
                match out.iter_mut().find(|(n, _)| n == name) {
                    Some((_, all)) if all.split(" / ").any(|v| v == value) => {}
                    Some((_, all)) => *all += &format!(" / {value}"),
                    None => out.push((name.to_owned(), value.clone())),
                }
            }
        }
        out
    }

    /// A digest of the rule, what the finding is about and its values, without sigils or offsets, so that it
    /// survives an edit elsewhere in an article: a letter of the rule, three hexadecimal digits for what it is
    /// about, four for the values as well. Who accepted a finding, accepted these values.
    pub fn fingerprint(&self) -> String {
        let about = self.about();
        let mut values: Vec<String> = self.locus.readings.iter().map(|r| normal(&r.value)).collect();
        values.sort();
        let letter = self.rule.chars().next().unwrap_or('f');
        let whole = fnv(about.bytes().chain(values.join("|").bytes()));
        // What a quotation is about is its words, and those are the value.
        let front = if self.kind == Kind::QuoteWording { whole } else { fnv(about.bytes()) };
        format!("{letter}{:03x}-{:04x}", (front >> 16) & 0xfff, whole & 0xffff)
    }

    /// Whether a finding of this fingerprint, of the same rule, may have been about the same.
    pub fn may_be_about_that_of(&self, fingerprint: &str) -> bool {
        let front = |id: &str| id.split('-').next().map(str::to_owned);
        self.kind == Kind::QuoteWording || front(&self.fingerprint()) == front(fingerprint)
    }

    /// What a fingerprint has of the fact. Of each sort what all witnesses have counts, so that one more
    /// witness changes nothing.
    fn about(&self) -> String {
        let of = |part: fn(&Claim) -> Vec<&str>| {
            let mut sets = self.witnesses().map(|(_, w)| part(w)).filter(|p| !p.is_empty());
            let mut common = sets.next().unwrap_or_default();
            sets.for_each(|set| common.retain(|c| set.contains(c)));
            common.sort_unstable();
            common.dedup();
            common.join("|")
        };
        let heads = of(|w| vec![w.about.head.as_str()]);
        let people = of(|w| w.about.people.iter().map(Name::last).collect());
        let acts = of(|w| w.about.act.iter().map(String::as_str).collect());
        let utterance = match self.kind {
            Kind::QuoteWording => String::new(),
            _ => of(|w| w.about.words.iter().map(String::as_str).collect()),
        };
        let mut parts = vec![self.rule.as_str(), &heads, &people, &acts, &utterance];
        parts.extend(self.file.as_ref().map(|f| f.text.as_str()));
        parts.join("\n")
    }
}

/// Whether a text has the form of a fingerprint.
pub fn is_fingerprint(text: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    text.split_once('-').is_some_and(|(about, values)| {
        let (mut about, mut values) = (about.chars(), values.chars());
        about.next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            && about.clone().count() == 3
            && about.all(hex)
            && values.clone().count() == 4
            && values.all(hex)
    })
}

/// A value in its normal form as one line, for digests. Written out part by part: what is added to a type
/// later must not change the fingerprints of before.
fn normal(value: &Value) -> String {
    match value {
        Value::Words(words) => words.words.iter().map(|w| w.normal.as_str()).collect::<Vec<_>>().join(" "),
        Value::Quantity(q) => quantity(q),
        Value::Tally(a, b) => format!("{} to {}", quantity(a), quantity(b)),
        Value::Date(d) => {
            let day = |day: Option<Day>| day.map_or(String::new(), |d| d.to_string());
            let part = d.part.map_or("", shown::day_part);
            let time = d.time.as_deref().unwrap_or_default();
            let recurring = d.recurring.map(shown::recurring);
            let mut ends = vec![day(d.earliest), day(d.latest), part.to_owned(), time.to_owned()];
            ends.extend(recurring);
            ends.join("/")
        }
        Value::Name(name) => name.parts.join(" "),
        Value::Level(level) => format!("{} {}", level.scale, level.step),
        Value::Role(role) => format!("{} {} {}", role.family, role.noun, joined(&role.of)),
        Value::Place(site) if site.sort.is_empty() => site.names.join("/"),
        Value::Place(site) => format!("{} {}", site.sort, site.names.join("/")),
        Value::Parts(parts) => {
            parts.iter().map(|(name, v)| format!("{name} {}", normal(v))).collect::<Vec<_>>().join(";")
        }
    }
}

fn joined(words: &std::collections::BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A quantity by its ends, what it counts, and how it was put.
fn quantity(q: &Quantity) -> String {
    let end = |n: Option<Decimal>| n.map_or(String::new(), |n| n.normalize().to_string());
    let unit = q.unit.as_deref().unwrap_or_default();
    let hedge = match q.hedge {
        Some(Hedge::AtLeast) => ">=",
        Some(Hedge::AtMost) => "<=",
        Some(Hedge::MoreThan) => ">",
        Some(Hedge::LessThan) => "<",
        Some(Hedge::About) => "~",
        None => "",
    };
    let ordinal = if q.sort == Sort::Ordinal { "th" } else { "" };
    format!("{hedge}{}..{}{ordinal} {unit}", end(q.low), end(q.high))
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): short, and the same on every machine.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_have_one_form() {
        let finding = Finding::new(
            "count",
            Kind::Count,
            Severity::Error,
            Verdict::Agree,
            Locus { kind: Kind::Count, readings: Vec::new() },
        );
        for (text, expected) in [
            (finding.fingerprint().as_str(), true),
            ("q7f3-91ac", true),
            ("9aaa-0000", true),
            ("q7f3-91a", false),
            ("Q7f3-91ac", false),
            ("qxf3-91ac", false),
            ("q7f3", false),
            ("story.txt", false),
            ("é7f3-91ac", false),
        ] {
            assert_eq!(is_fingerprint(text), expected, "{text}");
        }
    }
}
