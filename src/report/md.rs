//! A table in Markdown, for the comment on a pull request or for notes. Articles are foreign text: nothing in
//! them may become a link, a picture, a mention of somebody or the end of the table.

use std::io::{self, Write};

use super::line::{camps, first_place};
use super::names::Names;
use super::summary::{self, compared, found};
use super::width::visible;
use super::{Look, Report};
use crate::finding::{Finding, Severity};

pub(super) fn write(report: &Report, _: &Look, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(report);
    let found: Vec<String> = found(report).into_iter().map(|(_, n)| n).collect();
    let found = if found.is_empty() { summary::nothing(report) } else { found.join(", ") };
    writeln!(out, "**crosscheck: {found}** · {}\n", escape(&compared(report)))?;
    if report.open().next().is_some() {
        writeln!(out, "| | where | what | who has what | id |")?;
        writeln!(out, "|---|---|---|---|---|")?;
    }
    for finding in report.open() {
        writeln!(out, "{}", row(finding, &names))?;
    }
    if report.open().next().is_some() {
        writeln!(out)?;
    }
    for (path, what) in &report.unread {
        writeln!(out, "- **not read:** {}: {}", escape(path), escape(what))?;
    }
    for gone in report.earlier.iter().flat_map(|e| &e.gone) {
        writeln!(
            out,
            "- **gone:** {} ({}, `{}`)",
            escape(&gone.message),
            escape(&gone.rule),
            escape(&gone.id)
        )?;
    }
    if !report.unread.is_empty() || report.earlier.as_ref().is_some_and(|e| !e.gone.is_empty()) {
        writeln!(out)?;
    }
    let rest = summary::rest(report);
    if !rest.is_empty() {
        writeln!(out, "{}", escape(&rest.join(" · ")))?;
    }
    match summary::verdicts(report) {
        Some(verdicts) => writeln!(out, "\n**{}**", escape(&verdicts)),
        None => Ok(()),
    }
}

fn row(finding: &Finding, names: &Names) -> String {
    let at = first_place(finding, names);
    let sign = match finding.severity {
        Severity::Error => "❌ error",
        Severity::Warning => "⚠️ warning",
        Severity::Note | Severity::Off => "ℹ️ note",
    };
    let mut what = format!("**{}**: {}", escape(&finding.rule), escape(&finding.message));
    for (label, text) in summary::past(finding) {
        what += &format!("<br>*{label} {}*", escape(&text));
    }
    let camps: Vec<String> = camps(finding, names)
        .into_iter()
        .map(|(who, value)| format!("{}: {}", escape(&who.join(", ")), escape(&value)))
        .collect();
    let place = format!("{}:{}:{}", escape(at.path), at.line, at.column);
    format!("| {sign} | {place} | {what} | {} | `{}` |", camps.join("<br>"), finding.fingerprint())
}

/// Foreign text as plain words of a table's cell. Marks of Markdown and HTML become entities; behind what would
/// call a person, another issue or a link, a space of no width keeps it from doing so.
fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;\u{200B}"),
            '#' => out.push_str("&#35;\u{200B}"),
            ':' if chars.peek() == Some(&'/') => out.push_str(":\u{200B}"),
            '.' if before == 'w' || before == 'W' => out.push_str(".\u{200B}"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '{' | '}' | '!' => {
                out.push_str(&format!("&#{};", c as u32));
            }
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_stays_text() {
        for (text, expected) in [
            ("plain words, 4,000 jobs", "plain words, 4,000 jobs"),
            ("a | b", "a &#124; b"),
            ("<img src=x>", "&lt;img src=x&gt;"),
            ("[x](y)", "&#91;x&#93;(y)"),
            ("@ruiz #12", "&#64;\u{200B}ruiz &#35;\u{200B}12"),
            ("https://a.b www.a.b", "https:\u{200B}//a.b www.\u{200B}a.b"),
            ("one\n\n| two", "one &#124; two"),
            ("&#64;ruiz", "&amp;&#35;\u{200B}64;ruiz"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
