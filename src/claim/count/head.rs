//! What a number counts: the noun behind it, or for "twice" the verb beside it, with what happened to those
//! counted. Tolls that have no noun ("80 hurt") are in `toll`; who takes part is asked elsewhere.

use std::ops::Range;

use super::deed::deed;
use super::toll;
use super::{MAJORITY, in_phrase, is_content};
use crate::mention::QuantityMention;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::token::{Token, TokenKind};
use crate::text::value::{Decimal, Sort};

/// What is counted, and where its word stands.
#[derive(Default)]
pub(super) struct Head {
    /// The event class, or the noun's singular, or the verb's stem.
    pub(super) name: String,
    /// The same in words for people, as behind "how many".
    pub(super) label: String,
    /// The noun, where the name is what befell those counted.
    pub(super) counted: Option<String>,
    /// The token of the word that people around it belong to.
    pub(super) token: usize,
    /// It is a noun; a verb otherwise.
    pub(super) noun: bool,
    /// The event that the counted take part in, where it is not the head itself: killed, arrested.
    pub(super) event: Option<String>,
    /// It is a noun for an event and is what is counted: "three aftershocks".
    pub(super) own: bool,
    /// What is done with the counted, where it is no event: "carrying 37 pupils".
    pub(super) deed: Option<String>,
    /// The sort of the noun.
    pub(super) kin: Option<String>,
    /// What stands between the number and the noun.
    pub(super) modifiers: Vec<String>,
}

/// How far a verb may stand from "twice", in tokens before it and behind it.
const VERB_REACH: (usize, usize) = (7, 3);

/// The verb that a multiplicity belongs to: the nearest word of an event class, or else the word before.
pub(super) fn verb(prose: &Prose, sentence: &Range<usize>, number: &Range<usize>) -> Option<Head> {
    let before = sentence.start.max(number.start.saturating_sub(VERB_REACH.0))..number.start;
    let behind = number.end..sentence.end.min(number.end + VERB_REACH.1);
    let distance = |i: usize| if i < number.start { number.start - i } else { i + 1 - number.end };
    // "Several times during the hearing" counts no hearings.
    let told = |i: &usize| {
        prose.is(*i, Class::Event)
            && !(*i >= number.end
                && prose.is(*i, Class::EventNoun)
                && i.checked_sub(1).is_some_and(|k| prose.is(k, Class::Determiner)))
    };
    let event = before.clone().chain(behind).filter(told).min_by_key(|&i| distance(i));
    let token = event.or_else(|| before.rev().find(|&i| is_content(prose, i)))?;
    let label = format!("times: {}", prose.normal(token));
    // "Fired 21 times": so many shots.
    let name = prose.value(token, Class::Repeated).map_or_else(|| name_of(prose, token), str::to_owned);
    Some(Head { name, label, token, ..Head::default() })
}

/// How the name of a whole begins, of which another number is a part.
pub(super) const WHOLE: &str = "all of ";

/// The longest noun phrase behind a number, in tokens.
const PHRASE: usize = 6;

