//! How well two claims fit each other: quotations by the words they share, everything else by what is counted,
//! who takes part and what else the sentences speak of. Values are never asked.

use std::collections::{BTreeMap, BTreeSet};

use super::apart;
use super::day;
use super::fit::{Dates, Events, Fit, People};
use super::fragment;
use super::group::Pair;
use super::key;
use super::overlap::{self, Run};
use crate::claim::count::HAVE;
use crate::claim::{Claim, Event, Kind};
use crate::text::calendar::Day;
use crate::text::normal;
use crate::text::person;
use crate::text::value::{Name, Value};

/// The pairs of claims that are about the same.
pub fn pairs(claims: &[&Claim], fit: &Fit) -> Vec<Pair> {
    if claims.first().is_some_and(|c| c.kind == Kind::Date) {
        return day::pairs(claims, fit);
    }
    if claims.iter().any(|c| !c.about.words.is_empty()) {
        return quotations(claims, key::candidates(claims).into_iter().collect(), fit);
    }
    let firm = weighed(claims, fit).into_iter().filter(|(_, hold)| *hold == Hold::Firm);
    firm.map(|(pair, _)| pair).collect()
}

/// How firmly two claims are about the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// All that a rule asks for.
    Firm,
    /// The thing counted, the event and those who take part, but fewer words than a rule asks for.
    Doubtful,
    /// Things of one sort and one deed, each article's only figure of them, and a word to tell it by.
    Akin,
    /// Something sets one of them apart from the other: another place, a part, so many needed.
    Wary,
    /// As wary, and no words to tell it by.
    Faint,
    /// The thing and the event, of which each article gives one figure, and no words to tell it by.
    Lone,
    /// The thing and the event, of which there are several figures.
    Bare,
}

/// The pairs of claims that can be about the same, and how firmly; none of them are quotations. The doubtful and the
/// bare ones only where a rule asks for them.
pub fn weighed(claims: &[&Claim], fit: &Fit) -> Vec<(Pair, Hold)> {
    let crowd = Crowd::of(claims);
    let judged = key::candidates(claims).into_iter().filter_map(|(a, b)| {
        let fitting = facts(claims[a], claims[b], fit, &crowd);
        let hold = fitting.hold()?;
        Some((Pair { a, b, score: 0.5 + fitting.terms / 2.0 }, hold))
    });
    judged.collect()
}

/// What stands around two claims in their articles: how often each article gives a figure of such things, and
/// which words stand everywhere.
#[derive(Default)]
pub struct Crowd<'a> {
    /// Of each article and head, the values of the story's own event.
    values: BTreeMap<(&'a str, &'a str), Vec<&'a Value>>,
    /// The same, whatever event they belong to.
    ever: BTreeMap<(&'a str, &'a str), Vec<&'a Value>>,
    /// The same of each article and sort.
    of_kin: BTreeMap<(&'a str, &'a str), Vec<&'a Value>>,
    /// The words that a large part of all claims have.
    common: BTreeSet<&'a str>,
    /// Of each article the words.
    spoken: BTreeSet<(&'a str, &'a str)>,
    /// How many claims have a word.
    holders: BTreeMap<&'a str, usize>,
    /// How many claims have a person, by the last name.
    persons: BTreeMap<&'a str, usize>,
    /// How many claims there are.
    size: usize,
}

/// A word that more than one in so many claims has tells nothing, where there are many claims.
const COMMON: usize = 2;
/// How many claims are many.
const MANY: usize = 100;
/// So many claims there are taken to be besides, so that in a small cluster no word is common.
const SMOOTH: usize = 20;

