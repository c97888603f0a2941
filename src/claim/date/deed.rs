//! What a date dates: the noun that it stands before ("the Saturday vote", "his January hearing"), or the verb of
//! its clause with the noun that tells it from others of its sort ("signed the law", "a notice published Friday").
//!
//! It knows no grammar but places: a verb is a word of a class of deeds, one in "-ed", or one behind "to" and
//! "will". A verb that only says that something was ("held", "issued") leaves the name to its noun.

use std::ops::Range;

use super::super::count::head::{name_of, term};
use super::super::count::is_content;
use super::super::party;
use crate::mention::DateMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// What is dated.
#[derive(Debug)]
pub(super) struct Deed {
    /// The class of the deed, or the stem of its word.
    pub(super) name: String,
    /// The noun beside a verb, by the same names: what was signed, what collapsed.
    pub(super) noun: Option<String>,
    /// Its word.
    pub(super) token: usize,
    /// Its words for people.
    pub(super) label: String,
    /// The day may be that of a word between: "apologized for his words over the weekend".
    pub(super) loose: bool,
    /// It is told in the present perfect: "has bought", of which "this year" is no date.
    pub(super) perfect: bool,
}

/// How far from a date the word that it dates may stand, in tokens.
const REACH: usize = 14;
/// Behind a word that says of what sort a noun is, in the place of the thing that a verb has.
pub(super) const SORT: &str = "…";
/// The longest run of words before a noun, in tokens.
const PHRASE: usize = 8;

/// The deed of a date.
pub(super) fn of(prose: &Prose, sentence: &Range<usize>, mention: &DateMention, ahead: bool) -> Option<Deed> {
    if let Some(noun) = attributive(prose, sentence, &mention.tokens) {
        return Some(nominal(prose, noun));
    }
    // "The winner of Friday's …" tells no day of what the winner does.
    if is_possessive(prose, &mention.tokens) {
        return None;
    }
    let date = with_part(prose, sentence, &mention.tokens);
    dated(prose, sentence, &date, ahead)
}

