//! Names: full and short forms, pet forms, spellings, slips. Whether two names can be one person's is asked of
//! their parts alone; who the person is, nobody here knows.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::person::{Likeness, likeness};
use crate::text::schema::JsonSchema;
use crate::text::value::{Name, Value};

/// The options of the name comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NameOptions {
    /// A full name beside a part of it, with or without initials, particles, hyphens, suffix: Ana Ruiz and Ruiz,
    /// John F. Ode and J. Ode; a body's name and its initials.
    pub short: Outcome,
    /// A full name with a part that the other full one leaves out, or has as one word with the next: Ana Maria Ruiz
    /// and Ana Ruiz, Ana Ruiz-Lund and Ana Ruiz.
    pub fuller: Outcome,
    /// A pet form: Bob and Robert.
    pub pet: Outcome,
    /// Two accepted spellings of one name: Yuri and Yury.
    pub spelling: Outcome,
    /// A letter that two names have not in common: Falk and Flak.
    pub slip: Outcome,
    /// A name beside someone without one: Ana Ruiz and a spokeswoman.
    pub unnamed: Outcome,
    /// A body beside a person, who may speak for it: the ministry and Ana Ruiz.
    pub body: Outcome,
}

impl Default for NameOptions {
    fn default() -> Self {
        NameOptions {
            short: Outcome::Agree,
            fuller: Outcome::Agree,
            pet: Outcome::Agree,
            spelling: Outcome::Compatible,
            slip: Outcome::Conflict,
            unnamed: Outcome::Compatible,
            body: Outcome::Compatible,
        }
    }
}

impl NameOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Name(a), Value::Name(b)) = (a, b) else { return Verdict::Unrelated };
        if is_unnamed(a) || is_unnamed(b) {
            return self.unnamed.verdict("one is without a name");
        }
        if a.body != b.body {
            return self.body.verdict("a person and a body");
        }
        match likeness(a, b) {
            Likeness::Same => self.short.verdict("one is a short form"),
            Likeness::Fuller => self.fuller.verdict("one has a part more"),
            Likeness::Pet => self.pet.verdict("one is a pet form"),
            Likeness::Spelling => self.spelling.verdict("spelled in two ways"),
            Likeness::Slip => self.slip.verdict("a letter apart"),
            Likeness::Other => Verdict::Conflict(format!("{} against {}", a.full, b.full)),
        }
    }
}

/// Whether it is a description and no name, also by its shape: no part of it begins with a capital letter.
fn is_unnamed(name: &Name) -> bool {
    name.unnamed || !name.full.split_whitespace().any(|part| part.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;
    use crate::text::person;

    #[test]
    fn short_forms_agree_and_spellings_are_told() {
        let lexicon = Rules::builtin().lexicon;
        for (a, b, expected) in [
            ("Ana Ruiz", "Ruiz", "agree"),
            ("Ana Ruiz", "A. Ruiz", "agree"),
            ("Ana Maria Ruiz", "Ana Ruiz", "agree"),
            ("Tomas Ode Jr.", "Tomas Ode", "agree"),
            ("Ilse van der Brandt", "Ilse Van der Brandt", "agree"),
            ("Ana Ruiz-Lund", "Ana Ruiz Lund", "agree"),
            ("Robert W. Lund", "Bob Lund", "agree"),
            ("Ana M. Ruiz", "Port Council Member Ana Ruiz", "agree"),
            ("Mike Falk", "Michael Falk", "agree"),
            ("Yuri Falk", "Yury Falk", "compatible"),
            ("Dmitri Orlov", "Dmitry Orlov", "compatible"),
            ("Ruiz Tomas", "Tomas Ruiz", "compatible"),
            ("Ana Ruiz", "a spokeswoman", "compatible"),
            ("Tomas Bellingham", "Tomas Bellinghem", "conflict"),
            ("Tomas Bellingham", "Bellinghem", "conflict"),
            ("Sara Lund", "Sarah Lund", "conflict"),
            ("Ana Ruiz", "Tomas Ode", "conflict"),
            ("Ana Ruiz", "Eva Ruiz", "conflict"),
            ("Ana Ruiz", "Ana Lind", "conflict"),
            ("Tomas Ode Jr.", "Tomas Ode Sr.", "conflict"),
            ("John A. Lund", "John B. Lund", "conflict"),
        ] {
            let value = |name| Value::Name(person::read(name, &lexicon));
            for (x, y) in [(a, b), (b, a)] {
                let verdict = NameOptions::default().compare(&value(x), &value(y));
                assert_eq!(verdict.name(), expected, "{x} / {y}");
            }
        }
    }
}
