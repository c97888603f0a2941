//! Whom every name, noun and pronoun of the text means, in the order of the text.
//!
//! A pronoun means the fitting person who stands out most: subjects and speakers stand out more than objects
//! and owners, and everyone fades by half with each sentence. What is said inside quotation marks is not the
//! narrator's: its pronouns are left alone, and its names hardly count.

use std::borrow::Cow;

use super::noun::{self, Phrase};
use super::roll::{Roll, gender};
use super::{By, Cast, Gender, Person, Reference, Sort, role};
use crate::mention::{Mentions, NameMention, name};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

use rustc_hash::{FxHashMap, FxHashSet};

/// How much a mention makes someone stand out, by the part they play.
const SUBJECT: f32 = 80.0;
const SPEAKER: f32 = 5.0;
const OBJECT: f32 = 50.0;
const OWNER: f32 = 30.0;
const QUOTED: f32 = 6.0;
/// Whom a pronoun means is sure if the next who fits stands out by no more than this part of it.
const SURE: f32 = 0.25;
/// So much he must stand out himself: a subject two sentences ago still does.
const PRESENT: f32 = 15.0;
/// How far into a sentence a phrase that opens it can name someone, in tokens.
const FRONT: usize = 8;
/// Below this, someone is forgotten.
const FORGOTTEN: f32 = 1.5;

/// Walks through the text and refers every name, noun and pronoun to someone.
pub(super) fn walk(prose: &Prose, mentions: &Mentions, roll: Roll) -> Cast {
    let mut scene = Scene::new(prose, roll.people, roll.likely);
    let names = &mentions.names;
    scene.references.reserve(names.len() * 2);
    let described = |i: usize| {
        let start = names.get(i).map_or(0, |n| n.tokens.start);
        names.iter().skip(i + 1).take(3).any(|next| next.titled <= start)
    };
    let mut names =
        names.iter().zip(&roll.who).enumerate().filter(|(i, _)| !described(*i)).map(|(_, n)| n).peekable();
    let mut quotations = mentions.quotations.iter().filter(|q| q.depth == 0).peekable();
    for sentence in 0..prose.sentences.len() {
        scene.enter(sentence);
        let Some(tokens) = prose.sentences.get(sentence).map(|s| s.tokens.clone()) else { break };
        let mut i = tokens.start;
        while i < tokens.end {
            while quotations.next_if(|q| q.tokens.end <= i).is_some() {}
            let quoted = quotations.peek().is_some_and(|q| q.tokens.start <= i);
            while names.next_if(|(n, _)| n.tokens.end <= i).is_some() {}
            let mut stop = tokens.end;
            if let Some((name, who)) = names.peek() {
                let start = name.titled.min(name.tokens.start);
                if start <= i {
                    scene.name(name, **who, quoted);
                    i = name.tokens.end.max(i + 1);
                    continue;
                }
                stop = stop.min(start);
            }
            // Up to the next name or mark the words are the narrator's, or none of them is.
            let mark = quotations.peek().map_or(stop, |q| if quoted { q.tokens.end } else { q.tokens.start });
            stop = stop.min(mark);
            if quoted {
                i = stop.max(i + 1);
                continue;
            }
            while i < stop {
                if prose.tokens.get(i).is_some_and(|t| t.entry != 0) {
                    i = scene.word(i);
                }
                i += 1;
            }
        }
    }
    scene.finish()
}

struct Scene<'p, 'a> {
    prose: &'p Prose<'a>,
    people: Vec<Person>,
    /// For those named, whether a title or a given name tells that it is a person.
    likely: Vec<bool>,
    /// How much each stood out when last mentioned, and in which sentence that was.
    weight: Vec<(f32, usize)>,
    /// Those who may still be meant, in no order that matters.
    present: Vec<usize>,
    /// The unnamed by their phrase, and by their head noun.
    phrases: FxHashMap<Cow<'a, str>, usize>,
    heads: FxHashMap<Cow<'a, str>, usize>,
    /// The named by the last word of each of their roles.
    offices: FxHashMap<String, Vec<usize>>,
    references: Vec<Reference>,
    sentence: usize,
    /// Nobody was mentioned in this sentence yet.
    fresh: bool,
    /// Nobody was when the last noun phrase came.
    opened: bool,
    /// Those whom only a doubtful pronoun has called since they were last named.
    guessed: FxHashSet<usize>,
    /// Those whose gender only a pronoun told that was taken to mean them.
    ungendered: FxHashSet<usize>,
}

