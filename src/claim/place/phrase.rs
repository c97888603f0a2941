//! The names of places in prose: "in Newport, Wales", "30 miles south of Amity". What happened there is not
//! asked here.

use std::ops::Range;

use crate::text::gazetteer;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::place::{Relation, Site};
use crate::text::prose::Prose;
use crate::text::token::{Token, TokenKind};

/// The longest name of a place, in tokens.
const LONGEST: usize = 5;

/// A name of a place: its tokens, its words as compared, and whether the map or a word list has it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    pub words: String,
}

/// The place whose name begins at a token, with the areas around it that stand behind it.
pub(super) fn at(prose: &Prose, start: usize) -> Option<(Range<usize>, Site)> {
    let first = name(prose, opening(prose, start))?;
    let mut end = first.tokens.end;
    // "In the Paris office": the name only tells which office.
    let led = (start..first.tokens.start).any(|i| matches!(prose.text(i), "the" | "nearby"));
    let noun = |t: &Token| {
        t.classes.is_empty() || t.classes.any(&[Class::PlaceNoun, Class::BodyNoun, Class::PlaceSort])
    };
    if led && prose.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && !t.capital && noun(t)) {
        return None;
    }
    let mut names = vec![first.words];
    while names.len() < 3 && prose.text(end) == "," {
        let Some(around) = name(prose, end + 1).filter(|n| gazetteer::is_area(&n.words)) else { break };
        if in_list(prose, &around) || !closed(prose, around.tokens.end) {
            break;
        }
        end = behind(prose, around.tokens.end);
        names.push(around.words);
    }
    let tokens = start..end;
    let shown = written(prose, tokens.clone());
    Some((tokens, Site { shown, names, ..Site::default() }))
}

/// A place that lies near others: "between Amity and Port Ode", "30 miles south of Amity". Begins at a token.
pub(super) fn near(prose: &Prose, start: usize) -> Option<(Range<usize>, Site)> {
    let site = |end: usize, names: Vec<String>, bearing: &str| {
        let (shown, bearing) = (written(prose, start..end), bearing.to_owned());
        Some((start..end, Site { shown, names, relation: Relation::Near, bearing, ..Site::default() }))
    };
    if matches!(prose.text(start), "between" | "Between") {
        let first = name(prose, opening(prose, start + 1))?;
        let joint = first.tokens.end;
        let second = name(prose, opening(prose, joint + 1)).filter(|_| prose.text(joint) == "and")?;
        return site(second.tokens.end, vec![first.words, second.words], "between");
    }
    if matches!(prose.text(start), "near" | "Near" | "outside" | "Outside") {
        let (tokens, found) = at(prose, start + 1)?;
        return site(tokens.end, found.names, "near");
    }
    let mut of = start;
    while is_direction(prose, of) || prose.text(of) == "-" && of > start {
        of += 1;
    }
    if of == start || prose.text(of) != "of" {
        return None;
    }
    let (tokens, found) = at(prose, of + 1)?;
    let bearing: String = (start..of).filter(|&i| prose.is_word(i)).map(|i| prose.normal(i)).collect();
    site(tokens.end, found.names, &bearing)
}

fn is_direction(prose: &Prose, token: usize) -> bool {
    matches!(prose.value(token, Class::NotAName), Some("direction"))
        && !matches!(prose.text(token), "new" | "super")
}

/// The name behind words that only lead to it: "the city of", "central", "the port".
fn opening(prose: &Prose, start: usize) -> usize {
    let mut at = start;
    for _ in 0..5 {
        let Some(token) = prose.tokens.get(at) else { break };
        let small = !token.capital && token.kind == TokenKind::Word;
        let leads =
            matches!(prose.text(at), "the" | "of" | "central" | "downtown" | "suburban" | "nearby" | "rural")
                || token.classes.has(Class::PlaceNoun)
                || is_direction(prose, at);
        if !(small && leads) {
            break;
        }
        at += 1;
    }
    at
}

