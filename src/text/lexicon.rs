//! The vocabulary of the word lists as look-ups: plain data that knows no YAML and owns no English.
//!
//! A list gives words to a [`Class`], with or without a value: `twice` is of the class `multiplicity` with
//! the value `2`. Entries of several words ("according to") are phrases, found from their first word.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::index::Index;
use super::normal;
use super::pattern::Capture;

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// What a word can be known as. The names in the word lists are those of `Class::name`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Class { $($(#[doc = $doc])* $name,)* }

        impl Class {
            /// Every class, in order.
            pub const ALL: &'static [Class] = &[$(Class::$name),*];

            /// Its name in the word lists.
            pub fn name(self) -> &'static str {
                match self { $(Class::$name => $word,)* }
            }
        }
    };
}

classes! {
    /// A word that reports speech or thought; the value is its class (say, think, write, …).
    Cue = "cue",
    /// A pronoun for a person; the value is its gender (he, she, they, i, we).
    Pronoun = "pronoun",
    /// A title or office in front of a name; the value is its normal form.
    Title = "title",
    /// A courtesy title that tells the gender; the value is he or she.
    Honorific = "honorific",
    /// A noun for a person by role: spokesman, aide, lawyer.
    RoleNoun = "role-noun",
    /// A noun for a body that can speak: department, committee, company.
    BodyNoun = "body-noun",
    /// A given name; the value is its gender (he, she) or `any`.
    GivenName = "given-name",
    /// A pet form or another spelling of a given name, or another form of a body's name; the value is what for.
    AlsoNamed = "also-named",
    /// A suffix of a name: Jr., III.
    NameSuffix = "name-suffix",
    /// A particle inside a name: van, de, bin.
    NameParticle = "name-particle",
    /// A capitalised word that names no person: weekday, month, nationality, religion.
    NotAName = "not-a-name",
    /// A country's adjective or people; the value is the country.
    Demonym = "demonym",
    /// A country, state or city; the value is its normal form.
    Place = "place",
    /// An outlet or agency that articles name.
    Outlet = "outlet",
    /// A cardinal number word below a hundred; the value is the number.
    Cardinal = "cardinal",
    /// hundred, thousand, million, dozen; the value is what it is worth.
    Scale = "scale",
    /// first, second, third; the value is the number.
    Ordinal = "ordinal",
    /// half, third, quarter; the value is the fraction as `1/2`.
    Fraction = "fraction",
    /// once, twice, thrice; the value is the number.
    Multiplicity = "multiplicity",
    /// A noun that counts occurrences: time, occasion.
    Occasion = "occasion",
    /// A vague number; the value is its range as `3..9` or `2..`.
    VagueNumber = "vague-number",
    /// Words before a number that hedge it; the value is the hedge.
    HedgeBefore = "hedge-before",
    /// Words behind a number that hedge it; the value is the hedge.
    HedgeAfter = "hedge-after",
    /// What stands between the ends of a range of which the higher is less sure.
    RangeJoint = "range-joint",
    /// A unit of measure; the value is its name, kind and factor.
    Unit = "unit",
    /// A currency word or sign; the value is its code.
    Currency = "currency",
    /// A span of time that can be counted: day, week; the value is its normal form.
    Period = "period",
    /// A month; the value is its number.
    Month = "month",
    /// A weekday; the value is its number from Monday = 1.
    Weekday = "weekday",
    /// today, yesterday, last, next, ago …: words that place a day against the article's.
    RelativeDay = "relative-day",
    /// A word behind which a month or a year stands; the value is `time` where nothing else does, `either` where
    /// a name may, `month` where no year does.
    DateLead = "date-lead",
    /// Words that open a date to one side: since, no later than; the value is the side, with `behind` before it
    /// for those that stand behind the date.
    DateBound = "date-bound",
    /// A part of the day; the value is its normal form.
    DayPart = "day-part",
    /// A season, holiday or other named time; the value says when.
    NamedTime = "named-time",
    /// A word for an event; the value is the event's class (meet, die, vote).
    Event = "event",
    /// A noun for one event: meeting, hearing; its plural is several of them.
    EventNoun = "event-noun",
    /// A verb or noun for a deed that has a day, besides the events; the value is the deed's class.
    Deed = "deed",
    /// A verb that only says that something was: the noun beside it is what has a day.
    LightVerb = "light-verb",
    /// A word for a state that ends on a day: closed until Friday; the value is the deed that ends it, then what it befalls.
    Lasting = "lasting",
    /// A noun for people that adds nothing to a count: people, persons; the value is `role` where it only adds
    /// nothing to a toll: workers, passengers.
    Generic = "generic",
    /// A class of event of which a story has one figure; the value is whom it befalls (people, thing, event), then
    /// the words behind "how many". With the value `once`: what has no figure, but one day.
    Toll = "toll",
    /// A noun behind which a number is no count of what follows but its size: a record of 12 goals, a majority of 51.
    Size = "size",
    /// A noun whose number stands behind it: the death toll rose to 14, a crowd of 9,000; the value is what is
    /// counted, then the words behind "how many".
    Sum = "sum",
    /// A noun that is counted in front of what has so many: a 17-storey tower, a six-member crew.
    Joined = "joined",
    /// A noun for what each player or side has figures of: goals, yards, games.
    Statistic = "statistic",
    /// A word beside which a score is none of the end of a match: halftime, set, record.
    Partway = "partway",
    /// A word beside which a figure is what can come; the value is threat (a prison term) or expected (a result).
    Outlook = "outlook",
    /// A noun that says little without the word before it: rate, level.
    Loose = "loose",
    /// A noun for what goes on for hours: debate, trial, session.
    Sitting = "sitting",
    /// A word for what runs out or spreads; the value is the sort: spill (leaked), burn (scorched).
    Spill = "spill",
    /// A noun for somebody who can be counted in months: baby, girl.
    Young = "young",
    /// Nouns for the same thing: home, house; the value is the one compared.
    Thing = "thing",
    /// Nouns of one sort, one of which can stand for another; the value is the sort, then `any` or, for one that stands
    /// for no other of its like, `role`.
    Kin = "kin",
    /// A verb, or a word that stands for one, for what is done with things counted; the value is its class.
    Doing = "doing",
    /// A word that sets a figure apart from the plain one: needed, refused, the other side's; the value says how.
    Apart = "apart",
    /// A verb that, done so many times, makes so many things: who fires 21 times fires 21 shots; the value is the thing.
    Repeated = "repeated",
    /// A verb that takes lives: "claimed four lives".
    Deadly = "deadly",
    /// A noun for all of a country or of the world: what is counted there is more than what is counted in a town.
    Scope = "scope",
    /// The plural of an irregular noun; the value is the singular.
    Plural = "plural",
    /// A function word: it carries no fact of its own.
    Function = "function",
    /// An article or other determiner.
    Determiner = "determiner",
    /// A word of quantity that opens a noun phrase as a determiner does: many, few.
    Quantifier = "quantifier",
    /// A negation.
    Negation = "negation",
    /// A modal verb.
    Modal = "modal",
    /// A word that hedges a statement: allegedly, probably.
    HedgeWord = "hedge-word",
    /// A word without which a sentence says more than its speaker did; the value is condition (if), hedge
    /// (probably) or denial (refused: the writer's own way to say not).
    Qualifier = "qualifier",
    /// A form of a contraction; the value is what it is short for.
    Contraction = "contraction",
    /// A word that fills speech: well, you know, uh.
    Filler = "filler",
    /// Two spellings of one word; the value is the one compared.
    Spelling = "spelling",
    /// A line that contains it is furniture, no part of the story.
    Furniture = "furniture",
    /// A line that contains it is the credit of a picture.
    Credit = "credit",
    /// A noun for a work or thing that is named in quotation marks: film, song, book.
    Work = "work",
    /// Words before a so-called term: so-called, dubbed, known as.
    Naming = "naming",
    /// A word that makes a name of the number behind it: Article, Route, Flight.
    NumberName = "number-name",
    /// A word beside which two joined numbers are votes or points; the value is vote or match.
    Contest = "contest",
    /// A word beside which "from 20 to 30" is a change, not a range: rose, cut, growth.
    Change = "change",
    /// A word by which a sentence looks forward: will, plans, upcoming; the value is `one` or `several` for verbs that do so
    /// only directly before a day.
    Forward = "forward",
    /// The past of an irregular verb: began, took.
    Past = "past",
    /// A word that sets an event apart from the story's own: previous, earlier, annual.
    OtherEvent = "other-event",
    /// By what means something was uttered: interview, Twitter; the value is its sort, then its normal form. Of the
    /// sort `person` alone: where somebody stands who speaks.
    Medium = "medium",
    /// Words that many people say alike: thoughts and prayers, no comment.
    Commonplace = "commonplace",
    /// A word for what is measured; the value is its normal form: magnitude, population, value.
    Attribute = "attribute",
    /// A word that says what a span of time beside it is of; the value is how it belongs to anything (its, the, whose,
    /// what), then its name. The same of lengths, of other measures, of percentages and of sums.
    GaugeTime = "gauge-time",
    /// The same of a length.
    GaugeLength = "gauge-length",
    /// The same of a weight, an area, a volume, a power.
    GaugeBulk = "gauge-bulk",
    /// The same of a percentage.
    GaugeShare = "gauge-share",
    /// The same of a sum of money.
    GaugeMoney = "gauge-money",
    /// A word beside which a figure is another than the plain one: expected, insured; the value says which.
    Aspect = "aspect",
    /// A word that makes another figure of the one beside it than the plain one: so much a year, a limit.
    FigureMark = "figure-mark",
    /// A word for the end of what went on.
    Closing = "closing",
    /// A noun for a sort of place that stands beside its name: island, city.
    PlaceNoun = "place-noun",
    /// A word for a deed that is done at one place; the value is how the deed is called and how its place is led to:
    /// `destination/to`.
    PlaceDeed = "place-deed",
    /// The name of a class of deeds; the value is the groups of classes that can be one deed beside one thing, with `=` where
    /// they are hardly ever two.
    DeedKin = "deed-kin",
    /// The name of a deed that is done at one place; the value is how few of them a story has, as what is added to the
    /// log-odds of two of them being one, then what else is known of them: personal, often, things.
    PlacePrior = "place-prior",
    /// A noun for a sort of place; the value is the group of those of which a place is only one, and the sort.
    PlaceSort = "place-sort",
    /// A noun for what there are several of, told apart by their side: left engine, north bank, third floor; the value
    /// is the sort of sides.
    Sided = "sided",
    /// A preposition.
    Preposition = "preposition",
    /// A word that joins clauses; the value is `and` for equal ones, `sub` for dependent ones.
    Conjunction = "conjunction",
    /// A form of be, have or do; the value is that verb.
    Auxiliary = "auxiliary",
    /// A word that begins a relative clause: who, which.
    Relative = "relative",
    /// A noun for a text or speech in which words are uttered: statement, tweet, interview.
    Utterance = "utterance",
    /// Words that can stand for each other without a change of fact; the value is what they share.
    Alike = "alike",
    /// Words of one sort of which none can stand for another: before and after, arrested and charged. The value
    /// is the sort and the word's place in it, as in `time/before`.
    Distinct = "distinct",
    /// A noun for what somebody is; the value is its family and its normal form: seat/senator.
    Office = "office",
    /// A word that says of an office when it is held, that it is the second of its sort, or its holder's party.
    RoleMark = "role-mark",
    /// A word that turns what it governs into its opposite: the value is `not` where it does (refuse, unable), `may`
    /// where nobody can tell from it alone (only, until).
    Reversal = "reversal",
    /// How sure a word leaves what it governs; the value is open (may), likely (plan) or firm (will).
    Surety = "surety",
    /// An irregular form of a verb; the value is the verb.
    VerbForm = "verb-form",
}

