//! What a date is read against: the article's day, the date before it in the text, and the way its sentence
//! looks.

use super::super::stretch::Stretch;
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;
use crate::text::value::Date;

/// What is known where a date stands.
#[derive(Clone, Copy)]
pub(super) struct Context<'p, 'a> {
    pub(super) s: Stretch<'p, 'a>,
    /// The day of the article.
    pub(super) today: Option<Day>,
    /// The days of the date before this one, where it stands near enough to be meant by "two days later".
    pub(super) before: Option<Days>,
}

/// How far a sentence is searched for the word that turns it forward.
const REACH: usize = 14;

impl Context<'_, '_> {
    /// Whether the sentence looks forward where a date stands. News looks back.
    pub(super) fn forward(&self, at: usize) -> bool {
        let s = self.s;
        for k in (at.saturating_sub(REACH).max(s.start)..at).rev() {
            if looks_forward(s, k) {
                return true;
            }
            let told =
                s.is(k, Class::Cue) || s.is_lower(k) && s.text(k).len() > 4 && s.text(k).ends_with("ed");
            if told {
                return false;
            }
        }
        // "On Friday the panel will meet": the date opens the sentence.
        let opens = at <= s.start + 5;
        opens && (at..at + REACH).take_while(|&k| !s.is(k, Class::Cue)).any(|k| looks_forward(s, k))
    }

    /// Whether a word just before the date tells what has happened: "was approved in March".
    pub(super) fn backward(&self, at: usize) -> bool {
        let s = self.s;
        let past = |k: usize| {
            matches!(&*s.word(k), "was" | "were" | "had" | "did" | "last")
                || s.is_lower(k)
                    && s.text(k).len() > 3
                    && s.text(k).ends_with("ed")
                    && !s.is(k, Class::Forward)
        };
        (at.saturating_sub(6).max(s.start)..at).any(past)
    }

    /// The year, month and day of the article.
    pub(super) fn ymd(&self) -> Option<(i64, i64, i64)> {
        self.today.map(|d| (i64::from(d.year()), i64::from(d.month()), i64::from(d.day())))
    }
}

/// A date of known or unknown days.
pub(super) fn date(days: Option<Days>) -> Date {
    Date { earliest: days.map(|d| d.0), latest: days.map(|d| d.1), ..Date::default() }
}

/// A date of one day.
pub(super) fn one(day: Option<Day>) -> Date {
    date(day.map(|d| (d, d)))
}

/// "will", "plans"; "could vote" and "is to vote", but not "could have voted".
fn looks_forward(s: Stretch, k: usize) -> bool {
    if s.is(k, Class::Forward) {
        return true;
    }
    let next = k + 1 + usize::from(s.is(k + 1, Class::Negation));
    let modal = s.is_lower(k) && s.is(k, Class::Modal) && s.is_lower(next) && !s.is(next, Class::Auxiliary);
    modal || matches!(&*s.word(k), "is" | "are") && &*s.word(k + 1) == "to"
}

/// The weekday before a day or on it, or behind it, as the sentence looks.
pub(super) fn nearest_weekday(today: Day, weekday: i64, forward: bool) -> Option<Day> {
    let distance = weekday - calendar::weekday(today);
    let back = if distance > 0 { distance - 7 } else { distance };
    let ahead = if distance < 0 { distance + 7 } else { distance };
    calendar::plus_days(today, if forward { ahead } else { back })
}
