//! Where something is, as an article puts it: names from the nearest to the widest, and how they are meant.
//! Where the names lie is asked of the gazetteer.

use std::hash::{Hash, Hasher};

use super::gazetteer::{self, Spot};

/// A place. Equal when the names and their relation are, however they are written.
#[derive(Clone, Eq, Debug, Default)]
pub struct Site {
    /// As the article writes it.
    pub shown: String,
    /// The names in lower case, the place itself first, then what lies around it; of a list, all in order.
    pub names: Vec<String>,
    /// How the names are meant.
    pub relation: Relation,
    /// For what lies near: `southwest`, `between`, `near`.
    pub bearing: String,
    /// Nothing else than the same place can be meant elsewhere: it tells where the story happened.
    pub firm: bool,
    /// What sort of place it is, behind the group of those that it is none of: `care/hospital`; empty where no list
    /// knows.
    pub sort: String,
}

/// The bearing of what is no town but a building or body with a name: Marle Hospital.
pub const NAMED: &str = "named";

/// How the names of a place are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Relation {
    /// In or at it.
    #[default]
    In,
    /// Near it: "outside", "30 miles north of", "between" two.
    Near,
    /// All of them: the villages that were hit worst.
    List,
    /// In, at or near it, or on the way there: where one deed was done.
    Stead,
    /// On that side of it: the left engine, the north bank, the third floor; the bearing tells which sides there are.
    Side,
}

impl Site {
    /// The places on the map that it can be.
    pub fn spots(&self) -> Vec<Spot> {
        gazetteer::resolve(self.names.iter().map(String::as_str))
    }

    fn parts(&self) -> (&[String], Relation, bool, &str, &str) {
        (&self.names, self.relation, self.firm, &self.bearing, &self.sort)
    }
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Hash for Site {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}
