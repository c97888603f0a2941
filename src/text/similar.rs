//! How alike two words are: the only file that knows strsim.

/// Jaro-Winkler likeness of two words, from 0 to 1. Give it parts of names, never whole names: a whole name
/// against one part of it misleads.
pub fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

/// How many letters must be added, dropped, changed or swapped with a neighbour to turn one word into the
/// other (Damerau-Levenshtein, restricted).
pub fn letters_apart(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// The word of `known` nearest to `word`, where one is near enough to have been meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let budget = 1 + word.chars().count() / 4;
    known
        .into_iter()
        .map(|k| (letters_apart(word, k), k))
        .filter(|&(far, _)| far <= budget)
        .min_by_key(|&(far, _)| far)
        .map(|(_, k)| k)
}
