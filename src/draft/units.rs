//! An article as a row of units: its words as a draft and its articles are held against each other. Marks,
//! spacing, contractions, numerals, and the short forms of titles, months and places are gone; what a word is
//! (a number, a day, a name) is known.
//!
//! Nothing is compared here.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::claim::Seen;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Hand, Word};
use crate::text::{Span, normal, wording};

/// What a unit is, as far as a change of it could be a slip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Sort {
    /// 5, five, 1.2 million.
    Number,
    /// A number's place in a row: third, 3rd.
    Ordinal,
    /// A weekday, a month, today.
    Day,
    /// A name, or any other word with a capital inside a sentence.
    Name,
    /// A country, state or city, or its people.
    Place,
    /// A title or a noun for a person by role.
    Role,
    /// Mr., Ms.: the value is the gender.
    Courtesy,
    /// A pronoun that tells the gender.
    Gender,
    /// not, never, no.
    Negation,
    /// will, may, must.
    Modal,
    /// allegedly, probably.
    Doubt,
    /// at least, about: in front of a number.
    Hedge,
    /// What a number measures or counts out: miles, percent, dollars, weeks.
    Measure,
    /// A verb that reports speech.
    Cue,
    /// A word that carries no fact of its own.
    Small,
    /// Any other word.
    Word,
}

/// A word, or several that are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The number of its normal form.
    pub key: u32,
    /// The number of what it shares with words that can stand for it: its stem, or the name of their list.
    pub root: u32,
    /// What it is.
    pub sort: Sort,
    /// Where it stands.
    pub at: Span,
    /// It stands between quotation marks.
    pub quoted: bool,
    /// It begins with a capital letter, as the first word of its sentence does in any case.
    pub capital: bool,
    /// It is the first of its sentence.
    pub opens: bool,
    /// An editor's hand is in it: it stands in brackets, or behind an ellipsis.
    pub edited: bool,
    /// The lists of words of which none can stand for another, and the word's place in each; 0 where there is none.
    pub families: [(u32, u32); 2],
}

impl Unit {
    /// Whether both are words of one sort, of which none can stand for the other.
    pub(super) fn is_contrary_to(&self, other: &Unit) -> bool {
        self.families
            .iter()
            .filter(|f| f.0 > 0)
            .any(|a| other.families.iter().any(|b| a.0 == b.0 && a.1 != b.1))
    }

    /// What finding it again is worth.
    pub(super) fn weight(&self) -> u32 {
        match self.sort {
            Sort::Small | Sort::Courtesy | Sort::Gender | Sort::Hedge | Sort::Modal => 1,
            Sort::Negation | Sort::Cue | Sort::Doubt => 2,
            _ => 4,
        }
    }

    /// Whether it tells one sentence from another.
    pub(super) fn tells(&self) -> bool {
        self.weight() == 4 || self.sort == Sort::Cue
    }
}

/// An article in units.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// Its units, in order.
    pub units: Vec<Unit>,
    /// The units of each sentence.
    pub sentences: Vec<Range<usize>>,
}

impl Text {
    /// The units that lie in a span.
    pub(super) fn within(&self, at: Span) -> Range<usize> {
        let start = self.units.partition_point(|u| u.at.end <= at.start);
        let end = self.units.partition_point(|u| u.at.start < at.end);
        start..end.max(start)
    }

    /// The sentence of a unit.
    pub(super) fn sentence_of(&self, unit: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= unit)
    }
}

/// The numbers of words, shared by all articles of a run.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    index: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
}

impl Default for Keys {
    /// The number 0 is no word's.
    fn default() -> Self {
        Keys { index: FxHashMap::default(), words: vec!["".into()] }
    }
}

