//! The picture: readings side by side, equal words dim, differing words loud. One line an article, and a mark
//! under what differs that works without colour.

mod grid;
mod values;
mod wording;

use std::io::{self, Write};

use super::names::Names;
use super::style::{Role, decide, paint};
use super::summary::{self, compared, found};
use super::width::{padded, visible, width, wrap};
use super::{Earlier, Look, Report};
use crate::finding::{Finding, InFile};

/// Below so many columns, nothing is aligned: each article is wrapped, its differing words in brackets.
const NARROW: usize = 80;

/// The frame at the left of every line of a picture.
const FRAME: &str = "   │";

/// What the pictures of a report share.
struct Canvas<'a> {
    width: usize,
    names: Names<'a>,
}

/// A line of a picture: one article.
struct Label {
    article: usize,
    name: String,
    place: String,
}

pub(super) fn write(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let canvas = Canvas::new(report, look);
    for finding in report.open() {
        canvas.finding(finding, out)?;
        writeln!(out)?;
    }
    if let Some(earlier) = report.earlier.as_ref().filter(|e| !e.gone.is_empty()) {
        canvas.gone(earlier, out)?;
        writeln!(out)?;
    }
    canvas.summary(report, out)
}

/// One finding alone.
pub(super) fn write_finding(
    report: &Report,
    finding: &Finding,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    Canvas::new(report, look).finding(finding, out)?;
    writeln!(out)
}

/// The last lines alone.
pub(super) fn write_summary(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    Canvas::new(report, look).summary(report, out)
}

impl<'a> Canvas<'a> {
    fn new(report: &'a Report, look: &Look) -> Self {
        decide(look.color);
        Canvas { width: look.width.max(20), names: Names::new(report) }
    }
}

impl Canvas<'_> {
    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        self.head(finding, out)?;
        writeln!(out, "{}", paint(Role::Faint, FRAME))?;
        match (&finding.collation, &finding.file) {
            (_, Some(file)) => self.line_of(file, out)?,
            (Some(collation), None) => wording::draw(self, finding, collation, out)?,
            (None, None) => values::draw(self, finding, out)?,
        }
        writeln!(out, "{}", paint(Role::Faint, FRAME))?;
        self.notes(finding, out)
    }

    /// The line of a file that is no article.
    fn line_of(&self, file: &InFile, out: &mut dyn Write) -> io::Result<()> {
        let place = format!("{}:{}", visible(&file.path), file.line);
        let frame = paint(Role::Faint, FRAME);
        writeln!(out, "{frame}  {}  {}", paint(Role::Place, &place), visible(&file.text))
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
        notes.extend(summary::past(finding).into_iter().map(|(l, text)| (l.to_owned(), text)));
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
            let (article, name) = self.names.of(&said.sigil);
            Label { article, name, place: format!("{}:{}", said.place.line, said.place.column) }
        };
        finding.witnesses().map(label).collect()
    }

    fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// What an earlier run found and this one does not, a line each.
    fn gone(&self, earlier: &Earlier, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "gone since {}", visible(&earlier.path))?;
        for gone in &earlier.gone {
            let line = format!("   {}[{}] {}  {}", gone.severity, gone.rule, visible(&gone.message), gone.id);
            writeln!(out, "{}", paint(Role::Faint, &line))?;
        }
        Ok(())
    }

    fn summary(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let found: Vec<String> = found(report).into_iter().map(|(s, n)| paint(Role::Grade(s), &n)).collect();
        let compared = compared(report);
        if found.is_empty() {
            let complete = summary::incomplete(report).is_empty();
            let role = if complete { Role::Clean } else { Role::Summary };
            let line = format!("{} · {compared}", summary::nothing(report));
            writeln!(out, "{}", paint(role, &line))?;
        } else {
            writeln!(out, "{} {}", found.join(", "), paint(Role::Summary, &format!("in {compared}")))?;
        }
        let rest = summary::rest(report);
        if !rest.is_empty() {
            writeln!(out, "{}", paint(Role::Faint, &visible(&rest.join(" · "))))?;
        }
        match summary::verdicts(report) {
            Some(verdicts) => writeln!(out, "{}", paint(Role::Summary, &verdicts)),
            None => Ok(()),
        }
    }
}
