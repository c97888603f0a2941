//! Equal or not, for values in which every difference counts.

use serde::Deserialize;

use super::Verdict;
use crate::text::schema::JsonSchema;
use crate::text::value::Value;

/// Any two unequal values of one type conflict.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Same {}

impl Same {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        if std::mem::discriminant(a) == std::mem::discriminant(b) {
            Verdict::Conflict("they are not the same".to_owned())
        } else {
            Verdict::Unrelated
        }
    }
}
