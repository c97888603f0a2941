//! Bare numbers: digits, words and their mixtures, fractions, ordinals, multiplicities and vague numbers.
//! What is counted, and what hedges it, is read around them elsewhere.

use std::ops::Range;
use std::str::FromStr;

use super::super::stretch::Stretch;
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

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
        return scaled(s, Number::exact(i..i + 1, value, Form::Fraction));
    }
    match &*s.word(i) {
        "a" | "an" => after_article(s, i),
        "minus" | "negative" => negative(s, i),
        _ => words(s, i),
    }
}

fn negative(s: Stretch, i: usize) -> Option<Number> {
    let mut n = at(s, i + 1).filter(|n| n.form == Form::Cardinal)?;
    (n.low, n.high) = (-n.low, n.high.map(|h| -h));
    n.tokens.start = i;
    Some(n)
}

/// "a hundred", "a dozen", "a third of", "a few", "a couple of".
fn after_article(s: Stretch, i: usize) -> Option<Number> {
    if let Some(n) = often(s, i) {
        return Some(n);
    }
    if let Some(n) = vague(s, i) {
        return Some(n);
    }
    if s.is(i + 1, Class::Fraction) && !s.any(i + 1, &[Class::Period]) {
        let known = &*s.word(i + 1) == "half" || share_follows(s, i + 2) || hedged(s, i);
        let value = ratio(s.value(i + 1, Class::Fraction)?)?;
        return known.then(|| Number::exact(i..i + 2, value, Form::Fraction)).and_then(|n| of_scale(s, n));
    }
    let factor = scale_word(s, i + 1)?;
    let n = Number::exact(i..i + 2, factor, Form::Cardinal);
    large(s, Number { scale: factor, ..n })
}

/// The one in "for an hour" and "an hour and a half", read at its span of time. Elsewhere "a year" means each
/// year, or some year.
pub(crate) fn one(s: Stretch, i: usize) -> Option<Number> {
    if !s.is(i, Class::Period) || i <= s.start || s.text(i).ends_with('s') {
        return None;
    }
    let joint = usize::from(s.hyphen(i - 1));
    let k = (i - 1).saturating_sub(joint).max(s.start);
    let whole = matches!(&*s.word(k), "full" | "whole" | "entire" | "another")
        || &*s.word(k) == "all" && i + 1 - k <= 2;
    if whole {
        let article = usize::from(k > s.start && matches!(&*s.word(k - 1), "a" | "an"));
        return Some(Number::exact(k - article..i, Decimal::ONE, Form::Cardinal));
    }
    if !matches!(&*s.word(i - 1), "a" | "an") {
        return None;
    }
    let before = s.word(i.wrapping_sub(2));
    let lasts = matches!(
        &*before,
        "for"
            | "in"
            | "within"
            | "after"
            | "least"
            | "than"
            | "about"
            | "nearly"
            | "almost"
            | "over"
            | "lasted"
            | "took"
            | "takes"
            | "take"
    );
    let half = &*s.word(i + 1) == "and"
        && (matches!(&*s.word(i + 3), "half" | "quarter")
            || s.is(i + 3, Class::Period) && starts_number(s, i + 2));
    (half || i > s.start + 1 && lasts).then(|| Number::exact(i - 1..i, Decimal::ONE, Form::Cardinal))
}

fn starts_number(s: Stretch, i: usize) -> bool {
    s.is_number(i) || s.is(i, Class::Cardinal)
}

/// Whether a hedge ends where a number begins: "less than a third agreed".
fn hedged(s: Stretch, i: usize) -> bool {
    let from = i.saturating_sub(3).max(s.start);
    (from..i).any(|k| s.entry(k, Class::HedgeBefore).is_some_and(|(words, _)| words.end == i))
}

/// Whether what stands behind "a third" makes a share of it and not an ordinal.
fn share_follows(s: Stretch, i: usize) -> bool {
    !s.is_word(i) && !s.hyphen(i) || matches!(&*s.word(i), "of" | "more" | "less" | "fewer" | "to")
}

