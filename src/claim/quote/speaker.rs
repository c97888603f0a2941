//! Who is the subject of a cue: the reference that a verb of speech belongs to, read from the order of the
//! words and the commas between them. There is no parser here: a clause is what stands between its marks.

use std::ops::Range;

use super::cue::Cue;
use super::scene::{Piece, Scene, possessive};
use super::stand::Stand;
use crate::cast::{By, Reference, Sort};
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;

/// The longest remark in parentheses between a speaker and the cue, in tokens.
const PARENTHESIS: usize = 12;

/// The longest words behind an office that say of what it is, in tokens: "of the northern port".
const OFFICE: usize = 8;

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
    pub(super) fn sort(&self, r: &Reference) -> Option<Sort> {
        self.cast.people.get(r.person).map(|p| p.sort)
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
        // "Ode (N-Harbour) said"
        if self.prose.text(adjacent.wrapping_sub(1)) == ")" {
            let near = from.max(adjacent.saturating_sub(PARENTHESIS))..adjacent;
            adjacent = near.rev().find(|&i| self.prose.text(i) == "(").unwrap_or(adjacent);
        }
        let all: Vec<&Reference> = self.references(from..cue.at).collect();
        if self.participle(cue)
            && all.last().is_none_or(|r| r.tokens.end != adjacent)
            && let Some(main) = self.reporting_before(cue.at, from)
        {
            return self.subject(main, from).or_else(|| self.follower(main, cue.at));
        }
        if relative {
            return all.iter().rev().find(|r| !matches!(self.stand(r, from), Stand::Part)).copied();
        }
        if let Some(r) = all.iter().rev().find(|r| r.tokens.end == adjacent)
            && (self.stand(r, from) >= Stand::Aside || self.participle(cue) && self.attends(r))
            && !(self.participle(cue) && r.by == By::Noun && self.stand(r, from) == Stand::Object)
        {
            return Some(self.captioned(r, from).unwrap_or_else(|| self.lifted(r, from)));
        }
        let mut stands: Vec<(Stand, &Reference)> = all.iter().map(|r| (self.stand(r, from), *r)).collect();
        let sets_off = |i: usize| matches!(self.prose.text(i), "," | "—" | "–" | "--") && !self.quoted(i);
        // A place speaks only where it stands next to its verb.
        stands.retain(|(_, r)| self.sort(r) != Some(Sort::Place));
        // "Ode, a former aide to Lund, said": the comma before the verb closes what the one behind the name opened.
        if before.is_some_and(sets_off) && !self.participle(cue) {
            let opens = |r: &Reference| sets_off(r.tokens.end) && Some(r.tokens.end) != before;
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

    /// "with Ode saying", "despite Ode saying"
    pub(super) fn attends(&self, r: &Reference) -> bool {
        let near = r.tokens.start.saturating_sub(3)..r.tokens.start;
        let preposition = near.rev().find(|&i| self.quoted(i) || self.prose.is(i, Class::Preposition));
        preposition.is_some_and(|i| matches!(&*self.prose.normal(i), "with" | "despite" | "amid" | "without"))
    }

    /// "Ann Ode, director, North Harbour says": the body behind the title is only where she works.
    fn captioned(&self, r: &Reference, from: usize) -> Option<&'a Reference> {
        let comma = |i: &usize| self.prose.text(*i) == "," && !self.quoted(*i);
        let behind = r.tokens.start.checked_sub(1).filter(comma)?;
        let near = from.max(behind.saturating_sub(8))..behind;
        let before = near.rev().find(comma)?;
        let mut title = before + 1..behind;
        let who = self.references(from..before).next_back().filter(|o| o.tokens.end == before)?;
        let named =
            who.by == By::Name && self.sort(who) == Some(Sort::Person) && self.sort(r) == Some(Sort::Body);
        let plain = self.references(title.clone()).next().is_none() && title.all(|i| self.belongs(i));
        (named && plain).then_some(who)
    }

    /// "Ode, the minister": for the noun the name; "Ode and Lund": the first.
    fn lifted(&self, r: &'a Reference, from: usize) -> &'a Reference {
        if r.by != By::Noun {
            let and = r.tokens.start.checked_sub(1).filter(|&i| i > from && &*self.prose.normal(i) == "and");
            let first = and.and_then(|i| self.references(from..i).next_back().filter(|o| o.tokens.end == i));
            return first.filter(|o| r.by == By::Name && o.by == By::Name).unwrap_or(r);
        }
        if let Some(name) = self.apposed(r) {
            return name;
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
            // "a North Harbour spokesman": the name is only part of what he is.
            if r.tokens.end <= before.tokens.end {
                continue;
            }
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
        self.apposed(best).or(Some(best))
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
            if r.tokens.end <= before.tokens.end {
                continue;
            }
            let between = before.tokens.end..r.tokens.start;
            let runs_on = r.by == By::Name && between.len() < 8 && between.clone().all(|i| self.belongs(i));
            let owns = possessive(self.prose, before) && between.clone().all(|i| self.belongs(i));
            if !(runs_on || owns) {
                break;
            }
            best = Some(r);
        }
        let best = best.filter(|r| !possessive(self.prose, r))?;
        self.apposed(best).or(Some(best))
    }

    /// Whether a word may stand between a modifier and the name it belongs to.
    pub(super) fn belongs(&self, at: usize) -> bool {
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

    /// The name behind a noun that tells who it is: "the minister, Ann Ode", "the chief of the port, Tom Lund".
    fn apposed(&self, noun: &Reference) -> Option<&'a Reference> {
        if noun.by != By::Noun {
            return None;
        }
        let mut comma = noun.tokens.end;
        if matches!(self.prose.text(comma), "of" | "for" | "at" | "in") && !self.quoted(comma) {
            let more = |i: usize| self.belongs(i) || self.prose.text(i) == "of";
            comma = (comma + 1..comma + OFFICE).find(|&i| !more(i))?;
        }
        if self.prose.text(comma) != "," { None } else { self.named_behind(comma + 1) }
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

    /// Who stands right behind a cue that opens its clause: "Said Ode:", "the plan, says Ann Ode, an engineer, is".
    pub(super) fn inverted(&self, cue: Cue, from: usize, to: usize) -> Option<&'a Reference> {
        let first = cue.at == from;
        let opens = first || self.prose.text(cue.at - 1) == "," && !self.quoted(cue.at - 1);
        if !opens || self.participle(cue) || matches!(cue.sort, "call" | "act" | "tell") {
            return None;
        }
        let who = self.follower(cue, to).filter(|r| self.beginning(r) <= cue.end + 1)?;
        let end = who.tokens.end;
        let set_off = matches!(self.prose.text(end), "," | "—" | "–" | "--") && !self.quoted(end);
        if first {
            return (end >= to || set_off || self.quoted(end) || self.prose.text(end) == ":").then_some(who);
        }
        // "Ode, the mayor, said Lund": the comma closes what stands behind the subject.
        let subject =
            |r: &Reference| self.prose.text(r.tokens.end) == "," && self.stand(r, from) >= Stand::Dependent;
        (set_off && !self.references(from..cue.at).any(subject)).then_some(who)
    }

    /// The person with whom a sentence begins, where a fragment in lower case follows in it.
    pub(super) fn person_first(&self, tokens: Range<usize>, piece: &Piece) -> Option<&'a Reference> {
        let low =
            self.prose.tokens.get(piece.inner.start).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        let from = tokens.start;
        let who = self.references(tokens).find(|r| self.stand(r, from) >= Stand::Dependent)?;
        (low && self.sort(who) == Some(Sort::Person)).then_some(who)
    }

    /// The subject of a run of words without a cue.
    pub(super) fn topic(&self, tokens: Range<usize>) -> Option<&'a Reference> {
        let from = tokens.start;
        let all: Vec<&Reference> = self.references(tokens).collect();
        let of = |stand| all.iter().copied().find(|r| self.stand(r, from) == stand);
        of(Stand::Subject).or_else(|| of(Stand::Dependent)).or_else(|| of(Stand::Object))
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
    /// Where `anywhere` is not given, only at the beginning of the sentence.
    pub(super) fn phrase_before(&self, cue: Cue, from: usize, anywhere: bool) -> Option<Range<usize>> {
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
        if !anywhere && start > from {
            return None;
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
        let end = tokens.clone().rev().find(|&i| self.prose.is_word(i)).map_or(tokens.end, |i| i + 1);
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
