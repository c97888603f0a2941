//! Adds entries to the text of a file and takes some out, whole lines at a time: the comments between them,
//! their order and their layout are the user's and stay. The result is read again and compared with what it
//! must hold; a file written in a way that this does not understand is left alone.

use std::ops::Range;

use super::{Entry, Register};
use crate::error::RuleError;

/// What a new file begins with.
const HEAD: &str = "# Findings that somebody looked at and accepted. Written by `crosscheck accept`, and by hand:\n\
                    # comments and order are kept.\n";

/// The lines of each entry of a list in the text, from 0: from its `-` to its last line that is no comment of
/// another.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<&str> = text.lines().collect();
    let dash = |l: &str| l.trim_start().starts_with("- ") || l.trim() == "-";
    let Some(depth) = lines.iter().find(|l| dash(l)).map(|l| indent(l)) else { return Vec::new() };
    let starts: Vec<usize> =
        (0..lines.len()).filter(|&i| dash(lines[i]) && indent(lines[i]) == depth).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let filled = |l: &str| {
        let bare = l.trim();
        !bare.is_empty() && !bare.starts_with('#') && bare != "..." && bare != "---"
    };
    let remark = |i: &usize| lines.get(*i).is_some_and(|l| is_comment(l) && indent(l) > depth);
    let stretch = |(&start, end): (&usize, usize)| {
        let last = (start..end).rev().find(|&i| filled(lines[i])).unwrap_or(start);
        start..last + 1 + (last + 1..end).take_while(remark).count()
    };
    starts.iter().zip(ends).map(stretch).collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

impl Register {
    /// The file with other entries: those of `without` (their numbers) taken out, `with` added. A new entry
    /// stands in the place of one of its id; others stand at the end.
    ///
    /// # Errors
    /// When the file is written in a way that cannot be edited.
    pub fn edited(&self, without: &[usize], with: &[Entry]) -> Result<Register, RuleError> {
        let mut wanted: Vec<Option<Entry>> = self.entries.iter().cloned().map(Some).collect();
        for &i in without {
            wanted.iter_mut().skip(i).take(1).for_each(|e| *e = None);
        }
        let mut added = Vec::new();
        for entry in with {
            match wanted.iter_mut().flatten().find(|e| e.id == entry.id && e.rule == entry.rule) {
                Some(old) => *old = entry.clone(),
                None => added.push(entry.clone()),
            }
        }
        let text = self.rewritten(&wanted, &added);
        let wanted: Vec<Entry> = wanted.into_iter().flatten().chain(added).collect();
        let refused = || self.refused();
        let read = Register::parse(&self.path, &text).map_err(|_| refused())?;
        let same = |a: &Entry, b: &Entry| a.without_line() == b.without_line();
        let sound =
            read.entries.len() == wanted.len() && read.entries.iter().zip(&wanted).all(|(a, b)| same(a, b));
        if sound { Ok(read) } else { Err(refused()) }
    }

    /// The text with the entries that are wanted in the place of those that stand there.
    fn rewritten(&self, wanted: &[Option<Entry>], added: &[Entry]) -> String {
        let end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let stretches = stretches(&self.text);
        let lines: Vec<&str> = self.text.split_inclusive('\n').collect();
        let depth = stretches.first().and_then(|s| lines.get(s.start)).map_or(0, |l| indent(l));
        let write = |entry: &Entry| {
            let blank = " ".repeat(depth);
            entry.lines().iter().map(|line| format!("{blank}{line}{end}")).collect::<String>()
        };
        let mut out = String::new();
        if self.text.trim().is_empty() {
            out += &HEAD.replace('\n', end);
        }
        let mut next = 0;
        for ((stretch, old), new) in stretches.iter().zip(&self.entries).zip(wanted) {
            out.extend(lines.get(next..stretch.start).into_iter().flatten().copied());
            let own = lines.get(stretch.clone()).unwrap_or_default();
            if new.as_ref() == Some(old) {
                out.extend(own.iter().copied());
            } else {
                // A comment as far out as the list itself is not the entry's own.
                out.extend(own.iter().filter(|l| is_comment(l) && indent(l) <= depth).copied());
                out.extend(new.iter().map(write));
            }
            next = stretch.end;
        }
        let rest = lines.get(next..).into_iter().flatten();
        // An empty list is no longer one.
        out.extend(rest.filter(|l| !(self.entries.is_empty() && l.trim() == "[]")).copied());
        if !out.is_empty() && !out.ends_with('\n') {
            out += end;
        }
        out.extend(added.iter().map(write));
        out
    }

    fn refused(&self) -> RuleError {
        RuleError {
            path: self.path.clone(),
            title: "this file is not written as a list that can be edited".to_owned(),
            place: None,
            label: None,
            notes: vec!["nothing was changed; write each entry as `- id: …` with its keys below".to_owned()],
            text: String::new(),
        }
    }
}