impl<'a> Crowd<'a> {
    /// The crowd of some claims.
    pub fn of(claims: &[&'a Claim]) -> Self {
        let mut crowd = Crowd { size: claims.len(), ..Crowd::default() };
        for claim in claims {
            for term in &claim.about.terms {
                *crowd.holders.entry(term).or_default() += 1;
                crowd.spoken.insert((claim.said.sigil.as_str(), term));
            }
            for person in &claim.about.people {
                *crowd.persons.entry(person.last()).or_default() += 1;
            }
            let sigil = claim.said.sigil.as_str();
            let ever = crowd.ever.entry((sigil, claim.about.head.as_str())).or_default();
            if !ever.contains(&&claim.value) {
                ever.push(&claim.value);
            }
            if matches!(claim.about.event, Event::Story | Event::Unknown) {
                let of_head = crowd.values.entry((sigil, claim.about.head.as_str())).or_default();
                let kin = sort(claim);
                let of_kin = kin.map(|kin| crowd.of_kin.entry((sigil, kin)).or_default());
                for values in [Some(of_head), of_kin].into_iter().flatten() {
                    if !values.contains(&&claim.value) {
                        values.push(&claim.value);
                    }
                }
            }
        }
        if claims.len() >= MANY {
            let common = crowd.holders.iter().filter(|(_, n)| **n * COMMON > claims.len());
            crowd.common = common.map(|(term, _)| *term).collect();
        }
        crowd
    }

    /// How much a word tells, where one that two claims have tells 1: the fewer have it, the more.
    pub(super) fn weight(&self, term: &str) -> f64 {
        self.rarity(self.holders.get(term).copied().unwrap_or(1))
    }

    /// The same of a person.
    pub(super) fn person(&self, name: &Name) -> f64 {
        self.rarity(self.persons.get(name.last()).copied().unwrap_or(1))
    }

    fn rarity(&self, holders: usize) -> f64 {
        let all = (self.size + SMOOTH) as f64;
        ((all / (holders + 1) as f64).ln() / (all / 3.0).ln()).clamp(0.0, 1.2)
    }

    /// Whether an article gives one figure of things of such a sort alone.
    fn lone_of_kin(&self, claim: &Claim) -> bool {
        let kin = sort(claim).unwrap_or_default();
        matches!(claim.about.event, Event::Story | Event::Unknown)
            && self.of_kin.get(&(claim.said.sigil.as_str(), kin)).is_some_and(|v| v.len() == 1)
    }

    /// Whether an article has a term in any of these claims.
    pub(super) fn mentions(&self, sigil: &str, term: &str) -> bool {
        self.spoken.contains(&(sigil, term))
    }

    /// Whether an article gives one figure of such things alone, of whatever event.
    fn lone_ever(&self, claim: &Claim) -> bool {
        let key = (claim.said.sigil.as_str(), claim.about.head.as_str());
        self.ever.get(&key).is_some_and(|v| v.len() == 1)
    }

    /// Whether an article gives one figure of such things alone.
    fn lone(&self, claim: &Claim) -> bool {
        let key = (claim.said.sigil.as_str(), claim.about.head.as_str());
        matches!(claim.about.event, Event::Story | Event::Unknown)
            && self.values.get(&key).is_some_and(|v| v.len() == 1)
    }
}

/// How two claims about a fact fit, with what failed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fitting {
    /// The share of the poorer claim's terms that the other has too.
    pub terms: f64,
    /// How many terms both have, besides what is counted.
    pub shared: usize,
    /// What keeps the two apart; empty where they fit.
    pub misfits: Vec<String>,
    /// The words that they do not share; empty where they share enough.
    pub lacking: Vec<String>,
    /// How firmly they hold where nothing but words is lacking; `None` where a rule asks for firm ones alone.
    pub(super) loosely: Option<Hold>,
}

impl Fitting {
    /// How firmly they fit; `None` where they do not.
    fn hold(&self) -> Option<Hold> {
        match (self.misfits.is_empty(), self.lacking.is_empty()) {
            (false, _) => None,
            (true, true) => Some(Hold::Firm),
            (true, false) => self.loosely,
        }
    }
}

/// Whether one of two spans is a year or more and the other much longer: what somebody paid last year, and in eight years.
fn other_spans(x: (Day, Day), y: (Day, Day)) -> bool {
    const YEAR: i32 = 300;
    let days = |span: (Day, Day)| (span.1 - span.0).get_days();
    let (short, long) = (days(x).min(days(y)), days(x).max(days(y)));
    short >= YEAR && long > 2 * short
}

/// The sort of thing that a claim counts.
fn sort(claim: &Claim) -> Option<&str> {
    claim.about.kin.as_deref().and_then(|kin| kin.split(' ').next())
}

/// Whether nouns of two sorts can stand for each other: passengers and people, but not raiders and sailors.
fn kindred(x: &str, y: &str) -> bool {
    let split = |s| str::split_once(s, ' ').unwrap_or((s, ""));
    let ((a, how), (b, other)) = (split(x), split(y));
    a == b && (how == "any" || other == "any")
}