impl Keys {
    /// The number of a word; a new one where it has none.
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&key) = self.index.get(word) {
            return key;
        }
        let key = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.index.insert(word.into(), key);
        self.words.push(word.into());
        key
    }

    /// The word of a number.
    pub(super) fn word(&self, key: u32) -> &str {
        self.words.get(key as usize).map_or("", |w| w)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// The longest remark in brackets, in tokens.
const BRACKET: usize = 20;

/// The longest remark of an editor's in round brackets, in units.
const REMARK: usize = 3;

/// Reads the units of an article.
pub(super) fn read(seen: &Seen, keys: &mut Keys) -> Text {
    let prose = &seen.prose;
    let mut text = Text { units: Vec::with_capacity(prose.tokens.len()), ..Text::default() };
    for tokens in sentences(prose) {
        let first = text.units.len();
        let (words, spans) = words(prose, tokens);
        let (words, spans) = wording::fold(words, spans, prose.lexicon);
        let titled = is_titled(&words, prose.lexicon);
        let reader = Reader { lexicon: prose.lexicon, words: &words, spans: &spans, prose, titled };
        let mut i = 0;
        while i < words.len() {
            i += reader.take(i, keys, &mut text.units).max(1);
        }
        text.sentences.push(first..text.units.len());
    }
    mark_quoted(seen, &mut text.units);
    mark_edited(prose, &mut text.units);
    text
}

/// The tokens of each sentence; one that a line's end broke in two is whole again.
fn sentences(prose: &Prose) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for sentence in &prose.sentences {
        let tokens = sentence.tokens.clone();
        let low = prose.tokens.get(tokens.start).is_some_and(|t| t.kind != TokenKind::Mark && !t.capital);
        let open = |before: &Range<usize>| {
            before.end == tokens.start
                && prose.tokens.get(before.end.wrapping_sub(1)).is_some_and(|t| t.kind != TokenKind::Mark)
        };
        match out.last_mut() {
            Some(before) if low && open(before) => before.end = tokens.end,
            _ => out.push(tokens),
        }
    }
    out
}

/// Whether a sentence is a title in which every word of content has a capital.
fn is_titled(words: &[Word], lexicon: &Lexicon) -> bool {
    let content = |w: &&Word| {
        let known = lexicon.find(&w.normal).map(|e| lexicon.classes(e)).unwrap_or_default();
        w.normal.len() > 3 && !known.any(&[Class::Function, Class::Preposition, Class::Determiner])
    };
    let (mut all, mut low) = (0, 0);
    for word in words.iter().filter(content).filter(|w| w.shown.starts_with(char::is_alphabetic)) {
        all += 1;
        low += usize::from(word.shown.starts_with(char::is_lowercase));
    }
    all >= 3 && low * 6 < all
}

/// The words of some tokens, marks left out but for those that are read as words; `16th` is one.
fn words(prose: &Prose, tokens: Range<usize>) -> (Vec<Word>, Vec<Span>) {
    let (mut words, mut spans) = (Vec::new(), Vec::new());
    let mut i = tokens.start;
    while i < tokens.end {
        let Some(token) = prose.tokens.get(i) else { break };
        let mut at = token.core_span();
        i += 1;
        if token.kind == TokenKind::Mark && !prose.lexicon_knows(i - 1) {
            continue;
        }
        if token.kind == TokenKind::Number
            && prose.tokens.get(i).is_some_and(|t| t.glued)
            && matches!(prose.text(i), "st" | "nd" | "rd" | "th")
        {
            at = at.cover(prose.span(i..i + 1));
            i += 1;
        }
        let shown = at.of(&prose.article.text);
        let normal = normal::word(shown).into_owned();
        words.push(Word { normal, shown: shown.to_owned(), hand: Hand::Speaker, ends: false });
        spans.push(at);
    }
    (words, spans)
}

impl Prose<'_> {
    /// Whether a mark is one that is read as a word: %, $, &.
    fn lexicon_knows(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| !t.classes.is_empty()) || self.text(token) == "&"
    }
}

/// Turns the folded words of a sentence into units.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    words: &'a [Word],
    spans: &'a [Span],
    prose: &'a Prose<'a>,
    /// Its capitals say nothing.
    titled: bool,
}

/// The classes of which a unit takes the value as its normal form, the first that fits before the others.
const NAMED: &[(Class, Sort)] = &[
    (Class::Place, Sort::Place),
    (Class::Demonym, Sort::Place),
    (Class::Title, Sort::Role),
    (Class::RoleNoun, Sort::Role),
];

