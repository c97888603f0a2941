//! Where, when and by what means a quotation was uttered, as the words beside its cue say it: "said on Monday",
//! "in a statement", "on Twitter", "by telephone", "at a rally in Verona", "outside the courtroom", "told The Lookout",
//! "before the vote".
//!
//! Read from the quotations' own claims, so that who said what is decided once. Only what stands right at the
//! cue, or opens its sentence, is taken: a day further off may be that of something else.

use std::borrow::Cow;
use std::ops::Range;

use super::{Claim, Kind, Seen};
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;
use crate::text::value::{Date, Level, Name, Value};

/// A quotation of fewer words may be said on any day.
const LEAST: usize = 5;

/// So many tokens from a cue its circumstances may stand.
const REACH: usize = 24;

/// So many tokens before its second mention a paper may have come up.
const BACK: usize = 80;

/// So many tokens an aside about the speaker may have.
const ASIDE: usize = 16;

/// So many tokens a noun may stand behind its preposition.
const PHRASE: usize = 6;

/// The settings of the quotations among some claims, in their order.
pub(super) fn of(seen: &Seen, claims: &[Claim]) -> Vec<Claim> {
    let quotations = claims.iter().filter(|c| c.kind == Kind::QuoteWording && c.about.words.len() >= LEAST);
    quotations.filter_map(|c| setting(seen, c)).collect()
}

fn setting(seen: &Seen, quotation: &Claim) -> Option<Claim> {
    let speech = quotation.speech.as_ref()?;
    let prose = &seen.prose;
    let speaker = prose.tokens_in(speech.at);
    let sentence = prose.sentences.get(prose.sentence_of(speaker.start))?.tokens.clone();
    // The cue may be a verb of the quotation's own clause only: the one nearest to the speaker.
    let cue = speech.cue.as_deref()?.split(' ').next()?;
    let around =
        speaker.start.saturating_sub(REACH).max(sentence.start)..(speaker.end + REACH).min(sentence.end);
    let far = |i: &usize| i.abs_diff(speaker.start).min(i.abs_diff(speaker.end));
    // Words that the lists know have a number: most others are told from the cue by it.
    let number = prose.lexicon.find(cue);
    let is_cue = |i: &usize| match (number, prose.tokens.get(*i)) {
        (Some(number), Some(t)) if t.kind == TokenKind::Word => t.word == number,
        _ => prose.normal(*i) == cue,
    };
    let at = around.filter(|i| is_cue(i) && !seen.quoted(*i)).min_by_key(far)?;
    let mut found = Found {
        seen,
        speaker: speaker.clone(),
        by: None,
        when: None,
        weekday: None,
        at: None,
        to: None,
        beside: None,
    };
    let tells = prose.value(at, Class::Cue) == Some("tell");
    let behind = found.read(at + 1..(at + 1 + REACH).min(sentence.end), tells);
    let opening = found.read(Found::opening(seen, sentence.start..speaker.start.min(at)), false);
    let paper = found.paper(speaker.clone());
    // The place of the claim is that of its words: those at the cue, with it, before any others.
    let words = match (behind, paper, opening) {
        (Some(end), ..) => at.min(end)..end,
        (None, Some(words), _) => words,
        (None, None, end) => sentence.start..end?,
    };
    let value = found.value()?;
    let said = seen.said(vec![prose.span(words)], Vec::new());
    let (about, speech) = (quotation.about.clone(), quotation.speech.clone());
    Some(Claim { kind: Kind::QuoteSetting, about, value, said, speech })
}

/// By what means something was uttered.
#[derive(Clone, PartialEq, Eq)]
struct Medium<'a> {
    /// What kind of means: those of some kinds exclude each other.
    sort: &'a str,
    name: Cow<'a, str>,
}

impl<'a> Medium<'a> {
    /// How much it tells: who told reporters may have done so at a news conference, and have read a statement.
    fn precision(&self) -> u8 {
        match self.sort {
            "reporters" => 0,
            "person" => 1,
            "statement" | "talk" => 2,
            _ => 3,
        }
    }
}

/// What is found of a setting.
#[derive(Clone)]
struct Found<'a> {
    seen: &'a Seen<'a>,
    speaker: Range<usize>,
    by: Option<Medium<'a>>,
    when: Option<Date>,
    /// A weekday that nothing places.
    weekday: Option<Level>,
    at: Option<Name>,
    to: Option<Name>,
    /// Before or after what: before the vote.
    beside: Option<Level>,
}

