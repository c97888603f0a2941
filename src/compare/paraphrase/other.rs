//! What else two senses of one utterance may part in: how many, when, all or some, and a word for the contrary.

use super::pair::{BEFORE, Pair, words};
use super::{Parting, Turn};
use crate::text::lexicon::Class;
use crate::text::sense::{Sort, Turns, Unit};
use crate::text::value::Decimal;

/// A figure is another's rounding where it is this near, as a share of the larger.
const ROUNDED: (i64, u32) = (6, 2);

impl<'a> Pair<'a> {
    /// The noun of a number or of a word for all or some: the unit of content right behind it, or as far as `reach`.
    fn noun(units: &[Unit], at: usize, reach: usize) -> Option<usize> {
        let behind = (at + 1..units.len().min(at + 1 + reach)).take_while(|&i| units[i].sort != Sort::Joint);
        behind.into_iter().find(|&i| units[i].carries()).filter(|&i| units[i].sort == Sort::Content)
    }

    pub(super) fn number(&self) -> Option<Parting> {
        let numbers = |units: &'a [Unit<'a>]| -> Vec<(usize, Decimal, usize)> {
            let all = units.iter().enumerate().filter_map(|(i, u)| match u.sort {
                Sort::Number(n) => Some((i, n, Self::noun(units, i, 1)?)),
                _ => None,
            });
            all.collect()
        };
        let (mine, theirs) = (numbers(self.x), numbers(self.y));
        mine.iter().find_map(|&(i, m, noun)| {
            let other = self.other(noun).filter(|&j| self.is_held(noun, j))?;
            let &(j, n, _) = theirs.iter().find(|(_, _, noun)| *noun == other)?;
            let known = theirs.iter().any(|(_, n, _)| *n == m) || mine.iter().any(|(_, m, _)| *m == n);
            let rough = |units: &[Unit], at: usize| {
                let before = units.get(at.saturating_sub(3)..at).unwrap_or_default();
                before.iter().any(|u| u.turns == Turns::Always || u.rough)
            };
            let hedged = rough(self.x, i) || rough(self.y, j);
            let parting =
                Parting { turn: Turn::Number, a: words(&self.x[i]), b: words(&self.y[j]), sure: false };
            let measured = self.x[noun].measures;
            (!known && !hedged && !measured && !is_near(m, n)).then_some(parting)
        })
    }

    /// All in one and some in the other, of the same thing.
    pub(super) fn scope(&self) -> Option<Parting> {
        let of = |unit: &'a Unit<'a>| unit.distinct.strip_prefix("scope/");
        let negated = |u: &Unit| u.sort == Sort::Not || u.asks || u.turns == Turns::Always;
        let (here, there) = self.regions()?;
        if here.iter().chain(there).any(negated) {
            return None;
        }
        let all = |units: &'a [Unit<'a>]| -> Vec<(usize, &'a str, usize)> {
            let found = units.iter().enumerate();
            found.filter_map(|(i, u)| Some((i, of(u)?, Self::noun(units, i, 3)?))).collect()
        };
        let (mine, theirs) = (all(self.x), all(self.y));
        mine.iter().find_map(|&(i, m, noun)| {
            let other = self.other(noun).filter(|&j| self.is_held(noun, j))?;
            let &(j, n, _) = theirs.iter().find(|(_, _, noun)| *noun == other)?;
            let counted = |units: &[Unit], at: usize| {
                matches!(units.get(at + 1), Some(Unit { sort: Sort::Number(_), .. }))
            };
            let apart = m != n && !counted(self.x, i) && !counted(self.y, j);
            // "Nearly all" is most.
            let rough = |units: &[Unit], at: usize| at > 0 && units[at - 1].rough;
            let plain = !rough(self.x, i) && !rough(self.y, j);
            let sure = plain && self.is_same_clause(noun, other, Some((i, j)));
            apart.then(|| Parting { turn: Turn::Scope, a: words(&self.x[i]), b: words(&self.y[j]), sure })
        })
    }

    /// Two words of one sort beside the same shared word, of which none can stand for the other.
    pub(super) fn contrary(&self) -> Option<Parting> {
        let (here, there) = self.regions()?;
        // Nothing else may turn either: of what does, the contrary words are all.
        let turned = |u: &Unit| u.sort == Sort::Not || u.asks || u.turns != Turns::No;
        let turning = |units: &[Unit], own: &Unit| {
            units.iter().any(|u| turned(u) && u.word != own.word && !self.is_shared_word(u))
        };
        let known = |units: &[Unit], u: &Unit| units.iter().any(|o| o.distinct == u.distinct);
        for (i, u) in self.x.iter().enumerate().filter(|(_, u)| !u.distinct.is_empty() && !known(self.y, u)) {
            for (j, v) in self.y.iter().enumerate().filter(|(_, v)| are_contrary(u, v) && !known(self.x, v)) {
                let touches = |&(k, l): &(usize, usize)| {
                    let beside = |units: &[Unit], a: usize, b: usize| {
                        let between = units.get(a.min(b) + 1..a.max(b)).unwrap_or_default();
                        between.len() < BEFORE
                            && !between.iter().any(|u| u.carries() || u.sort == Sort::Joint)
                    };
                    (k < i) == (l < j) && beside(self.x, i, k) && beside(self.y, j, l) && self.is_held(k, l)
                };
                if let Some(&(k, l)) = self.shared.iter().find(|s| touches(s))
                    && !turning(here, u)
                    && !turning(there, v)
                {
                    return Some(Parting {
                        turn: Turn::Contrary,
                        a: words(u),
                        b: words(v),
                        sure: self.is_same_clause(k, l, Some((i, j))),
                    });
                }
            }
        }
        None
    }

    /// The only weekday or month of each, where they are two.
    pub(super) fn day(&self) -> Option<Parting> {
        let days = |units: &'a [Unit<'a>]| -> Vec<(usize, (Class, &'a str))> {
            let all = units.iter().enumerate().filter_map(|(i, u)| match u.sort {
                Sort::Day(class, day) => Some((i, (class, day))),
                _ => None,
            });
            all.collect()
        };
        let (mine, theirs) = (days(self.x), days(self.y));
        let ([(i, m)], [(j, n)]) = (&mine[..], &theirs[..]) else { return None };
        let before =
            |units: &[Unit], at: usize| (at.saturating_sub(BEFORE)..at).rev().find(|&k| units[k].carries());
        let (k, l) = (before(self.x, *i)?, before(self.y, *j)?);
        let same = self.other(k) == Some(l) && self.is_held(k, l);
        (m.0 == n.0 && m != n && same).then(|| Parting {
            turn: Turn::Day,
            a: words(&self.x[*i]),
            b: words(&self.y[*j]),
            sure: self.is_same_clause(k, l, Some((*i, *j))),
        })
    }
}

fn sorts<'a>(unit: &Unit<'a>) -> Vec<(&'a str, &'a str)> {
    unit.distinct.split(' ').filter_map(|d| d.split_once('/')).collect()
}

/// Whether two words are of one sort, of which none can stand for the other.
fn are_contrary(a: &Unit, b: &Unit) -> bool {
    let (a, b) = (sorts(a), sorts(b));
    let telling = |sort: &str| TELLING.contains(&sort);
    a.iter().any(|(sort, x)| telling(sort) && b.iter().any(|(other, y)| sort == other && x != y))
}

/// The sorts of distinct words that turn a sentence.
const TELLING: &[&str] = &[
    "time", "side", "trend", "vote", "outcome", "trade", "loan", "door", "degree", "extreme", "law", "truth",
    "work", "plea", "success", "fate", "cause", "ruling", "order",
];

fn is_near(a: Decimal, b: Decimal) -> bool {
    let larger = a.max(b);
    (a - b).abs() <= larger * Decimal::new(ROUNDED.0, ROUNDED.1)
}
