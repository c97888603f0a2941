//! Lengths, weights and other measures behind a number, and scales before it.

use std::str::FromStr;

use super::super::super::stretch::Stretch;
use super::super::number::{self, Form};
use super::{Amount, Unit};
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Sort};

pub(super) fn measure(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    let n = &amount.number;
    let of =
        usize::from(n.form == Form::Fraction && &*s.word(k) == "of" && matches!(&*s.word(k + 1), "a" | "an"))
            * 2;
    // "with both feet", "no feet"
    if n.form == Form::Vague && n.high == Some(n.low) {
        return None;
    }
    let k = k + of;
    if s.glued(k) && matches!(s.text(k), "m" | "M") && s.is_word(k) {
        return Some((Unit::Measure("meter".to_owned()), k + 1));
    }
    if super::super::named::warm(s, k.wrapping_sub(1)) {
        return Some((Unit::Measure(degrees(s.text(k)).to_owned()), k + 1));
    }
    if s.text(k) == "°" && matches!(s.text(k + 1), "C" | "F") {
        return Some((Unit::Measure(degrees(s.text(k + 1)).to_owned()), k + 2));
    }
    // "it weighed 20 [kilograms]", in an editor's hand
    if n.digits && s.text(k) == "[" && s.text(k + 2) == "]" && s.is(k + 1, Class::Unit) {
        let name = s.value(k + 1, Class::Unit)?.split(' ').next()?.to_owned();
        return Some((Unit::Measure(name), k + 3));
    }
    let (words, value) = s.entry(k, Class::Unit)?;
    let short = words.len() == 1 && s.text(k).len() <= 2;
    if short && !n.digits || short && !s.glued(k) && s.text(k).len() == 1 {
        return None;
    }
    let name = value.split(' ').next()?.to_owned();
    if let Some(found) = second_measure(s, value, words.end) {
        return Some(found);
    }
    // "9 degrees below zero"
    if value.ends_with("temperature") && s.text(words.end) == "below" && s.text(words.end + 1) == "zero" {
        let scale = s.value(words.end + 2, Class::Unit).and_then(|v| v.strip_suffix(" temperature"));
        let end = words.end + 2 + usize::from(scale.is_some());
        let name = scale.map_or(name, str::to_owned);
        return Some((Unit::Joined(Sort::Measure, name, Decimal::NEGATIVE_ONE, Decimal::ZERO), end));
    }
    // "120km/h"
    let end = words.end;
    if name == "kilometer" && s.text(end) == "/" && s.glued(end + 1) && matches!(s.text(end + 1), "h" | "hr")
    {
        return Some((Unit::Measure("kilometer-per-hour".to_owned()), end + 2));
    }
    Some((Unit::Measure(name), words.end))
}

fn degrees(letter: &str) -> &'static str {
    if letter == "C" { "celsius" } else { "fahrenheit" }
}

/// "5 feet and 2 inches", "5 feet 2".
fn second_measure(s: Stretch, larger: &str, at: usize) -> Option<(Unit, usize)> {
    // "a 5-foot-11 man"
    if larger.starts_with("foot") && s.hyphen(at) && s.glued(at) && s.glued(at + 1) {
        let inches: u8 = s.text(at + 1).parse().ok().filter(|n| *n < 12)?;
        let unit = Unit::Joined(Sort::Measure, "inch".to_owned(), Decimal::from(12), Decimal::from(inches));
        return Some((unit, at + 2));
    }
    let joint = at + usize::from(matches!(&*s.word(at), "and" | ","));
    let n = number::at(s, joint).filter(|n| n.form == Form::Cardinal && n.tokens.start == joint)?;
    let (words, smaller) = match s.text(n.tokens.end) {
        "in" if larger.starts_with("foot") && (!s.is_word(n.tokens.end + 1) || s.glued(n.tokens.end)) => {
            (n.tokens.end..n.tokens.end + 1, "inch length 0.0254")
        }
        _ => s.entry(n.tokens.end, Class::Unit)?,
    };
    let (a, b): (Vec<_>, Vec<_>) = (larger.split(' ').collect(), smaller.split(' ').collect());
    let ([_, kind, large], [name, other, small]) = (a.as_slice(), b.as_slice()) else { return None };
    let factor = Decimal::from_str(large).ok()?.checked_div(Decimal::from_str(small).ok()?)?;
    (kind == other && factor > n.low)
        .then(|| (Unit::Joined(Sort::Measure, (*name).to_owned(), factor, n.low), words.end))
}

/// "a magnitude of 5.9", "magnitude-6 quake": the scale stands before its number.
pub(super) fn scale(s: Stretch, amount: &Amount) -> Option<Unit> {
    let mut k = amount.tokens.start;
    for _ in 0..3 {
        k = k.checked_sub(1).filter(|&k| k >= s.start)?;
        if let Some(name) = s.value(k, Class::Unit).and_then(|v| v.strip_suffix(" scale")) {
            return Some(Unit::Measure(name.to_owned()));
        }
        if !(s.hyphen(k) || matches!(&*s.word(k), "of" | "at" | "was" | "about" | "around")) {
            return None;
        }
    }
    None
}
