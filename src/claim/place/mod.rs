//! Places: where the story's event happened, in which state a town lies, where somebody spoke, which villages
//! were hit worst. A dateline tells where a report was written and is none of these.

mod deed;
mod phrase;
mod region;
mod seat;
mod side;
mod spot;
mod stead;
#[cfg(test)]
mod tests;
mod worst;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::count::{is_content, name_of, story_sentence, term};
use super::{About, Claim, Event, Extractor, Kind, Seen, party};
use crate::cast::{Person, Sort};
use crate::text::lexicon::Class;
use crate::text::place::{Relation, Site};
use crate::text::value::Value;
use crate::text::{Part, Span};

pub(super) const PLACE: Extractor = Extractor { name: "place", kinds: &[Kind::Place], extract };

/// How far in front of a place the word may stand for what happened there, in tokens.
const REACH: usize = 20;
/// The same of a verb that no list knows.
const CLOSE: usize = 5;
/// How far from that word the words lie that tell it from others, in tokens.
const TERMS: usize = 14;
/// So many sentences of the body tell what the story is about.
const LEDE: usize = 2;

fn extract(seen: &Seen) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut regions = Vec::new();
    let end = lede_end(seen);
    for number in 0..seen.prose.sentences.len() {
        let Some(sentence) = story_sentence(&seen.prose, number) else { continue };
        let sites = sites(seen, &sentence);
        let lede = sentence.start < end;
        claims.extend(sites.iter().filter_map(|(at, site)| deed(seen, &sentence, at, site, lede)));
        regions.extend(region::claims(seen, &sentence));
        regions.extend(seat::claims(seen, &sentence));
        claims.extend(worst::claim(seen, &sentence));
    }
    let mut deeds = stead::claims(seen);
    region::complete(&mut deeds, &regions);
    claims.extend(without_doubt(regions));
    claims.append(&mut deeds);
    claims.extend(side::claims(seen));
    claims
}

/// Where the first sentences of the body end.
fn lede_end(seen: &Seen) -> usize {
    let prose = &seen.prose;
    let body = |part: usize| prose.paragraphs.get(part).is_some_and(|p| p.part == Part::Body);
    let first = prose.sentences.iter().filter(|s| body(s.paragraph)).take(LEDE);
    first.last().map_or(0, |s| s.tokens.end)
}

/// What an article gives two of is no fact of one: two towns of one name.
fn without_doubt(claims: Vec<Claim>) -> Vec<Claim> {
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for claim in &claims {
        if let Value::Place(site) = &claim.value {
            given.entry(claim.about.head.clone()).or_default().extend(site.names.first().cloned());
        }
    }
    claims.into_iter().filter(|c| given.get(&c.about.head).is_none_or(|names| names.len() == 1)).collect()
}

/// Every place that a preposition leads to, outside quotations.
fn sites(seen: &Seen, sentence: &Range<usize>) -> Vec<(Range<usize>, Site)> {
    let prose = &seen.prose;
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        // Most words lead to no place: their classes tell.
        if !prose.tokens.get(i).is_some_and(|t| t.classes.any(&[Class::Preposition, Class::NotAName])) {
            i += 1;
            continue;
        }
        let found = match prose.text(i) {
            "in" | "In" | "at" | "At" | "aboard" | "Aboard" => {
                phrase::near(prose, i + 1).or_else(|| phrase::at(prose, i + 1))
            }
            "near" | "Near" | "outside" | "Outside" | "between" | "Between" => phrase::near(prose, i),
            _ if prose.value(i, Class::NotAName) == Some("direction") => phrase::near(prose, i),
            _ => None,
        };
        let free =
            |at: &Range<usize>| at.end <= sentence.end && !seen.quoted(at.start) && !is_person(seen, at);
        match found.filter(|(at, _)| free(at)) {
            Some((at, site)) => {
                i = at.end.max(i + 1);
                out.push((at, site));
            }
            None => i += 1,
        }
    }
    out
}

/// Whether somebody of the article is called by that word: "in Ode’s" beside Ann Ode.
fn is_person(seen: &Seen, at: &Range<usize>) -> bool {
    let words = at.clone().filter(|&i| seen.prose.is_word(i)).count();
    let people = seen.cast.within(at.clone()).iter().filter_map(|r| seen.cast.people.get(r.person));
    people.into_iter().any(|p| p.sort == Sort::Person && p.name.parts.len() > words)
}

