//! Slips: words of a draft that are others than in the sentence it plainly comes from, and what they change.
//!
//! A draft's sentence is held against the sentences it was traced to; where they part (`segment`), what was only
//! moved is taken out, and what is left is weighed (`weigh`): what cannot change a fact is left alone, and so is
//! what another article has in its place.

mod names;
mod segment;
mod swap;
mod tell;
mod weigh;

use std::ops::Range;

use super::copy::Copies;
use super::trace::Trace;
use super::units::{Sort, Text, Unit};
use crate::claim::Seen;
use crate::compare::Comparator;
use crate::compare::slip::Slip;
use crate::finding::Finding;
use crate::rule::Rules;
use crate::text::Sigil;
use crate::text::lexicon::Lexicon;
use names::Names;
use segment::Segment;
use weigh::{Changed, Weighed};

/// Before a unit of measure, so many units may stand between it and its number.
const MEASURE: usize = 2;

/// A slip: what was changed, and where it stands in both texts.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Found {
    slip: Slip,
    article: usize,
    /// The changed units of the draft; none where something was left out.
    draft: Range<usize>,
    /// Those of the article.
    other: Range<usize>,
    /// Its sentences end there: what was left out or added stands behind their last word.
    ends: bool,
}

/// The slips of a draft, as findings, where no finding before them tells the same.
pub(super) fn find(seen: &[Seen], copies: &Copies, rules: &Rules, before: &[Finding]) -> Vec<Finding> {
    let Some(rule) = rules.rules.iter().find(|r| matches!(r.compare, Comparator::Slip(_))) else {
        return Vec::new();
    };
    let names = Names::new(copies.draft, copies.articles);
    let mut found: Vec<Found> = Vec::new();
    for (sentence, traces) in copies.draft.sentences.iter().zip(copies.traces) {
        for slip in in_sentence(sentence, traces, copies, &names, &rules.lexicon) {
            // What changed in one place of a quotation is told once.
            let apart = if slip.slip == Slip::Quotation { 3 } else { 1 };
            let touches = |f: &Found| {
                f.draft.start < slip.draft.end.max(slip.draft.start + apart)
                    && slip.draft.start < f.draft.end.max(f.draft.start + apart)
            };
            if !found.iter().any(touches) {
                found.push(slip);
            }
        }
    }
    let teller = tell::Teller { seen, copies, rule };
    found.iter().filter_map(|f| teller.finding(f)).filter(|f| !tell::is_told(f, before)).collect()
}

/// Whether a finding's place in the draft is that of another as grave.
pub(super) fn is_told(draft: &Sigil, finding: &Finding, before: &[Finding]) -> bool {
    let mut own = finding.witnesses().map(|(_, w)| w).filter(|w| w.said.sigil == *draft);
    own.any(|w| tell::is_told_at(w, finding.severity, before))
}

fn in_sentence(
    sentence: &Range<usize>,
    traces: &[Trace],
    copies: &Copies,
    names: &Names,
    lexicon: &Lexicon,
) -> Vec<Found> {
    let mut found = Vec::new();
    // What stands whole in an article is copy.
    if traces.iter().any(|t| copies.run(sentence, t).is_some_and(|at| !is_cut(sentence, &at, t, copies))) {
        return found;
    }
    for trace in traces {
        let exchanged = swap::of(sentence, trace, copies, lexicon);
        let swapped = !exchanged.is_empty();
        found.extend(exchanged);
        for segment in segment::of(sentence, trace, copies) {
            if segment::is_explained(&segment, sentence, traces, copies) || swapped {
                continue;
            }
            if let Some(weighed) = weighed(&segment, sentence, trace, copies, names, lexicon) {
                found.push(placed(weighed, &segment));
            }
        }
        found.extend(measures(trace, traces, copies));
    }
    found.extend(misspelt(sentence, copies, names));
    found
}

