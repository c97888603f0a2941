//! How well two dates fit: whether they date one deed. Two deeds of one name are many in any story, and one deed
//! has many names; so the words around both must tell it, the rarer the more.
//!
//! It never asks for a value. How sure it must be depends on what the dates say, which is the matter of others:
//! two days that overlap want less than two that gainsay each other.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::{Fit, People};
use super::group::Pair;
use super::score::{Crowd, Fitting, people_fit};
use crate::claim::{About, Claim, Event};
use crate::text::person;
use crate::text::value::{AGED, Name};

/// How two deeds are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Named {
    /// Alike, and with the same thing: "signed the law".
    Fully,
    /// Alike: "signed".
    Alike,
    /// By a word of a kindred class, with the same thing: "the company was founded", "the company began".
    Kin,
    /// Otherwise, with the same thing: "issued a ban", "announced a ban".
    ByThing,
    /// Otherwise, with the same word for its sort: "the primary", "the primary election".
    BySort,
    /// Otherwise, where both articles say what they are about.
    InLedes,
    /// Otherwise.
    Otherwise,
}

impl Named {
    fn of(a: &Claim, b: &Claim) -> Self {
        let (x, y) = (&a.about, &b.about);
        let told = |of: &About, by: &About| of.noun.as_ref().is_some_and(|n| by.terms.contains(n));
        let beside = x.head == y.head && (told(x, y) || told(y, x) || compounds(x, y));
        // "Presidential …" says of what sort a debate is, and nothing of a nomination.
        let thing = x.noun.as_ref().is_some_and(|n| x.head == y.head || !n.contains(' '));
        let things = thing && x.noun == y.noun || beside;
        let crossed =
            x.head != y.head && (x.noun.as_ref() == Some(&y.head) || y.noun.as_ref() == Some(&x.head));
        match (x.head == y.head, things || crossed) {
            (true, true) => Named::Fully,
            (true, false) => Named::Alike,
            (false, true) if !crossed && are_kin(x, y) => Named::Kin,
            (false, true) => Named::ByThing,
            (false, false) if sorted_alike(x, y) => Named::BySort,
            (false, false) if x.lede && y.lede && !(known(x) && known(y)) => Named::InLedes,
            (false, false) => Named::Otherwise,
        }
    }

    fn is_alike(self) -> bool {
        matches!(self, Named::Fully | Named::Alike | Named::Kin)
    }

    /// How much must be shared, where what is asked for is enough for deeds named alike.
    fn needed(self, asked: f64) -> f64 {
        match self {
            Named::Fully => asked - 1.0,
            Named::Alike | Named::Kin | Named::ByThing => asked - 0.7,
            Named::BySort => asked + 0.2,
            Named::InLedes => asked + 1.0,
            Named::Otherwise => asked + 2.0,
        }
    }
}

/// Whether two deeds can be one and the same beside one thing: a company begins when it is founded.
fn are_kin(x: &About, y: &About) -> bool {
    share_group(x, y, |_| true)
}

/// The same of deeds that are hardly ever two of one thing: talks break down when they end.
fn are_twins(a: &Claim, b: &Claim, named: Named) -> bool {
    named == Named::Kin && share_group(&a.about, &b.about, |group| group.starts_with('='))
}

fn share_group(x: &About, y: &About, counts: fn(&str) -> bool) -> bool {
    let (Some(x), Some(y)) = (&x.kindred, &y.kindred) else { return false };
    x.split(' ').filter(|group| counts(group)).any(|group| y.split(' ').any(|other| other == group))
}

/// Whether two nouns have the same word before them, or the one is that word.
fn sorted_alike(x: &About, y: &About) -> bool {
    let sort =
        |of: &About| of.noun.as_deref().and_then(|n| n.split_once(' ')).map(|(sort, _)| sort.to_owned());
    let (a, b) = (sort(x), sort(y));
    a.is_some() && a == b || a.as_ref() == Some(&y.head) || b.as_ref() == Some(&x.head)
}

/// "Line" and "pipeline": the one is the end of the other.
fn compounds(x: &About, y: &About) -> bool {
    let (Some(a), Some(b)) = (&x.noun, &y.noun) else { return false };
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 3 && long.ends_with(short.as_str())
}

/// Whether a deed is of those that happen once, of which each has a day of its own.
fn known(about: &About) -> bool {
    about.act.is_some()
}

