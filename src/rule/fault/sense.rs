//! What is wrong with sound YAML as a rule: a field or word that there is not, a value of another type. The
//! sentences of serde, put into the words of people who write rules.

use super::Written;
use crate::text::scalar::{Fault, one_of};
use crate::text::similar::nearest;

/// What serde says, said plainly.
pub(super) fn read(written: Written, keys: &str, what: &str) -> Fault {
    if Fault::wrote(what) {
        return Fault::read(what);
    }
    let name = keys.rsplit('.').next().unwrap_or_default();
    if let Some(rest) = what.strip_prefix("unknown field ") {
        let (word, known) = word_and_known(rest);
        let of_a_rule = written == Written::Rule && keys.is_empty();
        let elsewhere = ELSEWHERE.iter().find(|(theirs, _)| of_a_rule && *theirs == word);
        if let Some((_, note)) = elsewhere {
            return Fault { note: Some((*note).to_owned()), ..Fault::new(format!("unknown field `{word}`")) };
        }
        return match nearest(word, known.iter().copied()) {
            Some(near) => Fault {
                note: Some(format!("did you mean `{near}`?")),
                ..Fault::new(format!("unknown field `{word}`, expected `{near}`"))
            },
            None if known.is_empty() => Fault {
                note: Some("it has no options".to_owned()),
                ..Fault::new(format!("unknown field `{word}`"))
            },
            None => Fault {
                note: Some(format!("expected {}", one_of(known))),
                ..Fault::new(format!("unknown field `{word}`"))
            },
        };
    }
    if let Some(rest) = what.strip_prefix("unknown variant ") {
        let (word, known) = word_and_known(rest);
        let sort = match name {
            "compare" => "comparator",
            "conflict" | "compatible" | "severity" => "severity",
            _ => "value",
        };
        return Fault::unknown(sort, word, known);
    }
    if let Some(field) = what.strip_prefix("missing field ") {
        let note = match written {
            Written::Rule => {
                keys.is_empty().then_some("a rule needs `about`, `compare`, `conflict` and `message`")
            }
            Written::Settings => None,
            Written::Acceptances => Some("an acceptance needs `id`, `rule`, `reason`, `by` and `on`"),
        };
        let note = note.map(str::to_owned);
        return Fault { note, ..Fault::new(format!("the field {field} is missing")) };
    }
    if let Some(field) = what.strip_prefix("duplicate field ") {
        return Fault::new(format!("the field {field} stands here twice"));
    }
    if let Some(rest) = what.strip_prefix("invalid type: ").or(what.strip_prefix("invalid value: "))
        && let Some((found, expected)) = rest.rsplit_once(", expected ")
    {
        return match (expected, found) {
            ("newtype variant", _) => Fault {
                note: Some("without options of your own write `number: {}`".to_owned()),
                ..Fault::new("a comparator is written with its options")
            },
            ("map with a single key", "map") => Fault {
                note: Some("the others belong into rules of their own".to_owned()),
                ..Fault::new("one comparator a rule, not several")
            },
            ("a word or a text" | "a string" | "a text" | "a pattern, or a list of patterns", "map") => {
                unmarked("a mapping", '{')
            }
            ("a word or a text" | "a string" | "a text", "sequence") => unmarked("a list", '['),
            _ => Fault::new(format!("expected {}, found {}", expectation(expected), finding(found))),
        };
    }
    Fault::read(what)
}

/// What other programs' rules have, and how it is said here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("id", "the file's name is the rule's name"),
    ("name", "the file's name is the rule's name"),
    ("severity", "`conflict` and `compatible` are the severities, one for each verdict"),
    ("level", "`conflict` and `compatible` are the severities, one for each verdict"),
    ("pattern", "it stands under `about`"),
    ("of", "it stands under `about`"),
    ("description", "`explain` says why a rule matters, `advice` what to do"),
    ("note", "`explain` says why a rule matters, `advice` what to do"),
    ("examples", "they are called `tests`"),
];

/// A text that YAML takes for something else by its first mark.
fn unmarked(found: &str, mark: char) -> Fault {
    Fault {
        note: Some(format!("a text that begins with `{mark}` needs quotation marks")),
        ..Fault::new(format!("expected a text, found {found}"))
    }
}

/// "`word`, expected one of `a`, `b`" → the word and what is known.
fn word_and_known(rest: &str) -> (&str, Vec<&str>) {
    let (word, known) = rest.split_once(", ").unwrap_or((rest, ""));
    let known = known.split('`').skip(1).step_by(2).collect();
    (word.trim_matches('`'), known)
}

/// What was expected, in words of people who write rules.
fn expectation(theirs: &str) -> String {
    match theirs {
        "a string" => "a text".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "a sequence" => "a list".to_owned(),
        "u32" | "u64" | "usize" | "u8" => "a whole number".to_owned(),
        "f64" | "f32" | "i64" => "a number".to_owned(),
        "a map" | "map with a single key" => "a mapping (`key: value`)".to_owned(),
        t if t.starts_with("enum ") && t != "enum Comparator" => "a word".to_owned(),
        t if t.starts_with("struct ") || t.starts_with("enum ") => "a mapping (`key: value`)".to_owned(),
        t => t.to_owned(),
    }
}

/// What was found instead.
fn finding(theirs: &str) -> String {
    let quoted = theirs.split_once(' ').map(|(_, rest)| rest.trim_matches('`'));
    match theirs {
        "map" => "a mapping".to_owned(),
        "sequence" => "a list".to_owned(),
        "unit value" | "Option value" => "nothing".to_owned(),
        "unit variant" => "a word without options".to_owned(),
        t if t.starts_with("string ") => format!("the text {}", quoted.unwrap_or_default()),
        t if t.starts_with("integer ") => format!("the number {}", quoted.unwrap_or_default()),
        t if t.starts_with("floating point ") => {
            format!("the number {}", t.trim_start_matches("floating point ").trim_matches('`'))
        }
        t if t.starts_with("boolean ") => format!("`{}`", quoted.unwrap_or_default()),
        t => t.to_owned(),
    }
}
