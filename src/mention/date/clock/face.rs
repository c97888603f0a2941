//! One time of day as people write it: "2:30 p.m.", "half past seven", "nine o'clock", "1353 GMT". What day it
//! is of, and whether another time ends it, is asked elsewhere.

use super::super::super::stretch::Stretch;
use super::part;
use crate::text::lexicon::Class;
use crate::text::value::DayPart;

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Face {
    /// Where its words end.
    pub(super) end: usize,
    /// Minutes since midnight, or since noon where its half of the day is not known.
    pub(super) minutes: u32,
    pub(super) half: Half,
    /// It is a time by its own words. Others ("7") are one beside a second time or a part of the day.
    pub(super) sure: bool,
}

/// Which half of the day a time belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Half {
    /// Said, or written in 24 hours.
    Known,
    /// One of the two.
    Open,
}

/// Half a day, in minutes.
pub(super) const NOON: u32 = 12 * 60;
const DAY: u32 = 24 * 60;

impl Face {
    /// As `14:02`.
    pub(super) fn written(self) -> String {
        let minutes = self.minutes % DAY;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// The same time in the half of the day that its part lies in.
    pub(super) fn in_part(self, part: Option<DayPart>) -> Self {
        let late = match part {
            Some(DayPart::Afternoon | DayPart::Evening) => self.minutes < NOON,
            // "at 2 on Monday night" may be both.
            Some(DayPart::Night) => (5 * 60..NOON).contains(&self.minutes),
            _ => false,
        };
        if self.half == Half::Open && late { self.known(self.minutes + NOON) } else { self }
    }

    fn known(self, minutes: u32) -> Self {
        Face { minutes, half: Half::Known, sure: true, ..self }
    }
}

/// The time that begins at a token, sure or not.
pub(super) fn read(s: Stretch, i: usize) -> Option<Face> {
    if let Some(value) = s.value(i, Class::DayPart).filter(|v| v.contains(':')) {
        let (hour, minute) = clock(value)?;
        return Some(Face { end: i + 1, minutes: hour * 60 + minute, half: Half::Known, sure: true });
    }
    let face = four_digits(s, i).or_else(|| digits(s, i)).or_else(|| past(s, i)).or_else(|| words(s, i))?;
    Some(zoned(s, face))
}

fn clock(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute = parts.next().unwrap_or("0");
    let minute: u32 = minute.parse().ok().filter(|m| *m < 60)?;
    let seconds = parts.next().is_none_or(|s| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()));
    (hour < 25 && seconds && parts.next().is_none()).then_some((hour, minute))
}

/// "7", "7:30", "7.30 p.m.", "15:50:06"
fn digits(s: Stretch, i: usize) -> Option<Face> {
    let attached = i > s.start
        && s.glued(i)
        && (s.is_word(i - 1) || s.lexicon().value_of(s.text(i - 1), Class::Currency).is_some());
    if !s.is_number(i) || attached {
        return None;
    }
    let text = s.text(i);
    if let Some(face) = lettered(s, i) {
        return Some(face);
    }
    let (hour, minute) = clock(text)?;
    let colon = text.contains(':');
    if text.contains('.') && text.split('.').next_back().is_none_or(|m| m.len() != 2) {
        return None;
    }
    // "15:50:06"
    let seconds = colon && s.text(i + 1) == ":" && s.glued(i + 1) && s.glued(i + 2) && s.is_number(i + 2);
    let end = i + if seconds { 3 } else { 1 };
    let face = Face { end, minutes: hour * 60 + minute, half: Half::Open, sure: false };
    let face = halved(s, face)?;
    // "in 2:19:41" a race was run.
    let placed = i > s.start && matches!(&*s.word(i - 1), "at" | "until" | "by") || i == s.start;
    if seconds
        && text.len() < 5
        && face.half == Half::Open
        && !placed
        && !s.any(i.wrapping_sub(1), &[Class::Month, Class::Weekday])
    {
        return None;
    }
    if face.half == Half::Known || face.sure {
        return Some(face);
    }
    if text.contains('.') || !colon && (text.len() > 2 || hour == 0 || hour > 12) || hour == 24 {
        return None;
    }
    let half = if hour > 12 || hour == 0 { Half::Known } else { Half::Open };
    let minutes = if half == Half::Open && hour == 12 { minute + NOON } else { face.minutes };
    Some(Face { minutes, half, sure: colon && clock_face(s, i), ..face })
}

/// "19h30"; "9a", which only a second time makes one.
fn lettered(s: Stretch, i: usize) -> Option<Face> {
    let hour: u32 = s.text(i).parse().ok().filter(|h| *h < 24)?;
    if !s.glued(i + 1) || s.glued(i + 2) && s.is_word(i + 2) {
        return None;
    }
    let face = Face { end: i + 2, minutes: hour * 60, half: Half::Known, sure: false };
    match s.text(i + 1) {
        "a" | "p" if (1..=12).contains(&hour) => {
            let late = if s.text(i + 1) == "p" { NOON } else { 0 };
            Some(Face { minutes: hour % 12 * 60 + late, ..face })
        }
        letters => {
            let minute = letters.strip_prefix('h').filter(|m| m.len() == 2)?;
            let minute: u32 = minute.parse().ok().filter(|m| *m < 60)?;
            Some(Face { minutes: hour * 60 + minute, sure: true, ..face })
        }
    }
}

