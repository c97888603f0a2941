//! A second opinion on figures that a rule brought together: what the words around them say, weighed once for all rules.
//!
//! It brings nothing together itself. A rule that knows what is counted may still be in doubt whether two articles count
//! it of one fact, and one that is in no doubt may have taken two quakes for one: the weighing of all that stands around
//! the figures settles the first and unsettles the second.

use std::collections::{BTreeMap, BTreeSet};

use super::figure::{CHANCE, answered, certainty};
use crate::align::figure::{Match, can_meet, matches};
use crate::claim::{Claim, Kind};
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
pub(super) struct Weighed {
    by_rule: BTreeMap<usize, Weighing>,
}

/// What one rule weighs.
struct Weighing {
    /// By the indices of the claims that the rule takes.
    matches: Vec<Match>,
    /// How likely they are, by the indices of all claims.
    probable: BTreeMap<(usize, usize), f64>,
    /// Which are surely of one fact, neither having a better answer, by the same.
    sure: BTreeSet<(usize, usize)>,
    /// Which something sets apart.
    apart: BTreeSet<(usize, usize)>,
}

/// As likely of one fact as of two.
const EVEN: f64 = 0.5;

/// Two days of deeds that their rule takes for one are less likely of one.
const UNLIKELY: f64 = 0.25;

/// So likely of one fact are the only figures that two articles give of a thing, where no word need tell it.
const LIKELY: f64 = 0.75;

/// Two only figures of a thing can lie so far apart, as a share of the larger: 2 and 3.
const NEAR: f64 = 0.34;

impl Weighed {
    /// Weighs the figures among all claims, for every rule that asks for them.
    pub(super) fn new(pool: &[&Claim], rules: &Rules) -> Self {
        let mut by_rule = BTreeMap::new();
        for (number, rule) in rules.rules.iter().enumerate() {
            let Comparator::Figure(options) = &rule.compare else { continue };
            let heads = rule.about.heads(&rules.lexicon);
            let chosen: Vec<usize> = (0..pool.len()).filter(|&i| rule.about.takes(pool[i], &heads)).collect();
            let claims: Vec<&Claim> = chosen.iter().map(|&i| pool[i]).collect();
            let matches = matches(&claims, CHANCE);
            let pair = |m: &Match| (chosen[m.a], chosen[m.b]);
            let probable = matches.iter().map(|m| (pair(m), m.probability)).collect();
            let sure = |m: &&Match| m.worded && certainty(m) >= options.sure;
            let sure = answered(options, &claims, &matches).iter().filter(sure).map(pair).collect();
            let apart = matches.iter().filter(|m| m.apart).map(pair).collect();
            by_rule.insert(number, Weighing { matches, probable, sure, apart });
        }
        Weighed { by_rule }
    }

    /// The matches of a rule, by the indices of the claims that it takes.
    pub(super) fn of(&self, rule: usize) -> &[Match] {
        self.by_rule.get(&rule).map_or(&[], |weighing| weighing.matches.as_slice())
    }

    /// Whether those of some claims that gainsay each other are of one fact. A rule of the user is taken at its word.
    pub(super) fn opinion(&self, rule: &Rule, members: &[usize], pool: &[&Claim], doubtful: bool) -> Opinion {
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
            if pairs.iter().any(|pair| weighing.sure.contains(pair)) {
                return Opinion::One;
            }
            let near = |&(a, b): &(usize, usize)| {
                pool[a].kind == Kind::Count && rule.compare.distance(&pool[a].value, &pool[b].value) <= NEAR
            };
            if doubtful && pairs.iter().any(|pair| near(pair) && weighing.is_likely(pair)) {
                return Opinion::One;
            }
            if !pairs.is_empty() && pairs.iter().all(|pair| weighing.is_unlikely(pair, pool)) {
                opinion = Opinion::Two;
            }
        }
        opinion
    }
}

impl Weighing {
    /// Whether two claims are hardly of two facts and nothing sets them apart: of the only figures that two articles give
    /// of a thing that is enough.
    fn is_likely(&self, pair: &(usize, usize)) -> bool {
        self.probable.get(pair).is_some_and(|&probability| probability >= LIKELY)
            && !self.apart.contains(pair)
    }

    /// Whether two claims were weighed, and are likelier of two facts than of one.
    fn is_unlikely(&self, pair: &(usize, usize), pool: &[&Claim]) -> bool {
        // What happened on a day is told by the deed; the words around it tell less than those around a figure.
        let least = if pool[pair.0].kind == Kind::Date { UNLIKELY } else { EVEN };
        let light = self.probable.get(pair).is_none_or(|&probability| probability < least);
        light && can_meet(pool[pair.0], pool[pair.1])
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::read::plain;
    use crate::rule::Rules;

    /// What rules say of two articles: rule, severity and values.
    #[track_caller]
    fn told(rules: &Rules, texts: [&str; 2], expected: &[&str]) {
        let articles = [("lusa", texts[0]), ("wire", texts[1])];
        let articles = articles.map(|(s, t)| plain::article(s, s, t.to_owned(), &rules.lexicon));
        let found = check::check(&articles, rules).findings;
        let found: Vec<String> =
            found.iter().map(|f| format!("{} {}: {}", f.rule, f.severity, f.verdict.why())).collect();
        assert_eq!(found, expected);
    }

    fn without_figures() -> Rules {
        let mut rules = Rules::builtin();
        rules.rules.retain(|r| r.id != "figure");
        rules
    }

    const COUPLE: [&str; 2] = [
        "A couple from Gull Point were found in their car on the coast road at 7:10 a.m. on Tuesday, the sheriff \\
         said. The engine was running.",
        "Their car was found on the coast road at 8:30 a.m. on Tuesday by a plow driver, Tomas Ode. The couple from \\
         Gull Point had been married for years.",
    ];

    #[test]
    fn what_its_words_make_one_is_no_doubt() {
        told(&without_figures(), COUPLE, &["date note: 07:10 against 08:30"]);
        told(&Rules::builtin(), COUPLE, &["date warning: 07:10 against 08:30"]);
    }

    const STORM: &str = "Storm kills 14 at Port Ellis\n\nMarch 5, 2021\n\nThe storm that struck Port Ellis on Friday \
        killed 14 people and injured at least 150, officials said.\n\nThe harbour lost its crane.";
    const QUAKE: &str = "Second blow for Port Ellis\n\nMarch 5, 2021\n\nDays after a quake cut the road to the mines, \
        a storm struck Port Ellis.\n\nTwo people died in the hills when the quake brought down a school roof.";

    #[test]
    fn what_its_words_keep_apart_is_no_conflict() {
        told(&without_figures(), [STORM, QUAKE], &["count warning: 14 against 2"]);
        told(&Rules::builtin(), [STORM, QUAKE], &["count note: 14 against 2, if they mean the same"]);
    }

    #[test]
    fn a_rule_of_the_user_is_taken_at_its_word() {
        let mut rules = Rules::builtin();
        for rule in rules.rules.iter_mut().filter(|r| r.id == "count") {
            "newsroom/count.yaml".clone_into(&mut rule.path);
        }
        told(&rules, [STORM, QUAKE], &["count warning: 14 against 2"]);
    }
}
