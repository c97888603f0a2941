//! What stands between quotation marks of every shape.

use super::Quotation;
use crate::text::prose::Prose;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<Quotation> {
    let _ = prose;
    Vec::new()
}
