//! Where something is, in two articles' words. A place in another is more precise, a neighbour may be told for
//! it; only what lies far apart on the map, and is said of the story's own event, conflicts.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::gazetteer::{self, Standing};
use crate::text::place::{Relation, Site};
use crate::text::schema::JsonSchema;
use crate::text::similar;
use crate::text::value::Value;

/// The options of the place comparator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceOptions {
    /// A town and the state or country it lies in.
    pub within: Outcome,
    /// Two towns next to each other.
    pub near: Outcome,
    /// Two ways to tell a place by others: south of one, between two.
    pub bearing: Outcome,
}

impl Default for PlaceOptions {
    fn default() -> Self {
        PlaceOptions { within: Outcome::Compatible, near: Outcome::Compatible, bearing: Outcome::Compatible }
    }
}

impl PlaceOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Place(a), Value::Place(b)) = (a, b) else { return Verdict::Unrelated };
        match (a.relation, b.relation) {
            (Relation::List, Relation::List) => lists(a, b),
            (Relation::List, _) | (_, Relation::List) => Verdict::Unrelated,
            (Relation::In, Relation::In) => self.places(a, b),
            (Relation::Near, Relation::Near) => self.bearings(a, b),
            _ => Verdict::Agree,
        }
    }

    fn places(&self, a: &Site, b: &Site) -> Verdict {
        let Some(standing) = gazetteer::standing(&a.spots(), &b.spots()) else { return Verdict::Unrelated };
        let firm = a.firm && b.firm;
        match standing {
            Standing::Same => Verdict::Agree,
            Standing::Within => self.within.verdict("one is more precise"),
            Standing::Near if firm => self.near.verdict("neighbouring places"),
            Standing::Near => Verdict::Agree,
            Standing::Apart if firm => Verdict::Conflict(format!("{} against {}", a.shown, b.shown)),
            Standing::Apart => Verdict::Unrelated,
        }
    }

    fn bearings(&self, a: &Site, b: &Site) -> Verdict {
        let between = [a, b].iter().any(|s| s.bearing == "between");
        if a.names == b.names || !between && a.names.first() == b.names.first() {
            return match opposite(&a.bearing, &b.bearing) {
                true => Verdict::Conflict(format!("{} against {}", a.shown, b.shown)),
                false => Verdict::Agree,
            };
        }
        match a.names.iter().any(|n| b.names.contains(n)) {
            true => self.bearing.verdict("placed in two ways"),
            false => Verdict::Unrelated,
        }
    }
}

/// North and south, east and west.
fn opposite(a: &str, b: &str) -> bool {
    let across = |x: &str, y: &str| a.starts_with(x) && b.starts_with(y) || a.ends_with(x) && b.ends_with(y);
    across("north", "south") || across("south", "north") || across("east", "west") || across("west", "east")
}

/// Two lists of places: one name in common is enough.
fn lists(a: &Site, b: &Site) -> Verdict {
    let alike = |x: &String, y: &String| x == y || x.len() > 4 && similar::letters_apart(x, y) <= 2;
    if a.names.iter().any(|x| b.names.iter().any(|y| alike(x, y))) {
        return Verdict::Agree;
    }
    Verdict::Conflict(format!("{} against {}", a.shown, b.shown))
}
