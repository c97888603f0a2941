//! Indirect speech: what a writer says in his own words that somebody said. "Ode said that the mill would close", "the
//! mill would close, Ode said", "the mill, he said, would close", "according to Ode, the mill would close".
//!
//! Only what is plainly reported is taken, in a clause that can stand alone, and only where the text tells who speaks. What
//! somebody did not say, may say, was asked or told is left alone.

use std::ops::Range;

use super::attribution::{How, Told, clause, follower, subject};
use super::cue::Cue;
use super::scene::{Frame, Piece, Scene};
use super::speaker::Who;
use super::speech;
use super::wording;
use crate::cast::{By, Sort};
use crate::claim::{About, Claim, Kind, Seen, Speech};
use crate::text::lexicon::Class;
use crate::text::token::{Token, TokenKind};
use crate::text::value::Value;

/// A sentence is looked at so far, in tokens.
const LONGEST: usize = 120;

/// So many tokens behind a cue its "that" may stand: "said in a statement on Monday that".
const THAT: usize = 12;

/// So many tokens an attribution in the middle or at the end of its sentence takes.
const ATTRIBUTION: usize = 18;

/// A clause of fewer words tells nothing.
const LEAST: usize = 3;

/// Of fewer words that are the writer's own it is no paraphrase.
const LEAST_OWN: usize = 3;

/// So many words of the writer's own tell something beside any quotation: "she had taken the papers “on two occasions”".
const MANY_OWN: usize = 5;

/// The indirect speech of an article, in the order of the text.
pub(super) fn claims(scene: &Scene, seen: &Seen) -> Vec<Claim> {
    // Claims are large: there is room for those of the quotations, which follow.
    let mut out = Vec::with_capacity(scene.frames.len() / 2 + 2 * scene.pieces.len());
    for (f, frame) in scene.frames.iter().enumerate() {
        let mut reported_to = frame.tokens.start;
        let end = frame.tokens.end.min(frame.tokens.start + LONGEST);
        let mut i = frame.tokens.start;
        while i < end {
            let known = scene
                .prose
                .tokens
                .get(i)
                .is_some_and(|t| t.classes.has(Class::Cue) || t.begins.has(Class::Cue));
            let Some(cue) = known.then(|| scene.cue(i)).flatten() else {
                i += 1;
                continue;
            };
            i = cue.end.max(i + 1);
            // "Ode said she hoped": what she hopes is part of what she said.
            if matches!(cue.sort, "think" | "call") && cue.at < reported_to {
                continue;
            }
            let before = f.checked_sub(1).and_then(|f| scene.frames.get(f));
            // "Refused to say whether it would" is said once.
            let again =
                |spans: &[Range<usize>]| spans.iter().any(|s| s.start < reported_to && s.end == reported_to);
            let found = reported(scene, frame, before, cue);
            if let Some((told, spans, known)) = found.filter(|f| !withholds(scene, cue) || !again(&f.1)) {
                reported_to = spans.iter().map(|s| s.end).fold(reported_to, usize::max);
                out.extend(claim(scene, seen, &told, &spans, known));
            }
        }
    }
    out
}

