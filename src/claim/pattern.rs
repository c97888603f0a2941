//! Claims by the patterns of rules: what a user's pattern captures arrives as values, as the readers of
//! mentions understand them ("nine" is 9). The patterns come down with the lexicon; no rule is seen here.
//!
//! A pattern is matched sentence by sentence against the text with one sign in the place of each mention that
//! its blocks name. So `{number}` is whatever the reader of quantities took for one, and no second grammar of
//! numbers is written down as a regular expression.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::count::head::term;
use super::count::{is_content, story_sentence};
use super::{About, Claim, Extractor, Kind, Seen, party};
use crate::mention::QuantityMention;
use crate::text::lexicon::{Class, RuleCaptures};
use crate::text::pattern::{Block, Capture, Group, is_sign};
use crate::text::prose::Prose;
use crate::text::token::TokenKind;
use crate::text::value::{Hand, Quantity, Sort, Value, Word, Words};
use crate::text::{Span, normal};

pub(super) const PATTERN: Extractor = Extractor { name: "pattern", kinds: &[Kind::Other], extract };

fn extract(seen: &Seen) -> Vec<Claim> {
    let rules = seen.prose.lexicon.captures();
    if rules.is_empty() {
        return Vec::new();
    }
    let mut claims = Vec::new();
    for sentence in 0..seen.prose.sentences.len() {
        let Some(tokens) = story_sentence(&seen.prose, sentence) else { continue };
        // Rules that use the same blocks read the same text.
        let mut texts: BTreeMap<&[Block], Signed> = BTreeMap::new();
        for rule in rules {
            let mut taken: Vec<Span> = Vec::new();
            for pattern in &rule.patterns {
                let signed = texts
                    .entry(pattern.blocks())
                    .or_insert_with(|| Signed::new(seen, &tokens, pattern.blocks()));
                for found in matches(seen, rule, pattern, signed) {
                    if taken.iter().all(|t| !t.overlaps(found.whole)) {
                        taken.push(found.whole);
                        claims.push(claim(seen, rule, &tokens, found));
                    }
                }
            }
        }
    }
    claims
}

/// What a pattern found.
struct Found {
    whole: Span,
    /// Where the values stand, in the order of the text.
    spans: Vec<Span>,
    value: Value,
}

fn matches(seen: &Seen, rule: &RuleCaptures, pattern: &Capture, signed: &Signed) -> Vec<Found> {
    let mut out = Vec::new();
    for (whole, groups) in pattern.matches(&signed.text) {
        let mut values: Vec<(String, Value)> = Vec::new();
        for name in &rule.groups {
            let group = groups.iter().find(|g| g.name == name);
            values.extend(group.map(|g| (name.clone(), signed.value(seen, g))));
        }
        let mut spans: Vec<Span> = groups.iter().map(|g| signed.span(&g.at)).collect();
        spans.sort_unstable();
        let value = if rule.groups.len() > 1 {
            (!values.is_empty()).then_some(Value::Parts(values))
        } else {
            values.pop().map(|(_, value)| value)
        };
        out.extend(value.map(|value| Found { whole: signed.span(&whole), spans, value }));
    }
    out
}

fn claim(seen: &Seen, rule: &RuleCaptures, tokens: &Range<usize>, found: Found) -> Claim {
    let prose = &seen.prose;
    let inside = prose.tokens_in(found.whole);
    let beside = |i: &usize| !inside.contains(i);
    const NO_FACT: [Class; 5] =
        [Class::Cue, Class::Weekday, Class::Month, Class::RelativeDay, Class::Cardinal];
    let tells = |i: &usize| is_content(prose, *i) && !prose.tokens[*i].classes.any(&NO_FACT);
    let terms: BTreeSet<String> =
        tokens.clone().filter(beside).filter(tells).map(|i| term(prose, i)).collect();
    let people = seen.cast.within(tokens.clone()).iter().map(|r| party::member(seen, r.person)).collect();
    let mut days =
        seen.mentions.dates.iter().filter(|d| tokens.contains(&d.tokens.start) && beside(&d.tokens.start));
    let when = match (days.next(), days.next()) {
        (Some(day), None) => day.value.earliest.zip(day.value.latest),
        _ => None,
    };
    let spans = found.spans.iter().copied().reduce(Span::cover).map_or_else(Vec::new, |at| vec![at]);
    Claim {
        kind: Kind::Other,
        about: About { head: rule.rule.clone(), terms, people, when, ..About::default() },
        value: found.value,
        said: seen.said(spans, Vec::new()),
        speech: None,
    }
}