/// What a rule asks for that does not say.
const ASKED: f64 = 3.0;

/// Deeds that are named otherwise must share so much of all that is said of the one of which less is said.
const OTHERWISE: f64 = 0.45;

/// How much less must be shared by the only two of a sort: "the verdict came", "the jury gave its verdict".
const LONE: f64 = 1.25;

/// And how much less of these where both are named alike, with the same thing.
const FULLY: f64 = 0.25;

/// Whether an article has one date for such a deed, and it is of its own story.
fn is_lone(claim: &Claim) -> bool {
    claim.about.single && claim.about.event == Event::Story
}

/// Whether both articles have one date for such a deed and are about it, and one at most says of what.
fn is_the_one(a: &Claim, b: &Claim, named: Named) -> bool {
    // "The boat sank", "the boat went down": with the same thing nothing more is to be told.
    if matches!(named, Named::Fully | Named::Kin) {
        return is_lone(a) && is_lone(b);
    }
    let bare = a.about.noun.is_none() || b.about.noun.is_none();
    named == Named::Alike && bare && is_lone(a) && is_lone(b) && a.about.main && b.about.main
}

/// Whether two dates are of a deed that befalls a thing once, and of which each article has one day.
pub fn is_once(a: &Claim, b: &Claim) -> bool {
    if !(a.about.single && b.about.single && is_mostly_told(a, b)) {
        return false;
    }
    let once = a.about.act.is_some() && a.about.act == b.about.act;
    // "Ruiz was born": whom it befalls is a name, and the one tells nothing that the other does not.
    let within = a.about.terms.is_subset(&b.about.terms) || b.about.terms.is_subset(&a.about.terms);
    let all = within && a.about.noun.is_none() && b.about.noun.is_none() && a.about.terms.len() > 1;
    match Named::of(a, b) {
        Named::Fully => once,
        Named::Alike => once && all && b.about.terms.len() > 1,
        Named::Kin => a.about.act.is_some() || b.about.act.is_some(),
        _ => false,
    }
}

/// How two dates fit.
pub(super) fn fitting(a: &Claim, b: &Claim, fit: &Fit, crowd: &Crowd) -> Fitting {
    let mut misfits = Vec::new();
    let named = Named::of(a, b);
    let weight = |t: &&String| if fit.not_counting.contains(t) { 0.0 } else { crowd.weight(t) };
    let own = |c: &Claim| c.about.terms.iter().map(|t| weight(&t)).sum::<f64>();
    let both: Vec<&String> = a.about.terms.intersection(&b.about.terms).collect();
    let shared: f64 = both.iter().map(weight).sum();
    let poorer = own(a).min(own(b));
    let told = shared + hints(a, b, named, crowd) - 0.5 * f64::from(u8::from(strangers(a, b)));
    let share = if named == Named::Otherwise { fit.terms.max(OTHERWISE) } else { fit.terms };
    if told < share * poorer {
        misfits.push(format!("they share {told:.1} of {poorer:.1} words, less than {share}"));
    }
    let asked = fit.shared.map_or(ASKED, f64::from);
    let lone = is_the_one(a, b, named);
    let needed = if lone && (named == Named::Fully || are_twins(a, b, named)) {
        asked - LONE - FULLY
    } else if lone || is_personal(a, b, named) {
        asked - LONE
    } else {
        named.needed(asked)
    };
    if told < needed {
        misfits.push(format!("they share {told:.1} words, names and hints, fewer than {needed:.1}"));
    }
    if fit.people != People::Compatible && !people_fit(&a.about.people, &b.about.people, fit.people) {
        misfits.push("other people take part".to_owned());
    }
    Fitting { terms: told / (told + needed), shared: both.len(), misfits, ..Fitting::default() }
}

/// What besides words tells that two deeds are one, in words that tell as much: a person in both, that both
/// articles are about it, that it happens once.
fn hints(a: &Claim, b: &Claim, named: Named, crowd: &Crowd) -> f64 {
    let met = |x: &&Name| b.about.people.iter().any(|y| person::same(x, y));
    let persons = a.about.people.iter().filter(met).map(|x| crowd.person(x));
    let main = a.about.main && b.about.main && named.is_alike();
    let once = a.about.act.is_some() && a.about.act == b.about.act;
    let alone = named.is_alike() && a.about.single && b.about.single;
    let compound = named == Named::Fully && a.about.noun != b.about.noun && compounds(&a.about, &b.about);
    let main = main || are_twins(a, b, named);
    let count = |hint: bool| f64::from(u8::from(hint));
    persons.fold(0.0, f64::max) + 0.5 * count(main) + 0.7 * count(once) + 0.7 * count(alone) + count(compound)
}

