//! How two names stand to each other, part by part: one name, a pet form of it, another spelling, a slip of the
//! pen, or somebody else's.

use std::borrow::Cow;

use super::part::{self, letters};
use crate::text::similar;
use crate::text::value::{Known, Name};

/// How two names stand to each other, from nearest to farthest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Likeness {
    /// One name, in full or short, with or without initials, particles, hyphens, accents, suffix; a body's name
    /// and its initials.
    Same,
    /// One name, of which one leaves out a part or writes two as one: Ana Maria Ruiz and Ana Ruiz, Ana Ruiz-Falk and
    /// Ana Ruiz, Anne-Lou and Annelou.
    Fuller,
    /// One has a pet form of the other's given name: Bob for Robert.
    Pet,
    /// Two accepted ways to write one name: Yuri and Yury, or the family name in front.
    Spelling,
    /// A letter apart: one of the two is most likely a slip.
    Slip,
    /// Two names.
    Other,
}

impl Likeness {
    /// Whether the two can both be right of one person or body.
    pub fn is_one(self) -> bool {
        self <= Likeness::Spelling
    }
}

/// How the names of two who are named stand to each other.
pub fn likeness(a: &Name, b: &Name) -> Likeness {
    if a.parts == b.parts {
        return Likeness::Same;
    }
    let (x, y) = (Read::new(a), Read::new(b));
    if x.suffix.is_some() && y.suffix.is_some() && x.suffix != y.suffix {
        return Likeness::Other;
    }
    if x.parts.is_empty() || y.parts.is_empty() {
        return Likeness::Other;
    }
    if x.parts == y.parts {
        return Likeness::Same;
    }
    if joined(&x.parts).eq(joined(&y.parts)) || joined(&x.all).eq(joined(&y.all)) {
        let apart = x.all != y.all && (x.is_given() || y.is_given());
        return if apart { Likeness::Fuller } else { Likeness::Same };
    }
    if x.is_body() || y.is_body() || x.inverted || y.inverted {
        let body = bodies(&x, &y);
        if body != Likeness::Other || x.is_body() && y.is_body() {
            return body;
        }
    }
    if abbreviates(&x, &y) || abbreviates(&y, &x) {
        return Likeness::Same;
    }
    match (x.parts.len(), y.parts.len()) {
        (1, _) => single(&x, &y),
        (_, 1) => single(&y, &x),
        _ => full(&x, &y),
    }
}

/// A name taken apart for comparison.
struct Read<'a> {
    name: &'a Name,
    /// Its parts as letters, hyphenated ones apart, without suffix.
    all: Vec<Cow<'a, str>>,
    /// The same without articles and the tails of companies.
    parts: Vec<Cow<'a, str>>,
    suffix: Option<&'a str>,
    /// Small words turn its order: Department of Justice.
    inverted: bool,
}

impl<'a> Read<'a> {
    fn new(name: &'a Name) -> Self {
        let suffix = name.suffix();
        let stem = match suffix {
            Some(_) => name.parts.split_last().map_or(&[][..], |(_, rest)| rest),
            None => &name.parts[..],
        };
        let small = |p: &str| matches!(p, "of" | "for" | "on");
        let inverted = stem.iter().any(|p| small(p));
        let split = stem.iter().flat_map(|p| p.split(['-', '‐', '–'])).map(letters);
        let all: Vec<Cow<str>> = split.filter(|p| !p.is_empty()).collect();
        let mut parts = all.clone();
        if parts.len() > 1 {
            let article = |p: &str| matches!(p, "al" | "el" | "the");
            let first = parts.first().is_some_and(|p| p == "the" || p == "us");
            let begins = usize::from(first);
            let mut i = 0;
            parts.retain(|p| {
                i += 1;
                !(i <= begins || i > 1 && article(p))
            });
            while parts.len() > 1 && parts.last().is_some_and(|p| is_company(p)) {
                parts.pop();
            }
        }
        Read { name, all, parts, suffix, inverted }
    }

    fn is_body(&self) -> bool {
        matches!(self.name.known, Some(Known::Body(_)))
    }

    /// Whether it begins with a given name.
    fn is_given(&self) -> bool {
        matches!(self.name.known, Some(Known::Given(_)))
    }

