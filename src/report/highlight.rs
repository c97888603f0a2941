//! An article's own text with what was read in it: `crosscheck claims --highlight`.
//!
//! Each kind of thing has its colour and its marks: with colours the text is painted, without them it is
//! marked. Where a figure or a date was read as something that its words do not say, that stands behind it.
//! Nothing of the text is left out; only white space is, where lines are broken.

use std::io::{self, Write};
use std::ops::Range;

use super::Look;
use super::style::{self, Role};
use super::width::{visible, width};
use crate::claim::listing::Listed;
use crate::text::value::{Date, Decimal, Quantity, Sort, Value};
use crate::text::{Article, calendar, shown};

/// What a stretch of an article was read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// A number with its unit.
    Figure,
    /// A day or time.
    Date,
    /// A person, body or place.
    Name,
    /// What somebody uttered, or words between marks.
    Quotation,
    /// What happened, or did not.
    Other,
}

/// Every kind with its name and the marks that stand for its colour.
const KINDS: [(Seen, &str, &str, &str); 5] = [
    (Seen::Figure, "figures", "[", "]"),
    (Seen::Date, "dates", "{", "}"),
    (Seen::Name, "names", "<", ">"),
    (Seen::Quotation, "quotations", "|", "|"),
    (Seen::Other, "other", "_", "_"),
];

/// The least room for the text beside the numbers of its lines.
const NARROWEST: usize = 20;

/// Writes the text of an article with what was extracted of one kind, or of every kind.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(
    article: &Article,
    listed: &[Listed],
    kind: Option<&str>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    style::decide(look.color);
    let listed: Vec<&Listed> = listed.iter().filter(|l| kind.is_none_or(|k| k == l.kind)).collect();
    writeln!(out, "{}: {}", visible(&article.path), listed.len())?;
    let stretches = Stretches::of(&article.text, &listed);
    writeln!(out, "  {}\n", legend(&stretches, look.color))?;
    let gutter = article.text.lines().count().to_string().len().max(2);
    let room = look.width.saturating_sub(gutter + 4).max(NARROWEST);
    let mut start = 0;
    for (number, line) in article.text.split('\n').enumerate() {
        let mut number = (number + 1).to_string();
        for row in rows(&stretches, &article.text, start..start + line.len(), room, look.color) {
            let place = style::paint(Role::Place, &format!("{number:>gutter$}"));
            writeln!(out, "{}", format!("  {place}  {row}").trim_end())?;
            number.clear();
        }
        start += line.len() + 1;
    }
    Ok(())
}

/// The colours or marks of the kinds that occur.
fn legend(stretches: &Stretches, color: bool) -> String {
    let all = || stretches.inner.iter().chain(&stretches.quotations);
    let here = KINDS.iter().filter(|(seen, ..)| all().any(|s| s.seen == *seen));
    let mut parts: Vec<String> = here
        .map(
            |&(seen, name, open, close)| {
                if color { style::paint(Role::Seen(seen), name) } else { format!("{open}{name}{close}") }
            },
        )
        .collect();
    if parts.is_empty() {
        return "nothing was read".to_owned();
    }
    if all().any(|s| !s.read_as.is_empty()) {
        parts.push(style::paint(Role::Faint, "‹what it was read as›"));
    }
    parts.join("   ")
}

/// A marked stretch of an article.
struct Stretch {
    at: Range<usize>,
    seen: Seen,
    /// What it was read as, where its words do not say so.
    read_as: String,
}

/// What is marked in an article, in the order of the text. None crosses another of its list.
struct Stretches {
    inner: Vec<Stretch>,
    quotations: Vec<Stretch>,
}

impl Stretches {
    fn of(text: &str, listed: &[&Listed]) -> Self {
        let (mut inner, mut quotations) = (Vec::new(), Vec::new());
        for listed in listed {
            let seen = seen(listed);
            let read_as = listed.value.as_ref().map_or(String::new(), |v| read_as(&listed.said.text, v));
            let list = if seen == Seen::Quotation { &mut quotations } else { &mut inner };
            let spans = &listed.said.spans;
            let last = spans.len().saturating_sub(1);
            let known = |at: &Range<usize>| text.get(at.clone()).is_some_and(|t| !t.is_empty());
            for (i, at) in spans.iter().map(|s| s.range()).enumerate().filter(|(_, at)| known(at)) {
                let read_as = if i == last { read_as.clone() } else { String::new() };
                list.push(Stretch { at, seen, read_as });
            }
        }
        Stretches { inner: apart(inner), quotations: apart(quotations) }
    }
}

