//! Where a deed was done that is done at one place: where somebody died, was taken, found, met. Every such place becomes a
//! claim about the deed, with the words around it; whether two are of one deed is asked in alignment.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::spot;
use crate::cast::Sort;
use crate::claim::around::Sentences;
use crate::claim::count::telling_sentence;
use crate::claim::{About, Claim, Kind, Seen, party};
use crate::text::lexicon::Class;
use crate::text::place::Site;
use crate::text::prose::Prose;
use crate::text::value::{Name, Value};

/// How far in front of its place a deed may stand, in tokens.
const REACH: usize = 14;
/// What a place where the sick are tells of itself.
const HOSPITAL: &str = "care/hospital";

/// The places of an article's deeds.
pub(super) fn claims(seen: &Seen) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut sentences = Sentences::new(&seen.prose);
    for number in 0..seen.prose.sentences.len() {
        let Some(sentence) = telling_sentence(&seen.prose, number) else { continue };
        let mut last = sentence.start;
        for preposition in sentence.clone() {
            let Some(way) = way(seen, preposition).filter(|_| preposition >= last) else { continue };
            let Some((at, site)) = spot::at(seen, preposition + 1, sentence.end) else { continue };
            let deed = deed(seen, &sentence, preposition, way);
            let hospital = site.sort == HOSPITAL && !site.names.is_empty() && way != "from";
            let deed = match deed {
                Some((deed, slot)) if !hospital || slot == "death" => Some((deed, slot)),
                _ if hospital => Some((preposition, "hospital")),
                _ => None,
            };
            let Some((deed, slot)) = deed else { continue };
            if seen.quoted(preposition) {
                continue;
            }
            last = at.end;
            out.push(claim(seen, &mut sentences, &sentence, deed, slot, at, site));
        }
    }
    out
}

/// How a preposition leads to the place of a deed.
fn way(seen: &Seen, token: usize) -> Option<&'static str> {
    if !seen.prose.is(token, Class::Preposition) {
        return None;
    }
    Some(match seen.prose.text(token) {
        "in" | "at" | "near" | "outside" | "inside" | "aboard" | "into" | "onto" => "at",
        "to" | "for" | "toward" | "towards" => "to",
        "from" => "from",
        _ => return None,
    })
}

/// The deed in front of a preposition that is done at a place led to in such a way.
fn deed<'a>(
    seen: &Seen<'a>,
    sentence: &Range<usize>,
    preposition: usize,
    way: &str,
) -> Option<(usize, &'a str)> {
    let prose = &seen.prose;
    let near = sentence.start.max(preposition.saturating_sub(REACH))..preposition;
    let mut i = near.end;
    while i > near.start {
        i -= 1;
        if let Some((_, value)) = prose.entry(i, Class::PlaceDeed) {
            let slots = value.split(' ').filter_map(|v| v.split_once('/'));
            return slots.into_iter().find(|(_, led)| *led == way).map(|(slot, _)| (i, slot));
        }
        let relative = prose.is(i, Class::Relative) || prose.text(i) == "that";
        let noun = i.checked_sub(1).filter(|&k| k >= near.start && prose.is(k, Class::PlaceDeed));
        // "Talks that ran through the night"
        if relative && noun.is_some() {
            continue;
        }
        let stops = [Class::Auxiliary, Class::Cue, Class::Relative, Class::Modal, Class::Negation];
        if ends(prose, i) || prose.tokens.get(i).is_some_and(|t| t.classes.any(&stops)) {
            return None;
        }
    }
    None
}

/// A mark or word behind which nothing belongs to what stands before it.
fn ends(prose: &Prose, token: usize) -> bool {
    matches!(
        prose.text(token),
        ";" | ":"
            | "—"
            | "–"
            | "“"
            | "”"
            | "\""
            | "("
            | ")"
            | "and"
            | "but"
            | "that"
            | "after"
            | "before"
            | "while"
            | "when"
    )
}

fn claim(
    seen: &Seen,
    sentences: &mut Sentences,
    sentence: &Range<usize>,
    deed: usize,
    slot: &str,
    at: Range<usize>,
    site: Site,
) -> Claim {
    let clause = party::clause(&seen.prose, sentence, deed);
    let value = Value::Place(site);
    let around = sentences.around(value.clone(), value.clone(), at.clone(), false);
    let about = About {
        head: slot.to_owned(),
        terms: BTreeSet::from([slot.to_owned()]),
        people: people(seen, sentence, deed),
        when: seen.day_of(sentence, &clause),
        event: seen.events.at(deed),
        around: Some(Arc::new(around)),
        ..About::default()
    };
    let said = seen.said(vec![seen.prose.span(at)], Vec::new());
    Claim::new(Kind::Place, about, value, said)
}

/// Who does the deed, or whom it befalls, and all whom the sentence names before it.
fn people(seen: &Seen, sentence: &Range<usize>, deed: usize) -> BTreeSet<Name> {
    let mut found = party::around(seen, sentence.clone(), deed, false);
    let person = |p: usize| seen.cast.people.get(p).is_some_and(|p| p.sort == Sort::Person);
    let named = seen.cast.within(sentence.start..deed).iter().filter(|r| person(r.person));
    found.extend(named.map(|r| party::member(seen, r.person)));
    found
}
