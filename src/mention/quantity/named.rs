//! What looks like a number and counts nothing: names (Covid-19, Article 50), telephone numbers, versions,
//! the pronoun "one", the conjunction "once".

use std::ops::Range;

use super::super::stretch::Stretch;
use super::number::{Form, Number};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// Where the name ends that a token in digits belongs to; `None` where the token is a number of its own.
pub(super) fn end(s: Stretch, i: usize) -> Option<usize> {
    if let Some(end) = address(s, i) {
        return Some(end);
    }
    if s.is(i, Class::Cardinal) {
        let capital = s.is_capital(i) && i > s.start && s.is_capital(i - 1);
        let named = capital && (names(s, i - 1, "before") || i > s.start + 1 && !s.title_case());
        if named {
            return Some(i + 1);
        }
    }
    // "a four-by-four"
    if s.hyphen(i + 1) && s.glued(i + 1) && &*s.word(i + 2) == "by" && s.hyphen(i + 3) {
        return Some(i + 5);
    }
    if !s.is_number(i) {
        return None;
    }
    // The number of a list's entry stands alone.
    if i == s.start && s.end == i + 2 && s.text(i + 1) == "." && s.text(i).len() <= 2 {
        return Some(i + 1);
    }
    let text = s.text(i);
    // An account, a telephone, a time stamp.
    let long = text.len() > 9 && text.bytes().all(|b| b.is_ascii_digit());
    if long || text.contains(':') || text.bytes().filter(|&b| b == b'.').count() > 1 {
        return Some(i + 1);
    }
    let alone = text.len() == 3 && s.lexicon().value_of(text, Class::NumberName) == Some("alone");
    if alone && !s.glued(i) && !s.is(i + 1, Class::Generic) {
        return Some(i + 1);
    }
    if behind_name(s, i) {
        return Some(glued_end(s, i));
    }
    chain(s, i).or_else(|| bracketed(s, i)).or_else(|| letters(s, i))
}

/// Whether a word makes a name of the number beside it.
fn names(s: Stretch, k: usize, place: &str) -> bool {
    s.value(k, Class::NumberName) == Some(place)
}

/// "200 West Mill Road", "the corner of 117th Street", "Fifth Avenue": where the number's name ends.
fn address(s: Stretch, i: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if !(s.is_number(i) || s.is(i, Class::Ordinal)) {
        return None;
    }
    let suffix = matches!(s.text(i + 1), "st" | "nd" | "rd" | "th") && s.glued(i + 1);
    let k = i + 1 + usize::from(suffix);
    let words = (k..k + LONGEST).take_while(|&k| s.is_capital(k));
    let street = |k: &usize| names(s, *k, "behind") && (s.text(*k).len() > 2 || suffix);
    words.into_iter().find(street).map(|k| k + 1)
}

/// The end of everything that touches a token.
pub(super) fn glued_end(s: Stretch, i: usize) -> usize {
    let mut end = i + 1;
    let point = |k: usize| matches!(s.text(k), "." | ",") && s.glued(k + 1) && s.is_number(k + 1);
    while s.glued(end)
        && (s.is_number(end) || s.hyphen(end) && s.glued(end + 1) || s.is_word(end) || point(end))
    {
        end += 1;
    }
    end
}

/// "Covid-19", "F-16", "Article 50", "No. 1", "Boeing 737".
fn behind_name(s: Stretch, i: usize) -> bool {
    if i <= s.start {
        return false;
    }
    let (before, two) = (i - 1, i.wrapping_sub(2));
    if s.hyphen(before) && s.glued(i) && s.glued(before) && s.is_word(two) {
        let number = s.any(two, &[Class::Cardinal, Class::Month, Class::HedgeBefore, Class::Currency]);
        return !number && (s.is_capital(two) || names(s, two, "before"));
    }
    if s.text(before) == "."
        && matches!(s.text(two), "No" | "Nos" | "Vol" | "Art" | "Sec")
        && i >= s.start + 2
    {
        return true;
    }
    if s.text(before) == "#" && s.glued(i) {
        return true;
    }
    if names(s, before, "before") && !s.glued(i) {
        let counted =
            s.any(i + 1, &[Class::Unit, Class::Period, Class::Scale, Class::Generic]) || s.text(i + 1) == "%";
        // "a group 20 people left", "in the building 12 homes": the noun before stands for itself.
        let apart = s.is_lower(before) && (noun(s, i + 1) || s.is_lower(i + 1) && noun(s, i + 2));
        return !counted && !apart;
    }
    // "Boeing 737": a capital word, not the first of its sentence, and no noun behind the digits.
    let capital = s.is_capital(before)
        && before > s.start
        && !s.any(before, &[Class::Month, Class::Weekday, Class::Currency]);
    let whole = s.text(i).bytes().all(|b| b.is_ascii_digit());
    capital && whole && !counts_something(s, i + 1) && !s.title_case()
}

