//! The whole flow in one screen: extract, align, compare, find.

use crate::claim::{self, Claim};
use crate::finding::Finding;
use crate::rule::Rules;
use crate::text::Article;

/// What a check found, and what it looked at to find it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// The differences, gravest first, then by place.
    pub findings: Vec<Finding>,
    /// How many claims each article has, in the order of the articles.
    pub claims: Vec<usize>,
    /// How many claims of all stood beside one of another article and were compared.
    pub compared: usize,
}

/// Compares articles with one another.
pub fn check(articles: &[Article], rules: &Rules) -> Outcome {
    let claims: Vec<Vec<Claim>> = articles.iter().map(|a| claim::extract(a, &rules.lexicon)).collect();
    Outcome { claims: claims.iter().map(Vec::len).collect(), ..Outcome::default() }
}
