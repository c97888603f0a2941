//! The message template of a rule and its placeholders. A placeholder that does not exist is an error when
//! the rule is read, not when it first speaks.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::align::{Locus, Reading};
use crate::claim::Kind;
use crate::text::scalar::{self, Fault};
use crate::text::value::{Value, Words};

/// A message with placeholders such as `{readings}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    written: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Text(String),
    /// An index into [`PLACEHOLDERS`].
    Filled(usize),
}

/// A word in braces that a message may hold.
pub struct Placeholder {
    /// Its name, without braces.
    pub name: &'static str,
    /// What it is filled with.
    pub meaning: &'static str,
    fill: fn(&Locus, &str) -> String,
}

/// Every placeholder.
pub const PLACEHOLDERS: &[Placeholder] = &[
    Placeholder { name: "readings", meaning: "the values, as in “4 or 5”", fill: |l, _| readings(l) },
    Placeholder { name: "value", meaning: "the value of the first article", fill: |l, _| first_value(l) },
    Placeholder { name: "head", meaning: "what is counted or dated", fill: |l, _| head(l) },
    Placeholder {
        name: "people", meaning: "who takes part, as in “Ruiz – Ode”", fill: |l, _| people(l)
    },
    Placeholder { name: "speaker", meaning: "who is quoted", fill: |l, _| speaker(l) },
    Placeholder { name: "words", meaning: "the words quoted, the first eight", fill: |l, _| quoted(l) },
    Placeholder {
        name: "articles",
        meaning: "how many they are, as in “3 sources”",
        fill: |l, _| articles(l),
    },
    Placeholder {
        name: "change",
        meaning: "the first value and the one it stands for, as in “five” for “four”",
        fill: |l, _| change(l),
    },
    Placeholder { name: "why", meaning: "what was found, in a few words", fill: |_, why| why.to_owned() },
];

impl Message {
    /// The template as the rule has it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The names of the placeholders it uses.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> {
        self.pieces.iter().filter_map(|p| match p {
            Piece::Filled(i) => PLACEHOLDERS.get(*i).map(|p| p.name),
            Piece::Text(_) => None,
        })
    }

    /// The message on a locus, of which `why` was found.
    pub fn fill(&self, locus: &Locus, why: &str) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Filled(i) => out.extend(PLACEHOLDERS.get(*i).map(|p| (p.fill)(locus, why))),
            }
        }
        out
    }
}

impl FromStr for Message {
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        let mut pieces = Vec::new();
        let mut rest = written;
        let here = |rest: &str| written[..written.len() - rest.len()].chars().count();
        while let Some(open) = rest.find('{') {
            let (before, behind) = rest.split_at(open);
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let Some((name, after)) = behind[1..].split_once('}') else {
                return Err(Fault {
                    at: Some(here(behind)),
                    label: Some("opened here".to_owned()),
                    note: Some("a placeholder is a word in braces: {readings}".to_owned()),
                    ..Fault::new("this placeholder has no closing brace")
                });
            };
            let Some(known) = PLACEHOLDERS.iter().position(|p| p.name == name) else {
                let names = PLACEHOLDERS.iter().map(|p| p.name);
                let label = Some("no such placeholder".to_owned());
                return Err(Fault {
                    at: Some(here(behind)),
                    label,
                    ..Fault::unknown("placeholder", name, names)
                });
            };
            pieces.push(Piece::Filled(known));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        if pieces.is_empty() {
            return Err(Fault::new("the message says nothing"));
        }
        Ok(Message { written: written.to_owned(), pieces })
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse(deserializer)
    }
}

fn readings(locus: &Locus) -> String {
    let mut all: Vec<String> = Vec::new();
    for reading in &locus.readings {
        let shown = shown_reading(reading);
        if !all.contains(&shown) {
            all.push(shown);
        }
    }
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.concat(),
    }
}

fn change(locus: &Locus) -> String {
    let all: Vec<String> = locus.readings.iter().map(shown_reading).collect();
    all.join(" for ")
}

fn first_value(locus: &Locus) -> String {
    locus.readings.first().map(shown_reading).unwrap_or_default()
}

