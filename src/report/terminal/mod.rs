//! The picture: readings side by side, equal words dim, differing words loud. One line an article, and a mark
//! under what differs that works without colour.

mod values;
mod wording;

use std::io::{self, Write};

use super::style::{Role, decide, paint};
use super::width::{head, padded, visible, width, wrap};
use super::{Look, Report};
use crate::draft::{Checked, tally};
use crate::finding::{Finding, Severity};
use crate::text::Sigil;

/// Below so many columns, nothing is aligned: each article is wrapped, its differing words in brackets.
const NARROW: usize = 80;

/// Names of articles longer than this are cut.
const NAME: usize = 20;

/// The frame at the left of every line of a picture.
const FRAME: &str = "   │";

/// What the pictures of a report share.
struct Canvas {
    width: usize,
    /// The articles in their order, with the short name of each.
    names: Vec<(Sigil, String)>,
}

/// A line of a picture: one article.
struct Label {
    article: usize,
    name: String,
    place: String,
}

pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    decide(look.color);
    let canvas = Canvas { width: look.width.max(20), names: names(report) };
    for finding in &report.findings {
        canvas.finding(finding, out)?;
        writeln!(out)?;
    }
    canvas.summary(report, out)
}

/// The short name of each article: its sigil up to the first `_` or `-`, where that stays unique.
fn names(report: &Report) -> Vec<(Sigil, String)> {
    let short = |s: &Sigil| s.as_str().split(['_', '-']).next().unwrap_or_default().to_owned();
    let all: Vec<(Sigil, String)> =
        report.articles.iter().map(|a| (a.sigil.clone(), short(&a.sigil))).collect();
    let unique = |name: &str| all.iter().filter(|(_, n)| n == name).count() == 1;
    let name = |(sigil, short): &(Sigil, String)| {
        let name = if !short.is_empty() && unique(short) { short } else { sigil.as_str() };
        (sigil.clone(), head(&visible(name), NAME).into_owned())
    };
    all.iter().map(name).collect()
}

