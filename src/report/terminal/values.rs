//! The picture of any other difference: the sentence of each witness, the words that carry the value loud, and
//! what they were read as.

use std::io::{self, Write};

use super::super::style::{Role, paint};
use super::super::width::{head, padded, tail, visible, width, wrap};
use super::{Canvas, FRAME, Label};
use crate::align::Reading;
use crate::claim::Claim;
use crate::finding::Finding;
use crate::text::shown;
use crate::text::value::Value;

/// The words of a value are never cut shorter than this, in columns.
const LEAST: usize = 24;

pub(super) fn draw(canvas: &Canvas, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let labels = canvas.labels(finding);
    let widest = |of: fn(&Label) -> &str| labels.iter().map(|l| width(of(l))).max().unwrap_or(0);
    let (names, places) = (widest(|l| &l.name), widest(|l| &l.place));
    let values: Vec<String> = finding.witnesses().map(|(_, w)| value_of(w)).collect();
    let value_width = values.iter().map(|v| width(v)).max().unwrap_or(0);
    let left = width(FRAME) + 2 + names + 2 + places + 2;
    let room = canvas.width.saturating_sub(left + 3 + value_width).max(LEAST);
    for ((label, (_, claim)), value) in labels.iter().zip(finding.witnesses()).zip(&values) {
        let frame = paint(Role::Faint, FRAME);
        if canvas.is_narrow() {
            narrow(canvas, label, claim, value, out)?;
            continue;
        }
        let name = paint(Role::Label(label.article), &padded(&label.name, names));
        let place = paint(Role::Place, &padded(&label.place, places));
        let (before, words, after) = excerpt(claim, room);
        let line = format!("{before}{words}{after}");
        let blank = " ".repeat(room.saturating_sub(width(&line)));
        let loud = paint(Role::Differs { article: label.article, loud: false }, &words);
        let (before, after) = (paint(Role::Same, &before), paint(Role::Same, &after));
        writeln!(out, "{frame}  {name}  {place}  {before}{loud}{after}{}", behind(&blank, value))?;
    }
    Ok(())
}

/// Which articles stand for which value.
pub(super) fn camps(canvas: &Canvas, finding: &Finding) -> Vec<(String, String)> {
    // A claim of a draft that stands alone has nobody beside it.
    if finding.locus.readings.len() < 2 {
        return Vec::new();
    }
    let labels = canvas.labels(finding);
    let readings: Vec<usize> = finding.witnesses().map(|(r, _)| r).collect();
    let camp = |(n, reading): (usize, &Reading)| {
        let mut names: Vec<&str> = Vec::new();
        for (label, _) in labels.iter().zip(&readings).filter(|(_, r)| **r == n) {
            if !names.contains(&label.name.as_str()) {
                names.push(&label.name);
            }
        }
        let written = reading.witnesses.first().map_or("", |w| w.said.text.as_str());
        let value = shown::as_written(&reading.value, written);
        (format!("for {}", head(&visible(&value), 24)), names.join(", "))
    };
    finding.locus.readings.iter().enumerate().map(camp).collect()
}

/// What stands behind a sentence: blank as far as the values, and the value.
fn behind(blank: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{blank}   {}", sign(value)) }
}

/// A value behind its sentence; none for words, which stand in it.
fn value_of(claim: &Claim) -> String {
    match &claim.value {
        Value::Words(_) => String::new(),
        value => visible(&shown::signed_as_written(value, &claim.said.text)).into_owned(),
    }
}

/// The value with its sign: one that leaves room is marked.
fn sign(value: &str) -> String {
    match value.split_once(' ') {
        Some((sign @ ("≥" | "≤" | ">" | "<" | "≈"), rest)) => {
            format!("{} {rest}", paint(Role::Hedge, sign))
        }
        _ => value.to_owned(),
    }
}

/// The sentence around a value in so many columns: what stands before its words, the words, what stands behind.
fn excerpt(claim: &Claim, room: usize) -> (String, String, String) {
    let said = &claim.said;
    let sentence = &said.sentence;
    let (from, to) = (said.within.start as usize, said.within.end as usize);
    let (Some(before), Some(words), Some(after)) =
        (sentence.get(..from), sentence.get(from..to), sentence.get(to..))
    else {
        return (String::new(), head(&visible(&said.text), room).into_owned(), String::new());
    };
    let (before, words, after) = (visible(before), visible(words), visible(after));
    let words = head(&words, room).into_owned();
    let spare = room - width(&words);
    if spare == 0 {
        return (String::new(), words, String::new());
    }
    let (wide_before, wide_after) = (width(&before), width(&after));
    // Each side may use what the other leaves over, half of the room at least.
    let for_before = if wide_before + wide_after <= spare {
        wide_before
    } else {
        wide_before.min((spare / 2).max(spare.saturating_sub(wide_after)))
    };
    let (before, after) = (tail(&before, for_before), head(&after, spare - for_before));
    (before.into_owned(), words, after.into_owned())
}

fn narrow(canvas: &Canvas, label: &Label, claim: &Claim, value: &str, out: &mut dyn Write) -> io::Result<()> {
    let frame = paint(Role::Faint, FRAME);
    let name = paint(Role::Label(label.article), &label.name);
    writeln!(out, "{frame} {name} {}  {}", paint(Role::Place, &label.place), sign(value))?;

    let (before, words, after) = excerpt(claim, 3 * canvas.width);
    let text = format!("{before}[[{words}]]{after}");
    for line in
        wrap(&text.split(' ').collect::<Vec<_>>(), canvas.width.saturating_sub(width(FRAME) + 3).max(12))
    {
        writeln!(out, "{frame}   {line}")?;
    }
    Ok(())
}
