//! Which names are one person: full names first, wherever they stand, then the short forms.
//!
//! A headline's short form so finds the full name of the body. Nothing is guessed about spelling: a
//! misspelled name stays a name of its own.

use rustc_hash::FxHashMap;

use super::{Gender, Person, Sort};
use crate::mention::{NameMention, NameSort};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::person::{Likeness, likeness};
use crate::text::prose::Prose;
use crate::text::value::{Known, Name};

/// Everyone named, and whom each name mention means.
pub(super) struct Roll {
    /// Everyone, full names first.
    pub people: Vec<Person>,
    /// For every name mention, an index into `people`.
    pub who: Vec<usize>,
    /// For everyone, whether a title or a given name tells that it is a person.
    pub likely: Vec<bool>,
}

/// Reads the roll from an article's name mentions.
pub(super) fn call<'a>(prose: &Prose<'a>, names: &'a [NameMention]) -> Roll {
    let mut book = Book::new(prose.lexicon);
    let mut who = vec![usize::MAX; names.len()];
    for (slot, name) in who.iter_mut().zip(names).filter(|(_, n)| bare_parts(&n.value) > 1) {
        *slot = book.full(name);
    }
    for (slot, name) in who.iter_mut().zip(names) {
        if *slot == usize::MAX {
            *slot = book.short(name);
        }
        book.note(*slot, name);
    }
    Roll { people: book.people, who, likely: book.likely }
}

/// How many parts a name has, suffixes left out.
fn bare_parts(name: &Name) -> usize {
    name.parts.iter().filter(|p| !is_suffix(p)).count()
}

