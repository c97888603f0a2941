//! Our JSON, version 1: structs of its own, so that inner types may change. Fields are added, never renamed.

pub(super) mod claims;

use std::io::{self, Write};

use serde::Serialize;

use super::{Earlier, Gone, Look, Report};
use crate::claim::Claim;
use crate::draft::Checked;
use crate::finding::{Acceptance, Finding, Lapse, Severity, Since};
use crate::text::{Article, Role, Sigil, shown};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    tool: Tool,
    articles: Vec<ArticleEntry<'a>>,
    unread: Vec<Unread<'a>>,
    rules: Vec<RuleEntry<'a>>,
    findings: Vec<FindingEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<Vec<DraftEntry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<EarlierEntry<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct ArticleEntry<'a> {
    id: &'a str,
    path: &'a str,
    role: &'static str,
    outlet: Option<&'a str>,
    date: Option<String>,
    headline: Option<&'a str>,
    claims: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    error: &'a str,
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    id: &'a str,
    severity: &'a str,
    message: &'a str,
    explain: &'a str,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    id: String,
    rule: &'a str,
    kind: &'static str,
    severity: &'static str,
    verdict: &'static str,
    message: &'a str,
    why: &'a str,
    advice: &'a str,
    readings: Vec<ReadingEntry<'a>>,
    accepted: Option<AcceptanceEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lapsed: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<FileEntry<'a>>,
}

#[derive(Serialize)]
struct AcceptanceEntry<'a> {
    reason: &'a str,
    by: &'a str,
    on: String,
    until: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
}

#[derive(Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct EarlierEntry<'a> {
    path: &'a str,
    gone: Vec<GoneEntry<'a>>,
}

#[derive(Serialize)]
struct GoneEntry<'a> {
    id: &'a str,
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
}

/// A claim of the draft with its verdict.
#[derive(Serialize)]
struct DraftEntry<'a> {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    kind: &'static str,
    verdict: &'static str,
    articles: Vec<&'a str>,
    finding: Option<&'a str>,
}

#[derive(Serialize)]
struct ReadingEntry<'a> {
    value: String,
    witnesses: Vec<Witness<'a>>,
}

#[derive(Serialize)]
struct Witness<'a> {
    article: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    sentence: &'a str,
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<[u32; 2]>,
}

#[derive(Serialize)]
struct Summary {
    articles: usize,
    claims: usize,
    compared: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
}

pub(super) fn write(report: &Report, _: &Look, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &document(report)).map_err(io::Error::other)?;
    writeln!(out)
}

fn document(report: &Report) -> Document<'_> {
    let count = |s: Severity| report.open().filter(|f| f.severity == s).count();
    Document {
        version: 1,
        tool: Tool { name: "crosscheck", version: env!("CARGO_PKG_VERSION") },
        articles: report
            .articles
            .iter()
            .enumerate()
            .map(|(i, a)| article(a, report.claims.get(i).copied().unwrap_or(0), report.with_text))
            .collect(),
        unread: report.unread.iter().map(|(path, error)| Unread { path, error }).collect(),
        rules: report
            .rules
            .iter()
            .map(|r| RuleEntry { id: &r.id, severity: &r.severity, message: &r.message, explain: &r.explain })
            .collect(),
        findings: report.findings.iter().map(finding).collect(),
        draft: report.draft.as_ref().map(|claims| claims.iter().map(draft).collect()),
        since: report.earlier.as_ref().map(earlier),
        summary: Summary {
            articles: report.articles.len(),
            claims: report.claims.iter().sum(),
            compared: report.compared,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            accepted: report.findings.len() - report.open().count(),
        },
    }
}

fn article(article: &Article, claims: usize, with_text: bool) -> ArticleEntry<'_> {
    ArticleEntry {
        id: article.sigil.as_str(),
        path: &article.path,
        role: match article.role {
            Role::Article => "article",
            Role::Draft => "draft",
        },
        outlet: article.outlet.as_deref(),
        date: article.date.map(|d| d.to_string()),
        headline: article.headline.map(|h| article.slice(h)),
        claims,
        text: with_text.then_some(article.text.as_str()),
    }
}

fn finding(finding: &Finding) -> FindingEntry<'_> {
    FindingEntry {
        id: finding.fingerprint(),
        rule: &finding.rule,
        kind: finding.kind.name(),
        severity: finding.severity.name(),
        verdict: finding.verdict.name(),
        message: &finding.message,
        why: finding.verdict.why(),
        advice: &finding.advice,
        readings: finding
            .locus
            .readings
            .iter()
            .map(|r| ReadingEntry {
                value: shown::value(&r.value),
                witnesses: r.witnesses.iter().map(witness).collect(),
            })
            .collect(),
        accepted: finding.past.accepted.as_ref().map(acceptance),
        lapsed: finding.past.lapsed.as_ref().map(|l| match l {
            Lapse::OtherValues(_) => "other-values",
            Lapse::RanOut(..) => "ran-out",
        }),
        since: finding.past.since.as_ref().map(|s| match s {
            Since::Same => "same",
            Since::New => "new",
            Since::Changed(_) => "changed",
        }),
        before: match &finding.past.since {
            Some(Since::Changed(before)) => Some(before),
            _ => None,
        },
        file: finding.file.as_ref().map(|f| FileEntry { path: &f.path, line: f.line, column: f.column }),
    }
}

fn draft(claim: &Checked) -> DraftEntry<'_> {
    let said = &claim.said;
    DraftEntry {
        start: said.at.start,
        end: said.at.end,
        line: said.place.line,
        column: said.place.column,
        text: &said.text,
        kind: claim.kind.name(),
        verdict: claim.standing.name(),
        articles: claim.articles.iter().map(Sigil::as_str).collect(),
        finding: claim.finding.as_deref(),
    }
}

fn acceptance(acceptance: &Acceptance) -> AcceptanceEntry<'_> {
    let Acceptance { reason, by, on, until, known } = acceptance;
    AcceptanceEntry { reason, by, on: on.to_string(), until: until.map(|d| d.to_string()), known: *known }
}

fn earlier(earlier: &Earlier) -> EarlierEntry<'_> {
    let gone = earlier.gone.iter().map(|g| {
        let Gone { id, rule, severity, message } = g;
        GoneEntry { id, rule, severity, message }
    });
    EarlierEntry { path: &earlier.path, gone: gone.collect() }
}

fn witness(claim: &Claim) -> Witness<'_> {
    let said = &claim.said;
    Witness {
        article: said.sigil.as_str(),
        start: said.at.start,
        end: said.at.end,
        line: said.place.line,
        column: said.place.column,
        text: &said.text,
        sentence: &said.sentence,
        speaker: claim.speech.as_ref().map(|s| s.speaker.full.as_str()),
        spans: if said.spans.len() > 1 {
            said.spans.iter().map(|s| [s.start, s.end]).collect()
        } else {
            Vec::new()
        },
    }
}
