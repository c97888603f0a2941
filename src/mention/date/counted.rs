//! Spans of time told from a day: "10 years ago", "two days later", "three weeks from tomorrow", "2 years and 3
//! months ago", "in two weeks’ time".

use super::super::quantity::number::{self, Number};
use super::super::stretch::Stretch;
use super::Found;
use super::context::{Context, date, nearest_weekday, one};
use super::relative::{calendar_span, step};
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// A span of time as it is written: "two or three years", "2 years and 3 months".
struct Amount<'p> {
    /// Where its words start, hedge included.
    start: usize,
    /// Its larger units, the largest first, each a whole number.
    larger: Vec<(i64, &'p str)>,
    /// Its least and most, in its smallest unit.
    low: Decimal,
    high: Decimal,
    period: &'p str,
    hedge: Option<Hedge>,
}

/// What a hedge does to a span of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hedge {
    /// "more than two weeks ago": any time before that.
    More,
    /// "less than two weeks ago": any time since.
    Less,
    /// "about two weeks ago": nothing, since such spans are vague anyhow.
    Vague,
}

impl<'p> Amount<'p> {
    /// The span of time whose last unit stands at `i`, and half of one more.
    fn read(s: Stretch<'p, '_>, i: usize, half: bool) -> Option<Self> {
        let period = s.value(i, Class::Period)?;
        let (mut start, low, high) = number_before(s, i)?;
        let more = if half { Decimal::new(5, 1) } else { Decimal::ZERO };
        let mut larger = Vec::new();
        let near = start;
        while larger.len() < 3
            && let Some((n, unit, at)) = larger_unit(s, start)
        {
            larger.insert(0, (n, unit));
            start = at;
        }
        // "for the past 3 months and 2 days ago": two times, no sum.
        if !larger.is_empty() && start > s.start && s.is(start - 1, Class::RelativeDay) {
            larger.clear();
            start = near;
        }
        let hedge = hedge(s, start);
        let (hedge, start) = hedge.map_or((None, start), |(h, at)| (Some(h), at));
        Some(Amount { start, larger, low: low + more, high: high + more, period, hedge })
    }

    /// The day so far from a day as its larger units reach.
    fn far(&self, from: Day, turn: i64) -> Option<Day> {
        self.larger.iter().try_fold(from, |day, (n, unit)| step(day, n.checked_mul(turn)?, unit))
    }

    /// The days that it reaches from others; of one day's exactness where that is how it is told.
    fn reach(&self, (a, b): Days, turn: i64, exact: bool) -> Option<Days> {
        let (a, b) = (self.far(a, turn)?, self.far(b, turn)?);
        let day = |from: Day, n: Decimal| step(from, whole(n)?.checked_mul(turn)?, self.period);
        match self.hedge {
            Some(Hedge::More | Hedge::Less) | None if exact && a == b && self.low == self.high => {
                let day = day(a, self.low)?;
                Some((day, day))
            }
            _ => away(a, b, self.low, self.high, turn, self.period),
        }
    }

    /// The date that it tells from other days, hedge and all.
    fn told(&self, from: Days, turn: i64, exact: bool) -> Option<(Option<Day>, Option<Day>)> {
        let open = matches!(self.hedge, Some(Hedge::More | Hedge::Less)) && self.low.fract() == Decimal::ZERO;
        if !open {
            return self.reach(from, turn, exact).map(|d| (Some(d.0), Some(d.1)));
        }
        let (a, b) = (self.far(from.0, turn)?, self.far(from.1, turn)?);
        let by = whole(self.low)?.checked_mul(turn)?;
        let (first, last) = (step(a, by, self.period)?, step(b, by, self.period)?);
        let beside = |day: Day, n: i64| calendar::plus_days(day, n);
        Some(match (self.hedge, turn < 0) {
            (Some(Hedge::More), true) => (None, beside(first, -1)),
            (Some(Hedge::More), false) => (Some(last), None),
            (_, true) => (beside(first, 1), Some(from.1)),
            (_, false) => (Some(from.0), beside(last, -1)),
        })
    }
}

