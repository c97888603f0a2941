//! Text and Markdown: head lines, headline, paragraphs, and the lines that are not the story.
//!
//! Nothing is taken out of the text: a line that is no part of the story becomes a block that says so, and
//! every span still points into the bytes as they were read.

use super::dateline;
use crate::text::calendar::{self, Day};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::{Article, Block, Part, Role, Sigil, Span, normal, token};

/// An article from a text. `path` is what the user called it.
pub fn article(sigil: &str, path: &str, text: String, lexicon: &Lexicon) -> Article {
    let mut blocks = Vec::new();
    let mut date = None;
    for paragraph in paragraphs(&text) {
        match head_line(&text, paragraph, lexicon) {
            Some((day, rest)) if date.is_none() => {
                date = Some(day);
                let line = Span { start: paragraph.start, end: rest.map_or(paragraph.end, |r| r.start) };
                blocks.push(Block { at: trim(&text, line), part: Part::Dateline });
                blocks.extend(rest.map(|at| Block { at, part: part(&text, at, lexicon) }));
            }
            _ => blocks.push(Block { at: paragraph, part: part(&text, paragraph, lexicon) }),
        }
    }
    let headline = mark_headline(&text, &mut blocks);
    let mut article = Article {
        sigil: Sigil::new(sigil),
        path: path.to_owned(),
        role: Role::Article,
        outlet: None,
        date,
        beside: None,
        headline,
        blocks,
        text,
    };
    article.date = article.date.or_else(|| dateline::day(&article, lexicon));
    article
}

/// The paragraphs of a text: lines, or lines between blank lines where the text is wrapped at a fixed width.
fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut out: Vec<Span> = Vec::new();
    let mut joins = false;
    for line in lines {
        let at = trim(text, line);
        if at.is_empty() || is_rule(at.of(text)) {
            joins = false;
            continue;
        }
        let heading = at.of(text).starts_with('#');
        match out.last_mut() {
            Some(last) if joins && !heading => *last = last.cover(at),
            _ => out.push(without_markers(text, at)),
        }
        joins = wrapped && !heading;
    }
    out
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let at = Span::new(start, start + line.len());
            start += line.len();
            at
        })
        .collect()
}

/// A width that no wrapped line passes, in bytes; paragraphs on one line are longer as a rule.
const WRAP: u32 = 110;

/// Whether lines break in the middle of sentences: most lines are of middling length, none is long, and many
/// do not end like a sentence.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let filled: Vec<&str> = lines.iter().map(|l| l.of(text).trim()).filter(|l| !l.is_empty()).collect();
    let long = filled.iter().any(|l| l.len() as u32 > WRAP);
    let open = filled.iter().filter(|l| l.len() > 40 && !ends_sentence(l)).count();
    !long && filled.len() > 3 && open * 3 > filled.len()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', '*', '_']).ends_with(['.', '!', '?', ':', '…'])
}

/// A Markdown rule or front matter fence: `---`, `***`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '))
}

/// A paragraph without the Markdown marks of a heading, list item or block quotation before it.
fn without_markers(text: &str, at: Span) -> Span {
    let written = at.of(text);
    let rest = written.trim_start_matches(['#', '>']).trim_start();
    let rest = rest.strip_prefix("* ").or_else(|| rest.strip_prefix("- ")).unwrap_or(rest).trim_start();
    if rest.is_empty() { at } else { Span { start: at.end - rest.len() as u32, end: at.end } }
}

/// The span without white space and invisible characters around it.
fn trim(text: &str, at: Span) -> Span {
    let written = at.of(text);
    let front = written.trim_start_matches(token::is_space);
    let start = at.end - front.len() as u32;
    Span { start, end: start + front.trim_end_matches(token::is_space).len() as u32 }
}

/// The words that a head line may begin with.
const WORDS: [&str; 5] = ["date", "published", "updated", "posted", "created"];

/// The day that a head line gives, and what stands behind it on the same line: `date: 2017-03-02`,
/// `Published March 2, 2017`, or a day glued to the first sentence by a lost line break.
fn head_line(text: &str, at: Span, lexicon: &Lexicon) -> Option<(Day, Option<Span>)> {
    let written = at.of(text);
    let first = written.split([' ', ':']).next()?;
    let marked = WORDS.iter().any(|w| first.eq_ignore_ascii_case(w));
    if marked && let Some(found) = iso_day(written, first.len()) {
        let (day, len) = found;
        let rest = trim(text, Span { start: at.start + len as u32, end: at.end });
        return Some((day, (!rest.is_empty()).then_some(rest)));
    }
    if written.len() > 80 || ends_sentence(written) {
        return None;
    }
    let day = iso_day(written, 0).map(|(day, _)| day).or_else(|| english_day(written, lexicon))?;
    Some((day, None))
}

/// An ISO day behind at most some marks from `from` on, and where it ends.
fn iso_day(written: &str, from: usize) -> Option<(Day, usize)> {
    let rest = written.get(from..)?;
    let skipped = rest.len() - rest.trim_start_matches([' ', ':', '"', '\'']).len();
    let start = from + skipped;
    let day = calendar::parse_day(written.get(start..start + 10)?)?;
    Some((day, start + 10))
}

