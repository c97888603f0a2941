//! Numbers that begin with an article or that nobody counted: a hundred, a third, half, several, a couple,
//! both, no, twice.

use super::super::super::stretch::Stretch;
use super::larger::{large, of_scale};
use super::{Form, Number, interval, plural_ending, ratio, scale_word};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// "a hundred", "a dozen", "a third of", "a few", "a couple of".
pub(super) fn after_article(s: Stretch, i: usize) -> Option<Number> {
    if let Some(n) = often(s, i) {
        return Some(n);
    }
    if let Some(n) = vague(s, i) {
        return Some(n);
    }
    if s.is(i + 1, Class::Fraction) && !s.any(i + 1, &[Class::Period]) {
        // "a quarter-mile away", "a quarter-century of war"
        let unit = s.hyphen(i + 2) && s.any(i + 3, &[Class::Unit, Class::Period]);
        let known =
            &*s.word(i + 1) == "half" || share_follows(s, i + 2) || hedged(s, i) || unit || between(s, i);
        let value = ratio(s.value(i + 1, Class::Fraction)?)?;
        return known.then(|| Number::exact(i..i + 2, value, Form::Fraction)).and_then(|n| of_scale(s, n));
    }
    let factor = scale_word(s, i + 1)?;
    let n = Number::exact(i..i + 2, factor, Form::Cardinal);
    large(s, Number { scale: factor, ..n })
}

/// The one in "for an hour", "an hour and a half" and "less than a mile", read at its unit. Elsewhere "a year" means
/// each year, or some year.
pub(crate) fn one(s: Stretch, i: usize) -> Option<Number> {
    let article = i > s.start && matches!(&*s.word(i - 1), "a" | "an");
    if s.is(i, Class::Unit) && !s.is(i, Class::Period) {
        return (article && hedged(s, i - 1)).then(|| Number::exact(i - 1..i, Decimal::ONE, Form::Cardinal));
    }
    if !s.is(i, Class::Period) || i <= s.start || s.text(i).ends_with('s') {
        return None;
    }
    let joint = usize::from(s.hyphen(i - 1));
    let k = (i - 1).saturating_sub(joint).max(s.start);
    let whole = matches!(&*s.word(k), "full" | "whole" | "entire" | "another" | "single")
        || &*s.word(k) == "all" && k + 1 + joint == i;
    if whole {
        let article =
            usize::from(k > s.start && matches!(&*s.word(k - 1), "a" | "an") && &*s.word(k) != "all");
        return Some(Number::exact(k - article..i, Decimal::ONE, Form::Cardinal));
    }
    if !article {
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
    (half || i > s.start + 1 && (lasts || hedged(s, i - 1)))
        .then(|| Number::exact(i - 1..i, Decimal::ONE, Form::Cardinal))
}

fn starts_number(s: Stretch, i: usize) -> bool {
    s.is_number(i) || s.is(i, Class::Cardinal)
}

/// "between a quarter and a third"
fn between(s: Stretch, i: usize) -> bool {
    i > s.start
        && &*s.word(i - 1) == "between"
        && &*s.word(i + 2) == "and"
        && (i + 3..i + 5).any(|k| s.is(k, Class::Fraction))
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

pub(super) fn vague(s: Stretch, i: usize) -> Option<Number> {
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
    // "a couple’s home" is that of two people who belong together.
    if couple && (s.token(tokens.end - 1).is_some_and(|t| t.possessive()) || s.hyphen(tokens.end)) {
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

fn within(s: Stretch, from: usize, reach: usize, word: &str) -> bool {
    (from..from + reach).take_while(|&k| !s.is_mark(k) || s.hyphen(k)).any(|k| &*s.word(k) == word)
}

/// "twice", "a time or two".
pub(super) fn often(s: Stretch, i: usize) -> Option<Number> {
    let (tokens, value) = s.entry(i, Class::Multiplicity)?;
    let (low, high) = interval(value)?;
    Some(Number { high, ..Number::exact(tokens, low, Form::Multiplicity) })
}

/// "half", "half a dozen", "half of", "half the".
pub(super) fn half(s: Stretch, i: usize) -> Option<Number> {
    let before = s.word(i.wrapping_sub(1));
    let determined = i > s.start
        && (s.is(i - 1, Class::Ordinal) || matches!(&*before, "other" | "latter" | "the" | "last"));
    // "the half-dozen senators"
    if determined && scale_word(s, i + 1 + usize::from(s.hyphen(i + 1))).is_none() {
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
