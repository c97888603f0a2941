//! The final score of a match: "beat Rovers 3-1", "a 24-17 win". Scores on the way (at the half, in a set) and the
//! records of a season are none.

use std::ops::Range;

use super::head::{Head, event};
use super::{claim, story_sentence};
use crate::claim::{Claim, Seen};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Quantity, Value};

/// How far from the score the word for how it ended stands, in tokens.
const REACH: usize = 8;

/// The final scores of an article.
pub(super) fn read(seen: &Seen) -> Vec<Claim> {
    let prose = &seen.prose;
    let ended =
        (0..prose.tokens.len()).filter(|&i| prose.tokens[i].classes.has(Class::Event) && is_end(prose, i));
    let mut out: Vec<Claim> = Vec::new();
    let mut done = 0;
    for i in ended {
        let number = prose.sentence_of(i);
        if number < done {
            continue;
        }
        done = number + 1;
        let Some(sentence) = story_sentence(prose, number) else { continue };
        let mut scores = sentence.clone().filter(|&k| is_score(prose, &sentence, k));
        let (Some(at), None) = (scores.next(), scores.next()) else { continue };
        let near = at.saturating_sub(REACH)..at + REACH;
        let ends = sentence.clone().any(|k| near.contains(&k) && is_end(prose, k));
        // "Led 2-1 at the half", "won the first set 6-4": on the way.
        let on_the_way = sentence.clone().any(|k| near.contains(&k) && prose.is(k, Class::Partway));
        if ends && !on_the_way {
            out.extend(score(seen, &sentence, at));
        }
    }
    out
}

fn is_end(prose: &Prose, token: usize) -> bool {
    matches!(event(prose, token), Some("win" | "lose"))
}

/// Two whole numbers with a dash between them, and no third.
fn is_score(prose: &Prose, sentence: &Range<usize>, at: usize) -> bool {
    let dash = |i: usize| matches!(prose.text(i), "-" | "–");
    let number = |i: usize| {
        sentence.contains(&i)
            && prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
            && points(prose, i).is_some()
    };
    let before = at.checked_sub(1).filter(|i| sentence.contains(i));
    number(at)
        && dash(at + 1)
        && number(at + 2)
        && !dash(at + 3)
        && !before.is_some_and(|i| dash(i) || prose.text(i) == "(" || prose.text(i) == "$")
}

fn points(prose: &Prose, token: usize) -> Option<Decimal> {
    let text = prose.text(token);
    let whole = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if whole { text.parse().ok() } else { None }
}

fn score(seen: &Seen, sentence: &Range<usize>, at: usize) -> Option<Claim> {
    let prose = &seen.prose;
    let (x, y) = (points(prose, at)?, points(prose, at + 2)?);
    let plain = |n: Decimal| Quantity::exactly(n, None);
    let head = Head {
        name: "score".to_owned(),
        label: "points the match ended with".to_owned(),
        token: at,
        noun: true,
        deed: Some("score".to_owned()),
        ..Head::default()
    };
    let claim = claim(seen, sentence.clone(), prose.span(at..at + 3), &head, plain(x));
    Some(Claim { value: Value::Tally(plain(x.max(y)), plain(x.min(y))), ..claim })
}
