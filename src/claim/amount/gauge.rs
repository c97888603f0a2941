//! What the words beside a figure say that it measures, by the lists `gauge-…`: the height of a tower, the rainfall,
//! somebody's raise. What only its unit tells is not read here.

use std::ops::Range;

use super::{Figure, Measured, REACH, owner, person};
use crate::claim::count::head::name_of;
use crate::claim::count::is_content;
use crate::text::lexicon::Class;

/// A word across a comma is so much further off.
const ACROSS: usize = 5;

/// What belongs to a thing is so much further off than what belongs to the story.
const FOR_ALL: usize = 6;

/// What a figure measures by the nearest word of a list.
pub(super) fn told(figure: Figure, class: Class) -> Option<Measured> {
    let (_, value) = nearest(figure, class)?;
    named(figure, class, value)
}

/// The nearest word or phrase of a list, and its value.
pub(super) fn nearest<'a>(figure: Figure<'a>, class: Class) -> Option<(Range<usize>, &'a str)> {
    let prose = figure.prose;
    let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
    let mark = |i: usize| matches!(prose.text(i), "," | ";" | "—" | "–" | ":");
    let distance = |at: &Range<usize>| {
        let between = if at.start < start { at.end..start } else { end..at.start };
        between.len() + if between.clone().any(mark) { ACROSS } else { 0 }
    };
    let known = |i: usize| {
        let some = prose.tokens.get(i).is_some_and(|t| t.classes.has(class) || t.begins.has(class));
        some.then(|| prose.entry(i, class)).flatten()
    };
    let around = figure.around(REACH).filter(|i| !figure.mention.tokens.contains(i));
    // What a whole place has goes before what a thing has: snow lies to a depth.
    let whole = |value: &str| if value.starts_with("the ") { 0 } else { FOR_ALL };
    around.filter_map(known).min_by_key(|(at, value)| distance(at) + whole(value))
}

/// The measure of that name, of what has it.
pub(super) fn named(figure: Figure, class: Class, value: &str) -> Option<Measured> {
    let (belongs, name) = value.split_once(' ')?;
    let owned = |of: Option<String>| match of {
        Some(of) => {
            let label = format!("the {name} of the {of}");
            Measured { label, ..of_thing(&format!("{name} of {of}")) }
        }
        None => Measured { label: format!("the {name}"), ..Measured::loose(name) },
    };
    Some(match belongs {
        "its" => owned(owner::of(figure, class)),
        "what" => {
            let (prose, end) = (figure.prose, figure.mention.tokens.end);
            let of = (end + 1..figure.sentence.end.min(end + 3))
                .find(|&i| prose.text(end) == "of" && is_content(prose, i))?;
            let head = format!("{} {name}", name_of(prose, of));
            of_thing(&head)
        }
        "whose" => Measured { people: &person::named(figure) | &person::bodies(figure), ..of_thing(name) },
        // What gets so much rain is a place, known or not.
        _ if class == Class::GaugeLength => {
            Measured { people: &person::places(figure) | &person::names(figure), ..of_thing(name) }
        }
        _ => Measured { people: person::places(figure), ..of_thing(name) },
    })
}

/// By how much a measure changed, which is not how much it is.
pub(super) fn changed(measured: Measured) -> Measured {
    let head = format!("change in {}", measured.head);
    let act = measured.act.map(|act| format!("change in {act}"));
    Measured { label: format!("the {head}"), act, head, ..measured }
}

/// A measure of which a story has one where each article gives one.
pub(super) fn of_thing(head: &str) -> Measured {
    Measured { label: format!("the {head}"), act: Some(head.to_owned()), ..Measured::loose(head) }
}
