//! Two times of day that are the ends of one interval: "from 2 to 4 p.m.", "7-9:30 last night".

use super::super::super::stretch::Stretch;
use super::super::bounds::changes;
use super::super::context::Context;
use super::face::{self, Face, Half, NOON};
use crate::text::lexicon::Class;
use crate::text::value::DayPart;

/// Two times and where the words of the second end.
pub(super) struct Hours {
    pub(super) end: usize,
    first: Face,
    last: Face,
    /// The words say that these are times, whatever stands around.
    pub(super) sure: bool,
}

impl Hours {
    /// Both times as written, in the part of the day that they are of. `None` where nothing says that these
    /// numbers are times.
    pub(super) fn written(&self, part: Option<DayPart>) -> Option<(String, String)> {
        if !self.sure && part.is_none() {
            return None;
        }
        let (first, last) = halves(self.first.in_part(part), self.last.in_part(part));
        (first.minutes != last.minutes).then(|| (first.written(), last.written()))
    }
}

/// The interval whose first time begins at a token.
pub(super) fn read(s: Stretch, i: usize) -> Option<Hours> {
    joined(s, i, false)
}

/// The same beside a day in a sentence that looks forward: "I will be back Monday 8 to 9".
pub(super) fn planned(c: &Context, i: usize) -> Option<Hours> {
    let s = c.s;
    let hours = joined(s, i, true)?;
    let rises = hours.first.minutes < hours.last.minutes;
    let other = |k: usize| s.any(k, &[Class::Contest, Class::Change]);
    let plain = !(i.saturating_sub(6).max(s.start)..i).any(other);
    (hours.sure || rises && plain && c.forward(i)).then_some(Hours { sure: true, ..hours })
}

fn joined(s: Stretch, i: usize, planned: bool) -> Option<Hours> {
    let first = face::read(s, i)?;
    let between = i > s.start && &*s.word(i - 1) == "between";
    let from = i > s.start && &*s.word(i - 1) == "from";
    let joint = first.end;
    let fits = match &*s.word(joint) {
        "to" | "until" | "till" | "through" => true,
        "and" => between,
        _ => s.hyphen(joint) || s.text(joint) == "—",
    };
    if !fits {
        return None;
    }
    let last = face::read(s, joint + 1)?;
    let today = of_today(s, i, first, last);
    let bare = !first.sure && !last.sure && !today;
    if bare && !(between || from || planned) || from && changes(s, i - 1) {
        return None;
    }
    // "from 8 a.m. to 6 boats": the second number counts something.
    let counted =
        !last.sure && s.is_lower(last.end) && !s.any(last.end, &[Class::Function, Class::RelativeDay]);
    let known = first.half == Half::Known && last.half == Half::Known;
    (!counted).then_some(Hours { end: last.end, first, last, sure: !bare || known })
}

/// "out five to seven today": two numbers that rise, a day by its distance behind them, and no vote or match.
fn of_today(s: Stretch, i: usize, first: Face, last: Face) -> bool {
    let votes = |k: usize| s.any(k, &[Class::Contest, Class::Change]);
    first.minutes < last.minutes
        && s.value(last.end, Class::RelativeDay).is_some_and(|v| v.starts_with("day "))
        && !(i.saturating_sub(6).max(s.start)..i).any(votes)
}

/// Gives both times their half of the day: what one says holds for the other, and no interval ends before it
/// begins.
fn halves(mut first: Face, mut last: Face) -> (Face, Face) {
    match (first.half, last.half) {
        (Half::Open, Half::Known) => {
            let late = last.minutes >= NOON && first.minutes % NOON + NOON < last.minutes;
            first.minutes = first.minutes % NOON + if late { NOON } else { 0 };
        }
        (Half::Known, Half::Open) => {
            let early = last.minutes % NOON;
            last.minutes = if early > first.minutes { early } else { early + NOON };
        }
        (Half::Open, Half::Open) if last.minutes < first.minutes => last.minutes += NOON,
        _ => {}
    }
    (first, last)
}
