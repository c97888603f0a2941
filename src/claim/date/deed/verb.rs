//! Verbs for deeds: which words are ones, what they say by themselves, and by which class they are known.
//!
//! It knows no clauses, and not what a verb is said of.

use std::ops::Range;

use super::noun::ends_deed;
use super::{PHRASE, REACH};
use crate::claim::count::head::{name_of, term};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// The first word of the phrase that a verb stands in: "came" of "came ashore".
pub(super) fn opening(prose: &Prose, within: &Range<usize>, verb: usize) -> usize {
    const LONGEST: usize = 3;
    let holds = |i: usize| prose.entry(i, Class::Deed).is_some_and(|(words, _)| words.contains(&verb));
    (within.start.max(verb.saturating_sub(LONGEST))..verb).find(|&i| holds(i)).unwrap_or(verb)
}

/// The last word of a deed.
pub(super) fn phrase_end(prose: &Prose, verb: usize) -> usize {
    let last = [Class::Event, Class::Deed].into_iter().filter_map(|c| prose.entry(verb, c));
    last.map(|(words, _)| words.end - 1).max().unwrap_or(verb)
}

/// Classes of what is done to deeds: their begin and end.
pub(super) const TURNS: [&str; 8] =
    ["begin", "end", "suspend", "resume", "postpone", "cancel", "reject", "block"];

/// Whether a verb says that another deed begins or ends.
pub(super) fn is_turn(prose: &Prose, verb: usize) -> bool {
    prose.entry(verb, Class::Deed).is_some_and(|(_, class)| TURNS.contains(&class))
}

/// Whether a verb says by itself what is done.
pub(super) fn acts(prose: &Prose, verb: usize) -> bool {
    let known = prose.is(verb, Class::Event) || prose.entry(verb, Class::Deed).is_some();
    known && !is_light(prose, verb) && !is_report(prose, verb)
}

/// Whether a day behind a verb and its noun is that of the noun: "told of the vote on Monday"; not "found the leak
/// on Monday", nor "announced the merger on Monday" of a Monday that is past.
pub(super) fn tells_of(prose: &Prose, verb: usize, ahead: bool) -> bool {
    let deed = prose.is(verb, Class::Event) || prose.is(verb, Class::Deed);
    // "Pleaded guilty to charges in June"
    let phrase = prose.entry(verb, Class::Deed).is_some_and(|(words, _)| words.len() > 1);
    prose.is(verb, Class::Cue) && (ahead || !deed) && !phrase
}

pub(in crate::claim::date) fn helps(prose: &Prose, token: usize) -> bool {
    prose.is(token, Class::Auxiliary) || prose.is(token, Class::Modal)
}

/// "To resign", but "had to resign", "was forced to resign".
pub(super) fn is_wanted(prose: &Prose, verb: usize) -> bool {
    let Some(to) = verb.checked_sub(1).filter(|&i| prose.text(i) == "to") else { return false };
    let before = to.checked_sub(1).map_or("", |i| prose.text(i));
    !matches!(before, "had" | "has" | "have" | "forced" | "used" | "went" | "made")
}

/// "Sent money to mend the roof in August": what something is done for has no day of its own, but "told the firm to mend
/// the roof by August".
pub(super) fn is_purpose(prose: &Prose, sentence: &Range<usize>, verb: usize) -> bool {
    // "Sent 400 pesos, about $8, to mend it"
    let said = |i: &usize| is_content(prose, *i) && !prose.is(*i, Class::HedgeBefore);
    let near = sentence.start.max(verb.saturating_sub(PHRASE + 1))..verb.saturating_sub(1);
    let Some(noun) = near.rev().find(said) else { return false };
    if is_verb(prose, sentence, noun) || prose.is(noun, Class::Forward) {
        return false;
    }
    let near = sentence.start.max(noun.saturating_sub(REACH))..noun;
    let main = near.rev().find(|&i| is_past(prose, i) || prose.is(i, Class::Past));
    main.is_some_and(|i| prose.entry(i, Class::Deed).is_some_and(|(_, class)| DOING.contains(&class)))
}

/// Classes of what is done with things, behind which "to" tells what for.
pub(super) const DOING: [&str; 6] = ["send", "pay", "build", "install", "deliver", "travel"];

/// "Has bought", "have not yet met".
pub(super) fn is_perfect(prose: &Prose, clause: &Range<usize>, verb: usize) -> bool {
    let mut near = clause.start.max(verb.saturating_sub(3))..verb;
    near.any(|i| matches!(prose.text(i), "have" | "has" | "Have" | "Has"))
}

/// "Paid $3 million for the mill": who pays a price buys.
pub(super) fn is_price(prose: &Prose, verb: usize) -> bool {
    const NEAR: usize = 8;
    let pays = prose.value(verb, Class::Deed) == Some("pay");
    let money = |i: usize| {
        prose.tokens.get(i).is_some_and(|t| t.classes.has(Class::Currency))
            || prose.text(i).contains(['$', '€', '£'])
    };
    let mut near = verb + 1..verb + NEAR;
    // "Paid $3 million in taxes, for a rate of 30 percent"
    let ahead = near.clone().take_while(|&i| prose.text(i) != ",").any(|i| prose.text(i) == "for");
    // "The bell, for which the town paid $900"
    let behind =
        (verb.saturating_sub(NEAR)..verb).any(|i| prose.text(i) == "for" && prose.text(i + 1) == "which");
    pays && near.any(money) && (ahead || behind)
}

/// "Was sold to the bank": the bank bought it.
pub(super) fn is_bought(prose: &Prose, verb: usize) -> bool {
    const NEAR: usize = 6;
    let sold = prose.text(verb) == "sold" && !verb.checked_sub(1).is_some_and(|i| prose.tokens[i].capital);
    sold && (verb + 1..verb + NEAR).any(|i| {
        prose.text(i) == "to"
            && (prose.is(i + 1, Class::Determiner) || prose.tokens.get(i + 1).is_some_and(|t| t.capital))
    })
}

/// What somebody announced or agreed to do: the verb behind "to" or "will", in the next few words.
pub(super) fn plan(prose: &Prose, verb: usize, date: &Range<usize>) -> Option<usize> {
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

/// "People", "police": a noun that is several without an ending.
pub(super) fn stands_for_several(prose: &Prose, noun: usize) -> bool {
    prose.value(noun, Class::Plural).is_some() || prose.is(noun, Class::Generic)
}

/// Whether a word is one for a deed.
pub(super) fn is_verb(prose: &Prose, sentence: &Range<usize>, token: usize) -> bool {
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
        let word = prose.is(token, Class::Cue) || prose.is(i, Class::Ordinal);
        led && word && is_content(prose, i) && !is_past(prose, token) && !said
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

pub(super) fn is_light(prose: &Prose, token: usize) -> bool {
    let phrase = |class: Class| prose.entry(token, class).is_some_and(|(words, _)| words.len() > 1);
    prose.is(token, Class::LightVerb) && !phrase(Class::Event) && !phrase(Class::Deed)
}

pub(super) fn is_past(prose: &Prose, token: usize) -> bool {
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
pub(super) fn is_report(prose: &Prose, token: usize) -> bool {
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
pub(in crate::claim::date) fn name(prose: &Prose, token: usize) -> String {
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