/// How two claims that are no quotations fit.
pub fn facts(a: &Claim, b: &Claim, fit: &Fit, crowd: &Crowd) -> Fitting {
    if a.kind == Kind::Date {
        return day::fitting(a, b, fit, crowd);
    }
    let (mut misfits, mut lacking) = (Vec::new(), Vec::new());
    let akin = a.about.head != b.about.head;
    if akin {
        let told = format!("one is about {}, the other about {}", a.about.head, b.about.head);
        let kin = fit.doubtful.is_some()
            && a.about.kin.as_deref().zip(b.about.kin.as_deref()).is_some_and(|(x, y)| kindred(x, y));
        if kin { lacking.push(told) } else { misfits.push(told) }
    }
    // The bank's fine is not the broker's.
    if a.kind == Kind::Amount
        && let (Some(x), Some(y)) = (&a.about.noun, &b.about.noun)
        && x != y
    {
        misfits.push(format!("one is of the {x}, the other of the {y}"));
    }
    let counts = |t: &&String| {
        **t != a.about.head && !fit.not_counting.contains(t) && !crowd.common.contains(t.as_str())
    };
    let of = |c: &Claim| c.about.terms.iter().filter(counts).count();
    let shared = a.about.terms.intersection(&b.about.terms).filter(counts).count();
    let poorer = of(a).min(of(b));
    let same_event = fit.events == Events::Same;
    let shared_people = a.about.people.iter().any(|x| b.about.people.iter().any(|y| person::same(x, y)));
    // What somebody did in a life is told beside other years in each obituary.
    let life = a.kind == Kind::Count
        && shared_people
        && !a.about.single
        && !a.about.personal
        && fit.doubtful.is_some();
    if same_event && !life && !a.about.event.meets(&b.about.event) {
        misfits.push("they speak of other events".to_owned());
    }
    let story = same_event && !matches!(a.about.event, Event::Other { .. });
    let single = a.about.single && b.about.single;
    let counted = a.kind == Kind::Count;
    let has = |c: &Claim| counted && c.about.act.as_deref().is_some_and(|act| act.starts_with(HAVE));
    let same_act = a.about.act.is_some()
        && a.about.act == b.about.act
        && !(has(a) && a.about.act.as_deref() == Some(HAVE));
    let apart = if counted { apart::between(a, b, single, crowd) } else { Vec::new() };
    let told = same_event && single && same_act && apart.is_empty();
    if same_event && single && a.about.act != b.about.act {
        misfits.push("other things happened to them".to_owned());
    }
    let named = |c: &Claim| c.about.act.as_deref() == Some(c.about.head.as_str());
    let other_act = a.about.act.is_some()
        && b.about.act.is_some()
        && a.about.act != b.about.act
        && !((has(a) || named(a)) && (has(b) || named(b)));
    let lone =
        if akin { crowd.lone_of_kin(a) && crowd.lone_of_kin(b) } else { crowd.lone(a) && crowd.lone(b) };
    let terms = if poorer == 0 { 0.0 } else { shared as f64 / poorer as f64 };
    // "Her only book" and "she wrote two books"
    let same_owner = life && crowd.lone_ever(a) && crowd.lone_ever(b) && !other_act && apart.is_empty();
    // Of what each article has one figure, done in one way, no further word need tell.
    let beside = a
        .about
        .terms
        .intersection(&b.about.terms)
        .filter(|t| counts(t) && a.about.act.as_ref() != Some(*t))
        .count();
    // The deed is a hint of its own, and no word besides.
    let words = if counted && same_act && !single { beside } else { shared };
    let alone = story
        && same_act
        && lone
        && !akin
        && fit.doubtful.is_some()
        && (!counted || beside > 0 || single || shared_people || named(a));
    if terms < fit.terms && !told && !same_owner && !alone {
        lacking.push(format!("they share {shared} of {poorer} words, less than {}", fit.terms));
    }
    // The same deed, and each article's only figure of such things, are worth a word each.
    let hints = usize::from(same_act) + usize::from(lone);
    let needed = fit.shared.map(|n| {
        let n = n as usize;
        let least = n.min(if other_act { 2 } else { 1 });
        match (story, alone) {
            (_, true) => 0,
            (true, false) => n.saturating_sub(hints).max(least),
            (false, false) => n,
        }
    });
    // A short sentence has no more to share than all it says.
    let all = story && lone && shared > 0 && shared == poorer && !(counted && other_act);
    if fit.doubtful.is_some() {
        lacking.extend(apart.iter().cloned());
    }
    if counted && fit.doubtful.is_some() && !single {
        misfits.extend(apart::other_figures(a, b));
    }
    if let Some(needed) = needed
        && words < needed
        && !told
        && !all
        && !same_owner
    {
        lacking.push(format!("their sentences share {shared} words, fewer than {needed}"));
    }
    if (!told || a.kind == Kind::Amount) && !people_fit(&a.about.people, &b.about.people, fit.people) {
        misfits.push("other people take part".to_owned());
    }
    if a.about.personal && b.about.personal && !shared_people {
        misfits.push("nobody is known to be the same who has so many".to_owned());
    }
    if fit.dates == Dates::Compatible
        && let (Some(x), Some(y)) = (a.about.when, b.about.when)
    {
        if x.1 < y.0 || y.1 < x.0 {
            misfits.push("they speak of other days".to_owned());
        } else if a.kind == Kind::Amount && other_spans(x, y) {
            misfits.push("they speak of other spans".to_owned());
        }
    }
    let loosely = fit.doubtful.map(|n| {
        let enough = shared >= n as usize || same_act && story;
        let same_deed = same_act || has(a) && has(b);
        if akin && counted && lone && story && same_deed && shared > 0 && apart.is_empty() {
            return Hold::Akin;
        }
        match (lone, enough) {
            (true, true) if !apart.is_empty() => Hold::Wary,
            (true, true) => Hold::Doubtful,
            (true, false) if apart.is_empty() => Hold::Lone,
            (true, false) => Hold::Faint,
            // "Two men were arrested" and "three people were arrested"
            (false, _) if akin && told => Hold::Doubtful,
            (false, _) => Hold::Bare,
        }
    });
    Fitting { terms, shared, misfits, lacking, loosely }
}

