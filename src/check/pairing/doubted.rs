//! Figures that can be about the same although their sentences share few words: each article gives one such figure,
//! or the two are so alike digit by digit that one must be a slip of the other. What met as a rule asks is left
//! alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Relation, nearest, voice};
use crate::align::{self, Hold, group::Pair};
use crate::claim::{Claim, Kind};
use crate::compare::Comparator;
use crate::text::value::{Decimal, Quantity, Value};

/// Two figures of one fact can lie so far apart, as a share of the larger, where few words tell that it is one.
const FAR: f64 = 0.5;

/// The same where the poorer sentence shares half of its words or more, as the score of a pair says.
const FAR_CLOSE: f64 = 0.7;
const CLOSE: f64 = 0.75;

/// The same where no word tells it.
const NEAR: f64 = 0.25;
/// The same where no word tells it, and each article has one figure of it: 3 and 4.
const FAR_LONE: f64 = 0.34;

/// Two counts so near each other, of a thing of which each article has one figure, leave hardly a doubt.
const NEARER: f64 = 0.2;

/// Of thousands, two that lie so near each other are hardly so by chance, however many figures an article has.
const ALIKE: f64 = 0.06;

/// The groups of claims that may be about the same, besides those that are.
pub(super) fn groups(
    claims: &[&Claim],
    judged: &[(Pair, Hold, Relation)],
    sure: &[Vec<usize>],
    comparator: &Comparator,
) -> Vec<Group> {
    let met = met(claims, sure);
    let free = |p: &Pair| {
        let knows = |x: usize, y: usize| met.contains(&(x, claims[y].said.sigil.as_str()));
        claims[p.a].said.sigil != claims[p.b].said.sigil && !knows(p.a, p.b) && !knows(p.b, p.a)
    };
    let loose: Vec<(Pair, Hold, Relation)> =
        judged.iter().filter(|(p, h, _)| *h != Hold::Firm && free(p)).copied().collect();
    let mut answered: BTreeSet<(usize, &str)> = BTreeSet::new();
    let mut kept: Vec<Pair> = Vec::new();
    for (pair, hold, relation) in &loose {
        if *relation != Relation::Same {
            continue;
        }
        answered.insert((pair.a, claims[pair.b].said.sigil.as_str()));
        answered.insert((pair.b, claims[pair.a].said.sigil.as_str()));
        let told = matches!(hold, Hold::Doubtful | Hold::Akin | Hold::Wary)
            || matches!(hold, Hold::Lone | Hold::Faint) && hundreds(claims[pair.a])
            || *hold == Hold::Bare && alike(claims[pair.a], claims[pair.b], comparator);
        if told {
            kept.push(*pair);
        }
    }
    let mut between: BTreeMap<_, Vec<&Pair>> = BTreeMap::new();
    // The pairs that leave hardly a doubt.
    let mut slips: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (pair, hold, relation) in &loose {
        let (a, b) = (claims[pair.a], claims[pair.b]);
        let knows = |x: usize, y: &Claim| answered.contains(&(x, y.said.sigil.as_str()));
        if *relation != Relation::Differs || knows(pair.a, b) || knows(pair.b, a) {
            continue;
        }
        let slip = is_slip(a, b);
        let apart = comparator.distance(&a.value, &b.value);
        let akin = a.about.head != b.about.head;
        let near = match hold {
            Hold::Doubtful if akin && a.about.single => apart < FAR && many(a) && many(b),
            Hold::Akin | Hold::Wary => apart <= FAR && many(a) && many(b),
            Hold::Faint => {
                apart <= NEAR && !akin && many(a) && many(b) || apart <= NEARER && hundreds(a) && hundreds(b)
            }
            Hold::Doubtful if akin => apart <= NEAR && more_than_ten(a) && more_than_ten(b),
            Hold::Lone if akin => apart <= NEARER && hundreds(a) && hundreds(b),
            Hold::Doubtful if pair.score >= CLOSE => apart <= FAR_CLOSE && many(a) && many(b),
            Hold::Doubtful => apart <= FAR && many(a) && many(b),
            Hold::Lone => apart <= FAR_LONE && many(a) && many(b) && a.kind == Kind::Count,
            Hold::Bare if !akin && !a.about.personal => apart <= ALIKE && thousands(a) && thousands(b),
            _ => false,
        };
        let sure = !matches!(hold, Hold::Bare | Hold::Wary | Hold::Faint);
        if slip || near && apart <= NEARER && !akin && a.kind == Kind::Count && sure {
            slips.insert((pair.a, pair.b));
        }
        if slip || near {
            between.entry((voice(a), voice(b))).or_default().push(pair);
        }
    }
    for open in between.into_values() {
        kept.extend(nearest(claims, open, comparator));
    }
    let differs = |g: &Vec<usize>| g.iter().any(|&m| claims[m].value != claims[g[0]].value);
    let found = align::loci(claims.len(), &kept).into_iter().filter(differs);
    let group = |members: Vec<usize>| {
        let sure = members.iter().any(|&x| members.iter().any(|&y| slips.contains(&(x, y))));
        Group { members, doubtful: !sure }
    };
    found.map(group).collect()
}

