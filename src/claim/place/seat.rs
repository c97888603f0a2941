//! In which town a body with a name has its seat: "Marle University in Amity", "Amity’s Marle University". The body is what
//! the claim is about, so that no other is ever compared with it.

use std::ops::Range;

use super::{of, of_story, phrase};
use crate::claim::{Claim, Seen};
use crate::text::gazetteer;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::place::Site;
use crate::text::prose::Prose;

/// The longest name of a body, in tokens.
const LONGEST: usize = 5;

/// The seats that a sentence tells.
pub(super) fn claims(seen: &Seen, sentence: &Range<usize>) -> Vec<Claim> {
    let noun = |&i: &usize| {
        seen.prose
            .tokens
            .get(i)
            .is_some_and(|t| t.capital && t.classes.has(Class::PlaceSort) && !t.possessive())
    };
    sentence.clone().filter(noun).filter_map(|last| claim(seen, sentence, last)).collect()
}

fn claim(seen: &Seen, sentence: &Range<usize>, last: usize) -> Option<Claim> {
    let prose = &seen.prose;
    let own = |i: &usize| {
        prose.tokens.get(*i).is_some_and(|t| t.capital && !t.possessive()) && !prose.is(*i, Class::Determiner)
    };
    let start = (sentence.start..=last).rev().take(LONGEST).take_while(own).last()?;
    // "High School", "General Hospital": every town has one.
    let telling = (start..last).any(|i| {
        prose
            .tokens
            .get(i)
            .is_some_and(|t| t.word == 0 || t.classes.is_empty() || t.classes.has(Class::Place))
    });
    if !telling || prose.tokens.get(last + 1).is_some_and(|t| t.capital) || seen.quoted(last) {
        return None;
    }
    let (at, site) = behind(prose, last + 1).or_else(|| owner(prose, sentence.start, start))?;
    let words: Vec<String> = (start..=last).map(|i| normal::word(prose.core(i)).into_owned()).collect();
    let name = words.join(" ");
    // "Denver University in Denver"
    if site.names.iter().any(|n| name.contains(n.as_str())) {
        return None;
    }
    Some(of(seen, of_story(format!("seat of {name}")), at, Site { firm: true, ..site }))
}

/// The town behind a name: "in Amity, Ohio".
fn behind(prose: &Prose, start: usize) -> Option<(Range<usize>, Site)> {
    let led = matches!(prose.text(start), "in" | "near");
    phrase::at(prose, start + 1).filter(|_| led)
}

/// The town in front of a name that owns it: "Amity’s".
fn owner(prose: &Prose, from: usize, start: usize) -> Option<(Range<usize>, Site)> {
    let last = start.checked_sub(1).filter(|&i| i >= from)?;
    let token = prose.tokens.get(last)?;
    let words = normal::word(prose.core(last)).into_owned();
    let alone =
        last.checked_sub(1).is_none_or(|i| i < from || prose.tokens.get(i).is_some_and(|t| !t.capital));
    let town = token.capital && token.possessive() && alone && gazetteer::is_known(&words);
    let shown = prose.core(last).to_owned();
    town.then(|| (last..start, Site { shown, names: vec![words], ..Site::default() }))
}
