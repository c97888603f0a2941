//! What two word sequences have in common: the runs of words they share, in the same order.
//!
//! Ratcliff and Obershelp's matching (Dr. Dobb's Journal, July 1988): the longest common run, then the same
//! again before it and behind it. It favours long runs, as one utterance cut in two ways has them, where an
//! edit distance would scatter its matches over small words.

use std::ops::Range;

/// The words considered of each sequence: nobody quotes more in one piece, and the work grows with the square.
const LONGEST: usize = 1200;

/// A run of words that both sequences have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    /// Where it begins in the first.
    pub(super) a: usize,
    /// Where it begins in the second.
    pub(super) b: usize,
    /// How many words it has.
    pub(super) len: usize,
}

/// The common runs of two word sequences, in order.
pub(super) fn runs(a: &[u64], b: &[u64]) -> Vec<Run> {
    let mut out = Vec::new();
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut open = vec![(0..a.len(), 0..b.len())];
    let mut rows = [vec![0usize; b.len() + 1], vec![0usize; b.len() + 1]];
    while let Some((ra, rb)) = open.pop() {
        if ra.is_empty() || rb.is_empty() {
            continue;
        }
        let Some(run) = longest(a, b, ra.clone(), rb.clone(), &mut rows) else { continue };
        open.push((ra.start..run.a, rb.start..run.b));
        open.push((run.a + run.len..ra.end, run.b + run.len..rb.end));
        out.push(run);
    }
    out.sort_by_key(|r| r.a);
    out
}

/// The longest run of words that `a[ra]` and `b[rb]` share; the earliest of several. `rows` are room to work in.
fn longest(
    a: &[u64],
    b: &[u64],
    ra: Range<usize>,
    rb: Range<usize>,
    rows: &mut [Vec<usize>; 2],
) -> Option<Run> {
    let mut best: Option<Run> = None;
    let [above, row] = rows.each_mut().map(|row| &mut row[..=rb.len()]);
    let (mut above, mut row) = (above, row);
    above.fill(0);
    for i in ra {
        row.fill(0);
        for (k, (j, word)) in (rb.start..).zip(&b[rb.clone()]).enumerate() {
            if a[i] != *word {
                continue;
            }
            let len = above[k] + 1;
            row[k + 1] = len;
            if best.is_none_or(|r| len > r.len) {
                best = Some(Run { a: i + 1 - len, b: j + 1 - len, len });
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &[(usize, usize, usize)]) {
        let words = |t: &str| t.bytes().map(u64::from).collect::<Vec<_>>();
        let found: Vec<_> = runs(&words(a), &words(b)).iter().map(|r| (r.a, r.b, r.len)).collect();
        assert_eq!(found, expected, "{a} {b}");
    }

    #[test]
    fn runs_stand_in_order() {
        check("abcdef", "xbcdyef", &[(1, 1, 3), (4, 5, 2)]);
        check("abc", "xyz", &[]);
        check("", "abc", &[]);
        check("abab", "ab", &[(0, 0, 2)]);
    }
}
