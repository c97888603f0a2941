//! The names of an article, form by form: who is called how, how often, and where it shows first.

use crate::cast::{By, Sort};
use crate::claim::Seen;
use crate::mention::{NameMention, NameSort};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;
use crate::text::value::Name;

/// A name that nobody explains with fewer letters is not asked for.
const LONG: u32 = 6;

/// More forms than this nobody is called by.
const FORMS: usize = 24;

/// A name in one form.
pub(super) struct Form<'a> {
    /// Whose it is.
    pub person: usize,
    /// The mention that shows it: the first in the story's own sentences.
    pub shown: &'a NameMention,
    /// It stands in the headline alone, whose capitals tell little.
    pub in_headline: bool,
    /// Every mention, in the order of the text.
    pub mentions: Vec<&'a NameMention>,
}

/// How an article speaks of someone.
#[derive(Clone, Debug, Default)]
pub(super) struct Bearer {
    /// How often by name.
    pub total: usize,
    /// A title, a given name or a role shows that it is a person.
    pub shown: bool,
    /// A title or a given name does.
    pub sure: bool,
    /// What is called by a name of one part somewhere.
    pub short: bool,
    forms: Vec<usize>,
}

/// The names of the article, form by form, in the order in which they first come; and their bearers.
pub(super) fn read<'a>(seen: &'a Seen) -> (Vec<Form<'a>>, Vec<Bearer>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut bearers: Vec<Bearer> = vec![Bearer::default(); seen.cast.people.len()];
    for mention in &seen.mentions.names {
        let here = seen.cast.within(mention.tokens.start..mention.tokens.start + 1);
        let Some(person) = here.iter().find(|r| r.by == By::Name && r.at == mention.at).map(|r| r.person)
        else {
            continue;
        };
        let (Some(bearer), Some(who)) = (bearers.get_mut(person), seen.cast.people.get(person)) else {
            continue;
        };
        if !matches!(who.sort, Sort::Person | Sort::Body) {
            continue;
        }
        bearer.total += 1;
        bearer.sure |= mention.sort == NameSort::Person;
        bearer.shown |= bearer.sure || !who.roles.is_empty();
        bearer.short |= is_bare(&mention.value);
        let in_headline = seen.prose.article.headline.is_some_and(|h| h.contains(mention.at));
        let same = |f: &&usize| forms.get(**f).is_some_and(|f| f.shown.value == mention.value);
        match bearer.forms.iter().find(same).copied().and_then(|f| forms.get_mut(f)) {
            Some(form) => {
                form.mentions.push(mention);
                if form.in_headline && !in_headline {
                    (form.shown, form.in_headline) = (mention, false);
                }
            }
            None if bearer.forms.len() < FORMS => {
                bearer.forms.push(forms.len());
                forms.push(Form { person, shown: mention, in_headline, mentions: vec![mention] });
            }
            None => {}
        }
    }
    (forms, bearers)
}

/// Whether a name has one part, or one and a suffix.
pub(super) fn is_bare(name: &Name) -> bool {
    name.parts.len() < 2 || name.parts.len() == 2 && name.suffix().is_some()
}

/// Where a name of one word shows best that no list knows and that nobody explains: a place, a ship, someone called
/// by the family name alone. What stands behind an article may be no name.
pub(super) fn unknown(seen: &Seen, form: &Form) -> Option<Span> {
    let prose = &seen.prose;
    let first = form.mentions.first()?;
    let token = prose.tokens.get(first.tokens.start)?;
    if first.tokens.len() > 1 || token.entry != 0 || token.caps || token.at.len() < LONG {
        return None;
    }
    if form.in_headline || form.mentions.iter().any(|m| determined(prose, m)) {
        return None;
    }
    let courtesy = |m: &NameMention| m.value.titles.iter().all(|t| prose.lexicon.is(t, Class::Honorific));
    form.mentions.iter().all(|m| courtesy(m)).then_some(form.shown.at)
}

/// Whether an article or another determiner stands before a name. "That" may be a conjunction.
pub(super) fn determined(prose: &Prose, mention: &NameMention) -> bool {
    mention.titled.checked_sub(1).is_some_and(|i| {
        matches!(prose.text(i), "the" | "The")
            || prose.is(i, Class::Determiner) && !matches!(prose.text(i), "that" | "which" | "what")
    })
}
