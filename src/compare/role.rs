//! What two articles say that one person is. Most pairs are compatible: a person is many things. Two parties,
//! two states, two elected offices, two ranks, a secretary and a deputy secretary are not.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::gazetteer::{self, Extent, Standing};
use crate::text::role::{Role, Slot, Tenure};
use crate::text::schema::JsonSchema;
use crate::text::value::Value;

/// The options of the role comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RoleOptions {
    /// Families of offices, as the word lists name them, of which nobody holds two.
    pub one_of: Vec<String>,
    /// Families of offices that are held in one place or body at a time.
    pub one_body: Vec<String>,
    /// Nouns that are not one person's in one body: chairman and spokesman.
    pub apart: Vec<Vec<String>>,
    /// Nouns that two sources may well give to one person in one body, where each gives one alone: manager and coach.
    pub alike: Vec<Vec<String>>,
    /// Words for the bodies of which one cannot be the other: the county's director is not the state's.
    pub levels: Vec<String>,
    /// The same office, once former or acting and once not.
    pub tenure: Outcome,
    /// Two words for much the same: spokesman and press secretary, comedian and host.
    pub wording: Outcome,
}

impl Default for RoleOptions {
    fn default() -> Self {
        let list = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        RoleOptions {
            one_of: list(&["seat", "rank", "chief", "envoy"]),
            one_body: list(&["mayor", "secretary", "minister", "sheriff"]),
            apart: vec![
                list(&["chairman", "spokesman"]),
                list(&["chairman", "chief executive"]),
                list(&["chairman", "treasurer", "secretary"]),
                list(&["chief executive", "chief financial officer", "chief operating officer"]),
            ],
            alike: vec![
                list(&["chairman", "president"]),
                list(&["president", "chief executive"]),
                list(&["manager", "coach"]),
            ],
            levels: list(&["city", "county", "state", "federal", "national"]),
            tenure: Outcome::Compatible,
            wording: Outcome::Compatible,
        }
    }
}

impl RoleOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Role(a), Value::Role(b)) = (a, b) else { return Verdict::Unrelated };
        match (a.slot, b.slot) {
            (Slot::Party, Slot::Party) => self.parties(a, b),
            (Slot::Home, Slot::Home) => homes(a, b),
            (Slot::Office, Slot::Office) if a.family == b.family => self.offices(a, b),
            (Slot::Office, Slot::Office) if may_meet(a, b) => self.nouns(a, b, apart(a, b)),
            _ => Verdict::Unrelated,
        }
    }

    fn parties(&self, a: &Role, b: &Role) -> Verdict {
        if a.noun == b.noun || a.tenure != b.tenure {
            return Verdict::Agree;
        }
        // An independent may run for a party.
        if [a, b].iter().any(|r| r.noun == "independent") {
            return self.wording.verdict("one says independent");
        }
        against(a, b)
    }

    fn offices(&self, a: &Role, b: &Role) -> Verdict {
        if a.noun == "*" || b.noun == "*" {
            return Verdict::Agree;
        }
        if a.family == "kin" {
            return self.kin(a, b);
        }
        let (in_a, in_b) = (a.words(), b.words());
        let apart = apart(a, b);
        let same_time = a.tenure == b.tenure;
        if a.noun != b.noun {
            return self.nouns(a, b, apart);
        }
        if a.deputy != b.deputy {
            return match () {
                () if !same_time || apart => Verdict::Unrelated,
                () if is_trade(a) => self.wording.verdict("one is an assistant"),
                () if is_voice(a) => self.wording.verdict("one says deputy"),
                () => against(a, b),
            };
        }
        if same_time && !is_trade(a) && (in_other_areas(a, b) || self.on_other_levels(a, b)) {
            return against(a, b);
        }
        if apart && same_time && sorts_differ(a, b) {
            return self.wording.verdict("described in two ways");
        }
        if apart {
            return match self.one_body.contains(&a.family) && same_time && elsewhere(a, b) {
                true => against(a, b),
                false => Verdict::Unrelated,
            };
        }
        if !same_time {
            return self.times(a, b);
        }
        if a.chief != b.chief {
            return self.wording.verdict("one says chief");
        }
        // A word or two more on either side is the same body in other words.
        let other = 2 * in_a.intersection(&in_b).count() < in_a.len().min(in_b.len());
        if !is_trade(a) && !a.of.is_empty() && !b.of.is_empty() && other {
            return self.wording.verdict("described in two ways");
        }
        Verdict::Agree
    }

    /// Whether one office is a city's and the other a county's.
    fn on_other_levels(&self, a: &Role, b: &Role) -> bool {
        let level = |r: &Role| {
            let mut found = self.levels.iter().filter(|l| r.sort.contains(*l));
            found.next().filter(|_| found.next().is_none()).cloned()
        };
        level(a).zip(level(b)).is_some_and(|(x, y)| x != y)
    }

    /// Two offices of one family.
    fn nouns(&self, a: &Role, b: &Role, apart: bool) -> Verdict {
        if leads(a, b) || leads(b, a) {
            return against(a, b);
        }
        let (x, y) = (called(a), called(b));
        let pair = |n: &Vec<String>| n.contains(&x) && n.contains(&y);
        let exclusive = self.apart.iter().any(pair);
        if !exclusive && more_precise(&a.noun, &b.noun) {
            return self.wording.verdict("one is more precise");
        }
        // Of former offices everybody may have had several.
        let now = a.tenure == b.tenure && a.tenure != Tenure::Past;
        if self.one_of.contains(&a.family) {
            if a.tenure == Tenure::Past && b.tenure == Tenure::Past {
                return self.wording.verdict("two former offices");
            }
            return if now { against(a, b) } else { Verdict::Unrelated };
        }
        let alone = !a.several && !b.several;
        if exclusive {
            // Of former posts of one body everybody may have had several, and yet the sources differ.
            return if a.tenure == b.tenure && alone && !apart { against(a, b) } else { Verdict::Unrelated };
        }
        let one_word = |n: &Vec<String>| n.contains(&a.noun) && n.contains(&b.noun);
        let alike = self.alike.iter().any(one_word) && alone;
        if now && alike && !apart {
            return self.wording.verdict("described in two ways");
        }
        if now && (is_trade(a) && is_trade(b) || is_voice(a) && is_voice(b) && !apart) {
            return self.wording.verdict("described in two ways");
        }
        Verdict::Unrelated
    }

    /// What two are to one and the same: a grandson of the founder is no great-grandson of his.
    fn kin(&self, a: &Role, b: &Role) -> Verdict {
        let (x, y) = (a.words(), b.words());
        let whose = x.intersection(&y).next().is_some();
        if a.noun == b.noun || !whose { Verdict::Unrelated } else { against(a, b) }
    }

    /// One office at two times.
    fn times(&self, a: &Role, b: &Role) -> Verdict {
        let either = |t: Tenure| a.tenure == t || b.tenure == t;
        match () {
            () if either(Tenure::Then) => Verdict::Agree,
            () if either(Tenure::Coming) => self.tenure.verdict("one says that it is to come"),
            () if either(Tenure::Acting) => self.tenure.verdict("one says acting"),
            () => self.tenure.verdict("one says former"),
        }
    }
}

