//! Parsing a word of YAML inside the visitor, so that its error keeps its line.
//!
//! serde_yaml loses the place of an error that a `try_from` conversion raises behind it. One visitor for every
//! type that reads itself from a string keeps it. serde carries nothing of an error but its text; a [`Fault`]
//! is that text with a little structure, which the loader takes apart again.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// What is wrong with a word of YAML.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fault {
    /// In one line.
    pub title: String,
    /// Which character of the word it is, from 0, where it is not the word as a whole.
    pub at: Option<usize>,
    /// What stands behind the caret.
    pub label: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

impl std::error::Error for Fault {}

impl Fault {
    /// A fault of the word as a whole.
    pub fn new(title: impl Into<String>) -> Self {
        Fault { title: title.into(), ..Fault::default() }
    }

    /// A word that is none of `known`, with the nearest of them as the note, or else all of them.
    pub fn unknown<'a>(what: &str, word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        let note = match super::similar::nearest(word, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("expected {}", one_of(known)),
        };
        Fault { note: Some(note), ..Fault::new(format!("unknown {what} `{word}`")) }
    }

    /// Whether a text was written by [`Fault`]'s `Display`.
    pub fn wrote(text: &str) -> bool {
        text.contains(BETWEEN)
    }

    /// Takes apart what [`Fault`]'s `Display` wrote. Any other text is a title.
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(BETWEEN);
        let mut fault = Fault::new(parts.next().unwrap_or_default());
        fault.at = parts.next().and_then(|p| p.parse().ok());
        let mut next = || parts.next().filter(|p| !p.is_empty()).map(str::to_owned);
        fault.label = next();
        fault.note = next();
        fault
    }
}

/// Stands between the parts of a fault: a control character that no YAML may hold.
const BETWEEN: char = '\u{1}';

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.map_or(String::new(), |at| at.to_string());
        let [label, note] = [&self.label, &self.note].map(|p| p.as_deref().unwrap_or_default());
        write!(f, "{}{BETWEEN}{at}{BETWEEN}{label}{BETWEEN}{note}", self.title)
    }
}

/// Words as a choice: "`a`, `b` or `c`".
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|w| format!("`{w}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Use as `#[serde(deserialize_with = "scalar::parse")]` on a field whose type is [`FromStr`].
///
/// # Errors
/// What the type's own parser says, at the scalar's place.
pub fn parse<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr,
    T::Err: fmt::Display,
    D: Deserializer<'de>,
{
    struct Scalar<T>(PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Scalar<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a word or a text")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Scalar(PhantomData))
}

/// Use as `#[serde(deserialize_with = "scalar::share")]` on a share between 0 and 1. YAML knows `.nan` and
/// `.inf`, with which nothing can be compared.
///
/// # Errors
/// When it is no number, or not between 0 and 1.
pub fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    struct Share;
    impl Visitor<'_> for Share {
        type Value = f64;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number between 0 and 1")
        }
        fn visit_f64<E: Error>(self, share: f64) -> Result<f64, E> {
            if (0.0..=1.0).contains(&share) {
                return Ok(share);
            }
            Err(E::custom(Fault::new(format!("`{share}` is not a share between 0 and 1"))))
        }
        fn visit_u64<E: Error>(self, share: u64) -> Result<f64, E> {
            self.visit_f64(share as f64)
        }
        fn visit_i64<E: Error>(self, share: i64) -> Result<f64, E> {
            self.visit_f64(share as f64)
        }
    }
    deserializer.deserialize_any(Share)
}

/// Reads a mapping in the order in which it is written.
pub struct Pairs<T> {
    expecting: &'static str,
    of: PhantomData<T>,
}

impl<T> Pairs<T> {
    /// `expecting` is what the mapping holds, for people.
    pub fn new(expecting: &'static str) -> Self {
        Pairs { expecting, of: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut out = Vec::new();
        while let Some(pair) = map.next_entry()? {
            out.push(pair);
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_survives_its_text() {
        let whole = Fault {
            title: "no".into(),
            at: Some(3),
            label: Some("here".into()),
            note: Some("do this".into()),
        };
        for fault in [whole, Fault::new("no")] {
            assert_eq!(Fault::read(&fault.to_string()), fault);
        }
        assert_eq!(Fault::read("any text"), Fault::new("any text"));
    }

    #[test]
    fn the_nearest_word_is_proposed() {
        let note = |word| Fault::unknown("severity", word, ["error", "off"]).note.unwrap();
        assert_eq!(note("eror"), "did you mean `error`?");
        assert_eq!(note("fatal"), "expected `error` or `off`");
    }
}