/// A date with the words before it that say which part of it: "the end of May".
fn with_part(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Range<usize> {
    let small = |i: usize| prose.is(i, Class::Determiner) || prose.text(i) == "of";
    let last = (sentence.start..date.start).rev().take(3).find(|&i| !small(i));
    let part = last.filter(|&i| {
        let of = (i + 1..date.start).any(|k| prose.text(k) == "of");
        of && matches!(
            prose.text(i),
            "end" | "start" | "beginning" | "middle" | "half" | "week" | "weeks" | "days"
        )
    });
    part.unwrap_or(date.start)..date.end
}

/// The deed of a time at some tokens.
fn dated(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>, ahead: bool) -> Option<Deed> {
    let (start, end) = (date.start, date.end);
    let mut scope = scope(prose, sentence, date);
    let mut before = scope.start.max(start.saturating_sub(REACH))..start.min(scope.end).max(scope.start);
    if let Some(noun) = predicate(prose, &before, date) {
        return Some(nominal(prose, noun));
    }
    // "The funeral of Ruiz, who died on March 3, will be on Friday"
    let remark = || interrupted(prose, sentence, scope.start);
    if helps(prose, scope.start)
        && (scope.start..start)
            .all(|i| helps(prose, i) || prose.is(i, Class::Preposition) || prose.is(i, Class::LightVerb))
        && let Some(end) = remark()
        && let Some(noun) = happening(prose, sentence.start, end)
    {
        return Some(nominal(prose, noun));
    }
    let noun = noun_before(prose, &before, start);
    let behind = end.max(scope.start)..scope.end.min(end + REACH).max(end.max(scope.start));
    // "Refused to step down on Tuesday": what was not yet done has no day behind it.
    let done = |i: usize| !is_wanted(prose, i) || ahead && !is_purpose(prose, sentence, i);
    let last = |within: &Range<usize>| {
        let verbs = || within.clone().rev().filter(|&i| is_verb(prose, sentence, i));
        verbs().find(|&i| done(i)).or_else(|| verbs().next()).map(|i| opening(prose, within, i))
    };
    let mut verb = last(&before);
    // "Admitted the charge at a hearing in April": the hearing is where he did.
    let staged = noun.is_some_and(|n| is_stage(prose, &before, n)) && verb.is_some_and(|v| acts(prose, v));
    if let Some(noun) = noun.filter(|_| !staged)
        && verb.is_none_or(|v| is_light(prose, v) || tells_of(prose, v, ahead) || v == noun)
    {
        // "Talks in 2017 broke down": the verb comes at once.
        if !is_verb(prose, sentence, end) || is_light(prose, end) || is_report(prose, end) {
            // "Issued his ban via an order": what was issued comes before what it was issued by.
            let held = last(&(before.start..noun)).filter(|&v| is_light(prose, v));
            let held = held.and_then(|v| object(prose, &(before.start..scope.end), v, date));
            let perfect = verb.is_some_and(|v| is_perfect(prose, &(before.start..scope.end), v));
            // "Lifted the travel ban": what is dated is its end.
            if held.is_none()
                && let Some(turn) = last(&(before.start..noun)).filter(|&v| is_turn(prose, v))
                && object(prose, &(before.start..scope.end), phrase_end(prose, turn), date) == Some(noun)
            {
                return verbal(prose, &(before.start..scope.end), turn, date, Some(noun));
            }
            return Some(Deed { perfect, ..nominal(prose, held.unwrap_or(noun)) });
        }
        let found = verbal(prose, &(start..scope.end), end, date, Some(noun));
        return found.map(|deed| Deed { noun: Some(name(prose, noun)), ..deed });
    }
    verb = verb.or_else(|| behind.clone().find(|&i| is_verb(prose, sentence, i)));
    // "Quit his job hosting the show, “Evening,” in January": the verb stands some clauses before.
    if verb.is_none() {
        before.start = sentence.start.max(start.saturating_sub(2 * REACH));
        scope.start = before.start;
        verb = last(&before);
    }
    let verb = verb?;
    if is_report(prose, verb) {
        return None;
    }
    let clause = if verb < start { before.start..scope.end } else { behind.start..scope.end };
    // "Took effect", "at a hearing"
    let beside = noun.filter(|n| !staged && !(verb..=phrase_end(prose, verb)).contains(n));
    verbal(prose, &clause, verb, date, beside)
}

/// The first word of the phrase that a verb stands in: "came" of "came ashore".
fn opening(prose: &Prose, within: &Range<usize>, verb: usize) -> usize {
    let Some(first) = verb.checked_sub(1).filter(|i| within.contains(i)) else { return verb };
    let phrase = prose.entry(first, Class::Deed).is_some_and(|(words, _)| words.contains(&verb));
    if phrase { first } else { verb }
}

/// The last word of a deed.
fn phrase_end(prose: &Prose, verb: usize) -> usize {
    let last = [Class::Event, Class::Deed].into_iter().filter_map(|c| prose.entry(verb, c));
    last.map(|(words, _)| words.end - 1).max().unwrap_or(verb)
}

/// Classes of what is done to deeds: their begin and end.
const TURNS: [&str; 8] = ["begin", "end", "suspend", "resume", "postpone", "cancel", "reject", "block"];

/// Whether a verb says that another deed begins or ends.
fn is_turn(prose: &Prose, verb: usize) -> bool {
    prose.entry(verb, Class::Deed).is_some_and(|(_, class)| TURNS.contains(&class))
}

/// Whether a noun is only where something else is done: "at an earlier hearing".
fn is_stage(prose: &Prose, before: &Range<usize>, noun: usize) -> bool {
    let within = before.start.max(noun.saturating_sub(4))..noun;
    let led = within.rev().find(|&i| prose.is(i, Class::Preposition) && !is_content(prose, i));
    led.is_some_and(|i| matches!(prose.text(i), "at" | "during"))
}

/// Whether a verb says by itself what is done.
fn acts(prose: &Prose, verb: usize) -> bool {
    let known = prose.is(verb, Class::Event) || prose.entry(verb, Class::Deed).is_some();
    known && !is_light(prose, verb) && !is_report(prose, verb)
}

/// A deed told by a noun.
fn nominal(prose: &Prose, token: usize) -> Deed {
    let own = |i: usize| {
        let thing = !prose.tokens[i].capital && !prose.tokens[i].possessive();
        let same = prose.entry(i, Class::Deed).is_some_and(|(words, _)| words.contains(&token));
        thing && is_content(prose, i) && !is_past(prose, i) && !places(prose, i) && !same
    };
    // "Confirmation hearing": the word before it says of what sort it is.
    let sort =
        token.checked_sub(1).filter(|&i| own(i) && prose.tokens[i].at.end < prose.tokens[token].at.start);
    let label = prose.normal(token);
    let noun = sort.map(|i| format!("{} {SORT}", name(prose, i)));
    // "Quakes" were several; "talks" and "elections" are one.
    let many = prose.is(token, Class::EventNoun) && prose.is(token, Class::Event) && label.ends_with('s');
    Deed {
        name: name(prose, token),
        noun: noun.or_else(|| befallen(prose, token).map(|i| name(prose, i))),
        token,
        loose: many || several(prose, token),
        perfect: false,
        label: sort.map_or_else(|| label.to_string(), |i| format!("{} {label}", prose.normal(i))),
    }
}

/// What the deed of a noun befalls, or who does it: "the collapse of the bridge", "the patient's death".
fn befallen(prose: &Prose, token: usize) -> Option<usize> {
    let owner = token.checked_sub(1).filter(|&i| prose.tokens[i].possessive() && is_content(prose, i));
    let opens = |i: usize| prose.is(i, Class::Determiner) || prose.is(i, Class::Quantifier);
    let ends = |i: usize| {
        let verb = [Class::Past, Class::LightVerb, Class::Auxiliary, Class::Preposition, Class::Cue];
        prose.tokens.get(i).is_none_or(|t| t.classes.any(&verb)) || is_past(prose, i) || places(prose, i)
    };
    let of = || {
        let first = (token + 2..token + 4).find(|&i| !opens(i))?;
        let within = first..first + PHRASE;
        within.take_while(|&i| is_content(prose, i) && (i == first || !ends(i))).last()
    };
    let of = || if prose.text(token + 1) == "of" { of() } else { None };
    let noun = owner.or_else(of)?;
    (prose.tokens.get(noun).is_some_and(|t| !t.capital) && !places(prose, noun)).then_some(noun)
}

/// A deed told by a verb.
fn verbal(
    prose: &Prose,
    clause: &Range<usize>,
    verb: usize,
    date: &Range<usize>,
    beside: Option<usize>,
) -> Option<Deed> {
    let phrase = prose.entry(verb, Class::LightVerb).filter(|(words, _)| words.len() > 1).is_some();
    let object = if phrase { None } else { object(prose, clause, phrase_end(prose, verb), date) };
    // "Talks between the guild and the ministry broke down"
    let turns = is_turn(prose, verb) || matches!(name(prose, verb).as_str(), "collapse" | "break");
    let event = || if turns { happening(prose, clause.start, verb) } else { None };
    let before = || event().or_else(|| subject(prose, clause, verb, date));
    if is_light(prose, verb) || phrase {
        // "Took place", "was held": of nothing that is named nothing is told.
        let perfect = is_perfect(prose, clause, verb);
        let told = object.or_else(|| happening(prose, clause.start, verb)).or_else(before);
        // "The report was published": a report is nothing that happens.
        let itself = !phrase && prose.is(verb, Class::Deed);
        let happens = |n: usize| prose.is(n, Class::Event) || is_happening(prose, n);
        if !itself || told.is_none_or(happens) {
            return told.map(|n| Deed { perfect, ..nominal(prose, n) });
        }
    }
    let doer = before();
    // "The hearing began at 10 a.m."
    let hour = mention_hour(prose, date);
    if let Some(n) =
        doer.filter(|&n| hour && prose.value(verb, Class::Deed) == Some("begin") && is_sitting(prose, n))
    {
        return Some(nominal(prose, n));
    }
    let noun = plan(prose, verb, date).or(object).or(doer).or(beside);
    let noun = noun.or_else(|| meant(prose, clause, verb));
    let label = match noun {
        Some(n) if n < verb => format!("{} {}", prose.normal(n), prose.normal(verb)),
        Some(n) => format!("{} {}", prose.normal(verb), prose.normal(n)),
        None => prose.normal(verb).into_owned(),
    };
    let one_of_several = [noun, doer].into_iter().flatten().any(|n| several(prose, n));
    let named = |n: usize| prose.tokens.get(n).is_some_and(|t| t.capital) && !opens_sentence(prose, n);
    let noun = noun.filter(|&n| !several(prose, n) && !named(n)).map(|n| self::name(prose, n));
    let perfect = is_perfect(prose, clause, verb);
    let name = if is_price(prose, verb) { "buy".to_owned() } else { name(prose, verb) };
    let between = verb + 1..date.start.max(verb + 1);
    let owned =
        |i: usize| prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive());
    let loose = between.clone().any(|i| matches!(prose.text(i), "for" | "about") && owned(i + 1))
        && date.start.checked_sub(1).is_some_and(|i| between.contains(&i) && prose.text(i) != ",");
    let loose = loose && name != "buy" || one_of_several;
    Some(Deed { name, noun, token: verb, label, loose, perfect })
}

