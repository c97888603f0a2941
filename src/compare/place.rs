//! Where something is, in two articles' words. A place in another is more precise, a neighbour may be told for
//! it; only what lies far apart on the map, and is said of the story's own event, conflicts.

use serde::Deserialize;

use super::Verdict;
use super::number::Outcome;
use crate::text::gazetteer::{self, Standing};
use crate::text::place::{NAMED, Relation, Site};
use crate::text::schema::JsonSchema;
use crate::text::similar;
use crate::text::value::Value;

/// The options of the place comparator.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceOptions {
    /// From which probability on two places are taken for those of one deed, so that a conflict is one.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub sure: f64,
    /// From which probability on a conflict is told as one where both can be right.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub doubtful: f64,
    /// A town and the state or country it lies in.
    pub within: Outcome,
    /// Two towns next to each other.
    pub near: Outcome,
    /// Two ways to tell a place by others: south of one, between two.
    pub bearing: Outcome,
}

impl Default for PlaceOptions {
    fn default() -> Self {
        PlaceOptions {
            sure: 0.65,
            doubtful: 0.55,
            within: Outcome::Compatible,
            near: Outcome::Compatible,
            bearing: Outcome::Compatible,
        }
    }
}

impl PlaceOptions {
    /// The verdict on two values.
    pub fn compare(&self, a: &Value, b: &Value) -> Verdict {
        let (Value::Place(a), Value::Place(b)) = (a, b) else { return Verdict::Unrelated };
        match (a.relation, b.relation) {
            (Relation::List, Relation::List) => lists(a, b),
            (Relation::List, _) | (_, Relation::List) => Verdict::Unrelated,
            (Relation::Stead, Relation::Stead) => self.steads(a, b),
            (Relation::Side, Relation::Side) => sides(a, b),
            (Relation::Stead | Relation::Side, _) | (_, Relation::Stead | Relation::Side) => {
                Verdict::Unrelated
            }
            (Relation::In, Relation::In) => self.places(a, b),
            (Relation::Near, Relation::Near) => self.bearings(a, b),
            _ => Verdict::Agree,
        }
    }

