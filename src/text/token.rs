//! Tokens: words, numbers and marks, with their places. Reading them is one pass over the bytes of a
//! paragraph; what a token means is asked of the lexicon once, here, and kept as a set of classes.
//!
//! Hyphenated words are several tokens, so that "state-funded" and "state funded" meet; a dotted sequence of
//! initials is one ("U.S.", "F.B.I."); an apostrophe inside a word belongs to it ("don’t", "Adams’s"), one at
//! its end is a mark of its own, since only the quotation reader can tell it from a closing quote.

use super::Span;
use super::lexicon::{Classes, Lexicon};
use super::normal;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, the dots of initials, and digits behind the first letter.
    Word,
    /// Digits, with inner commas, a decimal point, or the colon of a time.
    Number,
    /// One mark; runs of dots or hyphens, and two straight or grave single marks together, are one.
    Mark,
}

/// A word, number or mark in its place.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub at: Span,
    /// Where the word ends without a possessive `’s`; `at.end` otherwise.
    pub core: u32,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// No white space stands before it.
    pub glued: bool,
    /// It begins with a capital letter.
    pub capital: bool,
    /// It is all capitals, and more than one letter.
    pub caps: bool,
    /// Without its possessive it is written in its normal form: small Latin letters and digits, or one mark.
    pub plain: bool,
    /// Its number in the lexicon; 0 where the lexicon does not know it by itself or as the first of a phrase.
    pub entry: u32,
    /// The same number also where it only stands inside phrases.
    pub word: u32,
    /// What the lexicon knows it as.
    pub classes: Classes,
    /// What phrases begin with it. Kept here beside `classes`, so that most questions never reach the lexicon.
    pub begins: Classes,
}

impl Token {
    /// Whether it ends in a possessive `’s`.
    pub fn possessive(&self) -> bool {
        self.core < self.at.end
    }

    /// The word without its possessive.
    pub fn core_span(&self) -> Span {
        Span { start: self.at.start, end: self.core }
    }
}

/// Reads the tokens of `text[at]` onto the end of `tokens`.
pub fn read(text: &str, at: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut lower = String::with_capacity(32);
    let bytes = text.as_bytes();
    let end = at.end as usize;
    let mut i = at.start as usize;
    let mut glued = false;
    while i < end {
        // Most of a text is plain letters and single spaces: those take the short way.
        let byte = bytes[i];
        if byte == b' ' {
            glued = false;
            i += 1;
            continue;
        }
        if let Some(token) = plain_word(text, i, end, glued, lexicon, &mut lower) {
            i = token.at.end as usize;
            glued = true;
            tokens.push(token);
            continue;
        }
        let (c, width) = if byte < 0x80 { (char::from(byte), 1) } else { char_at(text, i) };
        if is_space(c) {
            glued = false;
            i += width;
            continue;
        }
        let (kind, stop) = if c.is_alphabetic() {
            (TokenKind::Word, word_end(text, i, end))
        } else if c.is_ascii_digit() {
            (TokenKind::Number, number_end(text.as_bytes(), i, end))
        } else {
            (TokenKind::Mark, mark_end(text.as_bytes(), i, end, width))
        };
        tokens.push(token(text, Span::new(i, stop), kind, c, glued, lexicon, &mut lower));
        glued = true;
        i = stop;
    }
}

