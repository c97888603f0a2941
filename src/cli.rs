//! The commands and their flags: the only file that knows clap.

use std::io::{self, Read, Write};

use clap::{Parser, Subcommand};

use crate::claim::{self, Seen};
use crate::read::plain;
use crate::report::claims;
use crate::rule::Rules;

#[derive(Parser)]
#[command(name = "crosscheck", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print what was extracted from articles, and how it was normalised
    Claims {
        files: Vec<String>,
        #[arg(long)]
        mentions: bool,
        #[arg(long)]
        kind: Option<String>,
        #[arg(long, default_value = "text")]
        format: String,
        #[arg(long)]
        now: Option<String>,
    },
}

/// Runs the program on the command line it was started with.
///
/// # Errors
/// When standard output cannot be written.
pub fn run() -> io::Result<()> {
    let Args { command: Command::Claims { files, mentions, kind, format, now } } = Args::parse();
    let rules = Rules::builtin();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for file in files {
        let mut text = String::new();
        if file == "-" {
            io::stdin().read_to_string(&mut text)?;
        } else {
            text = std::fs::read_to_string(&file)?;
        }
        let stem = std::path::Path::new(&file)
            .file_stem()
            .map_or(String::new(), |s| s.to_string_lossy().into_owned());
        let mut article = plain::article(&stem, &file, text, &rules.lexicon);
        if let Some(day) = now.as_deref().and_then(crate::text::calendar::parse_day) {
            article.date.get_or_insert(day);
        }
        let lines = if mentions {
            claims::of_mentions(&Seen::new(&article, &rules.lexicon))
        } else {
            claims::of_claims(&claim::extract(&article, &rules.lexicon))
        };
        if format == "jsonl" {
            claims::write_jsonl(&lines, kind.as_deref(), &mut out)?;
        } else {
            claims::write_text(&article, &lines, kind.as_deref(), &mut out)?;
        }
    }
    out.flush()
}
