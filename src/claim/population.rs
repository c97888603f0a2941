//! How many people live in a place: "a city of 500,000 people", "home to 120,000". The place is part of what
//! is counted, so that no two places ever meet. No other count is read here.

use std::ops::Range;

use super::Seen;
use crate::mention::{NameMention, QuantityMention};
use crate::text::lexicon::Class;

/// The place whose people a number counts, without the noun that says what sort of place it is.
pub(super) fn head(seen: &Seen, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let prose = &seen.prose;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let before =
        |k: usize| start.checked_sub(k).filter(|&i| i >= sentence.start).map_or("", |i| prose.text(i));
    let of = before(1) == "of";
    let apposed =
        before(2) == "home" && before(1) == "to" || of && start >= 2 && prose.is(start - 2, Class::PlaceNoun);
    let attribute = (sentence.start.max(start.saturating_sub(3))..start)
        .any(|i| prose.value(i, Class::Attribute) == Some("population"));
    let residents =
        matches!(prose.text(end), "residents" | "inhabitants") && matches!(before(1), "has" | "have" | "had");
    if apposed && (before(1) == "to" || prose.is(end, Class::Generic)) {
        let name = names(seen, sentence.start..start).last();
        return name.map(bare);
    }
    if !attribute && !residents {
        return None;
    }
    let noun = sentence.start + 1;
    if matches!(prose.text(sentence.start), "The" | "the") && prose.is(noun, Class::PlaceNoun) {
        return antecedent(seen, sentence.start, &prose.normal(noun)).map(bare);
    }
    names(seen, sentence.clone()).next().map(bare)
}

fn names<'a>(seen: &'a Seen, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &'a NameMention> {
    let all = &seen.mentions.names;
    let from = all.partition_point(|n| n.tokens.start < tokens.start);
    let to = all.partition_point(|n| n.tokens.start < tokens.end);
    all.get(from..to.max(from)).unwrap_or_default().iter()
}

/// The last name before that stands beside the noun: "the island" after "Port Amity island".
fn antecedent<'a>(seen: &'a Seen, before: usize, noun: &str) -> Option<&'a NameMention> {
    names(seen, 0..before).rev().take(40).find(|n| {
        let within = n.value.parts.iter().any(|p| p == noun);
        within || seen.prose.is(n.tokens.end, Class::PlaceNoun) && seen.prose.normal(n.tokens.end) == noun
    })
}

/// A place's name in lower case, without "Island of" and its like.
pub(super) fn bare(name: &NameMention) -> String {
    let parts = &name.value.parts;
    let rest = parts.iter().position(|p| p == "of").map_or(0, |k| k + 1);
    let end = match parts.last().map(String::as_str) {
        Some("island" | "city" | "town" | "province") if parts.len() > rest + 1 => parts.len() - 1,
        _ => parts.len(),
    };
    parts.get(rest..end).unwrap_or_default().join(" ")
}
