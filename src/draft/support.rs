//! Whether anything in the articles stands behind a claim of a draft that none of them makes in the same way.

use std::ops::Range;

use super::copy::Copies;
use super::units::{Sort, Text, Unit};
use crate::claim::Claim;
use crate::text::Span;
use crate::text::value::{Decimal, Quantity, Value};

/// What the articles have of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Support {
    /// These say it.
    By(Vec<usize>),
    /// They have something of it.
    Something,
    /// They have nothing of it.
    Nothing,
}

/// A quotation shorter than this, in units, may be any so-called term.
const QUOTATION: usize = 3;

/// Up to this many a writer counts without a source: the two men, all three.
const COUNTED: u32 = 3;

/// So far apart, as a share, a rounded figure may be from the figure it rounds.
const ROUNDED: (i64, u32) = (6, 2);

pub(super) fn of(claim: &Claim, copies: &Copies) -> Support {
    let units = copies.draft.within(claim.said.at);
    match &claim.value {
        Value::Words(_) => quotation(claim, copies),
        Value::Quantity(quantity) => figure(quantity, &units, copies),
        Value::Date(_) => day(&units, copies),
        Value::Name(_) => name(&units, copies),
        _ => Support::Something,
    }
}

/// The units of a draft's stretch.
fn slice<'a>(copies: &'a Copies, units: &Range<usize>) -> &'a [Unit] {
    copies.draft.units.get(units.clone()).unwrap_or_default()
}

/// A quotation: how much of its words any sentence of an article has.
fn quotation(claim: &Claim, copies: &Copies) -> Support {
    let all = claim.said.spans.iter().flat_map(|s| copies.draft.within(*s)).collect();
    if is_made_up(all, copies) { Support::Nothing } else { Support::Something }
}

/// Whether no article has most of the telling words among some units of a quotation.
fn is_made_up(units: Vec<usize>, copies: &Copies) -> bool {
    let long = units.len() >= QUOTATION;
    let tells = |i: &usize| copies.draft.units.get(*i).is_some_and(Unit::tells);
    let telling: Vec<usize> = units.into_iter().filter(tells).collect();
    let found = telling.iter().filter(|&&i| {
        let traces = copies.traces.get(copies.draft.sentence_of(i));
        traces.is_some_and(|t| t.iter().any(|t| t.pairs.binary_search_by_key(&i, |&(d, _)| d).is_ok()))
    });
    long && !telling.is_empty() && 2 * found.count() < telling.len()
}

/// The pieces of a quotation in several of which no article has anything, though it has others.
pub(super) fn made_up(claim: &Claim, copies: &Copies) -> Vec<Span> {
    let pieces = claim.said.spans.iter().copied();
    let alone = |s: &Span| is_made_up(copies.draft.within(*s).collect(), copies);
    if claim.said.spans.len() < 2 { Vec::new() } else { pieces.filter(alone).collect() }
}

/// A name: whether it stands in an article, all of it, or anything of it.
fn name(units: &Range<usize>, copies: &Copies) -> Support {
    let words: Vec<u32> =
        slice(copies, units).iter().filter(|u| u.sort != Sort::Courtesy).map(|u| u.key).collect();
    if words.is_empty() {
        return Support::Something;
    }
    let stands = |text: &Text| {
        text.units.windows(words.len()).any(|w| w.iter().map(|u| u.key).eq(words.iter().copied()))
    };
    let all: Vec<usize> =
        (0..copies.articles.len()).filter(|&a| copies.articles.get(a).is_some_and(stands)).collect();
    if !all.is_empty() {
        return by(all);
    }
    let any = copies.articles.iter().flat_map(|a| &a.units).any(|u| words.contains(&u.key));
    if any { Support::Something } else { Support::Nothing }
}

/// A figure: whether it, or what it rounds, stands anywhere.
fn figure(quantity: &Quantity, units: &Range<usize>, copies: &Copies) -> Support {
    let Some(stated) = quantity.stated.filter(|n| *n > Decimal::from(COUNTED)) else {
        return Support::Something;
    };
    let written = slice(copies, units).iter().find(|u| u.sort == Sort::Number).map(|u| u.key);
    let sentence = copies.draft.sentence_of(units.start);
    let traced: Vec<usize> = copies
        .traces
        .get(sentence)
        .into_iter()
        .flatten()
        .filter(|t| units.clone().any(|i| numbers_meet(i, t.article, &t.pairs, copies)))
        .map(|t| t.article)
        .collect();
    if !traced.is_empty() {
        return by(traced);
    }
    let near = stated.checked_mul(Decimal::new(ROUNDED.0, ROUNDED.1)).unwrap_or_default();
    let known = copies.articles.iter().flat_map(|a| &a.units).filter(|u| u.sort == Sort::Number).any(|u| {
        Some(u.key) == written
            || copies
                .keys
                .word(u.key)
                .parse::<Decimal>()
                .is_ok_and(|n| (n - stated).abs() <= near && n != stated && is_round(stated))
    });
    if known { Support::Something } else { Support::Nothing }
}

/// Whether a number looks rounded: 400, 1,200, 3 million.
fn is_round(n: Decimal) -> bool {
    n >= Decimal::TEN && (n % Decimal::TEN).is_zero()
}

fn numbers_meet(unit: usize, article: usize, pairs: &[(usize, usize)], copies: &Copies) -> bool {
    let found = pairs.binary_search_by_key(&unit, |&(d, _)| d).ok().and_then(|k| pairs.get(k));
    copies.draft.units.get(unit).is_some_and(|u| u.sort == Sort::Number)
        && found.is_some_and(|&(i, j)| copies.same(i, j, article))
}

/// A day: whether its words stand in a sentence that the draft's comes from, or anywhere.
fn day(units: &Range<usize>, copies: &Copies) -> Support {
    let days: Vec<u32> = slice(copies, units)
        .iter()
        .filter(|u| matches!(u.sort, Sort::Day | Sort::Number | Sort::Ordinal))
        .map(|u| u.key)
        .collect();
    let known = |key: &u32| copies.articles.iter().flat_map(|a| &a.units).any(|u| u.key == *key);
    if days.is_empty() || days.iter().any(known) { Support::Something } else { Support::Nothing }
}

fn by(mut articles: Vec<usize>) -> Support {
    articles.sort_unstable();
    articles.dedup();
    Support::By(articles)
}
