//! Times that have a name: seasons, holidays, weekends, quarters of a year.

use std::ops::Range;

use super::super::stretch::Stretch;
use super::Found;
use super::context::{Context, date, one};
use super::year;
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;

/// "last summer", "the winter of 2016", "Christmas Eve", "this weekend"
pub(super) fn read(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let (tokens, value) = s.entry(i, Class::NamedTime).or_else(|| dotted(s, i))?;
    let turn =
        if i > s.start { s.value(i - 1, Class::RelativeDay).filter(|t| !t.starts_with("day")) } else { None };
    let k = tokens.end + usize::from(matches!(&*s.word(tokens.end), "of" | "," | "in"));
    let year = year::plain(s, k);
    let end = match year {
        Some(_) => k + 1,
        None => tokens.end,
    };
    let year = match year {
        None if year::word(c, tokens.end).is_some() => year::word(c, tokens.end).map(|y| (y, tokens.end + 2)),
        None if s.is(tokens.end, Class::Cardinal) => year::spelled(s, tokens.end),
        None if &*s.word(tokens.end) == "of" => year::word(c, tokens.end + 1).map(|y| (y, tokens.end + 3)),
        found => found.map(|y| (y, end)),
    };
    if other_calendar(s, i, value) {
        return None;
    }
    let start = i - usize::from(matches!(turn, Some("last" | "this" | "next" | "same")));
    let end = year.map_or(tokens.end, |y| y.1);
    let found = |d| Some(Found::new(start..end, d));
    if value == "year-end" {
        return year_end(c, i, tokens.end).map(|days| Found::new(i..tokens.end, date(days)));
    }
    if let Some(first) = value.strip_prefix("decade ") {
        let first: i64 = first.parse().ok()?;
        return in_decade(s, i).then(|| Found::new(i..i + 1, date(calendar::years(first, first + 9))));
    }
    if value == "quarter 4" {
        let days = year.and_then(|y| calendar::months(y.0, 10, 12));
        return year.and_then(|_| found(date(days)));
    }
    if value == "weekend" {
        if let Some(found) = weekend_of(c, i) {
            return Some(found);
        }
        return weekend(c, i, turn).and_then(|days| found(date(days)));
    }
    if value == "workweek" {
        let by = match turn? {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let monday = c.today.and_then(|t| calendar::week(calendar::plus_days(t, 7 * by)?)).map(|w| w.0);
        return found(date(monday.and_then(|m| Some((m, calendar::plus_days(m, 4)?)))));
    }
    if let Some(month) = value.strip_prefix("season ") {
        let month: i64 = month.parse().ok()?;
        if turn.is_none() && year.is_none() && !in_season(s, i)
            || s.is_capital(i) && i > s.start && s.is_capital(i - 1)
        {
            return None;
        }
        return found(date(season(c, i, month, year.map(|y| y.0), turn)));
    }
    let this = c.ymd().map(|(y, _, _)| y);
    let at = |y: i64| holiday(value, y);
    let day = match (year, this, turn) {
        (Some((y, _)), _, _) => at(y),
        (None, Some(y), Some("this")) => at(y),
        (None, Some(y), turn) => {
            let today = c.today?;
            let ahead = turn == Some("next") || turn.is_none() && c.forward(i);
            let here = at(y)?;
            match ahead {
                true if here < today => at(y + 1),
                false if turn == Some("last") && here >= today => at(y - 1),
                false if here > calendar::plus_days(today, super::day::SOON)? => at(y - 1),
                _ => Some(here),
            }
        }
        _ => None,
    };
    if &*s.word(end) == "weekend" {
        return Some(Found::new(start..end + 1, date(day.and_then(long_weekend))));
    }
    found(one(day))
}

/// "by year’s end", "at year-end": the last months of this year, or of the one just over.
fn year_end(c: &Context, i: usize, end: usize) -> Option<Option<Days>> {
    let s = c.s;
    let led = i > s.start && matches!(&*s.word(i - 1), "by" | "at" | "before" | "until" | "since" | "the");
    if !led || s.is_lower(end) && !s.any(end, &[Class::Function, Class::Conjunction]) {
        return None;
    }
    Some(c.today.zip(c.ymd()).and_then(|(today, (year, ..))| {
        let over = today.month() <= 3 && !c.forward(i) && &*s.word(i - 1) != "by";
        year::third(calendar::year(year - i64::from(over))?, 6, None)
    }))
}

/// "the late eighties", "in the Fifties"; not "in his fifties", and not the degrees of a summer's day.
fn in_decade(s: Stretch, i: usize) -> bool {
    let staged = usize::from(i > s.start && matches!(s.text(i - 1), "early" | "mid" | "late"));
    let k = i.wrapping_sub(1 + staged);
    let warm = |k: usize| matches!(&*s.word(k), "temperature" | "temperatures" | "degree" | "degrees");
    i > s.start + staged && s.text(k) == "the" && !(s.start..s.end).any(warm)
}

/// Whether a name of several words begins here.
pub(super) fn begins(s: Stretch, i: usize) -> bool {
    s.entry(i, Class::NamedTime).or_else(|| dotted(s, i)).is_some()
}

/// "St. Patrick’s Day", "Martin Luther King, Jr. Day": a name with the dots and commas that it may have inside.
fn dotted<'p>(s: Stretch<'p, '_>, i: usize) -> Option<(Range<usize>, &'p str)> {
    const LONGEST: usize = 9;
    const NEAR: usize = 5;
    let first = s.token(i).filter(|t| t.begins.has(Class::NamedTime))?;
    if !(i + 1..i + NEAR).any(|k| s.text(k) == ".") {
        return None;
    }
    let words: Vec<usize> =
        (i..i + LONGEST).filter(|&k| !matches!(s.text(k), "." | "," | "'" | "’")).collect();
    let word = |k: usize| Some(s.token(*words.get(k)?)?.word);
    let (length, value) = s.lexicon().phrase(first.entry, Class::NamedTime, word)?;
    Some((i..*words.get(length - 1)? + 1, value))
}

