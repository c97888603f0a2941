//! Stretches between marks that nobody utters: titles of works, programmes, slogans on things.
//!
//! Told by their capitals and by the words next to them; what is quoted without a cue for other reasons is left
//! to `attribution`.

use super::scene::{Piece, Scene};
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

/// The longest title that is looked for, in tokens.
const LONGEST: usize = 12;

/// The longest headline, in tokens.
const HEADLINE: usize = 30;

impl Scene<'_> {
    /// Whether a piece is the name of something: words before it say so, or every word of it has a capital, and a
    /// word next to it is one for what bears names.
    pub(super) fn bears_name(&self, piece: &Piece) -> bool {
        if self.introduced(piece) {
            return true;
        }
        if self.in_headline(piece) || piece.inner.len() > LONGEST || !self.capitals(piece) {
            return false;
        }
        let before = piece.outer.start.checked_sub(1).filter(|&i| !self.quoted(i) && self.prose.is_word(i));
        let behind = Some(piece.outer.end).filter(|&i| !self.quoted(i) && self.prose.is_word(i));
        let thing = [Class::Work, Class::Naming];
        let is = |i: Option<usize>| {
            i.and_then(|i| self.prose.tokens.get(i)).is_some_and(|t| t.classes.any(&thing))
        };
        let comma = piece.outer.start >= 2 && self.prose.text(piece.outer.start - 1) == ",";
        let named = before.is_some_and(|i| {
            let token = self.prose.tokens.get(i);
            let owned = token.is_some_and(|t| t.possessive() && t.capital);
            let told = self.prose.value(i, Class::Cue) == Some("tell");
            owned || told || matches!(&*self.prose.normal(i), "on")
        });
        is(before) || is(behind) || named || comma && is(Some(piece.outer.start - 2))
    }

    /// Whether a piece stands in the first, short paragraph: in a headline every word may have a capital.
    pub(super) fn in_headline(&self, piece: &Piece) -> bool {
        piece.paragraph == 0 && self.prose.paragraphs.first().is_some_and(|p| p.tokens.len() <= HEADLINE)
    }

    /// "the so-called", "known as"
    fn introduced(&self, piece: &Piece) -> bool {
        let start = piece.outer.start;
        (start.saturating_sub(3)..start).any(|i| {
            !self.quoted(i)
                && self.prose.entry(i, Class::Naming).is_some_and(|(tokens, _)| tokens.end == start)
        })
    }

    /// Whether every word of a piece but the small ones begins with a capital.
    fn capitals(&self, piece: &Piece) -> bool {
        let mut capital = 0;
        for i in piece.inner.clone() {
            let Some(t) = self.prose.tokens.get(i) else { return false };
            let small = t.classes.any(&[Class::Preposition, Class::Determiner, Class::Conjunction]);
            match t.kind {
                TokenKind::Word if t.capital => capital += 1,
                TokenKind::Word if !small => return false,
                _ => {}
            }
        }
        capital > 0
    }
}
