//! Bare numbers: digits, words and their mixtures, fractions, ordinals, multiplicities and vague numbers.
//! What is counted, and what hedges it, is read around them elsewhere.

mod digits;
mod larger;
mod vague;

use std::ops::Range;
use std::str::FromStr;

use super::super::stretch::Stretch;
use crate::text::lexicon::Class;
use crate::text::value::Decimal;
use digits::digits;
pub(crate) use digits::with_suffix;
use larger::{decimals, halves, large, of_fraction, of_scale, share, tail};
pub(crate) use vague::one;
use vague::{after_article, half, often, vague};

/// What sort of number was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Cardinal,
    Ordinal,
    Fraction,
    Multiplicity,
    /// Several, dozens, a couple; no and both too.
    Vague,
}

/// A number without its surroundings.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Number {
    pub(crate) tokens: Range<usize>,
    pub(crate) low: Decimal,
    /// `None` where it is open: millions.
    pub(crate) high: Option<Decimal>,
    pub(crate) form: Form,
    /// It is written in digits, at least in part.
    pub(crate) digits: bool,
    /// What its last word multiplies by: million; 1 where none does.
    pub(crate) scale: Decimal,
}

impl Number {
    fn exact(tokens: Range<usize>, value: Decimal, form: Form) -> Self {
        Number { tokens, low: value, high: Some(value), form, digits: false, scale: Decimal::ONE }
    }

    /// Multiplies it, where that can be done.
    fn times(mut self, factor: Decimal, end: usize) -> Option<Self> {
        self.low = self.low.checked_mul(factor)?;
        self.high = match self.high {
            Some(high) => Some(high.checked_mul(factor)?),
            None => None,
        };
        self.tokens.end = end;
        self.scale = factor;
        Some(self)
    }
}

/// The classes of the words that can begin a number.
pub(crate) const FIRST: &[Class] = &[
    Class::Cardinal,
    Class::Scale,
    Class::Ordinal,
    Class::Fraction,
    Class::Multiplicity,
    Class::VagueNumber,
    Class::Period,
];

/// The number that begins at a token. The caller has made sure that the token is none of a name's.
pub(crate) fn at(s: Stretch, i: usize) -> Option<Number> {
    if s.is_number(i) {
        return digits(s, i);
    }
    if let Some(value) = glyph(s, i) {
        return of_scale(s, Number::exact(i..i + 1, value, Form::Fraction));
    }
    match &*s.word(i) {
        "a" | "an" => after_article(s, i),
        "minus" | "negative" => negative(s, i),
        _ => words(s, i),
    }
}

fn negative(s: Stretch, i: usize) -> Option<Number> {
    let mut n = at(s, i + 1 + usize::from(s.hyphen(i + 1))).filter(|n| n.form == Form::Cardinal)?;
    (n.low, n.high) = (-n.low, n.high.map(|h| -h));
    n.tokens.start = i;
    Some(n)
}

fn plural_ending(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|e| word.ends_with(e))
}

/// `3..9`, `2..` or `2`, as the word lists write the worth of a vague number.
pub(crate) fn interval(value: &str) -> Option<(Decimal, Option<Decimal>)> {
    match value.split_once("..") {
        None => Decimal::from_str(value).ok().map(|n| (n, Some(n))),
        Some((low, "")) => Some((Decimal::from_str(low).ok()?, None)),
        Some((low, high)) => Some((Decimal::from_str(low).ok()?, Some(Decimal::from_str(high).ok()?))),
    }
}

/// `1/3`, as the word lists write a fraction.
fn ratio(value: &str) -> Option<Decimal> {
    let (a, b) = value.split_once('/')?;
    Decimal::from_str(a).ok()?.checked_div(Decimal::from_str(b).ok()?)
}

/// A fraction in one character: ½.
fn glyph(s: Stretch, i: usize) -> Option<Decimal> {
    let c = s.text(i).chars().next().filter(|c| matches!(c, '¼'..='¾' | '⅐'..='⅞'))?;
    ratio(s.lexicon().value_of(c.encode_utf8(&mut [0; 4]), Class::Fraction)?)
}

/// The worth of a whole word that multiplies: hundred, million, dozen; not of single letters.
fn scale_word(s: Stretch, i: usize) -> Option<Decimal> {
    let value = s.value(i, Class::Scale)?;
    if s.text(i).len() < 4 { None } else { Decimal::from_str(value).ok() }
}

fn cardinal(s: Stretch, i: usize) -> Option<Decimal> {
    Decimal::from_str(s.value(i, Class::Cardinal)?).ok()
}

fn words(s: Stretch, i: usize) -> Option<Number> {
    if let Some(n) = often(s, i) {
        return Some(n);
    }
    let vague_word = s.is(i, Class::VagueNumber) || s.token(i)?.begins.has(Class::VagueNumber);
    if let Some(n) = vague_word.then(|| vague(s, i)).flatten() {
        return Some(n);
    }
    if let Some(value) = cardinal(s, i) {
        return spelled(s, i, value);
    }
    if s.is(i, Class::Fraction) && &*s.word(i) == "half" {
        return half(s, i);
    }
    if let Some(value) = s.value(i, Class::Ordinal) {
        let value = Decimal::from_str(value).ok()?;
        return (value < Decimal::ONE_HUNDRED).then(|| Number::exact(i..i + 1, value, Form::Ordinal));
    }
    // "hundred thousand dollars", without an article.
    let factor = scale_word(s, i)?;
    let n = Number { scale: factor, ..Number::exact(i..i + 1, factor, Form::Cardinal) };
    large(s, n)
}

fn spelled(s: Stretch, i: usize, first: Decimal) -> Option<Number> {
    let mut n = Number::exact(i..i + 1, first, Form::Cardinal);
    if &*s.word(i + 1) == "point" && cardinal(s, i + 2).is_some() {
        return decimals(s, n).and_then(|n| large(s, n));
    }
    n = tail(s, n)?;
    if n.form == Form::Ordinal {
        return Some(n);
    }
    if let Some(share) = share(s, &n) {
        return of_scale(s, share);
    }
    n = halves(s, n)?;
    n = large(s, n)?;
    of_fraction(s, n)
}
