//! Words as the sense that they carry, so that what somebody said can be held against what he is said to have said:
//! tense, person and small words are gone, forms and synonyms of a word are one, and the words that can turn a
//! sentence (not, may, all, 400, Monday) are known for what they do.
//!
//! Nothing is compared here.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::Span;
use super::lexicon::{Class, Classes, Lexicon};
use super::normal;
use super::value::{Decimal, Hand, Word};

/// A sentence without an end is taken in parts of so many units.
const LONGEST: usize = 200;

/// What a unit does in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort<'a> {
    /// It carries a fact of its own.
    Content,
    /// A number.
    Number(Decimal),
    /// A weekday or a month: which of them.
    Day(Class, &'a str),
    /// It turns what follows into its opposite.
    Not,
    /// How sure it leaves what follows.
    Surety(Surety),
    /// A word that joins clauses.
    Joint,
    /// What carries nothing of its own.
    Small,
}

/// How sure something is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Surety {
    /// It may be so or not.
    Open,
    /// It is meant, expected or believed.
    Likely,
    /// It will be so.
    Firm,
}

impl Surety {
    fn of(value: &str) -> Option<Surety> {
        match value {
            "open" => Some(Surety::Open),
            "likely" => Some(Surety::Likely),
            "firm" => Some(Surety::Firm),
            _ => None,
        }
    }
}

/// Whether a word may turn a sentence that it does not plainly negate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turns {
    /// It does not.
    No,
    /// It may, where nothing else negates: out, any.
    Alone,
    /// It may in any case: only, until.
    Always,
    /// It negates the noun right behind it, and may turn anything else: without.
    Without,
}

/// A word, or several that the lists know as one.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// The first of its words, by its index.
    pub word: usize,
    /// How many words it has.
    pub len: usize,
    /// What it shares with other forms of it and with what can stand for it.
    pub root: u64,
    /// What it does.
    pub sort: Sort<'a>,
    /// The sorts of words of which none can stand for another, and its place in them: `time/before`.
    pub distinct: &'a str,
    /// Beside it a sentence may say the opposite of what its other words say.
    pub turns: Turns,
    /// It makes a question or a condition of its sentence.
    pub asks: bool,
    /// It is what is measured in: miles, weeks.
    pub measures: bool,
    /// It can stand for who speaks: I, we, he, she, they, it.
    pub speaker: bool,
    /// It may be the past form of a verb; "could see" is that of "can see".
    pub past: bool,
    /// A negation that stands before a noun or for one: no, nobody.
    pub determines: bool,
    /// It leads a clause that hangs on the word before it: that, who, whether.
    pub leads: bool,
    /// Of a word that begins with "un", the root of what is left; 0 of others.
    pub bare: u64,
    /// It stands before numbers that are not exact.
    pub rough: bool,
    /// It says what is or was so: is, was, has, had.
    pub states: bool,
    /// It sets something else against what is not so: not a fire but a storm.
    pub contrasts: bool,
    /// It stands for nobody, as the subject of what follows: no one, none.
    pub nobody: bool,
    /// It stands for people: I, we, he.
    pub person: bool,
    /// It is a form of "be".
    pub is: bool,
    /// It negates as a verb does: denied, refused to.
    pub reverses: bool,
    /// A comma or a dash stands before it.
    pub pause: bool,
    /// It leaves open what its verb tells: may, might, could.
    pub modal: bool,
    /// It only reports: said, told.
    pub says: bool,
    /// It begins with a capital inside its sentence: a name.
    pub named: bool,
    /// It says that something can be done: can, could.
    pub can: bool,
    /// It says what would be right: should. Who should not have done it did it.
    pub ought: bool,
}

/// The sense of one sentence, or of as much of it as somebody gives.
#[derive(Clone, Debug, Default)]
pub struct Sense<'a> {
    /// Its units, in order.
    pub units: Vec<Unit<'a>>,
}

