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

/// Easter Sunday of the eastern churches, as a day of the Gregorian calendar.
pub fn orthodox_easter(year: i64) -> Option<Day> {
    // Meeus’s Julian algorithm; the calendars part by a day in three of four centuries.
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let n = d + e + 114;
    let apart = year / 100 - year / 400 - 2;
    plus_days(day(year, n / 31, n % 31 + 1)?, apart)
}

/// The first day of the Chinese year that begins in a year: the second new moon behind that of the winter solstice,
/// by the clock of Beijing. Known for the years in which the reckoning below is good to the minute.
pub fn lunar_new_year(year: i64) -> Option<Day> {
    if !(1950..=2099).contains(&year) {
        return None;
    }
    let epoch = day(2000, 1, 1)?;
    // The solstice of the year before (Meeus, chapter 27), in days from 1 January 2000.
    let m = (year - 1 - 2000) as f64 / 1000.0;
    let solstice = 355.559_52 + 365_242.740_49 * m - 0.062_23 * m * m - 0.008_23 * m * m * m;
    let solstice = (solstice + BEIJING).floor() as i64;
    let near = (solstice as f64 / 29.530_588_861) as i64 + 1;
    let eleventh = (near - 3..=near).rev().find(|&k| new_moon(k) <= solstice)?;
    let first = plus_days(epoch, new_moon(eleventh + 2))?;
    // A month between them that has no number of its own.
    let leap = first < day(year, 1, 21)?;
    if leap { plus_days(epoch, new_moon(eleventh + 3)) } else { Some(first) }
}

/// What is added to the time of the sky for that of Beijing: eight hours, less the minute by which the earth is late.
const BEIJING: f64 = 8.0 / 24.0 - 65.0 / 86_400.0;

/// The day of a new moon by Beijing’s clock, in days from 1 January 2000; `k` counts new moons from that of 6 January
/// 2000. Meeus, Astronomical Algorithms, chapter 49, with its largest terms.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let angle = |a: f64, b: f64, c: f64| (a + b * k + c * t * t).to_radians();
    let sun = angle(2.5534, 29.105_356_70, -0.000_001_4);
    let moon = angle(201.5643, 385.816_935_28, 0.010_758_2);
    let latitude = angle(160.7108, 390.670_502_84, -0.001_611_8);
    let node = angle(124.7746, -1.563_755_88, 0.002_067_2);
    let e = 1.0 - 0.002_516 * t;
    let terms = -0.407_20 * moon.sin()
        + 0.172_41 * e * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * latitude).sin()
        + 0.007_39 * e * (moon - sun).sin()
        - 0.005_14 * e * (moon + sun).sin()
        + 0.002_08 * e * e * (2.0 * sun).sin()
        - 0.001_11 * (moon - 2.0 * latitude).sin()
        - 0.000_57 * (moon + 2.0 * latitude).sin()
        + 0.000_56 * e * (2.0 * moon + sun).sin()
        - 0.000_42 * (3.0 * moon).sin()
        + 0.000_42 * e * (sun + 2.0 * latitude).sin()
        + 0.000_38 * e * (sun - 2.0 * latitude).sin()
        - 0.000_24 * e * (2.0 * moon - sun).sin()
        - 0.000_17 * node.sin();
    let days = 5.597_66 + 29.530_588_861 * k + 0.000_154_37 * t * t + terms;
    (days + BEIJING).floor() as i64
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
            (orthodox_easter(2018), "2018-04-08"),
            (orthodox_easter(2024), "2024-05-05"),
            (lunar_new_year(1966), "1966-01-21"),
            (lunar_new_year(1985), "1985-02-20"),
            (lunar_new_year(1992), "1992-02-04"),
            (lunar_new_year(2000), "2000-02-05"),
            (lunar_new_year(2004), "2004-01-22"),
            (lunar_new_year(2012), "2012-01-23"),
            (lunar_new_year(2013), "2013-02-10"),
            (lunar_new_year(2015), "2015-02-19"),
            (lunar_new_year(2017), "2017-01-28"),
            (lunar_new_year(2018), "2018-02-16"),
            (lunar_new_year(2020), "2020-01-25"),
            (lunar_new_year(2023), "2023-01-22"),
            (lunar_new_year(2024), "2024-02-10"),
            (lunar_new_year(2033), "2033-01-31"),
            (lunar_new_year(2034), "2034-02-19"),
            (lunar_new_year(1800), ""),
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
