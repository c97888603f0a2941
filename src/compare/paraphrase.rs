//! What a paraphrase says otherwise than the words it renders: a negation, how sure, how many, when, whether all or
//! some. Anything else is how a paraphrase is written, and silent.
//!
//! It speaks only where both stand beside the same words, and nothing near them could say the same in another way.

use std::ops::Range;

use serde::Deserialize;

use super::Verdict;
use super::words::Weight;
use crate::text::lexicon::Class;
use crate::text::schema::JsonSchema;
use crate::text::sense::{Sense, Sort, Surety, Turns, Unit};
use crate::text::value::{Decimal, Value};

macro_rules! turns {
    ($($(#[doc = $doc:literal])* $turn:ident, $name:ident;)*) => {
        /// What a paraphrase changes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Turn { $($(#[doc = $doc])* $turn,)* }

        /// The options of the paraphrase comparator: what each change weighs. It compares no two values; the sense
        /// of a paraphrase is held against that of the words that it renders.
        #[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct ParaphraseOptions {
            $($(#[doc = $doc])* pub $name: Weight,)*
        }

        impl Default for ParaphraseOptions {
            fn default() -> Self {
                ParaphraseOptions { $($name: Weight::Conflict,)* }
            }
        }

        impl ParaphraseOptions {
            /// What a change weighs.
            pub fn weight(&self, turn: Turn) -> Weight {
                match turn { $(Turn::$turn => self.$name,)* }
            }
        }
    };
}

turns! {
    /// A negation stands in one alone.
    Negation, negation;
    /// It may be so in one, and will be in the other.
    Certainty, certainty;
    /// Another number of the same thing.
    Number, number;
    /// Another day.
    Day, day;
    /// All in one, some in the other.
    Scope, scope;
    /// A word for the contrary: before and after, rise and fall.
    Contrary, contrary;
}

impl ParaphraseOptions {
    /// Two values that both stand somewhere are no matter of paraphrases.
    pub fn compare(&self, _: &Value, _: &Value) -> Verdict {
        Verdict::Unrelated
    }
}

/// Where two renderings of one utterance part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parting {
    /// What changed.
    pub turn: Turn,
    /// The words of the first that differ, by their indices; where the other has one more, the place for it.
    pub a: Range<usize>,
    /// The same in the second.
    pub b: Range<usize>,
}

/// The first point in which two senses of one utterance part; none where they may say the same.
pub fn parting(a: &Sense, b: &Sense) -> Option<Parting> {
    let pair = Pair::new(a, b);
    let flipped = || Pair::new(b, a);
    let back = |p: Parting| Parting { a: p.b, b: p.a, ..p };
    pair.negation()
        .or_else(|| flipped().negation().map(back))
        .or_else(|| pair.certainty())
        .or_else(|| flipped().certainty().map(back))
        .or_else(|| pair.number())
        .or_else(|| pair.scope())
        .or_else(|| pair.contrary())
        .or_else(|| pair.day())
}

/// So many units around what two share may turn it.
const AROUND: usize = 8;

/// So many units before its verb a negation stands at most.
const BEFORE: usize = 5;

/// So many units behind its verb an object stands at most.
const VERB: usize = 3;

/// With so many words of content between them, in both together, two shared ones stand together.
const TOGETHER: usize = 4;

/// A figure is another's rounding where it is this near, as a share of the larger.
const ROUNDED: (i64, u32) = (6, 2);

/// Two senses side by side.
struct Pair<'a> {
    x: &'a [Unit<'a>],
    y: &'a [Unit<'a>],
    /// The units of content that both have, in the order of the first.
    shared: Vec<(usize, usize)>,
    /// The verb by which both say what their speaker does.
    core: Option<(usize, usize)>,
}