impl Sense<'_> {
    /// Marks the words before which a comma or a dash stands, by where the words stand in a text.
    pub fn mark_pauses(&mut self, text: &str, places: &[Span]) {
        for unit in &mut self.units {
            let before = unit.word.checked_sub(1).and_then(|k| places.get(k));
            let between = before.zip(places.get(unit.word)).filter(|(a, b)| a.end < b.start);
            let gap = between.and_then(|(a, b)| text.get(a.end as usize..b.start as usize));
            unit.pause =
                gap.is_some_and(|g| g.contains([',', ';', ':', '—', '–', '(', ')']) || g.contains("--"));
        }
    }

    /// The verb of a sentence that begins with a pronoun for its speaker, and what its speaker will, may or will not
    /// do: "he might sue".
    pub fn core(&self) -> Option<usize> {
        let verb = self.units.iter().position(Unit::carries)?;
        let (speaker, before) = self.units.get(..verb)?.split_first()?;
        let modal = before.iter().any(|u| matches!(u.sort, Sort::Surety(_)));
        let plain = before.iter().all(|u| !u.asks && u.sort != Sort::Joint);
        (speaker.speaker && modal && plain && self.units.get(verb)?.sort == Sort::Content).then_some(verb)
    }
}

impl Unit<'_> {
    /// Whether it carries a fact of its own.
    pub fn carries(&self) -> bool {
        matches!(self.sort, Sort::Content | Sort::Number(_) | Sort::Day(..))
    }
}

/// The senses of the sentences among some words.
pub fn sentences<'a>(words: &[Word], lexicon: &'a Lexicon) -> Vec<Sense<'a>> {
    let mut out = vec![Sense::default()];
    let reader = Reader { words, lexicon };
    let mut i = 0;
    while i < words.len() {
        let unit = reader.unit(i);
        let next = i + unit.len.max(1);
        if let Some(sense) = out.last_mut() {
            sense.units.push(unit);
        }
        let endless = out.last().is_some_and(|s| s.units.len() >= LONGEST);
        if endless || words.get(i..next).unwrap_or_default().iter().any(|w| w.ends) {
            out.push(Sense::default());
        }
        i = next;
    }
    out.retain(|s| !s.units.is_empty());
    out.iter_mut().for_each(|s| reader.mark_question(s));
    out.iter_mut().for_each(|s| reader.mark_neither(s));
    out
}

struct Reader<'w, 'a> {
    words: &'w [Word],
    lexicon: &'a Lexicon,
}

/// Words of these carry nothing of their own.
const FUNCTIONS: &[Class] = &[
    Class::Function,
    Class::Auxiliary,
    Class::Determiner,
    Class::Preposition,
    Class::Pronoun,
    Class::Filler,
    Class::RelativeDay,
];

