//! `crosscheck claims FILE…`: what was extracted, and how it was normalised.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};

use super::look::{Color, Look};
use super::rulebook::Picked;
use super::story::BasisArgs;
use super::{Exit, complain};
use crate::claim::{self, Seen, listing};
use crate::error::Error;
use crate::report::{self, claims, highlight};
use crate::settings::Flags;

#[derive(Args)]
pub(super) struct ClaimsArgs {
    /// Articles: text or Markdown files, folders of them, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    basis: BasisArgs,
    /// What was seen before it became a claim: quotations, quantities, dates, names
    #[arg(long)]
    mentions: bool,
    /// The article's own text, with what was read in it in colours, or between marks where there are none
    #[arg(long)]
    highlight: bool,
    /// Only this kind, as in count, or with --mentions quotation
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Text for people, or one JSON object a line
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto")]
    color: Color,
    /// The width of lines, in columns [default: the terminal's]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &ClaimsArgs) -> Result<Exit, Error> {
    if let Some(kind) = &args.kind
        && let Err(what) = known(kind, args.mentions)
    {
        complain(&what, &[]);
        return Ok(Exit::Nothing);
    }
    let plan = args.basis.plan(&args.articles, Flags::default());
    let plan = plan.and_then(|plan| Ok((args.basis.rules(&plan)?, plan)));
    let (Picked { rules, broken, .. }, plan) = match plan {
        Ok(read) => read,
        Err(exit) => return Ok(exit),
    };
    let (articles, unread) = args.basis.articles(&args.articles, &args.basis.read.stdin_name, &plan, &rules);
    let mut out = BufWriter::new(io::stdout().lock());
    let none_read = articles.is_empty();
    let look = report::Look { color: Look::colored(args.color), width: Look::width(args.width) };
    let kind = args.kind.as_deref();
    for (number, article) in articles.into_iter().enumerate() {
        let lines = if args.mentions {
            listing::of_mentions(&Seen::new(&article, &rules.lexicon))
        } else {
            listing::of_claims(&claim::extract(&article, &rules.lexicon))
        };
        match args.format {
            Format::Jsonl => claims::write_jsonl(&lines, kind, &mut out)?,
            Format::Text if args.highlight => {
                if number > 0 {
                    writeln!(out)?;
                }
                highlight::write(&article, &lines, kind, look, &mut out)?;
            }
            Format::Text => claims::write_text(&article, &lines, kind, &mut out)?,
        }
    }
    out.flush()?;
    Ok(match (none_read, unread.is_empty() && broken == 0) {
        (true, _) => Exit::Nothing,
        (_, true) => Exit::Clean,
        (_, false) => Exit::Incomplete,
    })
}

/// Whether there is such a kind of claims, or of mentions.
fn known(kind: &str, mentions: bool) -> Result<(), String> {
    const MENTIONS: [&str; 4] = ["quotation", "quantity", "date", "name"];
    if !mentions {
        return super::word::<claim::Kind>(kind).map(|_| ());
    }
    if MENTIONS.contains(&kind) {
        return Ok(());
    }
    Err(format!("unknown kind of mention `{kind}`: expected {}", MENTIONS.join(", ")))
}