/// Whether some words give an hour.
fn mention_hour(prose: &Prose, date: &Range<usize>) -> bool {
    date.clone().any(|i| {
        let text = prose.text(i);
        matches!(text, "a.m." | "p.m." | "am" | "pm" | "o'clock" | "noon" | "midnight")
            || text.ends_with("am") && text.starts_with(|c: char| c.is_ascii_digit())
            || text.ends_with("pm") && text.starts_with(|c: char| c.is_ascii_digit())
            || text.contains(':')
    })
}

/// Whether a noun is one for what begins at an hour and is over on its day.
fn is_sitting(prose: &Prose, noun: usize) -> bool {
    const SHORT: [&str; 12] = [
        "bury",
        "hearing",
        "meet",
        "game",
        "concert",
        "vote",
        "parade",
        "ceremony",
        "conference",
        "vigil",
        "marry",
        "speak",
    ];
    SHORT.contains(&name(prose, noun).as_str())
}

/// The clause of a date. One that stands alone between marks ("On Saturday, …") belongs to what follows it, or
/// at the end to what goes before.
fn scope(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Range<usize> {
    let own = clause(prose, sentence, date.start);
    let own = own.start..own.end.max(date.end);
    let tells = |r: Range<usize>| r.filter(|i| !date.contains(i)).any(|i| is_content(prose, i));
    if tells(own.clone()) {
        return own;
    }
    if prose.text(own.end) == "," && own.end + 1 < sentence.end && own.start <= sentence.start + 1 {
        let next = clause(prose, sentence, own.end + 1);
        return own.start..next.end;
    }
    // "A tie-up, in 2016, broke down": what goes before and what follows are one clause.
    match own.start.checked_sub(2).filter(|&i| i >= sentence.start) {
        Some(last) if prose.text(own.start - 1) == "," && prose.text(own.end) == "," => {
            let next = clause(prose, sentence, own.end + 1);
            clause(prose, sentence, last).start..next.end.max(own.end)
        }
        Some(last) if prose.text(own.start - 1) == "," => clause(prose, sentence, last).start..own.end,
        _ => own,
    }
}

/// The longest remark in brackets that a clause goes on behind, in tokens: "(D)", "(R-Ellis)".
const REMARK: usize = 6;

/// How far back a remark between commas can begin, in tokens.
const REMARKS: usize = 24;

/// The clause around a token; a short remark in brackets does not end it.
fn clause(prose: &Prose, sentence: &Range<usize>, token: usize) -> Range<usize> {
    let mut found = party::clause(prose, sentence, token);
    while let Some(close) = found.start.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == ")")
    {
        let open = (sentence.start..close).rev().take(REMARK).find(|&i| prose.text(i) == "(");
        let Some(before) = open.and_then(|i| i.checked_sub(1)).filter(|&i| i >= sentence.start) else {
            break;
        };
        found.start = party::clause(prose, sentence, before).start;
    }
    while prose.text(found.end) == "(" {
        let close = (found.end..sentence.end).take(REMARK).find(|&i| prose.text(i) == ")");
        let Some(behind) = close.map(|i| i + 1).filter(|&i| i < sentence.end) else { break };
        found.end = party::clause(prose, sentence, behind).end.max(behind);
    }
    found
}