/// A day with month and year in a line of its own: `Thu March 2, 2017`, `2 March 2017 14:02 GMT`.
fn english_day(written: &str, lexicon: &Lexicon) -> Option<Day> {
    let (mut month, mut day, mut year) = (None, None, None);
    for word in written.split([' ', ',', '.', '|', '/', '(', ')']).filter(|w| !w.is_empty()) {
        let normal = normal::word(word);
        if let Some(n) = lexicon.value_of(&normal, Class::Month) {
            month = month.or(n.parse::<i8>().ok());
        } else if let Ok(n) = normal.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>() {
            match n {
                1..=31 => day = day.or(i8::try_from(n).ok()),
                1900..=2100 => year = year.or(Some(n)),
                _ => {}
            }
        } else if word.len() > 2 && word.starts_with(char::is_lowercase) && !WORDS.contains(&&*normal) {
            // A headline or a sentence without its full stop may name a day too.
            return None;
        }
    }
    Day::new(year?, month?, day?).ok()
}

/// The longest line that can be furniture or a credit, in bytes: a real paragraph that speaks of a newsletter
/// is longer.
const SHORT: u32 = 240;

/// The longest line that is furniture wherever the phrase stands in it, in bytes.
const NOTICE: u32 = 100;

/// What a paragraph is, by its words alone.
fn part(text: &str, at: Span, lexicon: &Lexicon) -> Part {
    if at.len() > SHORT {
        return Part::Body;
    }
    let mut tokens = Vec::new();
    token::read(text, at, lexicon, &mut tokens);
    let is = |i: usize, class| {
        let entry = tokens[i].entry;
        tokens[i].classes.has(class)
            || lexicon.phrase(entry, class, |k| tokens.get(i + k).map(|t| t.word)).is_some()
    };
    // Such a phrase opens the line, or the line is little more than the phrase.
    let front = if at.len() <= NOTICE { tokens.len() } else { tokens.len().min(4) };
    if (0..front).any(|i| is(i, Class::Furniture)) {
        return Part::Furniture;
    }
    let tail = tokens.len().saturating_sub(6);
    let credit = !ends_sentence(at.of(text))
        && (tail..tokens.len()).any(|i| tokens[i].capital && is(i, Class::Credit));
    if credit { Part::Caption } else { Part::Body }
}

/// The longest headline, in bytes.
const HEADLINE: u32 = 140;

/// Finds the headline: the first block of the story, where it is short, does not end like a sentence, and
/// longer blocks follow.
fn mark_headline(text: &str, blocks: &mut [Block]) -> Option<Span> {
    let more = blocks.iter().filter(|b| b.part == Part::Body).count() > 1;
    let first = blocks.iter_mut().find(|b| b.part == Part::Body)?;
    let written = first.at.of(text);
    let spoken = written.ends_with(['"', '”', '’', '\'']) && written.contains(". ");
    if !more || first.at.len() > HEADLINE || written.ends_with(['.', ':', '…']) || spoken {
        return None;
    }
    first.part = Part::Headline;
    Some(first.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::of_words(&[
            (Class::Month, "3", &["march"]),
            (Class::Furniture, "", &["is not supported"]),
            (Class::Credit, "", &["getty images"]),
        ])
    }

    fn parts(text: &str) -> (Option<String>, Vec<(Part, String)>) {
        let article = article("a", "a.txt", text.to_owned(), &lexicon());
        let blocks = article.blocks.iter().map(|b| (b.part, article.slice(b.at).to_owned())).collect();
        (article.date.map(|d| d.to_string()), blocks)
    }

    fn check(text: &str, date: Option<&str>, expected: &[(Part, &str)]) {
        let (found, blocks) = parts(text);
        assert_eq!(found.as_deref(), date, "{text}");
        let blocks: Vec<(Part, &str)> = blocks.iter().map(|(p, t)| (*p, t.as_str())).collect();
        assert_eq!(blocks, expected);
    }

    #[test]
    fn head_lines_give_the_day() {
        use Part::{Body, Dateline, Headline};
        check(
            " date 2021-03-02 The port closed on Monday.\n",
            Some("2021-03-02"),
            &[(Dateline, "date 2021-03-02"), (Body, "The port closed on Monday.")],
        );
        check(
            "Port closes after storm\n\ndate: 2021-03-02\n\nThe port closed.\n",
            Some("2021-03-02"),
            &[
                (Headline, "Port closes after storm"),
                (Dateline, "date: 2021-03-02"),
                (Body, "The port closed."),
            ],
        );
        check(
            "# Port closes\n\nUpdated 9:14 AM ET, Tue March 2, 2021\n\nThe port closed.",
            Some("2021-03-02"),
            &[
                (Headline, "Port closes"),
                (Dateline, "Updated 9:14 AM ET, Tue March 2, 2021"),
                (Body, "The port closed."),
            ],
        );
    }

    #[test]
    fn a_sentence_with_a_date_is_no_head_line() {
        use Part::Body;
        let text = "The port closed on March 2, 2021.";
        check(text, None, &[(Body, text)]);
    }

    #[test]
    fn furniture_and_captions_are_known() {
        use Part::{Body, Caption, Furniture, Headline};
        check(
            "Viewer 9 is not supported.\nPort closes\nThe quay at dawn.Ana Lund / Getty Images\nThe port closed.",
            None,
            &[
                (Furniture, "Viewer 9 is not supported."),
                (Headline, "Port closes"),
                (Caption, "The quay at dawn.Ana Lund / Getty Images"),
                (Body, "The port closed."),
            ],
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "Port closes\n\nThe harbour authority closed the port on Monday after a\nstorm had torn two cranes from their rails and sunk a\nbarge at the quay.\n\nNobody was hurt.\n";
        let (_, blocks) = parts(text);
        assert_eq!(blocks.len(), 3, "{blocks:?}");
    }
}