/// A sentence with a sign in the place of each mention.
struct Signed {
    text: String,
    /// Where pieces of the text begin, and where they stood in the article; a sign is a piece of its own.
    pieces: Vec<Piece>,
}

struct Piece {
    start: usize,
    at: Span,
    /// For a sign: what it stands for.
    value: Option<Value>,
}

impl Signed {
    fn new(seen: &Seen, tokens: &Range<usize>, blocks: &[Block]) -> Self {
        let article = &seen.prose.article.text;
        let sentence = seen.prose.span(tokens.clone());
        let mut signed = Signed { text: String::new(), pieces: Vec::new() };
        let mut done = sentence.start;
        for (at, block, value) in mentions(seen, tokens, blocks) {
            if at.start < done || at.end > sentence.end {
                continue;
            }
            signed.plain(article, Span { start: done, end: at.start });
            signed.pieces.push(Piece { start: signed.text.len(), at, value: Some(value) });
            signed.text.push(block.sign());
            done = at.end;
        }
        signed.plain(article, Span { start: done, end: sentence.end });
        signed
    }

    /// Goes on with the article's own words. A sign that stands in them is none of ours.
    fn plain(&mut self, article: &str, at: Span) {
        if at.is_empty() {
            return;
        }
        self.pieces.push(Piece { start: self.text.len(), at, value: None });
        // The replacement has as many bytes, so that places stay.
        self.text.extend(at.of(article).chars().map(|c| if is_sign(c) { '\u{fffd}' } else { c }));
    }

    /// The piece that holds a byte of the text.
    fn piece(&self, byte: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|p| p.start <= byte);
        self.pieces.get(behind.checked_sub(1)?)
    }

    /// Where a stretch of the text stands in the article.
    fn span(&self, range: &Range<usize>) -> Span {
        let place = |byte: usize, end: bool| {
            self.piece(byte).map_or(0, |p| match (&p.value, end) {
                (Some(_), false) => p.at.start,
                (Some(_), true) => p.at.end,
                (None, _) => p.at.start + (byte - p.start) as u32 + u32::from(end),
            })
        };
        let start = place(range.start, false);
        let end = if range.is_empty() { start } else { place(range.end - 1, true) };
        Span { start, end }
    }

    /// The value of a group: that of the first mention in it, or else its words.
    fn value(&self, seen: &Seen, group: &Group) -> Value {
        let inside = |p: &&Piece| group.at.contains(&p.start);
        let mention = self.pieces.iter().filter(inside).find_map(|p| p.value.clone());
        mention.unwrap_or_else(|| words(seen, self.span(&group.at)))
    }
}

