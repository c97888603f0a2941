//! Which figure of one article answers which of another. Figures that one article gives side by side are
//! different facts, however alike their sentences: so between two articles they are matched one to one, equal
//! and agreeing ones first, and only what is left over on both sides can differ, each with the nearest.
//!
//! It weighs no words: that two claims can be about the same was found before. It says nothing of what a
//! difference is worth either.

mod doubted;

use std::collections::{BTreeMap, BTreeSet};

use crate::align::{self, Fit, Hold, day, group::Pair};
use crate::claim::{Claim, Kind};
use crate::compare::number::{Number, Outcome};
use crate::compare::{self, Comparator, Verdict};
use crate::text::value::{Decimal, Quantity, Sort, Value};

/// Claims that answer or contradict each other.
pub(super) struct Group {
    /// Their indices, in order.
    pub(super) members: Vec<usize>,
    /// Nothing but the thing counted tells that they are about the same.
    pub(super) doubtful: bool,
}

/// The groups of claims that answer or contradict each other.
pub(super) fn groups(claims: &[&Claim], fit: &Fit, comparator: &Comparator) -> Vec<Group> {
    let firm = |members| Group { members, doubtful: false };
    if !comparator.counts_or_dates() {
        return align::align(claims, fit).into_iter().map(firm).collect();
    }
    let weighed = match claims.first() {
        Some(first) if first.kind == Kind::Date => {
            align::pairs(claims, fit).into_iter().map(|p| (p, Hold::Firm)).collect()
        }
        _ => align::weighed(claims, fit),
    };
    let judged: Vec<(Pair, Hold, Relation)> =
        weighed.into_iter().map(|(p, hold)| (p, hold, relation(claims, p, comparator))).collect();
    let sure: Vec<(Pair, Relation)> =
        judged.iter().filter(|(_, h, _)| *h == Hold::Firm).map(|(p, _, r)| (*p, *r)).collect();
    let sure = sure_groups(claims, &sure, comparator);
    let doubted = doubted::groups(claims, &judged, &sure, comparator);
    sure.into_iter().map(firm).chain(doubted).collect()
}

/// The groups of claims that fit as a rule asks.
fn sure_groups(claims: &[&Claim], judged: &[(Pair, Relation)], comparator: &Comparator) -> Vec<Vec<usize>> {
    let answers = answers(judged);
    let kept = one_to_one(claims, judged, &answers, comparator);
    let mut groups = align::loci(claims.len(), &kept);
    let near = judged.iter().filter(|(_, r)| *r != Relation::Apart);
    let fitting: BTreeSet<(usize, usize)> = near.map(|(p, _)| (p.a, p.b)).collect();
    for group in &mut groups {
        support(group, &answers, &fitting);
        without_conversions(claims, group);
    }
    merged(claims, groups, &fitting)
}

/// Of what an event has one of, all that fits is one difference: "1 or 3" and "3 or 5" are told together.
fn merged(claims: &[&Claim], groups: Vec<Vec<usize>>, fitting: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let fits = |x: usize, y: usize| x == y || fitting.contains(&(x.min(y), x.max(y)));
    let mut out: Vec<Vec<usize>> = Vec::new();
    for group in groups {
        let single = group.iter().all(|&m| claims[m].about.single);
        let differs = |g: &[usize]| g.iter().any(|&m| claims[m].value != claims[g[0]].value);
        let joins = |other: &&mut Vec<usize>| {
            other.iter().any(|m| group.contains(m))
                && differs(other)
                && other.iter().all(|&m| group.iter().all(|&n| fits(m, n)))
        };
        let host = if single && differs(&group) { out.iter_mut().find(joins) } else { None };
        match host {
            Some(host) => {
                host.extend(group);
                host.sort_unstable();
                host.dedup();
            }
            None => out.push(group),
        }
    }
    out
}

/// An equal figure is no answer where another fits so much better.
const BETTER: f64 = 0.12;

