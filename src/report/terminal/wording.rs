//! The picture of a wording: the words of all witnesses in columns, carets under those that differ.

use std::io::{self, Write};
use std::ops::Range;

use super::super::style::{Role, paint};
use super::super::width::{padded, visible, width, wrap};
use super::{Canvas, FRAME, Label};
use crate::collate::{Beyond, Cell, Change, Collation, Column, Row};
use crate::finding::Finding;

/// Not quoted by this article.
const SILENT: &str = "⋯";

pub(super) fn draw(
    canvas: &Canvas,
    finding: &Finding,
    collation: &Collation,
    out: &mut dyn Write,
) -> io::Result<()> {
    let labels = canvas.labels(finding);
    if canvas.is_narrow() {
        return narrow(canvas, &labels, collation, out);
    }
    let names = labels.iter().map(|l| width(&l.name)).max().unwrap_or(0);
    let places = labels.iter().map(|l| width(&l.place)).max().unwrap_or(0);
    let left = width(FRAME) + 2 + names + 2 + places + 2;
    let grid = Grid::new(collation);
    let room = canvas.width.saturating_sub(left + 2).max(20);
    let blocks = grid.blocks(room);
    let shown = blocks.first().map_or(0, |b| b.start)..blocks.last().map_or(0, |b| b.end);
    let last = blocks.len().saturating_sub(1);
    let around = Around::new(&grid, collation, &blocks, room);
    for (n, block) in blocks.iter().enumerate() {
        if n > 0 {
            writeln!(out, "{}", paint(Role::Faint, FRAME))?;
        }
        for (label, (row, texts)) in labels.iter().zip(collation.rows.iter().zip(&grid.cells)) {
            let name = paint(Role::Label(label.article), &padded(&label.name, names));
            let place = paint(Role::Place, &padded(&label.place, places));
            let beyond = |mut c: Range<usize>| c.any(|c| row.cells[c].word().is_some());
            let (before, from_start) = around.before(row);
            let (behind, to_end) = around.behind(row);
            let (first, closing) = if collation.plain { (" ", "") } else { ("“", "”") };
            let open = match n {
                0 if !from_start || beyond(0..shown.start) => "…",
                0 => first,
                _ => " ",
            };
            let close = match n {
                n if n < last => "",
                _ if !to_end || beyond(shown.end..row.cells.len()) => "…",
                _ => closing,
            };
            let open = if before.starts_with('…') && open == "…" { "" } else { open };
            let blank = " ".repeat(around.before.saturating_sub(width(&before)));
            let close = if behind.ends_with('…') && close == "…" { "" } else { close };
            let (open, close) = (format!("{blank}{open}{before}"), format!("{behind}{close}"));
            let (line, taken) = grid.line(texts, block.clone(), label.article, (&open, &close));
            let partial =
                n == last && !collation.plain && is_partial(row) && left + taken + 15 <= canvas.width;
            let partial = if partial { paint(Role::Faint, "  partial quote") } else { String::new() };
            writeln!(out, "{}  {name}  {place}  {line}{partial}", paint(Role::Faint, FRAME))?;
        }
        for line in grid.marks(block.clone()) {
            let indent = " ".repeat(left - width(FRAME) + around.before);
            let line = paint(Role::Grade(finding.severity), line.trim_end());
            writeln!(out, "{}{indent} {line}", paint(Role::Faint, FRAME))?;
        }
    }
    Ok(())
}

/// The words that all witnesses share: safe to quote.
pub(super) fn agreement(finding: &Finding, collation: &Collation) -> Option<(String, String)> {
    if collation.shared.is_empty() {
        return None;
    }
    let words: Vec<&str> = collation.shared.split(' ').collect();
    let shown = match words.len() {
        n if n > 16 => format!("{} … {}", words[..8].join(" "), words[n - 6..].join(" ")),
        _ => words.join(" "),
    };
    let all = match finding.witnesses().count() {
        2 => "both".to_owned(),
        3 => "all three".to_owned(),
        n => format!("all {n}"),
    };
    Some(("agree".to_owned(), format!("“{shown}” stands in {all}: safe to quote")))
}

fn is_partial(row: &Row) -> bool {
    row.cells.contains(&Cell::NotQuoted)
}

/// Whether a change can turn the sense.
fn is_loud(change: Option<Change>) -> bool {
    matches!(change, Some(Change::Negation | Change::Number | Change::Name | Change::Modal | Change::Slip(_)))
}

/// How much of the words before and behind the columns there is room for.
struct Around {
    /// Before the columns, the blank behind the words included.
    before: usize,
    behind: usize,
}

