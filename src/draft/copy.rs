//! What of a draft stands word for word in an article: copy, which is silent whatever it says.

use std::ops::Range;

use super::trace::Trace;
use super::units::{Keys, Sort, Text};
use crate::claim::{Claim, Kind};
use crate::text::Span;

/// So many units on either side of a value must be copied with it.
const AROUND: usize = 3;

/// So many units from a quotation its speaker may stand.
const SPEAKER: usize = 12;

/// A draft and where its sentences come from.
pub(super) struct Copies<'a> {
    pub(super) draft: &'a Text,
    pub(super) articles: &'a [Text],
    /// The traces of each sentence of the draft.
    pub(super) traces: &'a [Vec<Trace>],
    pub(super) keys: &'a Keys,
}

impl Copies<'_> {
    /// The articles in which a claim of the draft stands word for word, in their order.
    pub(super) fn of(&self, claim: &Claim) -> Vec<usize> {
        let spans = if claim.said.spans.is_empty() { vec![claim.said.at] } else { claim.said.spans.clone() };
        let mut found: Vec<usize> =
            (0..self.articles.len()).filter(|&a| spans.iter().all(|s| self.stands(claim, *s, a))).collect();
        found.dedup();
        found
    }

    fn stands(&self, claim: &Claim, at: Span, article: usize) -> bool {
        let units = self.draft.within(at);
        if units.is_empty() {
            return false;
        }
        let first = self.draft.sentence_of(units.start);
        let last = self.draft.sentence_of(units.end - 1);
        // A quotation of several sentences may lie across them.
        (first..=last).all(|sentence| {
            let Some(range) = self.draft.sentences.get(sentence) else { return false };
            let part = units.start.max(range.start)..units.end.min(range.end);
            self.traces.get(sentence).is_some_and(|traces| {
                traces.iter().filter(|t| t.article == article).any(|t| self.copied(claim, &part, range, t))
            })
        })
    }

    fn copied(&self, claim: &Claim, units: &Range<usize>, sentence: &Range<usize>, trace: &Trace) -> bool {
        let Some(places) = self.run(units, trace) else { return false };
        match claim.kind {
            Kind::QuoteWording => true,
            Kind::QuoteSpeaker => claim.speech.as_ref().is_some_and(|s| self.named(s.at, &places, trace)),
            _ => self.copied_around(units, sentence, trace),
        }
    }

    /// Where some units of the draft stand in the article of a trace, all of them one behind the other.
    pub(super) fn run(&self, units: &Range<usize>, trace: &Trace) -> Option<Range<usize>> {
        let from = trace.pairs.partition_point(|&(i, _)| i < units.start);
        let pairs = trace.pairs.get(from..from + units.len())?;
        let (&(first, start), &(last, end)) = (pairs.first()?, pairs.last()?);
        let whole = first == units.start && last + 1 == units.end && end + 1 - start == units.len();
        let same = |&(i, j): &(usize, usize)| self.same(i, j, trace.article);
        (whole && pairs.iter().all(same)).then_some(start..end + 1)
    }

    /// Whether a unit of the draft is that of the article, to the letter.
    pub(super) fn same(&self, i: usize, j: usize, article: usize) -> bool {
        let other = self.articles.get(article).and_then(|a| a.units.get(j));
        self.draft.units.get(i).zip(other).is_some_and(|(a, b)| a.key == b.key)
    }

    /// Whether the words that name a speaker stand beside these units of the article.
    fn named(&self, speaker: Span, places: &Range<usize>, trace: &Trace) -> bool {
        let Some(text) = self.articles.get(trace.article) else { return false };
        let near = places.start.saturating_sub(SPEAKER)..(places.end + SPEAKER).min(text.units.len());
        let near = text.units.get(near).unwrap_or_default();
        let words = self.draft.units.get(self.draft.within(speaker)).unwrap_or_default();
        words.iter().filter(|w| w.sort != Sort::Courtesy).all(|w| near.iter().any(|u| u.key == w.key))
    }

    /// Whether what tells something beside these units is copied with them.
    fn copied_around(&self, units: &Range<usize>, sentence: &Range<usize>, trace: &Trace) -> bool {
        let from = units.start.saturating_sub(AROUND).max(sentence.start);
        let to = (units.end + AROUND).min(sentence.end);
        (from..to).filter(|i| !units.contains(i)).all(|i| {
            let found = trace.pairs.binary_search_by_key(&i, |&(d, _)| d).ok();
            let tells = self.draft.units.get(i).is_some_and(|u| u.tells() || u.sort == Sort::Negation);
            !tells
                || found
                    .and_then(|k| trace.pairs.get(k))
                    .is_some_and(|&(i, j)| self.same(i, j, trace.article))
        })
    }
}
