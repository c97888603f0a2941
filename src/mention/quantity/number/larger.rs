//! What makes a larger number of a smaller one: twenty-one, two hundred thousand, two and a half, two thirds
//! of a million, one in five.

use std::str::FromStr;

use super::super::super::stretch::Stretch;
use super::digits::plain_digits;
use super::{Form, Number, cardinal, ratio, scale_word, spelled};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// Ones behind tens: "twenty-one", "twenty-first".
pub(super) fn tail(s: Stretch, mut n: Number) -> Option<Number> {
    let k = n.tokens.end + usize::from(s.hyphen(n.tokens.end) && s.glued(n.tokens.end));
    let ten = Decimal::TEN;
    if n.low < Decimal::from(20) || n.low % ten != Decimal::ZERO || n.low >= Decimal::ONE_HUNDRED {
        return Some(n);
    }
    if let Some(ones) = cardinal(s, k).filter(|&v| v < ten && v > Decimal::ZERO) {
        n.low = n.low.checked_add(ones)?;
        n.tokens.end = k + 1;
    } else if let Some(ones) =
        s.value(k, Class::Ordinal).and_then(|v| Decimal::from_str(v).ok()).filter(|&v| v < ten)
    {
        n.low = n.low.checked_add(ones)?;
        n.tokens.end = k + 1;
        n.form = Form::Ordinal;
    }
    n.high = Some(n.low);
    Some(n)
}

/// "two-thirds", "one third", "three quarters".
pub(super) fn share(s: Stretch, n: &Number) -> Option<Number> {
    let k = n.tokens.end + usize::from(s.hyphen(n.tokens.end));
    let below = ratio(s.value(k, Class::Fraction)?)?;
    let plural = s.text(k).ends_with('s');
    // "the past two quarters" are quarters of a year.
    if n.tokens.start > s.start && s.is(n.tokens.start - 1, Class::RelativeDay) {
        return None;
    }
    if n.low >= Decimal::from(20) || plural != (n.low != Decimal::ONE) {
        return None;
    }
    Some(Number::exact(n.tokens.start..k + 1, n.low.checked_mul(below)?, Form::Fraction))
}

/// "nine point nought four".
pub(super) fn decimals(s: Stretch, n: Number) -> Option<Number> {
    let mut text = format!("{}.", n.low);
    let mut k = n.tokens.end + 1;
    while let Some(digit) = cardinal(s, k).filter(|_| text.len() < 20) {
        text.push_str(&digit.to_string());
        k += 1;
    }
    Some(Number::exact(n.tokens.start..k, Decimal::from_str(&text).ok()?, Form::Cardinal))
}

/// "two and a half", "five and a quarter".
pub(super) fn halves(s: Stretch, mut n: Number) -> Option<Number> {
    let joint = |k: usize| usize::from(s.hyphen(k));
    let and = n.tokens.end + joint(n.tokens.end);
    if &*s.word(and) != "and" {
        return Some(n);
    }
    let mut k = and + 1 + joint(and + 1);
    if matches!(&*s.word(k), "a" | "an" | "one") {
        k += 1;
        k += joint(k);
    } else if &*s.word(k) != "half" && cardinal(s, k).is_none() {
        return Some(n);
    }
    let counted = cardinal(s, k).filter(|c| *c < Decimal::TEN && s.is(k + 1 + joint(k + 1), Class::Fraction));
    let (count, k) = counted.map_or((Decimal::ONE, k), |c| (c, k + 1 + joint(k + 1)));
    let Some(part) = s.value(k, Class::Fraction).and_then(ratio) else { return Some(n) };
    n.low = n.low.checked_add(part.checked_mul(count)?)?;
    (n.high, n.tokens.end) = (Some(n.low), k + 1);
    Some(n)
}

/// "two thirds of a million", "a quarter million".
pub(super) fn of_scale(s: Stretch, n: Number) -> Option<Number> {
    let end = n.tokens.end;
    let k = match (&*s.word(end), &*s.word(end + 1)) {
        ("of", "a") => end + 2,
        ("a", _) => end + 1,
        _ => end + usize::from(s.hyphen(end)),
    };
    match scale_word(s, k) {
        Some(factor) => Number { form: Form::Cardinal, ..n }.times(factor, k + 1),
        None => Some(n),
    }
}

/// Hundreds, thousands and what is added to them: "two hundred and two thousand three hundred".
pub(super) fn large(s: Stretch, mut n: Number) -> Option<Number> {
    let (mut total, mut part) = (Decimal::ZERO, n.low);
    // What is added must be smaller than what was multiplied last.
    let mut room = if n.scale > Decimal::ONE { n.scale } else { Decimal::ONE };
    if n.scale > Decimal::ONE_HUNDRED && n.scale != Decimal::from(12) {
        (total, part) = (n.low, Decimal::ZERO);
    }
    let thousand = Decimal::ONE_THOUSAND;
    loop {
        let end = n.tokens.end;
        let k = end + usize::from(s.hyphen(end) && s.glued(end));
        if let Some(factor) = scale_word(s, k) {
            if factor < thousand {
                part = part.checked_mul(factor)?;
                room = factor;
            } else if part == Decimal::ZERO {
                total = total.checked_mul(factor)?;
                room = factor;
            } else {
                // "two hundred and two thousand": the thousands take all that stands before them, the millions
                // before the thousands stay.
                total = total.checked_add(part.checked_mul(factor)?)?;
                part = Decimal::ZERO;
                room = factor;
            }
            n.scale = factor;
            n.tokens.end = k + 1;
            continue;
        }
        let Some((value, stop, ordinal)) = added(s, &n, room) else { break };
        part = part.checked_add(value)?;
        n.tokens.end = stop;
        room = Decimal::ONE;
        n.scale = Decimal::ONE;
        if ordinal {
            n.form = Form::Ordinal;
            break;
        }
    }
    n.low = total.checked_add(part)?;
    if let Some(value) = ordinal_scale(s, n.tokens.end).filter(|_| n.form == Form::Cardinal && !n.digits) {
        n.low = n.low.checked_mul(value)?;
        n.tokens.end += 1;
        n.form = Form::Ordinal;
    } else if n.scale >= Decimal::ONE_THOUSAND && n.form == Form::Cardinal {
        n = scale_and_half(s, n)?;
    }
    n.high = Some(n.low);
    Some(n)
}