impl Around {
    fn new(grid: &Grid, collation: &Collation, blocks: &[Range<usize>], room: usize) -> Self {
        let none = Around { before: 0, behind: 0 };
        let [block] = blocks else { return none };
        if *block != (0..grid.columns.len()) {
            return none;
        }
        let widest = |of: fn(&Row) -> &Beyond| {
            let wide = |row: &Row| of(row).words.iter().map(|w| width(&visible(w)) + 1).sum::<usize>();
            collation.rows.iter().map(wide).max().unwrap_or(0)
        };
        let (before, behind) = (widest(|r| &r.before), widest(|r| &r.behind));
        let spare = room.saturating_sub(block.clone().map(|c| grid.gaps[c] + grid.widths[c]).sum());
        // Each side may use what the other leaves over, half of the room at least.
        let for_behind = behind.min((spare / 2).max(spare.saturating_sub(before)));
        let before = before.min(spare - for_behind);
        let fits = |row: &Row| fitting(row.before.words.iter().rev(), before).0;
        Around { before: collation.rows.iter().map(fits).max().unwrap_or(0), behind: for_behind }
    }

    /// The words of a row before the columns that there is room for, and whether that is all there is.
    fn before(&self, row: &Row) -> (String, bool) {
        let Beyond { words, all } = &row.before;
        let (_, n) = fitting(words.iter().rev(), self.before);
        let shown: String = words[words.len() - n..].iter().map(|w| format!("{} ", visible(w))).collect();
        (shown, *all && n == words.len())
    }

    /// The same behind the columns.
    fn behind(&self, row: &Row) -> (String, bool) {
        let Beyond { words, all } = &row.behind;
        let (_, n) = fitting(words.iter(), self.behind);
        (words[..n].iter().map(|w| format!(" {}", visible(w))).collect(), *all && n == words.len())
    }
}

/// How many of some words fit in so many columns, each with a blank, and how many columns they take.
fn fitting<'w>(words: impl Iterator<Item = &'w String>, columns: usize) -> (usize, usize) {
    let (mut taken, mut n) = (0, 0);
    for word in words {
        let next = taken + width(&visible(word)) + 1;
        if next > columns {
            break;
        }
        (taken, n) = (next, n + 1);
    }
    (taken, n)
}

