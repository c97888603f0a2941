//! Two numbers that belong together: ranges ("20 to 30"), tallies ("52-47") and the scores of matches, which
//! are no quantity of the story and are only told apart here.

use super::super::stretch::Stretch;
use super::number::Form;
use super::unit::{self, Amount, Unit};
use crate::text::lexicon::Class;
use crate::text::value::Decimal;

/// What a number is to the one behind it.
pub(super) enum Second {
    /// The two ends of a range, and where its words start.
    Range {
        start: usize,
        last: Amount,
    },
    /// Votes for and against.
    Tally(Amount),
    /// "50 to 48 percent": two numbers of one unit.
    Both(Unit),
    /// Points of a match, up to this token.
    Score(usize),
    None,
}

/// What joins two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Hyphen,
    To,
    Through,
    And,
    Or,
    /// "or even", "perhaps"
    Perhaps,
}

/// Reads the second number behind the first and its unit.
pub(super) fn second(s: Stretch, first: &Amount, unit: &Unit, end: usize) -> Second {
    let n = &first.number;
    if matches!(n.form, Form::Ordinal) || n.low < Decimal::ZERO {
        return Second::None;
    }
    let votes = usize::from(*unit == Unit::Plain && s.value(end, Class::Contest) == Some("vote"));
    let Some((joint, next)) = joint(s, end + votes) else { return Second::None };
    let Some(last) = unit::amount(s, next) else { return Second::None };
    if last.number.low < Decimal::ZERO || last.number.form == Form::Ordinal {
        return Second::None;
    }
    if votes == 1 {
        return if joint == Joint::To { Second::Tally(last) } else { Second::None };
    }
    if *unit == Unit::Plain
        && matches!(joint, Joint::Hyphen | Joint::To)
        && first.number.low > last.number.low
    {
        let (found, _) = unit::behind(s, &last, last.tokens.end);
        if matches!(found, Unit::Percent(_)) {
            return Second::Both(found);
        }
    }
    // "a three- to four-day stay"
    let hanging = joint == Joint::To && s.hyphen(end);
    if matches!(joint, Joint::Hyphen | Joint::To)
        && *unit == Unit::Plain
        && !hanging
        && let Some(contest) = contest(s, first, &last, joint)
    {
        return contest;
    }
    range(s, first, unit, last, joint)
}

fn joint(s: Stretch, at: usize) -> Option<(Joint, usize)> {
    // "40- to 60-foot waves"
    if s.hyphen(at) && s.text(at + 1) == "to" && !s.glued(at + 1) {
        return Some((Joint::To, at + 2));
    }
    if s.hyphen(at) || matches!(s.text(at), "~" | "—") {
        return Some((Joint::Hyphen, at + 1));
    }
    let comma = usize::from(s.text(at) == ",");
    if let Some((words, _)) = s.entry(at + comma, Class::RangeJoint) {
        return Some((Joint::Perhaps, words.end));
    }
    let found = match &*s.word(at) {
        "to" => Joint::To,
        "through" | "thru" => Joint::Through,
        "and" => Joint::And,
        "or" => Joint::Or,
        _ => return None,
    };
    Some((found, at + 1))
}

/// Votes or points, where a word of the sentence says so and nothing is counted by the second number.
fn contest(s: Stretch, first: &Amount, last: &Amount, joint: Joint) -> Option<Second> {
    let plain =
        |a: &Amount| a.number.form == Form::Cardinal && a.number.scale == Decimal::ONE && a.money.is_none();
    if !plain(first) || !plain(last) || first.number.digits != last.number.digits {
        return None;
    }
    let end = last.tokens.end;
    let start = first.tokens.start;
    // "the Rovers (7-7)": what a team has won and lost.
    let record =
        joint == Joint::Hyphen && start > s.start + 1 && s.text(start - 1) == "(" && s.is_capital(start - 2);
    if record && matches!(s.text(end), ")" | "," | ";") {
        return Some(Second::Score(end));
    }
    let descends = first.number.low >= last.number.low;
    let closes = s.token(end).is_none()
        || s.is_mark(end) && !s.hyphen(end)
        || s.any(end, &[Class::Contest, Class::Function])
        || !s.is_lower(end)
        || matches!(
            &*s.word(end),
            "to" | "in" | "on" | "at" | "against" | "for" | "along" | "with" | "after" | "and" | "by"
        );
    if !descends && !closes {
        return None;
    }
    let about = nearest(s, first.tokens.start, end);
    match about {
        Some("vote") => Some(Second::Tally(last.clone())),
        Some(_) if joint == Joint::Hyphen || descends => Some(Second::Score(end)),
        _ if descends && joint == Joint::Hyphen => Some(Second::Score(end)),
        _ => None,
    }
}

