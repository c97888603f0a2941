//! Numbers with their hedges and units: one small grammar over tokens.
//!
//! A number is read bare ([`number`]), joined to a second one where the two make a range or a tally
//! ([`pair`]), given its unit ([`unit`]) and its hedges ([`hedge`]). What looks like a number and is a name or
//! a pronoun is told apart first ([`named`]); what is a date was read before and is passed over.

#[cfg(test)]
mod cases;
mod hedge;
mod named;
pub(super) mod number;
mod pair;
mod unit;

use std::ops::Range;
use std::str::FromStr;

use super::stretch::{Stretch, words_at};
use super::{DateMention, QuantityMention};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Hedge, Quantity, Sort};
use number::FIRST;
use unit::{Amount, Unit};

/// Reads them, in the order of the text. No number of a date is one.
pub fn read(prose: &Prose, dates: &[DateMention]) -> Vec<QuantityMention> {
    let mut found: Vec<QuantityMention> = Vec::new();
    let mut dates = dates.iter().map(|d| d.tokens.clone()).peekable();
    for sentence in &prose.sentences {
        let mut s = Stretch::new(prose, &sentence.tokens);
        let (whole, first) = (s, found.len());
        let mut i = s.start;
        while i < whole.end {
            while dates.next_if(|d| d.end <= i).is_some() {}
            if let Some(date) = dates.peek() {
                if date.start <= i {
                    (i, s.start) = (date.end, date.end);
                    continue;
                }
                s.end = whole.end.min(date.start);
            } else {
                s.end = whole.end;
            }
            i = step(s, i, &mut found);
        }
        join_bounds(whole, first, &mut found);
    }
    found
}

/// Reads what begins at a token and says where to go on.
fn step(s: Stretch, i: usize, found: &mut Vec<QuantityMention>) -> usize {
    let Some(token) = s.token(i) else { return i + 1 };
    let begins = match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            token.entry != 0
                && (token.classes.any(FIRST)
                    || token.begins.has(Class::VagueNumber)
                    || token.begins.has(Class::Multiplicity)
                    || token.classes.has(Class::Unit) && article(s, i))
                || token.entry == 0 && token.capital && unit::coded(s.text(i))
        }
        TokenKind::Mark => matches!(s.text(i).as_bytes(), [0xC2, 0xBC..=0xBE] | [0xE2, 0x85, _]),
    };
    if !begins {
        return i + 1;
    }
    if let Some(mention) = stopped(s, i) {
        let end = mention.tokens.end;
        found.push(mention);
        return end;
    }
    if let Some(end) = named::end(s, i) {
        return end.max(i + 1);
    }
    // A sign that an amount before has used up is not this one's too: "10 $, 30 $".
    let free = found.last().map_or(s.start, |m| m.tokens.end.clamp(s.start, i));
    let Some(amount) = unit::amount_around(Stretch { start: free, ..s }, i) else {
        // "P6.2m" is no 2m.
        return if s.is_word(i) && unit::coded(s.text(i)) { named::glued_end(s, i) } else { i + 1 };
    };
    if named::pronoun(s, &amount.number) {
        return amount.tokens.end.max(i + 1);
    }
    match expression(s, amount) {
        Expression::Found(mention) => {
            let end = mention.tokens.end;
            let fresh = found.last().is_none_or(|m| m.tokens.end <= mention.tokens.start);
            if fresh {
                found.push(*mention);
            }
            end.max(i + 1)
        }
        Expression::Nothing(end) => end.max(i + 1),
    }
}

fn article(s: Stretch, i: usize) -> bool {
    i > s.start && matches!(s.text(i - 1), "a" | "an")
}

/// "2:19:41", the time that a race took.
fn stopped(s: Stretch, i: usize) -> Option<QuantityMention> {
    let (hours, minutes) = s.text(i).split_once(':').filter(|_| s.is_number(i))?;
    let joined = s.text(i + 1) == ":" && s.glued(i + 1) && s.glued(i + 2) && s.is_number(i + 2);
    let seconds = s.text(i + 2);
    let whole = seconds.split('.').next().unwrap_or_default();
    let told = i > s.start && matches!(s.text(i - 1), "in" | "of");
    if !joined || minutes.len() != 2 || whole.len() != 2 || hours.len() > 1 + usize::from(told) {
        return None;
    }
    let minutes: i64 = minutes.parse().ok().filter(|m| *m < 60)?;
    let hours: i64 = hours.parse().ok()?;
    let seconds = Decimal::from_str(seconds).ok().filter(|s| *s < Decimal::from(60))?;
    let total = Decimal::from(hours * 3600 + minutes * 60).checked_add(seconds)?;
    let mut value = Quantity { sort: Sort::Duration, ..Quantity::exactly(total, Some("second")) };
    let mut tokens = i..i + 3;
    if let Some((start, kind)) = hedge::before(s, i, &value) {
        tokens.start = start;
        hedge::apply(&mut value, kind);
    }
    Some(QuantityMention { at: words_at(s.prose, &tokens), tokens, value, against: None })
}

enum Expression {
    Found(Box<QuantityMention>),
    /// No quantity; the tokens up to here are used up.
    Nothing(usize),
}

