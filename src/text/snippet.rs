//! A line, a place, a caret: how what is wrong in a file is shown to people. The only file that knows
//! annotate-snippets. It draws what it is told; what is wrong and where is found out elsewhere.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How grave what is shown is; a rule file can be wrong, or only worth a second look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// It cannot be used.
    Error,
    /// It can be used, but is likely not what was meant.
    Warning,
}

/// A message with the place it speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// Error or warning.
    pub grade: Grade,
    /// What is wrong, in one line.
    pub title: &'a str,
    /// The file; empty where there is none.
    pub path: &'a str,
    /// The file's text; empty where it is not at hand.
    pub text: &'a str,
    /// Line and column in characters, from 1.
    pub place: Option<(usize, usize)>,
    /// What stands behind the caret.
    pub label: Option<&'a str>,
    /// The lines under the picture.
    pub notes: &'a [String],
}

/// Draws a message, ending in a line break. `color` adds ANSI colours, nothing else.
pub fn draw(picture: &Picture, color: bool) -> String {
    let level = match picture.grade {
        Grade::Error => Level::ERROR,
        Grade::Warning => Level::WARNING,
    };
    let title = visible(picture.title);
    let mut group = Group::with_title(level.primary_title(title.as_str()));
    let line = picture.place.and_then(|(line, _)| picture.text.lines().nth(line.checked_sub(1)?));
    let path = visible(picture.path);
    match (picture.place, line) {
        (Some((number, column)), Some(line)) => {
            let start = offset(line, column);
            let width = if picture.label.is_some() { 1 } else { word(&line[start..]) };
            let end = offset(&line[start..], width + 1) + start;
            let mark = AnnotationKind::Primary.span(start..end.max(start)).label(picture.label);
            group = group.element(
                Snippet::source(line).path(path.as_str()).line_start(number).annotation(mark).fold(false),
            );
        }
        (Some((number, column)), None) if !path.is_empty() => {
            group = group.element(Origin::path(path.as_str()).line(number).char_column(column));
        }
        _ if !path.is_empty() => group = group.element(Origin::path(path.as_str())),
        _ => {}
    }
    for note in picture.notes {
        group = group.element(Level::NOTE.no_name().message(visible(note)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    tighten(&renderer.decor_style(DecorStyle::Ascii).render(&[group]))
}

/// The text with its control characters made visible: a rule file is foreign text, and the terminal obeys.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// The byte at which the column, counted in characters from 1, begins.
fn offset(line: &str, column: usize) -> usize {
    line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

/// The longest word in braces that is underlined to its end.
const MOST_BRACED: usize = 40;

/// How many characters of the YAML word at the start of `rest` are underlined: a quoted text, a key, or a run
/// without white space or the marks of a list; a word in braces with them.
fn word(rest: &str) -> usize {
    let mut chars = rest.chars();
    let first = chars.next();
    if let Some(quote @ ('"' | '\'')) = first {
        return chars
            .position(|c| c == quote)
            .map_or_else(|| rest.trim_end().chars().count(), |n| n + 2)
            .min(100);
    }
    let braced = || rest.chars().take(MOST_BRACED).position(|c| c == '}');
    if let (Some('{'), Some(end)) = (first, braced()) {
        return end + 1;
    }
    let stop = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ']' | '}');
    rest.chars().take_while(|&c| !stop(c)).count().clamp(1, 40)
}

/// Drops the empty gutter line between the picture and the notes.
fn tighten(drawn: &str) -> String {
    let lines: Vec<&str> = drawn.lines().collect();
    let mut out = String::with_capacity(drawn.len() + 1);
    for (i, line) in lines.iter().enumerate() {
        let next = lines.get(i + 1).map_or(String::new(), |l| bare(l));
        if bare(line).trim() == "|" && next.trim_start().starts_with("= ") {
            continue;
        }
        // Where no line is shown there is no gutter; the rest stands where it would stand beside one.
        if bare(line).starts_with("--> ") || bare(line).starts_with(" = ") {
            out.push(' ');
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A line without its colour codes.
fn bare(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        rest = after.split_once('m').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str, place: (usize, usize), label: Option<&str>, notes: &[&str]) -> String {
        let notes: Vec<String> = notes.iter().map(|&n| n.to_owned()).collect();
        let path = "toll.yaml";
        let title = "this is wrong";
        let picture =
            Picture { grade: Grade::Error, title, path, text, place: Some(place), label, notes: &notes };
        draw(&picture, false)
    }

    #[test]
    fn the_word_is_underlined_and_notes_follow_at_once() {
        let drawn = picture("a:\n  naïve: 1\n", (2, 3), None, &["in a"]);
        let expected =
            "error: this is wrong\n --> toll.yaml:2:3\n  |\n2 |   naïve: 1\n  |   ^^^^^\n  = in a\n";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_label_stands_behind_one_caret() {
        let drawn = picture("a: 'b (c'\n", (1, 7), Some("opened here"), &[]);
        let expected =
            "error: this is wrong\n --> toll.yaml:1:7\n  |\n1 | a: 'b (c'\n  |       ^ opened here\n";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn places_that_are_not_there_do_no_harm() {
        for place in [(0, 0), (1, 0), (1, 99), (9, 9)] {
            assert!(picture("a\n", place, None, &["note"]).contains("= note"), "{place:?}");
        }
        assert!(picture("", (1, 1), None, &[]).contains("toll.yaml:1:1"));
    }
}
