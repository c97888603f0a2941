//! Amounts: money, distances, magnitudes, durations, shares, ages. What is measured is a word of the class
//! `attribute`, or what the unit and the words around it tell; a figure that nothing of the kind stands beside
//! makes no claim. How many things there are is no amount.

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::head::term;
use super::count::{is_content, story_sentence};
use super::{About, Claim, Event, Extractor, Kind, Seen, population};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::value::{Decimal, Hedge, Quantity, Sort, Value};

pub(super) const AMOUNT: Extractor = Extractor { name: "amount", kinds: &[Kind::Amount], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    seen.mentions.quantities.iter().filter_map(|q| claim(seen, q)).collect()
}

/// How far from a figure the word for what it measures is looked for, in tokens.
const REACH: usize = 8;

fn claim(seen: &Seen, mention: &QuantityMention) -> Option<Claim> {
    let prose = &seen.prose;
    let sentence = story_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    let mut value = mention.value.clone();
    let head = match value.sort {
        // Sums in two currencies are never held against each other.
        Sort::Money => {
            format!("{} in {}", money(prose, &sentence, mention)?, value.unit.as_deref().unwrap_or_default())
        }
        Sort::Measure => match magnitude(prose, &sentence, mention) {
            Some(head) => head,
            None => {
                let head = distance(seen, &sentence, mention)?;
                value = in_kilometers(prose, value)?;
                head
            }
        },
        Sort::Cardinal => {
            let head = magnitude(prose, &sentence, mention)?;
            value.unit = Some("magnitude".to_owned());
            value.sort = Sort::Measure;
            head
        }
        Sort::Duration => {
            value = in_seconds(value);
            duration(prose, &sentence, mention)?
        }
        Sort::Percent => share(prose, &sentence, mention)?,
        Sort::Age => age(seen, &sentence, mention)?,
        Sort::Ordinal | Sort::Multiplicity => return None,
    };
    let loose = matches!(value.sort, Sort::Percent | Sort::Money);
    let near = sentence.start.max(mention.tokens.start.saturating_sub(2 * REACH))
        ..sentence.end.min(mention.tokens.end + 2 * REACH);
    let mut terms: BTreeSet<String> = near
        .filter(|&i| !mention.tokens.contains(&i) && is_content(prose, i))
        .map(|i| term(prose, i))
        .collect();
    terms.insert(head.clone());
    let event = if value.sort == Sort::Age { Event::Story } else { seen.events.at(mention.tokens.start) };
    let act = (!loose).then(|| head.clone());
    let single = act.is_some();
    Some(Claim {
        kind: Kind::Amount,
        about: About { head, terms, event, act, single, ..About::default() },
        value: Value::Quantity(value),
        said: seen.said(vec![mention.at], Vec::new()),
        speech: None,
    })
}

/// The word of a class nearest to a figure in its sentence, by its distance in tokens.
fn nearest(prose: &Prose, sentence: &Range<usize>, at: &Range<usize>, class: Class) -> Option<usize> {
    let near = sentence.start.max(at.start.saturating_sub(REACH))..sentence.end.min(at.end + REACH);
    let distance = |i: usize| if i < at.start { at.start - i } else { i.saturating_sub(at.end) };
    near.filter(|i| prose.is(*i, class)).min_by_key(|&i| distance(i))
}

/// What a sum of money is: what the word beside it says. A sum beside no such word makes no claim.
fn money(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let end = mention.tokens.end;
    // "In cash and shares" is the whole.
    if prose.text(end) == "in"
        && prose.text(end + 2) != "and"
        && prose.value(end + 1, Class::Attribute) == Some("cash part")
    {
        return Some("cash part".to_owned());
    }
    let attribute = nearest(prose, sentence, &mention.tokens, Class::Attribute);
    let named = attribute.and_then(|i| prose.value(i, Class::Attribute)).filter(|&v| v != "cash part");
    named.map(str::to_owned)
}

/// The strength of a quake or the like, and of what where it is no main one.
fn magnitude(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let fine = prose.article.slice(mention.at).contains('.');
    let hyphen = usize::from(prose.text(end) == "-");
    let beside = |i: usize| prose.value(i, Class::Attribute) == Some("magnitude");
    let event = |i: usize| prose.is(i, Class::EventNoun) || prose.value(i, Class::Event) == Some("quake");
    let before = start.checked_sub(2).filter(|&i| i >= sentence.start && prose.text(start - 1) == "of");
    let told = mention.value.unit.as_deref() == Some("magnitude")
        || fine
            && mention.value.sort == Sort::Cardinal
            && (beside(end + hyphen)
                || event(end)
                || before.is_some_and(|i| event(i) || beside(i))
                || (sentence.start.max(start.saturating_sub(3))..start).any(beside));
    if !told {
        return None;
    }
    // "Aftershocks, with magnitudes from 3.6 to 4.3"
    let owner = nearest(prose, sentence, &mention.tokens, Class::EventNoun);
    let owner = owner.and_then(|i| prose.value(i, Class::Event)).unwrap_or_default();
    Some(if owner == "aftershock" { "magnitude of aftershocks".to_owned() } else { "magnitude".to_owned() })
}

