//! A regular expression out of a rule: the only file that knows regex.
//!
//! A pattern is checked when it is parsed and compiled when it is first used, so that two hundred rules that
//! never meet an article cost nothing. Rust's regular expressions run in linear time: no rule can hang a run.

use std::str::FromStr;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::scalar::Fault;

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
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        compile(written)?;
        Ok(Pattern { written: written.to_owned(), compiled: OnceLock::new() })
    }
}

fn compile(written: &str) -> Result<Regex, Fault> {
    RegexBuilder::new(written).case_insensitive(true).size_limit(SIZE_LIMIT).build().map_err(|e| fault(&e))
}

/// What regex says of a bad pattern, in our own words and with the character it speaks of.
fn fault(error: &regex::Error) -> Fault {
    let note = Some("patterns are Rust regular expressions: no look-around, no back-references".to_owned());
    let text = match error {
        regex::Error::CompiledTooBig(limit) => {
            let title = format!("this pattern needs more than {limit} bytes of memory when compiled");
            let note = Some("a count such as {1,1000} multiplies what stands before it".to_owned());
            return Fault { note, ..Fault::new(title) };
        }
        other => other.to_string(),
    };
    // "regex parse error:", the pattern and a line of carets, both indented by four, and "error: …".
    let caret = text.lines().find(|l| l.contains('^') && l.trim_matches([' ', '^']).is_empty());
    let at = caret.and_then(|l| l.find('^')).and_then(|n| n.checked_sub(4));
    let what = text.lines().rev().find_map(|l| l.strip_prefix("error: ")).unwrap_or("it cannot be read");
    let (title, label) = PLAIN
        .iter()
        .find(|(theirs, ..)| what.starts_with(theirs))
        .map_or((format!("this pattern is wrong: {what}"), "here"), |&(_, title, label)| {
            (title.to_owned(), label)
        });
    Fault { title, at, label: at.map(|_| label.to_owned()), note }
}

/// What regex says, what we say instead, and what stands behind the caret.
const PLAIN: &[(&str, &str, &str)] = &[
    ("unclosed group", "this pattern has no closing parenthesis", "opened here"),
    ("unopened group", "this pattern has a closing parenthesis too many", "nothing opened before"),
    ("unclosed character class", "this pattern has no closing bracket", "opened here"),
    ("unclosed counted repetition", "this pattern has no closing brace", "opened here"),
    ("repetition operator missing", "this pattern repeats nothing", "nothing stands before this"),
    ("look-around", "this pattern looks ahead or behind", "here"),
    ("backreferences are not", "this pattern refers back to a group", "here"),
    ("duplicate capture group name", "two groups of this pattern have one name", "the second"),
    ("unrecognized escape sequence", "this pattern escapes what needs no escape", "here"),
    ("incomplete escape sequence", "this pattern ends in a backslash", "here"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, title: &str, at: Option<usize>) {
        let fault = written.parse::<Pattern>().unwrap_err();
        assert_eq!((fault.title.as_str(), fault.at), (title, at), "{written}");
    }

    #[test]
    fn faults_point_into_the_pattern() {
        check("by (?<for>x votes", "this pattern has no closing parenthesis", Some(3));
        check("ä [x", "this pattern has no closing bracket", Some(2));
        check("+x", "this pattern repeats nothing", Some(0));
        check("a(?=b)", "this pattern looks ahead or behind", Some(1));
        check(r"(a)\1", "this pattern refers back to a group", Some(3));
        check("(x{1000}){1000}", "this pattern needs more than 1048576 bytes of memory when compiled", None);
    }

    #[test]
    fn either_case_is_meant() {
        let pattern: Pattern = r"\bferry\b".parse().unwrap();
        assert!(pattern.is_match("The FERRY sank"));
        assert!(!pattern.is_match("ferryman"));
    }
}
