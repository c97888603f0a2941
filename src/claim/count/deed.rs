//! What is done with things counted: the verb that governs the number or follows the noun, as a class of verbs where
//! the word lists know it. What befalls people and things in an event is a toll and read elsewhere.

use std::ops::Range;

use super::head::{event, is_adverb, term};
use super::is_content;
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// How far before the number its verb may stand, in tokens.
const REACH: usize = 4;

/// What is done with the counted: the word before the number ("hired 12 teachers") or the one behind the noun
/// ("12 teachers were hired"), as a class of verbs or as a term.
pub(super) fn deed(
    prose: &Prose,
    sentence: &Range<usize>,
    mention: &QuantityMention,
    noun: usize,
) -> Option<String> {
    let plain = |i: usize| {
        let t = &prose.tokens[i];
        is_content(prose, i) && !t.capital && !t.classes.any(&[Class::Cardinal, Class::Attribute])
    };
    let start = mention.tokens.start;
    let skipped = |i: usize| prose.is(i, Class::Determiner) || prose.text(i) == "of" || is_adverb(prose, i);
    // "Had gathered" says that they gathered.
    let helps = |i: usize| {
        matches!(prose.text(i), "had" | "have" | "has")
            && (prose.entry(i + 1, Class::Doing).is_some() || event(prose, i + 1).is_some())
    };
    let known =
        |i: usize| prose.entry(i, Class::Doing).filter(|_| !helps(i)).map(|(_, class)| class.to_owned());
    let near = sentence.start.max(start.saturating_sub(REACH))..start;
    let before = near.clone().rev().take(3).find(|&i| !skipped(i));
    for i in near.rev() {
        if let Some(class) = known(i) {
            return Some(class);
        }
        if is_content(prose, i) && !skipped(i) || is_mark(prose, i) {
            break;
        }
    }
    if let Some(i) = before.filter(|&i| plain(i) && !prose.is(i, Class::Cue)) {
        return Some(term(prose, i));
    }
    let small = |i: usize| prose.is(i, Class::Auxiliary) || is_adverb(prose, i);
    let reach = noun + 1..sentence.end.min(noun + 1 + REACH);
    let verbs = reach.clone().take_while(|&i| !is_mark(prose, i));
    let class = verbs.take_while(|&i| i == noun + 1 || !is_content(prose, i - 1)).find_map(known);
    if class.is_some() {
        return class;
    }
    let behind = reach.into_iter().find(|&i| !small(i)).filter(|&i| plain(i))?;
    let verb = event(prose, behind).is_some() || prose.text(behind).ends_with("ed");
    verb.then(|| term(prose, behind))
}

fn is_mark(prose: &Prose, token: usize) -> bool {
    prose.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Mark)
}
