//! In which state or country an article says that a town lies: "Amity, Ohio". The town is what the claim is
//! about, so that no other town is ever compared with it.

use std::ops::Range;

use super::{of, of_story, phrase};
use crate::claim::{Claim, Seen};
use crate::text::gazetteer::{self, Standing};
use crate::text::lexicon::Class;
use crate::text::place::Site;
use crate::text::prose::Prose;
use crate::text::value::Value;

/// How the head of a claim begins that tells where a town lies.
const AREA: &str = "area of ";

/// The longest name of a town, in tokens.
const LONGEST: usize = 7;

/// The towns of a sentence that have an area behind them.
pub(super) fn claims(seen: &Seen, sentence: &Range<usize>) -> Vec<Claim> {
    let prose = &seen.prose;
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let before = i.checked_sub(1).filter(|&b| b >= sentence.start);
        let inside = before.is_some_and(|b| prose.tokens.get(b).is_some_and(|t| t.capital));
        if inside || !has_area(prose, i) {
            i += 1;
            continue;
        }
        match phrase::at(prose, i) {
            Some((at, site)) => {
                let next = at.end.max(i + 1);
                out.extend(claim(seen, at, site));
                i = next;
            }
            None => i += 1,
        }
    }
    out
}

/// Tells of the towns of some claims where they lie, as the article tells it elsewhere.
pub(super) fn complete(claims: &mut [Claim], regions: &[Claim]) {
    for claim in claims {
        let Value::Place(site) = &mut claim.value else { continue };
        let [town] = site.names.as_slice() else { continue };
        let area = regions.iter().find(|r| r.about.head.strip_prefix(AREA) == Some(town.as_str()));
        if let Some(Value::Place(around)) = area.map(|r| &r.value) {
            site.names.extend(around.names.iter().cloned());
        }
    }
}

/// Whether capitalised words begin at a token that have a comma and another capital behind them: few do.
fn has_area(prose: &Prose, start: usize) -> bool {
    let capital = |i: usize| prose.tokens.get(i).is_some_and(|t| t.capital);
    if !capital(start) {
        return false;
    }
    let goes_on = |i: &usize| capital(*i) || matches!(prose.text(*i), "." | "-" | "of" | "de" | "la");
    let comma = (start..start + LONGEST).find(|i| !goes_on(i));
    comma.is_some_and(|i| prose.text(i) == "," && capital(i + 1))
}

fn claim(seen: &Seen, at: Range<usize>, site: Site) -> Option<Claim> {
    let [town, area, ..] = site.names.as_slice() else { return None };
    let led = at.start.checked_sub(1).is_some_and(|b| seen.prose.is(b, Class::Preposition));
    let listed = at.start.checked_sub(1).is_some_and(|b| matches!(seen.prose.text(b), "," | "and"));
    // "Ohio, Michigan": an area is in another only where the map says so.
    let inside =
        || gazetteer::standing(&gazetteer::spots(town), &gazetteer::spots(area)) <= Some(Standing::Within);
    if listed && !led || gazetteer::is_area(town) && !inside() {
        return None;
    }
    let head = format!("{AREA}{town}");
    let value = Site { shown: site.shown.clone(), names: site.names.get(1..)?.to_vec(), firm: true, ..site };
    Some(of(seen, of_story(head), at, value))
}
