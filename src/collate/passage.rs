//! Cutting a locus to its differing passages: which columns belong together, what each witness has there, and
//! where in its article that stands.

use std::ops::Range;

use super::omission;
use super::{Beyond, Cell, Change, Collation, Column, How, Passage, Row, change};
use crate::align::{Locus, Reading};
use crate::claim::{Claim, Said};
use crate::compare::words::{FRAGMENT, one_stem};
use crate::text::diff::{Pair, Parting, Table, same};
use crate::text::lexicon::Lexicon;
use crate::text::value::{Hand, Value, Word, Words};
use crate::text::{Place, Span};

/// Two changes with fewer agreed words between them, in one sentence, are one passage; so are two that would
/// stand in each other's context.
const NEAR: usize = 8;

/// So many agreed words are shown on either side.
const CONTEXT: usize = 5;

/// A change is understood beside so many words of its own sentence, and no fewer than it has itself, that all have.
const LEAST: usize = 3;

/// Words of one piece of a quotation stand no farther apart in the article, in bytes.
const BROKEN_OFF: u32 = 12;

/// So many more are kept at hand on either side.
const MORE: usize = 12;

/// So many shared words tell that one utterance goes on in two ways.
const WELL_SHARED: usize = 8;

/// A quotation of so many words or fewer is all context.
const BRIEF: usize = 5;

/// Words farther apart than this in the article, in bytes, are not context of each other.
const FAR: u32 = 60;

/// All witnesses of a locus with their words in columns.
pub(super) struct Laid<'a> {
    pub(super) claims: Vec<&'a Claim>,
    pub(super) words: Vec<&'a Words>,
    pub(super) table: Table<'a>,
    /// What each two witnesses have in common: the pair (i, j), i < j, stands at `i * n + j`.
    pairs: Vec<Pair<'a>>,
}

pub(super) fn of(locus: &Locus, lexicon: &Lexicon) -> Vec<Passage> {
    let mut claims = Vec::new();
    let mut words = Vec::new();
    for claim in locus.readings.iter().flat_map(|r| &r.witnesses) {
        if let Value::Words(w) = &claim.value {
            claims.push(claim);
            words.push(w);
        }
    }
    let rows: Vec<&[Word]> = words.iter().map(|w| w.words.as_slice()).collect();
    let table = Table::new(&rows);
    let n = claims.len();
    let strict = |a, b| table.compare(a, b).strict(&table, a, b);
    let pair = |i: usize| if i / n < i % n { strict(i / n, i % n) } else { Pair::default() };
    let pairs: Vec<Pair> = (0..n * n).map(pair).collect();
    let laid = Laid { claims, words, table, pairs };
    let changes = laid.changes();
    let cores = laid.cores(&changes);
    let changed = cores.into_iter().filter_map(|core| laid.changed(locus, &changes, &core, lexicon));
    let omitted = omission::of(&laid, lexicon).into_iter().map(|o| {
        let inside = [(o.columns.clone(), o.change)];
        laid.passage(locus, &o.groups, &o.columns, &inside, o.how)
    });
    changed.chain(omitted.flatten()).collect()
}

