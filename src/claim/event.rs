//! Which event a stretch of an article speaks of: the story's own, another that it recalls, or none (what such
//! events do in general). Worked out once an article, from dates, from words that set an event apart
//! ("previous", "the worst since"), and from how the text comes back. It knows no event by name.
//!
//! A sentence leaves the story's event by a day far from the article's own, and stays away until the text
//! comes back: with a day near the article's, with "the fire" in a new paragraph, or with a name of the lede.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::count::is_content;
use super::party;
use crate::mention::{DateMention, Mentions};
use crate::text::Part;
use crate::text::calendar::Day;
use crate::text::lexicon::{Class, Classes};
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// The event that a claim belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Event {
    /// Nobody asked.
    #[default]
    Unknown,
    /// The story's own.
    Story,
    /// Another one, told by its days and by names that the story's first sentences do not have.
    Other {
        /// When it was, where that is said.
        when: Option<(Day, Day)>,
        /// Parts of the names around it, lower case.
        names: BTreeSet<String>,
    },
    /// Events of that sort in general.
    General,
}

impl Event {
    /// Whether two articles can speak of one event.
    pub fn meets(&self, other: &Event) -> bool {
        match (self, other) {
            (Event::Unknown, _) | (_, Event::Unknown) => true,
            (Event::Other { when: a, names: x }, Event::Other { when: b, names: y }) => {
                let apart = a.zip(*b).is_some_and(|(a, b)| a.1 < b.0 || b.1 < a.0);
                let nameless = x.is_empty() && y.is_empty() && a.is_some() && b.is_some();
                // "In 2018" and "seven years ago": one year of one story.
                let brief = |w: &(Day, Day)| days(w.0, w.1) <= YEAR;
                let nameless = nameless || a.zip(*b).is_some_and(|(a, b)| brief(&a) && brief(&b));
                !apart && (nameless || x.intersection(y).next().is_some())
            }
            (a, b) => a == b,
        }
    }
}

/// The stretches of an article that do not speak of its own event, in order.
#[derive(Clone, Debug, Default)]
pub struct Events {
    away: Vec<(Range<usize>, Event)>,
}

impl Events {
    /// The event that a token belongs to.
    pub fn at(&self, token: usize) -> Event {
        let i = self.away.partition_point(|(tokens, _)| tokens.end <= token);
        match self.away.get(i) {
            Some((tokens, event)) if tokens.contains(&token) => event.clone(),
            _ => Event::Story,
        }
    }
}

/// The days of a year, and a few.
const YEAR: i32 = 370;
/// How far from the article's day a day must be to be another event's, in days.
const FAR: i32 = 25;
/// The same of a day to come, and of a span of weeks or months.
const AHEAD: i32 = 100;
/// How near to it a day tells the story's own event, in days.
const NEAR: i32 = 10;
/// How many sentences the text stays away without a sign of either.
const PATIENCE: usize = 3;

/// Reads them.
pub fn read(prose: &Prose, mentions: &Mentions) -> Events {
    let mut reader = Reader {
        prose,
        mentions,
        lede: lede(prose, mentions),
        words: OnceCell::new(),
        away: None,
        paragraph: 0,
        silent: 0,
    };
    let mut away = Vec::new();
    for (number, sentence) in prose.sentences.iter().enumerate() {
        if prose.paragraphs.get(sentence.paragraph).is_some_and(|p| p.part == Part::Headline) {
            continue;
        }
        let fresh = sentence.paragraph != reader.paragraph;
        reader.paragraph = sentence.paragraph;
        let parts = clauses(prose, &sentence.tokens);
        for (k, clause) in parts.into_iter().enumerate() {
            match reader.step(&clause, number, fresh && k == 0, k == 0) {
                Step::Home => {}
                Step::Away(event) => away.push((clause, event)),
                Step::Aside(stretch, event) => away.push((stretch, event)),
            }
        }
    }
    Events { away }
}

/// The names of the headline and of the first two sentences of the body: the story's own.
fn lede(prose: &Prose, mentions: &Mentions) -> BTreeSet<String> {
    let body = prose
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| prose.paragraphs.get(s.paragraph).is_some_and(|p| p.part == Part::Body));
    let end = body.map(|(_, s)| s.tokens.end).nth(1).or(prose.sentences.last().map(|s| s.tokens.end));
    let end = end.unwrap_or_default();
    let first = mentions.names.iter().take_while(|n| n.tokens.start < end);
    first.flat_map(|n| n.value.parts.iter().cloned()).collect()
}

