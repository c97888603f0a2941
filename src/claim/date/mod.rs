//! Dates: when something happened or will. What is dated is a deed of the date's clause, told by a verb or a noun
//! (see [`deed`]); a day on which something was merely said is no claim.
//!
//! It weighs nothing: which deeds of two articles are one is the matter of alignment, and which days fit each
//! other that of comparison.

mod deed;
mod recurring;
#[cfg(test)]
mod tests;
mod until;

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::{is_content, story_sentence, tells};
use super::{About, Claim, Event, Extractor, Kind, Seen, party};
use crate::cast::{Reference, Sort};
use crate::mention::DateMention;
use crate::text::Part;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{self, AGED, Date, Name, Value};
use deed::{Deed, Undated};

pub(super) const DATE: Extractor = Extractor { name: "date", kinds: &[Kind::Date], extract };

/// The longest time that dates something, in days: "in the 1990s" tells an era.
const LONGEST: i32 = 366;
/// Whom a sentence is about stands among its first words.
const OPENING: usize = 6;
/// The shortest month, from its first day to its last.
const MONTH: i32 = 27;
/// How far from that word the words lie that tell it from others, in tokens.
const TERMS: usize = 18;

fn extract(seen: &Seen) -> Vec<Claim> {
    if seen.mentions.dates.is_empty() {
        return Vec::new();
    }
    let lede = Lede::of(&seen.prose);
    let about = seen.as_of_others();
    let dates = seen.mentions.dates.iter();
    let mut claims: Vec<Claim> = dates.filter_map(|d| claim(seen, d, about, &lede)).collect();
    let lone: Vec<bool> = claims.iter().map(|c| is_lone(c, &claims)).collect();
    // Of a first sentence with two days nobody knows which one is the story's.
    let ledes = claims.iter().filter(|c| c.about.lede && !c.said.headline).count();
    for (claim, lone) in claims.iter_mut().zip(lone) {
        claim.about.lede &= ledes == 1;
        claim.about.single = lone;
    }
    claims
}

/// Whether an article gives one day for such a deed of its own event, or of those that it recalls.
fn is_lone(claim: &Claim, all: &[Claim]) -> bool {
    let story = |c: &Claim| c.about.event == Event::Story;
    let rival = |c: &&Claim| c.about.head == claim.about.head && story(c) == story(claim);
    all.iter().filter(rival).all(|other| other.value == claim.value)
}

fn claim(seen: &Seen, mention: &DateMention, about: &[DateMention], lede: &Lede) -> Option<Claim> {
    let prose = &seen.prose;
    let value = match until::bound(prose, mention) {
        Some(_) => until::value(prose, mention, &as_of(prose, mention, about))?,
        None => value(prose, mention, about)?,
    };
    let days = value.earliest.zip(value.latest).map_or(0, |(a, b)| (b - a).get_days());
    if days > LONGEST && !is_span(prose, mention) || is_attribute(prose, mention, days) {
        return None;
    }
    let sentence = story_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    // "This year" is the time of much; "through May" is how long something lasts.
    let words = mention.at.of(&prose.article.text);
    if words.eq_ignore_ascii_case("this year") || in_dateline(prose, &sentence, mention) {
        return None;
    }
    let ended = is_lasting(prose, mention).then(|| until::of(prose, &sentence, mention));
    let at = || deed::of(prose, &sentence, mention, is_ahead(prose, &value)).ok();
    let mut deed = ended.unwrap_or_else(at)?;
    if starts(prose, mention) {
        deed = deed::begun(deed);
    }
    // "Fifteen states have passed such laws this year" counts them.
    if deed.perfect && days >= MONTH {
        return None;
    }
    let near = near(prose, &sentence, &deed, mention);
    let mut people = people(seen, &near);
    // "Ana Ruiz, teacher, born in 1934; died in 2021"
    let headless = || deed.token.checked_sub(1).is_some_and(|i| matches!(prose.text(i), ";" | "," | "and"));
    if people.is_empty() && deed.noun.is_none() && headless() {
        people = self::people(seen, &(sentence.start..sentence.end.min(sentence.start + OPENING)));
    }
    let terms = terms(seen, near, &deed);
    // What happens once is told by itself: nobody resigns twice in a story.
    let once = prose.lexicon.value_of(&deed.name, Class::Toll) == Some("once");
    let act = once.then(|| deed.name.clone());
    let main = lede.names.contains(&deed.name);
    let in_lede = lede.tokens.iter().any(|t| t.contains(&mention.tokens.start));
    let cue = is_announcing(prose, &deed);
    // At an hour one thing is announced.
    let unsaid = cue && deed.noun.is_none() && value.time.is_none();
    let event = if deed.loose || unsaid { Event::General } else { seen.events.at(deed.token) };
    let Deed { name, noun, label, .. } = deed;
    // Much is announced in a story: what was announced is what tells it.
    let head = match &noun {
        Some(noun) if cue => format!("{name} {noun}"),
        _ => name,
    };
    let kindred = prose.lexicon.value_of(&head, Class::DeedKin).map(Into::into);
    let about = About {
        head,
        noun,
        label,
        terms,
        people,
        event,
        act,
        main,
        kindred,
        lede: in_lede,
        ..About::default()
    };
    let said = seen.said(vec![mention.at], Vec::new());
    Some(Claim::new(Kind::Date, about, Value::Date(value), said))
}

