//! The ground: an article, the places in it, its words, and the values that words can have.
//!
//! Nothing here opens a file or knows what a claim is, and nothing here imports any other part of the
//! program: every stage stands on this one.

pub mod calendar;
pub mod diff;
pub mod gazetteer;
mod index;
pub mod lexicon;
pub mod normal;
pub mod pattern;
pub mod person;
pub mod place;
pub mod prose;
pub mod role;
pub mod scalar;
pub mod schema;
pub mod sense;
pub mod shown;
pub mod similar;
pub mod snippet;
pub mod span;
pub mod token;
pub mod value;
pub mod wording;
pub mod yaml;

use std::fmt;
use std::sync::Arc;

pub use span::{Place, Span};

/// The short name of an article in reports: the stem of its file, made unique by its folders.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sigil(pub Arc<str>);

impl Sigil {
    /// A sigil from any text.
    pub fn new(name: &str) -> Self {
        Sigil(Arc::from(name))
    }

    /// The sigil as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sigil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an article is in a run: one of the articles compared, or the draft that is checked against them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Role {
    /// One article among its equals.
    #[default]
    Article,
    /// The text that is about to be published.
    Draft,
}

/// What a stretch of an article is. Claims are read from headlines and bodies alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The title over the story.
    Headline,
    /// A line that gives the day of publication.
    Dateline,
    /// A paragraph of the story.
    Body,
    /// The text under a picture: it speaks of the picture's day, not of the story's.
    Caption,
    /// What is printed around a story and is no part of it: browser notices, credits, requests to subscribe.
    Furniture,
}

/// A stretch of an article and what it is. The blocks of an article stand in its order and do not overlap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// The stretch, without surrounding white space.
    pub at: Span,
    /// What it is.
    pub part: Part,
}

/// One text by one outlet. `text` is exactly what was read; nothing rewrites it, every [`Span`] points into it.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// Its short name in reports.
    pub sigil: Sigil,
    /// Where it was read from, as the user named it.
    pub path: String,
    /// Article or draft.
    pub role: Role,
    /// Who published it, where that is known.
    pub outlet: Option<String>,
    /// The day it was published, where that is known. Relative dates are read from it.
    pub date: Option<calendar::Day>,
    /// The day of the articles beside it, where it has none itself: it is of about that day.
    pub beside: Option<calendar::Day>,
    /// The headline, where the text has one.
    pub headline: Option<Span>,
    /// The paragraphs and what each of them is.
    pub blocks: Vec<Block>,
    /// The text, byte for byte.
    pub text: String,
}

impl Article {
    /// The words at a span; empty where the span does not lie in the text.
    pub fn slice(&self, at: Span) -> &str {
        at.of(&self.text)
    }
}
