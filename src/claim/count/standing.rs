//! Counts whose noun stands before the number: "the attendance was 58,214", "the death toll rose to 34", "a crowd of
//! over 9,000 people", "a father of three". A number with its noun behind it is read in `head`.

use std::ops::Range;

use super::head::{Head, is_plural, name_of};
use super::{is_content, toll};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::Sort;

/// How far the noun may stand before its number, in tokens.
const REACH: usize = 7;

/// What a number counts whose noun stands before it.
pub(super) fn before(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    if mention.value.sort != Sort::Cardinal || mention.value.unit.as_deref() == Some("year") {
        return None;
    }
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let near = sentence.start.max(start.saturating_sub(REACH))..start;
    if let Some(parent) = parent(prose, &near) {
        return (!counts(prose, end)).then(|| Head {
            name: "child".to_owned(),
            label: "children".to_owned(),
            token: parent,
            noun: true,
            deed: Some("child".to_owned()),
            ..Head::default()
        });
    }
    // "The contracts, nine in number"
    if prose.text(end) == "in" && prose.text(end + 1) == "number" {
        let token = near.clone().rev().find(|&i| is_content(prose, i)).filter(|&i| is_plural(prose, i))?;
        let (name, label) = (name_of(prose, token), prose.normal(token).into_owned());
        return Some(Head { name, label, token, noun: true, ..Head::default() });
    }
    let (token, (name, label)) = near.clone().rev().find_map(|i| sum(prose, i).map(|told| (i, told)))?;
    let people = prose.is(end, Class::Generic);
    // "The attendance at the final was 58,214": the verb says so.
    let between = token + 1..start;
    let told = between.clone().rev().take(2).any(|i| is_verb(prose, i))
        && between.clone().all(|i| prose.is_word(i) && !prose.is(i, Class::Relative));
    let whole = (told || between.clone().all(|i| leads_on(prose, i))) && (people || !counts(prose, end));
    // "A crowd of 9,000 people", but not "a toll of 9 villages"
    if !whole {
        return None;
    }
    let event = toll::befell(prose, &name).is_some().then(|| name.clone());
    let label = match &event {
        Some(_) => toll::label(prose, &name),
        None => label,
    };
    let known = prose.lexicon.value_of(&name, Class::Doing).map(str::to_owned);
    let deed = event.is_none().then(|| known.unwrap_or_else(|| name.clone()));
    // Whoever came, works there or is enrolled can be told of as people, workers, pupils.
    let people = matches!(&*name, "attendance" | "workforce" | "membership" | "enrollment" | "crew");
    let kin = people.then(|| "person any".to_owned());
    Some(Head { name, label, token, noun: true, event, deed, kin, ..Head::default() })
}

/// "A father of three", "the mother of two".
fn parent(prose: &Prose, near: &Range<usize>) -> Option<usize> {
    let of = near.end.checked_sub(1).filter(|&i| i > near.start && prose.text(i) == "of")?;
    matches!(prose.text(of - 1), "father" | "mother" | "Father" | "Mother" | "parents").then_some(of - 1)
}

/// What a noun, or the words of several that begin here, has behind it, and the words for it: "the number of cases" has
/// cases.
fn sum(prose: &Prose, token: usize) -> Option<(String, String)> {
    let told = prose.tokens.get(token).is_some_and(|t| t.classes.has(Class::Sum) || t.begins.has(Class::Sum));
    if let Some((_, value)) = told.then(|| prose.entry(token, Class::Sum)).flatten() {
        let (name, label) = value.split_once(' ').unwrap_or((value, value));
        return Some((name.to_owned(), label.to_owned()));
    }
    let number = prose.text(token) == "number" && prose.text(token + 1) == "of";
    let plural = number && prose.is_word(token + 2) && is_plural(prose, token + 2);
    plural.then(|| (name_of(prose, token + 2), prose.normal(token + 2).into_owned()))
}

/// Whether a number counts a noun behind it.
fn counts(prose: &Prose, token: usize) -> bool {
    is_content(prose, token) && is_plural(prose, token)
}

/// Whether a word between a noun and its number only leads on to it: was, of, rose to, stood at.
fn leads_on(prose: &Prose, token: usize) -> bool {
    let Some(t) = prose.tokens.get(token) else { return false };
    t.kind == TokenKind::Word
        && !t.capital
        && (t.classes.any(&[Class::Function, Class::Preposition, Class::Event])
            || is_verb(prose, token)
            || matches!(prose.text(token), "people" | "now")
            || is_plural(prose, token) && prose.text(token.saturating_sub(2)) == "number")
}

/// Whether a word says that a number is so high: was, rose, stood.
fn is_verb(prose: &Prose, token: usize) -> bool {
    prose.is(token, Class::Auxiliary)
        || prose.is(token, Class::Change)
        || matches!(
            prose.text(token),
            "stood"
                | "stands"
                | "reached"
                | "reaching"
                | "put"
                | "estimated"
                | "hit"
                | "totaled"
                | "totalled"
                | "climbed"
        )
}
