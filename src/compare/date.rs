//! Dates as intervals of days: Thursday and March 2 are one day, January holds January 10, July is not
//! September. Where an article has no day of its own, a weekday or month by its name stands for all of that name.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::calendar;
use crate::text::schema::JsonSchema;
use crate::text::shown;
use crate::text::value::{Date, DayPart, Recurring, Value};

/// The options of the date comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DateOptions {
    /// A longer time beside a shorter one within it: January and January 10.
    pub precision: Outcome,
    /// Two times of one day: 2 p.m. and 3 p.m.
    pub time: Outcome,
    /// Two times of which one may be the other rounded: 2 p.m. and 2:04 p.m. More than five minutes apart, as 6:30 and
    /// 6:40, they never agree.
    pub rounding: Outcome,
}

impl Default for DateOptions {
    fn default() -> Self {
        DateOptions { precision: Outcome::Compatible, time: Outcome::Conflict, rounding: Outcome::Agree }
    }
}

const WEEK: f64 = 7.0;
/// Weeks begin on Sunday or on Monday.
const EDGE: f64 = 1.0;

/// So many minutes are not worth a word.
const NEAR: i32 = 5;

/// How many minutes from the hour that somebody means a rounded time of day can be: the rounder, the more.
fn room(minutes: i32) -> i32 {
    match minutes.rem_euclid(60) {
        0 => 20,
        15 | 30 | 45 => 15,
        m if m % 10 == 0 => 10,
        m if m % 5 == 0 => 5,
        _ => 1,
    }
}

