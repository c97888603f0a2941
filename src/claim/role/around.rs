//! Where descriptions stand around a name: in front of it, behind it between commas or brackets, behind "is".

use std::ops::Range;

use super::phrase::{self, Said};
use crate::text::gazetteer;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::role::{Role, Slot, Tenure};
use crate::text::token::TokenKind;

/// How far behind a name "as" may stand that says what it was: "had resigned as director".
const AS: usize = 4;
/// How many tokens the body may have that stands between an office and a name.
const BODY: usize = 8;
/// The most descriptions read behind one name.
const MOST: usize = 4;

/// What the words around a name say that its bearer is.
pub(super) fn read(prose: &Prose, sentence: &Range<usize>, name: &Range<usize>) -> Said {
    let mut said = before(prose, sentence, name);
    let elected =
        said.iter().any(|(_, r)| matches!(r.family.as_str(), "seat" | "house") || r.slot == Slot::Party);
    let possessive =
        name.end.checked_sub(1).and_then(|i| prose.tokens.get(i)).is_some_and(|t| t.possessive());
    if possessive {
        return said;
    }
    if let Some((place, value)) = of_place(prose, name.end) {
        let office = said.iter_mut().find(|(_, r)| r.slot == Slot::Office);
        match office {
            Some((_, role)) if !elected => {
                role.of.insert(value.to_owned());
            }
            _ if elected || gazetteer::is_area(value) => said.push(phrase::home(place, value)),
            _ => {}
        }
    }
    let end = of_place(prose, name.end).map_or(name.end, |(place, _)| place.end);
    said.extend(behind(prose, sentence.end, end, elected));
    said.extend(predicate(prose, sentence.end, name.end));
    said
}

/// The place behind "of" at a token.
fn of_place<'a>(prose: &Prose<'a>, at: usize) -> Option<(Range<usize>, &'a str)> {
    prose.entry(at + 1, Class::Place).filter(|_| prose.text(at) == "of")
}

/// "Port Minister Ann Ode", "the port minister, Ann Ode,".
fn before(prose: &Prose, sentence: &Range<usize>, name: &Range<usize>) -> Said {
    let run = phrase::run_before(prose, sentence.start, name.start);
    let titled = untitled(prose, sentence.start, name.start);
    if !run.is_empty() {
        let found = phrase::of_run(prose, run, name.start).map(|(said, _)| said);
        if found.is_some() || titled == name.start {
            return found.unwrap_or_default();
        }
    }
    let name = &(titled..name.end);
    let end = of_place(prose, name.end).map_or(name.end, |(place, _)| place.end);
    let apposed = name.start > sentence.start + 1
        && prose.text(name.start - 1) == ","
        && (matches!(prose.text(end), "," | "(" | ";") || ends_sentence(prose, sentence, end));
    if !apposed {
        return Said::new();
    }
    let comma = name.start - 1;
    let run = phrase::run_before(prose, sentence.start, comma);
    let led = led(prose, sentence.start, &run);
    match phrase::of_run(prose, run, comma) {
        Some((said, _)) if led => said,
        Some(_) => Said::new(),
        None => with_body(prose, sentence.start, comma).unwrap_or_default(),
    }
}

/// Where the courtesy titles in front of a name begin: "the port minister, Dr. Ann Ode,".
fn untitled(prose: &Prose, floor: usize, mut name: usize) -> usize {
    while name > floor {
        let before = name - 1;
        let stop = prose.text(before) == "." && before > floor;
        let title = if stop { before - 1 } else { before };
        if !prose.is(title, Class::Honorific) {
            break;
        }
        name = title;
    }
    name
}

/// Whether a determiner or an owner shows that a run of words begins a description.
fn led(prose: &Prose, floor: usize, run: &Range<usize>) -> bool {
    let front = run.start.checked_sub(1).filter(|_| run.start > floor);
    let own =
        |i: usize| matches!(prose.text(i), "its" | "Its" | "his" | "His" | "her" | "Her" | "their" | "Their");
    // "The 52-year-old captain".
    let aged = |i: usize| prose.text(i) == "old";
    front.is_some_and(|i| prose.is(i, Class::Determiner) || own(i) || aged(i))
        || run.clone().any(|i| prose.tokens.get(i).is_some_and(|t| t.possessive()))
}

