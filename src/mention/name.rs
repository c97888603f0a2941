//! Sequences of capitalised words with the titles before them.

use super::NameMention;
use crate::text::prose::Prose;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<NameMention> {
    let _ = prose;
    Vec::new()
}
