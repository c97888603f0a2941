//! Dates told from another day: yesterday, last month, 10 years ago, two days later, the past two weeks.

use super::super::quantity::number;
use super::super::stretch::Stretch;
use super::Found;
use super::context::{Context, date, nearest_weekday, one};
use super::counted::{anchor, counted, whole};
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;
use crate::text::value::Date;

/// Reads a relative date whose first telling word stands at `i`.
pub(super) fn read(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    // A newspaper's name in capitals.
    let named = |k: usize| s.token(k).is_some_and(|t| t.caps);
    if i > s.start && named(i) && named(i - 1) {
        return None;
    }
    // "World News Tonight": a programme's too.
    let apart = i > s.start
        && s.is_capital(i)
        && s.is_capital(i - 1)
        && !s.any(i - 1, &[Class::Weekday, Class::Month]);
    if apart && s.value(i, Class::RelativeDay).is_some_and(|v| v.starts_with("day ")) && !s.title_case() {
        return None;
    }
    // A programme’s: on “This Hour”, the club’s This Week.
    let title = s.is_capital(i) && s.is_capital(i + 1) && s.is(i + 1, Class::Period);
    if title
        && i > s.start
        && (matches!(s.text(i - 1), "\"" | "“" | "‘" | "'") || s.token(i - 1)?.possessive())
    {
        return None;
    }
    if let Some((tokens, value)) = s.entry(i, Class::RelativeDay) {
        if let Some(rest) = value.strip_prefix("day ") {
            let (distance, part) = rest.split_once(' ').unwrap_or((rest, ""));
            let days: i64 = distance.parse().ok()?;
            let day = c.today.and_then(|t| calendar::plus_days(t, days));
            return Some(Found::new(tokens, Date { part: super::clock::part(part), ..one(day) }));
        }
        return part_of(c, i).or_else(|| stretch_of(c, i)).or_else(|| turned(c, i, value));
    }
    to_date(c, i).or_else(|| counted(c, i)).or_else(|| week_of(c, i)).or_else(|| end_of(c, i))
}

