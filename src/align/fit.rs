//! How near two claims must be to be about the same: the options of alignment, as a rule sets them.

use serde::Deserialize;

use crate::text::schema::JsonSchema;

/// The options of alignment. Shares are between 0 and 1.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Fit {
    /// What share of the terms of the poorer claim the other must have too.
    #[serde(deserialize_with = "crate::text::scalar::share")]
    pub terms: f64,
    /// How the people of the two must stand to each other.
    pub people: People,
    /// Whether two claims that name days apart from each other can be about the same.
    pub dates: Dates,
    /// Whether two claims must belong to one event: the story's own, or the same earlier one.
    pub events: Events,
    /// How many content words or names the two sentences must share besides what is counted; of quotations, how
    /// many words. Left out, it is asked of pattern rules alone, and there it is 1.
    pub shared: Option<u32>,
    /// Of how many of them a doubt is told: where the articles give one such figure each and share at least so many
    /// words, a conflict is told as one of values that can both be right. Left out, such claims never meet.
    pub doubtful: Option<u32>,
    /// Words that do not count for `shared`.
    pub not_counting: Vec<String>,
}

impl Default for Fit {
    fn default() -> Self {
        Fit {
            terms: 0.5,
            people: People::default(),
            dates: Dates::default(),
            events: Events::default(),
            shared: None,
            doubtful: None,
            not_counting: Vec::new(),
        }
    }
}

/// How the people of two claims must stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum People {
    /// They are not asked for.
    Any,
    /// Where both claims name people, they must share one.
    #[default]
    Compatible,
    /// Both must name people and share one.
    Shared,
    /// Both must name people, and everyone in the claim that names fewer must be in the other too.
    All,
}

/// How the days of two claims must stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// They are not asked for.
    Any,
    /// Where both claims give a day, the two must touch.
    #[default]
    Compatible,
}

/// How the events of two claims must stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Events {
    /// They are not asked for.
    #[default]
    Any,
    /// Both must belong to the story's own event, or to one other; within it, what is counted and what
    /// happened to it tell the fact, and no further words are asked for.
    Same,
}
