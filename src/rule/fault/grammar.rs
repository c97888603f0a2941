//! What is wrong with a file as YAML: the reader's terms put into ours, and the place where a thing was opened
//! instead of the one where the reader gave up.

use crate::error::RuleError;

/// Errors of YAML's own grammar.
pub(super) fn read(base: &RuleError, message: &str) -> Option<RuleError> {
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
