//! What one witness leaves out that the sense hangs on: a negation, a condition, a hedge.
//!
//! Every quotation is cut somewhere, and that is no difference. Looked at here are a marked gap inside a
//! sentence, and the word right before or behind the stretch that one witness quotes, where the article's own
//! words around it do not say the same.

use std::collections::BTreeMap;
use std::ops::Range;

use super::change::{qualifies, sense};
use super::passage::Laid;
use super::{Change, How};
use crate::claim::Claim;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::normal;
use crate::text::value::{Hand, Word};

/// So many of the article's own words before a quotation can say what it leaves out.
const OWN_WORDS: usize = 14;

/// Words left out, and the witnesses that have them and that do not.
pub(super) struct Omission {
    pub(super) columns: Range<usize>,
    pub(super) change: Change,
    pub(super) how: How,
    pub(super) groups: [Vec<usize>; 2],
}

/// What some witnesses of a locus leave out of what others have.
pub(super) fn of(laid: &Laid, lexicon: &Lexicon) -> Vec<Omission> {
    let n = laid.claims.len();
    let mut found: BTreeMap<(usize, usize, How), [Vec<usize>; 2]> = BTreeMap::new();
    for short in 0..n {
        for long in (0..n).filter(|&l| l != short) {
            let parts = laid.pair(short, long).is_none_or(|p| !p.partings.is_empty() || p.shared.is_empty());
            let across = laid.claims[short].said.sigil != laid.claims[long].said.sigil;
            if parts || !across {
                continue;
            }
            for (columns, how) in gaps(laid, short, long, lexicon).chain(cuts(laid, short, long, lexicon)) {
                let [without, with] = found.entry((columns.start, columns.end, how)).or_default();
                for (list, row) in [(without, short), (with, long)] {
                    if !list.contains(&row) {
                        list.push(row);
                    }
                }
            }
        }
    }
    let omission = |((start, end, how), groups): ((usize, usize, How), [Vec<usize>; 2])| {
        let (How::Gap(change) | How::Cut(change)) = how else { return None };
        let mut groups = groups;
        groups.iter_mut().for_each(|g| g.sort_unstable());
        groups.sort();
        Some(Omission { columns: start..end, change, how, groups })
    };
    found.into_iter().filter_map(omission).collect()
}

/// The gaps of less than a sentence behind which one witness leaves out what the sense hangs on.
fn gaps(
    laid: &Laid,
    short: usize,
    long: usize,
    lexicon: &Lexicon,
) -> impl Iterator<Item = (Range<usize>, How)> {
    let left_out = |c: usize| match (laid.table.spoken(short, c), laid.table.cover_at(short, c)) {
        (None, Some(Hand::Gap)) => laid.table.spoken(long, c),
        _ => None,
    };
    let shared = laid.pair(short, long).map_or(&[][..], |p| &p.shared);
    let reach = shared.first().map_or(0, |c| *c)..shared.last().map_or(0, |c| *c);
    let mut out: Vec<(Range<usize>, How)> = Vec::new();
    let mut c = reach.start;
    while c < reach.end {
        let words: Vec<&Word> = (c..reach.end).map_while(left_out).collect();
        if let Some(change) = sense(&words, lexicon)
            && !words.iter().any(|w| w.ends)
        {
            out.push((c..c + words.len(), How::Gap(change)));
        }
        c += words.len().max(1);
    }
    out.into_iter()
}

/// The words right before and right behind what one witness quotes, where the sense hangs on them.
fn cuts(
    laid: &Laid,
    short: usize,
    long: usize,
    lexicon: &Lexicon,
) -> impl Iterator<Item = (Range<usize>, How)> {
    let mut out = Vec::new();
    let ends = |list: &[usize]| Some((*list.first()?, *list.last()?));
    let (table, words) = (&laid.table, laid.words[short]);
    if let Some((first, last)) = laid.pair(short, long).and_then(|p| ends(&p.shared)) {
        let spoken = |c: &usize| table.spoken(long, *c).is_some();
        let whole = words.whole;
        if table.index(short, first) == Some(0)
            && let Some(c) = (0..first).rev().find(spoken)
            && let Some(word) = table.spoken(long, c).filter(|w| !w.ends)
            && let Some(change) = qualifies(word, lexicon)
            && (whole || change == Change::Negation)
            && !says_so(laid.claims[short], lexicon)
        {
            out.push((c..first, How::Cut(change)));
        }
        let ended = table.spoken(long, last).is_none_or(|w| w.ends);
        if whole
            && !ended
            && table.index(short, last).is_some_and(|i| i + 1 == words.words.len())
            && let Some(c) = (last + 1..table.width()).find(spoken)
            && let Some(word) = table.spoken(long, c)
            && qualifies(word, lexicon) == Some(Change::Condition)
        {
            out.push((last + 1..c + 1, How::Cut(Change::Condition)));
        }
    }
    out.into_iter()
}

/// Whether the article's own words before a quotation deny or hedge what it quotes.
fn says_so(claim: &Claim, lexicon: &Lexicon) -> bool {
    let before = claim.said.sentence.get(..claim.said.within.start as usize).unwrap_or_default();
    let words = before.split_whitespace().rev().take(OWN_WORDS);
    words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).any(|w| {
        let normal = normal::word(w);
        let is = |class| lexicon.is(&normal, class);
        normal.ends_with("n't")
            || is(Class::Negation)
            || is(Class::Qualifier)
            || is(Class::Contraction) && normal.contains("n't")
    })
}