/// The larger unit whose words end where a smaller one starts: the "2 years" of "2 years and 3 months".
fn larger_unit<'p>(s: Stretch<'p, '_>, start: usize) -> Option<(i64, &'p str, usize)> {
    let mut k = start.checked_sub(1)?;
    k -= usize::from(&*s.word(k) == "and" && k > s.start);
    k -= usize::from(s.text(k) == "," && k > s.start);
    let unit = s.value(k, Class::Period)?;
    let (at, low, high) = number_before(s, k)?;
    (low == high).then_some((whole(low)?, unit, at))
}

/// The hedge that ends where a span of time starts, and where it begins.
fn hedge(s: Stretch, start: usize) -> Option<(Hedge, usize)> {
    const LONGEST: usize = 4;
    (start.saturating_sub(LONGEST).max(s.start)..start).find_map(|k| {
        let (words, value) = s.entry(k, Class::HedgeBefore)?;
        let hedge = match value {
            "more-than" | "at-least" => Hedge::More,
            "less-than" | "at-most" => Hedge::Less,
            _ => Hedge::Vague,
        };
        (words.end == start).then_some((hedge, k))
    })
}

/// "10 years ago", "two days later", "a year earlier", "three weeks from tomorrow", "the day after"
pub(super) fn counted(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let period = s.value(i, Class::Period)?;
    if let Some(found) = starting(c, i).or_else(|| up_to(c, i)) {
        return Some(found);
    }
    let half = &*s.word(i + 1) == "and" && &*s.word(i + 2) == "a" && &*s.word(i + 3) == "half";
    let next = i + 1 + if half { 3 } else { 0 };
    let word = s.word(next);
    if &*word == "ago"
        && let Some(found) = ago_today(c, i, next)
    {
        return Some(found);
    }
    let (turn, today, mut end) = match &*word {
        "ago" => (-1, true, next + 1),
        "hence" => (1, true, next + 1),
        "from" if &*s.word(next + 1) == "now" => (1, true, next + 2),
        "earlier" => (-1, false, next + 1),
        "later" => (1, false, next + 1),
        "before" => (-1, false, next + 1),
        "after" | "from" | "following" => (1, false, next + 1),
        _ => return in_days(c, i, half),
    };
    if matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    let the = i > s.start && &*s.word(i - 1) == "the" && !half && !s.text(i).ends_with('s');
    let amount = if the && matches!(&*word, "before" | "after") {
        let (low, high) = (Decimal::ONE, Decimal::ONE);
        Amount { start: i - 1, larger: Vec::new(), low, high, period, hedge: None }
    } else {
        Amount::read(s, i, half)?
    };
    // "every 90 days before", "each week after", "20 apples a day from October"
    let start = amount.start;
    if start > s.start && (matches!(&*s.word(start - 1), "every" | "each") || !today && rate(s, start, i)) {
        return None;
    }
    let mut from = if today { c.today.map(|t| (t, t)) } else { c.before };
    let mut exact = false;
    if !today && matches!(&*word, "before" | "after" | "from" | "following") {
        // "the day before yesterday", "two days after Christmas"
        if let Some(other) = anchor(c, end) {
            end = other.tokens.end;
            from = other.date.earliest.zip(other.date.latest);
            // "a week from Monday" is told from the coming one.
            if let Some((day, _)) =
                from.filter(|&(d, _)| other.bare.is_some() && c.today.is_some_and(|t| d < t))
                && &*word == "from"
            {
                from = calendar::plus_days(day, 7).map(|d| (d, d));
            }
            exact = &*word == "from" || matches!(amount.period, "week" | "fortnight");
        } else if matches!(&*word, "from" | "following") || !the && lasts(s, amount.start) {
            return None;
        } else if s.is_word(end) && !closes(s, end) {
            // "two days before the vote": nobody says here when that was, and what is told is how long after.
            return None;
        }
    }
    // "in the 17th century … 31 years later" has no year to count from.
    let from = from.filter(|(a, b)| (*b - *a).get_days() <= widest(amount.period));
    let told = from.and_then(|from| amount.told(from, turn, exact));
    let mut found = date(None);
    (found.earliest, found.latest) = told.unwrap_or_default();
    Some(Found::new(amount.start..end, found))
}

