//! Block quotations without marks: paragraphs set off behind a colon that announces somebody's words. Indented
//! or marked as a block they are one as far as the block goes; otherwise it is the one paragraph behind the
//! colon, and only if it speaks in the first person.

use super::super::{Marks, Quotation};
use super::glyph;
use crate::text::lexicon::Class;
use crate::text::prose::{Paragraph, Prose};
use crate::text::token::TokenKind;

/// A block of fewer tokens may be a list or a heading.
const LEAST: usize = 6;

/// How far before the colon the words that announce a block may stand, in tokens.
const REACH: usize = 40;

/// Paragraph `k` as a block quotation, if it is one. `before` is the quotation read last.
pub(super) fn read(prose: &Prose, k: usize, before: Option<&Quotation>) -> Option<Quotation> {
    let paragraph = prose.paragraphs.get(k)?;
    let ahead = prose.paragraphs.get(k.checked_sub(1)?)?;
    let tokens = paragraph.tokens.clone();
    if tokens.len() < LEAST || tokens.clone().any(|i| glyph(prose, i).is_some_and(|g| !g.single)) {
        return None;
    }
    let set_off = is_set_off(prose, paragraph);
    let continues = set_off && before.is_some_and(|q| q.marks == Marks::None && q.tokens == ahead.tokens);
    let announced = announces(prose, ahead)
        && (set_off && !is_set_off(prose, ahead) || in_first_person(prose, paragraph));
    (announced || continues).then_some(Quotation {
        at: paragraph.at,
        tokens,
        outer: paragraph.at,
        marks: Marks::None,
        open: false,
        continues,
        depth: 0,
    })
}

/// Whether a paragraph ends in a colon and says that somebody speaks or writes.
fn announces(prose: &Prose, paragraph: &Paragraph) -> bool {
    let Some(colon) = paragraph.tokens.end.checked_sub(1).filter(|&i| prose.text(i) == ":") else {
        return false;
    };
    let from = paragraph.tokens.start.max(colon.saturating_sub(REACH));
    let reports =
        |i: usize| matches!(prose.entry(i, Class::Cue), Some((_, "say" | "write" | "tell" | "go-on")));
    let quoted = (from..colon).any(|i| glyph(prose, i).is_some_and(|g| !g.single));
    !quoted && (from..colon).any(reports)
}

/// Whether a paragraph stands further in than others, or behind the mark of a block quotation.
fn is_set_off(prose: &Prose, paragraph: &Paragraph) -> bool {
    let before = prose.article.text.get(..paragraph.at.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.contains('>') || line.contains('\t') || line.len() >= 2 && line.bytes().all(|b| b == b' ')
}

/// Whether a paragraph speaks of "I" or "we", not counting what it quotes.
fn in_first_person(prose: &Prose, paragraph: &Paragraph) -> bool {
    let first = |i: usize| {
        prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && matches!(prose.value(i, Class::Pronoun), Some("i" | "we"))
    };
    paragraph.tokens.clone().any(first)
}
