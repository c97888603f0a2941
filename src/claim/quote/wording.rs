//! The words of an utterance: one list over all its pieces, each word with its place and whose hand wrote it.

use super::scene::{Piece, Scene};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::token::{Token, TokenKind};
use crate::text::value::{Hand, Word, Words};
use crate::text::wording::{Read, fold_read, is_currency};

/// The longest remark in parentheses that an editor puts into a quotation, in tokens.
const REMARK: usize = 8;

/// The words of an utterance and where each of them stands.
pub(super) fn words(scene: &Scene, pieces: &[&Piece]) -> (Words, Vec<Span>) {
    let lexicon = scene.prose.lexicon;
    let mut words: Vec<Read> = Vec::with_capacity(pieces.iter().map(|p| p.inner.len()).sum());
    let gap_at = |at: Span| {
        let gap = Word { normal: "…".into(), shown: "…".into(), hand: Hand::Gap, ends: false };
        Read::new(gap, at, 0, lexicon)
    };
    for (k, piece) in pieces.iter().enumerate() {
        if k > 0
            && capital(scene, piece)
            && let Some(word) = words.last_mut()
        {
            word.end();
            if let Some(at) = gap(scene, pieces[k - 1], piece) {
                words.push(gap_at(at));
            }
        }
        let mut i = piece.inner.start;
        let mut edited = i;
        while i < piece.inner.end {
            let Some(token) = scene.prose.tokens.get(i) else { break };
            let shown = scene.prose.text(i);
            if token.kind == TokenKind::Mark && !matches!(shown, "%" | "&") && !is_currency(shown) {
                let dots = dots(scene, i, piece.inner.end);
                if dots > 0 {
                    words.push(gap_at(scene.prose.span(i..i + dots)));
                    i += dots;
                    continue;
                }
                if let Some(end) = remark(scene, i, piece.inner.end) {
                    edited = edited.max(end);
                }
            } else {
                let masked = masked(scene, i, piece.inner.end);
                if let Some(end) = masked {
                    let at = scene.prose.span(i..end);
                    let shown = scene.prose.article.slice(at);
                    let word = Word {
                        normal: mask(shown),
                        shown: shown.to_owned(),
                        hand: Hand::Speaker,
                        ends: ends(scene, end - 1, piece.inner.end),
                    };
                    let entry = lexicon.find(&word.normal).unwrap_or(0);
                    words.push(Read::new(word, at, entry, lexicon));
                    i = end;
                    continue;
                }
                let hand = if i < edited { Hand::Editor } else { Hand::Speaker };
                let ends = ends(scene, i, piece.inner.end);
                words.push(read(scene, i, token, hand, ends));
            }
            i += 1;
        }
    }
    let whole = whole(scene, pieces);
    let (words, places) = fold_read(words, lexicon);
    (Words { words, whole }, places)
}

/// A token as a word. What its normal form and its number in the lexicon are is known already, unless it has a
/// possessive or is a number, whose numbers stand for the words alone.
fn read(scene: &Scene, i: usize, token: &Token, hand: Hand, ends: bool) -> Read {
    let lexicon = scene.prose.lexicon;
    let shown = scene.prose.text(i);
    if hand == Hand::Speaker && token.kind == TokenKind::Word && !token.possessive() {
        let normal = scene.prose.normal(i).into_owned();
        let word = Word { normal, shown: shown.to_owned(), hand, ends };
        return Read::known(word, token.at, token.word, (token.classes, token.begins));
    }
    let word = Word { normal: normal::word(shown).into_owned(), shown: shown.to_owned(), hand, ends };
    let entry = if hand == Hand::Speaker { lexicon.find(&word.normal).unwrap_or(0) } else { 0 };
    Read::new(word, token.at, entry, lexicon)
}