impl<'a> Laid<'a> {
    pub(super) fn pair(&self, a: usize, b: usize) -> Option<&Pair<'a>> {
        self.pairs.get(a.min(b) * self.claims.len() + a.max(b))
    }

    /// The stretches of columns in which any two witnesses part, joined where they touch.
    fn changes(&self) -> Vec<Range<usize>> {
        let mut differs = vec![false; self.table.width()];
        for parting in self.pairs.iter().flat_map(|p| &p.partings) {
            if let Some(columns) = differs.get_mut(parting.columns.clone()) {
                columns.fill(true);
            }
        }
        let mut out: Vec<Range<usize>> = Vec::new();
        for c in (0..differs.len()).filter(|&c| differs[c]) {
            match out.last_mut() {
                Some(last) if last.end == c => last.end = c + 1,
                _ => out.push(c..c + 1),
            }
        }
        out
    }

    /// The changes that are told together: those near each other, but a word written short, which a desk may let pass,
    /// only with what stands right beside it.
    fn cores(&self, changes: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut out: Vec<(Range<usize>, bool)> = Vec::new();
        for change in changes {
            let short = self.is_contraction(change);
            match out.last_mut() {
                Some((last, of))
                    if self.near(last.end..change.start)
                        && (*of == short || change.start - last.end < LEAST) =>
                {
                    last.end = change.end;
                    *of &= short;
                }
                _ => out.push((change.clone(), short)),
            }
        }
        out.into_iter().map(|(core, _)| core).collect()
    }

    /// Whether all that the witnesses differ in is that some write short what others write out.
    fn is_contraction(&self, columns: &Range<usize>) -> bool {
        columns.clone().all(|c| {
            let mut words = (0..self.claims.len()).filter_map(|r| self.table.spoken(r, c));
            let first = words.next();
            let parts = self.pairs.iter().flat_map(|p| &p.partings).filter(|p| p.columns.contains(&c));
            first.is_some_and(|first| words.all(|w| same(w, first)))
                && parts.into_iter().all(|p| p.a.len() == 1 && p.b.len() == 1)
        })
    }

    fn near(&self, between: Range<usize>) -> bool {
        let before = between.start.saturating_sub(1)..between.end;
        let ends = |c: usize| (0..self.claims.len()).any(|r| self.table.word(r, c).is_some_and(|w| w.ends));
        between.len() < CONTEXT || between.len() < NEAR && !before.into_iter().any(ends)
    }

    /// Whether two witnesses part somewhere in these columns.
    fn part(&self, a: usize, b: usize, columns: &Range<usize>) -> bool {
        self.pair(a, b).is_some_and(|p| p.partings.iter().any(|p| overlap(&p.columns, columns)))
    }

    fn changed(
        &self,
        locus: &Locus,
        changes: &[Range<usize>],
        core: &Range<usize>,
        lexicon: &Lexicon,
    ) -> Option<Passage> {
        let groups = self.groups(core);
        let rows: Vec<usize> = groups.iter().flatten().copied().collect();
        if self.trails_off(&rows, core) {
            return None;
        }
        let inside = changes.iter().filter(|c| overlap(c, core));
        let classed: Vec<_> = inside.map(|c| (c.clone(), self.class(&rows, c, lexicon))).collect();
        self.passage(locus, &groups, core, &classed, How::Changed)
    }

    /// Whether witnesses that share few words go on in other words and never meet again: two utterances that
    /// have a phrase in common.
    fn trails_off(&self, rows: &[usize], core: &Range<usize>) -> bool {
        let pairs = rows.iter().flat_map(|&a| rows.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b);
        let parting = pairs.filter_map(|(a, b)| {
            let pair = self.pair(a, b)?;
            let mut here = pair.partings.iter().filter(|p| overlap(&p.columns, core)).peekable();
            here.peek()?;
            let (first, last) = (*pair.shared.first()?, *pair.shared.last()?);
            let beyond = |p: &Parting| p.columns.start > last || p.columns.end <= first;
            let long = |p: &Parting| {
                p.a.len().max(p.b.len()) > 1
                    && p.a.len().min(p.b.len()) > 0
                    && !one_stem(p, self.words[a], self.words[b])
            };
            let shorter = self.words[a].words.len().min(self.words[b].words.len());
            let few = pair.shared.len() < WELL_SHARED && 4 * pair.shared.len() <= 3 * shorter;
            let few = few && shorter > BRIEF;
            Some(few && here.any(|p| beyond(p) && long(p)))
        });
        let off: Vec<bool> = parting.collect();
        !off.is_empty() && off.iter().all(|off| *off)
    }

    /// The passage around some columns, with its witnesses in groups that agree.
    fn passage(
        &self,
        locus: &Locus,
        groups: &[Vec<usize>],
        core: &Range<usize>,
        changes: &[(Range<usize>, Change)],
        how: How,
    ) -> Option<Passage> {
        if groups.len() < 2 {
            return None;
        }
        let rows: Vec<usize> = groups.iter().flatten().copied().collect();
        let mut window = self.sentence(&rows, core);
        // No word is cut in two.
        let tail = |c: usize| rows.iter().any(|&r| self.is_tail(r, c));
        while window.start > 0 && tail(window.start) {
            window.start -= 1;
        }
        while window.end < self.table.width() && tail(window.end) {
            window.end += 1;
        }
        let shown: Vec<Range<usize>> = rows.iter().map(|&r| self.shown(r, &rows, core, &window)).collect();
        let cut = |r: usize| {
            let at = rows.iter().position(|&x| x == r)?;
            Some(self.cut(r, shown.get(at)?))
        };
        let mut readings = Vec::new();
        for group in groups {
            let witnesses: Vec<Claim> = group.iter().filter_map(|&r| cut(r)).collect();
            let longest = |c: &&Claim| if let Value::Words(w) = &c.value { w.words.len() } else { 0 };
            // The fullest stands for all; of two as full, the first.
            let value = witnesses.iter().rev().max_by_key(longest)?.value.clone();
            readings.push(Reading { value, witnesses });
        }
        let collation = self.collation(&rows, &shown, &window, changes);
        Some(Passage { locus: Locus { kind: locus.kind, readings }, collation, how })
    }

    /// The columns around a change that can be its context: those of its own sentence, where the witnesses share some
    /// of its words, and a word that all have on either side, without which the change would be a cut.
    fn sentence(&self, rows: &[usize], core: &Range<usize>) -> Range<usize> {
        let mut wide = core.start.saturating_sub(CONTEXT)..(core.end + CONTEXT).min(self.table.width());
        // What is told apart from this change is none of its context.
        for other in self.changes().iter().filter(|c| !overlap(c, core) && self.is_contraction(c)) {
            if other.end + LEAST <= core.start {
                wide.start = wide.start.max(other.end);
            } else if core.end + LEAST <= other.start {
                wide.end = wide.end.min(other.start);
            }
        }
        let ends = |c: &usize| rows.iter().all(|&r| self.ends(r, *c));
        let start = (wide.start..core.start).rev().find(ends).map_or(wide.start, |c| c + 1);
        let end = (core.end.max(1) - 1..wide.end).find(ends).map_or(wide.end, |c| c + 1);
        let all = |c: &usize| rows.iter().all(|&r| self.table.spoken(r, *c).is_some());
        let before = (wide.start..core.start).rev().find(all).unwrap_or(wide.start);
        let behind = (core.end..wide.end).find(all).map_or(wide.end, |c| c + 1);
        let own = start.min(before)..end.max(behind);
        let shared = own.clone().filter(all).count();
        if shared < LEAST.max(core.len()) { wide } else { own }
    }

    /// Whether a sentence of a witness ends at a column: by its own mark, or because the quotation was broken off for
    /// the writer's words and a new sentence begins behind them.
    fn ends(&self, row: usize, column: usize) -> bool {
        let Some(c) = (0..=column).rev().find(|&c| self.table.word(row, c).is_some()) else { return true };
        let place = |c: usize| self.claims[row].said.words.get(self.table.index(row, c)?).copied();
        let broken_off = || {
            let next = (c + 1..self.table.width()).find(|&k| self.table.word(row, k).is_some())?;
            let far = place(next)?.start.saturating_sub(place(c)?.end) > BROKEN_OFF;
            Some(far && self.table.word(row, next)?.shown.starts_with(char::is_uppercase))
        };
        self.table.word(row, c).is_some_and(|w| w.ends) || broken_off().unwrap_or(true)
    }

    /// The witnesses that have something to say in a passage, by the words they have there: each group agrees
    /// within itself. One that agrees with two groups that part says too little, and is left out.
    fn groups(&self, core: &Range<usize>) -> Vec<Vec<usize>> {
        let n = self.claims.len();
        let says = |r: usize| (0..n).any(|s| s != r && self.part(r, s, core));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for r in (0..n).filter(|&r| says(r)) {
            let fits = |g: &Vec<usize>| g.iter().all(|&s| !self.part(r, s, core));
            let mut fitting = groups.iter_mut().filter(|g| fits(g));
            match (fitting.next(), fitting.next()) {
                (Some(group), None) => group.push(r),
                (None, _) => groups.push(vec![r]),
                (Some(_), Some(_)) => {}
            }
        }
        groups
    }

    /// The columns of a passage that a witness shows: the changes, and as much around them as stands near.
    /// What this witness alone has there, such as the words that another leaves out with a gap, is no context.
    fn shown(&self, row: usize, rows: &[usize], core: &Range<usize>, window: &Range<usize>) -> Range<usize> {
        // A fragment is understood from the words around it in the other.
        let beside_fragment = rows.iter().any(|&r| r != row && self.words[r].words.len() <= FRAGMENT);
        let alone = |c: usize| {
            let has = |r: usize| self.table.spoken(r, c).is_some();
            !beside_fragment && has(row) && !rows.iter().any(|&r| r != row && has(r))
        };
        let place = |c: usize| self.claims[row].said.words.get(self.table.index(row, c)?).copied();
        // Beyond all that they share another sentence of this witness has nothing to do with the change.
        let first = window.clone().find(|&c| self.is_agreed(rows, c)).unwrap_or(core.start);
        let last = window.clone().rev().find(|&c| self.is_agreed(rows, c)).unwrap_or(core.end);
        let left = |c: usize| c <= first && self.ends(row, c - 1);
        let past = |c: usize| c > last && self.ends(row, c - 1);
        let mut out = core.clone();
        let mut last = core.clone().find_map(place);
        while out.start > window.start && !alone(out.start - 1) && !left(out.start) {
            let here = place(out.start - 1);
            if let (Some(here), Some(last)) = (here, last)
                && last.start.saturating_sub(here.end) > FAR
            {
                break;
            }
            last = here.or(last);
            out.start -= 1;
        }
        let mut last =
            core.clone().rev().find_map(place).or_else(|| (window.start..core.start).rev().find_map(place));
        while out.end < window.end && !alone(out.end) && !past(out.end) {
            let here = place(out.end);
            if let (Some(here), Some(last)) = (here, last)
                && here.start.saturating_sub(last.end) > FAR
            {
                break;
            }
            last = here.or(last);
            out.end += 1;
        }
        out
    }

    /// A witness with value and place cut to some columns.
    fn cut(&self, row: usize, columns: &Range<usize>) -> Claim {
        let mut claim = self.claims[row].clone();
        let mut indices = columns.clone().filter_map(|c| self.table.index(row, c));
        let Some(first) = indices.next() else { return claim };
        let range = first..indices.next_back().unwrap_or(first) + 1;
        let words = self.words[row];
        if range == (0..words.words.len()) {
            return claim;
        }
        let cut = words.words.get(range.clone()).unwrap_or_default().to_vec();
        claim.value = Value::Words(Words { words: cut, whole: false });
        if claim.said.words.len() == words.words.len() {
            narrow(&mut claim.said, range);
        }
        claim
    }

    fn collation(
        &self,
        rows: &[usize],
        shown: &[Range<usize>],
        window: &Range<usize>,
        changes: &[(Range<usize>, Change)],
    ) -> Collation {
        let filled = |c: &usize| {
            rows.iter().zip(shown).any(|(&r, s)| s.contains(c) && self.table.word(r, *c).is_some())
        };
        let columns: Vec<usize> = window.clone().filter(filled).collect();
        let group_of = |c: usize| changes.iter().position(|(g, _)| g.contains(&c));
        let column = |&c: &usize| {
            let group = group_of(c);
            Column { change: group.and_then(|g| changes.get(g)).map(|(_, change)| *change), group }
        };
        Collation {
            rows: rows.iter().zip(shown).map(|(&r, s)| self.row(r, s, &columns, rows)).collect(),
            columns: columns.iter().map(column).collect(),
            shared: self.shared(rows),
            plain: false,
        }
    }

    fn class(&self, rows: &[usize], columns: &Range<usize>, lexicon: &Lexicon) -> Change {
        let texts: Vec<Vec<&Word>> = rows
            .iter()
            .filter(|&&r| rows.iter().any(|&s| s != r && self.part(r, s, columns)))
            .map(|&r| columns.clone().filter_map(|c| self.table.spoken(r, c)).collect())
            .collect();
        let before = |r: usize| (0..columns.start).rev().find_map(|c| self.table.word(r, c));
        let opens = rows.iter().any(|&r| before(r).is_none_or(|w| w.ends) && self.is_first_word_whole(r));
        change::class(&texts, opens, lexicon)
    }

    /// Whether a witness begins with a sentence, so that its first capital says nothing.
    fn is_first_word_whole(&self, row: usize) -> bool {
        self.words[row].words.first().is_some_and(|w| w.shown.starts_with(char::is_uppercase))
    }

    fn row(&self, row: usize, shown: &Range<usize>, columns: &[usize], rows: &[usize]) -> Row {
        let reach = |c: &usize| self.table.index(row, *c).is_some();
        let (first, last) = (columns.iter().position(reach), columns.iter().rposition(reach));
        let last_word = last.and_then(|n| self.table.index(row, columns[n]));
        let absent = |n: usize, c: usize| {
            // Behind the last of its words here the quotation may go on beyond the passage.
            let goes_on =
                last_word.is_some_and(|i| i + 1 < self.words[row].words.len()) && shown.contains(&c);
            let within = first.is_some_and(|f| f <= n) && (last.is_some_and(|l| n <= l) || goes_on);
            let parts = rows.iter().any(|&s| s != row && self.part(row, s, &(c..c + 1)));
            parts || (within && self.table.cover_at(row, c).is_none())
        };
        let cell = |(n, &c): (usize, &usize)| match self.table.word(row, c) {
            Some(word) if shown.contains(&c) && self.is_tail(row, c) => Cell::Tail(shown_word(word)),
            Some(word) if shown.contains(&c) => Cell::Word(shown_word(word)),
            None if absent(n, c) => Cell::Absent,
            _ => Cell::NotQuoted,
        };
        let cells = columns.iter().enumerate().map(cell).collect();
        let index = |mut c: Box<dyn Iterator<Item = usize> + '_>| c.find_map(|c| self.table.index(row, c));
        let first = index(Box::new(shown.clone()));
        let last = index(Box::new(shown.clone().rev()));
        let agreed =
            |c: &usize| !rows.iter().any(|&s| rows.iter().any(|&t| s < t && self.part(s, t, &(*c..*c + 1))));
        let mut before: Vec<usize> = (0..shown.start).rev().take_while(agreed).take(MORE).collect();
        before.reverse();
        let behind: Vec<usize> = (shown.end..self.table.width()).take_while(agreed).take(MORE).collect();
        Row {
            before: self.beyond(row, &before, first.unwrap_or(0)),
            behind: self.beyond(row, &behind, last.map_or(0, |i| self.words[row].words.len() - i - 1)),
            cells,
            more_before: first.is_some_and(|i| i > 0),
            more_after: last.is_some_and(|i| i + 1 < self.words[row].words.len()),
        }
    }

    /// The words of a row in some columns beyond its cells, where `more` of its words stand on that side.
    fn beyond(&self, row: usize, columns: &[usize], more: usize) -> Beyond {
        let own = columns.iter().filter(|&&c| self.table.index(row, c).is_some()).count();
        Beyond { words: self.written(row, columns.iter().copied()), all: own == more }
    }

    /// Whether a word is written onto the word before it.
    fn is_tail(&self, row: usize, column: usize) -> bool {
        let Some(i) = self.table.index(row, column).filter(|&i| i > 0) else { return false };
        let places = &self.claims[row].said.words;
        let spoken = |c: usize| self.words[row].words.get(c).is_some_and(|w| w.hand == Hand::Speaker);
        let joined = spoken(i - 1)
            && spoken(i)
            && places.get(i - 1).zip(places.get(i)).is_some_and(|(a, b)| a.end == b.start);
        joined || self.table.word(row, column).is_some_and(Word::is_tail)
    }

    /// The words of a row in some columns, as written.
    fn written(&self, row: usize, columns: impl Iterator<Item = usize>) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for c in columns {
            let Some(word) = self.table.word(row, c) else { continue };
            match out.last_mut().filter(|_| self.is_tail(row, c)) {
                Some(before) => before.push_str(&shown_word(word)),
                None => out.push(shown_word(word)),
            }
        }
        out
    }

    /// The longest run of words that these witnesses all have, as the first has it.
    fn shared(&self, rows: &[usize]) -> String {
        let (mut best, mut run) = (Vec::new(), Vec::new());
        for c in 0..=self.table.width() {
            if !self.is_agreed(rows, c) {
                if rows.iter().any(|&r| self.table.word(r, c).is_some()) || c == self.table.width() {
                    if run.len() > best.len() {
                        best = std::mem::take(&mut run);
                    }
                    run.clear();
                }
                continue;
            }
            run.push(c);
        }
        if best.len() < 2 {
            return String::new();
        }
        rows.first().map(|&first| self.written(first, best.into_iter()).join(" ")).unwrap_or_default()
    }

    /// Whether all of them have the same word in a column.
    fn is_agreed(&self, rows: &[usize], column: usize) -> bool {
        let Some((&first, rest)) = rows.split_first() else { return false };
        let Some(word) = self.table.spoken(first, column) else { return false };
        let alike = |w: &Word| same(w, word) && !w.contracts(word);
        rest.iter().all(|&r| self.table.spoken(r, column).is_some_and(alike))
    }
}

