//! Nouns beside a day or a verb: what happens on a day, what a verb is said of, and what it is done to.
//!
//! They are found by their places alone: behind a determiner, before a verb, behind "of".

use std::ops::Range;

use super::PHRASE;
use super::clause::REMARKS;
use super::verb::{helps, is_light, is_past, name};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// Whether a noun is only where something else is done: "at an earlier hearing".
pub(super) fn is_stage(prose: &Prose, before: &Range<usize>, noun: usize) -> bool {
    let within = before.start.max(noun.saturating_sub(4))..noun;
    let led = within.rev().find(|&i| prose.is(i, Class::Preposition) && !is_content(prose, i));
    led.is_some_and(|i| matches!(prose.text(i), "at" | "during"))
}

/// What the deed of a noun befalls, or who does it: "the collapse of the bridge", "the patient's death".
pub(super) fn befallen(prose: &Prose, token: usize) -> Option<usize> {
    let owner = token.checked_sub(1).filter(|&i| prose.tokens[i].possessive() && is_content(prose, i));
    let opens = |i: usize| prose.is(i, Class::Determiner) || prose.is(i, Class::Quantifier);
    let ends = |i: usize| {
        let verb = [Class::Past, Class::LightVerb, Class::Auxiliary, Class::Preposition, Class::Cue];
        prose.tokens.get(i).is_none_or(|t| t.classes.any(&verb)) || is_past(prose, i) || places(prose, i)
    };
    let of = || {
        let first = (token + 2..token + 4).find(|&i| !opens(i))?;
        let within = first..first + PHRASE;
        within.take_while(|&i| is_content(prose, i) && (i == first || !ends(i))).last()
    };
    let of = || if prose.text(token + 1) == "of" { of() } else { None };
    let noun = owner.or_else(of)?;
    (prose.tokens.get(noun).is_some_and(|t| !t.capital) && !places(prose, noun)).then_some(noun)
}

/// Whether a noun is one for what begins at an hour and is over on its day.
pub(super) fn is_sitting(prose: &Prose, noun: usize) -> bool {
    const SHORT: [&str; 12] = [
        "bury",
        "hearing",
        "meet",
        "game",
        "concert",
        "vote",
        "parade",
        "ceremony",
        "conference",
        "vigil",
        "marry",
        "speak",
    ];
    SHORT.contains(&name(prose, noun).as_str())
}

/// The noun that a date stands before: "the Saturday vote", "Wednesday's ceremony", "his January hearing".
pub(super) fn attributive(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let owns =
        |i: usize| prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive());
    let possessive = is_possessive(prose, date);
    let mut led = (sentence.start.max(date.start.saturating_sub(3))..date.start).rev();
    let led = led.find(|&i| !(is_content(prose, i) && !prose.tokens[i].capital)).is_some_and(owns);
    // "This week the council voted": the determiner is the date's own.
    if !possessive && !led {
        return None;
    }
    let first = date.end + usize::from(apostrophe(prose, date.end));
    let mut noun = None;
    for i in first..sentence.end.min(first + PHRASE) {
        let owned = prose.tokens.get(i).is_some_and(|t| t.possessive());
        if prose.text(i) == "-" || owned && noun.is_none() {
            continue;
        }
        let verb = noun.is_some() && (prose.text(i).ends_with("ed") || prose.is(i, Class::Cue));
        if !is_content(prose, i) || verb || is_adverb(prose, i) || places(prose, i) {
            break;
        }
        noun = Some(i);
    }
    noun.filter(|&n| possessive || !is_past(prose, n))
}

/// A word that places a day, and is no noun for what happens on it.
pub(super) fn places(prose: &Prose, token: usize) -> bool {
    const PLACING: [Class; 6] = [
        Class::RelativeDay,
        Class::Weekday,
        Class::Month,
        Class::Period,
        Class::Auxiliary,
        Class::Preposition,
    ];
    prose.tokens.get(token).is_none_or(|t| t.classes.any(&PLACING) && !t.classes.has(Class::Ordinal))
}

pub(super) fn is_adverb(prose: &Prose, token: usize) -> bool {
    let text = prose.text(token);
    text.ends_with("ly") || matches!(text, "earlier" | "later" | "early" | "late" | "ago")
}

