//! What a number is of: money, percent, a span of time, an age, a measure, occasions. The noun of a plain
//! count is not read here.

use std::ops::Range;
use std::str::FromStr;

use super::super::stretch::Stretch;
use super::number::{self, Form, Number};
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Quantity, Sort};

/// A number with the currency before it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) tokens: Range<usize>,
    pub(super) number: Number,
    pub(super) money: Option<Money>,
}

/// A currency, and what one of it is worth in the unit of its code: 0.01 for cents.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Money {
    pub(super) code: String,
    pub(super) worth: Decimal,
}

/// What stands behind a number.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Unit {
    Plain,
    Percent(String),
    Money(Money),
    /// Money and what stands behind it in small coin.
    Change(Money, Decimal),
    Age(String),
    /// "in her 30s"
    Decade,
    Duration(String),
    /// A unit, and what its number is to be multiplied by and added to where two units make one measure.
    Measure(String),
    Joined(Sort, String, Decimal, Decimal),
    Times,
    /// "three times as many": a comparison, no count of occasions.
    Fold,
    /// "a one-time rival": nothing is counted.
    Nothing,
}

/// The amount whose number begins at a token, with the currency sign or code before it.
pub(super) fn amount_around(s: Stretch, i: usize) -> Option<Amount> {
    if s.is_word(i) && coded(s.text(i)) {
        return code_and_digits(s, i);
    }
    if s.text(i) == "second" && s.text(i.wrapping_sub(1)) == "single" {
        let number = number::one(s, i)?;
        return Some(Amount { tokens: number.tokens.clone(), number, money: None });
    }
    let mut number = number::at(s, i);
    if i > s.start && s.any(i, &[Class::Fraction, Class::Scale]) && &*s.word(i - 1) == "an"
        || s.is_number(i) && matches!(&*s.word(i.wrapping_sub(1)), "minus" | "negative")
        || s.is(i, Class::Cardinal) && matches!(&*s.word(i.wrapping_sub(1)), "minus" | "negative")
    {
        number = number::at(s, i - 1).or(number);
    }
    let number = number.or_else(|| number::one(s, i))?;
    let start = number.tokens.start;
    let before = (start.saturating_sub(2).max(s.start)..start)
        .find_map(|k| currency_before(s, k).filter(|(end, _)| *end == start).map(|(_, m)| (k, m)));
    Some(match before {
        Some((k, money)) => Amount { tokens: k..number.tokens.end, number, money: Some(money) },
        None => Amount { tokens: number.tokens.clone(), number, money: None },
    })
}

/// Whether digits touch a code of few letters: "Rs500", "R80m".
pub(super) fn coded(word: &str) -> bool {
    const LETTERS: usize = 3;
    word.bytes().take(LETTERS + 1).position(|b| b.is_ascii_digit()).is_some_and(|at| at > 0)
}

/// "Rs500 crore", "USD115.5", "R80m": a code that touches its digits is one word with the first of them.
fn code_and_digits(s: Stretch, i: usize) -> Option<Amount> {
    let text = s.text(i);
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (code, first) = (text.get(..split)?, text.get(split..)?);
    let value = s.lexicon().value_of(&code.to_lowercase(), Class::Currency)?;
    let money = money(value)?;
    let letters = first.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.len());
    let (first, short) = (first.get(..letters)?, first.get(letters..)?);
    if !short.is_empty() {
        let factor = Decimal::from_str(s.lexicon().value_of(&short.to_lowercase(), Class::Scale)?).ok()?;
        let low = Decimal::from_str(first).ok()?.checked_mul(factor)?;
        let number = Number { scale: factor, ..number::with_suffix(s, i..i + 1, low)? };
        return Some(Amount { tokens: i..i + 1, number, money: Some(money) });
    }
    let (mut digits, mut end) = (first.to_owned(), i + 1);
    while s.glued(end) && s.glued(end + 1) && s.is_number(end + 1) && digits.len() < 20 {
        match s.text(end) {
            "," if s.text(end + 1).len() >= 3 => digits.push_str(&s.text(end + 1).replace(',', "")),
            "." if !digits.contains('.') => digits.extend([".", s.text(end + 1)]),
            _ => break,
        }
        end += 2;
    }
    let number = number::with_suffix(s, i..end, Decimal::from_str(&digits).ok()?)?;
    // "the R21", "R2": a road, a robot.
    let large = number.low >= Decimal::ONE_HUNDRED || number.tokens.len() > 1;
    if value.ends_with("before") && (!large || matches!(&*s.word(i.wrapping_sub(1)), "the" | "a")) {
        return None;
    }
    Some(Amount { tokens: i..number.tokens.end, number, money: Some(money) })
}

