//! Where each sentence of a draft comes from: the sentences of the articles that have its words in their order.
//!
//! Candidates are found by their rare words, then matched word by word. Whether a difference matters is not
//! asked here.

use std::ops::Range;

use super::units::{Text, Unit};

/// A table of so many cells at most is laid out for one match; longer stretches are cut at their equal ends
/// first, and given up beyond that.
const CELLS: usize = 1 << 20;

/// What share of a sentence's telling words an article's sentence must have to be looked at more closely.
const SHARE: f32 = 0.3;

/// What share a neighbour of that sentence must have to be looked at with it.
const NEIGHBOUR: f32 = 0.15;

/// A stretch of an article from which a sentence of the draft may come.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    /// Which article, as an index into the articles of the draft.
    pub article: usize,
    /// The units that both have, in the order of both: of the draft, of the article.
    pub pairs: Vec<(usize, usize)>,
    /// What share of the sentence, by weight, is among them.
    pub cover: f32,
}

/// Finds where the sentences of a draft come from.
pub(super) struct Tracer<'a> {
    articles: &'a [Text],
    /// For each key the sentences that have it: article and sentence as one number.
    postings: Vec<Vec<u32>>,
    /// The first number of each article's sentences.
    firsts: Vec<u32>,
    scores: Vec<f32>,
}

impl<'a> Tracer<'a> {
    /// Indexes the sentences of the articles; `keys` is how many different words there are.
    pub(super) fn new(articles: &'a [Text], keys: usize) -> Self {
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); keys];
        let mut firsts = Vec::new();
        let mut number = 0_u32;
        for article in articles {
            firsts.push(number);
            for sentence in &article.sentences {
                for unit in article.units.get(sentence.clone()).unwrap_or_default() {
                    if let Some(list) = postings.get_mut(unit.root as usize).filter(|_| unit.tells())
                        && list.last() != Some(&number)
                    {
                        list.push(number);
                    }
                }
                number += 1;
            }
        }
        Tracer { articles, postings, firsts, scores: vec![0.0; number as usize] }
    }

    /// The stretches that a sentence of the draft may come from, the fullest first; of two as full that of the
    /// article named first.
    pub(super) fn trace(&mut self, draft: &Text, sentence: &Range<usize>) -> Vec<Trace> {
        let Some(units) = draft.units.get(sentence.clone()) else { return Vec::new() };
        let total = self.score(units);
        let mut traces = Vec::new();
        if total > 0.0 {
            for (article, text) in self.articles.iter().enumerate() {
                for window in self.windows(article, text, total) {
                    if let Some(trace) = matched(units, sentence.start, text, article, window) {
                        traces.push(trace);
                    }
                }
            }
        }
        traces.sort_by(|a: &Trace, b: &Trace| b.cover.total_cmp(&a.cover));
        traces
    }

    /// Gives every sentence the worth of the words that it has; returns what all words are worth.
    fn score(&mut self, units: &[Unit]) -> f32 {
        self.scores.fill(0.0);
        let mut seen: Vec<u32> = Vec::new();
        let mut total = 0.0;
        for unit in units.iter().filter(|u| u.tells()) {
            if seen.contains(&unit.root) {
                continue;
            }
            seen.push(unit.root);
            let list = self.postings.get(unit.root as usize).map_or(&[][..], Vec::as_slice);
            let worth = 1.0 / (1.0 + list.len() as f32).sqrt();
            total += worth;
            for &number in list {
                if let Some(score) = self.scores.get_mut(number as usize) {
                    *score += worth;
                }
            }
        }
        total
    }

    /// The stretches of an article that are worth a closer look: its two best sentences with those neighbours
    /// that have something of the draft's sentence too.
    fn windows(&self, article: usize, text: &Text, total: f32) -> Vec<Range<usize>> {
        let first = self.firsts.get(article).copied().unwrap_or(0) as usize;
        let scores = self.scores.get(first..first + text.sentences.len()).unwrap_or_default();
        let mut best: Vec<usize> = (0..scores.len()).filter(|&s| scores[s] >= SHARE * total).collect();
        best.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        best.truncate(2);
        let has = |s: usize| scores.get(s).is_some_and(|&x| x >= NEIGHBOUR * total);
        let mut windows: Vec<Range<usize>> = Vec::new();
        for s in best {
            let from = if s > 0 && has(s - 1) { s - 1 } else { s };
            let to = if has(s + 1) { s + 1 } else { s };
            let (Some(a), Some(b)) = (text.sentences.get(from), text.sentences.get(to)) else { continue };
            if !windows.iter().any(|w| w.start <= a.start && b.end <= w.end) {
                windows.push(a.start..b.end);
            }
        }
        windows
    }
}

