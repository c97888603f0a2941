//! Figures and days that stand in an article without a word that a reader of counts, amounts or dates knows them by:
//! "the mission's budget, 1.2 million crowns". They become claims that say nothing of what they are of; and every claim
//! of a figure or a day gets the words around it, by which alignment may find the same fact under another name.

use std::ops::Range;
use std::sync::Arc;

use super::amount::measure;
use super::around::Sentences;
use super::{About, Claim, Kind, Seen, date, party};
use crate::mention::{DateMention, QuantityMention};
use crate::text::value::{Decimal, Hedge, Quantity, Sort, Value};
use crate::text::{Part, Span};

/// The longest time that dates something, in days.
const LONGEST: i32 = 370;

/// Puts the words around them to all claims of figures and days, and adds those that nobody claimed. `claims` are in
/// the order of the text, and stay so.
pub(super) fn complete(seen: &Seen, claims: &mut Vec<Claim>) {
    let mut sentences = Sentences::new(&seen.prose);
    let mut left: Vec<Claim> = Vec::new();
    for figure in figures(seen) {
        let quoted = seen.quoted(figure.tokens.start);
        let shown = figure.shown.clone();
        let around = Arc::new(sentences.around(figure.shown, figure.value, figure.tokens.clone(), quoted));
        let mut claimed = false;
        let first = claims.partition_point(|c| c.said.at.start < figure.at.start.saturating_sub(REACH));
        for claim in claims.iter_mut().skip(first).take_while(|c| c.said.at.start < figure.at.end) {
            let of_figures = matches!(claim.kind, Kind::Count | Kind::Amount | Kind::Date);
            if of_figures && claim.said.at.overlaps(figure.at) && claim.about.around.is_none() {
                claim.about.around = Some(Arc::clone(&around));
                claimed = true;
            }
        }
        if !claimed {
            left.push(unclaimed(seen, figure.at, figure.tokens, shown, around));
        }
    }
    if !left.is_empty() {
        claims.append(&mut left);
        claims.sort_by_cached_key(|c| (c.said.at, c.kind));
    }
}

/// How far before its figure a claim can begin, in bytes.
const REACH: u32 = 60;

/// A figure or a day.
struct Figure {
    at: Span,
    tokens: Range<usize>,
    /// As the article has it.
    shown: Value,
    /// In the unit in which its like are compared.
    value: Value,
}

/// A claim that says nothing of what its figure is of.
fn unclaimed(seen: &Seen, at: Span, tokens: Range<usize>, value: Value, around: Arc<super::Around>) -> Claim {
    let sentence = seen.prose.sentences.get(seen.prose.sentence_of(tokens.start));
    let sentence = sentence.map(|s| s.tokens.clone()).unwrap_or_default();
    let clause = party::clause(&seen.prose, &sentence, tokens.start);
    let about = About {
        event: seen.events.at(tokens.start),
        when: if matches!(value, Value::Date(_)) { None } else { seen.day_of(&sentence, &clause) },
        around: Some(around),
        ..About::default()
    };
    Claim::new(Kind::Figure, about, value, seen.said(vec![at], Vec::new()))
}

/// The figures and days of an article's headline and body that say something exact enough.
fn figures(seen: &Seen) -> Vec<Figure> {
    let prose = &seen.prose;
    let told = |token: usize| {
        let sentence = prose.sentences.get(prose.sentence_of(token))?;
        let part = prose.paragraphs.get(sentence.paragraph)?.part;
        matches!(part, Part::Headline | Part::Body).then(|| sentence.tokens.clone())
    };
    let quantities = seen.mentions.quantities.iter().filter_map(|m| {
        told(m.tokens.start)?;
        let (shown, value) = quantity(seen, m)?;
        Some(Figure { at: m.at, tokens: m.tokens.clone(), shown, value })
    });
    let about = date::as_of_others(seen);
    let dates = seen.mentions.dates.iter().filter_map(|m| {
        let sentence = told(m.tokens.start)?;
        let value = day(seen, m, &sentence, &about)?;
        Some(Figure { at: m.at, tokens: m.tokens.clone(), shown: value.clone(), value })
    });
    quantities.chain(dates).collect()
}

