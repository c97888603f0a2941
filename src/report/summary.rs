//! The last lines of a run for people: how many findings, what was compared, and why silence must not be taken
//! for a pass. Words alone; a format gives them its colours and marks.

use super::Report;
use crate::draft::tally;
use crate::finding::{Finding, Severity, Since};

/// How many findings of each severity stand open, gravest first, none of those that nothing has.
pub(super) fn found(report: &Report) -> Vec<(Severity, String)> {
    let count = |s: Severity| report.open().filter(|f| f.severity == s).count();
    let all = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    all.iter().filter(|(s, _)| count(*s) > 0).map(|(s, name)| (*s, plural(count(*s), name))).collect()
}

/// What is said where nothing is open.
pub(super) fn nothing(report: &Report) -> String {
    let open = if report.findings.is_empty() { "" } else { "open " };
    format!("no {open}differences{}", above(report))
}

/// "3 sources · 41 claims, 9 compared"
pub(super) fn compared(report: &Report) -> String {
    let claims: usize = report.claims.iter().sum();
    let articles = match report.draft {
        Some(_) => format!("the draft and {}", plural(report.articles.len().saturating_sub(1), "source")),
        None => plural(report.articles.len(), "source"),
    };
    format!("{articles} · {}, {} compared", plural(claims, "claim"), report.compared)
}

/// What was not looked at; empty where everything was.
pub(super) fn incomplete(report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    if !report.unread.is_empty() {
        out.push(format!("incomplete: {} could not be read", plural(report.unread.len(), "source")));
    }
    if report.broken_rules > 0 {
        out.push(format!("incomplete: {} skipped", plural(report.broken_rules, "broken rule")));
    }
    out
}

/// All else that there is to say of a run.
pub(super) fn rest(report: &Report) -> Vec<String> {
    let mut out = incomplete(report);
    let accepted = report.findings.iter().filter_map(|f| f.past.accepted.as_ref());
    let (known, looked_at): (Vec<_>, Vec<_>) = accepted.partition(|a| a.known);
    let mut earlier = Vec::new();
    if !looked_at.is_empty() {
        earlier.push(format!("{} accepted earlier", looked_at.len()));
    }
    if !known.is_empty() {
        earlier.push(format!("{} known", known.len()));
    }
    if !earlier.is_empty() {
        out.push(format!("{} (crosscheck accept --list)", earlier.join(", ")));
    }
    out.extend(since(report));
    out.extend(hidden(&report.hidden));
    if !report.fails_on.is_empty() {
        out.push(format!("fails on: {}", report.fails_on));
    }
    out
}

/// What "no differences" leaves out, where lesser ones are hidden: they are differences all the same.
fn above(report: &Report) -> &'static str {
    match report.hidden.iter().min() {
        Some(Severity::Warning) => " at or above error",
        Some(_) => " at or above warning",
        None => "",
    }
}

/// What is left out, and how to see it.
fn hidden(left_out: &[Severity]) -> Option<String> {
    let least = left_out.iter().max()?;
    let counts = [(Severity::Warning, "warning"), (Severity::Note, "note")].map(|(severity, name)| {
        let n = left_out.iter().filter(|s| **s == severity).count();
        (n > 0).then(|| plural(n, name))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    Some(format!("{} hidden (--min-severity {least} shows all)", counts.join(" and ")))
}

/// "since last.json: 1 new, 2 as before, 1 gone"
fn since(report: &Report) -> Option<String> {
    let earlier = report.earlier.as_ref()?;
    let count = |of: fn(&Since) -> bool| {
        report.open().filter_map(|f| f.past.since.as_ref()).filter(|s| of(s)).count()
    };
    let same = count(|s| *s == Since::Same) + earlier.same_not_shown;
    let parts = [
        (count(|s| *s == Since::New), "new"),
        (count(|s| matches!(s, Since::Changed(_))), "changed"),
        (same, "as before"),
        (earlier.gone.len(), "gone"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let parts = if parts.is_empty() { "nothing new".to_owned() } else { parts.join(", ") };
    Some(format!("since {}: {parts}", earlier.path))
}

/// What earlier decisions and runs say of a finding, as a label and a sentence.
pub(super) fn past(finding: &Finding) -> Vec<(&'static str, String)> {
    use crate::finding::Lapse;
    let mut out = Vec::new();
    match &finding.past.since {
        Some(Since::New) => out.push(("since", "new".to_owned())),
        Some(Since::Changed(was)) => out.push(("since", format!("changed; before: {was}"))),
        _ => {}
    }
    match &finding.past.lapsed {
        Some(Lapse::OtherValues(on)) => {
            out.push(("accepted", format!("on {} for other values", day(*on))));
        }
        Some(Lapse::RanOut(on, until)) => {
            out.push(("accepted", format!("on {}; that ran out on {}", day(*on), day(*until))));
        }
        None => {}
    }
    out
}

/// "21 Nov 2026"
fn day(day: crate::text::calendar::Day) -> String {
    crate::text::shown::day(day)
}

/// How many claims of a draft have which verdict; nothing where there is no draft.
pub(super) fn verdicts(report: &Report) -> Option<String> {
    let claims = report.draft.as_ref()?;
    let each: Vec<String> = tally(claims).into_iter().map(|(s, n)| format!("{n} {}", s.words())).collect();
    Some(match claims.len() {
        0 => "the draft has no claim that can be checked".to_owned(),
        n => format!("{} in the draft: {}", plural(n, "claim"), each.join(", ")),
    })
}

/// A number and its noun: "1 source", "3 sources".
pub fn plural(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
