//! What people call the articles of a report, and where an article was read from.

use super::Report;
use super::width::{head, visible};
use crate::text::{Role, Sigil};

/// Names of articles longer than this are cut, in columns.
const NAME: usize = 20;

/// The articles in their order, with the short name of each.
pub(super) struct Names<'a> {
    report: &'a Report,
    short: Vec<(Sigil, String)>,
}

impl<'a> Names<'a> {
    /// The name of each article: its outlet, where that is known and no other article's; otherwise its sigil up
    /// to the first `_` or `-`, where that stays unique.
    pub(super) fn new(report: &'a Report) -> Self {
        let outlet = |a: &crate::text::Article| a.outlet.clone().filter(|o| !o.trim().is_empty());
        let stem = |s: &Sigil| s.as_str().split(['_', '-']).next().unwrap_or_default().to_owned();
        let all: Vec<String> =
            report.articles.iter().map(|a| outlet(a).unwrap_or_else(|| stem(&a.sigil))).collect();
        let unique = |name: &str| !name.is_empty() && all.iter().filter(|n| *n == name).count() == 1;
        let named = report.articles.iter().zip(&all).map(|(article, name)| {
            let name = if unique(name) { name } else { article.sigil.as_str() };
            (article.sigil.clone(), head(&visible(name), NAME).into_owned())
        });
        Names { short: named.collect(), report }
    }

    /// The number of an article and its name.
    pub(super) fn of(&self, sigil: &Sigil) -> (usize, String) {
        let found = self.short.iter().position(|(s, _)| s == sigil);
        let name = found.and_then(|i| self.short.get(i)).map(|(_, name)| name.clone());
        (found.unwrap_or(0), name.unwrap_or_else(|| head(&visible(sigil.as_str()), NAME).into_owned()))
    }

    /// Whether an article is the draft that is checked.
    pub(super) fn is_draft(&self, sigil: &Sigil) -> bool {
        self.report.articles.iter().any(|a| a.role == Role::Draft && a.sigil == *sigil)
    }

    /// The path of an article as the user named it.
    pub(super) fn path(&self, sigil: &Sigil) -> &'a str {
        let article = self.report.articles.iter().find(|a| a.sigil == *sigil);
        article.map_or("", |a| a.path.as_str())
    }
}
