//! One place, one finding: what two loci or two rules have to say of the same words is said once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::claim::Claim;
use crate::collate::{Cell, Collation};
use crate::finding::Finding;
use crate::text::{Sigil, Span};

/// A place in an article.
type Place = (Sigil, u32, u32);

/// Where a claim stands in two loci, the same two places can differ twice: said once is enough. What has
/// one pair of places that no finding before it had stays.
pub(super) fn drop_repeated(findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    findings.retain(|f| {
        let mut new = false;
        for (x, y) in differing(f) {
            let (first, second) = if x <= y { (x, y) } else { (y, x) };
            new |= said.insert((f.rule.clone(), first, second));
        }
        new
    });
}

/// Two loci of one rule that are about the same, the second of which has no value that the first lacks, are one
/// difference to a reader: the witnesses of the second join the first. `position` is the order of the articles.
pub(super) fn join_equal(findings: &mut Vec<Finding>, position: impl Fn(&Sigil) -> usize) {
    let same = |a: &Finding, b: &Finding| {
        let values = |f: &Finding, of: &Finding| {
            f.locus.readings.iter().all(|r| of.locus.readings.iter().any(|s| s.value == r.value))
        };
        a.rule == b.rule
            && a.collation.is_none()
            && b.collation.is_none()
            && !a.kind.is_of_quotations()
            && head(a) == head(b)
            && values(b, a)
            && (values(a, b) || a.severity == b.severity)
    };
    // Of many findings few are about the same: those alone are held against each other.
    let mut kept: Vec<Finding> = Vec::new();
    let mut about: BTreeMap<(String, Option<String>), BTreeSet<usize>> = BTreeMap::new();
    let subject = |f: &Finding| (f.rule.clone(), head(f).map(str::to_owned));
    for finding in findings.drain(..) {
        let mut alike = about.get(&subject(&finding)).into_iter().flatten().copied();
        let number = match alike.find(|&k| kept.get(k).is_some_and(|k| same(k, &finding))) {
            Some(number) => {
                if let Some(host) = kept.get_mut(number) {
                    take_over(host, finding, &position);
                }
                number
            }
            None => {
                kept.push(finding);
                kept.len() - 1
            }
        };
        // Whoever joins may stand first.
        let first = kept.get(number).map(subject);
        first.map(|first| about.entry(first).or_default().insert(number));
    }
    *findings = kept;
}

/// What the first witness of a finding is about.
fn head(finding: &Finding) -> Option<&str> {
    finding.witnesses().next().map(|(_, w)| w.about.head.as_str())
}

/// The witnesses of a finding join those of another that has its values.
fn take_over(host: &mut Finding, finding: Finding, position: &impl Fn(&Sigil) -> usize) {
    for reading in finding.locus.readings {
        let Some(into) = host.locus.readings.iter_mut().find(|r| r.value == reading.value) else { continue };
        for witness in reading.witnesses {
            let same = |w: &Claim| w.said.sigil == witness.said.sigil && w.said.at.overlaps(witness.said.at);
            if !into.witnesses.iter().any(same) {
                into.witnesses.push(witness);
            }
        }
        into.witnesses.sort_by_key(|w| (position(&w.said.sigil), w.said.at.start));
    }
}

/// What is known of figures by the words around them alone joins the finding on one of them that has both values, where
/// there is one.
pub(super) fn join_figures(
    findings: &mut Vec<Finding>,
    figures: Vec<Finding>,
    position: impl Fn(&Sigil) -> usize,
) {
    // The findings that have a value, by its hash: those alone can have all of a figure's.
    let mut having: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (number, finding) in findings.iter().enumerate() {
        for value in hashes(finding) {
            having.entry(value).or_default().push(number);
        }
    }
    for figure in figures {
        let values = |host: &Finding| {
            figure.locus.readings.iter().all(|r| host.locus.readings.iter().any(|s| s.value == r.value))
        };
        let meets = |host: &Finding| {
            let at = |w: &Claim, x: &Claim| w.said.sigil == x.said.sigil && w.said.at.overlaps(x.said.at);
            host.witnesses().any(|(_, w)| figure.witnesses().any(|(_, x)| at(w, x)))
        };
        let fits = |f: &Finding| f.collation.is_none() && values(f) && meets(f);
        let first = hashes(&figure).first().and_then(|value| having.get(value));
        let host = first.into_iter().flatten().copied().find(|&i| findings.get(i).is_some_and(fits));
        match host.and_then(|i| findings.get_mut(i)) {
            Some(host) => take_over(host, figure, &position),
            None => {
                for value in hashes(&figure) {
                    having.entry(value).or_default().push(findings.len());
                }
                findings.push(figure);
            }
        }
    }
}

