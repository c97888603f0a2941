//! Weekdays: by their names alone, with a day of the month or a week behind them, and counted.

use super::super::stretch::Stretch;
use super::Found;
use super::bare::{Bare, Looks};
use super::context::{Context, nearest_weekday, one};
use super::counted::anchor;
use super::day::{day_number, month, of_month};
use super::relative::part_of;
use crate::text::calendar;
use crate::text::lexicon::Class;

/// "Thursday", "last Monday", "Monday, June 10"
pub(super) fn read(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let number: i64 = s.value(i, Class::Weekday)?.parse().ok()?;
    if !names_a_day(s, i) {
        return None;
    }
    let end = i + 1 + usize::from(s.text(i).len() <= 5 && s.text(i + 1) == "." && s.glued(i + 1));
    // "Monday, June 10", "Monday the 10th of June", "Friday (June 7)"
    let mut k = end + usize::from(matches!(s.text(end), "," | "("));
    k += usize::from(&*s.word(k) == "the");
    // "Friday’s second match"
    let attributive = s.token(i).is_some_and(|t| t.possessive());
    let exact = if s.is(k, Class::Month) { month(c, k) } else { of_month(c, k) };
    let bracket = s.text(end) == "(";
    let fits = |f: &Found| !attributive && (!bracket || s.text(f.tokens.end) == ")");
    let exact = exact.or_else(|| numbered(c, k, number).filter(fits));
    let exact = exact.or_else(|| in_week(c, end, number));
    if let Some(found) = exact.filter(|f| f.tokens.start == k && f.date.earliest == f.date.latest) {
        let end = found.tokens.end;
        let found = if found.guessed { in_its_year(c, i, number, found) } else { found };
        return Some(Found::new(i..end, found.date));
    }
    // "the second Tuesday of each month" is none that can be named.
    if i > s.start && s.is(i - 1, Class::Ordinal) && !attributive {
        return Some(Found::new(i - 1..end, one(None)));
    }
    if let Some(found) = week_on(c, i, end, number) {
        return Some(found);
    }
    if let Some(found) = beside(c, i, end, number, 1).or_else(|| weeks_away(c, i, end, number)) {
        return Some(found);
    }
    // "following Tuesday’s vote" is behind it; "the following Tuesday" is the next.
    let after = i > s.start && &*s.word(i - 1) == "following" && !s.is(i.wrapping_sub(2), Class::Determiner);
    let behind = turned_behind(s, end);
    let ahead = c.forward(i) || lasting(c, i);
    let word = if i > s.start && !after { s.value(i - 1, Class::RelativeDay) } else { None };
    let day = c.today.and_then(|today| match word {
        // Told from the day before it in the text, where there is one.
        Some("next") if &*s.word(i - 1) == "following" && c.before.is_some() => {
            nearest_weekday(calendar::plus_days(c.before?.1, 1)?, number, true)
        }
        Some("last") => nearest_weekday(calendar::plus_days(today, -1)?, number, false),
        Some("next") if matches!(&*s.word(i - 1), "coming" | "upcoming") => {
            nearest_weekday(calendar::plus_days(today, 1)?, number, true)
        }
        Some("next") => calendar::plus_days(calendar::week(today)?.0, 6 + number),
        Some("this") => calendar::plus_days(calendar::week(today)?.0, number - 1),
        _ if behind == Some(-1) => nearest_weekday(calendar::plus_days(today, -1)?, number, false),
        _ if behind == Some(1) => nearest_weekday(calendar::plus_days(today, 1)?, number, true),
        _ => nearest_weekday(today, number, ahead),
    });
    let directed = matches!(word, Some("last" | "next" | "this"));
    let bare =
        (!directed && behind.is_none()).then(|| Bare { weekday: number, looks: Looks::read(s, i, ahead) });
    let end = end + usize::from(behind.is_some());
    Some(Found { bare, ..Found::new(i - usize::from(directed)..end, one(day)) })
}

/// A day without a year is of the year beside in which it is that weekday, where that is near enough.
fn in_its_year(c: &Context, at: usize, weekday: i64, mut found: Found) -> Found {
    const AHEAD: i32 = 240;
    let (Some(today), Some(day)) = (c.today, found.date.earliest) else { return found };
    if calendar::weekday(day) == weekday {
        return found;
    }
    let fits = |d: &calendar::Day| {
        let far = (*d - today).get_days();
        calendar::weekday(*d) == weekday && far >= -366 && far <= if c.backward(at) { 0 } else { AHEAD }
    };
    if let Some(day) = [-12, 12].iter().filter_map(|by| calendar::plus_months(day, *by)).find(fits) {
        (found.date.earliest, found.date.latest) = (Some(day), Some(day));
    }
    found
}

