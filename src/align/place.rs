//! Places of one deed: which of two articles' deaths, trips, finds are the same, by whom it befell, the words around them,
//! and what else of the sort the two articles have. The weighing is that of figures: each sign adds to the log-odds.
//!
//! Of the places it asks whether they share a name, or are spelled alike: a slip in a village's name is of one fact. Where
//! they lie is asked elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::weight::{Holders, Meeting, Weights, probability, weights};
use crate::claim::around::Around;
use crate::claim::{About, Claim};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::person;
use crate::text::place::Site;
use crate::text::similar::letters_apart;
use crate::text::value::Value;

/// Two places of different articles, by their indices in order, and how likely they are of one deed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// How likely they are of one deed.
    pub probability: f64,
    /// An article names the place of the other elsewhere.
    pub known: bool,
}

/// What no sign at all says.
const BIAS: f64 = -1.3;
/// The words of the two sentences, of which the poorer shares so much with the other.
const WORDS: f64 = 4.0;
/// So many words must be shared for all of that weight: short sentences share one easily.
const SEVERAL: f64 = 2.0;
/// More than so much of it says no more.
const ENOUGH: f64 = 0.5;
/// Names that both sentences have.
const NAMES: f64 = 1.0;
/// The sentence of one is like what stands beside the sentence of the other.
const ASIDE: f64 = 2.0;
/// One person takes part in both, or each has its own.
const SAME_PEOPLE: f64 = 2.0;
const OTHER_PEOPLE: f64 = -1.5;
/// One person does so often.
const SEEN_OFTEN: f64 = 1.2;
/// The words in front of the two deeds have one in common: the van.
const SAME_THING: f64 = 0.8;
/// One of them alone is to come.
const AHEAD: f64 = -1.0;
/// They belong to other events.
const OTHER_EVENT: f64 = -1.0;
/// They are of one day or year.
const SAME_TIME: f64 = 1.5;
/// Each article has one such place; and for each other that one has.
const LONE: f64 = 1.0;
const OTHERS: f64 = -0.7;
/// One person has been at several.
const STOPS: f64 = -1.5;
/// What another answers nearly as well.
const NEARLY: f64 = 1.5;
/// The two names are spelled alike.
const SPELLED_ALIKE: f64 = 3.0;
/// One stands in a headline, the other in the first sentences.
const TOP: f64 = 0.7;
/// One article names the place of the other elsewhere.
const KNOWN: f64 = -0.7;

/// How many sentences stand at the top of an article, its headline and date line among them.
const FIRST: u32 = 4;

/// Of one person's talks those with others are others.
const TALKS: &str = "talks";

/// How the head of a claim begins that tells on which side something is.
const SIDE: &str = "side of ";

/// What is known of the deeds of a sort, by the word lists.
#[derive(Clone, Copy, Debug)]
struct Sort {
    /// How few of them a story has, in log-odds.
    prior: f64,
    /// They are of one person each.
    personal: bool,
    /// One person does so often.
    often: bool,
    /// It needs one person or thing to be one deed: much begins in many places.
    of_things: bool,
}

impl Sort {
    /// Deeds of which no list knows.
    const UNKNOWN: Sort = Sort { prior: -0.5, personal: false, often: false, of_things: false };
    /// Sides of things: a story has few things of which a side is told.
    const SIDE: Sort = Sort { prior: 0.5, ..Sort::UNKNOWN };

    fn of(head: &str, lexicon: &Lexicon) -> Self {
        if head.starts_with(SIDE) {
            return Sort::SIDE;
        }
        let Some(known) = lexicon.value_of(head, Class::PlacePrior) else { return Sort::UNKNOWN };
        let has = |word: &str| known.split(' ').any(|w| w == word);
        let prior = known.split(' ').find_map(|w| w.parse().ok()).unwrap_or(Sort::UNKNOWN.prior);
        Sort { prior, personal: has("personal"), often: has("often"), of_things: has("things") }
    }
}

/// The place of a deed with the words around it, weighed.
struct Stead<'a> {
    index: usize,
    claim: &'a Claim,
    around: &'a Around,
    words: Weights,
    names: Weights,
    beside: Weights,
}

impl Stead<'_> {
    fn sigil(&self) -> &str {
        self.claim.said.sigil.as_str()
    }
}

