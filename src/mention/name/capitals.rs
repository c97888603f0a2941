//! What an article's capital letters tell: where they mean nothing, and which words they make names of.

use rustc_hash::FxHashSet;

use crate::text::lexicon::Class;
use crate::text::prose::{Prose, Sentence};
use crate::text::token::TokenKind;

/// Whether a sentence is written in capitals or in Title Case, so that a capital letter tells nothing.
pub(super) fn mean_nothing(prose: &Prose, sentence: &Sentence) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for i in sentence.tokens.clone() {
        let Some(token) = prose.tokens.get(i) else { break };
        let content = token.at.len() > 3 || !token.capital && !small(prose.text(i));
        if token.kind == TokenKind::Word && content {
            words += 1;
            capitals += usize::from(token.capital);
        }
        // Of forty words, no more than four may be in lower case.
        if words > 40 || words - capitals > 4 {
            return false;
        }
    }
    words >= 4 && capitals * 10 >= words * 9
}

/// The short words that a headline leaves in lower case.
fn small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "to"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "and"
            | "or"
            | "but"
            | "as"
            | "up"
            | "off"
            | "via"
            | "per"
            | "vs"
            | "v"
            | "nor"
            | "s"
    )
}

/// The words that the article writes with a capital where no sentence begins: names, or parts of names.
pub(super) fn known_words<'a>(prose: &Prose<'a>, flat: &[bool]) -> FxHashSet<&'a str> {
    let mut known = FxHashSet::with_capacity_and_hasher(prose.tokens.len() / 16, Default::default());
    for (sentence, _) in prose.sentences.iter().zip(flat).filter(|(_, flat)| !**flat) {
        for i in sentence.tokens.clone() {
            if prose.tokens.get(i).is_some_and(|t| t.capital) && !begins(prose, i, sentence.tokens.start) {
                known.insert(prose.core(i));
            }
        }
    }
    known
}

/// The words that are no names elsewhere and a family's here, behind a given name: Ann Bishop, Al Green.
pub(super) fn surnames<'a>(prose: &Prose<'a>) -> FxHashSet<&'a str> {
    let office = |i: &usize| {
        let other = [Class::Title, Class::NotAName, Class::Demonym];
        if !prose.tokens.get(*i).is_some_and(|t| t.capital && !t.caps && t.classes.any(&other)) {
            return false;
        }
        let capital = |k: usize| prose.tokens.get(k).is_some_and(|t| t.capital);
        let given = prose.tokens.get(i - 1).map(|t| t.classes).unwrap_or_default();
        given.has(Class::GivenName)
            && !given.any(&[Class::Title, Class::Place])
            && !capital(*i + 1)
            && !i.checked_sub(2).is_some_and(capital)
    };
    (1..prose.tokens.len()).filter(office).map(|i| prose.core(i)).collect()
}

/// Whether a sentence begins at a token, or may do so inside a quotation.
pub(super) fn begins(prose: &Prose, i: usize, start: usize) -> bool {
    if i <= start {
        return true;
    }
    let Some(before) = prose.tokens.get(i - 1) else { return true };
    if before.kind != TokenKind::Mark {
        return false;
    }
    match prose.text(i - 1) {
        "." => i < 2 || !abbreviates(prose, i - 2),
        "," | "-" | "(" | "/" | "&" | "$" | ")" | "[" | "'" | "’" => i == start + 1,
        // Behind a quotation that ends in a comma the writer's own sentence goes on: “…,” Ode said.
        "\"" | "”" if i > start + 1 && prose.text(i - 2) == "," && before.glued && !glued(prose, i) => {
            false
        }
        "‘" | "“" | "\"" | "”" => {
            i < start + 2 || prose.tokens.get(i - 2).is_some_and(|t| t.kind == TokenKind::Mark)
        }
        _ => true,
    }
}

fn glued(prose: &Prose, i: usize) -> bool {
    prose.tokens.get(i).is_some_and(|t| t.glued)
}

/// Whether a full stop behind this token may belong to it: a title, an initial, a suffix.
pub(super) fn abbreviates(prose: &Prose, i: usize) -> bool {
    let Some(token) = prose.tokens.get(i) else { return false };
    token.kind == TokenKind::Word
        && (token.at.len() == 1 && token.capital
            || token.at.len() <= 5
                && token.classes.any(&[Class::Title, Class::Honorific, Class::NameSuffix, Class::Place])
            || matches!(prose.text(i), "St" | "Mt" | "Ft" | "vs" | "v"))
}