/// The pairs that remain when every figure has found its answer.
fn one_to_one(
    claims: &[&Claim],
    judged: &[(Pair, Relation)],
    answers: &Answers,
    comparator: &Comparator,
) -> Vec<Pair> {
    let mut fits: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (pair, _) in judged.iter().filter(|(p, _)| claims[p.a].kind == Kind::Date) {
        fits.entry(pair.a).or_default().push(pair.b);
        fits.entry(pair.b).or_default().push(pair.a);
    }
    let mut between: BTreeMap<(Voice, Voice), Vec<&Pair>> = BTreeMap::new();
    let mut kept: Vec<Pair> = Vec::new();
    for (pair, relation) in judged {
        let (x, y) = (voice(claims[pair.a]), voice(claims[pair.b]));
        match relation {
            Relation::Loose | Relation::Same => kept.push(*pair),
            Relation::Apart => {}
            Relation::Differs if x.0 == y.0 => {}
            Relation::Differs => between.entry((x, y)).or_default().push(pair),
        }
    }
    for differing in between.into_values() {
        let answered = |claim: usize, other: usize, score: f64| {
            let mut within = answers.get(&claim).into_iter().flatten();
            within.any(|(&k, &s)| voice(claims[k]) == voice(claims[other]) && s > score - BETTER)
        };
        let days = |p: &&Pair| claims[p.a].kind != Kind::Date || only_days(claims, p, &fits, comparator);
        let open = differing.into_iter().filter(days).filter(|p| {
            // Who gives the month and elsewhere the day knows both; who gives the month alone does not.
            let (vague_a, vague_b) = (coarser(claims, p.a, p.b), coarser(claims, p.b, p.a));
            (vague_a || !answered(p.a, p.b, p.score)) && (vague_b || !answered(p.b, p.a, p.score))
        });
        kept.extend(nearest(claims, open.collect(), comparator).filter(|p| !told_apart(claims, p, answers)));
    }
    kept.sort_by_key(|p| (p.a, p.b));
    kept
}

/// Whether one of two dates is a longer time than the other, which it holds.
fn coarser(claims: &[&Claim], claim: usize, other: usize) -> bool {
    match (&claims[claim].value, &claims[other].value) {
        (Value::Date(a), Value::Date(b)) => compare::date::is_coarser(a, b),
        _ => false,
    }
}

/// Of the figures that two articles have left over, each with the nearest of the other.
fn nearest<'a>(
    claims: &[&'a Claim],
    mut open: Vec<&Pair>,
    comparator: &Comparator,
) -> impl Iterator<Item = Pair> + use<'a> {
    let apart = |p: &Pair| comparator.distance(&claims[p.a].value, &claims[p.b].value);
    // How near two days are says nothing of whether they are of one deed.
    let dated = |p: &Pair| claims[p.a].kind == Kind::Date;
    let near = |p: &Pair| if dated(p) { 0.0 } else { apart(p) };
    open.sort_by(|p, q| {
        near(p).total_cmp(&near(q)).then(q.score.total_cmp(&p.score)).then((p.a, p.b).cmp(&(q.a, q.b)))
    });
    let mut matched: Vec<(&Value, &Value)> = Vec::new();
    let mut out = Vec::new();
    for pair in open {
        let (x, y) = (&claims[pair.a].value, &claims[pair.b].value);
        let free = matched.iter().all(|&(u, v)| u != x && v != y);
        if free {
            matched.push((x, y));
        }
        if free || matched.contains(&(x, y)) {
            out.push(*pair);
        }
    }
    out.into_iter()
}

/// What articles say in one currency needs no sums converted from another beside it.
fn without_conversions(claims: &[&Claim], group: &mut Vec<usize>) {
    let own: Vec<usize> = group.iter().copied().filter(|&m| !claims[m].about.converted).collect();
    let parts = own.iter().any(|&m| {
        let (x, y) = (claims[m], claims[own[0]]);
        x.value != y.value && x.said.sigil != y.said.sigil
    });
    if parts {
        *group = own;
        return;
    }
    // A majority worked out as it is told says nothing new.
    let told = |m: usize| own.iter().any(|&o| claims[o].value == claims[m].value);
    if group.iter().all(|&m| claims[m].value == claims[group[0]].value) {
        return;
    }
    group.retain(|&m| claims[m].kind != Kind::Count || !claims[m].about.converted || !told(m));
}

