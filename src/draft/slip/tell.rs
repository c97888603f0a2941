//! A slip as a finding: the words of both texts side by side, with a little around them.

use std::ops::Range;

use super::super::copy::Copies;
use super::super::units::{Text, Unit};
use super::Found;
use crate::align::{Locus, Reading};
use crate::claim::{About, Claim, Kind, Seen};
use crate::collate::{Beyond, Cell, Change, Collation, Column, Row};
use crate::compare::slip::Slip;
use crate::compare::words::Weight;
use crate::compare::{Comparator, Verdict};
use crate::finding::{Finding, Severity};
use crate::rule::Rule;
use crate::text::Span;
use crate::text::value::{Hand, Value, Word, Words};

/// So many words on either side are shown.
const CONTEXT: usize = 5;

/// The changed words take so many bytes at most; more are cut.
const LONGEST: u32 = 160;

pub(super) struct Teller<'a> {
    pub seen: &'a [Seen<'a>],
    pub copies: &'a Copies<'a>,
    pub rule: &'a Rule,
}

impl Teller<'_> {
    /// The finding on a slip; none where the rule weighs it as nothing.
    pub(super) fn finding(&self, found: &Found) -> Option<Finding> {
        let Comparator::Slip(options) = &self.rule.compare else { return None };
        let why = why(found);
        let (verdict, severity) = match options.weight(found.slip) {
            Weight::Agree => return None,
            Weight::Compatible => (Verdict::Compatible(why), self.rule.compatible),
            Weight::Conflict => (Verdict::Conflict(why), self.rule.conflict),
        };
        if severity == Severity::Off {
            return None;
        }
        let (draft, article) = self.seen.split_first()?;
        let (article, text) = (article.get(found.article)?, self.copies.articles.get(found.article)?);
        let kind = kind(found.slip);
        let empty = found.draft.is_empty() || found.other.is_empty();
        let widened = |text: &Text, units: &Range<usize>| match empty {
            true => {
                let sentence = sentence(text, units, found.ends);
                units.start.saturating_sub(1).max(sentence.start)..(units.end + 1).min(sentence.end)
            }
            false => units.clone(),
        };
        let mine = claim(found.slip, draft, self.copies.draft, widened(self.copies.draft, &found.draft))?;
        let theirs = claim(found.slip, article, text, widened(text, &found.other))?;
        let readings = [mine, theirs].map(|c| Reading { value: c.value.clone(), witnesses: vec![c] });
        let locus = Locus { kind, readings: readings.to_vec() };
        let message = self.rule.message.fill(&locus, verdict.why());
        let advice = self.rule.advice.trim().to_owned();
        let collation = self.collation(found, draft, article, text);
        let mut finding = Finding::new(&self.rule.id, kind, severity, verdict, locus);
        (finding.message, finding.advice, finding.collation) = (message, advice, Some(collation));
        Some(finding)
    }

    /// The words of both in columns: a little before, what changed, a little behind.
    fn collation(&self, found: &Found, draft: &Seen, article: &Seen, text: &Text) -> Collation {
        let a = Side::new(draft, self.copies.draft, &found.draft, found.ends);
        let b = Side::new(article, text, &found.other, found.ends);
        let (before, behind) = (a.before.len().max(b.before.len()), a.behind.len().max(b.behind.len()));
        let width = a.changed.len().max(b.changed.len()).max(1);
        let change = Some(Change::Slip(found.slip));
        let plain = Column { change: None, group: None };
        let mut columns = vec![plain; before];
        columns.extend(vec![Column { change, group: Some(0) }; width]);
        columns.extend(vec![plain; behind]);
        let rows = vec![a.row(before, width, behind), b.row(before, width, behind)];
        Collation { rows, columns, shared: String::new(), plain: true }
    }
}

/// The words around a change in one text.
struct Side {
    before: Vec<String>,
    changed: Vec<String>,
    behind: Vec<String>,
    more: (bool, bool),
}

impl Side {
    fn new(seen: &Seen, text: &Text, changed: &Range<usize>, ends: bool) -> Side {
        let sentence = sentence(text, changed, ends);
        let from = changed.start.saturating_sub(CONTEXT).max(sentence.start).min(changed.start);
        let to = (changed.end + CONTEXT).min(sentence.end).max(changed.end);
        let words = |range: Range<usize>| {
            let units = text.units.get(range).unwrap_or_default();
            units.iter().map(|u| written(seen, u)).collect::<Vec<_>>()
        };
        Side {
            before: words(from..changed.start),
            changed: words(changed.clone()),
            behind: words(changed.end..to),
            more: (from > sentence.start, to < sentence.end),
        }
    }

