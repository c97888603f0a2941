//! The words of a quotation as they are compared: contractions taken apart, two spellings of a word made one,
//! numbers in words and in digits made one. Each word keeps what was written and where it stands.
//!
//! This is done once, when a quotation is read, from the word lists; comparators then need no vocabulary.
//! "He's" and "he'd" stay ambiguous: their tails meet either word that they can be short for (`diff::same`).

use super::Span;
use super::lexicon::{Class, Classes, Lexicon};
use super::normal;
use super::person::unaccented;
use super::token::{self, Token, TokenKind};
use super::value::{Decimal, Hand, Word};

/// The words of a quotation as they are compared, and the place of each. `words` come as written, one a
/// token and in normal form, with `spans` beside them; editors' words and gaps pass through.
pub fn fold(words: Vec<Word>, spans: Vec<Span>, lexicon: &Lexicon) -> (Vec<Word>, Vec<Span>) {
    if words.len() != spans.len() {
        return (words, spans);
    }
    let reads = words.into_iter().zip(spans).map(|(word, at)| {
        let entry = lexicon.find(&word.normal).filter(|_| word.hand == Hand::Speaker).unwrap_or(0);
        Read::new(word, at, entry, lexicon)
    });
    fold_read(reads.collect(), lexicon)
}

/// The words of a sentence as they are compared, and the place of each in it.
pub fn of_text(text: &str, lexicon: &Lexicon) -> (Vec<Word>, Vec<Span>) {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    token::read(text, Span::new(0, text.len()), lexicon, &mut tokens);
    let shown = |t: &Token| t.at.of(text);
    let plain = |t: &&Token| t.kind != TokenKind::Mark || shown(t) == "%" || is_currency(shown(t));
    let read = tokens.iter().filter(plain).map(|t| {
        let normal = normal::word(shown(t)).into_owned();
        let entry = lexicon.find(&normal).unwrap_or(0);
        let word = Word { normal, shown: shown(t).to_owned(), hand: Hand::Speaker, ends: false };
        Read::new(word, t.at, entry, lexicon)
    });
    fold_read(read.collect(), lexicon)
}

/// The same of words whose numbers in the lexicon are known.
pub(crate) fn fold_read(read: Vec<Read>, lexicon: &Lexicon) -> (Vec<Word>, Vec<Span>) {
    let (count, words, spans) = (read.len(), Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    let mut folder = Folder { lexicon, read, words, spans };
    let mut i = 0;
    while i < count {
        i += folder.take(i);
    }
    (folder.words, folder.spans)
}

/// A word as read, with its number in the lexicon.
pub(crate) struct Read {
    word: Word,
    at: Span,
    entry: u32,
    /// The lists know something of it that can make it another word.
    told: bool,
}

impl Read {
    /// A word with its number in the lexicon; 0 of one that is not the speaker's.
    pub(crate) fn new(word: Word, at: Span, entry: u32, lexicon: &Lexicon) -> Self {
        let (classes, begins) = lexicon.known_as(entry);
        Read::known(word, at, entry, (classes, begins))
    }

    /// A sentence of the speaker's ends behind it.
    pub(crate) fn end(&mut self) {
        self.word.ends = true;
    }

    /// A word of which it is known already what the lists know.
    pub(crate) fn known(word: Word, at: Span, entry: u32, (classes, begins): (Classes, Classes)) -> Self {
        const TELLING: [Class; 6] = [
            Class::Cardinal,
            Class::Ordinal,
            Class::Scale,
            Class::Month,
            Class::Contraction,
            Class::Spelling,
        ];
        Read { word, at, entry, told: classes.any(&TELLING) || begins.has(Class::Spelling) }
    }
}

struct Folder<'a> {
    lexicon: &'a Lexicon,
    read: Vec<Read>,
    words: Vec<Word>,
    spans: Vec<Span>,
}

impl<'a> Folder<'a> {
    /// Folds what begins at word `i`; returns how many words that took.
    fn take(&mut self, i: usize) -> usize {
        let Read { word, .. } = &self.read[i];
        if word.hand != Hand::Speaker || self.is_plain(i) {
            self.keep(i);
            return 1;
        }
        if self.tells_no_number(i) {
            return self.take_word(i);
        }
        if let Some((taken, sum)) = self.money(i) {
            self.merge(i, taken, sum);
            return taken;
        }
        if is_currency(&word.normal) {
            return 1;
        }
        if let Some((taken, day)) = self.day(i) {
            self.merge(i, taken, day);
            return taken;
        }
        if let Some((taken, n)) = self.ordinal(i) {
            self.merge(i, taken, format!("{n}th"));
            return taken;
        }
        if let Some((taken, decade)) = self.decade(i) {
            self.merge(i, taken, decade);
            return taken;
        }
        // What a mark was lost in is no number: "I m".
        if self.torn(i).is_none()
            && let Some((taken, value)) = self.number(i)
        {
            self.merge(i, taken, value.normalize().to_string());
            return taken;
        }
        self.take_word(i)
    }