fn shown_word(word: &Word) -> String {
    match word.hand {
        Hand::Editor => format!("[{}]", word.shown.trim_matches(['[', ']', '(', ')'])),
        Hand::Gap => "…".to_owned(),
        Hand::Speaker => word.shown.clone(),
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Cuts a place to some of its words.
pub(super) fn narrow(said: &mut Said, words: Range<usize>) {
    let Some(places) = said.words.get(words).map(<[Span]>::to_vec) else { return };
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let at = first.cover(*last);
    if !said.at.contains(at) || said.at.from(said.at.start).of(&said.text).is_empty() {
        return;
    }
    let skipped = Span { start: 0, end: at.start - said.at.start }.of(&said.text);
    said.place = place_behind(said.place, skipped);
    said.text = at.from(said.at.start).of(&said.text).to_owned();
    let start = said.within.start + (at.start - said.at.start);
    said.within = Span { start, end: start + at.len() };
    said.spans = said.spans.iter().filter(|s| s.overlaps(at)).map(|s| intersect(*s, at)).collect();
    said.at = at;
    said.words = places;
}

fn intersect(a: Span, b: Span) -> Span {
    Span { start: a.start.max(b.start), end: a.end.min(b.end) }
}

/// The place behind some text that begins at `place`.
fn place_behind(place: Place, text: &str) -> Place {
    let column = |text: &str| text.chars().count() as u32;
    match text.rsplit_once('\n') {
        None => Place { line: place.line, column: place.column + column(text) },
        Some((_, rest)) => {
            let lines = text.bytes().filter(|&b| b == b'\n').count() as u32;
            Place { line: place.line + lines, column: 1 + column(rest) }
        }
    }
}
