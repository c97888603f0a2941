//! A rule drafted from two sentences: `crosscheck rules new`. What the extractors already read in both is used
//! first; where they read nothing, a pattern is made of the words beside a number. The draft is tried before it
//! is shown: its first test, the two sentences, passes.

use super::run;
use crate::claim::{Claim, Kind, Seen, extract};
use crate::read::plain;
use crate::rule::load::parse_rule;
use crate::rule::{Expected, Rules};
use crate::text::lexicon::Class;
use crate::text::value::Sort;
use crate::text::{Article, normal, yaml};

/// A rule whose first test are the two sentences, as the text of its file.
///
/// # Errors
/// When nothing can be compared in them: what was looked for, and what to do.
pub fn propose(a: &str, b: &str, rules: &Rules) -> Result<String, String> {
    let articles = [a, b].map(|text| plain::article("a", "a", text.to_owned(), &rules.lexicon));
    for about in by_kind(&articles, rules).into_iter().chain(by_pattern(&articles, rules)) {
        let looser = if about.lines.contains("pattern:") {
            "fit:\n  shared: 0\n"
        } else {
            "fit:\n  terms: 0\n  people: any\n"
        };
        for fit in ["", "fit:\n  people: any\n", looser] {
            for expected in [Expected::Conflict, Expected::Compatible, Expected::Agree] {
                let text = file(&about, fit, expected, a, b);
                if passes(&text, rules) {
                    return Ok(text);
                }
            }
        }
    }
    Err("nothing in the two sentences can be compared: a rule needs a number, a name or a quotation that both \
         give; `crosscheck claims --mentions -` shows what is read from standard input"
        .to_owned())
}

/// The first part of a rule: which claims, compared how.
struct About {
    lines: String,
    compare: &'static str,
    what: String,
}

/// What the extractors read in both sentences.
fn by_kind(articles: &[Article; 2], rules: &Rules) -> Vec<About> {
    let [a, b] = [&articles[0], &articles[1]].map(|article| extract(article, &rules.lexicon));
    let mut found: Vec<About> = Vec::new();
    let meets =
        |x: &Claim, y: &Claim| x.kind == y.kind && x.about.head == y.about.head && x.kind != Kind::Other;
    for x in &a {
        for y in b.iter().filter(|y| meets(x, y)) {
            let kind = x.kind.name();
            let (of, what) = match x.about.head.as_str() {
                "" => (String::new(), format!("{}s", kind.replace('-', " "))),
                head => (format!("  of: [{}]\n", quoted(head)), format!("the number ({head})")),
            };
            let compare = match x.kind {
                Kind::QuoteWording => "words",
                Kind::QuoteSpeaker | Kind::Name => "name",
                Kind::Count | Kind::Amount => "number",
                _ => "same",
            };
            let about = About { lines: format!("  kind: {kind}\n{of}"), compare, what };
            // A difference is likelier what was meant than what both say alike.
            if x.value == y.value { found.push(about) } else { found.insert(0, about) }
        }
    }
    found
}

/// Patterns of a number and the word behind or before it, for numbers of one sort in both sentences.
fn by_pattern(articles: &[Article; 2], rules: &Rules) -> Vec<About> {
    let [a, b] = [&articles[0], &articles[1]].map(|article| numbers(article, rules));
    let mut found = Vec::new();
    for x in &a {
        for y in b.iter().filter(|y| y.block == x.block) {
            let Some(pattern) = pattern(x, y) else { continue };
            let lines = format!("  pattern: '{}'\n", pattern.replace('\'', "''"));
            found.push(About { lines, compare: "number", what: x.what().to_owned() });
        }
    }
    found
}

/// What finds both numbers: with the word that stands at both, near words first, or else with either word.
fn pattern(x: &Number, y: &Number) -> Option<String> {
    let block = x.block;
    let at_both = |a: &[String], b: &[String]| {
        a.iter().find_map(|p| b.iter().find(|q| stem(p) == stem(q)).map(|q| either(p, q)))
    };
    let touching = |of: &Number, words: &[String]| of.touches.then(|| words.first().cloned()).flatten();
    if let (Some(p), Some(q)) = (touching(x, &x.behind), touching(y, &y.behind)) {
        return Some(format!("{{{block}}} {}", either(&p, &q)));
    }
    if let Some(word) = at_both(&x.before, &y.before) {
        return Some(format!("{word}.{{0,60}}?{{{block}}}"));
    }
    at_both(&x.behind, &y.behind).map(|word| format!("{{{block}}}.{{0,60}}?{word}"))
}

/// A number with the content words of its sentence, the nearest first.
struct Number {
    block: &'static str,
    before: Vec<String>,
    behind: Vec<String>,
    /// The first word behind it is a content word.
    touches: bool,
}

impl Number {
    /// What it is, in the words of a message.
    fn what(&self) -> &'static str {
        match self.block {
            "money" => "a sum",
            "percent" => "a share",
            "age" => "an age",
            _ => "a number",
        }
    }
}

