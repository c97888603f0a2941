//! Spans of time behind a number: ages and durations, in one unit or in several.

use super::super::super::stretch::Stretch;
use super::super::number::{self, Form, Number};
use super::{Amount, Unit};
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Sort};

/// Ages and durations: "14-year-old", "14 years old", "three months of age", "three days", "half an hour".
pub(super) fn span_of_time(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    let n = &amount.number;
    // "a couple of days", "half of a year"
    let of = usize::from(matches!(&*s.word(k), "of") && matches!(n.form, Form::Vague | Form::Fraction));
    let another = usize::from(
        of == 0
            && matches!(
                &*s.word(k),
                "more" | "additional" | "extra" | "fewer" | "full" | "straight" | "consecutive"
            ),
    );
    let k = k + of + another + usize::from(of == 1 && matches!(&*s.word(k + 1), "a" | "an"));
    if s.is(k, Class::Ordinal)
        && s.text(k) == "second"
        && !n.digits
        && n.form == Form::Cardinal
        && n.low > Decimal::ONE
    {
        return None;
    }
    if n.digits && &*s.word(k) == "yo" {
        return Some((Unit::Age("year".to_owned()), k + 1));
    }
    let period = s.value(k, Class::Period)?.to_owned();
    if n.form == Form::Vague && n.high == Some(Decimal::ZERO) {
        return None;
    }
    let joint = |k: usize| usize::from(s.hyphen(k));
    let old = k + 1 + joint(k + 1);
    if matches!(&*s.word(old), "old" | "olds") {
        return Some((Unit::Age(period), old + 1));
    }
    if &*s.word(k + 1) == "of" && &*s.word(k + 2) == "age" {
        return Some((Unit::Age(period), k + 3));
    }
    if let Some((unit, end)) = compound(s, &period, k + 1).or_else(|| bare_minutes(s, &period, k + 1)) {
        return Some((unit, end));
    }
    Some((Unit::Duration(period), k + 1))
}

/// "an hour and fifteen", "2 hours 10": the minutes go without saying where nothing else is counted.
fn bare_minutes(s: Stretch, period: &str, at: usize) -> Option<(Unit, usize)> {
    let k = at + usize::from(&*s.word(at) == "and");
    let n = number::at(s, k).filter(|n| n.form == Form::Cardinal && n.scale == Decimal::ONE)?;
    let fits = period == "hour" && n.tokens.start == k && n.low < Decimal::from(60) && n.low >= Decimal::ONE;
    let end = n.tokens.end;
    (fits && closes(s, end))
        .then(|| (Unit::Joined(Sort::Duration, "minute".to_owned(), Decimal::from(60), n.low), end))
}

/// Whether the sentence or its part ends at a token, so that nothing is counted there.
pub(super) fn closes(s: Stretch, at: usize) -> bool {
    s.token(at).is_none()
        || s.is_mark(at) && !s.glued(at + 1) && matches!(s.text(at), "." | "," | ";" | ")" | "”" | "\"")
}

/// How many of the next smaller span that divides it evenly a span of time holds.
fn divides(period: &str, smaller: &str) -> Option<Decimal> {
    let worth = |p: &str| {
        Some(match p {
            "second" => (0, 1),
            "minute" => (0, 60),
            "hour" => (0, 3600),
            "day" => (0, 86_400),
            "week" => (0, 604_800),
            "month" => (1, 1),
            "year" => (1, 12),
            "decade" => (1, 120),
            _ => return None,
        })
    };
    let ((a, large), (b, small)) = (worth(period)?, worth(smaller)?);
    (a == b && large > small).then(|| Decimal::from(large / small))
}

/// "2 years and 3 months", "an hour and a half".
fn compound(s: Stretch, period: &str, at: usize) -> Option<(Unit, usize)> {
    let and = usize::from(s.text(at) == "," || &*s.word(at) == "and");
    let joint = at + and + usize::from(s.text(at) == "," && &*s.word(at + 1) == "and");
    if and == 1 && s.text(at) != "," {
        let a = joint + usize::from(&*s.word(joint) == "a");
        if s.text(a) == "half"
            && !s.any(a + 1, &[Class::Period, Class::Scale])
            && !matches!(&*s.word(a + 1), "of" | "the" | "a")
        {
            return Some((
                Unit::Joined(Sort::Duration, period.to_owned(), Decimal::ONE, Decimal::new(5, 1)),
                a + 1,
            ));
        }
    }
    let n = number::at(s, joint).filter(|n| n.form == Form::Cardinal && n.tokens.start == joint)?;
    let smaller = s.value(n.tokens.end, Class::Period)?;
    let factor = divides(period, smaller)?;
    let fits = n.low < factor || period == "week" || smaller == "day";
    if !fits {
        return None;
    }
    let (mut unit, mut factor, mut rest, mut end) = (smaller, factor, n.low, n.tokens.end + 1);
    // "2 hours 19 minutes 41 seconds"
    while let Some((n, smaller, by)) = next_smaller(s, unit, end) {
        (factor, rest) = (factor.checked_mul(by)?, rest.checked_mul(by)?.checked_add(n.low)?);
        (unit, end) = (smaller, n.tokens.end + 1);
    }
    Some((Unit::Joined(Sort::Duration, unit.to_owned(), factor, rest), end))
}

/// The next smaller span of time behind one, and how many of it make one.
fn next_smaller<'p>(s: Stretch<'p, '_>, period: &str, at: usize) -> Option<(Number, &'p str, Decimal)> {
    let k = at + usize::from(s.text(at) == ",");
    let k = k + usize::from(&*s.word(k) == "and");
    let n = number::at(s, k).filter(|n| n.form == Form::Cardinal && n.tokens.start == k)?;
    let smaller = s.value(n.tokens.end, Class::Period)?;
    let by = divides(period, smaller).filter(|by| n.low < *by)?;
    Some((n, smaller, by))
}
