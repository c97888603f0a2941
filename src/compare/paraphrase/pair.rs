//! Two senses side by side: which words they share, which of those stand together, and what in a clause may turn one.
//! What they say otherwise is not asked here.

use std::ops::Range;

use crate::text::sense::{Sense, Sort, Turns, Unit};

/// So many units before a word may turn it.
const AROUND: usize = 8;

/// So many units before its verb a negation stands at most.
pub(super) const BEFORE: usize = 5;

/// With so many words of content between them, in both together, two shared ones stand together.
pub(super) const TOGETHER: usize = 4;

/// Two senses side by side.
pub(super) struct Pair<'a> {
    pub(super) x: &'a [Unit<'a>],
    pub(super) y: &'a [Unit<'a>],
    /// The units of content that both have, in the order of the first.
    pub(super) shared: Vec<(usize, usize)>,
    /// The verb by which both say what their speaker does.
    pub(super) core: Option<(usize, usize)>,
}

impl<'a> Pair<'a> {
    pub(super) fn new(x: &'a Sense, y: &'a Sense) -> Self {
        let core = x.core().zip(y.core());
        let (x, y) = (&x.units[..], &y.units[..]);
        let mut used = vec![false; y.len()];
        let mut shared = Vec::new();
        for (i, unit) in x.iter().enumerate().filter(|(_, u)| u.sort == Sort::Content) {
            let same = |j: &usize| !used[*j] && y[*j].sort == Sort::Content && y[*j].root == unit.root;
            if let Some(j) = (0..y.len()).find(same) {
                used[j] = true;
                shared.push((i, j));
            }
        }
        Pair { x, y, shared, core }
    }

    /// Where a unit of the first stands in the second.
    pub(super) fn other(&self, i: usize) -> Option<usize> {
        self.shared.iter().find(|(a, _)| *a == i).map(|(_, b)| *b)
    }

    /// Whether another shared word stands near a shared one, in both.
    pub(super) fn is_held(&self, i: usize, j: usize) -> bool {
        self.core == Some((i, j))
            || self.is_lone(i)
            || self.shared.iter().any(|&(k, l)| k != i && self.between(i, k, j, l) <= TOGETHER)
    }

    /// Whether a shared word has one place in both, or stands right beside another.
    pub(super) fn is_in_place(&self, i: usize, j: usize) -> bool {
        self.is_in_one_clause(i, j)
            || self.shared.iter().any(|&(k, l)| k != i && self.between(i, k, j, l) == 0)
    }

    /// Whether a word is all that the two share, and all that its clause in the first speaks of: "we will not sell it".
    fn is_lone(&self, i: usize) -> bool {
        let own = clause(self.x, i);
        let carried = self.x.get(own).unwrap_or_default().iter().filter(|u| u.carries()).count();
        self.shared.len() == 1 && carried == 1
    }

    /// How many words of content stand between two units in the first, and between two in the second.
    fn between(&self, i: usize, k: usize, j: usize, l: usize) -> usize {
        let apart = |units: &[Unit], a: usize, b: usize| {
            units.get(a.min(b) + 1..a.max(b)).unwrap_or_default().iter().filter(|u| u.carries()).count()
        };
        apart(self.x, i, k) + apart(self.y, j, l)
    }

    /// Whether a shared word has one place in both: all that its clause in the second speaks of, the first has too, or
    /// another shared word stands in its clause, or in one that hangs together with it.
    pub(super) fn is_in_one_clause(&self, i: usize, j: usize) -> bool {
        let (here, there) = (hung(self.x, i), hung(self.y, j));
        let own = || {
            let clause = self.y.get(clause(self.y, j)).unwrap_or_default();
            clause.iter().filter(|u| u.carries()).all(|u| has(self.x, u))
        };
        self.core == Some((i, j))
            || self.is_lone(i)
            || self.shared.iter().any(|(k, l)| *k != i && here.contains(k) && there.contains(l))
            || own()
    }

