//! How a sentence stands to what it speaks of: it is so, it may be, it is not. Two sentences that have a clause in
//! common part where they stand to its verb otherwise.
//!
//! What a clause says is weighed by the words that both sentences have; how they are joined is not asked.

use super::clauses::Clauses;
use super::pair::{Pair, asks, has, words};
use super::{Parting, Turn};
use crate::text::sense::{Sense, Sort, Surety, Turns, Unit};

/// So many units of content stand between a negation and what it governs at most: "no boats of the line were lost".
const GOVERNED: usize = 3;

/// So many between what leaves something open and what it governs: "might face charges".
const SOFTENED: usize = 1;

/// Of what the shorter of two clauses speaks of, the other has so much at least, where they are one.
const ONE: f64 = 0.6;

/// So many units before a word may turn it.
const AROUND: usize = 8;

/// How a clause stands to a word of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum State {
    No,
    /// It is not meant, expected or believed.
    Unlikely,
    Open,
    /// It is meant, expected or believed.
    Likely,
    Yes,
}

impl State {
    /// How it stands to the contrary of the word.
    fn turned(self) -> Option<State> {
        match self {
            State::No => Some(State::Yes),
            State::Yes => Some(State::No),
            State::Open => Some(State::Open),
            State::Unlikely | State::Likely => None,
        }
    }
}

/// How a clause stands to a word, and the unit that tells it, by its index.
#[derive(Clone, Copy)]
struct Stance {
    state: State,
    told: Option<usize>,
    /// It says that something can be done, or could.
    able: bool,
    /// What tells it stands right before the word.
    near: bool,
}

/// What governs a word: negations, what leaves it open, by their places.
#[derive(Default)]
struct Governors {
    nots: Vec<usize>,
    sureties: Vec<(usize, Surety)>,
    /// It depends on a condition.
    conditional: bool,
}

/// How two sentences hang together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tie {
    /// One speaker says both: little need be in common.
    OneSpeaker,
    /// One speaker may say both.
    PerhapsOneSpeaker,
    /// Nearly all of one clause must stand in the other.
    Words,
    /// They share a word that hardly any other sentence of the story has.
    RareWord,
    /// One says of nobody what the other says of somebody.
    Nobody,
}

/// The sorts of contraries that tell a state by themselves, whoever says it.
const STATES: &[&str] = &["custody", "insurance", "order", "board", "course", "success", "ruling"];

impl<'a> Pair<'a> {
    /// Where the two stand otherwise to a word that both have, or to two of which none can stand for the other; of several
    /// ties the first that shows it counts.
    pub(super) fn stance(&self, ties: impl IntoIterator<Item = Tie>) -> Option<Parting> {
        if asks(self.x) || asks(self.y) || self.shared.is_empty() {
            return None;
        }
        let sides = [Side::new(self.x), Side::new(self.y)];
        let same = self.shared.iter().map(|&(i, j)| (i, j, false));
        let all = same.chain(self.contraries());
        let pivots: Vec<Pivot> = all.filter_map(|(i, j, contrary)| pivot(&sides, [i, j], contrary)).collect();
        if pivots.is_empty() {
            return None;
        }
        ties.into_iter().find_map(|tie| pivots.iter().find_map(|p| parted(&sides, p, tie)))
    }

    fn contraries(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        let left = self.x.iter().enumerate().filter(|(_, u)| tells_state(u));
        left.flat_map(|(i, u)| {
            let right = self.y.iter().enumerate().filter(move |(_, v)| are_contrary(u, v));
            right.map(move |(j, _)| (i, j, true))
        })
    }
}

/// Whether two sentences can stand otherwise to anything: one negates, softens or asks, or both tell a state that has a
/// contrary.
pub(super) fn can_part(a: &Sense, b: &Sense) -> bool {
    let softens = |u: &Unit| matches!(u.sort, Sort::Surety(s) if s != Surety::Firm || u.can) && !u.says;
    let turns = |u: &Unit| u.sort == Sort::Not || u.asks || softens(u);
    let has = |s: &Sense, is: &dyn Fn(&Unit) -> bool| s.units.iter().any(is);
    has(a, &turns) || has(b, &turns) || has(a, &tells_state) && has(b, &tells_state)
}

