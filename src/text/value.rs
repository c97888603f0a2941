//! The values that claims carry: seven types for fourteen kinds of claim.
//!
//! Sameness is decided by normalisation: two values that mean the same are equal (`==`). What unequal values
//! have to say to each other is the matter of `compare`; a value itself knows nothing of that.

use std::hash::{Hash, Hasher};

pub use rust_decimal::Decimal;

use super::calendar::Day;
use super::place::Site;
use super::role::Role;

/// What an article says of a fact.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// How many or how much.
    Quantity(Quantity),
    /// Two numbers that belong together: votes for and against.
    Tally(Quantity, Quantity),
    /// When.
    Date(Date),
    /// Who, or what body or place.
    Name(Name),
    /// In which words.
    Words(Words),
    /// Which step of an ordered scale.
    Level(Level),
    /// What somebody is.
    Role(Role),
    /// Where.
    Place(Site),
    /// Several values that belong together, each with its name, in the order of the rule that found them.
    Parts(Vec<(String, Value)>),
}

/// A number as an interval: "about 20", "at least 20" and "20" then need no special cases.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Quantity {
    /// The least it can mean; `None` where the lower end is open.
    pub low: Option<Decimal>,
    /// The most it can mean; `None` where the upper end is open.
    pub high: Option<Decimal>,
    /// A currency code (`USD`), `percent`, `year` …, or the lemma of the noun counted; `None` where nothing is named.
    pub unit: Option<String>,
    /// The number as written; `None` for vague ones (dozens, several) and for weak ones.
    pub stated: Option<Decimal>,
    /// What the words around the number do to it.
    pub hedge: Option<Hedge>,
    /// What sort of number it is.
    pub sort: Sort,
    /// No number was written: a singular ("the meeting") or a plural ("hearings") alone says it.
    pub weak: bool,
}

impl Quantity {
    /// Exactly `n` of `unit`, as a plain cardinal.
    pub fn exactly(n: impl Into<Decimal>, unit: Option<&str>) -> Self {
        let n = n.into().normalize();
        Quantity {
            low: Some(n),
            high: Some(n),
            unit: unit.map(str::to_owned),
            stated: Some(n),
            hedge: None,
            sort: Sort::Cardinal,
            weak: false,
        }
    }
}

/// Before the number, the term for somebody's age among what a claim is about.
pub const AGED: &str = "aged ";

/// What hedging words do to a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Hedge {
    /// "at least 20", "20 or more"
    AtLeast,
    /// "at most 20", "up to 20"
    AtMost,
    /// "more than 20", "over 20"
    MoreThan,
    /// "fewer than 20", "under 20", "nearly 20"
    LessThan,
    /// "about 20", "some 20", "20 or so"
    About,
}

/// What sort of number a quantity is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sort {
    /// "two dogs"
    Cardinal,
    /// "the second dog"
    Ordinal,
    /// "twice", "on two occasions"
    Multiplicity,
    /// "5 percent", "two percentage points"
    Percent,
    /// "$5 million"
    Money,
    /// "34-year-old", "Name, 34,"
    Age,
    /// "three days"
    Duration,
    /// "5 miles"
    Measure,
}

/// A time as the interval of days that it can mean.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Date {
    /// The earliest day meant; `None` where it is open or unknown.
    pub earliest: Option<Day>,
    /// The latest day meant; `None` where it is open or unknown.
    pub latest: Option<Day>,
    /// The part of the day, where one is given.
    pub part: Option<DayPart>,
    /// A time of day as `14:02`, where one is given.
    pub time: Option<String>,
    /// The time of day on the latest day where an interval that begins at `time` ends: `24:00` where it is open
    /// (after two); one without a `time` has no beginning (before two).
    pub until: Option<String>,
    /// What is known where no year is: an article without a day of its own that says "Thursday" or "in May".
    pub recurring: Option<Recurring>,
    /// It is when something was said, not when it was so: "police said on Tuesday".
    pub said: bool,
}

impl Date {
    /// Its time of day in minutes from midnight; of an interval, where it begins.
    pub fn minutes(&self) -> Option<i32> {
        let (hour, minute) = self.time.as_deref()?.split_once(':')?;
        hour.parse::<i32>().ok()?.checked_mul(60)?.checked_add(minute.parse().ok()?)
    }
}

/// A time that comes again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Recurring {
    /// A weekday, from Monday = 1.
    Weekday(i8),
    /// A month.
    Month(i8),
    /// A month and a day of it.
    Day(i8, i8),
}

/// A part of a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayPart {
    /// before noon
    Morning,
    /// after noon
    Afternoon,
    /// after work
    Evening,
    /// after dark
    Night,
}