    /// Whether a word is like most: nothing that the lists know makes another word of it.
    fn is_plain(&self, i: usize) -> bool {
        let Read { word, entry, told, .. } = &self.read[i];
        let owns = || *entry == 0 && word.normal.ends_with("'s");
        !told
            && word.normal.starts_with(|c: char| c.is_ascii_alphabetic())
            && !matches!(word.normal.as_str(), "a" | "an")
            && !owns()
            && self.torn(i).is_none()
    }

    /// Whether no number, sum or day begins at word `i`, as at most words: told without reading on.
    fn tells_no_number(&self, i: usize) -> bool {
        let Read { word, entry, .. } = &self.read[i];
        word.normal.starts_with(|c: char| c.is_ascii_alphabetic())
            && !matches!(word.normal.as_str(), "a" | "an")
            && !self.lexicon.classes(*entry).any(&[
                Class::Cardinal,
                Class::Ordinal,
                Class::Scale,
                Class::Month,
            ])
    }

    /// Folds what begins at word `i` and is no number.
    fn take_word(&mut self, i: usize) -> usize {
        let Read { at, entry, .. } = self.read[i];
        if let Some(long) = self.torn(i) {
            let (word, at) = self.joined(i);
            self.split(&word, at, long);
            return 2;
        }
        if let Some(long) = self.lexicon.value(entry, Class::Contraction) {
            let word = self.read[i].word.clone();
            self.split(&word, at, long);
            return 1;
        }
        if let Some((taken, spelling)) = self.spelling(i) {
            self.merge(i, taken, spelling);
            return taken;
        }
        self.keep(i);
        1
    }

    /// A word as it is. Nothing looks back at it: it is taken, not copied.
    fn keep(&mut self, i: usize) {
        let mut word = std::mem::take(&mut self.read[i].word);
        if !word.normal.is_ascii() {
            word.normal = unaccented(&word.normal);
        }
        self.push(word, self.read[i].at);
    }

    fn push(&mut self, word: Word, at: Span) {
        self.words.push(word);
        self.spans.push(at);
    }

    /// Several words as one.
    fn merge(&mut self, i: usize, taken: usize, normal: String) {
        let parts = &self.read[i..i + taken];
        let mut shown = String::new();
        let mut end = 0;
        for read in parts {
            // As written: "$4", "1980s", but "4 million".
            if !shown.is_empty() && read.at.start > end {
                shown.push(' ');
            }
            shown.push_str(&read.word.shown);
            end = read.at.end;
        }
        let ends = parts.last().is_some_and(|r| r.word.ends);
        let at = parts.iter().map(|r| r.at).reduce(Span::cover).unwrap_or_default();
        self.push(Word { normal, shown, hand: Hand::Speaker, ends }, at);
    }