/// What a cue reports in the writer's words, who says it, and whether that is known for sure.
fn reported<'a>(
    scene: &Scene<'a>,
    frame: &Frame,
    before: Option<&Frame>,
    cue: Cue<'a>,
) -> Option<(Told<'a>, Vec<Range<usize>>, bool)> {
    let start = begins(scene, frame, cue)?;
    let (told, spans) = match cue.sort {
        "according-to" => according(scene, frame, cue)?,
        "say" | "tell" | "write" => ahead(scene, frame, cue, start).or_else(|| around(scene, frame, cue))?,
        "act" if is_one(scene, cue, Class::Reversal) => ahead(scene, frame, cue, start)?,
        "think" if commits(scene, cue) => ahead(scene, frame, cue, start)?,
        "call" => called(scene, frame, cue)?,
        _ => return None,
    };
    let spans: Vec<Range<usize>> = spans.into_iter().filter(|s| !s.is_empty()).collect();
    let words = |of: fn(&Scene, usize) -> bool| {
        spans.iter().flat_map(Clone::clone).filter(|&i| scene.prose.is_word(i) && of(scene, i)).count()
    };
    let (own, quoted) = (words(|s, i| !s.quoted(i)), words(|s, i| s.quoted(i)));
    // Of a sentence that is quoted but for its verb, the verb is the writer's: he might “look again”. Of one that is
    // quoted but for its subject, the subject is: the mill “may close”.
    let led =
        spans.iter().flat_map(Clone::clone).any(|i| !scene.quoted(i) && scene.prose.is(i, Class::Modal));
    let headed = spans.iter().any(|s| is_subject_of_quoted(scene, s));
    let most = own >= LEAST_OWN && (own >= quoted || own >= MANY_OWN);
    let enough = own + quoted >= LEAST && (most || led || headed);
    let known = || {
        scene.is_sure(&told)
            || is_named(scene, &told)
            || is_described(scene, &told)
            || before.is_some_and(|b| is_only_one(scene, &told, b))
    };
    let known = known();
    enough.then_some((told, spans, known))
}

/// Whether the speaker is a pronoun at the beginning, and the sentence before names one person only: him.
fn is_only_one(scene: &Scene, told: &Told, before: &Frame) -> bool {
    let Some(Who::Known(r)) = &told.who else { return false };
    if r.by != By::Pronoun || scene.sort(r) != Some(Sort::Person) {
        return false;
    }
    let mut others = scene.references(before.tokens.start..r.tokens.start).filter(|o| o.by != By::Pronoun);
    let mut people = others.by_ref().filter(|o| scene.sort(o) != Some(Sort::Unnamed)).peekable();
    people.peek().is_some() && people.all(|o| o.person == r.person)
}

/// Whether only the subject of a clause is the writer's, and the verb stands in quotation marks: the mill “may close”.
fn is_subject_of_quoted(scene: &Scene, tokens: &Range<usize>) -> bool {
    let Some(first) = tokens.clone().find(|&i| scene.quoted(i)) else { return false };
    let verb = [Class::Modal, Class::Auxiliary];
    let begins = (first..tokens.end.min(first + 2))
        .find(|&i| scene.prose.is_word(i))
        .is_some_and(|i| verb.iter().any(|&c| scene.prose.is(i, c)));
    begins && first > tokens.start && !is_clause(scene, tokens.start..first)
}

/// Whether the speaker is a name that the cast does not know, at the beginning of a sentence: "Ode said".
fn is_named(scene: &Scene, told: &Told) -> bool {
    let Some(Who::Written(tokens)) = &told.who else { return false };
    let capital =
        |i: usize| scene.prose.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
    let plain = |i: usize| {
        let other = [
            Class::Determiner,
            Class::Pronoun,
            Class::NotAName,
            Class::Weekday,
            Class::Month,
            Class::RoleNoun,
            Class::BodyNoun,
        ];
        scene.prose.tokens.get(i).is_some_and(|t| !t.classes.any(&other))
    };
    tokens.len() <= 2
        && told.cue.is_some_and(|c| c.0 == tokens.end)
        && tokens.clone().all(|i| capital(i) && plain(i))
}

/// Whether the speaker is only told by what he is, and that is a noun: police, the company.
fn is_described(scene: &Scene, told: &Told) -> bool {
    let Some(Who::Known(r)) = &told.who else { return false };
    r.by == By::Noun && scene.sort(r) == Some(Sort::Unnamed)
}

/// Whether somebody else is reported to speak at a token.
fn reports(scene: &Scene, at: usize) -> bool {
    let plain =
        || matches!(&*scene.prose.normal(at), "said" | "says" | "told" | "tells" | "saying" | "according");
    scene.prose.is_word(at) && scene.cue(at).is_some() && plain()
}

