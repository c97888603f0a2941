//! Running the tests that stand in a rule. Each test's little articles go through the whole flow with this one
//! rule; what comes out is named honestly: a rule that never met its claims is not a rule that judged wrongly.

pub mod propose;

use std::fmt;

use crate::check;
use crate::claim::{self, Claim};
use crate::compare::Verdict;
use crate::draft;
use crate::error::RuleError;
use crate::finding::{Finding, Severity};
use crate::read::plain;
use crate::rule::message::shown;
use crate::rule::{Expected, Rule, Rules, Test, lint};
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
    /// What stands in the articles and the rule does not look at, where it reads nothing else there: sigil and
    /// each value with the key of the rule that keeps it out.
    pub passed_over: Vec<(String, Vec<String>)>,
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
        let expected = self.test.expected.name();
        writeln!(f, "{place}{line}: {}: expected {expected}, {}", self.outcome, self.said)?;
        for (sigil, text) in &self.test.articles {
            let indent = sigil.chars().count() + 1;
            writeln!(f, "    {sigil}: {}", text.trim_end())?;
            writeln!(f, "    {:indent$} read as {}", "", self.read_as(sigil))?;
            if let Some(stated) = self.misread(sigil) {
                writeln!(f, "    {:indent$} `values` says {stated}", "")?;
            }
        }
        Ok(())
    }
}

impl Trial {
    /// What was read from an article, in one line.
    fn read_as(&self, sigil: &str) -> String {
        let values = self.read_from(sigil);
        if !values.is_empty() {
            return values.join("; ");
        }
        let others = self.passed_over.iter().find(|(s, _)| s == sigil).map_or(&[][..], |(_, v)| v);
        if others.is_empty() { "nothing".to_owned() } else { others.join("; ") }
    }

    fn read_from(&self, sigil: &str) -> &[String] {
        self.read.iter().find(|(s, _)| s == sigil).map_or(&[], |(_, v)| v)
    }

    /// An article from which nothing was read.
    fn unread(&self) -> Option<&str> {
        self.read.iter().find(|(_, values)| values.is_empty()).map(|(sigil, _)| sigil.as_str())
    }