/// Whether a time is not yet over on the day of its article.
fn is_ahead(prose: &Prose, value: &Date) -> bool {
    prose.article.date.zip(value.latest).is_none_or(|(on, day)| on < day)
}

/// The word of saying that a day belongs to, where it dates nothing of what was said: "police said on Tuesday".
pub(super) fn saying(prose: &Prose, mention: &DateMention, value: &Date) -> Option<usize> {
    let sentence = &prose.sentences.get(prose.sentence_of(mention.tokens.start))?.tokens;
    match deed::of(prose, sentence, mention, is_ahead(prose, value)) {
        Err(Undated::Said(word)) => Some(word).filter(|&w| is_beside(prose, sentence, w, &mention.tokens)),
        _ => None,
    }
}

/// Whether a day stands with a word of saying and with nothing else: "said in Ellis on Monday", or before all else: "On
/// Monday, police said".
fn is_beside(prose: &Prose, sentence: &Range<usize>, word: usize, date: &Range<usize>) -> bool {
    let marks = |within: Range<usize>| within.filter(|&i| !prose.is_word(i)).count();
    // "Was cited in 2016": nobody said anything.
    if word.checked_sub(1).is_some_and(|i| prose.is(i, Class::Auxiliary)) {
        return false;
    }
    if word < date.start {
        let between = word + 1..date.start;
        let that = between.clone().any(|i| prose.text(i) == "that");
        return between.len() <= PLACED && !that && marks(between) == 0;
    }
    let opens = date.start.saturating_sub(1) <= sentence.start;
    let between = date.end..word;
    opens && between.len() <= SPEAKER && marks(between) <= 1
}

/// The most words between a word of saying and its day: "said in a statement on".
const PLACED: usize = 5;
/// The most words between a day and the word of saying behind it, with whoever says it.
const SPEAKER: usize = 9;

/// "Through May", "until Friday", but for "runs until Friday", which tells an end.
fn is_lasting(prose: &Prose, mention: &DateMention) -> bool {
    let ends =
        |i: usize, bound: usize| prose.entry(i, Class::Deed).is_some_and(|(words, _)| words.contains(&bound));
    let lasts = |bound: usize| !bound.checked_sub(1).is_some_and(|i| ends(i, bound));
    until::bound(prose, mention).is_some_and(lasts)
}

/// A time that can be compared: days, a time of day, or what comes again where the article has no day. `about`
/// are its dates as they are in an article of about its day.
pub(super) fn value(prose: &Prose, mention: &DateMention, about: &[DateMention]) -> Option<Date> {
    let value = as_of(prose, mention, about);
    if value.latest.is_some() {
        return Some(value);
    }
    // What has gone on since a day is not what happened on it, but "beginning on Monday, pupils …".
    if let Some(first) = value.earliest {
        return starts(prose, mention).then_some(Date { latest: Some(first), ..value });
    }
    let recurring = recurring::read(prose, &mention.tokens);
    (recurring.is_some() || value.time.is_some()).then_some(Date { recurring, ..value })
}

/// "Beginning", "starting": the day is that on which something begins.
fn starts(prose: &Prose, mention: &DateMention) -> bool {
    let begins = |i: usize| {
        matches!(
            prose.text(i),
            "Beginning" | "beginning" | "Starting" | "starting" | "Effective" | "effective"
        )
    };
    mention.tokens.clone().any(begins)
}