/// The stretches in their order, without those that begin inside the one before.
fn apart(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|s| (s.at.start, std::cmp::Reverse(s.at.end)));
    let mut end = 0;
    stretches.retain(|s| {
        let free = s.at.start >= end;
        end = if free { s.at.end } else { end };
        free
    });
    stretches
}

fn seen(listed: &Listed) -> Seen {
    match &listed.value {
        _ if listed.speech.is_some() => Seen::Quotation,
        None | Some(Value::Words(_)) => Seen::Quotation,
        Some(Value::Quantity(_) | Value::Tally(..) | Value::Parts(_)) => Seen::Figure,
        Some(Value::Date(_)) => Seen::Date,
        Some(Value::Name(_)) => Seen::Name,
        Some(Value::Level(_) | Value::Role(_) | Value::Place(_)) => Seen::Other,
    }
}

/// The reading of a figure or a date, unless it is what the words say themselves.
fn read_as(text: &str, value: &Value) -> String {
    let read = match value {
        Value::Date(d) => span(d).unwrap_or_else(|| shown::value(value)),
        Value::Quantity(q) if q.sort == Sort::Ordinal || in_words(text, q) => return String::new(),
        Value::Quantity(_) | Value::Tally(..) | Value::Parts(_) => shown::signed(value),
        _ => return String::new(),
    };
    let plain = read.strip_prefix("= ").unwrap_or(&read);
    let bare = |t: &str| -> String {
        let text = t.to_lowercase().replace("percent", "%").replace("per cent", "%");
        text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '$' | '£' | '€' | '%')).collect()
    };
    if bare(plain) == bare(text) { String::new() } else { format!("‹{}›", visible(plain)) }
}

/// A whole year as `2007`, a whole month as `2013-06`, what nobody knows as `day unknown`.
fn span(d: &Date) -> Option<String> {
    if d.time.is_some() || d.until.is_some() || d.part.is_some() {
        return None;
    }
    let (Some(a), Some(b)) = (d.earliest, d.latest) else {
        return (d.earliest.is_none() && d.latest.is_none()).then(|| "day unknown".to_owned());
    };
    let (year, month) = (i64::from(a.year()), i64::from(a.month()));
    if calendar::year(year) == Some((a, b)) {
        return Some(format!("{year}"));
    }
    (calendar::month(year, month) == Some((a, b))).then(|| format!("{year}-{month:02}"))
}

/// "six months", "twenty-one": everybody reads it as the program does.
fn in_words(text: &str, q: &Quantity) -> bool {
    let plain = q.hedge.is_none() && q.low == q.high && q.stated.is_some_and(|n| n <= Decimal::ONE_HUNDRED);
    let words = text.split([' ', '-']).count();
    let article = text.starts_with("a ") || text.starts_with("an ");
    plain
        && words <= 2
        && !article
        && !text.contains(|c: char| c.is_ascii_digit())
        && !matches!(q.sort, Sort::Money)
}

/// A piece of a line without white space in it, in one colour.
struct Piece {
    shown: String,
    columns: usize,
}

/// A line of an article in rows of a width.
fn rows(stretches: &Stretches, text: &str, line: Range<usize>, room: usize, color: bool) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut used = 0;
    for word in words(text, line) {
        let pieces = pieces(stretches, text, word, color);
        let columns: usize = pieces.iter().map(|p| p.columns).sum();
        let shown = pieces.iter().map(|p| p.shown.as_str());
        match rows.last_mut() {
            Some(row) if used == 0 => row.extend(shown),
            Some(row) if used + 1 + columns <= room => {
                row.push(' ');
                row.extend(shown);
                used += 1;
            }
            _ => {
                rows.push(shown.collect());
                used = 0;
            }
        }
        used += columns;
    }
    rows
}

/// The words of a line: what stands between white space.
fn words(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = None;
    for (i, c) in text.get(line.clone()).unwrap_or_default().char_indices() {
        let at = line.start + i;
        match (c.is_whitespace(), open) {
            (true, Some(start)) => {
                out.push(start..at);
                open = None;
            }
            (false, None) => open = Some(at),
            _ => {}
        }
    }
    out.extend(open.map(|start| start..line.end));
    out
}

