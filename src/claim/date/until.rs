//! How long something stays as it is: "closed until Friday", "shut through July 28", "suspended till May". Such a day
//! dates the deed that ends the state: what is closed until Friday opens on it.
//!
//! How long something goes on that has a word for its end ("the show runs until July 2") is read with all other deeds.

use std::ops::Range;

use super::super::count::head::term;
use super::super::count::is_content;
use super::deed::{self, Deed};
use super::recurring;
use crate::mention::DateMention;
use crate::text::calendar;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::Date;

/// How far before "until" the word for the state stands, in tokens.
const REACH: usize = 16;

/// Where the word stands that opens a date to its end.
pub(super) fn bound(prose: &Prose, mention: &DateMention) -> Option<usize> {
    let opens = |i: usize| matches!(prose.text(i), "until" | "till" | "through") || is_before(prose, i);
    let start = mention.tokens.start;
    // "Until at least Friday", "until the end of May"
    let near = start.saturating_sub(3)..=start;
    let small = |i: usize| {
        let text = prose.text(i);
        prose.is(i, Class::Determiner)
            || matches!(text, "at" | "least" | "early" | "late" | "mid" | "end" | "of" | "-")
    };
    near.rev().find(|&i| opens(i)).filter(|&i| (i + 1..start).all(small))
}

/// "Not to return before Saturday" says of Saturday what "until Saturday" says.
fn is_before(prose: &Prose, token: usize) -> bool {
    const NEAR: usize = 5;
    let near = token.saturating_sub(NEAR)..token;
    prose.text(token) == "before"
        && near
            .rev()
            .take_while(|&i| prose.is_word(i))
            .any(|i| prose.is(i, Class::Negation) && !matches!(prose.text(i), "no" | "No"))
}

/// The deed that ends a state on a day.
pub(super) fn of(prose: &Prose, sentence: &Range<usize>, mention: &DateMention) -> Option<Deed> {
    let bound = bound(prose, mention)?;
    let clause = sentence.start.max(bound.saturating_sub(REACH))..bound;
    let open = clause.clone().rev().find(|&i| matches!(prose.text(i), "," | ";" | ":" | "(" | "that"));
    let clause = open.map_or(clause.start, |i| i + 1)..bound;
    let known = |i: usize| prose.entry(i, Class::Lasting);
    if let Some((words, value)) = clause.clone().rev().find_map(known) {
        let (name, thing) = value.split_once(' ').map_or((value, None), |(name, thing)| (name, Some(thing)));
        let noun = || befallen(prose, &clause, &words, mention).map(|i| deed::name(prose, i));
        let noun = thing.map(str::to_owned).or_else(noun);
        return Some(told(prose, name.to_owned(), noun, words.start));
    }
    // "Will not resume until May": that is when it does.
    let verb = negated(prose, &clause)?;
    let words = verb..verb + 1;
    let noun = befallen(prose, &clause, &words, mention).map(|i| deed::name(prose, i));
    Some(told(prose, deed::name(prose, verb), noun, verb))
}

fn told(prose: &Prose, name: String, noun: Option<String>, token: usize) -> Deed {
    let label = match &noun {
        Some(noun) => format!("{noun} {}", prose.normal(token)),
        None => prose.normal(token).into_owned(),
    };
    Deed { name, noun, token, label, loose: false, perfect: false }
}

/// What is not done before a day: the verb behind "not".
fn negated(prose: &Prose, clause: &Range<usize>) -> Option<usize> {
    let not = clause.clone().rev().find(|&i| prose.is(i, Class::Negation))?;
    let skipped =
        |i: &usize| prose.is(*i, Class::Auxiliary) || matches!(prose.text(*i), "to" | "expected" | "likely");
    let verb = (not + 1..clause.end).find(|i| !skipped(i))?;
    (is_content(prose, verb) && !prose.text(verb).ends_with("ly")).then_some(verb)
}

/// What a state befalls: the noun behind an active verb, or else the one before it.
fn befallen(
    prose: &Prose,
    clause: &Range<usize>,
    words: &Range<usize>,
    mention: &DateMention,
) -> Option<usize> {
    let last = words.end.saturating_sub(1);
    let passive = words.start.checked_sub(1).is_some_and(|i| {
        prose.is(i, Class::Auxiliary) && !matches!(prose.text(i), "has" | "have" | "had") || stays(prose, i)
    });
    let object = if passive { None } else { deed::object(prose, clause, last, &mention.tokens) };
    object.or_else(|| before(prose, clause, words.start))
}

fn stays(prose: &Prose, token: usize) -> bool {
    matches!(
        prose.text(token),
        "stay" | "stays" | "stayed" | "remain" | "remains" | "remained" | "kept" | "staying" | "remaining"
    )
}

