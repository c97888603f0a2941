//! Words of several texts side by side: the door to `similar`, and the one core under the comparison of two
//! quotations and the collation of many.
//!
//! Two word sequences are anchored at what they have in common; what stands between two anchors is laid out
//! word against word by a small table of costs that knows brackets, gaps and words written apart. A third
//! text joins the columns by way of the one of those placed that it is most like. Whether a difference
//! matters is not asked here.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::value::{Hand, Word};

/// A word of one text, of the other, or both in one column.
type Link = (Option<usize>, Option<usize>);

/// Beyond so many cells, what stands between two anchors is not laid out word against word.
const CELLS: usize = 1 << 18;

/// So many of the texts already placed are tried as the neighbour of the next.
const NEIGHBOURS: usize = 12;

/// Whether two words of two speakers' mouths are the same word. What is short for two words fits either.
pub fn same(a: &Word, b: &Word) -> bool {
    if a.hand == Hand::Gap || b.hand == Hand::Gap {
        return a.hand == b.hand;
    }
    a.normal == b.normal || short_for(&a.normal, &b.normal) || short_for(&b.normal, &a.normal)
}

/// "he's" is he is or he has, "he'd" he had or he would.
fn short_for(tail: &str, word: &str) -> bool {
    match tail {
        "'s" => matches!(word, "is" | "has"),
        "'d" => matches!(word, "had" | "would"),
        _ => false,
    }
}

fn spoken(word: &Word) -> bool {
    word.hand == Hand::Speaker
}

/// The words of several texts in columns.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    rows: Vec<&'a [Word]>,
    /// A row for each text: which of its words stands in each column.
    cells: Vec<Vec<Option<usize>>>,
    /// A row for each text: what of it stands for whatever others have in this column, if anything does.
    covers: Vec<Vec<Option<Hand>>>,
    width: usize,
}

/// What two texts of a table have in common, and where they part.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pair<'a> {
    /// The columns in which both have the same word of the speaker's.
    pub shared: Vec<usize>,
    /// The stretches in which they part, in order. What one of them does not reach is none.
    pub partings: Vec<Parting>,
    /// Words of one that the other leaves out with a gap.
    pub left_out: Vec<&'a Word>,
    /// Words of one for which a bracket of the other stands.
    pub bracketed: Vec<&'a Word>,
}

/// A stretch of columns in which two texts part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parting {
    /// The columns.
    pub columns: Range<usize>,
    /// The words of the first, as indices.
    pub a: Vec<usize>,
    /// The words of the second.
    pub b: Vec<usize>,
}

impl<'a> Table<'a> {
    /// Lays the words of several texts out in columns.
    pub fn new(rows: &[&'a [Word]]) -> Self {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&r| std::cmp::Reverse(rows[r].len()));
        let cells = vec![Vec::new(); rows.len()];
        let mut table = Table { rows: rows.to_vec(), cells, covers: Vec::new(), width: 0 };
        for (placed, &row) in order.iter().enumerate() {
            table.place(row, &order[..placed]);
        }
        table.covers = (0..rows.len()).map(|r| table.cover(r)).collect();
        table
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Which of its words a text has in a column.
    pub fn index(&self, row: usize, column: usize) -> Option<usize> {
        self.cells.get(row)?.get(column).copied().flatten()
    }

    /// The word that a text has in a column.
    pub fn word(&self, row: usize, column: usize) -> Option<&'a Word> {
        self.rows.get(row)?.get(self.index(row, column)?)
    }

    /// The word that the speaker of a text has in a column: no bracket, no gap.
    pub fn spoken(&self, row: usize, column: usize) -> Option<&'a Word> {
        self.word(row, column).filter(|w| spoken(w))
    }

    /// What of a text stands for whatever others have in a column, where it has no word of its own.
    pub fn cover_at(&self, row: usize, column: usize) -> Option<Hand> {
        self.covers.get(row)?.get(column).copied().flatten()
    }

