//! The verdicts: every checkable claim of a draft has one. They are read off what the rules found, off what is
//! copied, and off what stands behind it in the articles.

use std::collections::BTreeSet;

use super::copy::Copies;
use super::support::{self, Support};
use super::{Checked, Standing};
use crate::align::{Locus, Reading};
use crate::check::Met;
use crate::claim::{Claim, Kind, Seen};
use crate::compare::words::Weight;
use crate::compare::{Comparator, Verdict};
use crate::finding::{Finding, Severity};
use crate::rule::{Rule, Rules};
use crate::text::value::{Value, Words};
use crate::text::{Sigil, Span};

/// A quotation that nobody is said to have uttered counts from so many words on.
const UNSAID: usize = 4;

/// All that verdicts are read off.
pub(super) struct Ledger<'a> {
    /// The draft.
    pub seen: &'a Seen<'a>,
    /// The claims of the draft, then those of each article.
    pub claims: &'a [Vec<Claim>],
    pub loci: &'a [Met],
    pub sigils: &'a [&'a Sigil],
    pub copies: &'a Copies<'a>,
    pub rules: &'a Rules,
}

impl Ledger<'_> {
    /// The verdicts on the draft's claims; what no article has, and one alone, is added to the findings.
    pub(super) fn close(&self, findings: &mut Vec<Finding>) -> Vec<Checked> {
        let own = self.claims.first().map_or(&[][..], Vec::as_slice);
        let rule = self.rules.rules.iter().find(|r| matches!(r.compare, Comparator::Support(_)));
        let mut checked = Vec::new();
        for (i, claim) in own.iter().enumerate().filter(|(_, c)| is_checkable(c)) {
            let (standing, articles) = self.standing(i, claim, findings);
            let told = told(claim, findings).map(Finding::fingerprint);
            let said = claim.said.clone();
            let added = rule.and_then(|r| self.unsupported(r, claim, standing, &articles));
            let finding = told.or_else(|| added.as_ref().map(Finding::fingerprint));
            if standing != Standing::NotInArticles {
                let pieces = support::made_up(claim, self.copies).into_iter();
                let pieces = pieces.map(|at| piece(claim, at, self.seen));
                let made_up = |c: Claim| self.unsupported(rule?, &c, Standing::NotInArticles, &[]);
                findings.extend(pieces.filter_map(made_up));
            }
            findings.extend(added);
            let articles = articles.iter().filter_map(|&a| self.sigils.get(a)).map(|&s| s.clone()).collect();
            checked.push(Checked { kind: claim.kind, said, standing, articles, finding });
        }
        checked
    }

    fn standing(&self, number: usize, claim: &Claim, findings: &[Finding]) -> (Standing, Vec<usize>) {
        let by = self.supporters(number, claim);
        if let Some(finding) = told(claim, findings) {
            let worded = claim.kind == Kind::QuoteWording && finding.kind == Kind::QuoteWording;
            return (if worded { Standing::DifferentlyWorded } else { Standing::Contradicted }, by);
        }
        let by = match support::of(claim, self.copies) {
            Support::By(more) => by.into_iter().chain(more).collect::<BTreeSet<_>>().into_iter().collect(),
            Support::Nothing if by.is_empty() => return (Standing::NotInArticles, by),
            Support::Something if by.is_empty() => return (Standing::CannotTell, by),
            _ => by,
        };
        let alone = by.len() == 1 && self.sigils.len() > 1;
        (if alone { Standing::OneArticleOnly } else { Standing::Supported }, by)
    }

    /// The articles that have a claim word for word, or make one that agrees with it.
    fn supporters(&self, number: usize, claim: &Claim) -> Vec<usize> {
        let mut found: BTreeSet<usize> = self.copies.of(claim).into_iter().collect();
        for met in self.loci.iter().filter(|m| m.claims.contains(&number)) {
            let Some(rule) = self.rules.rules.get(met.rule) else { continue };
            for (article, other) in met.claims.iter().filter_map(|&m| self.of_article(m)) {
                if rule.compare.compare(&claim.value, &other.value) == Verdict::Agree {
                    found.insert(article);
                }
            }
        }
        found.into_iter().collect()
    }

    /// A claim of an article by its number among all, with the article's.
    fn of_article(&self, mut number: usize) -> Option<(usize, &Claim)> {
        for (article, claims) in self.claims.iter().enumerate() {
            match claims.get(number) {
                Some(_) if article == 0 => return None,
                Some(claim) => return Some((article - 1, claim)),
                None => number -= claims.len(),
            }
        }
        None
    }

    /// The finding on a claim that no article has, or one of several alone.
    fn unsupported(&self, rule: &Rule, claim: &Claim, standing: Standing, by: &[usize]) -> Option<Finding> {
        let Comparator::Support(options) = &rule.compare else { return None };
        let (weight, why) = match standing {
            Standing::NotInArticles if claim.kind.is_of_quotations() => {
                (options.quotation, "not in the sources".to_owned())
            }
            Standing::NotInArticles if matches!(claim.value, Value::Quantity(_) | Value::Tally(..)) => {
                (options.figure, "not in the sources".to_owned())
            }
            Standing::NotInArticles => (options.other, "not in the sources".to_owned()),
            Standing::OneArticleOnly => {
                let name = by.first().and_then(|&a| self.sigils.get(a)).map_or("", |s| s.as_str());
                (options.single, format!("one source only, {name}"))
            }
            _ => return None,
        };
        let severity = match weight {
            Weight::Conflict => rule.conflict,
            Weight::Compatible => rule.compatible,
            Weight::Agree => Severity::Off,
        };
        if severity == Severity::Off {
            return None;
        }
        let reading = Reading { value: claim.value.clone(), witnesses: vec![claim.clone()] };
        let locus = Locus { kind: claim.kind, readings: vec![reading] };
        let message = rule.message.fill(&locus, &why);
        let verdict = Verdict::Unsupported(why);
        let mut finding = Finding::new(&rule.id, Kind::Unsupported, severity, verdict, locus);
        finding.message = message;
        if standing == Standing::NotInArticles {
            rule.advice.trim().clone_into(&mut finding.advice);
        }
        Some(finding)
    }
}

