//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…::message`, which GitHub shows beside the
//! line. What stands in them is foreign text; the escapes are those of GitHub's own toolkit.

use std::io::{self, Write};

use super::line::{camps, first_place};
use super::names::Names;
use super::short::last_line;
use super::summary;
use super::width::visible;
use super::{Look, Report};
use crate::finding::{Finding, Severity};

pub(super) fn write(report: &Report, _: &Look, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(report);
    for finding in report.open() {
        command(finding, &names, out)?;
    }
    for (path, what) in &report.unread {
        let what = message(&format!("could not be read: {}", visible(what)));
        writeln!(out, "::warning file={},title=crosscheck is incomplete::{what}", property(path))?;
    }
    writeln!(out, "{}", last_line(report))
}

fn command(finding: &Finding, names: &Names, out: &mut dyn Write) -> io::Result<()> {
    let at = first_place(finding, names);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "notice",
    };
    let mut lines = vec![visible(&finding.message).into_owned()];
    lines
        .extend(camps(finding, names).into_iter().map(|(who, value)| format!("{}: {value}", who.join(", "))));
    let others = finding.witnesses().skip(1).map(|(_, w)| {
        let place = w.said.place;
        format!("{}:{}:{}", visible(names.path(&w.said.sigil)), place.line, place.column)
    });
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        lines.push(format!("see {}", others.join(", ")));
    }
    lines.extend(
        summary::past(finding).into_iter().map(|(label, text)| format!("{label} {}", visible(&text))),
    );
    if !finding.advice.is_empty() {
        lines.push(visible(&finding.advice).into_owned());
    }
    let title = format!("{} {}", finding.rule, finding.fingerprint());
    writeln!(
        out,
        "::{level} file={},line={},col={},title={}::{}",
        property(at.path),
        at.line,
        at.column,
        property(&title),
        message(&lines.join("\n"))
    )
}

/// The text of a command: no line may end it. What a terminal obeys was made visible before.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command, which a comma or a colon would end too.
fn property(text: &str) -> String {
    message(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b: 100%\n::error::x"), "a%2Cb%3A 100%25 %3A%3Aerror%3A%3Ax");
        assert_eq!(message("100%\r\n::error::x"), "100%25%0D%0A::error::x");
    }
}
