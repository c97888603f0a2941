//! A negation that stands in one of two senses alone, with nothing in the other that could stand for it.

use super::certainty::surety;
use super::pair::{BEFORE, Pair, TOGETHER, asks, clause, has, reach, words};
use super::{Parting, Turn};
use crate::text::sense::{Sort, Surety, Turns, Unit};

impl<'a> Pair<'a> {
    /// A negation in the first, and none in the second nor anything that could stand for one.
    pub(super) fn negation(&self) -> Option<Parting> {
        if asks(self.x) || asks(self.y) {
            return None;
        }
        let nots = (0..self.x.len()).filter(|&n| self.is_not(n));
        nots.filter_map(|n| self.turned_by(n)).next().or_else(|| self.opposite())
    }

    /// Whether a unit of the first negates what follows it: "not", and "without" right before its noun.
    fn is_not(&self, n: usize) -> bool {
        let unit = &self.x[n];
        unit.sort == Sort::Not || unit.turns == Turns::Without && self.x.get(n + 1).is_some_and(Unit::carries)
    }

    /// What a negation in the first turns, where it stands unturned in the second.
    fn turned_by(&self, n: usize) -> Option<Parting> {
        // "Not all" is some.
        if self.x.get(n + 1).is_some_and(|u| u.distinct.starts_with("scope/")) {
            return None;
        }
        let governed =
            (n + 1..self.x.len().min(n + 1 + BEFORE)).take_while(|&i| self.x[i].sort != Sort::Joint);
        let passes = |i: usize| matches!(self.x[i].sort, Sort::Surety(Surety::Likely));
        // "We do not believe two boats were lost": the number is not what is denied.
        let counts = |i: usize| matches!(self.x[i].sort, Sort::Number(_)) && (n + 1..i).any(passes);
        let i = governed.into_iter().find(|&i| self.x[i].carries() && !counts(i))?;
        let j = self.other(i).filter(|&j| self.is_held(i, j) && self.is_in_one_clause(i, j))?;
        let not = self.x[n];
        let (here, there) = (reach(self.x, i), reach(self.y, j));
        let (turns, turned_at) = (self.x[i].word, self.y[j].word);
        // What stands behind a verb turns something else: "saw the stop sign". But "saw nothing", "not until".
        let again = |u: &Unit| match u.sort {
            _ if u.word == not.word => false,
            _ if u.asks => true,
            Sort::Not => u.word < turns,
            _ => matches!(u.turns, Turns::Always | Turns::Without) && u.word > not.word && !has(there, u),
        };
        let turned = |u: &Unit| {
            let other = u.turns != Turns::No && !self.is_shared_word(u);
            let behind = u.turns == Turns::Alone && u.sort == Sort::Content && u.word > turned_at;
            u.sort == Sort::Not || u.asks || other && !behind && (u.root == not.root || !has(here, u))
        };
        // "Not before June" is in June.
        let until = |u: &Unit| u.distinct.starts_with("time/before") && !has(self.y, u);
        let before = self.x.get(clause(self.x, i).end).is_some_and(until);
        if before || here.iter().any(again) || there.iter().any(turned) {
            return None;
        }
        // "No boats were lost", "I do not want it to close": what is negated stands further behind.
        let passed = (n + 1..i).any(passes);
        if (not.determines || passed) && !self.is_all_shared(i) {
            return None;
        }
        let ought = |u: &&Unit| u.ought;
        let (wished, wishes) = (here.iter().find(ought), there.iter().find(ought));
        if wished.is_some() != wishes.is_some() {
            return None;
        }
        // Who did not close it may have wanted to.
        let meant = !passed && surety(self.y, j).is_some_and(|(u, s)| s == Surety::Likely && !has(self.x, u));
        let sure = !meant && self.is_same_clause(i, j, None);
        Some(Parting { turn: Turn::Negation, a: words(&not), b: self.slot(j), sure })
    }

    /// A word and its opposite in "un", where neither sentence negates: unsafe and safe.
    fn opposite(&self) -> Option<Parting> {
        self.x.iter().enumerate().filter(|(_, u)| u.bare > 0).find_map(|(i, u)| {
            let same = |v: &Unit| v.root == u.bare && v.sort == Sort::Content;
            let j = self.y.iter().position(same).filter(|_| !self.y.iter().any(|v| v.root == u.root))?;
            let own = self.x.iter().any(|v| v.root == u.bare);
            let not = |units: &[Unit]| units.iter().any(|v| v.sort == Sort::Not || v.asks);
            let turned = |v: &Unit| v.turns != Turns::No && !self.is_shared_word(v);
            let (here, there) = (reach(self.x, i), reach(self.y, j));
            if own || not(here) || not(there) || there.iter().any(turned) || !self.is_held(i, j) {
                return None;
            }
            Some(Parting {
                turn: Turn::Negation,
                a: words(u),
                b: words(&self.y[j]),
                sure: self.is_same_clause(i, j, Some((i, j))),
            })
        })
    }

    /// Whether the second has all that the clause around a unit of the first goes on with.
    fn is_all_shared(&self, i: usize) -> bool {
        let clause = self.x.iter().enumerate().skip(i).take_while(|(_, u)| u.sort != Sort::Joint && !u.leads);
        clause.filter(|(_, u)| u.carries()).take(TOGETHER).all(|(k, _)| self.other(k).is_some())
    }
}
