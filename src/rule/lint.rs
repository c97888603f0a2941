//! Doubts about sound rules: what is likely not what was meant. A doubt is shown as an error is, and stops
//! nothing.

use super::{Expected, Rule, Rules, Wanted, fits};
use crate::claim::Kind;
use crate::error::RuleError;
use crate::finding::Severity;
use crate::text::pattern::{Block, Capture};

/// The doubts about the rules that are `wanted`, in their order.
pub fn lint(rules: &Rules, wanted: impl Fn(&Rule) -> bool) -> Vec<RuleError> {
    let mut doubts = Vec::new();
    for (i, rule) in rules.rules.iter().enumerate().filter(|(_, r)| wanted(r)) {
        doubts.extend(tests(rule));
        doubts.extend(severities(rule));
        doubts.extend(patterns(rule));
        doubts.extend(placeholders(rule));
        doubts.extend(numbers(rule));
        doubts.extend(loose_sentence(rule));
        doubts.extend(loose_pattern(rule));
        doubts.extend(rules.rules[..i].iter().filter_map(|before| overlap(before, rule, rules)));
    }
    doubts
}

/// A doubt at a key of the rule's file that is not indented; the first line where the key is not there.
fn doubt(rule: &Rule, key: &str, title: String, note: impl Into<String>) -> RuleError {
    RuleError {
        path: if rule.path.is_empty() { format!("{}.yaml", rule.id) } else { rule.path.clone() },
        title,
        place: fits::place_of(&rule.text, key).or(Some((1, 1))),
        label: None,
        notes: vec![note.into()],
        text: rule.text.clone(),
    }
}

fn tests(rule: &Rule) -> Option<RuleError> {
    let has = |of: [Expected; 2]| rule.tests.iter().any(|t| of.contains(&t.expected));
    let id = &rule.id;
    if rule.tests.is_empty() {
        let note = "add `tests:`; `crosscheck rules new` drafts them from two sentences";
        return Some(doubt(rule, "tests", format!("rule `{id}` has no tests"), note));
    }
    if !has([Expected::Conflict, Expected::Compatible]) {
        let note = "add one under `tests:` as `conflict:` or `compatible:`";
        return Some(doubt(rule, "tests", format!("rule `{id}` has no test in which it speaks"), note));
    }
    if !has([Expected::Agree, Expected::Unrelated]) {
        let note = "add one under `tests:` as `agree:` or `unrelated:`";
        return Some(doubt(rule, "tests", format!("rule `{id}` has no test that must stay silent"), note));
    }
    None
}

fn severities(rule: &Rule) -> Option<RuleError> {
    let mute = rule.conflict == Severity::Off && rule.compatible == Severity::Off;
    let title = format!("rule `{}` never says anything", rule.id);
    mute.then(|| doubt(rule, "conflict", title, "`conflict` and `compatible` are both off"))
}

fn patterns(rule: &Rule) -> Option<RuleError> {
    let about = &rule.about;
    let like = about.of.iter().filter_map(|w| match w {
        Wanted::Like(pattern) if pattern.takes_nothing() => Some("of"),
        _ => None,
    });
    let sentence = about.sentence.iter().filter(|p| p.takes_nothing()).map(|_| "sentence");
    let pattern = about.pattern.iter().filter(|p| p.takes_nothing()).map(|_| "pattern");
    let key = like.chain(sentence).chain(pattern).next()?;
    let title = format!("a pattern of rule `{}` fits the empty text, and so every text", rule.id);
    Some(doubt(rule, "about", title, format!("in about.{key}; a `*` or `?` too many?")))
}

/// Placeholders that the rule's claims cannot fill.
fn placeholders(rule: &Rule) -> Option<RuleError> {
    let quoted = rule.about.kind.is_of_quotations();
    let unfilled = |name: &&str| match *name {
        "speaker" => !quoted || rule.about.kind == Kind::QuoteSpeaker,
        "words" => !quoted,
        "head" => quoted,
        _ => false,
    };
    let name = rule.message.placeholders().find(unfilled)?;
    let title = format!("nothing fills `{{{name}}}` in rule `{}`", rule.id);
    let note = match rule.about.kind {
        Kind::QuoteSpeaker if name == "speaker" => "the speakers are the readings: {readings}".to_owned(),
        kind => format!("claims of the kind `{}` have none", kind.name()),
    };
    Some(doubt(rule, "message", title, note))
}

/// A comparator of numbers, and a pattern that captures none.
fn numbers(rule: &Rule) -> Option<RuleError> {
    let counts = |c: &Capture| c.blocks().iter().any(|b| !matches!(b, Block::Date | Block::Name));
    let about = &rule.about;
    let mute =
        rule.compare.name() == "number" && !about.pattern.is_empty() && !about.pattern.iter().all(counts);
    let title = format!("rule `{}` compares numbers, but a pattern of it captures none", rule.id);
    mute.then(|| doubt(rule, "about", title, "write {number}, {money}, {percent} or {age} in the group"))
}

/// Every count of a sentence is taken where the sentence alone is asked for.
fn loose_sentence(rule: &Rule) -> Option<RuleError> {
    let about = &rule.about;
    let loose = about.kind == Kind::Count && about.of.is_empty();
    let loose = loose && about.sentence.as_ref().is_some_and(|p| !p.takes_nothing());
    let title = format!("rule `{}` looks at every count in the sentences that fit", rule.id);
    loose.then(|| doubt(rule, "about", title, "say by about.of what is counted"))
}

