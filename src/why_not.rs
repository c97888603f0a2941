//! Why two texts made no finding: what was read from each, and where the two parted. Every rule that looks at
//! a claim of either says its part: nothing on one side, not the same fact and by how much, equal, agreeing,
//! another rule had it, or, after all, a finding.

use std::collections::BTreeMap;
use std::fmt;

use crate::align::figure::Match;
use crate::align::place;
use crate::align::{self, score};
use crate::check;
use crate::claim::{self, Claim, Kind};
use crate::collate;
use crate::compare::words::Weight;
use crate::compare::{Comparator, Verdict};
use crate::finding::Severity;
use crate::rule::{Heads, Rule, Rules};
use crate::text::lexicon::Lexicon;
use crate::text::{Article, person, shown};

/// What was read, and where two texts parted.
#[derive(Clone, PartialEq, Debug)]
pub struct WhyNot {
    /// What was read from each text: its sigil and one line a claim.
    pub read: Vec<(String, Vec<String>)>,
    /// What each rule that looks at a claim of either has to say, in the order of the rules.
    pub rules: Vec<(String, Parting)>,
}

/// Where two texts parted, as one rule sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parting {
    /// It looks at claims of one text alone; the other, named here, has none for it: what it passes over there.
    NothingIn(String, Vec<String>),
    /// It looks at no claim of either: why.
    Nowhere(Vec<String>),
    /// They are not about the same: why, for the two claims that came nearest.
    Apart(Vec<String>),
    /// An earlier rule brought the claims together.
    Taken(String),
    /// The values are equal.
    Equal(String),
    /// The values are not equal, and agree.
    Agree(String, String),
    /// The words differ in a way that the rule lets pass: what changed.
    Passes(String),
    /// They can be about the same, but each article gives several such values, and these answer others: which.
    Elsewhere(Vec<String>),
    /// The comparator says that they are no values of one fact.
    Unrelated(String, String),
    /// They differ, and the rule is off for it.
    Off(Verdict),
    /// They differ, and the rule says so.
    Found(Verdict),
}

impl fmt::Display for Parting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Parting::NothingIn(sigil, why) if why.is_empty() => {
                write!(f, "finds nothing to look at in {sigil}")
            }
            Parting::NothingIn(sigil, why) => {
                write!(f, "finds nothing to look at in {sigil}: {}", why.join("; "))
            }
            Parting::Nowhere(why) => write!(f, "finds nothing to look at: {}", why.join("; ")),
            Parting::Apart(why) => write!(f, "not the same fact: {}", why.join("; ")),
            Parting::Taken(rule) => write!(f, "another rule had it: {rule}"),
            Parting::Equal(value) => write!(f, "equal: both say {value}"),
            Parting::Agree(a, b) => write!(f, "agreeing: {a} and {b} say the same"),
            Parting::Passes(why) => write!(f, "they differ ({why}), which the rule lets pass"),
            Parting::Elsewhere(why) => {
                write!(f, "each article gives several such values, told one by one: {}", why.join("; "))
            }
            Parting::Unrelated(a, b) => write!(f, "{a} and {b} are no values that can be compared"),
            Parting::Off(verdict) => write!(f, "{verdict} ({}), and the rule is off for that", verdict.why()),
            Parting::Found(verdict) => write!(f, "a finding: {verdict} ({})", verdict.why()),
        }
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (sigil, claims) in &self.read {
            writeln!(f, "{sigil}")?;
            if claims.is_empty() {
                writeln!(f, "  nothing was extracted")?;
            }
            for claim in claims {
                writeln!(f, "  {claim}")?;
            }
        }
        writeln!(f)?;
        if self.rules.is_empty() {
            return writeln!(f, "no rule looks at any of this");
        }
        let width = self.rules.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
        for (id, parting) in &self.rules {
            writeln!(f, "{id:width$}  {parting}")?;
        }
        Ok(())
    }
}