/// The words of a collation as they are drawn.
struct Grid<'a> {
    columns: &'a [Column],
    /// A row for each witness: the visible text of each cell.
    cells: Vec<Vec<String>>,
    widths: Vec<usize>,
    /// How many blanks stand before each column.
    gaps: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn new(collation: &'a Collation) -> Self {
        let columns = &collation.columns;
        let cells: Vec<Vec<String>> = collation.rows.iter().map(texts).collect();
        let at = |row: &Vec<String>, c: usize| row.get(c).map_or(0, |t| width(t));
        let widest = |c: usize| cells.iter().map(|row| at(row, c)).max().unwrap_or(0);
        let widths = (0..columns.len()).map(widest).collect();
        let tail = |c: usize| {
            let mut words =
                collation.rows.iter().filter_map(|r| r.cells.get(c)).filter(|c| c.word().is_some());
            words.clone().next().is_some() && words.all(|cell| matches!(cell, Cell::Tail(_)))
        };
        let gap = |c: usize| match c {
            0 => 0,
            c if columns[c].group != columns[c - 1].group => 2,
            c if tail(c) => 0,
            _ => 1,
        };
        Grid { columns, widths, gaps: (0..columns.len()).map(gap).collect(), cells }
    }

    /// The columns in blocks that fit a line. To spare a second line, what all agree on is cut at the ends.
    fn blocks(&self, room: usize) -> Vec<Range<usize>> {
        let taken = |c: usize| self.gaps[c] + self.widths[c];
        let differs = |c: &usize| self.columns[*c].group.is_some();
        let (mut start, mut end) = (0, self.columns.len());
        let first = (start..end).find(differs).unwrap_or(start);
        let last = (start..end).rev().find(differs).unwrap_or(start);
        let mut all: usize = (start..end).map(taken).sum();
        while all > room && end > last + 3 {
            end -= 1;
            all -= taken(end);
        }
        while all > room && start + 2 < first {
            all -= taken(start);
            start += 1;
        }
        let mut out = Vec::new();
        let (mut line, mut from) = (0, start);
        for c in start..end {
            if c > from && line + taken(c) > room {
                out.push(from..c);
                (from, line) = (c, 0);
            }
            line += taken(c);
        }
        out.push(from..end);
        out
    }

    /// The line of a witness between its marks, and how many columns it takes.
    fn line(
        &self,
        texts: &[String],
        block: Range<usize>,
        article: usize,
        (open, close): (&str, &str),
    ) -> (String, usize) {
        let mut line = paint(Role::Faint, open);
        let mut taken = width(open);
        let last = block.clone().rev().find(|&c| !texts[c].is_empty());
        for c in block.clone() {
            let gap = if c == block.start { 0 } else { self.gaps[c] };
            let (text, change) = (&texts[c], self.columns[c].change);
            let role = match (self.columns[c].group, text.as_str()) {
                (_, SILENT) => Role::Faint,
                (None, _) => Role::Same,
                (Some(_), _) => Role::Differs { article, loud: is_loud(change) },
            };
            let blank = self.widths[c] - width(text);
            let right =
                self.is_number(c) || text == SILENT && texts.get(c + 1).is_some_and(|t| !t.is_empty());
            let (before, after) = if right { (blank, 0) } else { (0, blank) };
            line.push_str(&" ".repeat(gap + before));
            line.push_str(&paint(role, text));
            taken += gap + self.widths[c];
            if Some(c) == last {
                taken -= after;
                break;
            }
            line.push_str(&" ".repeat(after));
        }
        // The quotation's own gap may be the last that is shown.
        let close = if last.is_some_and(|c| texts[c] == "…") && close == "…" { "" } else { close };
        line.push_str(&paint(Role::Faint, close));
        (line, taken + width(close))
    }

    fn is_number(&self, c: usize) -> bool {
        let mut words =
            self.cells.iter().map(|row| row[c].as_str()).filter(|t| !t.is_empty() && *t != SILENT);
        self.columns[c].group.is_some() && words.all(|t| t.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The lines of carets and of class names under a block.
    fn marks(&self, block: Range<usize>) -> Vec<String> {
        let (mut carets, mut names) = (String::new(), vec![String::new()]);
        let mut at = 0;
        for c in block.clone() {
            at += if c == block.start { 0 } else { self.gaps[c] };
            let column = self.columns[c];
            let begins = c == block.start || self.columns[c - 1].group != column.group;
            if column.group.is_some() {
                let from = if begins { at } else { at - self.gaps[c] };
                carets = padded(&carets, from) + &"▲".repeat(at + self.widths[c] - from);
            }
            if let (true, Some(change)) = (begins, column.change) {
                let free = |line: &String| line.is_empty() || width(line) + 2 <= at;
                if !names.iter().any(free) {
                    names.push(String::new());
                }
                if let Some(line) = names.iter_mut().find(|l| free(l)) {
                    *line = padded(line, at) + change.name();
                }
            }
            at += self.widths[c];
        }
        let mut out = vec![carets];
        out.extend(names);
        out.retain(|line| !line.is_empty());
        out
    }
}

/// The visible text of each cell of a row. What is not quoted is marked once, next to what is.
fn texts(row: &Row) -> Vec<String> {
    let silent = |c: usize| row.cells.get(c) == Some(&Cell::NotQuoted);
    let first = row.cells.iter().position(|c| c.word().is_some()).unwrap_or(row.cells.len());
    let text = |(c, cell): (usize, &Cell)| match cell {
        Cell::Word(word) | Cell::Tail(word) => visible(word).into_owned(),
        Cell::Absent => String::new(),
        Cell::NotQuoted if c < first && silent(c + 1) && c + 1 < first => String::new(),
        Cell::NotQuoted if c > first && silent(c - 1) => String::new(),
        Cell::NotQuoted => SILENT.to_owned(),
    };
    row.cells.iter().enumerate().map(text).collect()
}

/// Each witness wrapped at words, what differs in double brackets.
fn narrow(canvas: &Canvas, labels: &[Label], collation: &Collation, out: &mut dyn Write) -> io::Result<()> {
    for (label, row) in labels.iter().zip(&collation.rows) {
        let name = paint(Role::Label(label.article), &label.name);
        writeln!(out, "{} {name} {}", paint(Role::Faint, FRAME), paint(Role::Place, &label.place))?;
        let text = bracketed(row, collation);
        let words: Vec<&str> = text.split(' ').collect();
        for line in wrap(&words, canvas.width.saturating_sub(width(FRAME) + 3).max(12)) {
            writeln!(out, "{}   {line}", paint(Role::Faint, FRAME))?;
        }
    }
    Ok(())
}

/// The words of a row in one text, each group of differing ones in `[[ ]]`.
fn bracketed(row: &Row, collation: &Collation) -> String {
    let columns = &collation.columns;
    let mut pieces: Vec<String> = Vec::new();
    let texts = texts(row);
    let mut c = 0;
    while c < columns.len() {
        let group = columns[c].group;
        let end = (c..columns.len()).find(|&k| columns[k].group != group).unwrap_or(columns.len());
        let words: Vec<(&str, bool)> = (c..end)
            .map(|c| (texts[c].as_str(), matches!(row.cells[c], Cell::Tail(_))))
            .filter(|(t, _)| !t.is_empty())
            .collect();
        let silent = row.cells[c..end].iter().all(|cell| *cell == Cell::NotQuoted);
        match group {
            Some(_) if words.is_empty() && !silent => pieces.push("[[–]]".to_owned()),
            Some(_) if !silent => pieces.push(format!("[[{}]]", joined(&words).join(" "))),
            _ => {
                if let (Some((word, true)), Some(before)) = (words.first(), pieces.last_mut()) {
                    before.push_str(word);
                    pieces.extend(joined(&words[1..]));
                } else {
                    pieces.extend(joined(&words));
                }
            }
        }
        c = end;
    }
    let (first, behind) = if collation.plain { ("", "") } else { ("“", "”") };
    let (open, close) =
        (if row.more_before { "…" } else { first }, if row.more_after { "…" } else { behind });
    format!("{open}{}{close}", pieces.join(" "))
}

/// Words with those written onto the word before them joined to it.
fn joined(words: &[(&str, bool)]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (word, tail) in words {
        match out.last_mut().filter(|_| *tail) {
            Some(before) => before.push_str(word),
            None => out.push((*word).to_owned()),
        }
    }
    out
}
