//! Times of day and parts of the day, alone and beside a date. How one time is written is read in [`face`],
//! two that make an interval in [`hours`].

mod face;
mod hours;

use super::super::stretch::Stretch;
use super::Found;
use super::context::Context;
use crate::text::calendar;
use crate::text::lexicon::Class;
use crate::text::value::{Date, DayPart};
use face::Face;

/// A part of the day by its name in the word lists.
pub(super) fn part(name: &str) -> Option<DayPart> {
    Some(match name {
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

/// A time of day that is one by its own words.
fn time(s: Stretch, i: usize) -> Option<Face> {
    face::read(s, i).filter(|f| f.sure)
}

/// A date whose time or part of the day comes first: "5 p.m. Thursday", "from 2 to 4 p.m. on Monday", "the night
/// of June 3", "noon".
pub(super) fn first(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    if let Some(found) = interval(c, i) {
        return Some(found);
    }
    if let Some(face) = face::read(s, i) {
        let start = i - usize::from(i > s.start && s.text(i) == "quarter" && &*s.word(i - 1) == "a");
        let day = day_behind(c, face.end).filter(|d| face.sure || at_hour(s, i) && d.date.part.is_some());
        return match day {
            Some(day) => {
                let time = Some(face.in_part(day.date.part).written());
                Some(Found::new(start..day.tokens.end, Date { time, ..day.date }))
            }
            None if !face.sure => None,
            None => Some(Found::new(start..face.end, Date { time: Some(face.written()), ..Date::default() })),
        };
    }
    let (words, value) = s.entry(i, Class::DayPart)?;
    let value = part(value)?;
    if !matches!(&*s.word(words.end), "of" | "on") {
        return None;
    }
    let day = day_behind(c, words.end)?;
    Some(Found::new(i..day.tokens.end, Date { part: Some(value), ..day.date }))
}

/// The day behind a time: "on Thursday", "of June 3", "in the morning on Monday".
fn day_behind(c: &Context, at: usize) -> Option<Found> {
    let s = c.s;
    let mut k = at;
    if &*s.word(k) == "in" && &*s.word(k + 1) == "the" && s.is(k + 2, Class::DayPart) {
        k += 3;
    }
    k += usize::from(s.text(k) == ",");
    k += usize::from(matches!(&*s.word(k), "on" | "of" | "the"));
    k += usize::from(&*s.word(k) == "the");
    let mut inner = k;
    // "next Monday": the weekday itself is the telling word.
    if s.is(k, Class::RelativeDay) && s.is(k + 1, Class::Weekday) {
        inner = k + 1;
    }
    let known = s.is_number(inner)
        || s.any(
            inner,
            &[Class::Weekday, Class::Month, Class::RelativeDay, Class::NamedTime, Class::Ordinal],
        );
    if !known {
        return None;
    }
    let found = if s.is_number(inner) {
        super::day::of_month(c, inner).or_else(|| super::day::iso(c, inner))
    } else {
        super::word(c, inner)
    }?;
    let one = found.date.earliest == found.date.latest && found.date.time.is_none();
    let found = one.then(|| beside(c, found))?;
    Some(found)
}

/// Whether a bare number stands where an hour would: "at 9 tomorrow morning".
fn at_hour(s: Stretch, i: usize) -> bool {
    i > s.start && matches!(&*s.word(i - 1), "at" | "by" | "until" | "around")
}

/// "from 2 to 4 p.m. Monday", "between 7 and 9:30 last night"
fn interval(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let hours = hours::read(s, i)?;
    let start = i - usize::from(i > s.start && matches!(&*s.word(i - 1), "from" | "between"));
    let day = day_behind(c, hours.end).filter(|d| d.date.time.is_none());
    let (time, until) = hours.written(day.as_ref().and_then(|d| d.date.part))?;
    let (end, date) = day.map_or((hours.end, Date::default()), |d| (d.tokens.end, d.date));
    Some(Found::new(start..end, spanned(date, time, until)))
}

/// A day with an interval of times. One that ends earlier in the day than it begins ends on the next.
fn spanned(mut date: Date, time: String, until: String) -> Date {
    if until < time && date.earliest == date.latest {
        date.latest = date.earliest.and_then(|d| calendar::plus_days(d, 1)).or(date.latest);
    }
    Date { time: Some(time), until: Some(until), ..date }
}

/// Two dates with their times as the ends of one interval; a day written once is that of both.
pub(super) fn between(a: &Date, b: &Date) -> Option<Date> {
    let one = |d: &Date| d.earliest == d.latest && d.until.is_none();
    if !one(a) || !one(b) {
        return None;
    }
    let (time, until) = (a.time.clone()?, b.time.clone()?);
    let (first, last) = (a.earliest.or(b.earliest), b.earliest.or(a.earliest));
    if first > last {
        return None;
    }
    let date = Date { earliest: first, latest: last, part: a.part.or(b.part), ..Date::default() };
    Some(spanned(date, time, until))
}

/// Gives a day the part of the day and the time beside it.
pub(super) fn around(c: &Context, found: Found) -> Found {
    if found.date.earliest != found.date.latest || found.date.time.is_some() {
        return found;
    }
    let s = c.s;
    let mut found = beside(c, found);
    let (end, part) = (found.tokens.end, found.date.part);
    let mut k = end + usize::from(s.text(end) == ",");
    let lead = usize::from(matches!(&*s.word(k), "from" | "between"));
    if let Some(hours) = hours::read(s, k + lead)
        && let Some((time, until)) = hours.written(part)
    {
        found.tokens.end = hours.end;
        found.date = spanned(found.date, time, until);
        return found;
    }
    k += usize::from(matches!(&*s.word(k), "at" | "around" | "about" | "by"));
    k += usize::from(matches!(&*s.word(k), "around" | "about"));
    if let Some(face) = time(s, k).or_else(|| bare_hour(s, k, end, part)) {
        found.tokens.end = face.end;
        found.date.time = Some(face.in_part(part).written());
    }
    found
}

/// "tonight at 7", "Saturday morning at 9": the part of the day says which seven it is.
fn bare_hour(s: Stretch, k: usize, end: usize, part: Option<DayPart>) -> Option<Face> {
    let closes = s.token(k + 1).is_none() || s.is_mark(k + 1) && !s.glued(k + 2) && !s.hyphen(k + 1);
    if !s.is_number(k) || &*s.word(end) != "at" || !closes || part.is_none() {
        return None;
    }
    face::read(s, k).filter(|f| !f.sure)
}

/// "Thursday night", "Tuesday in the late evening"
fn beside(c: &Context, mut found: Found) -> Found {
    let s = c.s;
    let end = found.tokens.end;
    let possessive = s.token(end.wrapping_sub(1)).is_some_and(|t| t.possessive());
    let mut k = end;
    let staged = |k: usize| usize::from(matches!(&*s.word(k), "late" | "early" | "mid"));
    k += staged(k) * usize::from(&*s.word(k + 1) == "in");
    if &*s.word(k) == "in" && &*s.word(k + 1) == "the" {
        k += 2;
    }
    k += staged(k);
    k += usize::from(s.hyphen(k) && k > end);
    let value = s.value(k, Class::DayPart).and_then(part);
    if value.is_some() && !possessive && found.date.part.is_none() {
        found.date.part = value;
        found.tokens.end = k + 1;
    }
    found
}
