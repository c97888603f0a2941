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

/// Whether one speaker says two sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speaker {
    /// One and the same.
    Same,
    /// One, if pronouns are read rightly.
    PerhapsSame,
    /// Anybody.
    Any,
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
    /// Whose words they are.
    pub speaker: Speaker,
    /// They share a word that hardly any other sentence has.
    pub few: bool,
    /// They share a word that one of them says of nobody.
    pub nobody: bool,
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
    let of_nobody: BTreeSet<u64> = stated.iter().flat_map(of_nobody).collect();
    let mut out = Vec::new();
    for (a, own) in roots.iter().enumerate() {
        let mut shared: BTreeMap<usize, Shared> = BTreeMap::new();
        for (root, with) in
            own.iter().filter_map(|r| Some((r, holders.get(r)?))).filter(|h| h.1.len() <= CROWD)
        {
            let weight = (1.0 + total / with.len() as f64).ln();
            for &b in with.iter().filter(|&&b| b > a) {
                let entry = shared.entry(b).or_default();
                entry.count += 1;
                entry.weight += weight;
                entry.few |= with.len() <= FEW;
                entry.nobody |= of_nobody.contains(root);
            }
        }
        for (b, Shared { count, weight, few, nobody }) in shared {
            let Some((x, y)) = claims.get(stated[a].claim).zip(claims.get(stated[b].claim)) else { continue };
            if (count >= SHARED || few || nobody) && can_meet(x, y) {
                out.push(Candidate { a, b, weight, speaker: speaker(x, y), few, nobody });
            }
        }
    }
    out.sort_by(|x, y| y.weight.total_cmp(&x.weight).then((x.a, x.b).cmp(&(y.a, y.b))));
    out
}

/// What two sentences share.
#[derive(Default)]
struct Shared {
    count: usize,
    weight: f64,
    few: bool,
    nobody: bool,
}

/// The words that a sentence says of nobody: hurt, in "nobody was hurt".
fn of_nobody(stated: &Stated) -> impl Iterator<Item = u64> {
    let units = &stated.sense.units;
    let nobody = units.iter().enumerate().filter(|(_, u)| u.sort == Sort::Not && (u.nobody || u.determines));
    nobody.filter_map(|(i, _)| {
        let next = units.iter().skip(i + 1).find(|u| u.carries());
        next.filter(|u| u.sort == Sort::Content).map(|u| u.root)
    })
}

/// Whether two claims are sentences of two articles, and not both quotations.
fn can_meet(a: &Claim, b: &Claim) -> bool {
    let quoted = |c: &Claim| c.kind == Kind::QuoteWording;
    a.said.sigil != b.said.sigil && !(quoted(a) && quoted(b))
}

fn speaker(a: &Claim, b: &Claim) -> Speaker {
    let same = a.speech.as_ref().zip(b.speech.as_ref()).filter(|(x, y)| person::same(&x.speaker, &y.speaker));
    match same {
        Some((x, y)) if x.sure && y.sure => Speaker::Same,
        Some(_) => Speaker::PerhapsSame,
        None => Speaker::Any,
    }
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
