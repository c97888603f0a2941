//! Words of several texts side by side: the one core under the comparison of two quotations and the collation
//! of many.
//!
//! Two texts are matched word by word (`links`); a third joins the columns by way of the one of those placed
//! that it is most like. Whether a difference matters is not asked here.

mod links;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::value::{Hand, Word};
use links::{Link, joins, links};

/// So many of the texts already placed are tried as the neighbour of the next.
const NEIGHBOURS: usize = 12;

/// Whether two words of two speakers' mouths are the same word. What is short for two words fits either.
pub fn same(a: &Word, b: &Word) -> bool {
    if a.hand == Hand::Gap || b.hand == Hand::Gap {
        return a.hand == b.hand;
    }
    let (a, b) = (a.normal.as_str(), b.normal.as_str());
    a == b || short_for(a, b) || short_for(b, a) || masks(a, b) || masks(b, a)
}

/// Whether one is the other with its middle masked: d*n.
fn masks(masked: &str, word: &str) -> bool {
    let Some((head, tail)) = masked.split_once('*') else { return false };
    let bare = word.split_once('*').map_or((word, word), |(h, t)| (h, t));
    let fits = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
    let ends = |x: &str, y: &str| x.ends_with(y) || y.ends_with(x);
    !head.is_empty()
        && fits(bare.0, head)
        && ends(bare.1, tail)
        && (word.contains('*') || word.len() > head.len() + tail.len())
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

impl Pair<'_> {
    /// The same with the words parted that one text writes short: 'll beside will.
    pub fn strict(mut self, table: &Table, a: usize, b: usize) -> Self {
        let short = table.contracted(a, b, &self);
        self.shared.retain(|c| !short.contains(c));
        let index = |row, c| table.index(row, c).into_iter().collect();
        self.partings.extend(short.into_iter().map(|c| Parting {
            columns: c..c + 1,
            a: index(a, c),
            b: index(b, c),
        }));
        self.partings.sort_by_key(|p| p.columns.start);
        self
    }
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

    /// The columns that two texts share, in which one of them writes short what the other writes out.
    pub fn contracted(&self, a: usize, b: usize, pair: &Pair) -> Vec<usize> {
        let short = |c: &usize| match (self.spoken(a, *c), self.spoken(b, *c)) {
            (Some(x), Some(y)) => x.contracts(y),
            _ => false,
        };
        pair.shared.iter().copied().filter(short).collect()
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
            (Some(x), Some(y)) if !(ends(a) && ends(b) || gap(a) || gap(b)) => x.max(y),
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
            (Some(x), Some(y)) if !(ends(a) && ends(b) || gap(a) || gap(b)) => x.min(y) + 1,
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