    /// What two words are short for that lost the apostrophe between them: "I m".
    fn torn(&self, i: usize) -> Option<&'a str> {
        let (word, tail) = (&self.read[i], self.read.get(i + 1)?);
        let is_tail = matches!(tail.word.normal.as_str(), "m" | "s" | "t" | "d" | "re" | "ve" | "ll");
        if !is_tail || tail.word.hand != Hand::Speaker || tail.at.start != word.at.end + 1 {
            return None;
        }
        let whole = format!("{}'{}", word.word.normal, tail.word.normal);
        let lexicon: &'a Lexicon = self.lexicon;
        lexicon.value_of(&whole, Class::Contraction)
    }

    /// A word and the next one as one word.
    fn joined(&self, i: usize) -> (Word, Span) {
        let (word, tail) = (&self.read[i], &self.read[i + 1]);
        let shown = format!("{} {}", word.word.shown, tail.word.shown);
        let normal = format!("{}'{}", word.word.normal, tail.word.normal);
        (Word { normal, shown, hand: Hand::Speaker, ends: tail.word.ends }, word.at.cover(tail.at))
    }

    /// The ordinal that begins at word `i`, in words or digits: eleventh, twenty-first, 11th.
    fn ordinal(&self, i: usize) -> Option<(usize, u32)> {
        let worth = |i: usize, class| self.lexicon.value(self.read.get(i)?.entry, class)?.parse::<u32>().ok();
        if let Some(n) = worth(i, Class::Ordinal) {
            return Some((1, n));
        }
        let next = self.read.get(i + 1).filter(|r| r.word.hand == Hand::Speaker)?;
        if matches!(next.word.normal.as_str(), "st" | "nd" | "rd" | "th") {
            return self.read[i].word.normal.parse().ok().map(|n| (2, n));
        }
        let tens = worth(i, Class::Cardinal).filter(|n| *n >= 20 && n % 10 == 0)?;
        let ones = worth(i + 1, Class::Ordinal).filter(|n| *n < 10)?;
        Some((2, tens + ones))
    }

    /// The sum that begins at word `i`: "$4 million", "four million dollars".
    fn money(&self, i: usize) -> Option<(usize, String)> {
        let code = |i: usize| {
            let read = self.read.get(i).filter(|r| r.word.hand == Hand::Speaker)?;
            self.lexicon.value(read.entry, Class::Currency)
        };
        if is_currency(&self.read[i].word.normal) {
            let (taken, value) = self.read.get(i + 1).and_then(|_| self.number(i + 1))?;
            return Some((taken + 1, format!("{} {}", value.normalize(), code(i)?)));
        }
        let (taken, value) = self.number(i)?;
        let code = code(i + taken)?;
        Some((taken + 1, format!("{} {code}", value.normalize())))
    }

    /// The day of a month that begins at word `i`: March 2, 2 March, the 31st of March.
    fn day(&self, i: usize) -> Option<(usize, String)> {
        let month = |i: usize| {
            let read = self
                .read
                .get(i)
                .filter(|r| r.word.hand == Hand::Speaker && r.word.shown.starts_with(char::is_uppercase))?;
            self.lexicon.value(read.entry, Class::Month)
        };
        let number = |i: usize| {
            let read = self.read.get(i).filter(|r| r.word.hand == Hand::Speaker)?;
            let ordinal = self.ordinal(i);
            ordinal
                .or_else(|| Some((1, read.word.normal.parse().ok()?)))
                .filter(|(_, n)| (1..=31).contains(n))
        };
        if let Some(month) = month(i) {
            let (taken, day) = number(i + 1)?;
            return Some((taken + 1, format!("{day} of {month}")));
        }
        let (taken, day) = number(i)?;
        let of = usize::from(self.read.get(i + taken).is_some_and(|r| r.word.normal == "of"));
        Some((taken + of + 1, format!("{day} of {}", month(i + taken + of)?)))
    }

    /// The decade at word `i`: 1980s, 1980's.
    fn decade(&self, i: usize) -> Option<(usize, String)> {
        let digits = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_digit());
        let Read { word, at, .. } = &self.read[i];
        if let Some(years) = word.normal.strip_suffix("'s").filter(|w| digits(w)) {
            return Some((1, format!("{years}s")));
        }
        let tail = self.read.get(i + 1).filter(|r| r.word.normal == "s" && r.at.start == at.end)?;
        (digits(&word.normal) && tail.word.hand == Hand::Speaker).then(|| (2, format!("{}s", word.normal)))
    }

    /// A contraction as the words it is short for: the written word is cut where its tail begins.
    fn split(&mut self, word: &Word, at: Span, long: &str) {
        let parts: Vec<&str> = long.split(' ').filter(|p| !p.is_empty()).collect();
        let cut = tail_start(&word.shown, parts.first().copied().unwrap_or_default());
        for (k, part) in parts.iter().enumerate() {
            let last = k + 1 == parts.len();
            let piece = match (k, last) {
                (0, false) => 0..cut,
                (0, true) => 0..word.shown.len(),
                (1, _) => cut..word.shown.len(),
                _ => word.shown.len()..word.shown.len(),
            };
            let shown = word.shown.get(piece.clone()).unwrap_or_default().to_owned();
            // Where the word as written is not as long as its place, the place cannot be cut.
            let exact = at.len() as usize == word.shown.len() && !piece.is_empty();
            let start = at.start as usize;
            let at = if exact { Span::new(start + piece.start, start + piece.end) } else { at };
            let normal = (*part).to_owned();
            self.push(Word { normal, shown, hand: Hand::Speaker, ends: word.ends && last }, at);
        }
    }

    /// The spelling under which the word at `i`, or a phrase that begins there, is compared.
    fn spelling(&self, i: usize) -> Option<(usize, String)> {
        let entry = self.read[i].entry;
        let next = |k: usize| {
            let read = self.read.get(i + k)?;
            (read.word.hand == Hand::Speaker).then_some(read.entry)
        };
        if let Some((taken, value)) = self.lexicon.phrase(entry, Class::Spelling, next) {
            return Some((taken, value.to_owned()));
        }
        if let Some(value) = self.lexicon.value(entry, Class::Spelling) {
            return Some((1, value.to_owned()));
        }
        // The harbour's and the harbor's, James's and James'.
        let normal = &self.read[i].word.normal;
        let owner = normal.strip_suffix("'s").filter(|_| entry == 0)?;
        if owner.len() > 1 && owner.ends_with('s') {
            return Some((1, owner.to_owned()));
        }
        self.lexicon.value_of(owner, Class::Spelling).map(|value| (1, format!("{value}'s")))
    }

    /// The number that begins at word `i`: how many words it takes, and what it is worth.
    fn number(&self, i: usize) -> Option<(usize, Decimal)> {
        let mut total = Decimal::ZERO;
        let mut part: Option<Decimal> = None;
        let mut taken = 0;
        let mut scaled = false;
        while let Some(read) = self.read.get(i + taken).filter(|r| r.word.hand == Hand::Speaker) {
            if let Some(scale) = self.worth(read.entry, Class::Scale) {
                // "a hundred" is one hundred; a second scale multiplies what stands before it.
                let times = part.unwrap_or(Decimal::ONE);
                let value = times.checked_mul(scale)?;
                if scale >= Decimal::ONE_THOUSAND {
                    total = total.checked_add(value)?;
                    part = None;
                } else {
                    part = Some(value);
                }
                (scaled, taken) = (true, taken + 1);
                continue;
            }
            let small = self.worth(read.entry, Class::Cardinal);
            let next = match (small, part) {
                (Some(n), None) if taken == 0 || scaled => n,
                (Some(n), Some(so_far)) if goes_on(so_far, n) => so_far.checked_add(n)?,
                (None, None) if taken == 0 => match digits(&read.word.normal) {
                    Some(n) => n,
                    None if self.article_before_scale(i) => Decimal::ONE,
                    None => break,
                },
                (None, _) if scaled && read.word.normal == "and" && self.cardinal_at(i + taken + 1) => {
                    taken += 1;
                    continue;
                }
                _ => break,
            };
            part = Some(next);
            taken += 1;
        }
        let sum = total.checked_add(part.unwrap_or_default())?;
        (taken > 0).then_some((taken, sum))
    }

    fn worth(&self, entry: u32, class: Class) -> Option<Decimal> {
        self.lexicon.value(entry, class)?.parse().ok()
    }

    fn cardinal_at(&self, i: usize) -> bool {
        self.read.get(i).is_some_and(|r| self.worth(r.entry, Class::Cardinal).is_some())
    }

    fn article_before_scale(&self, i: usize) -> bool {
        let scale = self.read.get(i + 1).is_some_and(|r| self.worth(r.entry, Class::Scale).is_some());
        scale && matches!(self.read[i].word.normal.as_str(), "a" | "an")
    }
}