/// The noun that a date stands before: "the Saturday vote", "Wednesday's ceremony", "his January hearing".
fn attributive(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let owns =
        |i: usize| prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive());
    let possessive = is_possessive(prose, date);
    let mut led = (sentence.start.max(date.start.saturating_sub(3))..date.start).rev();
    let led = led.find(|&i| !(is_content(prose, i) && !prose.tokens[i].capital)).is_some_and(owns);
    // "This week the council voted": the determiner is the date's own.
    if !possessive && !led {
        return None;
    }
    let first = date.end + usize::from(apostrophe(prose, date.end));
    let mut noun = None;
    for i in first..sentence.end.min(first + PHRASE) {
        let owned = prose.tokens.get(i).is_some_and(|t| t.possessive());
        if prose.text(i) == "-" || owned && noun.is_none() {
            continue;
        }
        let verb = noun.is_some() && (prose.text(i).ends_with("ed") || prose.is(i, Class::Cue));
        if !is_content(prose, i) || verb || is_adverb(prose, i) || places(prose, i) {
            break;
        }
        noun = Some(i);
    }
    noun.filter(|&n| possessive || !is_past(prose, n))
}

/// A word that places a day, and is no noun for what happens on it.
fn places(prose: &Prose, token: usize) -> bool {
    const PLACING: [Class; 6] = [
        Class::RelativeDay,
        Class::Weekday,
        Class::Month,
        Class::Period,
        Class::Auxiliary,
        Class::Preposition,
    ];
    prose.tokens.get(token).is_none_or(|t| t.classes.any(&PLACING) && !t.classes.has(Class::Ordinal))
}

fn is_adverb(prose: &Prose, token: usize) -> bool {
    let text = prose.text(token);
    text.ends_with("ly") || matches!(text, "earlier" | "later" | "early" | "late" | "ago")
}

/// "Friday's", "three days'"
fn is_possessive(prose: &Prose, date: &Range<usize>) -> bool {
    let last = date.end.checked_sub(1).and_then(|i| prose.tokens.get(i));
    last.is_some_and(|t| t.possessive()) || apostrophe(prose, date.end)
}

fn apostrophe(prose: &Prose, token: usize) -> bool {
    matches!(prose.text(token), "'" | "’")
}

/// A noun for an event or deed right before a date, with nothing but a small word between: "a hearing on".
fn noun_before(prose: &Prose, before: &Range<usize>, date: usize) -> Option<usize> {
    let small = |i: usize| prose.is(i, Class::Preposition) || prose.is(i, Class::Determiner);
    let small = |i: usize| small(i) || matches!(prose.text(i), "early" | "late" | "-");
    let last = before.clone().rev().take(3).find(|&i| !small(i)).filter(|&i| i < date)?;
    // "Was found", "were shut", "the film opens": no nouns.
    let verb = last.checked_sub(1).is_some_and(|i| {
        let told = prose.is(last, Class::Past) || prose.is(last, Class::Forward) && is_content(prose, i);
        prose.is(i, Class::Auxiliary)
            || told && !prose.is(i, Class::Determiner) && !prose.tokens[i].possessive()
    });
    (is_happening(prose, last) && !verb).then_some(last)
}

