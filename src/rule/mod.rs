//! YAML → rules. A rule says which claims it looks at, how near they must be, how they are compared, how grave
//! a difference is, in what words it is told, and proves itself with examples.
//!
//! A rule is parsed straight into its checked form: there is no second, compiled copy of it. The loader is the
//! only door to YAML, for rules and word lists alike.

pub mod builtin;
pub mod explain;
pub mod fault;
mod fits;
pub mod lint;
pub mod load;
pub mod message;
pub mod schema;
pub mod selector;
pub mod style;
pub mod test;
mod words;

use serde::Deserialize;

use crate::align::Fit;
use crate::claim::Kind;
use crate::compare::Comparator;
use crate::finding::Severity;
use crate::text::lexicon::Lexicon;
use crate::text::schema::JsonSchema;
pub use fault::{show, show_warning, summary};
pub use message::Message;
pub use selector::{Heads, Selector, Wanted};
pub use style::Style;
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
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The name of its file; it completes "the sources differ in …".
    #[serde(skip)]
    pub id: String,
    /// Where it was read from; empty for built-in rules.
    #[serde(skip)]
    pub path: String,
    /// The text of its file, so that a place in it can be shown.
    #[serde(skip)]
    pub text: String,
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