/// Matches the units of a sentence, which begin at `offset` in the draft, with a stretch of an article.
fn matched(
    units: &[Unit],
    offset: usize,
    text: &Text,
    article: usize,
    window: Range<usize>,
) -> Option<Trace> {
    let other = text.units.get(window.clone())?;
    let pairs: Vec<(usize, usize)> = match run(units, other) {
        Some(at) => (0..units.len()).map(|i| (i, at + i)).collect(),
        None => common(units, other)?,
    };
    let weight = |units: &mut dyn Iterator<Item = &Unit>| units.map(Unit::weight).sum::<u32>() as f32;
    let all = weight(&mut units.iter()).max(1.0);
    let both = weight(&mut pairs.iter().filter_map(|&(i, _)| units.get(i)));
    let pairs = pairs.into_iter().map(|(i, j)| (offset + i, window.start + j)).collect();
    Some(Trace { article, pairs, cover: both / all })
}

/// Where all units of a sentence stand in a stretch, one behind the other.
fn run(units: &[Unit], other: &[Unit]) -> Option<usize> {
    let first = units.first()?;
    let last = other.len().checked_sub(units.len())?;
    let fits = |at: usize| units.iter().zip(other.get(at..).unwrap_or_default()).all(|(a, b)| a.key == b.key);
    (0..=last).find(|&at| other.get(at).is_some_and(|u| u.key == first.key) && fits(at))
}

/// What a unit of the draft and one of an article have in common: 0 for nothing.
fn likeness(a: &Unit, b: &Unit) -> u32 {
    match () {
        () if a.key == b.key => 2 * a.weight(),
        () if a.root == b.root && !a.is_contrary_to(b) => a.weight().min(b.weight()),
        () => 0,
    }
}

/// The units that two rows have in common, in order: the heaviest such row, unbroken runs before scattered words.
fn common(a: &[Unit], b: &[Unit]) -> Option<Vec<(usize, usize)>> {
    let head = a.iter().zip(b).take_while(|(x, y)| x.key == y.key).count();
    let (a_rest, b_rest) = (a.get(head..)?, b.get(head..)?);
    let tail = a_rest.iter().rev().zip(b_rest.iter().rev()).take_while(|(x, y)| x.key == y.key).count();
    let (n, m) = (a_rest.len() - tail, b_rest.len() - tail);
    if (n + 1).checked_mul(m + 1)? > CELLS {
        return None;
    }
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    let inner = table(a_rest.get(..n)?, b_rest.get(..m)?);
    pairs.extend(inner.into_iter().map(|(i, j)| (head + i, head + j)));
    pairs.extend((0..tail).map(|k| (head + n + k, head + m + k)));
    Some(pairs)
}

/// The heaviest common row by a table of all pairs: `best` ends anywhere, `ends` in a pair.
fn table(a: &[Unit], b: &[Unit]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    let mut ends = vec![0_u32; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let (here, before) = ((i + 1) * width + j + 1, i * width + j);
            let worth = likeness(x, y);
            if worth > 0 {
                let goes_on = if ends[before] > 0 { ends[before] + 3 } else { 0 };
                ends[here] = worth + best[before].max(goes_on);
            }
            best[here] = ends[here].max(best[here - 1]).max(best[here - width]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    // Behind a pair that was worth more for following another, that other is taken.
    let mut bound = false;
    while i > 0 && j > 0 {
        let here = i * width + j;
        if bound || ends[here] == best[here] && ends[here] > 0 {
            pairs.push((i - 1, j - 1));
            let before = here - width - 1;
            let worth = likeness(&a[i - 1], &b[j - 1]);
            bound = ends[before] > 0 && ends[here] == worth + ends[before] + 3;
            (i, j) = (i - 1, j - 1);
        } else if best[here] == best[here - width] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}
