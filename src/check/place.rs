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
use crate::text::lexicon::Lexicon;
use crate::text::place::{Relation, Site};
use crate::text::value::Value;

/// What is less likely to be of one deed than this answers nothing.
const CHANCE: f64 = 0.02;
/// What is less likely is not told as one that agrees.
const AGREEING: f64 = 0.3;

/// Places that were found to be of one deed.
pub(super) struct Met {
    /// The claims, by their indices in order.
    pub(super) claims: Vec<usize>,
    /// What they differ in.
    pub(super) finding: Option<Finding>,
}

/// Where the place of a claim stands.
pub(super) fn at(claim: &Claim) -> (&str, u32) {
    (claim.said.sigil.as_str(), claim.said.at.start)
}

/// Every group of places of one deed among some claims, but for those that were `shown` before.
pub(super) fn meet(
    rule: &Rule,
    options: &PlaceOptions,
    claims: &[&Claim],
    pool: &[&Claim],
    shown: &BTreeSet<(&str, u32)>,
    lexicon: &Lexicon,
) -> Vec<Met> {
    let sigil = |claim: usize| claims[claim].said.sigil.as_str();
    let judged: Vec<(Match, Verdict)> = matches(claims, pool, CHANCE, lexicon)
        .into_iter()
        .filter(|m| !(shown.contains(&at(claims[m.a])) && shown.contains(&at(claims[m.b]))))
        .map(|m| (m, options.compare(&claims[m.a].value, &claims[m.b].value)))
        .filter(|(_, verdict)| *verdict != Verdict::Unrelated)
        .collect();
    let mut answered: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (m, _) in judged.iter().filter(|(_, v)| *v == Verdict::Agree) {
        answered.extend([(m.a, sigil(m.b)), (m.b, sigil(m.a))]);
    }
    let open = |m: &Match| !answered.contains(&(m.a, sigil(m.b))) && !answered.contains(&(m.b, sigil(m.a)));
    let told = |m: &Match, v: &Verdict| {
        let least = needed(options, claims[m.a], claims[m.b], m, v);
        (*v == Verdict::Agree || open(m)) && m.probability >= least
    };
    let kept: Vec<&(Match, Verdict)> = judged.iter().filter(|(m, v)| told(m, v)).collect();
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

/// What a rule on places makes of two claims that meet, or why it does not take them for those of one deed.
pub fn verdict(options: &PlaceOptions, a: &Claim, b: &Claim, met: &Match) -> Result<Verdict, String> {
    let verdict = options.compare(&a.value, &b.value);
    if verdict == Verdict::Unrelated {
        return Err("one may lie in the other".to_owned());
    }
    let needed = needed(options, a, b, met, &verdict);
    if met.probability < needed {
        return Err(format!(
            "of one deed with a probability of {:.2}, less than {needed:.2}",
            met.probability
        ));
    }
    Ok(doubted(options, verdict, met.probability))
}

/// How likely two places must be of one deed of which the map has one alone: the other may be a quarter of it.
const UNMAPPED: f64 = 0.85;

/// How likely two places must be of one deed so that what they say to each other is told.
fn needed(options: &PlaceOptions, a: &Claim, b: &Claim, met: &Match, verdict: &Verdict) -> f64 {
    match verdict {
        Verdict::Conflict(_) if !is_half_mapped(a, b) => options.doubtful,
        Verdict::Conflict(_) if met.known => 1.0,
        Verdict::Conflict(_) => UNMAPPED,
        Verdict::Compatible(_) => options.sure,
        _ => AGREEING,
    }
}

/// Whether the map has one of two places alone.
fn is_half_mapped(a: &Claim, b: &Claim) -> bool {
    let (Value::Place(x), Value::Place(y)) = (&a.value, &b.value) else { return false };
    let mapped = |s: &Site| !s.spots().is_empty();
    let named = !x.names.is_empty() && !y.names.is_empty() && x.relation == Relation::Stead;
    named && mapped(x) != mapped(y)
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
    if probability < options.sure { verdict.doubted() } else { verdict }
}
