//! Names: full and short forms of one name agree, other names conflict.

use serde::Deserialize;

use super::Verdict;
use crate::text::person;
use crate::text::value::Value;

/// The options of the name comparator.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NameOptions {}

impl NameOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Name(a), Value::Name(b)) = (a, b) else { return Verdict::Unrelated };
        if person::same(a, b) {
            return Verdict::Agree;
        }
        // A role and a name may be one person or two: nothing in the names tells.
        if a.unnamed || b.unnamed {
            return Verdict::Unrelated;
        }
        Verdict::Conflict(format!("{} against {}", a.full, b.full))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::value::Name;

    fn check(a: &str, b: &str, expected: &str) {
        let name = |n: &str| match n.strip_prefix("the ") {
            Some(role) => Value::Name(Name { unnamed: true, ..Name::new(role) }),
            None => Value::Name(Name::new(n)),
        };
        for (x, y) in [(a, b), (b, a)] {
            assert_eq!(NameOptions {}.compare(&name(x), &name(y)).name(), expected, "{x} beside {y}");
        }
    }

    #[test]
    fn short_forms_agree_and_other_people_conflict() {
        check("Ana Ruiz", "Ruiz", "agree");
        check("Ana Ruiz", "A. Ruiz", "agree");
        check("Ana Ruiz", "Tomas Ode", "conflict");
        check("Ana Ruiz", "Pedro Ruiz", "conflict");
        check("Pedro Ruiz", "Pedro Ruiz Jr.", "conflict");
        check("Ruiz", "Pedro Ruiz Jr.", "agree");
        check("Ana Ruiz", "the minister", "unrelated");
    }
}