/// The noun that a number counts: the last plural of the words up to the next small word or mark.
pub(super) fn noun(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    // "32-bit versions" are not 32; "a 17-storey tower" has 17.
    if prose.text(mention.tokens.end) == "-" {
        return joined(prose, sentence, mention);
    }
    let share = part(prose, sentence, mention);
    let start = match &share {
        // "29 of 34 passes" are no 29 passes of all, and neither are "the first 17 passes".
        Part::OfSome => return None,
        Part::Of(start) => *start,
        // "Dozens of people" are no part of them.
        Part::No if prose.text(mention.tokens.end) == "of" => mention.tokens.end + 1,
        Part::No | Part::Whole => mention.tokens.end,
    };
    // "Fifty more officers"
    let start = start + usize::from(matches!(prose.text(start), "more" | "other" | "additional"));
    let limit = sentence.end.min(start + PHRASE);
    let run: Vec<usize> =
        (start..limit).take_while(|&i| in_phrase(prose, i) && !prose.is(i, Class::Cardinal)).collect();
    let run: Vec<usize> = run.into_iter().filter(|&i| prose.is_word(i)).collect();
    let one = mention.value.high == Some(Decimal::ONE) || mention.value.sort == Sort::Ordinal;
    let at = if one {
        // "One person killed": the word before what befell them.
        let noun = run.iter().take_while(|&&i| !toll::is_harm(prose, i)).count().checked_sub(1);
        run.iter().position(|&i| prose.is(i, Class::EventNoun)).or(noun)
    } else {
        // The first plural, or the last of several in a row: "arms dealers".
        let plural = |&i: &usize| is_plural(prose, i) && !toll::is_harm(prose, i);
        let first = run.iter().position(plural);
        let last = |k: usize| (k..run.len()).take_while(|&n| plural(&run[n])).last();
        first.and_then(last)
    };
    let Some(at) = at else { return toll::bare(prose, sentence, mention) };
    let token = *run.get(at)?;
    let mut modifiers: Vec<String> = run[..at].iter().map(|&i| term(prose, i)).collect();
    if let Some(&i) = at.checked_sub(1).and_then(|k| run.get(k)) {
        modifiers.push(format!("{} {}", term(prose, i), name_of(prose, token)));
    }
    let event =
        (!prose.is(token, Class::Event)).then(|| event_near(prose, sentence, mention, token)).flatten();
    // "214 damaged houses": what befell them may stand before the noun.
    let participle = |&&i: &&usize| prose.is(i, Class::Event) && prose.text(i).ends_with("ed");
    let event = event.or_else(|| run[..at].iter().find(participle).copied());
    let event = event.map(|i| name_of(prose, i));
    let event = event.or_else(|| toll::taken(prose, mention, token));
    let toll = event.as_deref().and_then(|e| toll::befell(prose, e));
    if toll.is_some() && !matches!(share, Part::No) {
        return None;
    }
    // "Five points during a run" are a part of those of the match.
    if toll.is_none() && prose.text(token + 1) == "during" {
        return None;
    }
    let generic = match prose.value(token, Class::Generic) {
        Some("role") => toll == Some(toll::PEOPLE),
        found => found.is_some(),
    };
    let mut name = match &event {
        Some(event) if generic => event.clone(),
        None if prose.value(token, Class::Generic) == Some("anybody") => "person".to_owned(),
        _ => name_of(prose, token),
    };
    // "60 stories tall"
    if matches!(prose.text(token + 1), "tall" | "high")
        && let Some(joined) = prose.lexicon.value_of(&normal::singular(&prose.normal(token)), Class::Joined)
    {
        joined.clone_into(&mut name);
    }
    let mut label = match toll {
        Some(_) if generic => toll::label(prose, &name),
        _ => prose.normal(token).into_owned(),
    };
    if let Some(extreme) = run[..at].iter().find(|&&i| is_superlative(prose, i)) {
        // "The four hardest-hit villages" are a part of those hit.
        name = format!("{} {name}", prose.normal(*extreme));
        label = format!("{} {label}", prose.normal(*extreme));
        modifiers.push(name.clone());
    }
    if matches!(share, Part::Whole) {
        name = format!("{WHOLE}{name}");
    } else if name == "vote" && decided(prose, sentence, mention) {
        MAJORITY.clone_into(&mut name);
    } else if let Some(size) = size_of(prose, sentence, mention) {
        name = format!("{size} of {name}");
    }
    let counted = (generic && event.is_some()).then(|| name_of(prose, token));
    let own = prose.is(token, Class::EventNoun) && mention.value.sort == Sort::Cardinal;
    let deed = if event.is_none() && !own { deed(prose, sentence, mention, token) } else { None };
    let kin = match (toll, &event) {
        // Two men arrested can be three people arrested; five soldiers killed are no six gunmen killed.
        (Some(toll::PEOPLE), Some(event)) => match kin(prose, token).as_deref() {
            Some("person any") => Some(format!("{event} any")),
            Some("person role") => Some(format!("{event} role")),
            _ => None,
        },
        _ if matches!(share, Part::Whole) => None,
        _ => kin(prose, token),
    };
    Some(Head { name, label, counted, token, noun: true, event, own, deed, kin, modifiers })
}

/// The sort of a noun: persons of all roles are one.
fn kin(prose: &Prose, token: usize) -> Option<String> {
    match (prose.value(token, Class::Kin), prose.value(token, Class::Generic)) {
        (Some(kin), _) => Some(kin.to_owned()),
        (None, Some("anybody")) => Some("person any".to_owned()),
        (None, Some(_)) => Some("person role".to_owned()),
        (None, None) => None,
    }
}

/// What begins the name of a place in a row.
pub(super) const RANK: &str = "place among";