/// Whether copy leaves out a word before it or behind it, in the article's sentence, that the sense hangs on.
fn is_cut(own: &Range<usize>, there: &Range<usize>, trace: &Trace, copies: &Copies) -> bool {
    let Some(text) = copies.articles.get(trace.article) else { return false };
    let beside = |own: Option<usize>, other: Option<usize>, turns: &[Sort]| {
        let unit = other.filter(|&j| text.sentence_of(j) == text.sentence_of(there.start));
        let Some(unit) = unit.and_then(|j| text.units.get(j)) else { return false };
        // A line that ends inside a sentence cuts nothing.
        let kept = own.and_then(|i| copies.draft.units.get(i)).is_some_and(|u| u.key == unit.key);
        let standing = || unit.families.iter().any(|f| copies.keys.word(f.0) == "=standing");
        !kept && (turns.contains(&unit.sort) || other < Some(there.start) && standing())
    };
    beside(own.start.checked_sub(1), there.start.checked_sub(1), &[Sort::Hedge, Sort::Negation, Sort::Doubt])
        || text.sentences.binary_search_by_key(&(there.end + 1), |s| s.end).is_ok()
            && beside(Some(own.end), Some(there.end), &[Sort::Negation])
}

/// Whether what a draft leaves out of a quotation, words that stand in the article as `other`, may as well be what
/// followed its last word: "not only to them" out of "not only to them, but for them".
fn is_cut_short(at: usize, other: &Range<usize>, draft: &[Unit], article: &[Unit]) -> bool {
    let (mut i, mut j) = (at, other.start);
    while draft.get(i).zip(article.get(j)).is_some_and(|(a, b)| a.key == b.key && a.quoted) {
        (i, j) = (i + 1, j + 1);
    }
    i > at && draft.get(i).is_none_or(|u| !u.quoted)
}

/// The changed words of a segment, weighed.
fn weighed(
    segment: &Segment,
    sentence: &Range<usize>,
    trace: &Trace,
    copies: &Copies,
    names: &Names,
    lexicon: &Lexicon,
) -> Option<Weighed> {
    let text = copies.articles.get(trace.article)?;
    let (mine, theirs) = left_over(sentence, trace, copies, text);
    let moved = |u: &Unit, there: &[u32]| u.sort != Sort::Small && there.contains(&u.root);
    let side = |range: &Range<usize>, units: &'_ [Unit], there: &[u32]| -> Vec<usize> {
        let all = range.clone().filter(|&i| units.get(i).is_some_and(|u| !moved(u, there)));
        all.collect()
    };
    let (draft, other) = (&copies.draft.units, &text.units);
    let cut = segment.draft.is_empty() && is_cut_short(segment.draft.start, &segment.other, draft, other);
    if cut || parted_by_marks(segment, draft, other) {
        return None;
    }
    let kept = side(&segment.draft, draft, &theirs);
    let gone = side(&segment.other, other, &mine);
    let whole = kept.len() == segment.draft.len() && gone.len() == segment.other.len();
    let units_of =
        |list: &[usize], units: &[Unit]| list.iter().all(|&i| units.get(i).is_some_and(|u| u.quoted));
    let beside = |range: &Range<usize>, within: &Range<usize>, units: &[Unit]| -> [Option<usize>; 2] {
        let before = range.start.checked_sub(1).filter(|i| within.contains(i) && *i < units.len());
        let behind = Some(range.end).filter(|i| within.contains(i) && *i < units.len());
        [before, behind]
    };
    let around = beside(&segment.draft, sentence, draft);
    let around_other = beside(&segment.other, &(0..other.len()), other);
    let all_quoted = |beside: [Option<usize>; 2], units: &[Unit]| {
        beside.iter().all(|i| i.is_some_and(|i| units.get(i).is_some_and(|u| u.quoted)))
    };
    let inner_quoted = units_of(&kept, draft) && units_of(&gone, other);
    let quoted = inner_quoted && all_quoted(around, draft) && all_quoted(around_other, other);
    let pick = |i: Option<usize>, units: &'_ [Unit]| i.and_then(|i| units.get(i)).copied();
    let (b, c) = (around.map(|i| pick(i, draft)), around_other.map(|i| pick(i, other)));
    if kept
        .iter()
        .map(|&i| draft.get(i))
        .chain(gone.iter().map(|&j| other.get(j)))
        .flatten()
        .any(|u| u.edited)
        || [b[1], c[1]].into_iter().flatten().any(|u| u.edited)
    {
        return None;
    }
    let changed = Changed {
        draft: kept.iter().filter_map(|&i| Some((i, draft.get(i)?))).collect(),
        other: gone.iter().filter_map(|&i| Some((i, other.get(i)?))).collect(),
        beside: [b[0].as_ref(), b[1].as_ref()],
        beside_other: [c[0].as_ref(), c[1].as_ref()],
        whole,
        quoted,
        alone: segment.alone,
        delayed: [&mine, &theirs].into_iter().flatten().any(|&root| copies.keys.word(root) == "~until"),
    };
    weigh::weigh(&changed, copies.keys, names, lexicon)
}

