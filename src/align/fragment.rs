//! A fragment of two or three words beside the full quotation that it is meant to come from, where one of its
//! words is not the speaker's.
//!
//! Two words are not enough to recognise an utterance by their sequence. The same named speaker must have said
//! them, and either both words stand in the full quotation, close to each other, or one does and the writer's
//! own sentence goes on as the full quotation does.

use std::collections::BTreeMap;

use super::group::Pair;
use crate::claim::Claim;
use crate::text::normal;
use crate::text::person;

/// The longest fragment, in words.
const FRAGMENT: usize = 3;

/// The shortest quotation that a fragment can come from.
const FULL: usize = 6;

/// A word with fewer letters tells nothing of itself.
const TELLING: usize = 6;

/// A word that more quotations have tells nothing either.
const RARE: usize = 3;

/// So many letters that two words end in alike.
const ENDING: usize = 2;

/// So many words apart are still beside each other.
const BESIDE: usize = 6;

/// How well such a pair fits: less than whatever shares a run of words.
const SCORE: f64 = 0.5;

/// The pairs of a fragment and the full quotation in another article that it changes a word of.
pub(super) fn pairs(claims: &[&Claim]) -> Vec<Pair> {
    let fragments: Vec<usize> = (0..claims.len()).filter(|&i| is_fragment(claims[i])).collect();
    if fragments.is_empty() {
        return Vec::new();
    }
    let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        for word in claim.about.words.iter().filter(|w| w.chars().count() >= TELLING) {
            let holders = having.entry(word).or_default();
            if holders.last() != Some(&i) {
                holders.push(i);
            }
        }
    }
    let mut out = Vec::new();
    for f in fragments {
        let telling = claims[f].about.words.iter().filter_map(|w| having.get(w.as_str()));
        let mut full: Vec<usize> = telling.filter(|h| h.len() <= RARE).flatten().copied().collect();
        full.sort_unstable();
        full.dedup();
        let fitting = full.into_iter().filter(|&l| comes_from(claims[f], claims[l], &having));
        out.extend(fitting.map(|l| Pair { a: f.min(l), b: f.max(l), score: SCORE }));
    }
    out
}

fn is_fragment(claim: &Claim) -> bool {
    (2..=FRAGMENT).contains(&claim.about.words.len()) && named(claim)
}

fn named(claim: &Claim) -> bool {
    claim.speech.as_ref().is_some_and(|s| !s.speaker.unnamed)
}

/// Whether a fragment is meant to come from a quotation, and does not come from it word for word.
fn comes_from(fragment: &Claim, full: &Claim, having: &BTreeMap<&str, Vec<usize>>) -> bool {
    let (short, long) = (&fragment.about.words, &full.about.words);
    let same_speaker = match (&fragment.speech, &full.speech) {
        (Some(x), Some(y)) => !y.speaker.unnamed && person::same(&x.speaker, &y.speaker),
        _ => false,
    };
    let across = fragment.said.sigil != full.said.sigil;
    if !across || !same_speaker || long.len() < FULL || long.windows(short.len()).any(|w| *w == **short) {
        return false;
    }
    let rare = |w: &String| having.get(w.as_str()).is_some_and(|h| h.len() <= RARE);
    let places = |w: &String| (0..long.len()).filter(|&i| long[i] == *w).collect::<Vec<_>>();
    let met: Vec<Vec<usize>> = short.iter().filter(|w| rare(w)).map(places).collect();
    let all = met.len() == short.len() && met.iter().all(|p| !p.is_empty());
    let near = |x: &[usize], y: &[usize]| x.iter().any(|&i| y.iter().any(|&j| i.abs_diff(j) <= BESIDE));
    if all && met.windows(2).all(|w| near(&w[0], &w[1])) {
        return true;
    }
    let [first, second] = &short[..] else { return false };
    places(second).iter().any(|&i| {
        let before = i.checked_sub(1).and_then(|k| long.get(k));
        rare(second) && before.is_some_and(|w| alike(w, first)) && goes_on(fragment, &long[i + 1..])
    })
}

/// Whether two words are of one kind, as a common ending tells in any language: deeply and gravely.
fn alike(a: &str, b: &str) -> bool {
    let ending = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    a != b && a.len().min(b.len()) >= TELLING && ending >= ENDING
}

/// Whether the writer's sentence says behind a fragment what the full quotation goes on with.
fn goes_on(fragment: &Claim, behind: &[String]) -> bool {
    let sentence = &fragment.said.sentence;
    let Some(rest) = sentence.get(fragment.said.within.end as usize..) else { return false };
    let words = rest.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let own = words.filter(|w| !w.is_empty()).take(BESIDE).map(normal::word);
    let telling = |w: &str| w.chars().count() >= TELLING;
    own.into_iter().any(|w| telling(&w) && behind.iter().take(BESIDE).any(|o| *o == *w))
}
