//! Who takes part in an event: the references around its word, as names that can meet across articles.
//!
//! A participant without a name is put into the words of its role, the noun last: "Russia's ambassador to
//! Washington" and "the Russian ambassador" are both `russia ambassador`, one of them with a `washington`
//! that the other does not gainsay.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Seen;
use crate::cast::{Person, Sort};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::Name;

/// How far behind an event's word its participants are looked for, in tokens.
const REACH: usize = 12;

/// The people around an event's word: who does it (the reference nearest before a verb, or the possessor of a
/// noun), and whoever stands behind it up to the clause's end.
pub(super) fn around(seen: &Seen, sentence: Range<usize>, head: usize, noun: bool) -> BTreeSet<Name> {
    let mut out = BTreeSet::new();
    if noun {
        out.extend(possessor(seen, &sentence, head));
    } else {
        out.extend(before(seen, &sentence, head));
    }
    out.extend(behind(seen, &sentence, head, noun));
    out
}

/// The references nearest before a verb: the last one, and those that "and" or a comma joins to it.
fn before(seen: &Seen, sentence: &Range<usize>, head: usize) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    let mut next: Option<usize> = None;
    for reference in seen.cast.within(sentence.start..head).iter().rev() {
        // "Twelve teachers" are counted; they are not those who take part.
        if reference.tokens.end > head {
            continue;
        }
        let between = next.map(|n| reference.tokens.end..n);
        let joined = between.is_none_or(|mut b| b.all(|i| matches!(seen.prose.text(i), "and" | "," | "&")));
        if !joined {
            break;
        }
        out.push(member(seen, reference.person));
        next = Some(reference.tokens.start);
    }
    out
}

/// Whose event a noun is: "Ruiz's second meeting", "his meeting".
fn possessor(seen: &Seen, sentence: &Range<usize>, head: usize) -> Option<Name> {
    let near = sentence.start.max(head.saturating_sub(4))..head;
    let reference = seen.cast.within(near).last()?;
    let last = reference.tokens.end.checked_sub(1)?;
    let token = seen.prose.tokens.get(last)?;
    let apostrophe = matches!(seen.prose.text(last + 1), "'" | "’");
    let owns = token.possessive() || apostrophe || token.classes.has(Class::Pronoun);
    owns.then(|| member(seen, reference.person))
}

/// Whom a clause names as doing or having what it counts: the person nearest before the number, with whoever
/// "and" joins to them, or the one behind "by" or "from". No one in a side remark, and no one who is only cited.
pub(super) fn subject(seen: &Seen, sentence: &Range<usize>, number: &Range<usize>, head: usize) -> Vec<Name> {
    let prose = &seen.prose;
    let named = |r: &&crate::cast::Reference| {
        let sort = seen.cast.people.get(r.person).map(|p| p.sort);
        matches!(sort, Some(Sort::Person | Sort::Body))
    };
    let agent = (head + 1..sentence.end.min(head + 3)).find(|&i| matches!(prose.text(i), "by" | "from"));
    if let Some(by) = agent {
        let behind = seen.cast.within(by + 1..sentence.end.min(by + 5)).iter().find(named);
        if let Some(reference) = behind {
            return vec![member(seen, reference.person)];
        }
    }
    let clause = clause(prose, sentence, number.start);
    // "Ruiz, who scored 17 goals"
    if let Some(who) = clause.start.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == "who") {
        let owner = seen.cast.within(sentence.start..who).iter().rev().find(named);
        if let Some(owner) = owner.filter(|r| r.tokens.end + 1 >= who) {
            return vec![member(seen, owner.person)];
        }
    }
    if let Some(owner) = before_aside(seen, sentence, &clause).filter(named) {
        return vec![member(seen, owner.person)];
    }
    let mut out: Vec<Name> = Vec::new();
    let mut next: Option<usize> = None;
    for reference in seen.cast.within(clause.start..number.start).iter().rev().filter(named) {
        let (start, end) = (reference.tokens.start, reference.tokens.end);
        let joined = next.map(|n| end..n);
        if joined.is_some_and(|mut b| !b.all(|i| matches!(prose.text(i), "and" | "," | "&"))) {
            break;
        }
        let cited = prose.is(end, Class::Cue);
        if next.is_none() && !acts(prose, end, number.start) {
            continue;
        }
        let aside = start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Preposition));
        if cited || aside || prose.tokens.get(end - 1).is_some_and(|t| t.possessive()) {
            break;
        }
        out.push(member(seen, reference.person));
        next = Some(start);
    }
    out
}

