//! Where a sentence of a draft parts from the sentence it comes from: stretches between words that both have.

use std::ops::Range;

use super::super::copy::Copies;
use super::super::trace::Trace;

/// So many units on either side of a stretch tell whether its sentence comes from there.
const CONTEXT: usize = 6;

/// What share of them, by weight, must be in both.
const SHARE: f32 = 0.65;

/// A stretch of more units than this is written anew.
const LONGEST: usize = 9;

/// What share of a sentence must be in both for the sentence to come from there.
const COVER: f32 = 0.4;

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
}

/// The stretches in which a sentence parts from a trace of it, in order, where the words around them leave no
/// doubt that it comes from there.
pub(super) fn of(sentence: &Range<usize>, trace: &Trace, copies: &Copies) -> Vec<Segment> {
    if trace.cover < COVER {
        return Vec::new();
    }
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
    out.retain(|s| is_held(s, sentence, trace, copies));
    out
}

fn push(out: &mut Vec<Segment>, trace: &Trace, draft: Range<usize>, other: Range<usize>) {
    if draft.is_empty() && other.is_empty() || draft.len() > LONGEST {
        return;
    }
    out.push(Segment { draft, other, article: trace.article, held_before: false, held_after: false });
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

/// Whether enough of what stands around a stretch is in both.
fn is_held(segment: &Segment, sentence: &Range<usize>, trace: &Trace, copies: &Copies) -> bool {
    let from = segment.draft.start.saturating_sub(CONTEXT).max(sentence.start);
    let to = (segment.draft.end + CONTEXT).min(sentence.end);
    let (mut all, mut both, mut telling) = (0, 0, 0);
    for i in (from..to).filter(|i| !segment.draft.contains(i)) {
        let Some(unit) = copies.draft.units.get(i) else { continue };
        all += unit.weight();
        let Ok(k) = trace.pairs.binary_search_by_key(&i, |&(d, _)| d) else { continue };
        let near = trace.pairs.get(k).is_some_and(|&(_, j)| {
            j + 3 * CONTEXT >= segment.other.start && j < segment.other.end + 3 * CONTEXT
        });
        if near {
            both += unit.weight();
            telling += usize::from(unit.tells());
        }
    }
    telling >= 2 && both as f32 >= SHARE * all as f32
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
    // At the edge of a sentence, words that are left out have no place of their own.
    if segment.draft.is_empty() && (from == segment.draft.start || to == segment.draft.end) {
        return true;
    }
    traces.iter().any(|t| copies.run(&(from..to), t).is_some())
}
