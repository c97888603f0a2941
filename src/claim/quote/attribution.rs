//! Who uttered each quotation: first what its own sentence says, then what it takes over from its neighbours.
//!
//! A quotation's sentence can name the speaker behind it ("...," she said), before it (she said that it was
//! "..."), or only as the one the sentence is about. Sentences that are nothing but a quotation take over.

use std::ops::Range;

use super::scene::{Frame, Piece, Scene};
use super::speaker::{Cue, Stand};
use crate::cast::Reference;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

/// What was found out about a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    /// The place that names the speaker; `None` where somebody speaks whom the text does not name.
    pub who: Option<&'a Reference>,
    /// The cue's tokens.
    pub cue: Option<(usize, usize)>,
    /// How it was found.
    pub how: How,
}

/// How a piece came by its speaker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum How {
    /// The attribution stands right behind the piece.
    Behind,
    /// The cue stands somewhere before the piece.
    Ahead,
    /// No cue: the sentence is about the speaker.
    Topic,
    /// It goes on the piece before it, in the same breath.
    GoesOn,
    /// It stands alone; a neighbouring sentence or paragraph tells the speaker.
    Near,
}

/// What is told of every piece.
pub(super) fn attribute<'a>(scene: &Scene<'a>) -> Vec<Option<Told<'a>>> {
    let mut told: Vec<Option<Told>> = vec![None; scene.pieces.len()];
    for frame in scene.frames.iter().filter(|f| !f.pieces.is_empty()) {
        for k in frame.pieces.clone() {
            let found = own(scene, frame, k, &told);
            if let Some(slot) = told.get_mut(k) {
                *slot = found;
            }
        }
    }
    take_over(scene, &mut told);
    told
}

/// What the sentence of a piece tells.
fn own<'a>(scene: &Scene<'a>, frame: &Frame, k: usize, told: &[Option<Told<'a>>]) -> Option<Told<'a>> {
    let piece = scene.pieces.get(k)?;
    let lead = ahead(scene, frame, piece);
    if let Some((told, true)) = lead {
        return Some(told);
    }
    if let Some(found) = behind(scene, frame, k, piece) {
        return Some(found);
    }
    // The second half of a sentence that its attribution splits: "A," she said, "b".
    if let Some(before) =
        k.checked_sub(1).filter(|b| frame.pieces.contains(b)).and_then(|b| told.get(b)?.as_ref())
        && before.how == How::Behind
        && lead.is_none_or(|(l, _)| l.cue == before.cue)
    {
        return Some(Told { how: How::GoesOn, ..*before });
    }
    if let Some((told, _)) = lead {
        return Some(told);
    }
    if let Some(found) = trailing(scene, frame, piece) {
        return Some(found);
    }
    if words(scene, frame.tokens.clone()) == 0 {
        return None;
    }
    let who = scene.topic(frame.tokens.clone())?;
    Some(Told { who: Some(who), cue: None, how: How::Topic })
}

/// How many words of the writer's own stand in a run of tokens.
fn words(scene: &Scene, tokens: Range<usize>) -> usize {
    tokens
        .filter(|&i| !scene.quoted(i) && scene.prose.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark))
        .count()
}

/// The nearest cue before a piece in its sentence, and whether the piece follows it at once.
fn ahead<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<(Told<'a>, bool)> {
    let cues = (frame.tokens.start..piece.outer.start).rev().filter_map(|i| scene.cue(i));
    for cue in cues.filter(|c| c.end <= piece.outer.start) {
        let between = cue.end..piece.outer.start;
        let at_once = between.clone().all(|i| {
            !scene.quoted(i)
                && (scene.prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark)
                    || &*scene.prose.normal(i) == "that")
        });
        let who = if cue.sort == "according-to" {
            scene.follower(cue, piece.outer.start)
        } else if scene.passive(cue) {
            by_phrase(scene, cue, frame.tokens.end)
        } else {
            scene.subject(cue, frame.tokens.start)
        };
        if who.is_none() && !at_once {
            continue;
        }
        return Some((Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead }, at_once && who.is_some()));
    }
    None
}

/// "was called "a fraud" by Ode".
fn by_phrase<'a>(scene: &Scene<'a>, cue: Cue, to: usize) -> Option<&'a Reference> {
    let by = (cue.end..to).find(|&i| !scene.quoted(i) && &*scene.prose.normal(i) == "by")?;
    scene.follower(Cue { at: by, end: by + 1, sort: "according-to" }, to)
}

/// The attribution right behind a piece.
fn behind<'a>(scene: &Scene<'a>, frame: &Frame, k: usize, piece: &Piece) -> Option<Told<'a>> {
    let to = scene.pieces.get(k + 1).map_or(frame.tokens.end, |p| p.outer.start).min(frame.tokens.end);
    let mut at = piece.outer.end;
    let mark = scene.last_mark(piece);
    let comma = scene.prose.text(at) == "," && at < to;
    at += usize::from(comma);
    if dashed(scene, at, to) {
        let who = scene.references(at..to).next();
        return who.map(|who| Told { who: Some(who), cue: None, how: How::Behind });
    }
    let ends = comma || matches!(mark, "," | "?" | "!" | "—" | "–" | "--" | "-" | "…" | "..." | "." | "");
    if !ends || at >= to {
        return None;
    }
    let mut first = at;
    while first < to && scene.prose.normal(first).ends_with("ly") {
        first += 1;
    }
    if let Some(cue) = scene.cue(first) {
        if cue.sort == "according-to" {
            let who = scene.follower(cue, to);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
        }
        if mark.is_empty() && !comma || scene.participle(cue) || cue.sort == "call" || cue.sort == "act" {
            return None;
        }
        let who = scene.follower(cue, to);
        return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
    }
    if mark.is_empty() && !comma {
        return None;
    }
    clause(scene, at, to)
}