/// "Friday's", "three days'"
pub(super) fn is_possessive(prose: &Prose, date: &Range<usize>) -> bool {
    let last = date.end.checked_sub(1).and_then(|i| prose.tokens.get(i));
    last.is_some_and(|t| t.possessive()) || apostrophe(prose, date.end)
}

pub(super) fn apostrophe(prose: &Prose, token: usize) -> bool {
    matches!(prose.text(token), "'" | "’")
}

/// A noun for an event or deed right before a date, with nothing but a small word between: "a hearing on".
pub(super) fn noun_before(prose: &Prose, before: &Range<usize>, date: usize) -> Option<usize> {
    let small = |i: usize| prose.is(i, Class::Preposition) || prose.is(i, Class::Determiner);
    let small = |i: usize| small(i) || matches!(prose.text(i), "early" | "late" | "-");
    let last = before.clone().rev().take(3).find(|&i| !small(i)).filter(|&i| i < date)?;
    // "Was found", "were shut", "the film opens": no nouns.
    let verb = last.checked_sub(1).is_some_and(|i| {
        let told = prose.is(last, Class::Past) || prose.is(last, Class::Forward) && is_content(prose, i);
        prose.is(i, Class::Auxiliary)
            || told && !prose.is(i, Class::Determiner) && !prose.tokens[i].possessive()
    });
    (is_happening(prose, last) && !verb).then_some(last)
}

/// Whether a word can be a noun for something that happens.
pub(super) fn is_happening(prose: &Prose, token: usize) -> bool {
    let known = prose.is(token, Class::EventNoun) || prose.is(token, Class::Deed) || ends_deed(prose, token);
    known && !is_past(prose, token)
}

/// What a date is said of: "the collapse of the bridge was on", "his funeral is", "a vote is scheduled for".
pub(super) fn predicate(prose: &Prose, before: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let small = |i: usize| {
        prose.is(i, Class::Preposition)
            || prose.is(i, Class::Determiner)
            || matches!(prose.text(i), "early" | "late" | "now" | "only")
    };
    let mut last = before.clone().rev().take(4).find(|&i| !small(i))?;
    let be = |i: usize| {
        matches!(prose.text(i), "is" | "was" | "are" | "were" | "be" | "been" | "falls" | "fell" | "set")
    };
    // "The vote was on Tuesday put off": the day is that of what follows.
    if is_past(prose, date.end) || !be(last) && !is_light(prose, last) && prose.text(last) != "place" {
        return None;
    }
    if prose.text(last) == "place" {
        last = last.checked_sub(1).filter(|&i| prose.is(i, Class::LightVerb))?;
    }
    happening(prose, before.start, last)
}

/// Where the words end that a clause goes on with behind a remark between commas: before the first of these.
pub(in crate::claim::date) fn interrupted(
    prose: &Prose,
    sentence: &Range<usize>,
    clause: usize,
) -> Option<usize> {
    let close = clause.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == ",")?;
    (sentence.start.max(close.saturating_sub(REMARKS))..close).rev().find(|&i| prose.text(i) == ",")
}

/// The noun for what happens in the words that a verb is said of: "the collapse of the bridge", "Ode's visit to Ellis".
pub(super) fn happening(prose: &Prose, from: usize, verb: usize) -> Option<usize> {
    let helps = |i: usize| {
        prose.is(i, Class::Auxiliary)
            || prose.is(i, Class::Modal)
            || prose.is(i, Class::LightVerb)
            || prose.text(i).ends_with("ly")
            || matches!(prose.text(i), "to" | "also" | "not" | "now" | "set")
    };
    let end = (from..verb).rev().find(|&i| !helps(i))? + 1;
    let links = |i: usize| prose.is(i, Class::Preposition) && !prose.tokens[i].possessive();
    let led = |i: usize| i > from && prose.is(i - 1, Class::Determiner);
    // "Talks between the guild and the ministry"
    let between = (from.max(end.saturating_sub(PHRASE))..end).any(|i| prose.text(i) == "between");
    let goes_on = |i: usize| {
        let joint = between && prose.text(i) == "and";
        let word =
            is_content(prose, i) || prose.is(i, Class::Determiner) || prose.is_word(i) && links(i) || joint;
        (word || prose.text(i) == "-") && !is_past(prose, i) && (!prose.is(i, Class::Cue) || led(i))
    };
    let start = (from.max(end.saturating_sub(PHRASE))..end).rev().take_while(|&i| goes_on(i)).last()?;
    let stop = (start..end).find(|&i| i > start && links(i)).unwrap_or(end);
    let event = |i: usize| prose.is(i, Class::Event) || is_happening(prose, i);
    let noun = stop.checked_sub(1).filter(|&i| i >= start && event(i))?;
    let first = prose.sentences.get(prose.sentence_of(noun)).is_some_and(|s| s.tokens.start == noun);
    (!prose.tokens.get(noun)?.capital || first || ends_deed(prose, noun)).then_some(noun)
}