    /// The value that the test states for an article, where another was read.
    fn misread(&self, sigil: &str) -> Option<&str> {
        let (_, stated) = self.test.values.iter().find(|(s, _)| s == sigil)?;
        (!as_stated(stated, self.read_from(sigil))).then_some(stated)
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
    let (mut read, mut passed_over) = (Vec::new(), Vec::new());
    for article in &articles {
        let claims = claim::extract(article, &alone.lexicon);
        let looked_at = claims.iter().filter(|c| rule.about.takes(c, &heads));
        read.push((article.sigil.to_string(), looked_at.map(|c| shown(&c.value)).collect::<Vec<_>>()));
        let others = rule.about.passed_over(&claims, &heads).map(|(c, key)| refused(c, key));
        passed_over.push((article.sigil.to_string(), others.collect::<Vec<_>>()));
    }
    let (findings, met) = found(rule, &articles, alone);
    let outcome = judge(test.expected, &findings, met);
    let said = match worst(&findings) {
        Some(finding) => format!("the rule said {} ({})", finding.verdict, finding.verdict.why()),
        None if met => "the rule was silent".to_owned(),
        None => "nothing met".to_owned(),
    };
    let mut trial = Trial {
        rule: rule.id.clone(),
        path: rule.path.clone(),
        test: test.clone(),
        outcome,
        said,
        read,
        passed_over,
    };
    if trial.passed() && test.values.iter().any(|(sigil, _)| trial.misread(sigil).is_some()) {
        trial.outcome = Outcome::OtherValues;
    }
    trial
}

/// What a rule finds in the articles of a test, and whether any claims met. For a rule of drafts the first
/// article is the draft.
fn found(rule: &Rule, articles: &[Article], alone: &Rules) -> (Vec<Finding>, bool) {
    if rule.compare.is_of_drafts() {
        return (draft::check(articles, alone).findings, true);
    }
    let found = check::check(articles, alone);
    (found.findings, found.compared > 0)
}

/// The doubts that tests raise when they are run: rules of which no `unrelated` test reads from every article.
pub fn doubts(rules: &Rules, wanted: impl Fn(&Rule) -> bool) -> Vec<RuleError> {
    let trials = run(rules, wanted);
    let doubt = |rule: &Rule| {
        let apart = trials.iter().filter(|t| t.rule == rule.id && t.test.expected == Expected::Unrelated);
        let silent: Option<Vec<_>> = apart.map(|t| Some((t, t.unread()?))).collect();
        silent?.first().map(|(t, sigil)| lint::idle(rule, t.test.line, sigil))
    };
    rules.rules.iter().filter_map(doubt).collect()
}

/// A claim that the rule does not look at, with the key that keeps it out.
fn refused(claim: &Claim, key: &str) -> String {
    let what = if claim.about.head.is_empty() { String::new() } else { format!(" ({})", claim.about.head) };
    format!("{}{what}, which the rule does not look at: {key}", shown(&claim.value))
}

fn worst(findings: &[Finding]) -> Option<&Finding> {
    findings.iter().max_by(|a, b| a.verdict.cmp(&b.verdict))
}

/// What became of a test, from what was found and whether any claims met.
fn judge(expected: Expected, findings: &[Finding], met: bool) -> Outcome {
    let silent = worst(findings).is_none();
    // What is unsupported has no verdict of two values: its severity tells how it was weighed.
    let conflict = worst(findings).is_some_and(|f| match f.verdict {
        Verdict::Unsupported(_) => f.severity == Severity::Error,
        _ => matches!(f.verdict, Verdict::Conflict(_)),
    });
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

/// Whether what was read is the value that a test states; a hyphen is as good as a dash.
fn as_stated(stated: &str, read: &[String]) -> bool {
    let bare = |text: &str| text.replace(['–', '—', '−'], "-").replace(" - ", "-");
    let stated = bare(stated);
    read.iter().any(|value| bare(value) == stated) || bare(&read.join(", ")) == stated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::load;

    const MINERS: &str = "about:\n  kind: count\n  of: [ferry]\ncompare:\n  number: {}\nconflict: error\n\
        message: \"{readings}\"\ntests:\n";
    const TALLY: &str = "about:\n  pattern: 'passed (?<a>{number})[-–](?<b>{number})'\nfit: {shared: 0}\ncompare:\n  \
        number: {}\nconflict: error\nmessage: \"{readings}\"\ntests:\n";

    /// How the one test of a rule comes out, without its first line.
    fn check(rule: &str, test: &str, expected: &[&str]) {
        let rule = load::parse_rule("mine", "mine.yaml", &format!("{rule}  - {test}\n")).unwrap();
        let mut rules = Rules::builtin();
        rules.lexicon.add_captures("mine", &rule.about.pattern);
        rules.rules.insert(0, rule);
        let trials = run(&rules, |r| r.id == "mine");
        let shown: Vec<String> = trials.iter().map(ToString::to_string).collect();
        let shown = shown.concat();
        let lines: Vec<&str> =
            shown.lines().map(|l| l.rsplit("yaml:9: ").next().unwrap_or(l).trim()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_the_rule_does_not_look_at_is_told() {
        check(
            MINERS,
            "agree: {a: Seven miners were killed., b: The mine was shut.}",
            &[
                "not aligned: expected agree, nothing met",
                "a: Seven miners were killed.",
                "read as 7 (die), which the rule does not look at: about.of",
                "b: The mine was shut.",
                "read as nothing",
            ],
        );
    }

    #[test]
    fn what_was_read_is_held_against_the_values() {
        let lines = ["a: It passed 31-24.", "read as 31–24", "b: It passed 31–22.", "read as 31–22"];
        let articles = "conflict: {a: It passed 31-24., b: It passed 31–22.}\n    values:";
        let said = ": expected conflict, the rule said conflict (24 against 22)";
        let all = |outcome: &str, more: &[&str]| {
            let first = format!("{outcome}{said}");
            [&[first.as_str()][..], &lines, more].concat().join("\n")
        };
        let (passed, other) = (all("passed", &[]), all("other values", &["`values` says 31-24"]));
        let test = |values: &str| format!("{articles} {values}");
        check(TALLY, &test("{a: 31-24, b: 31–22}"), &passed.lines().collect::<Vec<_>>());
        check(TALLY, &test("{a: 31-24, b: 31-24}"), &other.lines().collect::<Vec<_>>());
    }
}