/// Who stands before a clause that opens with its verb: "the captain, Ana Ruiz, has 44 caps", "Ruiz, 34, has 44".
fn before_aside<'a>(
    seen: &'a Seen,
    sentence: &Range<usize>,
    clause: &Range<usize>,
) -> Option<&'a crate::cast::Reference> {
    let prose = &seen.prose;
    let verb = prose.is(clause.start, Class::Auxiliary) || prose.is(clause.start, Class::Doing);
    let comma = |i: usize| i > sentence.start && prose.text(i) == ",";
    let mut end = clause.start.checked_sub(1).filter(|&i| verb && comma(i))?;
    let age = prose.tokens.get(end - 1).is_some_and(|t| t.kind == TokenKind::Number);
    if age && end >= sentence.start + 2 && comma(end - 2) {
        end -= 2;
    }
    seen.cast.within(sentence.start..end).last().filter(|r| r.tokens.end == end)
}

/// Whether somebody is followed by a verb, or at once by the number: "Ruiz complemented Ode inside by scoring 14".
fn acts(prose: &Prose, end: usize, number: usize) -> bool {
    let skipped =
        |i: usize| prose.is(i, Class::Auxiliary) || prose.text(i).ends_with("ly") || prose.text(i) == "also";
    let verb = (end..number).find(|&i| !skipped(i));
    verb.is_none_or(|i| {
        let mark =
            prose.tokens[i].kind == TokenKind::Mark || matches!(prose.text(i), "and" | "who" | "," | "&");
        mark || !prose.tokens[i].capital
            && !prose.tokens[i].classes.any(&[Class::Function, Class::Preposition])
    })
}

