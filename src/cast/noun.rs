//! Noun phrases that can speak: "the minister", "one aide", "a senior official", "the letter".
//!
//! Found from their head noun, backwards to the determiner. Whom a definite one means is asked of the roles
//! that the article gives; the others are people without a name.

use std::ops::Range;

use super::Gender;
use super::roll::gender;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// A noun phrase that can speak.
pub(super) struct Phrase {
    /// From its determiner to its head noun.
    pub tokens: Range<usize>,
    /// The head noun.
    pub head: Range<usize>,
    /// "the", "this", or a possessive: it speaks of somebody known.
    pub definite: bool,
    /// "a", "an", "one", "another": it speaks of somebody new.
    pub fresh: bool,
    /// A noun for a body.
    pub body: bool,
    /// A noun for a writing.
    pub text: bool,
    /// What pronouns call it.
    pub gender: Gender,
}

/// The noun phrase whose head noun stands at `head`, if that is one.
pub(super) fn phrase(prose: &Prose, head: usize) -> Option<Phrase> {
    let token = prose.tokens.get(head)?;
    if token.classes.has(Class::Occasion) || token.possessive() {
        return None;
    }
    let (last, class) = head_end(prose, head)?;
    let next = prose.tokens.get(last);
    let compound = next.is_some_and(|t| {
        t.kind == TokenKind::Word
            && t.classes.any(&[Class::RoleNoun, Class::BodyNoun, Class::Title])
            && !t.classes.any(&[Class::Cue])
    });
    if compound || next.is_some_and(|t| t.kind == TokenKind::Mark && t.glued && prose.text(last) == "-") {
        return None;
    }
    let start = begin(prose, head);
    let first = prose.text(start);
    let owner = prose.tokens.get(start).is_some_and(|t| t.possessive());
    let definite = owner
        || matches!(
            first,
            "the"
                | "The"
                | "this"
                | "This"
                | "that"
                | "his"
                | "her"
                | "His"
                | "Her"
                | "its"
                | "their"
                | "Their"
                | "Its"
        );
    let fresh = matches!(first, "a" | "A" | "an" | "An" | "one" | "One" | "another" | "Another");
    let body = class == Class::BodyNoun;
    let value = prose.value(head, class).unwrap_or_default();
    if matches!(value, "thing" | "surname") {
        return None;
    }
    let gender = match class {
        Class::BodyNoun if value.is_empty() => Gender::It,
        Class::Title => Gender::Unknown,
        _ => gender(value),
    };
    let bare_singular = start == head && !matches!(gender, Gender::They);
    if bare_singular {
        return None;
    }
    Some(Phrase {
        tokens: start..last,
        head: head..last,
        definite,
        fresh,
        body,
        text: value == "text",
        gender,
    })
}

/// Where the head noun ends, and what it is.
fn head_end(prose: &Prose, head: usize) -> Option<(usize, Class)> {
    let token = prose.tokens.get(head)?;
    let mut found = None;
    for class in [Class::RoleNoun, Class::Title, Class::BodyNoun] {
        let perhaps = token.classes.has(class) || token.begins.has(class);
        if perhaps
            && let Some((tokens, _)) = prose.entry(head, class)
            && found.is_none_or(|(end, _)| tokens.end > end)
        {
            found = Some((tokens.end, class));
        }
    }
    found
}

/// Where the phrase begins: at its determiner or possessive, or behind what cannot belong to it.
fn begin(prose: &Prose, head: usize) -> usize {
    let mut start = head;
    while start > 0 && head - start < 6 {
        let at = start - 1;
        let Some(token) = prose.tokens.get(at) else { break };
        if token.kind == TokenKind::Mark {
            if prose.text(at) == "-" && token.glued {
                start = at;
                continue;
            }
            break;
        }
        let text = prose.text(at);
        if text == "that" {
            break;
        }
        if token.classes.any(&[Class::Determiner, Class::Quantifier]) {
            return at;
        }
        if token.possessive() {
            return owner(prose, at);
        }
        // A possessive that the text has torn off its name: "Ode ’s campaign".
        if text == "s" && at > 1 && matches!(prose.text(at - 1), "'" | "’") {
            return owner(prose, at - 2);
        }
        let number = token.kind == TokenKind::Number
            || token.classes.any(&[Class::Cardinal, Class::VagueNumber, Class::Scale]);
        if number && prose.text(start) != "-" {
            // A number opens its noun phrase, "a dozen" and "the two" with the word before it.
            let article = at.checked_sub(1).filter(|&b| prose.is(b, Class::Determiner));
            return article.unwrap_or(at);
        }
        let ends = [
            Class::Function,
            Class::Cue,
            Class::Pronoun,
            Class::Modal,
            Class::Negation,
            Class::Weekday,
            Class::Month,
        ];
        if token.classes.any(&ends) || opens(prose, at) {
            break;
        }
        start = at;
    }
    // "to mislead voters": the verb is no part of the phrase.
    if start < head
        && start > 0
        && prose.text(start - 1) == "to"
        && prose.tokens.get(start).is_some_and(|t| !t.capital)
    {
        start += 1;
    }
    while start < head && !prose.is_word(start) {
        start += 1;
    }
    start
}

/// A word that opens sentences belongs to no phrase, nor does an adverb.
fn opens(prose: &Prose, at: usize) -> bool {
    let adverb = prose.tokens.get(at).is_some_and(|t| t.entry == 0 && t.at.len() > 6)
        && prose.text(at).ends_with("ly");
    adverb || prose.value(at, Class::NotAName) == Some("opener")
}

/// The beginning of the name whose possessive stands at `at`.
fn owner(prose: &Prose, at: usize) -> usize {
    let mut start = at;
    while start > 0
        && at - start < 4
        && prose.tokens.get(start - 1).is_some_and(|t| t.capital && !t.possessive())
    {
        start -= 1;
    }
    if start > 0 && matches!(prose.text(start - 1), "the" | "The" | "a") { start - 1 } else { start }
}
