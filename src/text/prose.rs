//! An article split into paragraphs, sentences and tokens, once, for all extractors: the only file that
//! knows sentencex.
//!
//! Only headlines, bodies and captions are split; furniture and date lines have no sentences and so no claims.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::token::{self, Token, TokenKind};
use super::{Article, Part, Span, normal};

/// A paragraph: one block of the article.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands.
    pub at: Span,
    /// Headline, body or caption.
    pub part: Part,
    /// Its sentences, as indices into [`Prose::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
}

/// A sentence. A quotation of several sentences stays one with the sentence that introduces it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub at: Span,
    /// Its tokens, as indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// Its paragraph, as an index into [`Prose::paragraphs`].
    pub paragraph: usize,
}

/// An article split up. The only borrowed type of the program: claims outlive it.
#[derive(Clone, Debug)]
pub struct Prose<'a> {
    /// The article.
    pub article: &'a Article,
    /// The word lists its tokens were looked up in.
    pub lexicon: &'a Lexicon,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

impl<'a> Prose<'a> {
    /// Splits an article.
    pub fn new(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        let mut prose = Prose {
            article,
            lexicon,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(article.text.len() / 5),
        };
        for block in &article.blocks {
            if matches!(block.part, Part::Headline | Part::Body | Part::Caption) {
                prose.add_paragraph(block.at, block.part);
            }
        }
        prose
    }

    fn add_paragraph(&mut self, at: Span, part: Part) {
        let (first_sentence, first_token) = (self.sentences.len(), self.tokens.len());
        let paragraph = self.paragraphs.len();
        token::read(&self.article.text, at, self.lexicon, &mut self.tokens);
        let mut next = first_token;
        for sentence in sentences(&self.article.text, at) {
            let start = next;
            while self.tokens.get(next).is_some_and(|t| t.at.start < sentence.end) {
                next += 1;
            }
            if next == start {
                continue;
            }
            let joins = self.sentences.len() > first_sentence && self.continues(start);
            let cover = self.tokens[start].at.cover(self.tokens[next - 1].at);
            match self.sentences.last_mut() {
                Some(last) if joins => {
                    last.at = last.at.cover(cover);
                    last.tokens.end = next;
                }
                _ => self.sentences.push(Sentence { at: cover, tokens: start..next, paragraph }),
            }
        }
        let (sentences, tokens) = (first_sentence..self.sentences.len(), first_token..self.tokens.len());
        self.paragraphs.push(Paragraph { at, part, sentences, tokens });
    }

    /// Whether the sentence that begins at `start` goes on with the one before: "at 5 p.m. | Thursday".
    fn continues(&self, start: usize) -> bool {
        if self.titles(start) {
            return true;
        }
        // "Sept. | 11"
        let month = start >= 2
            && self.text(start - 1) == "."
            && self.is(start - 2, Class::Month)
            && self.tokens[start].kind == TokenKind::Number;
        if month && self.text(start - 2).len() < 5 {
            return true;
        }
        let time = start >= 2 && matches!(&*self.normal(start - 1), "pm" | "am");
        time && self.tokens[start].classes.any(&[Class::Weekday, Class::Month, Class::RelativeDay])
    }

    /// Whether a shortened title and its full stop stand in front of a name: "Capt. | Ode".
    fn titles(&self, start: usize) -> bool {
        let (Some(stop), Some(title)) = (start.checked_sub(1), start.checked_sub(2)) else { return false };
        let shortened =
            self.value(title, Class::Title).is_some_and(|full| full.len() > self.text(title).len())
                || self.is(title, Class::Honorific);
        let named = self.tokens.get(start).is_some_and(|t| {
            t.capital && !t.classes.any(&[Class::Pronoun, Class::Determiner, Class::Function, Class::Cue])
        });
        shortened && named && self.text(stop) == "." && self.tokens.get(stop).is_some_and(|t| t.glued)
    }

