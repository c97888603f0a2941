//! The day in a dateline: "HALIFAX, May 17, 2022 — ", "GHENT, Belgium, Aug. 10 (Wire) -- ". Agencies leave the year
//! out; it is that of the articles beside it, whose days are known.
//!
//! Nothing else of a text says which day it is of: a date inside a sentence tells when something was.

use crate::text::calendar::{self, Day};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::{Article, Part, normal};

/// The longest dateline, in bytes.
const LONGEST: usize = 90;
/// So many days from an article beside it, a day belongs to another story.
const FAR: i32 = 60;

/// Articles within so many days of each other are of one time, and one beside them without a day is so, too.
const NEAR: i32 = 7;

/// A month and a day of it, and the year where that is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dateline {
    month: i64,
    day: i64,
    year: Option<i64>,
}

/// The day of an article whose dateline gives the year, too.
pub fn day(article: &Article, lexicon: &Lexicon) -> Option<Day> {
    let line = of(article, lexicon)?;
    calendar::day(line.year?, line.month, line.day)
}

/// Gives the articles of one story their days, where a dateline leaves out the year and an article beside it
/// has one.
pub fn complete(articles: &mut [Article], lexicon: &Lexicon) {
    let known: Vec<Day> = articles.iter().filter_map(|a| a.date).collect();
    for article in articles.iter_mut().filter(|a| a.date.is_none()) {
        let Some(line) = of(article, lexicon) else { continue };
        let distance = |day: &Day| known.iter().map(|k| (*day - *k).get_days().abs()).min();
        let years = known.iter().flat_map(|k| [-1, 0, 1].map(|n| i64::from(k.year()) + n));
        let days = years.filter_map(|y| calendar::day(y, line.month, line.day));
        article.date = days.min_by_key(distance).filter(|d| distance(d).is_some_and(|n| n <= FAR));
    }
    let dated = articles.iter().filter_map(|a| a.date);
    let Some((first, last)) = dated.clone().min().zip(dated.max()) else { return };
    if (last - first).get_days() <= NEAR {
        articles.iter_mut().filter(|a| a.date.is_none()).for_each(|a| a.beside = Some(last));
    }
}

/// The dateline of an article, at the beginning of one of its first two paragraphs.
fn of(article: &Article, lexicon: &Lexicon) -> Option<Dateline> {
    let blocks = article.blocks.iter().filter(|b| matches!(b.part, Part::Body | Part::Headline));
    blocks.take(2).find_map(|b| read(article.slice(b.at), lexicon))
}

/// The dateline at the beginning of a paragraph: places in capitals, a month and a day, an agency in brackets,
/// and a dash.
fn read(paragraph: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let dash = [" — ", " – ", " -- ", " - ", "—"].iter().filter_map(|d| paragraph.find(d)).min()?;
    let line = paragraph.get(..dash).filter(|l| l.len() <= LONGEST)?;
    let line = line.split_once('(').map_or(line, |(before, _)| before);
    let words = line.split([' ', ',', '.', '/']).filter(|w| !w.is_empty());
    let (mut month, mut day, mut year) = (None, None, None);
    for word in words {
        if let Some(n) = lexicon.value_of(&normal::word(word), Class::Month) {
            month = Some(n.parse::<i64>().ok()?);
        } else if let Ok(n) = word.parse::<i64>() {
            match n {
                1..=31 if day.is_none() => day = Some(n),
                1900..=2100 if year.is_none() => year = Some(n),
                _ => return None,
            }
        } else if month.is_some() || !word.starts_with(char::is_uppercase) && word != "of" {
            // A sentence, or a date within a place's name.
            return None;
        }
    }
    Some(Dateline { month: month?, day: day?, year })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;

    fn check(paragraph: &str, expected: Option<(i64, i64, Option<i64>)>) {
        let found = read(paragraph, &Rules::builtin().lexicon);
        assert_eq!(found.map(|d| (d.month, d.day, d.year)), expected, "{paragraph}");
    }

    #[test]
    fn datelines() {
        check("ELLIS, May 17, 2022 — The mayor resigned.", Some((5, 17, Some(2022))));
        check("PORT ELLIS, Lenn, Aug. 10 (Wire) -- Two men came.", Some((8, 10, None)));
        check("July 18 — Police came.", Some((7, 18, None)));
        check("ELLIS, 3 March 2022 (Wire) - Police came.", Some((3, 3, Some(2022))));
        check("ELLIS — Police came on May 3.", None);
        check("The mayor met them on May 3 — and left.", None);
        check("May 3 was cold - so they said.", None);
        check("Police came.", None);
        check("", None);
    }

    #[test]
    fn the_year_comes_from_beside() {
        let lexicon = &Rules::builtin().lexicon;
        let story = |text: &str| plain::article("a", "a", text.to_owned(), lexicon);
        let of = |other: &str| {
            let mut both = [story("ELLIS, Dec. 30 (Wire) - The mayor resigned."), story(other)];
            complete(&mut both, lexicon);
            both[0].date.map(|d| d.to_string())
        };
        assert_eq!(of("date: 2022-01-02\n\nThe mayor resigned.").as_deref(), Some("2021-12-30"));
        assert_eq!(of("date: 2022-06-02\n\nThe mayor resigned."), None);
        assert_eq!(of("The mayor resigned."), None);
    }
}