/// "The second woman to win the prize", "the third of her family to serve": somebody's place in a row.
pub(super) fn rank(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let definite = (sentence.start.max(start.saturating_sub(3))..start)
        .any(|i| matches!(prose.text(i), "the" | "The" | "only"));
    let token = (end..sentence.end.min(end + 4)).take_while(|&i| is_content(prose, i)).last()?;
    let deed = token + 2;
    let follows = prose.text(token + 1) == "to" && deed < sentence.end && is_content(prose, deed);
    if !definite || !follows || is_plural(prose, token) || mention.value.stated == Some(Decimal::ONE) {
        return None;
    }
    let name = format!("{RANK} {}", name_of(prose, token));
    let label = format!("{} had done so with this one", prose.normal(token));
    Some(Head { name, label, token, noun: true, deed: Some(RANK.to_owned()), ..Head::default() })
}

/// "A 17-storey tower": what is counted in front of the thing that has so many.
fn joined(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<Head> {
    let token = mention.tokens.end + 1;
    let name = prose.value(token, Class::Joined).filter(|n| !n.is_empty())?.to_owned();
    let next = token + 1 + usize::from(prose.text(token + 1) == "-");
    let within = mention.value.sort == Sort::Cardinal && next < sentence.end && is_content(prose, next);
    let modifiers = Vec::new();
    let deed = Some(name.clone());
    within.then(|| Head {
        label: format!("{name}s"),
        name,
        token,
        noun: true,
        deed,
        modifiers,
        ..Head::default()
    })
}

/// Whether a number counts a part of the things, or the whole that another number is a part of.
enum Part {
    No,
    /// "26 of its 61 schools", "three of the schools": where the noun phrase begins.
    Of(usize),
    /// The 61 of "26 of its 61 schools".
    Whole,
    /// A part that says nothing of how many there were: "the first 17 passes".
    OfSome,
}

fn part(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Part {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let number = |i: usize| {
        prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number || t.classes.has(Class::Cardinal))
    };
    let owner = |i: usize| {
        prose.is(i, Class::Determiner)
            || prose.tokens.get(i).is_some_and(|t| t.possessive() || t.capital || t.kind == TokenKind::Mark)
    };
    let near = sentence.start.max(start.saturating_sub(5))..start;
    let of = near
        .clone()
        .rev()
        .take_while(|&i| owner(i) || prose.text(i) == "of")
        .find(|&i| prose.text(i) == "of");
    if of.is_some_and(|i| i > sentence.start && number(i - 1)) {
        return Part::Whole;
    }
    let last = near.last().map_or("", |i| prose.text(i));
    if matches!(last, "first" | "last" | "next" | "final" | "past" | "remaining" | "other") {
        return Part::OfSome;
    }
    let vague = mention.value.stated.is_none() && !prose.is(end + 1, Class::Determiner);
    if prose.text(end) != "of" || vague {
        return Part::No;
    }
    let mut from = end + 1;
    while prose.is(from, Class::Determiner)
        || prose.tokens.get(from).is_some_and(|t| t.possessive())
        || matches!(prose.text(from), "its" | "his" | "her" | "their")
    {
        from += 1;
    }
    // "Closed 26 of its 61 schools" closed 26; "37 of the candidates" only says who they were.
    let governed = start > sentence.start && {
        let before = start - 1;
        is_content(prose, before) && !prose.tokens[before].capital && !prose.is(before, Class::Cue)
    };
    // "210 of the airline's flights were cancelled"
    let owned = (end + 1..from).any(|i| prose.tokens[i].possessive());
    let first = from + usize::from(number(from));
    let phrase = first..sentence.end.min(first + PHRASE + AT);
    let governed = governed || owned && number(from) || (owned || number(from)) && befallen(prose, phrase);
    if !governed || from == end + 1 && !number(from) {
        return Part::OfSome;
    }
    if number(from) { Part::Of(from + 1) } else { Part::Of(from) }
}

/// The longest phrase that says where they are: the guards "on the night shift".
const AT: usize = 4;

/// Whether something is done with what a noun phrase names, or they do it: "flights were cancelled", "coaches derailed",
/// "the children on the trip were taken to hospital".
fn befallen(prose: &Prose, phrase: Range<usize>) -> bool {
    let noun = phrase.clone().take_while(|&i| in_phrase(prose, i)).find(|&i| is_plural(prose, i));
    let Some(mut verb) = noun.map(|i| i + 1) else { return false };
    if matches!(prose.text(verb), "on" | "at" | "in" | "aboard") {
        let phrase = verb + 1..verb + 1 + AT;
        let ends = |&i: &usize| {
            prose.is(i, Class::Auxiliary) || !in_phrase(prose, i) && !prose.is(i, Class::Determiner)
        };
        verb = phrase.clone().find(ends).unwrap_or(phrase.end);
    }
    let does = |i: usize| {
        event(prose, i).is_some() && !prose.is(i, Class::EventNoun) || prose.entry(i, Class::Doing).is_some()
    };
    if !matches!(prose.text(verb), "were" | "was" | "are" | "have" | "had") {
        return does(verb) && !prose.is(verb + 1, Class::Auxiliary);
    }
    let deed = verb + 1 + usize::from(matches!(prose.text(verb + 1), "been" | "being" | "under" | "in"));
    prose.text(deed).ends_with("ed")
        || event(prose, deed).is_some()
        || prose.entry(deed, Class::Doing).is_some()
}

/// What a number is the size of: the record of "a record of 2,116 points", the majority of "a majority of 51 votes".
fn size_of(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> Option<String> {
    let of = mention.tokens.start.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == "of")?;
    prose.is(of - 1, Class::Size).then(|| term(prose, of - 1))
}

/// "Rejected by three votes": they are no votes for it.
fn decided(prose: &Prose, sentence: &Range<usize>, mention: &QuantityMention) -> bool {
    mention.tokens.start > sentence.start && prose.text(mention.tokens.start - 1) == "by"
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
    let small = |i: usize| small(i) || prose.is(i, Class::Auxiliary) || is_adverb(prose, i);
    let joint = |i: usize| matches!(prose.text(i), "and" | "or" | "but" | "while");
    let tells = |i: usize| event(prose, i).is_some() && !prose.is(i, Class::Cue);
    let stops = |i: usize| !small(i) || joint(i) || tells(i);
    let behind = (noun + 1..sentence.end.min(noun + 6)).find(|&i| stops(i));
    let before = (sentence.start..mention.tokens.start).rev().take(4).find(|&i| stops(i));
    [behind, before].into_iter().flatten().find(|&i| tells(i))
}

/// "Badly", "seriously", "still": a word that only says how.
pub(super) fn is_adverb(prose: &Prose, token: usize) -> bool {
    let text = prose.text(token);
    text.len() > 4 && text.ends_with("ly") || matches!(text, "still" | "also" | "now" | "already")
}

/// Whether a noun stands in the plural.
pub(in crate::claim) fn is_plural(prose: &Prose, token: usize) -> bool {
    if prose.is(token, Class::Plural) {
        return true;
    }
    let normal = prose.normal(token);
    !prose.tokens[token].possessive() && normal.len() > 3 && normal::singular(&normal) != normal
}

/// The name of what is counted: the event class, or the singular, or the one word for several that mean the same.
pub(in crate::claim) fn name_of(prose: &Prose, token: usize) -> String {
    if let Some(class) = event(prose, token) {
        return class.to_owned();
    }
    let thing = |t: &str| prose.lexicon.value_of(t, Class::Thing).map(str::to_owned);
    if let Some(singular) = prose.value(token, Class::Plural) {
        return thing(singular).unwrap_or_else(|| singular.to_owned());
    }
    let normal = prose.normal(token);
    let singular = normal::singular(&normal);
    thing(&singular).unwrap_or_else(|| singular.into_owned())
}

/// The class of an event's word, or of the words of several that begin here.
pub(in crate::claim) fn event<'a>(prose: &Prose<'a>, token: usize) -> Option<&'a str> {
    prose.entry(token, Class::Event).map(|(_, class)| class)
}

/// A content word as a term: its event class, the thing, the country or the stem.
pub(in crate::claim) fn term(prose: &Prose, token: usize) -> String {
    const KNOWN: [Class; 4] = [Class::Event, Class::Demonym, Class::Thing, Class::Spelling];
    let told = |t: &Token| t.classes.any(&KNOWN) || t.begins.has(Class::Event);
    if !prose.tokens.get(token).is_some_and(told) {
        return normal::stem(&prose.normal(token)).into_owned();
    }
    let known = event(prose, token).or_else(|| prose.value(token, Class::Demonym));
    if let Some(known) = known.or_else(|| prose.value(token, Class::Thing)) {
        return known.to_owned();
    }
    if let Some(compared) = prose.value(token, Class::Spelling) {
        return normal::stem(compared).into_owned();
    }
    normal::stem(&prose.normal(token)).into_owned()
}
