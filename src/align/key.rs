//! The keys under which a claim is looked up: two claims can meet only under a common key (blocking).
//!
//! Never all pairs: quotations are found by runs of three words that they share, one speaker's also by single
//! words and pairs of them, everything else by what it is about. A key that nearly every claim has tells nothing apart and is passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::claim::Claim;

/// A hashed key.
pub type Key = u64;

/// A key under which more claims stand than this is passed over, where its claims have others. It bounds the
/// pairs that one phrase of a cluster's standing vocabulary can make.
const CROWD: usize = 400;

/// A quotation of so many words or fewer is looked for by single words of its speaker's too.
const BRIEF: usize = 12;

/// A word of so many letters or fewer finds none.
const SMALL: usize = 3;

/// The keys of a claim.
pub fn keys(claim: &Claim) -> Vec<Key> {
    let words = &claim.about.words;
    match words.len() {
        0 => {
            let sort = claim.about.sort();
            let kin = sort.iter().map(|sort| hash(&("kin", sort)));
            std::iter::once(hash(&("head", &claim.about.head))).chain(kin).collect()
        }
        1 | 2 => vec![hash(&("whole", words))],
        n => {
            let mut keys: Vec<Key> = words.windows(3).map(|w| hash(&("run", w))).collect();
            // A changed word in the middle leaves no run of three: two long words that follow each other are as
            // good, and in a short one a single word.
            if let Some(speech) = claim.speech.as_ref().filter(|s| !s.speaker.unnamed) {
                let who = speech.speaker.last();
                let long: Vec<&String> = words.iter().filter(|w| w.len() > SMALL).collect();
                keys.extend(long.windows(2).map(|w| hash(&("said", who, w))));
                keys.extend(long.iter().filter(|_| n <= BRIEF).map(|w| hash(&("said", who, w))));
            }
            keys
        }
    }
}

/// The pairs of claims that share a key, by their indices, the smaller first.
pub fn candidates(claims: &[&Claim]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        for key in keys(claim) {
            let members = index.entry(key).or_default();
            if members.last() != Some(&i) {
                members.push(i);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for members in index.values().filter(|m| m.len() <= CROWD) {
        for (n, &a) in members.iter().enumerate() {
            pairs.extend(members[n + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs
}

/// One 64-bit hash, the same on every machine and in every run.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
