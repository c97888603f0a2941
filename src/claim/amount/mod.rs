//! Amounts: money, distances, sizes, magnitudes, durations, shares, ages. What is measured is a word of the class
//! `attribute`, or what the unit and the words around it tell; a figure that nothing of the kind stands beside
//! makes no claim. How many things there are is no amount.

mod age;
mod measure;
mod money;
mod person;
mod time;

use std::collections::BTreeSet;
use std::ops::Range;

use super::count::head::{event, name_of, term};
use super::count::{is_content, telling_sentence, tells};
use super::{About, Claim, Event, Extractor, Kind, Seen, party};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::{Decimal, Name, Quantity, Sort, Value};

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
    out
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
            None => match fraction(figure, &mut value) {
                Some(share) => share,
                None => age::told(figure)?,
            },
        },
        Sort::Duration => time::measured(figure, &mut value)?,
        Sort::Percent => share(figure)?,
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
    let near = figure.around(2 * REACH);
    let mut terms: BTreeSet<String> =
        near.filter(|&i| !mention.tokens.contains(&i) && tells(prose, i)).map(|i| term(prose, i)).collect();
    terms.insert(measured.head.clone());
    let event = if measured.anywhere { Event::Story } else { seen.events.at(mention.tokens.start) };
    let clause = party::clause(prose, figure.sentence, mention.tokens.start);
    let when = if measured.anywhere { None } else { seen.day_of(figure.sentence, &clause) };
    let act = measured.act.or_else(|| measured.single.then(|| measured.head.clone()));
    let about = About {
        head: measured.head,
        label: measured.label,
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

/// What a share is a share of, and what befell it: "40 percent of the homes were damaged"; or what the word beside
/// it says: a turnout, a stake.
fn share(figure: Figure) -> Option<Measured> {
    const RATES: &str = "rate ";
    if let Some(rate) = figure.attribute(|v| v.starts_with(RATES)) {
        let name = rate.trim_start_matches(RATES);
        let head = format!("the {name}");
        if name != "stake" {
            return Some(Measured::single(head));
        }
        let people = person::before(figure).into_iter().collect();
        return Some(Measured { people, ..Measured::loose(head) });
    }
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    // "Six in 10 parents"
    let counted = prose.article.slice(figure.mention.at);
    let in_ten = counted.contains(" in ") || counted.contains(" out of ");
    let from = match prose.text(end) {
        "of" => end + 1,
        _ if in_ten => end,
        _ => return beside_noun(figure),
    };
    let token = (from..figure.sentence.end.min(from + 3)).find(|&i| is_content(prose, i))?;
    let noun = name_of(prose, token);
    let happened = |i: usize| event(prose, i).is_some() && !prose.is(i, Class::Cue);
    let act = figure.nearest(REACH, happened).and_then(|i| event(prose, i));
    let Some(act) = act else {
        // Shares of whom was asked: many in one story, told by whom and by the words around.
        let label = format!("the share of {}", prose.normal(token));
        return Some(Measured { label, ..Measured::loose(format!("share of {noun}")) });
    };
    if act == "vote" || prose.lexicon.value_of(&noun, Class::Event) == Some("vote") {
        let who = person::before(figure)?;
        let people = BTreeSet::from([who]);
        return Some(Measured { people, ..Measured::loose("share of the vote") });
    }
    let label = format!("the share of {noun}s");
    // Homes and buildings fall alike.
    let noun = if noun == "house" { "building".to_owned() } else { noun };
    Some(Measured {
        label,
        act: Some(act.to_owned()),
        ..Measured::single(format!("share of {noun} ({act})"))
    })
}

/// "A premium of 28 percent", "about 70 percent complete": the noun before it, or the adjective behind it.
fn beside_noun(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    let whole = ["complete", "full", "contained", "finished", "owned", "effective"];
    if whole.contains(&prose.text(end)) {
        let head = format!("share {}", prose.text(end));
        return Some(Measured { act: Some(head.clone()), ..Measured::loose(head) });
    }
    let before = figure.token_before(2).filter(|&i| figure.before(1) == "of" && is_content(prose, i));
    let noun = before.or_else(|| behind(figure))?;
    let led =
        !prose.is(noun, Class::Generic) && event(prose, noun).is_none() && !prose.is(noun, Class::Change);
    let mut head = name_of(prose, noun);
    // Of rates there are many: "the tax rate" is one.
    if prose.is(noun, Class::Loose) {
        let sort = noun.checked_sub(1).filter(|&i| i >= figure.sentence.start && is_content(prose, i))?;
        head = format!("{} {head}", prose.normal(sort));
    }
    led.then(|| Measured { label: format!("the {head}"), act: Some(head.clone()), ..Measured::loose(head) })
}

/// "A 22% premium": the noun that a share stands before as an adjective would.
fn behind(figure: Figure) -> Option<usize> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    figure
        .token_before(1)
        .filter(|&i| prose.is(i, Class::Determiner) || matches!(prose.text(i), "a" | "an"))?;
    let run = (end..figure.sentence.end.min(end + 3)).take_while(|&i| is_content(prose, i));
    run.last().filter(|&i| !prose.tokens[i].capital)
}

/// "Two-thirds of the homes were damaged": a share in words, put into percent.
fn fraction(figure: Figure, value: &mut Quantity) -> Option<Measured> {
    let some = value.high.filter(|n| *n < Decimal::ONE && *n > Decimal::ZERO)?;
    let counted = figure.prose.article.slice(figure.mention.at);
    let in_ten = counted.contains(" in ") || counted.contains(" out of ");
    if figure.prose.text(figure.mention.tokens.end) != "of" && !in_ten || some.is_zero() {
        return None;
    }
    let measured = share(figure)?;
    let scaled = |n: Option<Decimal>| {
        n.and_then(|n| n.checked_mul(Decimal::ONE_HUNDRED)).map(|n| n.round_dp(1).normalize())
    };
    *value = Quantity {
        low: scaled(value.low),
        high: scaled(value.high),
        stated: scaled(value.stated),
        unit: Some("percent".to_owned()),
        sort: Sort::Percent,
        ..value.clone()
    };
    Some(measured)
}
