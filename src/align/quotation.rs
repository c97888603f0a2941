//! Which quotations are one utterance: by the words they share, who is said to have uttered them, and how much such
//! words tell. What the quotations say differently is never asked.

use std::collections::BTreeMap;

use super::fit::{Fit, People};
use super::fragment;
use super::group::Pair;
use super::key;
use super::overlap::{self, Run};
use crate::claim::Claim;
use crate::text::normal;
use crate::text::person;

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
pub(super) fn pairs(claims: &[&Claim], candidates: Vec<(usize, usize)>, fit: &Fit) -> Vec<Pair> {
    // Lawful and lawfully, pay and paying.
    let stem = |w: &String| key::hash(&normal::stem(w.strip_suffix("ly").unwrap_or(w)));
    let words: Vec<Vec<u64>> = claims.iter().map(|c| c.about.words.iter().map(stem).collect()).collect();
    let weights = weights(&words);
    let own = |c: usize| claims[c].about.head.is_empty();
    let mut found: Vec<Likeness> = candidates
        .into_iter()
        .filter_map(|(a, b)| match speakers_fit(claims[a], claims[b], fit.people) {
            true => likeness(claims, (a, b), &words, &weights, fit),
            false if own(a) && own(b) => misattributed((a, b), &words, &weights),
            false => None,
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

/// So long a run tells one utterance even where two people are said to have spoken.
const VERY_LONG_RUN: usize = 10;

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

/// Whether two word sequences go on in other words behind all that they share, or come to it from other words: a phrase
/// that two people use is no utterance of both.
fn part_at_ends(runs: &[Run], a: usize, b: usize) -> bool {
    let apart = |x: usize, y: usize| x.min(y) > 0 && x.max(y) > 1;
    let behind = |r: &Run| apart(a - r.a - r.len, b - r.b - r.len);
    runs.first().is_some_and(|r| apart(r.a, r.b)) || runs.last().is_some_and(behind)
}

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
    let runs = overlap::runs(&words[a], &words[b]);
    let ends = part_at_ends(&runs, words[a].len(), words[b].len());
    let runs: Vec<Run> = runs.into_iter().filter(|r| r.len > 1).collect();
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
    (all && !ends && !chance).then_some(Likeness { a, b, score, in_a, in_b })
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
    let (in_a, in_b) = ((first.a, last.a + last.len), (first.b, last.b + last.len));
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
    // Who spoke such words is not asked: many do.
    if anybody && [a, b].iter().any(|&c| !claims[c].about.head.is_empty()) {
        return None;
    }
    if anybody && longest < VERY_LONG_RUN && part_at_ends(&runs, words[a].len(), words[b].len()) {
        return None;
    }
    // All of a long quotation is no chance, and no very long run, however often the articles of the story give it.
    let all = anybody && (longest == short && short > LONG_RUN || longest >= VERY_LONG_RUN);
    let chance = !all && (longest < short || anybody) && in_sequence < sure * (1.0 + words.len() as f64).ln();
    let count: usize = runs.iter().map(|r| r.len).sum();
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
        _ if all => true,
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
