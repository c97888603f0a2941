//! How near two values are. Whether both can be right is asked elsewhere.

use crate::text::calendar::Day;
use crate::text::value::{Date, Decimal, Quantity, Recurring, Sort, Value};

/// How near two values are, from 0 to 1; days as one of the day `on` sees them, for whom what was long ago lies near each
/// other. Of hours their days say nothing.
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
    if let Some((p, q)) = x.minutes().zip(y.minutes()) {
        let hours = f64::from(p.abs_diff(q)) / 60.0;
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

/// How large a count is, from 0 to 1: of a hundred things and more few stories have two numbers.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;

    /// The first figure of a text, in the unit in which its like are compared.
    fn value(text: &str) -> Value {
        let rules = Rules::builtin();
        let article = plain::article("lusa", "lusa", text.to_owned(), &rules.lexicon);
        let claims = crate::claim::extract(&article, &rules.lexicon);
        claims.iter().find_map(|c| Some(c.about.around.as_ref()?.value.clone())).unwrap()
    }

    /// How near the figures of two texts are, in hundredths, and whether they can be one.
    #[track_caller]
    fn check(a: &str, b: &str, near: i32, one: bool) {
        let (a, b) = (value(a), value(b));
        let found = |x, y| ((nearness(x, y, None) * 100.0).round() as i32, overlap(x, y));
        assert_eq!(found(&a, &b), (near, one), "{a:?} {b:?}");
        assert_eq!(found(&b, &a), (near, one), "the other way round");
    }

    #[test]
    fn figures_are_near_by_their_share() {
        check("The mill sold 300 looms.", "The mill sold 300 looms.", 100, true);
        check("The mill sold 300 looms.", "The mill sold 330 looms.", 91, false);
        check("The mill sold 300 looms.", "The mill sold about 330 looms.", 91, true);
        check("The mill sold 300 looms.", "The mill sold 3 looms.", 1, false);
        check("The growth was -5.", "The growth was 5.", 0, false);
        check("The mill sold zero looms.", "The mill sold zero looms.", 100, true);
        check("The choir lost by 71 votes to 58.", "The choir lost by 71 votes to 29.", 50, false);
        check("The wall is 8 meters long.", "The wall is 800 centimeters long.", 100, true);
    }

    #[test]
    fn what_nobody_counted_can_be_one() {
        check("Hundreds of looms burned.", "Hundreds of looms burned.", 100, true);
    }

    #[test]
    fn days_are_near_by_what_lies_between() {
        check("It came on March 3, 2021.", "It came on March 3, 2021.", 100, true);
        check("It came on March 3, 2021.", "It came on March 4, 2021.", 50, false);
        check("It came on March 3, 2021.", "It came in March 2021.", 100, true);
        check("It came on Monday.", "It came on Sunday.", 50, false);
        check("It came at 7 p.m.", "It came at 9 p.m.", 33, false);
        // What is not known is as far as days that are not.
        check("It came on Monday.", "It came in 1634.", 25, false);
    }

    #[test]
    fn long_ago_a_day_is_little() {
        let (a, b) = (value("It came on March 3, 1920."), value("It came on March 8, 1920."));
        let on = crate::text::calendar::parse_day("2021-03-03");
        assert!(on.is_some() && nearness(&a, &b, on) > 0.99 && nearness(&a, &b, None) < 0.2);
    }

    #[test]
    fn a_sum_is_never_near_a_day() {
        check("The shop sold 12.", "It came on March 3, 2021.", 0, false);
    }

    #[test]
    fn times_that_are_none_have_no_minutes() {
        let at = |time: &str| Date { time: Some(time.to_owned()), ..Date::default() };
        assert_eq!(at("07:30").minutes(), Some(450));
        for odd in ["", ":", "7", "99999999999:00", "2147483647:59", "noon"] {
            assert_eq!(at(odd).minutes(), None, "{odd}");
        }
    }
}
