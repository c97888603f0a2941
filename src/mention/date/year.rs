//! Years and what is longer: decades, centuries; and the parts of a stretch of days that "early" and "late"
//! mean.

use std::ops::Range;

use super::super::quantity::number::{self, Form};
use super::super::stretch::Stretch;
use super::Found;
use super::context::{Context, date};
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;

/// A number of four digits that can be a year, wherever it stands.
pub(super) fn plain(s: Stretch, i: usize) -> Option<i64> {
    let text = s.text(i);
    if !s.is_number(i) || text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let season = s.text(i + 1) == "/" && s.text(i + 2).len() == 2 && s.glued(i + 2);
    let joined = s.glued(i + 1)
        && (s.is_word(i + 1) || matches!(s.text(i + 1), "%" | ":") || s.text(i + 1) == "/" && !season);
    text.parse().ok().filter(|y| (1000..=2199).contains(y) && !joined)
}

/// The year behind a month or day, and where it ends: "2016", "two thousand and sixteen", "last year".
pub(super) fn after(c: &Context, k: usize) -> Option<(i64, usize)> {
    let s = c.s;
    if let Some(year) = plain(s, k) {
        return Some((year, k + 1));
    }
    word(c, k).map(|y| (y, k + 2)).or_else(|| spelled(s, k))
}

/// "’87" behind a month, and where it ends.
pub(super) fn short(s: Stretch, k: usize) -> Option<(i64, usize)> {
    let mark = matches!(s.text(k), "'" | "’" | "‘") && s.glued(k + 1);
    let of = k > s.start && s.text(k - 1) == "of";
    let at = k + usize::from(mark);
    let year: i64 =
        s.text(at).parse().ok().filter(|_| (mark || of) && s.is_number(at) && s.text(at).len() == 2)?;
    let counts = s.is_lower(at + 1) && !s.is(at + 1, Class::Function) || s.text(at + 1) == "%";
    (!counts && (mark || year > 31)).then_some((year + if year < 50 { 2000 } else { 1900 }, at + 1))
}

/// "two thousand and sixteen", "nineteen eighty-six"
pub(super) fn spelled(s: Stretch, k: usize) -> Option<(i64, usize)> {
    if !s.is(k, Class::Cardinal) {
        return None;
    }
    let read = |k: usize| {
        let n = number::at(s, k).filter(|n| n.form == Form::Cardinal && !n.digits)?;
        i64::try_from(n.low).ok().map(|v| (v, n.tokens.end))
    };
    let (first, end) = read(k)?;
    if (1000..=2199).contains(&first) {
        return Some((first, end));
    }
    let hundreds = &*s.word(k + 1) == "hundred";
    let (tens, end) = if (15..=21).contains(&first) && !hundreds { read(end)? } else { return None };
    (10..100).contains(&tens).then_some((first * 100 + tens, end))
}

/// "in nineteen ninety-six", "since two thousand and fifteen": a year in words, where a preposition places it.
pub(super) fn in_words(s: Stretch, i: usize) -> Option<Found> {
    if i <= s.start {
        return None;
    }
    let led = matches!(s.text(i - 1), "the") && i > s.start + 1;
    if led && s.value(i, Class::Cardinal) == Some("2") && s.text(i + 1) == "thousands" {
        // "in the two thousands"
        let placed = matches!(&*s.word(i - 2), "in" | "since" | "during");
        return placed.then(|| Found::new(i..i + 2, date(calendar::years(2000, 2009))));
    }
    if !matches!(&*s.word(i - 1), "in" | "since") {
        return None;
    }
    let (year, end) = spelled(s, i)?;
    let counts = s.is_lower(end) && !s.is(end, Class::Function);
    (!counts && end > i + 1).then(|| Found::new(i..end, date(calendar::year(year))))
}

