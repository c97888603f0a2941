//! The proofs that stand in a rule: little articles, and what must come out of them.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::text::scalar::Fault;

/// One proof of a rule: what it must say of some little articles.
#[derive(Clone, PartialEq, Debug)]
pub struct Test {
    /// What must come out.
    pub expected: Expected,
    /// The articles, sigil and text, in the order of the file.
    pub articles: Vec<(String, String)>,
    /// The values that must be read from them, as the messages write them: sigil and value.
    pub values: Vec<(String, String)>,
    /// The line of the rule file on which the test stands, where it is known.
    pub line: Option<usize>,
}

/// The four outcomes that a test can ask for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Expected {
    /// The rule must stay silent: another fact.
    Unrelated,
    /// The claims meet, and agree.
    Agree,
    /// The rule finds that both can be right, but worth a word.
    Compatible,
    /// The rule speaks, and says conflict.
    Conflict,
}

impl Expected {
    /// The four, as they are written in a rule.
    pub const ALL: [(&'static str, Expected); 4] = [
        ("conflict", Expected::Conflict),
        ("compatible", Expected::Compatible),
        ("agree", Expected::Agree),
        ("unrelated", Expected::Unrelated),
    ];

    /// Its name in a rule.
    pub fn name(self) -> &'static str {
        Expected::ALL.iter().find(|(_, e)| *e == self).map_or("", |(name, _)| name)
    }
}

/// A key of a test.
enum Key {
    Verdict(Expected),
    Values,
}

/// Reads a key, knowing what the test has already: so that the error stands at the key.
#[derive(Clone, Copy)]
struct KeySeed<'a> {
    verdict: Option<Expected>,
    values: &'a [(String, String)],
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`conflict`, `compatible`, `agree` or `unrelated`")
    }
    fn visit_str<E: Error>(self, word: &str) -> Result<Key, E> {
        if word == "values" && self.values.is_empty() {
            return Ok(Key::Values);
        }
        let names = Expected::ALL.map(|(name, _)| name).into_iter().chain(["values"]);
        let Some((_, expected)) = Expected::ALL.into_iter().find(|(name, _)| *name == word) else {
            let fault = Fault::unknown("field", word, names);
            return Err(E::custom(fault));
        };
        match self.verdict {
            None => Ok(Key::Verdict(expected)),
            Some(first) => Err(E::custom(Fault {
                note: Some("begin the second with `- `, as a test of its own".to_owned()),
                ..Fault::new(format!("two tests in one: `{}` and `{word}`", first.name()))
            })),
        }
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Test;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a test such as `conflict: {lusa: a text, wire: another text}`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Test, A::Error> {
                let mut found: Option<(Expected, Vec<(String, String)>)> = None;
                let mut values = Vec::new();
                while let Some(key) =
                    map.next_key_seed(KeySeed { verdict: found.as_ref().map(|(e, _)| *e), values: &values })?
                {
                    match key {
                        Key::Verdict(expected) => found = Some((expected, map.next_value::<Texts>()?.0)),
                        Key::Values => values = map.next_value::<Texts>()?.0,
                    }
                }
                let Some((expected, articles)) = found else {
                    return Err(A::Error::custom(Fault {
                        note: Some("it is one of `conflict`, `compatible`, `agree`, `unrelated`".to_owned()),
                        ..Fault::new("this test does not say what must come out")
                    }));
                };
                let stray = values.iter().find(|(sigil, _)| !articles.iter().any(|(a, _)| a == sigil));
                if let Some((sigil, _)) = stray {
                    let title = format!("`values` names `{sigil}`, which is no article of this test");
                    return Err(A::Error::custom(Fault::new(title)));
                }
                Ok(Test { expected, articles, values, line: None })
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Texts by sigil, in the order of the file.
struct Texts(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Texts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("little articles, each `name: text`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts: Vec<(String, String)> = Vec::new();
                while let Some(Word(sigil)) = map.next_key()? {
                    if texts.iter().any(|(s, _)| *s == sigil) {
                        return Err(A::Error::custom(Fault::new(format!(
                            "two articles are named `{sigil}`"
                        ))));
                    }
                    let Word(text) = map.next_value()?;
                    texts.push((sigil, text));
                }
                if texts.is_empty() {
                    return Err(A::Error::custom(Fault {
                        note: Some("they stand below, indented further than the word above".to_owned()),
                        ..Fault::new("a test without articles proves nothing")
                    }));
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A text, also where YAML takes it for a number: `values: {lusa: 4}`. Several texts of a list are joined.
struct Word(String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Word;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word(text.to_owned()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Word, A::Error> {
                let mut all = Vec::new();
                while let Some(word) = seq.next_element::<String>()? {
                    all.push(word);
                }
                Ok(Word(all.join(", ")))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
