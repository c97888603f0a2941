//! Figures that two articles give for one fact under whatever names: found by the words around them, weighed together.
//!
//! The weighing is that of record linkage (Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969): each sign that
//! two figures are of one fact, or of two, adds its weight to the log-odds. The weights were fitted by logistic
//! regression to invented stories whose differences were marked by hand; no weight knows a word. Of a value it asks how near it is to the other,
//! since a slip, a rounding and a later count are near; whether the two can both be right is asked elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::around::{Around, Mark, Spoken};
use crate::claim::{Claim, Event, Kind};
use crate::text::calendar::Day;
use crate::text::person;
use crate::text::value::{Date, Decimal, Quantity, Recurring, Sort, Value};

/// Two figures of different articles, by their indices in order, and how likely they are of one fact.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Match {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// The probability that they are of one fact, by the stories that the weights were fitted to.
    pub odds: f64,
}

macro_rules! signs {
    ($($name:ident: $weight:literal,)*) => {
        /// What speaks for or against one fact, each between -1 and 1.
        #[derive(Clone, Copy, Debug, Default)]
        struct Signs { $($name: f64,)* }

        impl Signs {
            /// The signs weighed together.
            fn log_odds(&self) -> f64 {
                BIAS $(+ $weight * self.$name)*
            }

            /// Each with its name, for those who fit the weights.
            fn named(&self) -> Vec<(&'static str, f64)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

/// What no sign at all says.
const BIAS: f64 = -0.94;

signs! {
    near_words: 0.22,
    words: 0.41,
    near_share: 0.44,
    share: 0.24,
    nearness: 2.32,
    great_nearness: 1.35,
    margin: 2.08,
    lone: 0.0,
    lone_near: 0.0,
    few: 1.40,
    names: -0.05,
    same_head: -0.37,
    same_kin: 0.60,
    aside: 0.77,
    count: -0.16,
    day: -0.65,
    age: -0.70,
    half_age: -3.62,
    percent: -0.48,
    money: -0.26,
    measure: -0.39,
    large: -0.29,
    place: -1.72,
    other_event: -1.24,
    story: -0.38,
    other_time: -0.81,
    other_act: -0.44,
    same_people: 0.99,
    quoted: -2.57,
    headline: -0.78,
    word_before: 0.02,
    unclaimed: -0.46,
    single: -0.15,
    hour: 2.31,
    half_hour: -0.37,
    day_near: 0.35,
    day_head: 0.83,
    large_near: 1.20,
    head_near: 1.20,
    other_head: -0.41,
    other_rate: -0.10,
    other_ahead: -0.08,
    other_change: -0.02,
    other_more: -0.27,
    other_limit: -0.04,
    other_past: -0.32,
    other_asked: 0.08,
    other_total: -0.24,
    other_denied: 0.13,
    same_rate: 0.90,
    same_ahead: 1.52,
    same_asked: -0.18,
}

/// The pairs of figures of different articles that can be of one fact, likely or not. Claims without words around
/// them, and figures of different sorts, never meet.
pub fn matches(claims: &[&Claim]) -> Vec<Match> {
    let odds = |signs: &Signs| 1.0 / (1.0 + (-signs.log_odds()).exp());
    weighed(claims).into_iter().map(|(a, b, signs)| Match { a, b, odds: odds(&signs) }).collect()
}

/// The same with every sign by its name: what the weights are fitted to.
pub fn signs(claims: &[&Claim]) -> Vec<(usize, usize, Vec<(&'static str, f64)>)> {
    weighed(claims).into_iter().map(|(a, b, signs)| (a, b, signs.named())).collect()
}

fn weighed(claims: &[&Claim]) -> Vec<(usize, usize, Signs)> {
    let figures: Vec<Figure> = figures(claims);
    let mut of_sort: BTreeMap<(Measure, &str), Vec<&Figure>> = BTreeMap::new();
    for figure in &figures {
        of_sort.entry((figure.measure, figure.unit)).or_default().push(figure);
    }
    let mut out = Vec::new();
    for alike in of_sort.values() {
        out.extend(among(alike));
    }
    out.sort_by_key(|(a, b, _)| (*a, *b));
    out
}

/// Of two sentences of one fact the poorer shares at least so much of its words with the other.
const LEAST: f64 = 0.08;

/// The pairs among the figures of one sort.
fn among(figures: &[&Figure]) -> Vec<(usize, usize, Signs)> {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures {
        *held.entry(figure.sigil).or_default() += 1;
    }
    let mut pairs: Vec<(&Figure, &Figure, Signs, f64)> = Vec::new();
    // Of each figure and other article: the two best likenesses.
    let mut best: BTreeMap<(usize, &str), [f64; 2]> = BTreeMap::new();
    for (i, a) in figures.iter().enumerate() {
        for b in figures.iter().skip(i + 1).filter(|b| b.sigil != a.sigil) {
            let signs = compared(a, b);
            let alike = signs.near_words + signs.words;
            for key in [(a.index, b.sigil), (b.index, a.sigil)] {
                let [first, second] = best.entry(key).or_insert([f64::NEG_INFINITY; 2]);
                if alike > *first {
                    (*first, *second) = (alike, *first);
                } else if alike > *second {
                    *second = alike;
                }
            }
            pairs.push((a, b, signs, alike));
        }
    }
    let rival = |own: usize, other: &str, alike: f64| match best.get(&(own, other)) {
        Some([first, second]) if *first == alike => second.max(0.0),
        Some([first, _]) => *first,
        None => 0.0,
    };
    let told = |sigil: &str| held.get(sigil).copied().unwrap_or(1) as f64;
    let all = pairs.into_iter().map(|(a, b, signs, alike)| {
        let margin = (alike - rival(a.index, b.sigil, alike)).min(alike - rival(b.index, a.sigil, alike));
        let (x, y) = (told(a.sigil), told(b.sigil));
        let signs = Signs {
            margin: margin.clamp(-1.0, 1.0),
            few: 1.0 / (x * y).sqrt(),
            lone: f64::from(x * y == 1.0),
            lone_near: signs.nearness * f64::from(x * y == 1.0),
            ..signs
        };
        (a.index.min(b.index), a.index.max(b.index), signs)
    });
    all.collect()
}

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Measure {
    Count,
    Tally,
    Percent,
    Money,
    Span,
    Unit,
    Time,
}

/// A figure with what stands around it, weighed.
struct Figure<'a> {
    index: usize,
    sigil: &'a str,
    claim: &'a Claim,
    around: &'a Around,
    measure: Measure,
    unit: &'a str,
    /// It is somebody's age.
    aged: bool,
    /// The words of its sentence, those nearer to it weighing more.
    near: Weights,
    words: Weights,
    before: Weights,
    after: Weights,
    names: Weights,
    /// The nearest word before it.
    left: Option<u64>,
}

/// Terms with their weights, in order.
type Weights = Vec<(u64, f64)>;

/// How much less each further word says.
const FADES: f64 = 0.8;
/// How many tokens away the words beside a figure are looked for.
const BESIDE: u32 = 5;
/// So many sentences there are taken to be besides.
const SMOOTH: f64 = 10.0;

fn figures<'a>(claims: &[&'a Claim]) -> Vec<Figure<'a>> {
    let mut sentences: BTreeSet<(&str, u32)> = BTreeSet::new();
    let mut holders: BTreeMap<u64, usize> = BTreeMap::new();
    for claim in claims {
        let Some(around) = &claim.about.around else { continue };
        if sentences.insert((claim.said.sigil.as_str(), around.sentence)) {
            let once: BTreeSet<u64> = around.words.iter().map(|w| w.term).collect();
            for term in once {
                *holders.entry(term).or_default() += 1;
            }
        }
    }
    let all = sentences.len() as f64 + SMOOTH;
    let rarity = |term: u64| (all / (1.0 + holders.get(&term).copied().unwrap_or(0) as f64)).ln();
    let read = |(index, claim): (usize, &&'a Claim)| {
        // A sum that was put into another currency stands in no article.
        let around = claim.about.around.as_deref().filter(|_| !claim.about.converted)?;
        let (measure, unit) = measure(&around.value)?;
        let aged = matches!(&around.told, Value::Quantity(q) if q.sort == Sort::Age);
        Some(Figure { aged, ..figure(index, claim, around, measure, unit, &rarity) })
    };
    claims.iter().enumerate().filter_map(read).collect()
}

fn figure<'a>(
    index: usize,
    claim: &'a Claim,
    around: &'a Around,
    measure: Measure,
    unit: &'a str,
    rarity: &impl Fn(u64) -> f64,
) -> Figure<'a> {
    let outside = |w: &&Spoken| !around.tokens.contains(&w.token);
    let told: Vec<&Spoken> = around.words.iter().filter(outside).collect();
    let far = |w: &Spoken| {
        let before = around.tokens.start.saturating_sub(w.token);
        before.max((w.token + 1).saturating_sub(around.tokens.end)).max(1)
    };
    let faded = |w: &Spoken| rarity(w.term) * FADES.powi(i32::try_from(far(w)).unwrap_or(i32::MAX) - 1);
    let of = |words: &[Spoken]| weights(words.iter().map(|w| (w.term, rarity(w.term))));
    let left = told.iter().rfind(|w| w.token < around.tokens.start && far(w) <= BESIDE);
    Figure {
        index,
        sigil: claim.said.sigil.as_str(),
        claim,
        around,
        measure,
        unit,
        aged: false,
        near: weights(told.iter().map(|w| (w.term, faded(w)))),
        words: weights(told.iter().map(|w| (w.term, rarity(w.term)))),
        before: of(&around.before),
        after: of(&around.after),
        names: weights(told.iter().filter(|w| w.name).map(|w| (w.term, rarity(w.term)))),
        left: left.map(|w| w.term),
    }
}