/// Two homes: a town lies in its state, and neighbours are told for one another.
fn homes(a: &Role, b: &Role) -> Verdict {
    match gazetteer::standing(&gazetteer::spots(&a.noun), &gazetteer::spots(&b.noun)) {
        Some(Standing::Apart) => against(a, b),
        _ => Verdict::Agree,
    }
}

/// Whether two offices differ only in the state or country they are held in: the Ohio party's chairman and the
/// Iowa party's.
fn in_other_areas(a: &Role, b: &Role) -> bool {
    let area = |w: &&String| {
        let spots = gazetteer::spots(w);
        spots
            .first()
            .is_some_and(|s| s.extent == Extent::Whole && (s.area.len() == 2 || s.area.starts_with("US")))
    };
    let split = |r: &Role| r.of.iter().cloned().partition::<BTreeSet<String>, _>(|w| area(&w));
    let ((in_a, rest_a), (in_b, rest_b)) = (split(a), split(b));
    let ([x], [y]) = (&in_a.iter().collect::<Vec<_>>()[..], &in_b.iter().collect::<Vec<_>>()[..]) else {
        return false;
    };
    let rest = rest_a.intersection(&rest_b).next().is_some() || rest_a.is_empty() && rest_b.is_empty();
    rest && gazetteer::standing(&gazetteer::spots(x), &gazetteer::spots(y)) == Some(Standing::Apart)
}

/// Whether two offices of one kind are those of places far from each other; where no place is known, of
/// bodies with no word in common.
fn elsewhere(a: &Role, b: &Role) -> bool {
    let spots = |r: &Role| r.of.iter().flat_map(|w| gazetteer::spots(w)).collect::<Vec<_>>();
    let known = |r: &Role| r.of.iter().any(|w| !gazetteer::spots(w).is_empty());
    match (known(a), known(b)) {
        (true, true) => gazetteer::standing(&spots(a), &spots(b)) == Some(Standing::Apart),
        (false, false) => true,
        _ => false,
    }
}

fn is_trade(role: &Role) -> bool {
    role.family == "work"
}

/// Whether it is somebody who speaks for others: a deputy does as well.
fn is_voice(role: &Role) -> bool {
    matches!(role.noun.as_str(), "spokesman" | "press secretary" | "communications director")
}

/// An office by its name in the options: a deputy's has its own.
fn called(role: &Role) -> String {
    match role.noun.as_str() {
        noun if !role.deputy => noun.to_owned(),
        noun @ ("president" | "chairman") => format!("vice {noun}"),
        noun => format!("deputy {noun}"),
    }
}

