//! Two names, or two numbers, that changed places: a sentence in which all else stands as it did.

use std::ops::Range;

use super::super::copy::Copies;
use super::super::trace::Trace;
use super::super::units::{Keys, Sort, Unit};
use super::Found;
use crate::compare::slip::Slip;
use crate::text::lexicon::{Class, Lexicon};

/// The longest thing that changes places, in units: a title and a full name.
const LONGEST: usize = 4;

pub(super) fn of(sentence: &Range<usize>, trace: &Trace, copies: &Copies, lexicon: &Lexicon) -> Vec<Found> {
    let Some(text) = copies.articles.get(trace.article) else { return Vec::new() };
    let Some(&(first, start)) = trace.pairs.first() else { return Vec::new() };
    let Some(draft) = copies.draft.units.get(sentence.clone()) else { return Vec::new() };
    // The article's sentence, laid so that what stands before the first word in common is as long in both.
    let before = first - sentence.start;
    for shift in 0..=LONGEST {
        for from in
            [(start + shift).checked_sub(before), start.checked_sub(before + shift)].into_iter().flatten()
        {
            let Some(other) = text.units.get(from..from + draft.len()) else { continue };
            if let Some((x, y)) = exchanged(draft, other, copies.keys, lexicon) {
                let found = |range: Range<usize>| Found {
                    slip: slip(draft.get(range.clone()).unwrap_or_default()),
                    article: trace.article,
                    draft: sentence.start + range.start..sentence.start + range.end,
                    other: from + range.start..from + range.end,
                    ends: false,
                };
                return vec![found(x.start..y.end)];
            }
        }
    }
    Vec::new()
}

fn slip(units: &[Unit]) -> Slip {
    if units.first().is_some_and(|u| u.sort == Sort::Number) { Slip::Number } else { Slip::Name }
}

/// The two stretches of `a` that stand in each other's place in `b`, all else being equal and in its place.
fn exchanged(a: &[Unit], b: &[Unit], keys: &Keys, lexicon: &Lexicon) -> Option<(Range<usize>, Range<usize>)> {
    let differs = |i: &usize| a.get(*i).zip(b.get(*i)).is_some_and(|(x, y)| x.key != y.key);
    let start = (0..a.len()).find(differs)?;
    let end = (start..a.len()).rev().find(differs)? + 1;
    let (a_mid, b_mid) = (a.get(start..end)?, b.get(start..end)?);
    let same = |x: &[Unit], y: &[Unit]| x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x.key == y.key);
    for first in 1..=LONGEST.min(a_mid.len()) {
        for last in 1..=LONGEST.min(a_mid.len().saturating_sub(first)) {
            let (head, tail) = (a_mid.get(..first)?, a_mid.get(a_mid.len() - last..)?);
            let fits = same(head, b_mid.get(b_mid.len() - first..)?)
                && same(tail, b_mid.get(..last)?)
                && same(a_mid.get(first..a_mid.len() - last)?, b_mid.get(last..b_mid.len() - first)?);
            let between = a_mid.get(first..a_mid.len() - last)?;
            if fits && tells(head) && tells(tail) && parts(between, keys, lexicon) {
                return Some((start..start + first, end - last..end));
            }
        }
    }
    None
}

fn tells(units: &[Unit]) -> bool {
    units.iter().any(|u| matches!(u.sort, Sort::Name | Sort::Place | Sort::Number | Sort::Role))
}

/// Whether what stands between two names makes them play two parts. A list does not, nor does a meeting.
fn parts(between: &[Unit], keys: &Keys, lexicon: &Lexicon) -> bool {
    let joins = |u: &Unit| matches!(keys.word(u.key), "and" | "or" | "&");
    let listed = |u: &Unit| joins(u) || matches!(u.sort, Sort::Name | Sort::Courtesy | Sort::Role);
    let mutual = |u: &Unit| lexicon.value_of(keys.word(u.key), Class::Event) == Some("meet");
    let met = between.iter().any(mutual) && between.iter().all(|u| mutual(u) || u.sort == Sort::Small);
    !met && !between.iter().all(listed)
}
