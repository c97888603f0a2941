//! Any text as a rule file: it is a rule or an error that can be shown, and a rule can be run, explained and
//! looked over. `cargo +nightly fuzz run load_rule` from the project's folder.

#![no_main]

use std::sync::OnceLock;

use crosscheck::rule::{Rules, explain, lint, load, show};
use crosscheck::trial;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    static BUILTIN: OnceLock<Rules> = OnceLock::new();
    let builtin = BUILTIN.get_or_init(Rules::builtin);
    match load::parse_rule("any", "any.yaml", text) {
        Err(error) => {
            assert!(!error.title.is_empty(), "an error that says nothing");
            let plain = show(&error, false);
            assert!(plain.starts_with("error: "), "{plain}");
            show(&error, true);
        }
        Ok(rule) => {
            explain::explain(&rule);
            let mut rules = Rules::default();
            rules.lexicon = builtin.lexicon.clone();
            if !rule.about.pattern.is_empty() {
                rules.lexicon.add_captures(&rule.id, &rule.about.pattern);
            }
            rules.rules.push(rule);
            lint::lint(&rules, |_| true);
            trial::run(&rules, |_| true);
        }
    }
});
