//! Where a sentence of a draft parts from the sentence it comes from: stretches between words that both have.

use std::ops::Range;

use super::super::copy::Copies;
use super::super::trace::Trace;
use super::super::units::Unit;

/// So many units on either side of a stretch tell whether its sentence comes from there.
const CONTEXT: usize = 6;

/// What share of them, by weight, must be in both.
const SHARE: f32 = 0.65;

/// A stretch of more units than this is written anew.
const LONGEST: usize = 9;

/// What share of a sentence must be in both for the sentence to come from there.
const COVER: f32 = 0.6;

/// Where less of it is, because it was put together from several: what must be in both of so many units on
/// either side, by share and in telling words.
const WIDE: usize = 10;
const WIDE_SHARE: f32 = 0.8;
const TELLING: usize = 4;

/// What share of the article's units around a stretch must be in both.
const THERE: f32 = 0.5;

/// Where a draft and an article part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Segment {
    /// The draft's units; none where it leaves something out.
    pub draft: Range<usize>,
    /// The article's units.
    pub other: Range<usize>,
    /// Which article.
    pub article: usize,
    /// The words before it stand in both.
    pub held_before: bool,
    /// The words behind it stand in both.
    pub held_after: bool,
    /// Hardly anything else near it differs.
    pub alone: bool,
}

/// The stretches in which a sentence parts from a trace of it, in order, where the words around them leave no
/// doubt that it comes from there.
pub(super) fn of(sentence: &Range<usize>, trace: &Trace, copies: &Copies) -> Vec<Segment> {
    let mut out = Vec::new();
    let (Some(&first), Some(&last)) = (trace.pairs.first(), trace.pairs.last()) else { return out };
    let before = first.0 - sentence.start;
    let start = start_of(first.1, before, trace, copies);
    push(&mut out, trace, sentence.start..first.0, start..first.1);
    let mut open: Option<(usize, usize)> = None;
    for (&(i, j), &(k, l)) in trace.pairs.iter().zip(trace.pairs.iter().skip(1)) {
        let from = open.take().unwrap_or((i + 1, j + 1));
        // One word in another form parts the two as another word would: inside a quotation it may matter.
        if !copies.same(k, l, trace.article) && is_quoted(k, l, trace.article, copies) {
            push(&mut out, trace, from.0..k, from.1..l);
            push(&mut out, trace, k..k + 1, l..l + 1);
            continue;
        }
        push(&mut out, trace, from.0..k, from.1..l);
    }
    let end = end_of(last.1, sentence.end - last.0 - 1, trace, copies);
    push(&mut out, trace, last.0 + 1..sentence.end, last.1 + 1..end);
    for segment in &mut out {
        segment.held_before = segment.draft.start > sentence.start;
        segment.held_after = segment.draft.end < sentence.end;
    }
    out.retain_mut(|s| is_held(s, sentence, trace, copies));
    out
}

fn push(out: &mut Vec<Segment>, trace: &Trace, draft: Range<usize>, other: Range<usize>) {
    if draft.is_empty() && other.is_empty() || draft.len() > LONGEST {
        return;
    }
    out.push(Segment {
        draft,
        other,
        article: trace.article,
        held_before: false,
        held_after: false,
        alone: false,
    });
}

fn is_quoted(i: usize, j: usize, article: usize, copies: &Copies) -> bool {
    let other = copies.articles.get(article).and_then(|a| a.units.get(j));
    copies.draft.units.get(i).zip(other).is_some_and(|(a, b)| a.quoted && b.quoted)
}

/// Where the article's words before its first word in common begin: as many as the draft has there and one more,
/// in the same sentence.
fn start_of(first: usize, before: usize, trace: &Trace, copies: &Copies) -> usize {
    let Some(text) = copies.articles.get(trace.article) else { return first };
    let sentence = text.sentences.get(text.sentence_of(first)).map_or(first, |s| s.start);
    first.saturating_sub(before + 1).max(sentence)
}

fn end_of(last: usize, behind: usize, trace: &Trace, copies: &Copies) -> usize {
    let Some(text) = copies.articles.get(trace.article) else { return last + 1 };
    let sentence = text.sentences.get(text.sentence_of(last)).map_or(last + 1, |s| s.end);
    (last + 1 + behind + 1).min(sentence).max(last + 1)
}