/// "on Saturday last", "Monday next": which way the word behind turns.
fn turned_behind(s: Stretch, end: usize) -> Option<i64> {
    let turn = match s.text(end) {
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    let closes = s.token(end + 1).is_none()
        || s.is_mark(end + 1) && !s.hyphen(end + 1)
        || s.any(end + 1, &[Class::Preposition, Class::Conjunction]);
    closes.then_some(turn)
}

/// "runs until Sunday": what is not over ends on a day to come.
fn lasting(c: &Context, i: usize) -> bool {
    const OPENING: usize = 3;
    let s = c.s;
    i >= s.start + OPENING && matches!(s.text(i - 1), "until" | "till" | "through") && !c.backward(i)
}

/// "a week on Friday": a week behind the coming one.
fn week_on(c: &Context, i: usize, end: usize, weekday: i64) -> Option<Found> {
    let s = c.s;
    let led = i >= s.start + 3 && s.text(i - 1) == "on" && s.text(i - 2) == "week" && s.text(i - 3) == "a";
    if !led || !c.forward(i - 3) {
        return None;
    }
    let day = c
        .today
        .and_then(|t| calendar::plus_days(nearest_weekday(calendar::plus_days(t, 1)?, weekday, true)?, 7));
    Some(Found::new(i - 3..end, one(day)))
}

/// "the Monday after Easter", "the third Tuesday before Christmas 2014": counted from a day that has a name or a
/// date of its own.
fn beside(c: &Context, i: usize, end: usize, weekday: i64, nth: i64) -> Option<Found> {
    let s = c.s;
    let turn = match s.text(end) {
        "after" | "following" => 1,
        "before" | "preceding" => -1,
        _ => return None,
    };
    let the = usize::from(s.text(end + 1) == "the");
    let k = end + 1 + the;
    let from = if the == 1 && s.is(k, Class::Ordinal) {
        part_of(c, k)
    } else if s.is_number(k)
        || s.is(k, Class::Month)
        || s.is(k, Class::NamedTime)
        || s.token(k)?.begins.has(Class::NamedTime)
    {
        anchor(c, k)
    } else {
        None
    }?;
    let from =
        from.date.earliest.filter(|_| from.date.earliest == from.date.latest).map(|d| (d, from.tokens.end));
    let (day, end) = from?;
    let first = nearest_weekday(calendar::plus_days(day, turn)?, weekday, turn > 0)?;
    Some(Found::new(i..end, one(calendar::plus_days(first, turn * 7 * (nth - 1)))))
}

/// "the third Tuesday after Christmas": the ordinal stands at `i`.
pub(super) fn nth_beside(c: &Context, i: usize) -> Option<Found> {
    let (nth, k) = day_number(c.s, i)?;
    let weekday = c.s.value(k, Class::Weekday)?.parse().ok()?;
    beside(c, i, k + 1, weekday, nth).filter(|_| nth <= 60)
}

/// "Monday two weeks from now", "Friday three weeks ago": the weekday of the week that lies so far away.
fn weeks_away(c: &Context, i: usize, end: usize, weekday: i64) -> Option<Found> {
    let s = c.s;
    if !s.is_number(end) && !s.is(end, Class::Cardinal) || s.value(end + 1, Class::Period) != Some("week") {
        return None;
    }
    let weeks: i64 = s.value(end, Class::Cardinal).unwrap_or(s.text(end)).parse().ok()?;
    let (turn, end) = away(s, end + 2)?;
    let day = c.today.and_then(|t| {
        let monday = calendar::week(calendar::plus_days(t, weeks.checked_mul(7 * turn)?)?)?.0;
        calendar::plus_days(monday, weekday - 1)
    });
    Some(Found::new(i..end, one(day)))
}

/// "two Thursdays ago", "four Tuesdays from now": the number stands at `i`.
pub(super) fn counted(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let name = s.text(i + 1);
    let single = name.strip_suffix('s').unwrap_or(name);
    if !single.ends_with("day") || name.len() < 6 {
        return None;
    }
    let weekday: i64 = s.lexicon().value_of(&single.to_lowercase(), Class::Weekday)?.parse().ok()?;
    let n: i64 =
        s.value(i, Class::Cardinal).unwrap_or(s.text(i)).parse().ok().filter(|n| (1..=60).contains(n))?;
    let later = s.text(i + 2) == "later";
    let (turn, end) = if later { (1, i + 3) } else { away(s, i + 2)? };
    let from = if later { c.before.map(|d| d.1) } else { c.today };
    let day = from.and_then(|t| {
        let first = nearest_weekday(calendar::plus_days(t, turn)?, weekday, turn > 0)?;
        calendar::plus_days(first, turn * 7 * (n - 1))
    });
    Some(Found::new(i..end, one(day)))
}

/// "ago", "from now", "hence": which way it turns, and where it ends.
fn away(s: Stretch, k: usize) -> Option<(i64, usize)> {
    match (s.text(k), s.text(k + 1)) {
        ("ago", _) => Some((-1, k + 1)),
        ("hence", _) => Some((1, k + 1)),
        ("from", "now" | "today") => Some((1, k + 2)),
        _ => None,
    }
}

/// "Tuesday the 19th", "Friday 31": the nearest month in which that day is that weekday.
fn numbered(c: &Context, k: usize, weekday: i64) -> Option<Found> {
    let s = c.s;
    let (day, end) = day_number(s, k).or_else(|| spelled(s, k))?;
    // "this Thu 9-11am"
    if super::clock::stands(s, k) {
        return None;
    }
    let the = &*s.word(k.wrapping_sub(1)) == "the";
    // "told the club on Friday first"
    if s.is(k, Class::Ordinal) && !the {
        return None;
    }
    let suffixed = end > k + 1 || the;
    if !suffixed && (s.is_lower(end) || s.is(end, Class::DayPart))
        || s.any(end, &[Class::Period, Class::DayPart])
    {
        return None;
    }
    const MONTHS: [i64; 13] = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];
    let (year, month, _) = c.ymd()?;
    let found = MONTHS.iter().find_map(|by| {
        let first = calendar::month(year, month + by)?.0;
        let day = calendar::plus_days(first, day - 1).filter(|d| d.month() == first.month())?;
        (calendar::weekday(day) == weekday).then_some(day)
    })?;
    Some(Found::new(k..end, one(Some(found))))
}

