//! Figures and days of which no rule before could say that they are of one fact, though the words around them do.
//!
//! Between two articles they are matched one to one, the likeliest first and those that agree before those that do not,
//! for what one article gives side by side is not one fact.

use std::collections::{BTreeMap, BTreeSet};

use super::{Opinion, hours, pairing};
use crate::align::figure::Match;
use crate::align::group::Pair;
use crate::align::{self, Locus};
use crate::claim::{Around, Claim, Kind};
use crate::compare::figure::FigureOptions;
use crate::compare::{Comparator, Verdict};
use crate::finding::Finding;
use crate::rule::Rule;
use crate::text::lexicon::Lexicon;
use crate::text::value::{Date, Decimal, Sort, Value};

/// What agrees answers a figure although another is likelier by so much.
const AGREEING: f64 = 0.25;
/// What is less likely to be of one fact than this answers nothing.
pub(super) const CHANCE: f64 = 0.1;

/// How surely two claims are of one fact.
type Probable = BTreeMap<(usize, usize), f64>;

/// Figures that were found to be of one fact.
pub(super) struct Met {
    /// The claims, by their indices in order.
    pub(super) claims: Vec<usize>,
    /// What they differ in.
    pub(super) finding: Option<Finding>,
}

/// Every group of figures of one fact among some claims, of which `matches` says how likely they are; `spoken` tells whether a claim was brought together with one of
/// an article before.
pub(super) fn meet(
    rule: &Rule,
    options: &FigureOptions,
    claims: &[&Claim],
    matches: &[Match],
    spoken: &dyn Fn(usize, &str) -> bool,
    lexicon: &Lexicon,
) -> Vec<Met> {
    let story = Story::new(claims, options);
    let open = matches.iter().filter(|m| {
        !spoken(m.a, claims[m.b].said.sigil.as_str()) && !spoken(m.b, claims[m.a].said.sigil.as_str())
    });
    let kept = story.one_to_one(open.copied().collect());
    let kept = story.not_told_apart(kept);
    let pairs: Vec<Pair> = kept.iter().map(|(m, _)| Pair { a: m.a, b: m.b, score: m.probability }).collect();
    let probable: Probable = kept.iter().map(|(m, _)| ((m.a, m.b), certainty(m))).collect();
    let groups = align::loci(claims.len(), &pairs);
    let found = groups.into_iter().map(|members| {
        let finding = story.find(rule, &members, &probable, lexicon);
        Met { claims: members, finding }
    });
    found.collect()
}

/// The pairs that remain of some matches when every figure has found its answer, whatever other rules have told.
pub(super) fn answered(options: &FigureOptions, claims: &[&Claim], matches: &[Match]) -> Vec<Match> {
    let story = Story::new(claims, options);
    let kept = story.one_to_one(matches.to_vec());
    story.not_told_apart(kept).into_iter().map(|(m, _)| m).collect()
}

/// Whether differences of a kind are asked for: who turns off the rules on counts wants no counts from this one.
pub(super) fn is_wanted(kind: Kind, rules: &[Rule]) -> bool {
    let of_figures = |r: &&Rule| matches!(r.about.kind, Kind::Count | Kind::Amount | Kind::Date);
    let mut on = rules.iter().filter(of_figures).peekable();
    on.peek().is_none() || on.any(|r| r.about.kind == kind)
}

