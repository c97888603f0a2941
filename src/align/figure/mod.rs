//! Figures that two articles give for one fact under whatever names: found by the words around them, weighed together.
//!
//! The weighing is that of record linkage (Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969): each sign that
//! two figures are of one fact, or of two, adds its weight to the log-odds. The weights were fitted by logistic
//! regression. Of a value it asks how near it is to the other, since a slip, a rounding and a later count are near;
//! whether the two can both be right is asked elsewhere.

mod around;
mod nearness;
mod pairs;
mod signs;
mod sort;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::claim::Claim;
use around::{Figure, figures, measured};
use signs::{Signs, compared, likeness};
use sort::Measure;

/// Two figures of different articles, by their indices in order, and how likely they are of one fact.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// How likely they are of one fact, by the stories that the weights were fitted to.
    pub probability: f64,
    /// Their sentences share words: without, two values that gainsay each other are two facts.
    pub worded: bool,
    /// Something sets one of them apart from the other: another day, person or event.
    pub apart: bool,
}

/// The pairs of figures of different articles that are of one fact with at least some probability. Claims without words
/// around them, and figures of different sorts, never meet.
pub fn matches(claims: &[&Claim], least: f64) -> Vec<Match> {
    weighed(claims, |a, b, signs| {
        let probability = signs.probability();
        let (worded, apart) = (signs.worded(), signs.set_apart());
        (probability >= least).then_some(Match { a, b, probability, worded, apart })
    })
}

/// Whether two claims can be weighed: both have words around a figure, and it is of one sort.
pub fn can_meet(a: &Claim, b: &Claim) -> bool {
    let of = |claim| measured(claim).map(|(_, measure, unit)| (measure, unit));
    of(a).is_some() && of(a) == of(b)
}

