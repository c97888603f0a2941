//! Parsing a word of YAML inside the visitor, so that its error keeps its line.
//!
//! serde_yaml loses the place of an error that a `try_from` conversion raises behind it. One visitor for every
//! type that reads itself from a string keeps it.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Visitor};

/// Use as `#[serde(deserialize_with = "scalar::parse")]` on a field whose type is [`FromStr`].
///
/// # Errors
/// What the type's own parser says, at the scalar's place.
pub fn parse<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr,
    T::Err: fmt::Display,
    D: Deserializer<'de>,
{
    struct Scalar<T>(PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Scalar<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a word or a text")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Scalar(PhantomData))
}