/// Adds the claims that give one of a group's values too, and can be about the same as all in it: an article
/// that gives both values of a difference has no part in it, but knows of it.
fn support(group: &mut Vec<usize>, answers: &Answers, fitting: &BTreeSet<(usize, usize)>) {
    let fits = |x: usize, y: usize| fitting.contains(&(x.min(y), x.max(y)));
    let others: BTreeSet<usize> =
        group.iter().filter_map(|m| answers.get(m)).flat_map(BTreeMap::keys).copied().collect();
    for other in others {
        if !group.contains(&other) && group.iter().all(|&m| fits(m, other)) {
            group.push(other);
        }
    }
    group.sort_unstable();
}

/// An article's text or its headline, which says again what the text says: the two are not side by side.
type Voice<'a> = (&'a str, bool);

fn voice(claim: &Claim) -> Voice<'_> {
    (claim.said.sigil.as_str(), claim.said.headline)
}

/// How the values of two claims stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// They are equal or agree: the one answers the other.
    Same,
    Differs,
    /// They are too far apart to speak of one fact.
    Apart,
    /// One says nothing exact ("the meeting", "several"): it answers nothing and is no rival.
    Loose,
}

fn relation(claims: &[&Claim], pair: Pair, comparator: &Comparator) -> Relation {
    let (a, b) = (claims[pair.a], claims[pair.b]);
    let weak = |c: &Claim| matches!(&c.value, Value::Quantity(q) if q.weak);
    if weak(a) || weak(b) {
        return Relation::Loose;
    }
    let vague = |c: &Claim| matches!(&c.value, Value::Quantity(q) if q.stated.is_none());
    // What a rule wants told of a rounded figure does not keep it from answering the exact one.
    let lenient = match comparator {
        Comparator::Number(options) => {
            Comparator::Number(Number { rounding: Outcome::Agree, ..options.clone() })
        }
        other => other.clone(),
    };
    if a.about.converted && b.about.converted && a.kind == Kind::Count {
        return Relation::Apart;
    }
    match lenient.compare(&a.value, &b.value) {
        // "Several" agrees with five and with seven.
        Verdict::Agree if vague(a) != vague(b) => Relation::Loose,
        Verdict::Agree => Relation::Same,
        Verdict::Unrelated if a.kind == Kind::Date => Relation::Apart,
        // Values of other sorts never meet in a finding.
        Verdict::Unrelated | Verdict::Unsupported(_) => Relation::Loose,
        _ if far(a, b, comparator) => Relation::Apart,
        Verdict::Conflict(_) if a.kind == Kind::Date && !one_deed(a, b, pair.score) => Relation::Apart,
        Verdict::Compatible(_) | Verdict::Conflict(_) => Relation::Differs,
    }
}

/// How far apart two figures of one fact can be, as a share of the larger: a zero may be lost, not more.
const FAR: f64 = 0.9;
/// The same for sums of money, of which stories are full.
const FAR_SUMS: f64 = 0.8;

/// The same for what players have, game by game and season by season.
const FAR_STATISTICS: f64 = 0.5;

/// How far apart two days of one event can be told, in days.
const FAR_DAYS: f64 = 45.0;

/// Whether two days are surely no two readings of one.
pub(super) fn other_news(a: &Claim, b: &Claim) -> bool {
    // "Today" in two articles of two days: what an article's own day saw is its own news.
    let today = on_its_day(a) && on_its_day(b);
    // "Tuesday" is read as one of two Tuesdays, the last or the next: of a week's difference it is no proof.
    today || (is_bare(a) || is_bare(b)) && weeks_apart(a, b)
}

/// Whether two values are too far apart to be of one fact.
pub(super) fn far(a: &Claim, b: &Claim, comparator: &Comparator) -> bool {
    if a.kind == Kind::Date {
        if other_news(a, b) {
            return true;
        }
        return comparator.distance(&a.value, &b.value) > FAR_DAYS && !day::is_once(a, b);
    }
    if let (Value::Tally(x, against_x), Value::Tally(y, against_y)) = (&a.value, &b.value) {
        return of_other_sizes([x, against_x], [y, against_y]);
    }
    let some = |c: &Claim| matches!(&c.value, Value::Quantity(q) if q.high.is_none_or(|n| !n.is_zero()));
    let money = matches!(&a.value, Value::Quantity(q) if q.sort == Sort::Money);
    let far = match (money && !a.about.single, a.about.personal) {
        (_, true) => FAR_STATISTICS,
        (true, _) => FAR_SUMS,
        _ => FAR,
    };
    let apart = comparator.distance(&a.value, &b.value);
    let zero_lost = (apart - FAR).abs() < 1e-9;
    some(a) && some(b) && apart > far && !zero_lost
}