/// Whether nothing but the full stop stands behind a name, and marks of quotations: "said its president, Ann Ode."
fn ends_sentence(prose: &Prose, sentence: &Range<usize>, end: usize) -> bool {
    end >= sentence.end || prose.text(end) == "." && (end + 1..sentence.end).all(|i| !prose.is_word(i))
}

/// "The president of the port union, Ann Ode,": a description whose body stands between its noun and the comma.
fn with_body(prose: &Prose, floor: usize, comma: usize) -> Option<Said> {
    let of = (floor.max(comma.saturating_sub(BODY))..comma)
        .rev()
        .find(|&i| matches!(prose.text(i), "of" | "for" | "at"))?;
    let run = phrase::run_before(prose, floor, of);
    if run.is_empty() || !(led(prose, floor, &run) || run.start == floor) {
        return None;
    }
    phrase::of_run(prose, run, comma).filter(|(_, stop)| *stop == comma).map(|(said, _)| said)
}

/// "Ann Ode (D-Ohio), the port minister,".
fn behind(prose: &Prose, limit: usize, end: usize, elected: bool) -> Said {
    let mut said = Said::new();
    let mut at = end;
    for _ in 0..MOST {
        let open = match prose.text(at) {
            "(" => true,
            "," => false,
            _ => break,
        };
        if let Some((found, stop)) = tag(prose, at + 1, open) {
            said.extend(found);
            at = stop;
            continue;
        }
        if open {
            let found = phrase::ahead(prose, opening(prose, at + 1), limit);
            let Some((found, stop)) = found.filter(|(_, stop)| prose.text(*stop) == ")") else { break };
            said.extend(found);
            at = stop + 1;
            continue;
        }
        let aged = prose.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && t.at.len() < 4);
        if aged && prose.text(at + 2) == "," {
            at += 2;
            continue;
        }
        let place = |i: usize| prose.entry(i, Class::Place);
        if elected
            && matches!(prose.text(at + 1), "of" | "from")
            && let Some((tokens, value)) = place(at + 2)
        {
            at = tokens.end;
            said.push(phrase::home(tokens, value));
            continue;
        }
        if let Some(stop) = whence(prose, at + 1) {
            at = stop;
            continue;
        }
        if prose.is(at + 1, Class::Relative) {
            break;
        }
        let Some((found, stop)) = phrase::ahead(prose, opening(prose, at + 1), limit) else { break };
        let closed = stop >= limit || !prose.is_word(stop) || closes(prose, stop);
        if !closed {
            break;
        }
        said.extend(found);
        at = stop;
    }
    said
}

/// Where the place between two commas ends that says whence somebody is: ", of Port Ellis,".
fn whence(prose: &Prose, at: usize) -> Option<usize> {
    let names = (at + 1..at + 5).take_while(|&i| prose.tokens.get(i).is_some_and(|t| t.capital)).count();
    let end = at + 1 + names;
    (matches!(prose.text(at), "of" | "from") && names > 0 && prose.text(end) == ",").then_some(end)
}

/// Whether a name is that of a place whence somebody is: "Ann Ode, 44, of Kolb, the port minister,".
pub(super) fn is_whence(prose: &Prose, name: &Range<usize>) -> bool {
    name.start > 1
        && matches!(prose.text(name.start - 1), "of" | "from")
        && prose.text(name.start - 2) == ","
        && prose.text(name.end) == ","
}

/// Whether a description may end in front of this word: "who", "and", "said", "leading the repair".
fn closes(prose: &Prose, token: usize) -> bool {
    prose.text(token).ends_with("ing")
        || prose.tokens.get(token).is_some_and(|t| {
            !t.capital
                && t.classes.any(&[
                    Class::Relative,
                    Class::Conjunction,
                    Class::Preposition,
                    Class::Cue,
                    Class::Function,
                ])
        })
}

