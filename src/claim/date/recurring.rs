//! What an article without a day of its own still says of a time: "Thursday", "in January", "on January 10".

use std::ops::Range;

use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::Recurring;

/// The weekday, month or day of the year in some words, where it is that day: not behind "since" or "until".
pub(super) fn read(prose: &Prose, tokens: &Range<usize>) -> Option<Recurring> {
    let before = tokens.start.checked_sub(1).map_or("", |i| prose.text(i));
    if matches!(before, "since" | "until") { None } else { named(prose, tokens) }
}

/// The weekday, month or day of the year in some words.
pub(super) fn named(prose: &Prose, tokens: &Range<usize>) -> Option<Recurring> {
    let number = |class: Class| tokens.clone().find_map(|i| prose.value(i, class)?.parse::<i8>().ok());
    // "A week from Thursday", "the last Friday of May" tell another day.
    if tokens.len() > 4 || tokens.clone().any(|i| prose.is(i, Class::Period)) {
        return None;
    }
    // "Early January", "the end of July" are a part of the month.
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |i| prose.text(i));
    let part = matches!(before(1), "early" | "late" | "mid" | "-")
        || before(1) == "of" && matches!(before(2), "end" | "beginning" | "start" | "middle" | "half");
    if part {
        return None;
    }
    if let Some(month) = number(Class::Month) {
        let digits = |i: usize| {
            let number = prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
            number.then(|| prose.text(i).parse::<i8>().ok()).flatten()
        };
        return Some(match tokens.clone().find_map(digits).or_else(|| number(Class::Ordinal)) {
            Some(day) => Recurring::Day(month, day),
            None => Recurring::Month(month),
        });
    }
    number(Class::Weekday).map(Recurring::Weekday)
}
