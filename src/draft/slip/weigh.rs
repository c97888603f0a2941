//! What the changed words of a stretch do: the gravest thing that they could be, if they are no harmless rewrite.
//!
//! Words that were only moved are taken out before; what the words are, the word lists say.

use super::super::units::{Keys, Sort, Unit};
use super::names::Names;
use crate::compare::slip::Slip;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::similar;
use crate::text::value::Decimal;

/// The changed words of a stretch, what was moved left out, and what stands around them.
pub(super) struct Changed<'a> {
    /// The draft's words, each with its index.
    pub draft: Vec<(usize, &'a Unit)>,
    /// The article's words.
    pub other: Vec<(usize, &'a Unit)>,
    /// The unit before the stretch, and the one behind it, in the draft.
    pub beside: [Option<&'a Unit>; 2],
    /// The same in the article.
    pub beside_other: [Option<&'a Unit>; 2],
    /// Nothing was moved out of the stretch, or into it.
    pub whole: bool,
    /// Both texts stand between quotation marks here.
    pub quoted: bool,
    /// Hardly anything else near it differs.
    pub alone: bool,
    /// "Until" came or went elsewhere in the sentence: not until, only then.
    pub delayed: bool,
}

/// What the changed words do, and which of them do it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Weighed {
    pub slip: Slip,
    pub draft: Vec<usize>,
    pub other: Vec<usize>,
}

/// A rounded figure may be so far, as a share in thousandths, from what it rounds: with a hedge, and without.
const ROUNDED: (i64, i64) = (60, 15);

/// Where more words of a quotation than this are others, it is another quotation.
const QUOTED: usize = 6;

pub(super) fn weigh(changed: &Changed, keys: &Keys, names: &Names, lexicon: &Lexicon) -> Option<Weighed> {
    let judge = Judge { changed, keys, names, lexicon };
    if judge.is_written_apart() {
        return None;
    }
    judge
        .number()
        .or_else(|| judge.scope())
        .or_else(|| judge.day())
        .or_else(|| judge.name())
        .or_else(|| judge.place())
        .or_else(|| judge.negation())
        .or_else(|| judge.role())
        .or_else(|| judge.gender())
        .or_else(|| judge.hedge())
        .or_else(|| judge.certainty())
        .or_else(|| judge.contrary())
        .or_else(|| judge.quotation())
        .or_else(|| judge.other())
}

struct Judge<'a> {
    changed: &'a Changed<'a>,
    keys: &'a Keys,
    names: &'a Names,
    lexicon: &'a Lexicon,
}

type Side<'a> = Vec<(usize, &'a Unit)>;