/// "a million and a half dollars" are half a million more; "one billion and a half million" says so itself.
fn scale_and_half(s: Stretch, mut n: Number) -> Option<Number> {
    let end = n.tokens.end;
    if s.text(end) != "and" || s.text(end + 1) != "a" || s.text(end + 2) != "half" {
        return Some(n);
    }
    let smaller = scale_word(s, end + 3);
    let scale = smaller.unwrap_or(n.scale);
    n.low = n.low.checked_add(scale.checked_div(Decimal::TWO)?)?;
    n.tokens.end = end + 3 + usize::from(smaller.is_some());
    Some(n)
}

/// "three trillionth", "two hundredth": the ordinal that multiplies.
fn ordinal_scale(s: Stretch, i: usize) -> Option<Decimal> {
    let value = Decimal::from_str(s.value(i, Class::Ordinal)?).ok()?;
    (value >= Decimal::ONE_HUNDRED).then_some(value)
}

/// What is added behind a hundred or thousand: "and sixty-one", "three hundred", "twenty fifth".
fn added(s: Stretch, n: &Number, room: Decimal) -> Option<(Decimal, usize, bool)> {
    if room < Decimal::ONE_HUNDRED {
        return None;
    }
    let end = n.tokens.end;
    // "€1.3m nine years ago"
    if n.digits && s.is_word(end - 1) && s.text(end - 1).len() < 4 {
        return None;
    }
    let and = usize::from(&*s.word(end) == "and");
    let k = end + and;
    if and == 1 && room > Decimal::ONE_THOUSAND {
        return None;
    }
    if s.is_number(k) && !s.glued(k) && n.digits {
        let (tokens, value) = plain_digits(s, k)?;
        return (value < room && value.fract() == Decimal::ZERO).then_some((value, tokens.end, false));
    }
    if let Some(value) = cardinal(s, k) {
        let small = tail(s, Number::exact(k..k + 1, value, Form::Cardinal))?;
        let (mut value, mut stop) = (small.low, small.tokens.end);
        // "three hundred and two dozen"
        if let Some(dozen) = scale_word(s, stop).filter(|f| *f < Decimal::ONE_HUNDRED) {
            (value, stop) = (value.checked_mul(dozen)?, stop + 1);
        }
        return (value < room).then_some((value, stop, small.form == Form::Ordinal));
    }
    let value = Decimal::from_str(s.value(k, Class::Ordinal)?).ok()?;
    (value < Decimal::ONE_HUNDRED && and + usize::from(n.low >= Decimal::ONE_HUNDRED) > 0).then_some((
        value,
        k + 1,
        true,
    ))
}

/// "one in five", "1-in-5", "four out of 10": a share of a whole.
pub(super) fn of_fraction(s: Stretch, n: Number) -> Option<Number> {
    let end = n.tokens.end;
    let joint = usize::from(s.hyphen(end));
    let mut k = end + joint;
    match &*s.word(k) {
        "in" => k += 1,
        "out" if &*s.word(k + 1) == "of" => k += 2,
        _ => return Some(n),
    }
    if joint == 1 && s.hyphen(k) {
        k += 1;
    }
    k += usize::from(matches!(&*s.word(k), "every" | "each"));
    if s.is(k, Class::Fraction) || n.low <= Decimal::ZERO || n.form != Form::Cardinal {
        return Some(n);
    }
    let whole = if s.is_number(k) {
        plain_digits(s, k).map(|(t, v)| Number { digits: true, ..Number::exact(t, v, Form::Cardinal) })
    } else {
        cardinal(s, k).and_then(|v| spelled(s, k, v))
    };
    let Some(whole) = whole.filter(|w| w.form == Form::Cardinal && w.low > n.low) else { return Some(n) };
    let odds =
        &*s.word(end + joint) == "out" || joint == 1 || n.low == Decimal::ONE || whole.low <= Decimal::TEN;
    let other = s.any(whole.tokens.end, &[Class::Period, Class::Month, Class::Unit, Class::Occasion]);
    if !odds || other || whole.digits && s.text(k).len() == 4 && whole.low > Decimal::from(1800) {
        return Some(n);
    }
    let value = n.low.checked_div(whole.low)?;
    let digits = n.digits || whole.digits;
    Some(Number { digits, ..Number::exact(n.tokens.start..whole.tokens.end, value, Form::Fraction) })
}