/// How far it is from a place that is named: "35 miles southwest of the port of Amity".
fn distance(seen: &Seen, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let prose = &seen.prose;
    let end = mention.tokens.end;
    let near = end..sentence.end.min(end + 6);
    let of = near.clone().find(|&i| matches!(prose.text(i), "of" | "from"))?;
    let names = &seen.mentions.names;
    let name = names.get(names.partition_point(|n| n.tokens.start <= of))?;
    let between = of + 1..name.tokens.start;
    let plain = |i: usize| prose.is(i, Class::Function) || prose.is(i, Class::PlaceNoun);
    (between.len() <= 3 && name.tokens.start < sentence.end && between.into_iter().all(plain))
        .then(|| format!("distance from {}", population::bare(name)))
}

/// A length in kilometers, with the room that its own rounding leaves.
fn in_kilometers(prose: &Prose, mut value: Quantity) -> Option<Quantity> {
    let unit = prose.lexicon.value_of(value.unit.as_deref()?, Class::Unit)?;
    let (kind, factor) = unit.split_once(" length ").map(|(_, f)| ("length", f))?;
    debug_assert_eq!(kind, "length");
    let factor: Decimal = factor.parse().ok()?;
    let factor = factor.checked_div(Decimal::ONE_THOUSAND)?;
    if factor == Decimal::ONE {
        return Some(value);
    }
    let half = Decimal::new(5, 1);
    let scaled = |n: Option<Decimal>, by: Decimal| {
        n.and_then(|n| n.checked_add(by)?.checked_mul(factor)).map(|n| n.round_dp(1).normalize())
    };
    let exact = value.hedge.is_none();
    value.low = scaled(value.low, if exact { -half } else { Decimal::ZERO });
    value.high = scaled(value.high, if exact { half } else { Decimal::ZERO });
    value.stated = scaled(value.stated, Decimal::ZERO);
    value.hedge = value.hedge.or(Some(Hedge::About));
    value.unit = Some("kilometer".to_owned());
    Some(value)
}

/// Minutes and hours as seconds; longer times as they are.
fn in_seconds(value: Quantity) -> Quantity {
    let factor = match value.unit.as_deref() {
        Some("minute") => Decimal::from(60),
        Some("hour") => Decimal::from(3600),
        _ => return value,
    };
    let scaled = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(factor));
    Quantity {
        low: scaled(value.low),
        high: scaled(value.high),
        stated: scaled(value.stated),
        unit: Some("second".to_owned()),
        ..value
    }
}

/// How long something lasted.
fn duration(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let start = mention.tokens.start;
    let near = sentence.start.max(start.saturating_sub(3))..start;
    let lasted = near.into_iter().any(|i| prose.value(i, Class::Attribute) == Some("lasted"));
    lasted.then(|| "lasted".to_owned())
}

/// What a share is a share of, and what befell it: "40 percent of the homes were damaged". Shares of whom was
/// asked what are many in one story, and nothing but the question tells them apart: they make no claim.
fn share(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let end = mention.tokens.end;
    let of = prose.text(end) == "of";
    let noun = (end + 1..sentence.end.min(end + 4)).find(|&i| is_content(prose, i)).filter(|_| of)?;
    let event =
        nearest(prose, sentence, &mention.tokens, Class::Event).filter(|&i| !prose.is(i, Class::Cue))?;
    let event = prose.value(event, Class::Event).filter(|&e| e != "vote")?;
    Some(format!("share of {} ({event})", normal::singular(&prose.normal(noun))))
}

/// Whose age it is: the name before it.
fn age(seen: &Seen, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let start = mention.tokens.start;
    let reference = seen.cast.within(sentence.start.max(start.saturating_sub(4))..start).last()?;
    if reference.tokens.end + 1 < start {
        return None;
    }
    let person = seen.cast.people.get(reference.person)?;
    let named = !person.name.unnamed && person.name.full.starts_with(char::is_uppercase);
    named.then(|| format!("age of {}", person.name.parts.join(" ")))
}
