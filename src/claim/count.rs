//! Counts: how many things, people or times. What is counted is a noun ("two meetings", "19 people killed")
//! or, for multiplicities, a verb ("met twice"); nouns and verbs of one event class meet.
//!
//! A noun for an event also counts by its form alone: "the meeting with the envoy" is one. Such a weak claim
//! is made only where the article gives no number for the event. Money, shares and measures are no counts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{About, Claim, Event, Extractor, Kind, Seen, party, population};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Quantity, Sort, Value};
use crate::text::{Part, Span, normal};

pub(super) const COUNT: Extractor = Extractor { name: "count", kinds: &[Kind::Count], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    let mut claims: Vec<Claim> = seen.mentions.quantities.iter().filter_map(|q| stated(seen, q)).collect();
    let counted: BTreeSet<String> = claims.iter().map(|c| c.about.head.clone()).collect();
    claims.extend(weak(seen).into_iter().filter(|c| !counted.contains(&c.about.head)));
    claims
}

/// What is counted, and where its word stands.
struct Head {
    /// The event class, or the noun's singular, or the verb's stem.
    name: String,
    /// The token of the word that people around it belong to.
    token: usize,
    /// It is a noun; a verb otherwise.
    noun: bool,
    /// The event that the counted take part in, where it is not the head itself: killed, arrested.
    event: Option<String>,
    /// It is a noun for an event and is what is counted: "three aftershocks".
    own: bool,
    /// What stands between the number and the noun.
    modifiers: Vec<String>,
}

/// The claim of a number in words or figures.
fn stated(seen: &Seen, mention: &QuantityMention) -> Option<Claim> {
    // Nobody counts 6.7 of anything: such a figure measures.
    let broken = mention.value.stated.is_some_and(|n| !n.fract().is_zero());
    if mention.against.is_some() || broken && mention.value.sort == Sort::Cardinal {
        return None;
    }
    let prose = &seen.prose;
    let sentence = prose.sentence_of(mention.tokens.start);
    let within = story_sentence(prose, sentence)?;
    if mention.value.sort == Sort::Cardinal
        && let Some(name) = population::head(seen, &within, mention)
    {
        return Some(of_place(seen, mention, name));
    }
    let head = match mention.value.sort {
        Sort::Multiplicity => verb_head(prose, &within, &mention.tokens)?,
        Sort::Cardinal => noun_head(prose, &within, mention)?,
        Sort::Ordinal => noun_head(prose, &within, mention).filter(|h| prose.is(h.token, Class::Event))?,
        _ => return None,
    };
    let mut value = mention.value.clone();
    value.unit = None;
    Some(claim(seen, within, mention.at, &head, value))
}

/// The claim of how many live somewhere: the place says it all.
fn of_place(seen: &Seen, mention: &QuantityMention, name: String) -> Claim {
    let terms = BTreeSet::from([name.clone()]);
    let act = Some("live".to_owned());
    let mut value = mention.value.clone();
    value.unit = None;
    let about = About { head: name, terms, event: Event::Story, act, single: true, ..About::default() };
    Claim::new(Kind::Count, about, Value::Quantity(value), seen.said(vec![mention.at], Vec::new()))
}

/// The tokens of a sentence of the story; captions speak of the picture's day.
pub(super) fn story_sentence(prose: &Prose, sentence: usize) -> Option<Range<usize>> {
    let found = prose.sentences.get(sentence)?;
    let story = prose.paragraphs.get(found.paragraph).is_some_and(|p| p.part != Part::Caption);
    story.then(|| found.tokens.clone())
}

fn claim(seen: &Seen, sentence: Range<usize>, at: Span, head: &Head, value: Quantity) -> Claim {
    let prose = &seen.prose;
    let mut terms = terms(prose, sentence.clone(), head);
    terms.extend(head.modifiers.iter().cloned());
    terms.extend(head.event.clone());
    // Of what befell people, and of what was destroyed, a story has one figure; boats are lost in many ways.
    let single = head.own || head.event.as_deref().is_some_and(|e| harms(e) || e == "destroy");
    let act = head.event.clone().or_else(|| head.own.then(|| head.name.clone()));
    let event = seen.events.at(head.token);
    let people = party::around(seen, sentence.clone(), head.token, head.noun && head.event.is_none());
    let clause = party::clause(prose, &sentence, head.token);
    let mut days = seen.mentions.dates.iter().filter(|d| clause.contains(&d.tokens.start));
    let when = match (days.next(), days.next()) {
        (Some(day), None) => day.value.earliest.zip(day.value.latest),
        _ => None,
    };
    Claim {
        kind: Kind::Count,
        about: About {
            head: head.name.clone(),
            terms,
            people,
            when,
            event,
            act,
            single,
            words: Default::default(),
        },
        value: Value::Quantity(value),
        said: seen.said(vec![at], Vec::new()),
        speech: None,
    }
}