/// Whether two tallies are those of bodies of which one has more than half as many votes again.
fn of_other_sizes(x: [&Quantity; 2], y: [&Quantity; 2]) -> bool {
    let votes = |side: [&Quantity; 2]| side.iter().filter_map(|q| q.stated).sum::<Decimal>();
    let (x, y) = (votes(x), votes(y));
    x.max(y) * Decimal::TWO > x.min(y) * Decimal::from(3)
}

/// Whether a day is told by words alone, without a figure but those of its hour.
fn is_bare(claim: &Claim) -> bool {
    let hour = matches!(&claim.value, Value::Date(d) if d.time.is_some());
    let figures = claim.said.text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':'));
    figures.filter(|f| f.bytes().any(|b| b.is_ascii_digit())).count() <= usize::from(hour)
}

fn weeks_apart(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (Value::Date(a), Value::Date(b)) => compare::date::are_weeks_apart(a, b),
        _ => false,
    }
}

/// Whether two days that gainsay each other can be those of one deed.
fn one_deed(a: &Claim, b: &Claim, score: f64) -> bool {
    score >= day::GAINSAYING && day::can_gainsay(a, b)
}

/// Whether a day is that of its article.
fn on_its_day(claim: &Claim) -> bool {
    let Value::Date(day) = &claim.value else { return false };
    claim.said.on.is_some() && day.earliest == claim.said.on && day.latest == claim.said.on
}

/// Whether neither article of a pair has another day for such a deed: two days are two deeds.
fn only_days(
    claims: &[&Claim],
    pair: &Pair,
    fits: &BTreeMap<usize, Vec<usize>>,
    comparator: &Comparator,
) -> bool {
    let conflict = |a: usize, b: usize| {
        matches!(comparator.compare(&claims[a].value, &claims[b].value), Verdict::Conflict(_))
    };
    if !conflict(pair.a, pair.b) {
        return true;
    }
    [(pair.a, pair.b), (pair.b, pair.a)].iter().all(|&(own, other)| {
        let rivals = fits.get(&other).into_iter().flatten();
        rivals.into_iter().all(|&k| claims[k].said.sigil != claims[own].said.sigil || !conflict(own, k))
    })
}

/// Of each claim those of other articles that answer it.
type Answers = BTreeMap<usize, BTreeMap<usize, f64>>;

fn answers(judged: &[(Pair, Relation)]) -> Answers {
    let mut out = Answers::new();
    for (pair, _) in judged.iter().filter(|(_, r)| *r == Relation::Same) {
        out.entry(pair.a).or_default().insert(pair.b, pair.score);
        out.entry(pair.b).or_default().insert(pair.a, pair.score);
    }
    out
}

/// Whether a third article gives the values of both side by side: then they are two facts. What an event has one
/// of is measured by several hands.
fn told_apart(claims: &[&Claim], pair: &Pair, answers: &Answers) -> bool {
    // Of two girls an article gives two ages.
    let aged = matches!(&claims[pair.a].value, Value::Quantity(q) if q.sort == Sort::Age);
    if claims[pair.a].about.single && claims[pair.a].kind == Kind::Amount && !aged {
        return false;
    }
    let (Some(x), Some(y)) = (answers.get(&pair.a), answers.get(&pair.b)) else { return false };
    // Of sums and measures no article gives two of one thing.
    let all = claims[pair.a].kind == Kind::Amount;
    let near = |&(_, &score): &(&usize, &f64)| all || score > pair.score - BETTER;
    x.iter().filter(near).any(|(&i, _)| {
        let beside = |j: usize| voice(claims[i]) == voice(claims[j]) && claims[i].value != claims[j].value;
        y.iter().filter(near).any(|(&j, _)| beside(j))
    })
}
