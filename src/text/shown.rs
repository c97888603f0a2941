//! Values as people write them, in one line and the same for the same value.

use super::calendar::Day;
use super::value::{Date, DayPart, Decimal, Hedge, Quantity, Recurring, Sort, Value, Words};

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
    let q = &in_round_units(q).unwrap_or_else(|| q.clone());
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
    let q = &in_round_units(q).unwrap_or_else(|| q.clone());
    format!("{hedge}{}", with_unit(q, number(q)))
}

fn number(q: &Quantity) -> String {
    let figures = |n: Decimal| large(n).filter(|_| q.sort == Sort::Money).unwrap_or_else(|| figures(n));
    match (q.stated, q.low, q.high) {
        (Some(stated), low, high) if q.hedge.is_some() || low == high => figures(stated),
        (_, Some(low), Some(high)) if low != high => format!("{} to {}", figures(low), figures(high)),
        (Some(n), ..) | (None, Some(n), _) | (None, None, Some(n)) => figures(n),
        (None, None, None) => "some".to_owned(),
    }
}

/// A value in one line, but where nobody counted ("dozens") the article's own words for it.
pub fn as_written(v: &Value, written: &str) -> String {
    if is_vague(v) && !written.is_empty() { written.to_lowercase() } else { value(v) }
}

/// The same with a sign in front.
pub fn signed_as_written(v: &Value, written: &str) -> String {
    if is_vague(v) && !written.is_empty() { format!("≈ {}", written.to_lowercase()) } else { signed(v) }
}

/// Whether a number word stands for a range that nobody gave: dozens, several.
fn is_vague(v: &Value) -> bool {
    let Value::Quantity(q) = v else { return false };
    let (Some(low), Some(high)) = (q.low, q.high) else { return q.stated.is_none() && !q.weak };
    q.stated.is_none() && !q.weak && high >= low.saturating_mul(Decimal::TWO)
}

/// The number with what it measures; the noun of a count is left to the message.
fn with_unit(q: &Quantity, number: String) -> String {
    match (q.sort, q.unit.as_deref()) {
        (Sort::Percent, _) => format!("{number}%"),
        (Sort::Money, Some("USD")) => format!("${number}"),
        (Sort::Money, Some("EUR")) => format!("€{number}"),
        (Sort::Money, Some("GBP")) => format!("£{number}"),
        (Sort::Money, Some(unit)) => format!("{number} {unit}"),
        // The message says that it is a magnitude.
        (Sort::Measure, Some("magnitude")) => number,
        (Sort::Measure | Sort::Duration, Some(unit)) => {
            let one = q.stated == Some(Decimal::ONE) || q.stated.is_none() && q.high == Some(Decimal::ONE);
            format!("{number} {}", unit_name(unit, one))
        }
        _ => number,
    }
}

/// A unit as it stands behind a number.
fn unit_name(unit: &str, one: bool) -> String {
    let short = match unit {
        "kilometer" => "km",
        "meter" => "m",
        "centimeter" => "cm",
        "kilogram" => "kg",
        "kilometer-per-hour" => "km/h",
        "mile-per-hour" => "mph",
        "foot" if !one => "feet",
        "inch" if !one => "inches",
        "century" if !one => "centuries",
        _ => "",
    };
    match (short, one) {
        ("", true) => unit.replace('-', " "),
        ("", false) => format!("{}s", unit.replace('-', " ")),
        (short, _) => short.to_owned(),
    }
}

/// Seconds that are whole minutes or hours, and months that are whole years, in the longer unit.
fn in_round_units(q: &Quantity) -> Option<Quantity> {
    let factors: &[(&str, i64)] = match q.unit.as_deref()? {
        "second" => &[("hour", 3600), ("minute", 60)],
        "month" => &[("year", 12)],
        _ => return None,
    };
    let whole = |n: Option<Decimal>, by: Decimal| n.is_none_or(|n| (n % by).is_zero() && n >= by);
    let (name, factor) = factors.iter().find(|(_, f)| {
        let by = Decimal::from(*f);
        whole(q.stated, by) && (q.hedge.is_some() || whole(q.low, by) && whole(q.high, by))
    })?;
    let by = Decimal::from(*factor);
    let less = |n: Option<Decimal>| n.and_then(|n| n.checked_div(by));
    Some(Quantity {
        low: less(q.low),
        high: less(q.high),
        stated: less(q.stated),
        unit: Some((*name).to_owned()),
        ..q.clone()
    })
}

