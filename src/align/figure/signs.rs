//! What speaks for and against two figures being of one fact, and how much each sign weighs.
//!
//! The weights were fitted by logistic regression to some 40,000 pairs of figures of invented stories, whose differences
//! and agreements were marked by hand, and to 660 pairs out of news, of which somebody read whether they are of one fact.
//! They know no word and no story; what they were fitted to stands in their names.

use super::around::Figure;
use super::nearness::{large, nearness, overlap};
use super::sort::Measure;
use crate::align::weight::{Meeting, probability};
use crate::claim::around::Mark;
use crate::claim::{Claim, Event, Kind};
use crate::text::person;
use crate::text::value::Value;

macro_rules! signs {
    ($($(#[doc = $doc:literal])* $name:ident: $weight:literal,)*) => {
        /// What speaks for or against one fact, each between -1 and 1.
        #[derive(Clone, Copy, Debug, Default)]
        pub(super) struct Signs {
            $($(#[doc = $doc])* pub(super) $name: f64,)*
            /// How many words the two sentences share: no sign, since its worth is in `words` and `share`.
            pub(super) common: usize,
            /// Something sets one of them apart, however alike they are.
            pub(super) apart: bool,
        }

        impl Signs {
            /// The signs weighed together: the logarithm of how much likelier one fact is than two.
            fn log_odds(&self) -> f64 {
                BIAS $(+ $weight * self.$name)*
            }

            /// Each with its name, for those who fit the weights.
            pub(super) fn named(&self) -> Vec<(&'static str, f64)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

/// What no sign at all says.
const BIAS: f64 = -2.32;

signs! {
    /// The words of the two sentences, those beside the figures weighing more: the cosine.
    near_words: 0.75,
    /// All words of the two sentences: the cosine.
    words: 0.75,
    /// How much of the poorer sentence the other has, as seen from the figures.
    near_share: 0.85,
    /// How much of the poorer sentence the other has.
    share: 0.92,
    /// How near the two values are.
    nearness: 1.63,
    /// The same to the fourth power: nearly equal.
    great_nearness: 1.81,
    /// How much more alike the two are than either is to the next figure of the other article.
    margin: 1.32,
    /// The two values can be one.
    overlap: 0.56,
    /// And their sentences share words.
    overlap_share: 0.54,
    /// And they are large.
    overlap_large: 0.59,
    /// And few others are like them.
    overlap_few: 1.12,
    /// And they are times.
    overlap_day: -1.21,
    /// And they are counts.
    overlap_count: -0.44,
    /// How few figures of such a sort the two articles have.
    few: 0.49,
    /// Names that both sentences have.
    names: 0.16,
    /// Other readers know what they are of, and it is one thing.
    same_head: -0.04,
    /// It is one sort of thing.
    same_kin: 0.84,
    /// The sentence of one is like what stands beside the sentence of the other.
    aside: 0.46,
    /// They are counts.
    count: -0.16,
    /// They are times.
    day: -0.33,
    /// They are ages.
    age: -0.07,
    /// One of them alone is an age.
    half_age: -2.41,
    /// They are percentages.
    percent: -1.55,
    /// They are sums.
    money: 0.24,
    /// They are lengths, weights and the like.
    measure: 0.34,
    /// They are so large that few stories have two such.
    large: -0.33,
    /// How far from each other they stand in their articles.
    place: -1.07,
    /// They belong to other events.
    other_event: -0.68,
    /// Both belong to the story's own event.
    story: 0.03,
    /// Their clauses name other days.
    other_time: -0.62,
    /// What happened to what they count is not the same.
    other_act: -0.40,
    /// One person takes part in both.
    same_people: 0.70,
    /// One stands between quotation marks.
    quoted: -1.03,
    /// One stands in a headline.
    headline: -0.32,
    /// No other reader knows what one of them is of.
    unclaimed: -0.20,
    /// Of such a thing a story has one figure.
    single: -0.09,
    /// Both are hours.
    hour: 2.42,
    /// One of them alone is an hour.
    half_hour: -0.40,
    /// They are times, and the words beside them are alike.
    day_near: 0.20,
    /// They are times of one deed.
    day_head: 0.88,
    /// They are large, and near each other.
    large_near: 1.36,
    /// They are of one thing, and near each other.
    head_near: 1.43,
    /// Other readers know what they are of, and it is not the same.
    other_head: -0.04,
    /// One of them alone is so much a year.
    other_rate: -0.42,
    /// One of them alone is to come.
    other_ahead: -0.10,
    /// One of them alone is what something rose by.
    other_change: -0.08,
    /// One of them alone comes on top.
    other_more: -0.13,
    /// One of them alone is a limit.
    other_limit: -0.23,
    /// One of them alone was before.
    other_past: -0.16,
    /// One of them alone is a total.
    other_total: -0.05,
    /// Both are so much a year.
    same_rate: 0.63,
    /// Both are to come.
    same_ahead: 1.50,
    /// One stands in a headline, and it is one sort of thing.
    headline_kin: -1.59,
    /// One stands between quotation marks, and the words beside them are alike.
    quoted_near: -2.47,
    /// One stands in a headline, and they are more alike than others.
    headline_margin: -0.98,
    /// They are large and near each other, and so are the words beside them.
    large_words: -0.89,
    /// They are sums, and of the words beside them the other has many.
    money_share: -1.50,
    /// They are more alike than others, though far from each other in their articles.
    margin_place: 0.67,
    /// They are percentages, one of them so much a year.
    percent_rate: 1.96,
    /// They are percentages, and the two values can be one.
    overlap_percent: 1.92,
}

/// Of two sentences of one fact the poorer shares at least so much of its words with the other, and so many.
const LEAST: f64 = 0.08;
const COMMON: usize = 2;
/// With fewer words all else must speak for it.
const CERTAIN: f64 = 0.9;

impl Signs {
    /// With what two signs say together that they do not say each.
    fn together(self) -> Self {
        Signs {
            headline_kin: self.headline * self.same_kin,
            quoted_near: self.quoted * self.near_words,
            large_words: self.large_near * self.near_words,
            money_share: self.money * self.near_share,
            percent_rate: self.percent * self.other_rate,
            overlap_percent: self.percent * self.overlap,
            ..self
        }
    }

    /// With what the other figures of both articles say: how much more alike the two are than either is to one of
    /// these, and how few of them there are.
    pub(super) fn among(self, margin: f64, few: f64) -> Self {
        Signs {
            margin,
            few,
            overlap_few: self.overlap * few,
            headline_margin: self.headline * margin,
            margin_place: self.place * margin,
            ..self
        }
    }

    /// The probability of one fact.
    pub(super) fn probability(&self) -> f64 {
        probability(self.log_odds())
    }

    /// Whether something sets one of the two apart from the other.
    pub(super) fn set_apart(&self) -> bool {
        self.apart || self.other_event > 0.0 && self.probability() < CERTAIN
    }

    /// Whether there are words enough to tell it by.
    pub(super) fn worded(&self) -> bool {
        let enough = self.share >= LEAST || self.same_head > 0.0;
        enough && (self.common >= COMMON || self.probability() >= CERTAIN)
    }
}

/// How like each other the sentences of two figures are.
pub(super) fn likeness(a: &Figure, b: &Figure) -> f64 {
    Meeting::of(&a.near, &b.near).cosine + Meeting::of(&a.words, &b.words).cosine
}

/// Whether a time is an hour.
fn hour(value: &Value) -> bool {
    matches!(value, Value::Date(d) if d.time.is_some() || d.until.is_some())
}

/// Whether one of two figures is of another day or person, or comes on top of the other: of such two no article is
/// wrong.
fn set_apart(a: &Figure, b: &Figure, signs: &Signs) -> bool {
    let (x, y) = (&a.claim.about, &b.claim.about);
    let persons = [x, y].iter().all(|about| about.people.iter().any(person::is_person));
    let others = (persons || x.personal || y.personal) && signs.same_people == 0.0;
    let days = signs.other_time > 0.0;
    let more = signs.other_more > 0.0 && a.measure == Measure::Count;
    // "In 2014" and "in 2013": of the same years much is told.
    let long = |f: &Figure| match &f.around.value {
        Value::Date(d) => d.earliest.zip(d.latest).is_some_and(|(p, q)| (q - p).get_days() >= YEAR),
        _ => false,
    };
    let one = !x.head.is_empty() && x.head == y.head;
    // What quakes of that strength do is no quake's strength.
    let general = (x.event == Event::General) != (y.event == Event::General);
    general || others || days || more || long(a) && long(b) && !one
}

/// A year from its first day to its last.
const YEAR: i32 = 364;

/// The signs of two figures, but for those that ask what else their articles have.
pub(super) fn compared(a: &Figure, b: &Figure) -> Signs {
    let (x, y) = (&a.claim.about, &b.claim.about);
    let (u, v) = (&a.around.value, &b.around.value);
    let sure = |holds: bool| f64::from(holds);
    let is = |m: Measure| sure(a.measure == m);
    let (near, words) = (Meeting::of(&a.near, &b.near), Meeting::of(&a.words, &b.words));
    let aside =
        [(&a.before, &b.echoed), (&a.after, &b.echoed), (&a.echoed, &b.before), (&a.echoed, &b.after)];
    let aside = aside.map(|(p, q)| Meeting::of(p, q).cosine).into_iter().fold(0.0, f64::max);
    let nearness = nearness(u, v, a.claim.said.on.or(b.claim.said.on));
    let (overlap, large) = (sure(overlap(u, v)), large(u).min(large(v)));
    let any = |holds: fn(&Claim) -> bool| sure(holds(a.claim) || holds(b.claim));
    let known = |of: &Claim| !of.about.head.is_empty() && of.kind != Kind::Figure;
    let both = known(a.claim) && known(b.claim);
    let one_head = sure(both && x.head == y.head);
    let marked = |mark: Mark| (a.around.marks.has(mark), b.around.marks.has(mark));
    let unlike = |mark: Mark| sure(marked(mark).0 != marked(mark).1);
    let alike = |mark: Mark| sure(marked(mark) == (true, true));
    let signs = Signs {
        near_words: near.cosine,
        words: words.cosine,
        near_share: near.share,
        share: words.share,
        nearness,
        great_nearness: nearness.powi(4),
        overlap,
        overlap_share: overlap * words.share,
        overlap_large: overlap * large,
        overlap_day: overlap * is(Measure::Time),
        overlap_count: overlap * is(Measure::Count),
        names: Meeting::of(&a.names, &b.names).share,
        same_head: one_head,
        same_kin: sure(both && x.sort().is_some() && x.sort() == y.sort()),
        aside,
        count: is(Measure::Count),
        day: is(Measure::Time),
        age: sure(a.aged && b.aged),
        half_age: sure(a.aged != b.aged),
        percent: is(Measure::Percent),
        money: is(Measure::Money),
        measure: is(Measure::Unit),
        large,
        place: (f64::from(a.around.sentence.abs_diff(b.around.sentence)) / 10.0).min(1.0),
        other_event: sure(!x.event.meets(&y.event)),
        story: sure(x.event == Event::Story && y.event == Event::Story),
        other_time: sure(x.when.zip(y.when).is_some_and(|(p, q)| p.1 < q.0 || q.1 < p.0)),
        other_act: sure(x.act.as_ref().zip(y.act.as_ref()).is_some_and(|(p, q)| p != q)),
        same_people: sure(person::share(&x.people, &y.people)),
        quoted: sure(a.around.quoted || b.around.quoted),
        headline: any(|c| c.said.headline),
        unclaimed: any(|c| c.kind == Kind::Figure),
        single: one_head * sure(x.single && y.single),
        hour: sure(hour(u) && hour(v)),
        half_hour: sure(hour(u) != hour(v)),
        day_near: is(Measure::Time) * near.cosine,
        day_head: is(Measure::Time) * one_head,
        large_near: large * nearness,
        head_near: one_head * nearness,
        other_head: sure(both && x.head != y.head),
        other_rate: unlike(Mark::Rate),
        other_ahead: unlike(Mark::Ahead),
        other_change: unlike(Mark::Change),
        other_more: unlike(Mark::More),
        other_limit: unlike(Mark::Limit),
        other_past: unlike(Mark::Past),
        other_total: unlike(Mark::Total),
        same_rate: alike(Mark::Rate),
        same_ahead: alike(Mark::Ahead),
        common: words.common,
        ..Signs::default()
    };
    let signs = signs.together();
    Signs { apart: set_apart(a, b, &signs), ..signs }
}
