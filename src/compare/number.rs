//! Numbers as intervals: rounding, hedges, weak counts.
//!
//! A number is compared by what it can mean. "At least 20" holds 23, "about 20" holds 19, 20 alone holds only
//! itself; the options say how much an editor wants to hear of it where two numbers can both be right.

use serde::Deserialize;

use super::Verdict;
use crate::text::schema::JsonSchema;
use crate::text::shown::quantity;
use crate::text::value::{Decimal, Hedge, Quantity, Sort, Value};

/// The options of the number comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Number {
    /// A rounded number beside the exact one that it may stand for: "about 20" and 19, "more than 40" and 43.
    pub rounding: Outcome,
    /// A round number without a hedge beside the exact one that it may stand for, or a range beside a number
    /// in it: 600 and 612, 3.6 to 4.3 and 4.
    pub flat: Outcome,
    /// A hedged number beside one that it allows without being near it: "at least 3" and 24.
    pub hedged: Outcome,
    /// Words that count roughly beside what they hardly allow ("hundreds" and 40, "dozens" and "thousands"), or two
    /// ranges that are not the same: 40 to 70 and 50 to 65.
    pub vague: Outcome,
    /// A noun that counts by its form alone beside a number: "the meeting" and "two meetings".
    pub weak: Outcome,
    /// Two nouns that count by their forms alone: "the hearing" and "the hearings".
    pub form: Outcome,
}

impl Default for Number {
    fn default() -> Self {
        Number {
            rounding: Outcome::Agree,
            flat: Outcome::Agree,
            hedged: Outcome::Compatible,
            vague: Outcome::Agree,
            weak: Outcome::Compatible,
            form: Outcome::Agree,
        }
    }
}

/// What a rule makes of two values that can both be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nobody need know.
    Agree,
    /// An editor would want to know.
    Compatible,
    /// No excuse.
    Conflict,
}

impl Outcome {
    /// The verdict with its reason.
    pub fn verdict(self, why: &str) -> Verdict {
        match self {
            Outcome::Agree => Verdict::Agree,
            Outcome::Compatible => Verdict::Compatible(why.to_owned()),
            Outcome::Conflict => Verdict::Conflict(why.to_owned()),
        }
    }
}

