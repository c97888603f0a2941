//! A locus of quotations → its differing passages, each with its collation: rows are witnesses, columns are
//! words, and each differing column says what kind of change it is.
//!
//! Two utterances may agree for three sentences and differ in one word of the fourth. What an editor must see
//! is that word with a little around it, and two changes far apart are two findings. A locus is therefore cut
//! at the long stretches on which all its witnesses agree. Nothing here judges whether a change matters: that
//! is the comparator's verdict on the passage.

mod change;
mod omission;
pub mod paraphrase;
mod passage;

use crate::align::Locus;
use crate::text::lexicon::Lexicon;

pub use crate::compare::words::Change;

/// The words of several witnesses side by side.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collation {
    /// One row a witness, in the order of the locus' readings and their witnesses.
    pub rows: Vec<Row>,
    /// One entry a column: whether and how the rows differ in it.
    pub columns: Vec<Column>,
    /// The longest run of words that all witnesses share, as written in the first: safe to quote.
    pub shared: String,
    /// The words are the writers' own: no quotation marks belong around them.
    pub plain: bool,
}

/// The words of one witness.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// What stands right before the first cell.
    pub before: Beyond,
    /// What stands right behind the last cell.
    pub behind: Beyond,
    /// More of the quotation stands before the first cell.
    pub more_before: bool,
    /// More of it stands behind the last.
    pub more_after: bool,
}

/// Words of a quotation beyond the cells of its row, on which all witnesses agree: for who has room to show them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Beyond {
    /// The words, as written.
    pub words: Vec<String>,
    /// The quotation has no more on this side.
    pub all: bool,
}

/// What one witness has in one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// A word, as written.
    Word(String),
    /// A word written onto the word before it: can|not, I|'m.
    Tail(String),
    /// Nothing: the quotation goes on without this word.
    Absent,
    /// The quotation does not reach this far, or marks a gap here.
    NotQuoted,
}

impl Cell {
    /// The word that stands here, if one does.
    pub fn word(&self) -> Option<&str> {
        match self {
            Cell::Word(word) | Cell::Tail(word) => Some(word),
            Cell::Absent | Cell::NotQuoted => None,
        }
    }
}

/// What is known of one column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The change, where rows differ; `None` where all that quote it agree.
    pub change: Option<Change>,
    /// Columns that differ together, as one change of several words, share a number, from 0.
    pub group: Option<usize>,
}

/// A passage of a locus: the readings cut to it, and their collation.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    /// The readings, each value and place cut to the passage.
    pub locus: Locus,
    /// Their words side by side.
    pub collation: Collation,
    /// How they part.
    pub how: How,
}

impl Collation {
    /// What its changes do, one entry a change, in their order.
    pub fn changes(&self) -> Vec<Change> {
        let mut seen: Vec<usize> = Vec::new();
        let mut out = Vec::new();
        for column in &self.columns {
            if let (Some(group), Some(change)) = (column.group, column.change)
                && !seen.contains(&group)
            {
                seen.push(group);
                out.push(change);
            }
        }
        out
    }
}

/// How the witnesses of a passage part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum How {
    /// They have other words.
    Changed,
    /// One leaves out, behind a mark of its own, a word that the sense hangs on.
    Gap(Change),
    /// One stops short of a word that the sense hangs on, or begins behind it, and does not say so.
    Cut(Change),
}

