//! Currencies before and behind a number, and the small coin behind the large.

use std::str::FromStr;

use super::super::super::stretch::Stretch;
use super::super::number::{self, Form, Number};
use super::span::closes;
use super::{Amount, Unit};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// A currency, and what one of it is worth in the unit of its code: 0.01 for cents.
#[derive(Clone, PartialEq, Debug)]
pub(in super::super) struct Money {
    pub(in super::super) code: String,
    pub(in super::super) worth: Decimal,
}

/// Whether digits touch a code of few letters: "Rs500", "R80m".
pub(in super::super) fn coded(word: &str) -> bool {
    const LETTERS: usize = 3;
    word.bytes().take(LETTERS + 1).position(|b| b.is_ascii_digit()).is_some_and(|at| at > 0)
}

/// "Rs500 crore", "USD115.5", "R80m": a code that touches its digits is one word with the first of them.
pub(super) fn code_and_digits(s: Stretch, i: usize) -> Option<Amount> {
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

/// A currency as it stands before a number: "$", "US$", "EUR".
pub(super) fn currency_before(s: Stretch, i: usize) -> Option<(usize, Money)> {
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

/// "$10 dollars" says its currency twice.
pub(super) fn currency_again(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    let (words, value) = s.entry(k, Class::Currency).filter(|_| s.is_word(k))?;
    let again = money(value)?;
    let first = amount.money.clone()?;
    (again.code == first.code && again.worth == first.worth).then_some((Unit::Money(first), words.end))
}

pub(super) fn currency_behind(s: Stretch, amount: &Amount, k: usize) -> Option<(Unit, usize)> {
    // "418.5p", "a 50p coin"; "1080p" is a screen.
    let pence = s.text(k) == "p" && s.glued(k) && !(s.text(k + 1) == "." && s.glued(k + 2));
    if pence && !matches!(s.text(k - 1), "1080" | "720" | "480" | "2160") {
        let (code, worth) = ("GBP".to_owned(), Decimal::new(1, 2));
        return Some((Unit::Money(Money { code, worth }), k + 1));
    }
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
pub(super) fn cents(s: Stretch, whole: &Money, at: usize) -> Option<(Decimal, usize)> {
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
