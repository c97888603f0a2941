//! The words around a figure, as its sentence and those beside it have them: by these it is found again in another
//! article, whatever word either has for what it counts. It reads words, not grammar, and judges nothing.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::count::tells;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::value::Value;

/// A word of a sentence that can tell one fact from another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Its stem, or the class of events, deeds or things that it is of, hashed.
    pub term: u64,
    /// Which token of its article it is.
    pub token: u32,
    /// It has a capital inside its sentence.
    pub name: bool,
}

/// What stands around a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Around {
    /// The figure as the article has it.
    pub told: Value,
    /// The figure in the unit in which its like are compared: lengths in meters, spans of time in hours.
    pub value: Value,
    /// The tokens of the figure.
    pub tokens: Range<u32>,
    /// The number of its sentence in the article.
    pub sentence: u32,
    /// The words of its sentence.
    pub words: Arc<[Spoken]>,
    /// The words of the sentence before it.
    pub before: Arc<[Spoken]>,
    /// The words of the sentence behind it.
    pub after: Arc<[Spoken]>,
    /// It stands between quotation marks.
    pub quoted: bool,
    /// What the small words beside it make of it.
    pub marks: Marks,
}

macro_rules! marks {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// What makes another figure of one than the plain one of its thing; the words are in the lists.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Mark { $($(#[doc = $doc])* $name,)* }

        impl Mark {
            /// The mark of that name.
            fn of(name: &str) -> Option<Mark> {
                match name { $($word => Some(Mark::$name),)* _ => None }
            }
        }
    };
}

marks! {
    /// "among them", "of whom"
    Part = "part",
    /// "a year", "each"
    Rate = "rate",
    /// "expected", "will"
    Ahead = "ahead",
    /// "up from", "rose"
    Change = "change",
    /// "another", "additional"
    More = "more",
    /// "maximum", "up to"
    Limit = "limit",
    /// "last year", "previously"
    Past = "past",
    /// "asked for", "insured"
    Asked = "asked",
    /// "in all", "so far"
    Total = "total",
    /// "not", "never"
    Denied = "denied",
    /// "by", "until"
    Bound = "bound",
}

/// A set of marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Marks(u16);

impl Marks {
    /// Whether a mark is in it.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u16) != 0
    }
}

/// How far from a figure its marks stand, in tokens.
const REACH: usize = 7;

/// The marks of the figure at some tokens of a sentence, as far as the next comma.
fn marks(prose: &Prose, sentence: &Range<usize>, figure: &Range<usize>) -> Marks {
    let stop = |i: &usize| matches!(prose.text(*i), "," | ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”");
    let near = sentence.start.max(figure.start.saturating_sub(REACH))..sentence.end.min(figure.end + REACH);
    let from = (near.start..figure.start).rev().find(stop).map_or(near.start, |i| i + 1);
    let to = (figure.end..near.end).find(stop).unwrap_or(near.end);
    let mut found = Marks::default();
    for i in (from..to).filter(|i| !figure.contains(i)) {
        let known = prose
            .tokens
            .get(i)
            .is_some_and(|t| t.classes.has(Class::FigureMark) || t.begins.has(Class::FigureMark));
        if known && let Some(mark) = prose.entry(i, Class::FigureMark).and_then(|(_, name)| Mark::of(name)) {
            found.0 |= 1 << mark as u16;
        }
    }
    found
}

/// The words of an article's sentences, each read when it is first asked for.
pub(super) struct Sentences<'p, 'a> {
    prose: &'p Prose<'a>,
    read: Vec<Option<Arc<[Spoken]>>>,
}

impl<'p, 'a> Sentences<'p, 'a> {
    pub(super) fn new(prose: &'p Prose<'a>) -> Self {
        Sentences { prose, read: vec![None; prose.sentences.len()] }
    }

    /// What stands around a figure of a sentence.
    pub(super) fn around(&mut self, told: Value, value: Value, tokens: Range<usize>, quoted: bool) -> Around {
        let sentence = self.prose.sentence_of(tokens.start);
        let within = self.prose.sentences.get(sentence).map(|s| s.tokens.clone()).unwrap_or_default();
        let marks = marks(self.prose, &within, &tokens);
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Around {
            told,
            value,
            sentence: short(sentence),
            words: self.words(sentence),
            before: sentence.checked_sub(1).map(|s| self.words(s)).unwrap_or_default(),
            after: self.words(sentence + 1),
            tokens: short(tokens.start)..short(tokens.end),
            quoted,
            marks,
        }
    }

    fn words(&mut self, number: usize) -> Arc<[Spoken]> {
        let prose = self.prose;
        let (Some(kept), Some(sentence)) = (self.read.get_mut(number), prose.sentences.get(number)) else {
            return Arc::default();
        };
        Arc::clone(kept.get_or_insert_with(|| {
            let told = sentence.tokens.clone().filter(|&i| tells(prose, i));
            told.map(|i| Spoken {
                term: term(prose, i),
                token: u32::try_from(i).unwrap_or(u32::MAX),
                name: i > sentence.tokens.start && prose.tokens.get(i).is_some_and(|t| t.capital),
            })
            .collect()
        }))
    }
}

/// A word as a term, hashed.
fn term(prose: &Prose, token: usize) -> u64 {
    let class = |class| prose.entry(token, class).map(|(_, value)| value);
    let known = class(Class::Event).or_else(|| prose.value(token, Class::Demonym));
    let known = known.or_else(|| prose.value(token, Class::Thing)).or_else(|| class(Class::Deed));
    let mut hasher = FxHasher::default();
    match known.or_else(|| prose.value(token, Class::Spelling)) {
        Some(known) => known.hash(&mut hasher),
        None => normal::stem(&prose.normal(token)).hash(&mut hasher),
    }
    hasher.finish()
}
