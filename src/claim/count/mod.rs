//! Counts: how many things, people or times. What is counted is a noun ("two meetings", "19 people killed")
//! or, for multiplicities, a verb ("met twice"); nouns and verbs of one event class meet.
//!
//! A noun for an event also counts by its form alone: "the meeting with the envoy" is one. Such a weak claim
//! is made only where the article gives no number for the event. Money, shares and measures are no counts.

mod bounds;
mod crowd;
mod deed;
pub(super) mod head;
mod score;
mod standing;
mod toll;
mod weak;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{About, Claim, Event, Extractor, Kind, Seen, party, population};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Name, Quantity, Sort, Value};
use crate::text::{Part, Span};
use bounds::Bounds;
use head::Head;
pub(super) use head::{name_of, term};

/// What a majority in votes is called as a thing counted.
pub const MAJORITY: &str = "majority of vote";

/// What votes for and against are called.
const TALLY: &str = "tally";

/// How a deed begins that only says that somebody or something has so many.
pub const HAVE: &str = "have";

pub(super) const COUNT: Extractor = Extractor { name: "count", kinds: &[Kind::Count], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let protest = crowd::is_about_protest(&seen.prose);
    for mention in &seen.mentions.quantities {
        let claim = stated(seen, mention, protest).or_else(|| beside(seen, mention, claims.last()?));
        let plain = claim.as_ref().and_then(as_plain);
        claims.extend(claim);
        claims.extend(plain);
    }
    claims.extend(score::read(seen));
    claims.extend(weak::only(seen));
    let counted: BTreeSet<String> = claims.iter().map(|c| c.about.head.clone()).collect();
    claims.extend(weak::weak(seen, &counted));
    claims
}

/// The whole of "three of the seven bullets" as what it is, too: seven bullets, whatever was done with them.
fn as_plain(whole: &Claim) -> Option<Claim> {
    let head = whole.about.head.strip_prefix(head::WHOLE)?.to_owned();
    let mut terms = whole.about.terms.clone();
    terms.remove(&whole.about.head);
    terms.insert(head.clone());
    let about = About { head, terms, act: None, single: false, ..whole.about.clone() };
    Some(Claim { about, ..whole.clone() })
}

/// The claim of a number in words or figures, in a story about a `protest` or another.
fn stated(seen: &Seen, mention: &QuantityMention, protest: bool) -> Option<Claim> {
    let prose = &seen.prose;
    let within = telling_sentence(prose, prose.sentence_of(mention.tokens.start))?;
    if let Some(against) = &mention.against {
        return tally(seen, within, mention, against);
    }
    // Nobody counts 6.7 of anything: such a figure measures; "USB 3.0" is a name.
    let written = prose.article.slice(mention.at);
    let version = written.contains('.') && written.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let broken = version || mention.value.stated.is_some_and(|n| !n.fract().is_zero());
    if broken && mention.value.sort == Sort::Cardinal {
        return None;
    }
    // "Not one person" counts nobody.
    let denied = mention.tokens.start.checked_sub(1).is_some_and(|i| matches!(prose.text(i), "not" | "Not"));
    // "The 19 Sept. 11 hijackers" are no 11.
    let start = mention.tokens.start;
    let before = start.checked_sub(1).filter(|&i| i >= within.start);
    let before = before.map(|i| if prose.text(i) == "." { i.saturating_sub(1) } else { i });
    let dated = mention.value.sort == Sort::Cardinal
        && prose.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Number)
        && before.is_some_and(|i| prose.is(i, Class::Month) && prose.tokens[i].capital);
    if is_year(seen, mention) || denied || dated {
        return None;
    }
    if mention.value.sort == Sort::Cardinal
        && let Some(name) = population::head(seen, &within, mention)
    {
        return Some(of_place(seen, mention, name));
    }
    let head = match mention.value.sort {
        Sort::Multiplicity => head::verb(prose, &within, &mention.tokens)?,
        Sort::Cardinal => {
            standing::before(prose, &within, mention).or_else(|| head::noun(prose, &within, mention))?
        }
        // "Two first-degree charges" are no first charge.
        Sort::Ordinal if prose.text(mention.tokens.end) == "-" => return None,
        // Whatever happened, happened a first time.
        Sort::Ordinal if mention.value.stated == Some(Decimal::ONE) => return None,
        Sort::Ordinal => match head::rank(prose, &within, mention) {
            Some(rank) => rank,
            None => head::noun(prose, &within, mention).filter(|h| prose.is(h.token, Class::EventNoun))?,
        },
        _ => return None,
    };
    let head = crowd::at_protest(prose, head, protest);
    let mut value = mention.value.clone();
    if head.name.starts_with(head::RANK) {
        // The second to do it is not the third.
        value = Quantity { sort: Sort::Cardinal, high: value.low, ..value };
    }
    let mut claim = claim(seen, within.clone(), mention.at, &head, value);
    // "Ruiz and Ode held five meetings": of an event that is counted the subject takes part where it holds or has it.
    let before = mention.tokens.start.checked_sub(1).filter(|&i| i >= within.start);
    let holds = before
        .is_some_and(|i| prose.is(i, Class::Auxiliary) || matches!(prose.text(i), "held" | "hold" | "holds"));
    let event = head.own || prose.is(head.token, Class::EventNoun);
    if !claim.about.single && (!event || holds) {
        claim.about.people.extend(party::subject(seen, &within, &mention.tokens, head.token));
        claim.about.people.extend(party::apposed(seen, &within, head.token));
    }
    Some(claim)
}