/// "last year", "this year", "next year" behind a day: "March 3 of last year".
pub(super) fn word(c: &Context, i: usize) -> Option<i64> {
    let s = c.s;
    let turn = match s.value(i, Class::RelativeDay)? {
        // "in June of that year"
        "same" if &*s.word(i + 1) == "year" => return c.before.map(|d| i64::from(d.0.year())),
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if &*s.word(i + 1) != "year" {
        return None;
    }
    c.ymd().map(|(y, _, _)| y + turn)
}

/// "2016", "1990s", "2014-2018", "2016-17"
pub(super) fn read(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    if let Some(found) = decade(s, i).or_else(|| digits_alone(s, i)).or_else(|| part_glued(s, i)) {
        return Some(found);
    }
    let year = plain(s, i).filter(|&y| stands_for_a_year(s, i, y))?;
    if s.hyphen(i + 1) && s.glued(i + 1) && s.glued(i + 2) && s.text(i + 2).len() == 2 && s.is_number(i + 2) {
        let last = year / 100 * 100 + s.text(i + 2).parse::<i64>().ok()?;
        let joined = s.glued(i + 3) && (!s.is_mark(i + 3) || s.hyphen(i + 3) && s.glued(i + 4));
        if last > year && last <= year + 20 && !joined {
            return Some(Found::new(i..i + 3, date(calendar::years(year, last))));
        }
        return None;
    }
    // "the 2023/24 season"
    if s.text(i + 1) == "/" && s.glued(i + 2) && s.text(i + 2).len() == 2 && s.text(i + 3) != "/" {
        let next = s.text(i + 2).parse::<i64>().ok().filter(|n| *n == (year + 1) % 100 && s.is_number(i + 2));
        return next.map(|_| Found::new(i..i + 3, date(calendar::years(year, year + 1))));
    }
    // "2016 Q1", "2019-H2"
    let k = i + 1 + usize::from(s.hyphen(i + 1) && s.glued(i + 1));
    if let [b'Q' | b'q' | b'H' | b'h', n @ b'1'..=b'4'] = s.text(k).as_bytes() {
        let size = if s.text(k).starts_with(['Q', 'q']) { 3 } else { 6 };
        let number = i64::from(n - b'0');
        if number * size <= 12 {
            let days = calendar::months(year, (number - 1) * size + 1, number * size);
            return Some(Found::new(i..k + 1, date(days)));
        }
    }
    // "2016 June": the year first.
    if let Some(month) = s.value(i + 1, Class::Month).filter(|_| s.text(i + 1).len() > 2 && !s.glued(i + 1)) {
        let alone = super::day::day_number(s, i + 2).is_none() && plain(s, i + 2).is_none();
        let lower =
            s.is_lower(i + 1) && s.text(i + 1).len() > 3 && !matches!(s.text(i + 1), "march" | "august");
        if alone && (s.is_capital(i + 1) || lower) {
            let days = calendar::month(year, month.parse().ok()?);
            return Some(Found::new(i..i + 2, date(days)));
        }
    }
    // "year 2016" is one expression.
    let start = i - usize::from(i > s.start && &*s.word(i - 1) == "year");
    Some(Found::new(start..i + 1, date(calendar::year(year))))
}

/// "20240613": a day as machines write it.
fn digits_alone(s: Stretch, i: usize) -> Option<Found> {
    let text = s.text(i);
    let joined = |k: usize| s.glued(k) && !s.hyphen(k) && !s.hyphen(k.wrapping_sub(1)) && !s.is_mark(k);
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) || joined(i) || joined(i + 1) {
        return None;
    }
    let part = |at: Range<usize>| text.get(at)?.parse::<i64>().ok();
    let year = part(0..4).filter(|y| (1900..=2099).contains(y))?;
    let day = calendar::day(year, part(4..6)?, part(6..8)?)?;
    Some(Found::new(i..i + 1, date(Some((day, day)))))
}

