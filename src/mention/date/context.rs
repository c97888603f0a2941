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
        let on = at.wrapping_sub(1 + usize::from(at > s.start && s.text(at - 1) == "on"));
        // "three degrees more than on Sunday"
        if self.since(at) || s.text(on) == "than" {
            return false;
        }
        let first = s.token(s.start).is_some_and(|t| t.possessive());
        let proposes = first && at > s.start && matches!(s.text(s.start), "Let" | "let");
        if proposes || self.is(at) {
            return true;
        }
        let mut opening = s.start;
        for k in (at.saturating_sub(REACH).max(s.start)..at).rev() {
            if looks_forward(s, k) {
                return true;
            }
            // "if the board approves it in October"; not "if he was there in October"
            if s.text(k).eq_ignore_ascii_case("if") {
                return !(k + 1..at).any(|k| s.is_lower(k) && s.is(k, Class::Past));
            }
            if self.tells(k) {
                if s.text(k + 1) != "that" {
                    return false;
                }
                // "He said that on Friday the panel will meet": a sentence of its own.
                opening = k + 2;
                break;
            }
        }
        // "On Friday the panel will meet": the date opens the sentence.
        let opens = at <= opening + 5;
        let ahead = |k: usize| looks_forward(s, k);
        opens && (at..at + REACH).find(|&k| ahead(k) || self.tells(k)).is_some_and(ahead)
    }

    /// Whether a word reports or tells what has happened; not "is expected to announce", "may be freed".
    fn tells(&self, k: usize) -> bool {
        let s = self.s;
        let infinitive =
            k > s.start && (matches!(s.text(k - 1), "to" | "be" | "being") || s.is(k - 1, Class::Modal));
        let past = s.is_lower(k)
            && (s.text(k).len() > 4 && s.text(k).ends_with("ed")
                || s.is(k, Class::Past) && !s.is(k, Class::Auxiliary));
        // "will begin on Monday, followed by a second round on Friday"
        let goes_on = s.text(k) == "followed" && s.text(k + 1) == "by";
        !infinitive && !goes_on && (s.is(k, Class::Cue) || past)
    }

    /// "The election is Thursday", "the talks begin on Monday", "the judge set a hearing for Monday": what stands in the
    /// calendar.
    fn is(&self, at: usize) -> bool {
        let s = self.s;
        let k =
            at.wrapping_sub(1 + usize::from(at > s.start && matches!(s.text(at - 1), "on" | "in" | "next")));
        let set = s.text(k) == "for" && (k.saturating_sub(6).max(s.start)..k).any(|k| s.text(k) == "set");
        let verb = match s.value(k, Class::Forward) {
            Some("one") => s.is_lower(k),
            // "They meet Monday", "the schools reopen on Monday"; not "to meet", "his return on Monday".
            Some("several") if k > s.start => {
                matches!(&*s.word(k - 1), "they" | "we" | "who" | "both" | "all")
                    || s.is_lower(k - 1)
                        && s.text(k - 1).len() > 3
                        && s.text(k - 1).ends_with('s')
                        && !s.text(k - 1).ends_with("ss")
                        && !s.is(k - 1, Class::Function)
                        && !s.token(k - 1).is_some_and(|t| t.possessive())
            }
            _ => false,
        };
        let attributive = s.token(at).is_some_and(|t| t.possessive());
        set || (verb || matches!(s.text(k), "is" | "are")) && !attributive
    }

    /// Whether a word just before the date tells what has happened: "was approved in March".
    pub(super) fn backward(&self, at: usize) -> bool {
        let s = self.s;
        let past = |k: usize| {
            s.text(k) == "last"
                || s.is_lower(k) && (s.is(k, Class::Past) || matches!(s.text(k), "saying" | "telling"))
                || s.is_lower(k)
                    && s.text(k).len() > 3
                    && s.text(k).ends_with("ed")
                    && !s.is(k, Class::Forward)
        };
        self.since(at) || (at.saturating_sub(6).max(s.start)..at).any(past)
    }

    /// Whether "since" stands before a date: what it opens has begun.
    fn since(&self, at: usize) -> bool {
        at > self.s.start && &*self.s.word(at - 1) == "since"
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

/// "will", "plans", "is likely to"; "could vote", but not "could have voted".
fn looks_forward(s: Stretch, k: usize) -> bool {
    let Some(token) = s.token(k) else { return false };
    let anywhere = |value: &str| !matches!(value, "one" | "several");
    if s.value(k, Class::Forward).is_some_and(anywhere)
        || token.begins.has(Class::Forward)
            && s.entry(k, Class::Forward).is_some_and(|(words, value)| words.len() > 1 || anywhere(value))
    {
        return true;
    }
    // "have to sign", not "had to sign".
    if token.begins.has(Class::Modal) && matches!(s.text(k), "have" | "has" | "going") {
        return s.entry(k, Class::Modal).is_some();
    }
    let next = k + 1 + usize::from(s.is(k + 1, Class::Negation));
    token.classes.has(Class::Modal) && !token.capital && s.is_lower(next) && s.text(next) != "have"
}

/// The weekday before a day or on it, or behind it, as the sentence looks.
pub(super) fn nearest_weekday(today: Day, weekday: i64, forward: bool) -> Option<Day> {
    let distance = weekday - calendar::weekday(today);
    let back = if distance > 0 { distance - 7 } else { distance };
    let ahead = if distance < 0 { distance + 7 } else { distance };
    calendar::plus_days(today, if forward { ahead } else { back })
}
