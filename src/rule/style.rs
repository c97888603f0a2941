//! House styles: what a desk lets pass in a quotation, over all rules at once. A style is data like a rule; it
//! sets options of the words comparator and leaves everything else alone.

use serde::Deserialize;

use super::{Rules, builtin, load};
use crate::compare::Comparator;
use crate::compare::words::Liberties;
use crate::error::RuleError;

/// A house style.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// What the house says of quotations.
    #[serde(default)]
    pub explain: String,
    /// The weights it sets.
    pub words: Liberties,
}

impl Style {
    /// The names of the styles that are compiled in.
    pub fn names() -> impl Iterator<Item = &'static str> {
        builtin::STYLES.iter().map(|(path, _)| name_of(path))
    }

    /// The style of a name; otherwise one read from a file.
    ///
    /// # Errors
    /// When there is none of this name, or the file holds no style.
    pub fn load(name: &str) -> Result<Style, RuleError> {
        match builtin::STYLES.iter().find(|(path, _)| name_of(path) == name) {
            Some((path, text)) => load::parse(path, text),
            None => load::style(name, Style::names()),
        }
    }
}

fn name_of(path: &'static str) -> &'static str {
    path.strip_prefix("styles/").and_then(|p| p.strip_suffix(".yaml")).unwrap_or(path)
}

impl Rules {
    /// Has every rule on words weigh them as a house does.
    pub fn adopt(&mut self, style: &Style) {
        for rule in &mut self.rules {
            if let Comparator::Words(options) = &mut rule.compare {
                options.adopt(&style.words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::read::plain;

    /// The severities of what is found in two quotations of one speaker, under a style; nothing where all is well.
    fn check(style: &str, a: &str, b: &str, expected: &str) {
        let mut rules = Rules::builtin();
        if !style.is_empty() {
            rules.adopt(&Style::load(style).unwrap());
        }
        let said = |words: &str| format!("“{words},” said Ana Ruiz.");
        let articles = [("lusa", a), ("wire", b)].map(|(s, t)| plain::article(s, s, said(t), &rules.lexicon));
        let found = check::check(&articles, &rules).findings;
        let said: Vec<String> = found.iter().map(|f| format!("{} {}", f.severity, f.verdict.why())).collect();
        assert_eq!(said.join("; "), expected, "{style}: {a} / {b}");
    }

    #[test]
    fn houses_differ() {
        let whole = "We want to close the ferry line, you know, before the spring";
        let clean = "We want to close the ferry line before the spring";
        check("", whole, clean, "error 2 words were dropped");
        check("ap", whole, clean, "error 2 words were dropped");
        check("reuters", whole, clean, "");
        check("guardian", whole, clean, "");

        let mended = "We wants to close the ferry line before the spring";
        check("", mended, clean, "error a word was changed");
        check("ap", mended, clean, "error a word was changed");
        check("reuters", mended, clean, "error a word was changed");
        check("guardian", mended, clean, "note a word was changed");

        let bracket = "We want to close [the ferry line] before the spring";
        check("", clean, bracket, "");
        check("ap", clean, bracket, "note words stand in brackets");
        check("guardian", clean, bracket, "");

        let gap = "We want to close … before the spring";
        check("ap", clean, gap, "");
        check("reuters", clean, gap, "");
    }

    #[test]
    fn no_house_lets_the_sense_go() {
        for style in ["", "ap", "reuters", "guardian"] {
            let plain = "We will close the ferry line before the spring";
            let not = "We will not close the ferry line before the spring";
            check(style, plain, not, "error a negation was added");
            check(style, plain, "We may close the ferry line before the spring", "error a word was changed");
            check(style, plain, "We will close the tram line before the spring", "error a word was changed");
        }
    }

    #[test]
    fn every_style_is_sound() {
        for name in Style::names() {
            assert!(Style::load(name).is_ok_and(|s| !s.explain.is_empty()), "{name}");
        }
        let error = Style::load("gardian").unwrap_err();
        assert_eq!(error.title, "no style `gardian`: did you mean `guardian`?");
    }
}