/// Gives a time its a.m., p.m., o'clock, or the part of the day behind it.
fn halved(s: Stretch, face: Face) -> Option<Face> {
    let (hour, k) = (face.minutes / 60, face.end);
    let twelve = |add: u32, end: usize| {
        let fits = (1..=12).contains(&hour);
        fits.then(|| Face { end, ..face.known(face.minutes % NOON + add) })
    };
    let word = s.word(k);
    match &*word {
        "am" => return twelve(0, k + 1),
        "pm" => return twelve(NOON, k + 1),
        "a" | "p" => {
            // "2:30 p. m.", as some agencies write it; "nine a m".
            let dot = usize::from(s.text(k + 1) == ".");
            if matches!(&*s.word(k + 1 + dot), "m") {
                let end = k + 2 + dot;
                let closing = s.text(end) == "." && dot == 1 && s.token(end + 1).is_some();
                return twelve(if &*word == "p" { NOON } else { 0 }, end + usize::from(closing));
            }
        }
        "o'clock" | "oclock" => {
            let face = Face { end: k + 1, sure: true, ..face };
            return Some(daytime(s, face).unwrap_or(face)).filter(|_| hour < 24);
        }
        _ => {}
    }
    Some(daytime(s, face).unwrap_or(face))
}

/// "3 in the morning", "nine at night"
fn daytime(s: Stretch, face: Face) -> Option<Face> {
    let k = face.end;
    let end = match (&*s.word(k), &*s.word(k + 1)) {
        ("in", "the") => k + 2,
        ("at", "night") => k + 1,
        _ => return None,
    };
    let value = part(s.value(end, Class::DayPart)?)?;
    if !(60..NOON + 60).contains(&face.minutes) {
        return None;
    }
    let minutes = face.minutes % NOON;
    let late = match value {
        DayPart::Morning => false,
        DayPart::Night => minutes >= 5 * 60,
        _ => true,
    };
    Some(Face { end: end + 1, ..face.known(minutes + if late { NOON } else { 0 }) })
}

/// "nine o'clock", "five-thirty p.m."; "nine" alone is none.
fn words(s: Stretch, i: usize) -> Option<Face> {
    let (hour, mut end) = hour_word(s, i)?;
    let mut minutes = hour * 60;
    let k = end + usize::from(s.hyphen(end));
    let mut sure = false;
    if let Some((minute, next)) = minute_words(s, k) {
        minutes += minute;
        // "at six forty-three", where nothing is counted
        end = next + usize::from(s.text(next) == "minutes");
        let counts = s.is_lower(end) && !s.is(end, Class::Function) || s.is_mark(end) && s.glued(end + 1);
        sure = i > s.start && s.text(i - 1) == "at" && !counts;
    }
    let face = Face { end, minutes, half: Half::Open, sure };
    halved(s, face)
}

fn hour_word(s: Stretch, i: usize) -> Option<(u32, usize)> {
    let hour: u32 = s.value(i, Class::Cardinal)?.parse().ok()?;
    (1..=12).contains(&hour).then_some((hour, i + 1))
}

/// "thirty", "forty-three"
fn minute_words(s: Stretch, i: usize) -> Option<(u32, usize)> {
    let tens: u32 = s.value(i, Class::Cardinal)?.parse().ok().filter(|m| (10..60).contains(m))?;
    let k = i + 1 + usize::from(s.hyphen(i + 1));
    let ones =
        if tens >= 20 { s.value(k, Class::Cardinal).and_then(|v| v.parse::<u32>().ok()) } else { None };
    match ones.filter(|n| (1..10).contains(n)) {
        Some(ones) => Some((tens + ones, k + 1)),
        None => Some((tens, i + 1)),
    }
}

