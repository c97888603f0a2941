//! Sequences of capitalised words with the titles before them: people, bodies, places.
//!
//! A name is seen here by its own words and by the article's habits of capitals alone; whom it means, and
//! which names are one person, is worked out in `cast`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{NameMention, NameSort};
use crate::text::Span;
use crate::text::lexicon::Class;
use crate::text::prose::{Prose, Sentence};
use crate::text::token::{Token, TokenKind};
use crate::text::value::Name;

/// Reads them, in the order of the text.
pub fn read(prose: &Prose) -> Vec<NameMention> {
    let flat: Vec<bool> = prose.sentences.iter().map(|s| capitals_mean_nothing(prose, s)).collect();
    let reader = Reader { prose, known: known_words(prose, &flat), surnames: surnames(prose) };
    let mut out = Vec::new();
    for (sentence, _) in prose.sentences.iter().zip(&flat).filter(|(_, flat)| !**flat) {
        reader.sentence(sentence.tokens.clone(), &mut out);
    }
    if flat.contains(&true) {
        let lasts = reader.named_words(&out);
        for (sentence, _) in prose.sentences.iter().zip(&flat).filter(|(_, flat)| **flat) {
            reader.flat_sentence(sentence.tokens.clone(), &lasts, &mut out);
        }
        out.sort_by_key(|m| m.tokens.start);
    }
    out
}

/// Whether a sentence is written in capitals or in Title Case, so that a capital letter tells nothing.
fn capitals_mean_nothing(prose: &Prose, sentence: &Sentence) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for i in sentence.tokens.clone() {
        let Some(token) = prose.tokens.get(i) else { break };
        if token.kind == TokenKind::Word && token.at.len() > 3 {
            words += 1;
            capitals += usize::from(token.capital);
        }
        if words > 40 {
            return false;
        }
    }
    words >= 4 && capitals * 10 >= words * 9
}

/// The words that the article writes with a capital where no sentence begins: names, or parts of names.
fn known_words<'a>(prose: &Prose<'a>, flat: &[bool]) -> FxHashSet<&'a str> {
    let mut known = FxHashSet::default();
    for (sentence, _) in prose.sentences.iter().zip(flat).filter(|(_, flat)| !**flat) {
        for i in sentence.tokens.clone() {
            if prose.tokens.get(i).is_some_and(|t| t.capital) && !begins(prose, i, sentence.tokens.start) {
                known.insert(prose.core(i));
            }
        }
    }
    known
}

/// The words that are no names elsewhere and a family's here, behind a given name: Ann Bishop, Al Green.
fn surnames<'a>(prose: &Prose<'a>) -> FxHashSet<&'a str> {
    let office = |i: &usize| {
        let other = [Class::Title, Class::NotAName, Class::Demonym];
        prose.tokens.get(*i).is_some_and(|t| t.capital && !t.caps && t.classes.any(&other))
            && prose.is(i - 1, Class::GivenName)
            && !prose.is(i - 1, Class::Title)
            && !prose.tokens.get(*i + 1).is_some_and(|t| t.capital)
    };
    (1..prose.tokens.len()).filter(office).map(|i| prose.core(i)).collect()
}

/// Whether a sentence begins at a token, or may do so inside a quotation.
fn begins(prose: &Prose, i: usize, start: usize) -> bool {
    if i <= start {
        return true;
    }
    let Some(before) = prose.tokens.get(i - 1) else { return true };
    if before.kind != TokenKind::Mark {
        return false;
    }
    match prose.text(i - 1) {
        "." => i < 2 || !abbreviates(prose, i - 2),
        "," | "-" | "(" | "/" | "&" | "$" | ")" | "[" | "'" | "’" => i == start + 1,
        "‘" | "“" | "\"" | "”" => {
            i < start + 2 || prose.tokens.get(i - 2).is_some_and(|t| t.kind == TokenKind::Mark)
        }
        _ => true,
    }
}

/// Whether a full stop behind this token may belong to it: a title, an initial, a suffix.
fn abbreviates(prose: &Prose, i: usize) -> bool {
    let Some(token) = prose.tokens.get(i) else { return false };
    token.kind == TokenKind::Word
        && (token.at.len() == 1 && token.capital
            || token.at.len() <= 5
                && token.classes.any(&[Class::Title, Class::Honorific, Class::NameSuffix, Class::Place])
            || matches!(prose.text(i), "St" | "Mt" | "Ft" | "vs" | "v"))
}