    /// The body's words without the small ones, under the name where all its forms meet, in no order.
    fn words(&self) -> Vec<Cow<'_, str>> {
        let small = |p: &str| matches!(p, "of" | "the" | "for" | "and" | "on" | "us" | "");
        let mut words: Vec<Cow<str>> = match &self.name.known {
            Some(Known::Body(meets)) => meets.split(' ').map(Cow::Borrowed).collect(),
            _ => self.all.iter().map(|p| Cow::Borrowed(&**p)).collect(),
        };
        words.retain(|w| !small(w));
        for word in &mut words {
            // Organisation and organization.
            if let Some(stem) = word.strip_suffix("isation") {
                *word = Cow::Owned(format!("{stem}ization"));
            }
        }
        words.sort_unstable();
        words
    }

    /// The first part, with what it is known to stand for.
    fn first(&self) -> (&str, Option<&str>) {
        let stands = match &self.name.known {
            Some(Known::Given(stands)) => Some(&**stands),
            _ => None,
        };
        (self.parts.first().map_or("", |p| p), stands)
    }

    fn last(&self) -> &str {
        self.parts.last().map_or("", |p| p)
    }

    /// Whether it is written after one of several customs.
    fn is_foreign(&self) -> bool {
        let (_, stands) = self.first();
        let particle = |p: &Cow<str>| matches!(&**p, "bin" | "ibn" | "abu" | "abdul" | "abdel" | "bint");
        let article = || {
            self.name.parts.iter().skip(1).any(|p| p.starts_with("al-") || p.starts_with("el-") || p == "al")
        };
        stands.is_some_and(|s| s.starts_with('='))
            || self.parts.iter().any(|p| part::foreign(p))
            || self.parts.iter().any(particle)
            || article()
    }
}

/// Whether two names come out of another alphabet or language; an English given name tells that they do not.
fn foreign(a: &Read, b: &Read) -> bool {
    let english = |r: &Read| r.first().1.is_some_and(|s| !s.is_empty() && !s.starts_with('='));
    !english(a) && !english(b) && (a.is_foreign() || b.is_foreign())
}

/// The tails of companies' names.
fn is_company(part: &str) -> bool {
    matches!(part, "inc" | "corp" | "co" | "ltd" | "llc" | "plc" | "company" | "corporation" | "incorporated")
}

