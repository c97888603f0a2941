//! Rewrites of a sentence that leave the facts alone, and slips that do not: the first must pass, the second be
//! caught. `tests/drafts/*.txt` has them, each as a source and what a draft made of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its stage must fail")]

mod support;

use std::fs;

use crosscheck::draft;
use crosscheck::finding::Severity;
use crosscheck::read::plain;
use crosscheck::rule::Rules;

struct Case {
    kind: String,
    source: String,
    draft: String,
}

fn cases(file: &str) -> Vec<Case> {
    let text = fs::read_to_string(support::root().join("tests/drafts").join(file)).unwrap();
    let text = text.replace("\r\n", "\n");
    let case = |block: &str| {
        let line = |key: &str| {
            let line = block.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(": "));
            line.unwrap_or_else(|| panic!("{key} is missing in\n{block}")).to_owned()
        };
        Case { kind: line("kind"), source: line("source"), draft: line("draft") }
    };
    text.split("\n\n").map(str::trim).filter(|b| !b.is_empty()).map(case).collect()
}

/// What is told of a draft, notes left out.
fn told(case: &Case, rules: &Rules) -> Vec<String> {
    let article = |name: &str, text: &str| plain::article(name, name, text.to_owned(), &rules.lexicon);
    let articles = [article("draft", &case.draft), article("wire", &case.source)];
    let found = draft::check(&articles, rules).findings;
    let alarms = found.iter().filter(|f| f.severity <= Severity::Warning);
    alarms.map(|f| format!("{}: {}", f.rule, f.message)).collect()
}

#[test]
fn harmless_rewrites_pass() {
    let rules = Rules::builtin();
    let cases = cases("harmless.txt");
    assert!(cases.len() >= 80);
    let flagged: Vec<String> = cases
        .iter()
        .filter_map(|c| {
            let told = told(c, &rules);
            (!told.is_empty())
                .then(|| format!("{}\n  {}\n  {}\n  {}", c.kind, c.source, c.draft, told.join("; ")))
        })
        .collect();
    assert!(flagged.len() <= 2, "{} of {} are flagged\n{}", flagged.len(), cases.len(), flagged.join("\n"));
}

#[test]
fn slips_are_caught() {
    let rules = Rules::builtin();
    let cases = cases("slips.txt");
    assert!(cases.len() >= 80);
    let missed: Vec<String> = cases
        .iter()
        .filter(|c| told(c, &rules).is_empty())
        .map(|c| format!("{}\n  {}\n  {}", c.kind, c.source, c.draft))
        .collect();
    assert!(missed.len() <= 2, "{} of {} are missed\n{}", missed.len(), cases.len(), missed.join("\n"));
}
