//! Spans and places: the only arithmetic on offsets.
//!
//! A [`Span`] counts bytes and is what the program keeps; a [`Place`] counts lines and columns and is worked
//! out at the edge, when a claim is written down for people.

use std::ops::Range;

/// A stretch of bytes in an article's text, `end` exclusive, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes. Articles are refused above 4 GiB when they are read.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The text at this span; empty where the span does not fit the text.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The same stretch as a range of `usize`, for slicing.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in bytes.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// The same place in a text that this one begins at an offset of.
    pub fn moved(self, origin: u32) -> Span {
        Span { start: self.start + origin, end: self.end + origin }
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch counted from `origin` instead of from the start of the text.
    pub fn from(self, origin: u32) -> Span {
        Span { start: self.start.saturating_sub(origin), end: self.end.saturating_sub(origin) }
    }
}

/// A place as people name it: line and column, both from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// The line starts of a text, worked out once, so that a place is a binary search away.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    /// The bytes that go on a character and do not begin one.
    inner: Vec<u32>,
}

/// How many bytes are looked at at once for ends of lines.
const STRETCH: usize = 32;

impl Lines {
    /// Reads the line starts of `text`. `\n` ends a line, `\r\n` too.
    pub fn new(text: &str) -> Self {
        let (mut starts, mut inner) = (vec![0], Vec::new());
        for (k, stretch) in text.as_bytes().chunks(STRETCH).enumerate() {
            // Nearly all stretches hold neither; that is told without a look at each byte.
            if stretch.iter().fold(true, |plain, b| plain & b.is_ascii() & (*b != b'\n')) {
                continue;
            }
            for (i, byte) in (k * STRETCH..).zip(stretch) {
                match byte {
                    b'\n' => starts.push(i as u32 + 1),
                    0x80..=0xBF => inner.push(i as u32),
                    _ => {}
                }
            }
        }
        Lines { starts, inner }
    }

    /// The place of a byte offset in the text that `self` was made from.
    pub fn place(&self, text: &str, offset: u32) -> Place {
        let line = self.starts.partition_point(|&s| s <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let within = |offset: u32| self.inner.partition_point(|&i| i < offset) as u32;
        let fits = text.is_char_boundary(offset as usize);
        let characters = offset.saturating_sub(start).saturating_sub(within(offset) - within(start));
        Place { line: line as u32, column: if fits { characters + 1 } else { 1 } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_lines() {
        let text = "Ünd so\r\nweiter\n";
        let lines = Lines::new(text);
        let at = |needle| lines.place(text, text.find(needle).unwrap() as u32);
        assert_eq!(at("Ü"), Place { line: 1, column: 1 });
        assert_eq!(at("so"), Place { line: 1, column: 5 });
        assert_eq!(at("weiter"), Place { line: 2, column: 1 });
    }

    #[test]
    fn places_are_those_of_counting_from_the_start() {
        let text = "Ein Satz, der länger ist als ein Stück — und noch einer.\n\nÜber „Ödnis“ schrieb keiner je so viel.\r\n";
        let lines = Lines::new(text);
        for (offset, _) in text.char_indices() {
            let before = &text[..offset];
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() as u32 + 1;
            assert_eq!(lines.place(text, offset as u32), Place { line, column }, "{before}");
        }
        // An offset inside a character, or behind the text, is no place of it.
        assert_eq!(lines.place(text, 16).column, 1);
        assert_eq!(lines.place(text, 400).column, 1);
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty() {
        assert_eq!(Span::new(1, 3).of("Ü"), "");
        assert_eq!(Span::new(5, 9).of("abc"), "");
    }
}