/// The passages of a locus of quotations in which its witnesses do not have the same words, in the order of
/// their words, and behind them those in which one leaves out what the sense hangs on. Empty where all agree
/// word for word as far as they reach.
pub fn passages(locus: &Locus, lexicon: &Lexicon) -> Vec<Passage> {
    passage::of(locus, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align;
    use crate::claim::{About, Claim, Kind, Said};
    use crate::rule::Rules;
    use crate::text::value::{Hand, Value, Word, Words};
    use crate::text::{Place, Sigil, Span, wording};

    /// A claim whose quotation is all of `text`; `...` is a gap, a full stop ends a sentence.
    fn claim(sigil: &str, text: &str, lexicon: &Lexicon) -> Claim {
        let (mut words, mut spans, mut at) = (Vec::new(), Vec::new(), 0);
        for raw in text.split_inclusive(' ') {
            let written = raw.trim_end();
            let bare = written.trim_end_matches(['.', ',']);
            let gap = written == "...";
            let hand = if gap { Hand::Gap } else { Hand::Speaker };
            let ends = written.ends_with('.') && !gap;
            words.push(Word { normal: bare.to_lowercase(), shown: bare.to_owned(), hand, ends });
            spans.push(Span::new(100 + at, 100 + at + bare.len()));
            at += raw.len();
        }
        let (words, spans) = wording::fold(words, spans, lexicon);
        let said_at = Span::new(100, 100 + text.len());
        Claim {
            kind: Kind::QuoteWording,
            about: About::default(),
            value: Value::Words(Words { words, whole: true }),
            said: Said {
                sigil: Sigil::new(sigil),
                at: said_at,
                spans: vec![said_at],
                words: spans,
                place: Place { line: 7, column: 3 },
                text: text.to_owned(),
                sentence: format!("“{text}”"),
                within: Span::new(3, 3 + text.len()),
                on: None,
                headline: false,
            },
            speech: None,
        }
    }

    /// The passages of some texts: for each, its readings as `sigil line:column words`, then the classes.
    fn check(texts: &[(&str, &str)], expected: &[&str]) {
        let lexicon = Rules::builtin().lexicon;
        let claims: Vec<Claim> = texts.iter().map(|(s, t)| claim(s, t, &lexicon)).collect();
        let claims: Vec<&Claim> = claims.iter().collect();
        let locus = align::locus(&claims, &(0..claims.len()).collect::<Vec<_>>());
        let mut found = Vec::new();
        for passage in passages(&locus, &lexicon) {
            let mut line = Vec::new();
            for reading in &passage.locus.readings {
                for w in &reading.witnesses {
                    let (said, place) = (&w.said, w.said.place);
                    assert_eq!(said.text, said.within.of(&said.sentence));
                    line.push(format!("{} {}:{} {}", said.sigil, place.line, place.column, said.text));
                }
            }
            let mut classes: Vec<_> =
                passage.collation.columns.iter().filter_map(|c| Some((c.group?, c.change?))).collect();
            classes.dedup();
            let classes: Vec<_> = classes.iter().map(|(_, c)| c.name()).collect();
            found.push(format!(
                "{} | {} | {}",
                line.join(" / "),
                classes.join(", "),
                passage.collation.shared
            ));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn agreeing_witnesses_have_no_passage() {
        check(&[("a", "We will sign it today."), ("b", "will sign it")], &[]);
        check(&[("a", "I'm glad we won 3,000 votes"), ("b", "I'm glad we won 3000 votes")], &[]);
        check(&[("a", "We will ... today"), ("b", "We will sign it today")], &[]);
    }

    #[test]
    fn a_word_written_short_is_another_wording() {
        check(
            &[("a", "I'm glad we won"), ("b", "I am glad we won")],
            &["a 7:3 I'm glad we won / b 7:3 I am glad we won | contraction | glad we won"],
        );
    }

    #[test]
    fn what_the_sense_hangs_on_is_not_left_out_unsaid() {
        check(
            &[("a", "We will ... today"), ("b", "We will not sign it today")],
            &["a 7:3 We will ... today / b 7:3 We will not sign it today | negation | We will"],
        );
        check(
            &[("a", "We will sign it today."), ("b", "We will sign it today if the boats come back.")],
            &[
                "a 7:3 We will sign it today. / b 7:3 We will sign it today if | condition | We will sign it today",
            ],
        );
        check(
            &[("a", "We will sign it today."), ("b", "Perhaps we will sign it today.")],
            &[
                "a 7:3 We will sign it today. / b 7:3 Perhaps we will sign it today. | hedge | We will sign it today",
            ],
        );
        check(&[("a", "We will sign it today. "), ("b", "If they come we will sign it today.")], &[]);
    }

    #[test]
    fn a_passage_is_what_differs_with_a_little_around_it() {
        check(
            &[
                ("a", "The rain fell all day and the old harbour of the town was shut to all boats."),
                ("b", "The rain fell all day and the new harbour of the town was shut to all boats."),
            ],
            &["a 7:12 fell all day and the old harbour of the town was / \
               b 7:12 fell all day and the new harbour of the town was \
               | word | harbour of the town was shut to all boats"],
        );
    }

    #[test]
    fn two_changes_far_apart_are_two_passages() {
        check(
            &[
                (
                    "a",
                    "One boat came in. All others waited outside for the wind to turn. They could not land",
                ),
                ("b", "Two boats came in. All others waited outside for the wind to turn. They can not land"),
            ],
            &[
                "a 7:3 One boat came in / b 7:3 Two boats came in | number \
                 | came in All others waited outside for the wind to turn They",
                "a 7:69 They could not land / b 7:70 They can not land | modal \
                 | came in All others waited outside for the wind to turn They",
            ],
        );
    }

    #[test]
    fn three_witnesses_stand_in_one_passage() {
        check(
            &[
                ("a", "We will not sign a deal that puts 400 jobs at risk"),
                ("b", "We cannot sign a deal that puts 400 jobs at risk"),
                ("c", "not sign a deal that puts 4,000 jobs at risk"),
                ("d", "at risk"),
            ],
            &["a 7:3 We will not sign a deal that puts 400 jobs at risk / \
               b 7:3 We cannot sign a deal that puts 400 jobs at risk / \
               c 7:3 not sign a deal that puts 4,000 jobs at risk | modal, number | not sign a deal that puts"],
        );
    }

    #[test]
    fn places_behind_a_line_end_are_counted_from_it() {
        check(
            &[
                ("a", "Rain fell.\n\n Seven eight nine ten eleven twelve old harbour."),
                ("b", "Rain fell.\n\n Seven eight nine ten eleven twelve new harbour."),
            ],
            &[
                "a 9:8 eight nine ten eleven twelve old harbour / b 9:8 eight nine ten eleven twelve new harbour \
               | word | Rain fell Seven eight nine ten eleven twelve",
            ],
        );
    }
}
