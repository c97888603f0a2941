//! Cues among the writer's words: which verbs and nouns report speech, and in which form they stand.

use super::scene::{Scene, possessive};
use crate::cast::{By, Reference, Sort};
use crate::text::lexicon::Class;
use crate::text::token::{Token, TokenKind};

/// How far back the beginning of a clause is looked for, in tokens.
const REACH: usize = 12;

/// A cue among the writer's words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cue<'a> {
    /// Its first token.
    pub at: usize,
    /// Behind its last token.
    pub end: usize,
    /// Its sort: say, tell, call, …
    pub sort: &'a str,
}

impl<'a> Scene<'a> {
    /// The cue that begins at a token, if one does.
    pub(super) fn cue(&self, at: usize) -> Option<Cue<'a>> {
        if self.quoted(at) || !self.prose.is_word(at) {
            return None;
        }
        let (tokens, sort) = self.prose.entry(at, Class::Cue)?;
        // "the said man", "a call", "his report", "in charge": nouns that look like cues.
        let token = self.prose.tokens.get(at)?;
        if token.possessive() || token.capital && self.in_name(at) {
            return None;
        }
        if sort == "go-on" && !self.goes_on(tokens.end) {
            return None;
        }
        let sort = if sort == "go-on" { "say" } else { sort };
        if sort != "according-to" && at > 0 && !self.quoted(at - 1) {
            if self.is_noun(at) {
                return None;
            }
            let noun = self.prose.is(at - 1, Class::Determiner)
                || matches!(
                    &*self.prose.normal(at - 1),
                    "his" | "their" | "its" | "of" | "in" | "my" | "our"
                )
                || self.prose.tokens.get(at - 1).is_some_and(|t| t.possessive());
            let gerund = self.prose.normal(at).ends_with("ing") && &*self.prose.normal(tokens.end) != "of";
            if noun && !gerund {
                return None;
            }
        }
        Some(Cue { at, end: tokens.end, sort })
    }

    /// Whether words that may report speech only before a mark or a verb of speech do so: "she went on: ...".
    fn goes_on(&self, behind: usize) -> bool {
        let mark = |t: &Token| t.kind == TokenKind::Mark;
        self.quoted(behind)
            || self.prose.tokens.get(behind).is_none_or(mark)
            || matches!(&*self.prose.normal(behind), "to" | "that" | "about")
    }

    /// Whether a word that may be a verb of speech is a noun behind a name: "of Ode claims", "the Ode report".
    fn is_noun(&self, at: usize) -> bool {
        if !self.prose.is(at, Class::Utterance) {
            return false;
        }
        // "of Northern claims", where nobody of that name is known.
        let unknown =
            at > 1 && !self.quoted(at - 2) && self.prose.tokens.get(at - 1).is_some_and(|t| t.capital);
        if unknown && self.prose.is(at - 2, Class::Preposition) {
            return true;
        }
        let behind = self.cast.within(at.saturating_sub(4)..at).iter().rfind(|r| r.tokens.end == at);
        let Some(r) = behind.filter(|r| r.by == By::Name && !self.quoted(r.tokens.start)) else {
            return false;
        };
        let Some(before) = self.beginning(r).checked_sub(1).filter(|&i| !self.quoted(i)) else {
            return false;
        };
        let known = self.cast.people.get(r.person).is_some_and(|p| p.sort == Sort::Person);
        // "the Ode report", but "the North Harbour Union claims".
        self.prose.is(before, Class::Preposition)
            || self.prose.is(before, Class::Determiner) && (known || r.tokens.len() == 1)
    }

    /// Whether a token is part of a name, be it one that speaks or not.
    pub(super) fn in_name(&self, at: usize) -> bool {
        let next = self.names.partition_point(|n| n.tokens.end <= at);
        let long = self.names.get(next).is_some_and(|n| n.tokens.start <= at && n.tokens.len() > 1);
        // "Wells said": the family name of someone whom the article names in full.
        let full = |r: &&Reference| self.cast.people.get(r.person).is_some_and(|p| p.name.parts.len() > 1);
        long || self.cast.at(at).filter(|r| r.by == By::Name).as_ref().is_some_and(full)
    }

    /// Whether a cue is a participle: "saying", "calling", but not "he's saying".
    pub(super) fn participle(&self, cue: Cue) -> bool {
        let word = self.prose.normal(cue.at);
        if !word.ends_with("ing") {
            return false;
        }
        let before = self.before(cue.at);
        let short = |i: usize| {
            let word = self.prose.text(i);
            self.prose.is(i, Class::Pronoun) && word.ends_with(['s', 'm', 'e']) && word.contains(['\'', '’'])
        };
        !self.is_be(before) && !before.is_some_and(short)
    }

    /// Whether a cue is passive: "was called", "been described as".
    pub(super) fn passive(&self, cue: Cue) -> bool {
        let past = self.prose.normal(cue.at).ends_with("ed")
            || matches!(
                &*self.prose.normal(cue.at),
                "told"
                    | "known"
                    | "seen"
                    | "cast"
                    | "quoted"
                    | "said"
                    | "written"
                    | "found"
                    | "used"
                    | "shown"
                    | "thought"
            );
        past && (self.is_be(self.before(cue.at)) || cue.sort == "call" && self.names_thing(cue.at))
    }

    /// "a play called": the noun right before it is what bears the name.
    fn names_thing(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&i| !self.quoted(i)) else { return false };
        let Some(t) = self.prose.tokens.get(before) else { return false };
        let other = [
            Class::RoleNoun,
            Class::BodyNoun,
            Class::Title,
            Class::Pronoun,
            Class::Conjunction,
            Class::Relative,
            Class::Auxiliary,
            Class::Modal,
            Class::Negation,
        ];
        let perfect = |i: usize| self.prose.value(i, Class::Auxiliary) == Some("have") && !self.quoted(i);
        t.kind == TokenKind::Word
            && matches!(&*self.prose.normal(at), "called" | "named" | "dubbed" | "labeled" | "branded")
            && !t.capital
            && !t.classes.any(&other)
            && !(at.saturating_sub(5)..at).any(perfect)
            && !self.is_adverb(before)
            && self.cast.within(before.saturating_sub(6)..at).iter().all(|r| r.tokens.end != at)
    }

    pub(super) fn is_be(&self, at: Option<usize>) -> bool {
        at.is_some_and(|i| self.prose.value(i, Class::Auxiliary) == Some("be"))
    }

    /// The nearest token before `at` that is no adverb; `None` at a quotation or the start.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut i = at.checked_sub(1)?;
        while self.is_adverb(i) {
            i = i.checked_sub(1)?;
        }
        (!self.quoted(i)).then_some(i)
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        if self.quoted(at) || !self.prose.is_word(at) {
            return false;
        }
        let word = self.prose.normal(at);
        word.len() > 4 && word.ends_with("ly") && !self.prose.is(at, Class::Cue)
            || matches!(
                &*word,
                "meanwhile"
                    | "instead"
                    | "himself"
                    | "herself"
                    | "earlier"
                    | "already"
                    | "further"
                    | "also"
                    | "then"
                    | "later"
                    | "often"
                    | "once"
                    | "never"
                    | "not"
                    | "even"
                    | "still"
                    | "just"
                    | "again"
                    | "now"
                    | "soon"
                    | "simply"
            )
            || self.prose.is(at, Class::Negation)
    }

    /// The finite verb of speech before a participle: "Ode said, adding".
    pub(super) fn reporting_before(&self, at: usize, from: usize) -> Option<Cue<'a>> {
        let cues = (from..at).rev().filter_map(|i| self.cue(i)).filter(|c| c.end <= at);
        let finite = cues.filter(|c| !self.participle(*c) && !self.passive(*c));
        let mut reporting = finite.filter(|c| matches!(c.sort, "say" | "tell" | "write" | "ask"));
        // "denied what Ode, who said so, had heard, adding": a relative clause goes on with no participle.
        let last = reporting.next()?;
        if !self.in_relative(last.at, from) {
            return Some(last);
        }
        reporting.find(|c| !self.in_relative(c.at, from))
    }

    /// Whether a verb stands in a relative clause: "which Ode first reported".
    fn in_relative(&self, at: usize, from: usize) -> bool {
        let clause = (from.max(at.saturating_sub(REACH))..at).rev();
        let mut words =
            clause.take_while(|&i| !self.quoted(i) && !matches!(self.prose.text(i), "," | ";" | ":"));
        words.any(|i| self.prose.is(i, Class::Relative))
    }

    /// Whether a verb goes on what an earlier one began: "and called", "but went on to say".
    pub(super) fn joined(&self, cue: Cue, from: usize) -> bool {
        let mut at = cue.at;
        for _ in 0..4 {
            let Some(before) = self.before(at).filter(|&i| i >= from) else { return false };
            if self.prose.value(before, Class::Conjunction) == Some("and") {
                return true;
            }
            if at == cue.at && &*self.prose.normal(before) != "to" || !self.prose.is_word(before) {
                return false;
            }
            at = before;
        }
        false
    }

    /// The owner of a noun for something said, where a quotation follows soon: "Ode's claim that it was".
    pub(super) fn noun_cue(&self, at: usize, to: usize) -> Option<&'a Reference> {
        if !self.prose.is(at, Class::Utterance) || self.quoted(at) || to > at + 8 {
            return None;
        }
        let between = at + 1..to;
        if between.clone().any(|i| self.quoted(i)) {
            return None;
        }
        let lead = self.prose.normal(at + 1);
        let clause = matches!(&*lead, "that" | ":" | ",");
        let leads = between.is_empty()
            || clause
            || matches!(&*lead, "of" | "for" | "about" | "to")
                && !between.clone().any(|i| self.prose.is(i, Class::Auxiliary) || self.prose.text(i) == ",");
        if !leads {
            return None;
        }
        let owner = self.references(at.saturating_sub(5)..at).rfind(|r| possessive(self.prose, r))?;
        // "called Ode's remarks absurd": the remarks are only what is spoken of.
        let governed =
            (owner.tokens.start.saturating_sub(6)..owner.tokens.start).any(|i| self.cue(i).is_some());
        (!governed && (owner.tokens.end..at).all(|i| self.belongs(i))).then_some(owner)
    }
}
