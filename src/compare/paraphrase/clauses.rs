//! The clauses of a sentence: which unit belongs to which. A clause has a verb, as far as units tell one; a list is no
//! clause, and what follows a relative clause in commas goes on with the one before it.

use crate::text::sense::{Sort, Unit};

/// The clauses of a sentence.
pub(super) struct Clauses {
    /// The clause of each unit.
    of: Vec<usize>,
    /// The word that opens each clause, where it hangs on another: that, who, whether, if.
    leads: Vec<Option<usize>>,
}

impl Clauses {
    pub(super) fn new(units: &[Unit]) -> Self {
        let mut all = Clauses { of: Vec::with_capacity(units.len()), leads: vec![None] };
        let mut now = 0;
        // The clause that a relative clause in commas stands in.
        let mut outer: Option<usize> = None;
        let mut verb = false;
        for (k, unit) in units.iter().enumerate() {
            let opens = unit.leads || unit.asks && k > 0;
            if opens {
                outer = unit.pause.then_some(now);
                all.leads.push(Some(k));
                now = all.leads.len() - 1;
                verb = false;
            } else if unit.pause && outer.is_some() {
                now = outer.take().unwrap_or(now);
                verb = true;
            } else if (unit.pause || unit.sort == Sort::Joint) && verb && has_verb(units, k) {
                all.leads.push(None);
                now = all.leads.len() - 1;
                verb = false;
            }
            verb |= is_verb(unit);
            all.of.push(now);
        }
        all
    }

    /// The units of the clause of a unit, in order.
    pub(super) fn members(&self, at: usize) -> Vec<usize> {
        let own = self.of.get(at);
        (0..self.of.len())
            .filter(|&k| self.of.get(k) == own && self.leads.iter().all(|l| *l != Some(k)))
            .collect()
    }

    /// The word that opens the clause of a unit.
    pub(super) fn lead(&self, at: usize) -> Option<usize> {
        self.leads.get(*self.of.get(at)?).copied().flatten()
    }
}

/// Whether a verb stands between a place where a clause may begin and the next such place.
fn has_verb(units: &[Unit], at: usize) -> bool {
    let ahead = units.iter().skip(at + 1).take_while(|u| !(u.pause || u.leads || u.sort == Sort::Joint));
    units.get(at).into_iter().chain(ahead).any(is_verb)
}

fn is_verb(unit: &Unit) -> bool {
    unit.states || unit.past || unit.speaker || matches!(unit.sort, Sort::Surety(_))
}
