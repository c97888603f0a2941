//! Where a sequence of capitalised words ends: the marks and small words that a name may hold.

use super::Reader;
use super::capitals::abbreviates;
use crate::text::lexicon::Class;
use crate::text::token::{Token, TokenKind};

impl Reader<'_, '_> {
    /// A capitalised word that cannot belong to a name: a weekday, a pronoun, the opener of a sentence.
    pub(super) fn hard(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        // An initial is a letter, whatever else the letter may be: John A. Ode.
        if token.at.len() == 1 && i > 0 && self.prose.text(i + 1) == "." && self.is(i - 1, Class::GivenName) {
            return false;
        }
        if token.entry == 0 {
            return self.prose.text(i).starts_with("I'") || self.prose.text(i).starts_with("I’");
        }
        let lengths = self.lengths(i);
        if lengths.place > 1 || lengths.outlet > 1 || lengths.title > 1 {
            return false;
        }
        if matches!(self.value(i, Class::NotAName), Some("opener" | "describer" | "time")) {
            return !(token.classes.has(Class::GivenName) && self.soft_name(i + 1));
        }
        let hard = [
            Class::Weekday,
            Class::Month,
            Class::Pronoun,
            Class::Function,
            Class::Determiner,
            Class::Negation,
            Class::Modal,
            Class::RelativeDay,
        ];
        if !token.classes.any(&hard) || self.is(i, Class::Place) && !self.is(i, Class::Function) {
            return false;
        }
        let dated = token.classes.has(Class::Month) && i > 0 && dates(self.prose.text(i - 1));
        let given = token.classes.has(Class::GivenName) && self.soft_name(i + 1) && !dated;
        let month_as_surname = token.classes.has(Class::Month) && i > 0 && self.is(i - 1, Class::GivenName);
        !given && !month_as_surname
    }

    /// A function word whose capital inside a sentence makes it a surname: Ann From.
    pub(super) fn surname_like(&self, i: usize) -> bool {
        let time = [Class::Weekday, Class::Month, Class::Pronoun, Class::RelativeDay];
        self.token(i).is_some_and(|t| !t.caps && t.at.len() > 2 && !t.classes.any(&time))
            && !self.prose.text(i).starts_with("I'")
    }

    pub(super) fn soft_name(&self, i: usize) -> bool {
        self.capital(i)
            && self.token(i).is_some_and(|t| {
                t.entry == 0
                    || !t.classes.any(&[Class::Weekday, Class::Month, Class::Function, Class::Determiner])
            })
    }

    /// A capitalised word that is no name by itself but may stand in a body's: American, Republican.
    pub(super) fn soft(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.classes.any(&[Class::NotAName, Class::Demonym]))
            && !matches!(self.value(i, Class::NotAName), Some("opener" | "describer" | "direction"))
    }

    /// The end of the sequence of capitalised words that begins at `start`.
    pub(super) fn run(&self, start: usize, limit: usize) -> usize {
        let mut end = self.office(start, limit);
        let mut joined = false;
        while end < limit {
            let possessive = self.token(end - 1).is_some_and(Token::possessive);
            match self.step(start, end, joined) {
                _ if possessive => break,
                Some((next, joins)) if next <= limit => {
                    end = if self.capital(next - 1) { self.office(next - 1, limit) } else { next };
                    joined |= joins;
                }
                _ => break,
            }
        }
        end
    }

    /// The end of the word at `at`, or of the office, place or body that begins with it: Speaker of the House.
    pub(super) fn office(&self, at: usize, limit: usize) -> usize {
        let lengths = self.lengths(at);
        let ends = [lengths.title, lengths.place, lengths.outlet].map(|length| at + usize::from(length));
        ends.into_iter().filter(|&end| end > at && end <= limit).max().unwrap_or(at + 1)
    }

    /// How far the sequence goes on from `at`, and whether a preposition carries it.
    pub(super) fn step(&self, start: usize, at: usize, joined: bool) -> Option<(usize, bool)> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Word {
            if token.capital {
                let surname = at == start + 1 && self.is(start, Class::GivenName) && self.surname_like(at);
                return (!self.hard(at) || surname).then_some((at + 1, false));
            }
            return self.lower_step(at, joined);
        }
        let next = self.token(at + 1);
        let capital_next = next.is_some_and(|t| t.capital) && !self.hard(at + 1);
        match self.prose.text(at) {
            "." if token.glued && abbreviates(self.prose, at - 1) => {
                if self.is(at - 1, Class::NameSuffix) && at - 1 > start {
                    return Some((at + 1, false));
                }
                (capital_next && !self.prose.tokens.get(at + 1)?.glued).then_some((at + 2, false))
            }
            "." if token.glued && next.is_some_and(|t| t.glued) && capital_next => Some((at + 2, false)),
            "-" if token.glued && next.is_some_and(|t| t.glued) && capital_next => {
                (self.prose.text(at - 1).len() > 1).then_some((at + 2, false))
            }
            "&" if capital_next && !self.is(at + 1, Class::Title) => Some((at + 2, false)),
            "," if self.is(at + 1, Class::NameSuffix) && at > start => Some((at + 2, false)),
            _ => None,
        }
    }

    /// A lower-case word that a name may hold: a particle, or the "of" and "and" of a body's name.
    pub(super) fn lower_step(&self, at: usize, joined: bool) -> Option<(usize, bool)> {
        if self.is(at, Class::NameParticle) {
            let mut next = at + 1;
            while self.is(next, Class::NameParticle) && !self.capital(next) && next < at + 3 {
                next += 1;
            }
            if self.prose.text(next) == "-" && self.token(next)?.glued {
                next += 1;
            }
            return (self.capital(next) && !self.hard(next)).then_some((next + 1, false));
        }
        let body = self.is(at - 1, Class::BodyNoun);
        match self.prose.text(at) {
            "of" | "for" | "on" | "against" if body => {
                let the = usize::from(self.prose.text(at + 1) == "the");
                let next = at + 1 + the;
                (self.capital(next) && !self.hard(next)).then_some((next + 1, true))
            }
            "and" if joined => {
                let next = self.token(at + 1)?;
                let whole = next.caps || next.classes.any(&[Class::Place, Class::GivenName, Class::Title]);
                (next.capital && !whole && !self.hard(at + 1)).then_some((at + 2, true))
            }
            _ => None,
        }
    }
}

/// The words behind which "June" is the month and no woman.
fn dates(word: &str) -> bool {
    matches!(
        word,
        "in" | "In"
            | "of"
            | "last"
            | "Last"
            | "this"
            | "This"
            | "next"
            | "early"
            | "late"
            | "since"
            | "Since"
            | "by"
            | "until"
            | "through"
            | "on"
            | "On"
            | "from"
            | "between"
            | "and"
            | "mid"
            | "-"
            | "before"
            | "after"
    )
}
