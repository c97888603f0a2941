//! Words with their weights, how rare a word is among the sentences of claims, and what two lists of words have in common.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::Claim;

/// Terms with their weights, in order: those alone that can be met, but their sums are of all.
pub(in crate::align) struct Weights {
    terms: Vec<(u64, f64)>,
    /// A bit for every term: lists without a common bit have no common term, and most are such.
    bits: u128,
    /// The sum of the weights.
    sum: f64,
    /// The sum of their squares.
    square: f64,
}

/// What two lists of weighed terms have in common.
pub(in crate::align) struct Meeting {
    /// The cosine of the angle between them.
    pub(in crate::align) cosine: f64,
    /// How much of the lighter one the other has.
    pub(in crate::align) share: f64,
    /// How many terms both have.
    pub(in crate::align) common: usize,
}

impl Meeting {
    const NONE: Meeting = Meeting { cosine: 0.0, share: 0.0, common: 0 };

    pub(in crate::align) fn of(x: &Weights, y: &Weights) -> Self {
        if x.bits & y.bits == 0 {
            return Meeting::NONE;
        }
        let (mut i, mut j) = (0, 0);
        let (mut product, mut common, mut terms) = (0.0, 0.0, 0);
        while let (Some((p, v)), Some((q, w))) = (x.terms.get(i), y.terms.get(j)) {
            match p.cmp(q) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    product += v * w;
                    common += v.min(*w);
                    terms += 1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        if common == 0.0 {
            return Meeting::NONE;
        }
        Meeting {
            cosine: product / (x.square * y.square).sqrt(),
            share: common / x.sum.min(y.sum),
            common: terms,
        }
    }
}

/// Terms in order, each once with its greatest weight, as far as they can be `met`.
pub(in crate::align) fn weights(of: impl Iterator<Item = (u64, f64)>, met: impl Fn(u64) -> bool) -> Weights {
    let mut terms: Vec<(u64, f64)> = of.collect();
    terms.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    terms.dedup_by_key(|w| w.0);
    let sum = terms.iter().map(|(_, w)| w).sum();
    let square = terms.iter().map(|(_, w)| w * w).sum();
    terms.retain(|(term, _)| met(*term));
    let bits = terms.iter().fold(0, |bits, (term, _)| bits | 1 << (term >> 57));
    Weights { terms, bits, sum, square }
}

impl Weights {
    /// The terms that can be met, in order.
    pub(in crate::align) fn terms(&self) -> impl Iterator<Item = u64> {
        self.terms.iter().map(|(term, _)| *term)
    }
}

/// So many sentences there are taken to be besides.
const SMOOTH: f64 = 10.0;

/// How many sentences of some claims have a word.
#[derive(Default)]
pub(in crate::align) struct Holders {
    /// Those of the claims themselves.
    own: FxHashMap<u64, usize>,
    /// Those beside them.
    beside: FxHashSet<u64>,
    /// How many sentences there are, with those that are taken to be besides.
    all: f64,
}

impl Holders {
    pub(in crate::align) fn of(claims: &[&Claim]) -> Self {
        let mut out = Holders::default();
        let mut sentences: BTreeSet<(&str, u32)> = BTreeSet::new();
        for claim in claims {
            let Some(around) = &claim.about.around else { continue };
            if sentences.insert((claim.said.sigil.as_str(), around.sentence)) {
                let mut once: Vec<u64> = around.words.iter().map(|w| w.term).collect();
                once.sort_unstable();
                once.dedup();
                for term in once {
                    *out.own.entry(term).or_default() += 1;
                }
                out.beside.extend(around.before.iter().chain(&*around.after).map(|w| w.term));
            }
        }
        out.all = sentences.len() as f64 + SMOOTH;
        out
    }

    /// How many sentences of the claims have it.
    pub(in crate::align) fn count(&self, term: u64) -> usize {
        self.own.get(&term).copied().unwrap_or(0)
    }

    /// What a word weighs: the more, the fewer sentences have it.
    pub(in crate::align) fn rarity(&self, term: u64) -> f64 {
        (self.all / (1.0 + self.count(term) as f64)).ln()
    }

    /// Whether another sentence of a claim can have a word of one.
    pub(in crate::align) fn again(&self, term: u64) -> bool {
        self.count(term) > 1
    }

    /// Whether a sentence beside one of a claim has it.
    pub(in crate::align) fn stands_beside(&self, term: u64) -> bool {
        self.beside.contains(&term)
    }
}

/// The probability of what has such log-odds.
pub(in crate::align) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