/// "the Islamic New Year" is no first of January, nor is any other of a people or a faith.
fn other_calendar(s: Stretch, i: usize, value: &str) -> bool {
    let plain = [Class::Function, Class::Preposition, Class::RelativeDay, Class::DateLead, Class::DateBound];
    value == "01-01" && i > s.start && s.is_capital(i - 1) && !s.any(i - 1, &plain)
}

/// "the weekend of June 8", "the weekend of Thanksgiving"
fn weekend_of(c: &Context, i: usize) -> Option<Found> {
    if &*c.s.word(i + 1) != "of" {
        return None;
    }
    let found = super::counted::anchor(c, i + 2)?;
    let days = match (found.date.earliest, found.date.latest) {
        (Some(a), Some(b)) if a != b => Some((a, b)).filter(|_| (b - a).get_days() <= 3),
        (day, _) => day.and_then(long_weekend),
    };
    Some(Found::new(i..found.tokens.end, date(days)))
}

/// The weekend of a holiday: with the days between where it touches, else the one of its week.
fn long_weekend(day: Day) -> Option<Days> {
    let weekday = calendar::weekday(day);
    Some(match weekday {
        1 => (calendar::plus_days(day, -2)?, day),
        4..=6 => (day, calendar::plus_days(day, 7 - weekday)?),
        7 => (calendar::plus_days(day, -1)?, day),
        _ => (calendar::plus_days(day, 6 - weekday)?, calendar::plus_days(day, 7 - weekday)?),
    })
}

/// Whether a season without year or direction is a time: "in the summer", not "rivers fall".
fn in_season(s: Stretch, i: usize) -> bool {
    let the = usize::from(i > s.start && &*s.word(i - 1) == "the");
    let k = i.wrapping_sub(1 + the);
    i > s.start + the
        && matches!(
            &*s.word(k),
            "in" | "during" | "since" | "by" | "until" | "over" | "through" | "early" | "late" | "mid"
        ) | (matches!(&*s.word(k), "before" | "after") && s.text(i) != "fall")
        && !(the == 1 && matches!(&*s.word(i + 1), "of"))
}

fn season(c: &Context, i: usize, month: i64, year: Option<i64>, turn: Option<&str>) -> Option<Days> {
    let of = |y: i64| calendar::months(y, month, month + 2);
    if let Some(y) = year {
        return of(y);
    }
    let today = c.today?;
    let (this, _, _) = c.ymd()?;
    // The last one that has begun.
    let begun = [this, this - 1].into_iter().filter_map(of).find(|d| d.0 <= today)?;
    let held = begun.1 >= today;
    let start = i64::from(begun.0.year());
    match turn {
        Some("last") => {
            if held {
                of(start - 1)
            } else {
                Some(begun)
            }
        }
        Some("next") => of(start + 1),
        Some("this") => {
            // "so far this winter", in March
            let over = start == this || month == 12 && today.month() < 6;
            if held || !c.forward(i) && over { Some(begun) } else { of(start + 1) }
        }
        _ if c.forward(i) && !held => of(start + 1),
        _ => Some(begun),
    }
}

