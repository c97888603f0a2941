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

/// Whether two words are [`letters_apart`] by one letter at most: told without counting further.
pub fn at_most_one_apart(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum::<usize>();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let (mut x, mut y) = (a.chars(), b.chars());
    match (x.next(), y.next()) {
        (None, None) => true,
        (None, Some(_)) => y.next().is_none(),
        (Some(_), None) => x.next().is_none(),
        (Some(p), Some(q)) => {
            let (behind_p, behind_q) = (x.as_str(), y.as_str());
            let swapped = x.next() == Some(q) && y.next() == Some(p) && x.as_str() == y.as_str();
            behind_p == behind_q || behind_p == b || a == behind_q || swapped
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_told_as_it_is_counted() {
        let words = [
            "", "a", "ab", "ba", "abc", "acb", "bac", "abcd", "abdc", "axcd", "bcd", "ébc", "éb", "aabb",
            "abab",
        ];
        for a in words {
            for b in words {
                assert_eq!(at_most_one_apart(a, b), letters_apart(a, b) <= 1, "{a} {b}");
            }
        }
    }
}