/// Whether a word can be a noun for something that happens.
fn is_happening(prose: &Prose, token: usize) -> bool {
    let known = prose.is(token, Class::EventNoun) || prose.is(token, Class::Deed) || ends_deed(prose, token);
    known && !is_past(prose, token)
}

/// Whether a day behind a verb and its noun is that of the noun: "told of the vote on Monday"; not "found the leak
/// on Monday", nor "announced the merger on Monday" of a Monday that is past.
fn tells_of(prose: &Prose, verb: usize, ahead: bool) -> bool {
    let deed = prose.is(verb, Class::Event) || prose.is(verb, Class::Deed);
    // "Pleaded guilty to charges in June"
    let phrase = prose.entry(verb, Class::Deed).is_some_and(|(words, _)| words.len() > 1);
    prose.is(verb, Class::Cue) && (ahead || !deed) && !phrase
}

/// What a date is said of: "the collapse of the bridge was on", "his funeral is", "a vote is scheduled for".
fn predicate(prose: &Prose, before: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let small = |i: usize| {
        prose.is(i, Class::Preposition)
            || prose.is(i, Class::Determiner)
            || matches!(prose.text(i), "early" | "late" | "now" | "only")
    };
    let mut last = before.clone().rev().take(4).find(|&i| !small(i))?;
    let be = |i: usize| {
        matches!(prose.text(i), "is" | "was" | "are" | "were" | "be" | "been" | "falls" | "fell" | "set")
    };
    // "The vote was on Tuesday put off": the day is that of what follows.
    if is_past(prose, date.end) || !be(last) && !is_light(prose, last) && prose.text(last) != "place" {
        return None;
    }
    if prose.text(last) == "place" {
        last = last.checked_sub(1).filter(|&i| prose.is(i, Class::LightVerb))?;
    }
    happening(prose, before.start, last)
}

/// Where the words end that a clause goes on with behind a remark between commas: before the first of these.
pub(super) fn interrupted(prose: &Prose, sentence: &Range<usize>, clause: usize) -> Option<usize> {
    let close = clause.checked_sub(1).filter(|&i| i > sentence.start && prose.text(i) == ",")?;
    (sentence.start.max(close.saturating_sub(REMARKS))..close).rev().find(|&i| prose.text(i) == ",")
}

pub(super) fn helps(prose: &Prose, token: usize) -> bool {
    prose.is(token, Class::Auxiliary) || prose.is(token, Class::Modal)
}

/// The noun for what happens in the words that a verb is said of: "the collapse of the bridge", "Ode's visit to Ellis".
fn happening(prose: &Prose, from: usize, verb: usize) -> Option<usize> {
    let helps = |i: usize| {
        prose.is(i, Class::Auxiliary)
            || prose.is(i, Class::Modal)
            || prose.is(i, Class::LightVerb)
            || prose.text(i).ends_with("ly")
            || matches!(prose.text(i), "to" | "also" | "not" | "now" | "set")
    };
    let end = (from..verb).rev().find(|&i| !helps(i))? + 1;
    let links = |i: usize| prose.is(i, Class::Preposition) && !prose.tokens[i].possessive();
    let led = |i: usize| i > from && prose.is(i - 1, Class::Determiner);
    let goes_on = |i: usize| {
        let word = is_content(prose, i) || prose.is(i, Class::Determiner) || prose.is_word(i) && links(i);
        (word || prose.text(i) == "-") && !is_past(prose, i) && (!prose.is(i, Class::Cue) || led(i))
    };
    let start = (from.max(end.saturating_sub(PHRASE))..end).rev().take_while(|&i| goes_on(i)).last()?;
    let stop = (start..end).find(|&i| i > start && links(i)).unwrap_or(end);
    let event = |i: usize| prose.is(i, Class::Event) || is_happening(prose, i);
    let noun = stop.checked_sub(1).filter(|&i| i >= start && event(i))?;
    let first = prose.sentences.get(prose.sentence_of(noun)).is_some_and(|s| s.tokens.start == noun);
    (!prose.tokens.get(noun)?.capital || first || ends_deed(prose, noun)).then_some(noun)
}

/// The second word of "news conference".
pub(super) fn ends_deed(prose: &Prose, token: usize) -> bool {
    token
        .checked_sub(1)
        .and_then(|i| prose.entry(i, Class::Deed))
        .is_some_and(|(words, _)| words.contains(&token))
}

/// What is done: the last word of the noun phrase behind a verb.
pub(super) fn object(
    prose: &Prose,
    clause: &Range<usize>,
    verb: usize,
    date: &Range<usize>,
) -> Option<usize> {
    let mut i = verb + 1;
    if date.contains(&i) {
        i = date.end;
    }
    let opens = |i: usize| {
        prose.is(i, Class::Determiner) || prose.is(i, Class::Quantifier) || prose.is(i, Class::Cardinal)
    };
    while i < clause.end && opens(i) {
        i += 1;
    }
    let mut noun = None;
    while i < clause.end && i < verb + PHRASE + 4 && !date.contains(&i) {
        let owned = prose.tokens.get(i).is_some_and(|t| t.possessive());
        let goes_on = is_content(prose, i) || prose.text(i) == "-" || owned;
        if !goes_on || prose.is(i, Class::Preposition) && !owned || noun.is_some() && is_past(prose, i) {
            break;
        }
        // "His job hosting the show"
        if noun.is_some() && prose.text(i).ends_with("ing") && !prose.is(i, Class::EventNoun) {
            break;
        }
        if is_adverb(prose, i) && !prose.text(i).ends_with("ly") {
            break;
        }
        if prose.text(i) != "-" && !prose.text(i).ends_with("ly") {
            noun = Some(i);
        }
        i += 1;
    }
    noun
}

