//! Whom a figure belongs to: whose age, whose share of the vote. A person is known by the family name, as later mentions
//! have it; first names must not gainsay each other.

use std::collections::BTreeSet;

use super::{Figure, Measured};
use crate::cast::{Reference, Sort};
use crate::claim::{Event, party};
use crate::text::lexicon::Class;
use crate::text::person;
use crate::text::prose::Prose;
use crate::text::value::Name;

/// How the head of somebody's age begins.
pub(super) const AGE: &str = "age of ";

/// The age of someone of the cast who has a name.
pub(super) fn aged(figure: Figure, person: usize) -> Option<Measured> {
    // "Ode, 92, told a paper in 2005": at another time everybody is of another age.
    if figure.seen.events.at(figure.mention.tokens.start) != Event::Story && is_long_ago(figure) {
        return None;
    }
    let known = figure.seen.cast.people.get(person)?;
    if !matches!(known.sort, Sort::Person | Sort::Body) || !known.name.full.starts_with(char::is_uppercase) {
        return None;
    }
    // Brandt-Ode may stand as Brandt Ode elsewhere.
    let last = known.name.last();
    let last = person::letters(last.rsplit('-').next().unwrap_or(last));
    let label = format!("the age of {}", known.name.full);
    let people = BTreeSet::from([party::member(figure.seen, person)]);
    Some(Measured { label, people, anywhere: true, ..Measured::single(format!("{AGE}{last}")) })
}

/// Whether a sentence speaks of a day so long before its article that people were of another age.
fn is_long_ago(figure: Figure) -> bool {
    const MOST: i32 = 200;
    let article = figure.prose.article.date;
    let dates = figure.seen.mentions.dates.iter().filter(|d| figure.sentence.contains(&d.tokens.start));
    let mut days = dates.filter_map(|d| d.value.latest);
    days.any(|day| article.is_none_or(|on| (on - day).get_days() > MOST))
}

/// The person nearest before a figure in its clause, who is no one's speaker.
pub(super) fn before(figure: Figure) -> Option<Name> {
    let Figure { seen, prose, sentence, mention } = figure;
    let clause = party::clause(prose, sentence, mention.tokens.start);
    // "Ruiz, who won with 61 percent"
    if let Some(who) = clause.start.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == "who") {
        let owner = seen.cast.within(sentence.start..who).last().filter(|r| r.tokens.end + 1 >= who);
        return owner.map(|r| party::member(seen, r.person));
    }
    let within = seen.cast.within(clause.start..mention.tokens.start);
    let cited = |end: usize| prose.is(end, Class::Cue);
    let named = within.iter().rev().find(|r| {
        let sort = seen.cast.people.get(r.person).map(|p| p.sort);
        sort == Some(Sort::Person) && !cited(r.tokens.end) && !aside(prose, r.tokens.start)
    })?;
    Some(party::member(seen, named.person))
}

/// Everybody whom a figure's sentence names and does not merely cite.
pub(super) fn named(figure: Figure) -> BTreeSet<Name> {
    let Figure { seen, prose, sentence, .. } = figure;
    let people = seen.cast.within(sentence.clone()).iter().filter(|r| {
        let sort = seen.cast.people.get(r.person).map(|p| p.sort);
        // "In Ellis" names a place, whatever else bears the name.
        let place = r
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|i| matches!(prose.text(i), "in" | "In" | "at" | "near"));
        sort == Some(Sort::Person) && !place && !prose.is(r.tokens.end, Class::Cue)
    });
    people.map(|r| party::member(seen, r.person)).collect()
}

/// The bodies that a figure's sentence names: whose revenue, whose price. The court that heard it is none of them, nor
/// the agency in brackets that reports it.
pub(super) fn bodies(figure: Figure) -> BTreeSet<Name> {
    let Figure { seen, prose, sentence, .. } = figure;
    let reports = |r: &Reference| {
        let bracketed = r.tokens.start.checked_sub(1).is_some_and(|i| prose.text(i) == "(");
        bracketed || prose.is(r.tokens.end, Class::Cue) || prose.text(r.tokens.end) == "heard"
    };
    let bodies = seen.cast.within(sentence.clone()).iter().filter(|r| {
        let sort = seen.cast.people.get(r.person).map(|p| p.sort);
        sort == Some(Sort::Body) && !reports(r)
    });
    bodies.map(|r| party::member(seen, r.person)).collect()
}

/// The places that a figure's sentence names.
pub(super) fn places(figure: Figure) -> BTreeSet<Name> {
    let Figure { seen, sentence, .. } = figure;
    let names = &seen.mentions.names;
    let from = names.partition_point(|n| n.tokens.start < sentence.start);
    let within = names.iter().skip(from).take_while(|n| n.tokens.start < sentence.end);
    let sort = |token: usize| {
        let person = seen.cast.at(token)?.person;
        seen.cast.people.get(person).map(|p| p.sort)
    };
    let at = |token: usize| {
        token
            .checked_sub(1)
            .is_some_and(|i| matches!(seen.prose.text(i), "in" | "In" | "at" | "At" | "near" | "off"))
    };
    let places = within
        .filter(|n| at(n.tokens.start) || !matches!(sort(n.tokens.start), Some(Sort::Person | Sort::Body)));
    places.map(|n| Name { body: true, ..(*n.value).clone() }).collect()
}

/// Everything with a name before a figure in its clause: whose shares fell.
pub(super) fn names(figure: Figure) -> BTreeSet<Name> {
    let Figure { seen, prose, sentence, mention } = figure;
    let clause = party::clause(prose, sentence, mention.tokens.start);
    let names = &seen.mentions.names;
    let from = names.partition_point(|n| n.tokens.start < clause.start);
    let within = names.iter().skip(from).take_while(|n| n.tokens.start < mention.tokens.start);
    within.map(|n| Name { body: true, ..(*n.value).clone() }).collect()
}

fn aside(prose: &Prose, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Preposition))
}
