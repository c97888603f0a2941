//! Every built-in rule proves itself.

use crosscheck::rule::{Expected, Rules};
use crosscheck::trial;

#[test]
fn every_rule_passes_its_own_tests() {
    let trials = trial::run(&Rules::builtin(), |_| true);
    let failed: Vec<String> = trials.iter().filter(|t| !t.passed()).map(ToString::to_string).collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), trials.len(), failed.join("\n"));
}

#[test]
fn every_rule_has_proofs_that_speak_and_proofs_that_stay_silent() {
    for rule in Rules::builtin().rules {
        let count = |wanted: &[Expected]| rule.tests.iter().filter(|t| wanted.contains(&t.expected)).count();
        let (speaking, silent) = (
            count(&[Expected::Conflict, Expected::Compatible]),
            count(&[Expected::Agree, Expected::Unrelated]),
        );
        assert!(speaking >= 2 && silent >= 2 && silent >= speaking, "{}: {speaking}, {silent}", rule.id);
        assert!(rule.tests.iter().all(|t| t.line.is_some()), "{}: a test without a line", rule.id);
        assert!(
            !rule.explain.is_empty() && !rule.advice.is_empty(),
            "{}: without explain or advice",
            rule.id
        );
    }
}

/// `UPDATE=1` rewrites it.
#[test]
fn the_schema_that_editors_use_is_that_of_the_rules() {
    let stored = "rules/schema/rule.schema.json";
    let schema = crosscheck::rule::schema::schema();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(stored, &schema).expect("the schema can be written");
    }
    let found = std::fs::read_to_string(stored).unwrap_or_default();
    assert_eq!(found.replace("\r\n", "\n"), schema, "UPDATE=1 cargo test --test rules writes {stored}");
}

#[test]
fn the_example_rules_pass_their_own_tests() {
    let (rules, errors) = Rules::load(&["rules/examples".to_owned()]);
    assert!(errors.is_empty(), "{errors:?}");
    let trials = trial::run(&rules, |r| !r.path.is_empty());
    let failed: Vec<String> = trials.iter().filter(|t| !t.passed()).map(ToString::to_string).collect();
    assert!(trials.len() >= 30 && failed.is_empty(), "{}", failed.join("\n"));
}
