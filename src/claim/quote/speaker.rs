//! Who is the subject of a cue: the reference that a verb of speech belongs to, read from the order of the
//! words and the commas between them. There is no parser here: a clause is what stands between its marks.

use std::ops::Range;

use super::scene::{Scene, possessive};
use crate::cast::{By, Reference, Sort};
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

/// Who speaks.
#[derive(Clone, Debug)]
pub(super) enum Who<'a> {
    /// Someone of the cast, by this reference.
    Known(&'a Reference),
    /// Someone the cast does not know, by these words: "one commenter".
    Written(Range<usize>),
}

impl Who<'_> {
    pub(super) fn start(&self) -> usize {
        match self {
            Who::Known(r) => r.tokens.start,
            Who::Written(tokens) => tokens.start,
        }
    }
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

    /// Whether a token is part of a name.
    fn in_name(&self, at: usize) -> bool {
        let around = self.cast.within(at.saturating_sub(6)..at + 1);
        around.iter().any(|r| r.by == By::Name && r.tokens.contains(&at))
    }

    fn sort(&self, r: &Reference) -> Option<Sort> {
        self.cast.people.get(r.person).map(|p| p.sort)
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
        if r.by == By::Noun && self.cast.at(next).is_some_and(|n| n.by == By::Name) && !self.quoted(next) {
            return Stand::Part;
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
        if self.participle(cue)
            && all.last().is_none_or(|r| r.tokens.end != adjacent)
            && let Some(main) = self.reporting_before(cue.at, from)
        {
            return self.subject(main, from);
        }
        if relative {
            return all.iter().rev().find(|r| !matches!(self.stand(r, from), Stand::Part)).copied();
        }
        if let Some(r) = all.iter().rev().find(|r| r.tokens.end == adjacent)
            && (self.stand(r, from) >= Stand::Aside || self.participle(cue) && self.follows_with(r))
            && !(self.participle(cue) && r.by == By::Noun && self.stand(r, from) == Stand::Object)
        {
            return Some(self.lifted(r, from));
        }
        let mut stands: Vec<(Stand, &Reference)> = all.iter().map(|r| (self.stand(r, from), *r)).collect();
        // A place speaks only where it stands next to its verb.
        stands.retain(|(_, r)| self.sort(r) != Some(Sort::Place));
        // "Ode, a former aide to Lund, said": the comma before the verb closes what the one behind the name opened.
        if before.is_some_and(|i| self.prose.text(i) == ",") && !self.participle(cue) {
            let opens = |r: &Reference| self.prose.text(r.tokens.end) == "," && Some(r.tokens.end) != before;
            let named = |(s, r): &&(Stand, &'a Reference)| *s >= Stand::Dependent && opens(r);
            if let Some((_, r)) = stands.iter().rev().find(named) {
                return Some(self.lifted(r, from));
            }
        }
        let main = |from_left: bool| {
            let mut subjects = stands.iter().filter(|(s, _)| *s == Stand::Subject).map(|(_, r)| *r);
            if from_left { subjects.next() } else { subjects.next_back() }
        };
        let chosen = if self.participle(cue) || self.joined(cue, from) { main(true) } else { main(false) };
        chosen
            .or_else(|| stands.iter().rev().find(|(s, _)| *s == Stand::Dependent).map(|(_, r)| *r))
            .or_else(|| stands.iter().find(|(s, _)| *s >= Stand::Aside).map(|(_, r)| *r))
            .map(|r| self.lifted(r, from))
    }

    /// The finite verb of speech before a participle: "Ode said, adding".
    fn reporting_before(&self, at: usize, from: usize) -> Option<Cue<'a>> {
        let cues = (from..at).rev().filter_map(|i| self.cue(i)).filter(|c| c.end <= at);
        let mut finite = cues.filter(|c| !self.participle(*c) && !self.passive(*c));
        finite.find(|c| matches!(c.sort, "say" | "tell" | "write" | "ask"))
    }

    /// "with Ode saying"
    fn follows_with(&self, r: &Reference) -> bool {
        let near = r.tokens.start.saturating_sub(3)..r.tokens.start;
        near.rev().any(|i| !self.quoted(i) && &*self.prose.normal(i) == "with")
    }

    /// Whether a verb goes on what an earlier one began: "and called", "but went on to say".
    fn joined(&self, cue: Cue, from: usize) -> bool {
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

    /// "Ode, the minister": for the noun the name; "Ode and Lund": the first.
    fn lifted(&self, r: &'a Reference, from: usize) -> &'a Reference {
        if r.by != By::Noun {
            let and = r.tokens.start.checked_sub(1).filter(|&i| i > from && &*self.prose.normal(i) == "and");
            let first = and.and_then(|i| self.references(from..i).next_back().filter(|o| o.tokens.end == i));
            return first.filter(|o| r.by == By::Name && o.by == By::Name).unwrap_or(r);
        }
        let mut i = r.tokens.start;
        while i > from && self.prose.is_word(i - 1) && self.prose.is(i - 1, Class::Determiner) {
            i -= 1;
        }
        if self.prose.text(r.tokens.end) == ","
            && let Some(name) = self.named_behind(r.tokens.end + 1)
        {
            return name;
        }
        if i <= from || self.prose.text(i - 1) != "," {
            return r;
        }
        let named = self.references(from..i).next_back();
        named.filter(|n| n.tokens.end == i - 1 && n.by == By::Name).unwrap_or(r)
    }

    /// Who stands behind a cue: "said Ann Ode", "according to the ministry". What stands before a name without a
    /// comma belongs to it: "said Ode College president Ann Lund".
    pub(super) fn follower(&self, cue: Cue, to: usize) -> Option<&'a Reference> {
        let end = self.stop(cue.end, to);
        let mut best: Option<&Reference> = None;
        for r in self.references(cue.end..end) {
            let Some(before) = best else {
                best = Some(r);
                continue;
            };
            let between = before.tokens.end..r.tokens.start;
            let runs_on = r.by == By::Name && between.len() < 8 && between.clone().all(|i| self.belongs(i));
            if !runs_on && !possessive(self.prose, before) {
                break;
            }
            if !runs_on && r.tokens.start > before.tokens.end + 4 {
                break;
            }
            best = Some(r);
        }
        let best = best?;
        if best.by == By::Noun
            && self.prose.text(best.tokens.end) == ","
            && let Some(name) = self.named_behind(best.tokens.end + 1)
        {
            return Some(name);
        }
        Some(best)
    }

    /// The subject with which a clause opens: "Ode College president Ann Lund told", "another friend, Ann Ode, said".
    pub(super) fn opening(&self, at: usize, to: usize) -> Option<&'a Reference> {
        let mut best: Option<&Reference> = None;
        for r in self.references(at..to) {
            let Some(before) = best else {
                best = (self.stand(r, at) >= Stand::Dependent || possessive(self.prose, r))
                    .then_some(r)
                    .or(best);
                continue;
            };
            let between = before.tokens.end..r.tokens.start;
            let runs_on = r.by == By::Name && between.len() < 8 && between.clone().all(|i| self.belongs(i));
            if !runs_on && !(possessive(self.prose, before) && between.clone().all(|i| self.belongs(i))) {
                break;
            }
            best = Some(r);
        }
        let best = best.filter(|r| !possessive(self.prose, r))?;
        if best.by == By::Noun
            && self.prose.text(best.tokens.end) == ","
            && let Some(name) = self.named_behind(best.tokens.end + 1)
        {
            return Some(name);
        }
        Some(best)
    }

    /// Whether a word may stand between a modifier and the name it belongs to.
    fn belongs(&self, at: usize) -> bool {
        let Some(t) = self.prose.tokens.get(at) else { return false };
        if t.kind == TokenKind::Mark {
            return matches!(self.prose.text(at), "-" | "." | "'" | "’" | "&" | "/") && !self.quoted(at);
        }
        !self.quoted(at)
            && !t.classes.any(&[
                Class::Preposition,
                Class::Conjunction,
                Class::Cue,
                Class::Auxiliary,
                Class::Modal,
                Class::Relative,
                Class::Pronoun,
            ])
    }

    /// The name of an apposition that begins at `at` and ends in a comma, a stop or a cue.
    fn named_behind(&self, at: usize) -> Option<&'a Reference> {
        let name = self.references(at..at + 5).find(|r| r.by == By::Name)?;
        let own = (at..name.tokens.start).all(|i| self.belongs(i));
        let ends = matches!(self.prose.text(name.tokens.end), "," | "." | "" | "and")
            || self.prose.is(name.tokens.end, Class::Cue);
        (own && ends && self.sort(name) != Some(Sort::Place)).then_some(name)
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
                && !between.clone().any(|i| self.prose.is(i, Class::Auxiliary));
        if !leads {
            return None;
        }
        let owner = self.references(at.saturating_sub(5)..at).rfind(|r| possessive(self.prose, r))?;
        // "called Ode's remarks absurd": the remarks are only what is spoken of.
        let governed =
            (owner.tokens.start.saturating_sub(6)..owner.tokens.start).any(|i| self.cue(i).is_some());
        (!governed && (owner.tokens.end..at).all(|i| self.belongs(i))).then_some(owner)
    }

    /// Whether a capitalised word that the cast does not know stands right before a cue.
    pub(super) fn stranger(&self, cue: Cue, from: usize) -> bool {
        let Some(i) = self.before(cue.at).filter(|&i| i >= from) else { return false };
        let capital = self
            .prose
            .tokens
            .get(i)
            .is_some_and(|t| t.capital && t.kind == TokenKind::Word && !t.possessive());
        let day = [
            Class::Weekday,
            Class::Month,
            Class::Pronoun,
            Class::Title,
            Class::Conjunction,
            Class::Preposition,
            Class::Relative,
        ];
        capital
            && !self.prose.tokens.get(i).is_some_and(|t| t.classes.any(&day))
            && !self.cast.within(i.saturating_sub(8)..i + 1).iter().any(|r| r.tokens.contains(&i))
    }

    /// The words before a cue that name a speaker whom the cast does not know: "one commenter wrote".
    pub(super) fn phrase_before(&self, cue: Cue, from: usize) -> Option<Range<usize>> {
        let mut end = cue.at;
        while end > from
            && (self.is_adverb(end - 1)
                || self
                    .prose
                    .tokens
                    .get(end - 1)
                    .is_some_and(|t| t.classes.any(&[Class::Auxiliary, Class::Modal])))
        {
            end -= 1;
        }
        let mut start = end;
        while start > from && end - start < 8 && self.belongs(start - 1) {
            start -= 1;
        }
        self.phrase(start..end)
    }

    /// The words behind a cue that name a speaker whom the cast does not know: "wrote one commenter".
    pub(super) fn phrase_behind(&self, cue: Cue, to: usize) -> Option<Range<usize>> {
        let end = (cue.end..to.min(cue.end + 8)).find(|&i| !self.belongs(i)).unwrap_or(to.min(cue.end + 8));
        self.phrase(cue.end..end)
    }

    /// A phrase that can be a speaker's: it begins with a determiner, a number or a capital. Titles are cut off.
    fn phrase(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let end = tokens.end;
        let mut start = tokens.start;
        while start < end
            && (self.prose.is(start, Class::Honorific)
                || start > tokens.start && self.prose.text(start) == ".")
        {
            start += 1;
        }
        let first = self.prose.tokens.get(start).filter(|_| start < end)?;
        let begins = first.capital
            || first.kind == TokenKind::Number
            || first.classes.any(&[Class::Determiner, Class::Cardinal])
            || matches!(
                self.prose.text(start),
                "another" | "one" | "some" | "someone" | "many" | "others" | "several" | "both"
            );
        (begins && self.prose.is_word(end - 1)).then_some(start..end)
    }
}
