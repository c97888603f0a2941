//! Places of deeds: of two articles' places of one deed, whether they can both be right. Which are of one deed is asked of
//! alignment.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::group::Pair;
use crate::align::place::{Match, matches};
use crate::align::{self};
use crate::claim::Claim;
use crate::compare::Verdict;
use crate::compare::place::PlaceOptions;
use crate::finding::Finding;
use crate::rule::Rule;

/// What is less likely to be of one deed than this answers nothing.
const CHANCE: f64 = 0.1;

/// Places that were found to be of one deed.
pub(super) struct Met {
    /// The claims, by their indices in order.
    pub(super) claims: Vec<usize>,
    /// What they differ in.
    pub(super) finding: Option<Finding>,
}

/// Every group of places of one deed among some claims; `spoken` tells whether a claim was brought together with one of an
/// article before.
pub(super) fn meet(
    rule: &Rule,
    options: &PlaceOptions,
    claims: &[&Claim],
    pool: &[&Claim],
    spoken: &dyn Fn(usize, &str) -> bool,
) -> Vec<Met> {
    let sigil = |claim: usize| claims[claim].said.sigil.as_str();
    let judged: Vec<(Match, Verdict)> = matches(claims, pool, CHANCE)
        .into_iter()
        .filter(|m| !spoken(m.a, sigil(m.b)) && !spoken(m.b, sigil(m.a)))
        .map(|m| (m, options.compare(&claims[m.a].value, &claims[m.b].value)))
        .filter(|(_, verdict)| *verdict != Verdict::Unrelated)
        .collect();
    let mut answered: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (m, _) in judged.iter().filter(|(_, v)| *v == Verdict::Agree) {
        answered.extend([(m.a, sigil(m.b)), (m.b, sigil(m.a))]);
    }
    let open = |m: &Match| !answered.contains(&(m.a, sigil(m.b))) && !answered.contains(&(m.b, sigil(m.a)));
    let kept: Vec<&(Match, Verdict)> = judged
        .iter()
        .filter(|(m, v)| match v {
            Verdict::Agree => true,
            Verdict::Compatible(_) if m.probability < options.sure => false,
            _ => m.probability >= options.doubtful && open(m),
        })
        .collect();
    let pairs: Vec<Pair> = kept.iter().map(|(m, _)| Pair { a: m.a, b: m.b, score: m.probability }).collect();
    let probable: BTreeMap<(usize, usize), (f64, &Verdict)> =
        kept.iter().map(|(m, v)| ((m.a, m.b), (m.probability, v))).collect();
    let groups = align::loci(claims.len(), &pairs);
    let found = groups.into_iter().map(|members| {
        let finding = find(rule, options, claims, &members, &probable);
        Met { claims: members, finding }
    });
    found.collect()
}

fn find(
    rule: &Rule,
    options: &PlaceOptions,
    claims: &[&Claim],
    members: &[usize],
    probable: &BTreeMap<(usize, usize), (f64, &Verdict)>,
) -> Option<Finding> {
    let mut gravest = Verdict::Agree;
    for (i, &a) in members.iter().enumerate() {
        for &b in &members[i + 1..] {
            if let Some((probability, verdict)) = probable.get(&(a, b)) {
                gravest = gravest.or_graver(doubted(options, (*verdict).clone(), *probability));
            }
        }
    }
    let locus = align::locus(claims, members);
    super::tell(rule, locus.kind, locus, gravest, None)
}

/// A conflict between places that may be of two deeds is none.
fn doubted(options: &PlaceOptions, verdict: Verdict, probability: f64) -> Verdict {
    match verdict {
        Verdict::Conflict(why) if probability < options.sure => {
            Verdict::Compatible(format!("{why}, if they mean the same"))
        }
        verdict => verdict,
    }
}
