//! YAML → rules. A rule says which claims it looks at, how near they must be, how they are compared, how grave
//! a difference is, in what words it is told, and proves itself with examples.
//!
//! A rule is parsed straight into its checked form: there is no second, compiled copy of it. The loader is the
//! only door to YAML, for rules and word lists alike.

pub mod builtin;
pub mod fault;
mod fits;
pub mod load;
pub mod message;
pub mod test;
mod words;

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::align::Fit;
use crate::claim::{Claim, Kind};
use crate::compare::Comparator;
use crate::finding::Severity;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::normal;
use crate::text::pattern::Pattern;
pub use fault::{show, show_warning, summary};
pub use message::Message;
pub use test::{Expected, Test};

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
    /// Whether it asks for more than a kind. Special rules look at claims before general ones.
    pub fn is_special(&self) -> bool {
        !self.of.is_empty() || self.sentence.is_some()
    }

    /// The heads that `of` asks for: of each word its event class, or else its singular. Work it out once a
    /// run and hand it to [`Selector::takes`].
    pub fn heads(&self, lexicon: &Lexicon) -> BTreeSet<String> {
        let mut heads = BTreeSet::new();
        for word in &self.of {
            let normal = normal::word(word);
            let class = lexicon.value_of(&normal, Class::Event);
            heads.extend(class.map(str::to_owned));
            heads.insert(normal::singular(&normal).into_owned());
            heads.insert(normal.into_owned());
        }
        heads
    }

    /// Whether a rule that selects so looks at a claim.
    pub fn takes(&self, claim: &Claim, heads: &BTreeSet<String>) -> bool {
        claim.kind == self.kind
            && (self.of.is_empty() || heads.contains(&claim.about.head))
            && self.sentence.as_ref().is_none_or(|p| p.is_match(&claim.said.sentence))
    }
}
