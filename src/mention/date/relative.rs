//! Dates told from another day: yesterday, last month, 10 years ago, two days later, the past two weeks.

use super::super::quantity::number::{self, Number};
use super::super::stretch::Stretch;
use super::Found;
use super::context::{Context, date, one};
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;
use crate::text::value::{Date, Decimal};

/// Reads a relative date whose first telling word stands at `i`.
pub(super) fn read(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    // A newspaper's name in capitals.
    let named = |k: usize| s.token(k).is_some_and(|t| t.caps);
    if i > s.start && named(i) && named(i - 1) {
        return None;
    }
    if let Some((tokens, value)) = s.entry(i, Class::RelativeDay) {
        if let Some(rest) = value.strip_prefix("day ") {
            let (distance, part) = rest.split_once(' ').unwrap_or((rest, ""));
            let days: i64 = distance.parse().ok()?;
            let day = c.today.and_then(|t| calendar::plus_days(t, days));
            return Some(Found::new(tokens, Date { part: super::clock::part(part), ..one(day) }));
        }
        return part_of(c, i).or_else(|| turned(c, i, value));
    }
    counted(c, i).or_else(|| week_of(c, i)).or_else(|| end_of(c, i))
}

/// Which way a word turns: last, this, next; `same` is the day spoken of.
fn turn(value: &str) -> Option<i64> {
    Some(match value {
        "last" => -1,
        "this" | "same" => 0,
        "next" => 1,
        _ => return None,
    })
}

/// "last night", "this week", "next three days", "the past decade", "the same day"
fn turned(c: &Context, i: usize, value: &str) -> Option<Found> {
    let s = c.s;
    let turn = turn(value)?;
    let word = s.word(i);
    let told = matches!(&*word, "following" | "previous" | "preceding" | "same" | "that");
    let k = i + 1;
    // "the coming years" are none that can be named.
    if s.is(k, Class::Period) && s.text(k).len() > 3 && s.text(k).ends_with('s') {
        return None;
    }
    if s.is(k, Class::Period) {
        let period = s.value(k, Class::Period)?;
        let from = if told && c.before.is_some() { c.before.map(|d| d.0) } else { c.today };
        let found = |d: Date| Some(Found::new(i..k + 1, d));
        if period == "week"
            && let Some(weekday) = s.value(k + 1, Class::Weekday).and_then(|w| w.parse::<i64>().ok())
        {
            // "next week Wednesday"
            let monday = from.and_then(|t| calendar_span(t, "week", turn)).map(|w| w.0);
            let day = monday.and_then(|m| calendar::plus_days(m, weekday - 1));
            return Some(Found::new(i..k + 2, one(day)));
        }
        return match period {
            "day" => {
                if &*word == "this" || matches!(&*word, "last" | "past") {
                    return None;
                }
                let day = c.before.filter(|d| d.0 == d.1).and_then(|d| calendar::plus_days(d.0, turn));
                found(one(day))
            }
            "second" | "minute" | "hour" => None,
            _ if value == "same" && c.before.is_none() => None,
            _ if &*word == "past" || over(s, i) && !told => {
                found(date(c.today.and_then(|t| window(t, 1, period, turn))))
            }
            _ => found(date(from.and_then(|t| calendar_span(t, period, turn)))),
        };
    }
    if &*s.word(k) == "quarter" && !s.is(i.wrapping_sub(1), Class::Cardinal) {
        let days = c.today.and_then(|t| calendar_span(t, "quarter", turn));
        return Some(Found::new(i..k + 1, date(days)));
    }
    if s.is(k, Class::DayPart) {
        let part = super::clock::part(s.value(k, Class::DayPart)?)?;
        let day = match (turn, told || turn == 1) {
            (-1, false) => c.today.and_then(|t| calendar::plus_days(t, -1)),
            (0, false) => c.today,
            _ => c.before.filter(|d| d.0 == d.1).and_then(|d| calendar::plus_days(d.0, turn)),
        };
        return Some(Found::new(i..k + 1, Date { part: Some(part), ..one(day) }));
    }
    several(c, i, turn, told)
}

/// "over the next week" is the seven days to come, "next week" the one on the calendar.
fn over(s: Stretch, i: usize) -> bool {
    i >= s.start + 2
        && &*s.word(i - 1) == "the"
        && matches!(&*s.word(i - 2), "over" | "during" | "within" | "in" | "for")
        && !matches!(&*s.word(i + 1), "quarter" | "weekend" | "century")
}