/// "The first quake struck", "a second man died": one of several.
fn several(prose: &Prose, noun: usize) -> bool {
    noun.checked_sub(1).is_some_and(|i| prose.is(i, Class::Ordinal))
}

/// "To resign", but "had to resign", "was forced to resign".
fn is_wanted(prose: &Prose, verb: usize) -> bool {
    let Some(to) = verb.checked_sub(1).filter(|&i| prose.text(i) == "to") else { return false };
    let before = to.checked_sub(1).map_or("", |i| prose.text(i));
    !matches!(before, "had" | "has" | "have" | "forced" | "used" | "went" | "made")
}

/// "Sent money to mend the roof in August": what something is done for has no day of its own, but "told the firm to mend
/// the roof by August".
fn is_purpose(prose: &Prose, sentence: &Range<usize>, verb: usize) -> bool {
    let Some(noun) = verb.checked_sub(2).filter(|&i| i > sentence.start) else { return false };
    if !is_content(prose, noun) || is_verb(prose, sentence, noun) || prose.is(noun, Class::Forward) {
        return false;
    }
    let near = sentence.start.max(noun.saturating_sub(PHRASE))..noun;
    let main = near.rev().find(|&i| is_past(prose, i) || prose.is(i, Class::Past));
    main.is_some_and(|i| prose.entry(i, Class::Deed).is_some_and(|(_, class)| DOING.contains(&class)))
}

/// Classes of what is done with things, behind which "to" tells what for.
const DOING: [&str; 6] = ["send", "pay", "build", "install", "deliver", "travel"];

/// "Has bought", "have not yet met".
fn is_perfect(prose: &Prose, clause: &Range<usize>, verb: usize) -> bool {
    let mut near = clause.start.max(verb.saturating_sub(3))..verb;
    near.any(|i| matches!(prose.text(i), "have" | "has" | "Have" | "Has"))
}

/// "Paid $3 million for the mill": who pays a price buys.
fn is_price(prose: &Prose, verb: usize) -> bool {
    const NEAR: usize = 8;
    let pays = prose.value(verb, Class::Deed) == Some("pay");
    let money = |i: usize| {
        prose.tokens.get(i).is_some_and(|t| t.classes.has(Class::Currency))
            || prose.text(i).contains(['$', '€', '£'])
    };
    let mut near = verb + 1..verb + NEAR;
    pays && near.clone().any(money) && near.any(|i| prose.text(i) == "for")
}

/// What somebody announced or agreed to do: the verb behind "to" or "will", in the next few words.
fn plan(prose: &Prose, verb: usize, date: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 8;
    // "Voted to close it", "voted on Monday to close it"
    let at_once = prose.text(verb + 1) == "to" || date.end > verb && prose.text(date.end) == "to";
    // "plans to", "vowed to"; not "begins", which looks forward by itself.
    let anywhere = |value: &str| !matches!(value, "one" | "several");
    let intends = prose.value(verb, Class::Forward).is_some_and(anywhere)
        || prose.entry(verb, Class::Forward).is_some_and(|(words, _)| words.len() > 1);
    if !prose.is(verb, Class::Cue) && !intends && prose.text(verb) != "agreed" && !at_once {
        return None;
    }
    let sentence = &prose.sentences.get(prose.sentence_of(verb))?.tokens;
    let near = verb + 1..sentence.end.min(verb + 1 + NEAR);
    let opens = |i: &usize| prose.is(*i, Class::Modal) || prose.text(*i) == "to";
    let opened = near.into_iter().find(opens)?;
    let done = opened + 1 + usize::from(prose.text(opened + 1).ends_with("ly"));
    (is_content(prose, done) && !prose.tokens.get(done)?.capital).then_some(done)
}

/// How far from its verb a pronoun stands, in tokens.
const PRONOUN: usize = 5;