/// A quotation cut to one of its pieces.
fn piece(claim: &Claim, at: Span, seen: &Seen) -> Claim {
    let mut cut = claim.clone();
    if let Value::Words(words) = &claim.value {
        let inside = words.words.iter().zip(&claim.said.words).filter(|(_, s)| at.contains(**s));
        cut.value =
            Value::Words(Words { words: inside.map(|(w, _)| w.clone()).collect(), whole: words.whole });
    }
    let words = claim.said.words.iter().copied().filter(|s| at.contains(*s)).collect();
    cut.said = seen.said(vec![at], words);
    cut
}

/// Whether a claim is counted. Who uttered a quotation, and where, is part of its verdict.
fn is_checkable(claim: &Claim) -> bool {
    match (&claim.value, claim.kind) {
        (_, Kind::QuoteSpeaker | Kind::QuoteSetting | Kind::Paraphrase | Kind::Statement) => false,
        (Value::Words(words), _) => claim.speech.is_some() || words.words.len() >= UNSAID,
        (Value::Quantity(q), _) => !q.weak,
        _ => true,
    }
}

/// The gravest alarm on a claim.
fn told<'a>(claim: &Claim, findings: &'a [Finding]) -> Option<&'a Finding> {
    let quoted = claim.kind.is_of_quotations();
    let about = |w: &Claim| {
        w.said.sigil == claim.said.sigil
            && (w.said.at.overlaps(claim.said.at) && (w.kind == claim.kind || !quoted)
                || quoted && w.kind.is_of_quotations() && w.about.words == claim.about.words)
    };
    let alarms = findings.iter().filter(|f| f.severity <= Severity::Warning);
    alarms.filter(|f| f.witnesses().any(|(_, w)| about(w))).min_by_key(|f| f.severity)
}
