//! Dates as intervals of days: Thursday and March 2 are one day, January holds January 10, July is not
//! September.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::schema::JsonSchema;
use crate::text::shown;
use crate::text::value::{Date, DayPart, Value};

/// The options of the date comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DateOptions {
    /// A longer time beside a shorter one within it: January and January 10.
    pub precision: Outcome,
    /// Two times of one day: 2 p.m. and 3 p.m.
    pub time: Outcome,
}

impl Default for DateOptions {
    fn default() -> Self {
        DateOptions { precision: Outcome::Compatible, time: Outcome::Compatible }
    }
}

impl DateOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Date(a), Value::Date(b)) = (a, b) else { return Verdict::Unrelated };
        let known = |d: &Date| d.earliest.is_some() || d.latest.is_some();
        if !known(a) || !known(b) {
            return Verdict::Unrelated;
        }
        if (is_week(a) || is_week(b)) && near(a, b) {
            return self.precision.verdict("one names the week alone");
        }
        if before(a, b) || before(b, a) {
            if other_parts(a, b) {
                return Verdict::Unrelated;
            }
            if is_day(a) && is_day(b) && (distance(a, b) % 7.0).abs() < f64::EPSILON {
                return self.precision.verdict("the same weekday of another week");
            }
            let shown = |d: &Date| shown::value(&Value::Date(d.clone()));
            return Verdict::Conflict(format!("{} against {}", shown(a), shown(b)));
        }
        if (a.earliest, a.latest) == (b.earliest, b.latest) {
            return match (&a.time, &b.time) {
                (Some(x), Some(y)) if x != y && a.until.is_none() && b.until.is_none() => {
                    self.time.verdict("other times of that day")
                }
                _ => Verdict::Agree,
            };
        }
        if holds(a, b) || holds(b, a) {
            return self.precision.verdict("one is more precise");
        }
        Verdict::Agree
    }
}

/// Sunday afternoon and Thursday evening differ in everything: two deeds rather than two days of one.
fn other_parts(a: &Date, b: &Date) -> bool {
    let late = |p: DayPart| matches!(p, DayPart::Evening | DayPart::Night);
    a.part.zip(b.part).is_some_and(|(x, y)| x != y && !(late(x) && late(y)))
}

/// Whether one ends before the other begins.
fn before(a: &Date, b: &Date) -> bool {
    a.latest.zip(b.earliest).is_some_and(|(a, b)| a < b)
}

/// A week, which some begin on Sunday and some on Monday, and which is "last week" on both.
fn is_week(d: &Date) -> bool {
    d.earliest.zip(d.latest).is_some_and(|(a, b)| (5..=8).contains(&(b - a).get_days()))
}

/// Whether no more than a week lies between two times.
fn near(a: &Date, b: &Date) -> bool {
    let gap = |x: &Date, y: &Date| x.latest.zip(y.earliest).is_none_or(|(x, y)| (y - x).get_days() <= 7);
    gap(a, b) && gap(b, a)
}

fn is_day(d: &Date) -> bool {
    d.earliest.is_some() && d.earliest == d.latest
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::calendar;

    fn check(a: (&str, &str), b: (&str, &str), expected: &str) {
        let date = |(from, to): (&str, &str)| {
            let (earliest, latest) = (calendar::parse_day(from), calendar::parse_day(to));
            Value::Date(Date { earliest, latest, ..Date::default() })
        };
        let options = DateOptions::default();
        for (x, y) in [(a, b), (b, a)] {
            let verdict = options.compare(&date(x), &date(y));
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
        check(tenth, ("", "2017-01-31"), "agree");
        check(tenth, ("2017-02-01", ""), "conflict");
        check(tenth, ("", ""), "unrelated");
        check(tenth, ("2017-01-02", "2017-01-08"), "compatible");
        check(tenth, ("2016-12-19", "2016-12-25"), "conflict");
    }
}