impl DateOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Date(a), Value::Date(b)) = (a, b) else { return Verdict::Unrelated };
        match (a.recurring, b.recurring) {
            (Some(x), Some(y)) => return self.both_recur(a, b, x, y),
            (Some(x), None) => return self.recurs(a, x, b),
            (None, Some(y)) => return self.recurs(b, y, a),
            (None, None) => {}
        }
        let known = |d: &Date| d.earliest.is_some() || d.latest.is_some();
        if !known(a) || !known(b) {
            return self.times(a, b, Verdict::Unrelated);
        }
        if is_week(a) || is_week(b) {
            let gap = distance(a, b);
            // "Last week" in two articles of two days; a Sunday that belongs to two weeks.
            if is_week(a) && is_week(b) && gap <= WEEK || gap > 0.0 && gap <= EDGE {
                return Verdict::Agree;
            }
            if gap == 0.0 {
                return self.precision.verdict("one names the week alone");
            }
        }
        if before(a, b) || before(b, a) {
            if is_one_night(a, b) || is_one_night(b, a) {
                return self.precision.verdict("late one day, early the next");
            }
            if other_parts(a, b) {
                return Verdict::Unrelated;
            }
            return conflict(a, b);
        }
        if (a.earliest, a.latest) == (b.earliest, b.latest) {
            return self.times(a, b, Verdict::Agree);
        }
        // "Serving from 1995 to 1998", "elected in 1995".
        if is_long(a) != is_long(b) {
            return Verdict::Unrelated;
        }
        if (holds(a, b) || holds(b, a)) && !is_long(a) {
            return self.precision.verdict("one is more precise");
        }
        if is_long(a) {
            return conflict(a, b);
        }
        // "This year" and "by the end of the year" say the same.
        let all_of_it = is_year(a) || is_year(b);
        if is_open(a) != is_open(b) && !(all_of_it && a.latest == b.latest) {
            return self.precision.verdict("one gives a limit alone");
        }
        if is_open(a) && is_open(b) && (a.earliest, a.latest) != (b.earliest, b.latest) {
            return self.precision.verdict("two limits");
        }
        // "June 18 and 19", "June 19 and 20": both ends are given.
        if is_brief(a) && is_brief(b) && span(a) == span(b) && a.part == b.part {
            return conflict(a, b);
        }
        Verdict::Agree
    }

    /// Two times of one day.
    fn times(&self, a: &Date, b: &Date, otherwise: Verdict) -> Verdict {
        if a.until.is_some() && b.until.is_some() && a.time.is_some() && b.time.is_some() {
            let begin = |d: &Date| Date { until: None, ..d.clone() };
            let end = |d: &Date| Date { time: d.until.clone(), until: None, ..d.clone() };
            return self.times(&begin(a), &begin(b), Verdict::Agree).or_graver(self.times(
                &end(a),
                &end(b),
                Verdict::Agree,
            ));
        }
        let (Some(x), Some(y)) = (minutes(a), minutes(b)) else { return otherwise };
        if x == y {
            return Verdict::Agree;
        }
        if (x - y).abs() <= room(x).max(room(y)) {
            // 6:30 and 6:40 are worth a look.
            let near = (x - y).abs() <= NEAR;
            let rounding = match self.rounding {
                Outcome::Agree if !near => Outcome::Compatible,
                rounding => rounding,
            };
            return rounding.verdict("one may be rounded");
        }
        let (x, y) = (a.time.as_deref().unwrap_or_default(), b.time.as_deref().unwrap_or_default());
        self.time.verdict(&format!("{x} against {y}"))
    }

    fn both_recur(&self, a: &Date, b: &Date, x: Recurring, y: Recurring) -> Verdict {
        match (x, y) {
            _ if x == y => self.times(a, b, Verdict::Agree),
            (Recurring::Month(m), Recurring::Day(n, _)) | (Recurring::Day(n, _), Recurring::Month(m))
                if m == n =>
            {
                self.precision.verdict("one is more precise")
            }
            // Friday night and early on Saturday.
            (Recurring::Weekday(m), Recurring::Weekday(n)) if one_night_of(a, b, m, n) => {
                self.precision.verdict("late one day, early the next")
            }
            // No calendar says which weekday a day was.
            (Recurring::Weekday(_), Recurring::Weekday(_)) => conflict(a, b),
            (Recurring::Weekday(_), _) | (_, Recurring::Weekday(_)) => Verdict::Unrelated,
            _ => conflict(a, b),
        }
    }

    /// What recurs, beside days that are known.
    fn recurs(&self, a: &Date, r: Recurring, b: &Date) -> Verdict {
        let Some((first, last)) = b.earliest.zip(b.latest) else {
            return self.times(a, b, Verdict::Unrelated);
        };
        let length = (last - first).get_days();
        let mut days = (0..=length.min(366)).filter_map(|n| calendar::plus_days(first, i64::from(n)));
        let met = days.any(|day| match r {
            Recurring::Weekday(w) => calendar::weekday(day) == i64::from(w),
            Recurring::Month(m) => day.month() == m,
            Recurring::Day(m, d) => day.month() == m && day.day() == d,
        });
        let same = match r {
            Recurring::Weekday(_) | Recurring::Day(..) => length == 0,
            Recurring::Month(_) => length >= 27 && first.month() == last.month(),
        };
        match (met, r) {
            (true, _) if same => self.times(a, b, Verdict::Agree),
            // Some Thursday of a month, some January of a year.
            (true, Recurring::Weekday(_)) if length > 6 => Verdict::Unrelated,
            (true, _) if length > 31 => Verdict::Unrelated,
            (true, _) => self.precision.verdict("one is more precise"),
            (false, _) => conflict(a, b),
        }
    }
}

fn conflict(a: &Date, b: &Date) -> Verdict {
    Verdict::Conflict(format!("{} against {}", shown::when(a), shown::when(b)))
}

/// A time of day in minutes from midnight; `None` where it is an interval.
fn minutes(d: &Date) -> Option<i32> {
    d.minutes().filter(|_| d.until.is_none())
}

/// Sunday afternoon and Thursday evening differ in everything: two deeds rather than two days of one.
fn other_parts(a: &Date, b: &Date) -> bool {
    let late = |p: DayPart| matches!(p, DayPart::Evening | DayPart::Night);
    a.part.zip(b.part).is_some_and(|(x, y)| x != y && !(late(x) && late(y)))
}

/// Tuesday night and early on Wednesday.
fn is_one_night(a: &Date, b: &Date) -> bool {
    let next = a.latest.and_then(|day| calendar::plus_days(day, 1));
    let late = matches!(a.part, Some(DayPart::Evening | DayPart::Night));
    late && b.part == Some(DayPart::Morning) && next.is_some() && b.earliest == next
}

