//! Dates: when something happened or will. What is dated is a deed of the date's clause, told by a verb or a noun
//! (see [`deed`]); a day on which something was merely said is no claim.
//!
//! It weighs nothing: which deeds of two articles are one is the matter of alignment, and which days fit each
//! other that of comparison.

mod deed;
mod recurring;

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::head::term;
use super::count::{is_content, story_sentence, tells};
use super::{About, Claim, Extractor, Kind, Seen, party};
use crate::cast::{Reference, Sort};
use crate::mention::DateMention;
use crate::text::Part;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Date, Name, Value};
use deed::Deed;

pub(super) const DATE: Extractor = Extractor { name: "date", kinds: &[Kind::Date], extract };

/// The longest time that dates something, in days: "in the 1990s" tells an era.
const LONGEST: i32 = 366;
/// How far from that word the words lie that tell it from others, in tokens.
const TERMS: usize = 18;

fn extract(seen: &Seen) -> Vec<Claim> {
    if seen.mentions.dates.is_empty() {
        return Vec::new();
    }
    let lede = lede(&seen.prose);
    seen.mentions.dates.iter().filter_map(|d| claim(seen, d, &lede)).collect()
}

fn claim(seen: &Seen, mention: &DateMention, lede: &BTreeSet<String>) -> Option<Claim> {
    let prose = &seen.prose;
    let value = value(prose, mention)?;
    let days = value.earliest.zip(value.latest).map_or(0, |(a, b)| (b - a).get_days());
    if days > LONGEST || is_attribute(prose, mention, days) {
        return None;
    }
    let sentence = story_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    if in_dateline(prose, &sentence, mention) {
        return None;
    }
    let deed = deed::of(prose, &sentence, mention)?;
    let near = near(prose, &sentence, &deed, mention);
    let people = people(seen, &near);
    let terms = terms(seen, near, &deed);
    // What happens once is told by itself: nobody resigns twice in a story.
    let once = prose.lexicon.value_of(&deed.name, Class::Toll).is_some();
    let act = once.then(|| deed.name.clone());
    let single = lede.contains(&deed.name);
    let event = seen.events.at(deed.token);
    let Deed { name: head, noun, label, .. } = deed;
    let about = About { head, noun, label, terms, people, event, act, single, ..About::default() };
    let said = seen.said(vec![mention.at], Vec::new());
    Some(Claim::new(Kind::Date, about, Value::Date(value), said))
}

/// A time that can be compared: days, a time of day, or what comes again where the article has no day.
fn value(prose: &Prose, mention: &DateMention) -> Option<Date> {
    let value = mention.value.clone();
    if value.latest.is_some() {
        return Some(value);
    }
    // What has gone on since a day is not what happened on it.
    if value.earliest.is_some() {
        return None;
    }
    let recurring = recurring::read(prose, &mention.tokens);
    (recurring.is_some() || value.time.is_some()).then_some(Date { recurring, ..value })
}

/// The deeds and things of the headline and the first sentence: what the article is about.
fn lede(prose: &Prose) -> BTreeSet<String> {
    let part = |part: Part| {
        let paragraph = prose.paragraphs.iter().find(move |p| p.part == part);
        paragraph.and_then(|p| prose.sentences.get(p.sentences.start)).map(|s| s.tokens.clone())
    };
    let tokens = [Part::Headline, Part::Body].into_iter().filter_map(part).flatten();
    tokens.filter(|&i| is_content(prose, i)).map(|i| deed::name(prose, i)).collect()
}

/// Everybody with a name around a deed: who does it, and to whom.
fn people(seen: &Seen, near: &Range<usize>) -> BTreeSet<Name> {
    let named = |r: &&Reference| {
        let person = seen.cast.people.get(r.person);
        person.is_some_and(|p| matches!(p.sort, Sort::Person | Sort::Body) && !p.name.unnamed)
    };
    let around = seen.cast.within(near.clone()).iter().filter(named);
    around.map(|r| party::member(seen, r.person)).collect()
}

/// The words around a deed and its day.
fn near(prose: &Prose, sentence: &Range<usize>, deed: &Deed, mention: &DateMention) -> Range<usize> {
    let (first, last) = (deed.token.min(mention.tokens.start), deed.token.max(mention.tokens.start));
    // "Ode signed on Monday, and Ruiz on Friday": what is joined is another deed.
    let joint = |&i: &usize| match prose.text(i) {
        ";" => true,
        "," => matches!(prose.text(i + 1), "and" | "but" | "while"),
        _ => false,
    };
    let start = (sentence.start.max(first.saturating_sub(TERMS))..first).rev().find(joint);
    let end = (last..sentence.end.min(last + TERMS)).find(joint);
    let start = start.unwrap_or(sentence.start.max(first.saturating_sub(TERMS)));
    let end = end.unwrap_or(sentence.end.min(last + TERMS));
    // "Came a day after the vote": what stands behind is what the day is counted from.
    let counted =
        mention.tokens.end.checked_sub(1).is_some_and(|i| matches!(prose.text(i), "after" | "before"));
    start..if counted { mention.tokens.end.max(start) } else { end }
}

/// The words around a deed that tell it from others, dates left out.
fn terms(seen: &Seen, near: Range<usize>, deed: &Deed) -> BTreeSet<String> {
    let prose = &seen.prose;
    let dates = &seen.mentions.dates;
    let is_date = |i: usize| {
        let k = dates.partition_point(|d| d.tokens.end <= i);
        dates.get(k).is_some_and(|d| d.tokens.contains(&i))
    };
    let told = near.filter(|&i| i != deed.token && tells(prose, i) && !is_date(i));
    let light = |&i: &usize| !prose.is(i, Class::LightVerb);
    let mut terms: BTreeSet<String> = told.filter(light).map(|i| term(prose, i)).collect();
    terms.insert(deed.name.clone());
    terms.extend(deed.noun.clone());
    terms
}

/// "ELLIS, May 3 (Wire) — ": the article's own day.
fn in_dateline(prose: &Prose, sentence: &Range<usize>, mention: &DateMention) -> bool {
    const NEAR: usize = 9;
    let opens = (sentence.start..mention.tokens.start)
        .all(|i| prose.tokens.get(i).is_some_and(|t| t.capital || t.kind == TokenKind::Mark));
    let mut behind = mention.tokens.end..sentence.end.min(mention.tokens.end + NEAR);
    opens
        && behind.any(|i| {
            matches!(prose.text(i), "—" | "–" | "--") || prose.text(i) == "-" && !prose.tokens[i].glued
        })
}

/// "The 2016 field": a year in front of a noun tells which field, not when something happened.
fn is_attribute(prose: &Prose, mention: &DateMention, days: i32) -> bool {
    let led = mention.tokens.start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Preposition));
    days > 31 && !led && is_content(prose, mention.tokens.end)
}
