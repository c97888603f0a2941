//! What a figure measures: only figures of one sort can be of one fact.

use crate::text::value::{Sort, Value};

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Measure {
    Count,
    Tally,
    Percent,
    Money,
    Span,
    Unit,
    Time,
}

/// What a value measures, and in which unit.
pub(super) fn measure(value: &Value) -> Option<(Measure, &str)> {
    match value {
        Value::Tally(..) => Some((Measure::Tally, "")),
        Value::Date(_) => Some((Measure::Time, "")),
        Value::Quantity(q) => {
            let unit = q.unit.as_deref().unwrap_or_default();
            Some(match q.sort {
                Sort::Cardinal | Sort::Multiplicity | Sort::Ordinal => (Measure::Count, ""),
                Sort::Percent => (Measure::Percent, unit),
                Sort::Money => (Measure::Money, unit),
                Sort::Duration | Sort::Age => (Measure::Span, unit),
                Sort::Measure => (Measure::Unit, unit),
            })
        }
        _ => None,
    }
}
