//! Where a deed was done, as a phrase behind a preposition: a town on the map or one that the map does not have, a sort of
//! place ("an orchard"), or both ("a hospital in Port Ellis", "a Denver hotel").

use std::ops::Range;

use super::phrase;
use crate::cast::{Gender, Sort};
use crate::claim::Seen;
use crate::text::gazetteer;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::place::{NAMED, Relation, Site};
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// How far behind its preposition a noun may stand, in tokens.
const REACH: usize = 6;
/// The longest name of a village that no map knows, in tokens.
const LONGEST: usize = 3;

/// The place whose phrase begins at a token.
pub(super) fn at(seen: &Seen, start: usize, limit: usize) -> Option<(Range<usize>, Site)> {
    let prose = &seen.prose;
    let mut names: Vec<String> = Vec::new();
    let mut i = start;
    while i < limit.min(start + REACH) {
        let token = prose.tokens.get(i)?;
        if let Some((noun, sort)) = prose.entry(i, Class::PlaceSort).filter(|_| !token.capital) {
            // "In hospital parking", "at home games"
            let compound = prose.tokens.get(noun.end).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.capital
                    && t.classes.is_empty()
                    && !t.at.of(&prose.article.text).ends_with("ly")
            });
            if compound {
                i = noun.end;
                continue;
            }
            let mut end = noun.end;
            if names.is_empty()
                && matches!(prose.text(end), "in" | "at" | "near" | "of" | "outside")
                && let Some((tokens, found)) = named(seen, end + 1, limit)
            {
                end = tokens.end;
                names = found;
            }
            return Some((start..end, site(prose, start..end, names, sort)));
        }
        let small = token.kind == TokenKind::Word && !token.capital;
        if !small && !(token.kind == TokenKind::Mark && prose.text(i) == "-") {
            let (tokens, found) = named(seen, i, limit).filter(|_| names.is_empty())?;
            let (next, opens) = (tokens.end, i == start || is_led(prose, start..i));
            // "A Denver hotel", "the Denver office"
            let noun = prose.tokens.get(next).filter(|t| t.kind == TokenKind::Word && !t.capital);
            let sorted = prose.entry(next, Class::PlaceSort).is_some();
            if sorted && tokens.len() <= LONGEST {
                names = found;
                i = next;
                continue;
            }
            let other = noun.is_some_and(|t| {
                t.classes.is_empty() || t.classes.any(&[Class::BodyNoun, Class::RoleNoun, Class::PlaceNoun])
            });
            return (opens && !other).then(|| (start..next, called(prose, start..next, i, found)));
        }
        let stops = [
            Class::Preposition,
            Class::Auxiliary,
            Class::Conjunction,
            Class::Relative,
            Class::Cue,
            Class::Modal,
        ];
        if token.classes.any(&stops) {
            return None;
        }
        i += 1;
    }
    None
}

/// "The city of", "central", "the northern town of": words that only lead to a name.
fn is_led(prose: &Prose, tokens: Range<usize>) -> bool {
    tokens.clone().all(|i| {
        let leads = matches!(
            prose.text(i),
            "the"
                | "of"
                | "central"
                | "downtown"
                | "suburban"
                | "nearby"
                | "rural"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "coastal"
        );
        leads || prose.is(i, Class::PlaceNoun) || prose.value(i, Class::NotAName) == Some("direction")
    })
}

/// A place that is called by a name: a town, or a building or body: "Marle Hospital", "the Marle Inn".
fn called(prose: &Prose, tokens: Range<usize>, name: usize, names: Vec<String>) -> Site {
    let last = tokens.end.saturating_sub(1);
    let sort = prose.value(last, Class::PlaceSort).filter(|_| name < last).unwrap_or_default();
    let known = names.iter().any(|n| gazetteer::is_known(n));
    let led = name > tokens.start && prose.text(name - 1) == "the";
    let body = prose.tokens.get(last).is_some_and(|t| t.classes.has(Class::BodyNoun));
    let bearing = if !sort.is_empty() || !known && (led || body) { NAMED } else { "" };
    Site { bearing: bearing.to_owned(), ..site(prose, tokens, names, sort) }
}

fn site(prose: &Prose, tokens: Range<usize>, names: Vec<String>, sort: &str) -> Site {
    let shown = prose.article.slice(prose.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ");
    Site { shown, names, relation: Relation::Stead, sort: sort.to_owned(), ..Site::default() }
}

/// The name of a place, on the map or not, with the areas behind it.
fn named(seen: &Seen, start: usize, limit: usize) -> Option<(Range<usize>, Vec<String>)> {
    let prose = &seen.prose;
    if !prose.tokens.get(start)?.capital {
        return None;
    }
    let whole = |end: usize| prose.tokens.get(end).is_none_or(|t| !t.capital);
    if let Some((tokens, site)) = phrase::at(prose, start)
        && whole(tokens.end)
        && !is_somebody(seen, &tokens)
    {
        return Some((tokens, site.names));
    }
    // "Southern Norland"
    if prose.value(start, Class::NotAName) == Some("direction") || prose.text(start).ends_with("ern") {
        let found = named(seen, start + 1, limit)
            .filter(|(_, names)| names.first().is_some_and(|n| gazetteer::is_known(n)));
        if let Some((tokens, names)) = found {
            return Some((start..tokens.end, names));
        }
    }
    let end = unknown(prose, start, limit)?;
    let tokens = start..end;
    (!is_somebody(seen, &tokens)).then(|| {
        let words =
            tokens.clone().filter(|&i| prose.is_word(i)).map(|i| normal::word(prose.core(i)).into_owned());
        (tokens, vec![words.collect::<Vec<_>>().join(" ")])
    })
}

/// The end of a name that no list knows.
fn unknown(prose: &Prose, start: usize, limit: usize) -> Option<usize> {
    let mut end = start;
    while end < limit {
        let token = prose.tokens.get(end)?;
        let hyphen = prose.text(end) == "-" && token.glued && end > start;
        if !(token.kind == TokenKind::Word && token.capital && !token.caps || hyphen) {
            break;
        }
        if token.possessive() {
            return None;
        }
        end += 1;
    }
    let words = (start..end).filter(|&i| prose.is_word(i));
    // "Marle General Hospital"
    let building = end > start + 1 && prose.is(end - 1, Class::PlaceSort);
    // "Port Ellis", "Ellis Island"
    let several = end > start + 1;
    let ground = |i: usize| several && matches!(prose.value(i, Class::BodyNoun), Some("thing" | "surname"));
    let other = words.clone().any(|i| (i == start || !building) && !ground(i) && phrase::is_other(prose, i));
    let words = words.count();
    (words > 0 && words <= LONGEST && !other && prose.text(end - 1) != "-").then_some(end)
}

/// Whether a name is that of somebody or some body of the article, by more than its capital.
fn is_somebody(seen: &Seen, tokens: &Range<usize>) -> bool {
    let prose = &seen.prose;
    let words = tokens.clone().filter(|&i| prose.is_word(i)).count();
    let people = seen.cast.within(tokens.clone()).iter().filter_map(|r| seen.cast.people.get(r.person));
    let known = || gazetteer::is_known(prose.article.slice(prose.span(tokens.clone())));
    let building = prose.is(tokens.end.saturating_sub(1), Class::PlaceSort);
    people.into_iter().any(|p| {
        let longer = p.name.parts.len() > words;
        match p.sort {
            // "In Amity, President Ana Ruiz": a role beside a town is not the town's.
            Sort::Person => longer || (!p.roles.is_empty() || p.gender != Gender::Unknown) && !known(),
            Sort::Body => longer || !building,
            _ => false,
        }
    })
}