/// The words of the headline and of the first two sentences of the body, in the singular.
fn lede_words(prose: &Prose) -> BTreeSet<String> {
    let told = prose.sentences.iter().filter(|s| {
        let part = prose.paragraphs.get(s.paragraph).map(|p| p.part);
        matches!(part, Some(Part::Body | Part::Headline))
    });
    let tokens = told.take(4).flat_map(|s| s.tokens.clone()).filter(|&i| is_content(prose, i));
    tokens.map(|i| normal::singular(&prose.normal(i)).into_owned()).collect()
}

/// A sentence cut where ", and" and its like begin another statement.
fn clauses(prose: &Prose, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    let mark = |i: &usize| prose.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Mark);
    for i in sentence.clone().filter(mark) {
        let cut = match prose.text(i) {
            ";" => true,
            "," => matches!(prose.text(i + 1), "and" | "but" | "while"),
            _ => false,
        };
        if cut && i > start {
            out.push(start..i);
            start = i;
        }
    }
    out.push(start..sentence.end);
    out
}

struct Reader<'a> {
    prose: &'a Prose<'a>,
    mentions: &'a Mentions,
    lede: BTreeSet<String>,
    /// The words of the lede, once they are asked for.
    words: OnceCell<BTreeSet<String>>,
    /// The event the text is away at.
    away: Option<Event>,
    paragraph: usize,
    /// Sentences since the last sign of being away.
    silent: usize,
}

/// What a clause speaks of.
enum Step {
    /// The story's own event.
    Home,
    /// Another one.
    Away(Event),
    /// The story's own, but for a stretch of it.
    Aside(Range<usize>, Event),
}

