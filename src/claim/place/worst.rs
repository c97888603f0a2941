//! Which villages or districts were hit worst: a list of names that two articles should share.

use std::ops::Range;

use super::{of, of_story};
use crate::claim::{Claim, Seen};
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::place::{Relation, Site};
use crate::text::prose::Prose;
use crate::text::token::Token;

/// How far names may stand from the words for the worst, in tokens.
const REACH: usize = 12;

/// "The villages of Ode and Amity were worst hit", "the hardest-hit towns were Ode and Amity".
pub(super) fn claim(seen: &Seen, sentence: &Range<usize>) -> Option<Claim> {
    let prose = &seen.prose;
    let worst = sentence.clone().find(|&i| is_worst(prose, i))?;
    let near = sentence.start.max(worst.saturating_sub(REACH))..sentence.end.min(worst + REACH);
    let noun = near.clone().find(|&i| is_places(prose, i))?;
    let start = if noun < worst { noun } else { noun + 1 };
    let led = match prose.text(start + usize::from(noun < worst)) {
        "of" | "were" | "was" | "are" => start + 1 + usize::from(noun < worst),
        _ => return None,
    };
    let (names, end) = list(prose, led, sentence.end);
    if names.is_empty() || seen.quoted(led) {
        return None;
    }
    let head = "worst hit".to_owned();
    let shown = prose.article.slice(prose.span(led..end)).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(of(
        seen,
        of_story(head),
        led..end,
        Site { shown, names, relation: Relation::List, firm: true, ..Site::default() },
    ))
}

/// "Worst hit", "hardest-hit", "most affected".
fn is_worst(prose: &Prose, i: usize) -> bool {
    // The length of a word and its first letter are at hand, its other letters are not.
    let first = |t: &Token| prose.article.text.as_bytes().get(t.at.start as usize).copied();
    let can_be = |t: &Token| {
        matches!(t.at.len(), 4 | 5 | 7) && matches!(first(t), Some(b'w' | b'W' | b'h' | b'H' | b'm' | b'M'))
    };
    if !prose.tokens.get(i).is_some_and(can_be) {
        return false;
    }
    let superlative = matches!(prose.text(i), "worst" | "Worst" | "hardest" | "Hardest" | "most" | "Most");
    let next = i + 1 + usize::from(prose.text(i + 1) == "-");
    superlative && matches!(prose.text(next), "hit" | "affected" | "damaged" | "stricken" | "struck")
}

/// A plural noun for places: villages, towns.
fn is_places(prose: &Prose, i: usize) -> bool {
    let normal = prose.normal(i);
    let singular = normal::singular(&normal);
    let many = singular.len() < normal.len();
    many && (prose.lexicon.is(&singular, Class::PlaceNoun) || singular == "area")
}

/// Capitalised names joined by commas and "and", and where they end.
fn list(prose: &Prose, start: usize, limit: usize) -> (Vec<String>, usize) {
    let (mut names, mut end) = (Vec::new(), start);
    let mut i = start;
    while i < limit && i < start + 2 * REACH {
        let token = prose.tokens.get(i);
        if token.is_some_and(|t| t.capital) {
            let from = i;
            while i < limit && prose.tokens.get(i).is_some_and(|t| t.capital) {
                i += 1;
            }
            let words: Vec<String> = (from..i).map(|k| prose.normal(k).into_owned()).collect();
            names.push(words.join(" "));
            end = i;
        } else if matches!(prose.text(i), "," | "and") && end > start {
            i += 1;
        } else {
            break;
        }
    }
    names.sort();
    (names, end)
}
