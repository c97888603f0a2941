//! One line a finding, in columns: place, severity, rule, who has which value, id. For a quick look, for `grep`
//! and for editors that jump to `file:line:column`.

use std::io::{self, Write};

use super::line::{camps, first_place};
use super::names::Names;
use super::style::{Role, decide, paint};
use super::summary::{self, compared, found};
use super::width::{padded, visible, width};
use super::{Look, Report};
use crate::finding::Finding;

/// Columns that are wider than this are not aligned.
const WIDEST: usize = 48;

pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    decide(look.color);
    let names = Names::new(report);
    let rows: Vec<[String; 5]> = report.open().map(|f| row(f, &names)).collect();
    let widest = |c: usize| rows.iter().map(|r| width(&r[c])).filter(|w| *w <= WIDEST).max().unwrap_or(0);
    let widths = [0, 1, 2, 3].map(widest);
    for ([place, severity, rule, values, id], finding) in rows.iter().zip(report.open()) {
        let place = paint(Role::Place, &padded(place, widths[0]));
        let severity = paint(Role::Grade(finding.severity), &padded(severity, widths[1]));
        let (rule, values) = (padded(rule, widths[2]), padded(values, widths[3]));
        writeln!(out, "{place}  {severity}  {rule}  {values}  {}", paint(Role::Faint, id))?;
    }
    if let Some(earlier) = &report.earlier {
        for gone in &earlier.gone {
            writeln!(out, "gone  {}  {}  {}  {}", gone.severity, gone.rule, visible(&gone.message), gone.id)?;
        }
    }
    writeln!(out, "{}", last_line(report))
}

fn row(finding: &Finding, names: &Names) -> [String; 5] {
    let at = first_place(finding, names);
    let camps = camps(finding, names);
    let mut values: Vec<String> =
        camps.iter().map(|(who, value)| format!("{} {value}", who.join(", "))).collect();
    if values.is_empty() {
        values.push(visible(&finding.message).into_owned());
    }
    let marks = summary::standing(finding);
    let mark = marks.iter().map(|(label, text)| match *label {
        "since" if text.starts_with("changed") => "changed · ".to_owned(),
        "since" => format!("{text} · "),
        label => format!("{label} {text} · "),
    });
    [
        format!("{}:{}:{}", visible(at.path), at.line, at.column),
        finding.severity.name().to_owned(),
        finding.rule.clone(),
        visible(&(mark.collect::<String>() + &values.join(" · "))).into_owned(),
        finding.fingerprint(),
    ]
}

/// All of the summary in one line.
pub(super) fn last_line(report: &Report) -> String {
    let found: Vec<String> = found(report).into_iter().map(|(_, n)| n).collect();
    let found = if found.is_empty() { "no differences".to_owned() } else { found.join(", ") };
    let mut parts = vec![format!("{found} · {}", compared(report))];
    parts.extend(summary::rest(report));
    visible(&parts.join(" · ")).into_owned()
}
