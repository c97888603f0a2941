//! A noun phrase that says what somebody is, in parts: "former Alabama Sen.", "chairman of the port union".
//! Where such a phrase stands and whom it describes is not asked here.

use std::ops::Range;

use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::role::{Role, Slot, Tenure};
use crate::text::token::TokenKind;

/// The longest phrase in front of its noun, and behind it, in tokens.
const LONGEST: usize = 10;

/// How many offices "and" may join to a first one.
const JOINED: usize = 3;

/// What a phrase says of somebody, each with the tokens that say it.
pub(super) type Said = Vec<(Range<usize>, Role)>;

/// The office that a run of tokens ends in: its tokens, family and noun.
fn office<'a>(prose: &Prose<'a>, run: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let last = run.end.checked_sub(1)?;
    (run.start.max(last.saturating_sub(5))..run.end).find_map(|i| {
        let token = prose.tokens.get(i)?;
        if !token.classes.has(Class::Office) && !token.begins.has(Class::Office) {
            return None;
        }
        entry(prose, i).filter(|(tokens, _)| tokens.end == run.end)
    })
}

/// The longest office that begins at a token; hyphens between its words are passed over, and the full stops of
/// shortened ones: "Lt. Gov.".
fn entry<'a>(prose: &Prose<'a>, token: usize) -> Option<(Range<usize>, &'a str)> {
    let first = prose.tokens.get(token)?;
    let after = |k: usize| {
        let mut at = token;
        for _ in 0..k {
            at += 1;
            let joins = prose.tokens.get(at).is_some_and(|t| t.glued) && matches!(prose.text(at), "-" | ".");
            at += usize::from(joins);
        }
        Some(at)
    };
    if first.begins.has(Class::Office) {
        let word = |k: usize| Some(prose.tokens.get(after(k)?)?.word);
        if let Some((words, value)) = prose.lexicon.phrase(first.entry, Class::Office, word) {
            return Some((token..after(words - 1)? + 1, value));
        }
    }
    prose.value(token, Class::Office).map(|value| (token..token + 1, value))
}

/// What a role-mark says: `party Democrat`, `time past`, `deputy`.
fn mark<'a>(prose: &Prose<'a>, token: usize) -> Option<(&'a str, &'a str)> {
    let value = prose.value(token, Class::RoleMark)?;
    Some(value.split_once(' ').unwrap_or((value, "")))
}

/// The party that a token names.
pub(super) fn party<'a>(prose: &Prose<'a>, token: usize) -> Option<&'a str> {
    mark(prose, token).filter(|(what, _)| *what == "party").map(|(_, party)| party)
}

fn tenure(word: &str) -> Tenure {
    match word {
        "past" => Tenure::Past,
        "then" => Tenure::Then,
        "acting" => Tenure::Acting,
        "coming" => Tenure::Coming,
        _ => Tenure::Now,
    }
}

/// The run of words that ends at `end` and may be a description: back to a determiner, a verb or a mark.
pub(super) fn run_before(prose: &Prose, floor: usize, end: usize) -> Range<usize> {
    let mut stop = end;
    if stop > floor && prose.text(stop - 1) == "." {
        stop -= 1;
    }
    // A word that no list has, not even inside a phrase, ends no office.
    if stop == floor || prose.tokens.get(stop - 1).is_none_or(|t| t.word == 0) {
        return stop..stop;
    }
    let inside = (stop.saturating_sub(6).max(floor)..stop)
        .find(|&i| entry(prose, i).is_some_and(|(tokens, _)| tokens.end == stop));
    let mut start = inside.unwrap_or(stop);
    let lofty = prose.tokens.get(start).is_some_and(|t| t.capital) && start > floor;
    while start > floor && stop - start < LONGEST {
        let at = start - 1;
        let Some(token) = prose.tokens.get(at) else { break };
        if token.kind == TokenKind::Mark {
            let hyphen = prose.text(at) == "-" && token.glued;
            let stops = prose.text(at) == "." && token.glued && at > floor && shortened(prose, at - 1);
            if hyphen || stops {
                start = at;
                continue;
            }
            break;
        }
        if token.possessive() {
            start = capitals_before(prose, floor, at);
            start += usize::from(start < at && prose.is(start, Class::Determiner));
            break;
        }
        // "Fighting President Ode": what stands in small letters before a capital office is no part of it.
        let outside =
            lofty && !token.capital && !token.classes.has(Class::RoleMark) && prose.text(at + 1) != "-";
        if ends(prose, at) || outside || opens(prose, at) {
            break;
        }
        start = at;
    }
    while start < stop && !prose.is_word(start) {
        start += 1;
    }
    // "The 52-year-old captain".
    let aged = start + 3 < stop && prose.text(start) == "year" && prose.text(start + 2) == "old";
    start + if aged { 3 } else { 0 }..stop
}

