//! On which side: the left engine, the north bank, the third floor. What has sides is what the claim is about.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::claim::around::Sentences;
use crate::claim::count::{name_of, telling_sentence};
use crate::claim::{About, Claim, Kind, Seen, party};
use crate::text::lexicon::Class;
use crate::text::place::{Relation, Site};
use crate::text::prose::Prose;
use crate::text::value::{Sort, Value};

/// How far in front of its noun a side may stand, in tokens.
const REACH: usize = 3;

/// The sides that an article tells of.
pub(super) fn claims(seen: &Seen) -> Vec<Claim> {
    let prose = &seen.prose;
    let mut out = Vec::new();
    let mut sentences = Sentences::new(prose);
    for number in 0..prose.sentences.len() {
        let Some(sentence) = telling_sentence(prose, number) else { continue };
        for noun in sentence.clone() {
            let Some(sort) = prose.value(noun, Class::Sided) else { continue };
            if matches!(sort, "number" | "bound") {
                let found = numbered(seen, noun, sort).filter(|_| !seen.quoted(noun));
                out.extend(found.map(|(at, side)| claim(seen, &mut sentences, &sentence, at, sort, side)));
                continue;
            }
            let Some((start, side)) = side(seen, sentence.start..noun, sort) else { continue };
            if seen.quoted(noun) || sort == "hand" && !is_owned(prose, start) {
                continue;
            }
            out.push(claim(seen, &mut sentences, &sentence, start..noun + 1, sort, side));
        }
    }
    out
}

/// Whether what a side stands in front of is somebody's or known: "they left" is no side.
fn is_owned(prose: &Prose, side: usize) -> bool {
    side.checked_sub(1).is_some_and(|i| {
        prose.is(i, Class::Determiner)
            || prose.tokens.get(i).is_some_and(|t| t.possessive())
            || matches!(prose.text(i), "his" | "her" | "its" | "their" | "your" | "my" | "our" | "’" | "'")
    })
}

/// The number behind a noun that has one, or the way that a word tells by itself: "Highway 9", "the northbound lanes".
fn numbered(seen: &Seen, noun: usize, sort: &str) -> Option<(Range<usize>, String)> {
    let prose = &seen.prose;
    if sort == "bound" {
        let way = prose.normal(noun).strip_suffix("bound").map(str::to_owned)?;
        return Some((noun..noun + 1, way));
    }
    let number = noun + 1 + usize::from(prose.text(noun + 1) == "-");
    let written = prose.text(number);
    let plain = (1..=3).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_digit());
    let unit = prose.tokens.get(number + 1).is_some_and(|t| t.classes.any(&[Class::Unit, Class::Period]));
    (plain && !unit).then(|| (noun..number + 1, written.to_owned()))
}

/// The word for a side in front of a noun, and where it stands.
fn side(seen: &Seen, before: Range<usize>, sort: &str) -> Option<(usize, String)> {
    let prose = &seen.prose;
    let near = before.start.max(before.end.saturating_sub(REACH))..before.end;
    if sort == "storey" {
        let quantities = &seen.mentions.quantities;
        // "The third-floor office"
        let hyphen = before.end.checked_sub(1).is_some_and(|i| prose.text(i) == "-");
        let end = before.end - usize::from(hyphen);
        let last = quantities.partition_point(|m| m.tokens.end < end);
        let mention = quantities.get(last).filter(|m| m.tokens.end == end)?;
        let ordinal = mention.value.sort == Sort::Ordinal;
        let number = mention.value.stated.or(mention.value.low).filter(|_| ordinal)?;
        return Some((mention.tokens.start, number.normalize().to_string()));
    }
    for i in near.rev() {
        let found = match (sort, prose.text(i)) {
            ("hand", "left") => "left",
            ("hand", "right") => "right",
            ("compass", "north" | "northern") => "north",
            ("compass", "south" | "southern") => "south",
            ("compass", "east" | "eastern") => "east",
            ("compass", "west" | "western") => "west",
            // "Left rear wheel", "right-hand engine"
            (_, "hand" | "-" | "rear" | "front" | "upper" | "lower") => continue,
            _ => return None,
        };
        return Some((i, found.to_owned()));
    }
    None
}

fn claim(
    seen: &Seen,
    sentences: &mut Sentences,
    sentence: &Range<usize>,
    at: Range<usize>,
    sort: &str,
    side: String,
) -> Claim {
    let prose = &seen.prose;
    let noun = if sort == "number" { at.start } else { at.end - 1 };
    let shown = prose.article.slice(prose.span(at.clone())).split_whitespace().collect::<Vec<_>>().join(" ");
    let site = Site {
        shown,
        names: vec![side],
        relation: Relation::Side,
        bearing: sort.to_owned(),
        ..Site::default()
    };
    let value = Value::Place(site);
    let head = match sort {
        "bound" => "direction of travel".to_owned(),
        "number" => format!("number of the {}", name_of(prose, noun)),
        _ => format!("side of {}", name_of(prose, noun)),
    };
    let people = seen.cast.within(sentence.start..at.start).iter().map(|r| party::member(seen, r.person));
    let around = sentences.around(value.clone(), value.clone(), at.clone(), false);
    let about = About {
        terms: BTreeSet::from([head.clone()]),
        head,
        people: people.filter(|n| !n.body && !n.unnamed).collect(),
        event: seen.events.at(noun),
        around: Some(Arc::new(around)),
        ..About::default()
    };
    let said = seen.said(vec![prose.span(at)], Vec::new());
    Claim::new(Kind::Place, about, value, said)
}
