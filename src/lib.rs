//! Shows where several news articles about one story disagree.
//!
//! An article says things; each thing that can be checked is a [`Claim`], and a claim is two halves: what it is
//! *about* and which *value* it gives. Claims of different articles that are about the same stand at one
//! [`Locus`]; equal values there form one [`Reading`] with its witnesses. A comparator looks at two unequal
//! readings and gives a [`Verdict`]; a [`Rule`] is a YAML file that says which claims are compared, how, and how
//! grave a difference is. A [`Finding`] is rule + verdict + locus, and every output format is one function from
//! findings to bytes.
//!
//! # The flow
//!
//! ```text
//! read ─► text ─► mention ─► cast ─► claim ─► align ─► compare ─► collate ─► finding ─► report
//!                   ▲                  ▲        ▲         ▲                     ▲
//!                words/*            words/*     └──────── rules/*.yaml ─────────┘
//! ```
//!
//! A module may use only what stands left of it in this line; a test holds it:
//!
//! error · text · read · mention · cast · claim · align · compare · collate · finding · rule · check · draft ·
//! trial · settings · accept · since · why_not · report · cli · main
//!
//! # What must stay true
//!
//! - Alignment reads what a claim is about and asks of its value only whether it equals another; comparison
//!   reads values and nothing else. So agreement cannot leak into "the same fact", nor the other way round. One
//!   exception, by nature: an utterance is recognised by its words, so the words of a quotation stand in its
//!   about too.
//! - Extraction is a map: one article in, claims out; no rule and no other article is seen.
//! - Sameness is decided by normalisation (`Value: Eq`); a comparator only ever sees unequal values. Agreement
//!   is not transitive ("about 20" agrees with 19 and with 21), equality is, so equality makes the readings.
//! - `collate` stands between `compare` and `finding`: it cuts a locus of quotations into the passages that
//!   differ, so that two changes far apart in one long statement are two findings with their own places.
//! - Nothing but `read`, the rule loader, `cli` and `main` touches files, streams, the environment or the clock.
//! - Vocabulary is data (`rules/words`); code and lists know no person and no event.
//! - Whatever an article holds, nothing panics; output is the same byte for byte from run to run.
//!
//! # The dictionary
//!
//! | word | means |
//! |---|---|
//! | article, outlet, sigil | one text; who published it; its short name in reports |
//! | cluster | the articles on one story |
//! | mention | what can be seen in one article before anyone asks what it is about |
//! | cast | who is in an article, under all names and pronouns |
//! | claim, about, value | one checkable assertion; which fact; what is said of it |
//! | quote, speaker, cue, utterance | a quotation; who; the word that reports it; one speech act in one or more pieces |
//! | locus, reading, witness | where articles speak of one fact; one value there; a claim that attests it |
//! | passage, collation | the part of a quotation that differs; its witnesses' words side by side |
//! | verdict | unrelated, agree, compatible, conflict |
//! | rule, comparator, extractor | YAML; a function of two values; a function of prose |
//! | severity | error, warning, note, off |
//! | finding, report, format | rule + verdict + locus; all findings of a run; a way to write it |
//! | trial | a rule's own tests being run |
//!
//! # Example
//!
//! ```
//! use crosscheck::{Rules, check, read::plain};
//!
//! let rules = Rules::builtin();
//! let wire = "\"We will not sign a deal that puts jobs at risk,\" Ana Ruiz said on Monday.";
//! let post = "\"We cannot sign a deal that puts jobs at risk,\" Ana Ruiz said on Monday.";
//! let articles = [("wire", wire), ("post", post)]
//!     .map(|(name, text)| plain::article(name, name, text.to_owned(), &rules.lexicon));
//! let outcome = check::check(&articles, &rules);
//! assert_eq!(outcome.findings.len(), 1);
//! assert_eq!(outcome.findings[0].rule, "quote-wording");
//! ```

pub mod accept;
pub mod align;
pub mod cast;
pub mod check;
pub mod claim;
pub mod cli;
pub mod collate;
pub mod compare;
pub mod draft;
pub mod error;
pub mod finding;
pub mod mention;
pub mod read;
pub mod report;
pub mod rule;
pub mod settings;
pub mod since;
pub mod text;
pub mod trial;
pub mod why_not;

pub use align::{Locus, Reading};
pub use claim::{About, Claim, Kind};
pub use compare::Verdict;
pub use error::{Error, RuleError};
pub use finding::{Finding, Severity};
pub use rule::{Rule, Rules};
pub use text::value::Value;
pub use text::{Article, Sigil, Span};