fn is_suffix(part: &str) -> bool {
    matches!(part, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// The most bearers of one name that are looked at: a list of thousands of them is no story.
const MOST: usize = 64;

struct Book<'a> {
    lexicon: &'a Lexicon,
    people: Vec<Person>,
    likely: Vec<bool>,
    /// When each was last named, in mentions; 0 for not yet.
    named: Vec<u32>,
    mentions: u32,
    by_last: FxHashMap<&'a str, Bearers>,
    by_part: FxHashMap<&'a str, Bearers>,
    by_initials: FxHashMap<String, usize>,
}

/// Those who bear a name, in the order in which they came: most names have one bearer.
struct Bearers {
    first: usize,
    others: Vec<usize>,
}

impl Bearers {
    fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// Writes someone down under a name.
fn enter<'a>(names: &mut FxHashMap<&'a str, Bearers>, name: &'a str, person: usize) {
    let bearers = names.entry(name).and_modify(|b| b.others.push(person));
    bearers.or_insert(Bearers { first: person, others: Vec::new() });
}

impl<'a> Book<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        Book {
            lexicon,
            people: Vec::new(),
            likely: Vec::new(),
            named: Vec::new(),
            mentions: 0,
            by_last: FxHashMap::default(),
            by_part: FxHashMap::default(),
            by_initials: FxHashMap::default(),
        }
    }

    /// Whom a name of several parts means.
    fn full(&mut self, name: &'a NameMention) -> usize {
        let known = self.by_last.get(name.value.last()).and_then(|candidates| {
            candidates.iter().rev().take(MOST).find(|&c| self.people.get(c).is_some_and(|p| one(p, name)))
        });
        match known {
            Some(person) => {
                self.widen(person, name);
                person
            }
            None => self.add(name),
        }
    }

    /// Whom a name of one part means: the one most lately named so, else the first who will be.
    fn short(&mut self, name: &'a NameMention) -> usize {
        let gender = self.title_gender(&name.value);
        let part = name.value.last();
        let pick = |of: &FxHashMap<&str, Bearers>| {
            let fits = |&c: &usize| self.people.get(c).is_some_and(|p| may_be(p, name, gender));
            let bearers = of.get(part)?;
            let candidates = || bearers.iter().take(MOST).filter(fits);
            let lately = candidates().filter(|&c| self.when(c) > 0).max_by_key(|&c| self.when(c));
            lately.or_else(|| candidates().next())
        };
        if let Some(person) = pick(&self.by_last) {
            return person;
        }
        // A given name alone, or the family name where that comes first; what is known as no person by its
        // words must have been named before.
        let sure = |&c: &usize| self.likely.get(c) == Some(&true) || self.when(c) > 0;
        if let Some(person) = pick(&self.by_part).filter(sure) {
            return person;
        }
        if name.sort == NameSort::Body
            && !self.lexicon.is(part, Class::Outlet)
            && let Some(body) = self.latest_body(part)
        {
            return body;
        }
        if name.sort == NameSort::Body
            && let Some(&person) = self.by_initials.get(part)
        {
            return person;
        }
        self.add(name)
    }

    /// The body most lately named whose name ends in a noun: the Department.
    fn latest_body(&self, noun: &str) -> Option<usize> {
        let body = |&c: &usize| self.when(c) > 0 && self.people.get(c).is_some_and(|p| p.sort == Sort::Body);
        self.by_last.get(noun)?.iter().take(MOST).filter(body).max_by_key(|&c| self.when(c))
    }

    fn when(&self, person: usize) -> u32 {
        self.named.get(person).copied().unwrap_or(0)
    }

    fn add(&mut self, name: &'a NameMention) -> usize {
        let person = self.people.len();
        let sort = match name.sort {
            NameSort::Person | NameSort::Unknown => Sort::Person,
            NameSort::Body => Sort::Body,
            NameSort::Place => Sort::Place,
        };
        let gender = if sort == Sort::Person { self.given_gender(&name.value) } else { Gender::It };
        let bare = untitled(&name.value);
        self.people.push(Person { name: bare, roles: Vec::new(), gender, sort });
        self.named.push(0);
        self.likely.push(name.sort == NameSort::Person);
        let last = name.value.last();
        enter(&mut self.by_last, last, person);
        if sort == Sort::Person {
            for part in name.value.parts.iter().filter(|p| *p != last && p.len() > 1) {
                enter(&mut self.by_part, part, person);
            }
        }
        if name.sort != NameSort::Person && name.value.parts.len() > 1 {
            let capitals = name.value.full.split([' ', '-']).filter_map(|w| w.chars().next());
            let initials: String =
                capitals.filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
            self.by_initials.entry(initials).or_insert(person);
        }
        person
    }

    /// Keeps the fullest form of a person's name.
    fn widen(&mut self, person: usize, name: &NameMention) {
        if let Some(p) = self.people.get_mut(person)
            && (p.name.parts.len(), letters(&p.name)) < (name.value.parts.len(), letters(&name.value))
        {
            p.name = untitled(&name.value);
        }
    }

    /// Takes over what a mention says besides the name: titles, and by them the gender.
    fn note(&mut self, person: usize, name: &NameMention) {
        self.mentions += 1;
        let told = self.title_gender(&name.value);
        let mentions = self.mentions;
        if let Some(when) = self.named.get_mut(person) {
            *when = mentions;
        }
        if let Some(likely) = self.likely.get_mut(person) {
            *likely |= name.sort == NameSort::Person;
        }
        let lexicon = self.lexicon;
        let Some(p) = self.people.get_mut(person) else { return };
        if told != Gender::Unknown {
            p.gender = told;
        }
        if name.sort == NameSort::Person && p.sort != Sort::Person && name.value.parts == p.name.parts {
            p.sort = Sort::Person;
            if p.gender == Gender::It {
                p.gender = told;
            }
        }
        for title in &name.value.titles {
            let courtesy = lexicon.is(title, Class::Honorific);
            if !courtesy && !p.roles.contains(title) && p.roles.len() < 12 {
                p.roles.push(title.clone());
            }
        }
    }

    /// The gender that a name's titles tell.
    fn title_gender(&self, name: &Name) -> Gender {
        let words = name.titles.iter().flat_map(|t| t.split(' '));
        words
            .filter_map(|w| {
                let entry = self.lexicon.find(w)?;
                let told = |class| self.lexicon.value(entry, class).map(gender);
                told(Class::Honorific).or_else(|| told(Class::RoleNoun))
            })
            .find(|g| matches!(g, Gender::He | Gender::She))
            .unwrap_or(Gender::Unknown)
    }

    /// The gender that a full name's given name tells.
    fn given_gender(&self, name: &Name) -> Gender {
        let Some(first) = name.parts.first() else { return Gender::Unknown };
        let told = |part: &str| self.lexicon.value_of(part, Class::GivenName).map(gender);
        if name.parts.len() == 1 {
            return told(first).unwrap_or(Gender::Unknown);
        }
        let middle = name.parts.get(1).filter(|_| first.len() <= 1 && name.parts.len() > 2);
        told(first)
            .or_else(|| told(first.split('-').next()?))
            .or_else(|| told(middle?))
            .unwrap_or(Gender::Unknown)
    }
}