impl Reader<'_> {
    /// Reads the unit that begins at word `i`; returns how many words it takes.
    fn take(&self, i: usize, keys: &mut Keys, out: &mut Vec<Unit>) -> usize {
        let Some((word, &at)) = self.words.get(i).zip(self.spans.get(i)) else { return 1 };
        let capital = word.shown.starts_with(char::is_uppercase);
        let opens = capital && (self.titled || self.opens(i, at));
        let read = self.phrase(i, capital).unwrap_or_else(|| self.single(i, capital, opens));
        let at = (i..i + read.taken).filter_map(|k| self.spans.get(k)).fold(at, |a, b| a.cover(*b));
        let key = keys.number(&read.normal);
        let root = match &read.root {
            Some(root) => keys.number(root),
            None if read.sort == Sort::Name => key,
            None => keys.number(&format!("~{}", normal::stem(&read.normal))),
        };
        let families = self.families(i, read.taken, keys);
        out.push(Unit {
            key,
            root,
            sort: read.sort,
            at,
            quoted: false,
            capital,
            opens,
            edited: false,
            families,
        });
        read.taken
    }

    /// Whether the word at `i` is the first of its sentence, or of somebody's within it.
    fn opens(&self, i: usize, at: Span) -> bool {
        let Some(before) = self.prose.token_at(at.start).checked_sub(1).filter(|_| i > 0) else {
            return true;
        };
        match self.prose.text(before) {
            "“" | "\"" | "‘" | "?" | "!" | ":" | "”" | "''" => true,
            // The full stop of a short form ends nothing.
            "." => self.prose.tokens.get(before.wrapping_sub(1)).is_some_and(|t| {
                t.at.len() > 1 && !t.classes.any(&[Class::Title, Class::Honorific, Class::NameSuffix])
            }),
            _ => false,
        }
    }

    /// The lists of distinct words that some words stand in, and their place in each.
    fn families(&self, i: usize, taken: usize, keys: &mut Keys) -> [(u32, u32); 2] {
        let next = |k: usize| self.words.get(i + k).and_then(|w| self.lexicon.find(&w.normal));
        let found = match taken {
            1 => self.lexicon.value(self.entry(i), Class::Distinct),
            _ => self
                .lexicon
                .phrase(self.entry(i), Class::Distinct, next)
                .filter(|(n, _)| *n == taken)
                .map(|p| p.1),
        };
        let mut families = [(0, 0); 2];
        for (family, value) in families.iter_mut().zip(found.into_iter().flat_map(|v| v.split(' '))) {
            if let Some((list, _)) = value.split_once('/') {
                *family = (keys.number(&format!("={list}")), keys.number(&format!("={value}")));
            }
        }
        families
    }

    fn entry(&self, i: usize) -> u32 {
        self.words.get(i).and_then(|w| self.lexicon.find(&w.normal)).unwrap_or(0)
    }

    /// A unit of several words that the lists know as one.
    fn phrase(&self, i: usize, capital: bool) -> Option<Read> {
        let entry = self.entry(i);
        let (_, begins) = self.lexicon.known_as(entry);
        if begins.is_empty() {
            return None;
        }
        let next = |k: usize| self.words.get(i + k).and_then(|w| self.lexicon.find(&w.normal));
        if begins.has(Class::HedgeBefore)
            && let Some((taken, value)) = self.lexicon.phrase(entry, Class::HedgeBefore, next)
            && self.is_number(i + taken)
        {
            return Some(Read::as_one(format!("@hedge {value}"), Sort::Hedge, taken));
        }
        if begins.has(Class::Alike)
            && let Some((taken, value)) = self.lexicon.phrase(entry, Class::Alike, next)
        {
            let sort = if value.starts_with("modal ") { Sort::Modal } else { Sort::Word };
            return Some(Read { root: Some(format!("~{value}")), ..self.several(i, taken, sort) });
        }
        if begins.has(Class::Distinct)
            && let Some((taken, _)) = self.lexicon.phrase(entry, Class::Distinct, next)
        {
            return Some(self.several(i, taken, Sort::Word));
        }
        if begins.has(Class::Negation)
            && let Some((taken, _)) = self.lexicon.phrase(entry, Class::Negation, next)
        {
            return Some(self.several(i, taken, Sort::Negation));
        }
        if begins.has(Class::HedgeAfter)
            && i > 0
            && self.is_number(i - 1)
            && let Some((taken, value)) = self.lexicon.phrase(entry, Class::HedgeAfter, next)
        {
            return Some(Read::as_one(format!("@hedge {value}"), Sort::Hedge, taken));
        }
        for &(class, sort) in NAMED.iter().filter(|(c, _)| begins.has(*c)) {
            if let Some((taken, value)) = self.lexicon.phrase(entry, class, next)
                && (sort != Sort::Place || capital)
            {
                let plain = self.several(i, taken, sort);
                if class == Class::RoleNoun || value.is_empty() {
                    return Some(plain);
                }
                return Some(Read { root: Some(self.root(value)), normal: value.to_owned(), ..plain });
            }
        }
        if begins.has(Class::HedgeWord)
            && let Some((taken, _)) = self.lexicon.phrase(entry, Class::HedgeWord, next)
        {
            return Some(self.several(i, taken, Sort::Small));
        }
        None
    }

    /// Some words as one unit.
    fn several(&self, i: usize, taken: usize, sort: Sort) -> Read {
        let normal: Vec<&str> = self.words.iter().skip(i).take(taken).map(|w| w.normal.as_str()).collect();
        let normal = normal.join(" ");
        Read { root: Some(self.root(&normal)), normal, sort, taken }
    }

    /// A unit of one word.
    fn single(&self, i: usize, capital: bool, opens: bool) -> Read {
        let Some(word) = self.words.get(i) else { return Read::as_one(String::new(), Sort::Small, 1) };
        let normal = normal::without_possessive(&word.normal);
        if normal.starts_with(|c: char| c.is_ascii_digit()) {
            let ordinal =
                normal.strip_suffix(['t', 'd', 'h']).map(|n| n.trim_end_matches(['s', 'n', 'r', 't']));
            return match ordinal {
                Some(n) => Read::as_one(format!("@ordinal {n}"), Sort::Ordinal, 1),
                None => Read::as_one(normal.to_owned(), Sort::Number, 1),
            };
        }
        let entry = self.lexicon.find(normal).unwrap_or(0);
        let classes = self.lexicon.classes(entry);
        let value = |class| self.lexicon.value(entry, class).filter(|v| !v.is_empty());
        let named = |class, name: &str, sort| {
            Read::as_one(format!("@{name} {}", value(class).unwrap_or(normal)), sort, 1)
        };
        let has = |class| classes.has(class);
        if has(Class::Weekday) && capital {
            return named(Class::Weekday, "weekday", Sort::Day);
        }
        if has(Class::Month)
            && capital
            && (normal != "may" && normal != "march" || !opens || self.is_number(i + 1))
        {
            return named(Class::Month, "month", Sort::Day);
        }
        if has(Class::DayPart) || value(Class::RelativeDay).is_some_and(|v| v.starts_with("day ")) {
            let class = if has(Class::DayPart) { Class::DayPart } else { Class::RelativeDay };
            return named(class, if class == Class::DayPart { "part" } else { "day" }, Sort::Day);
        }
        if matches!(normal, "am" | "pm") && i > 0 && self.is_number(i - 1) {
            return Read::as_one(format!("@clock {normal}"), Sort::Day, 1);
        }
        if let Some(times) = value(Class::Multiplicity) {
            return Read::as_one(times.to_owned(), Sort::Number, 1);
        }
        if has(Class::Ordinal) {
            return named(Class::Ordinal, "ordinal", Sort::Ordinal);
        }
        if has(Class::Honorific) && capital {
            return named(Class::Honorific, "courtesy", Sort::Courtesy);
        }
        if (has(Class::Place) || has(Class::Demonym)) && capital {
            let class = if has(Class::Place) { Class::Place } else { Class::Demonym };
            let country = format!("~place {}", value(class).unwrap_or(normal));
            let normal = if class == Class::Place { value(class).unwrap_or(normal) } else { normal };
            return Read { normal: normal.to_owned(), root: Some(country), sort: Sort::Place, taken: 1 };
        }
        if has(Class::HedgeBefore) && self.is_number(i + 1) {
            return named(Class::HedgeBefore, "hedge", Sort::Hedge);
        }
        if has(Class::Currency) || normal == "%" {
            return named(Class::Currency, "money", Sort::Measure);
        }
        if let Some(hedge) = value(Class::HedgeAfter).filter(|_| i > 0 && self.is_number(i - 1)) {
            return Read::as_one(format!("@hedge {hedge}"), Sort::Hedge, 1);
        }
        if (has(Class::Unit) || has(Class::Period)) && i > 0 && self.is_number(i - 1) {
            let class = if has(Class::Unit) { Class::Unit } else { Class::Period };
            return named(class, "unit", Sort::Measure);
        }
        let sort = match () {
            () if has(Class::Negation) => Sort::Negation,
            () if has(Class::Modal) && !(capital && !opens) => Sort::Modal,
            () if has(Class::Title) || has(Class::RoleNoun) => Sort::Role,
            () if has(Class::Pronoun) && matches!(value(Class::Pronoun), Some("he" | "she")) => Sort::Gender,
            () if has(Class::HedgeWord) && value(Class::Qualifier) == Some("hedge") => Sort::Doubt,
            () if has(Class::Distinct) && !has(Class::Function) => Sort::Word,
            () if has(Class::Function) || has(Class::Determiner) || has(Class::Preposition) => Sort::Small,
            () if has(Class::Auxiliary) || has(Class::Filler) || has(Class::Conjunction) => Sort::Small,
            () if capital && (!opens || has(Class::GivenName) && self.is_capital(i + 1)) => Sort::Name,
            () if has(Class::Cue) => Sort::Cue,
            () => Sort::Word,
        };
        let normal = match sort {
            Sort::Role => value(Class::Title).unwrap_or(normal),
            _ => normal,
        };
        let root = match sort {
            Sort::Name => None,
            Sort::Gender => Some(format!("~{}", value(Class::Pronoun).unwrap_or(normal))),
            _ => Some(self.root(normal)),
        };
        Read { normal: normal.to_owned(), root, sort, taken: 1 }
    }

    /// What a word shares with those that can stand for it.
    fn root(&self, normal: &str) -> String {
        match self.lexicon.value_of(normal, Class::Alike) {
            Some(group) => format!("~{group}"),
            None => format!("~{}", normal::stem(normal)),
        }
    }

    fn is_capital(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.shown.starts_with(char::is_uppercase))
    }

    fn is_number(&self, i: usize) -> bool {
        let sum = |w: &Word| w.normal.starts_with(|c: char| c.is_ascii_digit());
        let money = |w: &Word| matches!(w.normal.as_str(), "$" | "£" | "€");
        let next = self.words.get(i + 1).is_some_and(sum);
        self.words.get(i).is_some_and(|w| sum(w) || money(w) && next)
    }
}

