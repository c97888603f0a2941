//! What stands between quotation marks of every shape: curly, straight, grave, mixed, single, nested, over
//! several paragraphs, or never closed. Who uttered it, and whether anybody did, is the matter of `claim::quote`.
//!
//! Double marks are paired first, paragraph by paragraph; single ones, which may be apostrophes, are then paired
//! within the stretches that the double ones leave. Every pass is linear in the number of marks.

mod block;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Marks, Quotation};
use crate::text::lexicon::Class;
use crate::text::prose::{Paragraph, Prose};
use crate::text::token::TokenKind;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut marks = Vec::new();
    let mut open_before = false;
    for (k, paragraph) in prose.paragraphs.iter().enumerate() {
        marks.clear();
        marks_of(prose, paragraph, &mut marks);
        let first = out.len();
        if !marks.is_empty() {
            let next_opens = prose.paragraphs.get(k + 1).is_some_and(|p| begins_with_single(prose, p));
            let opened = open_before && begins_with_single(prose, paragraph);
            let mut found = doubles(prose, paragraph, &marks, open_before);
            singles(prose, paragraph, &marks, next_opens || opened, &mut found);
            found.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
            out.append(&mut found);
        }
        if open_before
            && let Some(q) = out.get_mut(first)
            && q.depth == 0
            && q.outer.start == paragraph.at.start
        {
            q.continues = true;
        }
        if let Some(q) = block::read(prose, k, out.last()) {
            out.push(q);
        }
        let last = out[first..].iter().rev().find(|q| q.depth == 0);
        open_before = last.is_some_and(|q| q.open);
    }
    out
}

/// One quotation mark, or two of a kind side by side.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Its first token.
    token: usize,
    /// Behind its last token.
    end: usize,
    single: bool,
    shape: Shape,
}

/// Which way a mark looks, by its glyph and by what touches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Open,
    Close,
    Either,
}

fn marks_of(prose: &Prose, paragraph: &Paragraph, out: &mut Vec<Mark>) {
    let mut i = paragraph.tokens.start;
    while i < paragraph.tokens.end {
        let Some(glyph) = glyph(prose, i) else {
            i += 1;
            continue;
        };
        let mut end = i + 1;
        let twin = prose.tokens.get(end).is_some_and(|t| t.glued) && prose.text(end) == prose.text(i);
        let touched = (touches_left(prose, i), touches_right(prose, end + 1));
        if twin && end < paragraph.tokens.end && touched != (true, true) {
            end += 1;
        }
        let shape = shape(touches_left(prose, i), touches_right(prose, end), glyph);
        let none =
            if glyph.single { elision(prose, i) } else { inches(prose, i, out) || attribute(prose, i) };
        if !none {
            out.push(Mark { token: i, end, single: glyph.single, shape });
        }
        i = end;
    }
}

#[derive(Clone, Copy)]
struct Glyph {
    single: bool,
    /// Which way the glyph itself looks, if it does.
    looks: Option<Shape>,
}

fn glyph(prose: &Prose, token: usize) -> Option<Glyph> {
    let t = prose.tokens.get(token)?;
    if t.kind != TokenKind::Mark {
        return None;
    }
    let first = prose.article.text.as_bytes().get(t.at.start as usize)?;
    if matches!(
        first,
        b',' | b'.' | b'-' | b'(' | b')' | b':' | b';' | b'?' | b'!' | b'$' | b'%' | b'/' | b'&'
    ) {
        return None;
    }
    let (single, looks) = match prose.text(token) {
        "\"" | "''" | "\u{201F}" | "＂" => (false, None),
        "“" | "„" | "``" | "«" => (false, Some(Shape::Open)),
        "”" | "»" => (false, Some(Shape::Close)),
        "'" | "’" | "\u{201B}" => (true, None),
        "‘" | "‚" | "`" => (true, Some(Shape::Open)),
        _ => return None,
    };
    Some(Glyph { single, looks })
}

