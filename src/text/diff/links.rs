//! The words of two texts, matched: the door to `similar`.
//!
//! Two word sequences are anchored at what they have in common; what stands between two anchors is laid out
//! word against word by a small table of costs that knows brackets, gaps and words written apart.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{same, spoken};
use crate::text::value::{Hand, Word};

/// A word of one text, of the other, or both in one column.
pub(super) type Link = (Option<usize>, Option<usize>);

/// Beyond so many cells, what stands between two anchors is not laid out word against word.
const CELLS: usize = 1 << 18;

/// The words of two texts, matched: every word of each once, in order.
pub(super) fn links(a: &[Word], b: &[Word]) -> Vec<Link> {
    let mut out = Vec::with_capacity(a.len().max(b.len()));
    let (mut i, mut j) = (0, 0);
    for (x, y, len) in anchors(a, b) {
        between(a, i..x, b, j..y, &mut out);
        out.extend((0..len).map(|k| (Some(x + k), Some(y + k))));
        (i, j) = (x + len, y + len);
    }
    between(a, i..a.len(), b, j..b.len(), &mut out);
    out
}

/// The runs of words that two texts have in common: where they begin in each, and their length. Brackets and
/// gaps are no anchors, nor is a word or two at the edge that a long stretch parts from the next run.
fn anchors(a: &[Word], b: &[Word]) -> Vec<(usize, usize, usize)> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut unlike = u32::MAX;
    let mut ids = Vec::with_capacity(a.len() + b.len());
    for word in a.iter().chain(b) {
        let next = numbers.len() as u32;
        ids.push(if spoken(word) {
            *numbers.entry(&word.normal).or_insert(next)
        } else {
            unlike -= 1;
            unlike
        });
    }
    let (left, right) = ids.split_at(a.len());
    let mut runs: Vec<(usize, usize, usize)> = capture_diff_slices(Algorithm::Myers, left, right)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
            _ => None,
        })
        .collect();
    close_edges(left, right, &mut runs);
    drop_weak(a, b, &mut runs);
    let stray = |edge: (usize, usize, usize), first: (usize, usize, usize), second: (usize, usize, usize)| {
        let apart = |x: usize, y: usize, len: usize| y.saturating_sub(x + len);
        let far = apart(first.0, second.0, first.2).max(apart(first.1, second.1, first.2));
        edge.2 <= 2 && far > 3 * edge.2 + 2
    };
    while let [first, second, ..] = runs[..]
        && stray(first, first, second)
    {
        runs.remove(0);
    }
    while let [.., before, last] = runs[..]
        && stray(last, before, last)
    {
        runs.pop();
    }
    runs
}

/// Drops the runs of a word or two that a marked gap parts from their neighbours: a small word behind a gap is
/// more often another one of the same than the one left standing. What lies around decides then.
fn drop_weak(a: &[Word], b: &[Word], runs: &mut Vec<(usize, usize, usize)>) {
    let has_gap = |words: &[Word], at: Range<usize>| {
        words.get(at).is_some_and(|w| w.iter().any(|w| w.hand == Hand::Gap))
    };
    let all = runs.clone();
    let mut n = 0_usize;
    runs.retain(|&(x, y, len)| {
        let (previous, next) = (n.checked_sub(1).and_then(|k| all.get(k)), all.get(n + 1));
        n += 1;
        let parts =
            |from: (usize, usize), to: (usize, usize)| has_gap(a, from.0..to.0) || has_gap(b, from.1..to.1);
        let before = previous.is_some_and(|&(px, py, plen)| parts((px + plen, py + plen), (x, y)));
        let behind = next.is_some_and(|&(nx, ny, _)| parts((x + len, y + len), (nx, ny)));
        len > 2 || !(before || behind)
    });
}

/// Where a run at the edge of both texts stands once more at the other side of what parts it from the next,
/// the two are one run: "The | rain fell. The | port" beside "The port" is a sentence more in front.
fn close_edges(a: &[u32], b: &[u32], runs: &mut Vec<(usize, usize, usize)>) {
    if let [(0, 0, len), (x, y, second), ..] = runs[..]
        && (x == len || y == len)
        && a.get(x.wrapping_sub(len)..x) == a.get(..len)
        && b.get(y.wrapping_sub(len)..y) == a.get(..len)
    {
        runs[1] = (x - len, y - len, second + len);
        runs.remove(0);
    }
    if let [.., (x, y, first), (last_x, last_y, len)] = runs[..]
        && (last_x + len, last_y + len) == (a.len(), b.len())
        && (last_x == x + first || last_y == y + first)
        && a.get(x + first..x + first + len) == a.get(last_x..)
        && b.get(y + first..y + first + len) == a.get(last_x..)
    {
        let before = runs.len() - 2;
        runs[before] = (x, y, first + len);
        runs.pop();
    }
}