impl<'p, 'a> Scene<'p, 'a> {
    fn new(prose: &'p Prose<'a>, people: Vec<Person>, likely: Vec<bool>) -> Self {
        let weight = vec![(0.0, 0); people.len()];
        let mut offices: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, person) in people.iter().enumerate() {
            for role in &person.roles {
                let holders = offices.entry(last_word(role).to_owned()).or_default();
                if holders.last() != Some(&i) {
                    holders.push(i);
                }
            }
        }
        Scene {
            offices,
            prose,
            people,
            likely,
            weight,
            present: Vec::new(),
            phrases: FxHashMap::default(),
            heads: FxHashMap::default(),
            references: Vec::new(),
            sentence: 0,
            fresh: true,
            opened: false,
            guessed: FxHashSet::default(),
            ungendered: FxHashSet::default(),
        }
    }

    fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
        self.fresh = true;
        let weight = &self.weight;
        self.present.retain(|&p| {
            weight.get(p).is_some_and(|&(w, at)| w * fading(sentence - at.min(sentence)) > FORGOTTEN)
        });
    }

    fn name(&mut self, name: &NameMention, who: usize, quoted: bool) {
        let tokens = name.tokens.clone();
        let place = self.people.get(who).is_some_and(|p| p.sort == Sort::Place);
        if place && !self.speaks(tokens.start, tokens.end) || self.dateline(tokens.clone()) {
            return;
        }
        let introduced = self.introduce(name.titled.min(tokens.start), who);
        self.fresh |= introduced && self.opened;
        if !quoted && let Some(role) = role::behind(self.prose, tokens.end) {
            self.grant(who, role);
        }
        self.guessed.remove(&who);
        let gain = if quoted { QUOTED } else { self.gain(name.titled.min(tokens.start), tokens.end) };
        self.refer(Reference { at: name.at, tokens, person: who, by: By::Name, sure: true }, gain);
        self.fresh &= quoted;
    }

    /// Gives someone named a role.
    fn grant(&mut self, who: usize, role: String) {
        let Some(person) = self.people.get_mut(who) else { return };
        if person.sort != Sort::Person || person.roles.len() >= 12 || person.roles.contains(&role) {
            return;
        }
        let holders = self.offices.entry(last_word(&role).to_owned()).or_default();
        if !holders.contains(&who) {
            holders.push(who);
        }
        person.roles.push(role);
    }

    /// Whether a name opens a paragraph as the place of the report: "LEEDS (AP) - ".
    fn dateline(&self, tokens: std::ops::Range<usize>) -> bool {
        let prose = self.prose;
        let first = prose.sentences.get(self.sentence).map_or(0, |s| s.tokens.start);
        tokens.start <= first + 1
            && prose.tokens.get(tokens.start).is_some_and(|t| t.caps)
            && (tokens.end..tokens.end + 12).any(|i| matches!(prose.text(i), "-" | "--" | "—" | "–"))
    }

    /// "The port minister, Ann Ode,": the phrase before the name means the one named.
    fn introduce(&mut self, start: usize, who: usize) -> bool {
        let Some(last) = self.references.last_mut() else { return false };
        let person = |p: Option<&Person>| p.is_some_and(|p| p.sort == Sort::Person);
        let unnamed = |p: Option<&Person>| {
            p.is_some_and(|p| p.sort == Sort::Unnamed && !matches!(p.gender, Gender::They | Gender::It))
        };
        let joined =
            last.by == By::Noun && last.tokens.end + 1 == start && self.prose.text(last.tokens.end) == ",";
        if !joined || !person(self.people.get(who)) || !unnamed(self.people.get(last.person)) {
            return false;
        }
        let role = self.people.get(last.person).and_then(|p| p.roles.first().cloned());
        last.person = who;
        if let Some(role) = role {
            self.grant(who, role);
        }
        true
    }

    /// "Ann Ode, the port minister": whom a phrase behind a name and a comma describes.
    fn described(&self, phrase: &Phrase) -> Option<usize> {
        let last = self.references.last()?;
        let joined = last.by == By::Name
            && last.tokens.end + 1 == phrase.tokens.start
            && self.prose.text(last.tokens.end) == ",";
        let person = self.people.get(last.person).is_some_and(|p| p.sort == Sort::Person);
        let singular = !phrase.body && phrase.gender != Gender::They;
        (joined && person && singular).then_some(last.person)
    }

    /// Reads the noun phrase or pronoun at a token; returns the last token it takes.
    fn word(&mut self, i: usize) -> usize {
        let Some(token) = self.prose.tokens.get(i) else { return i };
        if token.entry == 0 || token.kind != TokenKind::Word {
            return i;
        }
        if token.classes.has(Class::Pronoun) {
            self.pronoun(i);
            return i;
        }
        let noun = token.classes.any(&[Class::RoleNoun, Class::BodyNoun, Class::Title])
            || token.begins.has(Class::Title)
            || token.begins.has(Class::RoleNoun);
        if noun && let Some(phrase) = noun::phrase(self.prose, i) {
            let last = phrase.tokens.end - 1;
            self.noun(phrase);
            return last;
        }
        i
    }

    fn noun(&mut self, phrase: Phrase) {
        let prose = self.prose;
        let head = role::words(prose, phrase.head.clone());
        if phrase.text && !self.opens_clause(&phrase) {
            return;
        }
        let described = self.described(&phrase);
        let person =
            described.or_else(|| self.known(&phrase, &head)).unwrap_or_else(|| self.unnamed(&phrase, head));
        let spoken = self.speaks(phrase.tokens.start, phrase.tokens.end);
        let named = self.people.get(person).is_some_and(|p| p.sort != Sort::Unnamed);
        let gain = if spoken || named { self.gain(phrase.tokens.start, phrase.tokens.end) } else { 5.0 };
        let at = prose.span(phrase.tokens.clone());
        self.refer(Reference { at, tokens: phrase.tokens, person, by: By::Noun, sure: true }, gain);
        self.opened = self.fresh;
        self.fresh = false;
    }

    /// Whether a phrase can be the subject of the verb behind it: what nobody says of a letter that was written.
    fn opens_clause(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let before = if start > 0 { self.prose.text(start - 1) } else { "" };
        let clause = self.prose.tokens.get(start.wrapping_sub(1)).is_none_or(|t| t.kind == TokenKind::Mark);
        let opens = clause
            || matches!(
                before,
                "that" | "and" | "but" | "as" | "to" | "which" | "while" | "when" | "And" | "But" | "As"
            )
            || self.prose.sentences.get(self.sentence).is_some_and(|s| s.tokens.start == start);
        opens && (self.prose.is(phrase.tokens.end, Class::Cue) || before == "to")
    }

    /// The one person or the latest body of the article whom a definite phrase means.
    fn known(&self, phrase: &Phrase, head: &str) -> Option<usize> {
        if !phrase.definite {
            return None;
        }
        let ends_in = |role: &str| {
            role.strip_suffix(head).is_some_and(|before| before.is_empty() || before.ends_with(' '))
        };
        if phrase.body {
            let named = |p: &Person| p.sort == Sort::Body && p.name.parts.iter().any(|w| w == head);
            let bodies = self.present.iter().copied().filter(|&p| self.people.get(p).is_some_and(named));
            return bodies.max_by(|&a, &b| self.now(a).total_cmp(&self.now(b)));
        }
        let fits = |p: &Person| {
            p.sort == Sort::Person && !clash(p.gender, phrase.gender) && p.roles.iter().any(|r| ends_in(r))
        };
        let holders = self.offices.get(last_word(head))?;
        let mut found = holders.iter().copied().filter(|&p| self.people.get(p).is_some_and(fits));
        let one = found.next()?;
        found.next().is_none().then_some(one)
    }

    fn unnamed(&mut self, phrase: &Phrase, head: Cow<'a, str>) -> usize {
        let words = role::words(self.prose, phrase.tokens.clone());
        let bare = phrase.head.start <= phrase.tokens.start + 1;
        let again = if phrase.fresh {
            None
        } else {
            self.phrases
                .get(&words)
                .or_else(|| self.heads.get(&head).filter(|_| phrase.definite && bare))
                .copied()
        };
        let person = again.unwrap_or_else(|| {
            self.people.push(Person {
                name: name::written(self.prose, self.prose.span(phrase.tokens.clone())),
                roles: vec![head.clone().into_owned()],
                gender: phrase.gender,
                sort: Sort::Unnamed,
            });
            self.weight.push((0.0, 0));
            self.people.len() - 1
        });
        self.phrases.insert(words, person);
        self.heads.insert(head, person);
        person
    }

    fn pronoun(&mut self, i: usize) {
        let Some(called) = self.prose.value(i, Class::Pronoun).map(gender) else { return };
        if called == Gender::Unknown {
            return;
        }
        let word = self.prose.normal(i);
        let owner = matches!(&*word, "his" | "her" | "hers" | "their" | "its") && !self.speaks(i, i + 1);
        let object = matches!(&*word, "him" | "them" | "himself" | "herself");
        let it = called == Gender::It;
        if it && !self.speaks(i, i + 1) {
            return;
        }
        let Some((person, sure)) = self.meant(called, i) else { return };
        let gain = match () {
            () if owner => 10.0,
            () if object => 20.0,
            () => self.gain(i, i + 1),
        };
        let Some(at) = self.prose.tokens.get(i).map(|t| t.core_span()) else { return };
        self.refer(Reference { at, tokens: i..i + 1, person, by: By::Pronoun, sure }, gain);
        self.fresh &= owner || object;
    }

    /// The one present whom a pronoun calls, and whether nobody else comes near.
    fn meant(&mut self, called: Gender, at: usize) -> Option<(usize, bool)> {
        let mut best: Option<(f32, usize)> = None;
        let mut second: f32 = 0.0;
        let spoken_of = self.spoken_of(at);
        for &p in &self.present {
            let Some(person) = self.people.get(p) else { continue };
            if spoken_of == Some(p) {
                continue;
            }
            let fit = fitness(person, called, self.likely.get(p) == Some(&true));
            let score = fit * self.now(p);
            if score > best.map_or(FORGOTTEN, |b| b.0) {
                second = second.max(best.map_or(0.0, |b| b.0));
                best = Some((score, p));
            } else {
                second = second.max(score);
            }
        }
        let (first, p) = best?;
        // A family name that is also a given one tells no gender.
        let full = self.people.get(p).is_some_and(|p| p.name.parts.len() > 1 || p.sort != Sort::Person);
        let clear = full && second < SURE * first && first > PRESENT;
        let sure = clear && !self.guessed.contains(&p) && !self.ungendered.contains(&p);
        if !sure {
            self.guessed.insert(p);
        }
        let person = self.people.get_mut(p)?;
        if person.gender == Gender::Unknown && matches!(called, Gender::He | Gender::She) {
            person.gender = called;
            self.ungendered.insert(p);
            return Some((p, false));
        }
        Some((p, sure))
    }

    /// "Of Ode, he said": whom the phrase that opens the sentence names cannot be its subject right behind.
    fn spoken_of(&self, pronoun: usize) -> Option<usize> {
        let last = self.references.last()?;
        let first = self.prose.sentences.get(self.sentence)?.tokens.start;
        let opens = last.by == By::Name
            && last.tokens.end + 1 == pronoun
            && self.prose.text(last.tokens.end) == ","
            && last.tokens.start > first
            && last.tokens.start <= first + FRONT;
        if !opens {
            return None;
        }
        let titles = (first..last.tokens.start).rev().take_while(|&i| {
            self.prose.tokens.get(i).is_some_and(|t| t.capital || t.kind == TokenKind::Mark)
        });
        let behind = last.tokens.start - titles.count().min(last.tokens.start);
        let preposition =
            (first..=behind).rev().take(2).any(|i| matches!(&*self.prose.normal(i), "of" | "about"));
        preposition.then_some(last.person)
    }

    /// How much someone stands out now.
    fn now(&self, person: usize) -> f32 {
        let (weight, at) = self.weight.get(person).copied().unwrap_or_default();
        weight * fading(self.sentence - at.min(self.sentence))
    }

    /// What a mention gains by its part in the sentence.
    fn gain(&self, start: usize, end: usize) -> f32 {
        if self.speaks(start, end) {
            return SUBJECT + SPEAKER;
        }
        if start > 1
            && self.prose.text(start - 1) == "to"
            && self.prose.entry(start - 2, Class::Cue).is_some_and(|(t, _)| t.end == start)
        {
            return SUBJECT;
        }
        let possessive = end > 0 && self.prose.tokens.get(end - 1).is_some_and(|t| t.possessive());
        // "The Ode manager": the name only tells whose manager he is.
        let part = self.prose.tokens.get(end).is_some_and(|t| {
            t.kind == TokenKind::Word && t.classes.has(Class::RoleNoun) && !t.classes.has(Class::Cue)
        });
        if possessive || part {
            return OWNER;
        }
        if self.fresh && !(start > 0 && preposition(self.prose.text(start - 1))) {
            return SUBJECT;
        }
        OBJECT
    }

    /// Whether a word that reports speech stands next to this mention.
    fn speaks(&self, start: usize, end: usize) -> bool {
        let cue = |i: usize| self.prose.is(i, Class::Cue);
        if end > 0 && self.prose.tokens.get(end - 1).is_some_and(|t| t.possessive()) {
            return false;
        }
        let mark = |i: usize| self.prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark);
        let inverted = start > 1 && cue(start - 1) && mark(start - 2);
        cue(end) || self.prose.is(end, Class::Modal) && cue(end + 1) || inverted
    }

    fn refer(&mut self, reference: Reference, gain: f32) {
        let person = reference.person;
        let now = self.now(person);
        let sentence = self.sentence;
        if let Some(weight) = self.weight.get_mut(person) {
            *weight = (now.max(gain) + now.min(gain) * 0.3, sentence);
        }
        if !self.present.contains(&person) {
            self.present.push(person);
        }
        self.references.push(reference);
    }

    /// Puts people in the order in which they first appear; those whom nothing refers to are left out.
    fn finish(mut self) -> Cast {
        settle(&mut self.references);
        let mut places = vec![usize::MAX; self.people.len()];
        let mut order = Vec::new();
        for reference in &mut self.references {
            if let Some(place) = places.get_mut(reference.person) {
                if *place == usize::MAX {
                    *place = order.len();
                    order.push(reference.person);
                }
                reference.person = *place;
            }
        }
        let mut people: Vec<Option<Person>> = self.people.into_iter().map(Some).collect();
        let mut met = Vec::with_capacity(order.len());
        met.extend(order.into_iter().filter_map(|p| people.get_mut(p)?.take()));
        Cast { people: met, references: self.references }
    }
}

