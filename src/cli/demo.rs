//! `crosscheck demo`: an invented story in three short articles, and a draft on it, with differences planted in
//! them. What the program finds is printed as it always is, each with a line on what it shows.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use clap::Args;

use super::look::{Color, Look};
use super::{Exit, complain};
use crate::check;
use crate::draft;
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::read::plain;
use crate::report::{self, Report};
use crate::rule::Rules;
use crate::text::{Article, Role};

/// The articles: name, outlet, text. The last one is the draft.
const STORY: [(&str, &str, &str); 4] = [
    ("tide.txt", "The Tide", include_str!("demo/tide.txt")),
    ("wire.txt", "Sea Wire", include_str!("demo/wire.txt")),
    ("herald.txt", "Herald", include_str!("demo/herald.txt")),
    ("draft.md", "Draft", include_str!("demo/draft.md")),
];

/// What the findings of a rule show, among the articles and in the draft.
const SHOWN: &[(&str, &str, &str)] = &[
    (
        "quote-wording",
        "A quotation, and one of three has another word in it. What all have is safe to quote.",
        "The draft turned the quotation round: two negations are not where the sources have them.",
    ),
    (
        "meeting-count",
        "How often two sides met: “three times” and “four times” were read as 3 and 4.",
        "The draft has a third number, and the sources do not agree either.",
    ),
    (
        "count",
        "Eleven or twelve: the same people, counted twice.",
        "A figure that the sources have otherwise.",
    ),
    ("amount", "A sum that differs.", "One digit of a sum: 1.9 million, where the sources have 1.8."),
    ("date", "", "The month is another: February, where the sources have January."),
    ("unsupported", "", "A figure that no source has. It may be right; somebody must know where it is from."),
];

#[derive(Args)]
pub(super) struct DemoArgs {
    /// Write the articles and the draft into this folder, to try the program on them
    #[arg(long, value_name = "FOLDER")]
    to: Option<String>,
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto")]
    color: Color,
    /// The width of lines, in columns [default: the terminal's]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

/// Runs the command.
///
/// # Errors
/// When the output, or the folder, cannot be written.
pub(super) fn run(args: &DemoArgs) -> Result<Exit, Error> {
    if let Some(folder) = &args.to {
        return save(Path::new(folder));
    }
    let rules = Rules::builtin();
    let mut articles = articles(&rules);
    let look = report::Look { color: Look::colored(args.color), width: Look::width(args.width) };
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "An invented story in three articles, and a draft on it. Some differences are planted in them.\n"
    )?;
    let draft = articles.split_off(3);
    let found = check::check(&articles, &rules);
    let (claims, compared) = (found.claims.clone(), found.compared);
    let report = Report { claims, compared, findings: shown(found.findings), articles, ..Report::default() };
    part("crosscheck tide.txt wire.txt herald.txt", &report, |(_, among, _)| among, &look, &mut out)?;
    let articles: Vec<Article> = draft.into_iter().chain(report.articles).collect();
    let draft::Outcome { findings, claims, compared, checked } = draft::check(&articles, &rules);
    let findings = shown(findings);
    let report = Report { claims, compared, findings, articles, draft: checked, ..Report::default() };
    part(
        "crosscheck --draft draft.md tide.txt wire.txt herald.txt",
        &report,
        |(_, _, in_draft)| in_draft,
        &look,
        &mut out,
    )?;
    writeln!(
        out,
        "`crosscheck demo --to FOLDER` writes these files, to try it yourself: change a word, run it again."
    )?;
    out.flush()?;
    Ok(Exit::Clean)
}

fn articles(rules: &Rules) -> Vec<Article> {
    let article = |(name, outlet, text): (&str, &str, &str)| {
        let stem = name.split('.').next().unwrap_or(name);
        let mut article = plain::article(stem, name, text.to_owned(), &rules.lexicon);
        if name.ends_with(".md") {
            article.role = Role::Draft;
        } else {
            article.outlet = Some(outlet.to_owned());
        }
        article
    };
    STORY.into_iter().map(article).collect()
}

/// Errors and warnings, as a run shows them.
fn shown(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().filter(|f| f.severity <= Severity::Warning).collect()
}

type Line = (&'static str, &'static str, &'static str);

/// A run: its command, its findings with a line each, its summary.
fn part(
    command: &str,
    report: &Report,
    line: fn(&Line) -> &'static str,
    look: &report::Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "$ {command}\n")?;
    for (n, finding) in report.findings.iter().enumerate() {
        let told = SHOWN.iter().find(|(rule, ..)| *rule == finding.rule).map_or("", line);
        if !told.is_empty() {
            writeln!(out, "({}) {told}", n + 1)?;
        }
        report::write_finding(report, finding, look, out)?;
    }
    report::write_summary(report, look, out)?;
    writeln!(out)
}

/// Writes the story into a folder. What stands there is not overwritten.
fn save(folder: &Path) -> Result<Exit, Error> {
    let failed = |path: &Path, e: &io::Error| Error::Usage(format!("{}: {e}", path.display()));
    fs::create_dir_all(folder).map_err(|e| failed(folder, &e))?;
    for (name, _, text) in STORY {
        let path = folder.join(name);
        match fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                complain(
                    &format!("{} is there already", path.display()),
                    &["name another folder".to_owned()],
                );
                return Ok(Exit::Nothing);
            }
            written => written.map_err(|e| failed(&path, &e))?,
        }
    }
    let mut out = io::stdout().lock();
    let folder = folder.display();
    writeln!(out, "written to {folder}; try\n")?;
    writeln!(out, "  crosscheck {folder}/*.txt")?;
    writeln!(out, "  crosscheck --draft {folder}/draft.md {folder}/*.txt")?;
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_planted_is_found() {
        let rules = Rules::builtin();
        let mut articles = articles(&rules);
        let draft = articles.split_off(3);
        let check = |findings: Vec<Finding>, planted: &[&str], line: fn(&Line) -> &'static str| {
            let found: Vec<String> = shown(findings).into_iter().map(|f| f.rule).collect();
            for rule in planted {
                assert!(found.iter().any(|f| f == rule), "{rule} is not among {found:?}");
            }
            for rule in &found {
                let told = SHOWN.iter().find(|(id, ..)| id == rule).map(line);
                assert!(told.is_some_and(|t| !t.is_empty()), "no line on {rule}");
            }
        };
        let among = check::check(&articles, &rules).findings;
        check(among, &["quote-wording", "meeting-count", "count"], |l| l.1);
        let all: Vec<Article> = draft.into_iter().chain(articles).collect();
        let planted = ["quote-wording", "meeting-count", "amount", "date", "unsupported"];
        check(draft::check(&all, &rules).findings, &planted, |l| l.2);
    }
}
