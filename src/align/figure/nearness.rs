//! How near two values are. Whether both can be right is asked elsewhere.

use crate::text::calendar::Day;
use crate::text::value::{Date, Decimal, Quantity, Recurring, Sort, Value};

/// How near two values are, from 0 to 1; days as one of `on` sees them, for whom two years long ago lie near each other.
pub(super) fn nearness(a: &Value, b: &Value, on: Option<Day>) -> f64 {
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

/// Whether two values can be one.
pub(super) fn overlap(a: &Value, b: &Value) -> bool {
    let meets = |x: &Quantity, y: &Quantity| {
        let below = |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(l, h)| l <= h);
        below(x.low, y.high) && below(y.low, x.high)
    };
    match (a, b) {
        (Value::Quantity(x), Value::Quantity(y)) => meets(x, y),
        (Value::Tally(x, u), Value::Tally(y, v)) => meets(x, y) && meets(u, v),
        (Value::Date(x), Value::Date(y)) => dates(x, y, None) >= 1.0,
        _ => false,
    }
}

fn float(n: Decimal) -> f64 {
    n.try_into().unwrap_or(0.0)
}

/// How many days two times can be apart that are not known, as far as their weekdays or months tell.
const UNKNOWN: f64 = 3.0;

fn dates(x: &Date, y: &Date, on: Option<Day>) -> f64 {
    let nearness = |apart: f64| 1.0 / (1.0 + apart);
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
pub(super) fn large(value: &Value) -> f64 {
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
