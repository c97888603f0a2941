//! `crosscheck why-not A B`: what was read from two texts, and where they parted.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::rulebook::RulebookArgs;
use super::{Exit, complain};
use crate::error::Error;
use crate::read::plain;
use crate::settings::Flags;
use crate::text::Article;
use crate::text::calendar::Day;
use crate::text::lexicon::Lexicon;
use crate::why_not::why_not;

#[derive(Args)]
pub(super) struct WhyNotArgs {
    /// A sentence, or a file
    #[arg(value_name = "TEXT A")]
    a: String,
    /// Another sentence, or a file
    #[arg(value_name = "TEXT B")]
    b: String,
    #[command(flatten)]
    rulebook: RulebookArgs,
    /// The day from which "Thursday" and "last month" are read
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    now: Option<Day>,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &WhyNotArgs) -> Result<Exit, Error> {
    let plan = args.rulebook.plan(&[], Flags::default());
    let loaded = match plan.and_then(|plan| args.rulebook.rules(&plan)) {
        Ok(picked) => picked,
        Err(exit) => return Ok(exit),
    };
    let lexicon = &loaded.rules.lexicon;
    let (mut a, mut b) = (article("a", &args.a, lexicon)?, article("b", &args.b, lexicon)?);
    if a.text.trim().is_empty() || b.text.trim().is_empty() {
        complain("one of the texts is empty", &[]);
        return Ok(Exit::Nothing);
    }
    for article in [&mut a, &mut b] {
        article.date = article.date.or(args.now);
    }
    let mut out = io::stdout().lock();
    write!(out, "{}", why_not(&a, &b, &loaded.rules))?;
    Ok(Exit::Clean)
}

/// The text of an argument: that of the file it names, or itself.
fn article(sigil: &str, argument: &str, lexicon: &Lexicon) -> Result<Article, Error> {
    let path = Path::new(argument);
    if !path.is_file() {
        return Ok(plain::article(sigil, sigil, argument.to_owned(), lexicon));
    }
    let what = |e: io::Error| Error::Read { path: argument.to_owned(), what: e.to_string() };
    let bytes = fs::read(path).map_err(what)?;
    let stem = path.file_stem().map_or(sigil.into(), |s| s.to_string_lossy());
    Ok(plain::article(&stem, argument, String::from_utf8_lossy(&bytes).into_owned(), lexicon))
}