/// The values of a finding, hashed.
fn hashes(finding: &Finding) -> BTreeSet<u64> {
    finding.locus.readings.iter().map(|r| FxBuildHasher.hash_one(&r.value)).collect()
}

/// The pairs of places, in two articles, that differ in a finding.
fn differing(finding: &Finding) -> Vec<(Place, Place)> {
    let witnesses: Vec<(usize, &Claim)> = finding.witnesses().collect();
    let mut out = Vec::new();
    for (i, &(r, x)) in witnesses.iter().enumerate() {
        for (j, &(s, y)) in witnesses.iter().enumerate().skip(i + 1) {
            if r == s || x.said.sigil == y.said.sigil {
                continue;
            }
            let whole = |c: &Claim| (c.said.sigil.clone(), c.said.at.start, c.said.at.end);
            match &finding.collation {
                None => out.push((whole(x), whole(y))),
                Some(collation) => {
                    let groups =
                        groups(collation).filter(|&g| words(collation, i, g) != words(collation, j, g));
                    out.extend(groups.map(|g| (place(x, collation, i, g), place(y, collation, j, g))));
                }
            }
        }
    }
    out
}

/// The numbers of the changes in a collation.
fn groups(collation: &Collation) -> impl Iterator<Item = usize> {
    0..collation.columns.iter().filter_map(|c| c.group).max().map_or(0, |last| last + 1)
}

/// The cells of a row in a change.
fn words(collation: &Collation, row: usize, group: usize) -> Vec<&Cell> {
    let cells = collation.rows.get(row).map_or(&[][..], |r| &r.cells);
    let inside = collation.columns.iter().zip(cells).filter(|(c, _)| c.group == Some(group));
    inside.map(|(_, cell)| cell).collect()
}

/// Where a change stands in the article of a row: its words, or the point behind which it has none.
fn place(claim: &Claim, collation: &Collation, row: usize, group: usize) -> Place {
    let said = &claim.said;
    let cells = collation.rows.get(row).map_or(&[][..], |r| &r.cells);
    let is_word = |c: &Cell| c.word().is_some();
    let exact = cells.iter().filter(|c| is_word(c)).count() == said.words.len();
    if !exact {
        return (said.sigil.clone(), said.at.start, said.at.end);
    }
    let inside = |n: usize| collation.columns.get(n).is_some_and(|c| c.group == Some(group));
    let before = (0..cells.len()).take_while(|&n| !inside(n)).filter(|&n| is_word(&cells[n])).count();
    let count = (0..cells.len()).filter(|&n| inside(n) && is_word(&cells[n])).count();
    let covered = said.words.get(before..before + count).unwrap_or_default().iter().copied();
    let at = covered.reduce(Span::cover).unwrap_or_else(|| {
        let end = before.checked_sub(1).and_then(|k| said.words.get(k)).map_or(said.at.start, |s| s.end);
        Span { start: end, end }
    });
    (said.sigil.clone(), at.start, at.end)
}