impl<'a> Found<'a> {
    /// The words before the first comma of a sentence, where one stands there.
    fn opening(seen: &Seen, tokens: Range<usize>) -> Range<usize> {
        let comma = tokens.clone().find(|&i| seen.prose.text(i) == ",");
        comma.map_or(tokens.start..tokens.start, |end| tokens.start..end)
    }

    /// Reads circumstances one behind the other, as far as nothing else stands between them: where the last one
    /// that was found ends.
    fn read(&mut self, tokens: Range<usize>, mut hearer: bool) -> Option<usize> {
        let mut i = tokens.start;
        let mut end = None;
        while i < tokens.end && !self.seen.quoted(i) {
            let before = self.given();
            let Some(next) = self.step(i, tokens.end, hearer).or_else(|| self.aside(i, tokens.end)) else {
                break;
            };
            hearer &= self.speaker.contains(&i) || self.seen.prose.is(i, Class::Determiner);
            i = next.max(i + 1);
            if self.given() != before {
                end = Some(i);
            }
        }
        end
    }

    /// Where words about the speaker end, ", 47, the first of the growers," behind which a circumstance stands.
    fn aside(&self, i: usize, end: usize) -> Option<usize> {
        let prose = &self.seen.prose;
        if i != self.speaker.end || prose.text(i) != "," {
            return None;
        }
        let clause = [Class::Relative, Class::Auxiliary, Class::Modal, Class::Cue];
        let own = |k: &usize| {
            !self.seen.quoted(*k)
                && !matches!(prose.text(*k), ";" | ":" | "—" | "–")
                && !prose.tokens.get(*k).is_some_and(|t| t.classes.any(&clause))
        };
        let mut commas = (i + 1..end.min(i + ASIDE)).take_while(own).filter(|&k| prose.text(k) == ",");
        let circumstance = |k: usize| {
            matches!(&*prose.normal(k), "in" | "on" | "at" | "outside" | "during" | "by")
                && (self.clone().phrase(k, end).is_some())
        };
        commas.find(|&k| circumstance(k + 1)).map(|k| k + 1)
    }

    /// By what means something was uttered, where a token begins a name of it.
    fn medium(&self, i: usize) -> Option<(usize, Medium<'a>)> {
        let (taken, value) = self.seen.prose.entry(i, Class::Medium)?;
        let medium = match value.split_once(' ') {
            Some((sort, name)) => Medium { sort, name: Cow::Borrowed(name) },
            None => Medium { sort: value, name: self.seen.prose.normal(i) },
        };
        Some((taken.end, medium))
    }

    /// Takes a medium over where it tells more than the one before.
    fn take(&mut self, medium: Medium<'a>) {
        if self.by.as_ref().is_none_or(|by| medium.precision() > by.precision()) {
            self.by = Some(medium);
        }
    }

    /// What has been found so far.
    fn given(&self) -> (bool, bool, bool, bool, Option<Medium<'a>>) {
        let by = self.by.clone();
        (
            self.when.is_some() || self.weekday.is_some(),
            self.at.is_some(),
            self.to.is_some(),
            self.beside.is_some(),
            by,
        )
    }

    /// Where a paper is said to speak, "the statement said": the paper itself, and what was said of it where it
    /// came up, "in a statement on Friday".
    fn paper(&mut self, speaker: Range<usize>) -> Option<Range<usize>> {
        let prose = &self.seen.prose;
        let (noun, medium) = speaker.clone().find_map(|i| Some((i, self.medium(i)?.1)))?;
        if matches!(medium.sort, "person" | "reporters" | "air" | "line") {
            return None;
        }
        self.by.get_or_insert(medium.clone());
        let first = |k: &usize| {
            self.medium(*k).is_some_and(|(_, m)| m == medium)
                && prose.is(k.saturating_sub(2), Class::Preposition)
                && !self.seen.quoted(*k)
        };
        let Some(k) = (noun.saturating_sub(BACK)..noun).rev().find(first) else { return Some(speaker) };
        let end = prose.sentences.get(prose.sentence_of(k)).map_or(k, |s| s.tokens.end);
        let start = k.saturating_sub(2);
        let end = self.read(k + 1..end, false).unwrap_or(k + 1);
        Some(start..end)
    }