/// "the past two weeks", "the next few days"
fn several(c: &Context, i: usize, turn: i64, told: bool) -> Option<Found> {
    let s = c.s;
    let few = if &*s.word(i + 1) == "few" || &*s.word(i + 1) == "couple" {
        let of = usize::from(&*s.word(i + 2) == "of");
        Some((i + 2 + of, 3 - i64::from(&*s.word(i + 1) == "couple")))
    } else {
        None
    };
    let (k, n) = match few {
        Some(found) => found,
        None => {
            if !s.is_number(i + 1) && !s.any(i + 1, number::FIRST) {
                return None;
            }
            let n = number::at(s, i + 1)?;
            (n.tokens.end, whole(n.low)?)
        }
    };
    let period = s.value(k, Class::Period)?;
    if turn == 0 || told || n == 0 {
        return None;
    }
    // "the last four months of 2021"
    if matches!(&*s.word(k + 1), "of" | "in")
        && let Some((year, end)) = super::year::after(c, k + 2)
        && matches!(period, "month" | "quarter")
    {
        let months = n * if period == "month" { 1 } else { 3 };
        let days = if turn < 0 {
            calendar::months(year, 13 - months, 12)
        } else {
            calendar::months(year, 1, months)
        };
        return Some(Found::new(i..end, date(days)));
    }
    let days = c.today.and_then(|t| window(t, n, period, turn));
    if matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    Some(Found::new(i..k + 1, date(days)))
}

/// So many days, weeks or years up to yesterday, or from tomorrow.
fn window(today: Day, n: i64, period: &str, turn: i64) -> Option<Days> {
    if period == "quarter" {
        let (near, far) =
            (calendar_span(today, period, turn)?, calendar_span(today, period, n.checked_mul(turn)?)?);
        return Some((near.0.min(far.0), near.1.max(far.1)));
    }
    let far = step(today, n.checked_mul(turn)?, period)?;
    let near = calendar::plus_days(today, turn)?;
    Some(if turn < 0 { (far, near) } else { (near, far) })
}

/// The day so many spans of time away.
fn step(from: Day, n: i64, period: &str) -> Option<Day> {
    let months = |by: i64| n.checked_mul(by).and_then(|m| calendar::plus_months(from, m));
    match period {
        "day" => calendar::plus_days(from, n),
        "week" => calendar::plus_days(from, n.checked_mul(7)?),
        "fortnight" => calendar::plus_days(from, n.checked_mul(14)?),
        "month" => months(1),
        "quarter" => months(3),
        "year" => months(12),
        "decade" => months(120),
        "century" => months(1200),
        _ => None,
    }
}

/// The week, month or year that lies so many away from the one a day is in.
fn calendar_span(from: Day, period: &str, turn: i64) -> Option<Days> {
    let (year, month) = (i64::from(from.year()), i64::from(from.month()));
    match period {
        "week" => calendar::week(calendar::plus_days(from, turn.checked_mul(7)?)?),
        "fortnight" => window(from, 1, period, if turn == 0 { 1 } else { turn }),
        "month" => calendar::month(year, month.checked_add(turn)?),
        "quarter" => {
            let first = (month - 1) / 3 * 3 + 1 + turn.checked_mul(3)?;
            calendar::months(year, first, first + 2)
        }
        "year" => calendar::year(year.checked_add(turn)?),
        "decade" => {
            let first = year / 10 * 10 + turn.checked_mul(10)?;
            calendar::years(first, first + 9)
        }
        "century" => {
            let first = year / 100 * 100 + turn.checked_mul(100)?;
            calendar::years(first, first + 99)
        }
        _ => None,
    }
}

fn whole(n: Decimal) -> Option<i64> {
    use std::str::FromStr;
    i64::from_str(&n.normalize().to_string()).ok().filter(|n| n.abs() < 100_000)
}

/// "10 years ago", "two days later", "a year earlier", "three weeks from tomorrow", "the day after"
fn counted(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let period = s.value(i, Class::Period)?;
    let word = s.word(i + 1);
    let (turn, today, mut end) = match &*word {
        "ago" => (-1, true, i + 2),
        "hence" => (1, true, i + 2),
        "from" if matches!(&*s.word(i + 2), "now" | "today") => (1, true, i + 3),
        "earlier" => (-1, false, i + 2),
        "later" => (1, false, i + 2),
        "before" => (-1, false, i + 2),
        "after" | "from" | "following" => (1, false, i + 2),
        _ => return in_days(c, i, period),
    };
    let the = i > s.start && &*s.word(i - 1) == "the";
    let (start, low, high) = if the && matches!(&*word, "before" | "after") {
        (i - 1, Decimal::ONE, Decimal::ONE)
    } else {
        amount(s, i)?
    };
    let mut from = if today { c.today.map(|t| (t, t)) } else { c.before };
    if !today && matches!(&*word, "before" | "after" | "from" | "following") {
        // "the day before yesterday", "two days after Christmas"
        if let Some(other) = anchor(c, end) {
            end = other.tokens.end;
            from = other.date.earliest.zip(other.date.latest);
        } else if matches!(&*word, "from" | "following") || s.is_word(end) && !closes(s, end) {
            return None;
        }
    }
    let days = from.and_then(|(a, b)| away(a, b, low, high, turn, period));
    if matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    Some(Found::new(start..end, date(days)))
}