pub(super) fn people_fit(a: &BTreeSet<Name>, b: &BTreeSet<Name>, wanted: People) -> bool {
    let share = || a.iter().any(|x| b.iter().any(|y| person::same(x, y)));
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match wanted {
        People::Any => true,
        People::Compatible => {
            // The players of one club are not each other.
            let persons = |of: &'_ BTreeSet<Name>| of.iter().any(|n| !n.body && !n.unnamed);
            if persons(a) && persons(b) {
                a.iter().filter(|n| !n.body).any(|x| b.iter().filter(|n| !n.body).any(|y| person::same(x, y)))
            } else {
                few.is_empty() || share()
            }
        }
        People::Shared => share(),
        People::All => !few.is_empty() && few.iter().all(|x| many.iter().any(|y| person::same(x, y))),
    }
}

/// Two quotations beside each other.
struct Likeness {
    a: usize,
    b: usize,
    score: f64,
    /// Where the shared words stand in each, from the first to the last.
    in_a: (usize, usize),
    in_b: (usize, usize),
}

/// The pairs of quotations of one utterance. What a speaker says twice in much the same words is kept apart:
/// of several likenesses between two articles that claim the same words, the best one stands.
fn quotations(claims: &[&Claim], candidates: Vec<(usize, usize)>, fit: &Fit) -> Vec<Pair> {
    // Lawful and lawfully, pay and paying.
    let stem = |w: &String| key::hash(&normal::stem(w.strip_suffix("ly").unwrap_or(w)));
    let words: Vec<Vec<u64>> = claims.iter().map(|c| c.about.words.iter().map(stem).collect()).collect();
    let weights = weights(&words);
    let mut found: Vec<Likeness> = candidates
        .into_iter()
        .filter_map(|(a, b)| match speakers_fit(claims[a], claims[b], fit.people) {
            true => likeness(claims, (a, b), &words, &weights, fit),
            false => misattributed((a, b), &words, &weights),
        })
        .collect();
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    // A headline says again what the body says: the two are no rivals for the words of another article.
    let rivals = |c: usize| (claims[c].said.sigil.as_str(), claims[c].said.headline);
    // Of each quotation and other article: which words were claimed by which of its quotations.
    let mut taken: BTreeMap<_, Vec<(usize, (usize, usize))>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for l in &found {
        let (in_a, in_b) = ((l.a, rivals(l.b)), (l.b, rivals(l.a)));
        let free = |k, by: usize, range| {
            let rival = |&(other, r): &(usize, _)| clash(r, range) && !echoes(&words[other], &words[by]);
            !taken.get(&k).is_some_and(|t: &Vec<_>| t.iter().any(rival))
        };
        let across = in_a.1.0 != in_b.1.0;
        if across && !(free(in_a, l.b, l.in_a) && free(in_b, l.a, l.in_b)) {
            continue;
        }
        if across {
            taken.entry(in_a).or_default().push((l.b, l.in_a));
            taken.entry(in_b).or_default().push((l.a, l.in_b));
        }
        pairs.push(Pair { a: l.a, b: l.b, score: l.score });
    }
    if fit.people != People::Any && fit.shared.is_none() {
        pairs.extend(fragment::pairs(claims));
    }
    pairs
}