/// A clause with subject and cue that begins at `at`: "the minister, who left early, told reporters".
fn clause<'a>(scene: &Scene<'a>, at: usize, to: usize) -> Option<Told<'a>> {
    let begins = scene.prose.tokens.get(at)?;
    if begins.classes.any(&[Class::Conjunction, Class::Relative]) {
        return None;
    }
    let first = scene.references(at..to).find(|r| scene.stand(r, at) == Stand::Subject);
    for cue in (at..to).filter_map(|i| scene.cue(i)) {
        if cue.sort == "according-to" {
            let who = scene.follower(cue, to);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
        }
        if scene.passive(cue) || scene.participle(cue) && !quoted_as(scene, cue) {
            continue;
        }
        if matches!(cue.sort, "call" | "act") {
            continue;
        }
        let who = first.filter(|r| r.tokens.start < cue.at).or_else(|| scene.subject(cue, at));
        return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
    }
    None
}

/// "was quoted as saying".
fn quoted_as(scene: &Scene, cue: Cue) -> bool {
    scene.before(cue.at).is_some_and(|i| &*scene.prose.normal(i) == "as")
}

/// "...", - Ann Ode: a dash and a name, and nothing behind it.
fn dashed(scene: &Scene, at: usize, to: usize) -> bool {
    let dash = matches!(scene.prose.text(at), "-" | "--" | "—" | "–" | "―");
    dash && at + 1 < to
        && to - at < 12
        && scene.cast.at(at + 1).is_some()
        && !(at..to).any(|i| scene.cue(i).is_some())
}

/// An attribution at the end of the sentence: the plan is "absurd" and must go, Ode said.
fn trailing<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<Told<'a>> {
    for cue in (piece.outer.end..frame.tokens.end).filter_map(|i| scene.cue(i)) {
        if cue.sort == "according-to" {
            let who = scene.follower(cue, frame.tokens.end);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead });
        }
        if scene.participle(cue) || scene.passive(cue) || matches!(cue.sort, "call" | "act") {
            continue;
        }
        let comma = (piece.outer.end..cue.at).rev().find(|&i| scene.prose.text(i) == "," || scene.quoted(i));
        let from = comma.map_or(piece.outer.end, |i| i + 1);
        let follows = cue.at == from || scene.prose.text(cue.at.wrapping_sub(1)) == ",";
        let who = if follows { scene.follower(cue, frame.tokens.end) } else { scene.subject(cue, from) };
        if who.is_some() && (comma.is_some() || follows) {
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead });
        }
    }
    None
}

/// Fills in what no sentence told of its own.
fn take_over<'a>(scene: &Scene<'a>, told: &mut [Option<Told<'a>>]) {
    for (f, frame) in scene.frames.iter().enumerate() {
        for k in frame.pieces.clone() {
            if told.get(k).is_some_and(Option::is_some) {
                continue;
            }
            let found = neighbour(scene, f, k, told);
            if let Some(slot) = told.get_mut(k) {
                *slot = found;
            }
        }
    }
}

fn neighbour<'a>(scene: &Scene<'a>, f: usize, k: usize, told: &[Option<Told<'a>>]) -> Option<Told<'a>> {
    let frame = scene.frames.get(f)?;
    if words(scene, frame.tokens.clone()) > 0 {
        return None;
    }
    let before = f.checked_sub(1).and_then(|b| scene.frames.get(b));
    let last = k.checked_sub(1).and_then(|b| told.get(b).copied().flatten());
    let near =
        |frame: &Frame| topic_of(scene, frame).map(|who| Told { who: Some(who), cue: None, how: How::Near });
    if let Some(before) = before.filter(|b| b.paragraph == frame.paragraph) {
        if !before.pieces.is_empty() {
            return last.map(|t| Told { how: How::GoesOn, ..t });
        }
        return near(before).or(last.map(|t| Told { how: How::Near, ..t }));
    }
    let next = scene.frames.get(f + 1).filter(|n| n.paragraph == frame.paragraph && !n.pieces.is_empty());
    if let Some(next) = next
        && let Some(t) = told.get(next.pieces.start).copied().flatten().filter(|t| t.how == How::Behind)
    {
        return Some(Told { how: How::Near, ..t });
    }
    let before = before?;
    if before.pieces.is_empty() {
        return near(before).or(last.map(|t| Told { how: How::Near, ..t }));
    }
    last.map(|t| Told { how: How::Near, ..t })
}

/// Whom a sentence without quotations is about: the subject of its last cue, or its first subject.
fn topic_of<'a>(scene: &Scene<'a>, frame: &Frame) -> Option<&'a Reference> {
    scene.topic(frame.tokens.clone())
}
