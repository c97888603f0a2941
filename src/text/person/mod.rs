//! Whether two names, out of two articles, can be one person or body: asked by alignment and by comparison.
//!
//! [`same`] is lenient on purpose: alignment asks whether two claims may speak of one fact, and a name one letter
//! off is itself a difference worth finding. How the two names stand to each other, [`likeness`] tells.

mod likeness;
mod part;

pub use likeness::{Likeness, likeness};
pub use part::{letters, unaccented};

use std::collections::BTreeSet;

use super::lexicon::{Class, Lexicon};
use super::similar;
use super::value::{Known, Name};

/// A name from its written form, with what the word lists know of its given name or body.
pub fn read(full: &str, lexicon: &Lexicon) -> Name {
    let mut name = Name::new(full);
    let entries: Vec<Option<u32>> =
        full.split([' ', '-']).map(|w| lexicon.find(&super::normal::word(w.trim_end_matches('.')))).collect();
    let Some(first) = entries.first().copied().flatten() else { return name };
    let whole = lexicon.phrase(first, Class::AlsoNamed, |k| entries.get(k).copied().flatten());
    let alone = || Some((1, lexicon.value(first, Class::AlsoNamed)?));
    if let Some((words, value)) = whole.or_else(alone) {
        name.known = Known::of(value, words == entries.len());
    } else if entries.len() > 1 && lexicon.classes(first).has(Class::GivenName) {
        name.known = Some(Known::Given(Box::default()));
    }
    name
}

/// Whether anybody among them is a person with a name.
pub fn has_named(people: &BTreeSet<Name>) -> bool {
    people.iter().any(|n| !n.body && !n.unnamed)
}

/// Whether a name is surely a person's: a strait and a ship are no people, whatever they are called.
pub fn is_person(name: &Name) -> bool {
    !name.body && (matches!(name.known, Some(Known::Given(_))) || !name.titles.is_empty())
}

/// Whether somebody stands in both.
pub fn share(a: &BTreeSet<Name>, b: &BTreeSet<Name>) -> bool {
    a.iter().any(|x| b.iter().any(|y| same(x, y)))
}

/// Whether `a` and `b` can be one. Named people meet by their last names, and by their first ones where both
/// have them; someone unnamed meets whoever has that role.
pub fn same(a: &Name, b: &Name) -> bool {
    match (a.unnamed, b.unnamed) {
        (false, false) => named(a, b),
        (true, true) => role_fits(&a.parts, &b.parts),
        (true, false) => has_role(b, a),
        (false, true) => has_role(a, b),
    }
}

fn named(a: &Name, b: &Name) -> bool {
    let like = likeness(a, b);
    // A slip in a full name makes nobody else of its bearer; in a short family name it may well.
    let full = || {
        a.parts.len().min(b.parts.len()) > 1
            && (a.last() == b.last() || a.last().len().min(b.last().len()) > 4)
    };
    if like.is_one() || like == Likeness::Slip && full() {
        return true;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let Some((first, rest)) = short.parts.split_first() else { return false };
    if !near(short.last(), long.last()) {
        // A body's short name may be its first words, a double surname its last two.
        return short.parts.len() > 1 && long.parts.windows(short.parts.len()).any(|w| w == short.parts);
    }
    if short.suffix() != long.suffix() && !rest.is_empty() {
        return false;
    }
    rest.is_empty() || long.parts.first().is_none_or(|l| first_names(first, l)) || long.parts.contains(first)
}

/// Two first names of one person: the same, one an initial or a short form of the other, or one letter off.
fn first_names(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.starts_with(short) || near(short, long) || similar::likeness(a, b) > 0.9
}

/// Equal, or one letter off in a word long enough for that to be a slip.
fn near(a: &str, b: &str) -> bool {
    a == b || (a.len().min(b.len()) >= 6 && similar::at_most_one_apart(a, b))
}

/// Whether someone unnamed can be the named one: the noun is that of one of the roles, and every further word
/// stands in one of them, or nothing further is known of the named one.
fn has_role(named: &Name, unnamed: &Name) -> bool {
    let noun = unnamed.parts.last().map(String::as_str);
    let mut fitting = named.titles.iter().filter(|t| t.split(' ').next_back() == noun).peekable();
    if fitting.peek().is_none() {
        return false;
    }
    let known = |word: &String| named.titles.iter().any(|title| title.split(' ').any(|w| w == word));
    unnamed.parts.iter().all(known) || fitting.all(|title| Some(title.as_str()) == noun)
}

/// Whether two roles, as words with the noun last, can be one: the same noun, and all that one says of it the
/// other says too.
fn role_fits(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.last() == long.last() && short.iter().all(|w| long.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(words: &str) -> Name {
        Name { unnamed: true, ..Name::new(words) }
    }

    fn check(a: &Name, b: &Name, expected: bool) {
        assert_eq!(same(a, b), expected, "{a:?} beside {b:?}");
        assert_eq!(same(b, a), expected, "{b:?} beside {a:?}");
    }

    #[test]
    fn people_meet_by_last_and_first_name() {
        for (a, b, expected) in [
            ("Ana Ruiz", "Ruiz", true),
            ("Ana Ruiz", "A. Ruiz", true),
            ("Ana Ruiz", "Pedro Ruiz", false),
            ("Ana Maria Ruiz", "Maria Ruiz", true),
            ("Tom Bellingham", "Bellinghem", true),
            ("Tom Hale", "Tom Hall", false),
            ("Colin Brandry", "Colin Brandrie", true),
            ("Tomas Lund", "Thomas Lund", true),
            ("Sergej Orlow", "Sergei Orlow", true),
            ("Harbour Authority", "Port Authority", false),
        ] {
            check(&Name::new(a), &Name::new(b), expected);
        }
    }

    #[test]
    fn roles_meet_by_their_noun() {
        check(&role("norland envoy"), &role("envoy"), true);
        check(&role("norland envoy"), &role("foreign envoy"), false);
        let named = Name { titles: vec!["norland envoy".to_owned()], ..Name::new("Ana Ruiz") };
        check(&named, &role("norland envoy"), true);
        check(&named, &role("minister"), false);
        check(&named, &role("foreign envoy"), false);
        check(&named, &role("envoys"), false);
    }
}