/// Whether a word has its capital from the start of a sentence alone; "then" may belong to what follows.
fn opens(prose: &Prose, at: usize) -> bool {
    !prose.is(at, Class::RoleMark) && prose.value(at, Class::NotAName) == Some("opener")
}

/// Where the capitalised words begin that end at a token.
fn capitals_before(prose: &Prose, floor: usize, at: usize) -> usize {
    let mut start = at;
    while start > floor && at - start < 4 && prose.tokens.get(start - 1).is_some_and(|t| t.capital) {
        start -= 1;
    }
    start
}

/// Whether a full stop behind this token shortens it: "Ala.", "Lt.".
pub(super) fn shortened(prose: &Prose, token: usize) -> bool {
    prose.tokens.get(token).is_some_and(|t| {
        t.at.len() <= 6
            && t.capital
            && (t.classes.any(&[
                Class::Title,
                Class::Place,
                Class::Honorific,
                Class::Office,
                Class::NameSuffix,
            ]) || t.at.len() <= 2)
    })
}

/// Whether a token cannot stand in a description in front of its noun.
fn ends(prose: &Prose, at: usize) -> bool {
    const NEVER: [Class; 11] = [
        Class::Function,
        Class::Determiner,
        Class::Pronoun,
        Class::Modal,
        Class::Negation,
        Class::Preposition,
        Class::Conjunction,
        Class::Auxiliary,
        Class::Relative,
        Class::Weekday,
        Class::Cue,
    ];
    let Some(token) = prose.tokens.get(at) else { return true };
    if mark(prose, at).is_some_and(|(what, _)| matches!(what, "left" | "does")) {
        return true;
    }
    let known = [Class::Office, Class::RoleMark, Class::RoleNoun, Class::Title, Class::BodyNoun];
    if token.classes.any(&known) || token.begins.has(Class::Office) {
        return false;
    }
    let text = prose.text(at);
    let form = text.ends_with("ed") || token.entry == 0 && text.ends_with("ing");
    let verb = !token.capital && (token.classes.has(Class::Event) || form);
    token.kind == TokenKind::Number || token.classes.any(&NEVER) || verb
}

/// Reads a description that begins at `start`, behind its determiner: the noun, what it is of, and a second one
/// that "and" joins to it. Returns also where it ends.
pub(super) fn ahead(prose: &Prose, start: usize, limit: usize) -> Option<(Said, usize)> {
    several(prose, start, limit, JOINED)
}

