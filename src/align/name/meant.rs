//! Whether two articles that give one person two different names mean one: Harold Lund, the coroner, and Howard
//! Lund, the coroner; two captains who say the same. Names alone never tell it; what stands around them must.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::key::{Key, hash};
use crate::claim::Claim;
use crate::claim::name::heads;
use crate::text::normal;
use crate::text::person::{Likeness, likeness};
use crate::text::similar;
use crate::text::value::{Known, Name};

/// A family name of fewer letters is too common.
const FAMILY: usize = 4;

/// A word of fewer letters, that is no name and no number, tells nothing.
const LONG: usize = 5;

/// What the words in common must weigh: a name or a number 2, another word 1.
const ENOUGH: usize = 4;

/// The same where the articles call the two something else.
const DOUBTFUL: usize = 7;

/// So many times two names are looked at, in articles of their own: who never meets then is never meant.
const TRIES: usize = 24;

/// So many letters tell that two names of one word begin alike.
const BEGINNING: usize = 5;

/// What they must weigh where the one sentence says hardly anything else.
const LITTLE: usize = 3;

/// So many words in one order are the same utterance.
const RUN: usize = 5;

/// A word that so many others have around them tells nothing.
const COMMON: usize = 4;

/// The pairs of names, in order, under which two articles speak of one, whatever the names.
pub(super) fn pairs<'a>(
    claims: &[&Claim],
    names: &[Option<&'a Name>],
    unlike: &[(usize, usize)],
) -> BTreeSet<(&'a Name, &'a Name)> {
    let mut of_article: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        of_article.entry(claim.said.sigil.as_str()).or_default().push(i);
    }
    let own = |i: usize| of_article.get(claims[i].said.sigil.as_str()).map(Vec::as_slice).unwrap_or_default();
    let mut tries: BTreeMap<(&Name, &Name), usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut around = None;
    for &(a, b) in unlike {
        let Some(shape) = shape(claims, names, a, b) else { continue };
        let Some((x, y)) = names[a].zip(names[b]) else { continue };
        let pair = super::ordered(x, y);
        let tried = tries.entry(pair).or_default();
        *tried += 1;
        if *tried > TRIES || told.contains(&pair) {
            continue;
        }
        if alone(claims, names, own(a), (x, y)) && alone(claims, names, own(b), (y, x)) {
            let around = around.get_or_insert_with(|| Around::read(claims, names));
            if one(claims, names, around, (a, b), shape) {
                told.insert(pair);
            }
        }
    }
    told
}

/// The key under which names of one word meet that begin alike.
pub(super) fn key(name: &Name) -> Key {
    let begins: String = name.last().chars().take(BEGINNING).collect();
    hash(&begins.as_str())
}

/// In which part two names differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// “A Lamp in the Hollow” and “A Lamp in the Holler”.
    Word,
    /// Ballyfarrow and Ballyfarrick.
    Bare,
    /// Harold Lund and Howard Lund.
    Given,
    /// Esi Quarnor and Esi Quarno.
    Family,
}

/// In which one part two full names differ that can be one person's.
fn shape(claims: &[&Claim], names: &[Option<&Name>], a: usize, b: usize) -> Option<Shape> {
    let (x, y) = names[a].zip(names[b])?;
    let head = |i: usize| claims[i].about.head.as_str();
    if claims[a].said.sigil == claims[b].said.sigil {
        return None;
    }
    match (head(a), head(b)) {
        (heads::WORK, heads::WORK) => return one_word_apart(x, y).then_some(Shape::Word),
        (heads::BARE, heads::BARE) => return misheard(x.last(), y.last()).then_some(Shape::Bare),
        (heads::BARE, heads::FULL | heads::ANY) | (heads::FULL | heads::ANY, heads::BARE) => {
            return (likeness(x, y) == Likeness::Slip).then_some(Shape::Bare);
        }
        _ => {}
    }
    let person = |i: usize| head(i) == heads::FULL;
    let any = |i: usize| person(i) || head(i) == heads::ANY;
    if !(person(a) && any(b) || person(b) && any(a)) {
        return None;
    }
    let plain = |n: &Name| {
        n.parts.len() == 2 && n.parts.first().is_some_and(|p| p.chars().count() > 2) && n.last().len() > 1
    };
    if !plain(x) || !plain(y) {
        return None;
    }
    let genders = claims[a].about.kin.as_deref().zip(claims[b].about.kin.as_deref());
    if genders.is_some_and(|(g, h)| g != h) {
        return None;
    }
    let (first, other) = (x.parts.first()?, y.parts.first()?);
    match (first == other, x.last() == y.last()) {
        (false, true) if x.last().chars().count() >= FAMILY => Some(Shape::Given),
        (true, false) if heard_alike(x.last(), y.last()) => Some(Shape::Family),
        _ => None,
    }
}