/// The sort of contraries that a word is of, where they tell a state by themselves, and which of them it is.
fn state(distinct: &str) -> Option<(&str, &str)> {
    distinct.split_once('/').filter(|(sort, _)| STATES.contains(sort))
}

/// Whether a word tells a state that has a contrary.
fn tells_state(unit: &Unit) -> bool {
    unit.distinct.split(' ').any(|d| state(d).is_some())
}

/// Whether two words tell two states of which none can stand for the other.
fn are_contrary(a: &Unit, b: &Unit) -> bool {
    let other = |(sort, word): (&str, &str)| {
        b.distinct.split(' ').filter_map(state).any(|(s, w)| s == sort && w != word)
    };
    a.distinct.split(' ').filter_map(state).any(other)
}

/// One sentence with its clauses.
struct Side<'a> {
    units: &'a [Unit<'a>],
    clauses: Clauses,
}

/// A word to which two sentences stand otherwise, or two contrary ones, by their indices.
struct Pivot {
    at: [usize; 2],
    contrary: bool,
    stances: [Stance; 2],
    turn: Turn,
}

fn pivot(sides: &[Side; 2], at: [usize; 2], contrary: bool) -> Option<Pivot> {
    let [x, y] = sides;
    if !(contrary || x.is_verb(at[0]) && y.is_verb(at[1])) {
        return None;
    }
    let (a, b) = (x.stands(at[0], y)?, y.stands(at[1], x)?);
    let turned = |s: Stance| s.state.turned().map(|state| Stance { state, ..s });
    let turn = turn(a, if contrary { turned(b)? } else { b })?;
    // What nothing tells is stated: "the boat sank".
    let stated = |s: Stance, side: &Side, at: usize| s.told.is_some() || side.is_stated(at);
    if turn == Turn::Certainty && (contrary || !(stated(a, x, at[0]) && stated(b, y, at[1]))) {
        return None;
    }
    // "This was not a victory of one side, it was a victory of sense."
    let twice =
        |side: &Side, at: usize| side.units.iter().filter(|u| u.root == side.units[at].root).count() > 1;
    if twice(x, at[0]) || twice(y, at[1]) {
        return None;
    }
    Some(Pivot { at, contrary, stances: [a, b], turn })
}

/// Whether two sentences with some tie part at a word.
fn parted(sides: &[Side; 2], pivot: &Pivot, tie: Tie) -> Option<Parting> {
    let [x, y] = sides;
    let &Pivot { at, contrary, stances: [a, b], turn } = pivot;
    let pivots = [&x.units[at[0]], &y.units[at[1]]];
    let told = |s: Stance, side: &Side, at: usize| s.told.is_some() || side.is_told(at);
    let plain = is_plain(a, x, y, pivots, tie)
        && is_plain(b, y, x, pivots, tie)
        && told(a, x, at[0])
        && told(b, y, at[1]);
    let turning = |side: &Side, at: usize, other: &Side| {
        let before = &side.units[at.saturating_sub(AROUND)..at];
        before.iter().any(|u| u.turns == Turns::Alone && u.sort == Sort::Content && !has(other.units, u))
    };
    let likely = [a, b].iter().any(|s| s.state == State::Likely);
    if !contrary && (!plain || turning(x, at[0], y) || turning(y, at[1], x)) {
        return None;
    }
    let sure = match tie {
        Tie::OneSpeaker => supported(sides, at, contrary, a.near && b.near, 1)? || contrary,
        _ if likely => return None,
        Tie::PerhapsOneSpeaker => supported(sides, at, contrary, a.near && b.near, 0)?,
        Tie::Words => are_one_clause(sides, at, contrary)?,
        Tie::RareWord if !contrary && are_said_of_a_subject(sides, at) => true,
        Tie::Nobody if !contrary && turn == Turn::Negation && is_of_nobody([(a, x), (b, y)], at) => true,
        Tie::RareWord | Tie::Nobody => return None,
    };
    let words_of = |s: Stance, side: &Side, at: usize| match s.told {
        _ if contrary => words(&side.units[at]),
        Some(told) => words(&side.units[told]),
        None => slot(side.units, at),
    };
    let turn = if contrary { Turn::Contrary } else { turn };
    Some(Parting { turn, a: words_of(a, x, at[0]), b: words_of(b, y, at[1]), sure })
}

