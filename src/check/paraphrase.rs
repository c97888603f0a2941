//! Quotations against the paraphrases of them: which words of another article a paraphrase renders, and whether it
//! says otherwise.
//!
//! A paraphrase that can be understood to say the same as anything near it that its speaker said is silent.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::paraphrase::{Match, Told, matches};
use crate::align::{Locus, Reading};
use crate::claim::{Claim, Kind, Said};
use crate::collate::paraphrase::{Side, collation};
use crate::compare::Verdict;
use crate::compare::paraphrase::{ParaphraseOptions, Parting, Turn, parting};
use crate::compare::words::Weight;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::sense::{self, Sense, Sort};
use crate::text::value::Value;

/// What fits a paraphrase nearly as well as the best may be what it renders.
const AS_WELL: f64 = 0.7;

/// Of fewer words in common nothing is said but that something will, may or will not be so.
const WELL: f64 = 0.5;

/// A paraphrase beside what it renders in another article.
pub(super) struct Met {
    /// The two claims, by their indices in order.
    pub claims: [usize; 2],
    /// What it says otherwise.
    pub finding: Option<Finding>,
}

/// Every paraphrase beside the words of another article that it renders.
pub(super) fn meet(
    rule: &Rule,
    options: &ParaphraseOptions,
    claims: &[&Claim],
    lexicon: &Lexicon,
) -> Vec<Met> {
    if !claims.iter().any(|c| c.kind == Kind::Paraphrase) {
        return Vec::new();
    }
    let told = told(claims, lexicon);
    let mut fitting: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    for found in matches(claims, &told, &rule.fit) {
        fitting.entry(found.paraphrase).or_default().push(found);
    }
    let story = Story { claims, told: &told };
    // Which sentences have something in an article that fits them better than one word does.
    let well = fitting.values().flatten().filter(|m| !m.lone);
    let matched: BTreeSet<(usize, &str)> = well
        .flat_map(|m| [(m.paraphrase, story.article(m.other)), (m.other, story.article(m.paraphrase))])
        .collect();
    let mut out: Vec<Met> = Vec::new();
    for fitting in fitting.values() {
        out.extend(story.best(fitting).into_iter().filter_map(|best| {
            let (paraphrase, other) = (told.get(best.paraphrase)?.claim, told.get(best.other)?.claim);
            let found = story.parting(best).filter(|found| {
                let turned = matches!(found.turn, Turn::Negation | Turn::Certainty);
                let known = !best.lone || !matched.contains(&(best.other, story.article(best.paraphrase)));
                (turned || found.sure || best.score >= WELL) && known && !story.is_answered(best, fitting)
            });
            if best.lone && found.is_none() {
                return None;
            }
            let in_order = paraphrase < other;
            let members = if in_order { [paraphrase, other] } else { [other, paraphrase] };
            let pair = [*claims.get(members[0])?, *claims.get(members[1])?];
            let finding = found.and_then(|found| find(rule, options, pair, &turned(found, in_order)));
            Some(Met { claims: members, finding })
        }));
    }
    out.sort_by_key(|m| m.claims);
    out
}

/// All that is said in a story.
struct Story<'a> {
    claims: &'a [&'a Claim],
    told: &'a [Told<'a>],
}

impl<'a> Story<'a> {
    fn claim(&self, sentence: usize) -> Option<&'a Claim> {
        self.claims.get(self.told.get(sentence)?.claim).copied()
    }

    /// Of what fits a paraphrase, the best in each other article. Of two paraphrases the first is held against the
    /// second.
    fn best<'m>(&self, fitting: &'m [Match]) -> Vec<&'m Match> {
        let mut done: Vec<&str> = Vec::new();
        let mut out = Vec::new();
        let (lone, well): (Vec<&Match>, Vec<&Match>) = fitting.iter().partition(|m| m.lone);
        for m in well.into_iter().chain(lone) {
            let (Some(own), Some(other)) = (self.claim(m.paraphrase), self.claim(m.other)) else { continue };
            let sigil = other.said.sigil.as_str();
            let again = other.kind == Kind::Paraphrase && m.other < m.paraphrase;
            if own.said.sigil != other.said.sigil && !again && !done.contains(&sigil) {
                done.push(sigil);
                out.push(m);
            }
        }
        out
    }

    /// The article of a sentence.
    fn article(&self, sentence: usize) -> &'a str {
        self.claim(sentence).map_or("", |c| c.said.sigil.as_str())
    }

    fn parting(&self, found: &Match) -> Option<Parting> {
        parting(&self.told.get(found.paraphrase)?.sense, &self.told.get(found.other)?.sense)
    }

    /// Whether another match has most of the words that the best one has in common.
    fn is_of_the_same(&self, best: &Match, m: &Match) -> bool {
        let units = |i: usize| self.told.get(i).map_or(&[][..], |t| &t.sense.units);
        let has = |i: usize, root: u64| units(i).iter().any(|u| u.sort == Sort::Content && u.root == root);
        let own =
            units(best.paraphrase).iter().filter(|u| u.sort == Sort::Content && has(best.other, u.root));
        let (all, shared) = own.fold((0, 0), |(all, n), u| (all + 1, n + usize::from(has(m.other, u.root))));
        2 * shared > all
    }

    /// Whether something that fits nearly as well says the same: it may be what the paraphrase renders. A promise that
    /// is reported is told twice by one article, that it was made and what it was: that answers nothing.
    fn is_answered(&self, best: &Match, fitting: &[Match]) -> bool {
        let Some(own) = self.claim(best.paraphrase) else { return false };
        // Nor does what it quotes itself.
        let again = |o: &Claim| {
            o.said.sigil == own.said.sigil && (o.kind == Kind::Paraphrase || o.said.at.overlaps(own.said.at))
        };
        let near = fitting.iter().filter(|m| m.score >= AS_WELL * best.score && (best.lone || !m.lone));
        let near = near.filter(|m| self.is_of_the_same(best, m));
        // Who asks whether it is so does not say that it is.
        let asks = |m: &Match| self.told.get(m.other).is_some_and(|t| t.sense.units.iter().any(|u| u.asks));
        near.filter(|m| self.claim(m.other).is_some_and(|o| !again(o)) && !asks(m))
            .any(|m| self.parting(m).is_none())
    }
}