impl Number {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        match (a, b) {
            (Value::Quantity(a), Value::Quantity(b)) => self.quantities(a, b),
            (Value::Tally(a, against_a), Value::Tally(b, against_b)) => {
                self.quantities(a, b).max(self.quantities(against_a, against_b))
            }
            _ => Verdict::Unrelated,
        }
    }

    fn quantities(&self, a: &Quantity, b: &Quantity) -> Verdict {
        if !comparable(a, b) {
            return Verdict::Unrelated;
        }
        if a.weak || b.weak {
            return self.weak_counts(a, b);
        }
        let (ia, ib) = (Interval::of(a), Interval::of(b));
        if (is_vague(a) || is_vague(b)) && !is_none(a) && !is_none(b) {
            return self.rough_counts(a, b);
        }
        if !ia.touches(ib) {
            if self.rounds(a, b) {
                return self.flat.verdict("one is rounded");
            }
            if a.sort == Sort::Measure
                && (a.hedge == Some(Hedge::About) || b.hedge == Some(Hedge::About))
                && let (Some(x), Some(y)) = (a.stated, b.stated)
                && measured_otherwise(x, y)
            {
                return self.flat.verdict("measured or rounded otherwise");
            }
            return Verdict::Conflict(format!("{} against {}", quantity(a), quantity(b)));
        }
        match (a.stated, b.stated) {
            (Some(x), Some(y)) if x == y => Verdict::Agree,
            // "More than 26,000" is not many more, so 31,000 is another figure; two limits are two.
            (Some(x), Some(y))
                if a.hedge == b.hedge
                    && matches!(a.hedge, Some(Hedge::MoreThan | Hedge::LessThan | Hedge::AtMost))
                    && x.min(y) >= Decimal::ONE_HUNDRED
                    && relative(x, y) > Decimal::new(10, 2) =>
            {
                Verdict::Conflict(format!("{} against {}", quantity(a), quantity(b)))
            }
            (Some(x), Some(y)) if open(a) || open(b) => {
                // "At least" promises nothing about nearness, "more than 25" means not many more.
                let bound = |q: &Quantity| matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
                let near = relative(x, y) <= Decimal::new(25, 2) && !bound(a) && !bound(b);
                if exceeds(a, b) || exceeds(b, a) || surpasses(a, b) || surpasses(b, a) {
                    return Verdict::Conflict(format!("{} against {}", quantity(a), quantity(b)));
                }
                if a.sort == Sort::Measure && relative(x, y) <= Decimal::new(5, 2) {
                    return Verdict::Agree;
                }
                if near {
                    self.rounding.verdict("one is rounded")
                } else {
                    self.hedged.verdict("one is hedged")
                }
            }
            // Two who both say "about" mean two figures where these lie apart.
            (Some(x), Some(y)) if both_about(a, b) && (relative(x, y) > TOLD_APART || are_apart(x, y)) => {
                Verdict::Conflict(format!("{} against {}", quantity(a), quantity(b)))
            }
            // Lengths and weights were put into one unit, with the room that this takes.
            (Some(_), Some(_)) if a.sort == Sort::Measure => Verdict::Agree,
            (Some(_), Some(_)) => self.rounding.verdict("one is rounded"),
            _ if is_range(a) != is_range(b) => self.flat.verdict("one is a range"),
            _ => self.vague.verdict("two ranges"),
        }
    }

    /// Nobody counted: "dozens" may be more than a hundred, and were dozens when more were not known. Beyond that an
    /// editor would choose between the two.
    fn rough_counts(&self, a: &Quantity, b: &Quantity) -> Verdict {
        if is_vague(a) && is_vague(b) {
            let touch = Interval::of(a).touches(Interval::of(b));
            return if touch { Verdict::Agree } else { self.vague.verdict("both are vague") };
        }
        let touch = Interval::roughly(a).touches(Interval::roughly(b));
        if touch { Verdict::Agree } else { self.vague.verdict("one is vague") }
    }

    /// A count by grammar alone says "one" or "more than one", and says it in passing.
    fn weak_counts(&self, a: &Quantity, b: &Quantity) -> Verdict {
        if Interval::of(a).touches(Interval::of(b)) {
            return Verdict::Agree;
        }
        let (weak, firm) = if a.weak { (a, b) } else { (b, a) };
        let one = weak.high == Some(Decimal::ONE);
        if firm.sort == Sort::Ordinal {
            return Verdict::Agree;
        }
        if firm.weak {
            return self.form.verdict("a single one against several");
        }
        let what = if one { "a single one" } else { "several" };
        self.weak.verdict(&format!("{what} against {}", quantity(firm)))
    }

    /// Whether one number, written without a hedge, is the other in round figures: both large, near each
    /// other, and one with fewer figures.
    fn rounds(&self, a: &Quantity, b: &Quantity) -> bool {
        let (Some(x), Some(y)) = (a.stated, b.stated) else { return false };
        let exact = |q: &Quantity| q.hedge.is_none() && q.low == q.high;
        let (round, fine) = if grain(x) > grain(y) { (x, y) } else { (y, x) };
        // Nobody rounds a price of a few dollars.
        let small = matches!(a.sort, Sort::Cardinal | Sort::Age | Sort::Money);
        let measured = !small || round.abs() >= Decimal::ONE_HUNDRED;
        exact(a)
            && exact(b)
            && measured
            && grain(round) > grain(fine)
            && (round - fine).abs() * Decimal::TWO <= grain(round)
            && relative(round, fine) <= Decimal::new(5, 2)
    }
}

/// Whether two numbers are of one sort and one unit.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let plain = |s: Sort| matches!(s, Sort::Cardinal | Sort::Ordinal | Sort::Multiplicity);
    let sorts = a.sort == b.sort || (plain(a.sort) && plain(b.sort));
    let units = plain(a.sort) || a.unit == b.unit;
    sorts && units
}

/// What a number can mean, the ends open where they are.
#[derive(Clone, Copy)]
struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Interval {
    /// An ordinal says that there were at least so many.
    fn of(q: &Quantity) -> Self {
        let high = if q.sort == Sort::Ordinal { None } else { q.high };
        Interval { low: q.low, high }
    }

    /// What rough words can mean at a pinch: half as many again, or two thirds.
    fn roughly(q: &Quantity) -> Self {
        let plain = Interval::of(q);
        if !is_vague(q) {
            return plain;
        }
        let half_more = Decimal::new(15, 1);
        Interval {
            low: plain.low.and_then(|n| n.checked_div(half_more)),
            high: plain.high.and_then(|n| n.checked_mul(half_more)),
        }
    }

    fn touches(self, other: Interval) -> bool {
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }
}