/// "2016H2", "2016Q3"
fn part_glued(s: Stretch, i: usize) -> Option<Found> {
    let (size, n) = match s.text(i + 1).as_bytes() {
        [b'Q', n @ b'1'..=b'4'] => (3, i64::from(n - b'0')),
        [b'H', n @ b'1'..=b'2'] => (6, i64::from(n - b'0')),
        _ => return None,
    };
    let year = s.text(i).parse().ok().filter(|y| (1900..=2099).contains(y) && s.glued(i + 1))?;
    Some(Found::new(i..i + 2, date(calendar::months(year, (n - 1) * size + 1, n * size))))
}

fn stands_for_a_year(s: Stretch, i: usize, year: i64) -> bool {
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    if i > s.start
        && s.glued(i)
        && !(s.hyphen(i - 1)
            || matches!(s.text(i - 1), "(" | "[" | "\"" | "“" | "‘" | "'" | "~" | "/" | "—" | "--"))
    {
        return false;
    }
    let next = i + 1;
    // "2880 by 1800", "2880 pixels by 1800"
    let side = |k: usize| s.is_number(k) && s.text(k).len() > 2;
    if &*before == "by" && i > s.start + 3 && (side(i - 2) || s.text(i - 2) == "pixels" && side(i - 3)) {
        return false;
    }
    if s.any(next, &[Class::Unit, Class::Period, Class::Scale, Class::Currency, Class::Generic])
        || matches!(s.text(next), "%" | "°")
        || s.is(i.wrapping_sub(1), Class::HedgeBefore)
            && i > s.start
            && !matches!(&*before, "around" | "about" | "circa" | "than")
        || s.lexicon().value_of(&before, Class::Currency).is_some()
        || s.value(i.wrapping_sub(1), Class::NumberName) == Some("before")
        || &*before == "no"
        || &*before == "than" && !matches!(&*s.word(i.wrapping_sub(2)), "later" | "earlier")
    {
        return false;
    }
    // The other side of a hyphen must be able to be a year too: no telephone number, no score.
    let joined = |mark: usize, other: usize| {
        s.hyphen(mark)
            && s.is_number(other)
            && s.glued(mark)
            && s.text(other).len() != 4
            && !(other > i && s.text(other).len() == 2)
    };
    if joined(i + 1, i + 2) || i >= s.start + 2 && s.glued(i) && joined(i - 1, i - 2) {
        return false;
    }
    let lead = if i > s.start { s.value(i - 1, Class::DateLead).filter(|v| *v != "month") } else { None };
    let placed = lead.is_some() || matches!(&*before, "year" | "circa" | "around");
    let counted = s.is_lower(next)
        && (s.text(next).ends_with('s') && !s.text(next).ends_with("ss") || s.is(next, Class::Plural));
    if (1900..=2099).contains(&year) {
        let direct = matches!(&*before, "the" | "its" | "his" | "her" | "their" | "a" | "this" | "that");
        // "the deadly 2012 attacks"; a round number may be how many.
        let described = year % 100 != 0
            && i >= s.start + 2
            && s.is_lower(i - 1)
            && !s.any(i - 1, &[Class::Function, Class::RelativeDay, Class::HedgeBefore])
            && s.is(i - 2, Class::Determiner);
        let determined = direct || described;
        let list = matches!(&*before, "by" | "to" | "of" | "from" | "and" | "between")
            && plain(s, i.wrapping_sub(2)).is_none();
        return !counted || determined || placed && !list;
    }
    // "Painted in 1634 by", but "in 1634 cases".
    let small = s.is(next, Class::Function) && &*s.word(next) != "of" && &*before == "in";
    let far = (1400..=1899).contains(&year) || (2100..=2199).contains(&year);
    far && placed && (!s.is_lower(next) || small)
}

