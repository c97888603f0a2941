//! Values as people write them, in one line and the same for the same value.

use super::calendar::Day;
use super::value::{Date, DayPart, Decimal, Hedge, Quantity, Sort, Value, Words};

/// A value in one line for people.
pub fn value(value: &Value) -> String {
    match value {
        Value::Quantity(q) => quantity(q),
        Value::Tally(a, b) => format!("{}–{}", quantity(a), quantity(b)),
        Value::Date(d) => date(d),
        Value::Name(name) => name.full.clone(),
        Value::Words(words) => Words::shown(words),
        Value::Level(level) => level.step.clone(),
        Value::Role(role) => role.shown.clone(),
        Value::Place(site) => site.shown.clone(),
        Value::Parts(parts) => {
            let figures = parts.iter().all(|(_, v)| matches!(v, Value::Quantity(_)));
            let shown: Vec<String> = parts.iter().map(|(_, v)| self::value(v)).collect();
            shown.join(if figures { "–" } else { ", " })
        }
    }
}

/// The same with a sign in front that tells what the number may be: `= 4`, `≥ 5`, `≈ 20`.
pub fn signed(v: &Value) -> String {
    let Value::Quantity(q) = v else { return format!("= {}", value(v)) };
    if q.sort == Sort::Ordinal {
        return format!("≥ {}", number(q));
    }
    let sign = match q.hedge {
        Some(Hedge::AtLeast) => "≥",
        Some(Hedge::AtMost) => "≤",
        Some(Hedge::MoreThan) => ">",
        Some(Hedge::LessThan) => "<",
        Some(Hedge::About) => "≈",
        None => match (q.low, q.high) {
            (Some(_), None) => "≥",
            (None, Some(_)) => "≤",
            _ => "=",
        },
    };
    format!("{sign} {}", with_unit(q, number(q)))
}

/// A quantity with its hedge in words.
pub fn quantity(q: &Quantity) -> String {
    match (q.weak, q.high) {
        (true, Some(_)) => return "a single one".to_owned(),
        (true, None) => return "several".to_owned(),
        _ if q.sort == Sort::Ordinal => return format!("number {}", number(q)),
        _ => {}
    }
    let hedge = match (q.hedge, q.low, q.high) {
        (Some(Hedge::AtLeast), ..) | (None, Some(_), None) => "at least ",
        (Some(Hedge::AtMost), ..) | (None, None, Some(_)) => "at most ",
        (Some(Hedge::MoreThan), ..) => "more than ",
        (Some(Hedge::LessThan), ..) => "fewer than ",
        (Some(Hedge::About), ..) => "about ",
        (None, ..) => "",
    };
    format!("{hedge}{}", with_unit(q, number(q)))
}

fn number(q: &Quantity) -> String {
    match (q.stated, q.low, q.high) {
        (Some(stated), low, high) if q.hedge.is_some() || low == high => figures(stated),
        (_, Some(low), Some(high)) if low != high => format!("{} to {}", figures(low), figures(high)),
        (Some(n), ..) | (None, Some(n), _) | (None, None, Some(n)) => figures(n),
        (None, None, None) => "some".to_owned(),
    }
}

/// The number with what it measures; the noun of a count is left to the message.
fn with_unit(q: &Quantity, number: String) -> String {
    match (q.sort, q.unit.as_deref()) {
        (Sort::Percent, _) => format!("{number}%"),
        (Sort::Money, Some("USD")) => format!("${number}"),
        (Sort::Money, Some("EUR")) => format!("€{number}"),
        (Sort::Money, Some("GBP")) => format!("£{number}"),
        (Sort::Money | Sort::Measure | Sort::Duration, Some(unit)) => format!("{number} {unit}"),
        _ => number,
    }
}

/// A number with commas between its thousands.
pub fn figures(n: Decimal) -> String {
    let text = n.normalize().to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("−", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn date(d: &Date) -> String {
    let iso = |d: Option<Day>| d.map_or("…".to_owned(), |d| d.to_string());
    let (from, to) = (iso(d.earliest), iso(d.latest));
    let mut out = if from == to { from } else { format!("{from} to {to}") };
    if let Some(part) = d.part {
        out.push(' ');
        out.push_str(day_part(part));
    }
    if let Some(time) = &d.time {
        out.push(' ');
        out.push_str(time);
    }
    if let Some(until) = &d.until {
        out.push_str(" to ");
        out.push_str(until);
    }
    out
}

/// A day for people: `21 Nov 2026`.
pub fn day(day: Day) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|m| MONTHS.get(m)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// The name of a part of the day.
pub fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "morning",
        DayPart::Afternoon => "afternoon",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let plain = Quantity::exactly(1_234_567, Some("dead"));
        let hedged = Quantity { hedge: Some(Hedge::AtLeast), ..plain.clone() };
        let euros = Quantity {
            unit: Some("EUR".into()),
            sort: Sort::Money,
            ..Quantity::exactly(Decimal::new(125, 1), None)
        };
        let range = Quantity { stated: None, high: Some(Decimal::from(9)), ..Quantity::exactly(3, None) };
        let open = Quantity { stated: None, high: None, ..Quantity::exactly(24, None) };
        for (q, words, sign) in [
            (plain, "1,234,567", "= 1,234,567"),
            (hedged, "at least 1,234,567", "≥ 1,234,567"),
            (euros, "€12.5", "= €12.5"),
            (range, "3 to 9", "= 3 to 9"),
            (open, "at least 24", "≥ 24"),
        ] {
            assert_eq!(quantity(&q), words);
            assert_eq!(signed(&Value::Quantity(q)), sign);
        }
    }
}