    fn places(&self, a: &Site, b: &Site) -> Verdict {
        // "In Amity" is where the other says that Amity lies.
        if a.names.first() == b.names.first() && a.names.len().min(b.names.len()) == 1 {
            return Verdict::Agree;
        }
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

    /// Two places of one deed: towns on the map, villages that it does not have, two sorts of place.
    fn steads(&self, a: &Site, b: &Site) -> Verdict {
        let conflict = || Verdict::Conflict(format!("{} against {}", a.shown, b.shown));
        let named = match (a.names.is_empty(), b.names.is_empty()) {
            (false, false) => self.towns(a, b),
            _ => Verdict::Unrelated,
        };
        match named {
            Verdict::Conflict(_) => conflict(),
            Verdict::Compatible(why) => Verdict::Compatible(why),
            named if are_other_sorts(&a.sort, &b.sort) => named.or_graver(conflict()),
            named if !a.sort.is_empty() && a.sort == b.sort => named.or_graver(Verdict::Agree),
            named => named,
        }
    }

    fn towns(&self, a: &Site, b: &Site) -> Verdict {
        let lies_in = |one: &Site, other: &Site| {
            one.names.first().is_some_and(|x| other.names.iter().any(|y| is_part(x, y)))
        };
        if lies_in(a, b) || lies_in(b, a) {
            return Verdict::Agree;
        }
        // A hospital by its name, beside a town.
        if (a.bearing == NAMED) != (b.bearing == NAMED) {
            return Verdict::Unrelated;
        }
        let (x, y) = (a.spots(), b.spots());
        // Of two names one at least means the largest place that is called so.
        let largest = |s: &[gazetteer::Spot]| s.get(..1).unwrap_or_default().to_vec();
        let standing = [(largest(&x), y.clone()), (x.clone(), largest(&y))];
        let standing = standing.iter().filter_map(|(p, q)| gazetteer::standing(p, q)).min();
        match standing {
            Some(Standing::Same | Standing::Within) => Verdict::Agree,
            Some(Standing::Near) => self.near.verdict("neighbouring places"),
            // A small town may have a namesake in the area that no map shows.
            Some(Standing::Apart) if is_bare(a, &x) && is_area(&y) || is_bare(b, &y) && is_area(&x) => {
                Verdict::Compatible(format!("{} against {}", a.shown, b.shown))
            }
            Some(Standing::Apart) => Verdict::Conflict(String::new()),
            // What no map has may lie in any country.
            None if is_area(&x) || is_area(&y) => Verdict::Unrelated,
            None => Verdict::Conflict(String::new()),
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

/// Whether a place is a town of which is not told where it lies.
fn is_bare(site: &Site, spots: &[gazetteer::Spot]) -> bool {
    site.names.len() == 1 && !is_area(spots)
}

/// Whether a place is a country or a part of one, and no town in it has its name.
fn is_area(spots: &[gazetteer::Spot]) -> bool {
    let town = |s: &gazetteer::Spot| matches!(s.extent, gazetteer::Extent::Town(..));
    let Some(first) = spots.first() else { return false };
    !town(first) && !spots.iter().any(|s| town(s) && s.area.starts_with(first.area))
}

/// Whether one name is the other or stands in it.
fn is_part(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short).or_else(|| long.strip_suffix(short));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']) || rest.ends_with([' ', '-']))
}

/// Whether two sorts of place are of one group, of which a place has one.
fn are_other_sorts(a: &str, b: &str) -> bool {
    a != b && matches!((a.split_once('/'), b.split_once('/')), (Some((x, _)), Some((y, _))) if x == y)
}

/// Two sides of things of which each has its own: left and right, the third and the fifth floor.
fn sides(a: &Site, b: &Site) -> Verdict {
    if a.bearing != b.bearing {
        return Verdict::Unrelated;
    }
    let compass = a.bearing == "compass";
    let (x, y) = (a.names.concat(), b.names.concat());
    if x == y || compass && !opposite(&x, &y) {
        return Verdict::Agree;
    }
    Verdict::Conflict(format!("{} against {}", a.shown, b.shown))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn site(names: &str) -> Site {
        let names: Vec<String> = names.split(", ").map(str::to_owned).collect();
        Site { shown: names.join(", "), names, firm: true, ..Site::default() }
    }

    fn check_sites(a: &Site, b: &Site, expected: &str) {
        for (x, y) in [(a, b), (b, a)] {
            let verdict = PlaceOptions::default().compare(&Value::Place(x.clone()), &Value::Place(y.clone()));
            assert_eq!(verdict.name(), expected, "{x:?} / {y:?}");
        }
    }

    fn check(a: &str, b: &str, expected: &str) {
        check_sites(&site(a), &site(b), expected);
    }

    #[test]
    fn places_are_compared_by_the_map() {
        check("denver", "seattle", "conflict");
        check("salem, oregon", "salem, massachusetts", "conflict");
        check("paris, texas", "france", "conflict");
        check("denver", "colorado", "compatible");
        check("minneapolis", "st. paul, minnesota", "compatible");
        check("saint louis", "st louis", "agree");
        check("georgia", "atlanta", "compatible");
        check("springfield", "springfield, illinois", "agree");
        check("nowhere-on-sea", "denver", "unrelated");
    }

    /// Two places of one deed, each as `sort; names`.
    fn check_steads(a: &str, b: &str, expected: &str) {
        let stead = |written: &str| {
            let (sort, names) = written.split_once("; ").unwrap_or((written, ""));
            let names: Vec<String> = names.split(", ").filter(|n| !n.is_empty()).map(str::to_owned).collect();
            let shown = written.to_owned();
            Site { shown, names, sort: sort.to_owned(), relation: Relation::Stead, ..Site::default() }
        };
        check_sites(&stead(a), &stead(b), expected);
    }

    #[test]
    fn a_deed_is_done_at_one_place() {
        check_steads("; denver", "; seattle", "conflict");
        check_steads("; denver", "; dallas", "conflict");
        check_steads("; denver", "; colorado", "agree");
        check_steads("; minneapolis", "; st. paul, minnesota", "compatible");
        check_steads("; kilmarle", "; kilmorne", "conflict");
        check_steads("; kilmarle", "; norway", "unrelated");
        check_steads("; elmira, new york", "; buffalo, new york", "conflict");
        check_steads("; salt cove", "; salt cove, maine", "agree");
        check_steads("; northeast kilmarle", "; kilmarle", "agree");
        // A namesake that no map has may lie there.
        check_steads("; galt", "; pennsylvania", "compatible");
        check_steads("; galt, california", "; pennsylvania", "conflict");
    }

    #[test]
    fn sorts_of_place_exclude_each_other_in_their_group() {
        check_steads("care/home; denver", "care/hospital; denver", "conflict");
        check_steads("care/home", "care/hospital; denver", "conflict");
        check_steads("room/attic", "room/cellar; denver", "conflict");
        check_steads("room/attic", "venue/hotel", "unrelated");
        check_steads("care/home", "; denver", "unrelated");
        check_steads("care/home; denver", "care/home; seattle", "conflict");
        check_steads("care/home", "care/home; seattle", "agree");
    }

    #[test]
    fn things_have_sides() {
        let side = |sort: &str, name: &str| Site {
            relation: Relation::Side,
            bearing: sort.to_owned(),
            ..site(name)
        };
        check_sites(&side("hand", "left"), &side("hand", "right"), "conflict");
        check_sites(&side("compass", "north"), &side("compass", "south"), "conflict");
        check_sites(&side("compass", "north"), &side("compass", "east"), "agree");
        check_sites(&side("storey", "3"), &side("storey", "5"), "conflict");
        check_sites(&side("storey", "3"), &side("hand", "left"), "unrelated");
        check_sites(&side("hand", "left"), &site("seattle"), "unrelated");
    }

    #[test]
    fn what_is_not_sure_to_be_one_place_does_not_conflict() {
        let weak = Site { firm: false, ..site("seattle") };
        check_sites(&site("denver"), &weak, "unrelated");
        check_sites(&Site { firm: false, ..site("washington") }, &weak, "compatible");
    }

    #[test]
    fn bearings_and_lists() {
        let near = |bearing: &str, names: &str| Site {
            relation: Relation::Near,
            bearing: bearing.to_owned(),
            ..site(names)
        };
        check_sites(&near("north", "denver"), &near("south", "denver"), "conflict");
        check_sites(&near("southwest", "denver"), &near("south", "denver, colorado"), "agree");
        check_sites(&near("between", "denver, boulder"), &near("south", "denver"), "compatible");
        check_sites(&near("north", "denver"), &near("north", "seattle"), "unrelated");
        check_sites(&near("north", "denver"), &site("seattle"), "agree");
        let list = |names: &str| Site { relation: Relation::List, ..site(names) };
        check_sites(&list("karmo, keldi"), &list("gavo, lemm"), "conflict");
        check_sites(&list("karmo, keldi"), &list("carmo, lemm"), "agree");
    }
}