/// A word in small letters that looks like the plural of a noun.
fn noun(s: Stretch, k: usize) -> bool {
    s.is_lower(k)
        && (s.text(k).ends_with('s')
            || s.any(k, &[Class::Plural, Class::Generic, Class::Unit, Class::Period, Class::Scale]))
}

fn counts_something(s: Stretch, k: usize) -> bool {
    s.glued(k) && s.is_word(k)
        || s.hyphen(k)
        || noun(s, k)
        || s.is_lower(k) && noun(s, k + 1)
        || matches!(s.text(k), "%" | "," | ")" | "°")
        || s.any(k, &[Class::Scale, Class::Unit, Class::Period, Class::Occasion])
}

/// Digits joined three times over, or by a slash that makes no fraction: telephone numbers, 9/11.
fn chain(s: Stretch, i: usize) -> Option<usize> {
    let mut end = i + 1;
    let mut links = 0;
    while s.glued(end)
        && s.glued(end + 1)
        && s.is_number(end + 1)
        && (s.hyphen(end) || matches!(s.text(end), "/" | "."))
    {
        end += 2;
        links += 1;
    }
    // "2-1/2 years"
    let mixed =
        links == 2 && s.hyphen(i + 1) && s.text(i + 3) == "/" && fraction(s.text(i + 2), s.text(i + 4));
    if mixed && !s.glued(i) {
        return None;
    }
    let slash = s.text(i + 1) == "/";
    let zero = |k: usize| s.text(k).len() > 1 && s.text(k).starts_with('0') && !s.text(k).starts_with("0.");
    let broken = match links {
        0 => {
            s.glued(i) && s.is_mark(i.wrapping_sub(1)) && matches!(s.text(i.wrapping_sub(1)), "/" | "@" | "_")
        }
        1 if slash => !fraction(s.text(i), s.text(i + 2)),
        1 => zero(i) || zero(i + 2),
        _ => true,
    };
    broken.then_some(end)
}

/// Whether "a/b" is a fraction as people write them.
fn fraction(above: &str, below: &str) -> bool {
    let (Ok(a), Ok(b)) = (above.parse::<u32>(), below.parse::<u32>()) else { return false };
    a > 0 && a < b && matches!(b, 2..=10 | 16 | 20 | 32 | 100) && !(a == 9 && b == 11)
}

/// "401(k)".
fn bracketed(s: Stretch, i: usize) -> Option<usize> {
    let letter = s.glued(i + 1)
        && s.text(i + 1) == "("
        && s.glued(i + 2)
        && s.text(i + 2).len() == 1
        && s.is_word(i + 2);
    (letter && s.text(i + 3) == ")").then_some(i + 4)
}

/// Digits with letters that are no unit: "5G", "4x4", "747s".
fn letters(s: Stretch, i: usize) -> Option<usize> {
    let k = i + 1;
    if !s.glued(k) || !s.is_word(k) || s.token(k).is_some_and(|t| t.possessive() && t.core == t.at.start) {
        return None;
    }
    let known = s.any(k, &[Class::Scale, Class::Unit, Class::Currency, Class::Period, Class::Fraction]);
    let written = s.text(k);
    let ordinal = matches!(written, "th" | "st" | "nd" | "rd" | "TH" | "ST" | "ND" | "RD");
    let single = written == "G";
    if (known || ordinal || matches!(written, "m" | "M" | "p")) && !single || warm(s, i) {
        return None;
    }
    // "in her 30s" is an age; the decade of "the 1990s" was read as a date.
    let decade = written == "s"
        && s.text(i).len() == 2
        && s.text(i).ends_with('0')
        && i > s.start
        && pronoun_before(s, i);
    if decade { None } else { Some(glued_end(s, i)) }
}

