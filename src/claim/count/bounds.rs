//! What sets a figure apart from the plain one of its kind, so that the two need not be the same fact: it is needed or
//! refused, it is another side's, it holds for a part or at a place. Which of these two claims may differ in is asked
//! by alignment.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{is_content, tells, term};
use crate::claim::{Seen, party};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// What sets a figure apart.
#[derive(Default)]
pub(super) struct Bounds {
    /// By classes of words of its clause.
    pub(super) apart: BTreeSet<String>,
    /// By the phrase behind what is counted.
    pub(super) narrowed: BTreeSet<String>,
    /// By its places; votes by the body that votes.
    pub(super) places: BTreeSet<String>,
}

/// How far from the number the words are looked for, in tokens.
const REACH: usize = 8;

/// What sets the figure at `number` apart, whose noun or verb stands at `head`.
pub(super) fn read(
    seen: &Seen,
    sentence: &Range<usize>,
    number: &Range<usize>,
    head: usize,
    tally: bool,
) -> Bounds {
    let prose = &seen.prose;
    let mut clause = party::clause(prose, sentence, number.start);
    // "At the other school, there are 240"
    let opens = prose.is(sentence.start, Class::Preposition) && clause.start <= sentence.start + REACH;
    if opens && !(sentence.start..clause.start).any(|i| prose.is(i, Class::Auxiliary)) {
        clause.start = sentence.start;
    }
    let near = clause.start.max(number.start.saturating_sub(REACH))
        ..clause.end.min(head.max(number.end) + REACH).max(number.end);
    // "More than 40" is a figure of its own kind, and read elsewhere.
    let words = near.clone().filter(|&i| prose.text(i + 1) != "than" && !number.contains(&i));
    // "Three burglars needed five minutes" are three, and what lies behind a verb sets nothing before it apart: "four men
    // entered through a neighboring shop".
    let does = |i: usize| {
        prose.is(i, Class::Event) && !prose.is(i, Class::EventNoun)
            || prose.text(i).ends_with("ed") && is_content(prose, i)
    };
    let active = |i: usize| i == head + 1 && !matches!(prose.text(i + 1), "to" | "for" | "by" | "." | ",");
    let beyond = |i: usize| i > head + 2 && (head + 1..i).any(does) && !prose.is(i, Class::Ordinal);
    let words = words.filter(|&i| !active(i) && !beyond(i));
    let apart = words.filter_map(|i| prose.entry(i, Class::Apart)).map(|(_, how)| how.to_owned());
    let mut apart: BTreeSet<String> = apart.collect();
    // "Had won 98 seats": before what else is told, unless somebody says so.
    let cited = sentence.clone().any(|i| prose.is(i, Class::Cue));
    let had = !cited
        && (near.start..number.start)
            .any(|i| prose.text(i) == "had" && i + 2 == number.start && is_content(prose, i + 1));
    if had {
        apart.insert("former".to_owned());
    }
    let narrowed = narrowed(prose, sentence, head);
    // Votes are those of a body.
    let places = if tally {
        sentence
            .clone()
            .filter(|&i| prose.value(i, Class::BodyNoun) == Some("it"))
            .map(|i| term(prose, i))
            .collect()
    } else {
        places(prose, &near)
    };
    Bounds { apart, narrowed, places }
}

/// The words of the phrase directly behind what is counted: "stores in Amity", "books about whales".
fn narrowed(prose: &Prose, sentence: &Range<usize>, head: usize) -> BTreeSet<String> {
    let leads = matches!(prose.text(head + 1), "in" | "at" | "about" | "from" | "for" | "on" | "among");
    // "Copies in 11 languages" are all copies.
    let number = prose.is(head + 2, Class::Cardinal)
        || prose.tokens.get(head + 2).is_some_and(|t| t.kind == TokenKind::Number);
    if !leads || number {
        return BTreeSet::new();
    }
    let phrase = (head + 2..sentence.end.min(head + 2 + REACH))
        .take_while(|&i| is_content(prose, i) || prose.is(i, Class::Determiner) || i == head + 2);
    phrase.filter(|&i| tells(prose, i)).map(|i| term(prose, i)).collect()
}

/// The places of a stretch: names behind "in" and "at", and what stands for a whole country.
fn places(prose: &Prose, near: &Range<usize>) -> BTreeSet<String> {
    let lead = |i: usize| matches!(prose.text(i), "in" | "In" | "at" | "At" | "near" | "Near" | "across");
    let mut out = BTreeSet::new();
    for i in near.clone().filter(|&i| lead(i)) {
        let first = i + 1 + usize::from(prose.is(i + 1, Class::Determiner));
        let all = prose.is(first, Class::Scope);
        let name = |k: usize| {
            let fits = |t: &crate::text::token::Token| t.kind == TokenKind::Word && t.capital;
            prose.tokens.get(k).is_some_and(fits) && tells(prose, k)
        };
        out.extend((first..near.end).take_while(|&k| name(k)).map(|k| term(prose, k)));
        if all {
            out.insert(term(prose, first));
        }
    }
    out
}