/// A time as it is in an article of about the day of the others, where its own has none.
fn as_of(prose: &Prose, mention: &DateMention, about: &[DateMention]) -> Date {
    let value = &mention.value;
    let unknown = value.earliest.is_none() && value.latest.is_none();
    if unknown && !is_of_the_day(prose, mention) {
        // With a day its first word may be "until".
        let k = about.partition_point(|d| d.tokens.end < mention.tokens.end);
        let same = about
            .get(k)
            .filter(|d| d.tokens.end == mention.tokens.end && d.tokens.start <= mention.tokens.start);
        if let Some(found) = same.filter(|d| d.value.latest.is_some()) {
            return found.value.clone();
        }
    }
    value.clone()
}

/// A weekday, "yesterday", "last night": a day or two of error in the article's own day is too much for it.
fn is_of_the_day(prose: &Prose, mention: &DateMention) -> bool {
    mention.tokens.clone().any(|i| {
        prose.is(i, Class::Weekday)
            || prose.is(i, Class::DayPart)
            || prose.value(i, Class::RelativeDay).is_some_and(|v| v.starts_with("day"))
    })
}

/// "Between 2014 and 2018": two ends are given, as against an era.
pub(super) fn is_span(prose: &Prose, mention: &DateMention) -> bool {
    mention
        .tokens
        .clone()
        .filter(|&i| prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number))
        .count()
        > 1
}

/// Where an article says what it is about: its headline and its first sentence.
struct Lede {
    tokens: Vec<Range<usize>>,
    /// The deeds and things in it.
    names: BTreeSet<String>,
}

impl Lede {
    fn of(prose: &Prose) -> Self {
        let part = |part: Part| {
            let paragraph = prose.paragraphs.iter().find(move |p| p.part == part);
            paragraph.and_then(|p| prose.sentences.get(p.sentences.start)).map(|s| s.tokens.clone())
        };
        let tokens: Vec<_> = [Part::Headline, Part::Body].into_iter().filter_map(part).collect();
        let all = tokens.iter().cloned().flatten().filter(|&i| is_content(prose, i));
        let names = all.map(|i| deed::name(prose, i)).collect();
        Lede { tokens, names }
    }
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

/// Whether a deed is one of saying something.
fn is_announcing(prose: &Prose, deed: &Deed) -> bool {
    let known = |class: Class| prose.entry(deed.token, class).is_some();
    let event = known(Class::Event) || known(Class::Deed) || deed::ends_deed(prose, deed.token);
    prose.is(deed.token, Class::Cue) && (!event || deed.name == "announce")
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
    let adverb = |i: usize| prose.text(i).len() > 4 && prose.text(i).ends_with("ly");
    let told = near.clone().filter(|&i| i != deed.token && tells(prose, i) && !is_date(i) && !adverb(i));
    // "Took place" says no more than that something was.
    let placed = |i: usize| prose.text(i) == "place" && i > 0 && prose.is(i - 1, Class::LightVerb);
    let light = |&i: &usize| !prose.is(i, Class::LightVerb) && !placed(i);
    let mut terms: BTreeSet<String> = told.filter(light).map(|i| deed::name(prose, i)).collect();
    terms.insert(deed.name.clone());
    terms.extend(deed.noun.clone().filter(|n| !n.ends_with(deed::SORT)));
    terms.extend(ages(seen, &near));
    terms
}

/// "ELLIS, May 3 (Wire) — ": the article's own day.
pub(super) fn in_dateline(prose: &Prose, sentence: &Range<usize>, mention: &DateMention) -> bool {
    const NEAR: usize = 9;
    let opens = (sentence.start..mention.tokens.start)
        .all(|i| prose.tokens.get(i).is_some_and(|t| t.capital || t.kind == TokenKind::Mark));
    let mut behind = mention.tokens.end..sentence.end.min(mention.tokens.end + NEAR);
    opens
        && behind.any(|i| {
            matches!(prose.text(i), "—" | "–" | "--") || prose.text(i) == "-" && !prose.tokens[i].glued
        })
}

/// How old those around a deed are, as terms: two ages are two people.
fn ages(seen: &Seen, near: &Range<usize>) -> Vec<String> {
    let quantities = &seen.mentions.quantities;
    let from = quantities.partition_point(|q| q.tokens.start < near.start);
    let within = quantities.iter().skip(from).take_while(|q| q.tokens.start < near.end);
    let aged = within.filter(|q| q.value.sort == value::Sort::Age);
    aged.filter_map(|q| Some(format!("{AGED}{}", q.value.stated?))).collect()
}

/// "The 2016 field": a year in front of a noun tells which field, not when something happened.
fn is_attribute(prose: &Prose, mention: &DateMention, days: i32) -> bool {
    let led = mention.tokens.start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Preposition));
    days > 31 && !led && is_content(prose, mention.tokens.end)
}
