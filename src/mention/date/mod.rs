//! Days, months, years and times as intervals, read from the article's own day.
//!
//! A date is read where its first telling word stands: a weekday, a month, a number, a word like "last". What
//! stands before it and opens or narrows it (since, until, early, late) is read behind that, and two dates
//! that are the ends of one interval are joined last. Without a day of the article, relative dates are
//! mentions with unknown days.

#[cfg(test)]
mod cases;
mod clock;
mod context;
mod day;
mod named;
mod relative;
mod year;

use std::ops::Range;

use super::DateMention;
use super::stretch::{Stretch, words_at};
use crate::text::calendar::{self, Days};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::Date;
use context::Context;

/// A date where it was found.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    date: Date,
    /// Its year is a guess: neither written nor told by the words.
    guessed: bool,
}

impl Found {
    fn new(tokens: Range<usize>, date: Date) -> Self {
        Found { tokens, date, guessed: false }
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
    let mut found: Vec<Found> = Vec::new();
    let mut before: Option<(usize, Days)> = None;
    for (number, sentence) in prose.sentences.iter().enumerate() {
        let s = Stretch::new(prose, &sentence.tokens);
        let first = found.len();
        let mut i = s.start;
        while i < s.end {
            let near = before.filter(|&(at, _)| number - at <= MEMORY).map(|(_, days)| days);
            let Some(date) = at(s, i, prose, near) else {
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
        join(s, first, &mut found);
        for date in found.iter_mut().skip(first) {
            lead(s, date);
        }
    }
    found
        .into_iter()
        .map(|f| DateMention { at: words_at(prose, &f.tokens), tokens: f.tokens, value: f.date })
        .collect()
}

/// The date that is read at a token.
fn at(s: Stretch, i: usize, prose: &Prose, before: Option<Days>) -> Option<Found> {
    let token = s.token(i)?;
    let c = Context { s, today: prose.article.date, before };
    if token.kind == TokenKind::Word && token.classes.any(SPOKEN) && !token.classes.any(FIRST) {
        return clock::first(&c, i).map(|found| narrowed(&c, found));
    }
    let telling = match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            token.classes.any(FIRST)
                || token.entry != 0
                    && (token.begins.has(Class::NamedTime) || token.begins.has(Class::DayPart))
                || matches!(s.text(i).as_bytes(), [b'Q' | b'q' | b'H', b'1'..=b'4'])
        }
        TokenKind::Mark => false,
    };
    if !telling {
        return None;
    }
    let i = tens(s, i);
    let found = if token.kind == TokenKind::Number { digits(&c, i) } else { word(&c, i) }?;
    Some(narrowed(&c, clock::around(&c, found)))
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
        .or_else(|| day::of_month(c, i))
        .or_else(|| clock::first(c, i))
        .or_else(|| year::century(c, i))
        .or_else(|| named::quarter(c, i))
        .or_else(|| relative::part_of(c, i))
        .or_else(|| day::alone_in_month(c, i))
        .or_else(|| year::read(c, i))
}

fn word(c: &Context, i: usize) -> Option<Found> {
    let s = c.s;
    let has = |class| s.is(i, class);
    let mut found = None;
    if has(Class::Weekday) {
        found = day::weekday(c, i);
    }
    if found.is_none() && has(Class::Month) {
        found = day::month(c, i);
    }
    if found.is_none() && (has(Class::Ordinal) || has(Class::Cardinal)) {
        found = day::of_month(c, i)
            .or_else(|| named::quarter(c, i))
            .or_else(|| relative::part_of(c, i))
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

/// "early", "late" and "mid-" before a date make it smaller.
fn narrowed(c: &Context, mut found: Found) -> Found {
    let s = c.s;
    let mut k = found.tokens.start;
    if k > s.start && s.hyphen(k - 1) {
        k -= 1;
    }
    // "the end of last week", "late in 2016"
    let of = k >= s.start + 2 && matches!(&*s.word(k - 1), "of" | "in" | "the") && found.tokens.start == k;
    let the = of && &*s.word(k - 1) == "the" && k >= s.start + 3 && matches!(&*s.word(k - 2), "of" | "in");
    let at = k.wrapping_sub(1 + usize::from(of) + usize::from(the));
    if k <= s.start || at < s.start {
        return found;
    }
    let word = s.word(at);
    let far = of && (the || &*s.word(k - 1) != "the");
    // "should start in the next decade" is a verb.
    let noun = of && (&*s.word(k - 1) == "of" || the && &*s.word(k - 2) == "of");
    let third = match &*word {
        "early" if !of || far => 0,
        "mid" if !of || far => 1,
        "late" if !of || far => 2,
        "beginning" | "start" if noun => 0,
        "middle" if noun => 1,
        "end" if noun => 2,
        "earlier" if !of => 3,
        "later" if !of => 4,
        "rest" if of && far => 4,
        _ => return found,
    };
    let (Some(a), Some(b)) = (found.date.earliest, found.date.latest) else { return found };
    if a != b {
        let Some(days) = year::third((a, b), third, c.today) else { return found };
        (found.date.earliest, found.date.latest) = (Some(days.0), Some(days.1));
        found.tokens.start = at;
    }
    found
}

/// "since", "until", "before" and "after" open a date to one side.
fn lead(s: Stretch, found: &mut Found) {
    let start = found.tokens.start;
    if start <= s.start || attributive(s, found.tokens.end) {
        return;
    }
    let (earliest, latest) = (found.date.earliest, found.date.latest);
    let (Some(a), Some(b)) = (earliest, latest) else { return };
    let the = usize::from(&*s.word(start - 1) == "the" && start > s.start + 1);
    let start = start - the;
    if found.date.time.is_some() {
        return;
    }
    (found.date.earliest, found.date.latest) = match &*s.word(start - 1) {
        "since" => (Some(a), None),
        "until" | "till" | "by" => (None, Some(b)),
        "before" if &*s.word(found.tokens.start) == "end" => (None, Some(b)),
        "before" => (None, calendar::plus_days(a, -1)),
        "after" => (calendar::plus_days(b, 1), None),
        _ => return,
    };
    found.tokens.start = start - 1;
}

/// "before Thursday's vote", "after the 2016 election": the date belongs to a noun behind it.
fn attributive(s: Stretch, end: usize) -> bool {
    s.token(end.wrapping_sub(1)).is_some_and(|t| t.possessive())
        || s.is_lower(end)
            && !s.is(end, Class::Function)
            && !matches!(
                &*s.word(end),
                "and"
                    | "or"
                    | "but"
                    | "when"
                    | "that"
                    | "as"
                    | "with"
                    | "at"
                    | "in"
                    | "on"
                    | "for"
                    | "to"
                    | "by"
                    | "because"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "who"
                    | "which"
            )
}

/// "from April 28 to May 2", "Monday through Friday": two ends of one interval.
fn join(s: Stretch, first: usize, found: &mut Vec<Found>) {
    let mut k = first + 1;
    while k < found.len() {
        if let Some(joined) = interval(s, &found[k - 1], &found[k]) {
            found[k - 1] = joined;
            found.remove(k);
        } else {
            k += 1;
        }
    }
}

fn interval(s: Stretch, a: &Found, b: &Found) -> Option<Found> {
    let gap = a.tokens.end..b.tokens.start;
    let start = a.tokens.start;
    let before = if start > s.start { s.word(start - 1) } else { "".into() };
    let led = matches!(&*before, "from" | "between");
    let joint = s.word(gap.start);
    let the = gap.len() == 2 && &*s.word(gap.start + 1) == "the";
    let fits = (gap.len() == 1 || the)
        && match &*joint {
            "to" | "through" | "thru" | "until" | "till" => true,
            "and" => &*before == "between",
            _ => s.hyphen(gap.start) || matches!(s.text(gap.start), "~" | "—"),
        };
    if !fits {
        return None;
    }
    let tokens = start - usize::from(led)..b.tokens.end;
    if a.date.time.is_some() && b.date.time.is_some() {
        // "3 p.m. to 4 p.m. Monday", "from 10 p.m. Monday until noon Tuesday"
        let date = clock::between(&a.date, &b.date).filter(|_| !changes(s, start - usize::from(led)))?;
        return Some(Found::new(tokens, date));
    }
    let ends = agreed(a, b)?;
    if ends.0 > ends.1 || a.date.time.is_some() || b.date.time.is_some() {
        return None;
    }
    Some(Found::new(tokens, context::date(Some(ends))))
}

/// "was moved from Monday to Tuesday" is a change: two dates, no interval.
fn changes(s: Stretch, from: usize) -> bool {
    (from.saturating_sub(6).max(s.start)..from).any(|k| s.is(k, Class::Change))
}

/// The ends of an interval whose years agree: a year written once is that of both, and no interval ends
/// before it begins.
fn agreed(a: &Found, b: &Found) -> Option<Days> {
    let (mut first, mut last) = (a.date.earliest?, b.date.latest?);
    let years = |d: calendar::Day, by: i64| calendar::plus_months(d, 12 * by);
    let apart = i64::from(last.year()) - i64::from(first.year());
    if !b.guessed && a.guessed && apart != 0 && a.date.latest.is_some_and(|l| (l - first).get_days() < 300) {
        first = years(first, apart)?;
    } else if !a.guessed
        && b.guessed
        && apart != 0
        && b.date.earliest.is_some_and(|e| (last - e).get_days() < 300)
    {
        last = years(last, -apart)?;
    }
    if first > last && a.guessed {
        first = years(first, -1)?;
    } else if first > last && b.guessed {
        last = years(last, 1)?;
    }
    Some((first, last))
}
