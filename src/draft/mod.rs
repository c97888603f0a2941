//! A draft against the articles it was written from: a verdict for each of its claims.
//!
//! Differences between the articles alone are no matter of a draft: every finding here has a witness in it.

use std::fmt;

use crate::claim::Kind;
use crate::claim::Said;
use crate::text::Sigil;

/// How a claim of a draft stands to its articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Articles say the same.
    Supported,
    /// An article says otherwise, and both cannot be right.
    Contradicted,
    /// Articles quote it in other words.
    DifferentlyWorded,
    /// One article alone says it, and others could have. No alarm.
    OneArticleOnly,
    /// No article says it.
    NotInArticles,
    /// The articles may say it; the program could not tell.
    CannotTell,
}

impl Standing {
    /// Every standing, in the order in which they are counted.
    pub const ALL: [Standing; 6] = [
        Standing::Supported,
        Standing::Contradicted,
        Standing::DifferentlyWorded,
        Standing::OneArticleOnly,
        Standing::NotInArticles,
        Standing::CannotTell,
    ];

    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Supported => "supported",
            Standing::Contradicted => "contradicted",
            Standing::DifferentlyWorded => "differently-worded",
            Standing::OneArticleOnly => "one-article-only",
            Standing::NotInArticles => "not-in-articles",
            Standing::CannotTell => "cannot-tell",
        }
    }

    /// The same for people, who call the articles of a draft its sources.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Supported => "supported",
            Standing::Contradicted => "contradicted",
            Standing::DifferentlyWorded => "differently worded",
            Standing::OneArticleOnly => "one source only",
            Standing::NotInArticles => "not in the sources",
            Standing::CannotTell => "cannot tell",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A claim of a draft with its verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// What kind of claim it is.
    pub kind: Kind,
    /// Where it stands in the draft.
    pub said: Said,
    /// How it stands to the articles.
    pub standing: Standing,
    /// The articles that say the same, in their order.
    pub articles: Vec<Sigil>,
    /// The fingerprint of the finding that tells more.
    pub finding: Option<String>,
}

/// How many claims have each standing, in the order of [`Standing::ALL`]; those that none has are left out.
pub fn tally(claims: &[Checked]) -> Vec<(Standing, usize)> {
    let count = |s: Standing| claims.iter().filter(|c| c.standing == s).count();
    Standing::ALL.into_iter().map(|s| (s, count(s))).filter(|(_, n)| *n > 0).collect()
}
