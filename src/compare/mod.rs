//! Two values → a verdict. A comparator is a function of two unequal values and its options, nothing else: it
//! never sees what they are about, an article or a rule.

pub mod date;
pub mod figure;
pub mod name;
pub mod number;
pub mod paraphrase;
pub mod place;
pub mod role;
pub mod same;
pub mod setting;
pub mod slip;
pub mod support;
pub mod words;

use std::fmt;

use crate::text::schema::JsonSchema;
use crate::text::value::Value;

/// What two unequal values have to say to each other: a locus gets the gravest of its pairs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// They are not about the same after all.
    Unrelated,
    /// Both can be right, and nobody need know.
    Agree,
    /// Both can be right, but an editor would want to know; why, in three to six words.
    Compatible(String),
    /// They cannot both be right; why, in three to six words.
    Conflict(String),
    /// A draft says it, and no article or one alone; why, in three to six words.
    Unsupported(String),
}

impl Verdict {
    /// The reason; empty for silent verdicts.
    pub fn why(&self) -> &str {
        match self {
            Verdict::Compatible(why) | Verdict::Conflict(why) | Verdict::Unsupported(why) => why,
            _ => "",
        }
    }

    /// The graver of two; of two as grave, this one, with its reason.
    #[must_use]
    pub fn or_graver(self, other: Verdict) -> Verdict {
        let grade = |v: &Verdict| match v {
            Verdict::Unrelated => 0,
            Verdict::Agree => 1,
            Verdict::Compatible(_) => 2,
            Verdict::Conflict(_) | Verdict::Unsupported(_) => 3,
        };
        if grade(&other) > grade(&self) { other } else { self }
    }

    /// The same of two claims that may be of two facts: then none of them is wrong.
    #[must_use]
    pub fn doubted(self) -> Verdict {
        match self {
            Verdict::Conflict(why) => Verdict::Compatible(format!("{why}, if they mean the same")),
            verdict => verdict,
        }
    }

    /// Its name in reports and tests.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Unrelated => "unrelated",
            Verdict::Agree => "agree",
            Verdict::Compatible(_) => "compatible",
            Verdict::Conflict(_) => "conflict",
            Verdict::Unsupported(_) => "unsupported",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

macro_rules! comparators {
    ($($(#[doc = $doc:literal])* $name:ident($options:ty) = $word:literal,)*) => {
        /// A comparator with its options: in YAML the single key under `compare`.
        #[derive(Clone, PartialEq, Debug, serde::Deserialize, JsonSchema)]
        pub enum Comparator { $($(#[doc = $doc])* #[serde(rename = $word)] $name($options),)* }

        impl Comparator {
            /// Its name in a rule.
            pub fn name(&self) -> &'static str {
                match self { $(Comparator::$name(_) => $word,)* }
            }

            /// The verdict on two values. Equal ones agree; what a comparator cannot compare is unrelated.
            pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
                // Words that are the same may be written otherwise.
                if a == b && !matches!(a, Value::Words(_)) {
                    return Verdict::Agree;
                }
                if let (Value::Parts(a), Value::Parts(b)) = (a, b) {
                    return self.parts(a, b);
                }
                match self { $(Comparator::$name(options) => options.compare(a, b),)* }
            }

            /// The worst verdict over the parts that have one name; what only one side has says nothing.
            fn parts(&self, a: &[(String, Value)], b: &[(String, Value)]) -> Verdict {
                let both = a.iter().filter_map(|(name, x)| {
                    Some((x, b.iter().find(|(other, _)| other == name).map(|(_, y)| y)?))
                });
                both.map(|(x, y)| self.compare(x, y)).fold(Verdict::Unrelated, Verdict::or_graver)
            }
        }
    };
}

// Every comparator. A new one is a new file and a line here.
comparators! {
    /// Numbers as intervals: rounding, hedges, tolerance.
    Number(number::Number) = "number",
    /// Dates as intervals of days.
    Date(date::DateOptions) = "date",
    /// Any two figures or any two days, by the words around them.
    Figure(figure::FigureOptions) = "figure",
    /// The words of a quotation: cut short, bracketed, changed.
    Words(words::WordsOptions) = "words",
    /// Names: full and short forms, initials, spellings.
    Name(name::NameOptions) = "name",
    /// When, where, to whom and by what means words were uttered.
    Setting(setting::SettingOptions) = "setting",
    /// What somebody is: offices, parties, home states.
    Role(role::RoleOptions) = "role",
    /// Where something is, by the map.
    Place(place::PlaceOptions) = "place",
    /// Equal or not.
    Same(same::Same) = "same",
    /// What a draft says and no article has.
    Support(support::SupportOptions) = "support",
    /// The sense of a paraphrase against that of the words it renders.
    Paraphrase(paraphrase::ParaphraseOptions) = "paraphrase",
    /// What two articles state, where one says that it is so and the other that it is not.
    Statement(paraphrase::ParaphraseOptions) = "statement",
    /// A draft's words against those of the sentence they come from.
    Slip(slip::SlipOptions) = "slip",
}

impl Comparator {
    /// Whether it looks at a draft and its articles, and at nothing else.
    pub fn is_of_drafts(&self) -> bool {
        matches!(self, Comparator::Support(_) | Comparator::Slip(_))
    }

    /// Whether it compares figures or days, of which one article gives many side by side.
    pub fn counts_or_dates(&self) -> bool {
        matches!(self, Comparator::Number(_) | Comparator::Date(_))
    }

    /// How far two values lie from each other: figures as a share of the larger, dates in days.
    pub fn distance(&self, a: &Value, b: &Value) -> f64 {
        match (a, b) {
            (Value::Quantity(a), Value::Quantity(b)) => number::distance(a, b),
            (Value::Tally(a, x), Value::Tally(b, y)) => number::distance(a, b) + number::distance(x, y),
            (Value::Date(a), Value::Date(b)) => date::distance(a, b),
            _ => f64::INFINITY,
        }
    }

    /// How vague a value is, so that what agrees with several joins the most precise: 0 is the most precise.
    pub fn vagueness(&self, value: &Value) -> usize {
        match value {
            Value::Quantity(q) => match (q.weak, q.stated, q.low == q.high) {
                (true, ..) => 3,
                (_, None, _) => 2,
                (_, Some(_), false) => 1,
                (_, Some(_), true) => 0,
            },
            Value::Date(d) => match d.earliest.zip(d.latest) {
                Some((a, b)) => usize::try_from((b - a).get_days()).unwrap_or(0),
                None => usize::MAX,
            },
            // The more words a role has, the more it tells.
            Value::Role(r) => usize::MAX - r.of.len() - r.sort.len(),
            Value::Place(s) => usize::MAX - s.names.len(),
            // The longer a quotation is, the more of the utterance it tells.
            Value::Words(w) => usize::MAX - w.words.len(),
            // And the longer a name, the more of it.
            Value::Name(n) => usize::MAX - n.parts.iter().map(String::len).sum::<usize>(),
            _ => 0,
        }
    }
}
