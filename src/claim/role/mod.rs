//! Roles: what an article says that a person is. A party, a home state, an office: each is a claim of its own,
//! and only claims of one such slot are about the same. A person may be many things at once; which two cannot be
//! true together is the matter of the comparison.

mod around;
mod phrase;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{About, Claim, Extractor, Kind, Seen};
use crate::cast::{By, Person, Reference, Sort};
use crate::text::Part;
use crate::text::role::{Role, Slot, Tenure};
use crate::text::value::Value;

pub(super) const ROLE: Extractor = Extractor { name: "role", kinds: &[Kind::Role], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    let mut found: Vec<(usize, Range<usize>, Role)> = Vec::new();
    let mut quotations = seen.mentions.quotations.iter().peekable();
    let told = |r: &&Reference| r.by == By::Name || r.by == By::Pronoun && r.sure;
    for reference in seen.cast.references.iter().filter(told) {
        while quotations.next_if(|q| q.tokens.end <= reference.tokens.start).is_some() {}
        let quoted = quotations.peek().is_some_and(|q| q.tokens.start <= reference.tokens.start);
        let Some(person) = seen.cast.people.get(reference.person) else { continue };
        let whence = || around::is_whence(&seen.prose, &reference.tokens);
        if quoted || person.sort != Sort::Person || person.name.last().is_empty() || whence() {
            continue;
        }
        if reference.by == By::Pronoun {
            found.extend(
                of_pronoun(seen, &reference.tokens).into_iter().map(|(at, r)| (reference.person, at, r)),
            );
            continue;
        }
        found.extend(of_name(seen, &reference.tokens).into_iter().map(|(at, r)| (reference.person, at, r)));
    }
    found.dedup_by(|b, a| a == b);
    without_doubt(&mut found);
    several(&mut found);
    let claims = found.into_iter().filter_map(|(who, at, role)| {
        let person = seen.cast.people.get(who)?;
        Some(claim(seen, person, at, role))
    });
    claims.collect()
}

/// What the words behind a pronoun say: "She was chairman of the port union."
fn of_pronoun(seen: &Seen, pronoun: &Range<usize>) -> Vec<(Range<usize>, Role)> {
    let prose = &seen.prose;
    let Some(sentence) = prose.sentences.get(prose.sentence_of(pronoun.start)) else { return Vec::new() };
    let is = matches!(prose.text(pronoun.end), "is" | "was" | "remains" | "became");
    let body = prose.paragraphs.get(sentence.paragraph).is_some_and(|p| p.part == Part::Body);
    let opens = pronoun.start == sentence.tokens.start;
    if is && body && opens { around::predicate(prose, sentence.tokens.end, pronoun.end) } else { Vec::new() }
}

/// What the words around a name say. Captions speak of the picture's day.
fn of_name(seen: &Seen, name: &Range<usize>) -> Vec<(Range<usize>, Role)> {
    let prose = &seen.prose;
    let Some(sentence) = prose.sentences.get(prose.sentence_of(name.start)) else { return Vec::new() };
    let said = || around::read(prose, &sentence.tokens, name);
    match prose.paragraphs.get(sentence.paragraph).map(|p| p.part) {
        Some(Part::Headline) => {
            said().into_iter().filter_map(|(at, r)| Some((at, around::bare(&r)?))).collect()
        }
        Some(Part::Body) => said(),
        _ => Vec::new(),
    }
}

/// Where an article itself gives somebody two trades, both are right; and where it once says former, the plain
/// title elsewhere is courtesy. What it says there is left out.
fn without_doubt(found: &mut Vec<(usize, Range<usize>, Role)>) {
    // A professor is one of something.
    let mut trades = nouns(found, "work");
    trades.values_mut().for_each(|nouns| nouns.retain(|noun| noun != "professor"));
    let otherwise: BTreeSet<usize> =
        trades.iter().filter(|(_, n)| !n.is_empty()).map(|(who, _)| *who).collect();
    let mut former: BTreeSet<(usize, String)> = BTreeSet::new();
    for (who, _, role) in found.iter() {
        if matches!(role.tenure, Tenure::Past | Tenure::Acting) {
            former.insert((*who, role.noun.clone()));
        }
    }
    let many = |who: &usize| trades.get(who).is_some_and(|nouns| nouns.len() > 1);
    found.retain(|(who, _, r)| {
        let courtesy = r.tenure == Tenure::Now && former.contains(&(*who, r.noun.clone()));
        let titled = r.noun == "professor" && otherwise.contains(who);
        !(courtesy || titled || r.family == "work" && many(who))
    });
}

/// The nouns of one family that an article gives to each.
fn nouns(found: &[(usize, Range<usize>, Role)], family: &str) -> BTreeMap<usize, BTreeSet<String>> {
    let mut out: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (who, _, role) in found.iter().filter(|(.., r)| r.family == family) {
        out.entry(*who).or_default().insert(role.noun.clone());
    }
    out
}

/// Marks the posts of those to whom the article gives more than one: president and chief executive.
fn several(found: &mut [(usize, Range<usize>, Role)]) {
    let posts = nouns(found, "post");
    for (who, _, role) in found {
        role.several = posts.get(who).is_some_and(|nouns| nouns.len() > 1);
    }
}

fn claim(seen: &Seen, person: &Person, at: Range<usize>, role: Role) -> Claim {
    // The president of a state that no list has may be that of a body.
    let what = match role.slot {
        Slot::Office if matches!(role.family.as_str(), "state" | "work" | "justice" | "judge" | "mayor") => {
            "post"
        }
        Slot::Office => role.family.as_str(),
        slot => slot.name(),
    };
    // Whose it is the people tell: a slip in the name makes nobody else of him.
    let head = what.to_owned();
    // Posts of one body meet, and posts of one name; of all else a person has one.
    let mut terms = BTreeSet::new();
    if what == "post" {
        terms.insert(role.noun.clone());
        terms.extend(role.words().into_iter().filter(|w| w.len() > 2).map(str::to_owned));
        terms.insert("a post".to_owned());
    } else {
        // What a claim is about counts for no word in common.
        terms.insert(format!("a {what}"));
    }
    let people = BTreeSet::from([person.name.clone()]);
    let said = seen.said(vec![seen.prose.span(at)], Vec::new());
    Claim::new(Kind::Role, About { head, terms, people, ..About::default() }, Value::Role(role), said)
}