/// A unit as read.
struct Read {
    normal: String,
    /// `None`: the stem, for names the word itself.
    root: Option<String>,
    sort: Sort,
    taken: usize,
}

impl Read {
    /// One of a sort whose value alone counts.
    fn as_one(normal: String, sort: Sort, taken: usize) -> Read {
        Read { root: Some(normal.clone()), normal, sort, taken }
    }
}

/// Marks what stands in brackets, and what an ellipsis stands before.
fn mark_edited(prose: &Prose, units: &mut [Unit]) {
    let mut until = 0;
    for (i, token) in prose.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Mark) {
        let close = match prose.text(i) {
            "[" => "]",
            "(" => ")",
            "…" | "..." | "...." => "",
            _ => continue,
        };
        if token.at.start < until {
            continue;
        }
        let end = (i + 1..prose.tokens.len().min(i + BRACKET)).find(|&k| prose.text(k) == close);
        let from = units.partition_point(|u| u.at.start < token.at.end);
        let to = match end.and_then(|k| prose.tokens.get(k)).filter(|_| !close.is_empty()) {
            Some(last) => {
                until = last.at.end;
                let to = units.partition_point(|u| u.at.start < last.at.start);
                // What is long and in round brackets the speaker may have said.
                if close == ")" && to - from > REMARK { from } else { to }
            }
            None if close.is_empty() => from + 1,
            None => from,
        };
        units.iter_mut().take(to).skip(from).for_each(|u| u.edited = u.quoted);
    }
}