    /// What one circumstance at a token takes; `None` for anything else.
    fn step(&mut self, i: usize, end: usize, hearer: bool) -> Option<usize> {
        let prose = &self.seen.prose;
        if self.speaker.contains(&i) {
            return Some(self.speaker.end);
        }
        if let Some(end) = self.day(i) {
            return Some(end);
        }
        if prose.is(i, Class::Preposition) {
            return self.phrase(i, end);
        }
        if hearer && let Some((end, name)) = self.name_at(i) {
            if let Some((_, on)) = (i..end).find_map(|k| self.medium(k)).filter(|(_, m)| m.sort == "air") {
                self.take(on);
            }
            // "told a Senate hearing"
            if let Some((end, medium)) = self.medium(end).filter(|(_, m)| m.sort != "person") {
                self.take(medium);
                return Some(end);
            }
            self.to.get_or_insert(name);
            return Some(end);
        }
        if hearer && let Some((end, medium)) = self.medium(i).filter(|(_, m)| m.sort != "person") {
            self.take(medium);
            return Some(end);
        }
        // "told us": the paper that prints it.
        if hearer && &*prose.normal(i) == "us" {
            self.take(Medium { sort: "talk", name: Cow::Borrowed("interview") });
            return Some(i + 1);
        }
        // Whom a crowd without a name was: growers, parliament.
        if hearer && (prose.is(i, Class::BodyNoun) || self.is_crowd(i)) {
            return Some(i + 1);
        }
        let title = [Class::Title, Class::Honorific, Class::RoleNoun, Class::Determiner, Class::RelativeDay];
        let adverb = matches!(&*prose.normal(i), "late" | "later" | "early" | "earlier" | "again" | "also");
        if adverb || prose.tokens.get(i)?.classes.any(&title) {
            return Some(i + 1);
        }
        // Behind a comma only what begins like a circumstance goes on.
        let goes_on = prose.is(i + 1, Class::Preposition)
            || self.seen.mentions.dates.iter().any(|d| d.tokens.start == i + 1);
        (prose.text(i) == "," && goes_on).then_some(i + 1)
    }

    /// A day at a token, or behind the "on" or "late" there.
    fn day(&mut self, i: usize) -> Option<usize> {
        let dates = &self.seen.mentions.dates;
        let k = dates.partition_point(|d| d.tokens.end <= i);
        let date = dates.get(k).filter(|d| d.tokens.contains(&i))?;
        if date.value.earliest.is_some() && date.value.latest.is_some() {
            self.when.get_or_insert_with(|| Date {
                part: None,
                time: None,
                until: None,
                ..date.value.clone()
            });
        } else if let Some(k) = date.tokens.clone().find(|&k| self.seen.prose.is(k, Class::Weekday)) {
            // Of articles without a date the names of the days are all there is.
            let (step, number) =
                (self.seen.prose.text(k).to_owned(), self.seen.prose.value(k, Class::Weekday));
            let height = number.and_then(|n| n.parse().ok()).unwrap_or_default();
            self.weekday.get_or_insert(Level { scale: "weekday".into(), step, height });
        }
        Some(date.tokens.end)
    }

    /// "on Monday", "in a statement", "at a rally", "with The Lookout", "in Verona".
    fn phrase(&mut self, i: usize, end: usize) -> Option<usize> {
        let prose = &self.seen.prose;
        if let Some(end) = self.day(i + 1) {
            return Some(end);
        }
        if let Some((end, beside)) = self.beside(i) {
            self.beside.get_or_insert(beside);
            return Some(end);
        }
        let side = prose.normal(i);
        let (stands, by) = (
            matches!(&*side, "in" | "on" | "at" | "from" | "outside" | "inside"),
            matches!(&*side, "by" | "over"),
        );
        if !stands && !by && !matches!(&*side, "during" | "via" | "through" | "to" | "with") {
            return None;
        }
        if !by && let Some((end, name)) = self.place(i + 1) {
            self.at.get_or_insert(name);
            return Some(end);
        }
        for k in i + 1..(i + 1 + PHRASE).min(end) {
            let fits = |(end, medium): &(usize, Medium)| match medium.sort {
                "person" => stands && self.ends_phrase(k, *end),
                "line" | "paper" | "post" => !side.ends_with("side"),
                _ => !by && !side.ends_with("side"),
            };
            if let Some((end, medium)) = self.medium(k).filter(fits) {
                self.take(medium);
                return Some(end);
            }
            let name = self.seen.mentions.names.iter().any(|n| n.tokens.contains(&k));
            if !(prose.is_word(k) || name) || self.seen.quoted(k) || prose.is(k, Class::Preposition) {
                break;
            }
        }
        if !matches!(&*side, "with" | "to") {
            return None;
        }
        // Whom an interview was with.
        if let Some((end, name)) = self.name_at(i + 1) {
            self.to.get_or_insert(name);
            return Some(end);
        }
        // "wrote to the company's board in a letter"
        let noun =
            |k: &usize| prose.is_word(*k) && !prose.is(*k, Class::Preposition) && !self.seen.quoted(*k);
        let body = (i + 1..(i + 1 + PHRASE).min(end)).take_while(noun).last()?;
        (prose.is(body, Class::BodyNoun) || prose.is(body, Class::RoleNoun)).then_some(body + 1)
    }

