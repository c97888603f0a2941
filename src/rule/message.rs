//! The message template of a rule and its placeholders.

use serde::{Deserialize, Deserializer};

/// A message with placeholders such as `{readings}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message(pub String);

impl Message {
    /// The message for a locus.
    pub fn fill(&self, locus: &crate::align::Locus) -> String {
        let _ = locus;
        self.0.clone()
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Message)
    }
}
