//! The writer's own words around quotations: which tokens they are, where his sentences end, who is referred
//! to in them. No decision about speakers falls here.

use std::ops::Range;

use crate::cast::{By, Cast, Reference};
use crate::claim::Seen;
use crate::mention::NameMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// An outer quotation as one thing among the writer's words.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its index in the article's quotations.
    pub quotation: usize,
    /// Its tokens, marks included.
    pub outer: Range<usize>,
    /// Its words' tokens.
    pub inner: Range<usize>,
    /// Its paragraph.
    pub paragraph: usize,
    /// It goes on the piece before it, which its paragraph left open.
    pub continues: bool,
}

/// A sentence of the writer's with the quotations in it. A quotation that ends with a full stop ends it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its pieces.
    pub pieces: Range<usize>,
    /// Its paragraph.
    pub paragraph: usize,
}

/// An article as seen from its quotations.
pub(super) struct Scene<'a> {
    pub seen: &'a Seen<'a>,
    pub prose: &'a Prose<'a>,
    pub cast: &'a Cast,
    pub names: &'a [NameMention],
    pub pieces: Vec<Piece>,
    pub frames: Vec<Frame>,
    /// For every token the piece it stands in, plus one; 0 for the writer's words.
    inside: Vec<u32>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(seen: &'a Seen<'a>, cast: &'a Cast) -> Self {
        let prose = &seen.prose;
        let mut pieces = Vec::new();
        let mut inside = vec![0; prose.tokens.len()];
        let mut paragraph = 0;
        for (quotation, q) in seen.mentions.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
            let outer = prose.tokens_in(q.outer);
            while prose.paragraphs.get(paragraph).is_some_and(|p| p.tokens.end <= outer.start) {
                paragraph += 1;
            }
            let number = pieces.len() as u32 + 1;
            inside.get_mut(outer.clone()).unwrap_or_default().fill(number);
            pieces.push(Piece {
                quotation,
                outer,
                inner: q.tokens.clone(),
                paragraph,
                continues: q.continues,
            });
        }
        let names = &seen.mentions.names;
        let mut scene = Scene { seen, prose, cast, names, pieces, frames: Vec::new(), inside };
        scene.frames = scene.split();
        scene
    }

    /// The piece that a token stands in.
    pub(super) fn piece_at(&self, token: usize) -> Option<usize> {
        self.inside.get(token).and_then(|&n| (n as usize).checked_sub(1))
    }

    /// Whether a token stands in a quotation.
    pub(super) fn quoted(&self, token: usize) -> bool {
        self.piece_at(token).is_some()
    }

    /// Where a reference begins, the titles before a name included: "Secretary of the Treasury Ann Ode".
    pub(super) fn beginning(&self, r: &Reference) -> usize {
        let found = self.names.binary_search_by_key(&r.tokens.start, |n| n.tokens.start).ok();
        let name = found.and_then(|i| self.names.get(i)).filter(|_| r.by == By::Name);
        name.map_or(r.tokens.start, |n| n.titled.min(r.tokens.start))
    }

    /// The references among the writer's own words in a run of tokens.
    pub(super) fn references(
        &self,
        tokens: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &'a Reference> + '_ {
        self.cast.within(tokens).iter().filter(|r| !self.quoted(r.tokens.start))
    }

    /// A sentence as far as `reach` of the writer's own tokens around a piece: one without an end is looked at in parts.
    pub(super) fn around(&self, frame: &Frame, piece: &Piece, reach: usize) -> Range<usize> {
        let mut start = piece.outer.start;
        for _ in 0..reach {
            let Some(i) = start.checked_sub(1).filter(|&i| i >= frame.tokens.start) else { break };
            start = self.piece_at(i).and_then(|k| self.pieces.get(k)).map_or(i, |p| p.outer.start.min(i));
        }
        let mut end = piece.outer.end;
        for _ in 0..reach {
            if end >= frame.tokens.end {
                break;
            }
            end = self
                .piece_at(end)
                .and_then(|k| self.pieces.get(k))
                .map_or(end + 1, |p| p.outer.end.max(end + 1));
        }
        start..end.min(frame.tokens.end)
    }

    /// Sentences of the writer's, quotations kept whole.
    fn split(&self) -> Vec<Frame> {
        let mut out = Vec::new();
        let mut next_piece = 0;
        for (number, paragraph) in self.prose.paragraphs.iter().enumerate() {
            let mut start = paragraph.tokens.start;
            let mut sentence = paragraph.sentences.start;
            let mut i = start;
            while i < paragraph.tokens.end {
                let (end, piece) = match self.piece_at(i) {
                    Some(k) => (self.pieces.get(k).map_or(i + 1, |p| p.outer.end).max(i + 1), true),
                    None => (self.next_stop(i, sentence).min(paragraph.tokens.end), false),
                };
                while self.prose.sentences.get(sentence).is_some_and(|s| s.tokens.end < end) {
                    sentence += 1;
                }
                let splits = self.prose.sentences.get(sentence).is_some_and(|s| s.tokens.end == end);
                let splits = splits && !self.abbreviates(end);
                let last = end >= paragraph.tokens.end;
                if last || (if piece { self.ends_behind(i, end) } else { splits || self.stops_before(end) }) {
                    let first_piece = next_piece;
                    while self.pieces.get(next_piece).is_some_and(|p| p.outer.start < end) {
                        next_piece += 1;
                    }
                    out.push(Frame {
                        tokens: start..end,
                        pieces: first_piece..next_piece,
                        paragraph: number,
                    });
                    start = end;
                }
                i = end;
            }
        }
        out
    }

    /// Where the writer's sentence can end next behind one of his own tokens: with the sentence of the splitter, the
    /// first that may hold it being `sentence`, or before a quotation.
    fn next_stop(&self, token: usize, sentence: usize) -> usize {
        let mut sentences = self.prose.sentences.iter().skip(sentence).map(|s| s.tokens.end);
        let ends = sentences.find(|&end| end > token).unwrap_or(token + 1);
        let piece = self.pieces.partition_point(|p| p.outer.start <= token);
        self.pieces.get(piece).map_or(ends, |p| ends.min(p.outer.start)).max(token + 1)
    }

    /// Whether the full stop before `end` belongs to a title: Ms. Ode.
    fn abbreviates(&self, end: usize) -> bool {
        let title = end >= 2 && self.prose.text(end - 1) == "." && !self.quoted(end - 2);
        title
            && self.prose.text(end - 2).len() <= 5
            && self
                .prose
                .tokens
                .get(end - 2)
                .is_some_and(|t| t.capital && t.classes.any(&[Class::Honorific, Class::Title]))
    }

    /// Whether the writer's sentence ends behind a quotation.
    fn ends_behind(&self, start: usize, end: usize) -> bool {
        let Some(piece) = self.piece_at(start).and_then(|k| self.pieces.get(k)) else { return false };
        let Some(next) = self.prose.tokens.get(end) else { return true };
        let closing = self.last_mark(piece);
        if next.kind == TokenKind::Mark && !self.quoted(end) {
            return false;
        }
        let lower = next.kind == TokenKind::Word && !next.capital;
        match closing {
            "." | "...." => !lower,
            "?" | "!" | "…" | "..." => !lower && !self.attribution_follows(end),
            _ => false,
        }
    }

    /// Whether a sentence of the writer's ended before a quotation that begins at `at`.
    fn stops_before(&self, at: usize) -> bool {
        if !self.quoted(at) || at == 0 {
            return false;
        }
        matches!(self.prose.text(at - 1), "." | "?" | "!") && {
            let before = at.saturating_sub(2);
            self.prose.text(before).len() > 4 || self.prose.tokens.get(before).is_none_or(|t| !t.capital)
        }
    }

    /// The mark that stands last inside a quotation, or right behind it.
    pub(super) fn last_mark(&self, piece: &Piece) -> &'a str {
        let last = piece.inner.end.saturating_sub(1);
        match self.prose.tokens.get(last) {
            Some(t) if t.kind == TokenKind::Mark && last >= piece.inner.start => {
                let mut at = last;
                while at > piece.inner.start && matches!(self.prose.text(at), "'" | "’" | "”" | "\"" | "''")
                {
                    at -= 1;
                }
                self.prose.text(at)
            }
            _ => "",
        }
    }

    /// Whether "Name said" or "said Name" begins at a token.
    fn attribution_follows(&self, at: usize) -> bool {
        if self.prose.is(at, Class::Cue) {
            return true;
        }
        let end = (at + 14).min(self.prose.tokens.len());
        for i in at..end {
            if self.quoted(i) {
                return false;
            }
            if self.prose.is(i, Class::Cue) && !self.prose.is(i, Class::RoleNoun) {
                return true;
            }
            if matches!(self.prose.text(i), "." | ";" | ":") && !self.abbreviates(i + 1) {
                return false;
            }
        }
        false
    }
}

/// Whether a reference is a possessive: "Ode's campaign".
pub(super) fn possessive(prose: &Prose, r: &Reference) -> bool {
    let last = r.tokens.end.saturating_sub(1);
    prose.tokens.get(last).is_some_and(|t| t.possessive())
        || matches!(prose.text(r.tokens.end), "'" | "’")
            && prose.tokens.get(r.tokens.end).is_some_and(|t| t.glued)
        || r.by == By::Pronoun
            && matches!(&*prose.normal(r.tokens.start), "his" | "their" | "its" | "my" | "our" | "your")
}