/// Terms in order, each once with its greatest weight.
fn weights(of: impl Iterator<Item = (u64, f64)>) -> Weights {
    let mut out: Weights = of.collect();
    out.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    out.dedup_by_key(|w| w.0);
    out
}

fn measure(value: &Value) -> Option<(Measure, &str)> {
    match value {
        Value::Tally(..) => Some((Measure::Tally, "")),
        Value::Date(_) => Some((Measure::Time, "")),
        Value::Quantity(q) => {
            let unit = q.unit.as_deref().unwrap_or_default();
            Some(match q.sort {
                Sort::Cardinal | Sort::Multiplicity | Sort::Ordinal => (Measure::Count, ""),
                Sort::Percent => (Measure::Percent, unit),
                Sort::Money => (Measure::Money, unit),
                Sort::Duration | Sort::Age => (Measure::Span, unit),
                Sort::Measure => (Measure::Unit, unit),
            })
        }
        _ => None,
    }
}

/// Whether a time is an hour.
fn hour(value: &Value) -> bool {
    matches!(value, Value::Date(d) if d.time.is_some() || d.until.is_some())
}

fn compared(a: &Figure, b: &Figure) -> Signs {
    let (x, y) = (&a.claim.about, &b.claim.about);
    let is = |m: Measure| f64::from(a.measure == m);
    let sure = |holds: bool| f64::from(holds);
    let (near, words) = (Meeting::of(&a.near, &b.near), Meeting::of(&a.words, &b.words));
    let aside = [(&a.before, &b.words), (&a.after, &b.words), (&a.words, &b.before), (&a.words, &b.after)];
    let aside = aside.map(|(p, q)| Meeting::of(p, q).cosine).into_iter().fold(0.0, f64::max);
    let names = Meeting::of(&a.names, &b.names).share;
    let nearness = nearness(&a.around.value, &b.around.value, a.claim.said.on.or(b.claim.said.on));
    let any = |holds: fn(&Claim) -> bool| sure(holds(a.claim) || holds(b.claim));
    let shared = x.people.iter().any(|p| y.people.iter().any(|q| person::same(p, q)));
    let head = |of: &Claim| !of.about.head.is_empty() && of.kind != Kind::Figure;
    let both = head(a.claim) && head(b.claim);
    let acts = x.act.as_ref().zip(y.act.as_ref());
    let words_beside = |p: Option<u64>, q: Option<u64>| sure(p.is_some() && p == q);
    let marked = |mark: Mark| {
        let (p, q) = (a.around.marks.has(mark), b.around.marks.has(mark));
        (sure(p != q), sure(p && q))
    };
    let sort = |kin: &Option<String>| kin.as_deref().and_then(|k| k.split(' ').next()).map(str::to_owned);
    Signs {
        near_words: near.cosine,
        words: words.cosine,
        near_share: near.share,
        share: words.share,
        nearness,
        great_nearness: nearness.powi(4),
        names,
        same_head: sure(both && x.head == y.head),
        same_kin: sure(both && x.kin.is_some() && sort(&x.kin) == sort(&y.kin)),
        aside,
        count: is(Measure::Count),
        day: is(Measure::Time),
        hour: sure(hour(&a.around.value) && hour(&b.around.value)),
        half_hour: sure(hour(&a.around.value) != hour(&b.around.value)),
        day_near: is(Measure::Time) * near.cosine,
        day_head: is(Measure::Time) * sure(both && x.head == y.head),
        large_near: large(&a.around.value).min(large(&b.around.value)) * nearness,
        head_near: sure(both && x.head == y.head) * nearness,
        age: sure(a.aged && b.aged),
        half_age: sure(a.aged != b.aged),
        percent: is(Measure::Percent),
        money: is(Measure::Money),
        measure: is(Measure::Unit),
        large: large(&a.around.value).min(large(&b.around.value)),
        place: (f64::from(a.around.sentence.abs_diff(b.around.sentence)) / 10.0).min(1.0),
        other_event: sure(!x.event.meets(&y.event)),
        story: sure(x.event == Event::Story && y.event == Event::Story),
        other_time: sure(x.when.zip(y.when).is_some_and(|(p, q)| p.1 < q.0 || q.1 < p.0)),
        other_act: sure(acts.is_some_and(|(p, q)| p != q)),
        same_people: sure(shared),
        quoted: sure(a.around.quoted || b.around.quoted),
        headline: any(|c| c.said.headline),
        word_before: words_beside(a.left, b.left),
        unclaimed: any(|c| c.kind == Kind::Figure),
        other_head: sure(both && x.head != y.head),
        other_rate: marked(Mark::Rate).0,
        other_ahead: marked(Mark::Ahead).0,
        other_change: marked(Mark::Change).0,
        other_more: marked(Mark::More).0,
        other_limit: marked(Mark::Limit).0,
        other_past: marked(Mark::Past).0,
        other_asked: marked(Mark::Asked).0,
        other_total: marked(Mark::Total).0,
        other_denied: marked(Mark::Denied).0,
        same_rate: marked(Mark::Rate).1,
        same_ahead: marked(Mark::Ahead).1,
        same_asked: marked(Mark::Asked).1,
        single: sure(both && x.single && y.single && x.head == y.head),
        ..Signs::default()
    }
}

