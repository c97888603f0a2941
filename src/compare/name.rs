//! Names: full and short forms, initials, spellings. Whether two names can be one person's is asked of their
//! parts alone; who the person is, nobody here knows.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::schema::JsonSchema;
use crate::text::similar;
use crate::text::value::{Name, Value};

/// The options of the name comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NameOptions {
    /// A full name beside a part of it: Ana Ruiz and Ruiz, John F. Ode and J. Ode.
    pub short: Outcome,
    /// Two spellings of one name: Yuri and Yury.
    pub spelling: Outcome,
    /// A name beside someone without one: Ana Ruiz and a spokeswoman.
    pub unnamed: Outcome,
    /// A body beside a person, who may speak for it: the ministry and Ana Ruiz.
    pub body: Outcome,
}

impl Default for NameOptions {
    fn default() -> Self {
        let told = Outcome::Compatible;
        NameOptions { short: Outcome::Agree, spelling: told, unnamed: told, body: told }
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
        let (few, many) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
        let middle = a.parts.len() > 2 && b.parts.len() > 2 && within(&bare(few), &bare(many), |x, y| x == y);
        if middle && !(has_initial(a) && has_initial(b))
            || within(&few.parts, &many.parts, |x, y| x == y || is_initial(x, y))
        {
            return self.short.verdict("one is a short form");
        }
        if within(&few.parts, &many.parts, |x, y| x == y || is_initial(x, y) || spelled_alike(x, y)) {
            return self.spelling.verdict("spelled in two ways");
        }
        if a.last() == b.last() && initial(a).is_some() && initial(a) == initial(b) {
            // Mike and Michael, Tim and Timothy: far more often one person than two.
            return self.spelling.verdict("one is a pet form");
        }
        Verdict::Conflict(format!("{} against {}", a.full, b.full))
    }
}

/// The parts of a name that are more than a letter.
fn bare(name: &Name) -> Vec<String> {
    name.parts.iter().filter(|p| p.chars().count() > 1).cloned().collect()
}

fn has_initial(name: &Name) -> bool {
    name.parts.iter().any(|p| p.chars().count() == 1)
}

/// The first letter of a first name, where there is one besides the last.
fn initial(name: &Name) -> Option<char> {
    (name.parts.len() > 1).then(|| name.parts.first()?.chars().next()).flatten()
}

/// Whether it is a description and no name, also by its shape: no part of it begins with a capital letter.
fn is_unnamed(name: &Name) -> bool {
    name.unnamed || !name.full.split_whitespace().any(|part| part.starts_with(char::is_uppercase))
}

/// Whether every part of the shorter name stands in the longer, in its order.
fn within(few: &[String], many: &[String], alike: impl Fn(&str, &str) -> bool) -> bool {
    let mut rest = many.iter();
    !few.is_empty() && few.iter().all(|x| rest.any(|y| alike(x, y)))
}

/// Whether one is the first letter of the other.
fn is_initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// Whether two parts of names may be spellings of one: a letter or two apart, the more the longer they are.
fn spelled_alike(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    shorter >= 4 && similar::letters_apart(a, b) <= if shorter >= 8 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &str) {
        let value = |name| Value::Name(Name::new(name));
        let verdict = NameOptions::default().compare(&value(a), &value(b));
        assert_eq!(verdict.name(), expected, "{a} / {b}");
    }

    #[test]
    fn short_forms_agree_and_spellings_are_told() {
        check("Ana Ruiz", "Ruiz", "agree");
        check("Ana Ruiz", "A. Ruiz", "agree");
        check("Ana Maria Ruiz", "Ana Ruiz", "agree");
        check("Ana M. Ruiz", "Port Council Member Ana Ruiz", "agree");
        check("Ana M. Ruiz", "Ana P. Ruiz", "compatible");
        check("Yuri Falk", "Yury Falk", "compatible");
        check("Mike Falk", "Michael Falk", "compatible");
        check("Ana Ruiz", "a spokeswoman", "compatible");
        check("Ana Ruiz", "Tomas Ode", "conflict");
        check("Ana Ruiz", "Eva Ruiz", "conflict");
        check("Ana Ruiz", "Ana Lind", "conflict");
    }
}
