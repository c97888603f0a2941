//! The names in a draft and its articles: which words stand side by side as one name, and which is only another
//! spelling of one.

use rustc_hash::FxHashSet;

use super::super::units::{Keys, Sort, Text, Unit};
use crate::text::similar;

/// A name shorter than this, in letters, is too near to others to be a misspelling of one.
const SPELT: usize = 5;

/// What is known of names in all texts.
#[derive(Default)]
pub(super) struct Names {
    /// Words that stand side by side in one name.
    beside: FxHashSet<(u32, u32)>,
    /// Words that stand beside a name of the articles, before it or behind it, with its word.
    company: FxHashSet<(u32, u32)>,
    /// The names of the articles, in the order in which they come up: the word, the article, the place.
    known: Vec<(u32, usize, usize)>,
}

impl Names {
    pub(super) fn new(draft: &Text, articles: &[Text]) -> Self {
        let mut names = Names::default();
        for text in articles.iter().chain([draft]) {
            for pair in text.units.windows(2) {
                if let [a, b] = pair
                    && is_name(a)
                    && is_name(b)
                    && b.at.start <= a.at.end + 2
                {
                    names.beside.insert((a.key, b.key));
                }
            }
        }
        let mut seen = FxHashSet::default();
        for (article, text) in articles.iter().enumerate() {
            for (place, unit) in text.units.iter().enumerate().filter(|(_, u)| is_name(u)) {
                names.company.extend(beside(text, place).map(|key| (key, unit.key)));
                if seen.insert(unit.key) {
                    names.known.push((unit.key, article, place));
                }
            }
        }
        names
    }

    /// Whether two lists of name words may name one: parts of one name, or one the initials of the other.
    pub(super) fn are_one(&self, a: &[(usize, &Unit)], b: &[(usize, &Unit)], keys: &Keys) -> bool {
        let beside = |x: &Unit, y: &Unit| {
            self.beside.contains(&(x.key, y.key)) || self.beside.contains(&(y.key, x.key))
        };
        a.iter()
            .any(|(_, x)| b.iter().any(|(_, y)| beside(x, y) || is_form(keys.word(x.key), keys.word(y.key))))
            || initials(a, b, keys)
            || initials(b, a, keys)
    }

    /// The name of an article that a draft's name misspells: the draft's stands in no article, and is a letter or
    /// two away from it.
    pub(super) fn misspelt(&self, draft: &Text, at: usize, keys: &Keys) -> Option<(usize, usize)> {
        let unit = draft.units.get(at).filter(|u| is_name(u))?;
        let word = keys.word(unit.key);
        let long = word.chars().count();
        if long < SPELT || self.known.iter().any(|(key, ..)| *key == unit.key) {
            return None;
        }
        let near = |known: &str| {
            let budget = if long >= 11 { 2 } else { 1 };
            known.chars().next() == word.chars().next()
                && known.chars().count() >= SPELT
                && similar::letters_apart(word, known) <= budget
                && !is_form(word, known)
                && !is_accented(word, known)
        };
        // One of the words beside it must be the same: Capito is not the Capitol.
        let company = |key: u32| beside(draft, at).any(|other| self.company.contains(&(other, key)));
        let known = self.known.iter().find(|(key, ..)| near(keys.word(*key)) && company(*key));
        known.map(|&(_, article, place)| (article, place))
    }
}

/// The words beside a name that say who it is: a title, another name.
fn beside(text: &Text, at: usize) -> impl Iterator<Item = u32> {
    let sentence = text.sentences.get(text.sentence_of(at)).cloned().unwrap_or_default();
    let around =
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(move |i| sentence.contains(i));
    let says =
        |u: &&Unit| matches!(u.sort, Sort::Name | Sort::Role | Sort::Courtesy | Sort::Place | Sort::Cue);
    around.filter_map(|i| text.units.get(i)).filter(says).map(|u| u.key)
}

fn is_name(unit: &Unit) -> bool {
    unit.sort == Sort::Name
}

/// Whether two words differ in nothing but marks on their letters.
fn is_accented(a: &str, b: &str) -> bool {
    let same = |(x, y): (char, char)| x == y || !x.is_ascii() || !y.is_ascii();
    a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).all(same)
}

/// Whether one word is the other with an ending: Verona, Veronese is none; Republican, Republicans is.
fn is_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let endings = ["s", "n", "an", "ian", "ish", "es", "ic", "i", "'s", "ns"];
    long.strip_prefix(short).is_some_and(|rest| endings.contains(&rest))
        || short.strip_suffix('y').is_some_and(|stem| long.strip_prefix(stem) == Some("ies"))
}

/// Whether one word is made of the first letters of several.
fn initials(short: &[(usize, &Unit)], long: &[(usize, &Unit)], keys: &Keys) -> bool {
    let [(_, short)] = short else { return false };
    let letters: String = long.iter().filter_map(|(_, u)| keys.word(u.key).chars().next()).collect();
    letters.chars().count() >= 2
        && keys.word(short.key).trim_matches('.').replace('.', "").starts_with(&letters)
}