    /// Whether a noun is the head of its phrase: "at the hospital", but not "in the hospital's garden".
    fn ends_phrase(&self, noun: usize, end: usize) -> bool {
        let prose = &self.seen.prose;
        let apart = [
            Class::Preposition,
            Class::Conjunction,
            Class::Relative,
            Class::Determiner,
            Class::Weekday,
            Class::RelativeDay,
            Class::Month,
            Class::Auxiliary,
            Class::Pronoun,
        ];
        let own = prose.tokens.get(noun).is_some_and(|t| t.possessive() || t.capital);
        let next = prose.tokens.get(end);
        let on = next.is_some_and(|t| t.kind == TokenKind::Word && !t.classes.any(&apart))
            && !prose.text(end).ends_with("ing");
        !own && !on
    }

    /// Whether a plural right behind its verb says to whom somebody spoke.
    fn is_crowd(&self, i: usize) -> bool {
        let prose = &self.seen.prose;
        let told = i.checked_sub(1).is_some_and(|k| prose.value(k, Class::Cue) == Some("tell"));
        told && prose.text(i).ends_with('s')
            && prose.tokens.get(i).is_some_and(|t| !t.capital && t.at.len() > 4)
    }

    /// "before the vote", "after Monday’s meeting": the event's noun, as far as its own words go.
    fn beside(&self, i: usize) -> Option<(usize, Level)> {
        let prose = &self.seen.prose;
        let side = prose.normal(i);
        if !matches!(&*side, "before" | "after") {
            return None;
        }
        let own = (i + 1..i + 1 + PHRASE).take_while(|&k| {
            prose.is(k, Class::Determiner) || prose.is(k, Class::EventNoun) || prose.is(k, Class::Weekday)
        });
        let noun =
            own.last().filter(|&k| prose.is(k, Class::EventNoun) && prose.is(i + 1, Class::Determiner))?;
        let event =
            prose.value(noun, Class::Event).map_or_else(|| prose.normal(noun).into_owned(), str::to_owned);
        let step = format!("{side} the {}", prose.normal(noun));
        Some((noun + 1, Level { scale: event, step, height: u8::from(side == "after") }))
    }

    fn place(&self, i: usize) -> Option<(usize, Name)> {
        let (taken, _) = self.seen.prose.entry(i, Class::Place)?;
        let (end, name) = self.name_at(i)?;
        (end == taken.end).then_some((end, name))
    }

    fn name_at(&self, i: usize) -> Option<(usize, Name)> {
        let names = &self.seen.mentions.names;
        let k = names.partition_point(|n| n.tokens.end <= i);
        let name = names.get(k).filter(|n| n.tokens.start == i || n.titled == i)?;
        Some((name.tokens.end, (*name.value).clone()))
    }