/// What stands between two anchors, laid out word against word at the least cost. At the edges of the texts
/// one of them may simply not reach as far as the other.
fn between(a: &[Word], of_a: Range<usize>, b: &[Word], of_b: Range<usize>, out: &mut Vec<Link>) {
    let edges =
        Edges { lead: of_a.start == 0 && of_b.start == 0, trail: of_a.end == a.len() && of_b.end == b.len() };
    let (x, y) = (&a[of_a.clone()], &b[of_b.clone()]);
    if x.is_empty() || y.is_empty() || x.len().saturating_mul(y.len()) > CELLS {
        out.extend(of_a.map(|i| (Some(i), None)));
        out.extend(of_b.map(|j| (None, Some(j))));
        return;
    }
    let links = cheapest(x, y, edges);
    out.extend(links.into_iter().map(|(i, j)| (i.map(|i| i + of_a.start), j.map(|j| j + of_b.start))));
}

/// Which edges of the texts a stretch touches.
#[derive(Clone, Copy)]
struct Edges {
    lead: bool,
    trail: bool,
}

/// A step through the table of costs: how many words of each text it takes.
type Step = (usize, usize);

const STEPS: [Step; 5] = [(1, 1), (2, 1), (1, 2), (1, 0), (0, 1)];

fn cheapest(a: &[Word], b: &[Word], edges: Edges) -> Vec<Link> {
    let width = b.len() + 1;
    let mut costs = vec![i32::MAX; (a.len() + 1) * width];
    let mut steps: Vec<Step> = vec![(0, 0); costs.len()];
    costs[0] = 0;
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            for step in STEPS {
                let (Some(x), Some(y)) = (i.checked_sub(step.0), j.checked_sub(step.1)) else { continue };
                let Some(cost) = cost(a, b, (x, y), step, edges) else { continue };
                let total = costs[x * width + y].saturating_add(cost);
                if total < costs[i * width + j] {
                    (costs[i * width + j], steps[i * width + j]) = (total, step);
                }
            }
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    while (i, j) != (0, 0) {
        match steps[i * width + j] {
            (1, 1) => out.push((Some(i - 1), Some(j - 1))),
            (2, 1) => out.extend([(Some(i - 1), None), (Some(i - 2), Some(j - 1))]),
            (1, 2) => out.extend([(None, Some(j - 1)), (Some(i - 1), Some(j - 2))]),
            (1, 0) => out.push((Some(i - 1), None)),
            (0, 1) => out.push((None, Some(j - 1))),
            _ => break,
        }
        let (x, y) = steps[i * width + j];
        (i, j) = (i - x, j - y);
    }
    out.reverse();
    out
}

/// What a step costs from word `i` of the one and `j` of the other; `None` where it cannot be taken.
fn cost(a: &[Word], b: &[Word], (i, j): (usize, usize), step: Step, edges: Edges) -> Option<i32> {
    match step {
        (1, 1) if same(&a[i], &b[j]) => Some(-2),
        (1, 1) if spoken(&a[i]) && spoken(&b[j]) => Some(if alike(&a[i], &b[j]) { 2 } else { 3 }),
        (2, 1) if joins(&a[i], &a[i + 1], &b[j]) => Some(0),
        (1, 2) if joins(&b[j], &b[j + 1], &a[i]) => Some(0),
        (1, 0) => Some(alone(a, b, i, j, edges)),
        (0, 1) => Some(alone(b, a, j, i, edges)),
        _ => None,
    }
}

/// What it costs that word `i` of `a` has none of `b` beside it, which stands before its word `j`.
fn alone(a: &[Word], b: &[Word], i: usize, j: usize, edges: Edges) -> i32 {
    let beside = |k: Option<usize>| k.and_then(|k| b.get(k)).is_some_and(|w| !spoken(w));
    let outside = (edges.lead && j == 0) || (edges.trail && j == b.len());
    if !spoken(&a[i]) || outside {
        0
    } else if beside(j.checked_sub(1)) || beside(Some(j)) {
        1
    } else {
        4
    }
}

/// Whether two words are one word written apart.
pub(super) fn joins(first: &Word, second: &Word, whole: &Word) -> bool {
    whole.normal.len() == first.normal.len() + second.normal.len()
        && whole.normal.starts_with(&first.normal)
        && whole.normal.ends_with(&second.normal)
}

/// Whether two words may be forms of one.
fn alike(a: &Word, b: &Word) -> bool {
    a.normal.chars().zip(b.normal.chars()).take_while(|(x, y)| x == y).count() >= 3
}
