//! Days and their arithmetic: the only file that knows jiff. What dates look like in prose is read in
//! `mention/date`, not here.

pub use jiff::civil::{Date as Day, Weekday};

/// Reads an ISO day, `2017-03-02`.
pub fn parse_day(text: &str) -> Option<Day> {
    // jiff also accepts times and week dates; an article's head line has a plain day.
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}
