//! A sentence as a reader of figures walks it: tokens that end where the sentence ends.
//!
//! Every question about a token beyond the sentence has an answer, so that a grammar needs no bounds of its own.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::Span;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::prose::Prose;
use crate::text::token::{Token, TokenKind};

/// The tokens of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'p, 'a> {
    pub(super) prose: &'p Prose<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'p, 'a> Stretch<'p, 'a> {
    pub(super) fn new(prose: &'p Prose<'a>, tokens: &Range<usize>) -> Self {
        Stretch { prose, start: tokens.start, end: tokens.end.min(prose.tokens.len()) }
    }

    pub(super) fn token(self, i: usize) -> Option<&'p Token> {
        if i < self.start || i >= self.end { None } else { self.prose.tokens.get(i) }
    }

    /// The token as written, without its possessive; empty outside the sentence.
    pub(super) fn text(self, i: usize) -> &'a str {
        if self.token(i).is_some() { self.prose.core(i) } else { "" }
    }

    /// The word in normal form; empty outside the sentence.
    pub(super) fn word(self, i: usize) -> Cow<'a, str> {
        if self.token(i).is_some() { self.prose.normal(i) } else { Cow::Borrowed("") }
    }

    pub(super) fn is(self, i: usize, class: Class) -> bool {
        self.token(i).is_some_and(|t| t.classes.has(class))
    }

    pub(super) fn any(self, i: usize, classes: &[Class]) -> bool {
        self.token(i).is_some_and(|t| t.classes.any(classes))
    }

    /// No white space stands before the token.
    pub(super) fn glued(self, i: usize) -> bool {
        i > self.start && self.token(i).is_some_and(|t| t.glued)
    }

    pub(super) fn is_word(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(super) fn is_number(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub(super) fn is_mark(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Mark)
    }

    /// A word that is not capitalised.
    pub(super) fn is_lower(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
    }

    pub(super) fn is_capital(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }

    /// A headline that capitalises every word of weight: there, a capital makes no name.
    pub(super) fn title_case(self) -> bool {
        !(self.start..self.end).any(|k| self.is_lower(k) && self.text(k).len() > 4)
    }

    /// A hyphen or a dash that joins what stands on both sides.
    pub(super) fn hyphen(self, i: usize) -> bool {
        matches!(self.text(i), "-" | "–" | "‑" | "‐")
    }

    pub(super) fn value(self, i: usize, class: Class) -> Option<&'p str> {
        self.token(i).and_then(|t| t.classes.has(class).then(|| self.prose.lexicon.value(t.entry, class))?)
    }

    /// The longest entry of `class` that begins at a token and ends in the sentence.
    pub(super) fn entry(self, i: usize, class: Class) -> Option<(Range<usize>, &'p str)> {
        self.token(i)?;
        let prose: &'p Prose<'a> = self.prose;
        prose.entry(i, class).filter(|(r, _)| r.end <= self.end)
    }

    pub(super) fn lexicon(self) -> &'p Lexicon {
        self.prose.lexicon
    }
}

/// The words of a run of tokens, the last one without its possessive.
pub(super) fn words_at(prose: &Prose, tokens: &Range<usize>) -> Span {
    let at = prose.span(tokens.clone());
    match prose.tokens.get(tokens.end.wrapping_sub(1)) {
        Some(last) if at.start < last.core => Span { end: last.core, ..at },
        _ => at,
    }
}