/// What happened at a place.
fn deed(seen: &Seen, sentence: &Range<usize>, at: &Range<usize>, site: &Site, lede: bool) -> Option<Claim> {
    let prose = &seen.prose;
    let clause = party::clause(prose, sentence, at.start);
    // "The epicenter was at sea, between": a bearing may stand apart.
    let start = if site.relation == Relation::Near { sentence.start } else { clause.start };
    let near = start.max(at.start.saturating_sub(REACH))..at.start;
    let told = |i: usize| prose.is(i, Class::Cue) && site.relation == Relation::In;
    let known = |i: usize| prose.is(i, Class::Event) || is_epicenter(seen, i);
    // A verb that no list knows tells it only where nothing else does.
    let nearest = near.clone().rev().find(|&i| known(i) || told(i) || is_speech(seen, i) || is_life(seen, i));
    let token = nearest.or_else(|| near.rev().take(CLOSE).find(|&i| is_verb(seen, i)))?;
    if is_life(seen, token) {
        return life(seen, sentence, token, at, site);
    }
    if is_speech(seen, token) || told(token) && !known(token) {
        return speech(seen, sentence, token, at, site);
    }
    let event = seen.events.at(token);
    if event != Event::Story {
        return None;
    }
    let class = match () {
        () if is_epicenter(seen, token) => "quake".to_owned(),
        () if prose.is(token, Class::Event) => name_of(prose, token),
        () => term(prose, token),
    };
    let single = strikes_once(&class);
    let around = sentence.start.max(token.saturating_sub(TERMS))..sentence.end.min(token + TERMS);
    let words = around.filter(|&i| i != token && !at.contains(&i) && is_content(prose, i));
    let mut terms: BTreeSet<String> = words.map(|i| term(prose, i)).collect();
    let bearing = if site.relation == Relation::Near { "bearing of " } else { "" };
    let head = format!("{bearing}{class}");
    terms.insert(head.clone());
    let firm = site.relation == Relation::In && class != "quake";
    let people = party::around(seen, sentence.clone(), token, prose.is(token, Class::EventNoun));
    let dates = &seen.mentions.dates;
    let mut days = dates.iter().filter(|d| clause.contains(&d.tokens.start));
    let when = match (days.next(), days.next()) {
        (Some(day), None) => day.value.earliest.zip(day.value.latest),
        _ => None,
    };
    // Of people with names each dies a death of their own.
    let own = class == DEATH && crate::text::person::has_named(&people);
    let single = single && !own && (lede || site.relation == Relation::Near);
    let about =
        About { head, terms, people, when, event, act: single.then_some(class), single, ..About::default() };
    Some(of(seen, about, at.clone(), Site { firm, ..site.clone() }))
}

/// A verb, by its ending.
fn is_verb(seen: &Seen, token: usize) -> bool {
    let text = seen.prose.text(token);
    text.len() > 5 && (text.ends_with("ed") || text.ends_with("ing")) && is_content(&seen.prose, token)
}

/// What befalls each one alone.
const DEATH: &str = "die";

/// Of these events a story has one, so that their class tells them.
fn strikes_once(class: &str) -> bool {
    matches!(
        class,
        "crash" | "explode" | "shoot" | "attack" | "sink" | "collapse" | "steal" | "quake" | DEATH
    )
}

/// What happens to a person once: where somebody was born, raised, grew up.
fn is_life(seen: &Seen, token: usize) -> bool {
    match seen.prose.text(token) {
        "born" | "raised" => true,
        "up" => token > 0 && matches!(seen.prose.text(token - 1), "grew"),
        _ => false,
    }
}

/// Where somebody was born.
fn life(seen: &Seen, sentence: &Range<usize>, token: usize, at: &Range<usize>, site: &Site) -> Option<Claim> {
    // What somebody claims or denies of another's birth is not what the article says.
    let doubtful = [Class::Cue, Class::Negation, Class::Modal, Class::HedgeWord, Class::Qualifier];
    let before = sentence.start..token;
    if before.clone().any(|i| seen.prose.tokens.get(i).is_some_and(|t| t.classes.any(&doubtful))) {
        return None;
    }
    let reference = seen.cast.within(before).last().filter(|r| r.tokens.end + 4 > token)?;
    let person = seen.cast.people.get(reference.person)?;
    if person.sort != Sort::Person || site.relation != Relation::In {
        return None;
    }
    let what = if seen.prose.text(token) == "born" { "birth" } else { "childhood" };
    let about = of_person(person, what);
    Some(of(seen, about, at.clone(), Site { firm: true, ..site.clone() }))
}

/// What a place has to do with one person, so that the person tells it.
fn of_person(person: &Person, what: &str) -> About {
    let head = format!("{what} of {}", person.name.last());
    // As many words in common as a rule may ask for: who it was is asked of the people.
    let words = [&head, what, person.name.last(), "where", "person", "place"].map(str::to_owned);
    About {
        terms: BTreeSet::from(words),
        people: BTreeSet::from([person.name.clone()]),
        event: Event::Story,
        head,
        ..About::default()
    }
}

/// The word for where a quake was.
fn is_epicenter(seen: &Seen, token: usize) -> bool {
    matches!(seen.prose.text(token), "epicenter" | "epicentre")
}

/// A noun for spoken words: his remarks, the speech.
fn is_speech(seen: &Seen, token: usize) -> bool {
    matches!(seen.prose.text(token), "remarks" | "speech" | "address")
}

/// Where somebody spoke.
fn speech(
    seen: &Seen,
    sentence: &Range<usize>,
    token: usize,
    at: &Range<usize>,
    site: &Site,
) -> Option<Claim> {
    let noun = is_speech(seen, token);
    let told = matches!(seen.prose.value(token, Class::Cue), Some("tell" | "say"));
    if !noun && !told || seen.events.at(token) != Event::Story {
        return None;
    }
    let speaker =
        seen.cast.within(sentence.start..token).iter().rev().find_map(|r| seen.cast.people.get(r.person))?;
    if speaker.sort != Sort::Person {
        return None;
    }
    let about = of_person(speaker, "speech");
    Some(of(seen, about, at.clone(), site.clone()))
}

/// The claim of a place.
/// About something that a story has one of.
fn of_story(head: String) -> About {
    About {
        terms: BTreeSet::from([head.clone()]),
        act: Some(head.clone()),
        head,
        single: true,
        event: Event::Story,
        ..About::default()
    }
}

fn of(seen: &Seen, about: About, at: Range<usize>, site: Site) -> Claim {
    let span: Span = seen.prose.span(at);
    Claim::new(Kind::Place, about, Value::Place(site), seen.said(vec![span], Vec::new()))
}