fn is_peopled(claim: &Claim) -> bool {
    claim.about.people.iter().any(person::is_person)
}

/// Whether a deed is told with somebody whom the other is told without.
fn rivals(a: &Claim, b: &Claim) -> bool {
    a.about.people.iter().any(|x| !b.about.people.iter().any(|y| person::same(x, y)))
}

/// Whether both name people, and nobody is the same or of one family.
fn strangers(a: &Claim, b: &Claim) -> bool {
    let ages =
        |c: &Claim| c.about.terms.iter().filter(|t| t.starts_with(AGED)).cloned().collect::<BTreeSet<_>>();
    let (old, other) = (ages(a), ages(b));
    if !old.is_empty() && !other.is_empty() && old.is_disjoint(&other) {
        return true;
    }
    let persons =
        |c: &'_ Claim| c.about.people.iter().filter(|n| person::is_person(n)).cloned().collect::<Vec<_>>();
    let (x, y) = (persons(a), persons(b));
    let related = |n: &Name, m: &Name| person::same(n, m) || n.last() == m.last();
    !x.is_empty() && !y.is_empty() && !x.iter().any(|n| y.iter().any(|m| related(n, m)))
}

/// How well two dates must fit that gainsay each other: many deeds of one sort have a day each.
pub const GAINSAYING: f64 = 0.775;

/// Whether two dates are of one deed by its name or by its thing, not by the words around it alone, and of the same
/// people.
pub fn can_gainsay(a: &Claim, b: &Claim) -> bool {
    let named = Named::of(a, b);
    (named.is_alike() || named == Named::ByThing || is_wholly_told(a, b))
        && !strangers(a, b)
        && one_event(a, b)
}

/// Whether nearly all that is said of one is said of the other: "spent hours at the park", "visited the park".
fn is_wholly_told(a: &Claim, b: &Claim) -> bool {
    // What was asked and what was refused is told in the same words.
    if a.about.head.contains(' ') || b.about.head.contains(' ') {
        return false;
    }
    let shared = a.about.terms.intersection(&b.about.terms).count();
    let poorer = a.about.terms.len().min(b.about.terms.len());
    shared >= 5 && 5 * shared >= 4 * poorer && !(known(&a.about) && known(&b.about))
}

/// Whether both dates stand where the text speaks of its own event, or of another with names in common.
fn one_event(a: &Claim, b: &Claim) -> bool {
    // What is told in the same words is one, though it is near one article's day and far from the other's.
    let told_alike = Named::of(a, b) == Named::Fully && is_mostly_told(a, b) || is_wholly_told(a, b);
    match (&a.about.event, &b.about.event) {
        (Event::Other { names: x, .. }, Event::Other { names: y, .. }) => {
            x.is_empty() || y.is_empty() || x.intersection(y).next().is_some()
        }
        (Event::General, _) | (_, Event::General) => false,
        (Event::Unknown, _) | (_, Event::Unknown) => true,
        (a, b) => told_alike || a == b,
    }
}

/// Whether two dates are of what befalls one person once: nobody dies on two days.
fn is_personal(a: &Claim, b: &Claim, named: Named) -> bool {
    let person = |x: &&Name| person::is_person(x) && b.about.people.iter().any(|y| person::same(x, y));
    let of_one = a.about.people.iter().any(|x| person(&x)) && (alone_in(a) || alone_in(b));
    let befalls = matches!(a.about.head.as_str(), "die" | "born" | "bury" | "resign" | "marry" | "retire");
    named == Named::Alike && befalls && of_one && is_lone(a) && is_lone(b)
}

/// Whether one person alone is named with a deed.
fn alone_in(claim: &Claim) -> bool {
    claim.about.people.iter().filter(|n| person::is_person(n)).count() == 1
}

/// Whether most of what is said of one of two deeds is said of the other.
pub fn is_mostly_told(a: &Claim, b: &Claim) -> bool {
    let shared = a.about.terms.intersection(&b.about.terms).count();
    let poorer = a.about.terms.len().min(b.about.terms.len());
    5 * shared >= 3 * poorer
}