/// The mentions of a sentence that some blocks stand for, in the order of the text, longer ones first.
fn mentions(seen: &Seen, tokens: &Range<usize>, blocks: &[Block]) -> Vec<(Span, Block, Value)> {
    let mut out = Vec::new();
    let mentions = &seen.mentions;
    for mention in inside(&mentions.quantities, tokens, |m| &m.tokens) {
        let block = block_of(mention.value.sort);
        if let Some(block) = block.filter(|b| blocks.contains(b)) {
            out.extend(quantities(seen, mention).into_iter().map(|(at, q)| (at, block, Value::Quantity(q))));
        } else if blocks.contains(&Block::Number) {
            out.extend(bare_number(seen, mention).map(|(at, q)| (at, Block::Number, Value::Quantity(q))));
        }
    }
    if blocks.contains(&Block::Date) {
        for mention in inside(&mentions.dates, tokens, |m| &m.tokens) {
            out.push((mention.at, Block::Date, Value::Date(mention.value.clone())));
        }
    }
    if blocks.contains(&Block::Name) {
        for mention in inside(&mentions.names, tokens, |m| &m.tokens) {
            out.push((mention.at, Block::Name, Value::Name((*mention.value).clone())));
        }
    }
    out.sort_by_key(|(at, ..)| (at.start, std::cmp::Reverse(at.end)));
    out
}

/// The mentions of an ordered list that begin in a sentence.
fn inside<'a, T>(
    all: &'a [T],
    sentence: &Range<usize>,
    tokens: impl Fn(&T) -> &Range<usize> + 'a,
) -> impl Iterator<Item = &'a T> {
    let first = all.partition_point(|m| tokens(m).start < sentence.start);
    let end = sentence.end;
    all[first..].iter().take_while(move |m| tokens(m).start < end)
}

fn block_of(sort: Sort) -> Option<Block> {
    match sort {
        Sort::Cardinal | Sort::Multiplicity => Some(Block::Number),
        Sort::Money => Some(Block::Money),
        Sort::Percent => Some(Block::Percent),
        Sort::Age => Some(Block::Age),
        Sort::Ordinal | Sort::Duration | Sort::Measure => None,
    }
}

/// The number of a mention with a unit, for who writes the unit into the pattern: "for {number} years", "${number}". Its
/// hedge goes with it. Of two figures that make one ("6 feet 2") neither is it.
fn bare_number(seen: &Seen, mention: &QuantityMention) -> Option<(Span, Quantity)> {
    if matches!(mention.value.sort, Sort::Ordinal) || mention.against.is_some() {
        return None;
    }
    let prose = &seen.prose;
    let number = |i: &usize| counts(prose, *i);
    let first = mention.tokens.clone().find(number)?;
    let end = (first..mention.tokens.end).find(|i| !number(i)).unwrap_or(mention.tokens.end);
    if (end..mention.tokens.end).any(|i| number(&i)) {
        return None;
    }
    let is_word = |i: usize| prose.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    let hedged = (mention.tokens.start..first).all(|i| is_word(i) && !prose.is(i, Class::Currency));
    let start = if hedged { mention.tokens.start } else { first };
    let value = Quantity { sort: Sort::Cardinal, unit: None, ..mention.value.clone() };
    Some((prose.span(start..end), value))
}

/// Whether a token is a number or a word for one.
fn counts(prose: &Prose, token: usize) -> bool {
    let classes = &[Class::Cardinal, Class::Scale];
    prose.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Number || t.classes.any(classes))
}

/// The numbers of a mention: one, or the two of a tally ("31-24").
fn quantities(seen: &Seen, mention: &QuantityMention) -> Vec<(Span, Quantity)> {
    let Some(against) = &mention.against else { return vec![(mention.at, mention.value.clone())] };
    let prose = &seen.prose;
    let tokens = mention.tokens.clone();
    let counts = |i: &usize| counts(prose, *i);
    // The words between the two ("votes to"), or else the dash: the one that is no hyphen, where there are several.
    let is_mark = |i: &usize| prose.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Mark);
    let words = || tokens.clone().filter(|i| !counts(i) && !is_mark(i));
    let marks = || tokens.clone().filter(is_mark);
    let between = words()
        .next()
        .zip(words().next_back())
        .or_else(|| marks().find(|&i| prose.text(i) != "-").or_else(|| marks().next_back()).map(|i| (i, i)));
    let Some((first, last)) = between else { return Vec::new() };
    let sides = [(tokens.start..first, &mention.value), (last + 1..tokens.end, against)];
    sides.map(|(tokens, value)| (prose.span(tokens), value.clone())).to_vec()
}

