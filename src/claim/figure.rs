//! Figures and days that stand in an article without a word that a reader of counts, amounts or dates knows them by:
//! "the mission's budget, 1.2 million crowns". They become claims that say nothing of what they are of; and every claim
//! of a figure or a day gets the words around it, by which alignment may find the same fact under another name.

use std::ops::Range;
use std::sync::Arc;

use super::amount::measure;
use super::around::{Around, Sentences};
use super::{About, Claim, Kind, Order, Seen, date, party};
use crate::mention::{DateMention, QuantityMention};
use crate::text::value::{Date, Decimal, Hedge, Quantity, Sort, Value};
use crate::text::{Part, Span};

/// The longest time that dates something, in days.
const LONGEST: i32 = 370;

/// Puts the words around them to all claims of figures and days. Returns those that nobody claimed.
pub(super) fn complete(seen: &Seen, claims: &mut [Claim], order: &[Order]) -> Vec<Claim> {
    let mut sentences = Sentences::new(&seen.prose);
    let mut left: Vec<Claim> = Vec::new();
    for figure in figures(seen) {
        let quoted = seen.quoted(figure.tokens.start);
        let shown = figure.shown.clone();
        let around = Arc::new(sentences.around(figure.shown, figure.value, figure.tokens.clone(), quoted));
        let mut claimed = false;
        let first = order.partition_point(|((at, _), _)| at.start < figure.at.start.saturating_sub(REACH));
        for (_, i) in order.iter().skip(first).take_while(|((at, _), _)| at.start < figure.at.end) {
            let Some(claim) = claims.get_mut(*i) else { continue };
            let of_figures = matches!(claim.kind, Kind::Count | Kind::Amount | Kind::Date);
            if of_figures && claim.said.at.overlaps(figure.at) && claim.about.around.is_none() {
                claim.about.around = Some(Arc::clone(&around));
                claimed = true;
            }
        }
        if !claimed {
            let around = said(seen, figure.date, around);
            left.push(unclaimed(seen, figure.at, figure.tokens, shown, around));
        }
    }
    left
}

/// What stands around a day that dates no deed, with the word of saying that it belongs to.
fn said(seen: &Seen, date: Option<&DateMention>, around: Arc<Around>) -> Arc<Around> {
    let saying = match (date, &around.told) {
        (Some(mention), Value::Date(day)) => date::saying(&seen.prose, mention, day),
        _ => None,
    };
    match saying.and_then(|token| u32::try_from(token).ok()) {
        Some(token) => Arc::new(Around { saying: Some(token), ..Arc::unwrap_or_clone(around) }),
        None => around,
    }
}

/// How far before its figure a claim of it can begin, in bytes: "in the early hours of the 14th".
const REACH: u32 = 60;

/// A figure or a day.
struct Figure<'s> {
    at: Span,
    tokens: Range<usize>,
    /// As the article has it.
    shown: Value,
    /// In the unit in which its like are compared.
    value: Value,
    /// Of a day or an hour where it was seen.
    date: Option<&'s DateMention>,
}

/// A claim that says nothing of what its figure is of.
fn unclaimed(seen: &Seen, at: Span, tokens: Range<usize>, value: Value, around: Arc<Around>) -> Claim {
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
fn figures<'s>(seen: &'s Seen) -> Vec<Figure<'s>> {
    let prose = &seen.prose;
    let told = |token: usize| {
        let sentence = prose.sentences.get(prose.sentence_of(token))?;
        let part = prose.paragraphs.get(sentence.paragraph)?.part;
        matches!(part, Part::Headline | Part::Body).then(|| sentence.tokens.clone())
    };
    let quantities = seen.mentions.quantities.iter().filter_map(|m| {
        told(m.tokens.start)?;
        let (shown, value) = quantity(seen, m)?;
        Some(Figure { at: m.at, tokens: m.tokens.clone(), shown, value, date: None })
    });
    let about = seen.as_of_others();
    let dates = seen.mentions.dates.iter().filter_map(|m| {
        let sentence = told(m.tokens.start)?;
        let value = Value::Date(day(seen, m, &sentence, about)?);
        Some(Figure { at: m.at, tokens: m.tokens.clone(), shown: value.clone(), value, date: Some(m) })
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
        Sort::Cardinal if is_fraction(&told) && !written.contains('.') => in_percent(&told),
        Sort::Cardinal => Quantity { unit: None, ..told.clone() },
        _ => told.clone(),
    };
    Some((Value::Quantity(told), Value::Quantity(compared)))
}

