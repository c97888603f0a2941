//! Figures with the words around them, each word weighed by how rare it is, and how alike two such are.

use super::sort::{Measure, measure};
use crate::align::weight::{Holders, Weights, weights};
use crate::claim::Claim;
use crate::claim::around::{Around, Spoken};
use crate::text::value::{Sort, Value};

/// A figure with what stands around it, weighed.
pub(super) struct Figure<'a> {
    pub(super) index: usize,
    pub(super) sigil: &'a str,
    pub(super) claim: &'a Claim,
    pub(super) around: &'a Around,
    pub(super) measure: Measure,
    pub(super) unit: &'a str,
    /// It is somebody's age.
    pub(super) aged: bool,
    /// The words of its sentence, those nearer to it weighing more.
    pub(super) near: Weights,
    /// All words of it.
    pub(super) words: Weights,
    /// The same, as far as they can stand beside another figure's sentence.
    pub(super) echoed: Weights,
    /// The words of the sentence before.
    pub(super) before: Weights,
    /// And behind.
    pub(super) after: Weights,
    /// The names of its sentence.
    pub(super) names: Weights,
}

/// How much less each further word says.
const FADES: f64 = 0.8;
/// A sentence with fewer words besides its figure tells nothing.
const TELLING: usize = 2;

/// The figures among some claims, every word weighing the more the fewer sentences have it.
pub(super) fn figures<'a>(claims: &[&'a Claim]) -> Vec<Figure<'a>> {
    let holders = Holders::of(claims);
    let read = |(index, claim): (usize, &&'a Claim)| {
        let (around, measure, unit) = measured(claim)?;
        let aged = matches!(&around.told, Value::Quantity(q) if q.sort == Sort::Age);
        Some(Figure { aged, ..figure(index, claim, around, measure, unit, &holders) })
    };
    claims.iter().enumerate().filter_map(read).collect()
}

/// What stands around a claim's figure and what it measures, where there are words enough to find it again by.
pub(super) fn measured(claim: &Claim) -> Option<(&Around, Measure, &str)> {
    // A sum that was put into another currency stands in no article.
    let around = claim.about.around.as_deref().filter(|_| !claim.about.converted)?;
    // "Updated on March 3" tells nothing.
    let told = around.words.iter().filter(|w| !around.tokens.contains(&w.token)).count();
    let (measure, unit) = measure(&around.value).filter(|_| told >= TELLING)?;
    Some((around, measure, unit))
}

fn figure<'a>(
    index: usize,
    claim: &'a Claim,
    around: &'a Around,
    measure: Measure,
    unit: &'a str,
    holders: &Holders,
) -> Figure<'a> {
    let outside = |w: &&Spoken| !around.tokens.contains(&w.token);
    let told: Vec<&Spoken> = around.words.iter().filter(outside).collect();
    let far = |w: &Spoken| {
        let before = around.tokens.start.saturating_sub(w.token);
        before.max((w.token + 1).saturating_sub(around.tokens.end)).max(1)
    };
    let rarity = |term: u64| holders.rarity(term);
    let again = |term: u64| holders.again(term);
    let faded = |w: &Spoken| rarity(w.term) * FADES.powi(i32::try_from(far(w)).unwrap_or(i32::MAX) - 1);
    let plain = || told.iter().map(|w| (w.term, rarity(w.term)));
    let of = |words: &[Spoken]| {
        weights(words.iter().map(|w| (w.term, rarity(w.term))), |term| holders.count(term) > 0)
    };
    Figure {
        index,
        sigil: claim.said.sigil.as_str(),
        claim,
        around,
        measure,
        unit,
        aged: false,
        near: weights(told.iter().map(|w| (w.term, faded(w))), again),
        words: weights(plain(), again),
        echoed: weights(plain(), |term| holders.stands_beside(term)),
        before: of(&around.before),
        after: of(&around.after),
        names: weights(told.iter().filter(|w| w.name).map(|w| (w.term, rarity(w.term))), again),
    }
}
