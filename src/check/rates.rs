//! Sums in two currencies meet where an article gives both: "2 million euros ($2.6 million)" tells the rate of that
//! day, and every sum in euros of the cluster is then held against those in dollars too. Without such a rate they
//! never meet; no rate is known from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Kind};
use crate::text::value::{Decimal, Hedge, Quantity, Value};

/// The claims of articles with, behind those of each, its sums as they are in the other currencies.
pub(super) fn with_conversions(claims: &[Vec<Claim>]) -> Vec<Vec<Claim>> {
    let rates = rates(claims);
    if rates.is_empty() {
        return claims.to_vec();
    }
    let heads: BTreeSet<&str> = claims.iter().flatten().map(|c| c.about.head.as_str()).collect();
    let converted = |claim: &Claim| -> Vec<Claim> {
        let Some((what, from)) = sum(claim) else { return Vec::new() };
        let own = claim.about.rate.as_ref().and_then(|r| r.unit.as_deref());
        let into = rates.iter().filter(|((f, to), _)| f == from && own != Some(to.as_str()));
        let met = into.filter_map(|((_, to), rate)| {
            let head = format!("{what} in {to}");
            heads.contains(head.as_str()).then_some((head, to, *rate))
        });
        met.filter_map(|(head, to, rate)| at_rate(claim, head, to, rate)).collect()
    };
    let all = claims.iter().map(|article| {
        let more: Vec<Claim> = article.iter().flat_map(converted).collect();
        let mut all = article.clone();
        all.extend(more);
        all.sort_by_key(|c| (c.said.at, c.kind));
        all
    });
    all.collect()
}

/// What the articles give one unit of a currency as in another; of several the first.
fn rates(claims: &[Vec<Claim>]) -> BTreeMap<(String, String), Decimal> {
    let mut out = BTreeMap::new();
    for claim in claims.iter().flatten() {
        let (Value::Quantity(main), Some(gloss)) = (&claim.value, &claim.about.rate) else { continue };
        let (Some(x), Some(y)) = (main.stated, gloss.stated) else { continue };
        let (Some(from), Some(to)) = (&main.unit, &gloss.unit) else { continue };
        if let (Some(there), Some(back)) = (y.checked_div(x), x.checked_div(y)) {
            out.entry((from.clone(), to.clone())).or_insert(there);
            out.entry((to.clone(), from.clone())).or_insert(back);
        }
    }
    out
}

/// What a sum of money is, and its currency, as its head has them.
fn sum(claim: &Claim) -> Option<(&str, &str)> {
    (claim.kind == Kind::Amount).then(|| claim.about.head.rsplit_once(" in ")).flatten()
}

/// How much two rounded sums can be off their rate, in hundredths.
const ROOM: i64 = 8;

fn at_rate(claim: &Claim, head: String, unit: &str, rate: Decimal) -> Option<Claim> {
    let Value::Quantity(q) = &claim.value else { return None };
    let part = |hundredths: i64| Decimal::new(hundredths, 2).checked_mul(rate);
    let scaled = |n: Option<Decimal>, by: Decimal| n.and_then(|n| n.checked_mul(by)).map(|n| n.round());
    let value = Quantity {
        low: scaled(q.low, part(100 - ROOM)?),
        high: scaled(q.high, part(100 + ROOM)?),
        stated: scaled(q.stated, rate),
        unit: Some(unit.to_owned()),
        hedge: q.hedge.or(Some(Hedge::About)),
        ..q.clone()
    };
    let mut claim = claim.clone();
    claim.about.terms.remove(&claim.about.head);
    claim.about.terms.insert(head.clone());
    claim.about.head = head;
    claim.value = Value::Quantity(value);
    Some(claim)
}
