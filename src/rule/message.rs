//! The message template of a rule and its placeholders.

use serde::{Deserialize, Deserializer};

/// A message with placeholders such as `{readings}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message(pub String);

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Message)
    }
}
