//! What the words behind a name say the person is: "Ann Ode, the port minister,".

use std::borrow::Cow;
use std::ops::Range;

use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::token::TokenKind;

/// The longest description read, in tokens.
const LONGEST: usize = 12;

/// The description behind a name that ends at `end`, without its article; lower case.
pub(super) fn behind(prose: &Prose, end: usize) -> Option<String> {
    if prose.text(end) != "," {
        return None;
    }
    let mut start = end + 1;
    if prose.is(start, Class::Determiner) || matches!(prose.text(start), "the" | "a" | "an") {
        start += 1;
    }
    let noun = head(prose, start)?;
    Some(words(prose, start..noun + 1).into_owned())
}

/// The last role noun or office of the description's first noun phrase.
fn head(prose: &Prose, start: usize) -> Option<usize> {
    let mut found = None;
    for i in start..start + LONGEST {
        let token = prose.tokens.get(i)?;
        if token.kind == TokenKind::Mark {
            if prose.text(i) == "-" || prose.text(i) == "." && token.glued && prose.is(i - 1, Class::Title) {
                continue;
            }
            break;
        }
        let ends = [
            Class::Cue,
            Class::Pronoun,
            Class::Modal,
            Class::Relative,
            Class::Conjunction,
            Class::Preposition,
            Class::Auxiliary,
        ];
        let ends = token.classes.any(&ends);
        if ends && !token.classes.any(&[Class::RoleNoun, Class::Title]) {
            break;
        }
        if token.classes.any(&[Class::RoleNoun, Class::Title]) {
            found = Some(i);
        } else if let Some((tokens, _)) = prose.entry(i, Class::Title) {
            found = Some(tokens.end - 1);
        }
    }
    found
}

/// The words of a run of tokens in lower case, marks left out.
pub(super) fn words<'a>(prose: &Prose<'a>, tokens: Range<usize>) -> Cow<'a, str> {
    let written = prose.article.slice(prose.span(tokens.clone()));
    if plain(written) {
        return Cow::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    for i in tokens.filter(|&i| prose.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark)) {
        if !out.is_empty() {
            out.push(' ');
        }
        let word = prose.core(i);
        let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
        // Of words of plain letters, "US" alone has a normal form of its own.
        if letters && word != "US" {
            let from = out.len();
            out.push_str(word);
            if let Some(added) = out.get_mut(from..) {
                added.make_ascii_lowercase();
            }
        } else {
            out.push_str(&normal::word(word));
        }
    }
    Cow::Owned(out)
}

/// Whether a text is nothing but small letters and single spaces, and so its words as they are compared.
fn plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(byte.is_ascii_lowercase() || byte == b' ' && before != b' ') {
            return false;
        }
        before = byte;
    }
    true
}
