//! Text and Markdown: head lines, headline, paragraphs, and the lines that are not the story.

use crate::text::{Article, Block, Part, Role, Sigil, Span};

/// An article from a text.
pub fn article(sigil: &str, path: &str, text: String) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block { at: Span::new(start, start + body.len()), part: Part::Body });
        }
        at += line.len();
    }
    Article {
        sigil: Sigil::new(sigil),
        path: path.to_owned(),
        role: Role::Article,
        outlet: None,
        date: None,
        headline: None,
        blocks,
        text,
    }
}