impl Class {
    /// The class of that name.
    pub fn of(name: &str) -> Option<Class> {
        Class::ALL.iter().copied().find(|c| c.name() == name)
    }

    #[inline(always)]
    fn bit(self) -> u128 {
        1 << (self as u128)
    }
}

const _: () = assert!(Class::ALL.len() <= 128, "a set of classes is 128 bits wide");

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u128);

impl Classes {
    /// Whether the set holds `class`.
    #[inline]
    pub fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds any of `classes`. Lists that are known beforehand are one set when the program runs.
    #[inline(always)]
    pub fn any(self, classes: &[Class]) -> bool {
        let set = classes.iter().fold(0, |set, class| set | class.bit());
        self.0 & set != 0
    }
}

impl std::ops::BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// One file of words as it is written: class → value → words. Words without a value have the empty one.
#[derive(Clone, Debug, Default)]
pub struct WordList(pub BTreeMap<Class, BTreeMap<String, Vec<String>>>);

/// A phrase that starts at some word.
#[derive(Clone, Debug)]
struct Phrase {
    /// The further words, as numbers of entries.
    rest: Vec<u32>,
    class: Class,
    value: Box<str>,
}

/// What is known of one word.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// The word itself, in normal form.
    word: Box<str>,
    classes: Classes,
    /// Classes of which the word is only the first of a phrase.
    begins: Classes,
    values: Vec<(Class, Box<str>)>,
    /// By class, and those of a class from the longest to the shortest.
    phrases: Vec<Phrase>,
}

