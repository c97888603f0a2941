//! Values that are worked out from others, so that they meet what other articles give. "By 71 votes to 58" is a
//! majority of 13 where an article gives the majority. Sums in two currencies meet where an article gives both: "2 million euros ($2.6 million)" tells the rate of that
//! day, and the sums of the cluster are then held against each other in the currency that most of them are in.
//! Without such a rate they never meet; no rate is known from elsewhere.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::claim::count::MAJORITY;
use crate::claim::{About, Claim, Kind};
use crate::text::value::{Decimal, Hedge, Quantity, Value};

/// The claims of articles with what can be worked out from them: majorities, and the sums of each also in the currency
/// that most are in. Where nothing can be, they are the ones that were given.
pub(super) fn with_conversions(claims: &[Vec<Claim>]) -> Cow<'_, [Vec<Claim>]> {
    let asked = claims.iter().flatten().any(|c| c.about.head == MAJORITY);
    if !asked {
        return in_one_currency(claims);
    }
    let told = with_more(claims, majority);
    match in_one_currency(&told) {
        Cow::Owned(all) => Cow::Owned(all),
        Cow::Borrowed(_) => Cow::Owned(told),
    }
}

/// The claims of articles and what each of them gives rise to, in the order of the text.
fn with_more(claims: &[Vec<Claim>], more: impl Fn(&Claim) -> Option<Claim>) -> Vec<Vec<Claim>> {
    let all = claims.iter().map(|article| {
        let mut all = article.clone();
        all.extend(article.iter().filter_map(&more));
        all.sort_by_key(|c| (c.said.at, c.kind));
        all
    });
    all.collect()
}

/// "By 71 votes to 58" is a majority of 13.
fn majority(tally: &Claim) -> Option<Claim> {
    let Value::Tally(first, second) = &tally.value else { return None };
    let by = first.stated?.checked_sub(second.stated?)?;
    let about = About {
        head: MAJORITY.to_owned(),
        label: "votes made the majority".to_owned(),
        act: None,
        converted: true,
        ..tally.about.clone()
    };
    let value = Value::Quantity(Quantity::exactly(by, None));
    Some(Claim { about, value, ..tally.clone() })
}

/// The claims of articles with the sums of each also in the currency that most are in.
fn in_one_currency(claims: &[Vec<Claim>]) -> Cow<'_, [Vec<Claim>]> {
    let rates = rates(claims);
    if rates.is_empty() {
        return Cow::Borrowed(claims);
    }
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, currency) in claims.iter().flatten().filter_map(sum) {
        *used.entry(currency).or_default() += 1;
    }
    let Some((to, _)) = used.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name))) else {
        return Cow::Borrowed(claims);
    };
    let converted = |claim: &Claim| {
        let (what, from) = sum(claim)?;
        let own = claim.about.rate.as_ref().and_then(|r| r.unit.as_deref());
        let rate = rates.get(&(from.to_owned(), (*to).to_owned())).filter(|_| own != Some(to))?;
        at_rate(claim, format!("{what} in {to}"), to, *rate)
    };
    Cow::Owned(with_more(claims, converted))
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
    claim.about.converted = true;
    claim.value = Value::Quantity(value);
    Some(claim)
}
