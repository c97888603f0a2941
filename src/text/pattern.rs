//! A regular expression out of a rule: the only file that knows regex.
//!
//! A pattern is checked when it is parsed and compiled when it is first used, so that two hundred rules that
//! never meet an article cost nothing. Rust's regular expressions run in linear time: no rule can hang a run.

use std::str::FromStr;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

/// A user's regular expression, letters of either case meant alike.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    compiled: OnceLock<Option<Regex>>,
}

/// The most memory a compiled pattern may take, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

impl Pattern {
    /// The pattern as the rule has it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether it is found in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|r| r.is_match(text))
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| compile(&self.written).ok()).as_ref()
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl<'de> serde::Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::scalar::parse(deserializer)
    }
}

impl FromStr for Pattern {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        compile(written)?;
        Ok(Pattern { written: written.to_owned(), compiled: OnceLock::new() })
    }
}

fn compile(written: &str) -> Result<Regex, String> {
    RegexBuilder::new(written)
        .case_insensitive(true)
        .size_limit(SIZE_LIMIT)
        .build()
        .map_err(|e| e.to_string())
}
