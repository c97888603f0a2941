//! The words of a collation as a grid of columns: how wide they are, where a line must break, and what around
//! them there is still room for.

use std::ops::Range;

use super::super::style::{Role, paint};
use super::super::width::{padded, visible, width};
use crate::collate::{Beyond, Cell, Change, Collation, Column, Row};

/// Not quoted by this article.
pub(super) const SILENT: &str = "⋯";

/// Whether a change can turn the sense.
fn is_loud(change: Option<Change>) -> bool {
    matches!(change, Some(Change::Negation | Change::Number | Change::Name | Change::Modal | Change::Slip(_)))
}

/// How much of the words before and behind the columns there is room for.
pub(super) struct Around {
    /// Before the columns, the blank behind the words included.
    pub(super) before: usize,
    behind: usize,
}

impl Around {
    pub(super) fn new(grid: &Grid, collation: &Collation, blocks: &[Range<usize>], room: usize) -> Self {
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
    pub(super) fn before(&self, row: &Row) -> (String, bool) {
        let Beyond { words, all } = &row.before;
        let (_, n) = fitting(words.iter().rev(), self.before);
        let shown: String = words[words.len() - n..].iter().map(|w| format!("{} ", visible(w))).collect();
        (shown, *all && n == words.len())
    }

    /// The same behind the columns.
    pub(super) fn behind(&self, row: &Row) -> (String, bool) {
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
pub(super) struct Grid {
    columns: Vec<Column>,
    /// A row for each witness: the visible text of each cell.
    pub(super) cells: Vec<Vec<String>>,
    widths: Vec<usize>,
    /// How many blanks stand before each column.
    gaps: Vec<usize>,
}

impl Grid {
    pub(super) fn new(collation: &Collation) -> Self {
        let tail = |c: usize| {
            let mut words =
                collation.rows.iter().filter_map(|r| r.cells.get(c)).filter(|c| c.word().is_some());
            words.clone().next().is_some() && words.all(|cell| matches!(cell, Cell::Tail(_)))
        };
        let mut tails: Vec<bool> = (0..collation.columns.len()).map(tail).collect();
        let mut columns = collation.columns.clone();
        let mut cells: Vec<Vec<String>> =
            collation.rows.iter().map(|row| joined_tails(row, texts(row), &tails, &columns)).collect();
        shorten(&mut columns, &mut tails, &mut cells);
        let at = |row: &Vec<String>, c: usize| row.get(c).map_or(0, |t| width(t));
        let widest = |c: usize| cells.iter().map(|row| at(row, c)).max().unwrap_or(0);
        let widths = (0..columns.len()).map(widest).collect();
        let gap = |c: usize| match c {
            0 => 0,
            c if columns[c].group != columns[c - 1].group => 2,
            c if tails[c] => 0,
            _ => 1,
        };
        let gaps = (0..columns.len()).map(gap).collect();
        Grid { columns, widths, gaps, cells }
    }

    /// The columns in blocks that fit a line. To spare a second line, what all agree on is cut at the ends.
    pub(super) fn blocks(&self, room: usize) -> Vec<Range<usize>> {
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
    pub(super) fn line(
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
    pub(super) fn marks(&self, block: Range<usize>) -> Vec<String> {
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

/// A collation as it is drawn: where a change cuts a word that some row writes as one, "will not" beside
/// "cannot", all of it is drawn as changed.
pub(super) fn in_whole_words(collation: &Collation) -> Collation {
    let mut out = collation.clone();
    let mut c = 1;
    while c < out.columns.len() {
        let tail = out.rows.iter().any(|r| matches!(r.cells.get(c), Some(Cell::Tail(_))));
        let (before, here) = (out.columns[c - 1], out.columns[c]);
        if !tail || before.group == here.group {
            c += 1;
            continue;
        }
        out.columns[c - 1] = if before.group.is_some() { before } else { here };
        out.columns.remove(c);
        for cells in out.rows.iter_mut().map(|r| &mut r.cells).filter(|cells| cells.len() > c) {
            let behind = cells.remove(c);
            let front = std::mem::replace(&mut cells[c - 1], Cell::Absent);
            cells[c - 1] = joined_cells(front, behind);
        }
    }
    out
}

/// Two neighbouring cells of a row as one.
fn joined_cells(front: Cell, behind: Cell) -> Cell {
    match (front, behind) {
        (Cell::Word(a), Cell::Tail(b)) => Cell::Word(a + &b),
        (Cell::Tail(a), Cell::Tail(b)) => Cell::Tail(a + &b),
        (Cell::Word(a), Cell::Word(b)) => Cell::Word(format!("{a} {b}")),
        (Cell::Tail(a), Cell::Word(b)) => Cell::Tail(format!("{a} {b}")),
        (Cell::Absent | Cell::NotQuoted, word @ (Cell::Word(_) | Cell::Tail(_))) => word,
        (front, _) => front,
    }
}

/// A change of more columns than this is drawn with its middle counted.
const LONG: usize = 14;

/// So many words are drawn at either end of such a change.
const ENDS: usize = 4;

/// Puts a number of words in place of those in the middle of a long change.
fn shorten(columns: &mut Vec<Column>, tails: &mut Vec<bool>, cells: &mut [Vec<String>]) {
    let mut c = 0;
    while c < columns.len() {
        let end = (c..columns.len()).find(|&k| columns[k].group != columns[c].group).unwrap_or(columns.len());
        if columns[c].group.is_some() && end - c > LONG {
            let middle = c + ENDS..end - ENDS;
            for row in cells.iter_mut() {
                let words = row[middle.clone()].iter().filter(|t| !t.is_empty() && *t != SILENT).count();
                let text = if words > 0 { format!("({words} words)") } else { String::new() };
                row.splice(middle.clone(), [text]);
            }
            columns.drain(middle.start + 1..middle.end);
            tails.drain(middle.start + 1..middle.end);
            tails[middle.start] = false;
            c = middle.start + 1 + ENDS;
        } else {
            c = end;
        }
    }
}

/// The texts of a row with each word written onto the one before it joined to that, where others have two words.
fn joined_tails(row: &Row, mut texts: Vec<String>, tails: &[bool], columns: &[Column]) -> Vec<String> {
    for c in 1..texts.len() {
        let apart = matches!(row.cells[c], Cell::Tail(_)) && !tails[c];
        let together = columns[c].group == columns[c - 1].group && row.cells[c - 1].word().is_some();
        if apart && together {
            let tail = std::mem::take(&mut texts[c]);
            texts[c - 1].push_str(&tail);
        }
    }
    texts
}

/// The visible text of each cell of a row. What is not quoted is marked once, next to what is.
pub(super) fn texts(row: &Row) -> Vec<String> {
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