/// Who the counted are, named behind them: "three senators, Ana Ruiz, Tomas Ode and Ilse Brandt".
pub(super) fn apposed(seen: &Seen, sentence: &Range<usize>, noun: usize) -> Vec<Name> {
    let prose = &seen.prose;
    if !matches!(prose.text(noun + 1), "," | "—" | "–" | ":" | "--" | "-") {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = noun + 2;
    for reference in seen.cast.within(noun + 2..sentence.end.min(noun + 2 + 2 * REACH)) {
        let person = seen.cast.people.get(reference.person);
        if reference.tokens.start > at || person.is_none_or(|p| p.sort != Sort::Person) {
            break;
        }
        out.push(member(seen, reference.person));
        at = reference.tokens.end;
        while matches!(prose.text(at), "," | "and") {
            at += 1;
        }
    }
    out
}

/// Those behind the word: references, and noun phrases behind "with" and "between" that name nobody.
fn behind(seen: &Seen, sentence: &Range<usize>, head: usize, noun: bool) -> Vec<Name> {
    let prose = &seen.prose;
    let reach = head + 1..sentence.end.min(head + 1 + REACH);
    let mut end = clause_end(prose, reach.clone());
    if noun {
        // "Meetings he took as a member": behind a noun a pronoun opens a clause of its own.
        end = reach.clone().find(|&i| prose.is(i, Class::Pronoun)).map_or(end, |i| end.min(i));
    }
    let mut out: Vec<Name> = Vec::new();
    let mut i = head + 1;
    while i < end {
        if let Some(reference) = seen.cast.at(i) {
            if takes_part(prose, head, i, noun) {
                out.push(member(seen, reference.person));
            }
            i = reference.tokens.end.max(i + 1);
        } else if matches!(prose.text(i), "with" | "between") {
            let phrase = i + 1..noun_phrase_end(prose, i + 1..end);
            let known = !seen.cast.within(phrase.clone()).is_empty();
            if !known && let Some(name) = unnamed(prose, phrase.clone()) {
                out.push(name);
            }
            i = if known { i + 1 } else { phrase.end.max(i + 1) };
        } else {
            i += 1;
        }
    }
    out
}

/// Whether someone named at `token` behind an event's word takes part in it: as the object of a verb, or
/// behind "with" and its like. "During the campaign", "to the capital" only tell which event it is.
fn takes_part(prose: &Prose, head: usize, token: usize, noun: bool) -> bool {
    let before = (head + 1..token)
        .rev()
        .find(|&i| prose.tokens[i].classes.any(&[Class::Preposition, Class::Event, Class::Cue]));
    match before.map(|i| prose.text(i)) {
        None => !noun,
        Some("with" | "between" | "among" | "and") => true,
        Some("by" | "against" | "from") => !noun,
        Some(_) => false,
    }
}

/// The clause around a token: between marks that are no hyphens, and words that open another clause.
pub(super) fn clause(prose: &Prose, sentence: &Range<usize>, token: usize) -> Range<usize> {
    let mut start = token;
    while start > sentence.start && clause_end(prose, start - 1..start) == start {
        start -= 1;
    }
    start..clause_end(prose, token..sentence.end)
}

/// Where a clause ends: at a mark that is not a hyphen, or at a word that opens another clause.
fn clause_end(prose: &Prose, tokens: Range<usize>) -> usize {
    let ends = |&i: &usize| match prose.tokens.get(i) {
        Some(t) if t.kind == TokenKind::Mark => !matches!(prose.text(i), "-" | "'" | "’"),
        _ => matches!(
            prose.text(i),
            "that" | "which" | "who" | "when" | "while" | "because" | "after" | "before"
        ),
    };
    tokens.clone().find(ends).unwrap_or(tokens.end)
}

/// Where a noun phrase ends: before the first function word that is no determiner, "of" and "to" let through.
fn noun_phrase_end(prose: &Prose, tokens: Range<usize>) -> usize {
    let ends = |&i: &usize| {
        let word = prose.is(i, Class::Function) && !prose.is(i, Class::Determiner);
        (word && !matches!(prose.text(i), "of" | "to")) || prose.is(i, Class::Cue)
    };
    tokens.clone().find(ends).unwrap_or(tokens.end)
}

/// A noun phrase as the name of someone unnamed.
fn unnamed(prose: &Prose, phrase: Range<usize>) -> Option<Name> {
    let parts = role_words(prose, phrase.clone());
    if parts.is_empty() {
        return None;
    }
    let full = prose.article.slice(prose.span(phrase)).to_owned();
    Some(Name { full, titles: vec![parts.join(" ")], parts, unnamed: true, body: false, known: None })
}

/// The words of a role, the noun last, countries for their adjectives. The noun keeps its number, since
/// "ambassadors" are not the ambassador.
fn role_words(prose: &Prose, phrase: Range<usize>) -> Vec<String> {
    let words = phrase.filter(|&i| prose.is_word(i)).map(|i| prose.normal(i));
    in_role(prose.lexicon, words.collect())
}

/// The words of a role in the form in which roles meet: "minister of trade" is a trade minister, and where
/// somebody is posted ("to the capital") is left out.
fn in_role(lexicon: &Lexicon, mut words: Vec<Cow<str>>) -> Vec<String> {
    let post = words.iter().position(|w| matches!(&**w, "to" | "for" | "at" | "in")).unwrap_or(words.len());
    words.truncate(post);
    if let Some(of) = words.iter().position(|w| w == "of") {
        words.rotate_left(of);
    }
    words.retain(|w| !w.is_empty() && !lexicon.is(w, Class::Function) && !lexicon.is(w, Class::Determiner));
    let noun = words.pop();
    let word = |w: Cow<str>| {
        let bare = normal::without_possessive(&w);
        let known = lexicon.value_of(bare, Class::Demonym);
        known.map_or_else(|| normal::singular(bare).into_owned(), str::to_owned)
    };
    words.into_iter().map(word).chain(noun.map(Cow::into_owned)).collect()
}

/// Someone of the cast, by number.
pub(super) fn member(seen: &Seen, person: usize) -> Name {
    seen.members.get(person).map(|name| name.get_or_init(|| of(seen, person)).clone()).unwrap_or_default()
}

fn of(seen: &Seen, person: usize) -> Name {
    seen.cast.people.get(person).map(|p| name_of(seen.prose.lexicon, p)).unwrap_or_default()
}

/// A person of the cast as a name that can meet across articles: with the words of every role as titles, and
/// for someone unnamed with those words as parts.
pub(super) fn name_of(lexicon: &Lexicon, person: &Person) -> Name {
    let role = |text: &String| in_role(lexicon, text.split([' ', '-']).map(normal::word).collect()).join(" ");
    let titles: Vec<String> = person.roles.iter().map(role).filter(|r| !r.is_empty()).collect();
    if person.sort == Sort::Unnamed {
        let own = role(&person.name.full);
        let parts = own.split(' ').map(str::to_owned).collect();
        return Name {
            full: person.name.full.clone(),
            parts,
            titles: vec![own],
            unnamed: true,
            body: false,
            known: None,
        };
    }
    let body = matches!(person.sort, Sort::Body | Sort::Place);
    Name { titles, body, ..person.name.clone() }
}
