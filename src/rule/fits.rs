//! Whether the parts of a rule fit each other: what no single field can know of itself.

use super::Rule;
use crate::claim::Kind;
use crate::error::RuleError;

/// Checks a rule that was read from `text`.
///
/// # Errors
/// When its comparator cannot compare the values of its claims.
pub(super) fn check(rule: &Rule, path: &str, text: &str) -> Result<(), RuleError> {
    let kind = rule.about.kind;
    let name = rule.compare.name();
    let fitting = comparators(kind);
    if fitting.contains(&name) {
        return Ok(());
    }
    Err(RuleError {
        path: path.to_owned(),
        title: if fitting.is_empty() {
            format!("no article makes claims of the kind `{}`", kind.name())
        } else {
            format!("`{name}` cannot compare claims of the kind `{}`", kind.name())
        },
        place: place_of(text, if fitting.is_empty() { "about" } else { "compare" }),
        label: None,
        notes: if fitting.is_empty() {
            vec!["write it as the rule's own `kind`, and under `about` that of the claims".to_owned()]
        } else {
            vec![format!("expected {}", crate::text::scalar::one_of(fitting.iter().copied()))]
        },
        text: text.to_owned(),
    })
}

/// The comparators that can compare the values of a kind of claims.
fn comparators(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Count | Kind::Amount => &["number", "same"],
        Kind::QuoteWording | Kind::QuoteSetting => &["words", "same"],
        Kind::QuoteSpeaker | Kind::Name | Kind::Actor | Kind::Place => &["name", "same"],
        Kind::Date => &["date", "same"],
        Kind::Role => &["words", "same"],
        Kind::Polarity | Kind::Certainty | Kind::Scope | Kind::Order => &["level", "same"],
        Kind::Unsupported | Kind::Other => &[],
    }
}

/// The place of a key that is not indented.
pub(super) fn place_of(text: &str, key: &str) -> Option<(usize, usize)> {
    let line =
        text.lines().position(|l| l.strip_prefix(key).is_some_and(|r| r.trim_start().starts_with(':')))?;
    Some((line + 1, 1))
}
