//! Claims → loci: which claims of different articles are about the same fact?
//!
//! Alignment reads what a claim is *about* and asks of its value only whether it equals another. That two
//! values agree or conflict is none of its business: it could otherwise hide a difference by calling it
//! another fact, or find one by calling two facts the same.

mod apart;
pub mod day;
pub mod figure;
pub mod fit;
mod fragment;
pub mod group;
pub mod key;
mod name;
mod overlap;
pub mod paraphrase;
pub mod place;
mod quotation;
pub mod score;
pub mod statement;
mod weight;

use crate::claim::{Claim, Kind};
use crate::text::value::Value;

pub use fit::Fit;
pub use group::loci;
pub use score::{Hold, pairs, weighed};

/// One value at a locus and the claims that attest it.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The value all witnesses share.
    pub value: Value,
    /// The claims that give it, at least one, in the order of articles and of their texts.
    pub witnesses: Vec<Claim>,
}

/// A place where several articles, or one article twice, speak of the same fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Locus {
    /// The kind that all its claims share.
    pub kind: Kind,
    /// The readings in the order of their first witness. With a single reading the articles agree.
    pub readings: Vec<Reading>,
}

/// Brings claims together that are about the same. `claims` are those that one rule looks at, in the order of
/// the articles and of their texts; a group is their indices in order. A claim that meets no other is in no
/// group; a quotation may stand in two, where two others quote different parts of it.
pub fn align(claims: &[&Claim], fit: &Fit) -> Vec<Vec<usize>> {
    if claims.first().is_some_and(|c| c.kind == Kind::Name) {
        return name::groups(claims);
    }
    loci(claims.len(), &pairs(claims, fit))
}

/// The locus of some claims, given by their indices in order.
pub fn locus(claims: &[&Claim], members: &[usize]) -> Locus {
    let mut readings: Vec<Reading> = Vec::new();
    for claim in members.iter().filter_map(|&m| claims.get(m)) {
        match readings.iter_mut().find(|r| r.value == claim.value) {
            Some(reading) => reading.witnesses.push((*claim).clone()),
            None => {
                readings.push(Reading { value: claim.value.clone(), witnesses: vec![(*claim).clone()] });
            }
        }
    }
    let kind = readings.first().and_then(|r| r.witnesses.first()).map_or(Kind::Other, |c| c.kind);
    Locus { kind, readings }
}
