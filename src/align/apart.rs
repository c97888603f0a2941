//! What sets two counts apart although they count the same things: another place, a part, so many needed or refused.
//! Such two can differ without either being wrong.

use super::score::Crowd;
use crate::claim::Claim;

/// What makes another fact of one of two counts: so many needed, refused, more, on the other side.
pub(super) fn other_figures(a: &Claim, b: &Claim) -> Option<String> {
    let only = a.about.apart.symmetric_difference(&b.about.apart);
    let how = only.into_iter().find(|how| !matches!(how.as_str(), "former" | "part" | "convicted"))?;
    Some(format!("only one of them is so: {how}"))
}

/// What sets two counts apart, in words; empty where nothing does. Of what befell people (`single`) a place that only
/// one of the two names says nothing.
pub(super) fn between(a: &Claim, b: &Claim, single: bool, crowd: &Crowd) -> Vec<String> {
    let mut out = Vec::new();
    let (x, y) = (&a.about, &b.about);
    // "43 others were hurt" are all who were.
    if !single && x.apart != y.apart {
        out.push("only one of them is set apart".to_owned());
    }
    let elsewhere = |one: &Claim, other: &Claim| {
        let unknown = |p: &String| !crowd.mentions(other.said.sigil.as_str(), p);
        !one.about.places.is_empty() && one.about.places.iter().all(unknown)
    };
    if elsewhere(a, b) && elsewhere(b, a) {
        out.push("they speak of other places".to_owned());
    }
    let part = |one: &Claim, other: &Claim| {
        let lacks = |t: &String| !other.about.terms.contains(t);
        !one.about.narrowed.is_empty() && one.about.narrowed.iter().all(lacks)
    };
    if !single && (part(a, b) || part(b, a)) {
        out.push("one is of a part".to_owned());
    }
    out
}