fn is_one(scene: &Scene, cue: Cue, class: Class) -> bool {
    scene.prose.is(cue.at, class)
}

/// Where what a cue reports begins, if it reports that something was said: not that it may be, or was asked. That it
/// was not is taken of promises, and of what is withheld: "has not promised to close it", "would not say whether".
fn begins(scene: &Scene, frame: &Frame, cue: Cue) -> Option<usize> {
    if scene.passive(cue) {
        return None;
    }
    let mut start = cue.at;
    let from = cue.at.saturating_sub(4).max(frame.tokens.start);
    for i in (from..cue.at).rev() {
        let word = |t: &&Token| t.kind != TokenKind::Mark && !scene.quoted(i);
        let Some(t) = scene.prose.tokens.get(i).filter(word) else { break };
        let told = commits(scene, cue) || withholds(scene, cue);
        if told && i > from && refuses(scene, i) {
            return Some(i - 1);
        }
        let asked = matches!(&*scene.prose.normal(i), "to" | "if" | "asked");
        let modal = t.classes.has(Class::Modal) && !(withholds(scene, cue) && start < cue.at);
        if asked || modal || t.classes.has(Class::Negation) && !told {
            return None;
        }
        if t.classes.has(Class::Negation) {
            start = i;
        } else if !(t.classes.has(Class::Auxiliary) || scene.is_adverb(i)) {
            break;
        }
    }
    Some(start)
}

/// Whether what follows a verb of speech is a question that it leaves open: "would not say whether".
fn withholds(scene: &Scene, cue: Cue) -> bool {
    matches!(cue.sort, "say" | "tell") && matches!(&*scene.prose.normal(cue.end), "whether" | "if")
}

/// Whether a token is the "to" of "declined to", "refused to".
fn refuses(scene: &Scene, at: usize) -> bool {
    &*scene.prose.normal(at) == "to"
        && scene
            .prose
            .entry(at - 1, Class::Reversal)
            .is_some_and(|(tokens, value)| value == "not" && (at..=at + 1).contains(&tokens.end))
}

/// Whether a verb of speech does more than report: who promises, admits or fears something can also not do so.
fn commits(scene: &Scene, cue: Cue) -> bool {
    let word = scene.prose.normal(cue.at);
    [
        "promis",
        "pledg",
        "vow",
        "guarantee",
        "confirm",
        "admit",
        "acknowledg",
        "fear",
        "hope",
        "hoping",
        "expect",
    ]
    .iter()
    .any(|v| word.starts_with(v))
}

/// Whether who does it says that something is not so: denies, refuses, rules out.
fn turns(scene: &Scene, cue: Cue) -> bool {
    scene.prose.entry(cue.at, Class::Reversal).is_some_and(|(_, value)| value == "not")
}

/// What somebody calls something: "called the plan a wreck", "described his going as a shock".
fn called<'a>(scene: &Scene<'a>, frame: &Frame, cue: Cue<'a>) -> Option<(Told<'a>, Vec<Range<usize>>)> {
    let word = scene.prose.normal(cue.at);
    let limit = frame.tokens.end.min(cue.end + THAT);
    let plain = |i: usize| scene.prose.is_word(i) && !scene.quoted(i);
    let links = || (cue.end..limit).take_while(|&i| plain(i)).any(|i| &*scene.prose.normal(i) == "as");
    let names = word.starts_with("call") && scene.prose.is(cue.end, Class::Determiner)
        || ["describ", "characteri", "portray"].iter().any(|v| word.starts_with(v)) && links();
    if !names || scene.participle(cue) {
        return None;
    }
    let who = subject(scene, cue, frame.tokens.start, true)?;
    let told = Told { who: Some(who), cue: Some((cue.at, cue.end)), how: How::Ahead };
    Some((told, std::iter::once(cue.end..close(scene, cue.end, frame.tokens.end)).collect()))
}

