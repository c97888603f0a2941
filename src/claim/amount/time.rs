//! How long: what lasted, a prison term, a "five-year contract", "deliberated for nine hours". How old somebody is,
//! and when something was, is not read here.

use super::{Figure, Measured, age, person};
use crate::claim::count::head::{event, term};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::value::{Decimal, Hedge, Quantity};

/// What takes so long.
pub(super) fn measured(figure: Figure, value: &mut Quantity) -> Option<Measured> {
    if let Some(age) = age::of_months(figure, value) {
        return Some(age);
    }
    let measured = term_in_prison(figure)
        .or_else(|| lasted(figure))
        .or_else(|| compound(figure))
        .or_else(|| deed(figure))?;
    in_one_unit(value);
    Some(measured)
}

/// "The shaking lasted two minutes": a story has one such figure.
fn lasted(figure: Figure) -> Option<Measured> {
    let start = figure.mention.tokens.start;
    let near = figure.sentence.start.max(start.saturating_sub(3))..start;
    let prose = figure.prose;
    let verb = near.into_iter().find(|&i| prose.value(i, Class::Attribute) == Some("lasted"));
    // "The meeting, which lasted five hours": what has a length of its own; what shakes only lasts.
    let subject = verb.map(|v| (figure.sentence.start..v).rev().take(4).find(|&i| is_content(prose, i)));
    if let Some(noun) = subject.flatten()
        && (prose.is(noun, Class::EventNoun) || prose.is(noun, Class::Sitting))
        && event(prose, noun) != Some("quake")
    {
        return Some(length_of(figure, noun));
    }
    verb.map(|_| Measured { label: "how long it lasted".to_owned(), ..Measured::single("lasted") })
}

/// "Sentenced to 12 years in prison", "a 12-year sentence", "jailed for 12 years".
fn term_in_prison(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
    let sentence =
        |i: usize| event(prose, i) == Some("sentence") || prose.value(i, Class::Attribute) == Some("prison");
    let behind = (end..figure.sentence.end.min(end + 3)).any(sentence);
    // "Jailed Ana Ruiz for 14 years"
    let reach = if figure.before(1) == "for" || figure.before(1) == "to" { 6 } else { 3 };
    let before = (figure.sentence.start.max(start.saturating_sub(reach))..start).any(sentence);
    // "Fraudster gets 12 years"
    let next = prose.text(end);
    let gets = matches!(figure.before(1), "gets" | "got" | "given" | "receives" | "received")
        && (end >= figure.sentence.end || matches!(next, "for" | "over" | "." | "," | ""))
        && figure.mention.value.unit.as_deref() == Some("year");
    if !behind && !before && !gets {
        return None;
    }
    let people = person::named(figure);
    let asked = |i: usize| prose.value(i, Class::Attribute) == Some("sum asked");
    if (figure.sentence.start..start).any(asked) || figure.mention.value.hedge == Some(Hedge::AtMost) {
        // What was asked for, and what it can be at most, is no sentence.
        return None;
    }
    // "Faces 20 years", "a maximum of 10 years": what can come is not what came.
    let near = figure.sentence.start.max(start.saturating_sub(8))..start;
    let threat = |i: usize| {
        prose.value(i, Class::Outlook) == Some("threat")
            || prose.is(i, Class::Modal) && matches!(prose.text(i), "could" | "may" | "might" | "can")
    };
    if near.into_iter().any(threat) {
        let (label, act) = ("the term that can be given".to_owned(), Some("threat".to_owned()));
        return Some(Measured { label, act, people, ..Measured::loose("possible prison term") });
    }
    let label = "the prison term".to_owned();
    let act = Some("sentence".to_owned());
    Some(Measured { label, act, people, ..Measured::loose("prison term") })
}

/// "A five-year contract": the noun that a span of time is joined to.
fn compound(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    let joined = prose.article.slice(figure.mention.at).contains('-');
    // "A debate of more than eight hours"
    let before = figure.token_before(2).filter(|_| figure.before(1) == "of");
    if let Some(noun) = before.filter(|&i| prose.is(i, Class::Sitting) || prose.is(i, Class::EventNoun)) {
        return Some(length_of(figure, noun));
    }
    if !joined || !is_content(prose, end) {
        return None;
    }
    let noun = (end..figure.sentence.end.min(end + 3)).take_while(|&i| is_content(prose, i)).last()?;
    Some(length_of(figure, noun))
}

fn length_of(figure: Figure, noun: usize) -> Measured {
    let noun = normal::singular(&figure.prose.normal(noun)).into_owned();
    let head = format!("length of {noun}");
    let (label, people) = (format!("the {head}"), person::named(figure));
    Measured { label, people, act: Some(head.clone()), ..Measured::loose(head) }
}

/// "Deliberated for nine hours", "after deliberating for nine hours": the deed before it.
fn deed(figure: Figure) -> Option<Measured> {
    if figure.before(1) != "for" {
        return None;
    }
    let prose = figure.prose;
    let verb = figure.token_before(2)?;
    let text = prose.text(verb);
    let deed = text.len() > 5 && (text.ends_with("ed") || text.ends_with("ing")) && is_content(prose, verb);
    if !deed || prose.is(verb, Class::Cue) {
        return None;
    }
    let stem = term(prose, verb);
    let label = format!("how long ({})", prose.normal(verb));
    Some(Measured { label, act: Some(stem.clone()), ..Measured::loose(format!("how long: {stem}")) })
}

/// Minutes and hours as seconds, and months as parts of a year, so that they meet; other times as they are.
fn in_one_unit(value: &mut Quantity) {
    let (unit, factor) = match value.unit.as_deref() {
        Some("minute") => ("second", Decimal::from(60)),
        Some("hour") => ("second", Decimal::from(3600)),
        Some("week") => ("day", Decimal::from(7)),
        Some("year") => ("month", Decimal::from(12)),
        Some("decade") => ("month", Decimal::from(120)),
        _ => return,
    };
    let scaled = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(factor));
    *value = Quantity {
        low: scaled(value.low),
        high: scaled(value.high),
        stated: scaled(value.stated),
        unit: Some(unit.to_owned()),
        ..value.clone()
    };
}
