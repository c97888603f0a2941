//! Words before and behind a number that open or widen it: more than, at least, nearly, or so.

use super::super::stretch::Stretch;
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Hedge, Quantity, Sort};

/// What hedging words do. `Nearly` is less than the number and not far from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Nearly,
    About,
}

fn kind(value: &str) -> Option<Kind> {
    Some(match value {
        "at-least" => Kind::AtLeast,
        "at-most" => Kind::AtMost,
        "more-than" => Kind::MoreThan,
        "less-than" => Kind::LessThan,
        "nearly" => Kind::Nearly,
        "about" => Kind::About,
        _ => return None,
    })
}

/// The longest hedge in a list, in words.
const LONGEST: usize = 5;

/// The hedge that ends where a quantity starts: where it begins, and what it does.
pub(super) fn before(s: Stretch, start: usize, value: &Quantity) -> Option<(usize, Kind)> {
    if value.sort == Sort::Ordinal || start <= s.start {
        return None;
    }
    let from = start.saturating_sub(LONGEST).max(s.start);
    let (at, found) = (from..start).find_map(|k| {
        let (words, value) = s.entry(k, Class::HedgeBefore)?;
        (words.end == start).then_some((k, value))
    })?;
    // "turned over thousands of pages" hedges nothing.
    let found = kind(found)?;
    (!topic(s, at, found, value) && !lasting(s, at, value)).then_some((at, found))
}

/// "a raise of 40 percent over six years": behind another figure the word is no hedge, but says in what time.
fn lasting(s: Stretch, at: usize, value: &Quantity) -> bool {
    let number = |k: usize| s.is_number(k) || s.is(k, Class::Cardinal);
    let several = |k: usize| {
        s.is_lower(k) && s.text(k).len() > 3 && s.text(k).ends_with('s') && !s.is(k, Class::Function)
    };
    let figure = at > s.start
        && (at.saturating_sub(4).max(s.start)..at).any(number)
        && (s.is_number(at - 1)
            || matches!(s.text(at - 1), "%" | "(")
            || value.sort == Sort::Duration && several(at - 1)
            || s.any(at - 1, &[Class::Unit, Class::Currency, Class::Scale]));
    figure && matches!(value.sort, Sort::Duration | Sort::Cardinal) && s.text(at) == "over"
}

/// "asked about two men", "some one": the word governs the noun, it does not hedge the number.
fn topic(s: Stretch, at: usize, kind: Kind, value: &Quantity) -> bool {
    let plain = value.sort == Sort::Cardinal;
    let small = value.low.is_some_and(|n| n < Decimal::TEN && n.fract() == Decimal::ZERO);
    let verb =
        at > s.start && s.is_lower(at - 1) && !s.is(at - 1, Class::Function) && s.text(at - 1).len() > 3;
    kind == Kind::About && plain && small && (verb || &*s.word(at) == "some")
}

/// The hedge that begins behind a number, and where it ends; `end` itself where there is none.
pub(super) fn behind(s: Stretch, end: usize) -> (Option<Kind>, usize) {
    if s.text(end) == "+" && s.glued(end) {
        return (Some(Kind::AtLeast), end + 1);
    }
    let k = end + usize::from(s.hyphen(end) && s.glued(end + 1));
    let found = s.entry(k, Class::HedgeAfter).and_then(|(words, value)| Some((words.end, kind(value)?)));
    match found {
        // "20 and over 30 more", "20 plus 5": the words belong to the number behind them.
        Some((next, _)) if s.is_number(next) || s.any(next, &[Class::Cardinal, Class::Scale]) => (None, end),
        // "less than two hours or more than four"
        Some((next, _)) if &*s.word(next) == "than" => (None, end),
        // "40-odd", not "40 odd jobs"
        Some(_) if k == end && s.text(k) == "odd" => (None, end),
        Some((next, kind)) => (Some(kind), next),
        None => (None, end),
    }
}

/// Opens or widens a quantity. The number as written stays.
pub(super) fn apply(value: &mut Quantity, kind: Kind) {
    let (low, high) = (value.low, value.high);
    let tenth = |n: Decimal, by: i64| n.checked_mul(Decimal::new(by, 1));
    match kind {
        Kind::AtLeast => value.high = None,
        Kind::MoreThan => value.high = None,
        Kind::AtMost | Kind::LessThan => value.low = None,
        Kind::Nearly => value.low = low.and_then(|n| tenth(n, 8)),
        // The ends of a range are as vague as they will get.
        Kind::About if low != high => {}
        Kind::About => {
            // A tenth either way, and at least one where things are counted.
            let whole = matches!(value.sort, Sort::Cardinal | Sort::Multiplicity | Sort::Age)
                && low.is_some_and(|n| n >= Decimal::TWO && n.fract() == Decimal::ZERO);
            let width =
                |n: Decimal| tenth(n.abs(), 1).map(|w| if whole { w.ceil().max(Decimal::ONE) } else { w });
            value.low = low.and_then(|n| n.checked_sub(width(n)?));
            value.high = high.and_then(|n| n.checked_add(width(n)?));
        }
    }
    value.hedge = Some(match kind {
        Kind::AtLeast => Hedge::AtLeast,
        Kind::AtMost => Hedge::AtMost,
        Kind::MoreThan => Hedge::MoreThan,
        Kind::LessThan | Kind::Nearly => Hedge::LessThan,
        Kind::About => Hedge::About,
    });
}
