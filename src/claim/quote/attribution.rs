//! Who uttered each quotation: first what its own sentence says, then what it takes over from its neighbours.
//!
//! A quotation's sentence can name the speaker behind it ("...," she said), before it (she said that it was
//! "..."), or only as the one the sentence is about. Sentences that are nothing but a quotation take over.

use super::cue::Cue;
use super::scene::{Frame, Piece, Scene};
use super::speaker::Who;
use super::stand::Stand;
use crate::cast::Sort;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

/// What was found out about a piece.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    /// The place that names the speaker; `None` where somebody speaks whom the text does not name.
    pub who: Option<Who<'a>>,
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
    run_on(scene, &mut told);
    take_over(scene, &mut told);
    told
}

/// How far a sentence is looked at on both sides of a piece, in the writer's own tokens.
const REACH: usize = 120;

/// What the sentence of a piece tells.
fn own<'a>(scene: &Scene<'a>, frame: &Frame, k: usize, told: &[Option<Told<'a>>]) -> Option<Told<'a>> {
    let piece = scene.pieces.get(k)?;
    let frame = &Frame { tokens: scene.around(frame, piece, REACH), ..frame.clone() };
    if scene.bears_name(piece) {
        return None;
    }
    if let Some(found) = labelled(scene, piece).or_else(|| titled(scene, frame, piece)) {
        return Some(found);
    }
    let lead = ahead(scene, frame, piece);
    // The second half of a sentence that its attribution splits: "A," she said, "b".
    let split = k.checked_sub(1).filter(|b| frame.pieces.contains(b)).and_then(|b| told.get(b)?.as_ref());
    let split = split.filter(|b| {
        b.how == How::Behind && b.who.is_some() && lead.as_ref().is_none_or(|(l, _)| l.cue == b.cue)
    });
    let mark = scene.prose.text(piece.outer.start.wrapping_sub(1));
    let set_off = matches!(mark, "," | ":" | ";" | "—" | "–" | "--" | "-");
    if let Some(before) = split.filter(|_| set_off) {
        return Some(Told { how: How::GoesOn, ..before.clone() });
    }
    if let Some((told, true)) = &lead {
        return Some(told.clone());
    }
    if let Some(found) = behind(scene, frame, k, piece) {
        return Some(found);
    }
    if let Some(before) = split {
        return Some(Told { how: How::Ahead, ..before.clone() });
    }
    // "Ode thinks the mill is "doomed," the company said": who tells what another thinks is quoted.
    let thought = lead.as_ref().is_some_and(|(told, _)| {
        told.cue.is_some_and(|(c, _)| scene.cue(c).is_some_and(|c| c.sort == "think"))
    });
    if let Some((told, _)) = lead.clone().filter(|_| !thought) {
        return Some(told);
    }
    if let Some(found) = trailing(scene, frame, piece) {
        return Some(found);
    }
    if let Some((told, _)) = lead {
        return Some(told);
    }
    headed(scene, frame, piece).or_else(|| branded(scene, frame, piece)).or_else(|| {
        // Of few words without a cue only the subject of their sentence can be thought to utter them; of one or
        // two nobody can say whether anybody did.
        let who = match words_within(scene, piece) {
            0..FEW_AT_LEAST => None,
            FEW_AT_LEAST..FEW => scene.person_first(frame.tokens.start..piece.outer.start, piece),
            _ => scene.topic(frame.tokens.clone()),
        };
        Some(Told { who: Some(Who::Known(who?)), cue: None, how: How::Topic })
    })
}

/// Fewer words than this are no utterance by themselves.
const FEW: usize = 6;

/// Fewer words than this tell nothing without a cue.
const FEW_AT_LEAST: usize = 3;

/// How many words a piece has, counted up to `FEW`.
fn words_within(scene: &Scene, piece: &Piece) -> usize {
    piece
        .inner
        .clone()
        .filter(|&i| scene.prose.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark))
        .count()
}