/// Where a word ends that a desk has masked with stars: f***ed.
fn masked(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let glued = |i: usize| i < end && scene.prose.tokens.get(i).is_some_and(|t| t.glued);
    let star = |i: usize| scene.prose.text(i).bytes().all(|b| b == b'*') && !scene.prose.text(i).is_empty();
    let stars = (at + 1..end).take_while(|&i| glued(i) && star(i)).count();
    // Stars around a word only stress it.
    if stars == 0 || at > 0 && star(at - 1) {
        return None;
    }
    let behind = at + 1 + stars;
    let inside = glued(behind) && scene.prose.is_word(behind);
    (inside || stars > 2).then_some(behind + usize::from(inside))
}

/// A masked word as compared: its run of stars as one.
fn mask(shown: &str) -> String {
    let mut out = String::with_capacity(shown.len());
    for c in shown.chars().flat_map(char::to_lowercase) {
        if !(c == '*' && out.ends_with('*')) {
            out.push(c);
        }
    }
    out
}

/// Between two sentences the writer's own words may stand for more of the speaker's: a gap. Inside a sentence
/// an attribution is none.
fn gap(scene: &Scene, piece: &Piece, next: &Piece) -> Option<Span> {
    let between = piece.outer.end..next.outer.start;
    between.clone().any(|i| scene.prose.is_word(i)).then(|| scene.prose.span(between))
}

/// Whether a piece begins with a capital: what stood before it was a sentence, whatever mark it ends in.
fn capital(scene: &Scene, piece: &Piece) -> bool {
    let word = piece.inner.clone().find(|&i| scene.prose.is_word(i));
    word.is_some_and(|i| scene.prose.tokens.get(i).is_some_and(|t| t.capital))
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
    if scene.prose.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark) {
        return false;
    }
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
pub(super) fn whole(scene: &Scene, pieces: &[&Piece]) -> bool {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    let high = capital(scene, first);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Seen;
    use crate::read::plain;
    use crate::rule::Rules;

    /// The words of every piece: an editor's in brackets, a sentence's last with a full stop, `!` for a whole one.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lexicon = Rules::builtin().lexicon;
        let article = plain::article("a", "a.txt", text.to_owned(), &lexicon);
        let seen = Seen::new(&article, &lexicon);
        let scene = Scene::new(&seen, &seen.cast);
        let mut out = Vec::new();
        for piece in &scene.pieces {
            let (words, places) = super::words(&scene, &[piece]);
            assert_eq!(words.words.len(), places.len());
            let shown = words.words.iter().map(|w| match w.hand {
                Hand::Editor => format!("[{}]", w.normal),
                Hand::Gap => "…".to_owned(),
                Hand::Speaker => format!("{}{}", w.normal, if w.ends { "." } else { "" }),
            });
            let whole = if words.whole { " !" } else { "" };
            out.push(format!("{}{whole}", shown.collect::<Vec<_>>().join(" ")));
        }
        assert_eq!(out.join(" | "), expected, "{text}");
    }

    #[test]
    fn words_gaps_and_hands() {
        check(
            "“We won’t sell the state-run mill. Never,” she said.",
            "we will not sell the state run mill. never !",
        );
        check(
            "She said it was “a ... sad [and grey] day (she) knew.”",
            "a … sad [and] [grey] day [she] knew.",
        );
        check("“It was . . . fine,” she said.", "it was … fine !");
        check("“He told me ‘no’ twice,” she said.", "he told me no twice !");
        check(
            "“I met Mr. Ode and Gen. Lund. Then J. Roe left.”",
            "i met mister ode and general lund. then j roe left. !",
        );
        check("“It’s a d**n shame, s***,” she said.", "it 's a d*n shame s* !");
        check("“Why? Because 3,000 of Adams’ men ran!” she said.", "why. because 3000 of adams men ran. !");
    }

    #[test]
    fn fragments_are_no_whole_sentences() {
        check("She called it “absurd” and “a shame.”", "absurd | a shame.");
        check("Asked about it, she said, “No.”", "no. !");
        check("The “Long Night” tour ended.", "long night");
    }
}