/// Whether a number is a share of a whole: "two-thirds", "four in five".
fn is_fraction(told: &Quantity) -> bool {
    told.stated.is_some_and(|n| n > Decimal::ZERO && n < Decimal::ONE)
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
        Some("fortnight") => Decimal::from(336),
        Some("month") => Decimal::from(730),
        Some("quarter") => Decimal::from(2_190),
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
fn day(seen: &Seen, mention: &DateMention, sentence: &Range<usize>, about: &[DateMention]) -> Option<Date> {
    let since = mention.value.earliest.is_some() && mention.value.latest.is_none();
    let value = if since { mention.value.clone() } else { date::value(&seen.prose, mention, about)? };
    let days = value.earliest.zip(value.latest).map_or(0, |(a, b)| (b - a).get_days());
    let dates = (days <= LONGEST || date::is_span(&seen.prose, mention))
        && !date::in_dateline(&seen.prose, sentence, mention);
    dates.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;
    use crate::text::shown;

    /// The figures of a text that no other reader claims, as told and, where that differs, as compared.
    fn check(text: &str, expected: &[&str]) {
        let rules = Rules::builtin();
        let article = plain::article("lusa", "lusa", text.to_owned(), &rules.lexicon);
        let claims = crate::claim::extract(&article, &rules.lexicon);
        let left = claims.iter().filter(|c| c.kind == Kind::Figure).filter_map(|c| {
            let (told, compared) = (shown::value(&c.value), shown::value(&c.about.around.as_ref()?.value));
            Some(if told == compared { told } else { format!("{told} = {compared}") })
        });
        assert_eq!(left.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_other_readers_claim_is_not_told_again() {
        check("The council hired 12 teachers on June 3.", &[]);
        check("The track is 26 feet long.", &[]);
        check("The seascape was painted in 1634.", &[]);
        check("The choir lost by 71 votes to 58.", &[]);
    }

    #[test]
    fn what_nobody_claims_is_left() {
        check("The shop sold 12.", &["12"]);
        check("The mill rose 900 meters above the sea.", &["900 m"]);
        check("The mill paid 300 crowns, not 400.", &["400"]);
        check("Ana Ruiz has a dog aged three.", &["3 = 26,280 hours"]);
        check("The spill ran from 3 to 5 p.m.", &["… 15:00 to 17:00"]);
    }

    #[test]
    fn what_says_too_little_is_no_figure() {
        check("One of the barns was flooded.", &[]);
        check("It was the third flood.", &[]);
        check("Someone came, and no one left.", &[]);
        check("date: 2021-06-14\n\nPORT ELLIS, June 14 — The mill closed.", &[]);
        check("", &[]);
    }

    #[test]
    fn figures_are_compared_in_one_unit() {
        check("The repair took a fortnight.", &["1 fortnight = 336 hours"]);
        check(
            "It took a fortnight, or 14 quarters.",
            &["1 fortnight = 336 hours", "14 quarters = 30,660 hours"],
        );
        check(
            "She walks for 45 minutes and rests 30 seconds.",
            &["45 minutes = 0.75 hours", "30 seconds = 0.0083 hours"],
        );
        check("The barns hold 1.5 million tons.", &["1,500,000 tons = about 1,360,777,110 kg"]);
    }

    #[test]
    fn a_decimal_or_a_loss_is_no_share() {
        check("The growth was -5 and the index 0.5.", &["−5", "0.5"]);
    }

    #[test]
    fn what_is_larger_than_any_number_is_left_out() {
        let nines = "9".repeat(40);
        check(&format!("The trial took {nines} centuries and cost {nines}."), &[]);
        let most = "79228162514264337593543950335";
        check(&format!("The trial took {most} centuries."), &[]);
    }
}