impl<'a> Judge<'a> {
    /// The words of some sorts on both sides, without those that both have.
    fn both(&self, is: impl Fn(&Unit) -> bool) -> (Side<'a>, Side<'a>) {
        let take = |side: &Side<'a>, against: &Side<'a>| -> Side<'a> {
            let has = |u: &Unit| against.iter().any(|(_, o)| o.root == u.root);
            side.iter().copied().filter(|(_, u)| is(u) && !has(u)).collect()
        };
        (take(&self.changed.draft, &self.changed.other), take(&self.changed.other, &self.changed.draft))
    }

    fn of(&self, sort: Sort) -> (Side<'a>, Side<'a>) {
        self.both(|u| u.sort == sort)
    }

    fn found(slip: Slip, draft: &Side, other: &Side) -> Option<Weighed> {
        let places = |side: &Side| side.iter().map(|(i, _)| *i).collect();
        Some(Weighed { slip, draft: places(draft), other: places(other) })
    }

    /// The words of content on both sides that only one has.
    fn content(&self) -> (Side<'a>, Side<'a>) {
        self.both(|u| {
            matches!(u.sort, Sort::Word | Sort::Role | Sort::Place | Sort::Name | Sort::Number | Sort::Cue)
        })
    }

    /// Whether the stretch changes nothing but words that carry no fact of their own, and what is asked about.
    fn bare(&self) -> bool {
        let (a, b) = self.content();
        a.is_empty() && b.is_empty()
    }

    /// Whether besides words of some sorts no more than `most` words of content on either side are changed.
    fn besides(&self, sorts: &[Sort], most: usize) -> bool {
        let (a, b) = self.content();
        let others = |side: &Side| side.iter().filter(|(_, u)| !sorts.contains(&u.sort)).count();
        others(&a) <= most && others(&b) <= most
    }

    /// Whether nothing was moved here, and hardly anything else near it differs.
    fn plain(&self) -> bool {
        self.changed.whole && self.changed.alone
    }

    fn word(&self, unit: &Unit) -> &str {
        self.keys.word(unit.key)
    }

    /// Whether both have the same letters: into and in to.
    fn is_written_apart(&self) -> bool {
        let letters =
            |side: &Side| side.iter().map(|(_, u)| self.word(u)).collect::<String>().replace(' ', "");
        letters(&self.changed.draft) == letters(&self.changed.other) && !self.changed.draft.is_empty()
    }

    fn number(&self) -> Option<Weighed> {
        for sort in [Sort::Number, Sort::Ordinal] {
            let (draft, other) = self.of(sort);
            if draft.is_empty() || draft.len() != other.len() || self.converts() || !self.besides(&[sort], 1)
            {
                continue;
            }
            let wrong = draft.iter().zip(&other).find(|((_, a), (_, b))| !self.rounds(a, b));
            if let Some((&a, &b)) = wrong {
                let month = |u: Option<&Unit>| u.is_some_and(|u| self.word(u).starts_with("@month"));
                let dated = month(self.changed.beside[0]) && month(self.changed.beside_other[0]);
                let slip = if dated { Slip::Day } else { Slip::Number };
                return Self::found(slip, &vec![a], &vec![b]);
            }
        }
        None
    }

    /// All of them where the article has a number, or the other way round.
    fn scope(&self) -> Option<Weighed> {
        let scope = |u: &Unit| u.families.iter().any(|f| self.keys.word(f.0) == "=scope");
        let (draft, other) = self.both(|u| u.sort == Sort::Number || scope(u));
        let ([(_, a)], [(_, b)]) = (draft.as_slice(), other.as_slice()) else { return None };
        let one = (a.sort == Sort::Number) != (b.sort == Sort::Number);
        let few = self.changed.draft.len() <= 2 && self.changed.other.len() <= 2 && self.changed.alone;
        (one && few && self.besides(&[Sort::Number], 1))
            .then(|| Self::found(Slip::Number, &draft, &other))
            .flatten()
    }

    /// Whether the unit changed with the number: two days for 48 hours.
    fn converts(&self) -> bool {
        let (draft, other) = self.of(Sort::Measure);
        !draft.is_empty() && !other.is_empty()
    }

    /// Whether the draft's number rounds the article's.
    fn rounds(&self, a: &Unit, b: &Unit) -> bool {
        let value = |u: &Unit| self.word(u).replace(',', "").parse::<Decimal>().ok();
        let (Some(a), Some(b)) = (value(a), value(b)) else { return false };
        let hedged = self.changed.draft.iter().any(|(_, u)| u.sort == Sort::Hedge)
            || self.changed.beside[0].is_some_and(|u| u.sort == Sort::Hedge);
        let share = if hedged { ROUNDED.0 } else { ROUNDED.1 };
        let near = b.abs().checked_mul(Decimal::new(share, 3)).unwrap_or_default();
        figures(a) < figures(b) && a > Decimal::TEN && (a - b).abs() <= near
    }

    fn day(&self) -> Option<Weighed> {
        let (draft, other) = self.of(Sort::Day);
        let sort = |u: &Unit| self.word(u).split(' ').next().unwrap_or_default().to_owned();
        let pair = draft.iter().find_map(|a| Some((a, other.iter().find(|b| sort(a.1) == sort(b.1))?)))?;
        if draft.len() > 2 || other.len() > 2 {
            return None;
        }
        Self::found(Slip::Day, &vec![*pair.0], &vec![*pair.1])
    }

    fn name(&self) -> Option<Weighed> {
        let (draft, other) = self.of(Sort::Name);
        if draft.is_empty() || other.is_empty() {
            return None;
        }
        if draft.len() != other.len()
            || self.names.are_one(&draft, &other, self.keys)
            || !self.besides(&[Sort::Name, Sort::Role, Sort::Cue], 0)
            || self.stands_for_a_name()
            || self.are_pet_forms(&draft, &other)
        {
            return None;
        }
        let cue = |u: Option<&Unit>| u.is_some_and(|u| u.sort == Sort::Cue);
        let speaks = self.changed.beside.iter().any(|u| cue(*u));
        Self::found(if speaks { Slip::Speaker } else { Slip::Name }, &draft, &other)
    }

    /// Whether a first name may be the pet form of another, in front of the same last name: Chuck for Charles.
    fn are_pet_forms(&self, draft: &Side, other: &Side) -> bool {
        let ([(_, a)], [(_, b)]) = (draft.as_slice(), other.as_slice()) else { return false };
        let given = |u: &Unit| self.lexicon.is(self.word(u), Class::GivenName);
        let (x, y) = (self.word(a), self.word(b));
        let surname = |u: Option<&Unit>| u.filter(|u| u.sort == Sort::Name).map(|u| u.key);
        let last = surname(self.changed.beside[1]);
        let one = last.is_some() && last == surname(self.changed.beside_other[1]);
        one && given(a)
            && given(b)
            && x.chars().next() == y.chars().next()
            && similar::letters_apart(x, y) > 2
    }

    /// Whether a pronoun stands in one text where the other has a name: the names then stand for something else.
    fn stands_for_a_name(&self) -> bool {
        let pronoun = |side: &Side| side.iter().any(|(_, u)| u.sort == Sort::Gender);
        pronoun(&self.changed.draft) != pronoun(&self.changed.other)
    }

    fn place(&self) -> Option<Weighed> {
        let (draft, other) = self.of(Sort::Place);
        if draft.is_empty() || draft.len() != other.len() || !self.besides(&[Sort::Place, Sort::Role], 0) {
            return None;
        }
        Self::found(Slip::Place, &draft, &other)
    }

    fn role(&self) -> Option<Weighed> {
        let anyone = |u: &Unit| self.word_of_root(u) == "~anyone";
        let (mut draft, mut other) = self.of(Sort::Role);
        draft.retain(|(_, u)| !anyone(u));
        other.retain(|(_, u)| !anyone(u));
        if draft.is_empty()
            || draft.len() != other.len()
            || !self.besides(&[Sort::Role], 0)
            || !self.changed.alone
        {
            return None;
        }
        if draft.iter().zip(&other).all(|((_, a), (_, b))| self.is_fuller(self.word(a), self.word(b))) {
            return None;
        }
        Self::found(Slip::Role, &draft, &other)
    }

    /// Whether one of two titles has the other in it, and what it adds is no rank: House speaker, speaker.
    fn is_fuller(&self, a: &str, b: &str) -> bool {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let short: Vec<&str> = short.split(' ').collect();
        let long: Vec<&str> = long.split(' ').collect();
        let ranks = |w: &&str| {
            self.lexicon.value_of(w, Class::Distinct).is_some_and(|value| {
                value.split(' ').any(|v| v.starts_with("rank/") || v.starts_with("standing/"))
            })
        };
        short.iter().all(|w| long.contains(w)) && !long.iter().any(|w| ranks(w) && !short.contains(w))
    }

    fn word_of_root(&self, unit: &Unit) -> &str {
        self.keys.word(unit.root)
    }

    fn gender(&self) -> Option<Weighed> {
        for sort in [Sort::Gender, Sort::Courtesy] {
            let (draft, other) = self.of(sort);
            let any = |side: &Side| side.iter().any(|(_, u)| self.word(u) == "@courtesy any");
            if !draft.is_empty() && !other.is_empty() && !any(&draft) && !any(&other) {
                return Self::found(Slip::Gender, &draft, &other);
            }
        }
        None
    }

    fn negation(&self) -> Option<Weighed> {
        let negations = |side: &Side<'a>| -> Side<'a> {
            side.iter().copied().filter(|(_, u)| u.sort == Sort::Negation).collect()
        };
        let (draft, other) = (negations(&self.changed.draft), negations(&self.changed.other));
        if draft.len() % 2 == other.len() % 2 || !self.bare() || !self.plain() || self.changed.delayed {
            return None;
        }
        Self::found(Slip::Negation, &draft, &other)
    }

    fn hedge(&self) -> Option<Weighed> {
        let (draft, other) = self.of(Sort::Hedge);
        let vague = |side: &Side| side.iter().all(|(_, u)| self.word(u) == "@hedge about");
        let nearly =
            |side: &Side| side.iter().any(|(_, u)| matches!(self.word(u), "@hedge nearly" | "@hedge about"));
        let number = |beside: Option<&Unit>, side: &Side| {
            beside.is_some_and(|u| u.sort == Sort::Number || self.word(u).starts_with("@money"))
                || side.iter().any(|(_, u)| u.sort == Sort::Number)
        };
        let at_number = number(self.changed.beside[1], &self.changed.draft)
            || number(self.changed.beside[0], &self.changed.draft);
        let (numbers, others) = self.of(Sort::Number);
        if draft.is_empty() && other.is_empty() || !at_number || !numbers.is_empty() || !others.is_empty() {
            return None;
        }
        if (draft.is_empty() || other.is_empty()) && vague(&draft) && vague(&other) {
            return None;
        }
        if nearly(&draft) && nearly(&other) || draft.len() > 1 || other.len() > 1 {
            return None;
        }
        Self::found(Slip::Hedge, &draft, &other)
    }

    fn certainty(&self) -> Option<Weighed> {
        let (draft, other) = self.of(Sort::Modal);
        if !self.bare() || !self.plain() {
            return None;
        }
        let may = |side: &Side| side.iter().any(|(_, u)| self.word_of_root(u) == "~modal may");
        if !draft.is_empty() && !other.is_empty() || may(&draft) || may(&other) {
            return Self::found(Slip::Certainty, &draft, &other);
        }
        let (draft, other) = self.of(Sort::Doubt);
        let dropped = draft.is_empty() && !other.is_empty();
        dropped.then(|| Self::found(Slip::Certainty, &draft, &other)).flatten()
    }

    fn contrary(&self) -> Option<Weighed> {
        if !self.besides(&[], 1) || !self.changed.alone {
            return None;
        }
        for &(i, a) in &self.changed.draft {
            let contrary =
                |(_, b): &&(usize, &Unit)| a.is_contrary_to(b) || self.negates(a, b) || self.negates(b, a);
            if let Some(&b) = self.changed.other.iter().find(contrary)
                && !self.changed.other.iter().any(|(_, u)| u.root == a.root)
            {
                return Self::found(Slip::Contrary, &vec![(i, a)], &vec![b]);
            }
        }
        self.standing()
    }

    /// Whether one word is the other with a prefix that turns it round: unable, able.
    fn negates(&self, long: &Unit, short: &Unit) -> bool {
        let stem = self.word(short);
        let prefix = self.word(long).strip_suffix(stem).unwrap_or_default();
        stem.len() >= 4 && matches!(prefix, "un" | "in" | "im" | "il" | "ir" | "dis" | "non")
    }

    /// A word that says which holder of a title is meant came or went in front of it: former, acting.
    fn standing(&self) -> Option<Weighed> {
        let titled = self.changed.beside[1].is_some_and(|u| u.sort == Sort::Role);
        let (draft, other) = self.both(|u| u.sort != Sort::Small);
        let says = |side: &Side| {
            side.iter()
                .all(|(_, u)| u.families.iter().any(|f| matches!(self.keys.word(f.0), "=rank" | "=standing")))
        };
        let one = draft.len() + other.len() == 1;
        (titled && one && says(&draft) && says(&other))
            .then(|| Self::found(Slip::Role, &draft, &other))
            .flatten()
    }

    fn quotation(&self) -> Option<Weighed> {
        let (draft, other) = (self.changed.draft.len(), self.changed.other.len());
        if !self.changed.quoted || !self.changed.alone || draft + other == 0 || draft.max(other) > QUOTED {
            return None;
        }
        Self::found(Slip::Quotation, &self.changed.draft, &self.changed.other)
    }

    fn other(&self) -> Option<Weighed> {
        let (draft, other) = self.both(|u| u.sort == Sort::Word);
        let one = draft.len() == 1 && other.len() == 1;
        let alone = self.changed.draft.len() <= 2 && self.changed.other.len() <= 2;
        if !one || !alone || !self.changed.whole || self.changed.beside.iter().any(Option::is_none) {
            return None;
        }
        Self::found(Slip::Other, &draft, &other)
    }
}

/// How many digits of a number are not its closing zeros.
fn figures(n: Decimal) -> usize {
    let text = n.abs().normalize().to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if text.contains('.') { digits.len() } else { digits.trim_end_matches('0').len() }
}
