//! How sure it is that something is so: it may be in one of two senses, and will be in the other.

use super::pair::{BEFORE, Pair, asks, has, reach, words};
use super::{Parting, Turn};
use crate::text::sense::{Sort, Surety, Turns, Unit};

/// So many units behind its verb an object stands at most.
const VERB: usize = 3;

impl<'a> Pair<'a> {
    /// It may be so in the first, and will be so in the second, which nothing in it softens.
    pub(super) fn certainty(&self) -> Option<Parting> {
        if asks(self.x) || asks(self.y) {
            return None;
        }
        self.shared.iter().find_map(|&(i, j)| {
            // "May appoint an ambassador" and "would send an ambassador" have the verb's object in common.
            let verb = |units: &[Unit], at: usize| {
                let before = (at.saturating_sub(BEFORE)..at).rev().find(|&k| units[k].carries());
                before.filter(|&k| units[k].sort == Sort::Content && at - k <= VERB)
            };
            let object = || {
                let (k, l) = (verb(self.x, i)?, verb(self.y, j)?);
                let own = self.other(k).is_none() && !self.shared.iter().any(|s| s.1 == l);
                own.then_some((k, l))
            };
            let (k, l) = if surety(self.x, i).is_some() { (i, j) } else { object()? };
            let (open, Surety::Open) = surety(self.x, k)? else { return None };
            let firm = match surety(self.y, l) {
                Some((firm, Surety::Firm)) => words(firm),
                None if k == i && states(self.y, l, open) => self.slot(l),
                _ => return None,
            };
            let plain = self.is_unturned(k, l);
            let sure = k == i && self.is_in_place(i, j) && self.is_same_clause(i, j, None);
            (plain && self.is_held(i, j)).then(|| Parting {
                turn: Turn::Certainty,
                a: words(open),
                b: firm,
                sure,
            })
        })
    }

    /// Whether it is so is left open in the first ("would not say whether"), and told in the second.
    pub(super) fn undecided(&self) -> Option<Parting> {
        // "Would not close if it rains" leaves nothing open, "would not say if" does.
        let says = |u: &Unit| u.sort == Sort::Surety(Surety::Likely);
        let at = (1..self.x.len()).find(|&k| self.x[k].asks && (self.x[k].leads || says(&self.x[k - 1])))?;
        let before = self.x.get(at.saturating_sub(BEFORE)..at)?;
        let open = before.iter().find(|u| u.sort == Sort::Not || u.sort == Sort::Surety(Surety::Open))?;
        if asks(self.x) || asks(self.y) || self.y.iter().any(|u| u.asks) {
            return None;
        }
        self.shared.iter().filter(|(i, _)| *i > at).find_map(|&(i, j)| {
            let firm = match surety(self.y, j) {
                Some((firm, Surety::Firm)) => words(firm),
                None if states(self.y, j, open) => self.slot(j),
                _ => return None,
            };
            let soft = |u: &Unit| matches!(u.sort, Sort::Surety(Surety::Open | Surety::Likely));
            let turned = reach(self.y, j).iter().any(|u| soft(u) || u.turns == Turns::Always);
            let plain = !turned && self.is_held(i, j);
            let sure = self.is_in_place(i, j) && self.is_same_clause(i, j, None);
            plain.then(|| Parting { turn: Turn::Certainty, a: words(open), b: firm, sure })
        })
    }

    /// Whether nothing around two verbs negates them, nor softens the second.
    fn is_unturned(&self, k: usize, l: usize) -> bool {
        let (here, there) = (reach(self.x, k), reach(self.y, l));
        let not = |u: &Unit| u.sort == Sort::Not;
        let turned = |u: &Unit| matches!(u.turns, Turns::Always | Turns::Without);
        let soft = |u: &Unit| matches!(u.sort, Sort::Surety(Surety::Open | Surety::Likely));
        // "He knew whether it could close" says nothing of it.
        let asked = here.iter().any(|u| u.asks && u.word < self.x[k].word);
        let condition = asked || there.iter().any(|u| u.asks && !has(self.x, u));
        !condition
            && !here.iter().any(|u| not(u) || turned(u) && !has(there, u))
            && !there
                .iter()
                .any(|u| not(u) || turned(u) && !has(here, u) || soft(u) && !(u.asks && has(self.x, u)))
    }
}

/// What leaves a unit open, likely or firm: the words before it as far as nothing else stands between.
pub(super) fn surety<'a>(units: &'a [Unit<'a>], at: usize) -> Option<(&'a Unit<'a>, Surety)> {
    let before = units.get(at.saturating_sub(BEFORE)..at)?.iter().rev();
    let clause = before.take_while(|u| !u.carries() && u.sort != Sort::Joint);
    let surety = |u: &'a Unit<'a>| match u.sort {
        Sort::Surety(surety) => Some((u, surety)),
        _ => None,
    };
    // "It is possible that the boats will leave": the clause hangs on the word before "that".
    let open = units.get(..at)?.iter().rev().take_while(|u| u.sort != Sort::Joint);
    let leading = open.clone().zip(open.skip(1)).find(|(u, _)| u.leads).and_then(|(_, v)| surety(v));
    clause.filter_map(surety).chain(leading).min_by_key(|(_, s)| *s)
}

/// Whether a unit that no word leaves open or firm is stated as a fact: a verb in the past, or what somebody or
/// something is or was.
fn states(units: &[Unit], at: usize, open: &Unit) -> bool {
    let past = units[at].past && !open.past;
    let before = (at.saturating_sub(BEFORE)..at).rev().take_while(|&k| !units[k].carries());
    past || before.into_iter().any(|k| units[k].states)
}
