//! Which utterance of somebody a paraphrase renders: by who speaks, and by the words of content that both have, the
//! rarer in the story the more.
//!
//! What the two say of it is not asked here: a number counts by its noun, and a negation not at all.

use std::collections::BTreeMap;

use super::fit::Fit;
use crate::claim::{Claim, Kind, Speech};
use crate::text::person;
use crate::text::sense::{Sense, Sort, Unit};
use crate::text::value::Name;

/// So many words of content two must share at least.
const SHARED: usize = 2;

/// Two that share no more words than that must share so much of the heavier, too.
const OF_HEAVIER: f64 = 0.25;

/// Unless that is nearly all that the lighter says.
const WHOLE: f64 = 0.9;

/// A word that more sentences have than this leads nowhere.
const CROWD: usize = 400;

/// A word that no more sentences have than this may be all that two share.
const RARE: usize = 4;

/// One sentence of what somebody said, or is said to have said.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// Its claim, by its index.
    pub claim: usize,
    /// Its sense.
    pub sense: Sense<'a>,
}

/// A paraphrase and a sentence of another article that may be the same utterance, by their indices.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The paraphrase.
    pub paraphrase: usize,
    /// The sentence: a quotation's, or another paraphrase.
    pub other: usize,
    /// The weight that both share, as a share of the lighter one's.
    pub score: f64,
    /// They share one word alone, which few sentences of the story have.
    pub lone: bool,
}

/// Every paraphrase beside every sentence that fits it, the best fitting first. Sentences of its own article are
/// among them: it may render what that article quotes.
pub fn matches(claims: &[&Claim], told: &[Told], fit: &Fit) -> Vec<Match> {
    let roots: Vec<Vec<u64>> = told.iter().map(|t| roots(&t.sense)).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, roots) in roots.iter().enumerate() {
        for root in roots {
            holders.entry(*root).or_default().push(i);
        }
    }
    let total = told.len() as f64;
    let weight = |root: &u64| {
        let n = holders.get(root).map_or(1, Vec::len) as f64;
        (1.0 + total / n).ln()
    };
    let weights: Vec<f64> = roots.iter().map(|r| r.iter().map(weight).sum()).collect();
    let mut out = Vec::new();
    for (p, own) in told.iter().enumerate() {
        let Some(claim) = claims.get(own.claim).filter(|c| c.kind == Kind::Paraphrase) else { continue };
        let mut shared: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        let found = roots.get(p).into_iter().flatten();
        for (root, with) in found.filter_map(|r| Some((r, holders.get(r)?))).filter(|(_, w)| w.len() <= CROWD)
        {
            for &o in with {
                let entry = shared.entry(o).or_default();
                *entry = (entry.0 + 1, entry.1 + weight(root));
            }
        }
        for (o, (count, sum)) in shared {
            let Some(other) = told.get(o).and_then(|t| claims.get(t.claim)) else { continue };
            let core = told.get(o).is_some_and(|o| have_one_core(&own.sense, &o.sense));
            let lone = count < SHARED && !core;
            // A lone word's weight is the sum: that of a rare one.
            if o == p || lone && sum < (1.0 + total / RARE as f64).ln() || !spoken_by_one(claim, other) {
                continue;
            }
            let of = |i: usize| weights.get(i).copied().unwrap_or(0.0).max(f64::MIN_POSITIVE);
            let (lighter, heavier) = (of(p).min(of(o)), of(p).max(of(o)));
            let score = sum / lighter;
            let little = count <= SHARED && !core && sum / heavier < OF_HEAVIER && score < WHOLE;
            if lone || score >= fit.terms && !little {
                out.push(Match { paraphrase: p, other: o, score, lone });
            }
        }
    }
    out.sort_by(|x, y| {
        y.score.total_cmp(&x.score).then((x.paraphrase, x.other).cmp(&(y.paraphrase, y.other)))
    });
    out
}

/// Whether two say what their speaker will, may or will not do, in one verb: "he may appeal", "I will appeal". One of
/// them at least says no more than that, so that they are not apart in what they say besides.
fn have_one_core(a: &Sense, b: &Sense) -> bool {
    let core = |s: &Sense| s.core().map(|i| (s.units[i].root, s.units[i + 1..].iter().any(Unit::carries)));
    core(a).zip(core(b)).is_some_and(|((x, more), (y, even))| x == y && !(more && even))
}

/// What a sentence speaks of, each once. Of numbers only their nouns tell it.
fn roots(sense: &Sense) -> Vec<u64> {
    let content = sense.units.iter().filter(|u| u.sort == Sort::Content);
    let mut roots: Vec<u64> = content.map(|u| u.root).collect();
    roots.sort_unstable();
    roots.dedup();
    roots
}

fn spoken_by_one(a: &Claim, b: &Claim) -> bool {
    let known = |s: &&Speech| s.sure || s.speaker.unnamed;
    let (a, b) = (a.speech.as_ref().filter(known), b.speech.as_ref().filter(known));
    a.zip(b).is_some_and(|(a, b)| {
        person::same(&a.speaker, &b.speaker) || is_described(&a.speaker, b) || is_described(&b.speaker, a)
    })
}

/// Whether somebody without a name is described in all that is said of him as the other is: "the region's health
/// officer".
fn is_described(unnamed: &Name, named: &Speech) -> bool {
    let told = |role: &String| unnamed.parts.iter().all(|p| role.split([' ', '-']).any(|w| w == p));
    unnamed.unnamed && !named.speaker.unnamed && unnamed.parts.len() > 1 && named.roles.iter().any(told)
}