/// What "it" or "they" before a verb stands for: what the sentence before is about.
fn meant(prose: &Prose, clause: &Range<usize>, verb: usize) -> Option<usize> {
    let near = clause.start.saturating_sub(1).max(verb.saturating_sub(PRONOUN))..verb;
    let it = near.rev().find(|&i| matches!(prose.text(i), "It" | "it" | "They" | "they"))?;
    if !(it + 1..verb).all(|i| helps(prose, i) || prose.text(i).ends_with("ly") || prose.text(i) == "to") {
        return None;
    }
    let number = prose.sentence_of(it);
    let sentence = prose.sentences.get(number)?;
    let last = number.checked_sub(1).and_then(|n| prose.sentences.get(n));
    let before = if it > sentence.tokens.start + 1 {
        sentence.tokens.start..it
    } else {
        last.filter(|s| s.paragraph + 1 >= sentence.paragraph)?.tokens.clone()
    };
    let many = matches!(prose.text(it), "They" | "they");
    let stands = |&i: &usize| {
        is_content(prose, i)
            && !prose.tokens[i].capital
            && !prose.tokens[i].possessive()
            && !prose.is(i, Class::RoleNoun)
            && !prose.is(i, Class::Cue)
            && !places(prose, i)
            && prose.text(i).ends_with('s') == many
            && (before.start.max(i.saturating_sub(4))..i).any(|k| prose.is(k, Class::Determiner))
    };
    let told = |i: usize| {
        let next = i + 1;
        helps(prose, next)
            || is_past(prose, next)
            || prose.is(next, Class::LightVerb)
            || prose.is(next, Class::Past)
            // "The fire, the largest this year, has burned": what the sentence opens with.
            || prose.text(next) == "," && (prose.is(next + 1, Class::Relative) || i <= before.start + 3)
    };
    before.clone().filter(stands).find(|&i| told(i))
}

/// What a verb is said of: the noun before it, or before "which was".
fn subject(prose: &Prose, clause: &Range<usize>, verb: usize, date: &Range<usize>) -> Option<usize> {
    let passed = |i: usize| {
        prose.is(i, Class::Auxiliary)
            || prose.is(i, Class::Modal)
            || prose.text(i).ends_with("ly")
            || date.contains(&i)
            || i < date.start && i + 2 > date.start && prose.is(i, Class::Preposition)
            || matches!(prose.text(i), "which" | "that" | "," | "to" | "first" | "last" | "also" | "not")
    };
    let from = clause.start.saturating_sub(3);
    let mut noun = (from..verb).rev().find(|&i| !passed(i))?;
    // "The ban covers pubs and takes effect on Monday"
    if prose.text(noun) == "and" {
        return opener(prose, verb);
    }
    // "The line, which was built in 1968, was inspected", "the contracts, nine in all, were signed"
    let comma = (noun + 1..verb).find(|&i| prose.text(i) == ",");
    if comma.is_some() && !matches!(prose.text(noun + 2), "which" | "who" | "that") {
        let start = prose.sentences.get(prose.sentence_of(verb)).map_or(from, |s| s.tokens.start);
        let mut opened =
            (start.max(noun.saturating_sub(REMARKS))..noun).rev().find(|&i| prose.text(i) == ",");
        // "The dam, near the town of Ellis, north of here, broke": what the sentence opens with.
        let first = (start..noun).find(|&i| prose.text(i) == ",");
        let acts = |i: usize| {
            helps(prose, i)
                || is_past(prose, i)
                || prose.is(i, Class::Past)
                || prose.is(i, Class::Preposition)
        };
        if first.is_some_and(|f| !(start..f).any(acts)) {
            opened = first;
        }
        noun = opened.and_then(|i| i.checked_sub(1)).filter(|&i| i >= start).unwrap_or(noun);
    }
    // A name is who did it, which is asked elsewhere.
    // "The mine" is no pronoun.
    let mine = prose.text(noun) == "mine" && noun > from && prose.is(noun - 1, Class::Determiner);
    let stands = (is_content(prose, noun) || mine)
        && !is_past(prose, noun)
        && !places(prose, noun)
        && (!prose.tokens.get(noun)?.capital || opens_sentence(prose, noun));
    stands.then_some(noun)
}

/// What a sentence opens with: "the ban" of "The ban covers pubs and takes effect on Monday".
fn opener(prose: &Prose, token: usize) -> Option<usize> {
    let sentence = &prose.sentences.get(prose.sentence_of(token))?.tokens;
    let first = sentence.start + usize::from(prose.is(sentence.start, Class::Determiner));
    let goes_on = |i: usize| {
        let noun = is_content(prose, i) && !prose.tokens[i].capital && !is_past(prose, i);
        noun && !prose.is(i, Class::Past) && (i == first || !prose.text(i).ends_with('s'))
    };
    (first..token).take_while(|&i| goes_on(i)).last()
}

/// "People", "police": a noun that is several without an ending.
fn stands_for_several(prose: &Prose, noun: usize) -> bool {
    prose.value(noun, Class::Plural).is_some() || prose.is(noun, Class::Generic)
}

/// "Talks broke down": a noun that has its capital from its place.
fn opens_sentence(prose: &Prose, noun: usize) -> bool {
    let first = prose.sentences.get(prose.sentence_of(noun)).is_some_and(|s| s.tokens.start == noun);
    first && (prose.is(noun, Class::Event) || prose.is(noun, Class::Deed) || prose.is(noun, Class::EventNoun))
}