fn mark_quoted(seen: &Seen, units: &mut [Unit]) {
    for quotation in seen.mentions.quotations.iter().filter(|q| q.depth == 0) {
        let start = units.partition_point(|u| u.at.end <= quotation.at.start);
        for unit in units.iter_mut().skip(start).take_while(|u| u.at.start < quotation.at.end) {
            unit.quoted = true;
        }
    }
}

/// The first word of a sentence has its capital in any case: it is a name where it stands as one elsewhere, or
/// where nobody knows it and it never stands without its capital.
pub(super) fn name_openers(texts: &mut [&mut Text], keys: &Keys, lexicon: &Lexicon) {
    let mut named = vec![false; keys.len()];
    let mut lower = vec![false; keys.len()];
    for unit in texts.iter().flat_map(|t| &t.units) {
        let marks = match unit.sort {
            Sort::Name => &mut named,
            _ if !unit.capital => &mut lower,
            _ => continue,
        };
        if let Some(mark) = marks.get_mut(unit.key as usize) {
            *mark = true;
        }
    }
    let is = |marks: &[bool], key: u32| marks.get(key as usize).copied().unwrap_or(false);
    for text in texts {
        let firsts: Vec<usize> = text.sentences.iter().map(|s| s.start).collect();
        for (i, unit) in text.units.iter_mut().enumerate().filter(|(_, u)| u.opens && u.capital) {
            let plain = matches!(unit.sort, Sort::Word | Sort::Cue);
            let word = keys.word(unit.key);
            let alone = || firsts.binary_search(&i).is_ok() && !word.contains(' ');
            let unknown = || !is(&lower, unit.key) && lexicon.find(word).is_none();
            if plain && (is(&named, unit.key) || alone() && unknown()) {
                (unit.sort, unit.root) = (Sort::Name, unit.key);
            }
        }
    }
}