/// Whether a stretch stands between quotation marks in one of the two and not in the other: what somebody said is
/// not what the writer said.
fn parted_by_marks(segment: &Segment, draft: &[Unit], other: &[Unit]) -> bool {
    let quoted = |range: &Range<usize>, units: &[Unit]| {
        units.get(range.clone()).unwrap_or_default().iter().map(|u| u.quoted).max()
    };
    match (quoted(&segment.draft, draft), quoted(&segment.other, other)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    }
}

/// What is in one of the two sentences alone: of the draft's, of the article's.
fn left_over(sentence: &Range<usize>, trace: &Trace, copies: &Copies, text: &Text) -> (Vec<u32>, Vec<u32>) {
    let in_pair = |i: usize| trace.pairs.binary_search_by_key(&i, |&(d, _)| d).is_ok();
    let mine = sentence.clone().filter(|&i| !in_pair(i)).filter_map(|i| copies.draft.units.get(i));
    let mine = mine.map(|u| u.root).collect();
    let (Some(&(_, first)), Some(&(_, last))) = (trace.pairs.first(), trace.pairs.last()) else {
        return (mine, Vec::new());
    };
    let bounds = |j: usize| text.sentences.get(text.sentence_of(j)).cloned().unwrap_or(j..j + 1);
    let taken: Vec<usize> = trace.pairs.iter().map(|&(_, j)| j).collect();
    let theirs = (bounds(first).start..bounds(last).end).filter(|j| taken.binary_search(j).is_err());
    let theirs = theirs.filter_map(|j| text.units.get(j)).map(|u| u.root).collect();
    (mine, theirs)
}

/// Where the words that were weighed stand; for what was left out, the point where it would stand.
fn placed(weighed: Weighed, segment: &Segment) -> Found {
    let cover = |list: &[usize], at: usize| match (list.iter().min(), list.iter().max()) {
        (Some(&a), Some(&b)) => a..b + 1,
        _ => at..at,
    };
    Found {
        slip: weighed.slip,
        article: segment.article,
        draft: cover(&weighed.draft, segment.draft.start),
        other: cover(&weighed.other, segment.other.start),
        ends: !segment.held_after,
    }
}

/// Numbers that both have, and count out other units.
fn measures(trace: &Trace, traces: &[Trace], copies: &Copies) -> Vec<Found> {
    let Some(text) = copies.articles.get(trace.article) else { return Vec::new() };
    let near = |units: &[Unit], i: usize| {
        let around = i.saturating_sub(1)..(i + 1 + MEASURE).min(units.len());
        around.filter(|&k| k != i).find(|&k| units.get(k).is_some_and(|u| u.sort == Sort::Measure))
    };
    let mut found = Vec::new();
    for &(i, j) in &trace.pairs {
        let number = copies.draft.units.get(i).is_some_and(|u| u.sort == Sort::Number);
        let Some((a, b)) = near(&copies.draft.units, i).zip(near(&text.units, j)).filter(|_| number) else {
            continue;
        };
        let differ = copies.draft.units.get(a).zip(text.units.get(b)).is_some_and(|(x, y)| x.key != y.key);
        let range = i.min(a)..i.max(a) + 1;
        let explained = || traces.iter().any(|t| copies.run(&range, t).is_some());
        if differ && !explained() {
            found.push(Found {
                slip: Slip::Unit,
                article: trace.article,
                draft: a..a + 1,
                other: b..b + 1,
                ends: false,
            });
        }
    }
    found
}

/// Names that no article spells so, and one spells in nearly the same way.
fn misspelt(sentence: &Range<usize>, copies: &Copies, names: &Names) -> Vec<Found> {
    let one = |i: usize| {
        let (article, place) = names.misspelt(copies.draft, i, copies.keys)?;
        Some(Found { slip: Slip::Name, article, draft: i..i + 1, other: place..place + 1, ends: false })
    };
    sentence.clone().filter_map(one).collect()
}