/// Two figures were written as the ends: "3.6 to 4.3", as against "dozens".
fn is_range(q: &Quantity) -> bool {
    let (Some(low), Some(high)) = (q.low, q.high) else { return false };
    q.stated.is_none() && !q.weak && low < high && high < low.saturating_mul(Decimal::TWO)
}

fn both_about(a: &Quantity, b: &Quantity) -> bool {
    a.hedge == Some(Hedge::About) && b.hedge == Some(Hedge::About) && a.sort != Sort::Measure
}

/// Two figures that both are about right are two where they are so far apart, as a share of the larger.
const TOLD_APART: Decimal = Decimal::from_parts(12, 0, 0, false, 2);

/// Whether neither of two figures can be the other in rounder figures: 1,650 and 1,500, unlike 1,650 and 2,000.
fn are_apart(x: Decimal, y: Decimal) -> bool {
    (x - y).abs() > grain(x).max(grain(y)) && relative(x, y) > Decimal::new(5, 2)
}

/// "More than £1.3 million" is not 1.4 million: who has two figures of a sum would have said so. Of round hundreds nobody
/// knows.
fn surpasses(more: &Quantity, exact: &Quantity) -> bool {
    let plain = more.hedge == Some(Hedge::MoreThan) && exact.hedge.is_none() && exact.low == exact.high;
    let counted = matches!(more.sort, Sort::Cardinal | Sort::Money);
    let Some((x, y)) = more.stated.zip(exact.stated).filter(|_| plain && counted) else {
        return false;
    };
    let step = grain(x);
    let fives = (x % step.saturating_mul(Decimal::TEN)).abs() == step.saturating_mul(Decimal::from(5));
    let step = if fives { step.saturating_mul(Decimal::from(5)) } else { step };
    x >= Decimal::ONE_HUNDRED && x >= step.saturating_mul(Decimal::TEN) && y >= x.saturating_add(step)
}

/// "More than 3,400" is more than "about 3,200".
fn exceeds(more: &Quantity, about: &Quantity) -> bool {
    let hedges = more.hedge == Some(Hedge::MoreThan) && about.hedge == Some(Hedge::About);
    let stated = more.stated.zip(about.stated);
    hedges && more.sort != Sort::Measure && stated.is_some_and(|(x, y)| x > y && are_apart(x, y))
}

/// Whether two lengths, weights and the like can be one that two have measured or put into another unit: a tenth apart,
/// but for whole numbers, of which one must be rounder than the other is far.
fn measured_otherwise(x: Decimal, y: Decimal) -> bool {
    let whole = x.fract().is_zero() && y.fract().is_zero();
    let rounded = || (x - y).abs() * Decimal::TWO <= grain(x) + grain(y);
    relative(x, y) <= Decimal::new(10, 2) && (!whole || rounded())
}

/// "Dozens", "several": nobody counted.
fn is_vague(q: &Quantity) -> bool {
    q.stated.is_none() && !q.weak && q.low != q.high && !is_range(q)
}

/// "No injuries".
fn is_none(q: &Quantity) -> bool {
    q.high.is_some_and(|n| n.is_zero())
}

fn open(q: &Quantity) -> bool {
    q.low.is_none() || q.high.is_none() || q.sort == Sort::Ordinal
}

/// How far two numbers are apart, as a share of the larger.
fn relative(a: Decimal, b: Decimal) -> Decimal {
    let larger = a.abs().max(b.abs());
    (a - b).abs().checked_div(larger).unwrap_or(Decimal::ZERO)
}

/// So far apart are two that nobody counted, whatever their words: "hundreds" and "thousands" can be of one crowd.
const ROUGH: f64 = 0.3;

/// How far two quantities are apart, as a share of the larger; 1 where one names no number.
pub(super) fn distance(a: &Quantity, b: &Quantity) -> f64 {
    if is_vague(a) && is_vague(b) && a.sort == b.sort && !Interval::of(a).touches(Interval::of(b)) {
        return ROUGH;
    }
    let number = |q: &Quantity| q.stated.or(q.low).or(q.high);
    let apart = number(a).zip(number(b)).map(|(a, b)| relative(a, b));
    apart.and_then(|d| f64::try_from(d).ok()).unwrap_or(1.0)
}

