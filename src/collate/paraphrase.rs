//! A quotation and a paraphrase of it side by side: the words in which they part, with a little around them.

use std::ops::Range;

use super::{Beyond, Cell, Change, Collation, Column, Row, passage};
use crate::claim::{Claim, Kind};
use crate::compare::paraphrase::{Parting, Turn};
use crate::text::value::{Value, Word, Words};

/// So many words on either side are shown.
const CONTEXT: usize = 6;

/// One of the two, and its words in which they part.
pub struct Side<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The words that differ, by their indices; where the other has one more, the place for it.
    pub words: Range<usize>,
}

impl<'a> Side<'a> {
    /// The two sides of a parting.
    pub fn both(a: &'a Claim, b: &'a Claim, parting: &Parting) -> [Side<'a>; 2] {
        [Side { claim: a, words: parting.a.clone() }, Side { claim: b, words: parting.b.clone() }]
    }

    fn all(&self) -> &'a [Word] {
        if let Value::Words(words) = &self.claim.value { &words.words } else { &[] }
    }

    /// The sentence around the words.
    fn sentence(&self) -> Range<usize> {
        let all = self.all();
        let start = (0..self.words.start.min(all.len())).rev().find(|&i| all.get(i).is_some_and(|w| w.ends));
        let end = (self.words.start..all.len()).find(|&i| all.get(i).is_some_and(|w| w.ends));
        start.map_or(0, |i| i + 1)..end.map_or(all.len(), |i| i + 1)
    }

    /// The words that are shown.
    fn window(&self) -> Range<usize> {
        let sentence = self.sentence();
        let from = self.words.start.saturating_sub(CONTEXT).max(sentence.start).min(self.words.start);
        // Where a word is missing, what it would turn stands behind its place.
        let behind = if self.words.is_empty() { 2 * CONTEXT } else { CONTEXT };
        from..(self.words.end + behind).min(sentence.end).max(self.words.end)
    }

    /// Its words as written; the tail of a contraction as the word that it is short for.
    pub fn shown(&self) -> String {
        let words = self.all().get(self.words.clone()).unwrap_or_default().iter();
        let shown: Vec<&str> = words.map(|w| if w.is_tail() { &*w.normal } else { &*w.shown }).collect();
        shown.join(" ")
    }

    /// The claim cut to the words that are shown.
    pub fn cut(&self) -> Claim {
        let mut claim = self.claim.clone();
        let window = self.window();
        let words = self.all().get(window.clone()).unwrap_or_default().to_vec();
        if !words.is_empty() && claim.said.words.len() == self.all().len() {
            claim.value = Value::Words(Words { words, whole: false });
            passage::narrow(&mut claim.said, window);
        }
        claim
    }

    fn row(&self, before: usize, width: usize, behind: usize) -> Row {
        let (window, all) = (self.window(), self.all());
        let quoted = self.claim.kind == Kind::QuoteWording;
        let cell = |i: usize| {
            let word = all.get(i).map_or("", |w| w.shown.as_str());
            let open = if quoted && i == window.start { "“" } else { "" };
            let close = if quoted && i + 1 == window.end { "”" } else { "" };
            let text = format!("{open}{word}{close}");
            let tail = i > window.start && all.get(i).is_some_and(Word::is_tail);
            if tail { Cell::Tail(text) } else { Cell::Word(text) }
        };
        let absent = |n: usize| std::iter::repeat_n(Cell::Absent, n);
        let (own_before, own_behind) = (window.start..self.words.start, self.words.end..window.end);
        let mut cells: Vec<Cell> = absent(before - own_before.len()).collect();
        cells.extend(own_before.map(cell));
        cells.extend(self.words.clone().map(cell));
        cells.extend(absent(width - self.words.len()));
        let filled = own_behind.len();
        cells.extend(own_behind.map(cell));
        cells.extend(absent(behind - filled));
        let (more_before, more_after) = (window.start > 0, window.end < all.len());
        let beyond = |more: bool| Beyond { words: Vec::new(), all: !more };
        Row { cells, before: beyond(more_before), behind: beyond(more_after), more_before, more_after }
    }
}

/// The words of both in columns: a little before, what parts them, a little behind.
pub fn collation(sides: &[Side; 2], turn: Turn) -> Collation {
    let widest = |of: fn(&Side) -> usize| sides.iter().map(of).max().unwrap_or(0);
    let before = widest(|s| s.words.start - s.window().start);
    let width = widest(|s| s.words.len()).max(1);
    let behind = widest(|s| s.window().end - s.words.end);
    let plain = Column { change: None, group: None };
    let mut columns = vec![plain; before];
    columns.extend(vec![Column { change: Some(change(turn)), group: Some(0) }; width]);
    columns.extend(vec![plain; behind]);
    let rows = sides.iter().map(|s| s.row(before, width, behind)).collect();
    Collation { rows, columns, shared: String::new(), plain: true }
}

fn change(turn: Turn) -> Change {
    match turn {
        Turn::Negation => Change::Negation,
        Turn::Certainty => Change::Modal,
        Turn::Number | Turn::Day => Change::Number,
        Turn::Scope | Turn::Contrary => Change::Word,
    }
}
