//! The words of two quotations: cut short, bracketed, changed.

use serde::Deserialize;

use super::Verdict;
use crate::text::value::Value;

/// The options of the words comparator.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WordsOptions {}

impl WordsOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let _ = (a, b);
        Verdict::Unrelated
    }
}