    /// A token as written.
    #[inline]
    pub fn text(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.at.of(&self.article.text))
    }

    /// A token without its possessive, as written.
    #[inline]
    pub fn core(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.core_span().of(&self.article.text))
    }

    /// A token's normal form, without its possessive.
    #[inline]
    pub fn normal(&self, token: usize) -> Cow<'a, str> {
        let Some(found) = self.tokens.get(token) else { return Cow::Borrowed("") };
        if found.plain {
            Cow::Borrowed(found.core_span().of(&self.article.text))
        } else {
            self.normalised(found)
        }
    }

    /// The normal form of a token that is not written in it: that of the lexicon, where the word is known.
    fn normalised(&self, token: &Token) -> Cow<'a, str> {
        match self.lexicon.word(token.word).filter(|_| token.kind == TokenKind::Word) {
            Some(word) => Cow::Borrowed(word),
            None => normal::word(token.core_span().of(&self.article.text)),
        }
    }

    /// Whether a token is of `class`.
    #[inline]
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.tokens.get(token).is_some_and(|t| t.classes.has(class))
    }

    /// Whether a token is a word.
    #[inline]
    pub fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// The value of a token as a member of `class`.
    #[inline]
    pub fn value(&self, token: usize, class: Class) -> Option<&'a str> {
        let token = self.tokens.get(token).filter(|t| t.classes.has(class))?;
        self.lexicon.value(token.entry, class)
    }

    /// The longest entry of `class` that begins at a token, of one word or several: the tokens it takes and
    /// its value. Hyphens between the words of an entry are passed over.
    #[inline]
    pub fn entry(&self, token: usize, class: Class) -> Option<(Range<usize>, &'a str)> {
        let first = self.tokens.get(token)?;
        if first.classes.has(class) || first.begins.has(class) { self.looked_up(token, class) } else { None }
    }

    fn looked_up(&self, token: usize, class: Class) -> Option<(Range<usize>, &'a str)> {
        let first = self.tokens.get(token)?;
        if first.begins.has(class) {
            let found = self
                .lexicon
                .phrase(first.entry, class, |k| Some(self.tokens.get(self.word_after(token, k)?)?.word));
            if let Some((words, value)) = found {
                let last = self.word_after(token, words - 1).unwrap_or(token);
                return Some((token..last + 1, value));
            }
        }
        self.value(token, class).map(|value| (token..token + 1, value))
    }

    /// The `k`-th word behind a token, where only hyphens and the apostrophes of plurals stand between.
    fn word_after(&self, token: usize, k: usize) -> Option<usize> {
        let mut at = token;
        for _ in 0..k {
            at += 1;
            if matches!(self.text(at), "-" | "'" | "’") {
                at += 1;
            }
            if self.tokens.get(at)?.kind == TokenKind::Mark {
                return None;
            }
        }
        Some(at)
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The first token that ends behind a byte offset.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.at.end <= offset)
    }

    /// The tokens that lie in a span.
    pub fn tokens_in(&self, at: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.at.start < at.start);
        let end = self.tokens.partition_point(|t| t.at.end <= at.end);
        start..end.max(start)
    }

    /// The span of a run of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.at.cover(b.at),
            _ => Span::default(),
        }
    }
}

/// The longest stretch handed to the sentence splitter at once, in bytes: it slows down on one endless line.
const STRETCH: usize = 1 << 14;

/// The sentences of a paragraph, as spans of the whole text.
fn sentences(text: &str, at: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = at.start as usize;
    while start < at.end as usize {
        let end = stretch_end(text, start, at.end as usize);
        for found in sentencex::get_sentence_boundaries("en", &text[start..end]) {
            out.push(Span::new(start + found.start_byte, start + found.end_byte));
        }
        start = end;
    }
    out
}

/// Where a stretch that starts at `start` ends: behind a full stop near the limit, or at the paragraph's end.
fn stretch_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= STRETCH {
        return end;
    }
    let mut cut = start + STRETCH;
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let stretch = &text[start..cut];
    let stop = stretch.rfind(". ").map(|i| i + 2).filter(|&i| i > STRETCH / 2);
    start + stop.or_else(|| stretch.rfind(' ').map(|i| i + 1)).unwrap_or(stretch.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::WordList;

    fn article(text: &str) -> Article {
        let at = Span::new(0, text.len());
        let blocks = vec![super::super::Block { at, part: Part::Body }];
        Article {
            sigil: super::super::Sigil::new("a"),
            path: String::new(),
            role: Default::default(),
            outlet: None,
            date: None,
            beside: None,
            headline: None,
            blocks,
            text: text.to_owned(),
        }
    }

    fn lexicon() -> Lexicon {
        let mut list = WordList::default();
        let mut add = |class, value: &str, words: &[&str]| {
            let words = words.iter().map(|&w| w.to_owned()).collect();
            list.0.entry(class).or_default().insert(value.to_owned(), words);
        };
        add(Class::Weekday, "4", &["Thursday"]);
        add(Class::Title, "vice president", &["vice president"]);
        add(Class::Cue, "say", &["said", "according to"]);
        let mut lexicon = Lexicon::default();
        lexicon.add(&list);
        lexicon
    }

    #[test]
    fn sentences_keep_titles_and_times_whole() {
        let text = "Sen. Ruiz spoke at 5 p.m. Thursday in the U.S. Capitol. \"One. Two,\" she said.";
        let (article, lexicon) = (article(text), lexicon());
        let prose = Prose::new(&article, &lexicon);
        let found: Vec<_> = prose.sentences.iter().map(|s| article.slice(s.at)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn entries_of_several_words_are_found_across_a_hyphen() {
        let text = "Vice-President Ode, according to them, said";
        let (article, lexicon) = (article(text), lexicon());
        let prose = Prose::new(&article, &lexicon);
        assert_eq!(prose.entry(0, Class::Title), Some((0..3, "vice president")));
        assert_eq!(prose.entry(5, Class::Cue), Some((5..7, "say")));
        assert_eq!(prose.entry(9, Class::Cue), Some((9..10, "say")));
    }

    #[test]
    fn an_endless_line_is_split_in_stretches() {
        let text = "One sentence stands here. ".repeat(3000);
        let (article, lexicon) = (article(&text), lexicon());
        let prose = Prose::new(&article, &lexicon);
        assert_eq!(prose.sentences.len(), 3000);
    }
}
