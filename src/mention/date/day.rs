//! Days of the month and months: what the calendar on the wall has names for.

use std::ops::Range;

use super::super::stretch::Stretch;
use super::bare::Looks;
use super::context::{Context, date, one};
use super::{Found, year};
use crate::text::calendar::{self, Day};
use crate::text::lexicon::Class;

/// "2017-03-02", "2017-Mar-2", "2017/Mar/2"
pub(super) fn iso(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let mark = s.text(i + 1);
    let joined = (i + 1..i + 5).all(|k| s.glued(k)) && s.text(i + 3) == mark;
    let named = s.value(i + 2, Class::Month);
    if let Some(found) = spaced(s, i) {
        return Some(found);
    }
    if !joined || s.text(i).len() != 4 || !(mark == "-" || mark == "/" && named.is_some()) {
        return None;
    }
    let part = |k: usize| s.text(k).parse::<i64>().ok();
    let month = named.and_then(|m| m.parse().ok()).or_else(|| part(i + 2))?;
    let day = calendar::day(part(i)?, month, part(i + 4)?)?;
    Some(Found::new(i..i + 5, one(Some(day))))
}

/// "2016 10 16"
fn spaced(s: Stretch, i: usize) -> Option<Found> {
    let part = |k: usize, len: usize| {
        s.text(k).parse::<i64>().ok().filter(|_| s.text(k).len() == len && s.is_number(k))
    };
    let (year, month, day) = (part(i, 4)?, part(i + 1, 2)?, part(i + 2, 2)?);
    let apart = !s.glued(i + 1) && !s.glued(i + 2) && !s.is_number(i + 3) && !s.is_number(i.wrapping_sub(1));
    let day = calendar::day(year, month, day).filter(|_| apart && (1900..=2099).contains(&year))?;
    Some(Found::new(i..i + 3, one(Some(day))))
}

/// "11/27/2005", "27/11/2005", "11/27/05": the month first, unless it cannot be.
pub(super) fn slashed(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let joined = (i + 1..i + 5).all(|k| s.glued(k)) && s.text(i + 1) == "/" && s.text(i + 3) == "/";
    let short = matches!(s.text(i + 4).len(), 2) && !s.glued(i) && !s.glued(i + 5);
    if !joined || s.text(i + 4).len() != 4 && !short {
        return None;
    }
    let part = |k: usize| s.text(k).parse::<i64>().ok();
    let (a, b, year) = (part(i)?, part(i + 2)?, part(i + 4)?);
    let year = year + if short { if year < 50 { 2000 } else { 1900 } } else { 0 };
    let day = calendar::day(year, a, b).or_else(|| calendar::day(year, b, a))?;
    Some(Found::new(i..i + 5, one(Some(day))))
}

/// "11/2016", "11-2016"
pub(super) fn month_and_year(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let glued = usize::from(s.glued(i + 1)) + usize::from(s.glued(i + 2));
    let sign = s.text(i + 1) == "/" || s.hyphen(i + 1) && glued > 0;
    let joined = sign && !s.glued(i) && !(s.glued(i + 3) && !s.is_mark(i + 3));
    let joined = joined && !s.hyphen(i + 3) && s.text(i + 3) != "/" && s.text(i).len() <= 2;
    let month = s.text(i).parse::<i64>().ok().filter(|m| joined && (1..=12).contains(m))?;
    let year = year::plain(s, i + 2).filter(|y| (1900..=2099).contains(y))?;
    Some(Found::new(i..i + 3, date(calendar::month(year, month))))
}

