//! Figures that are another than the plain one: what was expected, what was long before, what is of a part. Such a figure
//! meets only its like.

use super::{Figure, Measured};
use crate::claim::{Event, party};
use crate::text::lexicon::Class;

/// So many days before its article a figure's day is another time.
const LONG: i32 = 400;

/// How far from a figure a word that makes it another one stands, in tokens.
const REACH: usize = 12;

/// A measure under the name that tells it from the plain one.
pub(super) fn told_apart(figure: Figure, measured: Measured) -> Measured {
    if measured.anywhere {
        return measured;
    }
    let Some(aspect) = aspect(figure, &measured) else { return measured };
    let head = format!("{} ({aspect})", measured.head);
    let act = measured.act.map(|act| format!("{act} ({aspect})"));
    let label =
        if measured.label.is_empty() { String::new() } else { format!("{} ({aspect})", measured.label) };
    Measured { head, act, label, ..measured }
}

/// The words around a figure, up to the next marks.
fn stretch(figure: Figure) -> std::ops::Range<usize> {
    let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
    let near = figure.around(REACH);
    let mark = |i: &usize| matches!(figure.prose.text(*i), "," | ";" | ":" | "—" | "–" | "(" | ")" | "that");
    let from = (near.start..start).rev().find(mark).map_or(near.start, |i| i + 1);
    from..(end..near.end).find(mark).unwrap_or(near.end)
}

fn aspect(figure: Figure, measured: &Measured) -> Option<String> {
    let Figure { prose, sentence, mention, seen } = figure;
    let within = stretch(figure);
    // What is saved, and what somebody faces, is always to come.
    let ahead = measured.head.starts_with("savings") || measured.head.contains("prison");
    let known = |i: usize| {
        let token = prose.tokens.get(i)?;
        let some = token.classes.has(Class::Aspect) || token.begins.has(Class::Aspect);
        some.then(|| prose.entry(i, Class::Aspect)).flatten()
    };
    // "Two of the hostages"; "one of the hostages" is somebody.
    let some = |i: usize| {
        prose.text(i) == "of"
            && prose.is(i + 1, Class::Determiner)
            && i.checked_sub(1)
                .is_some_and(|k| prose.is(k, Class::Cardinal) && !matches!(prose.text(k), "one" | "One"))
    };
    if within.clone().filter(|i| !mention.tokens.contains(i)).any(some) && !measured.single {
        return Some("of some".to_owned());
    }
    let mut found = within.filter(|i| !mention.tokens.contains(i)).filter_map(known).map(|(_, value)| value);
    if let Some(value) = found.find(|&v| !ahead || v != "expected") {
        return Some(value.to_owned());
    }
    // What another event's days tell apart needs nothing here.
    if seen.events.at(mention.tokens.start) != Event::Story {
        return None;
    }
    let clause = party::clause(prose, sentence, mention.tokens.start);
    let (_, latest) = seen.day_of(sentence, &clause)?;
    let on = prose.article.date?;
    ((on - latest).get_days() > LONG).then(|| "then".to_owned())
}