/// A quantity as it is told and in the unit in which its like are compared; `None` of ordinals, and of a "one" that may
/// be a pronoun.
fn quantity(seen: &Seen, mention: &QuantityMention) -> Option<(Value, Value)> {
    let told = mention.value.clone();
    if told.weak || told.sort == Sort::Ordinal {
        return None;
    }
    let written = mention.at.of(&seen.prose.article.text);
    let digits = written.bytes().any(|b| b.is_ascii_digit());
    if told.sort == Sort::Cardinal && told.high == Some(Decimal::ONE) && !digits {
        return None;
    }
    if let Some(against) = &mention.against {
        let both = Value::Tally(told, against.clone());
        return Some((both.clone(), both));
    }
    let compared = match told.sort {
        Sort::Measure => measure::in_base_unit(seen.prose.lexicon, &told).unwrap_or_else(|| told.clone()),
        Sort::Duration | Sort::Age => in_hours(&told),
        Sort::Multiplicity => Quantity { sort: Sort::Cardinal, unit: None, ..told.clone() },
        Sort::Cardinal if is_fraction(&told) => in_percent(&told),
        Sort::Cardinal => Quantity { unit: None, ..told.clone() },
        _ => told.clone(),
    };
    Some((Value::Quantity(told), Value::Quantity(compared)))
}

/// "Two-thirds", "four in five"
fn is_fraction(told: &Quantity) -> bool {
    told.stated.is_some_and(|n| !n.is_zero() && n < Decimal::ONE)
}

/// A fraction as the percentages that people call so.
fn in_percent(told: &Quantity) -> Quantity {
    let about = Decimal::TWO;
    let scaled = |n: Option<Decimal>, by: Decimal| {
        n.and_then(|n| n.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(by))
            .map(|n| n.round_dp(2).normalize())
    };
    Quantity {
        low: scaled(told.low, -about),
        high: scaled(told.high, about),
        stated: scaled(told.stated, Decimal::ZERO),
        hedge: told.hedge.or(Some(Hedge::About)),
        sort: Sort::Percent,
        unit: Some("percent".to_owned()),
        ..told.clone()
    }
}

/// A span of time, or an age, in hours.
fn in_hours(told: &Quantity) -> Quantity {
    let hours = match told.unit.as_deref() {
        Some("second") => Decimal::new(2_777_778, 10),
        Some("minute") => Decimal::new(166_666_667, 10),
        Some("day") => Decimal::from(24),
        Some("week") => Decimal::from(168),
        Some("month") => Decimal::from(730),
        Some("year") => Decimal::from(8_760),
        Some("decade") => Decimal::from(87_600),
        Some("century") => Decimal::from(876_000),
        _ => Decimal::ONE,
    };
    let scaled = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(hours)).map(|n| n.round_dp(4).normalize());
    Quantity {
        low: scaled(told.low),
        high: scaled(told.high),
        stated: scaled(told.stated),
        unit: Some("hour".to_owned()),
        sort: Sort::Duration,
        ..told.clone()
    }
}

/// A day or an hour; `None` of what is too long to date something, and of the line that dates the article.
fn day(seen: &Seen, mention: &DateMention, sentence: &Range<usize>, about: &[DateMention]) -> Option<Value> {
    let since = mention.value.earliest.is_some() && mention.value.latest.is_none();
    let value = if since { mention.value.clone() } else { date::value(&seen.prose, mention, about)? };
    let days = value.earliest.zip(value.latest).map_or(0, |(a, b)| (b - a).get_days());
    let dates = (days <= LONGEST || date::is_span(&seen.prose, mention))
        && !date::in_dateline(&seen.prose, sentence, mention);
    dates.then_some(Value::Date(value))
}