/// The speaker's name as a transcript gives it, inside the marks: "ODE: I was not there."
fn labelled<'a>(scene: &Scene<'a>, piece: &Piece) -> Option<Told<'a>> {
    let colon = (piece.inner.start..piece.inner.end.min(piece.inner.start + 5))
        .find(|&i| scene.prose.tokens.get(i).is_none_or(|t| !t.caps))?;
    let label = piece.inner.start..colon;
    let who = (scene.prose.text(colon) == ":" && !label.is_empty()).then_some(Who::Written(label))?;
    Some(Told { who: Some(who), cue: None, how: How::Topic })
}

/// A headline that begins with its speaker: Ode: Lund Calls Mill 'a Wreck'; Ode on Mill: It Is 'a Wreck'.
fn titled<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<Told<'a>> {
    if !scene.in_headline(piece) {
        return None;
    }
    let from = frame.tokens.start;
    let who = scene.references(from..piece.outer.start).next().filter(|r| scene.beginning(r) == from)?;
    let end = who.tokens.end;
    let colon = (end..piece.outer.start).find(|&i| scene.prose.text(i) == ":" && !scene.quoted(i))?;
    let on = colon == end
        || scene.prose.is(end, Class::Preposition) && !(end..colon).any(|i| scene.cue(i).is_some());
    on.then_some(Told { who: Some(Who::Known(who)), cue: None, how: How::Topic })
}

/// Words for somebody behind a verb that need be no verb of speech: Ode went after Lund as a "coward".
fn branded<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<Told<'a>> {
    let mut at = piece.outer.start.checked_sub(1)?;
    if scene.prose.is(at, Class::Determiner) {
        at = at.checked_sub(1)?;
    }
    if scene.quoted(at) || &*scene.prose.normal(at) != "as" {
        return None;
    }
    let from = frame.tokens.start;
    let whom = scene.references(from..at).rfind(|r| r.tokens.end == at)?;
    let who = scene.references(from..whom.tokens.start).find(|r| scene.stand(r, from) == Stand::Subject)?;
    (who.person != whom.person).then_some(Told { who: Some(Who::Known(who)), cue: None, how: How::Topic })
}

/// A speaker before a colon: Ode: Plan is 'absurd'. Or the one whom the words before a colon are about.
fn headed<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<Told<'a>> {
    let colon =
        (frame.tokens.start..piece.outer.start).find(|&i| scene.prose.text(i) == ":" && !scene.quoted(i))?;
    let from = frame.tokens.start;
    let opens = scene.references(from..colon).find(|r| r.tokens.end == colon && r.tokens.start <= from + 2);
    let only = || {
        let mut people = scene.references(from..colon);
        people.next().filter(|r| {
            people.next().is_none() && scene.in_headline(piece) && scene.sort(r) == Some(Sort::Person)
        })
    };
    let at_once = colon + 1 == piece.outer.start;
    let who = opens.or_else(|| if at_once { scene.topic(from..colon).or_else(only) } else { None })?;
    Some(Told { who: Some(Who::Known(who)), cue: None, how: How::Topic })
}

/// Whether a token is a word of the writer's own.
fn is_word(scene: &Scene, token: usize) -> bool {
    !scene.quoted(token) && scene.prose.tokens.get(token).is_some_and(|t| t.kind != TokenKind::Mark)
}