fn vague(s: Stretch, i: usize) -> Option<Number> {
    let (mut tokens, value) = s.entry(i, Class::VagueNumber)?;
    let (low, high) = interval(value)?;
    let word = s.word(i);
    match &*word {
        "no" | "neither" | "none" | "both" => {
            return determiner(s, i, &word)
                .then(|| Number { form: Form::Vague, ..Number::exact(i..i + 1, low, Form::Vague) });
        }
        "couple" if i > s.start && &*s.word(i - 1) == "the" => return None,
        "couple" if &*s.word(tokens.end) != "of" => return None,
        _ => {}
    }
    let couple = &*s.word(tokens.end - 1) == "couple";
    if couple && !matches!(&*s.word(tokens.end), "of" | "more") && !couple_counts(s, tokens.end) {
        return None;
    }
    let mut n = Number { high, ..Number::exact(tokens.clone(), low, Form::Vague) };
    if &*s.word(tokens.end) == "of" && scale_word(s, tokens.end + 1).is_some() {
        tokens.end += 1;
    }
    if let Some(factor) = scale_word(s, tokens.end) {
        n = n.times(factor, tokens.end + 1)?;
    }
    Some(n)
}

/// "a couple hundred", "a couple times", "a couple days".
fn couple_counts(s: Stretch, i: usize) -> bool {
    s.any(i, &[Class::Scale, Class::Occasion, Class::Period])
}

/// Whether "no", "neither", "none" and "both" say how many things there are.
fn determiner(s: Stretch, i: usize, word: &str) -> bool {
    let plural = |k: usize| {
        s.is_lower(k) && (s.is(k, Class::Plural) || s.is(k, Class::Generic) || plural_ending(s.text(k)))
    };
    match word {
        "none" => &*s.word(i + 1) == "of",
        "neither" => &*s.word(i + 1) == "of" || s.is_lower(i + 1) && !within(s, i + 1, 6, "nor"),
        "both" => {
            (&*s.word(i + 1) == "of" || plural(i + 1) || s.is_lower(i + 1) && plural(i + 2))
                && !within(s, i + 1, 6, "and")
        }
        _ => {
            let other = matches!(
                &*s.word(i + 1),
                "longer" | "one" | "more" | "less" | "fewer" | "doubt" | "matter" | "other"
            );
            !other && (plural(i + 1) || s.is_lower(i + 1) && !s.is(i + 1, Class::Function) && plural(i + 2))
        }
    }
}

fn plural_ending(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|e| word.ends_with(e))
}