/// Of each claim that met others, the articles of these.
fn met<'a>(claims: &[&'a Claim], sure: &[Vec<usize>]) -> BTreeSet<(usize, &'a str)> {
    let all = sure.iter().flat_map(|g| g.iter().flat_map(move |&x| g.iter().map(move |&y| (x, y))));
    all.map(|(x, y)| (x, claims[y].said.sigil.as_str())).collect()
}

/// Whether two counts of thousands come very near each other.
fn alike(a: &Claim, b: &Claim, comparator: &Comparator) -> bool {
    thousands(a)
        && thousands(b)
        && comparator.distance(&a.value, &b.value) <= ALIKE
        && a.about.head == b.about.head
}

/// Whether a count is of thousands.
fn thousands(claim: &Claim) -> bool {
    claim.kind == Kind::Count
        && matches!(&claim.value, Value::Quantity(q) if q.stated.is_some_and(|n| n >= Decimal::ONE_THOUSAND))
}

/// Whether a count is of hundreds.
fn hundreds(claim: &Claim) -> bool {
    claim.kind == Kind::Count
        && matches!(&claim.value, Value::Quantity(q) if q.stated.is_some_and(|n| n >= Decimal::ONE_HUNDRED))
}

/// Whether a count is of so many that no sentence has it by chance.
fn more_than_ten(claim: &Claim) -> bool {
    claim.kind == Kind::Count
        && matches!(&claim.value, Value::Quantity(q) if q.stated.is_some_and(|n| n >= Decimal::TEN))
}

/// Whether a figure is more than a one that any sentence can have.
fn many(claim: &Claim) -> bool {
    claim.kind == Kind::Amount
        || matches!(&claim.value, Value::Quantity(q) if q.high.is_none_or(|n| n > Decimal::ONE))
        || matches!(&claim.value, Value::Tally(..))
}

/// A figure of so many digits that no other comes so near it by chance.
const DIGITS: usize = 3;

/// Whether one of two exact figures is the other with one digit changed or two exchanged.
fn is_slip(a: &Claim, b: &Claim) -> bool {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.value, &b.value) else { return false };
    let (Some(x), Some(y)) = (digits(x), digits(y)) else { return false };
    let apart: Vec<usize> = (0..x.len()).filter(|&i| x.get(i) != y.get(i)).collect();
    x.len() == y.len()
        && match apart[..] {
            [_] => x.len() > DIGITS,
            [i, j] => j == i + 1 && x.get(i) == y.get(j) && x.get(j) == y.get(i),
            _ => false,
        }
}

/// The digits of an exact figure that is not round.
fn digits(q: &Quantity) -> Option<Vec<u8>> {
    let exact = q.hedge.is_none() && q.low == q.high;
    let written = q.stated.filter(|_| exact)?.normalize().to_string();
    let told = written.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
    (told >= DIGITS).then(|| written.into_bytes())
}