/// The figures of some articles, and how a rule compares them.
struct Story<'a> {
    claims: &'a [&'a Claim],
    options: &'a FigureOptions,
    /// The claims of each article.
    of: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Story<'a> {
    fn new(claims: &'a [&'a Claim], options: &'a FigureOptions) -> Self {
        let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, claim) in claims.iter().enumerate() {
            of.entry(claim.said.sigil.as_str()).or_default().push(i);
        }
        Story { claims, options, of }
    }

    fn sigil(&self, claim: usize) -> &'a str {
        self.claims[claim].said.sigil.as_str()
    }

    fn around(&self, claim: usize) -> Option<&Around> {
        self.claims.get(claim)?.about.around.as_deref()
    }

    /// What the values of two claims have to say to each other.
    fn compared(&self, a: usize, b: usize) -> Verdict {
        match (self.around(a), self.around(b)) {
            (Some(x), Some(y)) => compared(self.options, x, y),
            _ => Verdict::Unrelated,
        }
    }

    /// Of the figures of two articles each with the one that is likeliest to be the same, and what they say to each other.
    fn one_to_one(&self, open: Vec<Match>) -> Vec<(Match, Verdict)> {
        let mut judged: Vec<(Match, Verdict, f64)> = open
            .into_iter()
            .map(|m| {
                let verdict = self.compared(m.a, m.b);
                let bonus = if verdict == Verdict::Agree { AGREEING } else { 0.0 };
                (m, verdict, m.probability + bonus)
            })
            .collect();
        judged.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0.a, x.0.b).cmp(&(y.0.a, y.0.b))));
        // One place may be several claims: a sum and the same in another currency.
        let place = |claim: usize| (self.sigil(claim), self.around(claim).map_or(0, |a| a.tokens.start));
        let mut taken: BTreeSet<((&str, u32), &str)> = BTreeSet::new();
        let mut kept = Vec::new();
        for (m, verdict, _) in judged {
            let (x, y) = (place(m.a), place(m.b));
            if taken.contains(&(x, y.0)) || taken.contains(&(y, x.0)) {
                continue;
            }
            taken.extend([(x, y.0), (y, x.0)]);
            if is_told(self.options, &m, &verdict) {
                kept.push((m, verdict));
            }
        }
        kept
    }

    /// The pairs but for those of which a third article gives both values: these are two facts.
    fn not_told_apart(&self, kept: Vec<(Match, Verdict)>) -> Vec<(Match, Verdict)> {
        // Of a claim and another article the figure of it that agrees; `None` for several.
        let mut answers: BTreeMap<usize, BTreeMap<&str, Option<usize>>> = BTreeMap::new();
        for (m, _) in kept.iter().filter(|(_, v)| *v == Verdict::Agree) {
            for (own, other) in [(m.a, m.b), (m.b, m.a)] {
                let of_article = answers.entry(own).or_default().entry(self.sigil(other));
                of_article.and_modify(|one| *one = one.filter(|x| *x == other)).or_insert(Some(other));
            }
        }
        let apart = |m: &Match| {
            let (Some(a), Some(b)) = (answers.get(&m.a), answers.get(&m.b)) else { return false };
            a.iter().any(|(sigil, x)| b.get(sigil).is_some_and(|y| x.is_none() || x != y))
        };
        kept.into_iter().filter(|(m, v)| *v == Verdict::Agree || !apart(m)).collect()
    }

    fn find(
        &self,
        rule: &Rule,
        members: &[usize],
        probable: &Probable,
        lexicon: &Lexicon,
    ) -> Option<Finding> {
        let pairs = || (0..members.len()).flat_map(|i| (i + 1..members.len()).map(move |j| (i, j)));
        let is_moved = |i: usize, j: usize| is_moved(self.claims[members[i]], self.claims[members[j]]);
        let moved = pairs().any(|(i, j)| is_moved(i, j));
        let verdicts: Vec<Verdict> = pairs()
            .map(|(i, j)| match self.compared(members[i], members[j]) {
                Verdict::Agree if is_moved(i, j) => self.options.moved(),
                verdict => verdict,
            })
            .collect();
        if !verdicts.iter().any(|v| matches!(v, Verdict::Conflict(_) | Verdict::Compatible(_))) {
            return None;
        }
        let comparator = self.comparator(*members.first()?);
        let mut told: Vec<Claim> = members.iter().map(|&m| self.as_told(m)).collect();
        for (claim, &member) in told.iter_mut().zip(members).filter(|_| moved) {
            if let Value::Date(day) = &mut claim.value {
                day.said = self.around(member).is_some_and(|a| a.saying.is_some());
            }
        }
        let mut gravest = Verdict::Agree;
        let mut surest: f64 = 0.0;
        for ((i, j), verdict) in pairs().zip(verdicts) {
            let (a, b) = (members[i], members[j]);
            let verdict = match verdict {
                Verdict::Conflict(_) | Verdict::Compatible(_) if far(&told[i], &told[j], &comparator) => {
                    Verdict::Unrelated
                }
                Verdict::Conflict(why) => match self.parts(a, b) {
                    Some(Parts::Many) => Verdict::Agree,
                    Some(Parts::Few) => Verdict::Compatible(format!("{why}, or a whole and a part")),
                    None => Verdict::Conflict(why),
                },
                verdict => verdict,
            };
            if matches!(verdict, Verdict::Conflict(_)) {
                surest = surest.max(probable.get(&(a, b)).copied().unwrap_or(0.0));
            }
            gravest = gravest.or_graver(verdict);
        }
        let told: Vec<&Claim> = told.iter().collect();
        let every: Vec<usize> = (0..told.len()).collect();
        let mut locus = align::locus(&told, &every);
        locus.kind = kind(&locus);
        let gravest = match &comparator {
            Comparator::Number(_) => hours::soften(gravest, &comparator, &locus, Opinion::None, lexicon),
            _ => gravest,
        };
        let verdict = doubted(self.options, gravest, surest);
        super::tell(rule, locus.kind, locus, verdict, None)
    }

    /// Whether the larger of two counts is the smaller and another that stands beside one of them: 214 passengers and
    /// 19 of the crew are 233 people.
    fn parts(&self, a: usize, b: usize) -> Option<Parts> {
        let (x, y) = (self.counted(a)?, self.counted(b)?);
        let rest = x.checked_sub(y)?.abs();
        let beside = |own: usize| {
            let here = self.around(own)?;
            let near = self.of.get(self.sigil(own)).into_iter().flatten();
            let mut near = near.filter_map(|&c| Some((self.around(c)?, self.counted(c)?)));
            near.find(|(other, n)| other.sentence.abs_diff(here.sentence) <= 1 && *n == rest).map(|_| ())
        };
        beside(a).or_else(|| beside(b))?;
        Some(if x.min(y) > MANY { Parts::Many } else { Parts::Few })
    }

    /// The number of an exact count.
    fn counted(&self, claim: usize) -> Option<Decimal> {
        match &self.around(claim)?.value {
            Value::Quantity(q) if q.sort == Sort::Cardinal => q.stated,
            _ => None,
        }
    }

    /// How two figures like a claim's are compared.
    fn comparator(&self, claim: usize) -> Comparator {
        match self.around(claim).map(|a| &a.value) {
            Some(Value::Date(_)) => Comparator::Date(self.options.date()),
            _ => Comparator::Number(self.options.number()),
        }
    }

    /// A claim with its figure in the unit in which its like are compared, and of the kind that it is.
    fn as_told(&self, claim: usize) -> Claim {
        let mut told = self.claims[claim].clone();
        if told.kind == Kind::Figure {
            told.kind = kind_of(&told.value);
        }
        told
    }
}

