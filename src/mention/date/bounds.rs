//! What words around a date do to it: narrow it to a part (early, the end of), open it to one side (since, no later
//! than, or later), or join two into one interval (from … to …).

use super::super::stretch::Stretch;
use super::bare::Looks;
use super::context::{Context, date};
use super::{Found, clock, year};
use crate::text::calendar::{self, Day, Days};
use crate::text::lexicon::Class;
use crate::text::value::DayPart;

/// "early", "late" and "mid-" before a date make it smaller.
pub(super) fn narrowed(c: &Context, mut found: Found) -> Found {
    let s = c.s;
    if let Some(so_far) = so_far(c, &found) {
        return so_far;
    }
    let mut k = found.tokens.start;
    if k > s.start && s.hyphen(k - 1) {
        k -= 1;
    }
    // "the end of last week", "late in 2016", "early on Thursday"
    let of = k >= s.start + 2
        && (matches!(&*s.word(k - 1), "of" | "in" | "the")
            || s.text(k - 1) == "on" && s.is(k, Class::Weekday))
        && found.tokens.start == k;
    let the = of && &*s.word(k - 1) == "the" && k >= s.start + 3 && matches!(&*s.word(k - 2), "of" | "in");
    let at = k.wrapping_sub(1 + usize::from(of) + usize::from(the));
    if k <= s.start || at < s.start {
        return found;
    }
    let word = s.word(at);
    let far = of && (the || &*s.word(k - 1) != "the");
    // "should start in the next decade" is a verb.
    let noun = of && (&*s.word(k - 1) == "of" || the && &*s.word(k - 2) == "of");
    let third = match &*word {
        "early" if !of || far => 0,
        "mid" if !of || far => 1,
        "late" if !of || far => 2,
        "beginning" | "start" if noun => 5,
        "middle" if noun => 1,
        "end" if noun => 6,
        "earlier" if !of => 3,
        "later" if !of => 4,
        "rest" if of && far => 4,
        _ => return found,
    };
    if let Some(part) = stage(s, &found, third, of) {
        found.date.part = Some(part);
        found.tokens.start = at;
        return found;
    }
    let (Some(mut a), Some(mut b)) = (found.date.earliest, found.date.latest) else { return found };
    // "the end of the past week": that of the calendar.
    if of
        && s.text(found.tokens.start) == "past"
        && s.value(found.tokens.end - 1, Class::Period) == Some("week")
    {
        (a, b) = c.today.and_then(|t| calendar::week(calendar::plus_days(t, -7)?)).unwrap_or((a, b));
    }
    if a != b {
        let Some(days) = year::third((a, b), third, c.today) else { return found };
        (found.date.earliest, found.date.latest) = (Some(days.0), Some(days.1));
        found.tokens.start = at;
    }
    found
}

/// "early Thursday" is its morning, "late on Sunday" its night.
fn stage(s: Stretch, found: &Found, third: i64, of: bool) -> Option<DayPart> {
    let (start, end) = (found.tokens.start, found.tokens.end);
    let day = s.is(start, Class::Weekday)
        || s.value(start, Class::RelativeDay).is_some_and(|v| v.starts_with("day "));
    let plain =
        found.date.earliest == found.date.latest && found.date.part.is_none() && found.date.time.is_none();
    let possessive = s.token(end.wrapping_sub(1)).is_some_and(|t| t.possessive());
    if !day || !plain || possessive || of && s.text(start - 1) != "on" {
        return None;
    }
    match third {
        0 => Some(DayPart::Morning),
        2 => Some(DayPart::Night),
        _ => None,
    }
}

/// "so far this year", "this year so far": up to today.
fn so_far(c: &Context, found: &Found) -> Option<Found> {
    let s = c.s;
    let (start, end) = (found.tokens.start, found.tokens.end);
    let here = |k: usize| &*s.word(k) == "so" && &*s.word(k + 1) == "far";
    let tokens = if start >= s.start + 2 && here(start - 2) {
        start - 2..end
    } else if here(end) {
        start..end + 2
    } else {
        return None;
    };
    let (first, today) = (found.date.earliest?, c.today?);
    let held = first <= today && found.date.latest? >= today;
    held.then(|| Found::new(tokens, date(Some((first, today)))))
}

