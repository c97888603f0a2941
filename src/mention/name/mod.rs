//! Sequences of capitalised words with the titles before them: people, bodies, places.
//!
//! A name is seen here by its own words and by the article's habits of capitals alone; whom it means, and
//! which names are one person, is worked out in `cast`.

mod capitals;
mod lengths;
mod parts;
mod run;
#[cfg(test)]
mod tests;
mod written;

pub(crate) use written::written;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::NameMention;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::Token;
use crate::text::value::Name;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<NameMention> {
    let flat: Vec<bool> = prose.sentences.iter().map(|s| capitals::mean_nothing(prose, s)).collect();
    let reader = Reader {
        prose,
        known: capitals::known_words(prose, &flat),
        surnames: capitals::surnames(prose),
        lengths: lengths::Memory::new(prose),
        written: RefCell::default(),
    };
    // About one token in seventeen of a news story begins a name.
    let mut out = Vec::with_capacity(prose.tokens.len() / 16);
    for (sentence, _) in prose.sentences.iter().zip(&flat).filter(|(_, flat)| !**flat) {
        reader.sentence(sentence.tokens.clone(), &mut out);
    }
    if flat.contains(&true) {
        let lasts = reader.named_words(&out);
        for (sentence, _) in prose.sentences.iter().zip(&flat).filter(|(_, flat)| **flat) {
            reader.flat_sentence(sentence.tokens.clone(), &lasts, &mut out);
        }
        out.sort_by_key(|m| m.tokens.start);
    }
    out
}
struct Reader<'p, 'a> {
    prose: &'p Prose<'a>,
    known: FxHashSet<&'a str>,
    /// Offices that are surnames in this article: "Ann Bishop" stands in it.
    surnames: FxHashSet<&'a str>,
    lengths: lengths::Memory,
    /// The names read so far, by their words from the title on.
    written: RefCell<FxHashMap<(&'a str, u32), Arc<Name>>>,
}
impl<'a> Reader<'_, 'a> {
    fn sentence(&self, tokens: Range<usize>, out: &mut Vec<NameMention>) {
        let mut i = tokens.start;
        while i < tokens.end {
            if (!self.capital(i) || self.hard(i)) && !self.office_in_lower_case(i) {
                i += 1;
                continue;
            }
            let end = self.run(i, tokens.end);
            if !self.shouted(i, end) {
                self.take(i..end, tokens.start, out);
            }
            i = end.max(i + 1);
        }
    }
    /// Whether an office in lower case begins that holds a capital: secretary of State.
    fn office_in_lower_case(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        token.entry != 0
            && !token.capital
            && token.begins.has(Class::Title)
            && self
                .prose
                .entry(i, Class::Title)
                .is_some_and(|(found, _)| found.skip(1).any(|k| self.capital(k)))
    }

    /// Whether words are written in capitals that are no name's: three of them, or two that nobody knows.
    fn shouted(&self, start: usize, end: usize) -> bool {
        let caps = (start..end).filter(|&k| self.token(k).is_some_and(|t| t.caps)).count();
        let known = || {
            let lengths = self.lengths(start);
            self.is(start, Class::GivenName) || lengths.place > 0 || lengths.outlet > 0
        };
        caps >= 3 || caps == 2 && end - start == 2 && !known()
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.prose.tokens.get(i)
    }

    fn is(&self, i: usize, class: Class) -> bool {
        self.prose.is(i, class)
    }

    /// The value of a token as a member of `class`; most tokens are none and need no look at the lexicon.
    fn value(&self, i: usize, class: Class) -> Option<&'a str> {
        if self.is(i, class) { self.prose.value(i, class) } else { None }
    }

    /// The lengths of the entries that begin at a token.
    fn lengths(&self, i: usize) -> lengths::Lengths {
        self.lengths.at(self.prose, i)
    }

    fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }
    /// The last and first words of the names found, as the article writes them.
    fn named_words(&self, names: &[NameMention]) -> FxHashSet<&'a str> {
        let mut words = FxHashSet::default();
        for name in names {
            words.insert(self.prose.core(name.tokens.start));
            words.insert(self.prose.core(name.tokens.end - 1));
        }
        words
    }

    /// The names of a headline or of a line in capitals: those that the story below knows.
    fn flat_sentence(&self, tokens: Range<usize>, named: &FxHashSet<&str>, out: &mut Vec<NameMention>) {
        let knows = |i: usize, words: &FxHashSet<&str>| {
            let Some(token) = self.token(i) else { return false };
            let core = self.prose.core(i);
            words.contains(core) || token.caps && words.contains(title_case(core).as_str())
        };
        let mut i = tokens.start;
        while i < tokens.end {
            if !self.capital(i) || self.hard(i) || !knows(i, &self.known) {
                i += 1;
                continue;
            }
            let run = self.run(i, tokens.end);
            let mut end = i + 1;
            while end < run && (!self.capital(end) || knows(end, &self.known)) {
                end += 1;
            }
            while end > i && !knows(end - 1, named) {
                end -= 1;
            }
            if end > i {
                self.take(i..end, tokens.start, out);
            }
            i = end.max(i + 1);
        }
    }
}

/// `HALE` → `Hale`.
fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}
