//! What can go wrong outside the core: reading an article, loading a rule, a wrong command line, writing.
//!
//! The core returns values, never errors; an odd article gives fewer claims. Each error says the place, what
//! was read, what was expected and what to do.

use std::fmt;
use std::io;

/// A failure of the program's edge.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// An article could not be read.
    Read {
        /// The path as the user gave it.
        path: String,
        /// What is wrong and what to do about it.
        what: String,
    },
    /// A rule, word list or settings file is wrong.
    Rule(RuleError),
    /// The command line asks for what there is not.
    Usage(String),
    /// A report could not be written.
    Write(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read { path, what } => write!(f, "{path}: {what}"),
            Error::Rule(error) => error.fmt(f),
            Error::Usage(what) => f.write_str(what),
            Error::Write(error) => write!(f, "the report could not be written: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::Write(error)
    }
}

/// What is wrong in a YAML file, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleError {
    /// The file.
    pub path: String,
    /// What is wrong, in one line.
    pub title: String,
    /// Line and column from 1, where the place is known.
    pub place: Option<(usize, usize)>,
    /// What stands under the caret.
    pub label: Option<String>,
    /// Where in the file's structure this is, and what to do: the lines behind the picture.
    pub notes: Vec<String>,
    /// The file's text, so that the line can be shown; empty where it could not be read.
    pub text: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.path, self.title),
            None => write!(f, "{}: {}", self.path, self.title),
        }
    }
}

impl std::error::Error for RuleError {}
