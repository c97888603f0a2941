//! A draft against the articles it was written from: a verdict for each of its claims.
//!
//! Differences between the articles alone are no matter of a draft: every finding here has a witness in it. What
//! the draft has word for word from an article (`copy`) is silent, whatever it says.

mod concern;
mod copy;
mod headline;
mod ledger;
mod slip;
mod support;
mod trace;
mod units;

use std::fmt;

use crate::check;
use crate::claim::{self, Claim, Kind, Said, Seen};
use crate::compare::Comparator;
use crate::finding::Finding;
use crate::rule::Rules;
use crate::text::{Article, Sigil};
use copy::Copies;
use trace::Tracer;
use units::{Keys, Text};

/// What a check of a draft found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// The findings, gravest first, then by place in the draft.
    pub findings: Vec<Finding>,
    /// How many claims the draft and each article have, in their order.
    pub claims: Vec<usize>,
    /// How many claims of all were compared.
    pub compared: usize,
    /// The draft's claims with their verdicts, in its order; `None` where there was no draft.
    pub checked: Option<Vec<Checked>>,
}

/// Checks the first article, the draft, against the others.
pub fn check(articles: &[Article], rules: &Rules) -> Outcome {
    let seen: Vec<Seen> = articles.iter().map(|a| Seen::new(a, &rules.lexicon)).collect();
    let claims: Vec<Vec<Claim>> = seen.iter().map(claim::of).collect();
    let Some((draft, others)) = seen.split_first() else { return Outcome::default() };
    let met = check::compare(&claims, rules);
    let mut keys = Keys::default();
    let mut text = units::read(draft, &mut keys);
    let mut texts: Vec<Text> = others.iter().map(|s| units::read(s, &mut keys)).collect();
    let mut all: Vec<&mut Text> = std::iter::once(&mut text).chain(&mut texts).collect();
    units::name_openers(&mut all, &keys, &rules.lexicon);
    let mut tracer = Tracer::new(&texts, keys.len());
    let traces: Vec<_> = text.sentences.iter().map(|s| tracer.trace(&text, s)).collect();
    let copies = Copies { draft: &text, articles: &texts, traces: &traces, keys: &keys };
    let sigil = &draft.prose.article.sigil;
    let mut findings = concern::of(sigil, met.findings, &copies, rules);
    let own = claims.first().map_or(&[][..], Vec::as_slice);
    let titled = headline::check(own, rules).into_iter();
    let titled =
        titled.filter(|f| !concern::is_copied(sigil, f, &copies) && !headline::is_told(f, &findings));
    let titled: Vec<Finding> = titled.collect();
    findings.extend(titled);
    // A changed word of a sentence that plainly comes from another tells more than a figure like it.
    let of_figures = |f: &Finding| {
        rules.rules.iter().any(|r| r.id == f.rule && matches!(r.compare, Comparator::Figure(_)))
    };
    let (mut figures, mut findings): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(of_figures);
    findings.extend(slip::find(&seen, &copies, rules, &findings));
    figures.retain(|f| !slip::is_told(sigil, f, &findings));
    findings.extend(figures);
    let sigils: Vec<&Sigil> = articles.iter().skip(1).map(|a| &a.sigil).collect();
    let ledger = ledger::Ledger {
        seen: draft,
        claims: &claims,
        loci: &met.loci,
        sigils: &sigils,
        copies: &copies,
        rules,
    };
    let checked = Some(ledger.close(&mut findings));
    findings.sort_by_cached_key(|f| order(f, sigil));
    Outcome { findings, claims: claims.iter().map(Vec::len).collect(), compared: met.compared, checked }
}

/// Gravest first, then by place in the draft, then by rule.
fn order(finding: &Finding, draft: &Sigil) -> (crate::finding::Severity, u32, String) {
    let own = finding.witnesses().map(|(_, w)| w).find(|w| w.said.sigil == *draft);
    (finding.severity, own.map_or(u32::MAX, |w| w.said.at.start), finding.rule.clone())
}

/// How a claim of a draft stands to its articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Articles say the same.
    Supported,
    /// An article says otherwise, and both cannot be right.
    Contradicted,
    /// Articles quote it in other words.
    DifferentlyWorded,
    /// One article alone says it, and others could have. No alarm.
    OneArticleOnly,
    /// No article says it.
    NotInArticles,
    /// The articles may say it; the program could not tell.
    CannotTell,
}

impl Standing {
    /// Every standing, in the order in which they are counted.
    pub const ALL: [Standing; 6] = [
        Standing::Supported,
        Standing::Contradicted,
        Standing::DifferentlyWorded,
        Standing::OneArticleOnly,
        Standing::NotInArticles,
        Standing::CannotTell,
    ];

    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Supported => "supported",
            Standing::Contradicted => "contradicted",
            Standing::DifferentlyWorded => "differently-worded",
            Standing::OneArticleOnly => "one-article-only",
            Standing::NotInArticles => "not-in-articles",
            Standing::CannotTell => "cannot-tell",
        }
    }

    /// The same for people, who call the articles of a draft its sources.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Supported => "supported",
            Standing::Contradicted => "contradicted",
            Standing::DifferentlyWorded => "differently worded",
            Standing::OneArticleOnly => "one source only",
            Standing::NotInArticles => "not in the sources",
            Standing::CannotTell => "cannot tell",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A claim of a draft with its verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// What kind of claim it is.
    pub kind: Kind,
    /// Where it stands in the draft.
    pub said: Said,
    /// How it stands to the articles.
    pub standing: Standing,
    /// The articles that say the same, in their order.
    pub articles: Vec<Sigil>,
    /// The fingerprint of the finding that tells more.
    pub finding: Option<String>,
}

/// How many claims have each standing, in the order of [`Standing::ALL`]; those that none has are left out.
pub fn tally(claims: &[Checked]) -> Vec<(Standing, usize)> {
    let count = |s: Standing| claims.iter().filter(|c| c.standing == s).count();
    Standing::ALL.into_iter().map(|s| (s, count(s))).filter(|(_, n)| *n > 0).collect()
}
