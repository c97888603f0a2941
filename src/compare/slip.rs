//! What a changed word of a draft weighs, by what it does.

use serde::Deserialize;

use super::Verdict;
use super::words::Weight;
use crate::text::schema::JsonSchema;
use crate::text::value::Value;

macro_rules! slips {
    ($($(#[doc = $doc:literal])* $slip:ident, $name:ident = $words:literal, $default:ident;)*) => {
        /// What a changed word of a draft does.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Slip { $($(#[doc = $doc])* $slip,)* }

        impl Slip {
            /// What was changed, in a word or two for people.
            pub fn words(self) -> &'static str {
                match self { $(Slip::$slip => $words,)* }
            }
        }

        /// The options of the slip comparator: what each sort of change weighs. It compares no two values; the
        /// words of a draft's sentence are held against those of the sentence it comes from.
        #[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct SlipOptions {
            $($(#[doc = $doc])* pub $name: Weight,)*
        }

        impl Default for SlipOptions {
            fn default() -> Self {
                SlipOptions { $($name: Weight::$default,)* }
            }
        }

        impl SlipOptions {
            /// What a change weighs.
            pub fn weight(&self, slip: Slip) -> Weight {
                match slip { $(Slip::$slip => self.$name,)* }
            }
        }
    };
}

slips! {
    /// Another number, or two numbers exchanged.
    Number, number = "number", Conflict;
    /// Another weekday, month, day or time of day.
    Day, day = "time", Conflict;
    /// Another name, a name spelt otherwise, or two names exchanged.
    Name, name = "name", Conflict;
    /// Another country, state, city or people.
    Place, place = "place", Conflict;
    /// Another title, office or party.
    Role, role = "title or role", Conflict;
    /// Another name beside a verb of saying.
    Speaker, speaker = "speaker", Conflict;
    /// He for she, Mr. for Ms.
    Gender, gender = "gender", Conflict;
    /// A negation added or dropped.
    Negation, negation = "negation", Conflict;
    /// May for will, a dropped "allegedly".
    Certainty, certainty = "certainty", Conflict;
    /// "At least" dropped, or "less than" for "more than".
    Hedge, hedge = "bound", Conflict;
    /// Miles for kilometers, weeks for months, dollars for euros.
    Unit, unit = "unit", Conflict;
    /// One word for another of its sort that says something else: before and after, arrested and charged.
    Contrary, contrary = "sense", Conflict;
    /// A word between quotation marks.
    Quotation, quotation = "quotation", Conflict;
    /// Any other word of content.
    Other, other = "word", Compatible;
}

impl SlipOptions {
    /// Two values that both stand somewhere are no matter of slips.
    pub fn compare(&self, _: &Value, _: &Value) -> Verdict {
        Verdict::Unrelated
    }
}
