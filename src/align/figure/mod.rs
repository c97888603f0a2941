//! Figures that two articles give for one fact under whatever names: found by the words around them, weighed together.
//!
//! The weighing is that of record linkage (Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969): each sign that
//! two figures are of one fact, or of two, adds its weight to the log-odds. The weights were fitted by logistic
//! regression. Of a value it asks how near it is to the other, since a slip, a rounding and a later count are near;
//! whether the two can both be right is asked elsewhere.

mod around;
mod nearness;
mod signs;
mod sort;

use std::collections::BTreeMap;

use crate::claim::Claim;
use around::{Figure, figures};
use signs::{Signs, compared};
use sort::Measure;

/// Two figures of different articles, by their indices in order, and how likely they are of one fact.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// The probability that they are of one fact, by the stories that the weights were fitted to.
    pub odds: f64,
    /// Their sentences share words: without, two values that gainsay each other are two facts.
    pub worded: bool,
    /// Something sets one of them apart from the other: another day, person or event.
    pub apart: bool,
}

/// The pairs of figures of different articles that can be of one fact, likely or not. Claims without words around
/// them, and figures of different sorts, never meet.
pub fn matches(claims: &[&Claim]) -> Vec<Match> {
    let found = weighed(claims).into_iter();
    found
        .map(|(a, b, signs)| Match {
            a,
            b,
            odds: signs.odds(),
            worded: signs.worded(),
            apart: signs.set_apart(),
        })
        .collect()
}

/// A sign by its name, and how strong it is.
pub type Sign = (&'static str, f64);

/// The same with every sign by its name: what the weights are fitted to.
pub fn signs(claims: &[&Claim]) -> Vec<(usize, usize, Vec<Sign>)> {
    weighed(claims).into_iter().map(|(a, b, signs)| (a, b, signs.named())).collect()
}

fn weighed(claims: &[&Claim]) -> Vec<(usize, usize, Signs)> {
    let figures: Vec<Figure> = figures(claims);
    let mut of_sort: BTreeMap<(Measure, &str), Vec<&Figure>> = BTreeMap::new();
    for figure in &figures {
        of_sort.entry((figure.measure, figure.unit)).or_default().push(figure);
    }
    let mut out = Vec::new();
    for alike in of_sort.values() {
        out.extend(among(alike));
    }
    out.sort_by_key(|(a, b, _)| (*a, *b));
    out
}

/// The pairs among the figures of one sort.
fn among(figures: &[&Figure]) -> Vec<(usize, usize, Signs)> {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures {
        *held.entry(figure.sigil).or_default() += 1;
    }
    let numbers: BTreeMap<&str, usize> = held.keys().enumerate().map(|(n, sigil)| (*sigil, n)).collect();
    let articles: Vec<usize> = figures.iter().map(|f| numbers.get(f.sigil).copied().unwrap_or(0)).collect();
    let mut pairs: Vec<(usize, usize, Signs, f64)> = Vec::new();
    // Of each figure and other article: the two best likenesses.
    let mut best = vec![[f64::NEG_INFINITY; 2]; figures.len() * held.len()];
    let place = |figure: usize, other: usize| figure * held.len() + articles[other];
    for (i, a) in figures.iter().enumerate() {
        for (j, b) in figures.iter().enumerate().skip(i + 1).filter(|(j, _)| articles[*j] != articles[i]) {
            let signs = compared(a, b);
            let alike = signs.likeness();
            for at in [place(i, j), place(j, i)] {
                let [first, second] = &mut best[at];
                if alike > *first {
                    (*first, *second) = (alike, *first);
                } else if alike > *second {
                    *second = alike;
                }
            }
            pairs.push((i, j, signs, alike));
        }
    }
    let rival = |own: usize, other: usize, alike: f64| {
        let [first, second] = best[place(own, other)];
        match first == alike {
            true if second.is_finite() => second.max(0.0),
            true => alike / 2.0,
            false => first,
        }
    };
    let told = |sigil: &str| held.get(sigil).copied().unwrap_or(1) as f64;
    let all = pairs.into_iter().map(|(i, j, signs, alike)| {
        let (a, b) = (figures[i], figures[j]);
        let margin = (alike - rival(i, j, alike)).min(alike - rival(j, i, alike));
        let (x, y) = (told(a.sigil), told(b.sigil));
        let signs = Signs {
            margin: margin.clamp(-1.0, 1.0),
            few: 1.0 / (x * y).sqrt(),
            overlap_few: signs.overlap / (x * y).sqrt(),
            ..signs
        };
        (a.index.min(b.index), a.index.max(b.index), signs)
    });
    all.collect()
}
