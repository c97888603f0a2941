//! Which names of different articles are one person's or body's: the cast across articles.
//!
//! Full names meet where they can be one, the odd one out included; two people of like names, whom one article
//! knows both, stay two. A stray name meets the names of the one for whom it may be a slip, unless an article
//! introduces somebody of that name.

mod meant;

use std::collections::{BTreeMap, BTreeSet};

use super::group::{self, Pair};
use super::key::{Key, hash};
use crate::claim::Claim;
use crate::claim::name::heads;
use crate::text::person::{Likeness, likeness};
use crate::text::value::{Known, Name};

/// A key under which more names stand than this tells nothing apart.
const CROWD: usize = 400;

/// The groups of claims about one name, by their indices.
pub(super) fn groups(claims: &[&Claim]) -> Vec<Vec<usize>> {
    let names: Vec<Option<&Name>> = claims.iter().map(|c| c.about.people.first()).collect();
    let counts = counts(claims, &names);
    let mut groups = group::loci(claims.len(), &pairs(claims, &names, &counts));
    groups.extend((0..claims.len()).filter_map(|i| stray(claims, &names, i)));
    groups.sort();
    groups.dedup();
    groups
}

fn is_full(claim: &Claim) -> bool {
    matches!(claim.about.head.as_str(), heads::FULL | heads::ANY | heads::BODY)
}

/// How often each article names whom a claim is about.
fn counts(claims: &[&Claim], names: &[Option<&Name>]) -> Vec<usize> {
    let mut of: BTreeMap<(&str, &[String]), usize> = BTreeMap::new();
    let key = |i: usize| Some((claims[i].said.sigil.as_str(), &names[i]?.parts[..]));
    for i in (0..claims.len()).filter(|&i| claims[i].about.head != heads::STRAY) {
        if let Some(key) = key(i) {
            *of.entry(key).or_default() += claims[i].said.spans.len();
        }
    }
    (0..claims.len()).map(|i| key(i).and_then(|k| of.get(&k).copied()).unwrap_or(0)).collect()
}

/// The pairs of names that are one's.
fn pairs(claims: &[&Claim], names: &[Option<&Name>], counts: &[usize]) -> Vec<Pair> {
    let mut index: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        let met = [heads::TITLED, heads::BARE, heads::WORK];
        let met = is_full(claims[i]) || met.contains(&claims[i].about.head.as_str());
        let Some(name) = name.filter(|_| met) else {
            continue;
        };
        for key in keys(name).into_iter().chain([meant::key(name)]) {
            let members = index.entry(key).or_default();
            if members.last() != Some(&i) {
                members.push(i);
            }
        }
    }
    let mut candidates = BTreeSet::new();
    for members in index.values().filter(|m| m.len() <= CROWD) {
        for (n, &a) in members.iter().enumerate() {
            candidates.extend(members[n + 1..].iter().map(|&b| (a, b)));
        }
    }
    let slips: Vec<(usize, usize, Likeness)> = candidates
        .into_iter()
        .filter(|&(a, b)| of_one_sort(claims[a], claims[b]))
        .filter_map(|(a, b)| Some((a, b, likeness(names[a]?, names[b]?))))
        .collect();
    let unlike: Vec<(usize, usize)> = slips
        .iter()
        .filter(|&&(a, b, like)| doubtful(claims[a], claims[b], like))
        .map(|&(a, b, _)| (a, b))
        .collect();
    let meant = meant::pairs(claims, names, &unlike);
    // Of two with one surname only the full names tell which is meant.
    let often = |i: usize, other: usize| match names[i].zip(names[other]) {
        Some((x, y)) if x.last() == y.last() => claims[i].said.spans.len(),
        _ => counts[i],
    };
    let both_known =
        |a: usize, b: usize| claims[a].said.sigil == claims[b].said.sigil && often(a, b).min(often(b, a)) > 1;
    let known_apart: BTreeSet<(&Name, &Name)> = slips
        .iter()
        .filter(|(a, b, like)| *like == Likeness::Slip && both_known(*a, *b))
        .filter_map(|&(a, b, _)| Some(ordered(names[a]?, names[b]?)))
        .collect();
    // One article speaks of both, more than in passing of each: two people, whatever their names.
    let told = |a: usize, b: usize| {
        names[a].zip(names[b]).is_some_and(|(x, y)| known_apart.contains(&ordered(x, y)))
    };
    let fitting = slips.iter().filter(|(a, b, like)| match like {
        _ if doubtful(claims[*a], claims[*b], *like) => {
            names[*a].zip(names[*b]).is_some_and(|(x, y)| meant.contains(&ordered(x, y)))
        }
        Likeness::Slip => !told(*a, *b) && plausible(claims[*a], claims[*b]),
        _ => !one_titled(claims[*a], claims[*b]),
    });
    fitting.map(|&(a, b, like)| Pair { a, b, score: score(like) }).collect()
}