fn shape(left: bool, right: bool, glyph: Glyph) -> Shape {
    match (left, right, glyph.looks) {
        (false, true, _) => Shape::Open,
        (true, false, _) => Shape::Close,
        (_, _, Some(looks)) => looks,
        _ => Shape::Either,
    }
}

/// Whether words touch a mark from the left: then it hardly opens.
fn touches_left(prose: &Prose, token: usize) -> bool {
    let mut at = token;
    for _ in 0..4 {
        let glued = prose.tokens.get(at).is_some_and(|t| t.glued);
        if !glued || at == 0 {
            return false;
        }
        at -= 1;
        match glyph(prose, at) {
            None => return !opens_or_joins(prose.text(at)),
            Some(glyph) if glyph.looks == Some(Shape::Open) => return false,
            Some(_) => {}
        }
    }
    true
}

/// Whether words touch a mark from the right, `next` being the token behind it: then it hardly closes.
fn touches_right(prose: &Prose, next: usize) -> bool {
    let Some(t) = prose.tokens.get(next).filter(|t| t.glued) else { return false };
    if t.kind != TokenKind::Mark {
        return true;
    }
    if glyph(prose, next).is_some() {
        return prose.tokens.get(next + 1).is_some_and(|t| t.glued && t.kind != TokenKind::Mark);
    }
    let text = prose.text(next);
    match text {
        "..." | "…" | ".." | "...." => {
            prose.tokens.get(next + 1).is_some_and(|t| t.kind != TokenKind::Mark)
        }
        "(" | "[" | "{" | "$" | "£" | "€" | "#" | "@" | "&" | "+" => true,
        _ => false,
    }
}

fn opens_or_joins(text: &str) -> bool {
    matches!(text, "(" | "[" | "{" | "—" | "–" | "/" | "|") || text.starts_with('-')
}

/// Whether a single mark stands for letters left out before a word: '90s, 'em.
fn elision(prose: &Prose, token: usize) -> bool {
    let Some(next) = prose.tokens.get(token + 1).filter(|t| t.glued) else { return false };
    match next.kind {
        TokenKind::Number => {
            let decade = prose.text(token + 1).len() == 2 || prose.text(token + 1).ends_with('s');
            decade && !touches_left(prose, token)
        }
        TokenKind::Word => {
            matches!(
                &*prose.normal(token + 1),
                "em" | "til" | "till" | "cause" | "tis" | "twas" | "n" | "bout"
            )
        }
        TokenKind::Mark => false,
    }
}

/// Whether a mark begins the value of a markup attribute: `id="7"`. Its closing mark then opens nothing.
fn attribute(prose: &Prose, token: usize) -> bool {
    token > 0 && prose.text(token - 1) == "=" && prose.tokens.get(token).is_some_and(|t| t.glued)
}

/// Whether a double mark behind a figure means inches: 6'2" tall, a 12" pipe.
fn inches(prose: &Prose, token: usize, before: &[Mark]) -> bool {
    if prose.text(token) != "\"" || token == 0 || !prose.tokens.get(token).is_some_and(|t| t.glued) {
        return false;
    }
    if prose.tokens.get(token - 1).is_none_or(|t| t.kind != TokenKind::Number) {
        return false;
    }
    let feet = token >= 3
        && matches!(prose.text(token - 2), "'" | "’")
        && prose.tokens.get(token - 3).is_some_and(|t| t.kind == TokenKind::Number);
    let outside = before.iter().rev().find(|m| !m.single).is_none_or(|m| m.shape == Shape::Close);
    feet || outside
}

