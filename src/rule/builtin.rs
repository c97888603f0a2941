//! The rules and word lists that are compiled in.

/// A file of the tree under `rules/`: its name and its text.
pub type File = (&'static str, &'static str);

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../rules/", $path)))),*]
    };
}

/// The rules, in the order in which they look at claims: special ones before general ones.
pub const RULES: &[File] = files![
    "meeting-count.yaml",
    "quote-wording.yaml",
    "quote-speaker.yaml",
    "quote-setting.yaml",
    "quote-paraphrase.yaml",
    "statement.yaml",
    "count.yaml",
    "amount.yaml",
    "date.yaml",
    "name.yaml",
    "role.yaml",
    "place.yaml",
    "figure.yaml",
    "slip.yaml",
    "unsupported.yaml",
];

/// The word lists.
pub const WORDS: &[File] = files![
    "words/cues.yaml",
    "words/people.yaml",
    "words/nicknames.yaml",
    "words/titles.yaml",
    "words/roles.yaml",
    "words/bodies.yaml",
    "words/places.yaml",
    "words/where.yaml",
    "words/numbers.yaml",
    "words/hedges.yaml",
    "words/units.yaml",
    "words/dates.yaml",
    "words/events.yaml",
    "words/deeds.yaml",
    "words/marks.yaml",
    "words/measures.yaml",
    "words/grammar.yaml",
    "words/spelling.yaml",
    "words/furniture.yaml",
    "words/rewording.yaml",
    "words/sense.yaml",
];

/// The house styles.
pub const STYLES: &[File] = files!["styles/ap.yaml", "styles/reuters.yaml", "styles/guardian.yaml"];
