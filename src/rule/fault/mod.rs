//! What the YAML reader says → what we say: place, what was read, what was expected, what to do. Text in, text
//! out; the reader itself is known to the loader alone.

mod grammar;
mod sense;

use crate::error::RuleError;
use crate::text::snippet::{Grade, Picture, draw};

/// What a file is meant to hold. The YAML is the same; what helps its writer is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// A rule, a word list or a house style.
    Rule,
    /// Settings.
    Settings,
    /// What was accepted.
    Acceptances,
}

/// Draws an error as people see it.
pub fn show(error: &RuleError, color: bool) -> String {
    draw_as(Grade::Error, error, color)
}

/// Draws a doubt about a sound rule as people see it.
pub fn show_warning(warning: &RuleError, color: bool) -> String {
    draw_as(Grade::Warning, warning, color)
}

fn draw_as(grade: Grade, error: &RuleError, color: bool) -> String {
    let RuleError { path, title, place, label, notes, text } = error;
    draw(&Picture { grade, title, path, text, place: *place, label: label.as_deref(), notes }, color)
}

/// The line under all errors: how many of the user's rule files are broken, and what can be done without them.
pub fn summary(broken: usize, sound: usize) -> String {
    let rules = |n: usize| if n == 1 { "rule is" } else { "rules are" };
    let all = broken + sound;
    format!(
        "{broken} of {all} {} broken; nothing was checked. `--skip-broken-rules` checks with the other {sound} \
         and exits 3.",
        rules(all)
    )
}

/// An error of the YAML reader. `message` is its text, `at` line and column from 1.
pub(super) fn explain(
    written: Written,
    path: &str,
    text: &str,
    message: &str,
    at: Option<(usize, usize)>,
) -> RuleError {
    let base = RuleError {
        path: path.to_owned(),
        title: String::new(),
        place: at,
        label: None,
        notes: Vec::new(),
        text: text.to_owned(),
    };
    if text.lines().all(|l| l.trim().is_empty() || l.starts_with('#')) {
        let notes = vec!["a rule is written down in rules/README.md".to_owned()];
        return RuleError { title: "the file is empty".to_owned(), place: None, notes, ..base };
    }
    let message = without_place(message, at);
    if let Some(mut error) = grammar::read(&base, message) {
        // What helps a writer of rules only misleads another.
        error.notes.retain(|n| written == Written::Rule || !n.contains("rule"));
        return error;
    }
    let (keys, what) = split_keys(message);
    let mut fault = sense::read(written, keys, what);
    if fault.note.is_none()
        && let Some((title, note)) = fault.title.split_once("; did you mean")
    {
        (fault.note, fault.title) = (Some(format!("did you mean{note}")), title.to_owned());
    }
    let mut parts = Vec::new();
    if !keys.is_empty() {
        parts.push(format!("in {keys}"));
    }
    parts.extend(fault.note);
    let notes = if parts.is_empty() { Vec::new() } else { vec![parts.join("; ")] };
    let place = match (fault.at, at) {
        (Some(inside), Some(at)) => inside_scalar(text, at, inside).or(Some(at)),
        _ => at,
    };
    let label = fault.label.filter(|_| place != at || fault.at == Some(0));
    let place = place.map(|at| twice(text, at, &fault.title).unwrap_or(at));
    RuleError { title: fault.title, place, label, notes, ..base }
}

/// The message without "at line 6 column 5" behind it.
fn without_place(message: &str, at: Option<(usize, usize)>) -> &str {
    let Some((line, column)) = at else { return message };
    message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(message)
}

/// The path of keys in front of a message ("tests[0].conflict") and the rest of it.
fn split_keys(message: &str) -> (&str, &str) {
    let Some((keys, rest)) = message.split_once(": ") else { return ("", message) };
    // The path of an entry of the file's own list begins with a dot.
    let keys = keys.strip_prefix('.').unwrap_or(keys);
    let first = keys.trim_start_matches('[').split(['.', '[']).next().unwrap_or_default();
    let is_key = !first.is_empty() && !first.contains(|c: char| c.is_whitespace() || c == '`' || c == '"');
    if is_key { (keys, rest) } else { ("", message) }
}

/// Where in the file the `inside`-th character of the scalar at `at` stands; `None` for block scalars.
fn inside_scalar(text: &str, (line, column): (usize, usize), inside: usize) -> Option<(usize, usize)> {
    let rest: Vec<char> = text.lines().nth(line.checked_sub(1)?)?.chars().skip(column - 1).collect();
    let quote = match rest.first()? {
        '|' | '>' => return None,
        q @ ('\'' | '"') => Some(*q),
        _ => None,
    };
    let mut raw = usize::from(quote.is_some());
    for _ in 0..inside {
        let two = match (quote, rest.get(raw)?) {
            (Some('\''), '\'') | (Some('"'), '\\') => 2,
            _ => 1,
        };
        raw += two;
    }
    Some((line, column + raw))
}

/// Where the second of two like keys stands: the reader gives the mapping that has both.
fn twice(text: &str, (line, column): (usize, usize), title: &str) -> Option<(usize, usize)> {
    let is_it = title.ends_with("stands here twice") || title.starts_with("two articles are named");
    let key = is_it.then(|| title.split('`').nth(1))??;
    let indented = " ".repeat(column - 1);
    let begins = |l: &str| {
        let rest = l.strip_prefix(&indented).and_then(|l| l.strip_prefix(key));
        rest.is_some_and(|r| r.trim_start().starts_with(':'))
    };
    let all = text
        .lines()
        .enumerate()
        .skip(line - 1)
        .filter(|(i, l)| begins(l) || (*i == line - 1 && l.contains(key)));
    all.map(|(i, _)| (i + 1, column)).nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_messages() {
        for (message, expected) in [
            ("compare.number: unknown field `x`", ("compare.number", "unknown field `x`")),
            (
                "tests[0].conflict.the wire: invalid type: map",
                ("tests[0].conflict.the wire", "invalid type: map"),
            ),
            ("invalid type: map, expected a string", ("", "invalid type: map, expected a string")),
        ] {
            assert_eq!(split_keys(message), expected);
        }
    }

    #[test]
    fn a_place_inside_a_scalar_counts_what_yaml_doubles() {
        assert_eq!(inside_scalar("a: 'it''s ('", (1, 4), 5), Some((1, 11)));
        assert_eq!(inside_scalar(r#"a: "\\d ("#, (1, 4), 3), Some((1, 9)));
        assert_eq!(inside_scalar("a: x (", (1, 4), 2), Some((1, 6)));
        assert_eq!(inside_scalar("a: |\n  x", (1, 4), 0), None);
        assert_eq!(inside_scalar("a: x", (1, 4), 9), None);
    }

    #[test]
    fn the_summary_counts() {
        assert!(summary(2, 7).starts_with("2 of 9 rules are broken; nothing was checked."));
    }
}