/// The last word of the noun phrase before a verb and its helpers.
fn before(prose: &Prose, clause: &Range<usize>, verb: usize) -> Option<usize> {
    let helps = |i: usize| {
        prose.is(i, Class::Auxiliary)
            || prose.is(i, Class::Modal)
            || prose.is(i, Class::Negation)
            || stays(prose, i)
            || prose.text(i).ends_with("ly")
            || matches!(
                prose.text(i),
                "to" | "also" | "now" | "likely" | "set" | "due" | "expected" | "and" | "still"
            )
    };
    let Some(end) = (clause.start..verb).rev().find(|&i| !helps(i)) else {
        // "The hall, which is old, will stay closed until May"
        let sentence = &prose.sentences.get(prose.sentence_of(verb))?.tokens;
        let end = deed::interrupted(prose, sentence, clause.start)?;
        return before(prose, &(sentence.start..end), end);
    };
    // "All schools in the north are closed": the noun stands before what places it.
    let start = (clause.start..=end).rev().take_while(|&i| is_phrase(prose, i)).last()?;
    let place = (start + 1..end).find(|&i| prose.is(i, Class::Preposition));
    let noun = place.map_or(end, |i| i - 1);
    let stands = is_content(prose, noun) && !prose.is(noun, Class::Pronoun) && !prose.is(noun, Class::Cue);
    (stands
        && !term(prose, noun).is_empty()
        && prose.tokens.get(noun).is_some_and(|t| !t.capital || noun == start))
    .then_some(noun)
}

fn is_phrase(prose: &Prose, token: usize) -> bool {
    is_content(prose, token)
        || prose.is(token, Class::Determiner)
        || prose.is(token, Class::Quantifier)
        || prose.is(token, Class::Cardinal)
        || prose.is_word(token) && prose.is(token, Class::Preposition)
        || prose.text(token) == "-"
}

/// The day on which a state ends. What is closed until Friday or through Thursday opens on Friday; of a longer time
/// nobody says whether it opens on its last day or behind it.
pub(super) fn value(prose: &Prose, mention: &DateMention, value: &Date) -> Option<Date> {
    if value.time.is_some() {
        return Some(value.clone());
    }
    let Some(mut last) = value.latest else {
        let recurring = recurring::named(prose, &mention.tokens).filter(|_| value.earliest.is_none())?;
        return Some(Date { recurring: Some(recurring), ..Date::default() });
    };
    let on = prose.article.date;
    let is = |class: Class| mention.tokens.clone().any(|i| prose.is(i, class));
    let weekday = is(Class::Weekday);
    // "Until Friday" of an article on Monday is the Friday to come.
    if weekday && on.is_some_and(|on| last < on && (on - last).get_days() < WEEK) {
        last = calendar::plus_days(last, i64::from(WEEK))?;
    }
    let before = bound(prose, mention).is_some_and(|i| is_before(prose, i));
    if before && mention.tokens.clone().any(|i| prose.text(i) == "before") {
        let next = calendar::plus_days(last, 1)?;
        return Some(Date { earliest: Some(last), latest: Some(next), ..value.clone() });
    }
    let figure = |i: usize| prose.text(i).bytes().all(|b| b.is_ascii_digit());
    // "Until September" is the one to come, too.
    let dated = mention.tokens.clone().any(|i| figure(i) && prose.text(i).len() == 4);
    if is(Class::Month) && !dated && on.is_some_and(|on| last < on) {
        last = calendar::plus_months(last, 12)?;
    }
    let day = weekday || mention.tokens.clone().any(|i| figure(i) && prose.text(i).len() <= 2);
    let ends = mention.tokens.clone().any(|i| prose.text(i) == "end");
    let through = bound(prose, mention).is_some_and(|i| prose.text(i) == "through");
    let back = |days: i64| calendar::plus_days(last, -days);
    let period = mention.tokens.clone().find_map(|i| prose.value(i, Class::Period));
    let (first, last) = match period {
        _ if day => (last, if through { calendar::plus_days(last, 1)? } else { last }),
        _ if ends => (back(VAGUE)?, calendar::plus_days(last, VAGUE)?),
        Some("week") => (back(i64::from(WEEK) - 1)?, last),
        Some("month") => (back(MONTH)?, last),
        _ if is(Class::Month) => (back(MONTH)?, last),
        _ if mention.tokens.clone().any(figure) => (back(YEAR)?, last),
        _ => (back(VAGUE)?, calendar::plus_days(last, VAGUE)?),
    };
    Some(Date { earliest: Some(first), latest: Some(last), ..value.clone() })
}

/// How near to the end of a time what lasts until then can end, in days.
const VAGUE: i64 = 2;
/// The days of a month behind its first, and those of a year.
const MONTH: i64 = 29;
const YEAR: i64 = 364;
/// The days of a week.
const WEEK: i32 = 7;
