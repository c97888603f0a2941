//! What an article states in its own words, sentence by sentence: the sentences of which nothing is quoted and nothing
//! told as somebody's words, so far as his words are read.
//!
//! What a sentence says is not read here. A statement carries its text alone: its words are looked at where another
//! article has a sentence that it may gainsay.

use super::{About, Claim, Kind, Seen};
use crate::text::Span;
use crate::text::value::{Value, Words};

/// A sentence of fewer tokens states nothing.
const LEAST: usize = 4;

/// A sentence of more is a list.
const MOST: usize = 70;

/// The statements of an article, in the order of the text, beside the claims that were read from it.
pub(super) fn of(seen: &Seen, claims: &[Claim]) -> Vec<Claim> {
    let mut told: Vec<Span> = claims
        .iter()
        .filter(|c| matches!(c.kind, Kind::QuoteWording | Kind::Paraphrase | Kind::Statement))
        .map(|c| c.said.at)
        .collect();
    told.sort_unstable_by_key(|s| s.start);
    let mut out = Vec::with_capacity(seen.prose.sentences.len());
    let mut next = 0;
    let mut reach = 0;
    for sentence in &seen.prose.sentences {
        while told.get(next).is_some_and(|s| s.start < sentence.at.end) {
            reach = reach.max(told[next].end);
            next += 1;
        }
        let long = sentence.tokens.len();
        if reach <= sentence.at.start && (LEAST..=MOST).contains(&long) {
            let value = Value::Words(Words { words: Vec::new(), whole: true });
            let said = seen.said(vec![sentence.at], Vec::new());
            out.push(Claim::new(Kind::Statement, About::default(), value, said));
        }
    }
    out
}