/// The same, with so many more that "and" may join.
fn several(prose: &Prose, start: usize, limit: usize, more: usize) -> Option<(Said, usize)> {
    let mut end = start;
    while end < limit && end - start < LONGEST {
        let token = prose.tokens.get(end)?;
        if token.kind == TokenKind::Mark {
            let inner = prose.text(end) == "-" && token.glued
                || prose.text(end) == "." && token.glued && end > start && shortened(prose, end - 1);
            if inner {
                end += 1;
                continue;
            }
            break;
        }
        if office_phrase(prose, end).is_some_and(|to| {
            end = to;
            true
        }) {
            continue;
        }
        // "The engineer leading the repair": behind the office a word in -ing is a verb.
        let verb = || prose.text(end).ends_with("ing") && office(prose, &(start..end)).is_some();
        if ends(prose, end) || verb() {
            break;
        }
        end += 1;
    }
    let run = start..end;
    let (mut said, mut stop) = of_run(prose, run, limit)?;
    if prose.text(stop) == "and"
        && more > 0
        && let Some((more, end)) = several(prose, stop + 1, limit, more - 1)
    {
        // "President and chief executive of the yard": both are of it.
        let of = more.iter().find(|(_, r)| r.slot == Slot::Office).map(|(_, r)| r.of.clone());
        let bodied = more.iter().any(|(_, r)| r.family == "post");
        for (_, role) in said.iter_mut().filter(|(_, r)| r.slot == Slot::Office && r.of.is_empty()) {
            role.of.extend(of.clone().unwrap_or_default());
            if bodied && role.family == "state" {
                role.family = "post".to_owned();
            }
        }
        said.extend(more);
        stop = end;
    }
    Some((said, stop))
}

/// What somebody is who does what the verb at a token says: heads a board, leads a party, teaches history.
pub(super) fn doing(prose: &Prose, verb: usize, limit: usize) -> Option<Said> {
    let (_, value) = mark(prose, verb).filter(|(what, _)| *what == "does")?;
    let (family, noun) = value.split_once('/')?;
    let determined = |i: usize| {
        prose.is(i, Class::Determiner) || matches!(prose.text(i), "the" | "a" | "an" | "its" | "their")
    };
    let start = verb + 1 + usize::from(determined(verb + 1));
    let role = Role { family: family.to_owned(), noun: noun.to_owned(), ..Role::default() };
    let mut reading = Reading { prose, role, home: None, party: None, elected: false, bodied: true };
    // The object is read as what an office is "of".
    let end = reading.object(start, limit);
    if end == start {
        return None;
    }
    let mut said = reading.finish(verb..end, true);
    said.retain(|(_, role)| role.slot != Slot::Home);
    Some(said)
}

/// Where an office of several words ends that begins at a token: secretary of state.
fn office_phrase(prose: &Prose, token: usize) -> Option<usize> {
    prose.tokens.get(token).filter(|t| t.begins.has(Class::Office))?;
    entry(prose, token).map(|(tokens, _)| tokens.end)
}

/// Reads a run of words that ends in a noun for what somebody is, with what stands behind it.
pub(super) fn of_run(prose: &Prose, run: Range<usize>, limit: usize) -> Option<(Said, usize)> {
    if run.is_empty() {
        return None;
    }
    let last = run.end - 1;
    let found = office(prose, &run);
    let own_party = party(prose, last);
    let coming = mark(prose, last).is_some_and(|m| m == ("time", "coming"));
    if found.is_none() && own_party.is_none() && !coming {
        return None;
    }
    let mut role = Role::default();
    let head = found.as_ref().map_or(last..run.end, |(tokens, _)| tokens.clone());
    if let Some((_, value)) = &found {
        let (family, noun) = value.split_once('/').unwrap_or(("", value));
        (role.family, role.noun) = (family.to_owned(), noun.to_owned());
        // Somebody's representative, or one for somebody, sits in no house.
        let owned = || run.clone().any(|i| prose.tokens.get(i).is_some_and(|t| t.possessive()));
        if noun == "representative" && (owned() || prose.text(run.end) == "for") {
            role.family = "post".to_owned();
        }
    }
    let elected = matches!(role.family.as_str(), "seat" | "house") || own_party.is_some();
    let mut reading = Reading { prose, role, home: None, party: None, elected, bodied: false };
    reading.words(run.start..head.start);
    reading.bodied |= run.start > 0 && matches!(prose.text(run.start - 1), "its" | "their");
    if matches!(reading.role.family.as_str(), "secretary" | "minister") {
        reading.words(head.clone());
    }
    if let Some(party) = own_party.filter(|_| found.is_none()) {
        reading.party = Some((last, party.to_owned()));
    }
    if run.start > 0 && mark(prose, run.start - 1).is_some_and(|(what, _)| what == "left") {
        // "The fired director": so much for his tenure, before the story or in it.
        reading.role.tenure = Tenure::Then;
    }
    let stop =
        if found.is_some() || own_party.is_some() { reading.complement(run.end, limit) } else { run.end };
    Some((reading.finish(run, found.is_some()), stop))
}