/// Pairs the double marks of a paragraph. `open_before`: the paragraph before left a quotation open.
fn doubles(prose: &Prose, paragraph: &Paragraph, marks: &[Mark], open_before: bool) -> Vec<Quotation> {
    let mut marks: Vec<Mark> = marks.iter().copied().filter(|m| !m.single).collect();
    let mut out = Vec::new();
    if let [only] = marks[..]
        && turned(prose, paragraph, only)
    {
        // What it closes began in the paragraph before, or nobody can tell where.
        marks.clear();
        let start = paragraph.tokens.start;
        if open_before {
            out.push(quotation(prose, start..only.token, start..only.end, 0));
        }
    }
    let left = surplus_of_closers(&marks);
    let mut open: Vec<Mark> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let Some(&outer) = open.last() else {
            // A closing glyph where an opening one is due opens only if something is there to close it.
            if mark.shape != Shape::Close {
                open.push(*mark);
            }
            continue;
        };
        if mark.shape != Shape::Open {
            open.pop();
            out.push(quotation(prose, outer.end..mark.token, outer.token..mark.end, open.len()));
            let twins = mark.end - mark.token > 1;
            if twins && let Some(rest) = open.pop() {
                out.push(quotation(prose, rest.end..mark.token, rest.token..mark.end, open.len()));
            }
        } else if left.get(i + 1).is_some_and(|&n| n >= 2) && open.len() < 8 {
            open.push(*mark);
        } else {
            // The closing mark is missing: the one before ends where this one begins.
            open.clear();
            out.push(unclosed(prose, outer, mark.token));
            open.push(*mark);
        }
    }
    if let Some(&outer) = open.first() {
        out.push(unclosed(prose, outer, paragraph.tokens.end));
    }
    out.retain(|q| !q.tokens.is_empty());
    out
}

/// Whether the only mark of a paragraph closes though it stands like one that opens: to the rules, "he said.
fn turned(prose: &Prose, paragraph: &Paragraph, mark: Mark) -> bool {
    let before = paragraph.tokens.start..mark.token;
    if mark.shape != Shape::Open || before.len() < 3 || before.clone().any(|i| prose.is(i, Class::Cue)) {
        return false;
    }
    let comma = matches!(prose.text(mark.token - 1), "," | "?" | "!");
    let cue = (mark.end..mark.end + 4).find(|&i| prose.is(i, Class::Cue));
    let named = cue.is_some_and(|cue| {
        (mark.end..cue).all(|i| prose.is(i, Class::Pronoun) || prose.tokens.get(i).is_some_and(|t| t.capital))
    });
    comma && named
}

fn begins_with_single(prose: &Prose, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    glyph(prose, first).is_some_and(|g| g.single) && touches_right(prose, first + 1)
}

/// For every mark, by how much closing marks outnumber opening ones from there on.
fn surplus_of_closers(marks: &[Mark]) -> Vec<i32> {
    let mut out = vec![0; marks.len() + 1];
    for (i, mark) in marks.iter().enumerate().rev() {
        let step = match mark.shape {
            Shape::Close => (mark.end - mark.token) as i32,
            Shape::Open => -1,
            Shape::Either => 0,
        };
        out[i] = out[i + 1] + step;
    }
    out
}

fn quotation(prose: &Prose, tokens: Range<usize>, outer: Range<usize>, depth: usize) -> Quotation {
    Quotation {
        at: prose.span(tokens.clone()),
        tokens,
        outer: prose.span(outer),
        marks: Marks::Double,
        open: false,
        continues: false,
        depth: depth.min(255) as u8,
    }
}

fn unclosed(prose: &Prose, mark: Mark, end: usize) -> Quotation {
    Quotation { open: true, ..quotation(prose, mark.end..end.max(mark.end), mark.token..end, 0) }
}

