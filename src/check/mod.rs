//! The whole flow in one screen: extract, align, compare, find.
//!
//! Extraction happens once, whatever the number of rules. Rules look at claims in their order; what a rule has
//! brought together, equal values included, the rules after it leave alone: so a special rule silences the
//! general one on the same places.

pub mod figure;
mod hours;
mod once;
mod opinion;
mod pairing;
mod paraphrase;
pub mod place;
mod rates;
mod statement;

use std::collections::BTreeSet;

use crate::align::{self, Locus, Reading};
use crate::claim::{self, Claim, Kind};
use crate::collate::{self, Change, Collation, How};
use crate::compare::words::WordsOptions;
use crate::compare::{Comparator, Verdict};
use crate::finding::{Finding, Severity};
use crate::rule::{Rule, Rules};
use crate::text::Article;
use crate::text::lexicon::Lexicon;
pub use opinion::Opinion;
use opinion::Weighed;

/// What a check found, and what it looked at to find it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// The differences, gravest first, then by place.
    pub findings: Vec<Finding>,
    /// How many claims each article has, in the order of the articles.
    pub claims: Vec<usize>,
    /// How many claims of all stood beside one of another article and were compared.
    pub compared: usize,
    /// The claims that were brought together.
    pub loci: Vec<Met>,
}

/// Claims that a rule brought together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Met {
    /// The rule, as an index into those of the run.
    pub rule: usize,
    /// The claims, as indices into those of all articles in their order.
    pub claims: Vec<usize>,
}

/// Compares articles with one another.
pub fn check(articles: &[Article], rules: &Rules) -> Outcome {
    let claims: Vec<Vec<Claim>> = articles.iter().map(|a| claim::extract(a, &rules.lexicon)).collect();
    compare(&claims, rules)
}

/// Compares the claims of articles, one list an article.
pub fn compare(claims: &[Vec<Claim>], rules: &Rules) -> Outcome {
    let converted = rates::with_conversions(claims);
    let pool: Vec<&Claim> = converted.iter().flatten().collect();
    let mut free: Vec<bool> = vec![true; pool.len()];
    let mut met = BTreeSet::new();
    let (mut findings, mut loci) = (Vec::new(), Vec::new());
    let (mut rendered, mut figured) = (Vec::new(), Vec::new());
    let weighed = Weighed::new(&pool, rules);
    for (number, rule) in rules.rules.iter().enumerate().filter(|(_, r)| !r.compare.is_of_drafts()) {
        let heads = rule.about.heads(&rules.lexicon);
        // What a quotation has to say to another is no reason to leave its paraphrases alone.
        let any = matches!(
            rule.compare,
            Comparator::Paraphrase(_) | Comparator::Statement(_) | Comparator::Figure(_)
        );
        let looks_at = |i: &usize| (any || free[*i]) && rule.about.takes(pool[*i], &heads);
        // Places of deeds are weighed as figures are.
        let is_deed =
            |i: &usize| matches!(rule.compare, Comparator::Place(_)) && pool[*i].about.around.is_some();
        let (deeds, chosen): (Vec<usize>, Vec<usize>) = (0..pool.len()).filter(looks_at).partition(is_deed);
        let selected: Vec<&Claim> = chosen.iter().map(|&i| pool[i]).collect();
        if let Comparator::Paraphrase(options) = &rule.compare {
            for found in paraphrase::meet(rule, options, &selected, &rules.lexicon) {
                let members = found.claims.map(|m| chosen[m]);
                met.extend(members);
                loci.push(Met { rule: number, claims: members.to_vec() });
                rendered.extend(found.finding);
            }
            continue;
        }
        if let Comparator::Statement(options) = &rule.compare {
            let mut stated = Vec::new();
            for found in statement::meet(rule, options, &selected, &rules.lexicon) {
                let members = found.claims.map(|m| chosen[m]);
                met.extend(members);
                loci.push(Met { rule: number, claims: members.to_vec() });
                stated.extend(found.finding);
            }
            once::drop_told(&mut stated, &rendered);
            rendered.extend(stated);
            continue;
        }
        if let Comparator::Figure(options) = &rule.compare {
            // Whom a paraphrase renders says nothing of the figures in it.
            let of_figures = |m: &&Met| {
                !matches!(
                    rules.rules.get(m.rule).map(|r| &r.compare),
                    Some(Comparator::Paraphrase(_) | Comparator::Statement(_))
                )
            };
            let spoken = Spoken::of(&pool, loci.iter().filter(of_figures));
            let spoken = |claim: usize, sigil: &str| spoken.with(&pool, chosen[claim], sigil);
            let matches = weighed.of(number);
            for found in figure::meet(rule, options, &selected, matches, &spoken, &rules.lexicon) {
                let members: Vec<usize> = found.claims.iter().map(|&m| chosen[m]).collect();
                met.extend(members.iter().copied());
                loci.push(Met { rule: number, claims: members });
                figured.extend(found.finding.filter(|f| figure::is_wanted(f.kind, &rules.rules)));
            }
            continue;
        }
        for pairing::Group { members, doubtful } in pairing::groups(&selected, &rule.fit, &rule.compare) {
            let locus = align::locus(&selected, &members);
            if !across_articles(&locus) && locus.kind != Kind::Name {
                continue;
            }
            for &m in &members {
                free[chosen[m]] = false;
                met.insert(chosen[m]);
                if !rule.about.pattern.is_empty() {
                    same_place(&pool, chosen[m]).for_each(|other| free[other] = false);
                }
            }
            let members: Vec<usize> = members.iter().map(|&m| chosen[m]).collect();
            let opinion = weighed.opinion(rule, &members, &pool, doubtful);
            loci.push(Met { rule: number, claims: members });
            match opinion {
                Opinion::Two => findings.extend(doubt(rule, locus, &rules.lexicon)),
                Opinion::None if doubtful => findings.extend(doubt(rule, locus, &rules.lexicon)),
                _ => findings.extend(judge(rule, locus, opinion, &rules.lexicon)),
            }
        }
        if let Comparator::Place(options) = &rule.compare {
            let told: Vec<&Claim> = deeds.iter().map(|&i| pool[i]).collect();
            let shown = findings.iter().filter(|f| f.rule == rule.id);
            let shown: BTreeSet<(&str, u32)> =
                shown.flat_map(Finding::witnesses).map(|(_, w)| place::at(w)).collect();
            for found in place::meet(rule, options, &told, &pool, &shown, &rules.lexicon) {
                let members: Vec<usize> = found.claims.iter().map(|&m| deeds[m]).collect();
                met.extend(members.iter().copied());
                loci.push(Met { rule: number, claims: members });
                findings.extend(found.finding);
            }
        }
    }
    let position = |sigil: &crate::text::Sigil| {
        let first = |c: &Vec<Claim>| c.first().is_some_and(|c| c.said.sigil == *sigil);
        claims.iter().position(first).unwrap_or(usize::MAX)
    };
    once::join_figures(&mut findings, figured, position);
    once::drop_told(&mut rendered, &findings);
    findings.extend(rendered);
    findings.sort_by_cached_key(|f| order(f, claims));
    once::join_equal(&mut findings, position);
    once::drop_repeated(&mut findings);
    once::drop_shown_in_quotations(&mut findings);
    Outcome { findings, claims: claims.iter().map(Vec::len).collect(), compared: met.len(), loci }
}