/// "the 1990s", "the '90s"
fn decade(s: Stretch, i: usize) -> Option<Found> {
    let text = s.text(i);
    let plural = s.glued(i + 1) && s.text(i + 1) == "s" || s.text(i + 1) == "s" && text.len() == 4;
    let possessive = s.token(i).is_some_and(|t| t.possessive());
    if !s.is_number(i) || !text.ends_with('0') || !plural && !possessive {
        return None;
    }
    let (first, start) = match text.len() {
        4 => (text.parse::<i64>().ok().filter(|y| (1000..=2099).contains(y))?, i),
        2 if (i == s.start || !super::super::quantity::possessor(s, i))
            && matches!(&*s.word(i.wrapping_sub(1)), "the" | "in")
            && plural | possessive
            && i > s.start =>
        {
            (1900 + text.parse::<i64>().ok()?, i)
        }
        2 if i > s.start && matches!(s.text(i - 1), "'" | "’" | "‘") && s.glued(i) => {
            (1900 + text.parse::<i64>().ok()?, i - 1)
        }
        _ => return None,
    };
    if possessive && !plural && !matches!(&*s.word(i.wrapping_sub(1)), "the" | "in") {
        return None;
    }
    let last = if first % 100 == 0 && plural && first < 2000 { first + 99 } else { first + 9 };
    Some(Found::new(start..i + 1 + usize::from(plural), date(calendar::years(first, last))))
}

/// "the 19th century"
pub(super) fn century(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (number, end) = super::day::day_number(s, i)?;
    let k = end + usize::from(s.hyphen(end));
    let ordinal = s.is(i, Class::Ordinal) || end > i + 1;
    if !ordinal || &*s.word(k) != "century" || s.is_capital(k) && s.is_capital(k + 1) || number > 21 {
        return None;
    }
    Some(Found::new(i..k + 1, date(calendar::years((number - 1) * 100, number * 100 - 1))))
}

/// The early (0), middle (1) or late (2) part of a stretch of days; the part before (3) or behind (4) today for
/// "earlier" and "later"; its beginning (5) and its end (6), which are shorter.
pub(super) fn third((a, b): Days, part: i64, today: Option<Day>) -> Option<Days> {
    // Of long times, "the end" is no less vague than "late".
    let plain = |p: i64| if p > 4 { (p - 5) * 2 } else { p };
    let days = i64::from((b - a).get_days());
    let at = |n: i64| calendar::plus_days(a, n);
    let (year, month) = (i64::from(a.year()), i64::from(a.month()));
    let held = today.filter(|t| (a..=b).contains(t));
    Some(match (days, part) {
        (_, 3) => (a, held.or(Some(b))?),
        (_, 4) => (held.or(Some(a))?, b),
        (2000.., p) => {
            let p = plain(p);
            let years = i64::from(b.year()) - year + 1;
            let bounds =
                [(0, years * 4 / 10 - 1), (years * 4 / 10, years * 7 / 10 - 1), (years * 7 / 10, years - 1)];
            let (x, y) = *bounds.get(usize::try_from(p).ok()?)?;
            calendar::years(year + x, year + y)?
        }
        (300.., 5) => calendar::months(year, 1, 3)?,
        (300.., 6) => calendar::months(year, 9, 12)?,
        (300.., 0) => calendar::months(year, 1, 6)?,
        (300.., 1) => calendar::months(year, 5, 8)?,
        (300.., _) => calendar::months(year, 7, 12)?,
        (27..=31, 5) => (a, at(9)?),
        (27..=31, 6) => (at(20)?, b),
        (27..=31, 0) => (a, at(14)?),
        (27..=31, 1) => (at(9)?, at(19)?),
        (27..=31, _) => (at(15)?, b),
        (32.., p) => calendar::month(year, month + plain(p))?,
        (6, 0 | 5) => (a, at(2)?),
        (6, 6) => (at(4)?, b),
        (6, 1) => (at(2)?, at(4)?),
        (6, _) => (at(3)?, b),
        _ => (a, b),
    })
}