/// "The 2016 candidates" are not so many: four figures without a comma that can be a year.
fn is_year(seen: &Seen, mention: &QuantityMention) -> bool {
    let written = seen.prose.article.slice(mention.at);
    let four = written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit());
    four && (written.starts_with("19") || written.starts_with("20"))
}

/// How far before a figure the word stands that sets it against another, in tokens.
const AGAINST: usize = 4;

/// A figure set against the one before it counts the same: "six arrests, compared to 47 the night before".
fn beside(seen: &Seen, mention: &QuantityMention, last: &Claim) -> Option<Claim> {
    let prose = &seen.prose;
    let sentence = prose.sentences.get(prose.sentence_of(mention.tokens.start))?;
    if mention.value.sort != Sort::Cardinal || last.said.at.start < prose.span(sentence.tokens.clone()).start
    {
        return None;
    }
    let start = mention.tokens.start;
    let mut near = sentence.tokens.start.max(start.saturating_sub(AGAINST))..start;
    let set = |i: usize| {
        matches!(prose.text(i), "compared" | "versus" | "against" | "than" | "up" | "down" | "from")
    };
    if !near.any(set) || is_content(prose, mention.tokens.end) {
        return None;
    }
    let mut value = mention.value.clone();
    value.unit = None;
    let said = seen.said(vec![mention.at], Vec::new());
    Some(Claim::new(Kind::Count, last.about.clone(), Value::Quantity(value), said))
}

/// The claim of how many live somewhere: the place says it all.
fn of_place(seen: &Seen, mention: &QuantityMention, place: String) -> Claim {
    let head = format!("population of {place}");
    let terms = BTreeSet::from([head.clone()]);
    let act = Some("live".to_owned());
    let label = format!("people live in {}", capitalised(&place));
    let mut value = mention.value.clone();
    value.unit = None;
    let about = About { head, label, terms, event: Event::Story, act, single: true, ..About::default() };
    Claim::new(Kind::Count, about, Value::Quantity(value), seen.said(vec![mention.at], Vec::new()))
}

