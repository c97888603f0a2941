//! When, where, to whom and by what means the same words were uttered. Two days that exclude each other
//! conflict; another place, hearer or medium may be the same occasion told in another way.

use serde::Deserialize;

use super::Verdict;
use super::words::Weight;
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
    /// Another place or hearer.
    pub places: Weight,
    /// Another medium: a statement, a post, an interview.
    pub media: Weight,
}

impl Default for SettingOptions {
    fn default() -> Self {
        SettingOptions { days: Weight::Conflict, places: Weight::Compatible, media: Weight::Compatible }
    }
}

impl SettingOptions {
    /// The verdict on two values of one part of a setting.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (weight, same) = match (a, b) {
            (Value::Date(x), Value::Date(y)) => (self.days, !exclude(x, y)),
            (Value::Name(x), Value::Name(y)) => (self.places, one(x, y)),
            (Value::Level(x), Value::Level(y)) if x.scale == y.scale && x.scale != "medium" => {
                (self.days, x.height == y.height)
            }
            (Value::Level(x), Value::Level(y)) if x.scale == y.scale => (self.media, x.step == y.step),
            _ => return Verdict::Unrelated,
        };
        if same {
            return Verdict::Agree;
        }
        weight.verdict(&format!("{} against {}", shown::value(a), shown::value(b)))
    }
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
        check(&name("Verona"), &name("Odessa"), "compatible");
        check(&name("Lookout"), &name("The Lookout"), "agree");
        let by = |step: &str| Value::Level(Level { scale: "medium".into(), step: step.into(), height: 0 });
        check(&by("statement"), &by("post"), "compatible");
        check(&by("statement"), &by("statement"), "agree");
        check(&by("statement"), &name("Verona"), "unrelated");
        let beside =
            |what: &str, height| Value::Level(Level { scale: what.into(), step: what.into(), height });
        check(&beside("vote", 0), &beside("vote", 1), "conflict");
        check(&beside("vote", 0), &beside("march", 1), "unrelated");
    }
}
