//! What the words behind a name say the person is: "Ann Ode, the port minister,".

use std::ops::Range;

use crate::text::lexicon::Class;
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
    Some(words(prose, start..noun + 1))
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
        let ends = token.classes.any(&[Class::Cue, Class::Pronoun, Class::Modal])
            || matches!(
                prose.text(i),
                "who" | "which" | "was" | "is" | "of" | "for" | "in" | "at" | "to" | "and"
            );
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
pub(super) fn words(prose: &Prose, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for i in tokens.filter(|&i| prose.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark)) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&prose.normal(i));
    }
    out
}
