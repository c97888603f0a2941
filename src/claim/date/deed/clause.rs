//! The clause of a date, and how far the words reach that say which time is meant.

use std::ops::Range;

use crate::claim::count::is_content;
use crate::claim::party;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;

/// A date with the words before it that say which part of it: "the end of May".
pub(super) fn with_part(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Range<usize> {
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

/// Whether some words give an hour.
pub(super) fn has_hour(prose: &Prose, date: &Range<usize>) -> bool {
    date.clone().any(|i| {
        let text = prose.text(i);
        matches!(text, "a.m." | "p.m." | "am" | "pm" | "o'clock" | "noon" | "midnight")
            || text.ends_with("am") && text.starts_with(|c: char| c.is_ascii_digit())
            || text.ends_with("pm") && text.starts_with(|c: char| c.is_ascii_digit())
            || text.contains(':')
    })
}

/// The clause of a date. One that stands alone between marks ("On Saturday, …") belongs to what follows it, or
/// at the end to what goes before.
pub(super) fn scope(prose: &Prose, sentence: &Range<usize>, date: &Range<usize>) -> Range<usize> {
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
pub(super) const REMARK: usize = 6;

/// How far back a remark between commas can begin, in tokens.
pub(super) const REMARKS: usize = 24;

/// The clause around a token; a short remark in brackets does not end it.
pub(super) fn clause(prose: &Prose, sentence: &Range<usize>, token: usize) -> Range<usize> {
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
