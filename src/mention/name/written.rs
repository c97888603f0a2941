//! A name as a stretch of the text writes it, in its parts.

use crate::text::Span;
use crate::text::normal;
use crate::text::prose::Prose;
use crate::text::value::Name;

/// The name that stands at a span, its white space made single.
pub(crate) fn written(prose: &Prose, at: Span) -> Name {
    let text = prose.article.slice(at);
    let Some(spaces) = single_spaces(text) else {
        return Name::new(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    };
    let mut parts = Vec::with_capacity(spaces + 1);
    parts.extend(text.split(' ').map(normal::name_part).filter(|p| !p.is_empty()));
    Name { full: text.to_owned(), parts, titles: Vec::new(), unnamed: false, body: false, known: None }
}

/// How many spaces part the words of an ASCII text; `None` where other white space does, or more than one.
fn single_spaces(text: &str) -> Option<usize> {
    let (mut spaces, mut before) = (0, b' ');
    for byte in text.bytes() {
        match byte {
            b' ' if before == b' ' => return None,
            b' ' => spaces += 1,
            b if !b.is_ascii_graphic() => return None,
            _ => {}
        }
        before = byte;
    }
    (before != b' ').then_some(spaces)
}