/// A word of small Latin letters, the first perhaps a capital, with nothing behind it that could belong to it.
fn plain_word(
    text: &str,
    start: usize,
    end: usize,
    glued: bool,
    lexicon: &Lexicon,
    lower: &mut String,
) -> Option<Token> {
    let bytes = &text.as_bytes()[start..end];
    let capital = bytes[0].is_ascii_uppercase();
    let small = bytes[usize::from(capital)..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    let len = usize::from(capital) + small;
    let apart = matches!(
        bytes.get(len),
        None | Some(b' ' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"' | b'-' | b'\n')
    );
    let stops = apart || bytes[len] == b'.' && len > 1;
    if small == 0 || !stops {
        return None;
    }
    let written = &text[start..start + len];
    let known = if capital {
        lower.clear();
        lower.push_str(written);
        lower.make_ascii_lowercase();
        lexicon.find(lower)
    } else {
        lexicon.find(written)
    };
    let at = Span::new(start, start + len);
    let word = known.unwrap_or(0);
    let (classes, begins) = lexicon.known_as(word);
    let entry = if classes.is_empty() && begins.is_empty() { 0 } else { word };
    let kind = TokenKind::Word;
    let (core, caps, plain) = (at.end, false, !capital);
    Some(Token { at, core, kind, glued, capital, caps, plain, entry, word, classes, begins })
}

fn token(
    text: &str,
    at: Span,
    kind: TokenKind,
    first: char,
    glued: bool,
    lexicon: &Lexicon,
    lower: &mut String,
) -> Token {
    let written = at.of(text);
    let core = at.end - possessive_len(written, kind);
    let (mut capital, mut caps) = (false, false);
    let mut number = 0;
    let word = written.get(..(core - at.start) as usize).unwrap_or_default();
    let plain = match kind {
        TokenKind::Mark => matches!(word.as_bytes(), [b] if b.is_ascii() && *b != b'`'),
        _ => word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
    };
    if kind == TokenKind::Word {
        capital = first.is_uppercase();
        caps = capital && written.len() > 1 && !written.chars().any(char::is_lowercase);
        let known = if plain {
            lexicon.find(word)
        } else if word.bytes().all(|b| b.is_ascii_alphabetic()) && word != "US" {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            lexicon.find(lower)
        } else {
            lexicon.find(&normal::word(word))
        };
        number = known.unwrap_or(0);
    }
    if kind == TokenKind::Mark && is_sign(first) {
        number = lexicon.find(written).unwrap_or(0);
    }
    let (classes, begins) = lexicon.known_as(number);
    let entry = if classes.is_empty() && begins.is_empty() { 0 } else { number };
    Token { at, core, kind, glued, capital, caps, plain, entry, word: number, classes, begins }
}

/// Marks that stand for words, as against those that divide them: & % $ £ €.
fn is_sign(c: char) -> bool {
    match c {
        c if c.is_ascii() => matches!(c, '&' | '%' | '$' | '#' | '@' | '+' | '='),
        c => !matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '―'),
    }
}

/// The length of a possessive ending, in bytes.
fn possessive_len(written: &str, kind: TokenKind) -> u32 {
    if kind == TokenKind::Mark {
        return 0;
    }
    match written.as_bytes() {
        [.., b'\'', b's' | b'S'] => 2,
        [.., 0xE2, 0x80, 0x98 | 0x99, b's' | b'S'] => 4,
        _ => 0,
    }
}

/// White space, and the invisible characters that saved pages leave behind.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{2060}')
}

fn char_at(text: &str, i: usize) -> (char, usize) {
    let b = text.as_bytes()[i];
    if b < 0x80 {
        return (char::from(b), 1);
    }
    let c = text[i..].chars().next().unwrap_or(' ');
    (c, c.len_utf8())
}

fn apostrophe_len(bytes: &[u8], i: usize) -> usize {
    match bytes.get(i..) {
        Some([b'\'', ..]) => 1,
        Some([0xE2, 0x80, 0x99, ..]) => 3,
        Some([0xE2, 0x80, 0x98, tail @ ..]) if is_tail(tail) => 3,
        _ => 0,
    }
}

