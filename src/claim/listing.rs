//! What was seen of an article as one list: its claims, or its mentions before they became claims. What
//! `crosscheck claims` prints; nothing is extracted here.

use super::{About, Claim, Said, Seen, Speech, quote};
use crate::mention::Marks;
use crate::text::Span;
use crate::text::value::{Name, Value};

/// One entry of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// The kind of a claim; for mentions quotation, quantity, date or name.
    pub kind: &'static str,
    /// Where it stands.
    pub said: Said,
    /// What it was read as; `None` for the words of a quotation that is only a mention.
    pub value: Option<Value>,
    /// What it is about; `None` for mentions.
    pub about: Option<About>,
    /// For quotations: between which marks.
    pub marks: Option<Marks>,
    /// For quotations: who uttered it, where that is known.
    pub speech: Option<Option<Speech>>,
}

/// The claims of an article.
pub fn of_claims(claims: &[Claim]) -> Vec<Listed> {
    let listed = |claim: &Claim| Listed {
        kind: claim.kind.name(),
        said: claim.said.clone(),
        value: Some(claim.value.clone()),
        about: Some(claim.about.clone()),
        marks: None,
        speech: claim.kind.is_of_quotations().then(|| claim.speech.clone()),
    };
    claims.iter().map(listed).collect()
}

/// The mentions of an article. Of two, one inside the other, the larger is listed; quotations always are.
pub fn of_mentions(seen: &Seen) -> Vec<Listed> {
    let mut out = Vec::new();
    let mut add = |kind, at, value| out.push(mention(seen, kind, at, Some(value)));
    for m in &seen.mentions.quantities {
        let value = match &m.against {
            None => Value::Quantity(m.value.clone()),
            Some(against) => Value::Tally(m.value.clone(), against.clone()),
        };
        add("quantity", m.at, value);
    }
    for m in &seen.mentions.dates {
        add("date", m.at, Value::Date(m.value.clone()));
    }
    for m in &seen.mentions.names {
        add("name", m.at, Value::Name(Name::clone(&m.value)));
    }
    drop_inner(&mut out);
    for (quotation, speech) in seen.mentions.quotations.iter().zip(spoken(seen)) {
        let plain = mention(seen, "quotation", quotation.at, None);
        out.push(Listed { marks: Some(quotation.marks), speech: Some(speech), ..plain });
    }
    out.sort_by_key(|l| (l.said.at, l.kind));
    out
}

fn mention(seen: &Seen, kind: &'static str, at: Span, value: Option<Value>) -> Listed {
    Listed { kind, said: seen.said(vec![at], Vec::new()), value, about: None, marks: None, speech: None }
}

/// Who uttered each quotation of an article.
fn spoken(seen: &Seen) -> Vec<Option<Speech>> {
    let mut out = vec![None; seen.mentions.quotations.len()];
    for utterance in quote::utterances(seen) {
        for &piece in &utterance.pieces {
            if let Some(slot) = out.get_mut(piece) {
                slot.clone_from(&utterance.speech);
            }
        }
    }
    out
}

/// Drops what lies inside a larger mention: 20 in $20. Two at the same place both stay.
fn drop_inner(listed: &mut Vec<Listed>) {
    listed.sort_by_key(|l| (l.said.at.start, std::cmp::Reverse(l.said.at.end)));
    let mut widest = Span::default();
    listed.retain(|l| {
        let at = l.said.at;
        if at != widest && widest.contains(at) {
            return false;
        }
        if at.end > widest.end || at.start == widest.start {
            widest = at;
        }
        true
    });
}