/// Whether a mark is that of a currency; it is a word only beside its sum.
pub fn is_currency(mark: &str) -> bool {
    matches!(mark, "$" | "£" | "€" | "¥" | "₹")
}

/// Whether a number word goes on the number so far: twenty-one, two hundred ten.
fn goes_on(so_far: Decimal, n: Decimal) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    let rest = so_far % hundred;
    if rest.is_zero() {
        return so_far >= hundred && n < hundred;
    }
    rest >= Decimal::from(20) && (rest % Decimal::TEN).is_zero() && n < Decimal::TEN && !n.is_zero()
}

fn digits(normal: &str) -> Option<Decimal> {
    // 6:00 is 6 o'clock.
    let normal = normal.strip_suffix(":00").unwrap_or(normal);
    if !normal.bytes().next()?.is_ascii_digit() || normal.contains(':') {
        return None;
    }
    normal.chars().filter(|c| *c != ',').collect::<String>().parse().ok()
}

/// Where the tail of a contraction begins: do|n't, can|'t, I|'m, can|not.
fn tail_start(shown: &str, first: &str) -> usize {
    let mark = shown.rfind(['\'', '’', '‘', '`', 'ʼ']);
    let not = |i: usize| shown.get(..i).is_some_and(|s| s.ends_with(['n', 'N'])) && shown.len() > i + 1;
    match mark {
        Some(i) if shown.get(..i).is_some_and(|s| s.eq_ignore_ascii_case(first)) => i,
        Some(i) if not(i) && shown.ends_with(['t', 'T']) => i - 1,
        Some(i) => i,
        None if shown.is_char_boundary(3) && shown.len() > 3 => 3,
        None => shown.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::of_words(&[
            (Class::Contraction, "i am", &["I'm"]),
            (Class::Ordinal, "1", &["first"]),
            (Class::Ordinal, "11", &["eleventh"]),
            (Class::Contraction, "can not", &["can't", "cannot"]),
            (Class::Contraction, "do not", &["don't"]),
            (Class::Contraction, "he 's", &["he's"]),
            (Class::Spelling, "adviser", &["advisor"]),
            (Class::Spelling, "percent", &["per cent"]),
            (Class::Cardinal, "3", &["three"]),
            (Class::Cardinal, "20", &["twenty"]),
            (Class::Cardinal, "5", &["five"]),
            (Class::Cardinal, "1", &["one"]),
            (Class::Scale, "100", &["hundred"]),
            (Class::Scale, "1000", &["thousand"]),
            (Class::Scale, "1000000", &["million"]),
            (Class::Month, "3", &["March"]),
            (Class::Currency, "USD", &["$", "dollars"]),
            (Class::Spelling, "harbor", &["harbour"]),
        ])
    }

    fn folded(text: &str) -> (String, String) {
        let (mut words, mut spans, mut at) = (Vec::new(), Vec::new(), 0);
        for w in text.split(' ') {
            words.push(Word {
                normal: crate::text::normal::word(w).into_owned(),
                shown: w.to_owned(),
                hand: Hand::Speaker,
                ends: false,
            });
            spans.push(Span::new(at, at + w.len()));
            at += w.len() + 1;
        }
        let (words, spans) = fold(words, spans, &lexicon());
        let normal: Vec<_> = words.iter().map(|w| w.normal.as_str()).collect();
        let places: Vec<_> = spans.iter().map(|s| s.of(text)).collect();
        (normal.join(" "), places.join("|"))
    }

    #[test]
    fn words_meet_as_compared() {
        for (text, normal, places) in [
            ("I’m an Advisor", "i am an adviser", "I|’m|an|Advisor"),
            ("we can't", "we can not", "we|can|'t"),
            ("we cannot don’t", "we can not do not", "we|can|not|do|n’t"),
            ("he's gone", "he 's gone", "he|'s|gone"),
            ("five per cent", "5 percent", "five|per cent"),
            ("three thousand of them", "3000 of them", "three thousand|of|them"),
            ("3,000 or 1.5 million", "3000 or 1500000", "3,000|or|1.5 million"),
            ("a hundred and five", "105", "a hundred and five"),
            ("three hundred thousand and one", "300001", "three hundred thousand and one"),
            ("twenty five three", "25 3", "twenty five|three"),
            ("a day and five", "a day and 5", "a|day|and|five"),
            ("five and three", "5 and 3", "five|and|three"),
            ("by March 2 or 11 March", "by 2 of 3 or 11 of 3", "by|March 2|or|11 March"),
            ("the eleventh of March", "the 11 of 3", "the|eleventh of March"),
            ("we march 20 miles", "we march 20 miles", "we|march|20|miles"),
            ("$ 4 million or three dollars", "4000000 USD or 3 USD", "$ 4 million|or|three dollars"),
            ("the $ sign", "the sign", "the|sign"),
            ("the 1980's", "the 1980s", "the|1980's"),
            ("José at the harbour's end", "jose at the harbor's end", "José|at|the|harbour's|end"),
            ("James's wall", "james wall", "James's|wall"),
            ("the eleventh hour", "the 11th hour", "the|eleventh|hour"),
            ("the 11 th or twenty first", "the 11th or 21th", "the|11 th|or|twenty first"),
            ("I m an", "i am an", "I m|I m|an"),
            ("at 6:00 or 6:30", "at 6 or 6:30", "at|6:00|or|6:30"),
        ] {
            assert_eq!(folded(text), (normal.to_owned(), places.to_owned()), "{text}");
        }
    }
}
