//! Amounts: money, distances, sizes, magnitudes, durations, shares, ages. What is measured is a word of the class
//! `attribute`, or what the unit and the words around it tell; a figure that nothing of the kind stands beside
//! makes no claim. How many things there are is no amount.

mod age;
mod aspect;
mod gauge;
mod meant;
pub(super) mod measure;
mod money;
mod owner;
mod person;
mod share;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::count::head::term;
use super::count::{telling_sentence, tells};
use super::{About, Claim, Event, Extractor, Kind, Seen, party};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::{Name, Quantity, Sort, Value};

pub(super) const AMOUNT: Extractor = Extractor { name: "amount", kinds: &[Kind::Amount], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    let quantities = &seen.mentions.quantities;
    let mut out: Vec<Claim> = Vec::new();
    for (i, mention) in quantities.iter().enumerate() {
        let last = i.checked_sub(1).and_then(|k| quantities.get(k));
        let Some(main) = last.filter(|m| is_gloss(&seen.prose, m, mention)) else {
            out.extend(claim(seen, mention));
            continue;
        };
        // "75 kilometres (50 miles)" is one claim; "2 million euros ($2.6 million)" is two, and tells the rate.
        let Some(whole) = out.last_mut().filter(|c| c.said.at == main.at && main.value.sort == Sort::Money)
        else {
            continue;
        };
        whole.about.rate = Some(mention.value.clone());
        let currency = |q: &Quantity| q.unit.clone().unwrap_or_default();
        let (old, new) = (currency(&main.value), currency(&mention.value));
        let Some(what) = whole.about.head.strip_suffix(&format!(" in {old}")) else { continue };
        let about = About { head: format!("{what} in {new}"), rate: None, ..whole.about.clone() };
        let said = seen.said(vec![mention.at], Vec::new());
        out.push(Claim::new(Kind::Amount, about, Value::Quantity(mention.value.clone()), said));
    }
    in_passing(seen, &mut out);
    out
}

/// Puts in the ages of those who were named before: "the 24-year-old". Whose they are is asked when all other ages are
/// known.
fn in_passing(seen: &Seen, claims: &mut Vec<Claim>) {
    let aged = |c: &&Claim| c.about.single && c.about.head.starts_with(person::AGE);
    let known: BTreeMap<&str, &Value> =
        claims.iter().filter(aged).map(|c| (c.about.head.as_str(), &c.value)).collect();
    let ages = seen.mentions.quantities.iter().filter(|m| m.value.sort == Sort::Age);
    let found = ages.filter_map(|mention| {
        let sentence = telling_sentence(&seen.prose, seen.prose.sentence_of(mention.tokens.start))?;
        let figure = Figure { seen, prose: &seen.prose, sentence: &sentence, mention };
        let at = claims.binary_search_by_key(&mention.at, |c| c.said.at).ok();
        let known_whose = at.and_then(|i| claims.get(i)).is_some_and(|c| c.about.single);
        let measured = (!known_whose).then(|| meant::age(figure, &known)).flatten()?;
        Some((at, put_together(figure, measured, mention.value.clone())))
    });
    for (at, claim) in found.collect::<Vec<_>>() {
        match at.and_then(|i| claims.get_mut(i)) {
            Some(taken) => *taken = claim,
            None => claims.push(claim),
        }
    }
}

/// Whether a figure stands in brackets behind another and says the same in another unit.
fn is_gloss(prose: &Prose, main: &QuantityMention, gloss: &QuantityMention) -> bool {
    let (from, to) = (main.tokens.end, gloss.tokens.start);
    let same_sort = main.value.sort == gloss.value.sort && main.value.unit != gloss.value.unit;
    let mark = |i: usize| matches!(prose.text(i), "(" | "[" | ";" | "or");
    same_sort && to > from && to - from <= 3 && (from..to).any(mark)
}

/// How far from a figure the word for what it measures is looked for, in tokens.
const REACH: usize = 8;

/// What is measured.
#[derive(Default)]
struct Measured {
    /// Its name, that two articles must share.
    head: String,
    /// The same in words for people; empty where the head serves.
    label: String,
    /// Of this a story has one figure.
    single: bool,
    /// What is done with it.
    act: Option<String>,
    /// Whose it is.
    people: BTreeSet<Name>,
    /// Who pays or gets it, by a noun.
    party: Option<String>,
    /// Whatever event the stretch speaks of: a person has one age.
    anywhere: bool,
}