/// Whether what tells a stance stands right before its word, and nothing in the other sentence could answer it
/// elsewhere.
fn is_plain(stance: Stance, own: &Side, other: &Side, pivots: [&Unit; 2], tie: Tie) -> bool {
    let Some(told) = stance.told.and_then(|k| own.units.get(k)) else { return true };
    match stance.state {
        State::No | State::Unlikely => {
            let verbs = tie == Tie::Nobody || pivots.iter().all(|u| u.past);
            let governs =
                if told.determines { verbs } else { stance.near && (!told.reverses || told.len > 1) };
            governs && (tie == Tie::OneSpeaker || !other.units.iter().any(|u| u.sort == Sort::Not))
        }
        State::Open => {
            let open = |u: &Unit| u.sort == Sort::Surety(Surety::Open);
            stance.near && (tie == Tie::OneSpeaker || told.modal && !other.units.iter().any(open))
        }
        State::Likely | State::Yes => true,
    }
}

/// Whether the clause of a word in the one sentence, or in the other, says hardly anything that the other clause does
/// not: none where not, and whether it says nothing else.
fn are_one_clause(sides: &[Side; 2], at: [usize; 2], contrary: bool) -> Option<bool> {
    let [x, y] = [carriers(&sides[0], at[0], contrary), carriers(&sides[1], at[1], contrary)];
    // "Who never wore it" and "who wore it" may be two people.
    let relative = |side: &Side, at: usize| {
        let lead = side.clauses.lead(at);
        let before = lead.and_then(|k| side.units.get(k.checked_sub(1)?));
        before.is_some_and(|u| !matches!(u.sort, Sort::Surety(_) | Sort::Not))
    };
    if relative(&sides[0], at[0]) || relative(&sides[1], at[1]) {
        return None;
    }
    // "Ode has not won in Amity" and "Amity has won": what does it in the one suffers it in the other.
    let passive = |side: &Side, at: usize| side.before(at).any(|u| u.states);
    let on_one_side = || {
        let (x, y) = (&sides[0], &sides[1]);
        let own = y.clauses.members(at[1]);
        let mate = |k: usize| own.iter().copied().filter(move |&l| x.units[k].root == y.units[l].root);
        let shared = x.clauses.members(at[0]).into_iter().filter(|&k| k != at[0] && x.units[k].carries());
        let mut sides = shared.flat_map(|k| mate(k).map(move |l| (k < at[0]) == (l < at[1]))).peekable();
        sides.peek().is_none() || sides.any(|same| same)
    };
    if !contrary && passive(&sides[0], at[0]) == passive(&sides[1], at[1]) && !on_one_side() {
        return None;
    }
    // "May drink it again" is of another day than "may not drink it".
    let timed = |side: &Side, at: usize, other: &Side| {
        let own = side.clauses.members(at);
        own.iter().any(|&k| side.units[k].distinct.starts_with("time/") && !has(other.units, &side.units[k]))
    };
    if timed(&sides[0], at[0], &sides[1]) || timed(&sides[1], at[1], &sides[0]) {
        return None;
    }
    let count = |a: &[Unit], b: &[Unit]| {
        let alone: Vec<&Unit> = a.iter().filter(|u| !has(b, u)).collect();
        let content = alone.iter().filter(|u| u.sort == Sort::Content).count();
        (a.len() - alone.len(), content, alone.iter().any(|u| u.named))
    };
    let ((both, more, a), (_, even, b)) = (count(&x, &y), count(&y, &x));
    let least = more.min(even);
    let enough = if contrary { 1 } else { 2 };
    let whole = both as f64 / (both + least).max(1) as f64;
    let sure = least == 0 || both > enough && least == 1;
    (both >= enough && !(a && b) && whole >= ONE).then_some(sure)
}

/// Whether one of two clauses says of nobody what the other says, and hardly anything else: "nobody was hurt".
fn is_of_nobody(sides: [(Stance, &Side); 2], at: [usize; 2]) -> bool {
    let (low, high) = if sides[0].0.state < sides[1].0.state { (0, 1) } else { (1, 0) };
    let (stance, side) = &sides[low];
    let told = stance.told.and_then(|k| side.units.get(k));
    let own = carriers(side, at[low], false).len();
    let other = sides[high].1;
    let subject =
        other.clauses.members(at[high]).into_iter().any(|k| k < at[high] && other.units[k].carries());
    let dated = side.units.iter().any(|u| matches!(u.sort, Sort::Day(..) | Sort::Number(_)));
    let passive = side.before(at[low]).any(|u| u.is);
    // "There were no arrests."
    let none = told.is_some_and(|u| u.nobody || u.determines);
    stance.near && own == 1 && subject && passive && !dated && none && other.units[at[high]].past
}

