//! What the words of a sequence are: the office in front, the name itself, and what it seems to name.

use std::ops::Range;
use std::sync::Arc;

use super::capitals::begins;
use super::{Reader, title_case, written};
use crate::mention::{NameMention, NameSort};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;
use crate::text::value::{Known, Name};

impl Reader<'_, '_> {
    /// Reads the names of one sequence of capitalised words.
    pub(super) fn take(&self, mut run: Range<usize>, sentence: usize, out: &mut Vec<NameMention>) {
        if begins(self.prose, run.start, sentence) && self.only_opens(&run) {
            run.start += 1;
        }
        while run.len() > 2 && self.letters_of_honour(run.end - 1) {
            run.end -= 1;
        }
        if run.len() == 1 && self.surnames.contains(self.prose.core(run.start)) && !self.determined(run.start)
        {
            return self.push(run.clone(), run.start, None, out);
        }
        let direction = run.len() == 1 && self.value(run.start, Class::NotAName) == Some("direction");
        if direction || run.len() > 1 && self.whole(&run, Class::Demonym) {
            return;
        }
        let body = self.body_end(&run);
        if body.is_none() {
            if let Some(start) = self.later_given_name(&run) {
                self.take(run.start..start, sentence, out);
                run.start = start;
            }
            while run.start < run.end
                && self.soft(run.start)
                && !self.person_start(&run)
                && self.office(run.start, run.end) == run.start + 1
            {
                run.start += 1;
            }
            let person = self
                .token(run.start)
                .is_some_and(|t| t.classes.any(&[Class::GivenName, Class::Title, Class::Honorific]));
            while run.start < run.end
                && !person
                && self.soft(run.end - 1)
                && !self.is(run.end - 1, Class::GivenName)
            {
                run.end -= 1;
            }
        }
        if run.is_empty() || self.party_tag(&run) {
            return;
        }
        if run.len() == 1 && self.surnames.contains(self.prose.core(run.start)) && !self.determined(run.start)
        {
            return self.push(run.clone(), run.start, None, out);
        }
        let Some(titles) = self.titles(&run) else {
            return self.push(run.clone(), run.start, None, out);
        };
        let prefix = run.start..titles.start;
        if !prefix.is_empty() && self.names_something(&prefix) {
            self.push(prefix.clone(), prefix.start, None, out);
        }
        let mut name = titles.end;
        while name < run.end && self.prose.text(name) == "." {
            name += 1;
        }
        if name < run.end {
            self.push(name..run.end, run.start, Some(run.start..titles.end), out);
        }
    }

    /// Whether the first word of a run at the start of a sentence has its capital from there alone.
    pub(super) fn only_opens(&self, run: &Range<usize>) -> bool {
        let Some(token) = self.token(run.start) else { return false };
        if self.known.contains(self.prose.core(run.start)) || token.caps && token.at.len() < 7 {
            return false;
        }
        let names = [Class::GivenName, Class::Place, Class::Outlet, Class::Title, Class::Honorific];
        if token.classes.any(&names) {
            return false;
        }
        if run.len() == 1 {
            return token.entry != 0 || token.at.len() < 4 || !self.explained(run.end);
        }
        let word = self.prose.text(run.start);
        token.classes.any(&[Class::Cue, Class::Event, Class::Cardinal, Class::Ordinal, Class::HedgeBefore])
            || ["ing", "ed", "ly"].iter().any(|e| word.ends_with(e)) && run.len() > 1 && word.len() > 4
    }