impl Canvas {
    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        self.head(finding, out)?;
        writeln!(out, "{}", paint(Role::Faint, FRAME))?;
        match &finding.collation {
            Some(collation) => wording::draw(self, finding, collation, out)?,
            None => values::draw(self, finding, out)?,
        }
        writeln!(out, "{}", paint(Role::Faint, FRAME))?;
        self.notes(finding, out)
    }

    /// `error[rule] message`, the fingerprint at the right where it fits.
    fn head(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let grade = format!("{}[{}]", finding.severity, finding.rule);
        let message = visible(&finding.message);
        let id = finding.fingerprint();
        let mut lines = wrap(
            &message.split(' ').collect::<Vec<_>>(),
            self.width.saturating_sub(width(&grade) + 1).max(20),
        );
        let last = lines.pop().unwrap_or_default();
        let indent = if lines.is_empty() { width(&grade) + 1 } else { 3 };
        let room = self.width.saturating_sub(indent + width(&last) + width(&id));
        let id = paint(Role::Faint, &id);
        write!(out, "{} ", paint(Role::Grade(finding.severity), &grade))?;
        for line in &lines {
            write!(out, "{line}\n   ")?;
        }
        match room {
            0..2 => writeln!(out, "{last}\n   {id}"),
            _ => writeln!(out, "{last}{}{id}", " ".repeat(room)),
        }
    }

    /// The lines under the picture: `= label  text`, further lines under the text.
    fn notes(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let mut notes = vec![("why".to_owned(), finding.verdict.why().to_owned())];
        match &finding.collation {
            Some(collation) => notes.extend(wording::agreement(finding, collation)),
            None => notes.extend(values::camps(self, finding)),
        }
        let explain = format!("crosscheck explain {}", finding.rule);
        let advice: Vec<&str> = finding.advice.split_whitespace().collect();
        let advice = if advice.is_empty() { explain } else { format!("{} ({explain})", advice.join(" ")) };
        notes.push(("do".to_owned(), advice));
        notes.retain(|(_, text)| !text.is_empty());
        let labels = notes.iter().map(|(l, _)| width(l)).max().unwrap_or(0);
        let indent = 3 + 2 + labels + 2;
        for (label, text) in &notes {
            let text = visible(text);
            let lines = wrap(&text.split(' ').collect::<Vec<_>>(), self.width.saturating_sub(indent).max(16));
            let label = paint(Role::Faint, &format!("= {}", padded(label, labels)));
            writeln!(out, "   {label}  {}", lines.join(&format!("\n{}", " ".repeat(indent))))?;
        }
        Ok(())
    }

    /// One label a witness, in order.
    fn labels(&self, finding: &Finding) -> Vec<Label> {
        let label = |(_, claim): (usize, &crate::claim::Claim)| {
            let said = &claim.said;
            let article = self.names.iter().position(|(s, _)| *s == said.sigil);
            let named = article.and_then(|a| self.names.get(a)).map(|(_, n)| n.clone());
            Label {
                article: article.unwrap_or(0),
                name: named.unwrap_or_else(|| head(&visible(said.sigil.as_str()), NAME).into_owned()),
                place: format!("{}:{}", said.place.line, said.place.column),
            }
        };
        finding.witnesses().map(label).collect()
    }

    fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    fn summary(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let count = |s: Severity| report.findings.iter().filter(|f| f.severity == s).count();
        let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        let found: Vec<String> = counts
            .iter()
            .filter(|(s, _)| count(*s) > 0)
            .map(|(s, name)| paint(Role::Grade(*s), &plural(count(*s), name)))
            .collect();
        let claims: usize = report.claims.iter().sum();
        let compared = format!("{}, {} compared", plural(claims, "claim"), report.compared);
        let articles = match report.draft {
            Some(_) => format!("the draft and {}", plural(report.articles.len().saturating_sub(1), "source")),
            None => plural(report.articles.len(), "source"),
        };
        let incomplete = incomplete(report);
        if report.findings.is_empty() {
            // What is hidden is a difference all the same.
            let above = match report.hidden.iter().min() {
                Some(Severity::Warning) => " at or above error",
                Some(_) => " at or above warning",
                None => "",
            };
            let line = format!("no differences{above} · {articles} · {compared}");
            let role = if incomplete.is_empty() { Role::Clean } else { Role::Summary };
            writeln!(out, "{}", paint(role, &line))?;
        } else {
            writeln!(
                out,
                "{} {}",
                found.join(", "),
                paint(Role::Summary, &format!("in {articles} · {compared}"))
            )?;
        }
        let mut rest = incomplete;
        rest.extend(hidden(&report.hidden));
        if !report.fails_on.is_empty() {
            rest.push(format!("fails on: {}", report.fails_on));
        }
        if !rest.is_empty() {
            writeln!(out, "{}", paint(Role::Faint, &rest.join(" · ")))?;
        }
        match &report.draft {
            Some(claims) => writeln!(out, "{}", paint(Role::Summary, &verdicts(claims))),
            None => Ok(()),
        }
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

/// Why silence must not be taken for a pass.
fn incomplete(report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    if !report.unread.is_empty() {
        out.push(format!("incomplete: {} could not be read", plural(report.unread.len(), "source")));
    }
    if report.broken_rules > 0 {
        out.push(format!("incomplete: {} skipped", plural(report.broken_rules, "broken rule")));
    }
    out
}

/// How many claims of a draft have which verdict.
fn verdicts(claims: &[Checked]) -> String {
    let each: Vec<String> = tally(claims).into_iter().map(|(s, n)| format!("{n} {}", s.words())).collect();
    match claims.len() {
        0 => "the draft has no claim that can be checked".to_owned(),
        n => format!("{} in the draft: {}", plural(n, "claim"), each.join(", ")),
    }
}

fn plural(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