/// Since, until, before and after open a date to one side; so do "or later" and "onward" behind it.
pub(super) fn opened(s: Stretch, found: &mut Found) {
    if found.date.time.is_some() {
        let start = found.tokens.start;
        // "before around 2 p.m."
        let k = start - usize::from(start > s.start && matches!(s.text(start - 1), "about" | "around"));
        // "shortly before noon" is no less about noon than "at noon".
        let near =
            |at: usize| at > s.start && matches!(&*s.word(at - 1), "just" | "shortly" | "right" | "little");
        if let Some((at, side)) = bound(s, k).filter(|&(at, side)| side != "since" && !near(at))
            && !attributive(s, found.tokens.end)
            && found.date.until.is_none()
        {
            clock::open(&mut found.date, side);
            found.tokens.start = at;
        }
        return;
    }
    let (Some(a), Some(b)) = (found.date.earliest, found.date.latest) else { return };
    let end = found.tokens.end;
    let behind =
        s.entry(end, Class::DateBound).and_then(|(words, v)| Some((words.end, v.strip_prefix("behind ")?)));
    if let Some((end, side)) = behind {
        found.tokens.end = end;
        (found.date.earliest, found.date.latest) =
            if side == "since" { (Some(a), None) } else { (None, Some(b)) };
        return;
    }
    let start = found.tokens.start;
    if start > s.start && &*s.word(start - 1) == "from" && &*s.word(end) == "on" && !s.is_word(end + 1) {
        found.tokens = start - 1..end + 1;
        found.date.latest = None;
        return;
    }
    if start <= s.start || attributive(s, end) {
        return;
    }
    // "runs to the end of 2026"
    if start >= s.start + 2
        && s.text(start) == "end"
        && s.text(start - 1) == "the"
        && s.text(start - 2) == "to"
    {
        found.date.earliest = None;
        found.tokens.start = start - 2;
        return;
    }
    let Some((at, side)) = bound(s, start) else { return };
    // "before dawn on Thursday" is on Thursday.
    if side == "before" && found.date.part.is_some() && s.is(start, Class::DayPart) {
        found.tokens.start = at;
        return;
    }
    (found.date.earliest, found.date.latest) = match side {
        "since" => (Some(a), None),
        "until" => (None, Some(b)),
        // "through Friday" is up to its end; "through the summer" is all of it.
        "through" if matches!((b - a).get_days(), 0..=31 | 364..=366) => (None, Some(b)),
        "before" if s.text(start) == "end" || s.text(end - 1) == "end" => (None, Some(b)),
        "before" => (None, calendar::plus_days(a, -1)),
        "after" => (calendar::plus_days(b, 1), None),
        _ => return,
    };
    found.tokens.start = at;
}

/// The words that open the date that starts here, where they begin, and to which side.
fn bound<'p>(s: Stretch<'p, '_>, start: usize) -> Option<(usize, &'p str)> {
    const LONGEST: usize = 5;
    if start <= s.start {
        return None;
    }
    let start = start - usize::from(&*s.word(start - 1) == "the" && start > s.start + 1);
    (start.saturating_sub(LONGEST).max(s.start)..start).find_map(|k| {
        let (words, side) = s.entry(k, Class::DateBound)?;
        (words.end == start && !side.starts_with("behind")).then_some((k, side))
    })
}

/// "before Thursday's vote", "after the 2016 election": the date belongs to a noun behind it.
fn attributive(s: Stretch, end: usize) -> bool {
    s.token(end.wrapping_sub(1)).is_some_and(|t| t.possessive())
        || s.is_lower(end) && !s.is(end, Class::Function)
}

/// "from April 28 to May 2", "Monday through Friday": two ends of one interval.
pub(super) fn join(s: Stretch, first: usize, found: &mut Vec<Found>, today: Option<Day>) {
    for k in (first + 1..found.len()).rev() {
        if let [a, b] = &mut found[k - 1..=k]
            && listed(s, a, b)
        {
            with_year_of(a, b);
        }
    }
    let mut k = first + 1;
    while k < found.len() {
        if let Some(joined) = interval(s, &found[k - 1], &found[k]) {
            found[k - 1] = joined;
            found.remove(k);
        } else {
            k += 1;
        }
    }
    for one in found.iter_mut().skip(first) {
        if let Some(joined) = today.and_then(|today| now(s, one, today)) {
            *one = joined;
        }
    }
}

/// "June and July of 2009", "May 3, June 4 and July 5, 2009": months in a list whose last one has a year.
fn listed(s: Stretch, a: &Found, b: &Found) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    let joint =
        matches!(gap.len(), 1 | 2) && gap.clone().all(|k| matches!(s.text(k), "," | "and" | "or" | "&"));
    let month = |f: &Found| f.tokens.clone().any(|k| s.is(k, Class::Month));
    joint && a.guessed && !b.guessed && month(a) && month(b)
}

/// Gives a date that has no year of its own that of the next in its list, or the one before where it would lie
/// behind it.
fn with_year_of(a: &mut Found, b: &Found) {
    let (Some(first), Some(last), Some(next)) = (a.date.earliest, a.date.latest, b.date.earliest) else {
        return;
    };
    let apart = i64::from(next.year()) - i64::from(first.year());
    let shifted =
        |by: i64| Some((calendar::plus_months(first, 12 * by)?, calendar::plus_months(last, 12 * by)?));
    let days = shifted(apart).and_then(|d| if d.0 > next { shifted(apart - 1) } else { Some(d) });
    if let Some(days) = days {
        (a.date.earliest, a.date.latest) = (Some(days.0), Some(days.1));
        a.guessed = false;
    }
}

