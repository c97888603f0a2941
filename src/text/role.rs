//! What a person is said to be, in parts that can be compared: a party, a home state, an office with the body
//! it is held in and the time it is held. Nothing here reads text or judges two of them.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

/// What a person is in one respect. Equal when all parts are, however they are written.
#[derive(Clone, Eq, Debug, Default)]
pub struct Role {
    /// As the article writes it.
    pub shown: String,
    /// In which respect.
    pub slot: Slot,
    /// The family of an office: seat, rank, post; empty for a party or a home.
    pub family: String,
    /// The office, the party or the home state in normal form; `*` for an office that tells its family alone.
    pub noun: String,
    /// The body or place that it is held in: the words of its name.
    pub of: BTreeSet<String>,
    /// Further words that tell it from others of its kind: foreign, campaign.
    pub sort: BTreeSet<String>,
    /// When it is held.
    pub tenure: Tenure,
    /// The second of its sort: deputy, vice, assistant.
    pub deputy: bool,
    /// The first of its sort: chief, head, lead.
    pub chief: bool,
    /// The article gives its holder other posts beside it.
    pub several: bool,
}

/// In which respect somebody is something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Slot {
    /// What somebody does: an office, a post, a rank, a trade.
    #[default]
    Office,
    /// Which party somebody belongs to.
    Party,
    /// Which state somebody was elected in.
    Home,
}

impl Slot {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Slot::Office => "office",
            Slot::Party => "party",
            Slot::Home => "home",
        }
    }
}

/// When an office is held.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Tenure {
    /// Nothing is said of it.
    #[default]
    Now,
    /// former, retired
    Past,
    /// then-: at the time of the story
    Then,
    /// acting, interim
    Acting,
    /// elect, designate, candidate
    Coming,
}

impl Role {
    /// The words that tell which body or sort it is.
    pub fn words(&self) -> BTreeSet<&str> {
        self.of.iter().chain(&self.sort).map(String::as_str).collect()
    }

    fn parts(&self) -> (Slot, &str, &str, &BTreeSet<String>, &BTreeSet<String>, Tenure, [bool; 2]) {
        let place = [self.deputy, self.chief];
        (self.slot, &self.family, &self.noun, &self.of, &self.sort, self.tenure, place)
    }
}

impl PartialEq for Role {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Hash for Role {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}