/// All word lists of a run.
#[derive(Clone, Debug)]
pub struct Lexicon {
    index: Index,
    entries: Vec<Entry>,
    captures: Vec<RuleCaptures>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon { index: Index::default(), entries: vec![Entry::default()], captures: Vec::new() }
    }
}

impl Lexicon {
    /// Adds the words of a list.
    pub fn add(&mut self, list: &WordList) {
        for (&class, values) in &list.0 {
            for (value, words) in values {
                for word in words {
                    self.add_word(class, value, word);
                }
            }
        }
    }

    fn add_word(&mut self, class: Class, value: &str, word: &str) {
        let parts: Vec<String> =
            word.split([' ', '-']).filter(|p| !p.is_empty()).map(|p| normal::word(p).into_owned()).collect();
        let Some((first, rest)) = parts.split_first() else { return };
        let id = self.number(first);
        let rest: Vec<u32> = rest.iter().map(|word| self.number(word)).collect();
        let entry = &mut self.entries[id as usize];
        if rest.is_empty() {
            entry.classes.0 |= class.bit();
            entry.values.retain(|(c, _)| *c != class);
            entry.values.push((class, value.into()));
        } else {
            entry.begins.0 |= class.bit();
            entry.phrases.retain(|p| p.class != class || p.rest != rest);
            entry.phrases.push(Phrase { rest, class, value: value.into() });
            entry.phrases.sort_by_key(|p| (p.class, std::cmp::Reverse(p.rest.len())));
        }
    }

