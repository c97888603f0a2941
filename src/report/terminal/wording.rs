//! The picture of a wording: the words of all witnesses in columns, carets under those that differ.

use std::io::{self, Write};
use std::ops::Range;

use super::super::style::{Role, paint};
use super::super::width::{padded, width, wrap};
use super::grid::{Around, Grid, SILENT, in_whole_words, texts};
use super::{Canvas, FRAME, Label};
use crate::collate::{Cell, Collation, Row};
use crate::finding::Finding;

pub(super) fn draw(
    canvas: &Canvas,
    finding: &Finding,
    collation: &Collation,
    out: &mut dyn Write,
) -> io::Result<()> {
    let labels = canvas.labels(finding);
    let collation = &in_whole_words(collation);
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
            let beyond = |mut c: Range<usize>| c.any(|c| !texts[c].is_empty() && texts[c] != SILENT);
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
                _ if !to_end || beyond(shown.end..texts.len()) => "…",
                _ => closing,
            };
            let gap = before.starts_with('…')
                || before.is_empty() && texts.get(block.start).is_some_and(|t| t == "…");
            let open = if gap && open == "…" { "" } else { open };
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