/// The pairs of places of different articles that are of one deed with at least some probability. Claims without words
/// around them never meet. `pool` is all that the articles say, by which it is known which places they name.
pub fn matches(claims: &[&Claim], pool: &[&Claim], least: f64, lexicon: &Lexicon) -> Vec<Match> {
    let steads = steads(claims);
    let mut of_head: BTreeMap<&str, Vec<&Stead>> = BTreeMap::new();
    for stead in &steads {
        of_head.entry(&stead.claim.about.head).or_default().push(stead);
    }
    let mut told = Told::new(pool);
    let mut out = Vec::new();
    for (head, alike) in &of_head {
        let among = Among::new(head, Sort::of(head, lexicon), alike);
        for (&(i, j), &odds) in &among.odds {
            let (a, b) = (alike[i], alike[j]);
            let mut odds = odds;
            if probability(odds + LONE) < least {
                continue;
            }
            odds += among.alone(i, j, odds);
            if probability(odds) < least {
                continue;
            }
            let known = told.both(a, b);
            odds += KNOWN * known;
            if probability(odds) >= least {
                let (a, b) = (a.index.min(b.index), a.index.max(b.index));
                out.push(Match { a, b, probability: probability(odds), known: known > 0.0 });
            }
        }
    }
    out.sort_by_key(|m| (m.a, m.b));
    out
}

/// What speaks for one deed, but for what else the articles have; `None` where nothing can.
fn log_odds(head: &str, sort: Sort, a: &Stead, b: &Stead) -> Option<f64> {
    let (x, y) = (&a.claim.about, &b.claim.about);
    let parted = head == TALKS && meets_others(x, y) && meets_others(y, x);
    let sided = head.starts_with(SIDE);
    let same_people = person::share(&x.people, &y.people);
    let other_people = !same_people && person::has_named(&x.people) && person::has_named(&y.people);
    let times = x.when.zip(y.when);
    // "The sixth stage" is not the seventh.
    if x.noun.as_ref().zip(y.noun.as_ref()).is_some_and(|(p, q)| p != q) {
        return None;
    }
    if times.is_some_and(|(p, q)| p.1 < q.0 || q.1 < p.0)
        || sort.personal && !same_people
        || parted
        || sided && other_people
    {
        return None;
    }
    let words = Meeting::of(&a.words, &b.words);
    let aside = Meeting::of(&a.words, &b.beside).cosine.max(Meeting::of(&a.beside, &b.words).cosine);
    let top = |one: &Stead, other: &Stead| one.claim.said.headline && other.around.sentence < FIRST;
    let sure = |holds: bool| f64::from(u8::from(holds));
    let same_thing = x.terms.intersection(&y.terms).any(|t| *t != x.head);
    let spelled_alike = are_spelled_alike(a.claim, b.claim);
    if sort.of_things && !same_thing && !same_people && !spelled_alike {
        return None;
    }
    let same_time = times.is_some_and(|(p, q)| p == q);
    let names = Meeting::of(&a.names, &b.names);
    Some(
        BIAS + sort.prior
            + WORDS * words.share.min(ENOUGH) * (words.common as f64 / SEVERAL).min(1.0)
            + NAMES * names.share
            + ASIDE * aside
            + if sort.often { SEEN_OFTEN } else { SAME_PEOPLE } * sure(same_people)
            + SAME_THING * sure(same_thing)
            + OTHER_PEOPLE * sure(other_people && names.common == 0)
            + AHEAD * sure(x.apart != y.apart)
            + OTHER_EVENT * sure(!same_time && !x.event.meets(&y.event))
            + SAME_TIME * sure(same_time)
            + SPELLED_ALIKE * sure(spelled_alike)
            + TOP * sure(top(a, b) || top(b, a)),
    )
}

/// Whether somebody takes part in one deed who is not named of the other.
fn meets_others(one: &About, other: &About) -> bool {
    let named = one.people.iter().filter(|n| !n.unnamed);
    !other.people.is_empty() && named.into_iter().any(|n| !other.people.iter().any(|m| person::same(n, m)))
}

/// The places of one deed by its name, and what speaks for each two of different articles.
struct Among<'a> {
    head: &'a str,
    steads: &'a [&'a Stead<'a>],
    odds: BTreeMap<(usize, usize), f64>,
    /// Of each the other places of its article, and whether somebody has been at both.
    beside: Vec<Vec<(usize, bool)>>,
}

impl<'a> Among<'a> {
    fn new(head: &'a str, sort: Sort, steads: &'a [&'a Stead<'a>]) -> Self {
        let mut of_article: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut odds = BTreeMap::new();
        for (i, a) in steads.iter().enumerate() {
            of_article.entry(a.sigil()).or_default().push(i);
            for (j, b) in steads.iter().enumerate().skip(i + 1).filter(|(_, b)| b.sigil() != a.sigil()) {
                odds.extend(log_odds(head, sort, a, b).map(|found| ((i, j), found)));
            }
        }
        let beside = steads.iter().map(|own| {
            let here = of_article.get(own.sigil()).into_iter().flatten();
            let others = here.filter(|&&r| is_elsewhere(steads[r].claim, own.claim));
            others.map(|&r| (r, is_stop(steads[r], own))).collect()
        });
        Among { head, steads, odds, beside: beside.collect() }
    }

