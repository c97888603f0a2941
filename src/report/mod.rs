//! Findings → bytes. One file a format; none knows rules or comparators.

pub mod claims;
mod github;
pub mod highlight;
mod json;
mod line;
mod md;
mod names;
mod short;
mod style;
mod summary;
mod terminal;
mod width;

pub use summary::plural;

use crate::draft::Checked;
use crate::finding::{Finding, Severity};
use crate::text::Article;

/// Everything a format may write about a run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// The articles that were compared, in their order.
    pub articles: Vec<Article>,
    /// How many claims each of them has.
    pub claims: Vec<usize>,
    /// How many claims of all were compared with one of another article.
    pub compared: usize,
    /// Where a draft was checked: its claims with their verdicts, in its order. The draft is the first article.
    pub draft: Option<Vec<Checked>>,
    /// The files that could not be read: path and why.
    pub unread: Vec<(String, String)>,
    /// The findings, gravest first.
    pub findings: Vec<Finding>,
    /// How grave those findings are that are left out, being below the severity asked for.
    pub hidden: Vec<Severity>,
    /// How many broken rules were skipped.
    pub broken_rules: usize,
    /// The rules in force.
    pub rules: Vec<RuleInForce>,
    /// From which severity on a run fails, for the summary line.
    pub fails_on: String,
    /// Whether the articles' texts are written too, where the format can.
    pub with_text: bool,
    /// The earlier run that this one stands beside.
    pub earlier: Option<Earlier>,
}

impl Report {
    /// The findings that nobody has accepted.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.past.accepted.is_none())
    }
}

/// What a report says of an earlier run. What it says of a finding stands in the finding.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Earlier {
    /// The file of that run.
    pub path: String,
    /// What it found and this run does not.
    pub gone: Vec<Gone>,
    /// How many findings are as before and left out for that.
    pub same_not_shown: usize,
}

/// A finding that is there no more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gone {
    /// Its fingerprint.
    pub id: String,
    /// Its rule.
    pub rule: String,
    /// How grave it was.
    pub severity: String,
    /// Its message.
    pub message: String,
}

/// What a report says of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleInForce {
    /// Its id.
    pub id: String,
    /// The severity of its conflicts.
    pub severity: String,
    /// Its message template.
    pub message: String,
    /// Why it matters.
    pub explain: String,
}

/// How a report looks to people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// With colours.
    pub color: bool,
    /// The width of lines, in columns.
    pub width: usize,
}

/// A way to write a report.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// It is written for programs, which choose for themselves: it has notes too, unless others are asked for.
    pub whole: bool,
    /// Writes it.
    pub write: fn(&Report, &Look, &mut dyn std::io::Write) -> std::io::Result<()>,
}

/// Every format. A new one is a new file and a line here.
pub const FORMATS: &[Format] = &[
    Format { name: "full", whole: false, write: terminal::write },
    Format { name: "short", whole: false, write: short::write },
    Format { name: "json", whole: true, write: json::write },
    Format { name: "md", whole: false, write: md::write },
    Format { name: "github", whole: false, write: github::write },
];

/// Writes one finding of a report as the terminal shows it.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_finding(
    report: &Report,
    finding: &Finding,
    look: &Look,
    out: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    terminal::write_finding(report, finding, look, out)
}

/// Writes the last lines of a report as the terminal shows them.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_summary(report: &Report, look: &Look, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    terminal::write_summary(report, look, out)
}

/// Writes a report in the format of that name.
///
/// # Errors
/// When `out` cannot be written, or there is no such format.
pub fn write(
    format: &str,
    report: &Report,
    look: &Look,
    out: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    match FORMATS.iter().find(|f| f.name == format) {
        Some(format) => (format.write)(report, look, out),
        None => Err(std::io::Error::other(format!("no format `{format}`"))),
    }
}