/// The cue before a piece in its sentence, and whether the piece follows it at once. A verb of wishing or doing
/// inside what somebody is reported to have said gives way to the verb that reports it.
fn ahead<'a>(scene: &Scene<'a>, frame: &Frame, piece: &Piece) -> Option<(Told<'a>, bool)> {
    let mut weak: Option<(Told, bool)> = None;
    let mut silent: Option<(Told, bool)> = None;
    for at in (frame.tokens.start..piece.outer.start).rev() {
        let Some(cue) = scene.cue(at).filter(|c| c.end <= piece.outer.start) else {
            if weak.is_none()
                && let Some(owner) = scene.noun_cue(at, piece.outer.start)
            {
                let told = Told { who: Some(Who::Known(owner)), cue: Some((at, at + 1)), how: How::Ahead };
                return Some((told, false));
            }
            continue;
        };
        let reports = matches!(cue.sort, "say" | "tell" | "write" | "according-to");
        if weak.is_some() && !reports {
            continue;
        }
        let at_once = (cue.end..piece.outer.start).all(|i| {
            let mark = scene.prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark);
            !scene.quoted(i) && (mark || &*scene.prose.normal(i) == "that")
        });
        let who = if cue.sort == "according-to" {
            follower(scene, cue, piece.outer.start)
        } else if scene.passive(cue) {
            by_phrase(scene, cue, frame.tokens.end)
        } else {
            let from = opened(scene, frame.tokens.start, cue.at);
            let inverted = scene.inverted(cue, from, piece.outer.start).map(Who::Known);
            inverted.or_else(|| subject(scene, cue, from, at_once))
        };
        let set_off = matches!(scene.prose.text(piece.outer.start.wrapping_sub(1)), "," | ":");
        let at_once = at_once || set_off && piece.outer.start - cue.end <= 4 && !scene.participle(cue);
        if who.is_none() {
            silent = silent.or_else(|| {
                at_once.then_some((Told { who: None, cue: Some((cue.at, cue.end)), how: How::Ahead }, false))
            });
            if scene.passive(cue) && at_once {
                break;
            }
            continue;
        }
        if let Some((Told { who: Some(inner), .. }, _)) = &weak
            && inner.start() < cue.at
        {
            break;
        }
        let sure = at_once && who.is_some();
        let told = Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead };
        if reports || !matches!(cue.sort, "act" | "think") {
            return Some((told, sure));
        }
        weak = Some((told, sure));
    }
    weak.or(silent)
}

/// Where the clause of a cue begins at the earliest: behind a bracket that is still open, or a semicolon.
fn opened(scene: &Scene, from: usize, cue: usize) -> usize {
    let mut closed = 0;
    for i in (from..cue).rev() {
        match scene.prose.text(i) {
            _ if scene.quoted(i) => {}
            ")" => closed += 1,
            "(" if closed == 0 => return i + 1,
            "(" => closed -= 1,
            ";" => return i + 1,
            _ => {}
        }
    }
    from
}

/// The subject of a cue, in the cast or in so many words.
pub(super) fn subject<'a>(scene: &Scene<'a>, cue: Cue, from: usize, at_once: bool) -> Option<Who<'a>> {
    if scene.stranger(cue, from)
        && let Some(words) = scene.phrase_before(cue, from, true)
    {
        return Some(Who::Written(words));
    }
    let known = scene.subject(cue, from).map(Who::Known);
    known.or_else(|| scene.phrase_before(cue, from, at_once).map(Who::Written))
}

/// Who stands behind a cue, in the cast or in so many words.
pub(super) fn follower<'a>(scene: &Scene<'a>, cue: Cue, to: usize) -> Option<Who<'a>> {
    let known = scene.follower(cue, to).map(Who::Known);
    known.or_else(|| scene.phrase_behind(cue, to).map(Who::Written))
}

/// "was called "a fraud" by Ode".
fn by_phrase<'a>(scene: &Scene<'a>, cue: Cue, to: usize) -> Option<Who<'a>> {
    let by = (cue.end..to).find(|&i| !scene.quoted(i) && &*scene.prose.normal(i) == "by")?;
    scene.follower(Cue { at: by, end: by + 1, sort: "according-to" }, to).map(Who::Known)
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
        return who.map(|who| Told { who: Some(Who::Known(who)), cue: None, how: How::Behind });
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
            let who = follower(scene, cue, to);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
        }
        if mark.is_empty() && !comma || scene.participle(cue) || cue.sort == "call" || cue.sort == "act" {
            return None;
        }
        let who = follower(scene, cue, to);
        return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
    }
    if mark.is_empty() && !comma {
        return None;
    }
    clause(scene, at, to)
}

