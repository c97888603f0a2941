//! Stray names: a bare surname that nobody introduces, and that is one letter off from that of somebody who is.
//!
//! Read within one article; whether another article introduces somebody of that name is asked where they meet.

use super::forms::{Bearer, Form, determined, is_bare};
use super::{claim_of, heads, with_roles};
use crate::cast::{Person, Sort};
use crate::claim::{Claim, Seen};
use crate::mention::NameMention;
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::prose::{Prose, Sentence};
use crate::text::similar;
use crate::text::value::Name;

/// The most places of one slip that are claims: who writes a name so more often means it.
pub(super) const MOST: usize = 6;

/// The most people who are introduced of whom a stray name may be meant.
const PEOPLE: usize = 128;

/// A bare name with fewer letters than this is no word for a slip, but where it speaks.
const LONG: usize = 5;

/// The people of an article who have a full name, as indices into the cast.
pub(super) fn introduced(seen: &Seen, bearers: &[Bearer]) -> Vec<usize> {
    let named = |(i, p): &(usize, &Person)| {
        p.sort == Sort::Person && !is_bare(&p.name) && bearers.get(*i).is_some_and(|b| b.total > 0)
    };
    seen.cast.people.iter().enumerate().filter(named).map(|(i, _)| i).take(PEOPLE).collect()
}

/// The claim that someone is called by a stray name.
pub(super) fn claim(seen: &Seen, meant: &Person, value: Name, at: Span) -> Claim {
    claim_of(seen, heads::STRAY, with_roles(&meant.name, &meant.roles), value, vec![at], at)
}

/// Whom a bare name that nobody introduces is most likely meant to be.
pub(super) fn intended<'s>(
    seen: &'s Seen,
    form: &Form,
    bearers: &[Bearer],
    introduced: &[usize],
) -> Option<&'s Person> {
    let prose = &seen.prose;
    let name = form.shown.value.last();
    let person = seen.cast.people.get(form.person)?;
    if person.sort != Sort::Person || form.in_headline || form.mentions.len() > MOST {
        return None;
    }
    let near = |&&i: &&usize| seen.cast.people.get(i).is_some_and(|p| one_slip(name, p.name.last()));
    let mut found = introduced.iter().filter(near).peekable();
    found.peek()?;
    if !form.mentions.iter().all(|m| may_be_a_surname(prose, m)) {
        return None;
    }
    let titled = form.mentions.iter().any(|m| !m.value.titles.is_empty());
    let told = name.chars().count() >= LONG || form.mentions.iter().any(|m| speaks(prose, m));
    let fits = |&&i: &&usize| {
        let (Some(person), Some(bearer)) = (seen.cast.people.get(i), bearers.get(i)) else { return false };
        let surname = person.name.last();
        // "The Odes" are Ode and his wife; one of a team is no slip for the whole.
        let family = name.strip_suffix('s') == Some(surname) && !titled;
        let member = surname.strip_suffix('s') == Some(name) && !bearer.sure;
        let rarer = form.mentions.len() < bearer.total || !bearer.short;
        told && !family && !member && rarer
    };
    let found: Vec<&Person> = found.filter(fits).filter_map(|&i| seen.cast.people.get(i)).collect();
    let first = found.first()?;
    found.iter().all(|p| p.name.last() == first.name.last()).then_some(first)
}

/// Whether two surnames are a letter apart; short ones must be of one length, longer ones may differ in any letter.
fn one_slip(a: &str, b: &str) -> bool {
    let (m, n) = (a.chars().count(), b.chars().count());
    m.abs_diff(n) <= 1 && (m == n || m.min(n) > 3) && m.min(n) > 1 && similar::letters_apart(a, b) == 1
}

/// Whether a mention may be a surname by itself: no word that means something else, none in capitals, no article
/// before it but that of a title.
fn may_be_a_surname(prose: &Prose, mention: &NameMention) -> bool {
    const OTHER: [Class; 11] = [
        Class::Place,
        Class::Demonym,
        Class::Outlet,
        Class::BodyNoun,
        Class::NotAName,
        Class::GivenName,
        Class::Title,
        Class::RoleNoun,
        Class::Month,
        Class::Weekday,
        Class::AlsoNamed,
    ];
    let Some(token) = prose.tokens.get(mention.tokens.start) else { return false };
    let before = mention.titled.checked_sub(1).map_or("", |i| prose.text(i));
    let plain = before != "-" && (!mention.value.titles.is_empty() || !determined(prose, mention));
    mention.tokens.len() == 1 && !token.caps && !token.classes.any(&OTHER) && plain
}

/// Whether a word that reports speech stands at a name.
fn speaks(prose: &Prose, mention: &NameMention) -> bool {
    prose.is(mention.tokens.end, Class::Cue) || mention.titled > 0 && prose.is(mention.titled - 1, Class::Cue)
}

/// Words that open a sentence and are most likely a slip for somebody's surname. That they have a capital tells
/// nothing: two letters must be swapped, or what stands behind be what stands behind a name.
pub(super) fn openers(seen: &Seen, bearers: &[Bearer], introduced: &[usize]) -> Vec<Claim> {
    let prose = &seen.prose;
    let opener = |sentence: &Sentence| {
        let i = sentence.tokens.start;
        let token = prose.tokens.get(i)?;
        if !token.capital || token.caps || token.entry != 0 || token.at.len() < LONG as u32 {
            return None;
        }
        let names = &seen.mentions.names;
        if names.get(names.partition_point(|n| n.tokens.end <= i)).is_some_and(|n| n.tokens.start <= i) {
            return None;
        }
        let verb = [Class::Cue, Class::Auxiliary, Class::Modal];
        let told = token.possessive() || prose.tokens.get(i + 1).is_some_and(|t| t.classes.any(&verb));
        let name = Name::new(prose.core(i));
        let like = |&&i: &&usize| {
            let Some(person) = seen.cast.people.get(i) else { return false };
            let (a, b) = (name.last(), person.name.last());
            let member = b.strip_suffix('s') == Some(a) && !bearers.get(i).is_some_and(|b| b.sure);
            one_slip(a, b) && a.strip_suffix('s') != Some(b) && !member && (told || swapped(a, b))
        };
        let meant = introduced.iter().find(like).and_then(|&i| seen.cast.people.get(i))?;
        Some(claim(seen, meant, name, token.core_span()))
    };
    if introduced.is_empty() { Vec::new() } else { prose.sentences.iter().filter_map(opener).collect() }
}

/// Whether two words have the same letters.
fn swapped(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}
