//! Roles → colours: the only file that knows colored. What carries meaning stands in the words too, so that
//! nothing is lost without colour.

use colored::{Color, ColoredString, Colorize, control};

use super::highlight::Seen;
use crate::finding::Severity;

/// What a piece of a picture is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Words that all have.
    Same,
    /// Words that differ, of the article of that number; loud ones turn the sense.
    Differs { article: usize, loud: bool },
    /// The name of the article of that number.
    Label(usize),
    /// A place in an article.
    Place,
    /// What only frames or explains.
    Faint,
    /// The head of a finding, and its carets.
    Grade(Severity),
    /// A hedge of a number.
    Hedge,
    /// What was read in an article.
    Seen(Seen),
    /// The last line of a run.
    Summary,
    /// The last line of a run that found nothing.
    Clean,
}

/// Switches colours on or off, for the whole process.
pub(super) fn decide(on: bool) {
    control::set_override(on);
}

/// A piece of a picture in the colours of its role.
pub(super) fn paint(role: Role, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let styled: ColoredString = match role {
        Role::Same | Role::Faint => text.dimmed(),
        Role::Differs { article, loud: true } => text.color(color(article)).bold().reversed(),
        Role::Differs { article, loud: false } => text.color(color(article)).bold(),
        Role::Label(article) if article < COLORS.len() => text.color(color(article)),
        Role::Label(article) => text.color(color(article)).bold(),
        Role::Place => text.dimmed(),
        Role::Grade(Severity::Error) => text.red().bold(),
        Role::Grade(Severity::Warning) => text.yellow().bold(),
        Role::Grade(_) => text.cyan().bold(),
        Role::Hedge => text.yellow(),
        Role::Seen(Seen::Figure) => text.yellow().bold(),
        Role::Seen(Seen::Date) => text.magenta().bold(),
        Role::Seen(Seen::Name) => text.cyan(),
        Role::Seen(Seen::Quotation) => text.green(),
        Role::Seen(Seen::Other) => text.underline(),
        Role::Summary => text.bold(),
        Role::Clean => text.green(),
    };
    styled.to_string()
}

/// The colours of articles, in their order; further ones begin again.
const COLORS: [Color; 3] = [Color::Cyan, Color::Magenta, Color::Yellow];

fn color(article: usize) -> Color {
    COLORS.get(article % COLORS.len()).copied().unwrap_or(Color::White)
}
