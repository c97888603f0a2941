//! Counts by a noun's form alone: "the meeting with the envoy" is one, "their meetings" are several. No number is
//! read here.

use std::ops::Range;

use super::head::{Head, is_plural, name_of};
use super::{claim, is_content, story_sentence};
use crate::claim::{Claim, Seen};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::{Decimal, Quantity};

/// The counts by a noun's form alone: definite event nouns with someone who takes part.
pub(super) fn weak(seen: &Seen) -> Vec<Claim> {
    let prose = &seen.prose;
    let events = prose.tokens.iter().enumerate().filter(|(_, t)| t.classes.has(Class::EventNoun));
    let claims = events.filter_map(|(i, _)| {
        let sentence = story_sentence(prose, prose.sentence_of(i))?;
        let plural = is_plural(prose, i);
        if !is_noun(prose, &sentence, i, plural) {
            return None;
        }
        let value = Quantity {
            high: (!plural).then_some(Decimal::ONE),
            stated: None,
            weak: true,
            ..Quantity::exactly(if plural { 2 } else { 1 }, None)
        };
        let name = name_of(prose, i);
        let head = Head { name, token: i, noun: true, ..Head::default() };
        let claim = claim(seen, sentence, prose.tokens[i].at, &head, value);
        (!claim.about.people.is_empty()).then_some(claim)
    });
    claims.collect()
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