/// A large round sum in words, as people write it: 1.6 billion.
fn large(n: Decimal) -> Option<String> {
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")].iter().find_map(
        |&(worth, name): &(i64, &str)| {
            let worth = Decimal::from(worth);
            let part = n.checked_div(worth)?.normalize();
            (n.abs() >= worth && part.scale() <= 2).then(|| format!("{} {name}", figures(part)))
        },
    )
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

/// A time that comes again: `Thursday`, `January 10`.
pub fn recurring(r: Recurring) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let nth = |list: &[&'static str], n: i8| {
        usize::try_from(n - 1).ok().and_then(|n| list.get(n).copied()).unwrap_or_default()
    };
    match r {
        Recurring::Weekday(n) => nth(&DAYS, n).to_owned(),
        Recurring::Month(n) => nth(&MONTHS, n).to_owned(),
        Recurring::Day(month, day) => format!("{} {day}", nth(&MONTHS, month)),
    }
}

fn date(d: &Date) -> String {
    let iso = |d: Option<Day>| d.map_or("…".to_owned(), |d| d.to_string());
    let (from, to) = (iso(d.earliest), iso(d.latest));
    let mut out = match d.recurring {
        Some(r) => recurring(r),
        None if from == to => from,
        None => format!("{from} to {to}"),
    };
    if let Some(part) = d.part {
        out.push(' ');
        out.push_str(day_part(part));
    }
    match (d.time.as_deref(), d.until.as_deref()) {
        (Some(time), None) => out.push_str(&format!(" {time}")),
        (Some(time), Some("24:00")) => out.push_str(&format!(" after {time}")),
        (Some(time), Some(until)) => out.push_str(&format!(" {time} to {until}")),
        (None, Some(until)) => out.push_str(&format!(" before {until}")),
        (None, None) => {}
    }
    if d.said {
        out.push_str(" (when it was said)");
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

/// A time for people: `26 Mar 2015`, `23 to 29 Mar 2015`, `Jan 2017`, `2016`; `by 31 Dec 2020`.
pub fn when(d: &Date) -> String {
    let part = d.part.map_or(String::new(), |p| format!(" {}", day_part(p)));
    let time = d.time.as_ref().map_or(String::new(), |t| format!(" {t}"));
    let days = match (d.recurring, d.earliest, d.latest) {
        (Some(r), ..) => recurring(r),
        (None, Some(a), Some(b)) => stretch(a, b),
        (None, None, Some(b)) => format!("by {}", day(b)),
        (None, Some(a), None) => format!("from {}", day(a)),
        (None, None, None) => return time.trim_start().to_owned(),
    };
    format!("{days}{part}{time}")
}

/// The days from one to another.
fn stretch(a: Day, b: Day) -> String {
    let (first, last) = (day(a), day(b));
    let tail = |text: &str| text.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    let whole_months = a.day() == 1 && b == b.last_of_month();
    match (a.year() == b.year(), a.month() == b.month()) {
        _ if a == b => first,
        _ if whole_months && a.month() == 1 && b.month() == 12 && a.year() == b.year() => {
            a.year().to_string()
        }
        _ if whole_months && a.month() == 1 && b.month() == 12 => format!("{} to {}", a.year(), b.year()),
        (true, true) if whole_months => tail(&first),
        (true, true) => format!("{} to {last}", a.day()),
        _ if whole_months => format!("{} to {}", tail(&first), tail(&last)),
        _ => format!("{first} to {last}"),
    }
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
    fn times_are_written_as_people_write_them() {
        let parse = crate::text::calendar::parse_day;
        let check = |from: &str, to: &str, expected: &str| {
            let date = Date { earliest: parse(from), latest: parse(to), ..Date::default() };
            assert_eq!(when(&date), expected);
        };
        check("2015-03-26", "2015-03-26", "26 Mar 2015");
        check("2015-03-23", "2015-03-29", "23 to 29 Mar 2015");
        check("2015-03-30", "2015-04-05", "30 Mar 2015 to 5 Apr 2015");
        check("2017-01-01", "2017-01-31", "Jan 2017");
        check("2016-01-01", "2016-12-31", "2016");
        check("2014-01-01", "2018-12-31", "2014 to 2018");
        check("2017-03-01", "2017-05-31", "Mar 2017 to May 2017");
        check("", "2020-12-31", "by 31 Dec 2020");
        check("", "", "");
        let again = Date { recurring: Some(Recurring::Day(1, 10)), ..Date::default() };
        assert_eq!(when(&again), "January 10");
    }

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
