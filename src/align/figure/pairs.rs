//! Which figures of one sort are held against each other: all those of different articles, as long as they are so many as
//! stories have; of more only those that share a word that few have, so that their number does not grow with its square.

use rustc_hash::FxHashMap;

use super::around::Figure;

/// So many figures of one sort are all held against each other. No story of some dozen articles has a fourth of them.
const ALL: usize = 500;

/// A word that more figures have brings none of them together where there are more.
const HOLDERS: usize = 64;

/// The pairs of figures of different articles, by their numbers in order; `articles` has the article of each.
pub(super) fn pairs(figures: &[&Figure], articles: &[usize]) -> Vec<(usize, usize)> {
    let apart = |(i, j): &(usize, usize)| articles.get(*i) != articles.get(*j);
    if figures.len() <= ALL {
        return among(&(0..figures.len()).collect::<Vec<_>>()).filter(apart).collect();
    }
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (i, figure) in figures.iter().enumerate() {
        for term in figure.words.terms() {
            holders.entry(term).or_default().push(i);
        }
    }
    let few = holders.values().filter(|h| h.len() <= HOLDERS);
    let mut out: Vec<(usize, usize)> = few.flat_map(|h| among(h)).filter(apart).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Every two of some numbers.
fn among(numbers: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    numbers.iter().enumerate().flat_map(|(k, i)| numbers.iter().skip(k + 1).map(|j| (*i, *j)))
}

#[cfg(test)]
mod tests {
    use crate::align::figure::matches;
    use crate::claim::Claim;
    use crate::read::plain;
    use crate::rule::Rules;

    /// How many figures of two articles of `n` sentences each meet.
    fn met(n: usize) -> usize {
        let rules = Rules::builtin();
        let syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su"];
        let word = |k: usize| [k / 100, k / 10, k].map(|d| syllables[d % 10]).concat();
        let sold = |k: usize| format!("The mill sold {} {}ks from the {}t barn.", k + 14, word(k), word(k));
        let of = |sigil: &str| {
            let text = (0..n).map(sold).collect::<Vec<_>>().join(" ");
            let article = plain::article(sigil, sigil, text, &rules.lexicon);
            crate::claim::extract(&article, &rules.lexicon)
        };
        let claims = ["lusa", "wire"].map(of).concat();
        let own = |m: &&crate::align::figure::Match| claims[m.a].value == claims[m.b].value;
        matches(&claims.iter().collect::<Vec<&Claim>>(), 0.5).iter().filter(own).count()
    }

    #[test]
    fn figures_meet_however_many_there_are() {
        assert_eq!(met(14), 14);
        // Too many to be all held against each other: the words that two have alone bring them together.
        assert_eq!(met(300), 300);
    }
}
