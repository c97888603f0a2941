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
        let (face, or) = or_later(s, face);
        let start = i - usize::from(i > s.start && s.text(i) == "quarter" && &*s.word(i - 1) == "a");
        let day = day_behind(c, face.end).filter(|d| face.sure || at_hour(c, i) && d.date.part.is_some());
        if day.is_none() && !face.sure {
            return None;
        }
        let (end, date) = day.map_or((face.end, Date::default()), |d| (d.tokens.end, d.date));
        let time = Some(face.in_part(date.part).written());
        let mut found = Found::new(start..end, Date { time, ..date });
        if let Some(side) = or {
            open(&mut found.date, side);
        }
        return Some(found);
    }
    let (words, value) = s.entry(i, Class::DayPart)?;
    let value = part(value)?;
    let before = i.wrapping_sub(1 + usize::from(i > s.start && s.hyphen(i - 1)));
    let staged =
        i > s.start && matches!(&*s.word(before), "early" | "late" | "mid") || s.text(i) == "overnight";
    // "at dawn today", "overnight Tuesday"; "the morning Tuesday" is none.
    let plain = matches!(&*s.word(i), "morning" | "afternoon" | "evening" | "night");
    let counted = s.value(words.end, Class::RelativeDay).is_some_and(|v| v.starts_with("day "));
    let touches = (staged || !plain) && s.is(words.end, Class::Weekday) || !plain && counted;
    if !matches!(&*s.word(words.end), "of" | "on") && !touches {
        return None;
    }
    let day =
        day_behind(c, words.end).or_else(|| two_days(c, words.end).filter(|_| value == DayPart::Night))?;
    Some(Found::new(i..day.tokens.end, Date { part: Some(value), ..day.date }))
}

/// "on the night of May 3-4": the two days that a night touches.
fn two_days(c: &Context, at: usize) -> Option<Found> {
    let s = c.s;
    let k = at + 1 + usize::from(s.text(at + 1) == "the");
    let found = if s.is(k, Class::Month) { super::day::month(c, k) } else { super::day::of_month(c, k) }?;
    let next = found.date.earliest.and_then(|d| calendar::plus_days(d, 1));
    (next.is_some() && next == found.date.latest).then_some(found)
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
    // "at 11:15 on the night of June 2"
    if let Some(value) = s.value(k, Class::DayPart).and_then(part).filter(|_| s.text(k + 1) == "of") {
        let day = day_behind(c, k + 1)?;
        return Some(Found { date: Date { part: Some(value), ..day.date.clone() }, ..day });
    }
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
        super::day::of_month(c, inner)
            .or_else(|| super::day::iso(c, inner))
            .or_else(|| super::day::alone_in_month(c, inner))
    } else {
        super::word(c, inner)
    }?;
    let one = found.date.earliest == found.date.latest && found.date.time.is_none();
    let found = one.then(|| beside(c, found))?;
    Some(found)
}

/// Whether a bare number stands where an hour would: "at 9 tomorrow morning", "will be back 7, this morning".
fn at_hour(c: &Context, i: usize) -> bool {
    let s = c.s;
    i == s.start
        || matches!(&*s.word(i - 1), "at" | "by" | "until" | "around" | "about" | "after" | "before")
        || s.text(i + 1) == "," && c.forward(i)
}

/// "3 p.m. or later": the time, ending behind those words, and the side to which they open it.
fn or_later<'p>(s: Stretch<'p, '_>, face: Face) -> (Face, Option<&'p str>) {
    let behind = s
        .entry(face.end, Class::DateBound)
        .and_then(|(words, side)| Some((words.end, side.strip_prefix("behind ")?)));
    match behind {
        Some((end, side)) if face.sure => (Face { end, ..face }, Some(side)),
        _ => (face, None),
    }
}

/// The end of the day, where a time is open to that side.
const LATEST: &str = "24:00";

/// Opens the time of a date to one side. Its day stays: before five on Thursday is on Thursday.
pub(super) fn open(date: &mut Date, side: &str) {
    if date.until.is_some() {
        return;
    }
    match side {
        "before" | "until" | "through" => {
            date.until = date.time.take().map(|t| if t == "00:00" { LATEST.to_owned() } else { t });
        }
        "after" | "since" => date.until = Some(LATEST.to_owned()),
        _ => {}
    }
}

