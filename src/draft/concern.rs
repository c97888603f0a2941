//! Which of the differences that the rules found concern a draft: those with a witness in it that is no copy,
//! weighed by what the draft says and not by what its articles say among themselves.

use super::copy::Copies;
use crate::align::Locus;
use crate::compare::{Comparator, Verdict};
use crate::finding::{Finding, Severity};
use crate::rule::Rules;
use crate::text::Sigil;

pub(super) fn of(draft: &Sigil, findings: Vec<Finding>, copies: &Copies, rules: &Rules) -> Vec<Finding> {
    findings.into_iter().filter_map(|f| concerning(draft, f, copies, rules)).collect()
}

fn concerning(draft: &Sigil, finding: Finding, copies: &Copies, rules: &Rules) -> Option<Finding> {
    if is_copied(draft, &finding, copies) {
        return None;
    }
    match rules.rules.iter().find(|r| r.id == finding.rule) {
        Some(rule) if finding.collation.is_none() => {
            let verdict = verdict(draft, &rule.compare, &finding.locus);
            let severity = match &verdict {
                Verdict::Conflict(_) => rule.conflict,
                Verdict::Compatible(_) => rule.compatible,
                _ => return None,
            };
            (severity != Severity::Off).then_some(Finding { severity, verdict, ..finding })
        }
        _ => Some(finding),
    }
}

/// Whether all that a draft has to do with a finding is copied, if it has anything.
pub(super) fn is_copied(draft: &Sigil, finding: &Finding, copies: &Copies) -> bool {
    let mut own = finding.witnesses().map(|(_, w)| w).filter(|w| w.said.sigil == *draft);
    own.all(|w| !copies.of(w).is_empty())
}

/// The gravest verdict over the readings of the draft against those of its articles.
fn verdict(draft: &Sigil, comparator: &Comparator, locus: &Locus) -> Verdict {
    let mut gravest = Verdict::Unrelated;
    let has =
        |r: &crate::align::Reading, own: bool| r.witnesses.iter().any(|w| (w.said.sigil == *draft) == own);
    for a in locus.readings.iter().filter(|r| has(r, true)) {
        for b in locus.readings.iter().filter(|r| has(r, false)) {
            gravest = gravest.or_graver(comparator.compare(&a.value, &b.value));
        }
    }
    gravest
}