/// "the week after next", "the weekend before last", "the Friday before last", "March after next"
pub(super) fn beyond(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let ahead = match &*s.word(i + 1) {
        "after" => true,
        "before" => false,
        _ => return None,
    };
    let k = i + 2 + usize::from(&*s.word(i + 2) == "the");
    if &*s.word(k) != if ahead { "next" } else { "last" } || s.is_word(k + 1) && !s.is(k + 1, Class::Function)
    {
        return None;
    }
    let turn = if ahead { 2 } else { -2 };
    let found = |days: Option<Days>| Some(Found::new(i..k + 1, date(days)));
    if let Some(period) = s.value(i, Class::Period).filter(|p| *p != "day") {
        return found(c.today.and_then(|t| calendar_span(t, period, turn)));
    }
    if s.value(i, Class::NamedTime) == Some("weekend") {
        let week = c.today.and_then(|t| calendar_span(t, "week", turn));
        return found(week.and_then(|w| Some((calendar::plus_days(w.0, 5)?, w.1))));
    }
    if let Some(weekday) = s.value(i, Class::Weekday).and_then(|w| w.parse::<i64>().ok()) {
        let day = c.today.and_then(|t| {
            let beside = calendar::plus_days(t, turn.signum())?;
            calendar::plus_days(nearest_weekday(beside, weekday, ahead)?, 7 * turn.signum())
        });
        return found(day.map(|d| (d, d)));
    }
    let month: i64 = s.value(i, Class::Month)?.parse().ok()?;
    let (year, this, _) = c.ymd()?;
    let years = if ahead { 1 + i64::from(month <= this) } else { -1 - i64::from(month >= this) };
    found(calendar::month(year + years, month))
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
    // "the coming years" are none that can be named, the two coming ones are.
    if s.is(k, Class::Period) && s.text(k).len() > 3 && s.text(k).ends_with('s') {
        return several_before(c, i, turn);
    }
    if s.is(k, Class::Period) {
        let period = s.value(k, Class::Period)?;
        let from = if told && c.before.is_some() { c.before.map(|d| d.0) } else { c.today };
        let found = |d: Date| Some(Found::new(i..k + 1, d));
        let dash = usize::from(s.hyphen(k + 1) && s.is(k + 2, Class::Weekday));
        if period == "week"
            && let Some(weekday) = s.value(k + 1 + dash, Class::Weekday).and_then(|w| w.parse::<i64>().ok())
        {
            // "next week Wednesday"
            let monday = from.and_then(|t| calendar_span(t, "week", turn)).map(|w| w.0);
            let day = monday.and_then(|m| calendar::plus_days(m, weekday - 1));
            return Some(Found::new(i..k + 2 + dash, one(day)));
        }
        return match period {
            "day" => {
                if &*word == "this" || matches!(&*word, "last" | "past") {
                    return None;
                }
                found(one(c.before.filter(|d| d.0 == d.1).map_or_else(
                    || if ahead(c, i, turn) { calendar::plus_days(c.today?, 1) } else { None },
                    |d| calendar::plus_days(d.0, turn),
                )))
            }
            "second" | "minute" | "hour" => None,
            _ if value == "same" && c.before.is_none() => None,
            _ if &*word == "past" || over(s, i) && !told => {
                found(date(c.today.and_then(|t| window(t, 1, period, turn))))
            }
            // On a Sunday the week that is just over is the last one.
            "week" if turn < 0 && !told && c.today.is_some_and(|t| calendar::weekday(t) == 7) => {
                found(date(c.today.and_then(|t| window(t, 1, period, turn))))
            }
            _ => found(date(from.and_then(|t| calendar_span(t, period, turn)))),
        };
    }
    // "the last quarter of 2019"
    if s.text(k) == "quarter"
        && s.text(k + 1) == "of"
        && value == "last"
        && let Some((year, end)) = super::year::after(c, k + 2)
    {
        return Some(Found::new(i..end, date(calendar::months(year, 10, 12))));
    }
    if matches!(&*s.word(k), "quarter" | "qtr") && !s.is(i.wrapping_sub(1), Class::Cardinal) {
        let days = c.today.and_then(|t| calendar_span(t, "quarter", turn));
        return Some(Found::new(i..k + 1, date(days)));
    }
    if s.is(k, Class::DayPart) {
        let part = super::clock::part(s.value(k, Class::DayPart)?)?;
        let day = match (turn, told || turn == 1) {
            (-1, false) => c.today.and_then(|t| calendar::plus_days(t, -1)),
            (0, false) => c.today,
            _ => c.before.filter(|d| d.0 == d.1).map_or_else(
                || if ahead(c, i, turn) { calendar::plus_days(c.today?, 1) } else { None },
                |d| calendar::plus_days(d.0, turn),
            ),
        };
        return Some(Found::new(i..k + 1, Date { part: Some(part), ..one(day) }));
    }
    several(c, i, turn, told)
}

/// "we meet again next evening": without "the", and in a sentence that looks forward, it is tomorrow’s.
fn ahead(c: &Context, i: usize, turn: i64) -> bool {
    turn == 1 && c.forward(i) && (i == c.s.start || c.s.text(i - 1) != "the")
}

/// "over the next week" is the seven days to come, "next week" the one on the calendar.
fn over(s: Stretch, i: usize) -> bool {
    i >= s.start + 2
        && &*s.word(i - 1) == "the"
        && matches!(&*s.word(i - 2), "over" | "during" | "within" | "in" | "for")
        && !matches!(&*s.word(i + 1), "quarter" | "weekend" | "century")
        && !(&*s.word(i + 1) == "decade" && &*s.word(i - 2) == "in" && &*s.word(i) == "next")
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
            match s.value(i + 1, Class::Cardinal).filter(|_| s.text(i + 2) == "quarters") {
                // Not three of four parts, but nine months.
                Some(n) => (i + 2, n.parse().ok()?),
                None => {
                    let n = number::at(s, i + 1)?;
                    (n.tokens.end, whole(n.low)?)
                }
            }
        }
    };
    let period = s.value(k, Class::Period)?;
    if turn == 0 || told && c.before.is_some() || n == 0 {
        return None;
    }
    if matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    let days = c.today.and_then(|t| window(t, n, period, turn));
    let (smaller, end) = smaller(s, k + 1);
    let further = |(a, b): Days, (n, period): (i64, &str)| {
        let n = n.checked_mul(turn)?;
        if turn < 0 { Some((step(a, n, period)?, b)) } else { Some((a, step(b, n, period)?)) }
    };
    let days = days.and_then(|days| smaller.into_iter().try_fold(days, further));
    Some(Found::new(i..end, date(days)))
}

