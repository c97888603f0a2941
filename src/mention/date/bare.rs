//! Weekdays by their names alone: "Monday’s session" is the Monday to come where the article says elsewhere that
//! something will be on Monday, and nowhere that something was.

use super::super::stretch::Stretch;
use super::Found;
use super::context::nearest_weekday;
use crate::text::calendar::Day;
use crate::text::lexicon::Class;

/// A weekday without a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bare {
    /// From Monday = 1.
    pub(super) weekday: i64,
    pub(super) looks: Looks,
}

/// Which way the words around a weekday look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Looks {
    Ahead,
    /// The verb beside it tells what happened then.
    Back,
    /// Nothing near it says.
    Neither,
}

impl Looks {
    /// What the words around a weekday say; `ahead` where its sentence was found to look forward.
    pub(super) fn read(s: Stretch, i: usize, ahead: bool) -> Self {
        const NEAR: usize = 3;
        const OPENED: usize = 12;
        if ahead {
            return Looks::Ahead;
        }
        let past = |k: usize| {
            s.is(k, Class::Cue)
                || s.is_lower(k) && s.text(k).len() > 4 && s.text(k).ends_with("ed")
                || s.is_lower(k) && s.is(k, Class::Past)
        };
        let attributive = s.token(i).is_some_and(|t| t.possessive());
        // "On Saturday, the mayor of Ellis announced": what opens a sentence has its verb behind the subject.
        let opens = i <= s.start + 1;
        let behind = if opens { OPENED } else { 2 };
        let told = !attributive
            && ((i.saturating_sub(NEAR).max(s.start)..i).any(past) || (i + 1..=i + behind).any(past));
        if told { Looks::Back } else { Looks::Neither }
    }
}

/// Lets the weekdays of an article agree: those that nothing says about look where the others of the same name do.
pub(super) fn agree(found: &mut [Found], today: Option<Day>) {
    let Some(today) = today else { return };
    let (mut ahead, mut back) = ([false; 8], [false; 8]);
    for bare in found.iter().filter_map(|f| f.bare) {
        let seen = match bare.looks {
            Looks::Ahead => &mut ahead,
            Looks::Back => &mut back,
            Looks::Neither => continue,
        };
        if let Some(seen) = usize::try_from(bare.weekday).ok().and_then(|w| seen.get_mut(w)) {
            *seen = true;
        }
    }
    for date in found {
        let Some(Bare { weekday, looks: Looks::Neither }) = date.bare else { continue };
        let is =
            |list: [bool; 8]| usize::try_from(weekday).ok().and_then(|w| list.get(w).copied()) == Some(true);
        let day = date.date.earliest.filter(|_| date.date.earliest == date.date.latest);
        if is(ahead) && !is(back) && day == nearest_weekday(today, weekday, false) {
            let coming = nearest_weekday(today, weekday, true);
            (date.date.earliest, date.date.latest) = (coming, coming);
        }
    }
}