/// What follows a cue: "said that the mill would close", "told reporters the mill would close", "refused to close it".
fn ahead<'a>(
    scene: &Scene<'a>,
    frame: &Frame,
    cue: Cue<'a>,
    own: usize,
) -> Option<(Told<'a>, Vec<Range<usize>>)> {
    let start = opening(scene, frame, cue)?;
    let end = close(scene, start, frame.tokens.end);
    let turns = turns(scene, cue);
    // Who denies something says that it is not so: the verb is part of what he says.
    let start = if turns || commits(scene, cue) || own < cue.at { own } else { start };
    let who = subject(scene, cue, frame.tokens.start, true)?;
    let told = Told { who: Some(who), cue: Some((cue.at, cue.end)), how: How::Ahead };
    Some((told, std::iter::once(start..end).collect()))
}

/// Where the clause behind a cue begins.
fn opening(scene: &Scene, frame: &Frame, cue: Cue) -> Option<usize> {
    let normal = |i: usize| scene.prose.normal(i);
    let limit = frame.tokens.end.min(cue.end + THAT);
    for i in cue.end..limit {
        if scene.quoted(i) || scene.prose.tokens.get(i)?.kind == TokenKind::Mark || scene.cue(i).is_some() {
            break;
        }
        if &*normal(i) == "that" {
            // "said that day", "said that man": no clause follows.
            return scene.prose.is_word(i + 1).then_some(i + 1);
        }
        // "said there was proof that", "told Lund she knew that": what is said begins before that.
        let verb = [Class::Modal, Class::Auxiliary];
        if verb.iter().any(|&c| scene.prose.is(i, c)) || is_subject(&normal(i)) {
            break;
        }
    }
    if withholds(scene, cue) {
        return Some(cue.end);
    }
    let word = normal(cue.at);
    let turns = turns(scene, cue);
    let bound = commits(scene, cue) || ["agree", "threaten"].iter().any(|v| word.starts_with(v));
    if (turns || bound) && &*normal(cue.end) == "to" {
        return Some(cue.end + 1);
    }
    let thing = [Class::Determiner, Class::Preposition, Class::Conjunction, Class::Relative];
    let object = scene.prose.tokens.get(cue.end).is_some_and(|t| {
        t.kind == TokenKind::Word && (t.classes.has(Class::Determiner) || !t.classes.any(&thing))
    });
    if commits(scene, cue) && object && !scene.quoted(cue.end) {
        return Some(cue.end);
    }
    if turns
        && scene.prose.is_word(cue.end)
        && (normal(cue.end).ends_with("ing") || &*normal(cue.end) == "out")
    {
        return Some(cue.end);
    }
    let plain = matches!(
        &*word,
        "said"
            | "says"
            | "say"
            | "saying"
            | "told"
            | "tells"
            | "insisted"
            | "insists"
            | "argued"
            | "added"
            | "adding"
    );
    if !plain {
        return None;
    }
    let mut i = cue.end;
    if cue.sort == "tell" {
        let hearer = scene.references(i..i + 2).find(|r| scene.beginning(r) <= i + 1);
        i = match hearer {
            Some(r) => r.tokens.end,
            None if scene.prose.is(i, Class::RoleNoun) || scene.prose.is(i, Class::Outlet) => i + 1,
            None if matches!(
                &*normal(i),
                "reporters" | "lawmakers" | "journalists" | "supporters" | "investors" | "me" | "them"
            ) =>
            {
                i + 1
            }
            // "told the inquiry she saw it"
            None if scene.prose.is(i, Class::Determiner)
                && [Class::Pronoun, Class::Determiner].iter().any(|&c| scene.prose.is(i + 2, c)) =>
            {
                i + 2
            }
            None => return None,
        };
    }
    let day = |i: usize| {
        scene.prose.tokens.get(i).is_some_and(|t| t.classes.any(&[Class::Weekday, Class::RelativeDay]))
    };
    while day(i) || &*normal(i) == "on" && day(i + 1) {
        i += 1;
    }
    let first = scene.prose.tokens.get(i).filter(|t| t.kind != TokenKind::Mark && !scene.quoted(i))?;
    let joins = first.classes.any(&[
        Class::Preposition,
        Class::Conjunction,
        Class::Relative,
        Class::Auxiliary,
        Class::Modal,
    ]);
    let end = close(scene, i, frame.tokens.end);
    (!joins && is_clause(scene, i..end)).then_some(i)
}