/// The second word of "news conference".
pub(in crate::claim::date) fn ends_deed(prose: &Prose, token: usize) -> bool {
    token
        .checked_sub(1)
        .and_then(|i| prose.entry(i, Class::Deed))
        .is_some_and(|(words, _)| words.contains(&token))
}

/// What is done: the last word of the noun phrase behind a verb.
pub(in crate::claim::date) fn object(
    prose: &Prose,
    clause: &Range<usize>,
    verb: usize,
    date: &Range<usize>,
) -> Option<usize> {
    let mut i = verb + 1;
    if date.contains(&i) {
        i = date.end;
    }
    let opens = |i: usize| {
        let number = prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        prose.is(i, Class::Determiner)
            || prose.is(i, Class::Quantifier)
            || prose.is(i, Class::Cardinal)
            || number
    };
    while i < clause.end && opens(i) {
        i += 1;
    }
    let mut noun = None;
    while i < clause.end && i < verb + PHRASE + 4 && !date.contains(&i) {
        let owned = prose.tokens.get(i).is_some_and(|t| t.possessive());
        let goes_on = is_content(prose, i) || prose.text(i) == "-" || owned;
        if !goes_on || prose.is(i, Class::Preposition) && !owned || noun.is_some() && is_past(prose, i) {
            break;
        }
        // "His job hosting the show"
        if noun.is_some() && prose.text(i).ends_with("ing") && !prose.is(i, Class::EventNoun) {
            break;
        }
        if is_adverb(prose, i) && !prose.text(i).ends_with("ly") {
            break;
        }
        let hedge = prose.is(i, Class::HedgeBefore) && noun.is_none();
        if prose.text(i) != "-" && !prose.text(i).ends_with("ly") && !hedge {
            noun = Some(i);
        }
        i += 1;
    }
    noun
}

/// "The first quake struck", "a second man died": one of several.
pub(super) fn several(prose: &Prose, noun: usize) -> bool {
    noun.checked_sub(1).is_some_and(|i| prose.is(i, Class::Ordinal))
}

/// How far from its verb a pronoun stands, in tokens.
pub(super) const PRONOUN: usize = 5;

/// What "it" or "they" before a verb stands for: what the sentence before is about.
pub(super) fn meant(prose: &Prose, clause: &Range<usize>, verb: usize) -> Option<usize> {
    let near = clause.start.saturating_sub(1).max(verb.saturating_sub(PRONOUN))..verb;
    let it = near.rev().find(|&i| matches!(prose.text(i), "It" | "it" | "They" | "they"))?;
    if !(it + 1..verb).all(|i| helps(prose, i) || prose.text(i).ends_with("ly") || prose.text(i) == "to") {
        return None;
    }
    let number = prose.sentence_of(it);
    let sentence = prose.sentences.get(number)?;
    let last = number.checked_sub(1).and_then(|n| prose.sentences.get(n));
    let before = if it > sentence.tokens.start + 1 {
        sentence.tokens.start..it.min(sentence.tokens.start + REMARKS)
    } else {
        last.filter(|s| s.paragraph + 1 >= sentence.paragraph)?.tokens.clone()
    };
    let many = matches!(prose.text(it), "They" | "they");
    let stands = |&i: &usize| {
        is_content(prose, i)
            && !prose.tokens[i].capital
            && !prose.tokens[i].possessive()
            && !prose.is(i, Class::RoleNoun)
            && !prose.is(i, Class::Cue)
            && !places(prose, i)
            && prose.text(i).ends_with('s') == many
            && (before.start.max(i.saturating_sub(4))..i).any(|k| prose.is(k, Class::Determiner))
    };
    let told = |i: usize| {
        let next = i + 1;
        helps(prose, next)
            || is_past(prose, next)
            || prose.is(next, Class::LightVerb)
            || prose.is(next, Class::Past)
            // "The fire, the largest this year, has burned": what the sentence opens with.
            || prose.text(next) == "," && (prose.is(next + 1, Class::Relative) || i <= before.start + 3)
    };
    before.clone().take(2 * REMARKS).filter(stands).find(|&i| told(i))
}