/// "a month ago today", "two weeks ago Tuesday": to the day.
fn ago_today(c: &Context, i: usize, ago: usize) -> Option<Found> {
    let s = c.s;
    let k = ago + 1;
    let period = s.value(i, Class::Period)?;
    let back = s.value(k, Class::RelativeDay).and_then(|v| v.strip_prefix("day ")?.parse::<i64>().ok());
    let weekday = s.value(k, Class::Weekday).and_then(|v| v.parse::<i64>().ok());
    if back.is_none() && (weekday.is_none() || period != "week") || s.token(k)?.possessive() {
        return None;
    }
    let amount = Amount::read(s, i, false).filter(|a| a.low == a.high && a.hedge.is_none())?;
    let day = c.today.and_then(|today| {
        let from = match (back, weekday) {
            (Some(back), _) => calendar::plus_days(today, back)?,
            (_, weekday) => nearest_weekday(today, weekday?, false)?,
        };
        step(amount.far(from, -1)?, -whole(amount.low)?, amount.period)
    });
    Some(Found::new(amount.start..k + 1, one(day)))
}

/// How many days the time may have that a span is counted from.
fn widest(period: &str) -> i32 {
    match period {
        "day" | "week" | "fortnight" => 31,
        "month" | "quarter" | "year" => 366,
        _ => 3660,
    }
}

/// "20 apples a day from October", "$50 a week before Christmas": each day or week, no span of time.
fn rate(s: Stretch, start: usize, period: usize) -> bool {
    let k = start.wrapping_sub(1);
    let from = s.text(period + 1) == "from";
    let several =
        from && s.is_lower(k) && s.text(k).len() > 3 && s.text(k).ends_with('s') && !s.is(k, Class::Function);
    // "10.9 percent a year before" compares.
    let each = from || matches!(s.value(period, Class::Period), Some("day" | "week"));
    start + 1 == period
        && each
        && matches!(s.text(start), "a" | "an")
        && (several
            || s.is_number(k)
            || s.any(k, &[Class::Currency, Class::Scale, Class::Multiplicity, Class::Occasion, Class::Unit]))
}

/// "the three months to March", "the 12 weeks ended May 25", "the year to March 2022": what accounts are of.
pub(super) fn up_to(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let ended = match s.text(i + 1) {
        "ended" | "ending" => true,
        "to" => false,
        _ => return None,
    };
    let k = i + 2;
    let k = k + usize::from(s.text(k) == "the");
    let k = k + 2 * usize::from(s.text(k) == "end" && s.text(k + 1) == "of");
    let quarter = s.text(i) == "quarter";
    let week = s.is(k, Class::Weekday) && s.text(i) == "week";
    if !s.is(k, Class::Month) && !s.is_number(k) && !week {
        return None;
    }
    let amount =
        Amount::read(s, i, false).filter(|a| a.low == a.high && a.larger.is_empty() && a.hedge.is_none());
    let (start, n, period) = match &amount {
        Some(amount) => (amount.start, whole(amount.low)?, amount.period),
        None if quarter => (i, 3, "month"),
        None => (i, 1, s.value(i, Class::Period).filter(|_| !s.text(i).ends_with('s'))?),
    };
    let the = start > s.start && matches!(s.text(start - 1), "the" | "first" | "last" | "full");
    if !the && !ended || !matches!(period, "week" | "month" | "year") || n < 1 {
        return None;
    }
    let last = anchor(c, k)?;
    let month = last.date.earliest.zip(last.date.latest).is_none_or(|(a, b)| (b - a).get_days() <= 31);
    let days = last.date.latest.and_then(|last| {
        let behind = calendar::plus_days(last, 1)?;
        Some((step(behind, -n, period)?, last))
    });
    month.then(|| Found::new(start..last.tokens.end, date(days)))
}

/// "in the two weeks before the vote" is how long something lasted, not when it was.
fn lasts(s: Stretch, start: usize) -> bool {
    start > s.start
        && (s.is(start - 1, Class::RelativeDay)
            || matches!(
                &*s.word(start - 1),
                "the" | "for" | "within" | "in" | "over" | "during" | "these" | "those" | "first" | "final"
            ))
}

