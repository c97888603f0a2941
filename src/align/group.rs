//! Pairs → loci by complete link: every two places of a locus fit each other, so that no chain of half-fits
//! brings together what does not belong.
//!
//! A claim may stand in several loci: where two short quotations cut different parts from a long one, each
//! meets the long one, and the two never meet each other.

use std::collections::{BTreeMap, BTreeSet};

/// Two claims that fit each other, by their indices (`a < b`), and how well, from 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// How well they fit.
    pub score: f64,
}

/// Groups claims `0..count` by their fitting pairs. Members of a group stand in order; groups stand in the
/// order of their first members. Every fitting pair stands together in at least one group.
pub fn loci(count: usize, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut fits: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    for pair in pairs {
        fits[pair.a].insert(pair.b, pair.score);
        fits[pair.b].insert(pair.a, pair.score);
    }
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut covered = BTreeSet::new();
    let mut groups = Vec::new();
    for pair in order {
        if covered.contains(&(pair.a, pair.b)) {
            continue;
        }
        let group = grow(&fits, pair);
        for (i, &a) in group.iter().enumerate() {
            covered.extend(group[i + 1..].iter().map(|&b| (a, b)));
        }
        groups.push(group);
    }
    groups.sort();
    groups
}

/// The group around a pair: the best-fitting claims that fit every member so far.
fn grow(fits: &[BTreeMap<usize, f64>], pair: &Pair) -> Vec<usize> {
    let mut members = vec![pair.a, pair.b];
    // What fits all members, with the sum of how well.
    let mut open: BTreeMap<usize, f64> =
        fits[pair.a].iter().filter_map(|(k, s)| Some((*k, s + fits[pair.b].get(k)?))).collect();
    while let Some((&next, _)) = open.iter().max_by(|x, y| x.1.total_cmp(y.1).then(y.0.cmp(x.0))) {
        members.push(next);
        open.remove(&next);
        open = open.into_iter().filter_map(|(k, s)| Some((k, s + fits[next].get(&k)?))).collect();
    }
    members.sort_unstable();
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: usize, b: usize, score: f64) -> Pair {
        Pair { a, b, score }
    }

    #[test]
    fn every_two_members_fit() {
        let pairs = [pair(0, 1, 0.9), pair(1, 2, 0.9), pair(0, 2, 0.8), pair(2, 3, 0.7)];
        assert_eq!(loci(5, &pairs), [vec![0, 1, 2], vec![2, 3]]);
    }

    #[test]
    fn a_chain_is_cut() {
        assert_eq!(loci(3, &[pair(0, 1, 0.9), pair(1, 2, 0.8)]), [vec![0, 1], vec![1, 2]]);
    }
}