/// A name that was put into lower case, as it is written.
pub(super) fn capitalised(name: &str) -> String {
    let word = |w: &str| {
        let mut chars = w.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The claim of votes for and against, the larger number first.
fn tally(
    seen: &Seen,
    sentence: Range<usize>,
    mention: &QuantityMention,
    against: &Quantity,
) -> Option<Claim> {
    let plain = |q: &Quantity| Quantity { unit: None, ..q.clone() };
    let (mut first, mut second) = (plain(&mention.value), plain(against));
    if first.stated? < second.stated? {
        std::mem::swap(&mut first, &mut second);
    }
    let head = Head {
        name: TALLY.to_owned(),
        label: "votes for and against".to_owned(),
        token: mention.tokens.start,
        noun: true,
        ..Head::default()
    };
    let claim = claim(seen, sentence, mention.at, &head, first.clone());
    Some(Claim { value: Value::Tally(first, second), ..claim })
}

/// The tokens of a sentence of the story; captions speak of the picture's day.
pub(super) fn story_sentence(prose: &Prose, sentence: usize) -> Option<Range<usize>> {
    let found = prose.sentences.get(sentence)?;
    let story = prose.paragraphs.get(found.paragraph).is_some_and(|p| p.part != Part::Caption);
    story.then(|| found.tokens.clone())
}

/// The same of a sentence that tells something: who asks "will they pay $25 million?" tells no figure.
pub(super) fn telling_sentence(prose: &Prose, sentence: usize) -> Option<Range<usize>> {
    story_sentence(prose, sentence)
        .filter(|tokens| tokens.end.checked_sub(1).is_none_or(|last| prose.text(last) != "?"))
}

/// The claim of a number of what `head` says, in `sentence`.
fn claim(seen: &Seen, sentence: Range<usize>, at: Span, head: &Head, value: Quantity) -> Claim {
    let people = party::around(seen, sentence.clone(), head.token, head.noun && head.event.is_none());
    claim_with(seen, sentence, at, head, value, people)
}

/// The same with those who take part.
fn claim_with(
    seen: &Seen,
    sentence: Range<usize>,
    at: Span,
    head: &Head,
    mut value: Quantity,
    people: BTreeSet<Name>,
) -> Claim {
    let prose = &seen.prose;
    // A noun's form alone says nothing that could be set apart.
    let bounds = if value.weak {
        Bounds::default()
    } else {
        bounds::read(seen, &sentence, &prose.tokens_in(at), head.token, head.name == TALLY)
    };
    let mut terms = terms(prose, sentence.clone(), head);
    terms.extend(head.modifiers.iter().cloned());
    terms.extend(head.event.clone());
    let act = head.event.clone().or_else(|| head.own.then(|| head.name.clone())).or(head.deed.clone());
    // Of what befell people, and of what was destroyed, a story has one figure; boats are lost in many ways.
    let single = head.event.is_some() || head.own;
    let single = single && act.as_deref().is_some_and(|a| toll::befell(prose, a).is_some());
    let event = seen.events.at(head.token);
    let clause = party::clause(prose, &sentence, head.token);
    let when = seen.day_of(&sentence, &clause);
    let (name, label) = (head.name.clone(), head.label.clone());
    let personal = prose.is(head.token, Class::Statistic);
    let kin = head.kin.clone();
    value.unit = None;
    let noun = head.counted.clone();
    let about = About {
        head: name,
        label,
        noun,
        terms,
        people,
        when,
        event,
        act,
        single,
        kin,
        personal,
        apart: bounds.apart,
        narrowed: bounds.narrowed,
        places: bounds.places,
        ..About::default()
    };
    Claim::new(Kind::Count, about, Value::Quantity(value), seen.said(vec![at], Vec::new()))
}

/// Whether a token goes on with a noun phrase: words that are not small, and hyphens.
fn in_phrase(prose: &Prose, token: usize) -> bool {
    is_content(prose, token) || prose.text(token) == "-"
}

/// Whether a token is a word that carries something: no small one.
pub(super) fn is_content(prose: &Prose, token: usize) -> bool {
    const SMALL: [Class; 4] = [Class::Function, Class::Determiner, Class::Modal, Class::Pronoun];
    prose.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && !t.classes.any(&SMALL))
}

/// How far around the counted word its terms are looked for, in tokens.
const TERMS: usize = 12;

/// The words around what is counted that tell it from others.
fn terms(prose: &Prose, sentence: Range<usize>, head: &Head) -> BTreeSet<String> {
    let near = sentence.start.max(head.token.saturating_sub(TERMS))..sentence.end.min(head.token + TERMS);
    let mut terms: BTreeSet<String> =
        near.filter(|&i| i != head.token && tells(prose, i)).map(|i| term(prose, i)).collect();
    terms.insert(head.name.clone());
    terms
}

/// Whether a word can tell one fact from another: no small word, number, weekday or "said".
pub(super) fn tells(prose: &Prose, token: usize) -> bool {
    const PLAIN: [Class; 13] = [
        Class::Function,
        Class::Determiner,
        Class::Modal,
        Class::Pronoun,
        Class::Cardinal,
        Class::Scale,
        Class::Ordinal,
        Class::Weekday,
        Class::Month,
        Class::RelativeDay,
        Class::DayPart,
        Class::Period,
        Class::Generic,
    ];
    let Some(t) = prose.tokens.get(token) else { return false };
    t.kind == TokenKind::Word
        && !t.classes.any(&PLAIN)
        && !(t.classes.has(Class::Cue) && prose.value(token, Class::Cue) == Some("say"))
}