/// Words that go on with the sentence and name no event: "the day before and", "two days after he" is one.
fn closes(s: Stretch, k: usize) -> bool {
    matches!(
        &*s.word(k),
        "and" | "or" | "but" | "in" | "at" | "on" | "with" | "as" | "was" | "were" | "had" | "that" | "to"
    )
}

/// The date that "before" and "after" are told from.
fn anchor(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let begins = s.token(i).is_some_and(|t| t.begins.has(Class::NamedTime));
    let telling = [Class::Weekday, Class::Month, Class::NamedTime];
    if !s.is_number(i) && !begins && !s.is(i, Class::RelativeDay) && !s.any(i, &telling) {
        return None;
    }
    // "next Friday": the weekday is the telling word.
    let k = i + usize::from(s.is(i, Class::RelativeDay) && s.any(i + 1, &telling));
    let found = if s.is_number(k) { super::digits(c, k) } else { super::word(c, k) }?;
    let attributive = s.token(found.tokens.end - 1).is_some_and(|t| t.possessive());
    (found.tokens.start == i && !attributive).then_some(found)
}

/// The number that ends where its span of time stands: where it begins, and its least and most.
fn amount(s: Stretch, period: usize) -> Option<(usize, Decimal, Decimal)> {
    if period <= s.start {
        return None;
    }
    const LONGEST: usize = 5;
    let of = usize::from(&*s.word(period - 1) == "of");
    let end = period - of - usize::from(s.hyphen(period - 1) && of == 0);
    let from = end.saturating_sub(LONGEST).max(s.start);
    let fits = |k: usize| -> Option<Number> {
        let begins = s.is_number(k)
            || s.any(k, number::FIRST)
            || s.token(k).is_some_and(|t| t.begins.has(Class::VagueNumber));
        number::at(s, k).filter(|n| begins && n.tokens.start >= s.start && n.tokens.end == end)
    };
    if let Some(n) = (from..end).find_map(fits) {
        let start = n.tokens.start;
        // "two or three months ago"
        if start >= s.start + 2
            && &*s.word(start - 1) == "or"
            && let Some(less) =
                number::at(s, start - 2).filter(|l| l.tokens.end == start - 1 && l.low < n.low)
        {
            return Some((less.tokens.start, less.low, n.low));
        }
        return Some((start, n.low, n.high.unwrap_or(n.low)));
    }
    matches!(&*s.word(period - 1), "a" | "an").then_some((period - 1, Decimal::ONE, Decimal::ONE))
}

/// The days that lie so far from a day: as fine as the span of time that is counted in.
fn away(a: Day, b: Day, low: Decimal, high: Decimal, turn: i64, period: &str) -> Option<Days> {
    if low.fract() != Decimal::ZERO {
        // "two and a half years ago" is counted in months.
        let by = match period {
            "year" => 12,
            "decade" => 120,
            "month" => return None,
            "week" => 7,
            _ => return None,
        };
        let smaller = if period == "week" { "day" } else { "month" };
        let n = low.checked_mul(Decimal::from(by))?.round();
        return away(a, b, n, n, turn, smaller);
    }
    let (n, m) = (whole(low)?, whole(high)?);
    let (first, last) = (reach(a, b, n, turn, period)?, reach(a, b, m, turn, period)?);
    Some((first.0.min(last.0), first.1.max(last.1)))
}

fn reach(a: Day, b: Day, n: i64, turn: i64, period: &str) -> Option<Days> {
    let n = n.checked_mul(turn)?;
    if period == "day" {
        return (a == b).then(|| calendar::plus_days(a, n).map(|d| (d, d)))?;
    }
    let day = step(a, n, period)?;
    match period {
        "week" | "fortnight" => {
            Some((calendar::plus_days(day, -3)?, calendar::plus_days(step(b, n, period)?, 3)?))
        }
        "month" | "year" => calendar_span(day, period, 0),
        "quarter" => calendar_span(day, "quarter", 0),
        "decade" => calendar::years(i64::from(day.year()) - 2, i64::from(day.year()) + 2),
        _ => calendar::years(i64::from(day.year()) - 10, i64::from(day.year()) + 10),
    }
}

