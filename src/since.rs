//! A run beside an earlier one: what is new, what has other values now, what is there no more.

use crate::accept::is_of_other_values;
use crate::finding::{Finding, Since};
use crate::read::run::{Found, Run};

/// Marks the findings by what an earlier run had, and returns what it had and this one has not. `looked_at`
/// tells of an earlier finding whether this run could have seen it: what nobody looked at is not gone.
pub fn mark(findings: &mut [Finding], earlier: &Run, looked_at: impl Fn(&Found) -> bool) -> Vec<Found> {
    let mut left: Vec<Option<&Found>> = earlier.findings.iter().map(Some).collect();
    for finding in findings.iter_mut() {
        let id = finding.fingerprint();
        let mut same = left.iter_mut().filter(|f| f.is_some_and(|f| f.rule == finding.rule && f.id == id));
        if let Some(found) = same.next() {
            *found = None;
            finding.past.since = Some(Since::Same);
        }
    }
    for finding in findings.iter_mut().filter(|f| f.past.since.is_none()) {
        let now = finding.values();
        let about_that =
            |f: &Found| f.rule == finding.rule && is_of_other_values(finding, &now, &f.id, &f.values);
        let before = left.iter_mut().find(|f| f.is_some_and(about_that)).and_then(Option::take);
        finding.past.since = Some(match before {
            Some(found) => Since::Changed(before_of(finding, found)),
            None => Since::New,
        });
    }
    left.into_iter().flatten().filter(|f| !f.accepted && looked_at(f)).cloned().collect()
}

/// The values that an earlier finding had and this one has not.
fn before_of(finding: &Finding, found: &Found) -> String {
    let now = finding.values();
    let other: Vec<String> = found
        .values
        .iter()
        .filter(|pair| !now.contains(pair))
        .map(|(article, value)| format!("{article} {value}"))
        .collect();
    if other.is_empty() { found.message.clone() } else { other.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::read::plain;
    use crate::rule::Rules;

    fn findings(lusa: &str, wire: &str) -> Vec<Finding> {
        let rules = Rules::builtin();
        let articles =
            [("lusa", lusa), ("wire", wire)].map(|(s, t)| plain::article(s, s, t.to_owned(), &rules.lexicon));
        check::check(&articles, &rules).findings
    }

    fn run(findings: &[Finding]) -> Run {
        let found = |f: &Finding| Found {
            id: f.fingerprint(),
            rule: f.rule.clone(),
            message: f.message.clone(),
            values: f.values(),
            ..Found::default()
        };
        Run { findings: findings.iter().map(found).collect(), ..Run::default() }
    }

    #[test]
    fn what_is_new_changed_and_gone() {
        let told =
            |times: &str| format!("The union and the ferry line have met {times} times since October.");
        let check = |before: [&str; 2], now: [&str; 2], expected: &str| {
            let earlier = run(&findings(&told(before[0]), &told(before[1])));
            let mut findings = findings(&told(now[0]), &told(now[1]));
            let gone = mark(&mut findings, &earlier, |_| true);
            let mut said: Vec<String> = findings
                .iter()
                .map(|f| match &f.past.since {
                    Some(Since::Same) => "same".to_owned(),
                    Some(Since::New) => "new".to_owned(),
                    Some(Since::Changed(was)) => format!("was: {was}"),
                    None => "nothing".to_owned(),
                })
                .collect();
            said.extend(gone.iter().map(|g| format!("gone: {}", g.rule)));
            assert_eq!(said.join("; "), expected, "{before:?} {now:?}");
        };
        check(["three", "five"], ["three", "five"], "same");
        check(["three", "five"], ["five", "three"], "same");
        check(["three", "three"], ["three", "five"], "new");
        check(["three", "five"], ["five", "five"], "gone: meeting-count");
        check(["three", "five"], ["three", "six"], "was: wire 5");
        check(["three", "five"], ["four", "six"], "new; gone: meeting-count");
    }
}