/// Whether two titles are the same but for one word, and that begins alike or is a letter off.
fn one_word_apart(x: &Name, y: &Name) -> bool {
    let mut other = x.parts.iter().zip(&y.parts).filter(|(v, w)| v != w);
    let (Some((v, w)), None) = (other.next(), other.next()) else { return false };
    let alike = v.chars().take(3).eq(w.chars().take(3)) || similar::letters_apart(v, w) == 1;
    x.parts.len() == y.parts.len() && x.parts.len() > 2 && v.len().min(w.len()) > 3 && alike
}

/// Whether one name of a place may stand for the other: a letter apart, or alike but for the ending. A plural is no slip.
fn misheard(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let plural = a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a);
    let apart = similar::letters_apart(a, b);
    !plural && (apart == 1 || common >= BEGINNING && apart < 4 && 2 * common > a.chars().count())
}

/// Whether one family name may have been heard for the other: they begin or end alike, and half of their letters are
/// the same; of short ones, the first.
fn heard_alike(a: &str, b: &str) -> bool {
    let begin = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    let (longer, apart) = (a.chars().count().max(b.chars().count()), similar::letters_apart(a, b));
    (begin > 2 || end > 3) && 2 * apart < longer || longer < 5 && begin > 0 && apart < 3
}

/// Whether the article of a name knows nobody of the other's name, not even by half of it ("Ana and Eva Ruiz"), and
/// nobody else of the name's own family.
fn alone(claims: &[&Claim], names: &[Option<&Name>], own: &[usize], (x, y): (&Name, &Name)) -> bool {
    let only: Vec<&String> = y.parts.iter().filter(|p| !x.parts.contains(p)).collect();
    let told = |word: &str| only.iter().any(|part| **part == word.to_lowercase());
    own.iter().all(|&k| {
        let like = |n: &Name, m: &Name| akin(n, m) && likeness(n, m) != Likeness::Other;
        let fits = |n: &Name| like(n, x) || n.last() != x.last() && n.last() != y.last() && !like(n, y);
        let sentence = &claims[k].said.sentence;
        let capitals = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
        let mut capitals = capitals.filter(|w| w.starts_with(char::is_uppercase));
        names[k].is_none_or(fits) && !capitals.any(told)
    })
}

/// Whether two names have a part in common or begin a part with one letter: all others are somebody else's.
fn akin(a: &Name, b: &Name) -> bool {
    let first = |p: &String| p.chars().next();
    a.parts.iter().any(|p| b.parts.iter().any(|q| first(p) == first(q)))
}

