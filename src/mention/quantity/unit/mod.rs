//! What a number is of: money, percent, a span of time, an age, a measure, occasions. The noun of a plain
//! count is not read here.

mod measure;
mod money;
mod span;

use std::ops::Range;

use super::super::stretch::Stretch;
use super::number::{self, Form, Number};
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Quantity, Sort};
use measure::{measure, scale};
pub(super) use money::coded;
use money::{Money, cents, code_and_digits, currency_again, currency_before, currency_behind};
use span::span_of_time;

/// A number with the currency before it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) tokens: Range<usize>,
    pub(super) number: Number,
    pub(super) money: Option<Money>,
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
    // "in minus-20 degree cold"
    if s.is_number(i) && i >= s.start + 2 && s.hyphen(i - 1) && s.text(i - 2) == "minus" {
        number = number::at(s, i - 2).or(number);
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
    let lead = s.word(amount.tokens.start.wrapping_sub(1));
    let sum = k > at || matches!(&*lead, "to" | "of" | "in" | "into");
    if amount.money.is_none() && matches!(s.text(k), "figure" | "figures") && !amount.number.digits && sum {
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

fn percent(s: Stretch, k: usize) -> Option<(Unit, usize)> {
    if s.text(k) == "%" {
        return Some((Unit::Percent("percent".to_owned()), k + 1));
    }
    let (words, value) = s.entry(k, Class::Unit)?;
    matches!(value, "percent" | "percentage-point" | "basis-point")
        .then(|| (Unit::Percent(value.to_owned()), words.end))
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
    // "ages 12 and 15"
    let listed = matches!(&*lead, "and" | "or")
        && start >= s.start + 3
        && s.is_number(start - 2)
        && matches!(&*before(3), "aged" | "ages");
    if listed && n.digits && !counts(s, at) {
        return Some((Unit::Age(year()), at));
    }
    // "a man of 77", "a boy of 14"; not "a mother of two"
    let described = matches!(&*before(2), "man" | "woman" | "boy" | "girl" | "youth")
        // "A career diplomat of 62"
        || n.low >= YOUNG && s.is(start.wrapping_sub(2), Class::RoleNoun) && matches!(s.text(at), "," | "." | ";");
    if &*lead == "of"
        && described
        && start > s.start + 2
        && (s.is(start - 3, Class::Determiner)
            || start > s.start + 3 && s.is_lower(start - 3) && s.is(start - 4, Class::Determiner))
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
    let name = before_brackets(s, start - 2);
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

/// Younger than this nobody is told of by what they do: "a mother of two".
const YOUNG: Decimal = Decimal::from_parts(16, 0, 0, false, 0);

/// The longest remark in brackets between a name and an age, in tokens.
const REMARK: usize = 8;

/// The word before a remark in brackets: "Ana Ruiz (Harbour Party), 47,".
fn before_brackets(s: Stretch, at: usize) -> usize {
    if s.text(at) != ")" {
        return at;
    }
    let open = (s.start..at).rev().take(REMARK).find(|&i| s.text(i) == "(");
    open.and_then(|i| i.checked_sub(1)).filter(|&i| i >= s.start).unwrap_or(at)
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
            (*sort, Some(name.clone()))
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
