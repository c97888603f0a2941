//! JSON Schema of what people write: the door to schemars. A type that a rule file can hold derives
//! [`JsonSchema`]; its doc comments become the descriptions that an editor shows.

pub use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

/// The schema of a word out of a fixed list.
pub fn one_of<'a>(description: &str, words: impl IntoIterator<Item = &'a str>) -> Schema {
    let words: Vec<&str> = words.into_iter().collect();
    json_schema!({ "type": "string", "description": description, "enum": words })
}