/// Whether a word is one for a deed.
fn is_verb(prose: &Prose, sentence: &Range<usize>, token: usize) -> bool {
    let Some(t) = prose.tokens.get(token) else { return false };
    if t.capital || !prose.is_word(token) {
        return false;
    }
    let last = token.checked_sub(1).filter(|&i| i >= sentence.start);
    let follows = |class: Class| last.is_some_and(|i| prose.is(i, class));
    let infinite = last.is_some_and(|i| prose.text(i) == "to") || follows(Class::Modal);
    if infinite && is_content(prose, token) && !t.classes.has(Class::Period) {
        return true;
    }
    let relative = last.is_some_and(|i| matches!(prose.text(i), "that" | "which" | "who"));
    let counted = last.is_some_and(|i| prose.tokens[i].kind == TokenKind::Number) || follows(Class::Cardinal);
    let led = !relative && follows(Class::Determiner)
        || counted && prose.text(token).ends_with('s') && !prose.is(token, Class::Past)
        || last.is_some_and(|i| prose.tokens[i].possessive() || prose.is(i, Class::Preposition));
    // "Convicted of murdering him": a verb with its object.
    let object = !prose.is(token + 1, Class::Preposition) && prose.is_word(token + 1);
    let gerund = last.is_some_and(|i| matches!(prose.text(i), "of" | "for" | "after" | "before" | "by"));
    if gerund && object && prose.text(token).len() > 5 && prose.text(token).ends_with("ing") {
        return is_content(prose, token);
    }
    // "A first report", "the travel ban"; but "the sides meet", "the board votes".
    let between = last.filter(|&i| {
        let one = |k: usize| !prose.text(k).ends_with('s');
        let led = i > sentence.start && prose.is(i - 1, Class::Determiner) && one(i) && one(token);
        let said = prose.value(token, Class::Cue) == Some("say") || prose.is(token, Class::Past);
        led && is_content(prose, i) && !is_past(prose, token) && !said
    });
    let led = led || between.is_some_and(|i| prose.is(i, Class::Ordinal) || !stands_for_several(prose, i));
    // "The proposed law", "a shooting": no verbs.
    if led {
        return false;
    }
    t.classes.any(&[Class::LightVerb, Class::Cue]) && !t.classes.has(Class::Auxiliary)
        || t.classes.has(Class::Event) && !t.classes.has(Class::EventNoun)
        || t.classes.has(Class::Deed)
        || prose.entry(token, Class::Event).is_some_and(|(words, _)| words.len() > 1)
            // "Died in hospital": where, not what.
            && !t.classes.has(Class::Preposition)
        || prose.entry(token, Class::Deed).is_some_and(|(words, _)| words.len() > 1)
        || is_past(prose, token)
}

fn is_light(prose: &Prose, token: usize) -> bool {
    let phrase = |class: Class| prose.entry(token, class).is_some_and(|(words, _)| words.len() > 1);
    prose.is(token, Class::LightVerb) && !phrase(Class::Event) && !phrase(Class::Deed)
}

fn is_past(prose: &Prose, token: usize) -> bool {
    let text = prose.text(token);
    // "Chip-based" is no deed.
    let joined = token.checked_sub(1).is_some_and(|i| prose.text(i) == "-") && prose.tokens[token].glued;
    text.len() > 4
        && text.ends_with("ed")
        && is_content(prose, token)
        && !prose.tokens[token].capital
        && !joined
}

/// A word that only reports: "said on Tuesday" dates what was said, not what it is about.
fn is_report(prose: &Prose, token: usize) -> bool {
    let last = token.checked_sub(1);
    // "Results are expected by May", "the panel will report in May"
    let awaited = prose.is(token, Class::LightVerb) && last.is_some_and(|i| helps(prose, i));
    let ahead = prose.text(token) == "report"
        && last.is_some_and(|i| prose.is(i, Class::Modal) || prose.text(i) == "to");
    !awaited
        && !ahead
        && !prose.is(token, Class::Event)
        && prose.entry(token, Class::Deed).is_none()
        && matches!(prose.value(token, Class::Cue), Some("say" | "tell" | "add" | "ask" | "report" | "think"))
}

/// The class of an event or deed, or what the word shares with others, or the stem.
pub(super) fn name(prose: &Prose, token: usize) -> String {
    let phrase = prose.entry(token, Class::Deed).filter(|(words, _)| words.len() > 1);
    // "Pleaded guilty" is no finding of guilt.
    if phrase.is_none()
        && ends_deed(prose, token)
        && let Some((_, class)) = token.checked_sub(1).and_then(|i| prose.entry(i, Class::Deed))
    {
        return class.to_owned();
    }
    if phrase.is_none() && prose.entry(token, Class::Event).is_some() {
        return name_of(prose, token);
    }
    if let Some((_, class)) = prose.entry(token, Class::Deed) {
        return class.to_owned();
    }
    // "Anyone" and the small words are alike for other ends.
    match prose.value(token, Class::Alike) {
        Some(shared) if shared != "anyone" && !shared.contains(' ') => shared.to_owned(),
        _ => term(prose, token),
    }
}