/// The contest that the nearest word speaks of; votes before points.
fn nearest(s: Stretch, start: usize, end: usize) -> Option<&'static str> {
    const REACH: usize = 12;
    // A day between the two, where a stretch ends, is no bar.
    let sentence =
        s.prose.sentences.get(s.prose.sentence_of(start)).map_or(s.start..s.end, |x| x.tokens.clone());
    let near = start.saturating_sub(REACH).max(sentence.start)..(end + REACH).min(sentence.end);
    let mut points = false;
    for value in near.filter_map(|k| s.prose.value(k, Class::Contest)) {
        if value == "vote" {
            return Some("vote");
        }
        points = true;
    }
    points.then_some("match")
}

fn range(s: Stretch, first: &Amount, unit: &Unit, last: Amount, joint: Joint) -> Second {
    let low = scaled_alike(s, first, &last);
    let mut start = first.tokens.start;
    let lead = s.word(start.wrapping_sub(1));
    let led = start > s.start;
    let between = led && matches!(&*lead, "between");
    let from = led && matches!(&*lead, "from");
    if between || from {
        start -= 1;
    }
    let forms = first.number.form == last.number.form
        || first.number.form != Form::Multiplicity && last.number.form != Form::Multiplicity;
    let ascends = low.number.low < last.number.low;
    let same_style = first.number.digits == last.number.digits;
    let near = first.number.low > Decimal::ZERO
        && low.number.low.checked_mul(Decimal::from(4)).is_some_and(|n| last.number.low <= n);
    let fits = match joint {
        Joint::Hyphen => same_style && first.number.form != Form::Vague,
        Joint::And => between,
        Joint::Or => near && same_style && matches!(unit, Unit::Plain | Unit::Times),
        Joint::Perhaps if last.number.form == Form::Vague => first.number.form == Form::Vague,
        Joint::Perhaps => near && same_style,
        Joint::To | Joint::Through => !(from && changes(s, start)),
    };
    if !fits || !ascends || !forms {
        return Second::None;
    }
    Second::Range { start, last }
}

/// "rose from 20 to 30" is a change: two numbers, no range.
fn changes(s: Stretch, from: usize) -> bool {
    (from.saturating_sub(8).max(s.start)..from).any(|k| s.is(k, Class::Change))
}

/// "5 to 6 million": the first number takes the second one's million; "3-4,000" are thousands.
pub(super) fn scaled_alike(s: Stretch, first: &Amount, last: &Amount) -> Amount {
    let mut first = first.clone();
    let end = first.tokens.end;
    let thousands = s.hyphen(end)
        && last.tokens.start == end + 1
        && first.number.low < Decimal::ONE_HUNDRED
        && s.text(end + 1).ends_with(",000");
    let scale = if thousands { Decimal::ONE_THOUSAND } else { last.number.scale };
    let takes = scale > Decimal::ONE && first.number.scale == Decimal::ONE;
    let smaller = takes && last.number.low.checked_div(scale).is_some_and(|n| first.number.low < n);
    if let Some(low) = first.number.low.checked_mul(scale).filter(|_| smaller) {
        first.number.low = low;
        first.number.high = Some(low);
    }
    first
}