/// Why `a` and `b` made no finding, or which they made.
pub fn why_not(a: &Article, b: &Article, rules: &Rules) -> WhyNot {
    let claims = [a, b].map(|article| claim::extract(article, &rules.lexicon));
    let line_all = |article: &Article, claims: &[Claim]| {
        (article.sigil.to_string(), claims.iter().map(line).collect::<Vec<_>>())
    };
    let read = vec![line_all(a, &claims[0]), line_all(b, &claims[1])];
    let mut taken = [&claims[0], &claims[1]].map(|c| vec![None; c.len()]);
    let mut partings = Vec::new();
    let outcome = outcome(&claims, rules);
    for (number, rule) in rules.rules.iter().enumerate() {
        let heads = rule.about.heads(&rules.lexicon);
        let looks_at = |side: usize| -> Vec<usize> {
            let all = claims[side].iter().enumerate();
            all.filter(|(_, c)| rule.about.takes(c, &heads)).map(|(i, _)| i).collect()
        };
        let (first, second) = (looks_at(0), looks_at(1));
        let parting = match (first.is_empty(), second.is_empty()) {
            // The user's own rules are answered for in any case.
            (true, true) if rule.path.is_empty() => continue,
            (true, true) => Parting::Nowhere(nowhere(rule, &claims, &heads)),
            (true, false) => Parting::NothingIn(a.sigil.to_string(), passed_over(rule, &claims[0], &heads)),
            (false, true) => Parting::NothingIn(b.sigil.to_string(), passed_over(rule, &claims[1], &heads)),
            (false, false) => {
                let partners = |side: usize, i: usize| partner(&outcome.loci, number, &claims, side, i);
                let looked_at = [&first[..], &second[..]];
                let all = [&claims[0][..], &claims[1][..]];
                let parting = meet(rule, &rules.lexicon, all, looked_at, &partners, &mut taken);
                as_told(parting, rule, &outcome)
            }
        };
        partings.push((rule.id.clone(), parting));
    }
    WhyNot { read, rules: partings }
}

/// How many claims that a rule passes over are told.
const TOLD: usize = 3;

/// The claims that a rule does not look at although they are of its kind, each with the key that keeps it out.
fn passed_over(rule: &Rule, claims: &[Claim], heads: &Heads) -> Vec<String> {
    let told = rule.about.passed_over(claims, heads).take(TOLD).map(|(claim, key)| {
        let head = &claim.about.head;
        let what = if head.is_empty() { String::new() } else { format!(" ({head})") };
        format!("{}{what} is kept out by {key}", shown::value(&claim.value))
    });
    told.collect()
}

/// Why a rule looks at no claim of either text.
fn nowhere(rule: &Rule, claims: &[Vec<Claim>; 2], heads: &Heads) -> Vec<String> {
    if !rule.about.pattern.is_empty() {
        return vec!["about.pattern finds nothing in either".to_owned()];
    }
    let mut why: Vec<String> = claims.iter().flat_map(|c| passed_over(rule, c, heads)).collect();
    why.dedup();
    if why.is_empty() {
        why.push(format!("neither has a claim of the kind {}", rule.about.kind.name()));
    }
    why
}

/// One line on a claim: its kind, its value, what it is about.
fn line(claim: &Claim) -> String {
    let about = &claim.about;
    let mut parts: Vec<String> = Vec::new();
    if !about.head.is_empty() {
        parts.push(format!("about {}", about.head));
    }
    let people: Vec<&str> = about.people.iter().map(|p| p.full.as_str()).collect();
    if !people.is_empty() {
        parts.push(format!("with {}", people.join(", ")));
    }
    let terms: Vec<&str> = about.terms.iter().map(String::as_str).filter(|t| *t != about.head).collect();
    if !terms.is_empty() {
        parts.push(format!("beside {}", terms.join(", ")));
    }
    // A statement is its text.
    let value = match claim.kind {
        Kind::Statement => claim.said.text.clone(),
        _ => shown::value(&claim.value),
    };
    format!("{}: {value}   {}", claim.kind.name(), parts.join(" · ")).trim_end().to_owned()
}

