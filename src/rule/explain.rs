//! What a rule says of itself: `crosscheck explain RULE`. Made of the rule's own words and its tests, so that
//! the explanation cannot be out of date.

use std::fmt::Write;

use super::{Rule, Wanted};

/// A rule, for people.
pub fn explain(rule: &Rule) -> String {
    let mut out = format!("{}: {}\n", rule.id, rule.message.as_str());
    let origin = if rule.path.is_empty() { "built in" } else { &rule.path };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{} where the articles cannot both be right, {} where they can · {origin}",
        rule.conflict, rule.compatible
    );
    let _ = writeln!(out, "looks at {}, compares by `{}`", looks_at(rule), rule.compare.name());
    for (title, text) in [("why", &rule.explain), ("do", &rule.advice)] {
        if !text.trim().is_empty() {
            let _ = write!(out, "\n{title}\n{}", indented(text));
        }
    }
    if !rule.tests.is_empty() {
        out.push_str("\nexamples\n");
    }
    for test in &rule.tests {
        let _ = writeln!(out, "  {}", test.expected.name());
        for (sigil, text) in &test.articles {
            let _ = writeln!(out, "    {sigil}: {}", text.trim());
        }
    }
    out
}

/// Which claims a rule looks at, in one line.
pub fn looks_at(rule: &Rule) -> String {
    let about = &rule.about;
    let mut out = match about.pattern.len() {
        0 => format!("claims of the kind `{}`", about.kind.name()),
        1 => "what its pattern finds".to_owned(),
        n => format!("what its {n} patterns find"),
    };
    let of: Vec<&str> = about
        .of
        .iter()
        .map(|w| match w {
            Wanted::Word(word) => word.as_str(),
            Wanted::Like(pattern) => pattern.as_str(),
        })
        .collect();
    if !of.is_empty() {
        let _ = write!(out, " about {}", of.join(", "));
    }
    if !about.people.is_empty() {
        let _ = write!(out, " with {}", about.people.join(" or "));
    }
    if let Some(sentence) = &about.sentence {
        let _ = write!(out, " in sentences that fit `{}`", sentence.as_str());
    }
    out
}

fn indented(text: &str) -> String {
    text.trim().lines().map(|l| format!("  {}\n", l.trim())).collect()
}