    /// One cell a column; what is shorter than the other's is filled up on the far side.
    fn row(&self, before: usize, width: usize, behind: usize) -> Row {
        let word = |w: &String| Cell::Word(w.clone());
        let fill = |n: usize, cell: Cell| std::iter::repeat_n(cell, n);
        let mut cells: Vec<Cell> = fill(before - self.before.len(), Cell::Absent).collect();
        cells.extend(self.before.iter().map(word));
        cells.extend(self.changed.iter().map(word));
        cells.extend(fill(width - self.changed.len(), Cell::Absent));
        cells.extend(self.behind.iter().map(word));
        cells.extend(fill(behind - self.behind.len(), Cell::Absent));
        let beyond = |more: bool| Beyond { words: Vec::new(), all: !more };
        let (before, behind) = (beyond(self.more.0), beyond(self.more.1));
        Row { cells, before, behind, more_before: self.more.0, more_after: self.more.1 }
    }
}

/// A unit as written, with its possessive.
fn written(seen: &Seen, unit: &Unit) -> String {
    let last = seen.prose.tokens.get(seen.prose.token_at(unit.at.end.saturating_sub(1)));
    let at = last.map_or(unit.at, |t| unit.at.cover(t.at));
    seen.prose.article.slice(at).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence of some units; of none, the one that ends there or goes on there.
fn sentence(text: &Text, units: &Range<usize>, ends: bool) -> Range<usize> {
    let behind = ends && units.is_empty();
    let at = units.start.saturating_sub(usize::from(behind)).min(text.units.len().saturating_sub(1));
    text.sentences.get(text.sentence_of(at)).cloned().unwrap_or(0..text.units.len())
}

/// The changed words as a claim.
fn claim(slip: Slip, seen: &Seen, text: &Text, units: Range<usize>) -> Option<Claim> {
    let units = text.units.get(units)?;
    let mut at = units.first()?.at;
    for unit in units {
        let more = at.cover(unit.at);
        if more.len() <= LONGEST {
            at = more;
        }
    }
    let words = units.iter().filter(|u| at.contains(u.at)).map(|u| word(seen, u)).collect();
    let head = slip.words().to_owned();
    let about = About { head, ..About::default() };
    let value = Value::Words(Words { words, whole: false });
    Some(Claim::new(kind(slip), about, value, seen.said(vec![at], Vec::new())))
}

fn word(seen: &Seen, unit: &Unit) -> Word {
    let shown = seen.prose.article.slice(unit.at).to_owned();
    let normal = crate::text::normal::word(&shown).into_owned();
    Word { normal, shown, hand: Hand::Speaker, ends: false }
}

fn why(found: &Found) -> String {
    let what = found.slip.words();
    match (found.slip, found.draft.is_empty(), found.other.is_empty()) {
        (Slip::Quotation, true, _) => "words dropped from a quotation".to_owned(),
        (Slip::Quotation, _, true) => "words added to a quotation".to_owned(),
        (Slip::Quotation, ..) => "other words in a quotation".to_owned(),
        (Slip::Certainty, true, _) => "a reservation dropped".to_owned(),
        (Slip::Certainty, _, true) => "a reservation added".to_owned(),
        (_, true, _) => format!("a {what} dropped"),
        (_, _, true) => format!("a {what} added"),
        (Slip::Role, ..) => "another title or role".to_owned(),
        _ => format!("another {what}"),
    }
}

/// The kind of finding that a slip makes.
fn kind(slip: Slip) -> Kind {
    match slip {
        Slip::Number | Slip::Hedge => Kind::Count,
        Slip::Unit => Kind::Amount,
        Slip::Day => Kind::Date,
        Slip::Name | Slip::Gender => Kind::Name,
        Slip::Place => Kind::Place,
        Slip::Role => Kind::Role,
        Slip::Speaker => Kind::QuoteSpeaker,
        Slip::Negation => Kind::Polarity,
        Slip::Certainty => Kind::Certainty,
        Slip::Quotation => Kind::QuoteWording,
        Slip::Contrary | Slip::Other => Kind::Other,
    }
}

/// Whether findings before this one tell the same place of the draft.
pub(super) fn is_told(finding: &Finding, before: &[Finding]) -> bool {
    finding.witnesses().next().is_none_or(|(_, own)| is_told_at(own, finding.severity, before))
}

/// Whether findings as grave as that tell the place of a claim.
pub(super) fn is_told_at(own: &Claim, severity: Severity, before: &[Finding]) -> bool {
    let touches = |w: &Claim| {
        let speaker = w.speech.as_ref().filter(|_| w.kind == Kind::QuoteSpeaker).map(|s| s.at);
        let places: Vec<Span> = [Some(w.said.at), speaker].into_iter().flatten().collect();
        w.said.sigil == own.said.sigil && places.iter().any(|at| at.overlaps(own.said.at))
    };
    let alarms = before.iter().filter(|f| f.severity <= severity);
    alarms.flat_map(Finding::witnesses).any(|(_, w)| touches(w))
}
