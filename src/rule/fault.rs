//! What the YAML reader says → what we say: place, what was read, what was expected, what to do. Text in, text
//! out; the reader itself is known to the loader alone.

use crate::error::RuleError;
use crate::text::scalar::{Fault, one_of};
use crate::text::similar::nearest;
use crate::text::snippet::{Grade, Picture, draw};

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
pub(super) fn explain(path: &str, text: &str, message: &str, at: Option<(usize, usize)>) -> RuleError {
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
    if let Some(error) = of_grammar(&base, message) {
        return error;
    }
    let (keys, what) = split_keys(message);
    let mut fault = plain(keys, what);
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
    let first = keys.split(['.', '[']).next().unwrap_or_default();
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

/// Errors of YAML's own grammar.
fn of_grammar(base: &RuleError, message: &str) -> Option<RuleError> {
    let (title, note) = WHOLE
        .iter()
        .find(|(theirs, ..)| message.ends_with(theirs))
        .map(|&(_, t, n)| (t, n))
        .or(match message {
            m if m.starts_with("found character that cannot start any token") => {
                Some(match character(base) {
                    Some('\t') => TAB,
                    _ => ("a text cannot begin with this mark", "put the text into quotation marks"),
                })
            }
            m if m.contains("found a tab character") => Some(TAB),
            m if m.starts_with("did not find expected key") && behind_a_mark(base) => Some(BEHIND),
            _ => None,
        })
        .or_else(|| {
            let (_, context) = message.split_once(", while ")?;
            let opened = OPENED.iter().find(|(theirs, ..)| context.starts_with(theirs));
            opened.map(|&(_, t, n)| (t, n))
        })
        .or_else(|| {
            GRAMMAR.iter().find(|(theirs, ..)| message.starts_with(theirs)).map(|&(_, t, n)| (t, n))
        })?;
    let mut error = RuleError { title: title.to_owned(), notes: vec![note.to_owned()], ..base.clone() };
    if message.starts_with("control characters") {
        error.place = base.text.lines().enumerate().find_map(|(i, line)| {
            let column = line.chars().position(|c| c.is_control() && c != '\t')?;
            Some((i + 1, column + 1))
        });
    }
    let opened = message.split_once(", while ").and_then(|(_, context)| place_in(context));
    if let (Some(begun), true) = (opened, message.starts_with("could not find expected ':'")) {
        error.place = Some(begun);
    }
    if let (Some(opened), true) = (opened, OPENED.iter().any(|(_, t, _)| *t == title)) {
        error.place = Some(opened);
        error.label = Some("opened here".to_owned());
    }
    Some(error)
}

/// The character at an error's place.
fn character(error: &RuleError) -> Option<char> {
    let (line, column) = error.place?;
    error.text.lines().nth(line.checked_sub(1)?)?.chars().nth(column.checked_sub(1)?)
}

/// The last "line 2 column 5" of a message.
fn place_in(message: &str) -> Option<(usize, usize)> {
    let (_, behind) = message.rsplit_once(" at line ")?;
    let (line, column) = behind.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Whether a quotation mark stands before an error's place on its line.
fn behind_a_mark(error: &RuleError) -> bool {
    let before = error.place.and_then(|(line, column)| {
        let line = error.text.lines().nth(line.checked_sub(1)?)?;
        line.chars().take(column.checked_sub(1)?).filter(|c| !c.is_whitespace()).last()
    });
    matches!(before, Some('"' | '\''))
}

type Row = (&'static str, &'static str, &'static str);

const TAB: (&str, &str) = ("a tab cannot indent: YAML knows spaces alone", "replace the tab by spaces");

const BEHIND: (&str, &str) = (
    "the text goes on behind its closing quotation mark",
    r#"begin the whole text with a mark of the other sort: '"…" …'; or inside "…" write \""#,
);

/// What the reader says of the file as a whole, what we say, what to do.
const WHOLE: &[Row] = &[
    ("EOF while parsing a value", "the file is empty", "a rule is written down in rules/README.md"),
    (
        "containing more than one document is not supported",
        "the file holds several documents",
        "one rule a file: take out the line `---`, or make it two files",
    ),
    ("recursion limit exceeded", "the file nests deeper than 128 levels", "no rule needs more than eight"),
    (
        "repetition limit exceeded",
        "the file's aliases unfold to far too much",
        "write the text out where it is used",
    ),
    ("unknown anchor", "this alias names no anchor", "a text that begins with `*` needs quotation marks"),
];

/// Faults that show where something was opened: the reader's context.
const OPENED: &[Row] = &[
    ("scanning a quoted scalar", "this quotation mark is never closed", "inside '…' write a ' twice"),
    ("parsing a flow sequence", "this list is not closed, or lacks a comma", "`[a, b]`, or one `- a` a line"),
    (
        "parsing a flow mapping",
        "this mapping is not closed, or lacks a comma",
        "`{a: b, c: d}`, or one `a: b` a line; a text with a comma needs quotation marks here",
    ),
];

/// Other faults of the grammar.
const GRAMMAR: &[Row] = &[
    (
        "mapping values are not allowed",
        "there is a `:` too many here",
        "a text with `: ` in it needs quotation marks; a key needs a line of its own",
    ),
    (
        "did not find expected key",
        "this does not fit the lines above",
        "keys that belong together begin in the same column",
    ),
    (
        "did not find expected '-' indicator",
        "this stands in a list, but does not begin with `- `",
        "the entries of a list begin in the same column",
    ),
    ("could not find expected ':'", "a key without `:`", "write `key: value`, or `- entry` in a list"),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        "begin it on a line of its own; a text that begins with `- ` needs quotation marks",
    ),
    (
        "found unknown escape character",
        "this backslash means nothing in double quotation marks",
        "patterns stand best in single ones: '\\d+'",
    ),
    ("control characters are not allowed", "the file holds a control character", "take it out"),
    ("found unexpected document indicator", "`---` inside of a text", "close the quotation mark before it"),
    ("found unexpected ':'", "there is a `:` too many here", "put the text into quotation marks"),
    ("did not find", "this is not YAML", "compare it with an example in rules/README.md"),
    ("could not find", "this is not YAML", "compare it with an example in rules/README.md"),
    ("found ", "this is not YAML", "compare it with an example in rules/README.md"),
    ("mapping keys", "this is not YAML", "compare it with an example in rules/README.md"),
];

/// What serde says, said plainly.
fn plain(keys: &str, what: &str) -> Fault {
    if Fault::wrote(what) {
        return Fault::read(what);
    }
    let name = keys.rsplit('.').next().unwrap_or_default();
    if let Some(rest) = what.strip_prefix("unknown field ") {
        let (word, known) = word_and_known(rest);
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
        let note =
            keys.is_empty().then(|| "a rule needs `about`, `compare`, `conflict` and `message`".to_owned());
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