/// "the 20th of next month", "the 15th of this month"
pub(super) fn of_turned(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (day, end) = day_number(s, i)?;
    let k = end + 1 + usize::from(&*s.word(end + 1) == "the");
    if &*s.word(end) != "of" || s.value(k + 1, Class::Period)? != "month" {
        return None;
    }
    let by = match s.value(k, Class::RelativeDay)? {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let days = c.ymd().and_then(|(y, m, _)| calendar::month(y, m + by));
    let found = days.and_then(|(first, last)| calendar::plus_days(first, day - 1).filter(|d| *d <= last));
    Some(Found::new(i..k + 2, one(found)))
}

/// "on the 27th": the nearest such day, where no noun follows.
pub(super) fn alone_in_month(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (day, end) = day_number(s, i)?;
    let ordinal = s.is(i, Class::Ordinal) || s.text(end - 1).len() == 2 && s.is_word(end - 1);
    let evening = i >= s.start + 3 && s.text(i - 2) == "of" && s.is(i - 3, Class::DayPart);
    let led = i >= s.start + 2
        && &*s.word(i - 1) == "the"
        && (matches!(&*s.word(i - 2), "on" | "until" | "by" | "since" | "before" | "after")
            || s.is_number(i) && &*s.word(i - 2) == "for"
            || evening);
    let closes = || {
        s.token(end).is_none()
            || s.is_mark(end) && !s.hyphen(end)
            || matches!(&*s.word(end), "and" | "at" | "but" | "when")
            || super::clock::stands(s, end)
    };
    let told = if ordinal { led && (evening || closes()) } else { s.is_number(i) && bare_day(c, i) };
    if !told || s.is(i, Class::Ordinal) && day < 4 {
        return None;
    }
    let (year, month, today) = c.ymd()?;
    // "until the 20th" is still to come.
    let ahead =
        c.forward(i) || i >= s.start + 2 && matches!(&*s.word(i - 2), "until" | "by") && !c.backward(i);
    let by = if ahead { i64::from(day < today) } else { -i64::from(day > today) };
    let (first, last) = calendar::month(year, month + by)?;
    let found = calendar::plus_days(first, day - 1).filter(|d| *d <= last)?;
    Some(Found::new(i..end, one(Some(found))))
}

/// "will meet on the 17", "on the 17 between 2 and 4 p.m.": a number that nothing is counted by.
fn bare_day(c: &Context, i: usize) -> bool {
    let s = c.s;
    let the = usize::from(i > s.start && &*s.word(i - 1) == "the");
    let led = i > s.start + the && matches!(&*s.word(i - 1 - the), "on" | "until");
    let last =
        s.token(i + 1).is_none() || s.is_mark(i + 1) && s.token(i + 2).is_none() && s.text(i + 1) != "%";
    led && (super::clock::stands(s, i + 1) || last && c.forward(i))
}

/// "January 10", "Jan. 10, 2017", "July", "July 2016", "June 3-5"
pub(super) fn month(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let number: i64 = s.value(i, Class::Month)?.parse().ok()?;
    // "$DEC" is a share, and "Sep-a-Roo" a name.
    let joined = s.hyphen(i + 1) && s.glued(i + 1) && s.glued(i + 2) && s.text(i).len() == 3;
    if s.glued(i) && s.text(i - 1) == "$" || joined && matches!(s.text(i + 2), "a" | "o" | "de" | "el") {
        return None;
    }
    let dot = s.text(i + 1) == "."
        && s.glued(i + 1)
        && s.text(i).len() <= 4
        && (i + 2 < s.end || s.text(i).len() < 4);
    let next = i + 1 + usize::from(dot && s.token(i + 2).is_some());
    if s.is_lower(i) && !lower_month(s, i, next) {
        return None;
    }
    let joint = usize::from(
        s.hyphen(next) && s.glued(next) && s.glued(next + 1) || matches!(s.text(next), "/" | "."),
    );
    let at = next + joint + usize::from(&*s.word(next) == "the");
    if let Some((day, end)) = day_number(s, at).or_else(|| before_noun(s, i, at)) {
        return Some(day_in_month(c, i..end, number, day));
    }
    let comma = next + usize::from(s.text(next) == "," || matches!(&*s.word(next), "of" | "in"));
    let written = year::after(c, comma).or_else(|| year::short(s, comma));
    if let Some((y, end)) = written.filter(|_| s.text(next) != "," || s.is_capital(i)) {
        return Some(Found::new(i..end, date(calendar::month(y, number))));
    }
    if !alone(s, i, next) {
        return None;
    }
    let word = if i > s.start { s.value(i - 1, Class::RelativeDay) } else { None };
    let days = c.ymd().and_then(|(y, m, _)| {
        let year = match word {
            Some("last") => y - i64::from(number >= m),
            Some("next") => y + i64::from(number <= m),
            Some("this") => y,
            // "the March ruling" is the nearest one; what is planned is at most some months away.
            _ if c.forward(i) => {
                let known = i > s.start && s.is(i - 1, Class::Determiner);
                let far = (number - m).rem_euclid(12) > if known { 6 } else { 8 };
                y + i64::from(number < m) - i64::from(far)
            }
            _ => coming(c, i, y, m, number).unwrap_or(y - i64::from(number > m)),
        };
        calendar::month(year, number)
    });
    let directed = matches!(word, Some("last" | "next" | "this"));
    let guessed = !directed;
    Some(Found { guessed, ..Found::new(i - usize::from(directed)..next.min(i + 1), date(days)) })
}

/// "the Sept. 11 survivors", "on May 3 workers struck": a day though people follow; "in May 3 workers" has none.
fn before_noun(s: Stretch, i: usize, at: usize) -> Option<(i64, usize)> {
    let counted = i > s.start && matches!(&*s.word(i - 1), "in" | "of");
    let day = s.text(at).parse().ok().filter(|d| s.is_number(at) && (1..=31).contains(d))?;
    (!counted && s.text(at).len() <= 2 && s.is(at + 1, Class::Generic)).then_some((day, at + 1))
}

/// The year of a month that is about to come, where nothing says that it has been: of the last one, ten
/// months ago, news would say so.
fn coming(c: &Context, i: usize, year: i64, today: i64, month: i64) -> Option<i64> {
    let ahead = (month - today).rem_euclid(12);
    ((1..=2).contains(&ahead) && !c.backward(i)).then_some(year + i64::from(month < today))
}

/// A month in small letters stands behind a preposition or before a number.
fn lower_month(s: Stretch, i: usize, next: usize) -> bool {
    let lead = lead(s, i);
    // "the 9/12 march"
    if i > s.start + 1 && s.text(i) == "march" && s.text(i - 2) == "/" && s.glued(i - 1) {
        return false;
    }
    if matches!(s.text(i), "may" | "march" | "mar") {
        let turned = matches!(lead, Some("month")) && s.is(i - 1, Class::RelativeDay);
        let month = turned || lead == Some("time") || lead.is_some() && &*s.word(i - 1) == "of";
        return month
            || i > s.start && s.is_number(i - 1)
            || day_number(s, next).is_some() && (s.text(i) != "may" || lead.is_some());
    }
    lead.is_some() || s.is_number(next) || s.text(i).len() > 3 || i > s.start && s.is(i - 1, Class::Weekday)
}

/// What the word before a month says of it.
fn lead<'p>(s: Stretch<'p, '_>, i: usize) -> Option<&'p str> {
    if i > s.start { s.value(i - 1, Class::DateLead) } else { None }
}

/// Whether a month without a day or year is a month: not a name, not a verb.
fn alone(s: Stretch, i: usize, next: usize) -> bool {
    if s.is_lower(i) {
        return true;
    }
    let other = s.is(next + 1, Class::Month);
    if !is_name(s.text(i)) || other && (s.hyphen(next) || matches!(&*s.word(next), "to" | "through" | "and"))
    {
        return true;
    }
    // "the March of Dimes"
    if &*s.word(next) == "of" && s.is_capital(next + 1) {
        return false;
    }
    match lead(s, i) {
        Some("time") => true,
        Some("month") if s.is(i - 1, Class::RelativeDay) => true,
        Some(_) => !s.is_capital(next),
        None if i > s.start && s.hyphen(i - 1) => true,
        None => {
            i > s.start
                && (!s.is_capital(i - 1) || s.is(i - 1, Class::Determiner))
                && !s.is_mark(i - 1)
                && !s.is_capital(next)
                && !s.token(i - 1).is_some_and(|t| t.possessive())
        }
    }
}

/// Months that are given names, family names or verbs too.
fn is_name(text: &str) -> bool {
    matches!(text, "May" | "March" | "April" | "June" | "August" | "Jan" | "Mar" | "Dec" | "MAY" | "MARCH")
}

/// "15th of February", "3 March 1961", "the third of May"
pub(super) fn of_month(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (day, end) = day_number(s, i)?;
    // "12 to 16 September"
    let (last, end) = second_day(s, end).filter(|&(d, _)| d > day).map_or((None, end), |(d, e)| (Some(d), e));
    let mut k = end + usize::from(s.hyphen(end));
    k += usize::from(&*s.word(k) == "day" || s.text(k) == "/" && s.glued(k) && s.glued(k + 1));
    k += usize::from(&*s.word(k) == "of");
    k += usize::from(&*s.word(k) == "the");
    let number: i64 = s.value(k, Class::Month)?.parse().ok()?;
    // "no more than 20 may enter"
    let verb = s.text(k) == "may" && &*s.word(k - 1) != "of" && (!s.is_number(k - 1) || s.is_lower(k + 1));
    let walk = s.text(k) == "march" && s.glued(i) && s.text(i - 1) == "/";
    if s.text(k).len() < 3 || verb || walk {
        return None;
    }
    let dot = usize::from(
        s.text(k + 1) == "." && s.glued(k + 1) && s.text(k).len() <= 4 && s.token(k + 2).is_some(),
    );
    let found = day_in_month_at(c, i..k + 1 + dot, number, day, last);
    Some(found)
}

/// "Oct2": one word, as typed in haste.
pub(super) fn glued(c: &Context, i: usize) -> Option<Found> {
    let text = c.s.text(i);
    let name = text.trim_end_matches(|d: char| d.is_ascii_digit());
    let day: i64 = text.get(name.len()..)?.parse().ok().filter(|d| (1..=31).contains(d))?;
    if name.len() < 3 || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let month: i64 = c.s.lexicon().value_of(&name.to_lowercase(), Class::Month)?.parse().ok()?;
    Some(day_in_month_at(c, i..i + 1, month, day, None))
}

/// "fifteen August nineteen hundred ninety-three": all of it in words, the year too.
pub(super) fn spelled(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let month: i64 = s.value(i + 1, Class::Month).filter(|_| s.text(i + 1).len() > 3)?.parse().ok()?;
    let day: i64 = s.value(i, Class::Cardinal)?.parse().ok()?;
    let (year, end) = year::spelled(s, i + 2)?;
    let day = calendar::day(year, month, day)?;
    Some(Found::new(i..end, one(Some(day))))
}

/// The second number of "3-5", "3 to 5", "3 and 4".
fn second_day(s: Stretch, at: usize) -> Option<(i64, usize)> {
    let joint = s.hyphen(at) || matches!(&*s.word(at), "to" | "through" | "and" | "until" | "till");
    if !joint {
        return None;
    }
    let k = at + 1;
    day_number(s, k + usize::from(&*s.word(k) == "the"))
}

/// The last of three days that follow each other: "May 24, 25 and 26".
fn third_day(s: Stretch, at: usize, first: i64) -> Option<(i64, usize)> {
    let (second, end) = day_number(s, at + 1).filter(|_| s.text(at) == ",")?;
    let k = end + usize::from(s.text(end) == ",");
    let (third, end) = day_number(s, k + 1).filter(|_| s.text(k) == "and")?;
    let counts = s.is_lower(end) && !s.is(end, Class::Function);
    (second == first + 1 && third == first + 2 && !counts).then_some((third, end))
}

fn day_in_month(c: &Context, tokens: Range<usize>, month: i64, day: i64) -> Found {
    let s = c.s;
    let second = second_day(s, tokens.end).filter(|&(d, end)| {
        // "on June 3 and 4 men were hurt", "June 3 to 5 percent"
        let and = &*s.word(tokens.end) == "and" && s.is_lower(end) && !s.is(end, Class::Function);
        let counts = !s.hyphen(tokens.end) && s.any(end, &[Class::Period, Class::Unit]);
        d > day && !and && !counts && !s.is(end, Class::Month)
    });
    let second = second.or_else(|| third_day(s, tokens.end, day));
    let (last, end) = second.map_or((None, tokens.end), |(d, e)| (Some(d), e));
    day_in_month_at(c, tokens.start..end, month, day, last)
}

/// The day of a month in the year written behind it, or in the one it most likely means.
fn day_in_month_at(c: &Context, tokens: Range<usize>, month: i64, day: i64, last: Option<i64>) -> Found {
    let s = c.s;
    let k = tokens.end + usize::from(s.text(tokens.end) == "," || &*s.word(tokens.end) == "of");
    let dash = (s.hyphen(k) || s.text(k) == "/") && s.glued(k) && s.glued(k + 1);
    let behind = usize::from(matches!(&*s.word(k), "in") || dash);
    // "31-Oct-74"
    let two = |at: usize| {
        let apart = !s.glued(at + 1) || s.is_mark(at + 1);
        let joined = dash && s.hyphen(tokens.start + 1) && apart && s.text(at).len() == 2;
        let year: i64 = s.text(at).parse().ok().filter(|_| joined && s.is_number(at))?;
        Some((year + if year < 50 { 2000 } else { 1900 }, at + 1))
    };
    let written = year::after(c, k + behind).or_else(|| two(k + behind));
    let (year, end) = match written {
        Some((y, end)) => (Some(y), end),
        // "August 12 next year", where nobody knows which year this is.
        None if s.is(k, Class::RelativeDay) && s.text(k + 1) == "year" && k == tokens.end => (None, k + 2),
        None => (likely(c, tokens.start, month, day), tokens.end),
    };
    // "Feb. 29" is of the last year that had one.
    let leap = if month == 2 && day == 29 && written.is_none() { 0..8 } else { 0..1 };
    let first = year.and_then(|y| leap.clone().find_map(|back| calendar::day(y - back, month, day)));
    let last = match last {
        Some(last) => year.and_then(|y| calendar::day(y, month, last)),
        None => first,
    };
    Found { guessed: written.is_none(), ..Found::new(tokens.start..end, date(first.zip(last))) }
}

/// How many days ahead a day without a year is still the coming one: news gives the year of what is long past.
pub(super) const SOON: i64 = 75;

/// How many days ahead even what is planned is told without its year.
const PLANNED: i32 = 240;

fn likely(c: &Context, at: usize, month: i64, day: i64) -> Option<i64> {
    let (year, _, _) = c.ymd()?;
    let today = c.today?;
    let this: Day = calendar::day(year, month, day).or_else(|| calendar::day(year, month, 28))?;
    let soon = calendar::plus_days(today, SOON)?;
    if c.forward(at) {
        let coming = if this < today { calendar::plus_months(this, 12)? } else { this };
        let near = (coming - today).get_days() <= PLANNED;
        return Some(i64::from(coming.year()) - i64::from(!near));
    }
    // "started Wednesday and runs through Nov. 5"
    let bound = at > c.s.start && matches!(&*c.s.word(at - 1), "until" | "through" | "by" | "till");
    let last = if c.backward(at) && !bound { today } else { soon };
    let next = calendar::plus_months(this, 12).filter(|day| *day <= soon);
    // "to leave as of January 1", in December
    if next.is_some() && !c.backward(at) && Looks::read(c.s, at, false) == Looks::Neither {
        return Some(year + 1);
    }
    Some(year - i64::from(this > last))
}

/// A day of the month: "10", "10th", "tenth", "twenty-first"; not "10 percent" or "10,000".
pub(super) fn day_number(s: Stretch, i: usize) -> Option<(i64, usize)> {
    if s.is_number(i) {
        let text = s.text(i);
        let n: i64 = if text.len() <= 2 { text.parse().ok()? } else { return None };
        let suffix = usize::from(s.glued(i + 1) && matches!(s.text(i + 1), "th" | "st" | "nd" | "rd"));
        let end = i + 1 + suffix;
        let other = suffix == 0
            && (s.glued(end)
                && (s.is_word(end)
                    || s.text(end) == "%"
                    || s.text(end) == ":" && s.glued(end + 1)
                    || s.text(end) == "/" && !s.is(end + 1, Class::Month))
                || s.any(end, &[Class::Unit, Class::Scale, Class::Generic])
                || s.hyphen(end) && s.glued(end) && s.is_word(end + 1) && !s.is(end + 1, Class::Month));
        return ((1..=31).contains(&n) && !other).then_some((n, end));
    }
    if let Some(n) = s.value(i, Class::Ordinal).and_then(|v| v.parse().ok()).filter(|n| (1..=31).contains(n))
    {
        return Some((n, i + 1));
    }
    let tens: i64 = s.value(i, Class::Cardinal)?.parse().ok()?;
    let k = i + 1 + usize::from(s.hyphen(i + 1));
    // "May twenty-one", "July thirty one", where nothing is counted
    if let Some(ones) = s.value(k, Class::Cardinal).and_then(|v| v.parse::<i64>().ok())
        && i > s.start
        && s.is(i - 1, Class::Month)
        && !(s.is_lower(k + 1) && !s.any(k + 1, &[Class::Function, Class::Cardinal]))
    {
        return (matches!(tens, 20 | 30) && (1..10).contains(&ones) && tens + ones <= 31)
            .then_some((tens + ones, k + 1));
    }
    let ones: i64 = s.value(k, Class::Ordinal)?.parse().ok()?;
    (matches!(tens, 20 | 30) && ones < 10 && tens + ones <= 31).then_some((tens + ones, k + 1))
}