/// "half past seven", "a quarter to seven", "thirty-six minutes past eight"
fn past(s: Stretch, i: usize) -> Option<Face> {
    let (minute, k) = match &*s.word(i) {
        "half" => (30, i + 1),
        "quarter" => (15, i + 1),
        "a" if &*s.word(i + 1) == "quarter" => (15, i + 2),
        _ if s.is_number(i) => (s.text(i).parse::<u32>().ok().filter(|m| (1..60).contains(m))?, i + 1),
        "five" => (5, i + 1),
        "one" | "two" | "three" | "four" | "six" | "seven" | "eight" | "nine"
            if s.value(i + 1, Class::Period) == Some("minute") =>
        {
            (s.value(i, Class::Cardinal)?.parse().ok()?, i + 1)
        }
        _ => minute_words(s, i)?,
    };
    let spoken = matches!(s.value(k, Class::Period), Some("minute"));
    let k = k + usize::from(spoken);
    // "at ten to six"
    let led = i > s.start
        && !s.is_number(i)
        && matches!(&*s.word(i - 1), "at" | "around" | "about" | "until" | "before");
    let short = led && minute < 30 && minute % 5 == 0 && !counts(s, k + 2);
    if minute != 30 && minute != 15 && !spoken && !short {
        return None;
    }
    let before = match &*s.word(k) {
        "past" => false,
        "to" | "before" if minute != 30 && (spoken || short || minute == 15) => true,
        _ => return None,
    };
    if let Some((hour, 0)) = s.value(k + 1, Class::DayPart).and_then(clock).filter(|_| spoken) {
        // "five minutes past midnight"
        let minutes = (hour * 60 + if before { DAY - minute } else { minute }) % DAY;
        return Some(Face { end: k + 2, minutes, half: Half::Known, sure: true });
    }
    let hour = s.text(k + 1).parse::<u32>().ok().filter(|h| (1..=12).contains(h));
    let (hour, end) = hour.map(|h| (h, k + 2)).or_else(|| hour_word(s, k + 1))?;
    let minutes = if before { hour * 60 - minute } else { hour * 60 + minute };
    let face = Face { end, minutes, half: Half::Open, sure: true };
    halved(s, face)
}

/// Whether a noun follows that is counted: "at ten to six places".
fn counts(s: Stretch, at: usize) -> bool {
    s.hyphen(at)
        || s.is_lower(at)
            && !s.any(at, &[Class::Function, Class::RelativeDay, Class::DayPart, Class::Conjunction])
}

/// "1353 GMT", "1353 (1023 GMT)", "at 0430"
fn four_digits(s: Stretch, i: usize) -> Option<Face> {
    let text = s.text(i);
    if text.len() != 4 || !s.is_number(i) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let zone =
        |k: usize| matches!(&*s.word(k), "gmt" | "bst" | "utc" | "cet" | "est" | "edt" | "hours" | "hrs");
    let other = s.text(i + 1) == "(" && s.is_number(i + 2) && zone(i + 3);
    let led = i > s.start && matches!(&*s.word(i - 1), "at" | "around" | "about" | "by" | "until");
    let plain = led && text.starts_with('0') && !s.glued(i + 1) && !counts(s, i + 1);
    if !zone(i + 1) && !other && !plain {
        return None;
    }
    let (hour, minute): (u32, u32) = (text.get(..2)?.parse().ok()?, text.get(2..)?.parse().ok()?);
    let fits = hour < 24 && minute < 60;
    let end = i + 1 + usize::from(!other && zone(i + 1));
    fits.then_some(Face { end, minutes: hour * 60 + minute, half: Half::Known, sure: true })
}

/// "5 p.m. ET", "14:00 GMT", "3 p.m. local time"
fn zoned(s: Stretch, mut face: Face) -> Face {
    let end = face.end;
    if !face.sure {
        return face;
    }
    let zone = |k: usize| {
        s.token(k).is_some_and(|t| t.caps && t.at.len() <= 4) && !s.any(k, &[Class::Month, Class::Weekday])
    };
    if zone(end) {
        face.end = end + 1;
    } else if s.text(end) == "(" && zone(end + 1) && s.text(end + 2) == ")" {
        face.end = end + 3;
    } else if &*s.word(end) == "local" && &*s.word(end + 1) == "time" {
        face.end = end + 2;
    }
    // "04:12 local time (21:12 GMT) on Sunday": the same time elsewhere.
    let at = face.end;
    if s.text(at) == "(" && s.is_number(at + 1) {
        let close = (at + 2..at + 7).find(|&k| s.text(k) == ")");
        let day = |k: usize| s.text(k) == "on" || s.is(k, Class::Weekday);
        if let Some(close) = close.filter(|&k| zone(k - 1) && day(k + 1)) {
            face.end = close + 1;
        }
    }
    face
}

/// Whether digits with a colon are a time and no score or verse.
fn clock_face(s: Stretch, i: usize) -> bool {
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    let placed = matches!(
        &*before,
        "at" | "around"
            | "about"
            | "approximately"
            | "roughly"
            | "by"
            | "until"
            | "till"
            | "from"
            | "between"
            | "before"
            | "after"
            | "since"
            | "to"
            | "and"
    );
    placed
        || s.any(i + 1, &[Class::Weekday, Class::RelativeDay, Class::Month])
        || i > s.start
            && (s.any(i - 1, &[Class::Weekday, Class::RelativeDay, Class::DayPart])
                || s.is_number(i - 1)
                || s.text(i - 1) == ",")
        || matches!(&*s.word(i + 1), "on" | "gmt" | "bst" | "utc" | "et" | "local" | "hours")
        || i == s.start
}