/// "two weeks starting May 20", "10 days beginning on Friday", "for three days from today": the days from that
/// one on.
fn starting(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let next = i + 1 + usize::from(s.text(i + 1) == ",");
    if !matches!(s.text(next), "starting" | "beginning" | "from") {
        return None;
    }
    let amount = Amount::read(s, i, false).filter(|a| a.low == a.high && a.larger.is_empty())?;
    let lasting = amount.start > s.start && &*s.word(amount.start - 1) == "for";
    if s.text(next) == "from" && !lasting {
        return None;
    }
    let k = next + 1 + usize::from(matches!(&*s.word(next + 1), "on" | "from"));
    let day = anchor(c, k).filter(|d| d.date.earliest == d.date.latest)?;
    let days = day.date.earliest.and_then(|first| {
        let behind = step(first, whole(amount.low)?, amount.period)?;
        Some((first, calendar::plus_days(behind, -1)?))
    });
    Some(Found::new(amount.start..day.tokens.end, date(days)))
}

/// Words that go on with the sentence and name no event: "the day before and", "two days after he" is one.
fn closes(s: Stretch, k: usize) -> bool {
    matches!(
        &*s.word(k),
        "and" | "or" | "but" | "in" | "at" | "on" | "with" | "as" | "was" | "were" | "had" | "that" | "to"
    )
}

/// The date that "before" and "after" are told from.
pub(super) fn anchor(c: &Context, i: usize) -> Option<Found> {
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
        // "in 1988 … 14 months later" is as vague as the year.
        "month" | "year" | "quarter" => {
            let last = if (b - a).get_days() > 31 { step(b, n, period)? } else { day };
            Some((calendar_span(day, period, 0)?.0, calendar_span(last, period, 0)?.1))
        }
        "decade" => calendar::years(i64::from(day.year()) - 2, i64::from(day.year()) + 2),
        _ => calendar::years(i64::from(day.year()) - 10, i64::from(day.year()) + 10),
    }
}

/// The number that ends where its unit stands: where it begins, and its least and most.
fn number_before(s: Stretch, period: usize) -> Option<(usize, Decimal, Decimal)> {
    if period <= s.start {
        return None;
    }
    const LONGEST: usize = 10;
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

pub(super) fn whole(n: Decimal) -> Option<i64> {
    use std::str::FromStr;
    i64::from_str(&n.normalize().to_string()).ok().filter(|n| n.abs() < 100_000)
}

/// "in two days", "within a month", where the sentence looks forward; "in two weeks’ time".
fn in_days(c: &Context, i: usize, half: bool) -> Option<Found> {
    let s = c.s;
    let period = s.value(i, Class::Period)?;
    if i < s.start + 2 || matches!(period, "second" | "minute" | "hour") {
        return None;
    }
    let next = i + 1 + if half { 3 } else { 0 };
    let mark = usize::from(matches!(s.text(next), "'" | "’") && s.glued(next));
    let time = &*s.word(next + mark) == "time";
    let end = if time { next + mark + 1 } else { next };
    let amount = Amount::read(s, i, half)?;
    let start = amount.start;
    if start <= s.start || !time && !c.forward(start - 1) {
        return None;
    }
    if &*s.word(start - 1) == "within" {
        let days = c.today.and_then(|t| Some((t, step(amount.far(t, 1)?, whole(amount.high)?, period)?)));
        return Some(Found::new(start - 1..end, date(days)));
    }
    if &*s.word(start - 1) != "in" || !time && ranked(s, start - 1) {
        return None;
    }
    let days = c.today.and_then(|t| amount.reach((t, t), 1, false));
    Some(Found::new(start - 1..end, date(days)))
}

/// "the third race in three years", "the worst storm in a decade": how far back the ranking goes.
fn ranked(s: Stretch, at: usize) -> bool {
    const REACH: usize = 12;
    (at.saturating_sub(REACH).max(s.start)..at).any(|k| {
        let word = s.text(k);
        s.any(k, &[Class::Ordinal, Class::Multiplicity, Class::Occasion])
            || s.is_lower(k) && word.len() > 4 && word.ends_with("est")
            || matches!(word, "best" | "most" | "least" | "only")
    })
}