/// A figure or a day inside quotations that part there is shown by the finding on their words: where all
/// witnesses of another finding stand in what a finding at least as grave shows, it has nothing to add.
pub(super) fn drop_shown_in_quotations(findings: &mut Vec<Finding>) {
    let shown: Vec<Vec<(Sigil, Span)>> = findings.iter().map(changed_words).collect();
    let graver: Vec<_> =
        findings.iter().map(|f| f.severity).zip(shown).filter(|(_, s)| !s.is_empty()).collect();
    findings.retain(|f| {
        let inside = |w: &Claim, places: &[(Sigil, Span)]| {
            places.iter().any(|(sigil, at)| *sigil == w.said.sigil && at.overlaps(w.said.at))
        };
        let all = |places: &[(Sigil, Span)]| f.witnesses().all(|(_, w)| inside(w, places));
        f.collation.is_some()
            || f.kind.is_of_quotations()
            || !graver.iter().any(|(severity, places)| *severity <= f.severity && all(places))
    });
}

/// What other findings tell of the same two places needs no words on a paraphrase.
pub(super) fn drop_told(rendered: &mut Vec<Finding>, others: &[Finding]) {
    let touches = |a: &Claim, b: &Claim| {
        a.said.sigil == b.said.sigil && a.said.spans.iter().any(|s| s.overlaps(b.said.at))
    };
    rendered.retain(|f| {
        let told =
            |other: &Finding| f.witnesses().all(|(_, a)| other.witnesses().any(|(_, b)| touches(a, b)));
        !others.iter().any(told)
    });
}

/// The words in which the witnesses of a finding on wordings differ.
fn changed_words(finding: &Finding) -> Vec<(Sigil, Span)> {
    let Some(collation) = &finding.collation else { return Vec::new() };
    let each = finding
        .witnesses()
        .enumerate()
        .flat_map(|(row, (_, claim))| groups(collation).map(move |g| place(claim, collation, row, g)));
    each.map(|(sigil, start, end)| (sigil, Span { start, end })).collect()
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::read::plain;
    use crate::rule::Rules;

    /// The rules and reasons of what is found in some articles, in order.
    fn check(texts: &[&str], expected: &[&str]) {
        let rules = Rules::builtin();
        let sigils = ["lusa", "wire", "post"];
        let articles: Vec<_> = sigils
            .iter()
            .zip(texts)
            .map(|(s, t)| plain::article(s, s, (*t).to_owned(), &rules.lexicon))
            .collect();
        let found = check::check(&articles, &rules).findings;
        let told: Vec<String> = found.iter().map(|f| format!("{}: {}", f.rule, f.verdict.why())).collect();
        assert_eq!(told, expected, "{texts:?}");
    }

    #[test]
    fn a_figure_inside_a_quotation_is_told_once() {
        let quoted = "“The council hired 12 teachers for the new school,” said Ana Ruiz.";
        let other = "“The council hired 21 teachers for the new school,” said Ana Ruiz.";
        let told = "The council hired 21 teachers for the new school.";
        check(&[quoted, other], &["quote-wording: 12 against 21"]);
        check(&[quoted, told], &["count: 12 against 21"]);
        check(&[quoted, other, told], &["quote-wording: 12 against 21", "count: 12 against 21"]);
    }

    #[test]
    fn every_change_of_a_quotation_is_told() {
        let change = "quote-wording: a word was changed";
        check(
            &[
                "“The boats came in at noon. Nobody on the old quay could see them from the road,” said Ilse Brandt.",
                "“The ships came in at noon. Nobody on the old quay could see them from the roof,” said Ilse Brandt.",
            ],
            &[change, change],
        );
        check(
            &[
                "“One boat came in. They could not land at the quay,” said Ilse Brandt.",
                "“Two boats came in. They can not land at the quay,” said Ilse Brandt.",
            ],
            &["quote-wording: 2 changes: number, modal"],
        );
    }

    #[test]
    fn each_of_several_partings_gives_its_reason() {
        check(
            &[
                "“We will sign a deal for 400 men at the port,” said Ana Ruiz.",
                "“We will sign a deal for 900 men at the port,” said Ana Ruiz.",
                "“We will sign no deal for 400 men at the port,” said Ana Ruiz.",
            ],
            &["quote-wording: 2 changes: negation, number"],
        );
    }
}