/// "reached 41C", "at minus 23C": degrees, where the words before say so; "4C" may be a flat.
pub(super) fn warm(s: Stretch, i: usize) -> bool {
    let letter =
        matches!(s.text(i + 1), "C" | "F") && s.glued(i + 1) && (!s.glued(i + 2) || s.is_mark(i + 2));
    let before = s.word(i.wrapping_sub(1));
    letter
        && i > s.start
        && (s.text(i - 1) == "-"
            || s.is(i - 1, Class::HedgeBefore)
            || matches!(
                &*before,
                "minus" | "at" | "to" | "of" | "reached" | "hit" | "than" | "plus" | "between"
            ))
}

pub(super) fn pronoun_before(s: Stretch, i: usize) -> bool {
    let word = |k: usize| s.word(i.wrapping_sub(k));
    let stage = |w: &str| matches!(w, "early" | "mid" | "late" | "-");
    let mut k = 1;
    while stage(&word(k)) && k < 4 {
        k += 1;
    }
    matches!(&*word(k), "his" | "her" | "their" | "my" | "your")
}

/// Whether a number word is a pronoun or part of a phrase: "no one", "one another", "the new one".
pub(super) fn pronoun(s: Stretch, n: &Number) -> bool {
    let (i, next) = (n.tokens.start, n.tokens.end);
    if n.digits
        || !s.is(i, Class::Cardinal)
        || n.low != Decimal::ONE
        || n.form != Form::Cardinal
        || n.tokens.len() != 1
    {
        return false;
    }
    if s.token(i).is_some_and(|t| t.possessive()) {
        return true;
    }
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    let behind = s.word(next);
    let joined = s.hyphen(next)
        && !s.any(next + 1, &[Class::Period, Class::Unit, Class::Fraction, Class::Occasion, Class::Currency])
        || i > s.start && s.glued(i) && s.hyphen(i - 1);
    if matches!(&*before, "no" | "any" | "every" | "some" | "this" | "that" | "which" | "another" | "as")
        || matches!(&*behind, "another" | "day" | "thing" | "that" | "who")
        || s.is(next, Class::Modal)
        || joined
    {
        return true;
    }
    // "the one you want", "the first one", "the only one punished", "an entirely new one."
    let closes =
        !s.is_word(next) && !s.hyphen(next) || s.is(next, Class::Function) || s.is(next, Class::Pronoun);
    let determined = |k: usize| i >= s.start + k && s.is(i - k, Class::Determiner);
    let adjective = |k: usize| i >= s.start + k && s.is_lower(i - k);
    let ordinal = i > s.start && s.is(i - 1, Class::Ordinal);
    let participle = determined(1) && s.is_lower(next) && (behind.ends_with("ed") || behind.ends_with("ing"));
    participle
        || closes && (ordinal || determined(1) || determined(2) && adjective(1))
        || closes && determined(3) && adjective(1) && adjective(2) && !s.is(i - 1, Class::Function)
        || &*before == "only" && determined(2)
}

/// Whether "once" and its like say how often: "met once in the car", not "once he left", "at once".
pub(super) fn occurs(s: Stretch, tokens: &Range<usize>) -> bool {
    let (i, next) = (tokens.start, tokens.end);
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    let behind = s.word(next);
    if matches!(&*behind, "as" | "that")
        || tokens.len() == 1
            && (matches!(&*behind, "again" | "more") || &*behind == "the" && &*s.word(i) == "once")
    {
        return false;
    }
    if matches!(&*before, "think" | "thinks" | "thinking" | "thought") {
        return false;
    }
    if tokens.len() > 1 || &*s.word(i) != "once" {
        return !(matches!(&*before, "at" | "one") && tokens.len() <= 2 && &*s.word(i) == "one");
    }
    if matches!(&*before, "at" | "all" | "than" | "for") || s.hyphen(next) {
        return false;
    }
    let ends = s.token(next).is_none() || s.is_mark(next);
    let follows = matches!(
        &*behind,
        "in" | "with"
            | "on"
            | "during"
            | "before"
            | "since"
            | "last"
            | "this"
            | "and"
            | "or"
            | "to"
            | "by"
            | "over"
            | "for"
            | "per"
    );
    let only = matches!(&*before, "only" | "just" | "least" | "exactly");
    (ends && i > s.start && s.text(next) != "," || follows && i > s.start || only)
        && !s.is_mark(i.wrapping_sub(1))
}
