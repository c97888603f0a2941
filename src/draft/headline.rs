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