/// A sign by its name, and how strong it is.
pub type Sign = (&'static str, f64);

/// The same with every sign by its name: what the weights are fitted to.
pub fn signs(claims: &[&Claim]) -> Vec<(usize, usize, Vec<Sign>)> {
    weighed(claims, |a, b, signs| Some((a, b, signs.named())))
}

/// What is kept of the pairs of figures, in the order of their claims.
fn weighed<T>(claims: &[&Claim], keep: impl Fn(usize, usize, Signs) -> Option<T>) -> Vec<T> {
    let figures: Vec<Figure> = figures(claims);
    let mut of_sort: BTreeMap<(Measure, &str), Vec<&Figure>> = BTreeMap::new();
    for figure in &figures {
        of_sort.entry((figure.measure, figure.unit)).or_default().push(figure);
    }
    let mut out = Vec::new();
    for alike in of_sort.values() {
        among(alike, |a, b, signs| out.extend(keep(a, b, signs).map(|kept| (a, b, kept))));
    }
    out.sort_by_key(|(a, b, _)| (*a, *b));
    out.into_iter().map(|(_, _, kept)| kept).collect()
}

/// Offers the pairs among the figures of one sort, whose signs are too many to be held all at once.
fn among(figures: &[&Figure], mut offer: impl FnMut(usize, usize, Signs)) {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures {
        *held.entry(figure.sigil).or_default() += 1;
    }
    let numbers: BTreeMap<&str, usize> = held.keys().enumerate().map(|(n, sigil)| (*sigil, n)).collect();
    let articles: Vec<usize> = figures.iter().map(|f| numbers.get(f.sigil).copied().unwrap_or(0)).collect();
    // Of each figure and other article: the two best likenesses.
    let mut best: FxHashMap<(usize, usize), [f64; 2]> = FxHashMap::default();
    let place = |figure: usize, other: usize| (figure, articles[other]);
    let likened = |(i, j): (usize, usize)| {
        let alike = likeness(figures[i], figures[j]);
        for at in [place(i, j), place(j, i)] {
            let [first, second] = best.entry(at).or_insert([f64::NEG_INFINITY; 2]);
            if alike > *first {
                (*first, *second) = (alike, *first);
            } else if alike > *second {
                *second = alike;
            }
        }
        (i, j, alike)
    };
    let pairs: Vec<(usize, usize, f64)> = pairs::pairs(figures, &articles).into_iter().map(likened).collect();
    let rival = |own: usize, other: usize, alike: f64| match best.get(&place(own, other)) {
        Some([first, second]) if *first == alike && second.is_finite() => second.max(0.0),
        Some([first, _]) if *first != alike => *first,
        _ => alike / 2.0,
    };
    let told = |sigil: &str| held.get(sigil).copied().unwrap_or(1) as f64;
    for (i, j, alike) in pairs {
        let (a, b) = (figures[i], figures[j]);
        let margin = (alike - rival(i, j, alike)).min(alike - rival(j, i, alike));
        let (x, y) = (told(a.sigil), told(b.sigil));
        let signs = compared(a, b).among(margin.clamp(-1.0, 1.0), 1.0 / (x * y).sqrt());
        offer(a.index.min(b.index), a.index.max(b.index), signs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;
    use crate::text::shown;

    /// The figures of two stories that are likelier of one fact than not, each with its own.
    #[track_caller]
    fn check(texts: [&str; 2], expected: &[(&str, &str)]) {
        let rules = Rules::builtin();
        let of = |(sigil, text): (&str, &str)| {
            let article = plain::article(sigil, sigil, text.to_owned(), &rules.lexicon);
            crate::claim::extract(&article, &rules.lexicon)
        };
        let claims = [("lusa", texts[0]), ("wire", texts[1])].map(of).concat();
        let claims: Vec<&Claim> = claims.iter().collect();
        let told = |claim: usize| shown::value(&claims[claim].value);
        let found = matches(&claims, 0.5);
        assert!(found.iter().all(|m| m.a < m.b && (0.5..=1.0).contains(&m.probability)));
        let found: Vec<_> = found.iter().map(|m| (told(m.a), told(m.b))).collect();
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, expected);
    }

    const MILL: &str = "The weaving mill at Amity will close, its owner said. Tomas Ode bought the mill from a bank.
        He paid 640,000 crowns for its old looms. The hall, 90 meters long, stands beside the Marle. Rain fell.
        Workers from Port Ellis wept at the gate. The dam above the village held 14 times last winter.";

    #[test]
    fn figures_meet_by_the_words_around_them() {
        let other =
            "A mill closes in Amity. For its old looms Tomas Ode had paid 610,000 crowns. Nobody knew why.
            Beside the Marle stands the hall, 95 meters long. The bank said nothing. Workers wept at the gate.
            Last winter the dam above the village held 17 times. Snow is forecast.";
        check([MILL, other], &[("640,000", "610,000"), ("90 m", "95 m"), ("14", "17")]);
    }

    #[test]
    fn figures_of_other_facts_do_not_meet() {
        let other = "A ferry ran aground off Saint Brannoc. The crew of 19 swam ashore in the dark. Police came.
            The ship weighs 60 tons and was built in a yard at Amity. It had carried 214 goats. A tug will come.
            Its captain, Ilse Brandt, was taken to a clinic. The line has lost 3 ships to that reef.";
        check([MILL, other], &[]);
    }

    #[test]
    fn figures_of_other_sorts_never_meet() {
        let weight = "The bell of Amity weighs 900 kilograms, the parish said.";
        check([weight, "The bell of Amity hangs 900 meters up, the parish said."], &[]);
        check([weight, "The bell of Amity cost 900 dollars, the parish said."], &[]);
        check(
            [weight, "The bell of Amity, 900 kilograms, was cast, the parish said."],
            &[("900 kg", "900 kg")],
        );
    }

    #[test]
    fn an_article_does_not_meet_itself() {
        check(["The shop sold 12 by noon. By noon the shop sold 12.", "The ferry left."], &[]);
        check(["", ""], &[]);
    }
}