/// Whether hardly anything but one deed can be meant: it is named alike, and most of what is said of it is.
pub fn is_sure(a: &Claim, b: &Claim) -> bool {
    let named = Named::of(a, b);
    if !named.is_alike() || named == Named::Kin {
        let twins = are_twins(a, b, named) && is_lone(a) && is_lone(b);
        return (twins || is_wholly_told(a, b)) && can_gainsay(a, b);
    }
    let heads = |t: &&String| **t != a.about.head && **t != b.about.head;
    let count = |c: &Claim| c.about.terms.iter().filter(heads).count();
    let shared = a.about.terms.intersection(&b.about.terms).filter(heads).count();
    let poorer = count(a).min(count(b));
    let same_people = people_fit(&a.about.people, &b.about.people, People::Shared);
    let hints = usize::from(same_people)
        + usize::from(a.about.main && b.about.main)
        + usize::from(a.about.act.is_some() && a.about.act == b.about.act);
    let one = one_event(a, b) && !strangers(a, b);
    // What happens once and is the one thing of its sort in both articles needs no more words.
    let story = |c: &Claim| (c.about.single || c.about.main) && c.about.event == Event::Story;
    let main = a.about.act.is_some() && story(a) && story(b) && shared >= 1;
    // Of the dead and the arrested one alone may be named.
    let named_one = is_peopled(a) != is_peopled(b) && !same_people;
    let all = shared == poorer && shared > 0;
    // "The funeral is on Friday": of what happens once, and both are about, nothing more need be said.
    let bare = poorer == 0 && a.about.act.is_some() && story(a) && story(b) && a.about.main && b.about.main;
    let personal = is_personal(a, b, named);
    // What is recalled happened many times, each time to others.
    let recalled = !matches!(a.about.event, Event::Story | Event::Unknown) && rivals(a, b) && rivals(b, a);
    let much = shared + hints >= 4 && 3 * (shared + hints) >= poorer || 5 * shared >= 3 * poorer;
    let alone = named == Named::Fully && a.about.single && b.about.single && !(rivals(a, b) && rivals(b, a));
    let two_things = named != Named::Fully && a.about.noun.is_some() && b.about.noun.is_some();
    let other_thing = two_things && !main && !is_mostly_told(a, b);
    one && !other_thing
        && (main || personal || all || bare || alone || shared >= 2 && much && !recalled && !named_one)
}

/// A term that more claims have than this brings none together.
const CROWD: usize = 12;
/// So many rare terms bring two together that name the deed otherwise.
const RARE: usize = 3;

/// The pairs of dates that can be of one deed: by its name, by the thing, or by the rare words around it.
pub(super) fn candidates(claims: &[&Claim]) -> BTreeSet<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_term: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        let about = &claim.about;
        let names = [Some(&about.head), about.noun.as_ref()];
        for name in names.into_iter().flatten() {
            by_name.entry(name).or_default().push(i);
        }
        for term in &about.terms {
            by_term.entry(term).or_default().push(i);
        }
    }
    let mut out = BTreeSet::new();
    for (a, b) in by_name.values().filter(|m| m.len() <= 40 * CROWD).flat_map(|m| couples(m)) {
        if a != b {
            out.insert((a.min(b), a.max(b)));
        }
    }
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (a, b) in by_term.values().filter(|m| m.len() <= CROWD).flat_map(|m| couples(m)) {
        *met.entry((a, b)).or_default() += 1;
    }
    let ledes: Vec<usize> = (0..claims.len()).filter(|&i| claims[i].about.lede).collect();
    out.extend(couples(&ledes).take(CROWD * CROWD));
    out.extend(met.into_iter().filter(|(_, n)| *n >= RARE).map(|(pair, _)| pair));
    out
}

fn couples(members: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    members.iter().enumerate().flat_map(move |(n, &a)| members[n + 1..].iter().map(move |&b| (a, b)))
}

/// The pairs of dates that are about one deed.
pub(super) fn pairs(claims: &[&Claim], fit: &Fit) -> Vec<Pair> {
    let crowd = Crowd::of(claims);
    let judged = candidates(claims).into_iter().filter_map(|(a, b)| {
        let fitting = fitting(claims[a], claims[b], fit, &crowd);
        fitting.misfits.is_empty().then_some(Pair { a, b, score: 0.5 + fitting.terms / 2.0 })
    });
    judged.collect()
}