fn within(s: Stretch, from: usize, reach: usize, word: &str) -> bool {
    (from..from + reach).take_while(|&k| !s.is_mark(k) || s.hyphen(k)).any(|k| &*s.word(k) == word)
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

// ---------------------------------------------------------------- digits

fn digits(s: Stretch, i: usize) -> Option<Number> {
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
    (n.high, n.tokens.end) = (Some(n.low), tokens.end);
    if s.glued(tokens.end)
        && matches!(s.text(tokens.end), "th" | "st" | "nd" | "rd" | "TH" | "ST" | "ND" | "RD")
    {
        return Some(Number { form: Form::Ordinal, tokens: i..tokens.end + 1, ..n });
    }
    let n = halves(s, n)?;
    let n = large(s, suffix(s, n)?)?;
    of_fraction(s, n)
}

/// "1,250", "0.5", ".08", "12,34,567", and the sign before it.
fn plain_digits(s: Stretch, i: usize) -> Option<(Range<usize>, Decimal)> {
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

/// Short forms that touch the digits: 5m, 1.2bn, 100k. `m` is millions where money, a capital or a plural says so.
fn suffix(s: Stretch, n: Number) -> Option<Number> {
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
    if word == "m" && !millions(s, &n) || matches!(word, "b" | "K") && !s.glued(end) {
        return Some(n);
    }
    n.times(Decimal::from_str(value).ok()?, end + 1)
}

fn millions(s: Stretch, n: &Number) -> bool {
    let before = n.tokens.start.wrapping_sub(1);
    let money = s.is_mark(before) && s.lexicon().value_of(s.text(before), Class::Currency).is_some();
    let next = n.tokens.end + 1;
    let counted = s.is_lower(next)
        && (s.is(next, Class::Generic) || s.is(next, Class::Plural) || plural_ending(s.text(next)));
    money || s.is(before, Class::Currency) || s.any(next, &[Class::Currency]) || counted
}

// ---------------------------------------------------------------- words

/// "twice", "a time or two".
fn often(s: Stretch, i: usize) -> Option<Number> {
    let (tokens, value) = s.entry(i, Class::Multiplicity)?;
    let (low, high) = interval(value)?;
    Some(Number { high, ..Number::exact(tokens, low, Form::Multiplicity) })
}

fn words(s: Stretch, i: usize) -> Option<Number> {
    if let Some(n) = often(s, i) {
        return Some(n);
    }
    if s.is(i, Class::VagueNumber) || s.prose.lexicon.begins(s.token(i)?.entry, Class::VagueNumber) {
        if let Some(n) = vague(s, i) {
            return Some(n);
        }
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

/// "half", "half a dozen", "half of", "half the".
fn half(s: Stretch, i: usize) -> Option<Number> {
    let before = s.word(i.wrapping_sub(1));
    if i > s.start && (s.is(i - 1, Class::Ordinal) || matches!(&*before, "other" | "latter" | "the" | "last"))
    {
        return None;
    }
    let mut n = Number::exact(i..i + 1, Decimal::new(5, 1), Form::Fraction);
    let joint = usize::from(s.hyphen(i + 1));
    let a = i + 1 + joint;
    if matches!(&*s.word(a), "a" | "an") {
        let thing = a + 1 + usize::from(s.hyphen(a + 1));
        if let Some(factor) = scale_word(s, thing) {
            n.form = Form::Cardinal;
            return n.times(factor, thing + 1);
        }
        return s
            .any(thing, &[Class::Period, Class::Unit, Class::Scale])
            .then(|| Number { tokens: i..a + 1, ..n });
    }
    if let Some(factor) = scale_word(s, a) {
        n.form = Form::Cardinal;
        return n.times(factor, a + 1);
    }
    if joint == 1
        || matches!(s.text(a), "way" | "time" | "brother" | "sister")
        || s.is_capital(i) && s.is_capital(a)
    {
        return None;
    }
    Some(n)
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

/// Ones behind tens: "twenty-one", "twenty-first".
fn tail(s: Stretch, mut n: Number) -> Option<Number> {
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
fn share(s: Stretch, n: &Number) -> Option<Number> {
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
fn decimals(s: Stretch, n: Number) -> Option<Number> {
    let mut text = format!("{}.", n.low);
    let mut k = n.tokens.end + 1;
    while let Some(digit) = cardinal(s, k).filter(|_| text.len() < 20) {
        text.push_str(&digit.to_string());
        k += 1;
    }
    Some(Number::exact(n.tokens.start..k, Decimal::from_str(&text).ok()?, Form::Cardinal))
}

/// "two and a half", "five and a quarter".
fn halves(s: Stretch, mut n: Number) -> Option<Number> {
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
fn of_scale(s: Stretch, n: Number) -> Option<Number> {
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

/// A fraction sign alone may still be scaled: "½ million".
fn scaled(s: Stretch, n: Number) -> Option<Number> {
    of_scale(s, n)
}

/// Hundreds, thousands and what is added to them: "two hundred and two thousand three hundred".
fn large(s: Stretch, mut n: Number) -> Option<Number> {
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
    } else if n.scale > Decimal::ONE && s.text(n.tokens.end - 1).ends_with("lion") {
        // "five million" may be followed by "and a half"; nothing else of a number stands there.
        n.high = Some(n.low);
    }
    n.high = Some(n.low);
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
        return (small.low < room).then_some((small.low, small.tokens.end, small.form == Form::Ordinal));
    }
    let value = Decimal::from_str(s.value(k, Class::Ordinal)?).ok()?;
    (value < Decimal::ONE_HUNDRED && and + usize::from(n.low >= Decimal::ONE_HUNDRED) > 0).then_some((
        value,
        k + 1,
        true,
    ))
}

/// "one in five", "1-in-5", "four out of 10": a share of a whole.
fn of_fraction(s: Stretch, n: Number) -> Option<Number> {
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
