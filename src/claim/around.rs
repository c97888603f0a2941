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
use crate::text::token::Token;
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
    /// Of a day on which something was said the token of the word for saying: "police said on Tuesday".
    pub saying: Option<u32>,
}

impl Around {
    /// Whether what was said on that day tells of a deed by that name.
    pub fn says(&self, deed: &str) -> bool {
        let term = named(deed);
        self.saying.is_some_and(|word| self.words.iter().any(|w| w.term == term && w.token != word))
    }
}

/// The name of a class, or a stem, as a term.
fn named(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish()
}

macro_rules! marks {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// What makes another figure of one than the plain one of its thing; the words are in the lists. Each has a
        /// sign in the alignment that asks for it.
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
    /// "in all", "so far"
    Total = "total",
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

/// The marks of the figure at some tokens of a sentence, as far as the next comma, bracket or quotation mark.
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
            saying: None,
        }
    }

    fn words(&mut self, number: usize) -> Arc<[Spoken]> {
        let prose = self.prose;
        let (Some(kept), Some(sentence)) = (self.read.get_mut(number), prose.sentences.get(number)) else {
            return Arc::default();
        };
        Arc::clone(kept.get_or_insert_with(|| {
            let told = sentence.tokens.clone().filter(|&i| tells(prose, i));
            let spoken = told.map(|i| Spoken {
                term: term(prose, i),
                token: u32::try_from(i).unwrap_or(u32::MAX),
                name: i > sentence.tokens.start && prose.tokens.get(i).is_some_and(|t| t.capital),
            });
            let mut words = Vec::with_capacity(sentence.tokens.len());
            words.extend(spoken);
            words.into()
        }))
    }
}

/// A word as a term, hashed.
fn term(prose: &Prose, token: usize) -> u64 {
    const KNOWN: [Class; 5] = [Class::Event, Class::Demonym, Class::Thing, Class::Deed, Class::Spelling];
    let told = |t: &Token| t.classes.any(&KNOWN) || t.begins.any(&[Class::Event, Class::Deed]);
    if !prose.tokens.get(token).is_some_and(told) {
        return named(&normal::stem(&prose.normal(token)));
    }
    let class = |class| prose.entry(token, class).map(|(_, value)| value);
    let known = class(Class::Event).or_else(|| prose.value(token, Class::Demonym));
    let known = known.or_else(|| prose.value(token, Class::Thing)).or_else(|| class(Class::Deed));
    match known.or_else(|| prose.value(token, Class::Spelling)) {
        Some(known) => named(known),
        None => named(&normal::stem(&prose.normal(token))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;

    /// What stands around the first figure of a text with that value.
    fn around(text: &str, figure: &str) -> Arc<Around> {
        let rules = Rules::builtin();
        let article = plain::article("lusa", "lusa", text.to_owned(), &rules.lexicon);
        let claims = crate::claim::extract(&article, &rules.lexicon);
        let mut around = claims.iter().filter_map(|c| c.about.around.clone());
        around.find(|a| crate::text::shown::value(&a.told) == figure).unwrap()
    }

    /// The marks of the figure of a text with that value.
    fn marked(text: &str, figure: &str, expected: &[Mark]) {
        let marks = around(text, figure).marks;
        let all = [Mark::Rate, Mark::Ahead, Mark::Change, Mark::More, Mark::Limit, Mark::Past, Mark::Total];
        let found: Vec<Mark> = all.into_iter().filter(|m| marks.has(*m)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn small_words_mark_a_figure() {
        marked("The mill sold 300 looms.", "300", &[]);
        marked("The mill sells 300 looms a year.", "300", &[Mark::Rate]);
        marked("The mill will sell 300 looms.", "300", &[Mark::Ahead]);
        marked("Sales rose to 300 looms.", "300", &[Mark::Change]);
        marked("The mill sold another 300 looms.", "300", &[Mark::More]);
        marked("The hall has a capacity of 300 looms.", "300", &[Mark::Limit]);
        marked("The mill previously sold 300 looms.", "300", &[Mark::Past]);
        marked("The mill sold 300 looms in all.", "300", &[Mark::Total]);
    }

    #[test]
    fn a_mark_reaches_as_far_as_its_clause() {
        marked("The mill will close, 300 looms are sold.", "300", &[]);
        marked("The mill sold 300 looms (a year of hail).", "300", &[]);
        marked("The mill will close. It sold 300 looms.", "300", &[]);
        marked("It will rain where the men of the mill at Amity found 300 looms.", "300", &[]);
        marked("Another 14 looms came, 300 sheep left.", "14", &[Mark::More]);
        marked("Another 14 looms came, 300 sheep left.", "300", &[]);
    }

    /// Whether the figures of two texts stand among words with something in common.
    fn share(a: &str, x: &str, b: &str, y: &str) -> bool {
        let (a, b) = (around(a, x), around(b, y));
        a.words.iter().any(|v| b.words.iter().any(|w| v.term == w.term))
    }

    #[test]
    fn words_are_known_by_their_stems_and_classes() {
        assert!(share("The mill sold 300.", "300", "Mills have 400.", "400"));
        assert!(share("The blaze took 300.", "300", "A fire took 400.", "400"));
        assert!(!share("The mill sold 300.", "300", "The ferry bought 400.", "400"));
        // Numbers, weekdays and small words tell nothing apart.
        assert!(!share("On Friday it was 300.", "300", "On Friday it was 400.", "400"));
    }

    #[test]
    fn the_sentences_beside_it_are_around_a_figure() {
        let found = around("The bell rang. The shop sold 12 by noon. The ferry left.", "12");
        assert_eq!((found.sentence, found.quoted), (1, false));
        assert!(!found.before.is_empty() && !found.after.is_empty());
        let alone = around("The shop sold 12.", "12");
        assert!(alone.before.is_empty() && alone.after.is_empty());
        assert!(around("“The shop sold 12,” Ana Ruiz said.", "12").quoted);
        let named = around("The shop in Port Ellis sold 12.", "12");
        // The first word of a sentence has its capital from its place.
        assert_eq!(named.words.iter().filter(|w| w.name).count(), 2);
    }
}
