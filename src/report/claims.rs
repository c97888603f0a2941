//! What was extracted, for people: `crosscheck claims`. As JSON Lines it is written by `json::claims`.

use std::io::{self, Write};

pub use super::json::claims::write_jsonl;
use super::width::{head, padded, visible, width};
use crate::claim::listing::Listed;
use crate::text::value::Value;
use crate::text::{Article, shown};

/// Words of articles are cut here, in columns.
const WORDS: usize = 48;

/// Writes what was extracted of one kind, or of every kind: place, kind, words, what they were read as, and what
/// that is about.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_text(
    article: &Article,
    listed: &[Listed],
    kind: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows: Vec<[String; 4]> =
        listed.iter().filter(|l| kind.is_none_or(|k| k == l.kind)).map(row).collect();
    let widest = |c: usize| rows.iter().map(|r| width(&r[c])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    writeln!(out, "{}: {}", visible(&article.path), rows.len())?;
    for [place, kind, words, read_as] in &rows {
        let place = format!("{}{place}", " ".repeat(widths[0] - width(place)));
        let (kind, words) = (padded(kind, widths[1]), padded(words, widths[2]));
        writeln!(out, "  {}", format!("{place}  {kind}  {words}  {read_as}").trim_end())?;
    }
    Ok(())
}

fn row(listed: &Listed) -> [String; 4] {
    let said = &listed.said;
    let words = visible(&said.text);
    let mut read_as = match &listed.value {
        None | Some(Value::Words(_)) => String::new(),
        Some(value) => visible(&shown::signed(value)).into_owned(),
    };
    if let Some(about) = &listed.about {
        let people = about.people.iter().map(|p| p.full.as_str());
        let of: Vec<&str> =
            [about.head.as_str()].into_iter().chain(people).filter(|s| !s.is_empty()).collect();
        read_as = join(read_as, &visible(&of.join(", ")));
    }
    if let Some(speech) = &listed.speech {
        let by = match speech {
            None => "nobody is said to have uttered it".to_owned(),
            Some(s) => {
                let cue = s.cue.as_deref().map_or(String::new(), |c| format!(" ({c})"));
                format!("{}{cue}", s.speaker.full)
            }
        };
        read_as = by_speaker(read_as, &visible(&by), listed);
    }
    let place = format!("{}:{}", said.place.line, said.place.column);
    [place, listed.kind.to_owned(), format!("“{}”", head(&words, WORDS)), read_as]
}

fn join(left: String, right: &str) -> String {
    match (left.is_empty(), right.is_empty()) {
        (_, true) => left,
        (true, _) => right.to_owned(),
        _ => format!("{left}  {right}"),
    }
}

/// The speaker with the cue in place of the bare name that the claim is about.
fn by_speaker(read_as: String, by: &str, listed: &Listed) -> String {
    if matches!(listed.value, Some(Value::Name(_))) { read_as } else { by.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{self, Seen, listing};
    use crate::read::plain;
    use crate::rule::Rules;

    #[test]
    fn what_was_extracted_is_listed_in_columns() {
        let rules = Rules::builtin();
        let text = "“We will not sign a deal,” said Ana Ruiz on Monday. Twenty boats stayed out.".to_owned();
        let article = plain::article("a", "a\u{7}.txt", text, &rules.lexicon);
        let seen = Seen::new(&article, &rules.lexicon);
        for listed in
            [listing::of_claims(&claim::extract(&article, &rules.lexicon)), listing::of_mentions(&seen)]
        {
            let mut out = Vec::new();
            write_text(&article, &listed, None, &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            assert!(out.starts_with("a␇.txt: "), "{out}");
            assert_eq!(out.lines().count(), listed.len() + 1);
            assert!(out.lines().skip(1).all(|l| l.starts_with("  ") && l.contains('“')), "{out}");
            let mut json = Vec::new();
            write_jsonl(&listed, None, &mut json).unwrap();
            assert_eq!(String::from_utf8(json).unwrap().lines().count(), listed.len());
        }
    }
}
