//! Where a deed was done that is done at one place: where somebody died, was taken, found, met. Every such place becomes a
//! claim about the deed, with the words around it; whether two are of one deed is asked in alignment.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::deed::{SPEECH, deed, deed_at, opened, slots, way};
use super::{phrase, spot};
use crate::cast::{By, Sort};
use crate::claim::around::{Sentences, Spoken};
use crate::claim::count::{telling_sentence, tells, term};
use crate::claim::{About, Claim, Kind, Seen, party};
use crate::text::lexicon::Class;
use crate::text::place::Site;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Name, Value};

/// How far behind a preposition the noun for a sort of place may stand, in tokens.
pub(super) const PHRASE: usize = 7;

/// A deed that is done at one place, and the place.
struct Deed<'a> {
    /// Its word.
    token: usize,
    /// How it is called.
    slot: &'a str,
    at: Range<usize>,
    site: Site,
}

/// The places of an article's deeds.
pub(super) fn claims(seen: &Seen) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut sentences = Sentences::new(&seen.prose);
    for number in 0..seen.prose.sentences.len() {
        let Some(sentence) = telling_sentence(&seen.prose, number) else { continue };
        let mut last = sentence.start;
        for token in sentence.clone() {
            if token < last {
                continue;
            }
            let Some(found) = behind(seen, &sentence, token)
                .or_else(|| beside(seen, &sentence, token))
                .filter(|_| !seen.quoted(token))
            else {
                continue;
            };
            last = found.at.end;
            out.push(claim(seen, &mut sentences, &sentence, found));
        }
    }
    out
}

/// The place behind a preposition, and its deed.
fn behind<'a>(seen: &Seen<'a>, sentence: &Range<usize>, preposition: usize) -> Option<Deed<'a>> {
    let prose = &seen.prose;
    let way = way(seen, preposition)?;
    let phrase = preposition + 1..sentence.end.min(preposition + 1 + PHRASE);
    let sorted = || phrase.clone().any(|i| sort_of_its_own(prose, i).is_some());
    let deed = match way {
        "of" => None,
        "on" => deed(seen, sentence, preposition, way),
        _ => deed(seen, sentence, preposition, way).or_else(|| opened(seen, sentence, preposition, way)),
    };
    let owner = || aged(seen, sentence, preposition);
    if deed.is_none() && !(way != "of" && sorted()) && owner().is_none() {
        return None;
    }
    let (at, site) = spot::at(seen, preposition + 1, sentence.end)?;
    let denied = |deed: usize| {
        (deed.saturating_sub(3)..deed).any(|i| i >= sentence.start && prose.is(i, Class::Negation))
    };
    let deed = deed.filter(|(token, _)| !denied(*token));
    let of_sort = SORTS.iter().find(|(sort, _)| site.sort.starts_with(sort)).map(|(_, slot)| *slot);
    let (token, slot) = match (deed, of_sort) {
        (Some((token, "death")), _) => (token, "death"),
        (_, Some(slot)) if slot != "hospital" || !site.names.is_empty() && way != "from" => {
            (preposition, slot)
        }
        (Some(deed), _) => deed,
        _ if matches!(way, "of" | "from") => (owner()?, "home"),
        _ => return None,
    };
    let one = !SEVERAL.contains(&slot) || !goes_on(seen, sentence, at.end);
    (one && !(WORKS.contains(&slot) && is_any(prose, token))).then_some(Deed { token, slot, at, site })
}

/// Of these a sentence can tell several one behind the other.
const SEVERAL: [&str; 13] = [
    "talks",
    SPEECH,
    "journey",
    "trip",
    "opening",
    "arrival",
    "performance",
    "exhibition",
    "rally",
    "find",
    "attack",
    "plant",
    "mine",
];
/// Of these there are many: one that is not known says nothing of another.
const WORKS: [&str; 2] = ["plant", "mine"];
/// How far behind a place the next stop may stand, in tokens.
const NEXT: usize = 12;