/// The senses of all that speakers say, sentence by sentence.
fn told<'a>(claims: &[&Claim], lexicon: &'a Lexicon) -> Vec<Told<'a>> {
    let mut out = Vec::new();
    for (claim, words) in claims.iter().enumerate().filter_map(|(i, c)| match &c.value {
        Value::Words(words) if c.speech.as_ref().is_some_and(|s| s.sure || s.speaker.unnamed) => {
            Some((i, words))
        }
        _ => None,
    }) {
        let said = claims.get(claim).map(|c| &c.said);
        let mut senses = sense::sentences(&words.words, lexicon);
        if let Some(claim) = claims.get(claim) {
            mark_pauses(&mut senses, claim);
        }
        let stated = senses.into_iter().filter(|s| !said.is_some_and(|c| asks(c, s)));
        out.extend(stated.map(|sense| Told { claim, sense }));
    }
    out
}

/// Marks where commas and dashes stand between the words of a claim.
pub(super) fn mark_pauses(senses: &mut [Sense], claim: &Claim) {
    let from = claim.said.at.start;
    let places: Vec<Span> = claim.said.words.iter().map(|s| s.from(from)).collect();
    senses.iter_mut().for_each(|s| s.mark_pauses(&claim.said.text, &places));
}

/// Whether a sentence ends in a question mark: who asks says nothing.
fn asks(said: &Said, sense: &Sense) -> bool {
    let last = sense.units.last().and_then(|u| said.words.get((u.word + u.len).checked_sub(1)?));
    let behind = last.and_then(|at| said.text.get((at.end - said.at.start) as usize..));
    behind.is_some_and(|text| text.trim_start_matches(['’', '\'', '”', '"', ')', ']']).starts_with('?'))
}

pub(super) fn turned(parting: Parting, in_order: bool) -> Parting {
    if in_order { parting } else { Parting { a: parting.b, b: parting.a, ..parting } }
}

pub(super) fn find(
    rule: &Rule,
    options: &ParaphraseOptions,
    claims: [&Claim; 2],
    parting: &Parting,
) -> Option<Finding> {
    let [a, b] = claims;
    let sides = Side::both(a, b, parting);
    let why = why(&sides, parting.turn);
    let verdict = match options.weight(parting.turn) {
        Weight::Agree => return None,
        Weight::Conflict if parting.sure => Verdict::Conflict(why),
        Weight::Conflict | Weight::Compatible => Verdict::Compatible(why),
    };
    let kind = kind(parting.turn);
    let readings =
        sides.iter().map(Side::cut).map(|c| Reading { value: c.value.clone(), witnesses: vec![c] });
    let locus = Locus { kind, readings: readings.collect() };
    let collation = collation(&sides, parting.turn);
    super::tell(rule, kind, locus, verdict, Some(collation))
}

fn why(sides: &[Side; 2], turn: Turn) -> String {
    let [a, b] = sides.each_ref().map(Side::shown);
    match turn {
        _ if b.is_empty() => format!("“{a}” stands in {} alone", sides[0].claim.said.sigil),
        _ if a.is_empty() => format!("“{b}” stands in {} alone", sides[1].claim.said.sigil),
        Turn::Number => format!("{a} against {b}"),
        _ => format!("“{a}” against “{b}”"),
    }
}

/// The kind of difference that a changed sense makes.
fn kind(turn: Turn) -> Kind {
    match turn {
        Turn::Negation | Turn::Contrary => Kind::Polarity,
        Turn::Certainty => Kind::Certainty,
        Turn::Number => Kind::Count,
        Turn::Day => Kind::Date,
        Turn::Scope => Kind::Scope,
    }
}
