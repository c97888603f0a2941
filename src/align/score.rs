//! How well two claims fit each other: quotations by the words they share (`quotation`), everything else by what is
//! counted, who takes part and what else the sentences speak of. Values are never asked.

use std::collections::{BTreeMap, BTreeSet};

use super::apart;
use super::day;
use super::fit::{Dates, Events, Fit, People};
use super::group::Pair;
use super::key;
use super::quotation;
use crate::claim::count::HAVE;
use crate::claim::{Claim, Event, Kind};
use crate::text::calendar::Day;
use crate::text::person;
use crate::text::value::{Name, Value};

/// The pairs of claims that are about the same.
pub fn pairs(claims: &[&Claim], fit: &Fit) -> Vec<Pair> {
    if claims.first().is_some_and(|c| c.kind == Kind::Date) {
        return day::pairs(claims, fit);
    }
    if claims.iter().any(|c| !c.about.words.is_empty()) {
        return quotation::pairs(claims, key::candidates(claims).into_iter().collect(), fit);
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
        if never_meet(claims[a], claims[b], fit) {
            return None;
        }
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
                let kin = claim.about.sort();
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
        let kin = claim.about.sort().unwrap_or_default();
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

/// Whether nouns of two sorts can stand for each other: passengers and people, but not raiders and sailors.
fn kindred(x: &str, y: &str) -> bool {
    let split = |s| str::split_once(s, ' ').unwrap_or((s, ""));
    let ((a, how), (b, other)) = (split(x), split(y));
    a == b && (how == "any" || other == "any")
}

/// Whether two claims are of things that cannot stand for each other, so that nothing else need be weighed.
fn never_meet(a: &Claim, b: &Claim, fit: &Fit) -> bool {
    a.kind != Kind::Date && a.about.head != b.about.head && !(fit.doubtful.is_some() && are_kindred(a, b))
}

fn are_kindred(a: &Claim, b: &Claim) -> bool {
    a.about.kin.as_deref().zip(b.about.kin.as_deref()).is_some_and(|(x, y)| kindred(x, y))
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
        let kin = fit.doubtful.is_some() && are_kindred(a, b);
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
    let shared_people = person::share(&a.about.people, &b.about.people);
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
    let share = || person::share(a, b);
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match wanted {
        People::Any => true,
        People::Compatible => {
            // The players of one club are not each other.
            if person::has_named(a) && person::has_named(b) {
                a.iter().filter(|n| !n.body).any(|x| b.iter().filter(|n| !n.body).any(|y| person::same(x, y)))
            } else {
                few.is_empty() || share()
            }
        }
        People::Shared => share(),
        People::All => !few.is_empty() && few.iter().all(|x| many.iter().any(|y| person::same(x, y))),
    }
}
