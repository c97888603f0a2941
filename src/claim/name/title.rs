//! The titles of works between marks: “A Lamp in the Harbor”. Told by their capitals alone; whether anybody says
//! them is not asked, since an utterance has none.

use super::{claim_of, heads};
use crate::claim::{Claim, Seen};
use crate::mention::Quotation;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;
use crate::text::value::Name;

/// Titles have so many tokens, with the marks inside.
const TOKENS: std::ops::RangeInclusive<usize> = 3..=10;

/// A title has so many words with a capital.
const CAPITALS: usize = 2;

/// The claims that works are called so: one a title, at its first place in the story.
pub(super) fn of_works(seen: &Seen) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    for quotation in &seen.mentions.quotations {
        let Some(claim) = title(seen, quotation) else { continue };
        if !out.iter().any(|c| c.value == claim.value) {
            out.push(claim);
        }
    }
    out
}

fn title(seen: &Seen, quotation: &Quotation) -> Option<Claim> {
    let prose = &seen.prose;
    if quotation.tokens.len() > *TOKENS.end() + 2 {
        return None;
    }
    let mut inner = quotation.tokens.clone();
    while !inner.is_empty() && !prose.is_word(inner.end - 1) {
        inner.end -= 1;
    }
    while !inner.is_empty() && !prose.is_word(inner.start) {
        inner.start += 1;
    }
    let headline = seen.prose.article.headline.is_some_and(|h| h.contains(quotation.outer));
    if headline || !TOKENS.contains(&inner.len()) {
        return None;
    }
    let mut capitals = 0;
    for i in inner.clone() {
        let token = prose.tokens.get(i)?;
        let small = token.classes.any(&[Class::Preposition, Class::Determiner, Class::Conjunction]);
        match token.kind {
            TokenKind::Word if token.capital && !token.caps => capitals += 1,
            TokenKind::Mark if matches!(prose.text(i), "'" | "’" | "-" | "&" | ",") => {}
            TokenKind::Word if small => {}
            _ => return None,
        }
    }
    let first = prose.tokens.get(inner.start).is_some_and(|t| t.capital);
    if !first || capitals < CAPITALS {
        return None;
    }
    let at = prose.span(inner);
    let name = Name { body: true, ..Name::new(prose.article.slice(at)) };
    Some(claim_of(seen, heads::WORK, name.clone(), name, vec![at], at))
}