fn numbers(article: &Article, rules: &Rules) -> Vec<Number> {
    let seen = Seen::new(article, &rules.lexicon);
    let prose = &seen.prose;
    const SMALL: [Class; 5] =
        [Class::Function, Class::Determiner, Class::Pronoun, Class::Modal, Class::Cardinal];
    let content =
        |i: &usize| prose.is_word(*i) && !prose.tokens.get(*i).is_some_and(|t| t.classes.any(&SMALL));
    let written = |i: usize| prose.text(i).to_lowercase();
    let all = seen.mentions.quantities.iter();
    all.filter_map(|q| {
        let block = match q.value.sort {
            Sort::Cardinal | Sort::Multiplicity => "number",
            Sort::Money => "money",
            Sort::Percent => "percent",
            Sort::Age => "age",
            Sort::Ordinal | Sort::Duration | Sort::Measure => return None,
        };
        let sentence = prose.sentences.get(prose.sentence_of(q.tokens.start))?.tokens.clone();
        Some(Number {
            block,
            before: (sentence.start..q.tokens.start).rev().filter(content).map(written).collect(),
            behind: (q.tokens.end..sentence.end).filter(content).map(written).collect(),
            touches: content(&q.tokens.end) && q.tokens.end < sentence.end,
        })
    })
    .collect()
}

fn stem(word: &str) -> String {
    normal::stem(&normal::word(word)).into_owned()
}

/// Either of two words as a pattern.
fn either(a: &str, b: &str) -> String {
    let [a, b] = [a, b].map(|word| word.replace('.', r"\."));
    if a == b { a } else { format!("(?:{a}|{b})") }
}

/// The text of the file.
fn file(about: &About, fit: &str, expected: Expected, a: &str, b: &str) -> String {
    let About { lines, compare, what } = about;
    let compatible = if expected == Expected::Compatible { "compatible: warning\n" } else { "" };
    format!(
        "about:\n{lines}{fit}compare:\n  {compare}: {{}}\nconflict: error\n{compatible}message: {}\nadvice: \
         \"\"             # what to do about it\nexplain: |\n  Say here why it matters.\ntests:\n  - {}:\n      a: \
         {}\n      b: {}\n  # Add tests that must stay silent: `agree`, and `unrelated` for another event.\n",
        quoted(&format!("the sources differ in {what}: {{readings}}")),
        expected.name(),
        quoted(a.trim()),
        quoted(b.trim()),
    )
}

/// A text between double quotation marks, as YAML reads it; a draft is no place for control characters.
fn quoted(text: &str) -> String {
    let bare = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    yaml::marked(&text.chars().map(bare).collect::<String>())
}

/// Whether a rule can be read, and its tests pass.
fn passes(text: &str, rules: &Rules) -> bool {
    let Ok(rule) = parse_rule("draft", "draft.yaml", text) else { return false };
    let mut alone = Rules { rules: Vec::new(), lexicon: rules.lexicon.clone() };
    if !rule.about.pattern.is_empty() {
        alone.lexicon.add_captures(&rule.id, &rule.about.pattern);
    }
    alone.rules.push(rule);
    run(&alone, |_| true).iter().all(super::Trial::passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Drafts a rule and looks for a line in it.
    fn check(a: &str, b: &str, expected: &str) {
        let text = propose(a, b, &Rules::builtin()).unwrap_or_else(|e| e);
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn what_is_read_already_is_used() {
        check("Ana Ruiz met Tomas Ode twice.", "Ana Ruiz met Tomas Ode four times.", "of: [\"meet\"]");
        check("Four ferries sank at the cape.", "Five ferries sank at the cape.", "- conflict:");
        check("Four ferries sank at the cape.", "4 ferries sank at the cape.", "- agree:");
    }

    #[test]
    fn a_pattern_is_made_where_nothing_is_read() {
        check("The envelope held $4.", "The envelope held $5.", "{money}");
        check("The gauge showed 61 percent.", "The gauge showed 58 percent.", "showed.{0,60}?{percent}");
    }

    #[test]
    fn a_tally_is_counted_as_one() {
        for (a, b) in [
            ("The budget was passed by 31 votes to 24.", "The budget passed on a 31-22 vote."),
            (
                "The council passed the budget 31-24 in a late vote.",
                "In a late vote the budget passed, 31–22.",
            ),
        ] {
            check(a, b, "of: [\"tally\"]");
        }
    }

    #[test]
    fn messages_carry_no_marks_of_code() {
        let (four, five) = ("Four ferries sank at the cape.", "Five ferries sank at the cape.");
        check(four, five, "message: \"the sources differ in the number (ferry): {readings}\"");
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        check(
            "The harbour was calm.",
            "The wind was strong.",
            "nothing in the two sentences can be compared",
        );
    }

    #[test]
    fn hostile_sentences_are_quoted() {
        for text in ["\"", "\\", "a: {b} #c\u{0} 'd' 4 boats", "4 'boats\\(\n4 boats"] {
            let _ = propose(text, text, &Rules::builtin());
        }
    }
}