/// Where the claims of two texts part, as one rule sees them; those that met are taken by it.
fn meet(
    rule: &Rule,
    lexicon: &Lexicon,
    claims: [&[Claim]; 2],
    looked_at: [&[usize]; 2],
    partners: &dyn Fn(usize, usize) -> Option<Vec<usize>>,
    taken: &mut [Vec<Option<String>>; 2],
) -> Parting {
    let mut best: Option<(usize, Parting)> = None;
    // A pair further down the flow tells more.
    let mut offer = |rank: usize, parting: Parting| {
        if best.as_ref().is_none_or(|(r, _)| rank > *r) {
            best = Some((rank, parting));
        }
    };
    let mut met = Vec::new();
    let figures = figures(rule, claims);
    let places = places(rule, claims, lexicon);
    for &i in looked_at[0] {
        for &j in looked_at[1] {
            let (a, b) = (&claims[0][i], &claims[1][j]);
            if let Some(other) = taken[0][i].as_ref().or(taken[1][j].as_ref()) {
                offer(100, Parting::Taken(other.clone()));
            } else if matches!(rule.compare, Comparator::Paraphrase(_) | Comparator::Statement(_)) {
                let (rank, parting) = rendered(rule, lexicon, a, b);
                offer(rank, parting);
            } else if let Comparator::Figure(options) = &rule.compare {
                let weighed = figures.get(&(i, j));
                let weighed = weighed.map(|m| (m.probability, check::figure::verdict(options, a, b, m)));
                let (rank, parting) = likened(rule, [a, b], weighed, "they measure other things");
                offer(rank, parting);
            } else if let Comparator::Place(options) = &rule.compare
                && a.about.around.is_some()
                && b.about.around.is_some()
            {
                let weighed = places.get(&(i, j));
                let weighed = weighed.map(|m| (m.probability, check::place::verdict(options, a, b, m)));
                let (rank, parting) = likened(rule, [a, b], weighed, "they are places of other deeds");
                offer(rank, parting);
            } else if align::align(&[a, b], &rule.fit).is_empty() {
                let why = apart(a, b, rule);
                offer(50usize.saturating_sub(why.len()), Parting::Apart(why));
            } else {
                met.push((i, j));
                let (rank, parting) = compared(rule, lexicon, a, b);
                match (partners(0, i), partners(1, j)) {
                    (Some(x), Some(y)) if matches!(parting, Parting::Found(_)) && !x.contains(&j) => {
                        offer(215, elsewhere([a, b], [&x, &y], claims));
                    }
                    _ => offer(rank, parting),
                }
            }
        }
    }
    for (i, j) in met {
        for (side, claim) in [(0, i), (1, j)] {
            take(rule, claims[side], claim, &mut taken[side]);
        }
    }
    best.map_or_else(|| Parting::Apart(Vec::new()), |(_, parting)| parting)
}

/// What the whole check makes of the claims, for rules that match values one to one; nothing where sums were put into
/// another currency, for which claims are added.
fn outcome(claims: &[Vec<Claim>; 2], rules: &Rules) -> check::Outcome {
    if claims.iter().flatten().any(|c| c.about.rate.is_some()) {
        return check::Outcome::default();
    }
    check::compare(claims, rules)
}

/// A conflict of two values, as the whole check tells it: softened by what else it knows of the two articles.
fn as_told(parting: Parting, rule: &Rule, outcome: &check::Outcome) -> Parting {
    let Parting::Found(Verdict::Conflict(why)) = &parting else { return parting };
    let softened =
        |verdict: &&Verdict| matches!(verdict, Verdict::Compatible(told) if told.starts_with(why.as_str()));
    let mut told = outcome.findings.iter().filter(|f| f.rule == rule.id).map(|f| &f.verdict);
    match told.find(softened) {
        Some(verdict) => Parting::Found(verdict.clone()),
        None => parting,
    }
}

/// The claims of the other text with which a rule brought a claim together; `None` where the rule met nothing at all.
fn partner(
    met: &[check::Met],
    rule: usize,
    claims: &[Vec<Claim>; 2],
    side: usize,
    claim: usize,
) -> Option<Vec<usize>> {
    let first = claims[0].len();
    let own = if side == 0 { claim } else { claim + first };
    let mut of_rule = met.iter().filter(|m| m.rule == rule).peekable();
    of_rule.peek()?;
    let together = of_rule.filter(|m| m.claims.contains(&own)).flat_map(|m| m.claims.iter().copied());
    let other = together.filter(|&k| (k < first) != (side == 0));
    Some(other.map(|k| if k < first { k } else { k - first }).collect())
}

/// What two claims answer that did not meet each other.
fn elsewhere(pair: [&Claim; 2], partners: [&[usize]; 2], claims: [&[Claim]; 2]) -> Parting {
    let told = (0..2).map(|side| {
        let own = shown::value(&pair[side].value);
        let other = partners[side].first().and_then(|&k| claims[1 - side].get(k));
        match other {
            Some(other) => format!("{own} answers {}", shown::value(&other.value)),
            None => format!("{own} answers nothing"),
        }
    });
    Parting::Elsewhere(told.collect())
}

