//! Days, months, years and times as intervals, read from the article's own day.
//!
//! A date is read where its first telling word stands: a weekday, a month, a number, a word like "last". What
//! stands before it and opens or narrows it (since, until, early, late) is read behind that, and two dates
//! that are the ends of one interval are joined last. Without a day of the article, relative dates are
//! mentions with unknown days.

mod bare;
mod bounds;
#[cfg(test)]
mod cases;
mod clock;
mod context;
mod counted;
mod day;
mod named;
mod relative;
mod weekday;
mod year;

use std::ops::Range;

use super::DateMention;
use super::stretch::{Stretch, words_at};
use crate::text::calendar::{Day, Days};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::Date;
use bare::Bare;
use context::Context;

/// A date where it was found.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    date: Date,
    /// Its year is a guess: neither written nor told by the words.
    guessed: bool,
    /// A weekday by its name alone, and which way its sentence looks.
    bare: Option<Bare>,
}

impl Found {
    fn new(tokens: Range<usize>, date: Date) -> Self {
        Found { tokens, date, guessed: false, bare: None }
    }
}

/// The classes of the words at which a date is read.
const FIRST: &[Class] = &[
    Class::Weekday,
    Class::Month,
    Class::RelativeDay,
    Class::DayPart,
    Class::NamedTime,
    Class::Period,
    Class::Ordinal,
];

/// The classes of the words at which a time of day in words may begin: "nine o'clock", "half past two".
const SPOKEN: &[Class] = &[Class::Cardinal, Class::Fraction];

/// How many sentences a date is remembered for "two days later".
const MEMORY: usize = 3;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<DateMention> {
    read_as_of(prose, prose.article.date)
}

/// The same as if the article were of a day.
pub fn read_as_of(prose: &Prose, today: Option<Day>) -> Vec<DateMention> {
    let mut found: Vec<Found> = Vec::new();
    let mut before: Option<(usize, Days)> = None;
    for (number, sentence) in prose.sentences.iter().enumerate() {
        let s = Stretch::new(prose, &sentence.tokens);
        let first = found.len();
        let mut i = s.start;
        while i < s.end {
            let near = before.filter(|&(at, _)| number - at <= MEMORY).map(|(_, days)| days);
            let Some(date) = at(s, i, today, near) else {
                i += 1;
                continue;
            };
            i = date.tokens.end.max(i + 1);
            if let (Some(a), Some(b)) = (date.date.earliest, date.date.latest) {
                before = Some((number, (a, b)));
            }
            if found.last().is_none_or(|last| last.tokens.end <= date.tokens.start) {
                found.push(date);
            }
        }
        bounds::join(s, first, &mut found, today);
        for date in found.iter_mut().skip(first) {
            bounds::opened(s, date);
        }
    }
    bare::agree(&mut found, today);
    found
        .into_iter()
        .map(|f| DateMention { at: words_at(prose, &f.tokens), tokens: f.tokens, value: f.date })
        .collect()
}

/// The date that is read at a token.
fn at(s: Stretch, i: usize, today: Option<Day>, before: Option<Days>) -> Option<Found> {
    let token = s.token(i)?;
    let c = Context { s, today, before };
    if token.kind == TokenKind::Word && token.classes.any(SPOKEN) && !token.classes.any(FIRST) {
        let found = clock::first(&c, i)
            .or_else(|| year::in_words(s, i))
            .or_else(|| day::spelled(&c, i))
            .or_else(|| weekday::counted(&c, i))
            .or_else(|| counted::up_to(&c, i));
        return found.map(|found| bounds::narrowed(&c, found));
    }
    let telling = match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            token.classes.any(FIRST)
                || token.entry != 0
                    && (token.begins.has(Class::NamedTime) && named::begins(s, i)
                        || token.begins.has(Class::DayPart))
                || token.entry == 0 && matches!(s.text(i).as_bytes(), [.., b'1'..=b'9'])
        }
        TokenKind::Mark => false,
    };
    if !telling || goes_on(s, i) {
        return None;
    }
    let i = tens(s, i);
    let found = if token.kind == TokenKind::Number { digits(&c, i) } else { word(&c, i) }?;
    Some(bounds::narrowed(&c, clock::around(&c, found)))
}

/// "The siege will last six months", "is expected to last two weeks": a verb, and no last months.
fn goes_on(s: Stretch, i: usize) -> bool {
    if s.text(i) != "last" || i <= s.start {
        return false;
    }
    let adverb = i - 1 > s.start && s.text(i - 1).len() > 4 && s.text(i - 1).ends_with("ly");
    let before = i - 1 - usize::from(adverb);
    let verb = s.text(before) == "to" || s.is(before, Class::Modal) || s.is(before, Class::Negation);
    verb && (s.is_number(i + 1)
        || s.is(i + 1, Class::Cardinal)
        || matches!(s.text(i + 1), "a" | "an" | "about"))
}

/// Where an ordinal begins that is written in two words: "twenty-sixth".
fn tens(s: Stretch, i: usize) -> usize {
    if !s.is(i, Class::Ordinal) || i <= s.start {
        return i;
    }
    let k = (i - 1).saturating_sub(usize::from(s.hyphen(i - 1))).max(s.start);
    if matches!(s.value(k, Class::Cardinal), Some("20" | "30")) { k } else { i }
}

fn digits(c: &Context, i: usize) -> Option<Found> {
    day::iso(c, i)
        .or_else(|| day::slashed(c, i))
        .or_else(|| day::month_and_year(c, i))
        .or_else(|| day::of_month(c, i))
        .or_else(|| day::of_turned(c, i))
        .or_else(|| clock::first(c, i))
        .or_else(|| year::century(c, i))
        .or_else(|| named::quarter(c, i))
        .or_else(|| relative::part_of(c, i))
        .or_else(|| weekday::nth_beside(c, i))
        .or_else(|| weekday::counted(c, i))
        .or_else(|| day::alone_in_month(c, i))
        .or_else(|| year::read(c, i))
}

fn word(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let has = |class| s.is(i, class);
    if s.token(i)?.entry == 0 {
        return named::quarter(c, i).or_else(|| day::glued(c, i));
    }
    let mut found = relative::beyond(c, i);
    if found.is_none() && has(Class::Weekday) {
        found = weekday::read(c, i);
    }
    if found.is_none() && has(Class::Month) {
        found = day::month(c, i);
    }
    if found.is_none() && (has(Class::Ordinal) || has(Class::Cardinal)) {
        found = day::of_month(c, i)
            .or_else(|| day::of_turned(c, i))
            .or_else(|| named::quarter(c, i))
            .or_else(|| relative::part_of(c, i))
            .or_else(|| relative::stretch_of(c, i))
            .or_else(|| weekday::nth_beside(c, i))
            .or_else(|| weekday::counted(c, i))
            .or_else(|| year::century(c, i))
            .or_else(|| day::alone_in_month(c, i));
    }
    if found.is_none()
        && (has(Class::RelativeDay) || has(Class::Period) || s.token(i)?.begins.has(Class::RelativeDay))
    {
        found = relative::read(c, i);
    }
    if found.is_none() {
        found = named::read(c, i).or_else(|| named::quarter(c, i));
    }
    if found.is_none() && (has(Class::DayPart) || s.token(i)?.begins.has(Class::DayPart)) {
        found = clock::first(c, i);
    }
    found
}
