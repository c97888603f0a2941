//! Mentions → people: who is in this article. One person under full name, short forms, titles, pronouns.
//!
//! Worked out once and read by every extractor. A cast knows one article; that two articles speak of one
//! person is decided where their claims meet, in `align`.

mod noun;
mod role;
mod roll;
mod scene;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::mention::Mentions;
use crate::text::Span;
use crate::text::prose::Prose;
use crate::text::value::Name;

/// A person or body of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The fullest name that the article gives, or the noun phrase where it gives none ("a senior official").
    pub name: Name,
    /// What the person is by the words around the name: titles, appositions, offices; lower case.
    pub roles: Vec<String>,
    /// By title, given name or pronoun.
    pub gender: Gender,
    /// Person, body, or unnamed.
    pub sort: Sort,
}

/// What the article's pronouns call someone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Gender {
    /// he
    He,
    /// she
    She,
    /// it: a body
    It,
    /// they: several
    They,
    /// not told
    #[default]
    Unknown,
}

/// Person, body or place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A person with a name.
    Person,
    /// A body with a name.
    Body,
    /// A place that may speak for its government.
    Place,
    /// Someone without a name: an official, a letter, residents.
    Unnamed,
}

/// A place in the text that refers to someone of the cast.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// Where: the name without titles, the pronoun, or the noun phrase.
    pub at: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// Who, as an index into [`Cast::people`].
    pub person: usize,
    /// How.
    pub by: By,
    /// Whether hardly anybody else can be meant: names and nouns are sure, a pronoun where one person fits best.
    pub sure: bool,
}

/// How a reference is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// By full or short name.
    Name,
    /// By a pronoun.
    Pronoun,
    /// By a noun: the minister, the company.
    Noun,
}

/// Who is in an article, and where it speaks of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cast {
    /// Everyone, in the order in which they first appear.
    pub people: Vec<Person>,
    /// Every reference, in the order of the text.
    pub references: Vec<Reference>,
}

impl Cast {
    /// Who a stretch of text refers to: the reference that begins at a token.
    pub fn at(&self, token: usize) -> Option<&Reference> {
        let i = self.references.partition_point(|r| r.tokens.start < token);
        self.references.get(i).filter(|r| r.tokens.start == token)
    }

    /// The references among a run of tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Reference] {
        let start = self.references.partition_point(|r| r.tokens.start < tokens.start);
        let end = self.references.partition_point(|r| r.tokens.start < tokens.end);
        self.references.get(start..end).unwrap_or_default()
    }
}

/// Works out the cast of an article.
pub fn read(prose: &Prose, mentions: &Mentions) -> Cast {
    let roll = roll::call(prose, &mentions.names);
    scene::walk(prose, mentions, roll)
}
