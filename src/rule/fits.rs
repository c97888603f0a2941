//! Whether the parts of a rule fit each other: what no single field can know of itself.

use super::Rule;
use crate::align::fit::People;
use crate::claim::Kind;
use crate::compare::Comparator;
use crate::error::RuleError;
use crate::text::scalar::one_of;

/// Checks a rule that was read from `text`.
///
/// # Errors
/// When it selects by kind and by pattern, or its comparator cannot compare the values of its claims.
pub(super) fn check(rule: &Rule, path: &str, text: &str) -> Result<(), RuleError> {
    let Some((key, title, note)) = misfit(rule) else { return Ok(()) };
    Err(RuleError {
        path: path.to_owned(),
        title,
        place: place_of(text, key),
        label: None,
        notes: vec![note],
        text: text.to_owned(),
    })
}

/// What does not fit: the key where it shows, what is wrong, what to do.
fn misfit(rule: &Rule) -> Option<(&'static str, String, String)> {
    let (kind, compare) = (rule.about.kind.name(), rule.compare.name());
    let patterns = !rule.about.pattern.is_empty();
    let fault = |key, title: &str, note: &str| Some((key, title.to_owned(), note.to_owned()));
    if patterns && rule.about.kind != Kind::Other {
        return fault(
            "about",
            "claims have a `kind` or come from a `pattern`, not both",
            "take one of them out",
        );
    }
    if patterns && !rule.about.of.is_empty() {
        let note = "write the words into the pattern";
        return fault("about", "`of` chooses among claims of a kind; here a pattern finds them", note);
    }
    if patterns {
        return None;
    }
    if matches!(rule.compare, Comparator::Slip(_)) {
        return match rule.about.kind {
            Kind::Other => None,
            _ => fault(
                "about",
                "`slip` looks at the whole draft, not at claims of a kind",
                "write `kind: other`",
            ),
        };
    }
    if rule.about.kind == Kind::Other {
        let note = "write `kind: count`, or a `pattern` of your own";
        return fault("about", "this rule does not say which claims it looks at", note);
    }
    let fitting = comparators(rule.about.kind);
    if fitting.is_empty() {
        let note = "write it as the rule's own `kind`, and under `about` that of the claims".to_owned();
        return Some(("about", format!("no article makes claims of the kind `{kind}`"), note));
    }
    if fitting.contains(&compare) {
        return None;
    }
    let note = format!("expected {}", one_of(fitting.iter().copied()));
    Some(("compare", format!("`{compare}` cannot compare claims of the kind `{kind}`"), note))
}

/// What a rule with patterns asks of two claims where it does not say so itself: a word in common besides what
/// was found, no share of words, and nothing of people.
pub(super) fn fit_of_patterns(rule: &mut Rule, text: &str) {
    let given = keys_under(text, "fit");
    let is_given = |key: &str| given.contains(&key);
    if !is_given("terms") {
        rule.fit.terms = 0.0;
    }
    if !is_given("people") {
        rule.fit.people = People::Any;
    }
    rule.fit.shared.get_or_insert(1);
}

/// The words before a colon in the block of a key that is not indented, remarks left out.
fn keys_under<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    let behind = text.lines().skip_while(|l| !is_key(l, key)).enumerate();
    let block = behind.take_while(|(i, l)| *i == 0 || l.starts_with([' ', '#']) || l.trim().is_empty());
    let bare = block.map(|(_, l)| l.split(" #").next().unwrap_or_default());
    let words = bare.flat_map(|l| l.split(['{', ',', ' ']));
    words.filter_map(|w| w.strip_suffix(':')).collect()
}

/// The comparators that can compare the values of a kind of claims.
fn comparators(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Count | Kind::Amount => &["number", "same"],
        Kind::QuoteWording => &["words", "same"],
        Kind::Paraphrase => &["paraphrase"],
        Kind::Statement => &["statement"],
        Kind::Figure => &["figure"],
        Kind::QuoteSetting => &["setting", "same"],
        Kind::QuoteSpeaker | Kind::Name | Kind::Actor => &["name", "same"],
        Kind::Date => &["date", "same"],
        Kind::Place => &["place", "same"],
        Kind::Role => &["role", "same"],
        Kind::Polarity | Kind::Certainty | Kind::Scope | Kind::Order => &["level", "same"],
        Kind::Unsupported => &["support"],
        Kind::Other => &[],
    }
}

/// The place of a key that is not indented.
pub(super) fn place_of(text: &str, key: &str) -> Option<(usize, usize)> {
    Some((text.lines().position(|l| is_key(l, key))? + 1, 1))
}

fn is_key(line: &str, key: &str) -> bool {
    line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_either_style() {
        let block = "a: 1\nfit:\n  shared: 2  # terms: no\n  terms: 0.5\nb:\n  people: 1\n";
        assert_eq!(keys_under(block, "fit"), ["fit", "shared", "terms"]);
        assert_eq!(keys_under("fit: {shared: 1, people: any}\n", "fit"), ["fit", "shared", "people"]);
        assert!(keys_under("a: 1\n", "fit").is_empty());
    }
}
