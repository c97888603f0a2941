//! Names: under which name an article speaks of someone. What it is about is the person or body, by the fullest
//! name that the article gives; the value is the name as it stands there.
//!
//! One claim a form, at its first place in the story's own text, with every place in its spans: how often a form
//! comes is how an odd one is told. A full name's short forms have claims of their own; a bare name that nobody
//! introduces is a claim only where it may be a slip for somebody's, or where a title says that it is a name.

use std::collections::BTreeSet;

use super::{About, Claim, Extractor, Kind, Seen};
use crate::cast::{By, Person, Sort};
use crate::mention::{NameMention, NameSort};
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::similar;
use crate::text::value::{Name, Value};

pub(super) const NAME: Extractor = Extractor { name: "name", kinds: &[Kind::Name], extract };

/// The heads of claims about names: how the name stands to the one who is meant.
pub mod heads {
    /// A person's name of several parts.
    pub const FULL: &str = "name";
    /// A name of several parts that nothing shows to be a person's.
    pub const ANY: &str = "name of any sort";
    /// A body's name of several words.
    pub const BODY: &str = "name of a body";
    /// What someone is called who has a full name in the article.
    pub const SHORT: &str = "short name";
    /// A bare name that nobody introduces, like that of someone who is.
    pub const STRAY: &str = "stray name";
    /// A bare name behind a title, of someone whom this article does not introduce.
    pub const TITLED: &str = "titled name";
}

/// A name in one form.
struct Form<'a> {
    person: usize,
    /// The mention that shows it: the first in the story's own sentences.
    shown: &'a NameMention,
    in_headline: bool,
    mentions: Vec<&'a NameMention>,
}

fn extract(seen: &Seen) -> Vec<Claim> {
    let forms = forms(seen);
    let totals = totals(seen, &forms);
    forms.iter().filter_map(|form| claim(seen, form, &forms, &totals)).collect()
}

/// The names of the article, form by form, in the order in which they first come.
fn forms<'a>(seen: &'a Seen) -> Vec<Form<'a>> {
    let mut forms: Vec<Form> = Vec::new();
    let mut of_person: Vec<Vec<usize>> = vec![Vec::new(); seen.cast.people.len()];
    for mention in &seen.mentions.names {
        let reference = seen.cast.at(mention.tokens.start).filter(|r| r.by == By::Name && r.at == mention.at);
        let Some(person) = reference.map(|r| r.person) else { continue };
        let named = |p: &Person| matches!(p.sort, Sort::Person | Sort::Body);
        if !seen.cast.people.get(person).is_some_and(named) {
            continue;
        }
        let in_headline = seen.prose.article.headline.is_some_and(|h| h.contains(mention.at));
        let Some(own) = of_person.get_mut(person) else { continue };
        let known =
            own.iter().copied().find(|&f| forms.get(f).is_some_and(|f| f.shown.value == mention.value));
        match known.and_then(|f| forms.get_mut(f)) {
            Some(form) => {
                form.mentions.push(mention);
                if form.in_headline && !in_headline {
                    (form.shown, form.in_headline) = (mention, false);
                }
            }
            None => {
                own.push(forms.len());
                forms.push(Form { person, shown: mention, in_headline, mentions: vec![mention] });
            }
        }
    }
    forms
}

/// How often everyone is named.
fn totals(seen: &Seen, forms: &[Form]) -> Vec<usize> {
    let mut totals = vec![0; seen.cast.people.len()];
    for form in forms {
        if let Some(total) = totals.get_mut(form.person) {
            *total += form.mentions.len();
        }
    }
    totals
}

