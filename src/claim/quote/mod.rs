//! Quotations: who uttered what, in which words.
//!
//! Pieces between marks (`mention::quotation`) are set among the writer's own words (`scene`), get their speakers
//! (`attribution`, from `cue`, `speaker`, `stand` and `title`), are joined into utterances, and become claims with their words (`wording`). What the writer gives in
//! his own words is read by `indirect`.

mod attribution;
mod cue;
mod indirect;
mod scene;
mod speaker;
mod stand;
#[cfg(test)]
mod tests;
mod title;
mod wording;

use super::{About, Claim, Extractor, Kind, Seen, Speech, party};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::value::{Name, Value};
use attribution::{How, Told};
use scene::{Piece, Scene};
use speaker::Who;

pub(super) const QUOTE: Extractor =
    Extractor { name: "quote", kinds: &[Kind::QuoteWording, Kind::QuoteSpeaker, Kind::Paraphrase], extract };

/// What has more tokens is nobody else's, whatever commonplace it has in it.
const SHORT: usize = 24;

/// One utterance: the pieces of one speech act in the order of the text, and who is said to have uttered it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Utterance {
    /// Its pieces, as indices into the article's quotations.
    pub pieces: Vec<usize>,
    /// Who uttered it and by which cue; `None` for a stretch that nobody is said to have uttered.
    pub speech: Option<Speech>,
}

/// The utterances of an article. Every outer quotation is a piece of exactly one.
pub fn utterances(seen: &Seen) -> Vec<Utterance> {
    if seen.mentions.quotations.is_empty() {
        return Vec::new();
    }
    let scene = Scene::new(seen, &seen.cast);
    joined(&scene).into_iter().map(|(pieces, told)| utterance(&scene, &pieces, told)).collect()
}

fn utterance(scene: &Scene, pieces: &[usize], told: Option<Told>) -> Utterance {
    let pieces = pieces.iter().filter_map(|&k| scene.pieces.get(k)).map(|p| p.quotation).collect();
    Utterance { pieces, speech: told.as_ref().and_then(|t| speech(scene, t)) }
}

/// The pieces of every utterance, and what is told of it.
fn joined<'a>(scene: &Scene<'a>) -> Vec<(Vec<usize>, Option<Told<'a>>)> {
    let told = attribution::attribute(scene);
    let mut out: Vec<(Vec<usize>, Option<Told>)> = Vec::new();
    for (k, told) in told.into_iter().enumerate() {
        match out.last_mut() {
            Some((pieces, before))
                if before.is_some()
                    && told.as_ref().is_some_and(|t| t.how == How::GoesOn)
                    && pieces.last().is_some_and(|&p| goes_on(scene, p, k)) =>
            {
                pieces.push(k);
            }
            _ => out.push((vec![k], told)),
        }
    }
    out
}

/// Whether a piece is one with the piece before it: a fragment in the writer's own sentence is not.
fn goes_on(scene: &Scene, before: usize, k: usize) -> bool {
    let (Some(first), Some(next)) = (scene.pieces.get(before), scene.pieces.get(k)) else { return false };
    let split = !matches!(scene.last_mark(first), "." | "?" | "!");
    next.continues || split || wording::whole(scene, &[first])
}

fn speech(scene: &Scene, told: &Told) -> Option<Speech> {
    let cue = told.cue.map(|(start, end)| {
        let words: Vec<_> = (start..end).map(|i| scene.prose.normal(i)).collect();
        words.join(" ")
    });
    let sure = scene.is_sure(told);
    match told.who.as_ref()? {
        Who::Known(who) => {
            let person = scene.cast.people.get(who.person)?;
            let speaker = party::member(scene.seen, who.person);
            Some(Speech { speaker, at: who.at, cue, roles: person.roles.clone(), sure })
        }
        Who::Written(tokens) => {
            let at = scene.prose.span(tokens.clone());
            let written: Vec<&str> = scene.prose.article.slice(at).split_whitespace().collect();
            let unnamed = scene.prose.is(tokens.start, Class::Determiner);
            let speaker = Name { unnamed, ..Name::new(&written.join(" ")) };
            Some(Speech { speaker, at, cue, roles: Vec::new(), sure })
        }
    }
}

/// Whether a short utterance is in words that many people use.
fn commonplace(seen: &Seen, pieces: &[&Piece]) -> bool {
    let prose = &seen.prose;
    let tokens = || pieces.iter().flat_map(|p| p.inner.clone());
    tokens().count() <= SHORT && tokens().any(|i| prose.entry(i, Class::Commonplace).is_some())
}

fn extract(seen: &Seen) -> Vec<Claim> {
    let scene = Scene::new(seen, &seen.cast);
    let mut claims = indirect::claims(&scene, seen);
    for (pieces, told) in joined(&scene) {
        let pieces: Vec<&Piece> = pieces.iter().filter_map(|&k| scene.pieces.get(k)).collect();
        let (words, places) = wording::words(&scene, &pieces);
        if words.words.is_empty() {
            continue;
        }
        let speech = told.as_ref().and_then(|t| speech(&scene, t));
        let spans: Vec<Span> = pieces.iter().map(|p| seen.prose.span(p.inner.clone())).collect();
        let about = About {
            people: speech.iter().map(|s| s.speaker.clone()).collect(),
            words: words.words.iter().map(|w| w.normal.clone()).collect(),
            head: if commonplace(seen, &pieces) { "commonplace".to_owned() } else { String::new() },
            ..About::default()
        };
        let said = seen.said(spans, places);
        // A headline names its speakers as it has room to.
        let speech = speech.map(|s| Speech { sure: s.sure && !said.headline, ..s });
        if let Some(speech) = speech.as_ref().filter(|s| s.sure) {
            let (value, about) =
                (Value::Name(speech.speaker.clone()), About { people: Default::default(), ..about.clone() });
            claims.push(Claim {
                kind: Kind::QuoteSpeaker,
                about,
                value,
                said: said.clone(),
                speech: Some(speech.clone()),
            });
        }
        claims.push(Claim { kind: Kind::QuoteWording, about, value: Value::Words(words), said, speech });
    }
    claims
}