/// "Friday the fifteen", where nothing is counted.
fn spelled(s: Stretch, k: usize) -> Option<(i64, usize)> {
    let day = s.value(k, Class::Cardinal)?.parse().ok().filter(|d| (1..=31).contains(d))?;
    let closes = s.token(k + 1).is_none() || s.is_mark(k + 1) && !s.hyphen(k + 1);
    (closes && &*s.word(k - 1) == "the").then_some((day, k + 1))
}

/// "Tuesday of next week", "Wednesday next week", "Monday last week"
fn in_week(c: &Context, end: usize, weekday: i64) -> Option<Found> {
    let s = c.s;
    let k = end + usize::from(&*s.word(end) == "of");
    let k = k + usize::from(&*s.word(k) == "the");
    let turn = s.value(k, Class::RelativeDay)?;
    if s.value(k + 1, Class::Period)? != "week" {
        return None;
    }
    let weeks = match turn {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let monday = calendar::week(c.today?)?.0;
    // What the caller checks is where the words begin, not that they hold a number.
    let start = end + usize::from(matches!(s.text(end), "," | "("));
    Some(Found::new(start..k + 2, one(calendar::plus_days(monday, weeks * 7 + weekday - 1))))
}

/// Not "Mondays", "every Monday"; not the sun, nor what someone sat on.
fn names_a_day(s: Stretch, i: usize) -> bool {
    let before = if i > s.start { s.word(i - 1) } else { "".into() };
    if matches!(&*before, "every" | "each" | "black" | "bloody" | "super" | "bowl" | "ash" | "palm" | "patch")
    {
        return false;
    }
    // "the SAT-3 cable"
    if s.token(i).is_some_and(|t| t.caps) && s.hyphen(i + 1) && s.glued(i + 1) && s.glued(i + 2) {
        return false;
    }
    let short = s.text(i).len() <= 4;
    if !short {
        return true;
    }
    let placed = matches!(&*before, "on" | "last" | "next" | "this")
        || s.is(i + 1, Class::Month)
        || s.is_number(i + 1);
    let alone = i == s.start && s.token(i + 1).is_none();
    alone
        || placed
        || s.is_capital(i)
            && &*before != "the"
            && (s.is_mark(i + 1) || s.token(i + 1).is_none())
            && i > s.start
}
