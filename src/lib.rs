//! Shows where several news articles about one story disagree.

pub mod align;
pub mod cast;
pub mod check;
pub mod claim;
pub mod cli;
pub mod collate;
pub mod compare;
pub mod error;
pub mod finding;
pub mod mention;
pub mod read;
pub mod report;
pub mod rule;
pub mod text;
pub mod trial;