/// Notes that a rule has a claim, and, where its own pattern found it, every other reading of the same words.
fn take(rule: &Rule, claims: &[Claim], claim: usize, taken: &mut [Option<String>]) {
    let at = claims[claim].said.at;
    for (i, other) in claims.iter().enumerate() {
        let same_words = !rule.about.pattern.is_empty()
            && other.about.words.is_empty()
            && other.kind != Kind::Statement
            && other.said.at.overlaps(at);
        if i == claim || same_words {
            taken[i] = Some(rule.id.clone());
        }
    }
}

/// What a rule makes of two claims that are about the same, and how much that tells.
fn compared(rule: &Rule, lexicon: &Lexicon, a: &Claim, b: &Claim) -> (usize, Parting) {
    let values = || (shown::value(&a.value), shown::value(&b.value));
    if a.value == b.value {
        return (200, Parting::Equal(values().0));
    }
    let verdict = rule.compare.compare(&a.value, &b.value);
    if let (Comparator::Words(options), Verdict::Conflict(_)) = (&rule.compare, &verdict) {
        // What a changed word weighs hangs on what it does: judged as `check` judges it, passage by passage.
        let locus = || align::locus(&[a, b], &[0, 1]);
        let loud = Rule { conflict: Severity::Error, compatible: Severity::Note, ..rule.clone() };
        let gravest = check::judge(&loud, locus(), check::Opinion::None, lexicon)
            .into_iter()
            .min_by_key(|f| f.severity);
        let changes: Vec<_> =
            collate::passages(&locus(), lexicon).iter().flat_map(|p| p.collation.changes()).collect();
        return match gravest.map(|f| f.verdict) {
            Some(verdict) => said(rule, verdict),
            None if changes.is_empty() => (150, Parting::Unrelated(values().0, values().1)),
            None if changes.iter().all(|c| options.weight(*c) == Weight::Agree) => {
                let names: Vec<&str> = changes.iter().map(|c| c.name()).collect();
                (208, Parting::Passes(names.join(", ")))
            }
            None => (150, Parting::Unrelated(values().0, values().1)),
        };
    }
    match verdict {
        Verdict::Unrelated => (150, Parting::Unrelated(values().0, values().1)),
        Verdict::Agree => (205, Parting::Agree(values().0, values().1)),
        verdict => said(rule, verdict),
    }
}

/// What a rule does with a verdict that it may tell.
fn said(rule: &Rule, verdict: Verdict) -> (usize, Parting) {
    let conflict = matches!(verdict, Verdict::Conflict(_));
    match if conflict { rule.conflict } else { rule.compatible } {
        Severity::Off => (210, Parting::Off(verdict)),
        _ => (220, Parting::Found(verdict)),
    }
}

/// The same of a rule on paraphrases, which asks for one.
fn rendered(rule: &Rule, lexicon: &Lexicon, a: &Claim, b: &Claim) -> (usize, Parting) {
    let apart = |why: &str| Parting::Apart(vec![why.to_owned()]);
    let quoted = |c: &&Claim| c.kind == Kind::QuoteWording;
    if [a, b].iter().all(quoted) {
        return (10, apart("both are quotations"));
    }
    match check::rendering(rule, [a, b], lexicon) {
        None => (50, apart("other speakers, or too few words in common")),
        Some(Verdict::Agree) => (205, Parting::Agree(shown::value(&a.value), shown::value(&b.value))),
        Some(verdict) => said(rule, verdict),
    }
}

/// How likely the figures of two texts are of one fact, for a rule that asks.
fn figures(rule: &Rule, claims: [&[Claim]; 2]) -> BTreeMap<(usize, usize), Match> {
    let Comparator::Figure(_) = rule.compare else { return BTreeMap::new() };
    let all: Vec<&Claim> = claims.iter().flat_map(|c| c.iter()).collect();
    let first = claims[0].len();
    let across = align::figure::matches(&all, 0.0).into_iter().filter(|m| m.a < first && m.b >= first);
    across.map(|m| ((m.a, m.b - first), m)).collect()
}

/// How likely the places of two texts are of one deed, for a rule that asks.
fn places(rule: &Rule, claims: [&[Claim]; 2], lexicon: &Lexicon) -> BTreeMap<(usize, usize), place::Match> {
    let Comparator::Place(_) = rule.compare else { return BTreeMap::new() };
    let all: Vec<&Claim> = claims.iter().flat_map(|c| c.iter()).collect();
    let first = claims[0].len();
    let across = place::matches(&all, &all, 0.0, lexicon).into_iter().filter(|m| m.a < first && m.b >= first);
    across.map(|m| ((m.a, m.b - first), m)).collect()
}

