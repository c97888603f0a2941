//! Words with their weights, and what two lists of them have in common. What a word weighs is said by who makes the list.

/// Terms with their weights, in order: those alone that can be met, but their sums are of all.
pub(in crate::align) struct Weights {
    terms: Vec<(u64, f64)>,
    /// A bit for every term: lists without a common bit have no common term, and most are such.
    bits: u128,
    /// The sum of the weights.
    sum: f64,
    /// The sum of their squares.
    square: f64,
}

/// What two lists of weighed terms have in common.
pub(in crate::align) struct Meeting {
    /// The cosine of the angle between them.
    pub(in crate::align) cosine: f64,
    /// How much of the lighter one the other has.
    pub(in crate::align) share: f64,
    /// How many terms both have.
    pub(in crate::align) common: usize,
}

impl Meeting {
    const NONE: Meeting = Meeting { cosine: 0.0, share: 0.0, common: 0 };

    pub(in crate::align) fn of(x: &Weights, y: &Weights) -> Self {
        if x.bits & y.bits == 0 {
            return Meeting::NONE;
        }
        let (mut i, mut j) = (0, 0);
        let (mut product, mut common, mut terms) = (0.0, 0.0, 0);
        while let (Some((p, v)), Some((q, w))) = (x.terms.get(i), y.terms.get(j)) {
            match p.cmp(q) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    product += v * w;
                    common += v.min(*w);
                    terms += 1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        if common == 0.0 {
            return Meeting::NONE;
        }
        Meeting {
            cosine: product / (x.square * y.square).sqrt(),
            share: common / x.sum.min(y.sum),
            common: terms,
        }
    }
}

/// Terms in order, each once with its greatest weight, as far as they can be `met`.
pub(in crate::align) fn weights(of: impl Iterator<Item = (u64, f64)>, met: impl Fn(u64) -> bool) -> Weights {
    let mut terms: Vec<(u64, f64)> = of.collect();
    terms.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    terms.dedup_by_key(|w| w.0);
    let sum = terms.iter().map(|(_, w)| w).sum();
    let square = terms.iter().map(|(_, w)| w * w).sum();
    terms.retain(|(term, _)| met(*term));
    let bits = terms.iter().fold(0, |bits, (term, _)| bits | 1 << (term >> 57));
    Weights { terms, bits, sum, square }
}

impl Weights {
    /// The terms that can be met, in order.
    pub(in crate::align) fn terms(&self) -> impl Iterator<Item = u64> {
        self.terms.iter().map(|(term, _)| *term)
    }
}