impl Reader<'_> {
    /// Which event a clause speaks of.
    fn step(&mut self, clause: &Range<usize>, number: usize, fresh: bool, first: bool) -> Step {
        // Most clauses have no word that could set them apart: told by one look at each word.
        let known = self.known(clause);
        if known.has(Class::EventNoun) && self.is_general(clause) {
            return Step::Away(Event::General);
        }
        let dates = self.dates(clause);
        let near = dates.iter().any(|d| self.is_near(d));
        let far = dates.iter().find(|d| number > 1 && self.is_far(d));
        // Where nothing tells the article's own day, one of two days may be it.
        let undated = self.prose.article.date.is_none();
        let far = far.filter(|_| !undated || dates.iter().all(|d| self.is_far(d)));
        let can_be = number > 1 && known.any(&[Class::EventNoun, Class::OtherEvent]);
        let apart = clause.clone().find(|&i| can_be && self.set_apart(i));
        if let Some(date) = far.filter(|_| !near) {
            let when = date.value.earliest.zip(date.value.latest);
            return self.leave(clause, date.tokens.start, when);
        }
        if near {
            self.away = None;
            return Step::Home;
        }
        if let Some(token) = apart {
            return self.leave(clause, token, None);
        }
        if self.away.is_none() {
            return Step::Home;
        }
        let pronoun = self.prose.is(clause.start, Class::Pronoun);
        // A sentence that tells of no event and goes on with nobody is no part of the other one.
        if first && !pronoun && !clause.clone().any(|i| self.prose.is(i, Class::Event)) {
            return Step::Home;
        }
        if first {
            self.silent += 1;
        }
        let back = self.silent > PATIENCE || fresh && !pronoun && self.comes_back(clause);
        if back {
            self.away = None;
        }
        self.away.clone().map_or(Step::Home, Step::Away)
    }

    /// What the words of a clause and the one behind it are known as, and what begins with them.
    fn known(&self, clause: &Range<usize>) -> Classes {
        let tokens = self.prose.tokens.iter().skip(clause.start).take(clause.len() + 1);
        tokens.fold(Classes::default(), |known, t| known | t.classes | t.begins)
    }

    /// The text leaves the story's event. Where the clause tells of no event ("the mission, which began in March
    /// 2004"), only the words around the day are about that time.
    fn leave(&mut self, clause: &Range<usize>, token: usize, when: Option<(Day, Day)>) -> Step {
        let names = self.names(clause).filter(|n| !self.lede.contains(n)).collect();
        let event = Event::Other { when, names };
        if !clause.clone().any(|i| self.prose.is(i, Class::Event)) {
            if let Some(away) = &self.away {
                return Step::Aside(clause.clone(), away.clone());
            }
            let part = party::clause(self.prose, clause, token);
            return Step::Aside(part.start.max(clause.start)..part.end.min(clause.end), event);
        }
        self.away = Some(event.clone());
        self.silent = 0;
        Step::Away(event)
    }

    fn names(&self, clause: &Range<usize>) -> impl Iterator<Item = String> {
        let names = &self.mentions.names;
        let from = names.partition_point(|n| n.tokens.start < clause.start);
        let to = names.partition_point(|n| n.tokens.start < clause.end);
        let within = names.get(from..to.max(from)).unwrap_or_default();
        within.iter().flat_map(|n| n.value.parts.iter().cloned())
    }

    fn dates(&self, clause: &Range<usize>) -> &[DateMention] {
        let dates = &self.mentions.dates;
        let from = dates.partition_point(|d| d.tokens.start < clause.start);
        let to = dates.partition_point(|d| d.tokens.start < clause.end);
        dates.get(from..to.max(from)).unwrap_or_default()
    }

    fn is_near(&self, date: &DateMention) -> bool {
        match (self.prose.article.date, date.value.earliest, date.value.latest) {
            (Some(today), Some(a), Some(b)) => days(a, b) <= 7 && days(b, today).abs() <= NEAR,
            _ => date.tokens.clone().any(|i| self.prose.is(i, Class::Weekday)),
        }
    }

    /// A day far from the article's; where that has none, a month or a year.
    fn is_far(&self, date: &DateMention) -> bool {
        // "Four times since March" goes on up to the story's own day; "since 1998, when" goes back to it.
        let behind = date.tokens.end + usize::from(self.prose.text(date.tokens.end) == ",");
        let since = |i: usize| matches!(self.prose.text(i), "since" | "Since");
        if self.prose.text(behind) != "when"
            && (since(date.tokens.start) || date.tokens.start.checked_sub(1).is_some_and(since))
        {
            return false;
        }
        // "Between 2011 and 2017" is how long something went on.
        let year = |i: usize| {
            let text = self.prose.text(i);
            text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
        };
        if date.tokens.clone().filter(|&i| year(i)).count() > 1 {
            return false;
        }
        match (self.prose.article.date, date.value.earliest, date.value.latest) {
            // What is planned follows from the story.
            (Some(today), Some(a), Some(b)) => {
                // The last quarter is reported on for weeks.
                let behind = if days(a, b) > FAR { AHEAD } else { FAR };
                days(b, today) > behind || days(today, a) > AHEAD
            }
            (Some(today), Some(a), None) => days(a, today) > FAR,
            (Some(today), None, Some(b)) => days(b, today) > FAR,
            (None, Some(_), None) => true,
            (None, Some(a), Some(b)) => days(a, b) >= 28,
            // "On Jan. 10" is most often of the story's own weeks, "in March" of others.
            _ => {
                let figures = |i: usize| self.prose.text(i).bytes().all(|b| b.is_ascii_digit());
                let day = date.tokens.clone().any(|i| self.prose.text(i).len() <= 2 && figures(i));
                !day && date.tokens.clone().any(|i| self.prose.is(i, Class::Month))
            }
        }
    }

    fn set_apart(&self, token: usize) -> bool {
        // "The last quake of that strength"
        let last = self.prose.is(token + 1, Class::EventNoun)
            && self.prose.text(token) == "last"
            && token.checked_sub(1).is_some_and(|i| matches!(self.prose.text(i), "the" | "The"));
        last || self.prose.entry(token, Class::OtherEvent).is_some()
    }

    /// "The fire", or a name of the lede, in a new paragraph.
    fn comes_back(&self, clause: &Range<usize>) -> bool {
        let the = |i: usize| matches!(self.prose.text(i), "The" | "the" | "This" | "this");
        let event =
            clause.clone().any(|i| self.prose.is(i, Class::EventNoun) && i > clause.start && the(i - 1));
        // "The contracts" of the headline
        let noun = clause.start + 1;
        let told = the(clause.start)
            && is_content(self.prose, noun)
            && !is_content(self.prose, noun + 1)
            && self
                .words
                .get_or_init(|| lede_words(self.prose))
                .contains(&*normal::singular(&self.prose.normal(noun)));
        told || event || self.names(clause).any(|n| self.lede.contains(&n))
    }

    /// "A strong quake can cause severe damage": an indefinite event, and what it may do.
    fn is_general(&self, clause: &Range<usize>) -> bool {
        let may = |i: usize| {
            self.prose.is(i, Class::Modal) && matches!(self.prose.text(i), "can" | "could" | "may" | "might")
        };
        let indefinite = |i: usize| {
            let near = clause.start.max(i.saturating_sub(6))..i;
            near.rev().any(|k| matches!(self.prose.text(k), "A" | "a" | "An" | "an"))
        };
        clause
            .clone()
            .any(|i| self.prose.is(i, Class::EventNoun) && (1..=3).any(|k| may(i + k)) && indefinite(i))
    }
}

/// How many days from one to another.
fn days(from: Day, to: Day) -> i32 {
    (to - from).get_days()
}