/// What a rule makes of two claims that it weighs, by their probability of being of one fact and its verdict or why it
/// has none; nothing where they cannot be weighed.
fn likened(
    rule: &Rule,
    [a, b]: [&Claim; 2],
    weighed: Option<(f64, Result<Verdict, String>)>,
    otherwise: &str,
) -> (usize, Parting) {
    match weighed {
        None => (10, Parting::Apart(vec![otherwise.to_owned()])),
        Some((probability, Err(why))) => (20 + (probability * 60.0) as usize, Parting::Apart(vec![why])),
        Some((_, Ok(Verdict::Agree))) => {
            (205, Parting::Agree(shown::value(&a.value), shown::value(&b.value)))
        }
        Some((_, Ok(verdict))) => said(rule, verdict),
    }
}

/// Why two claims are not about the same, as far as `fit` asks.
fn apart(a: &Claim, b: &Claim, rule: &Rule) -> Vec<String> {
    if a.about.words.is_empty() || b.about.words.is_empty() {
        let fitting = score::facts(a, b, &rule.fit, &score::Crowd::of(&[a, b]));
        return [fitting.misfits, fitting.lacking].concat();
    }
    let mut why = Vec::new();
    if let (Some(x), Some(y)) = (&a.speech, &b.speech)
        && rule.fit.people != align::fit::People::Any
        && !person::same(&x.speaker, &y.speaker)
    {
        why.push(format!("{} is quoted here, {} there", x.speaker.full, y.speaker.full));
    }
    let shared = a.about.words.iter().filter(|w| b.about.words.contains(w)).count();
    let shorter = a.about.words.len().min(b.about.words.len());
    match rule.fit.shared {
        Some(needed) if shared < needed as usize => {
            why.push(format!("they share {shared} words, fewer than {needed}"));
        }
        _ if why.is_empty() || shared * 2 < shorter => {
            why.push(format!("they share {shared} of {shorter} words, too few or too scattered"));
        }
        _ => {}
    }
    why
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::load;

    /// What the rule `id` says of two sentences; nothing where it has nothing to say.
    fn check(a: &str, b: &str, id: &str, expected: &str) {
        let rules = Rules::builtin();
        let [a, b] =
            [("lusa", a), ("wire", b)].map(|(s, t)| plain::article(s, s, t.to_owned(), &rules.lexicon));
        let found = why_not(&a, &b, &rules);
        let said = found.rules.iter().find(|(r, _)| r == id).map_or(String::new(), |(_, p)| p.to_string());
        assert_eq!(said, expected, "{found}");
    }

    #[test]
    fn what_else_softens_a_conflict_is_told() {
        let storm = "Storm kills 14 at Port Ellis\n\nMarch 5, 2021\n\nThe storm that struck Port Ellis on Friday \
            killed 14 people and injured at least 150, officials said.\n\nThe harbour lost its crane.";
        let quake = "Second blow for Port Ellis\n\nMarch 5, 2021\n\nDays after a quake cut the road to the mines, \
            a storm struck Port Ellis.\n\nTwo people died in the hills when the quake brought down a school roof.";
        check(storm, quake, "count", "a finding: compatible (14 against 2, if they mean the same)");
    }

    #[test]
    fn every_rule_of_the_user_is_answered_for() {
        let check = |about: &str, a: &str, b: &str, expected: &str| {
            let file = format!("about: {{{about}}}\ncompare: {{same: {{}}}}\nconflict: error\nmessage: x\n");
            let rule = load::parse_rule("mine", "mine.yaml", &file).unwrap();
            let mut rules = Rules::builtin();
            rules.rules.insert(0, rule);
            let [a, b] =
                [("a", a), ("b", b)].map(|(s, t)| plain::article(s, s, t.to_owned(), &rules.lexicon));
            let found = why_not(&a, &b, &rules);
            let said: Vec<String> = found.rules.iter().take(1).map(|(id, p)| format!("{id} {p}")).collect();
            assert_eq!(said, [format!("mine finds nothing to look at{expected}")], "{found}");
        };
        let (seven, two) = ("Seven miners were killed.", "Two ferries were held.");
        let of = "kind: count, of: [ferry]";
        check(of, seven, two, " in a: 7 (die) is kept out by about.of");
        check(of, seven, seven, ": 7 (die) is kept out by about.of");
        check(of, "It rained.", "It rained.", ": neither has a claim of the kind count");
        check("kind: count, sentence: storm", two, two, ": 2 (ferry) is kept out by about.sentence");
        check("pattern: '{number} boats'", seven, two, ": about.pattern finds nothing in either");
    }

    #[test]
    fn a_paraphrase_is_held_against_a_quotation() {
        let quoted = "“We will not rebuild the old dam above the village,” said Ana Ruiz.";
        let says = |other: &str, expected: &str| check(quoted, other, "quote-paraphrase", expected);
        says(
            "Ana Ruiz said the old dam above the village would be rebuilt.",
            "a finding: conflict (“not” stands in lusa alone)",
        );
        says(
            "Ana Ruiz refused to rebuild the old dam.",
            "agreeing: We will not rebuild the old dam above the village and refused to rebuild the old dam say the same",
        );
        says("“The rain will stop by noon,” said Ana Ruiz.", "not the same fact: both are quotations");
        says(
            "Tomas Ode said the old dam above the village would be rebuilt.",
            "not the same fact: other speakers, or too few words in common",
        );
    }

    #[test]
    fn figures_are_held_against_each_other() {
        let painted = "The seascape, lent by a bank in Port Ellis, took the guild 1,930 hours to clean.";
        let says = |other: &str, expected: &str| check(painted, other, "figure", expected);
        says(
            "It took the guild almost 2,000 hours to clean the seascape lent by a bank in Port Ellis.",
            "a finding: compatible (one is rounded)",
        );
        says("The guild in Port Ellis has 1,700 members.", "not the same fact: they measure other things");
    }

    #[test]
    fn what_a_changed_word_weighs_is_told() {
        let says = |style: &str, a: &str, b: &str, expected: &str| {
            let mut rules = Rules::builtin();
            if !style.is_empty() {
                rules.adopt(&load::parse("desk.yaml", style).unwrap());
            }
            let [a, b] = [("lusa", a), ("wire", b)]
                .map(|(s, t)| plain::article(s, s, format!("“{t},” said Ana Ruiz."), &rules.lexicon));
            let found = why_not(&a, &b, &rules);
            let said = found.rules.iter().find(|(r, _)| r == "quote-wording").map(|(_, p)| p.to_string());
            assert_eq!(said.as_deref(), Some(expected), "{found}");
        };
        let (a, b) =
            ("We saw the boats in the old harbour at noon", "We saw boats in the old harbour at noon");
        says("", a, b, "a finding: conflict (a word was dropped)");
        says("words: {function: compatible}", a, b, "a finding: compatible (a word was dropped)");
        says("words: {function: agree}", a, b, "they differ (small word), which the rule lets pass");
    }

    #[test]
    fn each_way_of_parting_is_told() {
        let four = "Four ferries were held in the harbour.";
        check(four, "4 ferries were held in the harbour.", "count", "equal: both say 4");
        check(four, "Six ferries were held in the harbour.", "count", "a finding: conflict (4 against 6)");
        check(four, "The harbour was calm.", "count", "finds nothing to look at in wire");
        check(four, "Six ferries were held in the harbour.", "meeting-count", "");
        let twice = "Ana Ruiz met Tomas Ode twice.";
        check(twice, "Ana Ruiz met Tomas Ode three times.", "count", "another rule had it: meeting-count");
        let one_by_one = "each article gives several such values, told one by one";
        check(
            "The storm sank 4 boats with sails and 7 boats with oars.",
            "The storm sank 7 boats with oars and 4 boats with sails.",
            "count",
            &format!("{one_by_one}: 4 answers 4; 7 answers 7"),
        );
        check(
            "The storm sank 4 boats with sails and 7 boats with oars.",
            "The storm sank 7 boats with oars.",
            "count",
            &format!("{one_by_one}: 4 answers nothing; 7 answers 7"),
        );
        check(
            "The fire destroyed 14 houses in the village. In the village 3 houses were spared by the fire.",
            "The fire destroyed 14 houses in the village. Only 5 houses in the village were spared by the fire.",
            "count",
            "a finding: conflict (3 against 5)",
        );
        let nothing = plain::article("a", "a", "Nothing.".to_owned(), &Rules::builtin().lexicon);
        let found = why_not(&nothing, &nothing, &Rules::builtin());
        assert!(found.to_string().ends_with("no rule looks at any of this\n"), "{found}");
    }
}
