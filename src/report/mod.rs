//! Findings → bytes. One file a format; none knows rules or comparators.

pub mod claims;
pub mod json;
pub mod style;
pub mod terminal;

use crate::finding::Finding;
use crate::text::Article;

/// Everything a format may write about a run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// The articles that were compared, in their order.
    pub articles: Vec<Article>,
    /// How many claims each of them has.
    pub claims: Vec<usize>,
    /// How many claims of all were compared with one of another article.
    pub compared: usize,
    /// The files that could not be read: path and why.
    pub unread: Vec<(String, String)>,
    /// The findings, gravest first.
    pub findings: Vec<Finding>,
    /// The rules in force.
    pub rules: Vec<RuleInForce>,
    /// From which severity on a run fails, for the summary line.
    pub fails_on: String,
    /// Whether the articles' texts are written too, where the format can.
    pub with_text: bool,
}

/// What a report says of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleInForce {
    /// Its id.
    pub id: String,
    /// The severity of its conflicts.
    pub severity: String,
    /// Its message template.
    pub message: String,
    /// Why it matters.
    pub explain: String,
}