/// Whether an article gives the same words twice, once perhaps in full: the two are no rivals.
fn echoes(x: &[u64], y: &[u64]) -> bool {
    const LEAST: usize = 4;
    let short = x.len().min(y.len());
    let same = |len: usize| len >= LEAST && 5 * len >= 4 * short;
    same(overlap::runs(x, y).iter().map(|r| r.len).max().unwrap_or(0))
}

/// Whether two stretches share more than half of the shorter.
fn clash(x: (usize, usize), y: (usize, usize)) -> bool {
    let shared = x.1.min(y.1).saturating_sub(x.0.max(y.0));
    2 * shared > (x.1 - x.0).min(y.1 - y.0)
}

/// How much each word tells: the rarer among all quotations, the more.
fn weights(quotations: &[Vec<u64>]) -> BTreeMap<u64, f64> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for words in quotations {
        let mut once = words.clone();
        once.sort_unstable();
        once.dedup();
        for w in once {
            *seen.entry(w).or_default() += 1;
        }
    }
    let total = quotations.len() as f64;
    seen.into_iter().map(|(w, n)| (w, (1.0 + total / n as f64).ln())).collect()
}

fn speakers_fit(a: &Claim, b: &Claim, wanted: People) -> bool {
    match (&a.speech, &b.speech) {
        // "One aide" and "the minister" may be anybody: the words must tell.
        (Some(x), Some(y)) if x.speaker.unnamed || y.speaker.unnamed => true,
        // So may whoever is only taken to speak on.
        (Some(x), Some(y)) if !(x.sure && y.sure) => true,
        (Some(x), Some(y)) => wanted == People::Any || person::same(&x.speaker, &y.speaker),
        _ => true,
    }
}

/// A run of so many words in two quotations of one speaker is one utterance, however long they go on apart.
const LONG_RUN: usize = 7;

/// How much rarer than one quotation in all of them the words must be that two quotations share.
const NAMED: f64 = 1.25;

/// The same where it is not known that one person spoke both; a headline names nobody in full.
const ANYBODY: f64 = 2.5;

/// Of fewer words, what nobody is known to have uttered is no part of an utterance.
const UNSAID: usize = 4;

/// In quotations of so many words or fewer every word counts.
const BRIEF: usize = 6;

/// Two quotations of one speaker are one utterance where they share so many words, all but two of the shorter one's,
/// and so large a part of what the words tell between the first and the last of these, in whatever order.
const SHARED: usize = 4;
const TOLD: f64 = 0.55;

/// Several runs of so many words each, in the same order, are as good as a long one.
const RUN: usize = 4;

/// Two people do not utter so many words alike, all but few of a quotation's.
const SAME_WORDS: usize = 7;
const ALL_BUT_FEW: f64 = 0.8;

/// What two people are said to have said, where it is so nearly the same that one of them did: how they differ is a
/// matter of its own beside who said it.
fn misattributed(
    (a, b): (usize, usize),
    words: &[Vec<u64>],
    weights: &BTreeMap<u64, f64>,
) -> Option<Likeness> {
    let short = words[a].len().min(words[b].len());
    if short < SAME_WORDS {
        return None;
    }
    let runs: Vec<Run> = overlap::runs(&words[a], &words[b]).into_iter().filter(|r| r.len > 1).collect();
    let (first, last) = (runs.first()?, runs.last()?);
    let count: usize = runs.iter().map(|r| r.len).sum();
    let weight = |of: &[u64]| of.iter().map(|w| weights.get(w).copied().unwrap_or(0.0)).sum::<f64>();
    let shared: f64 = runs.iter().map(|r| weight(&words[a][r.a..r.a + r.len])).sum();
    let (in_a, in_b) = ((first.a, last.a + last.len), (first.b, last.b + last.len));
    let most = |len: usize| count as f64 >= ALL_BUT_FEW * len as f64;
    let longest = runs.iter().map(|r| r.len).max()?;
    let all = most(short) && most(in_a.1 - in_a.0) && most(in_b.1 - in_b.0);
    let chance = longest < RUN || shared < ANYBODY * (1.0 + words.len() as f64).ln();
    // Whoever said it, the words of one speaker are nearer.
    let score = shared / weight(&words[a]).min(weight(&words[b])).max(f64::MIN_POSITIVE) - 0.5;
    (all && !chance).then_some(Likeness { a, b, score, in_a, in_b })
}