    /// The number of a word's entry, a new one where it has none.
    fn number(&mut self, word: &str) -> u32 {
        if let Some(id) = self.index.get(word) {
            return id;
        }
        let id = self.entries.len() as u32;
        self.index.insert(word, id);
        self.entries.push(Entry { word: word.into(), ..Entry::default() });
        id
    }

    /// The number of the entry for a word in normal form. A word that only stands inside phrases has one too,
    /// of no class.
    pub fn find(&self, normal: &str) -> Option<u32> {
        self.index.get(normal)
    }

    /// The word of an entry, in normal form; none for 0.
    pub fn word(&self, entry: u32) -> Option<&str> {
        self.entries.get(entry as usize).filter(|_| entry != 0).map(|e| &*e.word)
    }

    /// The classes of an entry; none for 0.
    pub fn classes(&self, entry: u32) -> Classes {
        self.entries.get(entry as usize).map_or(Classes::default(), |e| e.classes)
    }

    /// The classes of an entry, and those of the phrases that begin with it; none for 0.
    pub fn known_as(&self, entry: u32) -> (Classes, Classes) {
        match self.entries.get(entry as usize) {
            Some(e) if entry != 0 => (e.classes, e.begins),
            _ => Default::default(),
        }
    }

    /// The value that an entry has as a member of `class`; empty where the list gives none.
    pub fn value(&self, entry: u32, class: Class) -> Option<&str> {
        let entry = self.entries.get(entry as usize).filter(|e| e.classes.has(class))?;
        entry.values.iter().find(|(c, _)| *c == class).map(|(_, v)| &**v)
    }

    /// The value that a word in normal form has as a member of `class`.
    pub fn value_of(&self, normal: &str, class: Class) -> Option<&str> {
        self.value(self.find(normal)?, class)
    }

    /// Whether a word in normal form is of `class`.
    pub fn is(&self, normal: &str, class: Class) -> bool {
        self.find(normal).is_some_and(|e| self.classes(e).has(class))
    }