/// A clause with subject and cue that begins at `at`: "the minister, who left early, told reporters".
pub(super) fn clause<'a>(scene: &Scene<'a>, at: usize, to: usize) -> Option<Told<'a>> {
    let begins = scene.prose.tokens.get(at)?;
    if begins.classes.any(&[Class::Conjunction, Class::Relative]) || scene.prose.text(at) == "(" {
        return None;
    }
    let first = scene.opening(at, to);
    for cue in (at..to).filter_map(|i| scene.cue(i)) {
        if cue.sort == "according-to" {
            let who = follower(scene, cue, to);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Behind });
        }
        if scene.passive(cue) || scene.participle(cue) && !quoted_as(scene, cue) {
            continue;
        }
        if matches!(cue.sort, "call" | "act") {
            continue;
        }
        let known = first.filter(|r| r.tokens.start < cue.at).or_else(|| scene.subject(cue, at));
        let known = known.or_else(|| scene.inverted(cue, at, to));
        let who = known.map(Who::Known).or_else(|| scene.phrase_before(cue, at, true).map(Who::Written));
        if who.is_none() && cue.at > at + 6 {
            continue;
        }
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
            let who = follower(scene, cue, frame.tokens.end);
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead });
        }
        if scene.participle(cue) || scene.passive(cue) || matches!(cue.sort, "call" | "act") {
            continue;
        }
        let comma = (piece.outer.end..cue.at).rev().find(|&i| scene.prose.text(i) == "," || scene.quoted(i));
        let from = comma.map_or(piece.outer.end, |i| i + 1);
        let follows = cue.at == from || scene.prose.text(cue.at.wrapping_sub(1)) == ",";
        let who =
            if follows { follower(scene, cue, frame.tokens.end) } else { subject(scene, cue, from, true) };
        if who.is_some() && (comma.is_some() || follows) {
            return Some(Told { who, cue: Some((cue.at, cue.end)), how: How::Ahead });
        }
    }
    None
}

/// A quotation over several paragraphs has one speaker, whichever of them names him.
fn run_on(scene: &Scene, told: &mut [Option<Told>]) {
    let mut first = 0;
    for end in 1..=scene.pieces.len() {
        if scene.pieces.get(end).is_some_and(|p| p.continues) {
            continue;
        }
        let Some(chain) = told.get_mut(first..end).filter(|c| c.len() > 1) else {
            first = end;
            continue;
        };
        let own = chain
            .iter()
            .flatten()
            .find(|t| t.who.is_some() && matches!(t.how, How::Behind | How::Ahead))
            .cloned();
        for (k, slot) in chain.iter_mut().enumerate() {
            if let Some(own) = &own {
                *slot = Some(Told { how: if k == 0 { own.how } else { How::GoesOn }, ..own.clone() });
            }
        }
        first = end;
    }
}

/// Fills in what no sentence told of its own.
fn take_over<'a>(scene: &Scene<'a>, told: &mut [Option<Told<'a>>]) {
    for (f, frame) in scene.frames.iter().enumerate().filter(|(_, f)| !f.pieces.is_empty()) {
        let alone = !frame.tokens.clone().any(|i| is_word(scene, i));
        for k in frame.pieces.clone() {
            if told.get(k).is_some_and(Option::is_some) {
                continue;
            }
            let found = neighbour(scene, f, k, alone, told);
            if let Some(slot) = told.get_mut(k) {
                *slot = found;
            }
        }
    }
}