/// What a verb is said of: the noun before it, or before "which was".
pub(super) fn subject(
    prose: &Prose,
    clause: &Range<usize>,
    verb: usize,
    date: &Range<usize>,
) -> Option<usize> {
    let passed = |i: usize| {
        prose.is(i, Class::Auxiliary)
            || prose.is(i, Class::Modal)
            || prose.text(i).ends_with("ly")
            || date.contains(&i)
            || i < date.start && i + 2 > date.start && prose.is(i, Class::Preposition)
            || matches!(prose.text(i), "which" | "that" | "," | "to" | "first" | "last" | "also" | "not")
    };
    let from = clause.start.saturating_sub(3);
    let mut noun = (from..verb).rev().find(|&i| !passed(i))?;
    // "The ban covers pubs and takes effect on Monday"
    if prose.text(noun) == "and" {
        return opener(prose, verb);
    }
    // "The line, which was built in 1968, was inspected", "the contracts, nine in all, were signed"
    let comma = (noun + 1..verb).find(|&i| prose.text(i) == ",");
    if comma.is_some() && !matches!(prose.text(noun + 2), "which" | "who" | "that") {
        let start = prose.sentences.get(prose.sentence_of(verb)).map_or(from, |s| s.tokens.start);
        let mut opened =
            (start.max(noun.saturating_sub(REMARKS))..noun).rev().find(|&i| prose.text(i) == ",");
        // "The dam, near the town of Ellis, north of here, broke": what the sentence opens with.
        let first = (start..noun.min(start + REMARKS)).find(|&i| prose.text(i) == ",");
        let acts = |i: usize| {
            helps(prose, i)
                || is_past(prose, i)
                || prose.is(i, Class::Past)
                || prose.is(i, Class::Preposition)
        };
        if first.is_some_and(|f| !(start..f).any(acts)) {
            opened = first;
        }
        noun = opened.and_then(|i| i.checked_sub(1)).filter(|&i| i >= start).unwrap_or(noun);
    }
    // A name is who did it, which is asked elsewhere.
    // "The mine" is no pronoun.
    let mine = prose.text(noun) == "mine" && noun > from && prose.is(noun - 1, Class::Determiner);
    let stands = (is_content(prose, noun) || mine)
        && !prose.is(noun, Class::Unit)
        && !is_past(prose, noun)
        && !places(prose, noun)
        && (!prose.tokens.get(noun)?.capital || opens_sentence(prose, noun));
    stands.then_some(noun)
}

/// What a sentence opens with: "the ban" of "The ban covers pubs and takes effect on Monday".
pub(super) fn opener(prose: &Prose, token: usize) -> Option<usize> {
    let sentence = &prose.sentences.get(prose.sentence_of(token))?.tokens;
    let first = sentence.start + usize::from(prose.is(sentence.start, Class::Determiner));
    let goes_on = |i: usize| {
        let noun = is_content(prose, i) && !prose.tokens[i].capital && !is_past(prose, i);
        noun && !prose.is(i, Class::Past) && (i == first || !prose.text(i).ends_with('s'))
    };
    (first..token).take_while(|&i| goes_on(i)).last()
}

/// "Talks broke down": a noun that has its capital from its place.
pub(super) fn opens_sentence(prose: &Prose, noun: usize) -> bool {
    let first = prose.sentences.get(prose.sentence_of(noun)).is_some_and(|s| s.tokens.start == noun);
    first && (prose.is(noun, Class::Event) || prose.is(noun, Class::Deed) || prose.is(noun, Class::EventNoun))
}