    /// What of the first and the second stands around all that they share.
    pub(super) fn regions(&self) -> Option<(&'a [Unit<'a>], &'a [Unit<'a>])> {
        let around = |units: &'a [Unit<'a>], all: &[usize]| {
            let (first, last) = (all.iter().min()?, all.iter().max()?);
            units.get(first.saturating_sub(AROUND)..(last + 1 + AROUND).min(units.len()))
        };
        let (a, b): (Vec<usize>, Vec<usize>) = self.shared.iter().copied().unzip();
        Some((around(self.x, &a)?, around(self.y, &b)?))
    }

    pub(super) fn is_shared_word(&self, unit: &Unit) -> bool {
        unit.sort == Sort::Content && self.shared.iter().any(|&(i, _)| self.x[i].root == unit.root)
    }

    /// Whether everything that the clause of the first speaks of, the second says too, or nearly so the other way round:
    /// then no two words stand for two things. The words in which they part are left out, each in its sense.
    pub(super) fn is_same_clause(&self, i: usize, j: usize, apart: Option<(usize, usize)>) -> bool {
        let (a, b) = apart.unzip();
        let counted = |units: &[Unit], at: usize, but: Option<usize>, all: &[Unit]| {
            let own = clause(units, at).filter(|&k| Some(k) != but).filter_map(|k| units.get(k));
            let (both, alone): (Vec<&Unit>, _) = own
                .filter(|u| u.carries())
                .partition(|u| all.iter().any(|o| o.carries() && o.root == u.root));
            (both.len(), alone.len())
        };
        let (x, more) = counted(self.x, i, a, self.y);
        let (y, even) = counted(self.y, j, b, self.x);
        let (here, there) = (hung(self.x, i), hung(self.y, j));
        let beside = |&(k, l): &(usize, usize)| {
            k != i && (here.contains(&k) && there.contains(&l) || self.between(i, k, j, l) == 0)
        };
        let several = self.core == Some((i, j))
            || self.is_lone(i)
            || apart.is_some()
            || x + more > 1
            || y + even > 1
            || self.shared.iter().any(beside);
        // "He did not pay the old men of the island" need not be otherwise than "he paid the island".
        several && (more == 0 || even == 0 && more < x.max(2))
    }

    /// The place before a unit of the second where another word would stand.
    pub(super) fn slot(&self, j: usize) -> Range<usize> {
        let word = self.y.get(j).map_or(0, |u| u.word);
        word..word
    }
}

/// The clause of a unit: as far as no word joins or leads another.
pub(super) fn clause(units: &[Unit], at: usize) -> Range<usize> {
    let breaks = |u: &Unit| u.sort == Sort::Joint || u.leads;
    let start = units.get(..at).and_then(|all| all.iter().rposition(breaks)).map_or(0, |i| i + 1);
    let end = (at..units.len()).find(|&i| breaks(&units[i])).unwrap_or(units.len());
    start..end.max(at)
}

/// The clause of a unit with the one that it hangs on, and one that hangs on it.
fn hung(units: &[Unit], at: usize) -> Range<usize> {
    let own = clause(units, at);
    let leads = |i: usize| units.get(i).is_some_and(|u| u.leads);
    let before = own.start.checked_sub(1).filter(|&i| leads(i) && i > 0).map(|i| clause(units, i - 1).start);
    let behind = leads(own.end).then(|| clause(units, own.end + 1).end);
    before.unwrap_or(own.start)..behind.unwrap_or(own.end).min(units.len()).max(own.end)
}

/// What can turn a unit: its clause with the word that ends it, and what stands before. What follows in clauses of its
/// own turns nothing.
pub(super) fn reach<'a>(units: &'a [Unit<'a>], at: usize) -> &'a [Unit<'a>] {
    let clause = clause(units, at);
    let start = hung(units, at).start.min(at.saturating_sub(AROUND));
    let ends = units.get(clause.end).is_some_and(|u| u.turns == Turns::Always || u.asks);
    units.get(start..clause.end + usize::from(ends)).unwrap_or_default()
}

/// Whether a sentence is a question, or begins with a condition.
pub(super) fn asks(units: &[Unit]) -> bool {
    units.first().is_some_and(|u| u.asks)
}

/// Whether some units have a word by its root.
pub(super) fn has(units: &[Unit], word: &Unit) -> bool {
    units.iter().any(|u| u.root == word.root)
}

/// The words of a unit.
pub(super) fn words(unit: &Unit) -> Range<usize> {
    unit.word..unit.word + unit.len
}
