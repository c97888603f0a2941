//! The words of two quotations: cut short, bracketed, changed.
//!
//! What a newspaper may do to a quotation is no difference: cut it at either end, mark a gap, put a word in
//! brackets. A word added, dropped or changed inside is one, however small.

use serde::Deserialize;

use super::Verdict;
use crate::text::diff::{Pair, Parting, Table};
use crate::text::normal;
use crate::text::schema::JsonSchema;
use crate::text::value::{Hand, Value, Word, Words};

/// The options of the words comparator.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WordsOptions {
    /// So many words two quotations must share to be one utterance, unless one lies wholly in the other.
    pub shared_words: usize,
    /// What share of the shorter one's words, within the stretch that both quote, must be in both.
    pub shared_share: f64,
    /// One quotation breaks off where the other goes on.
    pub cut: Weight,
    /// A gap that is marked by an ellipsis.
    pub gap: Weight,
    /// A marked gap of less than a sentence that leaves out a negation.
    pub gap_over_negation: Weight,
    /// Words in brackets beside other words.
    pub editor: Weight,
    /// One word in two forms: I'm and I am, adviser and advisor, three thousand and 3,000.
    pub forms: Weight,
}

impl Default for WordsOptions {
    fn default() -> Self {
        WordsOptions {
            shared_words: 3,
            shared_share: 0.5,
            cut: Weight::Agree,
            gap: Weight::Agree,
            gap_over_negation: Weight::Compatible,
            editor: Weight::Agree,
            forms: Weight::Agree,
        }
    }
}

/// What a liberty taken with a quotation weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// It is no difference.
    Agree,
    /// An editor would want to know.
    Compatible,
    /// It is a difference.
    Conflict,
}

impl Weight {
    fn verdict(self, why: &str) -> Verdict {
        match self {
            Weight::Agree => Verdict::Agree,
            Weight::Compatible => Verdict::Compatible(why.to_owned()),
            Weight::Conflict => Verdict::Conflict(why.to_owned()),
        }
    }
}

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
        shared >= self.shared_words && share >= self.shared_share && close
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
        let short = !pair.left_out.iter().any(|w| w.ends);
        let negated = pair.left_out.iter().any(|w| is_negation(w));
        weigh(short && negated, self.gap_over_negation, "a gap leaves out a negation");
        weigh(!pair.bracketed.is_empty(), self.editor, "words stand in brackets");
        if self.cut != Weight::Agree {
            let end = |row, w: &Words| {
                let hit = |c: Option<usize>| c.and_then(|c| table.index(row, c));
                hit(pair.shared.first().copied()) == Some(0)
                    && hit(pair.shared.last().copied()) == Some(w.words.len().saturating_sub(1))
            };
            weigh(!(end(0, a) && end(1, b)), self.cut, "one is cut short");
        }
        if self.forms != Weight::Agree {
            let written = |row, c| table.spoken(row, c).map(|w: &Word| normal::word(&w.shown).into_owned());
            weigh(
                pair.shared.iter().any(|&c| written(0, c) != written(1, c)),
                self.forms,
                "a word in another form",
            );
        }
        worst
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Words from a little notation: `[…]` brackets, `...` a gap, `.` behind a word ends a sentence.
    fn words(text: &str) -> Value {
        let word = |shown: &str| {
            let (bare, ends) = shown.strip_suffix('.').map_or((shown, false), |b| (b, true));
            let (hand, bare) = match shown {
                "..." => (Hand::Gap, ""),
                _ if bare.starts_with('[') => (Hand::Editor, bare.trim_matches(['[', ']'])),
                _ => (Hand::Speaker, bare),
            };
            let ends = ends && hand == Hand::Speaker;
            Word { normal: normal::word(bare).into_owned(), shown: bare.to_owned(), hand, ends }
        };
        Value::Words(Words { words: text.split_whitespace().map(word).collect(), whole: true })
    }

    fn check(a: &str, b: &str, expected: &str) {
        let options = WordsOptions::default();
        for (x, y, back) in [(a, b, false), (b, a, true)] {
            let verdict = options.compare(&words(x), &words(y));
            let said = format!("{} {}", verdict.name(), verdict.why());
            let expected = match back {
                true => expected
                    .replace("added", "DROPPED")
                    .replace("dropped", "added")
                    .replace("DROPPED", "dropped"),
                false => expected.to_owned(),
            };
            if back && expected.contains("against") {
                continue;
            }
            assert_eq!(said.trim(), expected, "{x:?} / {y:?}");
        }
    }

    #[test]
    fn what_a_newspaper_may_do_is_no_difference() {
        for (a, b) in [
            ("we will not sign a deal", "We will not sign a deal"),
            ("we will not sign a deal that costs jobs.", "sign a deal"),
            ("they said we will not sign a deal", "will not sign a deal that costs jobs."),
            ("we will ... costs jobs", "we will sign a deal that costs jobs"),
            ("... sign a deal", "we will sign a deal"),
            ("[the] [minister] will sign a deal", "he will sign a deal"),
            ("it was [his] best year", "it was my best year"),
            ("it was [the] best year", "it was best year"),
            ("our work force is ready", "our workforce is ready"),
            ("he 's been ready for years", "he has been ready for years"),
            ("he 'd go there if asked", "he would go there if asked"),
            ("The port is closed. We will wait here.", "The rain fell. The port is closed."),
            ("Rain fell. The port is closed. We wait.", "Snow came. The port is closed. They go home."),
            ("absurd", "it is absurd"),
        ] {
            check(a, b, "agree");
        }
    }

    #[test]
    fn a_word_inside_is_a_difference() {
        for (a, b, why) in [
            ("we will sign a deal", "we will never sign a deal", "a negation was added"),
            ("we can sign a deal", "we will sign a deal", "a word was changed"),
            ("we will sign a deal", "we will sign a new deal", "a word was added"),
            ("so we will also sign a deal", "so also we will sign a deal", "a word was moved"),
            ("puts 400 jobs at risk", "puts 4000 jobs at risk", "400 against 4000"),
            (
                "we are especially concerned that it fails",
                "deeply concerned that it fails",
                "a word was changed",
            ),
            ("it will cost us 10 jobs by June", "it will cost us 10 jobs", ""),
            (
                "Rain fell all day. No boat came in. The port is closed now.",
                "Rain fell all day. The port is closed now.",
                "a negation was dropped",
            ),
            (
                "Rain fell all day. Some boats came. The port is closed now.",
                "Rain fell all day. The port is closed now.",
                "a sentence was dropped",
            ),
            (
                "they want to go home at once",
                "they wanted to go to their homes at once",
                "4 words were changed",
            ),
        ] {
            let expected = if why.is_empty() { "agree".to_owned() } else { format!("conflict {why}") };
            check(a, b, &expected);
        }
    }

    #[test]
    fn other_utterances_are_unrelated() {
        for (a, b) in [
            ("we will sign a deal", "nobody asked the workers of the port"),
            ("the people of the town want the road", "the price of the fish fell on the first of May"),
            ("absurd idea", "absurd claim"),
            ("we will go", "we will stay"),
        ] {
            check(a, b, "unrelated");
        }
    }

    #[test]
    fn a_gap_over_a_negation_is_worth_a_word() {
        check("we ... sign a deal", "we will never sign a deal", "compatible a gap leaves out a negation");
    }

    #[test]
    fn endless_quotations_are_compared() {
        let long = "one two three four five six seven eight nine ten ".repeat(400);
        let other = long.replace("five", "5");
        let verdict = WordsOptions::default().compare(&words(&long), &words(&other));
        assert_eq!(verdict.name(), "conflict");
    }
}
