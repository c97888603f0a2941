//! How a reference stands in its clause: as its subject, behind a verb or preposition, or beside it. Read from
//! the words to its left; there is no parser here.

use super::attribution::{How, Told};
use super::scene::{Scene, possessive};
use super::speaker::Who;
use crate::cast::{By, Person, Reference, Sort};
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

/// The most people of an article that are asked whether they bear a name: a list of thousands is no story.
const MOST: usize = 500;

/// How a reference stands in its clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stand {
    /// It is only part of a larger noun: "Ode's plan", "the Ode campaign".
    Part,
    /// Behind a preposition.
    Oblique,
    /// Inside a relative clause or an apposition that says more about someone else.
    Aside,
    /// Behind a verb.
    Object,
    /// At the beginning of a dependent clause: "when Ode spoke".
    Dependent,
    /// At the beginning of a clause.
    Subject,
}

impl Scene<'_> {
    /// Whether hardly anybody else can be meant to have spoken.
    pub(super) fn is_sure(&self, told: &Told) -> bool {
        if told.cue.is_none() || told.how == How::Near {
            return false;
        }
        match &told.who {
            Some(Who::Known(r)) => {
                r.sure && !self.is_described(r) && !self.is_one_of_several(r) && !self.is_shared(r)
            }
            Some(Who::Written(_)) => told.how == How::Behind,
            None => false,
        }
    }

    /// Whether a speaker is only described, as somebody already spoken of: "the minister", but not "an aide".
    fn is_described(&self, r: &Reference) -> bool {
        let unnamed = self.sort(r) == Some(Sort::Unnamed);
        unnamed && !matches!(&*self.prose.normal(r.tokens.start), "a" | "an" | "one" | "another" | "some")
    }

    /// Whether a family name alone may mean another bearer of it in the article.
    fn is_shared(&self, r: &Reference) -> bool {
        let Some(person) = self.cast.people.get(r.person).filter(|_| r.by == By::Name && r.tokens.len() == 1)
        else {
            return false;
        };
        let last = person.name.last();
        let bears =
            |(i, p): (usize, &Person)| i != r.person && p.sort == Sort::Person && p.name.last() == last;
        self.beginning(r) == r.tokens.start && self.cast.people.iter().take(MOST).enumerate().any(bears)
    }

    /// "Ode and Lund said": two spoke, and only one of them can be told.
    fn is_one_of_several(&self, r: &Reference) -> bool {
        let capital = |i: usize| self.prose.tokens.get(i).is_some_and(|t| t.capital);
        let and = |i: usize| matches!(self.prose.text(i), "and" | "&") && !self.quoted(i);
        let start = self.beginning(r);
        start > 1 && and(start - 1) && capital(start - 2) || and(r.tokens.end) && capital(r.tokens.end + 1)
    }

    /// How a reference stands, looking left as far as `from`.
    pub(super) fn stand(&self, r: &Reference, from: usize) -> Stand {
        let prose = self.prose;
        if possessive(prose, r) {
            return Stand::Part;
        }
        let next = r.tokens.end;
        if r.by == By::Name
            && !self.quoted(next)
            && prose.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
        {
            let noun = [Class::RoleNoun, Class::BodyNoun, Class::Utterance];
            let named =
                prose.tokens.get(next).is_some_and(|t| t.classes.any(&noun) && !t.classes.has(Class::Cue));
            if named {
                return Stand::Part;
            }
        }
        if r.by == By::Noun && self.cast.at(next).is_some_and(|n| n.by == By::Name) && !self.quoted(next) {
            return Stand::Part;
        }
        let mut i = self.beginning(r).max(from);
        let mut verb = false;
        while i > from {
            i -= 1;
            if let Some(piece) = self.piece_at(i).and_then(|k| self.pieces.get(k)) {
                // Behind a fragment the sentence goes on: what follows it at once is no subject.
                let fragment = matches!(self.last_mark(piece), "") && i + 1 == self.beginning(r).max(from);
                return if verb || fragment { Stand::Object } else { Stand::Subject };
            }
            let Some(t) = prose.tokens.get(i) else { break };
            if t.kind == TokenKind::Mark {
                return match prose.text(i) {
                    "-" | "." | "'" | "’" | "&" | "/" if t.glued || !verb => continue,
                    "," | "—" | "–" | "--" if r.by == By::Noun && !verb && self.names_end_at(i) => {
                        Stand::Aside
                    }
                    "(" => Stand::Aside,
                    _ if verb => Stand::Object,
                    _ => Stand::Subject,
                };
            }
            if t.kind == TokenKind::Number
                || t.classes.any(&[Class::Determiner, Class::Title, Class::RoleNoun])
            {
                continue;
            }
            if t.classes.has(Class::Relative) {
                return Stand::Aside;
            }
            if prose.value(i, Class::Conjunction) == Some("sub") {
                // "that" behind a cue begins what is said, anything else a clause beside the main one.
                let plain = &*prose.normal(i) == "that" || &*prose.normal(i) == "what";
                return if verb {
                    Stand::Object
                } else if plain {
                    Stand::Subject
                } else {
                    Stand::Dependent
                };
            }
            if t.classes.has(Class::Conjunction) {
                return if verb { Stand::Object } else { Stand::Subject };
            }
            if t.classes.has(Class::Preposition) {
                return if self.fronted(i, r, from) { Stand::Subject } else { Stand::Oblique };
            }
            if t.possessive() {
                continue;
            }
            if t.classes.any(&[Class::Cue, Class::Auxiliary, Class::Modal]) {
                return Stand::Object;
            }
            if self.is_adverb(i) || t.classes.any(&[Class::Weekday, Class::Month, Class::RelativeDay]) {
                continue;
            }
            if t.capital {
                if self.references(from..i + 1).next_back().is_some_and(|o| o.tokens.end == i + 1) && verb {
                    return Stand::Object;
                }
                continue;
            }
            verb = true;
        }
        if verb { Stand::Object } else { Stand::Subject }
    }

    /// Whether a phrase that opens the sentence is complete before a reference: "In Monday's speech the minister".
    fn fronted(&self, preposition: usize, r: &Reference, from: usize) -> bool {
        let start = self.beginning(r);
        let determined = |i: usize| {
            self.prose.is(i, Class::Determiner) || self.prose.tokens.get(i).is_some_and(|t| t.possessive())
        };
        let plain = |i: usize| {
            self.prose.tokens.get(i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.classes.any(&[Class::Auxiliary, Class::Modal, Class::Cue, Class::Preposition])
            })
        };
        let own = r.by == By::Pronoun || self.prose.is(start, Class::Determiner);
        preposition == from && own && start > from + 2 && determined(from + 1) && (from + 2..start).all(plain)
    }

    /// Whether a name ends right before the mark at `at`.
    fn names_end_at(&self, at: usize) -> bool {
        self.references(at.saturating_sub(6)..at).any(|r| r.tokens.end == at && r.by != By::Pronoun)
    }
}
