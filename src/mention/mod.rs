//! Prose → mentions: what can be seen in one article before anyone asks what it is about.
//!
//! Four readers, each of one kind of thing: what stands between quotation marks, quantities, dates, names.
//! Each is blind to the others, but for quantities, which pass over the numbers of dates. Claims, patterns and `claims --mentions` all share what they find.

pub mod date;
pub mod name;
pub mod quantity;
pub mod quotation;
mod stretch;

use std::ops::Range;
use std::sync::Arc;

use crate::text::Span;
use crate::text::prose::Prose;
use crate::text::value::{Date, Name, Quantity};

/// Everything seen in an article, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// What stands between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Numbers, money, ages, shares, measures.
    pub quantities: Vec<QuantityMention>,
    /// Days, months, years, times.
    pub dates: Vec<DateMention>,
    /// Names of people, bodies and places.
    pub names: Vec<NameMention>,
}

/// Reads all mentions of an article.
pub fn read(prose: &Prose) -> Mentions {
    let dates = date::read(prose);
    Mentions {
        quotations: quotation::read(prose),
        quantities: quantity::read(prose, &dates),
        dates,
        names: name::read(prose),
    }
}

/// A stretch between quotation marks: one pair of marks, or one paragraph's part of a quotation that runs
/// over several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// The words, marks left out.
    pub at: Span,
    /// The words' tokens, marks left out.
    pub tokens: Range<usize>,
    /// The stretch with its marks.
    pub outer: Span,
    /// Which marks.
    pub marks: Marks,
    /// No closing mark stands before the paragraph's end.
    pub open: bool,
    /// It goes on the quotation of the paragraph before, which was left open.
    pub continues: bool,
    /// How deep it stands in other quotations; 0 for an outer one.
    pub depth: u8,
}

/// Which marks enclose a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// “ ” " „ « » '' and their mixtures.
    Double,
    /// ‘ ’ ' and their mixtures.
    Single,
    /// None: a block set off behind a colon.
    None,
}

/// A number with what belongs to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuantityMention {
    /// The number with its hedges and its unit of measure or currency; not the noun it counts.
    pub at: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// What it means.
    pub value: Quantity,
    /// The second number of a tally (52-47).
    pub against: Option<Quantity>,
}

/// A time expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// Where it stands.
    pub at: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// What it means, read from the article's own day.
    pub value: Date,
}

/// A capitalised name with the titles before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameMention {
    /// The name, titles left out.
    pub at: Span,
    /// The name's tokens, titles left out.
    pub tokens: Range<usize>,
    /// Where the titles in front of it begin; the name's own start where there are none.
    pub titled: usize,
    /// The name, with its titles. Most names come again and again, and share it.
    pub value: Arc<Name>,
    /// What it seems to name, by its own words and titles alone.
    pub sort: NameSort,
}

/// What a name seems to name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameSort {
    /// A person: a title or given name says so.
    Person,
    /// A body: Committee, Department, Inc., or an abbreviation.
    Body,
    /// A place.
    Place,
    /// A person most likely, by its shape alone.
    Unknown,
}