/// Whether another place follows: "in Ohio, Texas and Utah", "in Boston and then in Dallas".
fn goes_on(seen: &Seen, sentence: &Range<usize>, end: usize) -> bool {
    let prose = &seen.prose;
    let next = end..sentence.end.min(end + NEXT);
    let joint =
        next.clone().find(|&i| matches!(prose.text(i), "and" | "then" | "or" | "before" | "after" | "&"));
    let listed = prose.text(end) == "," && prose.tokens.get(end + 1).is_some_and(|t| t.capital);
    let Some(joint) = joint else { return false };
    (joint + 1..sentence.end.min(joint + 1 + NEXT)).any(|i| {
        let led = i == joint + 1 || way(seen, i - 1).is_some();
        let near = i == joint + 1 && (joint == end || listed);
        (near || led && i > joint + 1)
            && phrase::at(prose, i)
                .is_some_and(|(at, _)| at.start == i && prose.tokens.get(i).is_some_and(|t| t.capital))
    })
}

/// Whether a noun is one of any: "a plant in Ohio".
fn is_any(prose: &Prose, noun: usize) -> bool {
    let before = noun.saturating_sub(3)..noun;
    let known = |i: usize| {
        matches!(prose.text(i), "the" | "its" | "their" | "his" | "her" | "The" | "Its" | "Their")
            || prose.tokens.get(i).is_some_and(|t| t.possessive())
    };
    !before.clone().any(known)
}

/// Sorts of place that a story has one of, whatever is done there.
const SORTS: [(&str, &str); 2] = [("care/hospital", "hospital"), ("room/", "room")];

fn sort_of_its_own<'a>(prose: &Prose<'a>, token: usize) -> Option<&'a str> {
    let known = prose.tokens.get(token)?;
    if !known.classes.has(Class::PlaceSort) && !known.begins.has(Class::PlaceSort) {
        return None;
    }
    let (_, value) = prose.entry(token, Class::PlaceSort)?;
    SORTS.iter().any(|(sort, _)| value.starts_with(sort)).then_some(value)
}

/// A deed with its place right before or behind it: "visited Norland", "the Norland talks", "a Denver-bound flight".
fn beside<'a>(seen: &Seen<'a>, sentence: &Range<usize>, token: usize) -> Option<Deed<'a>> {
    let prose = &seen.prose;
    let (words, value) = deed_at(prose, token)?;
    let slot = |way: &str| slots(value).find(|(_, led)| *led == way).map(|(slot, _)| slot);
    if let Some(slot) = slot("object") {
        let (at, site) = spot::at(seen, words.end, sentence.end)?;
        return (!site.names.is_empty()).then_some(Deed { token, slot, at, site });
    }
    let slot = slot("name")?;
    let hyphen = token.checked_sub(1).is_some_and(|i| prose.text(i) == "-");
    let end = token - usize::from(hyphen);
    let capital =
        |i: &usize| prose.tokens.get(*i).is_some_and(|t| t.capital) && !prose.is(*i, Class::Determiner);
    let start = (sentence.start..end).rev().take_while(capital).last()?;
    let (at, site) = spot::at(seen, start, end).filter(|(at, _)| at.end == end || at.end == token)?;
    let bare = start.checked_sub(1).is_none_or(|i| !prose.is(i, Class::Preposition));
    // What no map knows is a body, or somebody.
    (bare
        && !site.spots().is_empty()
        && (hyphen || prose.text(token) != "based" && prose.text(token) != "bound"))
        .then_some(Deed { token, slot, at, site })
}

/// "Ana Ruiz, 34, of Amity": whose age stands in front of a preposition.
fn aged(seen: &Seen, sentence: &Range<usize>, preposition: usize) -> Option<usize> {
    let prose = &seen.prose;
    let end = preposition.checked_sub(3).filter(|&end| end > sentence.start)?;
    let age = prose.text(end) == "," && prose.text(end + 2) == ",";
    let number = prose.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let named =
        seen.cast.within(sentence.start..end).last().filter(|r| age && number && r.tokens.end == end)?;
    let person = seen.cast.people.get(named.person).filter(|p| p.sort == Sort::Person);
    person.map(|_| end)
}