/// Whether two values are too far apart to be of one fact. Of what was long ago nobody knows the day as well.
fn far(a: &Claim, b: &Claim, comparator: &Comparator) -> bool {
    let (Value::Date(x), Value::Date(y)) = (&a.value, &b.value) else {
        return pairing::far(a, b, comparator);
    };
    let away =
        |d: &Date| a.said.on.or(b.said.on).zip(d.latest).map_or(0, |(on, day)| (on - day).get_days().abs());
    let allowed = NEAR_DAYS + f64::from(away(x).min(away(y))) * LONG_AGO;
    pairing::other_news(a, b) || comparator.distance(&a.value, &b.value) > allowed
}

/// How many days apart two times of one fact can be told, where the fact is new.
const NEAR_DAYS: f64 = 45.0;
/// And how many more for every day that it is old.
const LONG_AGO: f64 = 0.2;

/// Whether two counts may be a whole and a part of it.
enum Parts {
    /// Numbers so large that they would not add up by chance.
    Many,
    /// Numbers that often do.
    Few,
}

/// Larger numbers do not add up by chance.
const MANY: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// What a rule on figures makes of two claims that meet, or why it does not take them for one fact.
pub fn verdict(options: &FigureOptions, a: &Claim, b: &Claim, met: &Match) -> Result<Verdict, String> {
    let verdict = match (&a.about.around, &b.about.around) {
        (Some(x), Some(y)) => compared(options, x, y),
        _ => Verdict::Unrelated,
    };
    let verdict = if verdict == Verdict::Agree && is_moved(a, b) { options.moved() } else { verdict };
    if is_told(options, met, &verdict) {
        return Ok(doubted(options, verdict, certainty(met)));
    }
    let (probability, needed) = (met.probability, needed(options, &verdict));
    Err(if verdict == Verdict::Unrelated {
        "their values cannot be held against each other".to_owned()
    } else if probability < needed {
        format!("of one fact with a probability of {probability:.2}, less than {needed:.2}")
    } else {
        "their sentences share too few words".to_owned()
    })
}

