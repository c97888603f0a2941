//! What time does to tolls: they rise with the hour, so a lower figure in an article of an earlier day gainsays
//! nothing. And what many hands do to a figure: where four articles have four, nobody is wrong yet.
//!
//! It softens a verdict and never makes one.

use super::Opinion;
use crate::align::{Locus, Reading, day};
use crate::claim::{Claim, Event};
use crate::compare::{Comparator, Verdict};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::value::{Decimal, Sort, Value};

/// So many figures that gainsay each other are no slip of one article.
const SCATTERED: usize = 4;

/// The verdict on a locus, softened where time or the number of figures explains the difference, or where neither the
/// names of two deeds nor what stands around them tells that they are one.
pub(super) fn soften(
    verdict: Verdict,
    comparator: &Comparator,
    locus: &Locus,
    opinion: Opinion,
    lexicon: &Lexicon,
) -> Verdict {
    if let (Verdict::Conflict(why), Comparator::Date(_)) = (&verdict, comparator)
        && !one_deed(comparator, locus, opinion)
    {
        return Verdict::Compatible(why.clone());
    }
    let Comparator::Number(_) = comparator else { return verdict };
    if matches!(verdict, Verdict::Compatible(_)) && at_another_rate(locus) {
        return Verdict::Agree;
    }
    if !matches!(verdict, Verdict::Conflict(_)) {
        return verdict;
    }
    let conflicting =
        |a: &Reading, b: &Reading| matches!(comparator.compare(&a.value, &b.value), Verdict::Conflict(_));
    let readings = &locus.readings;
    let mut scattered: Vec<&Reading> = Vec::new();
    for reading in readings {
        if scattered.iter().all(|other| conflicting(other, reading)) {
            scattered.push(reading);
        }
    }
    if scattered.len() >= SCATTERED {
        return Verdict::Compatible("the figures scatter".to_owned());
    }
    if readings.iter().all(aged) {
        let days = readings.iter().flat_map(|r| &r.witnesses).filter_map(|w| w.said.on);
        let (first, last) = (days.clone().min(), days.max());
        if first.zip(last).is_some_and(|(a, b)| (b - a).get_days() > YEARISH) {
            return Verdict::Compatible("people grow older".to_owned());
        }
    }
    let rising = readings.iter().flat_map(|r| &r.witnesses).all(|w| rises(w, lexicon));
    let explained = |a: &Reading, b: &Reading| {
        let (low, high) = if figure(a) <= figure(b) { (a, b) } else { (b, a) };
        low.witnesses
            .iter()
            .all(|x| high.witnesses.iter().all(|y| x.said.sigil == y.said.sigil || earlier(x, y)))
    };
    let pairs = readings.iter().enumerate().flat_map(|(i, a)| readings[i + 1..].iter().map(move |b| (a, b)));
    let all = pairs.filter(|(a, b)| conflicting(a, b)).all(|(a, b)| explained(a, b));
    if rising && all { Verdict::Compatible("the later article has more".to_owned()) } else { verdict }
}

/// Whether any two days that gainsay each other are surely days of one deed.
fn one_deed(comparator: &Comparator, locus: &Locus, opinion: Opinion) -> bool {
    let readings = &locus.readings;
    let pairs = readings.iter().enumerate().flat_map(|(i, a)| readings[i + 1..].iter().map(move |b| (a, b)));
    let mut gainsaying = pairs
        .filter(|(a, b)| matches!(comparator.compare(&a.value, &b.value), Verdict::Conflict(_)))
        .flat_map(|(a, b)| a.witnesses.iter().flat_map(|x| b.witnesses.iter().map(move |y| (x, y))));
    // Of the hours of a deed an article is sure where the deed is what it is about.
    let hour = |c: &Claim| matches!(&c.value, Value::Date(d) if d.time.is_some());
    let main = |x: &Claim, y: &Claim| {
        !(hour(x) && hour(y)) || x.about.main && y.about.main && day::is_mostly_told(x, y)
    };
    gainsaying.any(|(x, y)| {
        x.said.sigil != y.said.sigil
            && (opinion == Opinion::One || day::is_sure(x, y) && main(x, y))
            && one_time(x, y)
            && !is_about(x)
            && !is_about(y)
    })
}

/// "Six months ago" is about then, and so is "last week"; and nobody says on which day winter begins.
fn is_about(claim: &Claim) -> bool {
    let Value::Date(day) = &claim.value else { return false };
    let days = day.earliest.zip(day.latest).map_or(0, |(a, b)| (b - a).get_days());
    claim.said.text.ends_with(" ago") || (5..20).contains(&days) || (88..93).contains(&days)
}

/// Whether both days lie ahead of their articles, or neither: what is planned may come otherwise.
fn one_time(x: &Claim, y: &Claim) -> bool {
    let ahead = |claim: &Claim| match &claim.value {
        Value::Date(day) => claim.said.on.zip(day.earliest).map(|(on, day)| on < day),
        _ => None,
    };
    ahead(x).zip(ahead(y)).is_none_or(|(x, y)| x == y)
}

/// Whether a sum stands beside nothing but what came of another currency: no rate is exact.
fn at_another_rate(locus: &Locus) -> bool {
    let own = locus.readings.iter().filter(|r| r.witnesses.iter().any(|w| !w.about.converted));
    own.count() < 2
}

/// Whether a claim counts what grows as a story goes on: the dead, the hurt, the houses destroyed.
fn rises(claim: &Claim, lexicon: &Lexicon) -> bool {
    // What happened years ago is over.
    let now = claim.about.single && matches!(claim.about.event, Event::Story);
    let toll = claim.about.act.as_deref().filter(|_| now);
    toll.is_some_and(|act| lexicon.value_of(act, Class::Toll).is_some_and(|v| v.contains(' ')))
}

/// Whether the article of one claim is of an earlier day than that of the other.
fn earlier(a: &Claim, b: &Claim) -> bool {
    a.said.on.zip(b.said.on).is_some_and(|(a, b)| a < b)
}

/// So many days apart, two articles can give two ages of one person.
const YEARISH: i32 = 120;

fn aged(reading: &Reading) -> bool {
    matches!(&reading.value, Value::Quantity(q) if q.sort == Sort::Age)
}

fn figure(reading: &Reading) -> Option<Decimal> {
    match &reading.value {
        Value::Quantity(q) => q.stated.or(q.low),
        _ => None,
    }
}
