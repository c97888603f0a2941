//! What a draft says and no article has: what weighs how much.

use serde::Deserialize;

use super::Verdict;
use super::words::Weight;
use crate::text::schema::JsonSchema;
use crate::text::value::Value;

/// The options of the support comparator. It compares no two values: a draft's claim stands alone.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SupportOptions {
    /// A quotation that no article has.
    pub quotation: Weight,
    /// A figure that no article has.
    pub figure: Weight,
    /// Any other claim that no article has.
    pub other: Weight,
    /// A claim that one article of several has.
    pub single: Weight,
}

impl Default for SupportOptions {
    fn default() -> Self {
        let (quotation, figure) = (Weight::Conflict, Weight::Conflict);
        SupportOptions { quotation, figure, other: Weight::Compatible, single: Weight::Compatible }
    }
}

impl SupportOptions {
    /// Two values that both stand somewhere are no matter of support.
    pub fn compare(&self, _: &Value, _: &Value) -> Verdict {
        Verdict::Unrelated
    }
}
