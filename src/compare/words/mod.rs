//! The words of two quotations: cut short, bracketed, changed.
//!
//! What a newspaper may do to a quotation is no difference: cut it at either end, mark a gap, put a word in
//! brackets. A word added, dropped or changed inside is one, however small.

mod options;
#[cfg(test)]
mod tests;

use super::Verdict;
use crate::text::diff::{Pair, Parting, Table};
use crate::text::normal;
use crate::text::value::{Hand, Value, Word, Words};
pub use options::{Change, Liberties, Weight, WordsOptions};

/// A quotation of so many words or fewer is a fragment: alignment has more to go by than its words.
pub const FRAGMENT: usize = 3;

/// Two quotations that part again and again, after so few shared words each time, are two utterances on one matter.
const APART: usize = 3;

impl WordsOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Words(a), Value::Words(b)) = (a, b) else { return Verdict::Unrelated };
        let table = Table::new(&[&a.words, &b.words]);
        let pair = table.compare(0, 1);
        if !self.is_one_utterance(&table, &pair, a, b) {
            return Verdict::Unrelated;
        }
        let mut worst = self.liberties(&table, &pair, a, b);
        if !pair.partings.is_empty() {
            worst = worst.max(Verdict::Conflict(why(&pair.partings, a, b)));
        }
        worst
    }

    /// Whether two quotations share enough to be the same utterance.
    fn is_one_utterance(&self, table: &Table, pair: &Pair, a: &Words, b: &Words) -> bool {
        let shared = pair.shared.len();
        if shared == 0 {
            return false;
        }
        let spoken = |w: &Words| w.words.iter().filter(|w| w.hand == Hand::Speaker).count();
        if pair.partings.is_empty() {
            let whole = shared + pair.left_out.len() + pair.bracketed.len() >= spoken(a).min(spoken(b));
            return whole || shared >= self.shared_words;
        }
        let first = pair.partings.first().map_or(0, |p| p.columns.start).min(pair.shared[0]);
        let last = pair.partings.last().map_or(0, |p| p.columns.end).max(pair.shared[shared - 1] + 1);
        let reach = |row| (first..last).filter(|&c| table.spoken(row, c).is_some()).count();
        let share = shared as f64 / reach(0).min(reach(1)).max(1) as f64;
        // Small words met here and there are no utterance: some must follow each other.
        let in_sequence = pair.shared.windows(2).filter(|w| w[1] == w[0] + 1).count();
        let close = in_sequence >= 2 || share >= 0.7;
        let fragment = || {
            let (few, many) = (spoken(a).min(spoken(b)), spoken(a).max(spoken(b)));
            few <= FRAGMENT && many > 2 * FRAGMENT && pair.partings.iter().all(|p| p.a.len() == p.b.len())
        };
        let others = || pair.partings.iter().filter(|p| !one_stem(p, a, b));
        let parted: usize = others().map(|p| p.a.len().max(p.b.len())).sum();
        let times = others().count();
        let longest = pair.shared.chunk_by(|x, y| y - x == 1).map(<[usize]>::len).max().unwrap_or(0);
        let several = times > 1 && parted > times && shared <= APART * times && longest <= APART;
        shared >= self.shared_words && share >= self.shared_share && close && !several || fragment()
    }

    /// The worst of what was done to the quotation within the rules of the trade.
    fn liberties(&self, table: &Table, pair: &Pair, a: &Words, b: &Words) -> Verdict {
        let mut worst = Verdict::Agree;
        let mut weigh = |applies: bool, weight: Weight, why: &str| {
            if applies {
                let verdict = weight.verdict(why);
                if verdict > worst {
                    worst = verdict;
                }
            }
        };
        weigh(!pair.left_out.is_empty(), self.gap, "words are left out");
        weigh(!pair.bracketed.is_empty(), self.editor, "words stand in brackets");
        weigh(!table.contracted(0, 1, pair).is_empty(), self.contraction, "a contraction");
        if self.cut != Weight::Agree {
            let end = |row, w: &Words| {
                let hit = |c: Option<usize>| c.and_then(|c| table.index(row, c));
                hit(pair.shared.first().copied()) == Some(0)
                    && hit(pair.shared.last().copied()) == Some(w.words.len().saturating_sub(1))
            };
            weigh(!(end(0, a) && end(1, b)), self.cut, "one is cut short");
        }
        if self.spelling != Weight::Agree {
            let written = |row, c| table.spoken(row, c).map(|w: &Word| normal::word(&w.shown).into_owned());
            weigh(
                pair.shared.iter().any(|&c| written(0, c) != written(1, c)),
                self.spelling,
                "a word is spelt in another way",
            );
        }
        worst
    }
}

/// Whether two quotations part over forms of one word.
pub fn one_stem(parting: &Parting, a: &Words, b: &Words) -> bool {
    let stems = |words: &Words, indices: &[usize]| -> Vec<String> {
        let words = indices.iter().filter_map(|&i| words.words.get(i));
        words.map(|w| normal::stem(&w.normal).into_owned()).collect()
    };
    let (left, right) = (stems(a, &parting.a), stems(b, &parting.b));
    left.iter().any(|x| right.contains(x))
}

/// In which way two quotations part, in a few words.
fn why(partings: &[Parting], a: &Words, b: &Words) -> String {
    let of = |words: &Words, indices: &[usize]| -> Vec<Word> {
        indices.iter().filter_map(|&i| words.words.get(i)).cloned().collect()
    };
    let all = |words: &Words, side: fn(&Parting) -> &[usize]| -> Vec<Word> {
        partings.iter().flat_map(|p| of(words, side(p))).collect()
    };
    let (left, right) = (all(a, |p| &p.a), all(b, |p| &p.b));
    let negations = |words: &[Word]| words.iter().filter(|w| is_negation(w)).count();
    match negations(&right).cmp(&negations(&left)) {
        std::cmp::Ordering::Greater => return "a negation was added".to_owned(),
        std::cmp::Ordering::Less => return "a negation was dropped".to_owned(),
        std::cmp::Ordering::Equal => {}
    }
    if let ([x], [y]) = (&left[..], &right[..])
        && [x, y].iter().all(|w| w.normal.starts_with(|c: char| c.is_ascii_digit()))
    {
        return format!("{} against {}", x.shown, y.shown);
    }
    if left == right {
        return count(left.len(), "was moved", "were moved");
    }
    match (left.is_empty(), right.is_empty()) {
        (true, _) => sentence(&right, "added"),
        (_, true) => sentence(&left, "dropped"),
        _ if partings.iter().all(|p| !p.a.is_empty() && !p.b.is_empty()) => {
            count(left.len().max(right.len()), "was changed", "were changed")
        }
        _ => count(left.len().max(right.len()), "differs", "differ"),
    }
}

/// What was added or dropped: words, or whole sentences.
fn sentence(words: &[Word], what: &str) -> String {
    let whole = words.iter().filter(|w| w.ends).count();
    match (words.last().is_some_and(|w| w.ends) && words.len() > 2, whole) {
        (true, 1) => format!("a sentence was {what}"),
        (true, n) => format!("{n} sentences were {what}"),
        _ => count(words.len(), &format!("was {what}"), &format!("were {what}")),
    }
}

fn count(n: usize, one: &str, several: &str) -> String {
    if n == 1 { format!("a word {one}") } else { format!("{n} words {several}") }
}

/// The few words by which a sentence says its opposite. The verdict does not hang on them, its reason does.
fn is_negation(word: &Word) -> bool {
    matches!(word.normal.as_str(), "not" | "no" | "never" | "nor" | "none" | "nothing" | "nobody" | "neither")
}