/// A name in its parts. Two names are equal when their parts are, whatever the titles.
#[derive(Clone, Eq, Debug, Default)]
pub struct Name {
    /// The name as written, fullest form, without titles.
    pub full: String,
    /// Its parts as compared: lower case, without marks.
    pub parts: Vec<String>,
    /// Titles and roles in front of it, lower case.
    pub titles: Vec<String>,
    /// Nobody's name, but words for someone: "a senior official". Its parts are then the words of the role.
    pub unnamed: bool,
    /// The name of a body or a place, for which people speak.
    pub body: bool,
    /// What the word lists know of it besides.
    pub known: Option<Known>,
}

/// What the word lists know of a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Known {
    /// It begins with a given name; what that is short for, or another spelling of: the words of the lists, with a
    /// space between.
    Given(Box<str>),
    /// The name under which the forms of a body's name meet.
    Body(Box<str>),
}

impl Known {
    /// From the value of a word list; a body's begins with "the" and is that of a whole name.
    pub fn of(value: &str, whole: bool) -> Option<Self> {
        match value.strip_prefix("the ") {
            Some(body) => whole.then(|| Known::Body(body.into())),
            None => Some(Known::Given(value.into())),
        }
    }
}

impl Name {
    /// A name from its written form, parts split at spaces.
    pub fn new(full: &str) -> Self {
        let parts = full.split_whitespace().map(super::normal::name_part).filter(|p| !p.is_empty()).collect();
        Name { full: full.to_owned(), parts, titles: Vec::new(), unnamed: false, body: false, known: None }
    }

    /// The generation that it gives: father and son are two.
    pub fn suffix(&self) -> Option<&str> {
        self.parts.last().map(String::as_str).filter(|p| *p != self.last())
    }

    /// The last part that is not a suffix, as compared: what a person is called at second mention.
    pub fn last(&self) -> &str {
        let suffix = |p: &&String| !matches!(p.as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
        self.parts.iter().rev().find(suffix).map_or("", String::as_str)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.parts.cmp(&other.parts)
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts.hash(state);
    }
}

/// The words between the marks of a quotation, in order. Equal when the normal forms are.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Words {
    /// The words.
    pub words: Vec<Word>,
    /// Whether the quotation is a whole sentence or more, not a fragment in the writer's own sentence.
    pub whole: bool,
}

/// One word of a quotation, with both its faces: compare the normal form, show the written one.
#[derive(Clone, Eq, Debug, Default)]
pub struct Word {
    /// As compared: lower case, straight apostrophe, no marks around it.
    pub normal: String,
    /// As written.
    pub shown: String,
    /// What the word is in the quotation.
    pub hand: Hand,
    /// Whether a sentence of the speaker's ends behind it.
    pub ends: bool,
}

impl Word {
    /// Whether it is written onto the word before it: the tail of a contraction.
    pub fn is_tail(&self) -> bool {
        Word::is_tail_text(&self.shown)
    }

    /// Whether one of two words that are compared as the same is written short, with an apostrophe for what it
    /// leaves out: 'll beside will. A lost apostrophe alone shortens nothing.
    pub fn contracts(&self, other: &Word) -> bool {
        let mark = |c: char| matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ');
        if self.shown.contains(mark) == other.shown.contains(mark) {
            return false;
        }
        let letters = |w: &Word| w.shown.replace(mark, "").trim().to_lowercase();
        // A word torn from its tail has the tail's letters itself: "I m".
        let torn = self.shown.is_empty() || other.shown.is_empty();
        !torn && letters(self) != letters(other)
    }

    /// The same of a word as written.
    pub fn is_tail_text(shown: &str) -> bool {
        let lower = shown.to_ascii_lowercase().replace('’', "'");
        matches!(lower.as_str(), "" | "n't" | "'s" | "'m" | "'re" | "'ve" | "'ll" | "'d" | "'t")
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.normal == other.normal && self.hand == other.hand
    }
}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.normal.hash(state);
        self.hand.hash(state);
    }
}

/// Whose hand put a word between the marks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Hand {
    /// The speaker's own word.
    #[default]
    Speaker,
    /// The editor's: in brackets, or in parentheses that replace a word: "(his)".
    Editor,
    /// Nothing stands here: an ellipsis, or the writer's own words between two pieces of one utterance.
    Gap,
}

impl Words {
    /// The words as a person would write them, without marks around them.
    pub fn shown(&self) -> String {
        let mut out = String::new();
        for word in &self.words {
            if !out.is_empty() && !word.is_tail() {
                out.push(' ');
            }
            out.push_str(&word.shown);
        }
        out
    }
}

/// A step of an ordered scale: may < will < did.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Level {
    /// The scale: `polarity`, `certainty`, `scope`, `order`.
    pub scale: String,
    /// The step on it, as the word lists name it.
    pub step: String,
    /// The step's height on its scale, from 0.
    pub height: u8,
}
