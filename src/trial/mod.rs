//! Running the tests that stand in a rule. Each test's little articles go through the whole flow with this one
//! rule; what comes out is named honestly: a rule that never met its claims is not a rule that judged wrongly.

pub mod propose;

use std::fmt;

use crate::check;
use crate::claim::{self, Claim};
use crate::compare::Verdict;
use crate::finding::{Finding, Severity};
use crate::read::plain;
use crate::rule::message::shown;
use crate::rule::{Expected, Heads, Rule, Rules, Test};
use crate::text::Article;

/// What became of a test.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// It came out as the test says.
    Passed,
    /// The claims met, and the rule should have spoken.
    Missing,
    /// The rule should have been silent.
    Noisy,
    /// It said compatible, and should have said conflict.
    Milder,
    /// It said conflict, and should have said compatible.
    Stricter,
    /// The claims never met: a matter of what was extracted or of `fit`, not of the comparison.
    NotAligned,
    /// The verdict is right, but other values were read than the test says.
    OtherValues,
}

impl Outcome {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Missing => "missing",
            Outcome::Noisy => "noisy",
            Outcome::Milder => "milder",
            Outcome::Stricter => "stricter",
            Outcome::NotAligned => "not aligned",
            Outcome::OtherValues => "other values",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A test that was run.
#[derive(Clone, PartialEq, Debug)]
pub struct Trial {
    /// The rule's id.
    pub rule: String,
    /// The rule's file; empty for built-in rules.
    pub path: String,
    /// The test.
    pub test: Test,
    /// What became of it.
    pub outcome: Outcome,
    /// What the rule said, in one line.
    pub said: String,
    /// What the rule read from each article: sigil and values. An article without claims has none.
    pub read: Vec<(String, Vec<String>)>,
}

impl Trial {
    /// Whether it came out as the test says.
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { format!("{}.yaml", self.rule) } else { self.path.clone() };
        let line = self.test.line.map_or(String::new(), |l| format!(":{l}"));
        writeln!(
            f,
            "{place}{line}: {}: expected {}, {}",
            self.outcome,
            self.test.expected.name(),
            self.said
        )?;
        for (sigil, text) in &self.test.articles {
            let values = self.read.iter().find(|(s, _)| s == sigil).map_or(&[][..], |(_, v)| v);
            let values = if values.is_empty() { "nothing".to_owned() } else { values.join("; ") };
            writeln!(f, "    {sigil}: {}", text.trim_end())?;
            writeln!(f, "    {:width$} read as {values}", "", width = sigil.chars().count() + 1)?;
        }
        Ok(())
    }
}

/// Runs the tests of the rules that are `wanted`, each rule on its own, in their order.
pub fn run(rules: &Rules, wanted: impl Fn(&Rule) -> bool) -> Vec<Trial> {
    let mut alone = Rules { rules: Vec::new(), lexicon: rules.lexicon.clone() };
    let mut trials = Vec::new();
    for rule in rules.rules.iter().filter(|r| wanted(r)) {
        alone.rules = vec![speaking(rule)];
        trials.extend(rule.tests.iter().map(|test| run_one(rule, test, &alone)));
    }
    trials
}

/// The rule with both its severities on, so that its verdicts can be seen.
fn speaking(rule: &Rule) -> Rule {
    Rule { conflict: Severity::Error, compatible: Severity::Note, ..rule.clone() }
}

fn run_one(rule: &Rule, test: &Test, alone: &Rules) -> Trial {
    let read = |(sigil, text): &(String, String)| plain::article(sigil, sigil, text.clone(), &alone.lexicon);
    let articles: Vec<Article> = test.articles.iter().map(read).collect();
    let heads = rule.about.heads(&alone.lexicon);
    let claims: Vec<Vec<Claim>> = articles.iter().map(|a| taken(rule, &heads, a, alone)).collect();
    let read: Vec<(String, Vec<String>)> = articles
        .iter()
        .zip(&claims)
        .map(|(a, c)| (a.sigil.to_string(), c.iter().map(|c| shown(&c.value)).collect()))
        .collect();
    let found = check::check(&articles, alone);
    let outcome = match judge(test.expected, &found.findings, found.compared > 0) {
        Outcome::Passed if !as_stated(test, &read) => Outcome::OtherValues,
        outcome => outcome,
    };
    let said = match worst(&found.findings) {
        Some(finding) => format!("the rule said {} ({})", finding.verdict, finding.verdict.why()),
        None if found.compared > 0 => "the rule was silent".to_owned(),
        None => "nothing met".to_owned(),
    };
    Trial { rule: rule.id.clone(), path: rule.path.clone(), test: test.clone(), outcome, said, read }
}

/// The claims of an article that the rule looks at.
fn taken(rule: &Rule, heads: &Heads, article: &Article, alone: &Rules) -> Vec<Claim> {
    let mut claims = claim::extract(article, &alone.lexicon);
    claims.retain(|c| rule.about.takes(c, heads));
    claims
}

fn worst(findings: &[Finding]) -> Option<&Finding> {
    findings.iter().max_by(|a, b| a.verdict.cmp(&b.verdict))
}

/// What became of a test, from what was found and whether any claims met.
fn judge(expected: Expected, findings: &[Finding], met: bool) -> Outcome {
    let silent = worst(findings).is_none();
    let conflict = worst(findings).is_some_and(|f| matches!(f.verdict, Verdict::Conflict(_)));
    match expected {
        Expected::Unrelated | Expected::Agree if !silent => Outcome::Noisy,
        Expected::Unrelated => Outcome::Passed,
        _ if !met => Outcome::NotAligned,
        Expected::Agree => Outcome::Passed,
        _ if silent => Outcome::Missing,
        Expected::Compatible if conflict => Outcome::Stricter,
        Expected::Conflict if !conflict => Outcome::Milder,
        Expected::Compatible | Expected::Conflict => Outcome::Passed,
    }
}

/// Whether every value that the test states was read from its article.
fn as_stated(test: &Test, read: &[(String, Vec<String>)]) -> bool {
    test.values.iter().all(|(sigil, stated)| {
        read.iter().any(|(s, values)| s == sigil && (values.contains(stated) || values.join(", ") == *stated))
    })
}