/// How surely two figures are of one fact: what is set apart is no conflict, however likely the rest makes it.
pub(super) fn certainty(met: &Match) -> f64 {
    if met.apart { 0.0 } else { met.probability }
}

/// Whether a verdict on two figures is told, or they are too likely two facts.
fn is_told(options: &FigureOptions, met: &Match, verdict: &Verdict) -> bool {
    let worded = met.worded || !matches!(verdict, Verdict::Conflict(_));
    worded && met.probability >= needed(options, verdict) && *verdict != Verdict::Unrelated
}

/// How likely two figures must be of one fact: what gainsays each other asks for more.
fn needed(options: &FigureOptions, verdict: &Verdict) -> f64 {
    if matches!(verdict, Verdict::Conflict(_)) { options.doubtful } else { options.likely }
}

/// A conflict between figures that may be of two facts is none.
fn doubted(options: &FigureOptions, verdict: Verdict, probability: f64) -> Verdict {
    if probability < options.sure { verdict.doubted() } else { verdict }
}

/// Whether one day dates a deed in one of two claims and in the other the saying so: "police said he fled on Monday", "on
/// Monday police said he fled".
fn is_moved(a: &Claim, b: &Claim) -> bool {
    let told = |saying: &Claim, deed: &Claim| {
        let said = saying.about.around.as_ref();
        deed.kind == Kind::Date && said.is_some_and(|s| s.value == deed.value && s.says(&deed.about.head))
    };
    told(a, b) || told(b, a)
}

/// What two figures have to say to each other: as they are told where their units are one, so that no conversion
/// blurs them.
fn compared(options: &FigureOptions, x: &Around, y: &Around) -> Verdict {
    if x.value == y.value || x.told == y.told {
        return Verdict::Agree;
    }
    match options.compare(&x.told, &y.told) {
        Verdict::Unrelated => options.compare(&x.value, &y.value),
        verdict => verdict,
    }
}

/// The kind of a difference between figures.
fn kind(locus: &Locus) -> Kind {
    locus.readings.first().map_or(Kind::Count, |r| kind_of(&r.value))
}

fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Date(_) => Kind::Date,
        Value::Quantity(q) if !matches!(q.sort, Sort::Cardinal | Sort::Multiplicity | Sort::Ordinal) => {
            Kind::Amount
        }
        _ => Kind::Count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::read::plain;
    use crate::rule::Rules;

    /// What the rule on figures alone finds in some articles: severity and reason.
    #[track_caller]
    fn alone(texts: &[&str], expected: &[&str]) {
        let mut rules = Rules::builtin();
        rules.rules.retain(|r| r.id == "figure");
        told(&rules, texts, expected);
    }

    #[track_caller]
    fn told(rules: &Rules, texts: &[&str], expected: &[&str]) {
        let sigils = ["lusa", "wire", "post"];
        let articles = sigils.iter().zip(texts);
        let articles: Vec<_> =
            articles.map(|(s, t)| plain::article(s, s, (*t).to_owned(), &rules.lexicon)).collect();
        let found = check::check(&articles, rules).findings;
        let found: Vec<String> =
            found.iter().map(|f| format!("{} {}: {}", f.rule, f.severity, f.verdict.why())).collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    const ONE: &str = "The tank, whose weld failed, was filled 14 times last winter, the inspectors said.";
    const OTHER: &str = "The inspectors said the tank, whose weld failed, was filled 17 times last winter.";
    const BOTH: &str = "The tank, whose weld failed, was filled 14 times last winter, the inspectors said. \
                        The inspectors said the tank, whose weld failed, was filled 17 times last winter.";

    #[test]
    fn two_values_of_one_fact_differ() {
        alone(&[ONE, OTHER], &["figure warning: 14 against 17"]);
        alone(&[ONE, ONE], &[]);
        alone(&[ONE], &[]);
        alone(&[ONE, ""], &[]);
    }

    #[test]
    fn figures_answer_one_to_one() {
        // What agrees answers first: the other figure of the article is another fact.
        alone(&[ONE, BOTH], &[]);
        alone(&[BOTH, BOTH], &[]);
    }

    #[test]
    fn what_a_third_article_tells_apart_is_two_facts() {
        alone(&[ONE, OTHER, BOTH], &[]);
        alone(&[ONE, OTHER, ONE], &["figure warning: 14 against 17"]);
    }

    #[test]
    fn a_whole_and_its_part_are_two_figures() {
        let left = "When it left Port Ellis the ferry carried";
        let whole = format!("{left} 233 people, 19 of them crew, the line said.");
        alone(&[&whole, &format!("{left} 214 passengers and 19 crew, the line said.")], &[]);
    }

    #[test]
    fn numbers_at_the_end_of_their_range_do_not_overflow() {
        let filled = |n: &str| format!("The tank, whose weld failed, was filled {n} times last winter.");
        let most = "79228162514264337593543950334";
        for (a, b) in [(most, "-79228162514264337593543950334"), (most, "0.0000000000000000000000000001")] {
            let rules = Rules::builtin();
            let articles =
                [("lusa", a), ("wire", b)].map(|(s, n)| plain::article(s, s, filled(n), &rules.lexicon));
            check::check(&articles, &rules);
        }
    }

    #[test]
    fn what_is_far_apart_is_no_difference() {
        let dated = |day: &str, year: &str| {
            format!(
                "{day}\n\nHendrik Vroom of Amity painted the seascape, lent by a bank in Port Ellis, {year}."
            )
        };
        let on = "March 3, 2021";
        let found = |a: &str, b: &str, expected: &[&str]| alone(&[&dated(on, a), &dated(on, b)], expected);
        // Of what was long ago nobody knows the day as well.
        found("in 1634", "in 1643", &["figure warning: 1634 against 1643"]);
        found("on March 1", "on September 14, 2020", &[]);
    }

    #[test]
    fn rules_that_are_off_silence_their_figures() {
        let mut rules = Rules::builtin();
        told(&rules, &[ONE, OTHER], &["count warning: 14 against 17"]);
        rules.rules.retain(|r| r.about.kind != Kind::Count);
        told(&rules, &[ONE, OTHER], &[]);
        assert!(is_wanted(Kind::Count, &[]) && !is_wanted(Kind::Count, &rules.rules));
        assert!(is_wanted(Kind::Date, &rules.rules));
    }
}
