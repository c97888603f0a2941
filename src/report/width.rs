//! Foreign text on a terminal: its width in columns, what would move the cursor made visible, lines broken
//! between words. The only file that knows unicode-width.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// How many columns a text takes. It must be visible and without colours.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Foreign text in one line, with nothing in it that a terminal obeys: white space becomes a space, control
/// characters their pictures, invisible ones and those that turn the direction of writing their numbers.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + c as u32)),
            '\u{7F}' => out.push('␡'),
            c if c.is_control() || is_unseen(c) => out.push_str(&format!("‹{:04X}›", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A visible text cut to a number of columns from its start, with `…` where something is missing.
pub(super) fn head(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut end = 0;
    for (i, c) in text.char_indices() {
        let next = i + c.len_utf8();
        if width(&text[..next]) + 1 > columns {
            break;
        }
        end = next;
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The same from its end.
pub(super) fn tail(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut start = text.len();
    for (i, _) in text.char_indices().rev() {
        if width(&text[i..]) + 1 > columns {
            break;
        }
        start = i;
    }
    Cow::Owned(format!("…{}", text[start..].trim_start()))
}

/// Words in lines of at most so many columns. A word that is longer has a line of its own.
pub(super) fn wrap(words: &[&str], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// A text with blanks behind it, up to so many columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        for (text, expected) in [
            ("plain words", "plain words"),
            ("a\n\n b\tc", "a b c"),
            ("\u{1b}[31mred\u{7}", "␛[31mred␇"),
            ("abc\u{202E}def\u{200B}", "abc‹202E›def‹200B›"),
            ("\u{9b}2J", "‹009B›2J"),
            ("ça va « oui »", "ça va « oui »"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn texts_are_cut_by_columns() {
        assert_eq!(head("日本語の文", 5), "日本…");
        assert_eq!(head("short", 5), "short");
        assert_eq!(tail("a longer text", 7), "…r text");
        assert_eq!(wrap(&["one", "two", "three"], 8), ["one two", "three"]);
    }
}