/// How far a verb may stand from "twice", in tokens before it and behind it.
const VERB_REACH: (usize, usize) = (7, 3);

/// The verb that a multiplicity belongs to: the nearest word of an event class, or else the word before.
fn verb_head(prose: &Prose, sentence: &Range<usize>, number: &Range<usize>) -> Option<Head> {
    let before = sentence.start.max(number.start.saturating_sub(VERB_REACH.0))..number.start;
    let behind = number.end..sentence.end.min(number.end + VERB_REACH.1);
    let distance = |i: usize| if i < number.start { number.start - i } else { i + 1 - number.end };
    let event =
        before.clone().chain(behind).filter(|&i| prose.is(i, Class::Event)).min_by_key(|&i| distance(i));
    let token = event.or_else(|| before.rev().find(|&i| is_content(prose, i)))?;
    Some(Head {
        name: name_of(prose, token),
        token,
        noun: false,
        event: None,
        own: false,
        modifiers: Vec::new(),
    })
}

/// The longest noun phrase behind a number, in tokens.
const PHRASE: usize = 6;

/// The noun that a number counts: the last plural of the words up to the next small word or mark.
fn noun_head(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    let start = mention.tokens.end;
    let limit = sentence.end.min(start + PHRASE);
    let run: Vec<usize> =
        (start..limit).take_while(|&i| in_phrase(prose, i)).filter(|&i| prose.is_word(i)).collect();
    let one = mention.value.high == Some(Decimal::ONE) || mention.value.sort == Sort::Ordinal;
    let at = if one {
        run.iter().position(|&i| prose.is(i, Class::Event)).or_else(|| run.len().checked_sub(1))
    } else {
        let plural = run.iter().rposition(|&i| is_plural(prose, i) && !is_harm(prose, i));
        plural.or_else(|| run.iter().position(|&i| prose.is(i, Class::EventNoun)))
    };
    let Some(at) = at else { return bare_toll(prose, sentence, mention) };
    let token = *run.get(at)?;
    let mut modifiers: Vec<String> = run[..at].iter().map(|&i| term(prose, i)).collect();
    let generic = prose.is(token, Class::Generic);
    let event =
        (!prose.is(token, Class::Event)).then(|| event_near(prose, sentence, mention, token)).flatten();
    let event = event.map(|i| name_of(prose, i));
    let mut name = match &event {
        Some(event) if generic => event.clone(),
        _ => name_of(prose, token),
    };
    if let Some(part) = run[..at].iter().find(|&&i| is_superlative(prose, i)) {
        // "The four hardest-hit villages" are a part of those hit.
        name = format!("{} {name}", prose.normal(*part));
        modifiers.push(name.clone());
    }
    let own = prose.is(token, Class::EventNoun) && mention.value.sort == Sort::Cardinal;
    Some(Head { name, token, noun: true, event, own, modifiers })
}

/// Whether an event's word tells what befell people: a number alone beside it is a toll ("80 hurt", "kills 10").
fn is_harm(prose: &Prose, token: usize) -> bool {
    prose.value(token, Class::Event).is_some_and(harms)
}

/// The classes of event of which a story has one figure: what befell people.
fn harms(event: &str) -> bool {
    matches!(event, "die" | "injure" | "miss" | "arrest" | "rescue" | "evacuate" | "hospitalise")
}

/// A toll without a noun: "80 hurt", "kills 10", "600 were killed", "injuring dozens more".
fn bare_toll(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    // "Two of the dead" are a part of them.
    if mention.value.sort != Sort::Cardinal || prose.text(mention.tokens.end) == "of" {
        return None;
    }
    let small = |i: usize| prose.is(i, Class::Function) || prose.is(i, Class::Auxiliary);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let behind = (end..sentence.end.min(end + 3)).find(|&i| !small(i)).filter(|&i| is_harm(prose, i));
    let before = || {
        let near = sentence.start.max(start.saturating_sub(2))..start;
        near.rev().find(|&i| !small(i)).filter(|&i| is_harm(prose, i) && ends_phrase(prose, sentence, end))
    };
    let token = behind.or_else(before)?;
    let name = name_of(prose, token);
    Some(Head { event: Some(name.clone()), name, token, noun: true, own: false, modifiers: Vec::new() })
}

/// Whether no noun can follow a number: a mark, a small word or nothing stands behind it.
fn ends_phrase(prose: &Prose, sentence: &Range<usize>, end: usize) -> bool {
    end >= sentence.end || !is_content(prose, end)
}

/// Whether a word picks out the extreme ones of a kind: worst, hardest, biggest.
fn is_superlative(prose: &Prose, token: usize) -> bool {
    let normal = prose.normal(token);
    normal.len() > 4 && normal.ends_with("est") || normal == "worst" || normal == "most"
}