struct Reader<'p, 'a> {
    prose: &'p Prose<'a>,
    known: FxHashSet<&'a str>,
    /// Offices that are surnames in this article: "Ann Bishop" stands in it.
    surnames: FxHashSet<&'a str>,
}

impl<'a> Reader<'_, 'a> {
    fn sentence(&self, tokens: Range<usize>, out: &mut Vec<NameMention>) {
        let mut i = tokens.start;
        while i < tokens.end {
            if !self.capital(i) || self.hard(i) {
                i += 1;
                continue;
            }
            let end = self.run(i, tokens.end);
            let shouted = (i..end).filter(|&k| self.token(k).is_some_and(|t| t.caps)).count();
            if shouted < 3 {
                self.take(i..end, tokens.start, out);
            }
            i = end.max(i + 1);
        }
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.prose.tokens.get(i)
    }

    fn is(&self, i: usize, class: Class) -> bool {
        self.prose.is(i, class)
    }

    fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }

    /// A capitalised word that cannot belong to a name: a weekday, a pronoun, the opener of a sentence.
    fn hard(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        let phrase = |class| self.prose.entry(i, class).is_some_and(|(tokens, _)| tokens.len() > 1);
        if token.entry != 0 && (phrase(Class::Place) || phrase(Class::Outlet) || phrase(Class::Title)) {
            return false;
        }
        if token.entry == 0 {
            return self.prose.text(i).starts_with("I'") || self.prose.text(i).starts_with("I’");
        }
        if matches!(self.prose.value(i, Class::NotAName), Some("opener" | "describer" | "time")) {
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
    fn surname_like(&self, i: usize) -> bool {
        let time = [Class::Weekday, Class::Month, Class::Pronoun, Class::RelativeDay];
        self.token(i).is_some_and(|t| !t.caps && t.at.len() > 2 && !t.classes.any(&time))
            && !self.prose.text(i).starts_with("I'")
    }

    fn soft_name(&self, i: usize) -> bool {
        self.capital(i)
            && self.token(i).is_some_and(|t| {
                t.entry == 0
                    || !t.classes.any(&[Class::Weekday, Class::Month, Class::Function, Class::Determiner])
            })
    }

    /// A capitalised word that is no name by itself but may stand in a body's: American, Republican.
    fn soft(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.classes.any(&[Class::NotAName, Class::Demonym]))
            && !matches!(self.prose.value(i, Class::NotAName), Some("opener" | "describer"))
    }

    /// The end of the sequence of capitalised words that begins at `start`.
    fn run(&self, start: usize, limit: usize) -> usize {
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

    /// The end of the word at `at`, or of the office that begins with it: Speaker of the House.
    fn office(&self, at: usize, limit: usize) -> usize {
        let phrase = self.prose.entry(at, Class::Title).map_or(at + 1, |(tokens, _)| tokens.end);
        if phrase <= limit { phrase } else { at + 1 }
    }

    /// How far the sequence goes on from `at`, and whether a preposition carries it.
    fn step(&self, start: usize, at: usize, joined: bool) -> Option<(usize, bool)> {
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
    fn lower_step(&self, at: usize, joined: bool) -> Option<(usize, bool)> {
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

    /// Reads the names of one sequence of capitalised words.
    fn take(&self, mut run: Range<usize>, sentence: usize, out: &mut Vec<NameMention>) {
        if begins(self.prose, run.start, sentence) && self.only_opens(&run) {
            run.start += 1;
        }
        if run.len() == 1 && self.surnames.contains(self.prose.core(run.start)) && !self.determined(run.start)
        {
            return self.push(run.clone(), run.start, &[], out);
        }
        let body = self.body_end(&run);
        if body.is_none() {
            while run.start < run.end && self.soft(run.start) && !self.person_start(&run) {
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
            return self.push(run.clone(), run.start, &[], out);
        }
        let Some(titles) = self.titles(&run) else { return self.push(run.clone(), run.start, &[], out) };
        let prefix = run.start..titles.start;
        if !prefix.is_empty() && self.names_something(&prefix) {
            self.push(prefix.clone(), prefix.start, &[], out);
        }
        let mut name = titles.end;
        while name < run.end && self.prose.text(name) == "." {
            name += 1;
        }
        if name < run.end {
            let words = self.words(run.start..titles.end);
            self.push(name..run.end, run.start, &[words], out);
        }
    }

    /// Whether the first word of a run at the start of a sentence has its capital from there alone.
    fn only_opens(&self, run: &Range<usize>) -> bool {
        let Some(token) = self.token(run.start) else { return false };
        if self.known.contains(self.prose.core(run.start)) || token.caps && token.at.len() < 7 {
            return false;
        }
        let names = [Class::GivenName, Class::Place, Class::Outlet, Class::Title, Class::Honorific];
        if token.classes.any(&names) {
            return false;
        }
        if run.len() == 1 {
            return true;
        }
        let word = self.prose.text(run.start);
        token.classes.any(&[Class::Cue, Class::Event, Class::Cardinal, Class::Ordinal, Class::HedgeBefore])
            || ["ing", "ed", "ly"].iter().any(|e| word.ends_with(e)) && run.len() > 1 && word.len() > 4
    }

    /// The party and state of a politician in brackets or commas: R-Texas, (D-Minn.).
    fn party_tag(&self, run: &Range<usize>) -> bool {
        run.len() == 1 && self.prose.text(run.start).len() == 1 && !self.known_initial(run.start)
    }

    fn determined(&self, i: usize) -> bool {
        i > 0 && (self.is(i - 1, Class::Determiner) || self.prose.text(i - 1) == "the")
    }

    fn known_initial(&self, i: usize) -> bool {
        i > 0 && self.is(i - 1, Class::GivenName)
    }

    /// Where the titles of a run stand: from the first to behind the last, with a name left behind them.
    fn titles(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        let mut i = run.start;
        while i < run.end {
            let given = self.is(i, Class::GivenName) && !self.is(i, Class::Title);
            if given && found.as_ref().is_none_or(|f| f.end <= i) {
                break;
            }
            let entry = [Class::Title, Class::Honorific]
                .iter()
                .filter_map(|&class| self.prose.entry(i, class))
                .map(|(tokens, _)| tokens)
                .max_by_key(|tokens| tokens.end);
            match entry {
                Some(tokens) if tokens.end <= run.end => {
                    i = tokens.end;
                    found = Some(found.map_or(tokens.start, |f| f.start)..tokens.end);
                }
                _ => i += 1,
            }
        }
        let found = found?;
        // A title that ends the run is a surname behind another name (Ann Bishop) and an office otherwise.
        let surname = found.end == run.end && found.start > run.start && self.is(run.start, Class::GivenName);
        (!surname && self.body_end(&(found.end..run.end)).is_none()).then_some(found)
    }

    /// Where a body's name ends in a run: behind its noun, or behind what its "of" brings.
    fn body_end(&self, run: &Range<usize>) -> Option<usize> {
        let noun = run.clone().rev().find(|&i| self.is(i, Class::BodyNoun) && self.capital(i))?;
        let bare = noun == run.start && noun + 1 == run.end;
        let rest = noun + 1..run.end;
        let of = self.prose.text(rest.start);
        (!bare && (rest.is_empty() || matches!(of, "of" | "for" | "on" | "against"))).then_some(run.end)
    }

    fn person_start(&self, run: &Range<usize>) -> bool {
        run.len() > 1 && self.is(run.start, Class::GivenName)
    }

    fn names_something(&self, run: &Range<usize>) -> bool {
        !run.clone().all(|i| self.soft(i) || !self.capital(i))
    }

    fn words(&self, tokens: Range<usize>) -> String {
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

    fn push(&self, tokens: Range<usize>, titled: usize, titles: &[String], out: &mut Vec<NameMention>) {
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
        let written = self.prose.article.slice(at);
        let mut value = Name::new(&written.split_whitespace().collect::<Vec<_>>().join(" "));
        if value.parts.is_empty() {
            return;
        }
        let mut titled = titled.min(tokens.start);
        value.titles = titles.to_vec();
        if let Some(role) = self.role_before(titled) {
            titled = role.start;
            value.titles.insert(0, self.words(role));
        }
        let sort = self.sort(&tokens, &value);
        out.push(NameMention { at, tokens, titled, value, sort });
    }

    /// Whether a particle in lower case leads the name that begins at `i`: bin, al-, de.
    fn leads(&self, i: usize) -> bool {
        let hyphen = i > 1 && self.prose.text(i - 1) == "-";
        let Some(at) = i.checked_sub(1 + usize::from(hyphen)) else { return false };
        self.prose.value(at, Class::NameParticle) == Some("leads") && !self.capital(at)
    }

    /// A description in front of a name: "campaign spokeswoman" Ann Ode.
    fn role_before(&self, name: usize) -> Option<Range<usize>> {
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
    fn office_before(&self, name: usize) -> Option<usize> {
        let begins = |at: &usize| {
            let entry = self.token(*at).map_or(0, |t| t.entry);
            self.prose.lexicon.begins(entry, Class::Title)
                && self.prose.entry(*at, Class::Title).is_some_and(|(tokens, _)| tokens.end == name)
        };
        (name.saturating_sub(6)..name.saturating_sub(1)).find(begins)
    }

    /// A plural in front of a name is no description of it: "aides Ruiz trusted".
    fn role_fits(&self, i: usize) -> bool {
        self.prose.value(i, Class::RoleNoun) != Some("they")
    }

    fn modifies(&self, i: usize) -> bool {
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
            && self.prose.value(i, Class::NotAName) != Some("opener")
            && !grammatical(self.prose.text(i))
    }

    fn sort(&self, tokens: &Range<usize>, value: &Name) -> NameSort {
        let title = !value.titles.is_empty();
        let given = self.is(tokens.start, Class::GivenName) && tokens.len() > 1;
        let family = self.prose.value(tokens.end - 1, Class::BodyNoun) == Some("surname");
        if given && family && tokens.len() < 4 && !self.is(tokens.start, Class::Place) {
            return NameSort::Person;
        }
        if self.body_end(tokens).is_some() || self.whole(tokens, Class::Outlet) {
            return NameSort::Body;
        }
        if title || given {
            return NameSort::Person;
        }
        if self.whole(tokens, Class::Place) {
            return NameSort::Place;
        }
        let single = tokens.len() == 1;
        if single && self.token(tokens.start).is_some_and(|t| t.caps && t.at.len() < 8) {
            return NameSort::Body;
        }
        if single && self.is(tokens.start, Class::GivenName) { NameSort::Person } else { NameSort::Unknown }
    }

    fn whole(&self, tokens: &Range<usize>, class: Class) -> bool {
        self.prose.entry(tokens.start, class).is_some_and(|(found, _)| found.end >= tokens.end)
    }

    /// The last and first words of the names found, as the article writes them.
    fn named_words(&self, names: &[NameMention]) -> FxHashSet<&'a str> {
        let mut words = FxHashSet::default();
        for name in names {
            words.insert(self.prose.core(name.tokens.start));
            words.insert(self.prose.core(name.tokens.end - 1));
        }
        words
    }

    /// The names of a headline or of a line in capitals: those that the story below knows.
    fn flat_sentence(&self, tokens: Range<usize>, named: &FxHashSet<&str>, out: &mut Vec<NameMention>) {
        let knows = |i: usize, words: &FxHashSet<&str>| {
            let Some(token) = self.token(i) else { return false };
            let core = self.prose.core(i);
            words.contains(core) || token.caps && words.contains(title_case(core).as_str())
        };
        let mut i = tokens.start;
        while i < tokens.end {
            if !self.capital(i) || self.hard(i) || !knows(i, &self.known) {
                i += 1;
                continue;
            }
            let run = self.run(i, tokens.end);
            let mut end = i + 1;
            while end < run && (!self.capital(end) || knows(end, &self.known)) {
                end += 1;
            }
            while end > i && !knows(end - 1, named) {
                end -= 1;
            }
            if end > i {
                self.take(i..end, tokens.start, out);
            }
            i = end.max(i + 1);
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

/// `HALE` → `Hale`.
fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
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