/// The same of two weekdays by their names.
fn one_night_of(a: &Date, b: &Date, m: i8, n: i8) -> bool {
    let night = |x: &Date, y: &Date, m: i8, n: i8| {
        let late = matches!(x.part, Some(DayPart::Evening | DayPart::Night));
        late && y.part == Some(DayPart::Morning) && m % 7 + 1 == n
    };
    night(a, b, m, n) || night(b, a, n, m)
}

/// Whether one ends before the other begins.
fn before(a: &Date, b: &Date) -> bool {
    a.latest.zip(b.earliest).is_some_and(|(a, b)| a < b)
}

/// A week, which some begin on Sunday and some on Monday, and which is "last week" on both.
fn is_week(d: &Date) -> bool {
    d.earliest.zip(d.latest).is_some_and(|(a, b)| (5..=8).contains(&(b - a).get_days()))
}

/// Whether two days are the same weekday of two weeks.
pub fn are_weeks_apart(a: &Date, b: &Date) -> bool {
    let is_day = |d: &Date| d.earliest.is_some() && d.earliest == d.latest;
    let days = distance(a, b);
    is_day(a) && is_day(b) && days > 0.0 && (days % 7.0).abs() < f64::EPSILON
}

fn is_year(d: &Date) -> bool {
    d.earliest.zip(d.latest).is_some_and(|(a, b)| (b - a).get_days() > 300)
}

/// How many days there are behind the first.
fn span(d: &Date) -> Option<i32> {
    d.earliest.zip(d.latest).map(|(a, b)| (b - a).get_days())
}

/// Two to four days, which nobody tells but by their ends.
fn is_brief(d: &Date) -> bool {
    span(d).is_some_and(|days| (1..4).contains(&days))
}

/// Longer than a year: both ends were given.
fn is_long(d: &Date) -> bool {
    d.earliest.zip(d.latest).is_some_and(|(a, b)| (b - a).get_days() > 366)
}

/// By the end of a year, since a day: one end is not given.
fn is_open(d: &Date) -> bool {
    d.earliest.is_some() != d.latest.is_some()
}

/// How many days lie between two times; 0 where they touch.
pub(super) fn distance(a: &Date, b: &Date) -> f64 {
    let gap = |x: &Date, y: &Date| x.latest.zip(y.earliest).map_or(0, |(x, y)| (y - x).get_days());
    f64::from(gap(a, b).max(gap(b, a)).max(0))
}

/// Whether one lies within the other.
fn holds(outer: &Date, inner: &Date) -> bool {
    match (outer.earliest.zip(outer.latest), inner.earliest.zip(inner.latest)) {
        (Some((a, b)), Some((c, d))) => a <= c && d <= b,
        _ => false,
    }
}