fn neighbour<'a>(
    scene: &Scene<'a>,
    f: usize,
    k: usize,
    alone: bool,
    told: &[Option<Told<'a>>],
) -> Option<Told<'a>> {
    let frame = scene.frames.get(f)?;
    let piece = scene.pieces.get(k)?;
    if piece.continues {
        return told.get(k.checked_sub(1)?)?.clone().map(|t| Told { how: How::GoesOn, ..t });
    }
    if !alone && words_within(scene, piece) < FEW {
        return None;
    }
    let before = f.checked_sub(1).and_then(|b| scene.frames.get(b));
    let same =
        before.filter(|b| b.paragraph == frame.paragraph).map_or(k.saturating_sub(1), |b| b.pieces.start);
    let last = (same.max(k.saturating_sub(REACH))..k).rev().find_map(|b| told.get(b).cloned().flatten());
    let near = |frame: &Frame| {
        let topic =
            || topic_of(scene, frame).map(|r| Told { who: Some(Who::Known(r)), cue: None, how: How::Near });
        announced(scene, frame).or_else(|| closed(scene, frame)).or_else(topic)
    };
    if let Some(before) = before.filter(|b| b.paragraph == frame.paragraph) {
        if !before.pieces.is_empty() {
            return last.map(|t| Told { how: if alone { How::GoesOn } else { How::Near }, ..t });
        }
        return near(before).or(last.map(|t| Told { how: How::Near, ..t }));
    }
    if !alone {
        return None;
    }
    let next = scene.frames.get(f + 1).filter(|n| n.paragraph == frame.paragraph && !n.pieces.is_empty());
    if let Some(next) = next
        && let Some(t) = told.get(next.pieces.start).cloned().flatten().filter(|t| t.how == How::Behind)
    {
        return Some(Told { how: How::Near, ..t });
    }
    let before = before?;
    if before.pieces.is_empty() {
        return near(before).or(last.map(|t| Told { how: How::Near, ..t }));
    }
    last.map(|t| Told { how: How::Near, ..t })
}

/// A sentence that ends in a colon announces what follows: "Ode said in a statement:".
fn announced<'a>(scene: &Scene<'a>, frame: &Frame) -> Option<Told<'a>> {
    let colon = frame.tokens.end.checked_sub(1).filter(|&i| scene.prose.text(i) == ":")?;
    let from = frame.tokens.start.max(colon.saturating_sub(REACH));
    let cue = (from..colon).rev().filter_map(|i| scene.cue(i)).find(|c| !matches!(c.sort, "call" | "act"))?;
    let who = scene.inverted(cue, from, colon).map(Who::Known).or_else(|| subject(scene, cue, from, true))?;
    Some(Told { who: Some(who), cue: Some((cue.at, cue.end)), how: How::Near })
}

/// What may stand behind an attribution that ends its sentence, in tokens: "Ode said on Monday."
const LAST_WORDS: usize = 7;

/// A sentence that ends in its attribution tells who goes on: "The mill may close, Ode said."
fn closed<'a>(scene: &Scene<'a>, frame: &Frame) -> Option<Told<'a>> {
    let from = frame.tokens.start.max(frame.tokens.end.saturating_sub(REACH));
    let comma = (from..frame.tokens.end).rev().find(|&i| scene.prose.text(i) == ",")?;
    let cue = (comma + 1..frame.tokens.end).filter_map(|i| scene.cue(i)).find(|c| {
        !scene.participle(*c)
            && !scene.passive(*c)
            && matches!(c.sort, "say" | "tell" | "write" | "according-to")
    })?;
    if frame.tokens.end - cue.end > LAST_WORDS {
        return None;
    }
    let opens = cue.at == comma + 1;
    let who = if opens { scene.follower(cue, frame.tokens.end) } else { scene.subject(cue, comma + 1) };
    Some(Told { who: Some(Who::Known(who?)), cue: Some((cue.at, cue.end)), how: How::Near })
}

/// Whom a sentence without quotations is about: the subject of its last cue, or its first subject.
fn topic_of<'a>(scene: &Scene<'a>, frame: &Frame) -> Option<&'a crate::cast::Reference> {
    let end = frame.tokens.end.min(frame.tokens.start + REACH);
    scene.topic(frame.tokens.start..end)
}
