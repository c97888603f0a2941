//! Who is the subject of a cue: the reference that a verb of speech belongs to, read from the order of the
//! words and the commas between them. There is no parser here: a clause is what stands between its marks.

use std::ops::Range;

use super::scene::{Scene, possessive};
use crate::cast::{By, Reference};
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

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
        if self.prose.tokens.get(at).is_some_and(|t| t.possessive()) {
            return None;
        }
        if sort != "according-to" && at > 0 && !self.quoted(at - 1) {
            let noun = self.prose.is(at - 1, Class::Determiner)
                || matches!(
                    &*self.prose.normal(at - 1),
                    "his" | "their" | "its" | "of" | "in" | "my" | "our"
                )
                || self.prose.tokens.get(at - 1).is_some_and(|t| t.possessive());
            if noun && !self.prose.normal(at).ends_with("ing") {
                return None;
            }
        }
        Some(Cue { at, end: tokens.end, sort })
    }

    /// Whether a cue is a participle: "saying", "calling".
    pub(super) fn participle(&self, cue: Cue) -> bool {
        let word = self.prose.normal(cue.at);
        word.ends_with("ing") && !self.is_be(self.before(cue.at))
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
        past && self.is_be(self.before(cue.at))
    }

    fn is_be(&self, at: Option<usize>) -> bool {
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

    fn is_adverb(&self, at: usize) -> bool {
        if self.quoted(at) || !self.prose.is_word(at) {
            return false;
        }
        let word = self.prose.normal(at);
        word.len() > 4 && word.ends_with("ly") && !self.prose.is(at, Class::Cue)
            || matches!(
                &*word,
                "also"
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
        let mut i = r.tokens.start;
        let mut verb = false;
        while i > from {
            i -= 1;
            if self.quoted(i) {
                return if verb { Stand::Object } else { Stand::Subject };
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
                return Stand::Oblique;
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

    /// Whether a name ends right before the mark at `at`.
    fn names_end_at(&self, at: usize) -> bool {
        self.references(at.saturating_sub(6)..at).any(|r| r.tokens.end == at && r.by != By::Pronoun)
    }

    /// The subject of a cue, among the references from `from` to it.
    pub(super) fn subject(&self, cue: Cue, from: usize) -> Option<&'a Reference> {
        if self.passive(cue) {
            return None;
        }
        let before = self.before(cue.at);
        let relative = before.is_some_and(|i| {
            self.prose.is(i, Class::Relative) || &*self.prose.normal(i) == "that" && self.prose.is_word(i)
        });
        let mut adjacent = cue.at;
        while let Some(i) = adjacent.checked_sub(1).filter(|&i| i >= from) {
            let helps = self.is_adverb(i)
                || self.prose.tokens.get(i).is_some_and(|t| t.classes.any(&[Class::Auxiliary, Class::Modal]));
            if !helps || self.quoted(i) {
                break;
            }
            adjacent = i;
        }
        let all: Vec<&Reference> = self.references(from..cue.at).collect();
        if relative {
            return all.iter().rev().find(|r| !matches!(self.stand(r, from), Stand::Part)).copied();
        }
        if let Some(r) = all.iter().rev().find(|r| r.tokens.end == adjacent)
            && self.stand(r, from) >= Stand::Aside
        {
            return Some(self.lifted(r, from));
        }
        let stands: Vec<(Stand, &Reference)> = all.iter().map(|r| (self.stand(r, from), *r)).collect();
        let joined = before.is_some_and(|i| self.prose.value(i, Class::Conjunction) == Some("and"));
        let main = |from_left: bool| {
            let mut subjects = stands.iter().filter(|(s, _)| *s == Stand::Subject).map(|(_, r)| *r);
            if from_left { subjects.next() } else { subjects.next_back() }
        };
        let chosen = if self.participle(cue) || joined { main(true) } else { main(false) };
        chosen
            .or_else(|| stands.iter().rev().find(|(s, _)| *s == Stand::Dependent).map(|(_, r)| *r))
            .or_else(|| stands.iter().find(|(s, _)| *s >= Stand::Aside).map(|(_, r)| *r))
            .map(|r| self.lifted(r, from))
    }

    /// "Ode, the minister": for the noun the name.
    fn lifted(&self, r: &'a Reference, from: usize) -> &'a Reference {
        if r.by != By::Noun {
            return r;
        }
        let mut i = r.tokens.start;
        while i > from && self.prose.is_word(i - 1) && self.prose.is(i - 1, Class::Determiner) {
            i -= 1;
        }
        if i <= from || self.prose.text(i - 1) != "," {
            return r;
        }
        let named = self.references(from..i).next_back();
        named.filter(|n| n.tokens.end == i - 1 && n.by == By::Name).unwrap_or(r)
    }

    /// The first reference behind a cue: "said Ann Ode", "according to the ministry".
    pub(super) fn follower(&self, cue: Cue, to: usize) -> Option<&'a Reference> {
        let end = self.stop(cue.end, to);
        let mut best: Option<&Reference> = None;
        for r in self.references(cue.end..end) {
            if possessive(self.prose, r) {
                continue;
            }
            let next = r.tokens.end;
            let part = r.by == By::Name
                && self.prose.tokens.get(next).is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && t.classes.any(&[Class::RoleNoun, Class::BodyNoun, Class::Title])
                });
            let oblique = r.tokens.start > cue.end
                && (cue.end + 1..=r.tokens.start)
                    .any(|i| self.prose.is(i - 1, Class::Preposition) && !self.quoted(i - 1));
            if part || oblique && best.is_some() {
                continue;
            }
            best = Some(r);
            break;
        }
        best
    }

    /// The clause's end behind `at`: a comma, stop, dash or quotation.
    pub(super) fn stop(&self, at: usize, to: usize) -> usize {
        (at..to)
            .find(|&i| {
                self.quoted(i)
                    || matches!(self.prose.text(i), "," | ";" | ":" | "—" | "–" | "--" | "?" | "!" | "(")
            })
            .unwrap_or(to)
    }

    /// The subject of a run of words without a cue.
    pub(super) fn topic(&self, tokens: Range<usize>) -> Option<&'a Reference> {
        let from = tokens.start;
        let all: Vec<&Reference> = self.references(tokens).collect();
        let of = |stand| all.iter().copied().find(|r| self.stand(r, from) == stand);
        of(Stand::Subject).or_else(|| of(Stand::Dependent)).or_else(|| of(Stand::Object))
    }
}
