//! A word list of the user's, as a file: classes with their words, and whether it takes the built-in list's
//! place.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::text::lexicon::{Class, WordList, Words};
use crate::text::scalar::Fault;

/// A file of words.
#[derive(Clone, Debug, Default)]
pub(super) struct WordFile {
    /// Takes the place of the built-in list of the same name, instead of adding to it.
    pub replaces: bool,
    /// The words.
    pub list: WordList,
}

enum Key {
    Replaces,
    Class(Class),
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Named;
        impl Visitor<'_> for Named {
            type Value = Key;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word class")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                if name == "replaces" {
                    return Ok(Key::Replaces);
                }
                let names = Class::ALL.iter().map(|c| c.name());
                Class::of(name)
                    .map(Key::Class)
                    .ok_or_else(|| E::custom(Fault::unknown("word class", name, names)))
            }
        }
        deserializer.deserialize_str(Named)
    }
}

impl<'de> Deserialize<'de> for WordFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Lists;
        impl<'de> Visitor<'de> for Lists {
            type Value = WordFile;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("word classes, each with a list of words or with lists by value")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WordFile, A::Error> {
                let mut out = WordFile::default();
                while let Some(key) = map.next_key()? {
                    match key {
                        Key::Replaces => out.replaces = map.next_value()?,
                        Key::Class(class) => {
                            let words: Words = map.next_value()?;
                            if out.list.0.insert(class, words.0).is_some() {
                                let title = format!("the class `{}` stands here twice", class.name());
                                return Err(A::Error::custom(Fault::new(title)));
                            }
                        }
                    }
                }
                Ok(out)
            }
        }
        deserializer.deserialize_map(Lists)
    }
}