    /// What two texts have in common, and where they part.
    pub fn compare(&self, a: usize, b: usize) -> Pair<'a> {
        let mut pair = Pair::default();
        let shares = |c: usize| match (self.spoken(a, c), self.spoken(b, c)) {
            (Some(x), Some(y)) => same(x, y),
            _ => false,
        };
        // One word written apart takes two columns, and is shared in both.
        let apart = |c: usize| self.written_apart(a, b, c) || self.written_apart(b, a, c);
        let joined = |c: usize| apart(c) || c.checked_sub(1).is_some_and(apart);
        pair.shared = (0..self.width).filter(|&c| shares(c) || joined(c)).collect();
        let (Some(&first), Some(&last)) = (pair.shared.first(), pair.shared.last()) else { return pair };
        let mut open: Option<Parting> = None;
        for c in self.lead(a, b, first)..self.trail(a, b, last) {
            let (x, y) = (self.spoken(a, c), self.spoken(b, c));
            let cover = if x.is_none() { self.cover_at(a, c) } else { self.cover_at(b, c) };
            match (x, y, cover) {
                (None, None, _) => {}
                _ if pair.shared.binary_search(&c).is_ok() => self.close(&mut open, &mut pair),
                (Some(w), None, Some(hand)) | (None, Some(w), Some(hand)) => {
                    self.close(&mut open, &mut pair);
                    if hand == Hand::Gap { pair.left_out.push(w) } else { pair.bracketed.push(w) }
                }
                _ => {
                    let parting = open.get_or_insert(Parting { columns: c..c, a: Vec::new(), b: Vec::new() });
                    parting.columns.end = c + 1;
                    parting.a.extend(self.index(a, c).filter(|_| x.is_some()));
                    parting.b.extend(self.index(b, c).filter(|_| y.is_some()));
                }
            }
        }
        self.close(&mut open, &mut pair);
        pair
    }

    fn close(&self, open: &mut Option<Parting>, pair: &mut Pair) {
        pair.partings.extend(open.take());
    }

    /// Where the words of two texts begin to count against each other: where both have begun; at the first
    /// word they share, when what each has before it are other sentences.
    fn lead(&self, a: usize, b: usize, first: usize) -> usize {
        let begins = |r| (0..first).find(|&c| self.spoken(r, c).is_some());
        let ends = |r| (0..first).rev().find_map(|c| self.spoken(r, c)).is_some_and(|w| w.ends);
        let gap = |r| (0..first).rev().find_map(|c| self.word(r, c)).is_some_and(|w| w.hand == Hand::Gap);
        match (begins(a), begins(b)) {
            (Some(x), Some(y)) if !(ends(a) && ends(b)) && !gap(a) && !gap(b) => x.max(y),
            _ => first,
        }
    }

    /// The same at the other end: behind the last column that counts. Behind a marked gap one text goes on
    /// somewhere else than the other.
    fn trail(&self, a: usize, b: usize, last: usize) -> usize {
        let stops = |r| (last + 1..self.width).rev().find(|&c| self.spoken(r, c).is_some());
        let ends = |r| self.spoken(r, last).is_some_and(|w: &Word| w.ends);
        let next = |r| (last + 1..self.width).find_map(|c| self.word(r, c));
        let gap = |r| next(r).is_some_and(|w| w.hand == Hand::Gap);
        match (stops(a), stops(b)) {
            (Some(x), Some(y)) if !(ends(a) && ends(b)) && !gap(a) && !gap(b) => x.min(y) + 1,
            _ => last + 1,
        }
    }

    /// Whether one text has in a column, as one word, what the other has there and in the next as two.
    fn written_apart(&self, whole: usize, parts: usize, column: usize) -> bool {
        let pieces = (self.spoken(parts, column), self.spoken(parts, column + 1));
        let (Some(word), (Some(first), Some(second))) = (self.spoken(whole, column), pieces) else {
            return false;
        };
        self.word(whole, column + 1).is_none() && joins(first, second, word)
    }

    /// For each column what of a text stands for it: what lies between two words of the speaker's where a
    /// bracket or a gap stands too.
    fn cover(&self, row: usize) -> Vec<Option<Hand>> {
        let mut out = vec![None; self.width];
        let mut from = 0;
        let mut hand = None;
        for c in 0..=self.width {
            match self.word(row, c) {
                Some(w) if spoken(w) => {}
                Some(w) => {
                    hand = if hand == Some(Hand::Gap) { hand } else { Some(w.hand) };
                    continue;
                }
                None if c < self.width => continue,
                None => {}
            }
            if let Some(between) = out.get_mut(from..c) {
                between.fill(hand);
            }
            (from, hand) = (c + 1, None);
        }
        out
    }

    /// Gives a text its columns, by way of the one of those placed that shares most with it.
    fn place(&mut self, row: usize, placed: &[usize]) {
        let words = self.rows[row];
        let shares = |links: &[Link], other: &[Word]| {
            let both = links.iter().filter_map(|&(i, j)| Some((other.get(i?)?, words.get(j?)?)));
            both.filter(|(x, y)| same(x, y)).count()
        };
        let mut best: Option<(usize, usize, Vec<Link>)> = None;
        for &other in placed.iter().take(NEIGHBOURS) {
            let links = links(self.rows[other], words);
            let shared = shares(&links, self.rows[other]);
            if best.as_ref().is_none_or(|(most, ..)| shared > *most) {
                best = Some((shared, other, links));
            }
        }
        let Some((_, base, links)) = best else {
            self.width = words.len();
            self.cells[row] = (0..words.len()).map(Some).collect();
            return;
        };
        let (order, own) = self.merge(base, words, &links);
        for &other in placed {
            let old = std::mem::take(&mut self.cells[other]);
            self.cells[other] = order.iter().map(|c| c.and_then(|c| old.get(c).copied().flatten())).collect();
        }
        self.width = order.len();
        self.cells[row] = own;
    }

    /// The new order of columns, each an old one or a new one, and what the new text has in each.
    fn merge(&self, base: usize, words: &[Word], links: &[Link]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
        let mut order = Vec::with_capacity(self.width + words.len());
        let mut own = Vec::with_capacity(self.width + words.len());
        let mut old = 0;
        let base_column: FxHashMap<usize, usize> =
            (0..self.width).filter_map(|c| Some((self.index(base, c)?, c))).collect();
        for (n, &(i, j)) in links.iter().enumerate() {
            let column = match (i, j) {
                (Some(i), _) => base_column.get(&i).copied(),
                (None, Some(j)) => {
                    let next = links[n..].iter().find_map(|l| l.0).and_then(|i| base_column.get(&i).copied());
                    self.column_of(&words[j], old..next.unwrap_or(self.width))
                }
                (None, None) => continue,
            };
            let Some(column) = column else {
                order.push(None);
                own.push(j);
                continue;
            };
            while old <= column {
                order.push(Some(old));
                own.push(if old == column { j } else { None });
                old += 1;
            }
        }
        order.extend((old..self.width).map(Some));
        own.resize(order.len(), None);
        (order, own)
    }

    /// The first of some columns in which any text has the same word.
    fn column_of(&self, word: &Word, columns: Range<usize>) -> Option<usize> {
        let has = |c: usize| (0..self.rows.len()).any(|r| self.word(r, c).is_some_and(|w| same(w, word)));
        columns.take(40).find(|&c| has(c))
    }
}

