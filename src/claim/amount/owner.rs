//! The thing that has a measure: "the 300-foot ferry", "the ferry, 200 feet long", "the ferry is 300 feet long",
//! "at 140 feet, the tower". Whose a figure is, where that is somebody, is not read here.

use super::Figure;
use crate::claim::count::head::{event, name_of};
use crate::claim::count::is_content;
use crate::claim::party;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;

/// The name of the thing that has a measure, where the sentence gives it; `gauge` is the class of words for measures.
pub(super) fn of(figure: Figure, gauge: Class) -> Option<String> {
    let token = attributive(figure, gauge)
        .or_else(|| stuff(figure).filter(|_| gauge == Class::GaugeLength))
        .or_else(|| opening(figure))
        .or_else(|| subject(figure, gauge))?;
    name(figure, token)
}

/// A thing's name; pronouns and the words for anybody name none.
fn name(figure: Figure, token: usize) -> Option<String> {
    let prose = figure.prose;
    if prose.tokens.get(token)?.classes.any(&[Class::Pronoun, Class::Period]) {
        return None;
    }
    if is_name(figure, token) && !prose.is(token, Class::Thing) && event(prose, token).is_none() {
        return None;
    }
    Some(name_of(prose, token))
}

/// Whether a word is part of a name: a capital that opens a sentence alone says nothing.
pub(super) fn is_name(figure: Figure, token: usize) -> bool {
    let names = &figure.seen.mentions.names;
    let next = names.partition_point(|n| n.tokens.end <= token);
    let named = || names.get(next).is_some_and(|n| n.tokens.contains(&token));
    figure.prose.tokens.get(token).is_some_and(|t| t.capital) && (token != figure.sentence.start || named())
}

/// "The 300-foot ferry", "a 20-foot-high wall".
pub(super) fn attributive(figure: Figure, gauge: Class) -> Option<usize> {
    let (prose, mut at) = (figure.prose, figure.mention.tokens.end);
    let joined = prose.article.slice(figure.mention.at).contains('-');
    let led = figure.token_before(1).is_some_and(|i| {
        prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive())
    });
    while prose.text(at) == "-" || prose.entry(at, gauge).is_some() && prose.text(at - 1) == "-" {
        at += 1;
    }
    if !joined && !led || at >= figure.sentence.end {
        return None;
    }
    let run = (at..figure.sentence.end.min(at + 4))
        .take_while(|&i| is_content(prose, i) && !is_verb(prose, i) && !prose.is(i, Class::Preposition));
    let run: Vec<usize> = run.take_while(|&i| !prose.tokens.get(i).is_some_and(|t| t.capital)).collect();
    // "The 2,800-foot mountain overlooks the town", "the $1.2 billion merger needs approval"
    let ends = |i: usize| prose.text(i).ends_with('s') && !prose.text(i).ends_with("ss");
    let governs = |i: usize| {
        is_content(prose, i + 1) && !prose.is(i + 1, Class::Auxiliary) || prose.is(i + 1, Class::Determiner)
    };
    let verb = run.iter().skip(1).position(|&i| ends(i) && governs(i) && !is_verb(prose, i + 1));
    verb.map_or(run.last(), |k| run.get(k)).copied()
}

/// "Three miles of ice".
fn stuff(figure: Figure) -> Option<usize> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if prose.text(end) != "of" {
        return None;
    }
    (end + 1..figure.sentence.end.min(end + 3)).find(|&i| is_content(prose, i))
}

/// "At 140 feet, the tower is the tallest".
pub(super) fn opening(figure: Figure) -> Option<usize> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    let first = figure.token_before(1) == Some(figure.sentence.start);
    if !first || figure.before(1) != "At" || prose.text(end) != "," {
        return None;
    }
    let from = end + 1 + usize::from(prose.is(end + 1, Class::Determiner));
    let run = (from..figure.sentence.end.min(from + 4))
        .take_while(|&i| is_content(prose, i) && !prose.is(i, Class::Auxiliary) && !is_verb(prose, i));
    run.last()
}

/// The noun of the subject before a figure, or the one that its clause is said of.
pub(super) fn subject(figure: Figure, gauge: Class) -> Option<usize> {
    let prose = figure.prose;
    let start = figure.mention.tokens.start;
    let clause = party::clause(prose, figure.sentence, start);
    let (mut noun, mut fixed, mut aside) = (None, false, false);
    for i in clause.start..start {
        let first = i == clause.start && i == figure.sentence.start;
        let stops = !first && is_verb(prose, i) || prose.is(i, Class::Auxiliary) || prose.is(i, Class::Modal);
        // "Police say the bus was"
        if prose.is(i, Class::Cue) && is_verb(prose, i) {
            (noun, fixed, aside) = (None, false, false);
            continue;
        }
        let measure = prose.entry(i, gauge).is_some();
        // "The length of the ferry is"
        if measure && noun.is_none() && prose.is(i + 1, Class::Preposition) {
            continue;
        }
        if stops || measure {
            if noun.is_some() && !aside {
                return noun;
            }
            if stops && noun.is_none() {
                break;
            }
            if aside {
                return noun;
            }
        }
        if prose.is(i, Class::Preposition) && i.checked_sub(1).is_some_and(|k| prose.is(k, gauge)) {
            continue;
        }
        if prose.is(i, Class::Preposition) {
            aside = noun.is_none() && i == clause.start;
            fixed = noun.is_some();
        } else if prose.is(i, Class::Determiner) && aside {
            (noun, aside) = (None, false);
        } else if is_content(prose, i) && !fixed {
            noun = Some(i);
        }
    }
    if clause.start == figure.sentence.start || noun.is_some() {
        return None;
    }
    // "The ferry, 200 feet long", "the bridge, which is two miles long"
    let before = (figure.sentence.start..clause.start).rev().take(3);
    before.into_iter().find(|&i| is_content(prose, i))
}

/// Whether a word is known for a verb.
pub(super) fn is_verb(prose: &Prose, token: usize) -> bool {
    const VERBS: [Class; 6] =
        [Class::Change, Class::Past, Class::VerbForm, Class::LightVerb, Class::Forward, Class::Cue];
    let Some(word) = prose.tokens.get(token) else { return false };
    let ending = prose.text(token);
    // "The painting"
    let named = token.checked_sub(1).is_some_and(|i| {
        prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive())
    });
    // "Sales were", "sales rose"
    let named = named
        || prose.tokens.get(token + 1).is_some_and(|t| t.classes.any(&[Class::Auxiliary, Class::Change]));
    word.classes.any(&VERBS) && !named
        || !named && word.classes.has(Class::Event) && !word.classes.has(Class::EventNoun)
        || !named && !word.capital && ending.len() > 4 && (ending.ends_with("ed") || ending.ends_with("ing"))
}