impl<'a> Reader<'_, 'a> {
    fn entry(&self, i: usize) -> Option<u32> {
        let word = self.words.get(i).filter(|w| w.hand != Hand::Gap)?;
        self.lexicon.find(&word.normal)
    }

    /// The longest entry of a class that begins at a word: how many words it takes, and its value.
    fn known(&self, i: usize, class: Class) -> Option<(usize, &'a str)> {
        let entry = self.entry(i)?;
        let phrase = self.lexicon.phrase(entry, class, |k| self.entry(i + k));
        phrase.or_else(|| Some((1, self.lexicon.value(entry, class)?)))
    }

    fn unit(&self, i: usize) -> Unit<'a> {
        let small = Unit {
            word: i,
            len: 1,
            root: 0,
            sort: Sort::Small,
            distinct: "",
            turns: Turns::No,
            asks: false,
            past: false,
            determines: false,
            leads: false,
            bare: 0,
            speaker: false,
            measures: false,
            rough: false,
            states: false,
            ought: false,
            can: false,
            says: false,
            contrasts: false,
            nobody: false,
            person: false,
            is: false,
            reverses: false,
            pause: false,
            modal: false,
            named: false,
        };
        let Some(word) = self.words.get(i).filter(|w| w.hand != Hand::Gap) else { return small };
        let classes = self.entry(i).map(|e| self.lexicon.known_as(e).0).unwrap_or_default();
        let reversal = self.known(i, Class::Reversal);
        let turns = match reversal {
            Some((_, "may")) => Turns::Alone,
            Some((_, "both")) => Turns::Always,
            Some((_, "without")) => Turns::Without,
            _ => Turns::No,
        };
        let distinct = self.known(i, Class::Distinct);
        let plain = Unit {
            distinct: distinct.filter(|(n, _)| *n == 1).map_or("", |(_, v)| v),
            turns,
            asks: matches!(&*word.normal, "if" | "whether" | "unless" | "either"),
            measures: classes.any(&[Class::Unit, Class::Period]),
            speaker: matches!(&*word.normal, "i" | "we" | "he" | "she" | "they" | "it"),
            determines: matches!(&*word.normal, "no" | "nobody" | "none"),
            leads: matches!(
                &*word.normal,
                "that" | "who" | "whom" | "which" | "whose" | "what" | "whether" | "how" | "why"
            ),
            bare: self.bare(&word.normal),
            past: matches!(&*word.normal, "could")
                || word.normal.ends_with("ed")
                || self.known(i, Class::VerbForm).is_some(),
            rough: self.known(i, Class::HedgeBefore).is_some(),
            modal: matches!(&*word.normal, "may" | "might" | "could"),
            contrasts: &*word.normal == "but",
            person: matches!(&*word.normal, "i" | "we" | "you" | "he" | "she" | "they"),
            is: matches!(&*word.normal, "is" | "are" | "was" | "were" | "be" | "been"),
            says: matches!(
                &*word.normal,
                "say" | "says" | "said" | "saying" | "tell" | "tells" | "told" | "telling"
            ),
            named: i > 0 && word.shown.starts_with(char::is_uppercase),
            can: matches!(&*word.normal, "can" | "could" | "able"),
            ought: matches!(&*word.normal, "should" | "ought"),
            states: matches!(&*word.normal, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did"),
            root: self.root(&word.normal, i),
            ..small
        };
        if let Some(n) = number(word, classes) {
            return Unit { sort: Sort::Number(n), ..plain };
        }
        let day = [Class::Weekday, Class::Month].into_iter().find_map(|c| Some((c, self.known(i, c)?)));
        if let Some((class, (1, value))) = day.filter(|_| word.shown.starts_with(char::is_uppercase)) {
            return Unit { sort: Sort::Day(class, value), ..plain };
        }
        // "Not known", "not decided": what follows is open.
        let surety = self.known(i, Class::Surety).and_then(|(len, v)| Some((len, Surety::of(v)?)));
        if let Some((len, surety)) = surety.filter(|(len, _)| *len > 1) {
            return Unit { sort: Sort::Surety(surety), len, ..plain };
        }
        if let Some((len, _)) = self.known(i, Class::Negation).filter(|_| turns == Turns::No) {
            // The one of "no one" is read as a number.
            let one = self.words.get(i + 1).is_some_and(|w| w.shown.eq_ignore_ascii_case("one"));
            let len = if len == 1 && &*word.normal == "no" && one { 2 } else { len };
            let nobody = len > 1 && one || matches!(&*word.normal, "nobody" | "none");
            return Unit { sort: Sort::Not, len, nobody, ..plain };
        }
        if let Some((len, "not")) = reversal {
            return Unit { sort: Sort::Not, len, reverses: true, ..plain };
        }
        if let Some((len, surety)) = surety {
            return Unit { sort: Sort::Surety(surety), len, ..plain };
        }
        if let Some((len, value)) = self.known(i, Class::Title).filter(|(len, _)| *len > 1) {
            return Unit { sort: Sort::Content, len, root: hash(&("title", value)), ..plain };
        }
        if let Some((len, value)) = self.known(i, Class::Alike)
            && !value.starts_with("modal ")
            && (len > 1 || !classes.any(FUNCTIONS))
        {
            let distinct = distinct.filter(|(n, _)| *n == len).map_or("", |(_, v)| v);
            return Unit { sort: Sort::Content, len, root: hash(&("alike", value)), distinct, ..plain };
        }
        if let Some((len, value)) = distinct.filter(|(len, _)| *len > 1) {
            let root = hash(&("distinct", value));
            return Unit { sort: Sort::Content, len, root, distinct: value, ..plain };
        }
        let joins = classes.any(&[Class::Conjunction, Class::Relative])
            && !matches!(&*word.normal, "that" | "yet" | "then");
        let small_word = classes.any(FUNCTIONS)
            || is_anybody(&word.normal)
            || classes.has(Class::Negation)
            || word.is_tail()
            || word.normal.ends_with("ly");
        match (joins, small_word || word.normal.chars().count() < 2) {
            (true, _) => Unit { sort: Sort::Joint, ..plain },
            (_, true) => plain,
            _ => Unit { sort: Sort::Content, ..plain },
        }
    }

    /// A sentence that begins with a verb and its subject asks: "is it not", "will we"; so does "why not".
    fn mark_question(&self, sense: &mut Sense) {
        let Some(first) = sense.units.first_mut() else { return };
        let word = self.words.get(first.word).map_or("", |w| w.normal.as_str());
        first.asks |= matches!(word, "why" | "how" | "what" | "who" | "where" | "when" | "which");
        let is = |i: usize, class| self.entry(i).is_some_and(|e| self.lexicon.classes(e).has(class));
        let verb = is(first.word, Class::Auxiliary) || is(first.word, Class::Modal);
        let behind =
            (first.word + 1..first.word + 3).any(|i| is(i, Class::Pronoun) || is(i, Class::Determiner));
        first.asks |= verb && behind;
    }

    /// "Neither A nor B" negates both; either word alone is left in doubt. "Never once" and "one or two" join nothing.
    fn mark_neither(&self, sense: &mut Sense) {
        let is = |u: &Unit, word: &str| self.words.get(u.word).is_some_and(|w| w.normal == word);
        for i in 1..sense.units.len() {
            let counts = sense.units.get(i + 1).is_some_and(|u| matches!(u.sort, Sort::Number(_)));
            let never = sense.units[i - 1].sort == Sort::Not;
            // What somebody has not ruled out may be.
            if never && self.rules_out(&sense.units[i]) {
                (sense.units[i - 1].sort, sense.units[i].sort) = (Sort::Small, Sort::Surety(Surety::Open));
            }
            if never && is(&sense.units[i], "once") || counts && is(&sense.units[i], "or") {
                sense.units[i].sort = Sort::Small;
            }
        }
        let Some(first) = sense.units.iter().position(|u| is(u, "neither")) else { return };
        let Some(then) = sense.units.iter().skip(first).position(|u| is(u, "nor")) else { return };
        for at in [first, first + then] {
            if let Some(unit) = sense.units.get_mut(at) {
                (unit.sort, unit.turns) = (Sort::Not, Turns::No);
            }
        }
    }

    fn rules_out(&self, unit: &Unit) -> bool {
        let word = self.words.get(unit.word).map_or("", |w| w.normal.as_str());
        unit.sort == Sort::Not && unit.len > 1 && matches!(word, "rule" | "rules" | "ruled" | "ruling")
    }

    /// What a word that begins with "un" turns into its opposite.
    fn bare(&self, normal: &str) -> u64 {
        let rest = normal.strip_prefix("un").filter(|r| r.chars().count() >= 4);
        rest.map_or(0, |rest| hash(&("stem", normal::stem(rest))))
    }

    /// What the forms of a word share.
    fn root(&self, normal: &str, i: usize) -> u64 {
        let one = |class| self.entry(i).and_then(|e| self.lexicon.value(e, class));
        if let Some(value) = one(Class::Alike).filter(|v| !v.starts_with("modal ")) {
            return hash(&("alike", value));
        }
        let base = one(Class::VerbForm).or_else(|| one(Class::Plural)).or_else(|| one(Class::Demonym));
        let base = base.map_or_else(|| normal.to_owned(), str::to_lowercase);
        hash(&("stem", normal::stem(deed(&base))))
    }
}