fn witnesses(locus: &Locus) -> impl Iterator<Item = &crate::claim::Claim> {
    locus.readings.iter().flat_map(|r| &r.witnesses)
}

fn head(locus: &Locus) -> String {
    let words = |w: &'_ crate::claim::Claim| {
        let about = &w.about;
        if about.label.is_empty() { about.head.clone() } else { about.label.clone() }
    };
    witnesses(locus).map(words).find(|h| !h.is_empty()).unwrap_or_else(|| "the same".to_owned())
}

fn people(locus: &Locus) -> String {
    let lists = witnesses(locus).map(|w| &w.about.people).enumerate();
    let most = lists.max_by_key(|(i, p)| (p.len(), std::cmp::Reverse(*i))).map(|(_, p)| p);
    let names: Vec<&str> = most.into_iter().flatten().map(|n| n.full.as_str()).collect();
    if names.is_empty() { head(locus) } else { names.join(" – ") }
}

fn speaker(locus: &Locus) -> String {
    let names = witnesses(locus).filter_map(|w| w.speech.as_ref()).map(|s| s.speaker.full.as_str());
    names.max_by_key(|n| n.len()).unwrap_or("nobody named").to_owned()
}

fn quoted(locus: &Locus) -> String {
    let words = witnesses(locus).find_map(|w| match &w.value {
        Value::Words(words) => Some(cut(&words.shown())),
        // The first piece as written; of several, the writer's own words stand between.
        _ if w.kind == Kind::QuoteSpeaker => {
            w.said.spans.first().map(|s| cut(s.from(w.said.at.start).of(&w.said.text)))
        }
        _ if !w.about.words.is_empty() => Some(cut(&w.about.words.join(" "))),
        _ => None,
    });
    words.unwrap_or_default()
}

fn articles(locus: &Locus) -> String {
    let mut sigils: Vec<&str> = witnesses(locus).map(|w| w.said.sigil.as_str()).collect();
    sigils.sort_unstable();
    sigils.dedup();
    let plural = if sigils.len() == 1 { "" } else { "s" };
    format!("{} source{plural}", sigils.len())
}

/// The first eight words, between quotation marks.
fn cut(words: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    let more = if all.len() > 8 { " …" } else { "" };
    format!("“{}{more}”", all.iter().take(8).copied().collect::<Vec<_>>().join(" "))
}

/// A reading for people: its value, or the article's own words where the value has none of its own.
fn shown_reading(reading: &Reading) -> String {
    let written = reading.witnesses.first().map(|w| w.said.text.as_str()).unwrap_or_default();
    match &reading.value {
        Value::Quantity(q) if q.weak && !written.is_empty() => format!("“{written}”"),
        // "Thursday (26 Mar 2015)", "last week (23 to 29 Mar 2015)"
        Value::Date(d) if !written.is_empty() => {
            let told = written.bytes().any(|b| b.is_ascii_digit()) || d.recurring.is_some();
            if told { written.to_owned() } else { format!("{written} ({})", crate::text::shown::when(d)) }
        }
        // Circumstances are told in the words of the article.
        Value::Parts(_) if reading.witnesses.first().is_some_and(|w| w.kind == Kind::QuoteSetting) => {
            cut(written)
        }
        value => shown(value),
    }
}

/// A value in one line, the words of a quotation cut short.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Words(words) => cut(&Words::shown(words)),
        value => crate::text::shown::value(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_checked_when_they_are_read() {
        let fault = |text: &str| text.parse::<Message>().unwrap_err();
        assert_eq!(fault("ä {readigns}").title, "unknown placeholder `readigns`");
        assert_eq!(fault("ä {readigns}").at, Some(2));
        assert_eq!(fault("ä {readigns}").note.as_deref(), Some("did you mean `readings`?"));
        assert_eq!(fault("a {readings").title, "this placeholder has no closing brace");
        assert_eq!(fault("").title, "the message says nothing");
        let message: Message = "{people}: {readings} meetings".parse().unwrap();
        assert_eq!(message.placeholders().collect::<Vec<_>>(), ["people", "readings"]);
    }
}
