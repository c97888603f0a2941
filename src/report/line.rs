//! A finding in one line: its first place, its values and who has them. What the formats share that give a
//! finding no more than a line.

use super::names::Names;
use super::width::{head, visible};
use crate::claim::Claim;
use crate::collate::{Cell, Collation};
use crate::finding::Finding;
use crate::text::shown;

/// Values longer than this are cut, in columns.
const VALUE: usize = 40;

/// A file, and a place in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct At<'a> {
    pub(super) path: &'a str,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// The witness that a finding is shown at: the draft's, where there is one, or the first.
pub(super) fn first_witness<'a>(finding: &'a Finding, names: &Names) -> Option<&'a Claim> {
    let own = finding.witnesses().map(|(_, w)| w).find(|w| names.is_draft(&w.said.sigil));
    own.or_else(|| finding.witnesses().next().map(|(_, w)| w))
}

/// Where a finding stands: its first witness, or the line of a file that is no article.
pub(super) fn first_place<'a>(finding: &'a Finding, names: &Names<'a>) -> At<'a> {
    if let Some(file) = &finding.file {
        return At { path: &file.path, line: file.line, column: file.column };
    }
    let first = first_witness(finding, names).map(|w| &w.said);
    first.map_or(At { path: "", line: 1, column: 1 }, |said| At {
        path: names.path(&said.sigil),
        line: said.place.line,
        column: said.place.column,
    })
}

/// Who has which value: the names of articles and the value, one entry a reading.
pub(super) fn camps(finding: &Finding, names: &Names) -> Vec<(Vec<String>, String)> {
    let mut out: Vec<(Vec<String>, String)> = Vec::new();
    let words = finding.collation.as_ref().map(words);
    for (n, (_, witness)) in finding.witnesses().enumerate() {
        let value = match &words {
            Some(words) => words.get(n).cloned().unwrap_or_default(),
            None => shown::signed(&witness.value).trim_start_matches("= ").to_owned(),
        };
        let value = head(&visible(&value), VALUE).into_owned();
        let name = names.of(&witness.said.sigil).1;
        match out.iter_mut().find(|(_, v)| *v == value) {
            Some((all, _)) if all.contains(&name) => {}
            Some((all, _)) => all.push(name),
            None => out.push((vec![name], value)),
        }
    }
    out
}

/// The words of each witness that not all have: those of one change together, changes apart by `…`.
fn words(collation: &Collation) -> Vec<String> {
    let row = |row: &crate::collate::Row| {
        let mut changes: Vec<(usize, String)> = Vec::new();
        for (cell, column) in row.cells.iter().zip(&collation.columns) {
            let Some(group) = column.group else { continue };
            if changes.last().is_none_or(|(g, _)| *g != group) {
                changes.push((group, String::new()));
            }
            let Some((_, text)) = changes.last_mut() else { continue };
            match cell {
                Cell::Word(word) => {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
                Cell::Tail(word) => text.push_str(word),
                Cell::NotQuoted if text.is_empty() => text.push('⋯'),
                Cell::Absent | Cell::NotQuoted => {}
            }
        }
        let changes: Vec<String> = changes
            .into_iter()
            .map(|(_, text)| if text.is_empty() { "–".to_owned() } else { text })
            .collect();
        format!("“{}”", changes.join(" … "))
    };
    collation.rows.iter().map(row).collect()
}
