//! What a paraphrase says otherwise than the words it renders: a negation, how sure, how many, when, whether all or
//! some. Anything else is how a paraphrase is written, and silent.
//!
//! It speaks only where both stand beside the same words, and nothing near them could say the same in another way.

mod certainty;
mod clauses;
mod negation;
mod other;
mod pair;
mod stance;

use std::ops::Range;

use serde::Deserialize;

use self::pair::Pair;
pub use self::stance::Tie;
use super::Verdict;
use super::words::Weight;
use crate::text::schema::JsonSchema;
use crate::text::sense::Sense;
use crate::text::value::Value;

macro_rules! turns {
    ($($(#[doc = $doc:literal])* $turn:ident, $name:ident;)*) => {
        /// What a paraphrase changes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Turn { $($(#[doc = $doc])* $turn,)* }

        /// The options of the paraphrase comparator: what each change weighs. It compares no two values; the sense
        /// of a paraphrase is held against that of the words that it renders.
        #[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct ParaphraseOptions {
            $($(#[doc = $doc])* pub $name: Weight,)*
        }

        impl Default for ParaphraseOptions {
            fn default() -> Self {
                ParaphraseOptions { $($name: Weight::Conflict,)* }
            }
        }

        impl ParaphraseOptions {
            /// What a change weighs.
            pub fn weight(&self, turn: Turn) -> Weight {
                match turn { $(Turn::$turn => self.$name,)* }
            }
        }
    };
}

turns! {
    /// A negation stands in one alone.
    Negation, negation;
    /// It may be so in one, and will be in the other.
    Certainty, certainty;
    /// Another number of the same thing.
    Number, number;
    /// Another day.
    Day, day;
    /// All in one, some in the other.
    Scope, scope;
    /// A word for the contrary: before and after, rise and fall.
    Contrary, contrary;
}

impl ParaphraseOptions {
    /// Two values that both stand somewhere are no matter of paraphrases.
    pub fn compare(&self, _: &Value, _: &Value) -> Verdict {
        Verdict::Unrelated
    }
}

/// Where two renderings of one utterance part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parting {
    /// What changed.
    pub turn: Turn,
    /// The words of the first that differ, by their indices; where the other has one more, the place for it.
    pub a: Range<usize>,
    /// The same in the second.
    pub b: Range<usize>,
    /// What is said around it is the same: all that the one clause speaks of, the other does, too.
    pub sure: bool,
}

/// Where two sentences gainsay each other that need not be of one speaker: by how they stand to what they speak of
/// alone. Of several ties the first that shows it counts.
pub fn gainsay(a: &Sense, b: &Sense, ties: impl IntoIterator<Item = Tie>) -> Option<Parting> {
    // Most pairs of sentences state all that they say.
    if !stance::can_part(a, b) {
        return None;
    }
    Pair::new(a, b).stance(ties)
}

/// The first point in which two senses of one utterance part; none where they may say the same.
pub fn parting(a: &Sense, b: &Sense) -> Option<Parting> {
    let pair = Pair::new(a, b);
    let flipped = || Pair::new(b, a);
    let back = |p: Parting| Parting { a: p.b, b: p.a, ..p };
    let found = pair
        .negation()
        .or_else(|| flipped().negation().map(back))
        .or_else(|| pair.certainty())
        .or_else(|| flipped().certainty().map(back))
        .or_else(|| pair.undecided())
        .or_else(|| flipped().undecided().map(back))
        .or_else(|| pair.number())
        .or_else(|| pair.scope())
        .or_else(|| pair.contrary())
        .or_else(|| pair.day());
    match found {
        Some(sure) if sure.sure => Some(sure),
        // What the one way of looking leaves in doubt, the other may settle.
        Some(found) => {
            let settled = pair.stance([Tie::OneSpeaker]).is_some_and(|p| p.sure && p.turn == found.turn);
            Some(Parting { sure: settled, ..found })
        }
        None => pair.stance([Tie::OneSpeaker]),
    }
}
