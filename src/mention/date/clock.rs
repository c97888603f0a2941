//! Times of day and parts of the day, alone and beside a date.

use super::super::stretch::Stretch;
use super::Found;
use super::context::Context;
use crate::text::lexicon::Class;
use crate::text::value::{Date, DayPart};

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

/// A time of day as people write it: where it ends, and as `14:02`.
fn time(s: Stretch, i: usize) -> Option<(usize, String)> {
    if let Some(value) = s.value(i, Class::DayPart).filter(|v| v.contains(':')) {
        return Some((i + 1, value.to_owned()));
    }
    if !s.is_number(i)
        || i > s.start
            && s.glued(i)
            && (s.is_word(i - 1) || s.lexicon().value_of(s.text(i - 1), Class::Currency).is_some())
    {
        return None;
    }
    let text = s.text(i);
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (mut hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    if let Some(found) = four_digits(s, i) {
        return Some(found);
    }
    let half = &*s.word(i + 1);
    // "2:30 p. m.", as some agencies write it.
    let spaced = matches!(half, "a" | "p") && s.text(i + 2) == "." && &*s.word(i + 3) == "m";
    let noon = match half {
        "am" => Some(0),
        "pm" => Some(12),
        "a" if spaced => Some(0),
        "p" if spaced => Some(12),
        "o'clock" | "oclock" => None,
        _ if text.contains(':') && clock_face(s, i) => None,
        _ => return None,
    };
    if minute > 59 || text.contains('.') && text.split('.').next_back().is_none_or(|m| m.len() != 2) {
        return None;
    }
    let mut end = i + 2;
    match noon {
        Some(add) => {
            if hour == 0 || hour > 12 {
                return None;
            }
            hour = hour % 12 + add;
            if spaced {
                end = i + 4 + usize::from(s.text(i + 4) == "." && s.token(i + 5).is_some());
            }
        }
        None if matches!(half, "o'clock" | "oclock") => {}
        None => end = i + 1,
    }
    if hour > 23 {
        return None;
    }
    // "5 p.m. ET", "14:00 GMT", "3 p.m. local time"
    if s.token(end).is_some_and(|t| t.caps && t.at.len() <= 4) && !s.any(end, &[Class::Month, Class::Weekday])
    {
        end += 1;
    } else if &*s.word(end) == "local" && &*s.word(end + 1) == "time" {
        end += 2;
    }
    Some((end, format!("{hour:02}:{minute:02}")))
}

/// "1353 GMT", "1353 (1023 GMT)"
fn four_digits(s: Stretch, i: usize) -> Option<(usize, String)> {
    let text = s.text(i);
    let zone =
        |k: usize| matches!(&*s.word(k), "gmt" | "bst" | "utc" | "cet" | "est" | "edt" | "hours" | "hrs");
    let other = s.text(i + 1) == "(" && s.is_number(i + 2) && zone(i + 3);
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) || !zone(i + 1) && !other {
        return None;
    }
    let (hour, minute) = (text.get(..2)?, text.get(2..)?);
    let fits = hour.parse::<u32>().ok()? < 24 && minute.parse::<u32>().ok()? < 60;
    fits.then(|| (i + 1 + usize::from(!other), format!("{hour}:{minute}")))
}

/// Whether digits with a colon are a time and no score or verse.
fn clock_face(s: Stretch, i: usize) -> bool {
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    let placed = matches!(
        &*before,
        "at" | "around" | "about" | "by" | "until" | "from" | "before" | "after" | "since" | "to" | "and"
    );
    placed
        || s.any(i + 1, &[Class::Weekday, Class::RelativeDay, Class::Month])
        || i > s.start
            && (s.any(i - 1, &[Class::Weekday, Class::RelativeDay, Class::DayPart])
                || s.is_number(i - 1)
                || s.text(i - 1) == ",")
        || matches!(&*s.word(i + 1), "on" | "gmt" | "et" | "local" | "hours")
        || i == s.start
}

/// A date whose time or part of the day comes first: "5 p.m. Thursday", "the night of June 3", "noon".
pub(super) fn first(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    if let Some((end, time)) = time(s, i) {
        let day = day_behind(c, end);
        return Some(match day {
            Some(day) => Found::new(i..day.tokens.end, Date { time: Some(time), ..day.date }),
            None => Found::new(i..end, Date { time: Some(time), ..Date::default() }),
        });
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

/// Gives a day the part of the day and the time beside it.
pub(super) fn around(c: &Context, found: Found) -> Found {
    if found.date.earliest != found.date.latest || found.date.time.is_some() {
        return found;
    }
    let s = c.s;
    let mut found = beside(c, found);
    let end = found.tokens.end;
    let mut k = end + usize::from(s.text(end) == ",");
    k += usize::from(matches!(&*s.word(k), "at" | "around" | "about" | "by"));
    k += usize::from(matches!(&*s.word(k), "around" | "about"));
    if let Some((end, time)) = time(s, k).or_else(|| bare_hour(s, k, end, found.date.part)) {
        found.tokens.end = end;
        found.date.time = Some(time);
    }
    found
}

/// "tonight at 7", "Saturday morning at 9": the part of the day says which seven it is.
fn bare_hour(s: Stretch, k: usize, end: usize, part: Option<DayPart>) -> Option<(usize, String)> {
    let closes = s.token(k + 1).is_none() || s.is_mark(k + 1) && !s.glued(k + 2) && !s.hyphen(k + 1);
    if !s.is_number(k) || &*s.word(end) != "at" || !closes {
        return None;
    }
    let hour: u32 = s.text(k).parse().ok().filter(|h| (1..=12).contains(h))?;
    let hour = match part? {
        DayPart::Morning => hour % 12,
        _ => hour % 12 + 12,
    };
    Some((k + 1, format!("{:02}:00", hour % 24)))
}

/// "Thursday night", "Tuesday in the late evening"
fn beside(c: &Context, mut found: Found) -> Found {
    let s = c.s;
    let end = found.tokens.end;
    let possessive = s.token(end.wrapping_sub(1)).is_some_and(|t| t.possessive());
    let mut k = end;
    if &*s.word(k) == "in" && &*s.word(k + 1) == "the" {
        k += 2;
    }
    k += usize::from(matches!(&*s.word(k), "late" | "early" | "mid"));
    k += usize::from(s.hyphen(k) && k > end);
    let value = s.value(k, Class::DayPart).and_then(part);
    if value.is_some() && !possessive && found.date.part.is_none() {
        found.date.part = value;
        found.tokens.end = k + 1;
    }
    found
}
