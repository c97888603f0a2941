//! What two articles state, in their own words or in those of others: where one says that something is so and the
//! other that it is not, or may be.
//!
//! What one speaker is quoted and paraphrased with belongs to `paraphrase`. A sentence that the other article confirms
//! in another place is silent.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::paraphrase::{Met, find, mark_pauses, turned};
use crate::align::statement::{Candidate, Speaker, Stated, candidates, is_of_the_same};
use crate::claim::{Claim, Kind};
use crate::compare::paraphrase::{ParaphraseOptions, Parting, Tie, gainsay};
use crate::rule::Rule;
use crate::text::lexicon::Lexicon;
use crate::text::sense;
use crate::text::value::{Value, Words};
use crate::text::wording;

/// Every two sentences of two articles of which one gainsays the other.
pub(super) fn meet(
    rule: &Rule,
    options: &ParaphraseOptions,
    claims: &[&Claim],
    lexicon: &Lexicon,
) -> Vec<Met> {
    if !claims.iter().any(|c| matches!(c.kind, Kind::Statement | Kind::Paraphrase)) {
        return Vec::new();
    }
    // The words of statements are read where they are needed first: here.
    let read: Vec<Cow<Claim>> = claims.iter().map(|c| with_words(c, lexicon)).collect();
    let mut stated: Vec<Stated> = Vec::new();
    for (i, claim) in read.iter().enumerate() {
        let Value::Words(words) = &claim.value else { continue };
        let mut senses = sense::sentences(&words.words, lexicon);
        mark_pauses(&mut senses, claim);
        stated.extend(senses.into_iter().map(|sense| Stated { claim: i, sense }));
    }
    let all: Vec<&Claim> = read.iter().map(AsRef::as_ref).collect();
    let pairs = candidates(&all, &stated);
    let mut by_sentence: BTreeMap<usize, Vec<&Candidate>> = BTreeMap::new();
    for pair in &pairs {
        by_sentence.entry(pair.a).or_default().push(pair);
        by_sentence.entry(pair.b).or_default().push(pair);
    }
    let mut out = Vec::new();
    let mut used: BTreeSet<(usize, &str)> = BTreeSet::new();
    for pair in &pairs {
        let (x, y) = (&stated[pair.a], &stated[pair.b]);
        // What one speaker is quoted and paraphrased with may answer; else it is left to its own rule.
        if pair.speaker == Speaker::Same {
            continue;
        }
        let Some(parting) = weigh(pair, x, y) else { continue };
        let (a, b) = (&read[x.claim], &read[y.claim]);
        // What is in doubt here is too often of two things, and what was so on one day need not be so on another.
        if !parting.sure || is_of_another_day(a, b) {
            continue;
        }
        let (first, second) = ((pair.a, b.said.sigil.as_str()), (pair.b, a.said.sigil.as_str()));
        if used.contains(&first) || used.contains(&second) {
            continue;
        }
        // Whether the other article says the same as one of the two in another place.
        let answered = |own: usize, other: usize| {
            by_sentence.get(&own).into_iter().flatten().any(|p| {
                let third = if p.a == own { p.b } else { p.a };
                let there = read[stated[third].claim].said.sigil == read[stated[other].claim].said.sigil;
                third != other
                    && there
                    && is_of_the_same(&stated[own], &stated[other], &stated[third])
                    && weigh(p, &stated[own], &stated[third]).is_none()
            })
        };
        if answered(pair.a, pair.b) || answered(pair.b, pair.a) {
            continue;
        }
        used.extend([first, second]);
        let in_order = x.claim < y.claim;
        let members = if in_order { [x.claim, y.claim] } else { [y.claim, x.claim] };
        let parting = turned(parting, in_order);
        let finding = find(rule, options, [&read[members[0]], &read[members[1]]], &parting);
        out.push(Met { claims: members, finding });
    }
    out.sort_by_key(|m| m.claims);
    out
}

/// Where two sentences gainsay each other.
fn weigh(pair: &Candidate, a: &Stated, b: &Stated) -> Option<Parting> {
    let tie = match pair.speaker {
        Speaker::Same | Speaker::PerhapsSame => Tie::PerhapsOneSpeaker,
        Speaker::Any => Tie::Words,
    };
    let rare = pair.few.then_some(Tie::RareWord);
    let nobody = pair.nobody.then_some(Tie::Nobody);
    gainsay(&a.sense, &b.sense, [Some(tie), rare, nobody].into_iter().flatten())
}

/// Whether two articles are of days so far apart that what was so on the one need not be so on the other.
fn is_of_another_day(a: &Claim, b: &Claim) -> bool {
    a.said.on.zip(b.said.on).is_some_and(|(x, y)| (x - y).get_days().abs() > 1)
}

/// A claim with its words: a statement carries its text alone.
fn with_words<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Cow<'a, Claim> {
    if !matches!(&claim.value, Value::Words(w) if w.words.is_empty()) {
        return Cow::Borrowed(claim);
    }
    let mut claim = claim.clone();
    let (words, places) = wording::of_text(&claim.said.text, lexicon);
    claim.value = Value::Words(Words { words, whole: true });
    claim.said.words = places.into_iter().map(|s| s.moved(claim.said.at.start)).collect();
    Cow::Owned(claim)
}
