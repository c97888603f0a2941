//! When, where, to whom and by what means the same words were uttered. Two days, or two towns, that exclude each other
//! conflict, and so do a letter and a news conference; another hearer or medium may be the same occasion told in
//! another way.

use serde::Deserialize;

use super::Verdict;
use super::words::Weight;
use crate::text::gazetteer::{self, Standing};
use crate::text::person::likeness;
use crate::text::schema::JsonSchema;
use crate::text::shown;
use crate::text::value::{Date, Name, Value};

/// The options of the setting comparator: what each difference weighs.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SettingOptions {
    /// Days that cannot be one; before an event and after it.
    pub days: Weight,
    /// Two places far from each other on the map.
    pub apart: Weight,
    /// Another place or hearer, as far as is known.
    pub places: Weight,
    /// Media that exclude each other: a letter and an interview, a telephone and a courtroom.
    pub exclusive: Weight,
    /// Another medium that may be the same: a statement and a post.
    pub media: Weight,
}

impl Default for SettingOptions {
    fn default() -> Self {
        SettingOptions {
            days: Weight::Conflict,
            apart: Weight::Conflict,
            places: Weight::Compatible,
            exclusive: Weight::Conflict,
            media: Weight::Compatible,
        }
    }
}

impl SettingOptions {
    /// The verdict on two values of one part of a setting.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (weight, same) = match (a, b) {
            (Value::Date(x), Value::Date(y)) => (self.days, !exclude(x, y)),
            (Value::Name(x), Value::Name(y)) => match standing(x, y) {
                Some(Standing::Apart) => (self.apart, false),
                standing => (self.places, standing.is_some() || one(x, y)),
            },
            (Value::Level(x), Value::Level(y)) => {
                match (x.scale.strip_prefix(BY), y.scale.strip_prefix(BY)) {
                    (Some(a), Some(b)) if exclusive(a, b) => (self.exclusive, false),
                    (Some(a), Some(b)) => {
                        (self.media, x.step == y.step || at_once(a, b) || alike(&x.step, &y.step))
                    }
                    (None, None) if x.scale == y.scale => (self.days, x.height == y.height),
                    _ => return Verdict::Unrelated,
                }
            }
            _ => return Verdict::Unrelated,
        };
        if same {
            return Verdict::Agree;
        }
        weight.verdict(&format!("{} against {}", shown::value(a), shown::value(b)))
    }
}

/// Before the sort of a medium.
const BY: &str = "by ";

/// What is not uttered by one means is uttered by none of these: who writes a letter does not speak, and who is on the
/// telephone does not stand in the courtroom.
const EXCLUSIVE: &[(&str, &[&str])] = &[
    ("statement", &["talk", "line", "call", "press"]),
    ("post", &["talk", "line", "call", "press", "stage", "hearing", "person"]),
    ("paper", &["talk", "line", "call", "press", "stage", "air", "person", "reporters"]),
    ("talk", &["call", "press", "stage", "hearing"]),
    ("line", &["press", "stage", "hearing", "person"]),
    ("call", &["stage", "hearing", "person"]),
];

fn exclusive(a: &str, b: &str) -> bool {
    let has = |x: &str, y: &str| EXCLUSIVE.iter().any(|(sort, others)| *sort == x && others.contains(&y));
    has(a, b) || has(b, a)
}

/// Whether one utterance can well be told of both ways: to reporters, at a news conference, in the lobby, on the air.
fn at_once(a: &str, b: &str) -> bool {
    let spoken = |sort: &str| !matches!(sort, "statement" | "post" | "paper");
    let either = |x: &str, y: &str| match x {
        "reporters" => spoken(y),
        "person" => matches!(y, "talk" | "press" | "stage" | "hearing" | "air"),
        "line" => matches!(y, "talk" | "call"),
        "talk" => y == "air",
        _ => false,
    };
    either(a, b) || either(b, a)
}

/// Whether two nouns are forms of one: court, courtroom.
fn alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= 5
}

/// How two names stand to each other on the map, where both are on it.
fn standing(a: &Name, b: &Name) -> Option<Standing> {
    let spots = |n: &Name| gazetteer::resolve(std::iter::once(n.full.to_lowercase().as_str()));
    gazetteer::standing(&spots(a), &spots(b))
}

/// Whether two times have no day in common.
fn exclude(a: &Date, b: &Date) -> bool {
    let before =
        |x: &Date, y: &Date| matches!((x.latest, y.earliest), (Some(end), Some(start)) if end < start);
    before(a, b) || before(b, a)
}

/// Whether two names can be one: one has all the parts of the other, or is short for it.
fn one(a: &Name, b: &Name) -> bool {
    if likeness(a, b).is_one() {
        return true;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    short.parts.iter().all(|p| long.parts.contains(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::calendar::parse_day;
    use crate::text::value::Level;

    fn day(from: &str, to: &str) -> Value {
        Value::Date(Date { earliest: parse_day(from), latest: parse_day(to), ..Date::default() })
    }

    fn check(a: &Value, b: &Value, expected: &str) {
        for (x, y) in [(a, b), (b, a)] {
            assert_eq!(SettingOptions::default().compare(x, y).name(), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn settings_are_compared_part_by_part() {
        let monday = day("2026-03-16", "2026-03-16");
        check(&monday, &day("2026-03-17", "2026-03-17"), "conflict");
        check(&monday, &day("2026-03-01", "2026-03-31"), "agree");
        check(&monday, &Value::Date(Date::default()), "agree");
        let name = |n: &str| Value::Name(Name::new(n));
        check(&name("Northwall"), &name("Easthaven"), "compatible");
        check(&name("Lookout"), &name("The Lookout"), "agree");
        check(&name("Madrid"), &name("Lisbon"), "conflict");
        check(&name("Chicago"), &name("Illinois"), "agree");
        let by = |sort: &str, step: &str| {
            Value::Level(Level { scale: format!("by {sort}"), step: step.into(), height: 0 })
        };
        check(&by("statement", "statement"), &by("post", "post"), "compatible");
        check(&by("statement", "statement"), &by("statement", "statement"), "agree");
        check(&by("statement", "statement"), &name("Verona"), "unrelated");
        check(&by("paper", "letter"), &by("press", "news conference"), "conflict");
        check(&by("line", "telephone"), &by("person", "courtroom"), "conflict");
        check(&by("statement", "statement"), &by("reporters", "reporters"), "compatible");
        check(&by("press", "news conference"), &by("reporters", "reporters"), "agree");
        check(&by("person", "court"), &by("person", "courtroom"), "agree");
        check(&by("person", "court"), &by("person", "hospital"), "compatible");
        let beside =
            |what: &str, height| Value::Level(Level { scale: what.into(), step: what.into(), height });
        check(&beside("vote", 0), &beside("vote", 1), "conflict");
        check(&beside("vote", 0), &beside("march", 1), "unrelated");
    }
}