/// Pairs the single marks of a paragraph, around and inside the double ones. `runs_on`: the paragraph before or
/// behind begins with a single mark, so that one left open here may be meant.
fn singles(prose: &Prose, paragraph: &Paragraph, marks: &[Mark], runs_on: bool, found: &mut Vec<Quotation>) {
    let marks: Vec<Mark> = marks.iter().copied().filter(|m| m.single).collect();
    if marks.is_empty() {
        return;
    }
    found.sort_by_key(|q| (q.tokens.start, std::cmp::Reverse(q.tokens.end)));
    let zones = zones(&marks, found);
    let mut pairs: Vec<(Mark, Mark)> = Vec::new();
    let mut last = None;
    let mut i = 0;
    while i < marks.len() {
        let mark = marks[i];
        if mark.shape != Shape::Open {
            i += 1;
            continue;
        }
        let Some(close) = closer(prose, &marks, &zones, i) else {
            let begins = mark.token == paragraph.tokens.start && zones[i].is_none();
            last = (begins && runs_on).then_some(mark).or(last);
            i += 1;
            continue;
        };
        pairs.push((mark, marks[close]));
        i = if zones[i].is_some() { close + 1 } else { i + 1 };
        while zones.get(i).is_some_and(Option::is_none) && i <= close {
            i += 1;
        }
    }
    let doubles = found.len();
    for (open, close) in pairs {
        let inner = open.end..close.token;
        let depth = found[..doubles].partition_point(|q| q.tokens.start <= inner.start);
        let inside =
            depth.checked_sub(1).and_then(|d| found.get(d)).is_some_and(|q| q.tokens.end >= inner.end);
        if inner.is_empty() {
            continue;
        }
        let first = found[..doubles].partition_point(|q| q.tokens.start < inner.start);
        for q in found[first..doubles].iter_mut().take_while(|q| q.tokens.end <= inner.end) {
            q.depth = q.depth.saturating_add(1);
        }
        let q = quotation(prose, inner, open.token..close.end, usize::from(inside));
        found.push(Quotation { marks: Marks::Single, ..q });
    }
    if let Some(mark) = last
        && !found.iter().any(|q| q.tokens.start > mark.token && q.marks == Marks::Single && q.depth == 0)
    {
        let q = unclosed(prose, mark, paragraph.tokens.end);
        found.push(Quotation { marks: Marks::Single, ..q });
    }
}

/// Which outermost double quotation each single mark stands in.
fn zones(marks: &[Mark], doubles: &[Quotation]) -> Vec<Option<usize>> {
    let mut next = 0;
    let zone = |mark: &Mark| {
        while doubles.get(next).is_some_and(|q| q.tokens.end <= mark.token || q.depth > 0) {
            next += 1;
        }
        doubles.get(next).filter(|q| q.tokens.start <= mark.token).map(|_| next)
    };
    marks.iter().map(zone).collect()
}

/// The mark that closes the single one at `i`. A mark behind a word in s may be a possessive's; it closes only
/// if no better one follows before the next that opens.
fn closer(prose: &Prose, marks: &[Mark], zones: &[Option<usize>], i: usize) -> Option<usize> {
    let mut doubtful = None;
    for j in i + 1..marks.len() {
        if zones[j] != zones[i] {
            if zones[i].is_some() {
                break;
            }
            continue;
        }
        let mark = marks[j];
        match mark.shape {
            Shape::Open => break,
            Shape::Either => {}
            Shape::Close => {
                if mark.token > 0 && prose.text(mark.token - 1).ends_with(|c: char| c.is_ascii_digit()) {
                    let feet = prose.tokens.get(mark.end).is_some_and(|t| t.kind == TokenKind::Number);
                    if feet {
                        continue;
                    }
                }
                if !doubts(prose, mark) {
                    return Some(j);
                }
                doubtful = doubtful.or(Some(j));
            }
        }
    }
    doubtful
}

/// Whether a closing single mark may be an apostrophe: Adams' house, runnin' out.
fn doubts(prose: &Prose, mark: Mark) -> bool {
    let word = mark.token.checked_sub(1).filter(|&t| prose.is_word(t));
    let Some(word) = word else { return false };
    let followed = prose.tokens.get(mark.end).is_some_and(|t| t.kind != TokenKind::Mark);
    let ending = prose.text(word);
    followed && (ending.ends_with(['s', 'S', 'z', 'x']) || ending.ends_with("in"))
}