impl<'a> Pair<'a> {
    fn new(x: &'a Sense, y: &'a Sense) -> Self {
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
    fn other(&self, i: usize) -> Option<usize> {
        self.shared.iter().find(|(a, _)| *a == i).map(|(_, b)| *b)
    }

    /// Whether another shared word stands near a shared one, in both.
    fn is_held(&self, i: usize, j: usize) -> bool {
        let apart = |units: &[Unit], a: usize, b: usize| {
            units.get(a.min(b) + 1..a.max(b)).unwrap_or_default().iter().filter(|u| u.carries()).count()
        };
        self.core == Some((i, j))
            || self
                .shared
                .iter()
                .any(|&(k, l)| k != i && apart(self.x, i, k) + apart(self.y, j, l) <= TOGETHER)
    }

    /// What of the first and the second stands around all that they share.
    fn regions(&self) -> Option<(&'a [Unit<'a>], &'a [Unit<'a>])> {
        let around = |units: &'a [Unit<'a>], all: &[usize]| {
            let (first, last) = (all.iter().min()?, all.iter().max()?);
            units.get(first.saturating_sub(AROUND)..(last + 1 + AROUND).min(units.len()))
        };
        let (a, b): (Vec<usize>, Vec<usize>) = self.shared.iter().copied().unzip();
        Some((around(self.x, &a)?, around(self.y, &b)?))
    }

    /// A negation in the first, and none in the second nor anything that could stand for one.
    fn negation(&self) -> Option<Parting> {
        let (here, there) = self.regions()?;
        let turned = |u: &Unit| u.sort == Sort::Not || u.turns != Turns::No && !self.is_shared_word(u);
        if here.iter().any(|u| u.asks) || there.iter().any(|u| turned(u) || u.asks) {
            return None;
        }
        if let Some(found) = self.opposite(here) {
            return Some(found);
        }
        let mut nots = here.iter().filter(|u| u.sort == Sort::Not);
        let (not, None) = (nots.next()?, nots.next()) else { return None };
        // "Not only", "not until".
        if here.iter().any(|u| u.word > not.word && u.turns == Turns::Always) {
            return None;
        }
        let n = self.x.iter().position(|u| u.word == not.word)?;
        // "Not all" is some.
        if self.x.get(n + 1).is_some_and(|u| u.distinct.starts_with("scope/")) {
            return None;
        }
        let governed =
            (n + 1..self.x.len().min(n + 1 + BEFORE)).take_while(|&i| self.x[i].sort != Sort::Joint);
        let i = governed.into_iter().find(|&i| self.x[i].carries())?;
        let j = self.other(i).filter(|&j| self.is_held(i, j))?;
        let not = self.x[n];
        // "No boats were lost", "I do not want it to close": what is negated stands further behind.
        let passed = self.x.get(n + 1..i)?.iter().any(|u| matches!(u.sort, Sort::Surety(Surety::Likely)));
        if (not.determines || passed) && !self.is_all_shared(i) {
            return None;
        }
        let at = self.slot(j);
        Some(Parting { turn: Turn::Negation, a: words(&not), b: at })
    }

    /// A word and its opposite in "un", where neither sentence negates: unsafe and safe.
    fn opposite(&self, here: &[Unit]) -> Option<Parting> {
        if here.iter().any(|u| u.sort == Sort::Not) {
            return None;
        }
        self.x.iter().enumerate().filter(|(_, u)| u.bare > 0).find_map(|(i, u)| {
            let same = |v: &Unit| v.root == u.bare && v.sort == Sort::Content;
            let j = self.y.iter().position(same).filter(|_| !self.y.iter().any(|v| v.root == u.root))?;
            let own = self.x.iter().any(|v| v.root == u.bare);
            let parting = Parting { turn: Turn::Negation, a: words(u), b: words(&self.y[j]) };
            (!own && self.is_held(i, j)).then_some(parting)
        })
    }

    /// Whether the second has all that the clause around a unit of the first goes on with.
    fn is_all_shared(&self, i: usize) -> bool {
        let clause = self.x.iter().enumerate().skip(i).take_while(|(_, u)| u.sort != Sort::Joint);
        clause.filter(|(_, u)| u.carries()).take(TOGETHER).all(|(k, _)| self.other(k).is_some())
    }

    /// The place before a unit of the second where a negation would stand.
    fn slot(&self, j: usize) -> Range<usize> {
        let word = self.y.get(j).map_or(0, |u| u.word);
        word..word
    }

    /// What leaves a unit open, likely or firm: the words before it as far as nothing else stands between.
    fn surety(units: &'a [Unit<'a>], at: usize) -> Option<(&'a Unit<'a>, Surety)> {
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

    /// It may be so in the first, and will be so in the second, which nothing in it softens.
    fn certainty(&self) -> Option<Parting> {
        let (here, there) = self.regions()?;
        let soft = |u: &Unit| matches!(u.sort, Sort::Surety(Surety::Open | Surety::Likely));
        let turned = |u: &Unit| u.sort == Sort::Not || u.asks || u.turns == Turns::Always;
        if there.iter().any(|u| soft(u) || turned(u)) || here.iter().any(turned) {
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
            let (k, l) = if Self::surety(self.x, i).is_some() { (i, j) } else { object()? };
            let (open, Surety::Open) = Self::surety(self.x, k)? else { return None };
            let firm = match Self::surety(self.y, l) {
                Some((firm, Surety::Firm)) => words(firm),
                None if self.y[l].past && !open.past && k == i => self.slot(l),
                _ => return None,
            };
            self.is_held(i, j).then(|| Parting { turn: Turn::Certainty, a: words(open), b: firm })
        })
    }

    /// The noun of a number or of a word for all or some: the unit of content right behind it, or as far as `reach`.
    fn noun(units: &[Unit], at: usize, reach: usize) -> Option<usize> {
        let behind = (at + 1..units.len().min(at + 1 + reach)).take_while(|&i| units[i].sort != Sort::Joint);
        behind.into_iter().find(|&i| units[i].carries()).filter(|&i| units[i].sort == Sort::Content)
    }

    fn number(&self) -> Option<Parting> {
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
            let parting = Parting { turn: Turn::Number, a: words(&self.x[i]), b: words(&self.y[j]) };
            let measured = self.x[noun].measures;
            (!known && !hedged && !measured && !is_near(m, n)).then_some(parting)
        })
    }

    /// All in one and some in the other, of the same thing.
    fn scope(&self) -> Option<Parting> {
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
            apart.then(|| Parting { turn: Turn::Scope, a: words(&self.x[i]), b: words(&self.y[j]) })
        })
    }

    /// Two words of one sort beside the same shared word, of which none can stand for the other.
    fn contrary(&self) -> Option<Parting> {
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
                if self.shared.iter().any(touches) && !turning(here, u) && !turning(there, v) {
                    return Some(Parting { turn: Turn::Contrary, a: words(u), b: words(v) });
                }
            }
        }
        None
    }

    fn is_shared_word(&self, unit: &Unit) -> bool {
        unit.sort == Sort::Content && self.shared.iter().any(|&(i, _)| self.x[i].root == unit.root)
    }

    /// The only weekday or month of each, where they are two.
    fn day(&self) -> Option<Parting> {
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
        })
    }
}

/// The words of a unit.
fn words(unit: &Unit) -> Range<usize> {
    unit.word..unit.word + unit.len
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
    "work", "plea",
];

fn is_near(a: Decimal, b: Decimal) -> bool {
    let larger = a.max(b);
    (a - b).abs() <= larger * Decimal::new(ROUNDED.0, ROUNDED.1)
}