/// A word cut where a stretch begins or ends in it.
fn pieces(stretches: &Stretches, text: &str, word: Range<usize>, color: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = word.start;
    while at < word.end {
        let inner = around(&stretches.inner, at);
        let quotation = around(&stretches.quotations, at);
        let near = [&stretches.inner, &stretches.quotations].into_iter();
        let next = near.filter_map(|list| edge(list, at)).min().unwrap_or(word.end).min(word.end);
        let found = inner.or(quotation);
        let mut shown = visible(text.get(at..next).unwrap_or_default()).into_owned();
        let mut behind = String::new();
        for stretch in [inner, quotation].into_iter().flatten() {
            let (_, _, open, close) = kind(stretch.seen);
            if !color && stretch.at.start == at {
                shown.insert_str(0, open);
            }
            if stretch.at.end == next {
                behind.push_str(&stretch.read_as);
                if !color {
                    shown.push_str(close);
                }
            }
        }
        let columns = width(&shown) + width(&behind);
        let role = found.filter(|_| color).map(|s| Role::Seen(s.seen));
        let shown = role.map_or(shown.clone(), |role| style::paint(role, &shown));
        out.push(Piece { shown: shown + &style::paint(Role::Faint, &behind), columns });
        at = next;
    }
    out
}

fn kind(seen: Seen) -> (Seen, &'static str, &'static str, &'static str) {
    KINDS.into_iter().find(|k| k.0 == seen).unwrap_or((seen, "", "", ""))
}

/// The stretch of a list that holds a place.
fn around(list: &[Stretch], at: usize) -> Option<&Stretch> {
    let behind = list.partition_point(|s| s.at.start <= at);
    list.get(behind.checked_sub(1)?).filter(|s| at < s.at.end)
}

/// The next place behind `at` where a stretch of a list begins or ends.
fn edge(list: &[Stretch], at: usize) -> Option<usize> {
    let behind = list.partition_point(|s| s.at.start <= at);
    let end = around(list, at).map(|s| s.at.end);
    let start = list.get(behind).map(|s| s.at.start);
    end.into_iter().chain(start).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Seen, listing};
    use crate::read::plain;
    use crate::rule::Rules;

    fn highlighted(text: &str, kind: Option<&str>, look: Look) -> String {
        let rules = Rules::builtin();
        let mut article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
        article.date = crate::text::calendar::parse_day("2024-06-13");
        let seen = Seen::new(&article, &rules.lexicon);
        let mut out = Vec::new();
        write(&article, &listing::of_mentions(&seen), kind, look, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn check(text: &str, kind: Option<&str>, expected: &str) {
        let out = highlighted(text, kind, Look { color: false, width: 60 });
        let body = out.split_once("\n\n").map_or("", |(_, body)| body);
        assert_eq!(body, expected, "{out}");
    }

    #[test]
    fn the_text_stands_whole_with_marks_and_readings() {
        check(
            "“We sold nearly 30 boats,” said Ana Ruiz on Monday.",
            None,
            "   1  “|We sold [nearly 30]‹< 30› boats,|” said <Ana Ruiz>\n      on {Monday}‹2024-06-10›.\n",
        );
        check("It cost $20.\n\nNo more.", Some("quantity"), "   1  It cost [$20].\n   2\n   3  No more.\n");
        check("Twelve left.\u{1b}[2J", Some("date"), "   1  Twelve left.␛[2J\n");
    }

    #[test]
    fn colours_change_nothing_but_the_marks() {
        let text = "Twenty boats left on Thursday, Ana Ruiz said: “Two came back.”\n\nRain fell.";
        let painted = highlighted(text, None, Look { color: true, width: 40 });
        assert!(painted.contains("\u{1b}["), "{painted}");
        let mut bare = String::new();
        let mut rest = painted.as_str();
        while let Some((before, behind)) = rest.split_once('\u{1b}') {
            bare.push_str(before);
            rest = behind.split_once('m').map_or("", |(_, r)| r);
        }
        bare.push_str(rest);
        let plain = highlighted(text, None, Look { color: false, width: 200 });
        let words = |t: &str| -> String {
            let t = t.replace("‹20›", "").replace("‹2024-06-13›", "").replace("‹2›", "");
            t.chars().filter(|c| c.is_alphabetic() || matches!(c, ',' | '“' | '”' | ':')).collect()
        };
        assert_eq!(words(&bare), words(&plain));
        highlighted("", None, Look { color: true, width: 1 });
    }
}
