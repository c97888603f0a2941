//! Which deed is done at a place that a preposition leads to: the one in front of it, as far as its clause reaches, or behind
//! a place that opens its sentence. It reads no place.

use std::ops::Range;

use super::stead::PHRASE;
use crate::claim::Seen;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;

/// How far from its place a deed may stand, in tokens.
const REACH: usize = 14;
/// Where somebody spoke.
pub(super) const SPEECH: &str = "speech";

/// How a preposition leads to the place of a deed.
pub(super) fn way(seen: &Seen, token: usize) -> Option<&'static str> {
    if !seen.prose.is(token, Class::Preposition) {
        return None;
    }
    Some(match seen.prose.text(token) {
        "in" | "In" | "at" | "At" | "outside" | "Outside" | "inside" | "aboard" => "at",
        "near" | "Near" | "into" | "onto" | "off" => "into",
        "on" | "On" => "on",
        "to" | "for" | "toward" | "towards" => "to",
        "from" => "from",
        "of" => "of",
        _ => return None,
    })
}

/// "In Amity on Friday, the ministers signed": the deed behind a place that opens its sentence.
pub(super) fn opened<'a>(
    seen: &Seen<'a>,
    sentence: &Range<usize>,
    preposition: usize,
    way: &str,
) -> Option<(usize, &'a str)> {
    let prose = &seen.prose;
    if preposition != sentence.start || !matches!(way, "at" | "into") {
        return None;
    }
    let reach = preposition..sentence.end.min(preposition + REACH);
    let comma = reach.clone().find(|&i| prose.text(i) == ",")?;
    for i in comma + 1..reach.end {
        if let Some((_, value)) = deed_at(prose, i) {
            return slot_of(value, way, false).map(|slot| (i, slot));
        }
        if ends(prose, i)
            || prose.tokens.get(i).is_some_and(|t| t.classes.any(&[Class::Cue, Class::Relative]))
        {
            return None;
        }
    }
    None
}

/// The deed whose words begin at a token.
pub(super) fn deed_at<'a>(prose: &Prose<'a>, token: usize) -> Option<(Range<usize>, &'a str)> {
    let known = prose.tokens.get(token)?;
    let deed = known.classes.has(Class::PlaceDeed) || known.begins.has(Class::PlaceDeed);
    if deed { prose.entry(token, Class::PlaceDeed) } else { None }
}

/// The deed of a word whose place is led to in such a way; what goes into a place may be in it where that is `ground`.
fn slot_of<'a>(value: &'a str, way: &str, ground: bool) -> Option<&'a str> {
    let fits =
        |led: &str| led == way || way == "into" && led == "at" || ground && way == "at" && led == "into";
    slots(value).find(|(_, led)| fits(led)).map(|(slot, _)| slot)
}

/// How a deed is called, and how its place is led to.
pub(super) fn slots(value: &str) -> impl Iterator<Item = (&str, &str)> {
    value.split(' ').filter_map(|v| v.split_once('/'))
}

/// The deed in front of a preposition that is done at a place led to in such a way.
pub(super) fn deed<'a>(
    seen: &Seen<'a>,
    sentence: &Range<usize>,
    preposition: usize,
    way: &str,
) -> Option<(usize, &'a str)> {
    let prose = &seen.prose;
    let near = sentence.start.max(preposition.saturating_sub(REACH))..preposition;
    // Into a lake falls who falls in a lake; prices fall in a country.
    let phrase = preposition + 1..sentence.end.min(preposition + 1 + PHRASE);
    let ground = phrase
        .into_iter()
        .any(|i| prose.value(i, Class::PlaceSort).is_some_and(|v| v.starts_with("ground/")));
    let mut light = false;
    let mut i = near.end;
    while i > near.start {
        i -= 1;
        // "Ana Ruiz, who was in Amity, said"
        if i + 1 == preposition && is_stay(prose, sentence, i) {
            return (way == "at").then_some((i, SPEECH));
        }
        // "The funeral was held in Amity"
        light |= prose.is(i, Class::LightVerb);
        if light && prose.is(i, Class::Auxiliary) {
            continue;
        }
        if let Some((_, value)) = deed_at(prose, i) {
            return slot_of(value, way, ground).map(|slot| (i, slot));
        }
        let relative = prose.is(i, Class::Relative) || prose.text(i) == "that";
        let noun = i.checked_sub(1).filter(|&k| k >= near.start && prose.is(k, Class::PlaceDeed));
        // "Talks that ran through the night"
        if relative && noun.is_some() {
            continue;
        }
        // "Ana Ruiz and Tomas Ode"
        if prose.text(i) == "and" && prose.tokens.get(i + 1).is_some_and(|t| t.capital) {
            continue;
        }
        let stops = [Class::Auxiliary, Class::Cue, Class::Relative, Class::Modal, Class::Negation];
        if ends(prose, i) || prose.tokens.get(i).is_some_and(|t| !t.capital && t.classes.any(&stops)) {
            return None;
        }
    }
    None
}

/// "Who was", where somebody who says something is said to be.
fn is_stay(prose: &Prose, sentence: &Range<usize>, token: usize) -> bool {
    let who = token.checked_sub(1).is_some_and(|i| prose.text(i) == "who");
    who && matches!(prose.text(token), "was" | "is")
        && (token..sentence.end).any(|i| prose.value(i, Class::Cue) == Some("say"))
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