/// Whether a time of day, or two, stand at a token or behind the "at" or "from" there.
pub(super) fn stands(s: Stretch, at: usize) -> bool {
    let led = matches!(&*s.word(at), "at" | "around" | "from" | "between");
    let k = at + usize::from(led);
    time(s, k).is_some() || hours::read(s, k).is_some_and(|h| h.sure)
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
    if let Some(hours) = hours::planned(c, k + lead)
        && let Some((time, until)) = hours.written(part)
    {
        found.tokens.end = hours.end;
        found.date = spanned(found.date, time, until);
        return found;
    }
    let bound =
        s.entry(k, Class::DateBound).filter(|(_, side)| matches!(*side, "before" | "until" | "after"));
    if let Some((words, _)) = &bound {
        k = words.end;
    }
    k += usize::from(matches!(&*s.word(k), "at" | "around" | "about" | "@"));
    k += usize::from(matches!(&*s.word(k), "around" | "about"));
    let colon = |f: &Face| bound.is_some() && f.end == k + 1 && s.text(k).contains(':');
    let Some(face) =
        time(s, k).or_else(|| bare_hour(c, k, end, part)).or_else(|| face::read(s, k).filter(colon))
    else {
        return found;
    };
    // "on Thursday, after 9 a.m. Wednesday" has two days.
    if bound.is_some() && day_behind(c, face.end).is_some() {
        return found;
    }
    found.tokens.end = face.end;
    found.date.time = Some(face.in_part(part).written());
    if let Some((_, side)) = bound {
        open(&mut found.date, side);
    }
    with_year(s, found)
}

/// "Wed Oct 26 15:50:06 2016": the year behind the time, as machines write it.
fn with_year(s: Stretch, mut found: Found) -> Found {
    let end = found.tokens.end;
    let written = s.text(end.wrapping_sub(2)) == ":" && found.tokens.clone().any(|k| s.is(k, Class::Month));
    if let Some(year) = super::year::plain(s, end).filter(|_| written)
        && let Some(day) = found.date.earliest
        && let Some(day) = calendar::day(year, i64::from(day.month()), i64::from(day.day()))
    {
        (found.date.earliest, found.date.latest) = (Some(day), Some(day));
        found.tokens.end = end + 1;
    }
    found
}

/// "tonight at 7", "Saturday morning at 9": the part of the day says which seven it is; "they meet Saturday at 5".
fn bare_hour(c: &Context, k: usize, end: usize, part: Option<DayPart>) -> Option<Face> {
    const NEAR: usize = 12;
    let s = c.s;
    let closes = s.token(k + 1).is_none() || s.is_mark(k + 1) && !s.glued(k + 2) && !s.hyphen(k + 1);
    if !s.is_number(k) || !matches!(s.text(end), "at" | "@") || !closes {
        return None;
    }
    // "shares closed Monday at 7." is a price.
    let level = |k: usize| {
        s.any(k, &[Class::Change, Class::Attribute, Class::Contest, Class::Currency])
            || matches!(s.text(k), "closed" | "ended" | "settled" | "stood" | "traded" | "finished")
    };
    let near = k.saturating_sub(NEAR).max(s.start)..k;
    if part.is_none() && (s.text(k).contains('.') || near.into_iter().any(level)) {
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
    // "on Monday at dusk"
    k += usize::from(s.text(k) == "at" && s.value(k + 1, Class::DayPart).and_then(part).is_some());
    k += staged(k);
    k += usize::from(s.hyphen(k) && k > end);
    let half = match s.text(k) {
        "AM" if k == end => Some(DayPart::Morning),
        "PM" if k == end => Some(DayPart::Afternoon),
        _ => None,
    };
    let value = half.or_else(|| s.value(k, Class::DayPart).and_then(part));
    if value.is_some() && !possessive && found.date.part.is_none() {
        found.date.part = value;
        found.tokens.end = k + 1;
    }
    found
}
