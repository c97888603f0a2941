//! How long: what lasted, a prison term, a "five-year contract", "deliberated for nine hours". How old somebody is,
//! and when something was, is not read here.

use std::collections::BTreeSet;

use super::{Figure, Measured, age, gauge, owner, person};
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
        .or_else(|| by_list(figure))
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
    let lasted = |&i: &usize| prose.entry(i, Class::Attribute).is_some_and(|(_, v)| v == "lasted");
    let verb = near.into_iter().find(lasted);
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
    if (figure.sentence.start..start).any(asked) {
        // What was asked for is no sentence.
        return None;
    }
    // "Faces 20 years", "a maximum of 10 years": what can come is not what came.
    let near = figure.sentence.start.max(start.saturating_sub(8))..start;
    let threat = |i: usize| {
        prose.value(i, Class::Outlook) == Some("threat")
            || prose.is(i, Class::Modal) && matches!(prose.text(i), "could" | "may" | "might" | "can")
    };
    if near.into_iter().any(threat) || figure.mention.value.hedge == Some(Hedge::AtMost) {
        let (label, act) = ("the term that can be given".to_owned(), Some("threat".to_owned()));
        return Some(Measured { label, act, people, ..Measured::loose("possible prison term") });
    }
    // What was served is less than what was given.
    if near_before(figure, |i| matches!(prose.text(i), "served" | "serving" | "spent" | "serve")) {
        return Some(Measured { people, ..gauge::of_thing("time in prison") });
    }
    let label = "the prison term".to_owned();
    let act = Some("sentence".to_owned());
    Some(Measured { label, act, people, ..Measured::loose("prison term") })
}

/// Whether something stands within some words before a figure.
fn near_before(figure: Figure, is: impl Fn(usize) -> bool) -> bool {
    figure.around(6).take_while(|&i| i < figure.mention.tokens.start).any(is)
}

/// What a list says that it is the length of: an outage, a marriage, a ban.
fn by_list(figure: Figure) -> Option<Measured> {
    const AWAY: [&str; 8] = ["after", "before", "since", "ago", "later", "earlier", "from", "into"];
    let prose = figure.prose;
    let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
    // "Six years before", but "banned for six years after a test"
    let away = AWAY.contains(&prose.text(end));
    if away && figure.before(1) != "for" {
        return None;
    }
    let joined = owner::attributive(figure, Class::GaugeTime)
        .filter(|_| prose.article.slice(figure.mention.at).contains('-'));
    let (at, value) = match joined {
        Some(noun) => prose.entry(noun, Class::GaugeTime)?,
        None => gauge::nearest(figure, Class::GaugeTime)?,
    };
    // "The league can ban a player for two years"
    if at.start.checked_sub(1).is_some_and(|i| prose.text(i) == "can") {
        return None;
    }
    let timed = value.ends_with("race");
    let ended = |i: usize| prose.is(i, Class::Closing);
    let linked = match &*figure.before(1).to_ascii_lowercase() {
        "for" | "of" | "took" | "takes" | "take" | "needed" | "was" | "were" | "is" | "by" | "lasted"
        | "lasting" | "lasts" | "last" | "spent" => true,
        "after" => at.start == end + 1 || figure.around(6).any(ended),
        "in" => timed,
        // "It took firefighters six hours"
        _ => figure.around(3).any(|i| i < start && matches!(prose.text(i), "took" | "takes")),
    };
    // "200 hours of community service"
    let of = at.len() > 1 && at.start == end + 1 && prose.text(end) == "of";
    if joined.is_none() && !linked && !of && at.start != end && at.end != start {
        return None;
    }
    let told = gauge::named(figure, Class::GaugeTime, value)?;
    let head = format!("length of {}", told.head);
    // "Banned for six years after a test" is no earlier event's, whatever "years after" says elsewhere.
    Some(Measured { label: format!("the {head}"), act: Some(head.clone()), head, anywhere: away, ..told })
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
    // What went on so long is the story's, whoever else its sentence names.
    if let Some(noun) = going_on(figure) {
        return Some(Measured { people: BTreeSet::new(), ..length_of(figure, noun) });
    }
    if !joined || !is_content(prose, end) {
        return None;
    }
    let noun = (end..figure.sentence.end.min(end + 3)).take_while(|&i| is_content(prose, i)).last()?;
    Some(length_of(figure, noun))
}

/// "Three days of hand counting": what went on for so long.
fn going_on(figure: Figure) -> Option<usize> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if prose.text(end) != "of" || figure.before(1) == "for" {
        return None;
    }
    let goes_on = |&i: &usize| {
        const LASTING: [Class; 3] = [Class::Sitting, Class::EventNoun, Class::GaugeTime];
        let word = prose.text(i);
        prose.tokens.get(i).is_some_and(|t| t.classes.any(&LASTING))
            || word.len() > 5 && word.ends_with("ing")
    };
    let run = (end + 1..figure.sentence.end.min(end + 4)).take_while(|&i| is_content(prose, i));
    run.filter(goes_on).last()
}

/// How long a thing went on.
fn length_of(figure: Figure, noun: usize) -> Measured {
    let listed =
        figure.prose.value(noun, Class::GaugeTime).and_then(|v| v.split_once(' ')).map(|(_, v)| v.to_owned());
    let noun = listed.unwrap_or_else(|| normal::singular(&figure.prose.normal(noun)).into_owned());
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