/// The worth of the last figure that is not zero: 100 for 400, 1 for 412, 0.1 for 5.6.
fn grain(n: Decimal) -> Decimal {
    let n = n.normalize();
    if n.scale() > 0 || n.is_zero() {
        return Decimal::new(1, n.scale());
    }
    let mut grain = Decimal::ONE;
    while let Some(next) = grain.checked_mul(Decimal::TEN)
        && (n % next).is_zero()
    {
        grain = next;
    }
    grain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exactly(n: i64) -> Quantity {
        Quantity::exactly(n, None)
    }

    fn hedged(low: Option<i64>, high: Option<i64>, stated: i64, hedge: Hedge) -> Quantity {
        let d = |n: i64| Decimal::from(n);
        Quantity { low: low.map(d), high: high.map(d), hedge: Some(hedge), ..exactly(stated) }
    }

    fn weak(low: i64, high: Option<i64>) -> Quantity {
        Quantity {
            low: Some(low.into()),
            high: high.map(Decimal::from),
            stated: None,
            weak: true,
            ..exactly(low)
        }
    }

    fn check(a: Quantity, b: Quantity, expected: &str) {
        let options = Number::default();
        for (x, y) in [(&a, &b), (&b, &a)] {
            let verdict = options.compare(&Value::Quantity(x.clone()), &Value::Quantity(y.clone()));
            assert_eq!(verdict.name(), expected, "{} beside {}: {verdict:?}", quantity(x), quantity(y));
        }
    }

    #[test]
    fn exact_numbers() {
        check(exactly(2), exactly(3), "conflict");
        check(exactly(400), exactly(4000), "conflict");
        check(exactly(19), exactly(20), "conflict");
        check(exactly(412), exactly(400), "agree");
        check(exactly(3418), exactly(3481), "conflict");
        check(exactly(2997), exactly(3000), "agree");
    }

    #[test]
    fn hedged_numbers() {
        check(hedged(Some(18), Some(22), 20, Hedge::About), exactly(19), "agree");
        check(hedged(Some(18), Some(22), 20, Hedge::About), exactly(40), "conflict");
        let about = |n: i64| hedged(Some(n - n / 10), Some(n + n / 10), n, Hedge::About);
        check(about(4500), about(5400), "conflict");
        check(about(4500), about(4900), "conflict");
        check(about(4500), about(4600), "agree");
        check(about(1650), about(1500), "conflict");
        check(about(1650), about(1600), "agree");
        check(about(180), about(200), "agree");
        check(hedged(Some(3401), None, 3400, Hedge::MoreThan), about(3200), "conflict");
        check(hedged(Some(3001), None, 3000, Hedge::MoreThan), about(3200), "agree");
        check(hedged(Some(3201), None, 3200, Hedge::MoreThan), about(3100), "agree");
        check(hedged(Some(26), None, 25, Hedge::MoreThan), exactly(27), "agree");
        let more = |n: i64| hedged(Some(n + 1), None, n, Hedge::MoreThan);
        check(more(1300), exactly(1400), "conflict");
        check(more(1300), exactly(1342), "agree");
        check(more(150), exactly(190), "agree");
        check(more(300), exactly(360), "agree");
        let limit = |n: i64| hedged(None, Some(n), n, Hedge::AtMost);
        check(limit(2000), limit(2500), "conflict");
        check(limit(2000), limit(2100), "compatible");
        check(hedged(Some(26), None, 25, Hedge::MoreThan), exactly(25), "conflict");
        check(hedged(Some(3), None, 3, Hedge::AtLeast), exactly(24), "compatible");
        check(hedged(None, Some(20), 20, Hedge::AtMost), exactly(31), "conflict");
    }

    #[test]
    fn ordinals_count_at_least() {
        let fifth = Quantity { sort: Sort::Ordinal, ..exactly(5) };
        check(fifth.clone(), exactly(5), "agree");
        check(fifth.clone(), exactly(4), "conflict");
        check(fifth, exactly(7), "compatible");
    }

    #[test]
    fn weak_counts_speak_softly() {
        check(weak(1, Some(1)), exactly(2), "compatible");
        check(weak(2, None), exactly(2), "agree");
        check(weak(2, None), exactly(1), "compatible");
        check(weak(1, Some(1)), weak(2, None), "agree");
    }

    #[test]
    fn units_and_sorts_do_not_mix() {
        let percent = Quantity { sort: Sort::Percent, unit: Some("percent".into()), ..exactly(5) };
        check(percent, exactly(6), "unrelated");
        let dollars = |cents: i64| Quantity {
            sort: Sort::Money,
            ..Quantity::exactly(Decimal::new(cents, 2), Some("USD"))
        };
        check(dollars(3900), dollars(3950), "conflict");
        check(dollars(134_000), dollars(130_000), "agree");
    }
}