impl Measured {
    /// Of such a thing a story has one figure.
    fn single(head: impl Into<String>) -> Self {
        Measured { head: head.into(), single: true, ..Measured::default() }
    }

    /// Such things abound: the words around must tell.
    fn loose(head: impl Into<String>) -> Self {
        Measured { head: head.into(), ..Measured::default() }
    }
}

/// A figure in its sentence.
#[derive(Clone, Copy)]
struct Figure<'a> {
    seen: &'a Seen<'a>,
    prose: &'a Prose<'a>,
    sentence: &'a Range<usize>,
    mention: &'a QuantityMention,
}

impl Figure<'_> {
    /// The text of the `k`-th token before it in its sentence.
    fn before(&self, k: usize) -> &str {
        self.token_before(k).map_or("", |i| self.prose.text(i))
    }

    fn token_before(&self, k: usize) -> Option<usize> {
        self.mention.tokens.start.checked_sub(k).filter(|&i| i >= self.sentence.start)
    }

    /// The tokens around it, so many on either side.
    fn around(&self, reach: usize) -> Range<usize> {
        let (start, end) = (self.mention.tokens.start, self.mention.tokens.end);
        self.sentence.start.max(start.saturating_sub(reach))..self.sentence.end.min(end + reach)
    }

    /// The token nearest to it for which `is` holds.
    fn nearest(&self, reach: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
        let (start, end) = (self.mention.tokens.start, self.mention.tokens.end);
        let distance = |i: usize| if i < start { start - i } else { i.saturating_sub(end) };
        let near = self.around(reach).filter(|i| !self.mention.tokens.contains(i));
        near.filter(|&i| is(i)).min_by_key(|&i| distance(i))
    }

    /// What the nearest word for something measured says, among those that `fits` lets pass.
    fn attribute(&self, fits: impl Fn(&str) -> bool) -> Option<&str> {
        let value = |i: usize| self.prose.value(i, Class::Attribute);
        let nearest = self.nearest(REACH, |i| value(i).is_some_and(&fits))?;
        value(nearest)
    }
}

fn claim(seen: &Seen, mention: &QuantityMention) -> Option<Claim> {
    let prose = &seen.prose;
    let sentence = telling_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    let figure = Figure { seen, prose, sentence: &sentence, mention };
    let mut value = mention.value.clone();
    let measured = match value.sort {
        Sort::Money => money::measured(figure)?,
        Sort::Measure => measure::measured(figure, &mut value)?,
        Sort::Cardinal => match measure::magnitude(figure) {
            Some(strength) => {
                value.unit = Some("magnitude".to_owned());
                value.sort = Sort::Measure;
                strength
            }
            None => match share::fraction(figure, &mut value) {
                Some(share) => share,
                None => age::told(figure)?,
            },
        },
        Sort::Duration => time::measured(figure, &mut value)?,
        Sort::Percent => share::told(figure)?,
        Sort::Age => age::age(figure)?,
        Sort::Ordinal | Sort::Multiplicity => return None,
    };
    if value.sort == Sort::Cardinal {
        value.sort = Sort::Age;
        value.unit = Some("year".to_owned());
    }
    Some(put_together(figure, measured, value))
}

fn put_together(figure: Figure, measured: Measured, value: Quantity) -> Claim {
    let Figure { seen, prose, mention, .. } = figure;
    let measured = aspect::told_apart(figure, measured);
    let near = figure.around(2 * REACH);
    let mut terms: BTreeSet<String> =
        near.filter(|&i| !mention.tokens.contains(&i) && tells(prose, i)).map(|i| term(prose, i)).collect();
    terms.insert(measured.head.clone());
    let event = if measured.anywhere { Event::Story } else { seen.events.at(mention.tokens.start) };
    let clause = party::clause(prose, figure.sentence, mention.tokens.start);
    let when = if measured.anywhere { None } else { seen.day_of(figure.sentence, &clause) };
    // A fire burns on: its figures are those of their day.
    let grows = measured.act.as_deref().is_some_and(|act| act == "burn" || act == "containment");
    let when = when.or_else(|| prose.article.date.filter(|_| grows).map(|day| (day, day)));
    let act = measured.act.or_else(|| measured.single.then(|| measured.head.clone()));
    let about = About {
        head: measured.head,
        label: measured.label,
        noun: measured.party,
        terms,
        people: measured.people,
        when,
        event,
        act,
        single: measured.single,
        ..About::default()
    };
    Claim::new(Kind::Amount, about, Value::Quantity(value), seen.said(vec![mention.at], Vec::new()))
}