/// The amount that begins at a token, currency first.
pub(super) fn amount(s: Stretch, i: usize) -> Option<Amount> {
    if super::named::end(s, i).is_some() {
        return None;
    }
    if s.is_word(i) && coded(s.text(i)) {
        return code_and_digits(s, i);
    }
    let (next, money) = currency_before(s, i).map_or((i, None), |(next, m)| (next, Some(m)));
    let number = number::at(s, next)?;
    (number.tokens.start == next).then_some(Amount { tokens: i..number.tokens.end, number, money })
}

/// A currency as it stands before a number: "$", "US$", "EUR".
fn currency_before(s: Stretch, i: usize) -> Option<(usize, Money)> {
    if s.is_mark(i) {
        let value = s.lexicon().value_of(s.text(i), Class::Currency)?;
        return Some((i + 1, money(value)?));
    }
    if !s.is_word(i) {
        return None;
    }
    let sign = s.text(i + 1);
    if sign == "$" && (s.glued(i + 1) || !matches!(s.text(i), "a" | "A" | "us")) {
        let joined = format!("{}$", s.text(i).to_lowercase());
        if let Some(value) = s.lexicon().value_of(&joined, Class::Currency) {
            return Some((i + 2, money(value)?));
        }
    }
    let code = s.value(i, Class::Currency)?;
    let written = s.text(i);
    let short = s.token(i)?.caps || written == "Rs";
    let next = if written == "Rs" && s.text(i + 1) == "." { i + 2 } else { i + 1 };
    if short { Some((next, money(code)?)) } else { None }
}

fn money(value: &str) -> Option<Money> {
    let mut words = value.split(' ');
    let code = words.next()?.to_owned();
    let worth = words.next().and_then(|w| Decimal::from_str(w).ok()).unwrap_or(Decimal::ONE);
    Some(Money { code, worth })
}

/// The unit that begins behind a number, and where it ends; `at` itself for none.
pub(super) fn behind(s: Stretch, amount: &Amount, at: usize) -> (Unit, usize) {
    let plain = (amount.money.clone().map_or(Unit::Plain, Unit::Money), at);
    if matches!(amount.number.form, Form::Ordinal) {
        return plain;
    }
    if amount.number.form == Form::Multiplicity {
        let ratio = matches!(&*s.word(at), "as" | "the" | "that") || s.is_lower(at) && s.text(at) == "more";
        // "Twice the mayor refused", "once the vote was over"
        if amount.number.low <= Decimal::ONE && ratio {
            return (Unit::Nothing, at);
        }
        let clause = amount.tokens.start <= s.start && &*s.word(at) == "the";
        return if ratio && !clause { (Unit::Fold, at) } else { (Unit::Times, at) };
    }
    let k = at + usize::from(s.hyphen(at) && s.glued(at + 1));
    // "a six-figure sum"
    if amount.money.is_none() && matches!(s.text(k), "figure" | "figures") && !amount.number.digits {
        return (Unit::Nothing, k + 1);
    }
    if amount.money.is_some() {
        let small = amount
            .money
            .clone()
            .and_then(|m| cents(s, &m, at).map(|(rest, end)| (Unit::Change(m, rest), end)));
        return currency_again(s, amount, k).or(small).unwrap_or(plain);
    }
    if let Some(found) = percent(s, k) {
        return found;
    }
    // "half an hour", "a third of a mile": the thing itself follows the article.
    if let Some(found) = span_of_time(s, amount, k) {
        return found;
    }
    if let Some(found) = currency_behind(s, amount, k) {
        return found;
    }
    if let Some(found) = measure(s, amount, k) {
        return found;
    }
    if let Some(found) = times(s, amount, k) {
        return found;
    }
    if let Some(found) = scale(s, amount) {
        return (found, at);
    }
    bare_age(s, amount, at).unwrap_or(plain)
}