/// The letters of several parts as those of one.
fn joined(parts: &[Cow<'_, str>]) -> impl Iterator<Item = u8> {
    parts.iter().flat_map(|p| if p == "&" { "and" } else { p }.bytes())
}

/// Two names of which one at least is a body's by its words: the same words, whatever their order, or all but
/// one a letter apart.
fn bodies(a: &Read, b: &Read) -> Likeness {
    let (x, y) = (a.words(), b.words());
    if x == y {
        return Likeness::Same;
    }
    let known = a.is_body() || b.is_body();
    if x.len() != y.len() || x.len() < 2 || known {
        return Likeness::Other;
    }
    let only_x: Vec<&Cow<str>> = x.iter().filter(|w| !y.contains(w)).collect();
    let only_y: Vec<&Cow<str>> = y.iter().filter(|w| !x.contains(w)).collect();
    match (&only_x[..], &only_y[..]) {
        ([v], [w]) if v.len().min(w.len()) > 5 && part::near(v, w) => Likeness::Slip,
        _ => Likeness::Other,
    }
}

/// Whether one is the initials of the other, in capitals.
fn abbreviates(short: &Read, long: &Read) -> bool {
    let [initials] = &short.parts[..] else { return false };
    let capitals = short.name.full.chars().filter(|c| c.is_alphabetic());
    if initials.len() < 3 || long.parts.len() < 3 || !capitals.clone().all(char::is_uppercase) {
        return false;
    }
    let of = |keep: fn(&str) -> bool| -> String {
        long.parts.iter().filter(|p| keep(p)).filter_map(|p| p.chars().next()).collect()
    };
    let weighty = |p: &str| !matches!(p, "of" | "for" | "and" | "on" | "the" | "&");
    *initials == of(|_| true) || *initials == of(weighty)
}

/// A name of one part beside a fuller one: it is what the fuller one is called by.
fn single(short: &Read, full: &Read) -> Likeness {
    let one = short.last();
    let known = short.first().1.is_some();
    let foreign = foreign(short, full);
    match part::parts(one, full.last(), foreign && one.len() > 4) {
        Likeness::Same if one.len() > 1 => Likeness::Same,
        _ if full.parts.len() == 1 && known => part::given(short.first(), full.first(), foreign),
        Likeness::Slip if one.len() < 6 => Likeness::Other,
        other if one.len() > 1 => other,
        _ => Likeness::Other,
    }
}

/// Two names of several parts each.
fn full(a: &Read, b: &Read) -> Likeness {
    let foreign = foreign(a, b);
    let mut last = part::parts(a.last(), b.last(), foreign);
    let one_given = a.first().0 == b.first().0 && a.first().0.len() > 1;
    let short =
        || a.parts.len() > 2 && front(a) == front(b) && similar::at_most_one_apart(a.last(), b.last());
    if last == Likeness::Other && one_given && (part::resemble(a.last(), b.last()) || short()) {
        last = Likeness::Slip;
    }
    let mut first = part::given(a.first(), b.first(), foreign);
    if last == Likeness::Other {
        return if first.is_one() && (halved(a, b) || halved(b, a)) {
            Likeness::Fuller
        } else {
            turned(a, b)
        };
    }
    if first == Likeness::Other {
        return by_middle_name(a, b).max(last);
    }
    // A letter of the first name and one of the last: two slips only where both are long.
    if first == Likeness::Slip && last == Likeness::Slip {
        let short = a.parts.iter().chain(&b.parts).any(|p| p.len() < 5);
        first = if short { Likeness::Other } else { first };
    }
    first.max(last).max(middles(a, b, foreign))
}

/// All but the last part.
fn front<'r, 'a>(of: &'r Read<'a>) -> &'r [Cow<'a, str>] {
    of.parts.split_last().map(|(_, front)| front).unwrap_or_default()
}

/// Whether one has the first half of the other's double surname alone.
fn halved(few: &Read, many: &Read) -> bool {
    let double = many.name.parts.last().is_some_and(|p| p.contains('-'));
    double && few.parts.len() < many.parts.len() && front(many).last() == few.parts.last()
}

/// The parts between first and last.
fn middle<'r, 'a>(of: &'r Read<'a>) -> &'r [Cow<'a, str>] {
    of.parts.get(1..of.parts.len() - 1).unwrap_or_default()
}

/// What the middle names say: where both have some, they must go together, one by one.
fn middles(a: &Read, b: &Read, foreign: bool) -> Likeness {
    let (x, y) = (middle(a), middle(b));
    let whole = |part: &Cow<str>| part.len() > 1;
    let more = x.iter().skip(y.len()).chain(y.iter().skip(x.len())).any(whole);
    // What stands in front of a given name is no part of the name: Pilot Ana Lund.
    let people = a.is_given() && b.is_given() && a.first().0 == b.first().0;
    let alone = if more && people { Likeness::Fuller } else { Likeness::Same };
    let pairs = x.iter().zip(y);
    pairs.map(|(x, y)| part::parts(x, y, foreign)).max().unwrap_or(Likeness::Same).max(alone)
}

/// Ted Ode beside Rafael Edward Ode: one is called by the other's middle name.
fn by_middle_name(a: &Read, b: &Read) -> Likeness {
    let (few, many) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    if few.parts.len() >= many.parts.len() || few.first().0.len() < 2 {
        return Likeness::Other;
    }
    let fits = |m: &Cow<str>| match part::given(few.first(), (m, None), false) {
        Likeness::Slip | Likeness::Spelling => Likeness::Other,
        like if m.len() > 1 => like,
        _ => Likeness::Other,
    };
    middle(many).iter().map(fits).min().unwrap_or(Likeness::Other)
}

