//! Which sentences of two articles may speak of one thing: by the words of content that both have, the rarer in the
//! story the more.
//!
//! Whether they say the same of it is not asked here.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Kind};
use crate::text::person;
use crate::text::sense::{Sense, Sort};

/// So many words of content two must share at least.
const SHARED: usize = 2;

/// A word that more sentences have than this leads nowhere.
const CROWD: usize = 60;

/// A word that no more sentences have is rare.
const FEW: usize = 5;

/// One sentence that an article has.
#[derive(Clone, Debug)]
pub struct Stated<'a> {
    /// Its claim, by its index.
    pub claim: usize,
    /// Its sense.
    pub sense: Sense<'a>,
}

/// Two sentences of two articles that share enough words, by their indices.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Candidate {
    /// The one that stands first.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// What they share, rarer words weighing more.
    pub weight: f64,
    /// One speaker says both, as far as is known.
    pub one_speaker: bool,
    /// They share a word that hardly any other sentence has.
    pub few: bool,
}

/// All pairs of sentences that share enough, the best first.
pub fn candidates(claims: &[&Claim], stated: &[Stated]) -> Vec<Candidate> {
    let roots: Vec<Vec<u64>> = stated.iter().map(roots).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, roots) in roots.iter().enumerate() {
        for root in roots {
            holders.entry(*root).or_default().push(i);
        }
    }
    let total = stated.len() as f64;
    let mut out = Vec::new();
    for (a, own) in roots.iter().enumerate() {
        let mut shared: BTreeMap<usize, (usize, f64, bool)> = BTreeMap::new();
        for with in own.iter().filter_map(|r| holders.get(r)).filter(|w| w.len() <= CROWD) {
            let few = with.len() <= FEW;
            let weight = (1.0 + total / with.len() as f64).ln();
            for &b in with.iter().filter(|&&b| b > a) {
                let entry = shared.entry(b).or_default();
                *entry = (entry.0 + 1, entry.1 + weight, entry.2 || few);
            }
        }
        for (b, (count, weight, few)) in shared {
            let Some((x, y)) = claims.get(stated[a].claim).zip(claims.get(stated[b].claim)) else { continue };
            if (count >= SHARED || few) && can_meet(x, y) {
                out.push(Candidate { a, b, weight, one_speaker: are_of_one_speaker(x, y), few });
            }
        }
    }
    out.sort_by(|x, y| y.weight.total_cmp(&x.weight).then((x.a, x.b).cmp(&(y.a, y.b))));
    out
}

/// Whether two claims are sentences of two articles that no other rule holds against each other.
fn can_meet(a: &Claim, b: &Claim) -> bool {
    let quoted = |c: &Claim| c.kind == Kind::QuoteWording;
    let sure = |c: &Claim| c.speech.as_ref().is_some_and(|s| s.sure);
    let held = are_of_one_speaker(a, b) && sure(a) && sure(b);
    a.said.sigil != b.said.sigil && !held && !(quoted(a) && quoted(b))
}

fn are_of_one_speaker(a: &Claim, b: &Claim) -> bool {
    a.speech.as_ref().zip(b.speech.as_ref()).is_some_and(|(x, y)| person::same(&x.speaker, &y.speaker))
}

/// Whether a third sentence has most of the words that two others have in common.
pub fn is_of_the_same(a: &Stated, b: &Stated, third: &Stated) -> bool {
    let (a, b): (BTreeSet<u64>, BTreeSet<u64>) =
        (roots(a).into_iter().collect(), roots(b).into_iter().collect());
    let third = roots(third);
    let all = a.intersection(&b).count();
    let shared = a.intersection(&b).filter(|r| third.contains(r)).count();
    3 * shared > 2 * all
}

/// What a sentence speaks of, each once. Of numbers only their nouns tell it.
fn roots(stated: &Stated) -> Vec<u64> {
    let content = stated.sense.units.iter().filter(|u| u.sort == Sort::Content);
    let mut roots: Vec<u64> = content.map(|u| u.root).collect();
    roots.sort_unstable();
    roots.dedup();
    roots
}