fn claim(seen: &Seen, sentences: &mut Sentences, sentence: &Range<usize>, found: Deed) -> Claim {
    let Deed { token: deed, slot, at, site } = found;
    let clause = party::clause(&seen.prose, sentence, deed);
    let value = Value::Place(site);
    let mut around = sentences.around(value.clone(), value.clone(), at.clone(), false);
    // That both are deaths says not that they are one. The first word of a sentence may be a name, too.
    let others = around.words.iter().filter(|w| w.token as usize != deed);
    let named = |w: &Spoken| Spoken { name: w.name || is_person(seen, w.token as usize), ..*w };
    around.words = others.map(named).collect();
    let ahead = (clause.start..at.start).any(|i| seen.prose.is(i, Class::Modal));
    let about = About {
        apart: ahead.then(|| "ahead".to_owned()).into_iter().collect(),
        head: slot.to_owned(),
        noun: deed.checked_sub(1).and_then(|i| seen.prose.value(i, Class::Ordinal)).map(str::to_owned),
        terms: subject(seen, clause.start..deed).chain([slot.to_owned()]).collect(),
        people: people(seen, sentence, deed, slot, &at),
        when: seen.day_of(sentence, &clause),
        event: seen.events.at(deed),
        around: Some(Arc::new(around)),
        ..About::default()
    };
    let said = seen.said(vec![seen.prose.span(at)], Vec::new());
    Claim::new(Kind::Place, about, value, said)
}

/// Whether a token stands in the name of a person.
fn is_person(seen: &Seen, token: usize) -> bool {
    let near = seen.cast.within(token.saturating_sub(4)..token + 1);
    let person = |p: usize| seen.cast.people.get(p).is_some_and(|p| p.sort == Sort::Person);
    near.iter().any(|r| r.by == By::Name && r.tokens.contains(&token) && person(r.person))
}

/// The words in front of a deed: what was found, what crashed.
fn subject<'a>(seen: &'a Seen, before: Range<usize>) -> impl Iterator<Item = String> + 'a {
    let told = |i: &usize| tells(&seen.prose, *i) && !seen.prose.tokens.get(*i).is_some_and(|t| t.capital);
    before.filter(told).map(|i| term(&seen.prose, i))
}

/// Whom the words of a place name but for their owner: "a hospital in Amity" takes no part in what is done there.
fn within(seen: &Seen, at: &Range<usize>) -> Vec<Name> {
    let own = seen.cast.within(at.clone()).iter().filter(|r| r.by != By::Pronoun);
    own.filter(|r| seen.prose.tokens.get(r.tokens.end.saturating_sub(1)).is_some_and(|t| !t.possessive()))
        .map(|r| party::member(seen, r.person))
        .collect()
}

/// Of these it matters most whose they are: nobody else of the sentence is asked for.
const PERSONAL: [&str; 5] = ["home", "stay", SPEECH, "journey", "base"];

/// These befall what stands behind their verb, or is the subject of its passive.
const OBJECTS: [&str; 3] = ["find", "arrest", "attack"];

/// Who does the deed, or whom it befalls, and all whom the sentence names before it.
fn people(
    seen: &Seen,
    sentence: &Range<usize>,
    deed: usize,
    slot: &str,
    at: &Range<usize>,
) -> BTreeSet<Name> {
    let mut found = party::around(seen, sentence.clone(), deed, false);
    for own in within(seen, at) {
        found.remove(&own);
    }
    if PERSONAL.contains(&slot) && found.iter().any(|n| !n.unnamed) {
        return found;
    }
    let person = |p: usize| seen.cast.people.get(p).is_some_and(|p| p.sort == Sort::Person);
    // Who finds something is not what is found.
    let passive = (deed.saturating_sub(3)..deed).any(|i| seen.prose.is(i, Class::Auxiliary));
    if OBJECTS.contains(&slot) && !passive {
        let behind = seen.cast.within(deed + 1..at.start).iter().filter(|r| person(r.person));
        return behind.map(|r| party::member(seen, r.person)).collect();
    }
    let named = seen.cast.within(sentence.start..deed).iter().filter(|r| person(r.person));
    found.extend(named.map(|r| party::member(seen, r.person)));
    // "Speaking in Amity, she said"
    if found.is_empty() && deed <= sentence.start + 3 {
        let next = seen.cast.within(deed + 1..sentence.end).iter().find(|r| person(r.person));
        found.extend(next.map(|r| party::member(seen, r.person)));
    }
    // "The Denver-based Ode Mills"
    let next = seen.cast.at(deed + 1).filter(|_| deed > 0 && seen.prose.text(deed - 1) == "-");
    found.extend(next.map(|r| party::member(seen, r.person)));
    found
}