fn expression(s: Stretch, first: Amount) -> Expression {
    let (hedged, after) = hedge::behind(s, first.tokens.end);
    let (mut unit, end) = unit::behind(s, &first, after);
    match pair::second(s, &first, &unit, end) {
        pair::Second::Tally(second) => return tally(s, first, second),
        pair::Second::Score(end) => return Expression::Nothing(end),
        pair::Second::Range { start, last } => {
            if let Some(mention) = range(s, start, &first, &unit, &last) {
                return Expression::Found(Box::new(mention));
            }
        }
        pair::Second::Both(shared) => unit = shared,
        pair::Second::None => {}
    }
    if unit == Unit::Nothing {
        return Expression::Nothing(end);
    }
    let mut value = unit::quantity(&first, &unit);
    let mut tokens = first.tokens.start..end;
    let (hedged, end) = match hedged {
        Some(_) => (hedged, end),
        None => hedge::behind(s, end),
    };
    tokens.end = end;
    if value.sort == Sort::Age {
        tokens.start = unit::age_start(s, tokens.start);
    }
    let before = hedge::before(s, tokens.start, &value);
    if let Some((start, _)) = before {
        tokens.start = start;
    }
    if value.sort == Sort::Multiplicity && !named::occurs(s, &tokens) {
        return Expression::Nothing(tokens.end);
    }
    if value.stated.is_some() || value.low.is_some() {
        // "about 500 or more" has its floor where the number stands.
        if let Some(kind) = hedged.or(before.map(|(_, kind)| kind)) {
            hedge::apply(&mut value, kind);
        }
    }
    Expression::Found(Box::new(QuantityMention {
        at: words_at(s.prose, &tokens),
        tokens,
        value,
        against: None,
    }))
}

fn range(s: Stretch, start: usize, first: &Amount, unit: &Unit, last: &Amount) -> Option<QuantityMention> {
    let (hedged, after) = hedge::behind(s, last.tokens.end);
    let (last_unit, end) = unit::behind(s, last, after);
    // "rises by two years to 67": what is said of the first number is said of the last one too, or of the last alone.
    let between = start < first.tokens.start && &*s.word(start) == "between";
    let measured = matches!(unit, Unit::Duration(_) | Unit::Measure(_) | Unit::Percent(_));
    if measured && last_unit == Unit::Plain && !between {
        return None;
    }
    let aged = start > s.start && matches!(s.text(start - 1), "aged" | "ages");
    let plain = *unit == Unit::Plain && last_unit == Unit::Plain;
    let unit = if aged && plain { Unit::Age("year".to_owned()) } else { unit::shared(unit, &last_unit)? };
    let (low, high) =
        (unit::quantity(&pair::scaled_alike(s, first, last), &unit), unit::quantity(last, &unit));
    let mut value = Quantity { high: high.high, stated: None, ..low };
    if value.low > value.high && value.high.is_some() {
        return None;
    }
    let mut tokens = start..end;
    if value.sort == Sort::Age {
        tokens.start = unit::age_start(s, tokens.start);
    }
    if let Some((start, kind)) = hedge::before(s, tokens.start, &value) {
        tokens.start = start;
        hedge::apply(&mut value, kind);
    }
    if let Some(kind) = hedged {
        hedge::apply(&mut value, kind);
    }
    Some(QuantityMention { at: words_at(s.prose, &tokens), tokens, value, against: None })
}

fn tally(s: Stretch, first: Amount, second: Amount) -> Expression {
    let votes = |a: &Amount| Quantity::exactly(a.number.low, Some("vote"));
    let tokens = first.tokens.start..second.tokens.end;
    Expression::Found(Box::new(QuantityMention {
        at: words_at(s.prose, &tokens),
        tokens,
        value: votes(&first),
        against: Some(votes(&second)),
    }))
}

/// "at least 20 and at most 100": two open ends of one interval.
fn join_bounds(s: Stretch, first: usize, found: &mut Vec<QuantityMention>) {
    let mut k = first + 1;
    while k < found.len() {
        if let Some(joined) = bounds(s, &found[k - 1], &found[k]) {
            found[k - 1] = joined;
            found.remove(k);
        } else {
            k += 1;
        }
    }
}

fn bounds(s: Stretch, a: &QuantityMention, b: &QuantityMention) -> Option<QuantityMention> {
    let one_and = b.tokens.start == a.tokens.end + 1 && matches!(&*s.word(a.tokens.end), "and" | "but");
    let (x, y) = (&a.value, &b.value);
    if !one_and || x.sort != y.sort && x.sort != Sort::Cardinal {
        return None;
    }
    let (low, high): (Decimal, Decimal) = match (x.hedge?, y.hedge?) {
        (Hedge::AtLeast | Hedge::MoreThan, Hedge::AtMost | Hedge::LessThan) => (x.low?, y.high?),
        (Hedge::AtMost | Hedge::LessThan, Hedge::AtLeast | Hedge::MoreThan) => (y.low?, x.high?),
        _ => return None,
    };
    let tokens: Range<usize> = a.tokens.start..b.tokens.end;
    (low < high).then(|| QuantityMention {
        at: words_at(s.prose, &tokens),
        tokens,
        value: Quantity { low: Some(low), high: Some(high), stated: None, hedge: None, ..y.clone() },
        against: None,
    })
}

/// Whether a decade like "30s" is somebody's age: "in her 30s".
pub(super) fn possessor(s: Stretch, i: usize) -> bool {
    named::pronoun_before(s, i)
}
