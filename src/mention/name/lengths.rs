//! How long the entries of the word lists are that begin at a token: asked many times of one word, and
//! looked up once.

use std::cell::Cell;

use crate::text::lexicon::Class;
use crate::text::prose::Prose;

/// The lengths of the entries that begin at one token, in tokens; 0 where there is none.
#[derive(Clone, Copy, Default)]
pub(super) struct Lengths {
    asked: bool,
    pub place: u8,
    pub outlet: u8,
    pub title: u8,
    pub honorific: u8,
}

/// The lengths at every token of an article that was asked for.
pub(super) struct Memory(Vec<Cell<Lengths>>);

impl Memory {
    pub(super) fn new(prose: &Prose) -> Self {
        Memory(vec![Cell::default(); prose.tokens.len()])
    }

    /// The lengths at a token.
    pub(super) fn at(&self, prose: &Prose, i: usize) -> Lengths {
        let Some(token) = prose.tokens.get(i).filter(|t| t.entry != 0) else { return Lengths::default() };
        let Some(cell) = self.0.get(i) else { return Lengths::default() };
        let known = cell.get();
        if known.asked {
            return known;
        }
        let length = |class| {
            if !token.begins.has(class) {
                return u8::from(token.classes.has(class));
            }
            prose.entry(i, class).map_or(0, |(tokens, _)| u8::try_from(tokens.len()).unwrap_or(u8::MAX))
        };
        let found = Lengths {
            asked: true,
            place: length(Class::Place),
            outlet: length(Class::Outlet),
            title: length(Class::Title),
            honorific: length(Class::Honorific),
        };
        cell.set(found);
        found
    }
}