    /// What was found, each part under its name; `None` where nothing was.
    fn value(self) -> Option<Value> {
        let medium = |m: Medium| {
            Value::Level(Level { scale: format!("by {}", m.sort), step: m.name.into_owned(), height: 0 })
        };
        let parts = [
            ("when", self.when.map(Value::Date)),
            ("weekday", self.weekday.map(Value::Level)),
            ("where", self.at.map(Value::Name)),
            ("to", self.to.map(Value::Name)),
            ("by", self.by.map(medium)),
            ("beside", self.beside.map(Value::Level)),
        ];
        let given: Vec<(String, Value)> =
            parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        (!given.is_empty()).then_some(Value::Parts(given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim;
    use crate::read::plain;
    use crate::rule::Rules;
    use crate::text::shown;

    /// The setting of the only quotation, its parts as `name value`.
    fn check(text: &str, expected: &str) {
        let lexicon = Rules::builtin().lexicon;
        let text = format!("date: 2026-03-18\n\n{text}");
        let article = plain::article("a", "a.txt", text, &lexicon);
        let claims = claim::extract(&article, &lexicon);
        let settings = claims.iter().filter(|c| c.kind == Kind::QuoteSetting).map(|c| match &c.value {
            Value::Parts(parts) => {
                let parts = parts.iter().map(|(name, value)| format!("{name} {}", shown::value(value)));
                parts.collect::<Vec<_>>().join(", ")
            }
            other => shown::value(other),
        });
        assert_eq!(settings.collect::<Vec<_>>().join("; "), expected, "{}", article.text);
    }

    #[test]
    fn circumstances_stand_at_the_cue() {
        let quote = "“The old quay will be closed until the autumn,”";
        for (cue, expected) in [
            ("Ana Ruiz said on Monday.", "when 2026-03-16"),
            ("said Ana Ruiz on Monday.", "when 2026-03-16"),
            ("Ana Ruiz said Monday in a statement.", "when 2026-03-16, by statement"),
            ("Ana Ruiz said in a brief written statement.", "by statement"),
            ("Ana Ruiz said in a statement on Twitter.", "by post"),
            ("Ana Ruiz wrote on Facebook.", "by post"),
            ("Ana Ruiz said at a news conference in Lisbon.", "where Lisbon, by news conference"),
            ("Ana Ruiz said before the vote.", "beside before the vote"),
            ("Ana Ruiz told lawmakers after the vote.", "beside after the vote"),
            ("Ana Ruiz told parliament before the vote.", "beside before the vote"),
            (
                "Ana Ruiz told a news conference in Lisbon on Tuesday.",
                "when 2026-03-17, where Lisbon, by news conference",
            ),
            ("Ana Ruiz told growers in Lisbon on Tuesday.", "when 2026-03-17, where Lisbon"),
            ("Ana Ruiz said by telephone.", "by telephone"),
            ("Ana Ruiz told us by telephone.", "by telephone"),
            ("Ana Ruiz told us.", "by interview"),
            ("Ana Ruiz told a Senate hearing.", "by hearing"),
            ("Ana Ruiz told reporters on Tuesday.", "when 2026-03-17, by reporters"),
            ("Ana Ruiz told reporters outside the courtroom.", "by courtroom"),
            ("Ana Ruiz said in a statement outside the court.", "by statement"),
            ("Ana Ruiz, 47, said at a diner in Lisbon.", "where Lisbon, by diner"),
            (
                "said Ana Ruiz, 47, the first of 12 growers, outside the court in Lisbon.",
                "where Lisbon, by court",
            ),
            ("Ana Ruiz told workers in the plant’s cafeteria.", "by cafeteria"),
            ("Ana Ruiz said in her veto message.", "by written message"),
            ("Ana Ruiz said on Portuguese television.", "by broadcast"),
            ("Ana Ruiz told Radio Norte on Monday.", "when 2026-03-16, to Radio Norte, by broadcast"),
            ("Ana Ruiz wrote to the company’s board in a letter.", "by letter"),
            ("Ana Ruiz said in the hospital statement.", "by statement"),
            ("Ana Ruiz said of the court in Lisbon.", ""),
            ("Ana Ruiz said in the hospital’s defence.", ""),
            ("Ana Ruiz said after the boats had left.", ""),
            ("Ana Ruiz said.", ""),
            ("Ana Ruiz said of the storm that struck on Monday.", ""),
            ("Ana Ruiz said, a day before the strike on Monday.", ""),
            ("Ana Ruiz said as the boats left on Monday.", ""),
        ] {
            check(&format!("{quote} {cue}"), expected);
        }
    }

    #[test]
    fn circumstances_open_the_sentence() {
        check(
            "In a statement on Monday, Ana Ruiz said: “The old quay will be closed until the autumn.”",
            "when 2026-03-16, by statement",
        );
        check("On Monday, Ana Ruiz said: “The old quay will be closed until the autumn.”", "when 2026-03-16");
        check(
            "After the strike of Monday, Ana Ruiz said: “The old quay will be closed until the autumn.”",
            "",
        );
    }

    #[test]
    fn a_paper_speaks_where_it_came_up() {
        check(
            "Ana Ruiz said in a statement late on Monday that the quay would close. “The old quay will be closed \
             until the autumn,” the statement said.",
            "when 2026-03-16, by statement",
        );
    }

    #[test]
    fn short_words_have_no_setting() {
        check("“We are sorry,” Ana Ruiz said on Monday.", "");
        check("The quay is closed, Ana Ruiz said on Monday.", "");
    }
}