/// The event that the counted take part in: the word behind the noun ("people were killed"), or the one
/// before the number ("killing 19 people").
fn event_near(
    prose: &Prose,
    sentence: &Range<usize>,
    mention: &QuantityMention,
    noun: usize,
) -> Option<usize> {
    let small = |i: usize| prose.is(i, Class::Function) || prose.is(i, Class::Determiner);
    let small = |i: usize| small(i) || prose.is(i, Class::Auxiliary) || normal_adverb(prose, i);
    let joint = |i: usize| matches!(prose.text(i), "and" | "or" | "but" | "while");
    let behind = (noun + 1..sentence.end.min(noun + 6)).find(|&i| !small(i) || joint(i));
    let before = (sentence.start..mention.tokens.start).rev().take(4).find(|&i| !small(i));
    [behind, before].into_iter().flatten().find(|&i| prose.is(i, Class::Event) && !prose.is(i, Class::Cue))
}

/// "Badly", "seriously": a word that only says how.
fn normal_adverb(prose: &Prose, token: usize) -> bool {
    prose.text(token).len() > 4 && prose.text(token).ends_with("ly")
}

/// The counts by a noun's form alone: definite event nouns with someone who takes part.
fn weak(seen: &Seen) -> Vec<Claim> {
    let prose = &seen.prose;
    let events = prose.tokens.iter().enumerate().filter(|(_, t)| t.classes.has(Class::EventNoun));
    let claims = events.filter_map(|(i, _)| {
        let sentence = story_sentence(prose, prose.sentence_of(i))?;
        let plural = is_plural(prose, i);
        if !is_noun(prose, &sentence, i, plural) {
            return None;
        }
        let value = Quantity {
            high: (!plural).then_some(Decimal::ONE),
            stated: None,
            weak: true,
            ..Quantity::exactly(if plural { 2 } else { 1 }, None)
        };
        let name = name_of(prose, i);
        let head = Head { name, token: i, noun: true, event: None, own: false, modifiers: Vec::new() };
        let claim = claim(seen, sentence, prose.tokens[i].at, &head, value);
        (!claim.about.people.is_empty()).then_some(claim)
    });
    claims.collect()
}

/// Whether an event's word is a noun that says how many there were: a definite singular, or a plural.
fn is_noun(prose: &Prose, sentence: &Range<usize>, token: usize, plural: bool) -> bool {
    if prose.text(token + 1) == "-" || is_content(prose, token + 1) && !prose.is(token + 1, Class::Cue) {
        return false;
    }
    let before = (sentence.start..token).rev().take(3);
    for i in before {
        let definite = matches!(&*prose.normal(i), "the" | "that" | "this" | "his" | "her" | "their" | "its");
        let owned = prose.tokens[i].possessive() || matches!(prose.text(i), "'" | "’");
        if definite || owned {
            return true;
        }
        if !is_content(prose, i) {
            break;
        }
    }
    plural && !prose.is(token.wrapping_sub(1), Class::Pronoun)
}

fn is_plural(prose: &Prose, token: usize) -> bool {
    if prose.is(token, Class::Plural) {
        return true;
    }
    let normal = prose.normal(token);
    !prose.tokens[token].possessive() && normal.len() > 3 && normal::singular(&normal) != normal
}

/// Whether a token goes on with a noun phrase: words that are not small, and hyphens.
fn in_phrase(prose: &Prose, token: usize) -> bool {
    is_content(prose, token) || prose.text(token) == "-"
}

pub(super) fn is_content(prose: &Prose, token: usize) -> bool {
    const SMALL: [Class; 4] = [Class::Function, Class::Determiner, Class::Modal, Class::Pronoun];
    prose.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && !t.classes.any(&SMALL))
}

/// The name of what is counted: the event class, or the singular.
pub(super) fn name_of(prose: &Prose, token: usize) -> String {
    let known = prose.value(token, Class::Event).or_else(|| prose.value(token, Class::Plural));
    known.map_or_else(|| normal::singular(&prose.normal(token)).into_owned(), str::to_owned)
}

/// A content word as a term: its event class, country or stem.
pub(super) fn term(prose: &Prose, token: usize) -> String {
    let known = prose.value(token, Class::Event).or_else(|| prose.value(token, Class::Demonym));
    known.map_or_else(|| normal::stem(&prose.normal(token)).into_owned(), str::to_owned)
}

/// How far around the counted word its terms are looked for, in tokens.
const TERMS: usize = 12;

/// The content words around what is counted.
fn terms(prose: &Prose, sentence: Range<usize>, head: &Head) -> BTreeSet<String> {
    let near = sentence.start.max(head.token.saturating_sub(TERMS))..sentence.end.min(head.token + TERMS);
    let mut terms: BTreeSet<String> =
        near.filter(|&i| i != head.token && is_content(prose, i)).map(|i| term(prose, i)).collect();
    terms.insert(head.name.clone());
    terms
}