/// Whether the first is a longer time than the second and holds it: January beside January 10.
pub fn is_coarser(a: &Date, b: &Date) -> bool {
    let span = |d: &Date| d.earliest.zip(d.latest).map(|(x, y)| (y - x).get_days());
    match (a.recurring, b.recurring) {
        (Some(Recurring::Month(_)), Some(Recurring::Day(..))) => true,
        (Some(Recurring::Month(_)), None) => span(b).is_some_and(|n| n < 27),
        (None, Some(Recurring::Day(..) | Recurring::Weekday(_))) => span(a).is_some_and(|n| n > 0),
        (None, Some(Recurring::Month(_))) => span(a).is_some_and(|n| n > 31),
        (None, None) => span(a) > span(b) && span(b).is_some() && distance(a, b) == 0.0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: (&str, &str), b: (&str, &str), expected: &str) {
        let date = |(from, to): (&str, &str)| {
            let (earliest, latest) = (calendar::parse_day(from), calendar::parse_day(to));
            Date { earliest, latest, ..Date::default() }
        };
        both_ways(date(a), date(b), expected);
    }

    fn both_ways(a: Date, b: Date, expected: &str) {
        let options = DateOptions::default();
        for (x, y) in [(&a, &b), (&b, &a)] {
            let verdict = options.compare(&Value::Date(x.clone()), &Value::Date(y.clone()));
            assert_eq!(verdict.name(), expected, "{x:?} beside {y:?}: {verdict:?}");
        }
    }

    #[test]
    fn days_and_longer_times() {
        let tenth = ("2017-01-10", "2017-01-10");
        check(tenth, ("2017-01-10", "2017-01-10"), "agree");
        check(tenth, ("2017-01-11", "2017-01-11"), "conflict");
        check(tenth, ("2017-01-01", "2017-01-31"), "compatible");
        check(("2016-07-01", "2016-07-31"), ("2016-09-01", "2016-09-30"), "conflict");
        check(("2016-07-01", "2016-08-15"), ("2016-08-01", "2016-09-30"), "agree");
        check(tenth, ("", "2017-01-31"), "compatible");
        check(("", "2017-01-10"), ("", "2017-01-31"), "compatible");
        check(tenth, ("2017-02-01", ""), "conflict");
        check(tenth, ("", ""), "unrelated");
        check(tenth, ("2017-01-02", "2017-01-08"), "conflict");
        check(tenth, ("2017-01-09", "2017-01-15"), "compatible");
        check(tenth, ("2016-12-19", "2016-12-25"), "conflict");
        check(tenth, ("2017-01-11", "2017-01-17"), "agree");
        check(tenth, ("2017-01-12", "2017-01-18"), "conflict");
        check(("2014-01-01", "2018-12-31"), ("2015-01-01", "2018-12-31"), "conflict");
        check(("2014-01-01", "2018-12-31"), ("2014-01-01", "2014-12-31"), "unrelated");
    }

    #[test]
    fn what_recurs() {
        let again = |r| Date { recurring: Some(r), ..Date::default() };
        let days = |from: &str, to: &str| {
            let (earliest, latest) = (calendar::parse_day(from), calendar::parse_day(to));
            Date { earliest, latest, ..Date::default() }
        };
        let (january, tenth) = (Recurring::Month(1), Recurring::Day(1, 10));
        let tuesday = Recurring::Weekday(2);
        both_ways(again(january), again(tenth), "compatible");
        both_ways(again(january), again(Recurring::Month(2)), "conflict");
        both_ways(again(tenth), again(Recurring::Day(1, 11)), "conflict");
        both_ways(again(tuesday), again(Recurring::Weekday(3)), "conflict");
        both_ways(again(tuesday), again(tenth), "unrelated");
        let part = |n, part| Date { part: Some(part), ..again(Recurring::Weekday(n)) };
        both_ways(part(2, DayPart::Night), part(3, DayPart::Morning), "compatible");
        both_ways(part(7, DayPart::Night), part(1, DayPart::Morning), "compatible");
        both_ways(part(3, DayPart::Night), part(2, DayPart::Morning), "conflict");
        both_ways(again(january), days("2017-01-01", "2017-01-31"), "agree");
        both_ways(again(january), days("2017-01-10", "2017-01-10"), "compatible");
        both_ways(again(january), days("2017-02-10", "2017-02-10"), "conflict");
        both_ways(again(tuesday), days("2017-01-10", "2017-01-10"), "agree");
        both_ways(again(tuesday), days("2017-01-11", "2017-01-11"), "conflict");
        both_ways(again(tuesday), days("2017-01-09", "2017-01-15"), "compatible");
        both_ways(again(tuesday), days("2017-01-01", "2017-12-31"), "unrelated");
    }

    #[test]
    fn times_of_a_day() {
        let at = |time: &str| Date { time: Some(time.to_owned()), ..Date::default() };
        both_ways(at("14:00"), at("15:00"), "conflict");
        both_ways(at("14:00"), at("14:04"), "agree");
        both_ways(at("14:00"), at("14:10"), "compatible");
        both_ways(at("14:00"), Date::default(), "unrelated");
        both_ways(Date { recurring: Some(Recurring::Weekday(2)), ..at("14:00") }, at("15:00"), "conflict");
        let between = |time: &str, until: &str| Date { until: Some(until.to_owned()), ..at(time) };
        both_ways(between("22:00", "06:00"), between("22:00", "07:00"), "conflict");
        both_ways(between("22:00", "06:00"), between("22:00", "06:00"), "agree");
    }
}