fn claim(seen: &Seen, form: &Form, forms: &[Form], totals: &[usize]) -> Option<Claim> {
    let person = seen.cast.people.get(form.person)?;
    let value = &form.shown.value;
    let bare = is_bare(value);
    let introduced = !is_bare(&person.name);
    let shown_as_person = || {
        let titled = |m: &&NameMention| m.sort == NameSort::Person;
        !person.roles.is_empty()
            || forms.iter().filter(|f| f.person == form.person).flat_map(|f| &f.mentions).any(titled)
    };
    let (head, meant) = match (introduced, bare) {
        (true, true) => (heads::SHORT, person),
        (true, false) if person.sort == Sort::Body => (heads::BODY, person),
        (true, false) if shown_as_person() => (heads::FULL, person),
        (true, false) => (heads::ANY, person),
        (false, _) => match intended(seen, form, forms, totals) {
            Some(other) => (heads::STRAY, seen.cast.people.get(other)?),
            None if person.sort == Sort::Person && !person.roles.is_empty() => (heads::TITLED, person),
            None => return None,
        },
    };
    let mut name = meant.name.clone();
    name.titles.clone_from(&meant.roles);
    if !bare && person.name.parts.len() > value.parts.len() {
        // The short form of a longer one; only the longest is compared.
        name = Name { titles: name.titles, ..value.clone() };
    }
    let about = About {
        head: head.to_owned(),
        terms: value.parts.iter().cloned().collect(),
        people: BTreeSet::from([name]),
        ..About::default()
    };
    let mut said = seen.said(vec![form.shown.at], Vec::new());
    said.spans = form.mentions.iter().map(|m| m.at).collect();
    let value = Value::Name(Name { titles: Vec::new(), ..value.clone() });
    Some(Claim { kind: Kind::Name, about, value, said, speech: None })
}

/// The one introduced whose surname a bare name that nobody introduces is most likely meant to be.
fn intended(seen: &Seen, form: &Form, forms: &[Form], totals: &[usize]) -> Option<usize> {
    let prose = &seen.prose;
    let name = form.shown.value.last();
    if seen.cast.people.get(form.person)?.sort != Sort::Person
        || !form.mentions.iter().all(|m| bare(prose, m))
    {
        return None;
    }
    let speaks = || form.mentions.iter().any(|m| speaks(prose, m));
    let titled = form.mentions.iter().any(|m| !m.value.titles.is_empty());
    let like = |other: &Form| {
        let person = seen.cast.people.get(other.person)?;
        let surname = person.name.last();
        let common = *totals.get(other.person)?;
        let near = person.sort == Sort::Person && !is_bare(&person.name) && one_slip(name, surname);
        // "The Odes" are Ode and his wife.
        let family = name.strip_suffix('s') == Some(surname) && !titled;
        let long = name.chars().count() > 4;
        let short_form = |f: &Form| f.person == other.person && is_bare(&f.shown.value);
        let rarer = form.mentions.len() < common || !forms.iter().any(short_form);
        (near && !family && rarer && (long || speaks())).then_some((other.person, common))
    };
    let mut found = forms.iter().filter_map(like);
    let (first, _) = found.next()?;
    found.all(|(person, _)| person == first).then_some(first)
}

/// Whether a name has one part, or one and a suffix.
fn is_bare(name: &Name) -> bool {
    name.parts.len() < 2 + usize::from(name.suffix().is_some())
}

/// Whether two surnames are a letter apart; short ones must be of one length, long ones may differ in any letter.
fn one_slip(a: &str, b: &str) -> bool {
    let (m, n) = (a.chars().count(), b.chars().count());
    m.abs_diff(n) <= 1 && (m == n || m.min(n) > 3) && m.min(n) > 1 && similar::letters_apart(a, b) == 1
}

/// Whether a mention may be a surname by itself: no word that means something else, none in capitals, no article
/// before it.
fn bare(prose: &Prose, mention: &NameMention) -> bool {
    const OTHER: [Class; 11] = [
        Class::Place,
        Class::Demonym,
        Class::Outlet,
        Class::BodyNoun,
        Class::NotAName,
        Class::GivenName,
        Class::Title,
        Class::RoleNoun,
        Class::Month,
        Class::Weekday,
        Class::AlsoNamed,
    ];
    let Some(token) = prose.tokens.get(mention.tokens.start) else { return false };
    let before = mention.titled.checked_sub(1);
    let determined = before
        .is_some_and(|i| prose.is(i, Class::Determiner) || matches!(prose.text(i), "the" | "The" | "-"));
    mention.tokens.len() == 1 && !token.caps && !token.classes.any(&OTHER) && !determined
}

/// Whether a word that reports speech stands at a name.
fn speaks(prose: &Prose, mention: &NameMention) -> bool {
    prose.is(mention.tokens.end, Class::Cue) || mention.titled > 0 && prose.is(mention.titled - 1, Class::Cue)
}