/// Whether a word is said of a subject in both clauses, by "is" or "was", and of neither is said who or what by name:
/// "the works were not insured", "it was insured for two crowns".
fn are_said_of_a_subject(sides: &[Side; 2], at: [usize; 2]) -> bool {
    sides.iter().zip(at).all(|(side, at)| {
        let own = side.clauses.members(at);
        let before: Vec<&Unit> = own.iter().filter(|&&k| k < at).filter_map(|&k| side.units.get(k)).collect();
        let carried: Vec<&&Unit> = before.iter().filter(|u| u.carries()).collect();
        let plain = before.first().is_some_and(|u| !u.carries() && !u.person && u.sort != Sort::Not);
        plain && carried.len() <= 1 && carried.iter().all(|u| !u.named) && side.before(at).any(|u| u.is)
    })
}

/// What the clause of a word speaks of, without a word that has its contrary in the other.
fn carriers<'a>(side: &Side<'a>, at: usize, contrary: bool) -> Vec<Unit<'a>> {
    let all = side.clauses.members(at).into_iter().filter(|&k| !contrary || k != at);
    all.filter_map(|k| side.units.get(k).copied()).filter(Unit::carries).collect()
}

/// Whether the two clauses around a word are one: none where they are not, and whether that is sure.
fn supported(sides: &[Side; 2], at: [usize; 2], contrary: bool, near: bool, spare: usize) -> Option<bool> {
    let count = |side: &Side, at: usize, all: &[Unit]| {
        let own = side.clauses.members(at).into_iter().filter(|&k| !contrary || k != at);
        let own: Vec<&Unit> = own.filter_map(|k| side.units.get(k)).filter(|u| u.carries()).collect();
        let (both, alone): (Vec<&Unit>, Vec<&Unit>) =
            own.into_iter().partition(|u| all.iter().any(|o| o.carries() && o.root == u.root));
        let named = alone.iter().any(|u| u.named);
        (both.len(), alone.iter().filter(|u| u.sort == Sort::Content).count(), named)
    };
    let [x, y] = sides;
    let ((mine, more, a), (theirs, even, b)) = (count(x, at[0], y.units), count(y, at[1], x.units));
    let (both, least) = (mine.max(theirs), more.min(even));
    // Two names are two things.
    if a && b {
        return None;
    }
    let whole = both as f64 / (both + least).max(1) as f64;
    match both {
        0 => None,
        // "He did not see who did it" is no more than that.
        1 if !contrary => {
            let led = |side: &Side, at: usize| {
                let last = side.clauses.members(at).last().copied();
                last.is_some_and(|k| side.units.get(k + 1).is_some_and(|u| u.leads))
            };
            (least == 0 && !led(x, at[0]) && !led(y, at[1])).then_some(near)
        }
        _ => (whole >= 0.5).then_some(whole >= ONE && (least <= spare || both > 2)),
    }
}

