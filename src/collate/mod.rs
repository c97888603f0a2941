//! A locus of quotations → its differing passages, each with its collation: rows are witnesses, columns are
//! words, and each differing column says what kind of change it is.
//!
//! Two utterances may agree for three sentences and differ in one word of the fourth. What an editor must see
//! is that word with a little around it, and two changes far apart are two findings. A locus is therefore cut
//! at the long stretches on which all its witnesses agree. Nothing here judges whether a change matters: that
//! is the comparator's verdict on the passage.

use crate::align::Locus;
use crate::text::lexicon::Lexicon;

/// The words of several witnesses side by side.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collation {
    /// One row a witness, in the order of the locus' readings and their witnesses.
    pub rows: Vec<Row>,
    /// One entry a column: whether and how the rows differ in it.
    pub columns: Vec<Column>,
    /// The longest run of words that all witnesses share, as written in the first: safe to quote.
    pub shared: String,
}

/// The words of one witness.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// More of the quotation stands before the first cell than is shown.
    pub more_before: bool,
    /// More of it stands behind the last.
    pub more_after: bool,
}

/// What one witness has in one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// A word, as written.
    Word(String),
    /// Nothing: the quotation goes on without this word.
    Absent,
    /// The quotation does not reach this far, or marks a gap here.
    NotQuoted,
}

/// What is known of one column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The change, where rows differ; `None` where all that quote it agree.
    pub change: Option<Change>,
    /// Columns that differ together, as one change of several words, share a number, from 0.
    pub group: Option<usize>,
}

/// What a changed word does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// A negation came or went.
    Negation,
    /// A number changed.
    Number,
    /// A name changed.
    Name,
    /// A modal verb changed: may, will, must.
    Modal,
    /// A word that hedges came or went.
    Hedge,
    /// Another word of content.
    Word,
    /// The same word in another form: tense, number, contraction.
    Form,
    /// A function word alone.
    Function,
}

impl Change {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Change::Negation => "negation",
            Change::Number => "number",
            Change::Name => "name",
            Change::Modal => "modal",
            Change::Hedge => "hedge",
            Change::Word => "word",
            Change::Form => "form",
            Change::Function => "small word",
        }
    }
}

/// A passage of a locus: the readings cut to it, and their collation.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    /// The readings, each value and place cut to the passage.
    pub locus: Locus,
    /// Their words side by side.
    pub collation: Collation,
}

/// The passages of a locus of quotations in which its witnesses do not have the same words, in the order of
/// the first witness. Empty where all agree word for word as far as they reach.
pub fn passages(locus: &Locus, lexicon: &Lexicon) -> Vec<Passage> {
    let _ = (locus, lexicon);
    Vec::new()
}
