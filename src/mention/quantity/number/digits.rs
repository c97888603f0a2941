//! Numbers in digits, with the short forms that touch them: 1,250, .08, 12,34,567, 10 1/2, 16th, 5m.

use std::ops::Range;
use std::str::FromStr;

use super::super::super::stretch::Stretch;
use super::larger::{halves, large, of_fraction, of_scale};
use super::{Form, Number, glyph, plural_ending};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

pub(super) fn digits(s: Stretch, i: usize) -> Option<Number> {
    let (mut tokens, value) = plain_digits(s, i)?;
    let mut n = Number { digits: true, ..Number::exact(tokens.clone(), value, Form::Cardinal) };
    if s.text(tokens.end) == "/" && s.glued(tokens.end) && s.glued(tokens.end + 1) {
        let (rest, below) = plain_digits(s, tokens.end + 1)?;
        n = Number { digits: true, ..Number::exact(i..rest.end, value.checked_div(below)?, Form::Fraction) };
        return of_scale(s, n);
    }
    // "10 1/2", "1½": a whole and its fraction.
    if let Some(part) = glyph(s, tokens.end) {
        n.low = value.checked_add(part)?;
        tokens.end += 1;
    } else if s.is_number(tokens.end) && s.text(tokens.end + 1) == "/" && s.glued(tokens.end + 1) {
        let part = digits(s, tokens.end).filter(|p| p.form == Form::Fraction && p.low < Decimal::ONE)?;
        n.low = value.checked_add(part.low)?;
        tokens.end = part.tokens.end;
    }
    if let Some((part, end)) = dashed(s, tokens.end) {
        n.low = n.low.checked_add(part)?;
        tokens.end = end;
    }
    (n.high, n.tokens.end) = (Some(n.low), tokens.end);
    if s.glued(tokens.end)
        && matches!(s.text(tokens.end), "th" | "st" | "nd" | "rd" | "TH" | "ST" | "ND" | "RD")
    {
        return Some(Number { form: Form::Ordinal, tokens: i..tokens.end + 1, ..n });
    }
    let n = halves(s, n)?;
    let n = large(s, suffix(s, n, false)?)?;
    of_fraction(s, n)
}

/// The fraction of "2-1/2 years".
fn dashed(s: Stretch, at: usize) -> Option<(Decimal, usize)> {
    let joined = s.hyphen(at) && (at..at + 4).all(|k| s.glued(k)) && s.text(at + 2) == "/";
    let part = |k: usize| s.text(k).parse::<u8>().ok().filter(|_| s.is_number(k));
    let (above, below) = (part(at + 1).filter(|_| joined)?, part(at + 3)?);
    let plain = above > 0 && above < below && matches!(below, 2..=5 | 8 | 16);
    plain.then(|| Some((Decimal::from(above).checked_div(Decimal::from(below))?, at + 4)))?
}

/// "1,250", "0.5", ".08", "12,34,567", and the sign before it.
pub(super) fn plain_digits(s: Stretch, i: usize) -> Option<(Range<usize>, Decimal)> {
    let first = s.text(i);
    if !s.is_number(i) || first.len() > 28 || first.contains(':') {
        return None;
    }
    let mut text = first.replace(',', "");
    let mut end = i + 1;
    let group = |k: usize| s.is_number(k) && s.glued(k) && s.text(k - 1) == "," && s.glued(k - 1);
    if first.len() <= 2 && group(i + 2) {
        // Groups of two before the last of three: lakhs and crores.
        let mut k = i + 2;
        let mut more = String::new();
        while group(k) && s.text(k).split(',').next().is_some_and(|g| g.len() == 2) && more.len() < 20 {
            more.push_str(&s.text(k).replace(',', ""));
            k += 2;
        }
        if k > i + 2 && s.text(k - 2).contains(',') {
            text.push_str(&more);
            end = k - 1;
        }
    }
    let value = Decimal::from_str(&text).ok()?;
    let tokens = i..end;
    let mark = i > s.start && s.glued(i) && s.is_mark(i - 1) && !s.glued(i - 1);
    match s.text(i.wrapping_sub(1)) {
        "." if mark && !text.contains('.') => {
            Decimal::from_str(&format!("0.{text}")).ok().map(|v| (i - 1..end, v))
        }
        "-" | "−" if mark => Some((i - 1..end, -value)),
        _ => Some((tokens, value)),
    }
}

/// A number whose digits were read elsewhere, with what multiplies it.
pub(crate) fn with_suffix(s: Stretch, tokens: Range<usize>, value: Decimal) -> Option<Number> {
    let n = Number { digits: true, ..Number::exact(tokens, value, Form::Cardinal) };
    large(s, suffix(s, n, true)?)
}

/// Short forms that touch the digits: 5m, 1.2bn, 100k. `m` is millions where money, a capital or a plural says so.
fn suffix(s: Stretch, n: Number, money: bool) -> Option<Number> {
    let end = n.tokens.end;
    let spaced = if s.glued(end) { 0 } else { 1 };
    let Some(value) = s.value(end, Class::Scale) else { return Some(n) };
    let word = s.text(end);
    if word.len() >= 4
        || spaced == 1
            && !matches!(word, "bn" | "mn" | "tn" | "mln" | "bln" | "trn" | "lac" | "cr" | "k" | "M")
    {
        return Some(n);
    }
    // "60mm of rain"
    if word == "mm" && !money && !paid(s, &n) {
        return Some(n);
    }
    if word == "m" && !money && !millions(s, &n) || matches!(word, "b" | "K") && !s.glued(end) {
        return Some(n);
    }
    n.times(Decimal::from_str(value).ok()?, end + 1)
}

/// Whether a currency stands before a number.
fn paid(s: Stretch, n: &Number) -> bool {
    let before = n.tokens.start.wrapping_sub(1);
    s.is_mark(before) && s.lexicon().value_of(s.text(before), Class::Currency).is_some()
        || s.is(before, Class::Currency)
}

fn millions(s: Stretch, n: &Number) -> bool {
    let next = n.tokens.end + 1;
    let counted = s.is_lower(next)
        && (s.is(next, Class::Generic) || s.is(next, Class::Plural) || plural_ending(s.text(next)));
    paid(s, n) || s.any(next, &[Class::Currency]) || counted
}