/// What two lists of weighed terms have in common.
struct Meeting {
    /// The cosine of the angle between them.
    cosine: f64,
    /// How much of the lighter one the other has.
    share: f64,
}

impl Meeting {
    fn of(x: &Weights, y: &Weights) -> Self {
        let (mut i, mut j) = (0, 0);
        let (mut product, mut common) = (0.0, 0.0);
        while let (Some((p, v)), Some((q, w))) = (x.get(i), y.get(j)) {
            match p.cmp(q) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    product += v * w;
                    common += v.min(*w);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        if common == 0.0 {
            return Meeting { cosine: 0.0, share: 0.0 };
        }
        let square = |of: &Weights| of.iter().map(|(_, w)| w * w).sum::<f64>();
        let sum = |of: &Weights| of.iter().map(|(_, w)| w).sum::<f64>();
        Meeting { cosine: product / (square(x) * square(y)).sqrt(), share: common / sum(x).min(sum(y)) }
    }
}

/// How near two values are, from 0 to 1; days as one of `on` sees them, for whom two years long ago lie near each other.
fn nearness(a: &Value, b: &Value, on: Option<Day>) -> f64 {
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => quantities(x, y),
        (Value::Tally(x, u), Value::Tally(y, v)) => quantities(x, y).min(quantities(u, v)),
        (Value::Date(x), Value::Date(y)) => dates(x, y, on),
        _ => 0.0,
    }
}

