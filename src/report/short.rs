//! One line a finding, in columns: place, severity, rule, who has which value, id. For a quick look, for `grep`
//! and for editors that jump to `file:line:column`.

use std::io::{self, Write};

use super::line::{camps, first_place, first_witness};
use super::names::Names;
use super::style::{Role, decide, paint};
use super::summary::{self, compared, found};
use super::width::{head, visible, width};
use super::{Look, Report};
use crate::draft::Checked;
use crate::finding::Finding;

/// Place, severity, rule or verdict, the words of a draft, values, id.
const COLUMNS: usize = 6;

/// Columns that are wider than this are not aligned.
const WIDEST: usize = 48;

/// Words of a draft are cut to this, in columns.
const WORDS: usize = 40;

pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    decide(look.color);
    let names = Names::new(report);
    let rows: Vec<[String; COLUMNS]> = report.open().map(|f| row(report, f, &names)).collect();
    let widest = |c: usize| rows.iter().map(|r| width(&r[c])).filter(|w| *w <= WIDEST).max().unwrap_or(0);
    for (cells, finding) in rows.iter().zip(report.open()) {
        let mut line = String::new();
        for (c, cell) in cells.iter().enumerate().filter(|(c, _)| rows.iter().any(|r| !r[*c].is_empty())) {
            let blank = " ".repeat(widest(c).saturating_sub(width(cell)) + 2);
            match c {
                0 => line += &paint(Role::Place, cell),
                1 => line += &paint(Role::Grade(finding.severity), cell),
                _ if c + 1 == COLUMNS => line += &paint(Role::Faint, cell),
                _ => line += cell,
            }
            line += if c + 1 == COLUMNS { "" } else { &blank };
        }
        writeln!(out, "{line}")?;
    }
    if let Some(earlier) = &report.earlier {
        for gone in &earlier.gone {
            writeln!(out, "gone  {}  {}  {}  {}", gone.severity, gone.rule, visible(&gone.message), gone.id)?;
        }
    }
    writeln!(out, "{}", last_line(report))
}

fn row(report: &Report, finding: &Finding, names: &Names) -> [String; COLUMNS] {
    let at = first_place(finding, names);
    let (what, words, mut values) = match report.draft.as_deref() {
        Some(claims) => of_draft(claims, finding, names),
        None => (finding.rule.clone(), String::new(), camps(finding, names).iter().map(one).collect()),
    };
    if values.is_empty() {
        values.push(visible(&finding.message).into_owned());
    }
    let marks = summary::past(finding);
    let mark = marks.iter().map(|(label, text)| match *label {
        "since" if text.starts_with("changed") => "changed · ".to_owned(),
        "since" => format!("{text} · "),
        label => format!("{label} {text} · "),
    });
    [
        format!("{}:{}:{}", visible(at.path), at.line, at.column),
        finding.severity.name().to_owned(),
        what,
        words,
        visible(&(mark.collect::<String>() + &values.join(" · "))).into_owned(),
        finding.fingerprint(),
    ]
}

/// "Lusa, Wire 4"
fn one((who, value): &(Vec<String>, String)) -> String {
    format!("{} {value}", who.join(", "))
}

/// What a finding says of a claim of the draft: the verdict, the draft's words, what its articles have.
fn of_draft(claims: &[Checked], finding: &Finding, names: &Names) -> (String, String, Vec<String>) {
    let id = finding.fingerprint();
    let claim = claims.iter().find(|c| c.finding.as_ref() == Some(&id));
    let what = claim.map_or_else(|| finding.rule.clone(), |c| c.standing.words().to_owned());
    let Some(own) = first_witness(finding, names) else { return (what, String::new(), Vec::new()) };
    let words = format!("“{}”", head(visible(&own.said.text).trim_end_matches([',', '.']), WORDS));
    let own = names.of(&own.said.sigil).1;
    let others = camps(finding, names).into_iter().filter_map(|(mut who, value)| {
        who.retain(|name| *name != own);
        (!who.is_empty()).then(|| one(&(who, value)))
    });
    let mut others: Vec<String> = others.collect();
    if others.is_empty() {
        let who: Vec<String> = claim.iter().flat_map(|c| &c.articles).map(|a| names.of(a).1).collect();
        others.push(if who.is_empty() { "–".to_owned() } else { who.join(", ") });
    }
    (what, words, others)
}

/// All of the summary in one line, and the verdicts on a draft in another.
pub(super) fn last_line(report: &Report) -> String {
    let found: Vec<String> = found(report).into_iter().map(|(_, n)| n).collect();
    let found = if found.is_empty() { summary::nothing(report) } else { found.join(", ") };
    let mut parts = vec![format!("{found} · {}", compared(report))];
    parts.extend(summary::rest(report));
    let line = visible(&parts.join(" · ")).into_owned();
    match summary::verdicts(report) {
        Some(verdicts) => format!("{line}\n{verdicts}"),
        None => line,
    }
}