struct Reading<'p, 'a> {
    prose: &'p Prose<'a>,
    role: Role,
    home: Option<(Range<usize>, String)>,
    party: Option<(usize, String)>,
    /// The noun is one for somebody elected: a place beside it is a home.
    elected: bool,
    /// Words beside the noun name a body that is no country.
    bodied: bool,
}

impl Reading<'_, '_> {
    /// Takes in the words around the noun.
    fn words(&mut self, tokens: Range<usize>) {
        let prose = self.prose;
        let mut i = tokens.start;
        while i < tokens.end {
            if let Some((place, value)) = prose.entry(i, Class::Place)
                && prose.tokens.get(i).is_some_and(|t| t.capital)
                && place.end <= tokens.end
            {
                let end = place.end;
                self.place(place, value);
                i = end;
                continue;
            }
            self.word(i);
            i += 1;
        }
    }

    fn place(&mut self, tokens: Range<usize>, value: &str) {
        if value == "united states" {
            return;
        }
        if self.elected {
            self.home.get_or_insert((tokens, value.to_owned()));
        } else {
            self.role.of.insert(value.to_owned());
        }
    }

    fn word(&mut self, i: usize) {
        let prose = self.prose;
        let Some(token) = prose.tokens.get(i).filter(|t| t.kind == TokenKind::Word) else { return };
        match mark(prose, i) {
            Some(("party", party)) => {
                self.party.get_or_insert((i, party.to_owned()));
                return;
            }
            Some(("time", word)) => {
                self.role.tenure = tenure(word);
                return;
            }
            Some(("deputy", _)) => {
                self.role.deputy = true;
                return;
            }
            Some(("chief", _)) => {
                self.role.chief = true;
                return;
            }
            _ => {}
        }
        let kin = self.role.family == "kin";
        let small = token.classes.any(&[Class::Function, Class::Determiner, Class::Preposition]);
        if small || token.classes.has(if kin { Class::Cardinal } else { Class::Office }) {
            return;
        }
        if let Some(country) = prose.value(i, Class::Demonym) {
            if country != "united states" {
                self.role.of.insert(country.to_owned());
            }
            return;
        }
        if token.possessive() && !token.capital && token.classes.has(Class::BodyNoun) && !self.level(i) {
            // The group's treasurer: which group is told elsewhere.
            self.bodied = true;
            return;
        }
        let normal = prose.normal(i);
        let word = prose.value(i, Class::Spelling).map_or_else(|| normal::singular(&normal), Into::into);
        if matches!(&*word, "us" | "u.s") {
            return;
        }
        // The first word of a sentence has its capital from there.
        let opens = || {
            token.entry != 0 && prose.sentences.get(prose.sentence_of(i)).is_some_and(|s| s.tokens.start == i)
        };
        let set = if token.capital && !opens() { &mut self.role.of } else { &mut self.role.sort };
        set.insert(word.into_owned());
        // Whose president it is may be a country that no list has.
        self.bodied |= !(token.possessive() && token.capital);
    }

    /// Whether a noun for a body tells it from others: the county's.
    fn level(&self, i: usize) -> bool {
        self.prose.tokens.get(i).is_some_and(|t| t.classes.any(&[Class::Place, Class::PlaceNoun]))
    }