/// Whether enough of what stands around a stretch is in both, in the draft and in the article.
fn is_held(segment: &mut Segment, sentence: &Range<usize>, trace: &Trace, copies: &Copies) -> bool {
    let Some(text) = copies.articles.get(trace.article) else { return false };
    let place = segment.clone();
    let around = |reach: usize| -> Around {
        let segment = &place;
        let from = segment.draft.start.saturating_sub(reach).max(sentence.start);
        let to = (segment.draft.end + reach).min(sentence.end);
        let mut sum = Around::default();
        for i in (from..to).filter(|i| !segment.draft.contains(i)) {
            let found = trace.pairs.binary_search_by_key(&i, |&(d, _)| d).ok();
            let near = found.and_then(|k| trace.pairs.get(k)).is_some_and(|&(_, j)| {
                j + 3 * reach >= segment.other.start && j < segment.other.end + 3 * reach
            });
            sum.add(copies.draft.units.get(i), near);
        }
        sum
    };
    let close = around(CONTEXT);
    if close.telling < 2 || close.share() < SHARE {
        return false;
    }
    let wide = around(WIDE);
    if trace.cover < COVER && (wide.telling < TELLING || wide.share() < WIDE_SHARE) {
        return false;
    }
    // What the article has there, as far as the words in common reach.
    let (Some(&(_, first)), Some(&(_, last))) = (trace.pairs.first(), trace.pairs.last()) else {
        return false;
    };
    let from = segment.other.start.saturating_sub(CONTEXT).max(first);
    let to = (segment.other.end + CONTEXT).min(last + 1);
    let mut there = Around::default();
    for j in (from..to).filter(|j| !segment.other.contains(j)) {
        there.add(text.units.get(j), trace.pairs.binary_search_by_key(&j, |&(_, o)| o).is_ok());
    }
    segment.alone = close.share() >= WIDE_SHARE && there.share() >= WIDE_SHARE;
    there.share() >= THERE
}

/// What stands around a stretch, by weight.
#[derive(Default)]
struct Around {
    all: u32,
    both: u32,
    /// How many words in both tell something.
    telling: usize,
}

impl Around {
    fn add(&mut self, unit: Option<&Unit>, both: bool) {
        let Some(unit) = unit else { return };
        self.all += unit.weight();
        if both {
            self.both += unit.weight();
            self.telling += usize::from(unit.tells());
        }
    }

    fn share(&self) -> f32 {
        self.both as f32 / self.all.max(1) as f32
    }
}

/// Whether another trace has the draft's words of a stretch, with those beside it, one behind the other: then
/// that article stands behind them.
pub(super) fn is_explained(
    segment: &Segment,
    sentence: &Range<usize>,
    traces: &[Trace],
    copies: &Copies,
) -> bool {
    let from = segment.draft.start.saturating_sub(1).max(sentence.start);
    let to = (segment.draft.end + 1).min(sentence.end);
    // At the edge of a sentence, words that are left out have no place of their own: those are missed that stand at
    // that edge in the article, and without which none begins or ends.
    let there = copies
        .articles
        .get(segment.article)
        .and_then(|a| a.sentences.get(a.sentence_of(segment.other.start)));
    let there = there.cloned().unwrap_or_default();
    if segment.draft.is_empty() && to == segment.draft.end {
        let last = to.saturating_sub(1);
        return segment.other.end != there.end
            || traces.iter().any(|t| edges(last, t, copies, |s| s.end.saturating_sub(1)));
    }
    if segment.draft.is_empty() && from == segment.draft.start {
        return segment.other.start != there.start
            || traces.iter().any(|t| edges(from, t, copies, |s| s.start));
    }
    traces.iter().any(|t| copies.run(&(from..to), t).is_some())
}

/// Whether a unit of the draft stands at an edge of a sentence in the article of a trace, or in none of it.
fn edges(unit: usize, trace: &Trace, copies: &Copies, edge: fn(&Range<usize>) -> usize) -> bool {
    let found = trace.pairs.binary_search_by_key(&unit, |&(d, _)| d).ok().and_then(|k| trace.pairs.get(k));
    let at_edge = |j: usize| {
        let text = copies.articles.get(trace.article)?;
        Some(edge(text.sentences.get(text.sentence_of(j))?) == j)
    };
    found.is_none_or(|&(_, j)| at_edge(j).unwrap_or(false))
}