    /// Whether letters stand behind a name that are no part of it: Ann Ode QC, Ann Ode MP.
    fn letters_of_honour(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.caps && t.at.len() < 5)
            && (self.value(i, Class::NotAName) == Some("letters") || self.is(i, Class::Title))
    }

    /// Whether what stands behind a word says who it is: "Ode, who heads the board", "Ode, the port minister".
    fn explained(&self, end: usize) -> bool {
        let office = || {
            let near = end + 2..end + 7;
            near.take_while(|&i| self.prose.text(i) != ",")
                .any(|i| self.token(i).is_some_and(|t| t.classes.any(&[Class::RoleNoun, Class::Title])))
        };
        self.prose.text(end) == ","
            && match self.prose.text(end + 1) {
                "who" => true,
                "the" | "its" | "a" | "an" => office(),
                _ => false,
            }
    }

    /// Where a given name behind other words of a run begins a person's name: "Harbor Affairs Ann Ode".
    fn later_given_name(&self, run: &Range<usize>) -> Option<usize> {
        let first = self.token(run.start)?;
        let named = [Class::GivenName, Class::Title, Class::Honorific, Class::NameParticle];
        if first.classes.any(&named) || first.at.len() < 3 || self.titles(run).is_some() {
            return None;
        }
        let given = |&i: &usize| {
            matches!(self.value(i, Class::GivenName), Some("he" | "she"))
                && !self.is(i, Class::Place)
                && self.lengths(i - 1).place < 2
                && self.prose.is_word(i + 1)
                && self.token(i - 1).is_some_and(|t| t.kind == TokenKind::Word && t.entry != 0)
        };
        (run.start + 1..run.end.saturating_sub(1)).find(given).filter(|_| !self.whole_place(run))
    }

    /// The party and state of a politician in brackets or commas: R-Texas, (D-Minn.).
    pub(super) fn party_tag(&self, run: &Range<usize>) -> bool {
        run.len() == 1 && self.prose.text(run.start).len() == 1 && !self.known_initial(run.start)
    }

    pub(super) fn determined(&self, i: usize) -> bool {
        i > 0 && (self.is(i - 1, Class::Determiner) || self.prose.text(i - 1) == "the")
    }

    pub(super) fn known_initial(&self, i: usize) -> bool {
        i > 0 && self.is(i - 1, Class::GivenName)
    }

    /// Where the titles of a run stand: from the first to behind the last, with a name left behind them.
    pub(super) fn titles(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        let mut i = run.start;
        while i < run.end {
            let lengths = self.lengths(i);
            let known = [lengths.place, lengths.outlet].map(|length| i + usize::from(length));
            if let Some(end) = known.into_iter().filter(|&end| end > i + 1 && end < run.end).max() {
                i = end;
                continue;
            }
            let given = self.is(i, Class::GivenName) && !self.is(i, Class::Title);
            if given && found.as_ref().is_none_or(|f| f.end <= i) {
                break;
            }
            let end = i + usize::from(lengths.title.max(lengths.honorific));
            if end == i || end > run.end {
                i += 1;
                continue;
            }
            found = Some(found.map_or(i, |f| f.start)..end);
            i = end;
        }
        let found = found?;
        // A title that ends the run is a surname behind another name (Ann Bishop) and an office otherwise.
        let surname = found.end == run.end && found.start > run.start && self.is(run.start, Class::GivenName);
        let body = found.end < run.end && (found.end..run.end).all(|i| self.is(i, Class::BodyNoun));
        let name = found.end..run.end;
        let no_body = self.family_noun(&name) || self.body_end(&name).is_none();
        (!surname && !body && no_body).then_some(found)
    }

    /// Where a body's name ends in a run: behind its noun, or behind what its "of" brings.
    pub(super) fn body_end(&self, run: &Range<usize>) -> Option<usize> {
        let noun = run.clone().rev().find(|&i| self.is(i, Class::BodyNoun) && self.capital(i))?;
        let bare = noun == run.start && noun + 1 == run.end;
        let rest = noun + 1..run.end;
        let of = self.prose.text(rest.start);
        (!bare && (rest.is_empty() || matches!(of, "of" | "for" | "on" | "against"))).then_some(run.end)
    }

    pub(super) fn person_start(&self, run: &Range<usize>) -> bool {
        run.len() > 1 && self.is(run.start, Class::GivenName)
    }

    pub(super) fn names_something(&self, run: &Range<usize>) -> bool {
        !run.clone().all(|i| self.soft(i) || !self.capital(i))
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        let mut out = String::new();
        for i in tokens {
            if self.token(i).is_some_and(|t| t.kind == TokenKind::Mark) && self.prose.text(i) != "&" {
                continue;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.prose.normal(i));
        }
        out
    }

    pub(super) fn push(
        &self,
        tokens: Range<usize>,
        titled: usize,
        title: Option<Range<usize>>,
        out: &mut Vec<NameMention>,
    ) {
        let mut tokens = tokens;
        if self.leads(tokens.start) {
            tokens.start -= 1;
            if self.prose.text(tokens.start) == "-" {
                tokens.start -= 1;
            }
        }
        let (Some(first), Some(last)) = (self.token(tokens.start), self.token(tokens.end.saturating_sub(1)))
        else {
            return;
        };
        let at = Span { start: first.at.start, end: last.core };
        let mut titled = titled.min(tokens.start);
        let role = self.role_before(titled);
        titled = role.as_ref().map_or(titled, |r| r.start);
        // The same words, the name beginning at the same one, are the same name with the same titles.
        let start = self.token(titled).map_or(at.start, |t| t.at.start.min(at.start));
        let whole = (self.prose.article.slice(Span { start, end: at.end }), at.start - start);
        let read = || {
            let titles = role.into_iter().chain(title).map(|words| self.words(words)).collect();
            Arc::new(Name { titles, known: self.known_as(&tokens), ..written(self.prose, at) })
        };
        let value = self.written.borrow_mut().entry(whole).or_insert_with(read).clone();
        if value.parts.is_empty() {
            return;
        }
        let sort = self.sort(&tokens, &value);
        out.push(NameMention { at, tokens, titled, value, sort });
    }

    /// What the word lists know of a name: what its given name is short for, what body its initials are.
    fn known_as(&self, tokens: &Range<usize>) -> Option<Known> {
        let token = self.token(tokens.start)?;
        if !token.classes.has(Class::AlsoNamed) && !token.begins.has(Class::AlsoNamed) {
            let given = token.classes.has(Class::GivenName);
            return given.then(|| Known::Given(Box::default()));
        }
        let (found, value) = self.prose.entry(tokens.start, Class::AlsoNamed)?;
        Known::of(value, found.end >= tokens.end)
    }

    /// Whether a particle in lower case leads the name that begins at `i`: bin, al-, de.
    pub(super) fn leads(&self, i: usize) -> bool {
        let hyphen = i > 1 && self.prose.text(i - 1) == "-";
        let Some(at) = i.checked_sub(1 + usize::from(hyphen)) else { return false };
        self.value(at, Class::NameParticle) == Some("leads") && !self.capital(at)
    }

    /// A description in front of a name: "campaign spokeswoman" Ann Ode.
    pub(super) fn role_before(&self, name: usize) -> Option<Range<usize>> {
        let last = name.checked_sub(1)?;
        let token = self.token(last)?;
        let lower = token.kind == TokenKind::Word && !token.possessive();
        let noun = token.classes.any(&[Class::RoleNoun, Class::Title]) && self.role_fits(last);
        if !lower {
            return None;
        }
        let mut start = match self.office_before(name) {
            Some(office) => office,
            None if noun => last,
            None => return None,
        };
        let head = start;
        while start > 0 && head - start < 8 && self.modifies(start - 1) {
            start -= 1;
        }
        while start < head && !self.prose.is_word(start) {
            start += 1;
        }
        Some(start..name)
    }

    /// Where an office of several words begins that ends in front of a name: secretary of state.
    pub(super) fn office_before(&self, name: usize) -> Option<usize> {
        let begins = |at: &usize| {
            self.token(*at).is_some_and(|t| t.begins.has(Class::Title))
                && self.prose.entry(*at, Class::Title).is_some_and(|(tokens, _)| tokens.end == name)
        };
        (name.saturating_sub(6)..name.saturating_sub(1)).find(begins)
    }

    /// A plural in front of a name is no description of it: "aides Ruiz trusted".
    pub(super) fn role_fits(&self, i: usize) -> bool {
        self.value(i, Class::RoleNoun) != Some("they")
    }

    pub(super) fn modifies(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if token.kind == TokenKind::Mark {
            return self.prose.text(i) == "-" && token.glued;
        }
        let breaks = [
            Class::Function,
            Class::Determiner,
            Class::Cue,
            Class::Pronoun,
            Class::Modal,
            Class::Negation,
            Class::Weekday,
        ];
        token.kind == TokenKind::Word
            && !token.possessive()
            && !token.classes.any(&breaks)
            && self.value(i, Class::NotAName) != Some("opener")
            && !grammatical(self.prose.text(i))
    }

    /// Whether a given name and a noun for a body are somebody's name: Ann Bridges, Mary-Ann Price.
    fn family_noun(&self, tokens: &Range<usize>) -> bool {
        let given = |i: usize| self.is(i, Class::GivenName) && !self.is(i, Class::Place);
        let double = || self.prose.text(tokens.start + 1) == "-" && given(tokens.start + 2);
        let words = tokens.len() - if tokens.len() > 2 && double() { 2 } else { 0 };
        (2..4).contains(&words)
            && given(tokens.start)
            && self.value(tokens.end - 1, Class::BodyNoun) == Some("surname")
    }

    pub(super) fn sort(&self, tokens: &Range<usize>, value: &Name) -> NameSort {
        let title = !value.titles.is_empty();
        let given = self.is(tokens.start, Class::GivenName) && tokens.len() > 1;
        if self.family_noun(tokens) {
            return NameSort::Person;
        }
        if self.body_end(tokens).is_some() || self.whole_outlet(tokens) {
            return NameSort::Body;
        }
        if title || given {
            return NameSort::Person;
        }
        if tokens.len() == 1
            && self.is(tokens.start, Class::BodyNoun)
            && !self.surnames.contains(value.full.as_str())
        {
            return NameSort::Body;
        }
        if self.whole_place(tokens) {
            return NameSort::Place;
        }
        let single = tokens.len() == 1;
        let caps = self.token(tokens.start).is_some_and(|t| t.caps && t.at.len() < 8);
        if single && caps && !self.known.contains(title_case(self.prose.core(tokens.start)).as_str()) {
            return NameSort::Body;
        }
        if single && self.is(tokens.start, Class::GivenName) { NameSort::Person } else { NameSort::Unknown }
    }

    fn whole_place(&self, tokens: &Range<usize>) -> bool {
        let length = usize::from(self.lengths(tokens.start).place);
        length > 0 && length >= tokens.len()
    }

    fn whole_outlet(&self, tokens: &Range<usize>) -> bool {
        let length = usize::from(self.lengths(tokens.start).outlet);
        length > 0 && length >= tokens.len()
    }

    pub(super) fn whole(&self, tokens: &Range<usize>, class: Class) -> bool {
        self.prose.entry(tokens.start, class).is_some_and(|(found, _)| found.end >= tokens.end)
    }
}

/// The words that end a description when it is read backwards from the name.
fn grammatical(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "and"
            | "or"
            | "but"
            | "as"
            | "that"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "who"
            | "when"
            | "while"
            | "if"
            | "than"
            | "like"
            | "about"
            | "against"
    )
}