    /// Whether each article has one such place, or others that answer the other's nearly as well.
    fn alone(&self, i: usize, j: usize, odds: f64) -> f64 {
        let ((x, p), (y, q)) = (self.rivals(i, j, odds), self.rivals(j, i, odds));
        let stops = STOPS * f64::from(u8::from(p) + u8::from(q));
        match x + y {
            0 => LONE,
            // Of two floors that an article names either may be the one.
            _ if self.head.starts_with(SIDE) => f64::NEG_INFINITY,
            n => OTHERS * n as f64 + stops,
        }
    }

    /// How many other places an article has that answer one of another nearly as well as its own, and whether somebody
    /// has been at several of them.
    fn rivals(&self, own: usize, other: usize, odds: f64) -> (usize, bool) {
        let (mut names, mut stops) = (BTreeSet::new(), false);
        for &(rival, stop) in self.beside.get(own).into_iter().flatten() {
            let found = self.odds.get(&(rival.min(other), rival.max(other)));
            let nearly = found.is_some_and(|rival| *rival > odds - NEARLY);
            if nearly || stop || self.head.starts_with(SIDE) {
                names.insert(self.steads[rival].claim.said.text.as_str());
                stops |= stop;
            }
        }
        (names.len(), stops)
    }
}

/// Whether one person is told to have been at both of two places: of several stops none is the one.
fn is_stop(a: &Stead, b: &Stead) -> bool {
    let people = &a.claim.about.people;
    person::has_named(people) && person::share(people, &b.claim.about.people)
}

/// Whether two claims of one article name two places.
fn is_elsewhere(a: &Claim, b: &Claim) -> bool {
    match (site(a), site(b)) {
        (Some(x), Some(y)) if x.names.is_empty() || y.names.is_empty() => x.sort != y.sort,
        (Some(x), Some(y)) => !x.names.iter().any(|n| y.names.contains(n)),
        _ => false,
    }
}

fn site(claim: &Claim) -> Option<&Site> {
    match &claim.value {
        Value::Place(site) => Some(site),
        _ => None,
    }
}

/// Whether two names begin alike and are a few letters apart.
fn are_spelled_alike(a: &Claim, b: &Claim) -> bool {
    let name = |c| site(c).and_then(|s| s.names.first());
    let Some((x, y)) = name(a).zip(name(b)).filter(|(x, y)| x != y) else { return false };
    let alike = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).count();
    let long = x.chars().count().min(y.chars().count());
    long >= 6 && alike >= 3 && letters_apart(x, y) * 3 <= long
}

/// What articles say, and which places they are known to name.
struct Told<'a> {
    sentences: BTreeMap<&'a str, BTreeSet<String>>,
    named: FxHashMap<(&'a str, &'a str), bool>,
}

impl<'a> Told<'a> {
    fn new(pool: &[&'a Claim]) -> Self {
        let mut sentences: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for claim in pool {
            sentences
                .entry(claim.said.sigil.as_str())
                .or_default()
                .insert(claim.said.sentence.to_lowercase());
        }
        Told { sentences, named: FxHashMap::default() }
    }

    /// How many of two articles name the place of the other.
    fn both(&mut self, a: &Stead<'a>, b: &Stead<'a>) -> f64 {
        if !is_elsewhere(a.claim, b.claim) {
            return 0.0;
        }
        let known =
            [(a, b), (b, a)].map(|(one, other)| self.names(one.claim.said.sigil.as_str(), other.claim));
        known.iter().filter(|named| **named).count() as f64
    }

    /// Whether an article names the place of a claim.
    fn names(&mut self, sigil: &'a str, of: &'a Claim) -> bool {
        let Some(name) = site(of).and_then(|s| s.names.first()) else { return false };
        let sentences = &self.sentences;
        *self.named.entry((sigil, name)).or_insert_with(|| {
            sentences.get(sigil).into_iter().flatten().any(|sentence| has_word(sentence, name))
        })
    }
}

/// Whether a text has some words, not as a part of others: Bern is not in Bernard.
fn has_word(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + found.len()..).and_then(|t| t.chars().next());
        !letter(before) && !letter(behind)
    })
}

/// The places of deeds among some claims, every word weighing the more the fewer sentences have it.
fn steads<'a>(claims: &[&'a Claim]) -> Vec<Stead<'a>> {
    let holders = Holders::of(claims);
    let rarity = |term: u64| holders.rarity(term);
    let read = |(index, claim): (usize, &&'a Claim)| {
        let around = claim.about.around.as_deref()?;
        let own = around.words.iter().filter(|w| !around.tokens.contains(&w.token));
        let words = weights(own.clone().filter(|w| !w.name).map(|w| (w.term, rarity(w.term))), |_| true);
        let names = weights(own.filter(|w| w.name).map(|w| (w.term, rarity(w.term))), |_| true);
        let beside = around.before.iter().chain(around.after.iter());
        let beside = weights(beside.map(|w| (w.term, rarity(w.term))), |_| true);
        Some(Stead { index, claim, around, words, names, beside })
    };
    claims.iter().enumerate().filter_map(read).collect()
}