    /// Takes in what stands behind the noun: "of the port union", "from Alabama". Returns where it ends.
    fn complement(&mut self, start: usize, limit: usize) -> usize {
        let prose = self.prose;
        let from = prose.text(start) == "from";
        let year = prose.tokens.get(start + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let opens = !year
            && (matches!(prose.text(start), "of" | "for" | "at" | "with" | "on") || from && self.elected);
        if !opens {
            self.years(start);
            return start;
        }
        let end = self.object(start + 1, limit);
        self.years(end);
        end
    }

    /// Takes in the body or thing that begins at a token. Returns where it ends.
    fn object(&mut self, start: usize, limit: usize) -> usize {
        let prose = self.prose;
        let mut end = start;
        while end < limit && end - start < LONGEST {
            let Some(token) = prose.tokens.get(end) else { break };
            let inner = match token.kind {
                TokenKind::Mark => match prose.text(end) {
                    "-" | "&" | "'" | "’" => true,
                    "." => token.glued && shortened(prose, end - 1),
                    _ => false,
                },
                _ if prose.text(end) == "and" => prose.tokens.get(end + 1).is_some_and(|t| t.capital),
                _ => {
                    matches!(prose.text(end), "the" | "a" | "an" | "of" | "for" | "its" | "on")
                        || token.capital
                        || !ends(prose, end)
                        || self.gerund(start, end)
                }
            };
            if !inner {
                break;
            }
            end += 1;
        }
        self.words(start..end);
        end
    }

    /// Whether a word in -ing is a noun by what stands in front: head of printing, the board's printing department.
    fn gerund(&self, start: usize, at: usize) -> bool {
        let owned = || self.prose.tokens.get(at - 1).is_some_and(|t| t.possessive());
        let led = || matches!(self.prose.text(at - 1), "the" | "a" | "of" | "for" | "its");
        self.prose.text(at).ends_with("ing") && (at == start || led() || owned())
    }

    /// "President from 2000 to 2006": it was held at another time.
    fn years(&mut self, at: usize) {
        let year = |i: usize| self.prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        if matches!(self.prose.text(at), "from" | "in" | "until" | "between") && year(at + 1) {
            self.role.tenure = Tenure::Then;
        }
    }

    fn finish(mut self, run: Range<usize>, office: bool) -> Said {
        let mut said = Said::new();
        // The president of a club is none of a state.
        if self.bodied && self.role.family == "state" {
            self.role.family = "post".to_owned();
        }
        let title = |name: &str| name.split(' ').map(capital).collect::<Vec<_>>().join(" ");
        if let Some((tokens, home)) = self.home {
            let (slot, shown) = (Slot::Home, format!("of {}", title(&home)));
            said.push((tokens, Role { slot, shown, noun: home, ..Role::default() }));
        }
        if let Some((token, party)) = self.party {
            let tenure = if self.role.tenure == Tenure::Past && !office { Tenure::Past } else { Tenure::Now };
            let (slot, shown) = (Slot::Party, party.clone());
            said.push((token..token + 1, Role { slot, shown, noun: party, tenure, ..Role::default() }));
        }
        if office {
            let text = self.prose.article.slice(self.prose.span(run.clone()));
            let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
            said.push((run, Role { shown, ..self.role }));
        }
        said
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A home as a role.
pub(super) fn home(tokens: Range<usize>, value: &str) -> (Range<usize>, Role) {
    let shown = format!("of {}", value.split(' ').map(capital).collect::<Vec<_>>().join(" "));
    (tokens, Role { slot: Slot::Home, shown, noun: value.to_owned(), ..Role::default() })
}

/// A party as a role.
pub(super) fn of_party(tokens: Range<usize>, name: &str) -> (Range<usize>, Role) {
    let shown = name.to_owned();
    (tokens, Role { slot: Slot::Party, shown, noun: name.to_owned(), ..Role::default() })
}