/// Puts references in the order of the text. Only a noun phrase may come behind what stands in it, so that
/// none has far to go.
fn settle(references: &mut [Reference]) {
    let place = |r: &Reference| (r.tokens.start, std::cmp::Reverse(r.tokens.end));
    for i in 1..references.len() {
        let mut k = i;
        while k > 0 && place(&references[k - 1]) > place(&references[k]) {
            references.swap(k - 1, k);
            k -= 1;
        }
    }
}

fn last_word(role: &str) -> &str {
    role.rsplit(' ').next().unwrap_or(role)
}

/// How well a pronoun fits a person.
fn fitness(person: &Person, called: Gender, likely: bool) -> f32 {
    let singular = matches!(called, Gender::He | Gender::She);
    match (person.sort, called) {
        (Sort::Person, _) if singular => match person.gender {
            g if g == called => 1.0,
            Gender::Unknown if likely || !person.roles.is_empty() => 0.8,
            Gender::Unknown if person.name.parts.len() > 1 => 0.5,
            Gender::Unknown => 0.25,
            _ => 0.0,
        },
        (Sort::Unnamed, _) if singular => match person.gender {
            g if g == called => 0.6,
            Gender::Unknown => 0.3,
            _ => 0.0,
        },
        (_, Gender::They) => match (person.sort, person.gender) {
            (_, Gender::They) => 1.0,
            (Sort::Body, _) | (Sort::Unnamed, Gender::It) => 0.4,
            _ => 0.0,
        },
        (Sort::Body, Gender::It) => 1.0,
        (Sort::Unnamed, Gender::It) if person.gender == Gender::It => 1.0,
        _ => 0.0,
    }
}

fn clash(a: Gender, b: Gender) -> bool {
    matches!((a, b), (Gender::He, Gender::She) | (Gender::She, Gender::He) | (_, Gender::They))
}

/// What is left after so many sentences.
fn fading(sentences: usize) -> f32 {
    // A power of two is its exponent alone.
    f32::from_bits((127 - sentences.min(30) as u32) << 23)
}

fn preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "with"
            | "for"
            | "by"
            | "from"
            | "in"
            | "at"
            | "on"
            | "about"
            | "against"
            | "In"
            | "For"
            | "With"
            | "over"
            | "between"
            | "than"
            | "like"
            | "under"
            | "behind"
    )
}