/// The same parts with the family name in front: Ruiz Ana.
fn turned(a: &Read, b: &Read) -> Likeness {
    let (Some((first, rest)), Some((front, behind))) = (a.parts.split_first(), b.parts.split_first()) else {
        return Likeness::Other;
    };
    let turns = |first: &str, rest: &[Cow<str>], other: &[Cow<str>]| {
        other.split_last().is_some_and(|(last, begin)| last == first && begin == rest)
    };
    let long = |p: &Cow<str>| p.len() > 1;
    if a.parts.iter().all(long) && (turns(first, rest, &b.parts) || turns(front, behind, &a.parts)) {
        return Likeness::Spelling;
    }
    Likeness::Other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rules;
    use crate::text::person;

    #[test]
    fn a_name_heard_alike_is_a_slip_and_no_other_name() {
        let lexicon = Rules::builtin().lexicon;
        for (a, b, expected) in [
            ("Colin Brandry", "Colin Brandrie", Likeness::Slip),
            ("Tomas Brandvik", "Thomas Brandvik", Likeness::Slip),
            ("Reyna Falkner", "Reina Falkner", Likeness::Slip),
            ("Eric Gaurel", "Eric Gorel", Likeness::Slip),
            ("Joan Clarke", "Joan Clark", Likeness::Slip),
            ("Peter Moore", "Peter Moor", Likeness::Slip),
            ("Judith Reid", "Judith Read", Likeness::Slip),
            ("Ann Stephens", "Ann Stevens", Likeness::Other),
            ("Helen Lubowsky", "Helen Lubowski", Likeness::Slip),
            ("Dmitri Lubowsky", "Dmitri Lubowski", Likeness::Spelling),
            ("Tom Hale", "Tom Hall", Likeness::Slip),
            ("Tom Hale", "Ted Hall", Likeness::Other),
            ("Eric Gaurel", "Ana Gorel", Likeness::Other),
            ("Peter Bailey", "Peter Bell", Likeness::Other),
            ("Ron Lund", "Jon Lund", Likeness::Other),
            ("Tobias Renn", "Tobias Wren", Likeness::Slip),
            ("Sameer Haldan", "Samir Haldan", Likeness::Slip),
            ("Alec Lund", "Alex Lund", Likeness::Slip),
            ("Somkit Wattanakul", "Somkit Watanakul", Likeness::Slip),
            ("Anil Mukarji", "Anil Mukarjee", Likeness::Slip),
            ("Anil Vardhin", "Anil Wardhin", Likeness::Slip),
            ("Tom Lund-Oke", "Tom Lund-Oake", Likeness::Slip),
            ("Tom Oke", "Tom Oake", Likeness::Other),
            ("Bill Lund", "Will Lund", Likeness::Pet),
            ("Pieter Lund", "Piet Lund", Likeness::Pet),
            ("Shantabai Lund", "Shanta Lund", Likeness::Pet),
            ("Lulu Lund", "Louise Lund", Likeness::Pet),
            ("Lulu Lund", "Marta Lund", Likeness::Other),
            ("Paulette Lund", "Paul Lund", Likeness::Other),
            ("Roberta Lund", "Robert Lund", Likeness::Other),
            ("Ana Maria Lund", "Ana Lund", Likeness::Fuller),
            ("Ana M. Lund", "Ana Lund", Likeness::Same),
            ("Ana Ruiz-Lund", "Ana Ruiz", Likeness::Fuller),
            ("Ana Ruiz-Lund", "Ana Lund", Likeness::Fuller),
            ("Ana Ruiz-Lund", "Ana Ruiz Lund", Likeness::Same),
            ("Anne-Louise Lund", "Annelouise Lund", Likeness::Fuller),
            ("Ana Ruiz-Lund", "Eva Ruiz", Likeness::Other),
            ("Ana Ruiz Lund", "Ana Ruiz", Likeness::Other),
            ("Pilot Ana Lund", "Ana Lund", Likeness::Same),
            ("Harbour Safety Board", "Harbour Board", Likeness::Same),
            ("Joan Lund", "John Lund", Likeness::Other),
            ("Marie Lund", "Mary Lund", Likeness::Other),
            ("Mark Green", "Mark Grant", Likeness::Other),
        ] {
            let (x, y) = (person::read(a, &lexicon), person::read(b, &lexicon));
            assert_eq!(likeness(&x, &y), expected, "{a} beside {b}");
            assert_eq!(likeness(&y, &x), expected, "{b} beside {a}");
        }
    }
}
