//! A second opinion on figures that a rule brought together: what the words around them say, weighed once for all rules.
//!
//! It brings nothing together itself. A rule that knows what is counted may still be in doubt whether two articles count
//! it of one fact, and one that is in no doubt may have taken two quakes for one: the weighing of all that stands around
//! the figures settles the first and unsettles the second.

use std::collections::BTreeMap;

use super::figure::{CHANCE, certainty};
use crate::align::figure::{Match, can_meet, matches};
use crate::claim::Claim;
use crate::compare::figure::FigureOptions;
use crate::compare::{Comparator, Verdict};
use crate::rule::{Rule, Rules};

/// What the words around some figures say of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opinion {
    /// They are surely of one fact.
    One,
    /// They are hardly.
    Two,
    /// Nothing.
    None,
}

/// How likely the figures of some articles are of one fact, as each rule on figures weighs them.
pub(super) struct Weighed<'r> {
    by_rule: BTreeMap<usize, Weighing<'r>>,
}

/// What one rule weighs.
struct Weighing<'r> {
    options: &'r FigureOptions,
    /// By the indices of the claims that the rule takes.
    matches: Vec<Match>,
    /// The same by the indices of all claims.
    by_pair: BTreeMap<(usize, usize), Match>,
}

/// As likely of one fact as of two.
const EVEN: f64 = 0.5;

impl<'r> Weighed<'r> {
    /// Weighs the figures among all claims, for every rule that asks for them.
    pub(super) fn new(pool: &[&Claim], rules: &'r Rules) -> Self {
        let mut by_rule = BTreeMap::new();
        for (number, rule) in rules.rules.iter().enumerate() {
            let Comparator::Figure(options) = &rule.compare else { continue };
            let heads = rule.about.heads(&rules.lexicon);
            let chosen: Vec<usize> = (0..pool.len()).filter(|&i| rule.about.takes(pool[i], &heads)).collect();
            let claims: Vec<&Claim> = chosen.iter().map(|&i| pool[i]).collect();
            let matches = matches(&claims, CHANCE);
            let by_pair = matches.iter().map(|m| ((chosen[m.a], chosen[m.b]), *m)).collect();
            by_rule.insert(number, Weighing { options, matches, by_pair });
        }
        Weighed { by_rule }
    }

    /// The matches of a rule, by the indices of the claims that it takes.
    pub(super) fn of(&self, rule: usize) -> &[Match] {
        self.by_rule.get(&rule).map_or(&[], |weighing| weighing.matches.as_slice())
    }

    /// Whether those of some claims that gainsay each other are of one fact. A rule of the user is taken at its word.
    pub(super) fn opinion(&self, rule: &Rule, members: &[usize], pool: &[&Claim]) -> Opinion {
        if !rule.path.is_empty() || !rule.compare.counts_or_dates() {
            return Opinion::None;
        }
        let gainsaying = |&(a, b): &(usize, usize)| {
            pool[a].said.sigil != pool[b].said.sigil
                && matches!(rule.compare.compare(&pool[a].value, &pool[b].value), Verdict::Conflict(_))
        };
        let pairs =
            members.iter().enumerate().flat_map(|(i, &a)| members[i + 1..].iter().map(move |&b| (a, b)));
        let pairs: Vec<(usize, usize)> = pairs.filter(gainsaying).collect();
        let mut opinion = Opinion::None;
        for weighing in self.by_rule.values() {
            if pairs.iter().any(|pair| weighing.is_sure(pair)) {
                return Opinion::One;
            }
            if !pairs.is_empty() && pairs.iter().all(|pair| weighing.is_unlikely(pair, pool)) {
                opinion = Opinion::Two;
            }
        }
        opinion
    }
}

impl Weighing<'_> {
    fn is_sure(&self, pair: &(usize, usize)) -> bool {
        self.by_pair.get(pair).is_some_and(|m| m.worded && certainty(m) >= self.options.sure)
    }

    /// Whether two claims were weighed, and are likelier of two facts than of one.
    fn is_unlikely(&self, pair: &(usize, usize), pool: &[&Claim]) -> bool {
        let light = self.by_pair.get(pair).is_none_or(|m| m.probability < EVEN);
        light && can_meet(pool[pair.0], pool[pair.1])
    }
}