/// Whether a turned apostrophe stands before these bytes, and no quotation opens in the midst of a word: `Ode‘s`.
fn is_tail(behind: &[u8]) -> bool {
    const TAILS: [&[u8]; 7] = [b"s", b"t", b"d", b"m", b"re", b"ve", b"ll"];
    let letters = behind.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    TAILS.iter().any(|t| behind[..letters].eq_ignore_ascii_case(t))
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut i = start;
    let mut letters = 0;
    while i < end {
        if bytes[i].is_ascii_alphanumeric() {
            letters += 1;
            i += 1;
            continue;
        }
        let (c, width) = char_at(text, i);
        if c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c) {
            letters += 1;
            i += width;
            continue;
        }
        let mark = apostrophe_len(bytes, i);
        if mark > 0 && letter_at(text, i + mark, end) {
            i += mark;
        } else if c == '.' && letters == 1 && initial(text, i, start, end)
            || c == '&' && letter_at(text, i + 1, end) && text[start..i].chars().all(char::is_uppercase)
        {
            i += 1;
        } else {
            break;
        }
        letters = 0;
    }
    i
}

/// Whether the dot at `i` behind a single letter belongs to initials: another single letter and its dot
/// stand behind it, or before the letter a dot stood already.
fn initial(text: &str, i: usize, start: usize, end: usize) -> bool {
    let rest = text.as_bytes().get(i + 1..end).unwrap_or_default();
    let more = matches!(rest, [a, b'.', ..] if a.is_ascii_alphabetic());
    more || text[start..i].contains('.')
}

fn letter_at(text: &str, i: usize, end: usize) -> bool {
    i < end && char_at(text, i).0.is_alphanumeric()
}

fn number_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let digit = |i: usize| i < end && bytes[i].is_ascii_digit();
    let mut i = start;
    while i < end {
        let inner = match bytes[i] {
            b'0'..=b'9' => true,
            b'.' => digit(i + 1),
            b',' => digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4),
            b':' => digit(i + 1) && digit(i + 2) && !digit(i + 3) && i - start <= 2,
            _ => false,
        };
        if !inner {
            break;
        }
        i += 1;
    }
    let mark = apostrophe_len(bytes, i);
    if mark > 0
        && bytes.get(i + mark) == Some(&b's')
        && !bytes.get(i + mark + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        i += mark + 1;
    }
    i.min(end)
}

fn mark_end(bytes: &[u8], start: usize, end: usize, width: usize) -> usize {
    let first = bytes[start];
    let run = bytes[start..end].iter().take_while(|&&b| b == first).count();
    match first {
        b'.' | b'-' => start + run,
        b'\'' | b'`' if run == 2 => start + 2,
        _ => start + width,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        read(text, Span::new(0, text.len()), &Lexicon::default(), &mut tokens);
        tokens.iter().map(|t| t.at.of(text).to_owned()).collect()
    }

    #[test]
    fn tokens_are_words_numbers_and_marks() {
        for (text, expected) in [
            ("Sen. Ruiz, D-Minn., said", "Sen|.|Ruiz|,|D|-|Minn|.|,|said"),
            ("the U.S. paid $1,250.50.", "the|U.S.|paid|$|1,250.50|."),
            ("It’s Adams’s, not Adams’ or years'", "It’s|Adams’s|,|not|Adams|’|or|years|'"),
            ("Ode‘s, couldn‘t, so‘called’", "Ode‘s|,|couldn‘t|,|so|‘|called|’"),
            ("52-47 at 14:02 … wait...", "52|-|47|at|14:02|…|wait|..."),
            ("AT&T on 9/11, in 1990s", "AT&T|on|9|/|11|,|in|1990|s"),
            ("''Yes,'' 2016's F.B.I.", "''|Yes|,|''|2016's|F.B.I."),
            ("1.2bn 16th Covid-19", "1.2|bn|16|th|Covid|-|19"),
            ("John F. Kent", "John|F|.|Kent"),
        ] {
            assert_eq!(words(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_possessive_has_a_core() {
        let mut tokens = Vec::new();
        let text = "Russia’s envoy";
        read(text, Span::new(0, text.len()), &Lexicon::default(), &mut tokens);
        assert!(tokens[0].possessive());
        assert_eq!(tokens[0].core_span().of(text), "Russia");
    }
}