/// Words as a value, for a group without a block.
fn words(seen: &Seen, at: Span) -> Value {
    let tokens = seen.prose.tokens_in(at);
    let word = |i: usize| Word {
        normal: normal::word(seen.prose.text(i)).into_owned(),
        shown: seen.prose.text(i).to_owned(),
        hand: Hand::Speaker,
        ends: false,
    };
    Value::Words(Words {
        words: tokens.filter(|&i| seen.prose.tokens[i].kind != TokenKind::Mark).map(word).collect(),
        whole: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::plain;
    use crate::rule::Rules;
    use crate::text::shown;

    /// What patterns find in a text: `words=value`, the groups of a value between dashes.
    fn check(patterns: &[&str], text: &str, expected: &[&str]) {
        let patterns: Vec<Capture> = patterns.iter().map(|p| p.parse().unwrap()).collect();
        let mut lexicon = Rules::builtin().lexicon;
        lexicon.add_captures("mine", &patterns);
        let article = plain::article("a", "a", text.to_owned(), &lexicon);
        let claims = extract(&Seen::new(&article, &lexicon));
        let found: Vec<String> =
            claims.iter().map(|c| format!("{}={}", c.said.text, shown::value(&c.value))).collect();
        assert_eq!(found, expected, "{patterns:?}: {text}");
    }

    #[test]
    fn captures_arrive_as_values() {
        check(&["{number} boats"], "The storm sank nine boats and 4 tugs.", &["nine=9"]);
        // Who writes the unit into the pattern asks for the number before it.
        check(&["jailed for {number} years"], "Ruiz was jailed for three years.", &["three=3"]);
        check(&["drifted {number} miles"], "The boat drifted about 30 miles.", &["about 30=about 30"]);
        check(&[r"\$ ?{number}"], "It cost $4,500 in all.", &["4,500=4,500"]);
        check(&["{number} (?:percent|%)"], "Some 40 percent came.", &["Some 40=about 40"]);
        check(&["{money}", "{number}"], "It cost $4,500 in all.", &["$4,500=$4,500"]);
        check(&["{number}"], "The hall is 6 feet 2 inches wide.", &[]);
        check(&["toll of {money}"], "They pay a toll of $4.50 a car.", &["$4.50=$4.5"]);
        check(&["turnout.*{percent}"], "Turnout rose to 61 percent.", &["61 percent=61%"]);
        check(&["won by {name}"], "The race was won by Ana Ruiz.", &["Ana Ruiz=Ana Ruiz"]);
        check(&["the (?<colour>red|blue) ferry"], "They took the Red ferry.", &["Red=Red"]);
        check(&["{number} boats"], "The boats were nine years old.", &[]);
    }

    #[test]
    fn several_groups_are_one_value() {
        let tally =
            &["by (?<for>{number}) votes to (?<against>{number})", "(?<for>{number})-(?<against>{number})"];
        check(tally, "It passed by 31 votes to 24.", &["31 votes to 24=31–24"]);
        check(tally, "It passed 31-24. Then the toll passed 19-12.", &["31-24=31–24", "19-12=19–12"]);
        check(tally, "It passed by nine votes to two.", &["nine votes to two=9–2"]);
    }

    #[test]
    fn the_first_pattern_that_fits_a_place_has_it() {
        check(
            &["{number} fishing boats", "{number} (?:fishing )?boats"],
            "Four fishing boats sank.",
            &["Four=4"],
        );
    }

    #[test]
    fn signs_in_an_article_are_its_own() {
        check(&["{number} boats"], "\u{e000} boats sank, and \u{e001}9 boats.", &["9=9"]);
        check(&["{number} boats"], "Ünd 9 boats, ſaid «ä» 4 boats.", &["9=9", "4=4"]);
    }
}
