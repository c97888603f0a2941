//! The JSON Schema of a rule file, for editors: made from the rule structs' own doc comments, so that what an
//! editor shows and what the loader takes are one.

use std::borrow::Cow;

use super::{Expected, Message, Rule, Test, Wanted};
use crate::claim::Kind;
use crate::finding::Severity;
use crate::text::pattern::{Capture, Pattern};
use crate::text::schema::{JsonSchema, Schema, SchemaGenerator, json_schema, one_of, schema_for};

/// The schema as JSON, ending in a line break.
pub fn schema() -> String {
    let mut schema = schema_for!(Rule);
    schema.insert("title".to_owned(), "A rule of crosscheck".into());
    format!("{:#}\n", schema.as_value())
}

macro_rules! schemas {
    ($($type:ty, $name:literal => |$generator:ident| $schema:expr;)*) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}

schemas! {
    Kind, "Kind" => |_g| one_of("A kind of claims or findings.", Kind::ALL.iter().map(|k| k.name()));
    Severity, "Severity" => |_g| one_of("How grave it is.", ["error", "warning", "note", "off"]);
    Message, "Message" => |_g| json_schema!({
        "type": "string",
        "description": "One line with placeholders such as {readings}.",
        "minLength": 1,
    });
    Pattern, "Pattern" => |_g| json_schema!({
        "type": "string",
        "description": "A Rust regular expression; letters of either case are meant alike.",
        "format": "regex",
    });
    Capture, "Capture" => |_g| json_schema!({
        "type": "string",
        "description": "A Rust regular expression whose named groups are the values; {number}, {money}, {percent}, {age}, {date} and {name} stand for what crosscheck reads as one.",
    });
    Wanted, "Wanted" => |_g| json_schema!({
        "type": "string",
        "description": "A word, in any form, or a /pattern/ of words.",
    });
    Test, "Test" => |_g| test();
}

/// A test: one verdict with its little articles, and perhaps the values that must be read.
fn test() -> Schema {
    let texts = |description: &str| {
        json_schema!({
            "type": "object",
            "description": description,
            "minProperties": 1,
            "additionalProperties": { "type": ["string", "number", "array"] },
        })
    };
    let means = |expected: Expected| match expected {
        Expected::Conflict => "The rule must speak: both cannot be right.",
        Expected::Compatible => "The rule must say that both can be right.",
        Expected::Agree => "The claims must meet, and agree.",
        Expected::Unrelated => "The rule must stay silent: another fact.",
    };
    let mut schema = json_schema!({ "type": "object", "additionalProperties": false, "minProperties": 1 });
    let mut fields = json_schema!({});
    for (name, expected) in Expected::ALL {
        fields.insert(name.to_owned(), texts(means(expected)).to_value());
    }
    fields.insert("values".to_owned(), texts("What must be read from each article.").to_value());
    schema.insert("properties".to_owned(), fields.to_value());
    schema.insert(
        "description".to_owned(),
        "Little articles, name: text, and what must come out of them.".into(),
    );
    schema
}