/// Saturday and Sunday: of this week where they have come or the sentence looks forward, else the last ones.
fn weekend(c: &Context, i: usize, turn: Option<&str>) -> Option<Option<Days>> {
    let s = c.s;
    let the = i > s.start && &*s.word(i - 1) == "the";
    if turn.is_none() && !the {
        return None;
    }
    let days = |today: Day, weeks: i64| {
        let saturday = calendar::plus_days(calendar::week(today)?.0, 5 + 7 * weeks)?;
        Some((saturday, calendar::plus_days(saturday, 1)?))
    };
    Some(c.today.and_then(|today| {
        let come = calendar::weekday(today) >= 6;
        match turn {
            Some("last") => days(today, -1),
            Some("next") if matches!(&*s.word(i - 1), "coming" | "upcoming") => days(today, i64::from(come)),
            Some("next") => days(today, 1),
            _ if come || c.forward(i) || turn == Some("this") && calendar::weekday(today) > 2 => {
                days(today, 0)
            }
            _ => days(today, -1),
        }
    }))
}

/// The day of a holiday in a year.
fn holiday(value: &str, year: i64) -> Option<Day> {
    let number = |t: &str| t.parse::<i64>().ok();
    if let Some(distance) = value.strip_prefix("easter ") {
        return calendar::plus_days(calendar::easter(year)?, number(distance)?);
    }
    if let Some(distance) = value.strip_prefix("orthodox-easter ") {
        return calendar::plus_days(calendar::orthodox_easter(year)?, number(distance)?);
    }
    if let Some(distance) = value.strip_prefix("lunar-new-year ") {
        return calendar::plus_days(calendar::lunar_new_year(year)?, number(distance)?);
    }
    if let Some((day, more)) = value.split_once(" +") {
        return calendar::plus_days(holiday(day, year)?, number(more)?);
    }
    if let Some((month, rest)) = value.split_once('/') {
        let (nth, weekday) = rest.split_once('/')?;
        return calendar::nth_weekday(year, number(month)?, number(nth)?, number(weekday)?);
    }
    let (month, day) = value.split_once('-')?;
    calendar::day(year, number(month)?, number(day)?)
}

/// Whether a quarter is one of four that are played: beside a goal or a quarterback, where no money is spoken of.
fn is_of_a_game(s: Stretch, i: usize, end: usize) -> bool {
    const NEAR: usize = 16;
    let near = || i.saturating_sub(NEAR).max(s.start)..(end + NEAR).min(s.end);
    let money = |k: usize| {
        s.is(k, Class::Currency)
            || s.value(k, Class::Unit) == Some("percent")
            || matches!(s.value(k, Class::Attribute), Some("profit" | "revenue"))
    };
    near().any(|k| s.value(k, Class::Contest) == Some("match")) && !near().any(money)
}

/// "the third quarter of 2016", "Q3", "the first half of 2016"
pub(super) fn quarter(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let short = match s.text(i).as_bytes() {
        [b'Q' | b'q', n @ b'1'..=b'4'] => Some((i64::from(n - b'0'), i + 1, false)),
        [b'H', n @ b'1'..=b'2'] => Some((i64::from(n - b'0'), i + 1, true)),
        _ => None,
    };
    let (number, end, half) = match short {
        Some(found) => found,
        None => {
            let (n, k) = super::day::day_number(s, i)?;
            let k = k + usize::from(s.hyphen(k));
            match &*s.word(k) {
                "quarter" | "qtr" => (n, k + 1, false),
                "half" => (n, k + 1, true),
                _ => return None,
            }
        }
    };
    if !(1..=if half { 2 } else { 4 }).contains(&number) {
        return None;
    }
    let of = usize::from(matches!(&*s.word(end), "of" | "in" | ",") || s.hyphen(end) && s.glued(end + 1));
    let the = usize::from(&*s.word(end + of) == "the");
    let written = year::after(c, end + of).or_else(|| {
        (of + the == 2 && &*s.word(end + 2) == "year").then(|| c.ymd().map(|(y, _, _)| (y, end + 3)))?
    });
    let game = written.is_none() && is_of_a_game(s, i, end);
    let other = of + the == 2 && &*s.word(end) == "of";
    if written.is_none() && (half || game || other) || s.glued(i) && s.is_number(i.wrapping_sub(2)) {
        return None;
    }
    let size = if half { 6 } else { 3 };
    let of_year = |y: i64| calendar::months(y, (number - 1) * size + 1, number * size);
    let days = match written {
        Some((y, _)) => of_year(y),
        None => c.today.zip(c.ymd()).and_then(|(today, (y, _, _))| {
            let here = of_year(y)?;
            if here.0 > today && !c.forward(i) { of_year(y - 1) } else { Some(here) }
        }),
    };
    Some(Found::new(i..written.map_or(end, |w| w.1), date(days)))
}
