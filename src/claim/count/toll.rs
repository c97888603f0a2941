//! Tolls: how many died, were hurt, were arrested. Of these a story has one figure, and it needs no noun.

use std::ops::Range;

use super::head::{Head, event, name_of};
use super::is_content;
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::Sort;

/// What befalls people.
pub(super) const PEOPLE: &str = "people";

/// Whom or what an event of this class befalls, where a story has one figure of it: `people`, `thing`, or `event`
/// for what happens by itself (aftershocks).
pub(super) fn befell<'a>(prose: &Prose<'a>, event: &str) -> Option<&'a str> {
    let value = prose.lexicon.value_of(event, Class::Toll)?;
    let (whom, _) = value.split_once(' ')?;
    Some(whom)
}

/// A toll in words for people, as behind "how many": died, were injured.
pub(super) fn label(prose: &Prose, event: &str) -> String {
    let value = prose.lexicon.value_of(event, Class::Toll).and_then(|v| v.split_once(' '));
    value.map_or(event, |(_, words)| words).to_owned()
}

/// Whether an event's word tells what befell people: a number alone beside it is a toll ("80 hurt", "kills 10").
pub(super) fn is_harm(prose: &Prose, token: usize) -> bool {
    prose.tokens.get(token).is_some_and(|t| t.classes.has(Class::Event) || t.begins.has(Class::Event))
        && event(prose, token).is_some_and(|e| befell(prose, e) == Some(PEOPLE))
}

/// A word that says that something goes on.
fn is_lasting(word: &str) -> bool {
    matches!(word, "still" | "remain" | "remains" | "remained")
}

/// A toll without a noun: "80 hurt", "kills 10", "600 were killed", "injuring dozens more".
pub(super) fn bare(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    // "Two of the dead" are a part of them.
    if mention.value.sort != Sort::Cardinal || prose.text(mention.tokens.end) == "of" {
        return None;
    }
    let small =
        |i: usize| prose.is(i, Class::Function) || prose.is(i, Class::Auxiliary) || is_lasting(prose.text(i));
    let start = mention.tokens.start;
    // "Hurting 43 others", "six more are missing"
    let end = mention.tokens.end + usize::from(matches!(prose.text(mention.tokens.end), "others" | "more"));
    // "Dies at 91" is an age.
    if start.checked_sub(1).is_some_and(|i| i >= sentence.start && matches!(prose.text(i), "at" | "aged")) {
        return None;
    }
    let behind = (end..sentence.end.min(end + 3)).find(|&i| !small(i)).filter(|&i| is_harm(prose, i));
    let before = || {
        let near = sentence.start.max(start.saturating_sub(2))..start;
        near.rev().find(|&i| !small(i)).filter(|&i| is_harm(prose, i) && ends_phrase(prose, sentence, end))
    };
    let token = behind.or_else(before)?;
    let name = name_of(prose, token);
    let label = label(prose, &name);
    let kin = Some(format!("{name} any"));
    Some(Head { event: Some(name.clone()), name, label, token, kin, noun: true, ..Head::default() })
}

/// "Claimed four lives": who loses a life dies.
pub(super) fn taken(prose: &Prose, mention: &QuantityMention, noun: usize) -> Option<String> {
    let verb = mention.tokens.start.checked_sub(1)?;
    let lives = prose.text(noun) == "lives" && prose.is(verb, Class::Deadly);
    lives.then(|| prose.value(verb, Class::Deadly).unwrap_or_default().to_owned())
}

/// Whether no noun can follow a number: a mark, a small word or nothing stands behind it.
fn ends_phrase(prose: &Prose, sentence: &Range<usize>, end: usize) -> bool {
    end >= sentence.end || !is_content(prose, end)
}
