//! What a changed word does: the class of a change, by the word lists.

use std::collections::BTreeSet;

use crate::compare::words::Change;
use crate::text::diff::same;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::normal;
use crate::text::person::likeness;
use crate::text::value::{Name, Word};

/// The class of a change, from the words that the texts have in its columns; `opens` tells that a sentence
/// begins there, where a capital says nothing.
pub(super) fn class(texts: &[Vec<&Word>], opens: bool, lexicon: &Lexicon) -> Change {
    let differing = differing(texts);
    let any = |of: &dyn Fn(&Word) -> bool| differing.iter().any(|w| of(w));
    let is = |w: &Word, class| lexicon.is(&w.normal, class);
    if differing.is_empty() && contracted(texts) {
        return Change::Contraction;
    }
    let capital = |w: &Word| w.shown.starts_with(char::is_uppercase) && w.normal != "i";
    if any(&|w| is(w, Class::Negation)) {
        Change::Negation
    } else if any(&|w| is_number(w, lexicon)) {
        Change::Number
    } else if spelt_otherwise(texts) {
        Change::Spelling
    } else if any(&|w| capital(w) && !opens && !is(w, Class::Function)) {
        Change::Name
    } else if any(&|w| is(w, Class::Modal)) {
        Change::Modal
    } else if fills(&differing, lexicon) {
        Change::Filler
    } else if any(&|w| qualifies(w, lexicon) == Some(Change::Condition)) {
        Change::Condition
    } else if any(&|w| is(w, Class::HedgeWord)) {
        Change::Hedge
    } else if forms_of_one(texts) {
        Change::Form
    } else if !any(&|w| !is(w, Class::Function) && !is(w, Class::Determiner) && !is(w, Class::Filler)) {
        Change::Function
    } else {
        Change::Word
    }
}

/// Whether the texts have the same words here, and some write short what others write out.
fn contracted(texts: &[Vec<&Word>]) -> bool {
    let contracts = |a: &[&Word], b: &[&Word]| a.iter().zip(b).any(|(x, y)| x.contracts(y));
    texts.iter().any(|a| texts.iter().any(|b| contracts(a, b)))
}

/// The words that not every text has.
fn differing<'a>(texts: &[Vec<&'a Word>]) -> Vec<&'a Word> {
    let everywhere = |w: &Word| texts.iter().all(|t| t.iter().any(|o| same(o, w)));
    texts.iter().flatten().copied().filter(|w| !everywhere(w)).collect()
}

/// Whether each text has one name here, and all are accepted spellings of one: Yuri, Yury.
fn spelt_otherwise(texts: &[Vec<&Word>]) -> bool {
    let name = |words: &Vec<&Word>| match words[..] {
        [word] if word.shown.starts_with(char::is_uppercase) => Some(Name::new(&word.shown)),
        _ => None,
    };
    let names: Option<Vec<Name>> = texts.iter().map(name).collect();
    names.is_some_and(|names| names.windows(2).all(|w| likeness(&w[0], &w[1]).is_one()))
}

/// Whether words that differ are fillers of several words, and nothing else: "you know", "I mean".
fn fills(differing: &[&Word], lexicon: &Lexicon) -> bool {
    let mut i = 0;
    while let Some(word) = differing.get(i) {
        let entry = lexicon.find(&word.normal).unwrap_or(0);
        let next = |k: usize| lexicon.find(&differing.get(i + k)?.normal);
        match lexicon.phrase(entry, Class::Filler, next) {
            Some((taken, _)) => i += taken,
            None if lexicon.is(&word.normal, Class::Filler) => i += 1,
            None => return false,
        }
    }
    !differing.is_empty()
}

/// What leaving out these words does to the sense, where it does something to it.
pub(super) fn sense(words: &[&Word], lexicon: &Lexicon) -> Option<Change> {
    let is = |change: Change| words.iter().any(|w| qualifies(w, lexicon) == Some(change));
    [Change::Negation, Change::Condition, Change::Hedge].into_iter().find(|&c| is(c))
}

/// What a word does to the sense of its sentence: a negation, a condition or a hedge; nothing for others.
pub(super) fn qualifies(word: &Word, lexicon: &Lexicon) -> Option<Change> {
    let entry = lexicon.find(&word.normal)?;
    if lexicon.is(&word.normal, Class::Negation) {
        return Some(Change::Negation);
    }
    match lexicon.value(entry, Class::Qualifier)? {
        "condition" => Some(Change::Condition),
        "hedge" => Some(Change::Hedge),
        _ => None,
    }
}

fn is_number(word: &Word, lexicon: &Lexicon) -> bool {
    // "both" and its like are grammar.
    if lexicon.is(&word.normal, Class::Determiner) && !word.normal.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    word.normal.starts_with(|c: char| c.is_ascii_digit())
        || [Class::Cardinal, Class::Ordinal, Class::Scale, Class::Multiplicity, Class::VagueNumber]
            .iter()
            .any(|&c| lexicon.is(&word.normal, c))
}

/// Whether each text has one word here and all have the same stem.
fn forms_of_one(texts: &[Vec<&Word>]) -> bool {
    let stems: BTreeSet<_> = texts.iter().flatten().map(|w| normal::stem(&w.normal)).collect();
    stems.len() == 1 && texts.iter().all(|t| t.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::WordList;
    use crate::text::value::Hand;

    fn check(texts: &[&str], expected: &str) {
        let mut list = WordList::default();
        for (class, word) in [
            (Class::Negation, "not"),
            (Class::Modal, "will"),
            (Class::HedgeWord, "probably"),
            (Class::Function, "the"),
            (Class::Function, "of"),
        ] {
            list.0.entry(class).or_default().entry(String::new()).or_default().push(word.to_owned());
        }
        let mut lexicon = Lexicon::default();
        lexicon.add(&list);
        let word = |w: &str| Word {
            normal: w.to_lowercase(),
            shown: w.to_owned(),
            hand: Hand::Speaker,
            ends: false,
        };
        let texts: Vec<Vec<Word>> = texts.iter().map(|t| t.split_whitespace().map(word).collect()).collect();
        let texts: Vec<Vec<&Word>> = texts.iter().map(|t| t.iter().collect()).collect();
        assert_eq!(class(&texts, false, &lexicon).name(), expected);
    }

    #[test]
    fn changes_have_classes() {
        for (texts, expected) in [
            (&["will not", "will"][..], "negation"),
            (&["400", "4000"], "number"),
            (&["Odessa", "Verona"], "name"),
            (&["Guliyev", "Guliev"], "spelling"),
            (&["will", "may"], "modal"),
            (&["probably", ""], "hedge"),
            (&["want", "wanted"], "form"),
            (&["the", ""], "small word"),
            (&["the boat", "the ship"], "word"),
        ] {
            check(texts, expected);
        }
    }
}
