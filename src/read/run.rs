//! The JSON of an earlier run → what it found. Only what is needed of it is read; a run of a later version may
//! have more.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::reason;

/// An earlier run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// The sigils of its articles and their paths, as the user named them then.
    pub articles: Vec<(String, String)>,
    /// The sigil of the draft, where one was checked.
    pub draft: Option<String>,
    /// What it found.
    pub findings: Vec<Found>,
}

/// A finding of an earlier run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Its fingerprint.
    pub id: String,
    /// Its rule.
    pub rule: String,
    /// The kind of its difference.
    pub kind: String,
    /// How grave it was.
    pub severity: String,
    /// What it said.
    pub message: String,
    /// Which article had which value.
    pub values: Vec<(String, String)>,
    /// Whether it was accepted then.
    pub accepted: bool,
}

#[derive(Deserialize)]
struct Document {
    version: u64,
    articles: Vec<Article>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    path: String,
    #[serde(default)]
    role: String,
}

#[derive(Deserialize)]
struct Finding {
    id: String,
    rule: String,
    kind: String,
    severity: String,
    message: String,
    readings: Vec<Reading>,
    #[serde(default)]
    accepted: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Reading {
    value: String,
    witnesses: Vec<Witness>,
}

#[derive(Deserialize)]
struct Witness {
    article: String,
}

/// Whether a path names a saved run and no article.
pub fn is_run(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
}

/// Reads a saved run.
///
/// # Errors
/// When it cannot be read, or is none; what is wrong, in one line.
pub fn read(path: &str) -> Result<Run, String> {
    let bytes = fs::read(path).map_err(|e| reason(&e))?;
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Result<Run, String> {
    let make = "make one with --format json";
    let document: Document = serde_json::from_slice(bytes).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => format!("this is JSON, but no run of crosscheck: {e}; {make}"),
        _ => format!("this is not JSON: {e}; {make}"),
    })?;
    if document.version != 1 {
        return Err(format!("a run of version {}; this program reads version 1", document.version));
    }
    let draft = document.articles.iter().find(|a| a.role == "draft").map(|a| a.id.clone());
    let articles = document.articles.into_iter().map(|a| (a.id, a.path)).collect();
    Ok(Run { articles, draft, findings: document.findings.into_iter().map(found).collect() })
}

fn found(finding: Finding) -> Found {
    let mut values: Vec<(String, String)> = Vec::new();
    for reading in &finding.readings {
        for Witness { article } in &reading.witnesses {
            match values.iter_mut().find(|(a, _)| a == article) {
                Some((_, all)) if all.split(" / ").any(|v| v == reading.value) => {}
                Some((_, all)) => *all += &format!(" / {}", reading.value),
                None => values.push((article.clone(), reading.value.clone())),
            }
        }
    }
    let Finding { id, rule, kind, severity, message, accepted, .. } = finding;
    Found { id, rule, kind, severity, message, values, accepted: accepted.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_read_as_far_as_it_is_needed() {
        let run = parse(
            br#"{"version": 1, "more": [], "articles": [{"id": "lusa", "path": "s/lusa.txt", "role": "draft"}],
                "findings": [{"id": "c000-0001", "rule": "count", "kind": "count", "severity": "error", "message": "m",
                "readings": [{"value": "3", "witnesses": [{"article": "lusa"}, {"article": "wire"}]},
                {"value": "5", "witnesses": [{"article": "wire"}]}], "accepted": {"reason": "x"}}]}"#,
        )
        .unwrap();
        assert_eq!(run.draft.as_deref(), Some("lusa"));
        let values = [("lusa", "3"), ("wire", "3 / 5")].map(|(a, v)| (a.to_owned(), v.to_owned()));
        assert_eq!(run.findings[0].values, values);
        assert!(run.findings[0].accepted);
    }

    #[test]
    fn what_is_no_run_says_so() {
        for (text, expected) in [
            ("{", "this is not JSON: EOF"),
            ("[]", "this is JSON, but no run of crosscheck: "),
            (r#"{"version": 1}"#, "this is JSON, but no run of crosscheck: missing field `articles`"),
            (r#"{"version": 2, "articles": [], "findings": []}"#, "a run of version 2; "),
        ] {
            let error = parse(text.as_bytes()).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
