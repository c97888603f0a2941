//! Places of one deed: which of two articles' deaths, trips, finds are the same, by who or what it befell, the words around
//! them, and what else of the sort the two articles have. Where the places lie is asked elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::weight::{Meeting, Weights, weights};
use crate::claim::Claim;
use crate::claim::around::Around;
use crate::text::person;

/// Two places of one deed, by their indices in order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// How much speaks for one deed.
    pub weight: f64,
}

/// The place of a deed with the words around it, weighed.
struct Stead<'a> {
    index: usize,
    claim: &'a Claim,
    around: &'a Around,
    words: Weights,
    names: Weights,
    beside: Weights,
}

const SMOOTH: f64 = 10.0;

fn steads<'a>(claims: &[&'a Claim]) -> Vec<Stead<'a>> {
    let mut sentences: BTreeSet<(&str, u32)> = BTreeSet::new();
    let mut holders: FxHashMap<u64, usize> = FxHashMap::default();
    for claim in claims {
        let Some(around) = &claim.about.around else { continue };
        if sentences.insert((claim.said.sigil.as_str(), around.sentence)) {
            let once: BTreeSet<u64> = around.words.iter().map(|w| w.term).collect();
            for term in once {
                *holders.entry(term).or_default() += 1;
            }
        }
    }
    let all = sentences.len() as f64 + SMOOTH;
    let rarity = |term: u64| (all / (1.0 + holders.get(&term).copied().unwrap_or(0) as f64)).ln();
    let read = |(index, claim): (usize, &&'a Claim)| {
        let around = claim.about.around.as_deref()?;
        let told = || around.words.iter().filter(|w| !around.tokens.contains(&w.token));
        let words = weights(told().map(|w| (w.term, rarity(w.term))));
        let names = weights(told().filter(|w| w.name).map(|w| (w.term, rarity(w.term))));
        let beside =
            weights(around.before.iter().chain(around.after.iter()).map(|w| (w.term, rarity(w.term))));
        Some(Stead { index, claim, around, words, names, beside })
    };
    claims.iter().enumerate().filter_map(read).collect()
}

/// The pairs of places of different articles that may be of one deed.
pub fn matches(claims: &[&Claim]) -> Vec<Match> {
    let steads = steads(claims);
    let mut of_head: BTreeMap<&str, Vec<&Stead>> = BTreeMap::new();
    for stead in &steads {
        of_head.entry(&stead.claim.about.head).or_default().push(stead);
    }
    let mut out = Vec::new();
    for alike in of_head.values() {
        for (i, a) in alike.iter().enumerate() {
            for b in &alike[i + 1..] {
                if a.claim.said.sigil == b.claim.said.sigil {
                    continue;
                }
                let others = |s: &Stead| {
                    alike
                        .iter()
                        .filter(|o| {
                            o.claim.said.sigil == s.claim.said.sigil && o.claim.value != s.claim.value
                        })
                        .count()
                };
                let words = Meeting::of(&a.words, &b.words);
                let names = Meeting::of(&a.names, &b.names);
                let aside =
                    Meeting::of(&a.words, &b.beside).cosine.max(Meeting::of(&a.beside, &b.words).cosine);
                let (x, y) = (&a.claim.about, &b.claim.about);
                let people = if person::share(&x.people, &y.people) {
                    1
                } else if person::has_named(&x.people) && person::has_named(&y.people) {
                    -1
                } else {
                    0
                };
                let event = x.event.meets(&y.event);
                let when = x.when.zip(y.when).is_some_and(|(p, q)| p.1 < q.0 || q.1 < p.0);
                if std::env::var("PLACES").is_ok() && a.claim.value != b.claim.value {
                    eprintln!(
                        "PAIR\t{}\t{} {}\tc={:.2} s={:.2} n={} names={:.2} aside={:.2} people={} event={} otherday={} others={}/{}\t{}\t{}\t{}\t{}",
                        x.head,
                        a.claim.said.sigil,
                        b.claim.said.sigil,
                        words.cosine,
                        words.share,
                        words.common,
                        names.share,
                        aside,
                        people,
                        event,
                        when,
                        others(a),
                        others(b),
                        a.claim.said.text,
                        b.claim.said.text,
                        a.claim.said.sentence.replace('\n', " "),
                        b.claim.said.sentence.replace('\n', " ")
                    );
                }
                let _ = (a.around, a.index, b.index);
                let weight = words.share;
                out.push(Match { a: a.index, b: b.index, weight });
            }
        }
    }
    out
}