/// Whether two offices of unlike families can be one by other names: a post and a trade, and the president of a body,
/// but none of a state.
fn may_meet(a: &Role, b: &Role) -> bool {
    let families = |x: &Role| matches!(x.family.as_str(), "post" | "work" | "justice" | "judge" | "mayor");
    let shared = || a.words().intersection(&b.words()).next().is_some();
    let presides = |x: &Role, y: &Role| x.family == "state" && y.family == "post" && shared();
    families(a) && families(b) || presides(a, b) || presides(b, a)
}

/// Whether two posts of one noun, in the same body as far as is told, are of other sorts: a mission director and a
/// project director.
fn sorts_differ(a: &Role, b: &Role) -> bool {
    let one_body = a.of.is_empty() || b.of.is_empty() || !a.of.is_disjoint(&b.of);
    let named = !a.sort.is_empty() && !b.sort.is_empty();
    one_body && named && matches!(a.family.as_str(), "post" | "work")
}

/// Whether both say where the office is held, and each says something else.
fn apart(a: &Role, b: &Role) -> bool {
    let (in_a, in_b) = (a.words(), b.words());
    !in_a.is_empty() && !in_b.is_empty() && in_a.is_disjoint(&in_b)
}

/// Whether one heads a government and the other has a department of it; a deputy may well do both.
fn leads(head: &Role, other: &Role) -> bool {
    let department = other.words().difference(&head.words()).next().is_some();
    let now = |r: &Role| r.tenure == Tenure::Now && !r.deputy;
    head.noun == "prime minister" && other.noun == "minister" && department && now(head) && now(other)
}

/// Whether one noun is the other with a word in front: colonel and lieutenant colonel.
fn more_precise(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    ends(a, b) || ends(b, a)
}

fn against(a: &Role, b: &Role) -> Verdict {
    Verdict::Conflict(format!("{} against {}", a.shown, b.shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `former deputy post/director of dock union`, `party Democrat`, `home ohio`.
    fn role(text: &str) -> Value {
        let mut role = Role { shown: text.to_owned(), ..Role::default() };
        let (what, of) = text.split_once(" of ").unwrap_or((text, ""));
        role.of = of.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        for word in what.split(' ') {
            match word {
                "former" => role.tenure = Tenure::Past,
                "then" => role.tenure = Tenure::Then,
                "acting" => role.tenure = Tenure::Acting,
                "deputy" => role.deputy = true,
                "party" => role.slot = Slot::Party,
                "home" => role.slot = Slot::Home,
                _ => {
                    let (family, noun) = word.split_once('/').unwrap_or(("", word));
                    (role.family, role.noun) = (family.to_owned(), noun.replace('_', " "));
                }
            }
        }
        Value::Role(role)
    }

    fn check(a: &str, b: &str, expected: &str) {
        for (x, y) in [(a, b), (b, a)] {
            let verdict = RoleOptions::default().compare(&role(x), &role(y));
            assert_eq!(verdict.name(), expected, "{x} / {y}");
        }
    }

    #[test]
    fn what_nobody_is_at_once_conflicts() {
        check("party Democrat", "party Republican", "conflict");
        check("home ohio", "home iowa", "conflict");
        check("seat/senator", "seat/representative", "conflict");
        check("rank/sergeant", "rank/lieutenant", "conflict");
        check("post/director of harbor", "deputy post/director of harbor", "conflict");
        check("post/chairman of dock union", "post/spokesman of union", "conflict");
        check("post/chairman", "post/chief_executive of dock", "conflict");
        check("post/chief_executive of dock", "state/president of dock", "compatible");
        check("envoy/ambassador of denmark", "envoy/consul of denmark", "conflict");
        check("kin/grandson of founder", "kin/great-grandson of founder", "conflict");
        check("mayor/mayor of denver", "mayor/mayor of seattle", "conflict");
        check("post/chairman of ohio party", "post/chairman of iowa party", "conflict");
    }

    #[test]
    fn what_an_editor_would_want_to_know_is_told() {
        check("seat/governor", "former seat/governor", "compatible");
        check("acting post/director", "post/director", "compatible");
        check("post/spokesman", "post/press_secretary", "compatible");
        check("work/comedian", "work/host", "compatible");
        check("rank/colonel", "rank/lieutenant_colonel", "compatible");
        check("former seat/governor", "former seat/senator", "compatible");
        check("party Democrat", "party independent", "compatible");
    }

    #[test]
    fn what_one_person_may_be_agrees_or_is_let_alone() {
        check("seat/senator", "seat/*", "agree");
        check("then seat/senator", "seat/senator", "agree");
        check("former party Democrat", "party Republican", "agree");
        check("home boston", "home massachusetts", "agree");
        check("home georgia", "home atlanta", "agree");
        check("post/spokesman of white house", "post/spokesman", "agree");
        check("seat/senator", "former seat/governor", "unrelated");
        check("post/chairman of dock union", "post/spokesman of school", "unrelated");
        check("post/chairman of board", "post/director of board", "unrelated");
        check("kin/grandson of founder", "kin/brother of mayor", "unrelated");
        check("state/president", "post/chairman of dock", "unrelated");
        check("party Democrat", "home ohio", "unrelated");
        check("work/lawyer of denver", "work/lawyer of seattle", "unrelated");
    }
}
