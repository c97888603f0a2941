//! Counts by a noun's form alone: "the meeting with the envoy" is one, "their meetings" are several. No number is
//! read here.

use std::collections::BTreeSet;
use std::ops::Range;

use super::head::{Head, is_plural, name_of, term};
use super::{claim, claim_with, is_content, story_sentence};
use crate::claim::{Claim, Seen, party};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::{Decimal, Quantity};

/// The counts by a noun's form alone: definite event nouns with someone who takes part, but for those that are
/// `counted` by a number.
pub(super) fn weak(seen: &Seen, counted: &BTreeSet<String>) -> Vec<Claim> {
    let prose = &seen.prose;
    let events = prose.tokens.iter().enumerate().filter(|(_, t)| t.classes.has(Class::EventNoun));
    let claims = events.filter_map(|(i, _)| {
        let sentence = story_sentence(prose, prose.sentence_of(i))?;
        let plural = is_plural(prose, i);
        if !is_noun(prose, &sentence, i, plural) {
            return None;
        }
        // Most have nobody who takes part, or were counted: no claim is made of them in vain.
        let name = name_of(prose, i);
        let people = party::around(seen, sentence.clone(), i, true);
        if people.is_empty() || counted.contains(&name) {
            return None;
        }
        let value = Quantity {
            high: (!plural).then_some(Decimal::ONE),
            stated: None,
            weak: true,
            ..Quantity::exactly(if plural { 2 } else { 1 }, None)
        };
        let head = Head { name, token: i, noun: true, ..Head::default() };
        Some(claim_with(seen, sentence, prose.tokens[i].at, &head, value, people))
    });
    claims.collect()
}

/// "The only hospital on the island", "her only book": there is one.
pub(super) fn only(seen: &Seen) -> Vec<Claim> {
    let prose = &seen.prose;
    let found = prose.tokens.iter().enumerate().filter(|(i, _)| prose.text(*i) == "only");
    let claims = found.filter_map(|(i, _)| {
        let sentence = story_sentence(prose, prose.sentence_of(i))?;
        let before = i.checked_sub(1).filter(|&b| b >= sentence.start)?;
        let owned = prose.tokens[before].possessive() || prose.text(before) == "’";
        let definite = matches!(&*prose.normal(before), "the" | "his" | "her" | "their" | "its");
        let run: Vec<usize> = (i + 1..sentence.end.min(i + 5))
            .take_while(|&k| is_content(prose, k) && !is_verb(prose, k))
            .collect();
        let token = *run.last()?;
        let plain = prose.is(token, Class::Generic) || prose.is(token, Class::Period) || token + 1 - i > 4;
        if !(definite || owned) || plain || is_plural(prose, token) || prose.text(token).ends_with("ing") {
            return None;
        }
        let name = name_of(prose, token);
        let modifiers = run[..run.len() - 1].iter().map(|&k| term(prose, k)).collect();
        let label = format!("{}s", prose.normal(token));
        let head = Head { name, label, token, noun: true, modifiers, ..Head::default() };
        let mut claim =
            claim(seen, sentence.clone(), prose.span(i..token + 1), &head, Quantity::exactly(1, None));
        claim.about.people.extend(party::subject(seen, &sentence, &(before..i), token));
        Some(claim)
    });
    claims.collect()
}

/// Whether a word tells what somebody did: "her only book sold well".
fn is_verb(prose: &Prose, token: usize) -> bool {
    prose.is(token, Class::Event) && !prose.is(token, Class::EventNoun) || prose.text(token).ends_with("ed")
}

/// Whether an event's word is a noun that says how many there were: a definite singular, or a plural.
fn is_noun(prose: &Prose, sentence: &Range<usize>, token: usize, plural: bool) -> bool {
    if prose.text(token + 1) == "-" || is_content(prose, token + 1) && !prose.is(token + 1, Class::Cue) {
        return false;
    }
    let before = (sentence.start..token).rev().take(3);
    for i in before {
        let definite = matches!(&*prose.normal(i), "the" | "that" | "this" | "his" | "her" | "their" | "its");
        let owned = prose.tokens[i].possessive() || matches!(prose.text(i), "'" | "’");
        if definite || owned {
            return true;
        }
        if !is_content(prose, i) {
            break;
        }
    }
    plural && !prose.is(token.wrapping_sub(1), Class::Pronoun)
}