/// Which places were brought together with which articles.
#[derive(Default)]
struct Spoken<'a>(BTreeSet<(&'a str, u32, &'a str)>);

impl<'a> Spoken<'a> {
    fn of<'m>(pool: &[&'a Claim], loci: impl Iterator<Item = &'m Met>) -> Self {
        let mut out = Spoken::default();
        for met in loci {
            let others: BTreeSet<&str> = met.claims.iter().map(|&y| pool[y].said.sigil.as_str()).collect();
            for &x in &met.claims {
                let own = pool[x].said.sigil.as_str();
                for place in std::iter::once(x).chain(same_place(pool, x)) {
                    let start = pool[place].said.at.start;
                    let others = others.iter().filter(|&&other| other != own);
                    out.0.extend(others.map(|&other| (own, start, other)));
                }
            }
        }
        out
    }

    /// Whether a claim's place was, with an article.
    fn with(&self, pool: &[&'a Claim], claim: usize, sigil: &str) -> bool {
        let said = &pool[claim].said;
        self.0.contains(&(said.sigil.as_str(), said.at.start, sigil))
    }
}

/// What a rule on paraphrases makes of two claims: `None` where neither renders the other.
pub fn rendering(rule: &Rule, claims: [&Claim; 2], lexicon: &Lexicon) -> Option<Verdict> {
    let loud = Rule { conflict: Severity::Error, compatible: Severity::Note, ..rule.clone() };
    let met = match &rule.compare {
        Comparator::Paraphrase(options) => paraphrase::meet(&loud, options, &claims, lexicon),
        Comparator::Statement(options) => statement::meet(&loud, options, &claims, lexicon),
        _ => return None,
    };
    let met = met.into_iter().next()?;
    Some(met.finding.map_or(Verdict::Agree, |f| f.verdict))
}

