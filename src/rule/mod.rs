//! YAML → rules. A rule says which claims it looks at, how near they must be, how they are compared, how grave
//! a difference is, in what words it is told, and proves itself with examples.
//!
//! A rule is parsed straight into its checked form: there is no second, compiled copy of it. The loader is the
//! only door to YAML, for rules and word lists alike.

pub mod builtin;
pub mod load;
pub mod message;

use serde::Deserialize;

use crate::align::Fit;
use crate::claim::Kind;
use crate::compare::Comparator;
use crate::finding::Severity;
use crate::text::lexicon::Lexicon;
use crate::text::pattern::Pattern;
pub use message::Message;

/// The rules and the vocabulary of a run.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Rules {
    /// The rules in the order in which they look at claims: the user's before the built-in ones, special ones
    /// before general ones.
    pub rules: Vec<Rule>,
    /// The word lists.
    pub lexicon: Lexicon,
}

/// One rule, parsed straight from its file; `id` and `path` come from the file's name.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The name of its file; it completes "the sources differ in …".
    #[serde(skip)]
    pub id: String,
    /// Where it was read from; empty for built-in rules.
    #[serde(skip)]
    pub path: String,
    /// Takes the place of the built-in rule of the same name.
    #[serde(default)]
    pub replaces: bool,
    /// The kind of its findings, where it is not that of its claims.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Which claims it looks at.
    pub about: Selector,
    /// How near two of them must be to be about the same.
    #[serde(default)]
    pub fit: Fit,
    /// How two values are compared.
    pub compare: Comparator,
    /// How grave a conflict is.
    pub conflict: Severity,
    /// How grave it is when both can be right and an editor would want to know.
    #[serde(default = "off")]
    pub compatible: Severity,
    /// What is said, in one line.
    pub message: Message,
    /// Why this matters, for `crosscheck explain`.
    #[serde(default)]
    pub explain: String,
    /// What to do about a finding.
    #[serde(default)]
    pub advice: String,
    /// The rule's own proofs.
    #[serde(default)]
    pub tests: Vec<Test>,
}

impl Rule {
    /// The kind of its findings.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(self.about.kind)
    }
}

fn off() -> Severity {
    Severity::Off
}

/// Which claims a rule looks at.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    /// Claims of this kind.
    pub kind: Kind,
    /// Only those about one of these: event classes, nouns in the singular, or other words for them.
    #[serde(default)]
    pub of: Vec<String>,
    /// Only those whose sentence fits this.
    #[serde(default)]
    pub sentence: Option<Pattern>,
}

impl Selector {
    /// Whether a rule with this selector looks at a claim.
    pub fn selects(&self, claim: &crate::claim::Claim) -> bool {
        claim.kind == self.kind
            && (self.of.is_empty() || self.of.iter().any(|o| *o == claim.about.head))
            && self.sentence.as_ref().is_none_or(|p| p.is_match(&claim.said.sentence))
    }
}

/// One proof of a rule: what it must say of some little articles.
#[derive(Clone, PartialEq, Debug)]
pub struct Test {
    /// What must come out.
    pub expected: Expected,
    /// The articles, sigil and text, in the order of the file.
    pub articles: Vec<(String, String)>,
    /// The line of the rule file on which the test stands, where it is known.
    pub line: Option<usize>,
}

/// The four outcomes that a test can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// The rule speaks, and says conflict.
    Conflict,
    /// The rule finds that both can be right, but worth a word.
    Compatible,
    /// The claims meet, and agree.
    Agree,
    /// The rule must stay silent: another fact.
    Unrelated,
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let _ = deserializer;
        Err(serde::de::Error::custom("not built yet"))
    }
}