fn quantities(x: &Quantity, y: &Quantity) -> f64 {
    let told = |q: &Quantity| {
        let ends = [q.low, q.high].into_iter().flatten().map(float);
        let (sum, n) = ends.fold((0.0, 0.0), |(sum, n), end| (sum + end, n + 1.0));
        q.stated.map(float).unwrap_or(if n > 0.0 { sum / n } else { 0.0 })
    };
    let (p, q) = (told(x), told(y));
    let apart = (p - q).abs() / p.abs().max(q.abs()).max(1e-9);
    1.0 - apart.min(1.0)
}

fn float(n: Decimal) -> f64 {
    n.try_into().unwrap_or(0.0)
}

/// How many days two times can be apart that are not known, as far as their weekdays or months tell.
const UNKNOWN: f64 = 3.0;

fn dates(x: &Date, y: &Date, on: Option<Day>) -> f64 {
    let nearness = |days: f64| 1.0 / (1.0 + days);
    if let Some((p, q)) = minutes(x).zip(minutes(y)) {
        let hours = f64::from((p - q).abs()) / 60.0;
        return nearness(hours);
    }
    let ends = |d: &Date| d.earliest.or(d.latest).zip(d.latest.or(d.earliest));
    match (ends(x), ends(y)) {
        (Some(p), Some(q)) => {
            let gap = (q.0 - p.1).get_days().max((p.0 - q.1).get_days()).max(0);
            let away = on.map_or(0, |on| (on - p.0).get_days().abs().min((on - q.0).get_days().abs()));
            nearness(f64::from(gap) / (1.0 + f64::from(away) / FAINT))
        }
        _ => match (x.recurring, y.recurring) {
            (Some(p), Some(q)) if std::mem::discriminant(&p) == std::mem::discriminant(&q) => {
                nearness(if p == q { 0.0 } else { apart(p, q) })
            }
            _ => nearness(UNKNOWN),
        },
    }
}

/// Of what is so many days away a day more says half as much.
const FAINT: f64 = 20.0;

fn apart(p: Recurring, q: Recurring) -> f64 {
    match (p, q) {
        (Recurring::Weekday(x), Recurring::Weekday(y)) => {
            let days = f64::from(x.abs_diff(y));
            days.min(7.0 - days)
        }
        _ => UNKNOWN,
    }
}

fn minutes(d: &Date) -> Option<i32> {
    let (hour, minute) = d.time.as_deref()?.split_once(':')?;
    Some(60 * hour.parse::<i32>().ok()? + minute.parse::<i32>().ok()?)
}

/// How many figures a story can have by chance that are as large: of a hundred things few stories have two numbers.
fn large(value: &Value) -> f64 {
    match value {
        Value::Quantity(q) if matches!(q.sort, Sort::Cardinal) => {
            match q.stated.or(q.low).map_or(0.0, float) {
                n if n >= 100.0 => 1.0,
                n if n > 12.0 => 0.5,
                _ => 0.0,
            }
        }
        _ => 0.0,
    }
}
