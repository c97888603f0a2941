//! What a date dates: the noun that it stands before ("the Saturday vote", "his January hearing"), or the verb of
//! its clause with the noun that tells it from others of its sort ("signed the law", "a notice published Friday").
//!
//! It knows no grammar but places: a verb is a word of a class of deeds, one in "-ed", or one behind "to" and
//! "will". A verb that only says that something was ("held", "issued") leaves the name to its noun.

mod clause;
mod noun;
mod verb;

use std::ops::Range;

use super::super::count::is_content;
use crate::mention::DateMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use clause::{has_hour, scope, with_part};
use noun::{
    attributive, befallen, happening, is_happening, is_possessive, is_sitting, is_stage, meant, noun_before,
    opens_sentence, places, predicate, several, subject,
};
pub(super) use noun::{ends_deed, interrupted, object};
use verb::{
    acts, is_bought, is_light, is_past, is_perfect, is_price, is_purpose, is_report, is_turn, is_verb,
    is_wanted, opening, phrase_end, plan, tells_of,
};
pub(super) use verb::{helps, name};

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

/// Why a date dates no deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Undated {
    /// It tells when something was said, by the word at that token.
    Said(usize),
    /// No word near it tells of a deed.
    Unknown,
}

/// The deed of a date, or why it has none.
pub(super) fn of(
    prose: &Prose,
    sentence: &Range<usize>,
    mention: &DateMention,
    ahead: bool,
) -> Result<Deed, Undated> {
    if let Some(noun) = attributive(prose, sentence, &mention.tokens) {
        return Ok(nominal(prose, noun));
    }
    // "The winner of Friday's …" tells no day of what the winner does.
    if is_possessive(prose, &mention.tokens) {
        return Err(Undated::Unknown);
    }
    let date = with_part(prose, sentence, &mention.tokens);
    dated(prose, sentence, &date, ahead)
}

/// The beginning of a deed: "beginning on Monday, pupils must …".
pub(super) fn begun(deed: Deed) -> Deed {
    Deed { name: "begin".to_owned(), noun: None, ..deed }
}

/// The deed of a time at some tokens.
fn dated(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>, ahead: bool) -> Result<Deed, Undated> {
    let (start, end) = (date.start, date.end);
    let mut scope = scope(prose, sentence, date);
    let mut before = scope.start.max(start.saturating_sub(REACH))..start.min(scope.end).max(scope.start);
    if let Some(noun) = predicate(prose, &before, date) {
        return Ok(nominal(prose, noun));
    }
    // "The funeral of Ruiz, who died on March 3, will be on Friday"
    let remark = || interrupted(prose, sentence, scope.start);
    if helps(prose, scope.start)
        && (scope.start..start)
            .all(|i| helps(prose, i) || prose.is(i, Class::Preposition) || prose.is(i, Class::LightVerb))
        && let Some(end) = remark()
        && let Some(noun) = happening(prose, sentence.start, end)
    {
        return Ok(nominal(prose, noun));
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
                return verbal(prose, &(before.start..scope.end), turn, date, Some(noun))
                    .ok_or(Undated::Unknown);
            }
            return Ok(Deed { perfect, ..nominal(prose, held.unwrap_or(noun)) });
        }
        let found = verbal(prose, &(start..scope.end), end, date, Some(noun));
        let found = found.map(|deed| Deed { noun: Some(name(prose, noun)), ..deed });
        return found.ok_or(Undated::Unknown);
    }
    verb = verb.or_else(|| behind.clone().find(|&i| is_verb(prose, sentence, i)));
    // "Quit his job hosting the show, “Evening,” in January": the verb stands some clauses before.
    if verb.is_none_or(|v| v < start && is_purpose(prose, sentence, v)) {
        before.start = sentence.start.max(start.saturating_sub(2 * REACH));
        scope.start = before.start;
        verb = last(&before);
    }
    let verb = verb.ok_or(Undated::Unknown)?;
    if is_report(prose, verb) {
        return Err(Undated::Said(verb));
    }
    let clause = if verb < start { before.start..scope.end } else { behind.start..scope.end };
    // "Took effect", "at a hearing"
    let beside = noun.filter(|n| !staged && !(verb..=phrase_end(prose, verb)).contains(n));
    verbal(prose, &clause, verb, date, beside).ok_or(Undated::Unknown)
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
    let hour = has_hour(prose, date);
    if let Some(n) =
        doer.filter(|&n| hour && prose.value(verb, Class::Deed) == Some("begin") && is_sitting(prose, n))
    {
        return Some(nominal(prose, n));
    }
    let paid = is_price(prose, verb);
    // "Paid $3 million for the yard"
    let bought = if paid { (verb..clause.end).find(|&i| prose.text(i) == "for") } else { None };
    let bought = bought.and_then(|i| self::object(prose, clause, i, date));
    let noun = bought.or_else(|| plan(prose, verb, date)).or(object).or(doer).or(beside);
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
    let name = if paid || is_bought(prose, verb) { "buy".to_owned() } else { name(prose, verb) };
    let between = verb + 1..date.start.max(verb + 1);
    let owned =
        |i: usize| prose.is(i, Class::Determiner) || prose.tokens.get(i).is_some_and(|t| t.possessive());
    let loose = between.clone().any(|i| matches!(prose.text(i), "for" | "about") && owned(i + 1))
        && date.start.checked_sub(1).is_some_and(|i| between.contains(&i) && prose.text(i) != ",");
    let loose = loose && name != "buy" || one_of_several;
    Some(Deed { name, noun, token: verb, label, loose, perfect })
}