/// The words of two texts, matched: every word of each once, in order.
fn links(a: &[Word], b: &[Word]) -> Vec<Link> {
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
        let (mut from, mut to) = ((0, 0), (a.len(), b.len()));
        if let Some(&(x, y, len)) = n.checked_sub(1).and_then(|k| all.get(k)) {
            from = (x + len, y + len);
        }
        if let Some(&(x, y, _)) = all.get(n + 1) {
            to = (x, y);
        }
        n += 1;
        let before = has_gap(a, from.0..x) || has_gap(b, from.1..y);
        let behind = has_gap(a, x + len..to.0) || has_gap(b, y + len..to.1);
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
fn joins(first: &Word, second: &Word, whole: &Word) -> bool {
    whole.normal.len() == first.normal.len() + second.normal.len()
        && whole.normal.starts_with(&first.normal)
        && whole.normal.ends_with(&second.normal)
}

/// Whether two words may be forms of one.
fn alike(a: &Word, b: &Word) -> bool {
    a.normal.chars().zip(b.normal.chars()).take_while(|(x, y)| x == y).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let word = |w: &str| {
            let (bare, ends) = w.strip_suffix('.').map_or((w, false), |b| (b, true));
            let hand = if w == "…" { Hand::Gap } else { Hand::Speaker };
            Word { normal: bare.to_lowercase(), shown: bare.to_owned(), hand, ends }
        };
        text.split_whitespace().map(word).collect()
    }

    /// The columns of some texts, a text a row, `_` where it has no word.
    fn check(texts: &[&str], expected: &[&str]) {
        let rows: Vec<Vec<Word>> = texts.iter().map(|t| words(t)).collect();
        let slices: Vec<&[Word]> = rows.iter().map(Vec::as_slice).collect();
        let table = Table::new(&slices);
        let drawn: Vec<String> = (0..rows.len())
            .map(|r| {
                let cell = |c| table.word(r, c).map_or("_", |w| w.shown.as_str());
                (0..table.width()).map(cell).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn texts_stand_in_columns() {
        check(&["we will not sign", "we will sign"], &["we will not sign", "we will _ sign"]);
        check(
            &["we will not sign it", "we cannot sign it", "we will never sign"],
            &["we will not sign it", "we _ cannot sign it", "we will never sign _"],
        );
        check(
            &["sign a deal", "we will sign a new deal today", "a new deal today"],
            &["_ _ sign a _ deal _", "we will sign a new deal today", "_ _ _ a new deal today"],
        );
        check(
            &["The port is shut.", "The rain fell. The port is shut."],
            &["_ _ _ The port is shut", "The rain fell The port is shut"],
        );
        check(
            &["It rains. The port is shut", "It rains. It pours. The port is shut"],
            &["It rains _ _ The port is shut", "It rains It pours The port is shut"],
        );
        check(&["", "a b"], &["_ _", "a b"]);
        check(&[], &[]);
    }

    fn partings(a: &str, b: &str) -> usize {
        let rows = [words(a), words(b)];
        Table::new(&[&rows[0], &rows[1]]).compare(0, 1).partings.len()
    }

    #[test]
    fn small_words_behind_a_gap_are_no_anchors() {
        for (a, b, expected) in [
            (
                "dress as you ought … and surely do not pull faces",
                "dress as you ought not a seat at a bar",
                0,
            ),
            (
                "it hurt me so … I promise to learn",
                "it hurt me so. To all whom I have hurt and promise to learn",
                1,
            ),
            ("our plan and our workforce", "our plan and our work force", 0),
            ("our plan and our work force is ready", "plan and our workforce is", 0),
            ("we will … by June", "we will sign a deal by June", 0),
        ] {
            assert_eq!(partings(a, b), expected, "{a} / {b}");
        }
    }

    #[test]
    fn a_gap_is_no_parting() {
        let rows = [words("we will … by June"), words("we will sign a deal by June")];
        let pair = Table::new(&[&rows[0], &rows[1]]).compare(0, 1);
        assert!(pair.partings.is_empty(), "{pair:?}");
        assert_eq!(pair.left_out.len(), 3);
    }

    proptest::proptest! {
        #[test]
        fn every_word_keeps_its_place(rows in proptest::collection::vec("([abc]|…|d[.])?( ([abc]|…|d[.])){0,9}", 0..5)) {
            let rows: Vec<Vec<Word>> = rows.iter().map(|r| words(r)).collect();
            let slices: Vec<&[Word]> = rows.iter().map(Vec::as_slice).collect();
            let table = Table::new(&slices);
            for (r, row) in rows.iter().enumerate() {
                let placed: Vec<usize> = (0..table.width()).filter_map(|c| table.index(r, c)).collect();
                assert_eq!(placed, (0..row.len()).collect::<Vec<_>>());
                for s in 0..rows.len() {
                    let pair = table.compare(r, s);
                    assert!(r != s || pair.partings.is_empty());
                    assert_eq!(pair.partings.len(), table.compare(s, r).partings.len());
                }
            }
        }
    }
}