/// Whether the names alone do not tell that one is meant: two names of people, two of places or works that are
/// not the same to the letter.
fn doubtful(a: &Claim, b: &Claim, like: Likeness) -> bool {
    let bare = [a, b].iter().any(|c| matches!(c.about.head.as_str(), heads::BARE | heads::WORK));
    like == Likeness::Other || bare && (like != Likeness::Same || a.value != b.value)
}

fn score(like: Likeness) -> f64 {
    match like {
        Likeness::Same => 1.0,
        Likeness::Fuller | Likeness::Pet | Likeness::Spelling => 0.9,
        Likeness::Slip | Likeness::Other => 0.7,
    }
}

/// Two names in order, so that a pair of them is found either way round.
fn ordered<'a>(a: &'a Name, b: &'a Name) -> (&'a Name, &'a Name) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Whether two names can be of one sort. What nothing shows to be a person's may be anybody's.
fn of_one_sort(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (a.about.head.as_str(), b.about.head.as_str());
    let bare = [x, y].contains(&heads::BARE) && (is_full(a) || is_full(b));
    x == y || bare || [x, y].contains(&heads::ANY) && is_full(a) && is_full(b) || one_titled(a, b)
}

/// Whether one has a title and a bare name.
fn one_titled(a: &Claim, b: &Claim) -> bool {
    (a.about.head == heads::TITLED) != (b.about.head == heads::TITLED)
        && [a, b].iter().any(|c| c.about.head == heads::FULL)
}

/// Whether a letter between two names is likelier a slip than another person. A bare name must have the other's
/// office; where no given name tells a person, the one must not be the plural of the other.
fn plausible(a: &Claim, b: &Claim) -> bool {
    let roles = |c: &Claim| -> BTreeSet<String> {
        c.about.people.first().map(|n| n.titles.iter().cloned().collect()).unwrap_or_default()
    };
    if [a, b].iter().any(|c| c.about.head == heads::TITLED) {
        return !roles(a).is_disjoint(&roles(b));
    }
    let given = |c: &Claim| c.about.people.first().is_some_and(|n| matches!(n.known, Some(Known::Given(_))));
    if !given(a) && !given(b) {
        let only =
            |x: &Claim, y: &Claim| x.about.terms.difference(&y.about.terms).cloned().collect::<Vec<_>>();
        let (x, y) = (only(a, b), only(b, a));
        let plural = |one: &String, many: &String| many.strip_suffix('s') == Some(one);
        return !x.iter().any(|v| y.iter().any(|w| plural(v, w) || plural(w, v)));
    }
    true
}

/// The keys under which names that can be one meet: each part, each part without one of its letters, initials.
fn keys(name: &Name) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for part in name.parts.iter().filter(|p| p.len() > 1).flat_map(|p| p.split('-')) {
        keys.insert(hash(&part));
    }
    let last = name.last();
    for (i, c) in last.char_indices() {
        let without: String = last[..i].chars().chain(last[i + c.len_utf8()..].chars()).collect();
        keys.insert(hash(&without.as_str()));
    }
    keys
}

/// The claims that a stray name stands beside: what the one is called for whom it may be a slip.
fn stray(claims: &[&Claim], names: &[Option<&Name>], stray: usize) -> Option<Vec<usize>> {
    let claim = claims.get(stray).filter(|c| c.about.head == heads::STRAY)?;
    let meant = names[stray]?;
    let bears = |i: usize| names[i].is_some_and(|n| n.parts.iter().any(|p| claim.about.terms.contains(p)));
    let tells = |i: usize| !matches!(claims[i].about.head.as_str(), heads::STRAY | heads::BARE | heads::WORK);
    if (0..claims.len()).any(|i| tells(i) && bears(i)) {
        return None;
    }
    let is_one = |i: usize| names[i].is_some_and(|n| likeness(n, meant) <= Likeness::Fuller);
    let own: Vec<usize> = (0..claims.len()).filter(|&i| i != stray && is_one(i)).collect();
    // Where an article introduces the one who is meant, that tells most.
    let rank = |i: usize| match claims[i].about.head.as_str() {
        heads::FULL | heads::ANY => 0,
        heads::SHORT if claims[i].about.terms.iter().any(|t| t == meant.last()) => 1,
        heads::TITLED => 2,
        _ => 3,
    };
    let of_article = |i: usize| own.iter().filter(move |&&o| claims[o].said.sigil == claims[i].said.sigil);
    let best = |i: &usize| match rank(*i) {
        3 => claims[*i].about.terms == claim.about.terms,
        own_rank => of_article(*i).all(|&o| rank(o) >= own_rank),
    };
    let mut group: Vec<usize> = own.iter().copied().filter(best).chain([stray]).collect();
    group.sort_unstable();
    (group.len() > 1).then_some(group)
}