/// "a magnitude of 5.9", "magnitude-6 quake": the scale stands before its number.
fn scale(s: Stretch, amount: &Amount) -> Option<Unit> {
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

fn percent(s: Stretch, k: usize) -> Option<(Unit, usize)> {
    if s.text(k) == "%" {
        return Some((Unit::Percent("percent".to_owned()), k + 1));
    }
    let (words, value) = s.entry(k, Class::Unit)?;
    matches!(value, "percent" | "percentage-point" | "basis-point")
        .then(|| (Unit::Percent(value.to_owned()), words.end))
}

/// "$10 dollars" says its currency twice.
fn currency_again(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    let (words, value) = s.entry(k, Class::Currency).filter(|_| s.is_word(k))?;
    let again = money(value)?;
    let first = amount.money.clone()?;
    (again.code == first.code && again.worth == first.worth).then_some((Unit::Money(first), words.end))
}

fn currency_behind(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    if s.is_mark(k) {
        let value = s.lexicon().value_of(s.text(k), Class::Currency)?;
        let starts_next = s.is_number(k + 1) && s.glued(k + 1);
        if starts_next {
            return None;
        }
        let found = money(value)?;
        return Some(match cents(s, &found, k + 1) {
            Some((rest, end)) => (Unit::Change(found, rest), end),
            None => (Unit::Money(found), k + 1),
        });
    }
    // "tens of millions of dollars"
    let k = k + usize::from(amount.number.form == Form::Vague && &*s.word(k) == "of");
    let of = usize::from(s.is(k, Class::Demonym));
    let (words, value) = s.entry(k, Class::Currency).or_else(|| s.entry(k + of, Class::Currency))?;
    let large = amount.number.scale.max(amount.number.low) >= Decimal::ONE_THOUSAND;
    if value.ends_with("scaled") && !large || value.ends_with("before") {
        return None;
    }
    // A word that is a weight too is money behind millions alone; "2,763 pounds" may well be a load.
    let millions = amount.number.scale >= Decimal::ONE_THOUSAND;
    if words.len() == 1 && s.is(words.start, Class::Unit) && !millions {
        return None;
    }
    let mut end = words.end;
    let mut found = money(value)?;
    if let Some(factor) = s.value(end, Class::Scale).filter(|_| !large && s.text(end).len() > 4) {
        // "75 USD million"
        found.worth = found.worth.checked_mul(Decimal::from_str(factor).ok()?)?;
        end += 1;
    }
    if let Some((rest, end)) = cents(s, &found, end).or_else(|| bare_cents(s, &found, end)) {
        return Some((Unit::Change(found, rest), end));
    }
    Some((Unit::Money(found), end))
}

/// "and 43 cents" behind dollars.
fn cents(s: Stretch, whole: &Money, at: usize) -> Option<(Decimal, usize)> {
    let k = at + usize::from(&*s.word(at) == "and");
    if whole.worth != Decimal::ONE || !(s.is_number(k) || s.is(k, Class::Cardinal)) {
        return None;
    }
    let n = number::at(s, k).filter(|n| n.form == Form::Cardinal && n.low < Decimal::ONE_HUNDRED)?;
    let small = money(s.value(n.tokens.end, Class::Currency)?)?;
    let rest = n.low.checked_mul(small.worth)?;
    (small.code == whole.code && small.worth < Decimal::ONE).then_some((rest, n.tokens.end + 1))
}

/// "15 dollars 50", "15 dollars and 50": the small coin goes without saying where nothing else is counted.
fn bare_cents(s: Stretch, whole: &Money, at: usize) -> Option<(Decimal, usize)> {
    let k = at + usize::from(&*s.word(at) == "and");
    let two = s.is_number(k) && s.text(k).len() == 2 && !s.glued(k);
    let cents = s.text(k).parse::<i64>().ok().filter(|_| two && whole.worth == Decimal::ONE)?;
    closes(s, k + 1).then(|| (Decimal::new(cents, 2), k + 1))
}

/// Ages and durations: "14-year-old", "14 years old", "three months of age", "three days", "half an hour".
fn span_of_time(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
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
fn closes(s: Stretch, at: usize) -> bool {
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

fn measure(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
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
    if super::named::warm(s, k.wrapping_sub(1)) {
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
        let below = Unit::Joined(Sort::Measure, name, Decimal::NEGATIVE_ONE, Decimal::ZERO);
        return Some((below, words.end + 2));
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

/// "three times", "two separate occasions", "a couple of times", "five-time".
fn times(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    let k = k + usize::from(&*s.word(k) == "of");
    let adjective = usize::from(!s.is(k, Class::Occasion) && s.is_lower(k) && s.is(k + 1, Class::Occasion));
    let noun = k + adjective;
    if !s.is(noun, Class::Occasion) {
        return None;
    }
    // "a one-time rival" has been one before.
    if amount.number.low == Decimal::ONE && s.hyphen(k - 1) {
        return Some((Unit::Nothing, noun + 1));
    }
    let next = s.word(noun + 1);
    let compares =
        matches!(&*next, "as" | "more" | "less" | "the" | "that" | "its" | "their" | "his" | "her" | "over")
            || s.is_lower(noun + 1)
                && next.len() > 4
                && next.ends_with("er")
                && !matches!(&*next, "after" | "under" | "together" | "however" | "never");
    Some(
        if compares
            && adjective == 0
            && &*next != "over"
            // "three times the previous year": the date behind it was read before.
            && !(&*next == "the" && s.token(noun + 2).is_none())
            && !(matches!(&*next, "the" | "that" | "his" | "her")
                && s.is(noun, Class::Occasion)
                && clause(s, noun + 1))
        {
            (Unit::Fold, noun + 1)
        } else {
            (Unit::Times, noun + 1)
        },
    )
}

/// "three times the two men met": a clause follows, no measure.
fn clause(s: Stretch, at: usize) -> bool {
    s.any(at + 1, &[Class::Cardinal]) || s.is_capital(at + 1)
}

/// "Sarah Miles, 34, was", "Tom Reed (19)": an age by its place alone.
fn bare_age(s: Stretch, amount: &Amount, at: usize) -> Option<(Unit, usize)> {
    let n = &amount.number;
    let year = || "year".to_owned();
    let start = n.tokens.start;
    if n.form != Form::Cardinal
        || n.low < Decimal::ONE
        || n.low > Decimal::from(115)
        || n.low.fract() != Decimal::ZERO
    {
        return None;
    }
    let lead = s.word(start.wrapping_sub(1));
    let before = |k: usize| s.word(start.wrapping_sub(k));
    if matches!(&*lead, "aged" | "age" | "ages") || &*lead == "of" && &*before(2) == "age" {
        return Some((Unit::Age(year()), at));
    }
    // "a man of 77", "a boy of 14"; not "a mother of two"
    let described = matches!(&*before(2), "man" | "woman" | "boy" | "girl" | "youth");
    if &*lead == "of"
        && described
        && start > s.start + 2
        && s.is(start - 3, Class::Determiner)
        && !counts(s, at)
    {
        return Some((Unit::Age(year()), at));
    }
    // "in her 30s"
    if n.digits && s.glued(at) && s.text(at) == "s" {
        return Some((Unit::Decade, at + 1));
    }
    if !n.digits || start <= s.start + 1 {
        return None;
    }
    let comma = s.text(start - 1) == ","
        && (matches!(s.text(at), "," | "." | ";" | ")")
            || matches!(&*s.word(at), "and" | "of" | "from" | "who" | "was"));
    let brackets = s.text(start - 1) == "(" && s.text(at) == ")";
    if !comma && !brackets {
        return None;
    }
    let name = start - 2;
    let suffix = usize::from(s.text(name) == "." && s.is(name.wrapping_sub(1), Class::NameSuffix));
    let name = name - suffix;
    // "In Ellis, 18 of the cars" is nobody's age.
    let at_place = matches!(&*s.word(name.wrapping_sub(1)), "in" | "at" | "near");
    let called = !at_place
        && s.is_capital(name)
        && !s.any(name, &[Class::Month, Class::Weekday, Class::Place, Class::NumberName]);
    let described = s.is_lower(name)
        && (s.any(name, &[Class::RoleNoun, Class::Title])
            || matches!(&*s.word(name.wrapping_sub(1)), "the" | "a" | "his" | "her" | "their" | "my")
                && !s.is(name, Class::Plural)
                && !brackets);
    // In a list of figures the commas stand between numbers.
    let list = s.is_number(at + 1) || s.is_number(name.wrapping_sub(1)) && !called;
    ((called || described) && !list).then(|| (Unit::Age(year()), at))
}

/// Whether a number's noun follows.
fn counts(s: Stretch, at: usize) -> bool {
    s.is_lower(at)
        && !s.any(at, &[Class::Function, Class::Past, Class::Auxiliary])
        && s.text(at).ends_with('s')
        || s.hyphen(at)
}

/// Where an age begins with the words that say it is one: "aged 52", "in her 30s".
pub(super) fn age_start(s: Stretch, start: usize) -> usize {
    let word = |k: usize| s.word(start.wrapping_sub(k));
    match &*word(1) {
        "aged" | "age" | "ages" => start - 1,
        "of" if &*word(2) == "age" => start - 2,
        "his" | "her" | "their" | "my" | "your" if &*word(2) == "in" => start - 2,
        _ => start,
    }
}

/// The unit of a range whose ends have these: one alone may be written.
pub(super) fn shared(first: &Unit, last: &Unit) -> Option<Unit> {
    match (first, last) {
        (Unit::Plain, unit) | (unit, Unit::Plain) => Some(unit.clone()),
        (a, b) if a == b => Some(b.clone()),
        _ => None,
    }
}

/// The quantity that an amount is with its unit.
pub(super) fn quantity(amount: &Amount, unit: &Unit) -> Quantity {
    let n = &amount.number;
    let mut worth = Decimal::ONE;
    let mut more = Decimal::ZERO;
    let (sort, name) = match unit {
        Unit::Plain | Unit::Nothing => match n.form {
            Form::Ordinal => (Sort::Ordinal, None),
            Form::Multiplicity => (Sort::Multiplicity, Some("time".to_owned())),
            _ => (Sort::Cardinal, None),
        },
        Unit::Percent(name) => (Sort::Percent, Some(name.clone())),
        Unit::Money(money) => {
            worth = money.worth;
            (Sort::Money, Some(money.code.clone()))
        }
        Unit::Change(money, rest) => {
            (worth, more) = (money.worth, *rest);
            (Sort::Money, Some(money.code.clone()))
        }
        Unit::Age(period) => (Sort::Age, Some(period.clone())),
        Unit::Decade => (Sort::Age, Some("year".to_owned())),
        Unit::Duration(period) => (Sort::Duration, Some(period.clone())),
        Unit::Measure(name) => (Sort::Measure, Some(name.clone())),
        Unit::Joined(sort, name, factor, rest) => {
            (worth, more) = (*factor, *rest);
            if more == Decimal::new(5, 1) && worth == Decimal::ONE {
                (Sort::Duration, Some(name.clone()))
            } else {
                (*sort, Some(name.clone()))
            }
        }
        Unit::Times => (Sort::Multiplicity, Some("time".to_owned())),
        Unit::Fold => (Sort::Measure, Some("fold".to_owned())),
    };
    let value = |d: Decimal| d.checked_mul(worth).and_then(|d| d.checked_add(more)).map(|d| d.normalize());
    let low = value(n.low);
    let mut high = n.high.and_then(value);
    let vague = n.high != Some(n.low);
    if *unit == Unit::Decade {
        high = n.low.checked_add(Decimal::from(9));
    }
    let stated = if vague || high != low { None } else { low };
    Quantity { low, high, unit: name, stated, hedge: None, sort, weak: false }
}