    /// The longest phrase of `class` that begins with `entry` and goes on with the words whose entries
    /// `next(k)` gives, k from 1 in words. Returns its length in words and its value.
    pub fn phrase(
        &self,
        entry: u32,
        class: Class,
        next: impl Fn(usize) -> Option<u32>,
    ) -> Option<(usize, &str)> {
        let entry = self.entries.get(entry as usize)?;
        if !entry.begins.has(class) {
            return None;
        }
        // Most phrases are told from the text by their second word.
        let second = next(1)?;
        let further = |p: &Phrase| p.rest.iter().enumerate().skip(1).all(|(k, &w)| next(k + 1) == Some(w));
        let of_class = entry.phrases.partition_point(|p| p.class < class);
        let of_class = entry.phrases.iter().skip(of_class).take_while(|p| p.class == class);
        let fits = |p: &&Phrase| p.rest.first() == Some(&second) && further(p);
        of_class.into_iter().find(fits).map(|p| (p.rest.len() + 1, &*p.value))
    }

    /// Every word in normal form that is of `class` by itself, with its value, in no order.
    pub fn words_of(&self, class: Class) -> impl Iterator<Item = (&str, &str)> {
        let numbered = (0..).zip(&self.entries);
        numbered.filter_map(move |(number, entry)| Some((&*entry.word, self.value(number, class)?)))
    }

    /// The patterns that rules take claims from.
    pub fn captures(&self) -> &[RuleCaptures] {
        &self.captures
    }

    /// Hands a rule's patterns down to the extractors.
    pub fn add_captures(&mut self, rule: &str, patterns: &[Capture]) {
        let mut groups: Vec<String> = Vec::new();
        for name in patterns.iter().flat_map(Capture::groups) {
            if !groups.contains(name) {
                groups.push(name.clone());
            }
        }
        self.captures.push(RuleCaptures { rule: rule.to_owned(), patterns: patterns.to_vec(), groups });
    }
}

/// The patterns of one rule.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleCaptures {
    /// The rule's id.
    pub rule: String,
    /// Its patterns.
    pub patterns: Vec<Capture>,
    /// The names of all their groups, in order, each once.
    pub groups: Vec<String>,
}

impl<'de> Deserialize<'de> for WordList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Lists;
        impl<'de> Visitor<'de> for Lists {
            type Value = WordList;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("word classes, each with a list of words or with lists by value")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WordList, A::Error> {
                let mut out = WordList::default();
                while let Some(class) = map.next_key::<Class>()? {
                    out.0.insert(class, map.next_value::<Words>()?.0);
                }
                Ok(out)
            }
        }
        deserializer.deserialize_map(Lists)
    }
}

impl<'de> Deserialize<'de> for Class {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Named;
        impl Visitor<'_> for Named {
            type Value = Class;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word class")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Class, E> {
                Class::of(name).ok_or_else(|| {
                    let near = super::similar::nearest(name, Class::ALL.iter().map(|c| c.name()));
                    let hint = near.map_or(String::new(), |n| format!("; did you mean `{n}`?"));
                    E::custom(format_args!("unknown word class `{name}`{hint}"))
                })
            }
        }
        deserializer.deserialize_str(Named)
    }
}

/// The words of one class: a list, or a map from values to lists.
pub(crate) struct Words(pub(crate) BTreeMap<String, Vec<String>>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Words;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words, or values with a list of words each")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = seq.next_element()? {
                    words.push(word);
                }
                Ok(Words(BTreeMap::from([(String::new(), words)])))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut out = BTreeMap::new();
                while let Some((value, words)) = map.next_entry::<String, Vec<String>>()? {
                    out.insert(value, words);
                }
                Ok(Words(out))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
impl Lexicon {
    /// A lexicon of a few words, for tests: class, value, words.
    pub(crate) fn of_words(entries: &[(Class, &str, &[&str])]) -> Self {
        let mut list = WordList::default();
        for (class, value, words) in entries {
            let words = words.iter().map(|&w| w.to_owned()).collect();
            list.0.entry(*class).or_default().insert((*value).to_owned(), words);
        }
        let mut lexicon = Lexicon::default();
        lexicon.add(&list);
        lexicon
    }
}