/// "between now and Friday", "from March to date", "between May and now": today is the other end.
fn now(s: Stretch, one: &Found, today: Day) -> Option<Found> {
    let (start, end) = (one.tokens.start, one.tokens.end);
    let (first, last) = (one.date.earliest?, one.date.latest?);
    let led = |k: usize| k > s.start && matches!(&*s.word(k - 1), "from" | "between");
    let joint = |k: usize| matches!(&*s.word(k), "and" | "to" | "until" | "till");
    if start >= s.start + 3 && joint(start - 1) && &*s.word(start - 2) == "now" && led(start - 2) {
        return (today <= last).then(|| Found::new(start - 3..end, date(Some((today, last)))));
    }
    let ends = joint(end) && matches!(&*s.word(end + 1), "now" | "date");
    (ends && led(start) && first <= today).then(|| Found::new(start - 1..end + 2, date(Some((first, today)))))
}

fn interval(s: Stretch, a: &Found, b: &Found) -> Option<Found> {
    let gap = a.tokens.end..b.tokens.start;
    let start = a.tokens.start;
    // "between the end of May and the end of June"
    let open = start - usize::from(start > s.start + 1 && &*s.word(start - 1) == "the");
    let before = if open > s.start { s.word(open - 1) } else { "".into() };
    let led = matches!(&*before, "from" | "between");
    let joint = s.word(gap.start);
    let the = gap.len() == 2 && &*s.word(gap.start + 1) == "the";
    let fits = (gap.len() == 1 || the)
        && match &*joint {
            "to" | "through" | "thru" | "until" | "till" => true,
            "and" => &*before == "between",
            "or" => beside(a, b),
            // A dash between blanks sets words apart: "Monday — the same day".
            _ => s.hyphen(gap.start) || matches!(s.text(gap.start), "~" | "—") && s.glued(gap.end) && !the,
        };
    if !fits {
        return None;
    }
    let tokens = if led { open - 1 } else { start }..b.tokens.end;
    if a.date.time.is_some() && b.date.time.is_some() {
        // "3 p.m. to 4 p.m. Monday", "from 10 p.m. Monday until noon Tuesday"
        let date = clock::between(&a.date, &b.date).filter(|_| !changes(s, tokens.start))?;
        return Some(Found::new(tokens, date));
    }
    let ends = agreed(a, b)?;
    if ends.0 > ends.1 || a.date.time.is_some() || b.date.time.is_some() {
        return None;
    }
    Some(Found::new(tokens, date(Some(ends))))
}

/// "in 1931 or 1932", "on Monday or Tuesday": one of two that touch.
fn beside(a: &Found, b: &Found) -> bool {
    let days = |f: &Found| Some((f.date.latest? - f.date.earliest?).get_days());
    let touch = a.date.latest.and_then(|d| calendar::plus_days(d, 1));
    let alike = days(a).zip(days(b)).is_some_and(|(x, y)| (x - y).abs() <= 3);
    alike && touch.is_some() && touch == b.date.earliest && a.date.part.is_none() && b.date.part.is_none()
}

/// "was moved from Monday to Tuesday" is a change: two dates, no interval.
pub(super) fn changes(s: Stretch, from: usize) -> bool {
    (from.saturating_sub(6).max(s.start)..from).any(|k| s.is(k, Class::Change))
}

/// The ends of an interval whose years agree: a year written once is that of both, and no interval ends
/// before it begins.
fn agreed(a: &Found, b: &Found) -> Option<Days> {
    let (mut first, mut last) = (a.date.earliest?, b.date.latest?);
    let years = |d: calendar::Day, by: i64| calendar::plus_months(d, 12 * by);
    let apart = i64::from(last.year()) - i64::from(first.year());
    if !b.guessed && a.guessed && apart != 0 && a.date.latest.is_some_and(|l| (l - first).get_days() < 300) {
        first = years(first, apart)?;
    } else if !a.guessed
        && b.guessed
        && apart != 0
        && b.date.earliest.is_some_and(|e| (last - e).get_days() < 300)
    {
        last = years(last, -apart)?;
    }
    if let (Some(x), Some(y)) = (a.bare, b.bare)
        && first > last
    {
        // "from Monday to Friday", on a Thursday
        return if x.looks == Looks::Ahead || y.looks == Looks::Ahead {
            Some((first, calendar::plus_days(last, 7)?))
        } else {
            Some((calendar::plus_days(first, -7)?, last))
        };
    }
    if first > last && a.guessed {
        first = years(first, -1)?;
    } else if first > last && b.guessed {
        last = years(last, 1)?;
    }
    Some((first, last))
}
