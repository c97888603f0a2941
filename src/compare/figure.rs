//! Any two figures or any two days, whatever they are of: how likely they must be of one fact, and what they say then.

use serde::Deserialize;

use super::Verdict;
use super::date::DateOptions;
use super::number::{Number, Outcome};
use crate::text::schema::JsonSchema;
use crate::text::value::Value;

/// The options of the figure comparator. Probabilities are between 0 and 1.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FigureOptions {
    /// From which probability on two figures are taken for one fact, so that a conflict is one.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub sure: f64,
    /// From which probability on a conflict is told as one where both can be right.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub doubtful: f64,
    /// From which probability on two values are told that can both be right.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub likely: f64,
    /// A rounded number beside the exact one that it may stand for, a range beside a number in it, and the like.
    pub rounding: Outcome,
    /// A longer time beside a shorter one within it: January and January 10.
    pub precision: Outcome,
    /// One day that dates a deed here and there the saying so.
    pub saying: Outcome,
}

impl Default for FigureOptions {
    fn default() -> Self {
        FigureOptions {
            sure: 0.83,
            doubtful: 0.7,
            likely: 0.58,
            rounding: Outcome::Compatible,
            precision: Outcome::Compatible,
            saying: Outcome::Compatible,
        }
    }
}

impl FigureOptions {
    /// How figures are compared.
    pub fn number(&self) -> Number {
        let (rounding, flat, vague) = (self.rounding, self.rounding, self.rounding);
        Number { rounding, flat, vague, ..Number::default() }
    }

    /// How days are compared.
    pub fn date(&self) -> DateOptions {
        DateOptions { precision: self.precision, rounding: self.rounding, ..DateOptions::default() }
    }

    /// The verdict on one day that dates a deed here and there the saying so.
    pub fn moved(&self) -> Verdict {
        self.saying.verdict("one dates what happened, the other when it was said")
    }

    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        match (a, b) {
            (Value::Date(_), Value::Date(_)) => self.date().compare(a, b),
            _ => self.number().compare(a, b),
        }
    }
}