/// The first token of a description behind its determiner.
fn opening(prose: &Prose, at: usize) -> usize {
    let one_of = matches!(prose.text(at), "one") && prose.text(at + 1) == "of";
    let at = if one_of { at + 2 } else { at };
    let at = at + usize::from(prose.text(at) == "now");
    let possessive = matches!(prose.text(at), "his" | "her" | "its" | "their" | "who");
    at + usize::from(
        prose.is(at, Class::Determiner) || possessive || matches!(prose.text(at), "the" | "a" | "an"),
    )
}

/// "D-Minn.", "R", "Fla.)": a party, a home or both, as they stand behind a name. Returns also where they end.
fn tag(prose: &Prose, at: usize, bracket: bool) -> Option<(Said, usize)> {
    let mut said = Said::new();
    let mut end = at;
    let letter = match prose.text(at) {
        "D" | "DFL" => Some("Democrat"),
        "R" => Some("Republican"),
        "I" => Some("independent"),
        "L" if bracket => Some("Libertarian"),
        _ => None,
    };
    if let Some(name) = letter {
        said.push(phrase::of_party(at..at + 1, name));
        end = at + 1;
        if matches!(prose.text(end), "-" | "–" | "—" | "--") {
            end += 1;
            if let Some((place, value)) = prose.entry(end, Class::Place) {
                end = place.end;
                said.push(phrase::home(place, value));
            } else {
                while prose.tokens.get(end).is_some_and(|t| t.capital) && end < at + 6 {
                    end += 1;
                }
            }
        } else if !bracket {
            return None;
        }
    } else if bracket && let Some((place, value)) = prose.entry(at, Class::Place) {
        end = place.end;
        said.push(phrase::home(place, value));
    }
    if said.is_empty() {
        return None;
    }
    if prose.text(end) == "." && prose.tokens.get(end).is_some_and(|t| t.glued) {
        end += 1;
    }
    if bracket { (prose.text(end) == ")").then_some((said, end + 1)) } else { Some((said, end)) }
}

/// "Ann Ode is the port minister", "who was a senator", "resigned as director", "who heads the port board".
pub(super) fn predicate(prose: &Prose, limit: usize, end: usize) -> Said {
    let mut at = end + usize::from(prose.text(end) == ",");
    if prose.text(at) == "who" {
        at += 1;
    } else if at > end {
        return Said::new();
    }
    let made = prose.text(at) == "became"
        || prose.text(at) == "was"
            && matches!(prose.text(at + 1), "elected" | "named" | "appointed" | "made");
    if made {
        let start = opening(prose, at + 1 + usize::from(prose.text(at) == "was"));
        return phrase::ahead(prose, start, limit).map(|(said, _)| said).unwrap_or_default();
    }
    if matches!(prose.text(at), "is" | "was" | "remains") {
        let start = opening(prose, at + 1);
        let found = phrase::ahead(prose, start, limit);
        // Without its article an office is one of a body: "was chairman of the port union".
        let led = |said: &Said| start > at + 1 || said.iter().any(|(run, _)| prose.text(run.end) == "of");
        return found.map(|(said, _)| said).filter(led).unwrap_or_default();
    }
    if let Some(said) = phrase::doing(prose, at, limit) {
        return said;
    }
    let Some(word) = (at..limit.min(at + AS)).find(|&i| prose.text(i) == "as") else { return Said::new() };
    if !(at..word).all(|i| prose.is_word(i)) {
        return Said::new();
    }
    let left = (at..word).any(|i| prose.value(i, Class::RoleMark) == Some("left"));
    let serves =
        (at..word).any(|i| matches!(prose.text(i), "serves" | "served" | "serving" | "works" | "worked"));
    if !left && !serves {
        return Said::new();
    }
    let found = phrase::ahead(prose, opening(prose, word + 1), limit);
    let mut said = found.map(|(said, _)| said).unwrap_or_default();
    for (_, role) in said.iter_mut().filter(|_| left) {
        role.tenure = Tenure::Past;
        role.shown = format!("former {}", role.shown);
    }
    said
}

/// Whether a description tells anything that stays true in a headline, where capitals tell nothing.
pub(super) fn bare(role: &Role) -> Option<Role> {
    let keeps = role.slot != Slot::Office || matches!(role.family.as_str(), "seat" | "rank");
    let bare = || Role { of: Default::default(), sort: Default::default(), ..role.clone() };
    keeps.then(bare)
}
