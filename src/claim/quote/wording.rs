//! The words of an utterance: one list over all its pieces, each word with its place and whose hand wrote it.

use super::scene::{Piece, Scene};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::token::TokenKind;
use crate::text::value::{Hand, Word, Words};

/// The longest remark in parentheses that an editor puts into a quotation, in tokens.
const REMARK: usize = 8;

/// The words of an utterance and where each of them stands.
pub(super) fn words(scene: &Scene, pieces: &[&Piece]) -> (Words, Vec<Span>) {
    let mut words = Vec::new();
    let mut places = Vec::new();
    for piece in pieces {
        let mut i = piece.inner.start;
        let mut edited = i;
        while i < piece.inner.end {
            let Some(token) = scene.prose.tokens.get(i) else { break };
            let shown = scene.prose.text(i);
            if token.kind == TokenKind::Mark {
                let dots = dots(scene, i, piece.inner.end);
                if dots > 0 {
                    let at = scene.prose.span(i..i + dots);
                    words.push(Word {
                        normal: "…".into(), shown: "…".into(), hand: Hand::Gap, ends: false
                    });
                    places.push(at);
                    i += dots;
                    continue;
                }
                if let Some(end) = remark(scene, i, piece.inner.end) {
                    edited = edited.max(end);
                }
            } else {
                let hand = if i < edited { Hand::Editor } else { Hand::Speaker };
                let ends = ends(scene, i, piece.inner.end);
                words.push(Word {
                    normal: normal::word(shown).into_owned(),
                    shown: shown.to_owned(),
                    hand,
                    ends,
                });
                places.push(token.at);
            }
            i += 1;
        }
    }
    let whole = whole(scene, pieces);
    (Words { words, whole }, places)
}

/// How many tokens of an ellipsis begin here: "...", "…", ". . ."; 0 for none.
fn dots(scene: &Scene, at: usize, end: usize) -> usize {
    let text = scene.prose.text(at);
    if text == "…" || text.len() >= 2 && text.bytes().all(|b| b == b'.') {
        return 1;
    }
    let run = (at..end).take_while(|&i| scene.prose.text(i) == ".").count();
    if run >= 3 { run } else { 0 }
}

/// Where an editor's remark that opens here ends: [the minister], (his).
fn remark(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let close = match scene.prose.text(at) {
        "[" => "]",
        "(" => ")",
        _ => return None,
    };
    let limit = if close == "]" { 5 * REMARK } else { REMARK };
    (at..end.min(at + limit)).find(|&i| scene.prose.text(i) == close)
}

/// Whether a sentence of the speaker's ends behind a word.
fn ends(scene: &Scene, at: usize, end: usize) -> bool {
    let mut i = at + 1;
    while i < end && matches!(scene.prose.text(i), ")" | "]" | "'" | "’" | "”" | "\"" | "''" | ",") {
        i += 1;
    }
    if i >= end {
        return false;
    }
    match scene.prose.text(i) {
        "?" | "!" => true,
        "." | "...." => {
            let short = scene.prose.tokens.get(at).is_some_and(|t| {
                t.classes.any(&[Class::Honorific, Class::Title]) || t.capital && t.at.len() == 1
            });
            let goes_on = (i + 1..end).find(|&n| scene.prose.is_word(n));
            let lower = goes_on.is_some_and(|n| scene.prose.tokens.get(n).is_some_and(|t| !t.capital));
            !(lower || short && goes_on.is_some())
        }
        _ => false,
    }
}

/// Whether the pieces make a whole sentence or more: the first begins like one and the last ends like one.
fn whole(scene: &Scene, pieces: &[&Piece]) -> bool {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    let word = first.inner.clone().find(|&i| scene.prose.is_word(i));
    let high = word.is_some_and(|i| scene.prose.tokens.get(i).is_some_and(|t| t.capital));
    let before = first.outer.start.checked_sub(1).map_or("", |i| scene.prose.text(i));
    let starts_paragraph =
        scene.prose.paragraphs.get(first.paragraph).is_some_and(|p| p.tokens.start == first.outer.start);
    let free = starts_paragraph
        || matches!(before, "," | ":" | "." | "?" | "!" | ")" | "—" | "–" | "--" | "-" | ";")
        || scene.quoted(first.outer.start.wrapping_sub(1))
        || scene.prose.is(first.outer.start.wrapping_sub(1), Class::Cue);
    let stopped = matches!(scene.last_mark(last), "." | "," | "?" | "!" | "…" | "..." | "—" | "--" | "-")
        || matches!(scene.prose.text(last.outer.end), "," | "." | "?" | "!");
    high && free && stopped
}