/// The gender that a word list's value names.
pub(super) fn gender(value: &str) -> Gender {
    match value {
        "he" => Gender::He,
        "she" => Gender::She,
        "it" | "text" => Gender::It,
        "they" | "bodies" => Gender::They,
        _ => Gender::Unknown,
    }
}

/// A name without its titles.
fn untitled(name: &Name) -> Name {
    let Name { full, parts, unnamed, body, known, .. } = name;
    let (full, parts, known) = (full.clone(), parts.clone(), known.clone());
    Name { full, parts, titles: Vec::new(), unnamed: *unnamed, body: *body, known }
}

fn letters(name: &Name) -> usize {
    name.parts.iter().map(String::len).sum()
}

/// Whether a name of several parts can be this person's: one's parts stand in the other's, in order.
fn one(person: &Person, name: &NameMention) -> bool {
    let person_like = person.sort == Sort::Person;
    if person_like != matches!(name.sort, NameSort::Person | NameSort::Unknown) {
        return person.name.parts == name.value.parts;
    }
    if !person_like {
        return same_words(&person.name.parts, &name.value.parts);
    }
    let (a, b) = (&person.name.parts, &name.value.parts);
    // A father and his son have one name: only the suffix tells them apart.
    let (of_a, of_b) = (suffix(a), suffix(b));
    if of_a.is_some() && of_b.is_some() && of_a != of_b {
        return false;
    }
    let (x, y) = (stem(a), stem(b));
    let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
    let mut rest = long.iter();
    if of_a == of_b && short.iter().all(|part| rest.any(|other| alike(part, other))) {
        return true;
    }
    // Bob Ode is Robert Ode, and Robert Ode Jr. where no Bob Ode Jr. is told from him.
    let pet = |n: &Name| matches!(&n.known, Some(Known::Given(stands)) if !stands.is_empty());
    a.first() != b.first()
        && (pet(&person.name) || pet(&name.value))
        && likeness(&person.name, &name.value) == Likeness::Pet
}

fn suffix(parts: &[String]) -> Option<&String> {
    parts.last().filter(|p| is_suffix(p))
}

/// The parts without a suffix.
fn stem(parts: &[String]) -> &[String] {
    match parts.split_last() {
        Some((last, rest)) if is_suffix(last) && !rest.is_empty() => rest,
        _ => parts,
    }
}

/// Equal, or one the initial of the other.
fn alike(a: &str, b: &str) -> bool {
    a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b)
}

/// Whether two bodies' names have the same words, whatever their order: Justice Department, Department of Justice.
fn same_words(a: &[String], b: &[String]) -> bool {
    let weight = |p: &&String| !matches!(p.as_str(), "of" | "the" | "for" | "and" | "on" | "u.s" | "us");
    let words = |parts: &[String]| parts.iter().filter(weight).count();
    if a == b || words(a) != words(b) {
        return a == b;
    }
    a.iter().filter(weight).all(|word| b.contains(word))
        && b.iter().filter(weight).all(|word| a.contains(word))
}

/// Whether a name of one part, with what its titles tell, may mean this person.
fn may_be(person: &Person, name: &NameMention, told: Gender) -> bool {
    let clash = matches!(
        (person.gender, told),
        (Gender::He, Gender::She) | (Gender::She, Gender::He) | (Gender::It, Gender::He | Gender::She)
    );
    if clash {
        return false;
    }
    let suffix = name.value.parts.last().filter(|p| is_suffix(p));
    if suffix.is_some() && person.name.parts.last() != suffix {
        return false;
    }
    match name.sort {
        NameSort::Person => person.sort == Sort::Person,
        NameSort::Unknown => person.sort == Sort::Person || person.name.parts.len() == 1,
        NameSort::Body | NameSort::Place => {
            person.name.parts == name.value.parts
                || person.sort == Sort::Person && person.name.parts.len() > 1
        }
    }
}