/// Whether a pronoun can only be a subject.
fn is_subject(word: &str) -> bool {
    matches!(word, "i" | "he" | "she" | "they" | "we" | "there")
}

/// Whether some words have a verb that shows it: would, was, went.
fn is_clause(scene: &Scene, tokens: Range<usize>) -> bool {
    let verb = [Class::Modal, Class::Auxiliary, Class::VerbForm];
    tokens.clone().any(|i| scene.prose.tokens.get(i).is_some_and(|t| t.classes.any(&verb)))
        || tokens
            .skip(1)
            .any(|i| !scene.quoted(i) && scene.prose.is_word(i) && scene.prose.normal(i).ends_with("ed"))
}

/// Where what is said ends: at its sentence's end, before the writer's own remark on it, or before another speaker.
fn close(scene: &Scene, start: usize, end: usize) -> usize {
    let last = |end: usize| {
        let mark = |i: usize| {
            scene.prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark) && !scene.quoted(i)
        };
        (start..end).rev().find(|&i| !mark(i)).map_or(start, |i| i + 1)
    };
    for i in start..end.min(start + LONGEST) {
        if scene.quoted(i) {
            continue;
        }
        if matches!(scene.prose.text(i), ";" | "—" | "–" | "--" | "(") {
            return last(i);
        }
        let comma = scene.prose.text(i) == ",";
        let next = i + 1;
        if comma
            && (scene.prose.is(next, Class::Relative) || scene.cue(next).is_some_and(|c| scene.participle(c)))
        {
            return i;
        }
        // "but Ode said", ", Ode said": somebody else goes on.
        // "said the driver, Ann Ode, told nurses": before its verb no clause ends.
        let joins =
            comma && is_clause(scene, start..i) || scene.prose.value(i, Class::Conjunction) == Some("and");
        if joins
            && (next..end.min(next + ATTRIBUTION))
                .filter_map(|k| scene.cue(k))
                .any(|c| speaks_next(scene, next, c))
        {
            return last(i);
        }
    }
    last(end)
}

/// Whether a clause that begins at a token has a verb of speech right behind its subject.
fn speaks_next(scene: &Scene, at: usize, cue: Cue) -> bool {
    if !matches!(cue.sort, "say" | "tell" | "write" | "according-to")
        || scene.participle(cue)
        || scene.passive(cue)
    {
        return false;
    }
    cue.at == at
        || (at..cue.at).all(|i| scene.belongs(i) || scene.prose.is(i, Class::Pronoun) || scene.is_adverb(i))
}

