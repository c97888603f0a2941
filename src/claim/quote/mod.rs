//! Quotations: who uttered what, in which words.

use super::{Claim, Extractor, Kind, Seen};

pub(super) const QUOTE: Extractor =
    Extractor { name: "quote", kinds: &[Kind::QuoteWording, Kind::QuoteSpeaker], extract };

/// One utterance: the pieces of one speech act in the order of the text, and who is said to have uttered it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Utterance {
    /// Its pieces, as indices into the article's quotations.
    pub pieces: Vec<usize>,
    /// Who uttered it and by which cue; `None` for a stretch that nobody is said to have uttered.
    pub speech: Option<super::Speech>,
}

/// The utterances of an article. Every outer quotation is a piece of exactly one.
pub fn utterances(seen: &Seen) -> Vec<Utterance> {
    let _ = seen;
    Vec::new()
}

fn extract(seen: &Seen) -> Vec<Claim> {
    let _ = utterances(seen);
    Vec::new()
}