/// The smaller units of "the past 3 months, 2 weeks and 2 days", and where they end; none of "the past 3 months and 2
/// days ago".
fn smaller<'p>(s: Stretch<'p, '_>, at: usize) -> (Vec<(i64, &'p str)>, usize) {
    let (mut units, mut end) = (Vec::new(), at);
    while units.len() < 3 {
        let k = end + usize::from(s.text(end) == ",");
        let k = k + usize::from(s.text(k) == "and");
        let (Some(n), Some(period)) = (
            s.value(k, Class::Cardinal).unwrap_or(s.text(k)).parse().ok().filter(|n| (1..400).contains(n)),
            s.value(k + 1, Class::Period).filter(|p| matches!(*p, "day" | "week" | "month")),
        ) else {
            break;
        };
        units.push((n, period));
        end = k + 2;
    }
    if matches!(s.text(end), "ago" | "later" | "earlier" | "before" | "after") {
        (Vec::new(), at)
    } else {
        (units, end)
    }
}

/// "the two coming weeks"
fn several_before(c: &Context, i: usize, turn: i64) -> Option<Found> {
    let s = c.s;
    let n = (i.saturating_sub(2).max(s.start)..i)
        .find_map(|k| number::at(s, k).filter(|n| n.tokens.end == i && n.form == number::Form::Cardinal))?;
    let period = s.value(i + 1, Class::Period).filter(|p| !matches!(*p, "second" | "minute" | "hour"))?;
    let count = whole(n.low).filter(|&n| n > 0 && turn != 0)?;
    let days = c.today.and_then(|t| window(t, count, period, turn));
    Some(Found::new(n.tokens.start..i + 2, date(days)))
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
pub(super) fn step(from: Day, n: i64, period: &str) -> Option<Day> {
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

/// "the year to date"
fn to_date(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let period = s.value(i, Class::Period).filter(|p| matches!(*p, "month" | "year"))?;
    if &*s.word(i + 1) != "to" || &*s.word(i + 2) != "date" {
        return None;
    }
    let days = c.today.and_then(|t| Some((calendar_span(t, period, 0)?.0, t)));
    Some(Found::new(i..i + 3, date(days)))
}

/// The week, month or year that lies so many away from the one a day is in.
pub(super) fn calendar_span(from: Day, period: &str, turn: i64) -> Option<Days> {
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

/// "the week of April 10", "the week ended June 7"
fn week_of(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    if s.value(i, Class::Period)? != "week"
        || s.text(i).ends_with('s')
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
    let last = |k: usize| s.text(k).eq_ignore_ascii_case("last");
    let (nth, k) = if last(i) {
        (-1, i + 1)
    } else {
        // "the third last week of May"
        let (nth, k) = super::day::day_number(s, i)?;
        if last(k) && (s.is(i, Class::Ordinal) || k > i + 1) { (-nth, k + 1) } else { (nth, k) }
    };
    let weekend = s.value(k, Class::NamedTime).filter(|n| *n == "weekend");
    let period = s.value(k, Class::Period).filter(|p| matches!(*p, "day" | "week")).or(weekend);
    let weekday: Option<i64> = s.value(k, Class::Weekday).and_then(|w| w.parse().ok());
    // "the third week next year"
    let of = usize::from(matches!(&*s.word(k + 1), "of" | "in"));
    let turned = of == 0 && nth > 0 && s.is(k + 1, Class::RelativeDay);
    if period.is_none() && weekday.is_none() || of == 0 && !turned || nth > 31 {
        return None;
    }
    let the = usize::from(&*s.word(k + 1 + of) == "the") * of;
    let at = k + 1 + of + the;
    let of_year = || {
        let (year, end) = super::year::after(c, at).filter(|_| !s.is_number(at))?;
        Some(Found::new(at..end, date(calendar::year(year))))
    };
    let whole = anchor(c, at).or_else(|| of_this(c, k + 1 + of, the)).or_else(of_year)?;
    let days = whole.date.earliest.zip(whole.date.latest).and_then(|(a, b)| match (period, weekday) {
        (_, Some(w)) => {
            let day = calendar::nth_weekday(i64::from(a.year()), i64::from(a.month()), nth, w)?;
            (a..=b).contains(&day).then_some((day, day))
        }
        (Some("week"), _) if nth < 0 => {
            // The last week too is the one that has most of its days there.
            let last = if calendar::weekday(b) >= 4 { b } else { calendar::plus_days(b, -7)? };
            calendar::week(calendar::plus_days(last, 7 * (nth + 1))?)
        }
        (Some("weekend"), _) => {
            let saturday = calendar::nth_weekday(i64::from(a.year()), i64::from(a.month()), nth, 6)?;
            (saturday <= b).then_some((saturday, calendar::plus_days(saturday, 1)?))
        }
        (Some("week"), _) => {
            // The first week is the one that has most of its days in the month.
            let first = if calendar::weekday(a) <= 4 { a } else { calendar::plus_days(a, 7)? };
            calendar::week(calendar::plus_days(first, (nth - 1) * 7)?)
        }
        _ if nth < 0 => calendar::plus_days(b, nth + 1).filter(|d| *d >= a).map(|d| (d, d)),
        _ => calendar::plus_days(a, nth - 1).filter(|d| *d <= b).map(|d| (d, d)),
    });
    // "the first week of June on Friday"
    let end = whole.tokens.end
        + usize::from(s.text(whole.tokens.end) == "." && s.text(whole.tokens.end + 1) == "on");
    if period == Some("week")
        && s.text(end) == "on"
        && let Some(weekday) = s.value(end + 1, Class::Weekday).and_then(|w| w.parse::<i64>().ok())
    {
        let day = days.and_then(|(monday, _)| calendar::plus_days(monday, weekday - 1));
        return Some(Found::new(i..end + 2, one(day)));
    }
    Some(Found::new(i..whole.tokens.end, date(days)))
}

/// "the first three months of 2016", "the last ten days of May"
pub(super) fn stretch_of(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let first = s.value(i, Class::Ordinal) == Some("1");
    let last = s.text(i).eq_ignore_ascii_case("last");
    if !first && !last || !s.is_number(i + 1) && !s.is(i + 1, Class::Cardinal) {
        return None;
    }
    let n = number::at(s, i + 1).filter(|n| n.form == number::Form::Cardinal)?;
    let k = n.tokens.end;
    let period = s.value(k, Class::Period).filter(|p| matches!(*p, "day" | "week" | "month"))?;
    if !matches!(&*s.word(k + 1), "of" | "in") {
        return None;
    }
    let the = usize::from(&*s.word(k + 2) == "the");
    let whole_of = anchor(c, k + 2 + the).or_else(|| of_this(c, k + 2, the))?;
    let count = whole(n.low).filter(|n| (1..=400).contains(n))?;
    let days = whole_of.date.earliest.zip(whole_of.date.latest).and_then(|(a, b)| {
        let span = if first {
            (a, calendar::plus_days(step(a, count, period)?, -1)?)
        } else {
            // Back from the day behind it, so that months end with months.
            (step(calendar::plus_days(b, 1)?, -count, period)?, b)
        };
        (a <= span.0 && span.1 <= b).then_some(span)
    });
    Some(Found::new(i..whole_of.tokens.end, date(days)))
}

/// "of the month", "of the year": those the article is in.
fn of_this(c: &Context, at: usize, the: usize) -> Option<Found> {
    let s = c.s;
    let k = at + the;
    let period = s.value(k, Class::Period).filter(|p| matches!(*p, "month" | "year" | "week"))?;
    (the == 1).then(|| Found::new(at..k + 1, date(c.today.and_then(|t| calendar_span(t, period, 0)))))
}