/// A pattern without a word of its own finds any numbers.
fn loose_pattern(rule: &Rule) -> Option<RuleError> {
    let loose = |c: &&Capture| !c.blocks().is_empty() && !has_words(c.as_str());
    let pattern = rule.about.pattern.iter().find(loose)?;
    let title = format!("a pattern of rule `{}` has no word: any numbers so placed fit it", rule.id);
    Some(doubt(rule, "about", title, format!("`{}`: add the words that stand beside", pattern.as_str())))
}

/// Whether a pattern asks for a letter: its blocks, the names of its groups and its classes left out.
fn has_words(pattern: &str) -> bool {
    let mut inside = None;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match (inside, c) {
            (Some(end), c) => inside = (c != end).then_some(end),
            (None, '\\') => drop(chars.next()),
            (None, '{') => inside = Some('}'),
            (None, '<') => inside = Some('>'),
            (None, '[') => inside = Some(']'),
            (None, c) if c.is_alphabetic() => return true,
            _ => {}
        }
    }
    false
}

/// A doubt at an `unrelated` test in which the rule reads nothing from an article: it is silent there whatever
/// `fit` says. `sigil` names the article.
pub fn idle(rule: &Rule, line: Option<usize>, sigil: &str) -> RuleError {
    let title = format!("no `unrelated` test of rule `{}` shows that it keeps two facts apart", rule.id);
    let note = format!("here it reads nothing from `{sigil}`; add one in which it reads a value from each");
    let doubt = doubt(rule, "tests", title, note);
    RuleError { place: line.map(|l| (l, 3)).or(doubt.place), ..doubt }
}

/// Two rules that look at the same claims: the earlier has them.
fn overlap(before: &Rule, rule: &Rule, rules: &Rules) -> Option<RuleError> {
    let (first, second) = (&before.about, &rule.about);
    let by_kind = first.pattern.is_empty() && second.pattern.is_empty() && first.kind == second.kind;
    if !by_kind || (before.path.is_empty() && rule.path.is_empty()) {
        return None;
    }
    let title = |what: String| format!("rules `{}` and `{}` both look at {what}", before.id, rule.id);
    if !first.is_special() {
        let what = format!("claims of the kind `{}`", first.kind.name());
        let note = format!("`{}` comes first and leaves nothing; narrow it by `about.of`", before.id);
        return Some(doubt(rule, "about", title(what), note));
    }
    let (a, b) = (first.heads(&rules.lexicon), second.heads(&rules.lexicon));
    let head = a.names().intersection(b.names()).next()?;
    let note = format!("`{}` comes first and has them", before.id);
    Some(doubt(rule, "about", title(format!("`{head}`")), note))
}

#[cfg(test)]
mod tests_of_lint {
    use super::super::load;
    use super::*;

    const RULE: &str = "about:\n  kind: count\n  of: [ferry]\ncompare:\n  number: {}\nconflict: error\n\
        message: \"ferries: {readings}\"\ntests:\n  - conflict: {a: x, b: y}\n  - agree: {a: x, b: y}\n";

    /// The doubts about a rule beside the built-in ones, by their titles.
    fn check(text: &str, expected: &[&str]) {
        let rule = load::parse_rule("mine", "mine.yaml", text).unwrap();
        let mut rules = Rules::builtin();
        rules.rules.insert(0, rule);
        let found: Vec<String> = lint(&rules, |r| !r.path.is_empty()).into_iter().map(|d| d.title).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn doubts_are_few_and_plain() {
        check(RULE, &[]);
        check(
            &RULE.replace("  - agree: {a: x, b: y}\n", ""),
            &["rule `mine` has no test that must stay silent"],
        );
        check(&RULE.replace("- conflict:", "- agree:"), &["rule `mine` has no test in which it speaks"]);
        check(RULE.split("tests:").next().unwrap(), &["rule `mine` has no tests"]);
        check(&RULE.replace("conflict: error", "conflict: off"), &["rule `mine` never says anything"]);
        check(&RULE.replace("{readings}", "{speaker}"), &["nothing fills `{speaker}` in rule `mine`"]);
        check(
            &RULE.replace("of: [ferry]", "sentence: 'x*'"),
            &["a pattern of rule `mine` fits the empty text, and so every text"],
        );
        check(
            &RULE.replace("of: [ferry]", "sentence: 'harbour'"),
            &["rule `mine` looks at every count in the sentences that fit"],
        );
        for (pattern, loose) in [
            (r"(?<for>{number})\s?[-–]\s?(?<against>{number})", true),
            ("{number}", true),
            ("(?<for>{number}) (?:to|-) (?<against>{number})", false),
            ("passed {number}", false),
        ] {
            let text = RULE.replace("  kind: count\n  of: [ferry]", &format!("  pattern: '{pattern}'"));
            let title = "a pattern of rule `mine` has no word: any numbers so placed fit it";
            check(&text, &[title][usize::from(!loose)..]);
        }
        let by_pattern = RULE.replace("  kind: count\n  of: [ferry]", "  pattern: '(?<who>{name}) won'");
        check(&by_pattern, &["rule `mine` compares numbers, but a pattern of it captures none"]);
    }

    #[test]
    fn the_built_in_rules_raise_none() {
        let doubts = lint(&Rules::builtin(), |_| true);
        assert!(doubts.is_empty(), "{doubts:?}");
    }

    #[test]
    fn a_rule_that_leaves_nothing_to_another_is_named() {
        let general = RULE.replace("  of: [ferry]\n", "");
        let mut rules = Rules::builtin();
        rules.rules.insert(0, load::parse_rule("mine", "mine.yaml", &general).unwrap());
        let found: Vec<String> = lint(&rules, |r| r.id == "count").into_iter().map(|d| d.title).collect();
        assert_eq!(found, ["rules `mine` and `count` both look at claims of the kind `count`"]);
    }
}