fn likeness(
    claims: &[&Claim],
    (a, b): (usize, usize),
    words: &[Vec<u64>],
    weights: &BTreeMap<u64, f64>,
    fit: &Fit,
) -> Option<Likeness> {
    let runs: Vec<Run> = overlap::runs(&words[a], &words[b]);
    let weight = |of: &[u64]| of.iter().map(|w| weights.get(w).copied().unwrap_or(0.0)).sum::<f64>();
    let shared: f64 = runs.iter().map(|r| weight(&words[a][r.a..r.a + r.len])).sum();
    let longest = runs.iter().map(|r| r.len).max()?;
    if fit.shared.is_some_and(|needed| runs.iter().map(|r| r.len).sum::<usize>() < needed as usize) {
        return None;
    }
    // A run of one or two words far from the others is chance.
    let anchored: Vec<&Run> = runs.iter().filter(|r| r.len >= longest.min(3)).collect();
    let (first, last) = (anchored.first()?, anchored.last()?);
    let score = shared / weight(&words[a]).min(weight(&words[b])).max(f64::MIN_POSITIVE);
    let in_runs: usize = runs.iter().map(|r| r.len).filter(|&len| len >= RUN).sum();
    if fit.people == People::Any && fit.shared.is_some_and(|needed| longest < needed as usize) {
        return None;
    }
    let at_length = fit.people != People::Any && (longest >= LONG_RUN || in_runs > LONG_RUN);
    let (short, long) = (words[a].len().min(words[b].len()), words[a].len().max(words[b].len()));
    // Commonplaces recur by chance, the more easily the more quotations there are.
    let known = |c: &Claim| c.said.headline || c.speech.as_ref().is_some_and(|s| !s.speaker.unnamed);
    let anybody = fit.people == People::Any;
    let headline = claims[a].said.headline || claims[b].said.headline;
    let one = match (&claims[a].speech, &claims[b].speech) {
        (Some(x), Some(y)) if !(x.sure && y.sure) => person::same(&x.speaker, &y.speaker),
        _ => true,
    } || headline;
    let sure = if known(claims[a]) && known(claims[b]) && one && !anybody { NAMED } else { ANYBODY };
    // In a long quotation small words meet anywhere.
    let least = if short <= BRIEF { 1 } else { 3 };
    let in_sequence: f64 =
        runs.iter().filter(|r| r.len >= least).map(|r| weight(&words[a][r.a..r.a + r.len])).sum();
    let chance = (longest < short || anybody) && in_sequence < sure * (1.0 + words.len() as f64).ln();
    let count: usize = runs.iter().map(|r| r.len).sum();
    let (in_a, in_b) = ((first.a, last.a + last.len), (first.b, last.b + last.len));
    let within = |n: usize, (from, to): (usize, usize)| {
        to - from <= short + 1 && weight(&words[n][from..to]) * TOLD <= shared
    };
    let alike = within(a, in_a) && within(b, in_b) && short <= count + 2;
    let as_long = sure == NAMED && count >= SHARED && alike && longest > 1;
    let fits = match (&claims[a].speech, &claims[b].speech) {
        // A headline puts together what stands apart in the text, word for word.
        _ if headline && count == short && short >= SHARED && !chance => true,
        // Nobody is known to have uttered one of them: it may be the title of a work.
        (None, Some(_)) | (Some(_), None) => score >= 0.8 && longest >= short.min(4) && short >= UNSAID,
        _ if chance => false,
        _ => score >= fit.terms && longest >= short.min(3) || at_length || as_long,
    };
    fits.then_some(Likeness {
        a,
        b,
        // Of two that cover it as well, the one nearer in length is meant.
        score: score + 0.1 * short as f64 / long.max(1) as f64,
        in_a,
        in_b,
    })
}