/// Whether what stands around two names tells that one is meant.
fn one(
    claims: &[&Claim],
    names: &[Option<&Name>],
    around: &Around,
    (a, b): (usize, usize),
    shape: Shape,
) -> bool {
    let (Some(x), Some(y)) = (names[a], names[b]) else { return false };
    let ages = (age(claims[a]), age(claims[b]));
    if ages.0.zip(ages.1).is_some_and(|(m, n)| m != n) {
        return false;
    }
    let office = |n: &Name| -> BTreeSet<String> {
        n.titles.iter().filter_map(|t| t.rsplit(' ').next()).map(str::to_owned).collect()
    };
    let (at_a, at_b) = (office(x), office(y));
    let shared = !at_a.is_disjoint(&at_b);
    if shape == Shape::Word {
        return true;
    }
    let aged = ages.0.is_some() && ages.0 == ages.1;
    let said = one_wording(claims[a], claims[b]);
    let words = around.weight(a, b);
    let weight = words + 2 * usize::from(aged) + 2 * usize::from(shared) + 3 * usize::from(said);
    let apart = !shared && !at_a.is_empty() && !at_b.is_empty();
    let given = |n: &Name| matches!(n.known, Some(Known::Given(_)));
    let initial = |n: &Name| n.parts.first().and_then(|p| p.chars().next());
    // One office and one initial tell it by themselves where both are given names; little is enough where a sentence
    // says no more.
    shape == Shape::Given && shared && given(x) && given(y) && initial(x) == initial(y)
        || weight >= if apart { DOUBTFUL } else { ENOUGH }
        || words >= LITTLE && around.whole(a, b, words)
}

/// Whether so many words stand in one order in the sentences around two names that they are one utterance's.
fn one_wording(a: &Claim, b: &Claim) -> bool {
    let words = |c: &Claim| -> Vec<String> {
        let words = c.said.sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let runs: BTreeSet<&[String]> = x.windows(RUN).collect();
    y.windows(RUN).any(|run| runs.contains(run))
}

/// The age that stands behind a name: "Ana Ruiz, 44,".
fn age(claim: &Claim) -> Option<&str> {
    let rest = claim.said.sentence.get(claim.said.within.end as usize..)?.strip_prefix(", ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !matches!(rest.as_bytes().get(digits), Some(b'a'..=b'z' | b'A'..=b'Z' | b'-' | b' '));
    rest.get(..digits).filter(|d| matches!(d.len(), 1..=3) && ends)
}

/// The words around each name, and around how many names of an article each word stands.
struct Around {
    words: Vec<BTreeMap<String, usize>>,
    common: BTreeMap<String, usize>,
}

impl Around {
    fn read(claims: &[&Claim], names: &[Option<&Name>]) -> Self {
        let words: Vec<_> =
            claims.iter().zip(names).map(|(c, n)| n.map(|n| words(c, n)).unwrap_or_default()).collect();
        let mut common = BTreeMap::new();
        let mut sentences = BTreeSet::new();
        for (claim, words) in claims.iter().zip(&words) {
            // A sentence of many names has its words once.
            if sentences.insert((claim.said.sigil.as_str(), claim.said.sentence.as_str())) {
                words.keys().for_each(|w| *common.entry(w.clone()).or_default() += 1);
            }
        }
        Around { words, common }
    }

    /// Whether of the words around one of two names hardly any are missing around the other.
    fn whole(&self, a: usize, b: usize, weight: usize) -> bool {
        let all = |i: usize| self.words.get(i).map_or(usize::MAX, |w| w.values().sum());
        4 * weight >= all(a).min(all(b)).saturating_mul(3)
    }

    /// What the words weigh that stand around both of two names.
    fn weight(&self, a: usize, b: usize) -> usize {
        let (Some(x), Some(y)) = (self.words.get(a), self.words.get(b)) else { return 0 };
        let rare = |w: &&String| self.common.get(*w).is_none_or(|&n| n <= COMMON);
        x.keys().filter(rare).filter_map(|w| Some(*x.get(w)?.min(y.get(w)?))).sum()
    }
}

/// The words of the sentence around a name, as stems, with what each weighs.
fn words(claim: &Claim, name: &Name) -> BTreeMap<String, usize> {
    let sentence = claim.said.sentence.as_str();
    let mut out = BTreeMap::new();
    for (at, word) in sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).enumerate() {
        let lower = word.to_lowercase();
        let number = word.bytes().all(|b| b.is_ascii_digit());
        let telling = number && word.len() > 1 || word.chars().count() >= LONG;
        if !telling || name.parts.contains(&lower) || claim.about.terms.contains(&lower) {
            continue;
        }
        let capital = at > 0 && word.starts_with(char::is_uppercase);
        out.insert(normal::stem(&lower).into_owned(), if capital || number { 2 } else { 1 });
    }
    out
}
