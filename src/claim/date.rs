//! Dates: when something happened or will. What is dated is the nearest word for an event or deed in the clause
//! of the date; a day on which something was merely said is no claim, and neither is a time of day alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::head::{name_of, term};
use super::count::{is_content, story_sentence, tells};
use super::{About, Claim, Extractor, Kind, Seen, party};
use crate::mention::DateMention;
use crate::text::calendar::Day;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::Value;

pub(super) const DATE: Extractor = Extractor { name: "date", kinds: &[Kind::Date], extract };

/// The longest time that dates something, in days: "in the 1990s" tells an era.
const LONGEST: i32 = 366;
/// How far from a date the word that it dates may stand, in tokens.
const REACH: usize = 10;
/// How far from that word the words lie that tell it from others, in tokens.
const TERMS: usize = 18;

fn extract(seen: &Seen) -> Vec<Claim> {
    seen.mentions.dates.iter().filter_map(|d| claim(seen, d)).collect()
}

fn claim(seen: &Seen, mention: &DateMention) -> Option<Claim> {
    let prose = &seen.prose;
    let (first, last): (Day, Day) = mention.value.earliest.zip(mention.value.latest)?;
    if (last - first).get_days() > LONGEST {
        return None;
    }
    if is_attribute(&seen.prose, mention, (last - first).get_days()) {
        return None;
    }
    let sentence = story_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    let token = dated(prose, &sentence, mention)?;
    let near = sentence.start.max(token.saturating_sub(TERMS))..sentence.end.min(token + TERMS);
    let dates = &seen.mentions.dates;
    let is_date = |i: usize| {
        let k = dates.partition_point(|d| d.tokens.end <= i);
        dates.get(k).is_some_and(|d| d.tokens.contains(&i))
    };
    let head = name_of_deed(prose, token);
    let mut terms: BTreeSet<String> =
        near.filter(|&i| i != token && tells(prose, i) && !is_date(i)).map(|i| term(prose, i)).collect();
    terms.insert(head.clone());
    let noun = prose.is(token, Class::EventNoun);
    let mut people = party::around(seen, sentence.clone(), token, noun);
    people.extend(party::subject(seen, &sentence, &(token..token + 1), token));
    people.retain(|p| !p.unnamed);
    // What happens once is told by itself: nobody resigns twice in a story.
    let once = prose.lexicon.value_of(&head, Class::Toll).is_some();
    let label = prose.normal(token).into_owned();
    let act = once.then(|| head.clone());
    let about = About { head, label, terms, people, act, ..About::default() };
    let said = seen.said(vec![mention.at], Vec::new());
    Some(Claim::new(Kind::Date, about, Value::Date(mention.value.clone()), said))
}

/// "The 2016 field": a year in front of a noun tells which field, not when something happened.
fn is_attribute(prose: &Prose, mention: &DateMention, days: i32) -> bool {
    let led = mention.tokens.start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Preposition));
    days > 31 && !led && is_content(prose, mention.tokens.end)
}

/// The word that a date dates: the nearest for an event or a deed in its clause.
fn dated(prose: &Prose, sentence: &Range<usize>, mention: &DateMention) -> Option<usize> {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let clause = party::clause(prose, sentence, start);
    let near = clause.start.max(start.saturating_sub(REACH))..clause.end.max(end).min(end + REACH);
    let distance = |i: usize| if i < start { start - i } else { i + 1 - end.min(i) };
    let deeds = near.filter(|i| !mention.tokens.contains(i) && is_deed(prose, *i));
    deeds.min_by_key(|&i| distance(i)).filter(|&i| !is_report(prose, i))
}

/// An event's word, or by its ending a verb in the past.
fn is_deed(prose: &Prose, token: usize) -> bool {
    let text = prose.text(token);
    prose.is(token, Class::Event)
        || prose.is(token, Class::Cue)
        || text.len() > 4 && text.ends_with("ed") && is_content(prose, token)
}

/// A word that only reports: "said on Tuesday" dates what was said, not what it is about.
fn is_report(prose: &Prose, token: usize) -> bool {
    !prose.is(token, Class::Event)
        && prose.is(token, Class::Cue)
        && matches!(prose.value(token, Class::Cue), Some("say" | "tell" | "add" | "ask" | "report" | "think"))
}

fn name_of_deed(prose: &Prose, token: usize) -> String {
    if prose.is(token, Class::Event) { name_of(prose, token) } else { term(prose, token) }
}
