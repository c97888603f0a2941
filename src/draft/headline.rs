//! A draft's headline against its own body: the one comparison inside a single article.

use crate::check;
use crate::claim::Claim;
use crate::finding::Finding;
use crate::rule::Rules;
use crate::text::Sigil;

/// What parts the headline from the body.
pub(super) fn check(claims: &[Claim], rules: &Rules) -> Vec<Finding> {
    let (mut headline, body): (Vec<Claim>, Vec<Claim>) =
        claims.iter().cloned().partition(|c| c.said.headline);
    let Some(own) = headline.first().map(|c| c.said.sigil.clone()) else { return Vec::new() };
    // For as long as they are compared, the headline passes for an article of its own.
    let other = Sigil::new(&format!("{own} (headline)"));
    for claim in &mut headline {
        claim.said.sigil = other.clone();
    }
    let mut findings = check::compare(&[headline, body], rules).findings;
    for witness in findings.iter_mut().flat_map(|f| &mut f.locus.readings).flat_map(|r| &mut r.witnesses) {
        witness.said.sigil = own.clone();
    }
    findings
}

/// Whether what the headline is at odds with was told already, of the same place and by the same rule.
pub(super) fn is_told(finding: &Finding, before: &[Finding]) -> bool {
    let title = |f: &Finding| {
        f.witnesses().map(|(_, w)| &w.said).find(|s| s.headline).map(|s| (s.sigil.clone(), s.at))
    };
    before.iter().any(|f| f.rule == finding.rule && title(f).is_some() && title(f) == title(finding))
}