/// The claims that read the words of a pattern's claim in another way: a count where the pattern has a number.
/// `pool` is in the order of articles and places.
fn same_place<'a>(pool: &'a [&'a Claim], claim: usize) -> impl Iterator<Item = usize> + 'a {
    let said = &pool[claim].said;
    let near = move |i: &usize| pool[*i].said.sigil == said.sigil && pool[*i].said.at.start < said.at.end;
    // The words of a claim that is no quotation are few: none that began further back can reach so far.
    let back = move |i: &usize| near(i) && pool[*i].said.at.start + 200 > said.at.start;
    let around = (0..claim).rev().take_while(back).chain((claim + 1..pool.len()).take_while(near));
    // A statement is the whole sentence around what is counted in it.
    let of_words = |c: &Claim| !c.about.words.is_empty() || c.kind == Kind::Statement;
    around.filter(move |&i| !of_words(pool[i]) && pool[i].said.at.overlaps(said.at))
}

/// The findings of a rule at a locus, with a second opinion on figures: at most one, and for quotations one a passage
/// that differs.
pub fn judge(rule: &Rule, locus: Locus, opinion: Opinion, lexicon: &Lexicon) -> Vec<Finding> {
    let Comparator::Words(options) = &rule.compare else {
        let locus = told_exactly(&rule.compare, locus);
        let verdict = verdict(&rule.compare, &locus);
        let verdict = hours::soften(verdict, &rule.compare, &locus, opinion, lexicon);
        return find(rule, locus, verdict, None).into_iter().collect();
    };
    let passages = collate::passages(&locus, lexicon);
    if passages.is_empty() && options.weighs_liberties() {
        let verdict = verdict(&rule.compare, &locus);
        return find(rule, locus, verdict, None).into_iter().collect();
    }
    let judged = passages.into_iter().filter_map(|p| {
        let verdict = match p.how {
            How::Changed => {
                graded(options, tally(verdict(&rule.compare, &p.locus), &p.collation), &p.collation)
            }
            How::Gap(change) => options.gap_over_sense.verdict(&omitted("gap", change)),
            How::Cut(change) => options.cut_over_sense.verdict(&omitted("cut", change)),
        };
        find(rule, p.locus, verdict, Some(p.collation))
    });
    judged.collect()
}

/// A rounded figure that an article gives beside the exact one is no reading of its own: "more than 40" in the
/// headline, 43 in the text.
fn told_exactly(comparator: &Comparator, locus: Locus) -> Locus {
    if !matches!(comparator, Comparator::Number(_)) {
        return locus;
    }
    let mut readings = locus.readings;
    for i in 0..readings.len() {
        let rough = comparator.vagueness(&readings[i].value);
        let witnesses = std::mem::take(&mut readings[i].witnesses);
        for witness in witnesses {
            let host = readings.iter().position(|r| {
                rough > comparator.vagueness(&r.value)
                    && !matches!(comparator.compare(&r.value, &readings[i].value), Verdict::Conflict(_))
                    && r.witnesses.iter().any(|w| w.said.sigil == witness.said.sigil)
            });
            readings[host.unwrap_or(i)].witnesses.push(witness);
        }
    }
    readings.retain(|r| !r.witnesses.is_empty());
    Locus { kind: locus.kind, readings }
}

/// What a rule finds where it is in doubt whether the claims are about the same: never a conflict.
fn doubt(rule: &Rule, locus: Locus, lexicon: &Lexicon) -> Option<Finding> {
    let locus = told_exactly(&rule.compare, locus);
    let verdict = verdict(&rule.compare, &locus);
    let verdict = hours::soften(verdict, &rule.compare, &locus, Opinion::None, lexicon).doubted();
    find(rule, locus, verdict, None)
}

fn omitted(how: &str, change: Change) -> String {
    format!("a {how} leaves out a {}", change.name())
}

/// A conflict with its reason, which for several changes is what each of them does.
fn tally(verdict: Verdict, collation: &Collation) -> Verdict {
    let changes = collation.changes();
    match verdict {
        Verdict::Conflict(_) if changes.len() > 1 => {
            let mut names: Vec<(&str, usize)> = Vec::new();
            for name in changes.iter().map(|c| c.name()) {
                match names.iter_mut().find(|(n, _)| *n == name) {
                    Some((_, times)) => *times += 1,
                    None => names.push((name, 1)),
                }
            }
            let told = |(name, times): &(&str, usize)| match times {
                1 => (*name).to_owned(),
                n => format!("{n} × {name}"),
            };
            Verdict::Conflict(match &names[..] {
                [(name, n)] => format!("{n} changes, each a {name}"),
                names => {
                    let told: Vec<String> = names.iter().map(told).collect();
                    format!("{} changes: {}", changes.len(), told.join(", "))
                }
            })
        }
        verdict => verdict,
    }
}

/// What a conflict of words weighs by the gravest of the changes in it.
fn graded(options: &WordsOptions, verdict: Verdict, collation: &Collation) -> Verdict {
    let weights = collation.columns.iter().filter_map(|c| c.change).map(|c| options.weight(c));
    match (verdict, weights.max()) {
        (Verdict::Conflict(why), Some(weight)) => weight.verdict(&why),
        (verdict, _) => verdict,
    }
}

fn find(rule: &Rule, locus: Locus, verdict: Verdict, collation: Option<Collation>) -> Option<Finding> {
    // The rows of a collation are the witnesses in their order: its readings stay as they are.
    let locus = if collation.is_some() { locus } else { joined(&rule.compare, locus) };
    tell(rule, rule.kind(), locus, verdict, collation)
}

/// A verdict in the words of a rule, where it is grave enough to be told.
fn tell(
    rule: &Rule,
    kind: Kind,
    locus: Locus,
    verdict: Verdict,
    collation: Option<Collation>,
) -> Option<Finding> {
    let severity = match &verdict {
        Verdict::Conflict(_) => rule.conflict,
        Verdict::Compatible(_) => rule.compatible,
        Verdict::Agree | Verdict::Unrelated | Verdict::Unsupported(_) => return None,
    };
    if severity == Severity::Off {
        return None;
    }
    let message = rule.message.fill(&locus, verdict.why());
    let mut finding = Finding::new(&rule.id, kind, severity, verdict, locus);
    rule.advice.trim().clone_into(&mut finding.advice);
    (finding.message, finding.collation) = (message, collation);
    Some(finding)
}

/// The gravest verdict over any two readings that stand in different articles; of several as grave the first.
/// Of one person's name an article has one spelling: there a conflict counts within it, too.
pub fn verdict(comparator: &Comparator, locus: &Locus) -> Verdict {
    let mut gravest = Verdict::Unrelated;
    for (i, a) in locus.readings.iter().enumerate() {
        for b in &locus.readings[i + 1..] {
            let verdict = comparator.compare(&a.value, &b.value);
            let within = locus.kind == Kind::Name && matches!(verdict, Verdict::Conflict(_));
            if within || apart(a, b) {
                gravest = gravest.or_graver(verdict);
            }
        }
    }
    if locus.readings.len() == 1 { Verdict::Agree } else { gravest }
}

/// Readings that only agree with others join the most precise of them, unless it agrees with two that
/// conflict with each other: then it stands apart.
fn joined(comparator: &Comparator, locus: Locus) -> Locus {
    let kind = locus.kind;
    let mut readings: Vec<Reading> = locus.readings;
    let agrees = |a: &Reading, b: &Reading| comparator.compare(&a.value, &b.value) == Verdict::Agree;
    let mut i = 0;
    while i < readings.len() {
        let others: Vec<usize> =
            (0..readings.len()).filter(|&k| k != i && agrees(&readings[i], &readings[k])).collect();
        let united =
            others.iter().all(|&x| others.iter().all(|&y| x == y || agrees(&readings[x], &readings[y])));
        let vague = |k: usize| comparator.vagueness(&readings[k].value);
        let host = others.iter().copied().min_by_key(|&k| (vague(k), k));
        match host {
            // What is equally precise and agrees is one value in two forms: "twice" and "two meetings".
            Some(k) if united && (vague(k) < vague(i) || vague(k) == 0 && k < i) => {
                let guest = readings.remove(i);
                let k = if k > i { k - 1 } else { k };
                readings[k].witnesses.extend(guest.witnesses);
            }
            _ => i += 1,
        }
    }
    Locus { kind, readings }
}

/// Whether two readings can be told apart by article: not all witnesses of both stand in one.
fn apart(a: &Reading, b: &Reading) -> bool {
    a.witnesses.iter().any(|x| b.witnesses.iter().any(|y| x.said.sigil != y.said.sigil))
}

fn across_articles(locus: &Locus) -> bool {
    let mut sigils = locus.readings.iter().flat_map(|r| &r.witnesses).map(|w| &w.said.sigil);
    let first = sigils.next();
    sigils.any(|s| Some(s) != first)
}

/// The order of findings: gravest first, then by the place of the first witness, then by rule.
fn order(finding: &Finding, claims: &[Vec<Claim>]) -> (Severity, usize, u32, String) {
    let first = finding.witnesses().next().map(|(_, w)| w);
    let article = first
        .and_then(|w| claims.iter().position(|c| c.first().is_some_and(|c| c.said.sigil == w.said.sigil)));
    let start = first.map_or(0, |w| w.said.at.start);
    (finding.severity, article.unwrap_or(usize::MAX), start, finding.rule.clone())
}