/// What stands around an attribution that commas set off: "the mill would close, Ode said", "the mill, he said, would
/// close".
fn around<'a>(scene: &Scene<'a>, frame: &Frame, cue: Cue<'a>) -> Option<(Told<'a>, Vec<Range<usize>>)> {
    let near = cue.at.saturating_sub(ATTRIBUTION).max(frame.tokens.start)..cue.at;
    let comma = near.rev().find(|&i| scene.prose.text(i) == "," || scene.quoted(i))?;
    if scene.quoted(comma) {
        return None;
    }
    let told = clause(scene, comma + 1, frame.tokens.end)?;
    if told.cue != Some((cue.at, cue.end)) {
        return None;
    }
    let first = frame.tokens.start..comma;
    let others = first.clone().any(|i| reports(scene, i));
    let begins = |i: usize| scene.prose.is(i, Class::Conjunction) || scene.prose.is(i, Class::Preposition);
    if others || scene.quoted(first.start) {
        return None;
    }
    let behind = (cue.end..frame.tokens.end.min(cue.end + ATTRIBUTION))
        .find(|&i| scene.prose.text(i) == "," && !scene.quoted(i));
    let adverbial = |i: usize| {
        let class = [Class::Preposition, Class::Weekday, Class::RelativeDay];
        !scene.prose.is_word(i)
            || scene.is_adverb(i)
            || scene.prose.tokens.get(i).is_some_and(|t| t.classes.any(&class))
    };
    let mut spans = vec![first.clone()];
    // "The mill would close, said Ode, the mayor": what follows says more about the speaker.
    let complete = is_clause(scene, first.clone());
    if let Some(behind) = behind.filter(|_| !complete && adverbial(cue.end)) {
        spans.push(behind + 1..close(scene, behind + 1, frame.tokens.end));
    }
    let whole = complete || spans.iter().cloned().any(|s| is_clause(scene, s));
    // "On Monday, Ode said" and "after the strike ended, Ode announced a talk" are no clauses of his.
    let tail = cue.end..behind.unwrap_or(frame.tokens.end);
    let inverted = told.who.as_ref().is_some_and(|w| w.start() >= cue.end);
    let object = !inverted && !adverbial(tail.start) && !scene.prose.is(tail.start, Class::Conjunction);
    let rest = spans.len() == 1 && (object || tail.len() > ATTRIBUTION || is_clause(scene, tail));
    (whole && !rest && (complete || spans.len() > 1 || !begins(first.start))).then_some((told, spans))
}

/// "According to Ode, the mill would close", "the mill would close, according to Ode".
fn according<'a>(scene: &Scene<'a>, frame: &Frame, cue: Cue<'a>) -> Option<(Told<'a>, Vec<Range<usize>>)> {
    let who = follower(scene, cue, frame.tokens.end)?;
    let told = Told { who: Some(who), cue: Some((cue.at, cue.end)), how: How::Behind };
    let opens = cue.at == frame.tokens.start;
    let span = if opens {
        let comma = (cue.end..frame.tokens.end.min(cue.end + ATTRIBUTION))
            .find(|&i| scene.prose.text(i) == "," && !scene.quoted(i))?;
        comma + 1..close(scene, comma + 1, frame.tokens.end)
    } else {
        frame.tokens.start..cue.at - usize::from(scene.prose.text(cue.at - 1) == ",")
    };
    let others = span.clone().any(|i| reports(scene, i));
    (!others && is_clause(scene, span.clone())).then_some((told, std::iter::once(span).collect()))
}

/// A paraphrase; what nobody is sure to have said is only stated.
fn claim(scene: &Scene, seen: &Seen, told: &Told, spans: &[Range<usize>], known: bool) -> Option<Claim> {
    let speech = speech(scene, told)?;
    let speech = Speech { sure: known, ..speech };
    let piece = |tokens: &Range<usize>| Piece {
        quotation: 0,
        outer: tokens.clone(),
        inner: tokens.clone(),
        paragraph: 0,
        continues: false,
    };
    let pieces: Vec<Piece> = spans.iter().map(piece).collect();
    let (words, places) = wording::words(scene, &pieces.iter().collect::<Vec<_>>());
    let spans = spans.iter().map(|s| seen.prose.span(s.clone())).collect();
    let about = About {
        people: std::iter::once(speech.speaker.clone()).collect(),
        words: words.words.iter().map(|w| w.normal.clone()).collect(),
        ..About::default()
    };
    let said = seen.said(spans, places);
    if words.words.is_empty() {
        return None;
    }
    let kind = if known { Kind::Paraphrase } else { Kind::Statement };
    Some(Claim { kind, about, value: Value::Words(words), said, speech: Some(speech) })
}

#[cfg(test)]
mod tests;