/// "in two days", where the sentence looks forward.
fn in_days(c: &Context, i: usize, period: &str) -> Option<Found> {
    let s = c.s;
    if i < s.start + 2 || matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    let (start, low, high) = amount(s, i)?;
    if start <= s.start || !c.forward(start - 1) {
        return None;
    }
    if &*s.word(start - 1) == "within" {
        let days = c.today.zip(whole(high)).and_then(|(t, n)| Some((t, step(t, n, period)?)));
        return Some(Found::new(start - 1..i + 1, date(days)));
    }
    if &*s.word(start - 1) != "in" {
        return None;
    }
    let days = c.today.and_then(|t| away(t, t, low, high, 1, period));
    Some(Found::new(start - 1..i + 1, date(days)))
}

/// "the week of April 10", "the week ended June 7"
fn week_of(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    if s.value(i, Class::Period)? != "week"
        || !matches!(&*s.word(i + 1), "of" | "ended" | "ending" | "starting" | "beginning")
    {
        return None;
    }
    let day = anchor(c, i + 2).filter(|d| d.date.earliest == d.date.latest)?;
    let days = day.date.earliest.and_then(|d| match &*s.word(i + 1) {
        "ended" | "ending" => Some((calendar::plus_days(d, -6)?, d)),
        "starting" | "beginning" => Some((d, calendar::plus_days(d, 6)?)),
        _ => calendar::week(d),
    });
    Some(Found::new(i..day.tokens.end, date(days)))
}

/// "the end of the month": the month that the article is in.
fn end_of(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let the = usize::from(i > s.start && &*s.word(i - 1) == "the");
    let of = i.wrapping_sub(1 + the);
    let side = s.word(of.wrapping_sub(1));
    let sided = matches!(&*side, "end" | "beginning" | "start" | "middle" | "rest");
    if i < s.start + 2 + the || !matches!(&*s.word(of), "of" | "in") || !sided || s.text(i).ends_with('s') {
        return None;
    }
    let period = s.value(i, Class::Period)?;
    if matches!(period, "second" | "minute" | "hour" | "day" | "decade" | "century")
        || &*s.word(i + 1) == "of"
    {
        return None;
    }
    Some(Found::new(i..i + 1, date(c.today.and_then(|t| calendar_span(t, period, 0)))))
}

/// "the first week of June", "the last Monday of March", "the last day of October 2015"
pub(super) fn part_of(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (nth, k) = if s.value(i, Class::RelativeDay) == Some("last") && s.text(i).eq_ignore_ascii_case("last")
    {
        (-1, i + 1)
    } else {
        super::day::day_number(s, i)?
    };
    let period = s.value(k, Class::Period).filter(|p| matches!(*p, "day" | "week"));
    let weekday: Option<i64> = s.value(k, Class::Weekday).and_then(|w| w.parse().ok());
    if period.is_none() && weekday.is_none() || !matches!(&*s.word(k + 1), "of" | "in") || nth > 31 {
        return None;
    }
    let the = usize::from(&*s.word(k + 2) == "the");
    let whole = anchor(c, k + 2 + the).or_else(|| of_this(c, k + 2, the))?;
    let days = whole.date.earliest.zip(whole.date.latest).and_then(|(a, b)| match (period, weekday) {
        (_, Some(w)) => {
            let day = calendar::nth_weekday(i64::from(a.year()), i64::from(a.month()), nth, w)?;
            (a..=b).contains(&day).then_some((day, day))
        }
        (Some("week"), _) if nth < 0 => calendar::week(b),
        (Some("week"), _) => {
            // The first week is the one that has most of its days in the month.
            let first = if calendar::weekday(a) <= 4 { a } else { calendar::plus_days(a, 7)? };
            calendar::week(calendar::plus_days(first, (nth - 1) * 7)?)
        }
        _ if nth < 0 => Some((b, b)),
        _ => calendar::plus_days(a, nth - 1).filter(|d| *d <= b).map(|d| (d, d)),
    });
    Some(Found::new(i..whole.tokens.end, date(days)))
}

/// "of the month", "of the year": those the article is in.
fn of_this(c: &Context, at: usize, the: usize) -> Option<Found> {
    let s = c.s;
    let k = at + the;
    let period = s.value(k, Class::Period).filter(|p| matches!(*p, "month" | "year" | "week"))?;
    (the == 1).then(|| Found::new(at..k + 1, date(c.today.and_then(|t| calendar_span(t, period, 0)))))
}