/// The name of a place that begins at a token, if that is one.
pub(super) fn name(prose: &Prose, start: usize) -> Option<Name> {
    let token = prose.tokens.get(start)?;
    if !token.capital || token.possessive() || is_other(prose, start) {
        return None;
    }
    let known = prose.entry(start, Class::Place);
    let mut end = start;
    while end < start + LONGEST && goes_on(prose, start, end) {
        end += 1;
    }
    if let Some((tokens, value)) = known
        && (tokens.end >= end || prose.is(tokens.end, Class::PlaceNoun))
    {
        let last = prose.tokens.get(tokens.end - 1)?;
        return (!last.possessive()).then(|| Name { tokens, words: value.to_owned() });
    }
    let last = prose.tokens.get(end.checked_sub(1)?)?;
    if last.possessive() || end == start {
        return None;
    }
    let words = words(prose, start..end);
    let place_noun = |i: usize| prose.is(i, Class::PlaceNoun);
    let bare = (end - start > 1 && place_noun(end - 1)).then(|| self::words(prose, start..end - 1));
    let words = bare.filter(|w| gazetteer::is_known(w)).unwrap_or(words);
    gazetteer::is_known(&words).then_some(Name { tokens: start..end, words })
}

/// Whether a name goes on with a token: capitals, hyphens, the stop of "St." and "Ft.".
fn goes_on(prose: &Prose, start: usize, at: usize) -> bool {
    let Some(token) = prose.tokens.get(at) else { return false };
    if at > start && prose.tokens.get(at - 1).is_some_and(|t| t.possessive()) {
        return false;
    }
    match token.kind {
        TokenKind::Word if token.capital => !is_other(prose, at) || at > start,
        TokenKind::Word => {
            matches!(prose.text(at), "de" | "la" | "of" | "du" | "del" | "am" | "upon")
                && prose.tokens.get(at + 1).is_some_and(|t| t.capital)
                && at > start
        }
        TokenKind::Mark if prose.text(at) == "." => {
            token.glued && at == start + 1 && matches!(prose.text(start), "St" | "Ft" | "Mt")
        }
        TokenKind::Mark => prose.text(at) == "-" && token.glued && at > start,
        TokenKind::Number => false,
    }
}

/// Whether a capitalised word is no place's name by itself: months, bodies, outlets, parties.
pub(super) fn is_other(prose: &Prose, token: usize) -> bool {
    const OTHER: [Class; 10] = [
        Class::Month,
        Class::Weekday,
        Class::BodyNoun,
        Class::Outlet,
        Class::Demonym,
        Class::Title,
        Class::Honorific,
        Class::Pronoun,
        Class::Determiner,
        Class::RoleMark,
    ];
    let Some(t) = prose.tokens.get(token) else { return true };
    let group = prose.value(token, Class::NotAName).is_some_and(|v| v != "direction");
    (t.classes.any(&OTHER) || group) && !t.classes.has(Class::Place)
}

/// "Ohio, Michigan and Iowa": areas in a row are no town and its state.
fn in_list(prose: &Prose, around: &Name) -> bool {
    let end = behind(prose, around.tokens.end);
    let joins = |i: usize| matches!(prose.text(i), "and" | "or" | "&");
    let next = if prose.text(end) == "," { end + 1 } else { end };
    let goes_on = |n: Name| matches!(prose.text(behind(prose, n.tokens.end)), "," | "and" | "or");
    if joins(next) {
        return name(prose, next + 1).is_some();
    }
    next > end && name(prose, next).is_some_and(goes_on)
}

/// Whether nothing belongs to a name behind it: "Texas Republican" is no place.
fn closed(prose: &Prose, end: usize) -> bool {
    let end = behind(prose, end);
    prose.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark || !t.capital)
}

/// The token behind the full stop of a shortened name.
fn behind(prose: &Prose, end: usize) -> usize {
    let glued = prose.tokens.get(end).is_some_and(|t| t.glued);
    let shortened = end > 0 && prose.text(end) == "." && glued && prose.text(end - 1).len() <= 5;
    let more = prose.tokens.get(end + 1).is_some_and(|t| !t.capital);
    end + usize::from(shortened && more)
}

/// Words in lower case, marks left out.
fn words(prose: &Prose, tokens: Range<usize>) -> String {
    let words = tokens.filter(|&i| prose.is_word(i)).map(|i| normal::word(prose.core(i)).into_owned());
    words.collect::<Vec<_>>().join(" ")
}

fn written(prose: &Prose, tokens: Range<usize>) -> String {
    let text = prose.article.slice(prose.span(tokens));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
