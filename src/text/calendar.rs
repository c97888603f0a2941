//! Days and their arithmetic: the only file that knows jiff. What dates look like in prose is read in
//! `mention/date`, not here.
//!
//! Everything answers `None` where the calendar ends, so that no date in an article can be too odd to read.

use jiff::Span;
pub use jiff::civil::{Date as Day, Weekday};

/// The first and the last day of a stretch.
pub type Days = (Day, Day);

/// Reads an ISO day, `2017-03-02`.
pub fn parse_day(text: &str) -> Option<Day> {
    // jiff also accepts times and week dates; an article's head line has a plain day.
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// The day of a year, month and day of the month.
pub fn day(year: i64, month: i64, day: i64) -> Option<Day> {
    Day::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day so many days later; earlier for a negative number.
pub fn plus_days(day: Day, days: i64) -> Option<Day> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The same day of the month so many months later, or the last one that month has.
pub fn plus_months(day: Day, months: i64) -> Option<Day> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The number of a weekday, from Monday = 1.
pub fn weekday(day: Day) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

/// A month. Months before the first and behind the twelfth lie in the years around.
pub fn month(year: i64, month: i64) -> Option<Days> {
    let months = year.checked_mul(12)?.checked_add(month)?.checked_sub(1)?;
    let first = day(months.div_euclid(12), months.rem_euclid(12) + 1, 1)?;
    Some((first, first.last_of_month()))
}

/// Months from one to another, both included.
pub fn months(year: i64, first: i64, last: i64) -> Option<Days> {
    Some((month(year, first)?.0, month(year, last)?.1))
}

/// A year.
pub fn year(year: i64) -> Option<Days> {
    months(year, 1, 12)
}

/// Years from one to another, both included.
pub fn years(first: i64, last: i64) -> Option<Days> {
    Some((year(first)?.0, year(last)?.1))
}

/// The week that holds a day, from Monday.
pub fn week(of: Day) -> Option<Days> {
    let monday = plus_days(of, 1 - weekday(of))?;
    Some((monday, plus_days(monday, 6)?))
}

/// A weekday of a month, counted from its start, or from its end where `nth` is negative.
pub fn nth_weekday(year: i64, month: i64, nth: i64, weekday: i64) -> Option<Day> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    day(year, month, 1)?.nth_weekday_of_month(i8::try_from(nth).ok()?, weekday).ok()
}

/// Easter Sunday of a year in the Gregorian calendar.
pub fn easter(year: i64) -> Option<Day> {
    // The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, n / 31, n % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_move_are_found() {
        let shown = |d: Option<Day>| d.map(|d| d.to_string()).unwrap_or_default();
        for (found, expected) in [
            (easter(2017), "2017-04-16"),
            (easter(2024), "2024-03-31"),
            (nth_weekday(2023, 11, 4, 4), "2023-11-23"),
            (nth_weekday(2024, 5, -1, 1), "2024-05-27"),
            (month(2024, 14).map(|m| m.1), "2025-02-28"),
            (month(2024, 0).map(|m| m.0), "2023-12-01"),
            (parse_day("2024-02-30"), ""),
            (day(99_999, 1, 1), ""),
        ] {
            assert_eq!(shown(found), expected);
        }
    }
}