/// Whether a word stands for no one in particular, or for everybody: anyone, something.
fn is_anybody(normal: &str) -> bool {
    ["any", "some", "every"]
        .iter()
        .any(|lead| normal.strip_prefix(lead).is_some_and(|r| matches!(r, "one" | "body" | "thing")))
}

/// What a verb and the noun for its deed begin with: hesitate and hesitation, resign and resignation.
fn deed(word: &str) -> &str {
    let endings = ["ations", "ation", "ating", "ated", "ates", "ate"];
    endings.iter().find_map(|e| word.strip_suffix(e)).filter(|r| r.len() >= 4).unwrap_or(word)
}

fn number(word: &Word, classes: Classes) -> Option<Decimal> {
    if classes.has(Class::Determiner) || word.normal.ends_with("th") {
        return None;
    }
    word.normal.starts_with(|c: char| c.is_ascii_digit()).then(|| word.normal.parse().ok()).flatten()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::of_words(&[
            (Class::Negation, "", &["not", "no longer", "without"]),
            (Class::Reversal, "not", &["refused"]),
            (Class::Reversal, "both", &["without"]),
            (Class::Surety, "open", &["may"]),
            (Class::Surety, "firm", &["will"]),
            (Class::Auxiliary, "be", &["is"]),
            (Class::Alike, "home", &["home", "houses"]),
            (Class::VerbForm, "sell", &["sold"]),
            (Class::Function, "", &["the", "it", "is"]),
            (Class::Pronoun, "it", &["it"]),
            (Class::Conjunction, "and", &["and"]),
            (Class::Weekday, "1", &["Monday"]),
        ])
    }

    fn words(text: &str) -> Vec<Word> {
        let word = |w: &str| {
            let bare = w.trim_end_matches('.');
            let normal = normal::word(bare).into_owned();
            Word { normal, shown: bare.to_owned(), hand: Hand::Speaker, ends: w.ends_with('.') }
        };
        text.split(' ').map(word).collect()
    }

    /// What the units of a text do, a letter each; a bar between sentences.
    fn check(text: &str, expected: &str) {
        let lexicon = lexicon();
        let letter = |u: &Unit| match u.sort {
            Sort::Content => 'c',
            Sort::Number(_) => '1',
            Sort::Day(..) => 'd',
            Sort::Not => 'n',
            Sort::Surety(_) => 's',
            Sort::Joint => 'j',
            Sort::Small => '.',
        };
        let senses = sentences(&words(text), &lexicon);
        let read: Vec<String> = senses.iter().map(|s| s.units.iter().map(letter).collect()).collect();
        assert_eq!(read.join("|"), expected, "{text}");
    }

    #[test]
    fn words_are_known_for_what_they_do() {
        check("the mill will not close", ".csnc");
        check("it may close and 400 houses stay", ".scj1cc");
        check("the mill no longer refused. Monday came without rain", ".cnn|dc.c");
    }

    #[test]
    fn forms_and_synonyms_have_one_root() {
        let lexicon = lexicon();
        let root = |text: &str| sentences(&words(text), &lexicon)[0].units[0].root;
        for (a, b) in [("sell", "sold"), ("sells", "sold"), ("home", "houses"), ("closed", "closing")] {
            assert_eq!(root(a), root(b), "{a} {b}");
        }
        assert_ne!(root("sell"), root("close"));
    }

    #[test]
    fn questions_and_conditions_ask() {
        let lexicon = lexicon();
        let asks = |text: &str| sentences(&words(text), &lexicon)[0].units.iter().any(|u| u.asks);
        assert!(asks("is it not closed") && asks("why not close") && asks("close if it rains"));
        assert!(!asks("it is closed") && !asks("is closed"));
    }
}