impl<'a> Side<'a> {
    fn new(units: &'a [Unit<'a>]) -> Self {
        Side { units, clauses: Clauses::new(units) }
    }

    /// How a sentence stands to a word of it; none where that cannot be told.
    fn stands(&self, at: usize, other: &Side) -> Option<Stance> {
        let units = self.units;
        let Governors { nots, sureties, conditional } = self.governors(at, other)?;
        let able = sureties.iter().any(|&(k, _)| units[k].can);
        let firm = sureties.iter().find(|(_, s)| *s == Surety::Firm);
        // Who will ask for it asks.
        let likely = |&&(k, s): &&(usize, Surety)| s == Surety::Likely && !firm.is_some_and(|(f, _)| *f < k);
        let open = sureties.iter().find(|(k, s)| *s == Surety::Open && !units[*k].can);
        let likely = sureties.iter().find(likely).filter(|(k, _)| !units[*k].can);
        let weakest = open.or(likely).or(firm).or(sureties.iter().find(|(k, _)| units[*k].can));
        let (state, told) = match (&nots[..], weakest) {
            ([], None) => (State::Yes, None),
            ([], Some(&(k, Surety::Firm))) => (State::Yes, Some(k)),
            ([], Some(&(k, Surety::Open))) => (State::Open, Some(k)),
            // "Offered to leave" and "has not offered to leave" are apart in the offer.
            ([], Some(&(k, Surety::Likely))) if has(other.units, &units[k]) => (State::Yes, Some(k)),
            (&[n], Some((k, Surety::Likely))) if has(other.units, &units[*k]) => (State::No, Some(n)),
            ([], Some(&(k, Surety::Likely))) => {
                (if units[k].can { State::Open } else { State::Likely }, Some(k))
            }
            (&[n], None | Some((_, Surety::Firm))) => (State::No, Some(n)),
            (&[n], Some((k, _))) if units[*k].can => (State::No, Some(n)),
            (&[n], Some((_, Surety::Likely))) => (State::Unlikely, Some(n)),
            _ => return None,
        };
        if conditional && state != State::Open || self.is_negated_in_part(at, &nots, other) {
            return None;
        }
        let led = self.clauses.lead(at);
        let near = match told {
            // "We do not think that the jury heard it."
            Some(k) => carried(units, k + 1..at) == 0 || led.is_some_and(|lead| k <= lead),
            None => self.before(at).any(|u| u.states),
        };
        Some(Stance { state, told, able, near })
    }

    /// Whether what is negated is not the whole of what a clause says of a word: not all, not before June, no boat that.
    fn is_negated_in_part(&self, at: usize, nots: &[usize], other: &Side) -> bool {
        let units = self.units;
        let own = self.clauses.members(at);
        let Some(&not) = nots.iter().find(|k| own.contains(k)) else { return false };
        let end = own.last().map_or(units.len(), |k| k + 1);
        let is = |k: usize, sort: &str| units.get(k).is_some_and(|u| u.distinct.starts_with(sort));
        let shared = |k: usize| has(other.units, &units[k]);
        let before = own.iter().copied().chain([end]).any(|k| is(k, "time/before") && !shared(k));
        let ends = units.get(end).is_some_and(|u| u.turns == Turns::Always);
        let another = || {
            (end + 1 < units.len())
                && self.clauses.members(end + 1).iter().any(|&k| units[k].sort == Sort::Not)
        };
        let doubled = units.get(end).is_some_and(|u| u.leads) && another();
        // What begins with a subject of its own is no longer negated.
        let begins = (not + 1..at).any(|k| units[k].speaker);
        // "No boats were lost": of what its verb tells, not of the boats.
        let verb = own.iter().any(|&k| k > not && units[k].carries() && units[k].past);
        let aside = units[not].determines && verb && !units[at].past;
        let unshared = (not + 1..at).any(|k| units[k].carries() && !shared(k));
        // "Not in six years", "not a fire but a storm".
        let partly = own.iter().any(|&k| k > not && (units[k].contrasts || units[k].measures && !shared(k)));
        partly || is(not + 1, "scope/") || before || ends || doubled || begins || aside || unshared
    }

    /// What governs a word of a sentence; none where it may be turned in another way.
    fn governors(&self, at: usize, other: &Side) -> Option<Governors> {
        let units = self.units;
        let own = self.clauses.members(at);
        let not = |k: usize| units[k].sort == Sort::Not;
        let mut out = Governors::default();
        for &k in &own {
            let (unit, between) = (&units[k], carried(units, k + 1..at));
            let turned = match unit.turns {
                Turns::Always | Turns::Without => true,
                Turns::Alone => unit.sort == Sort::Content && k != at && k <= at + 2,
                Turns::No => false,
            };
            match unit.sort {
                _ if unit.asks && k > at => out.conditional = true,
                _ if unit.ought || unit.asks || turned && !has(other.units, unit) => return None,
                Sort::Not if k < at && between <= GOVERNED => out.nots.push(k),
                Sort::Not => return None,
                Sort::Surety(_) if unit.says => {}
                // "Hoped the old pier would close."
                Sort::Surety(s) if k < at && (between <= SOFTENED || s != Surety::Firm && !unit.can) => {
                    out.sureties.push((k, s));
                }
                // "Sabotage could not be ruled out", "speed may have been the cause".
                Sort::Surety(s)
                    if k > at && (unit.len > 1 || unit.modal) && carried(units, at + 1..k) == 0 =>
                {
                    out.sureties.push((k, s));
                }
                _ => {}
            }
        }
        let behind = own.last().and_then(|k| units.get(k + 1));
        out.conditional |= behind.is_some_and(|u| u.asks);
        let Some(lead) = self.clauses.lead(at) else { return Some(out) };
        let last = lead.checked_sub(1)?;
        if units[lead].asks {
            // "Whether for a birth or a funeral" is always.
            if !matches!(units[last].sort, Sort::Surety(_) | Sort::Not) {
                return None;
            }
            out.sureties.push((lead, Surety::Open));
            return Some(out);
        }
        // "There is no boat that was not searched."
        if !out.nots.is_empty() && self.clauses.members(last).into_iter().any(not) {
            return None;
        }
        let negated = |from: usize| (from.saturating_sub(3)..from).any(not);
        match units[last].sort {
            // "He said that": who says it is another matter.
            _ if units[last].says && negated(last) => return None,
            _ if units[last].says => {}
            Sort::Not => out.nots.push(last),
            Sort::Surety(s) => {
                out.sureties.push((last, s));
                out.nots.extend((last.saturating_sub(3)..last).filter(|&k| not(k)));
            }
            // "It is not true that", "he did not say that".
            _ if negated(last) => return None,
            _ => {}
        }
        Some(out)
    }

    /// Whether a word that nothing governs is told as what happened or is: it is a verb's past form, or "is" or "was"
    /// stands right before it.
    fn is_told(&self, at: usize) -> bool {
        let headed = || {
            self.clauses
                .members(at)
                .iter()
                .any(|&k| k < at && (self.units[k].carries() || self.units[k].speaker))
        };
        // "As seen in the south" tells nothing.
        let joined =
            at.checked_sub(1).is_some_and(|k| self.units[k].sort == Sort::Joint) || self.units[at].pause;
        self.units[at].past && headed() && !joined || self.before(at).any(|u| u.states)
    }

    /// Whether a word is a verb, as far as its form and what stands right before it tell.
    fn is_verb(&self, at: usize) -> bool {
        let governs = |u: &Unit| match u.sort {
            Sort::Surety(s) => s != Surety::Likely || u.can,
            Sort::Not => !u.determines,
            _ => u.states,
        };
        // "Plans to close", but not "proposed changes".
        let meant = self.before(at).skip(1).any(|u| u.sort == Sort::Surety(Surety::Likely));
        let behind = self.units[at + 1..].iter().take(2).take_while(|u| !u.carries());
        self.units[at].past || meant || self.before(at).chain(behind).any(governs)
    }

    /// The small words right before a unit, the nearest first.
    fn before(&self, at: usize) -> impl Iterator<Item = &Unit<'a>> {
        self.units[..at].iter().rev().take(3).take_while(|u| !u.carries() && u.sort != Sort::Joint)
    }

    /// Whether a word that nothing leaves open is told as a fact.
    fn is_stated(&self, at: usize) -> bool {
        self.units[at].past || self.clauses.members(at).into_iter().any(|k| self.units[k].states)
    }
}

/// How many units of a range carry something.
fn carried(units: &[Unit], range: std::ops::Range<usize>) -> usize {
    units.get(range).unwrap_or_default().iter().filter(|u| u.carries()).count()
}

/// What two stances make of each other.
fn turn(a: Stance, b: Stance) -> Option<Turn> {
    let (low, high) = if a.state <= b.state { (a, b) } else { (b, a) };
    match (low.state, high.state) {
        // What could not be done was not done.
        (State::No, State::Yes | State::Likely | State::Open) => Some(Turn::Negation),
        (State::Unlikely, State::Likely | State::Yes) => Some(Turn::Negation),
        // What can be done need not be; what could be seen was seen.
        (State::Open, State::Yes) if !high.able && (high.told.is_some() || !low.able) => {
            Some(Turn::Certainty)
        }
        _ => None,
    }
}

fn slot(units: &[Unit], at: usize) -> std::ops::Range<usize> {
    let word = units.get(at).map_or(0, |u| u.word);
    word..word
}
