//! `crosscheck config [SOURCES…]`: what is in force, and where each value comes from.

use std::io::{self, Write};

use clap::Args;

use super::Exit;
use super::author::author;
use super::story::{LevelArgs, StoryArgs};
use crate::error::Error;
use crate::settings::merge::quoted;

#[derive(Args)]
pub(super) struct ConfigArgs {
    /// The articles of the run that is asked about [default: the working folder]
    #[arg(value_name = "SOURCES")]
    articles: Vec<String>,
    #[command(flatten)]
    story: StoryArgs,
    #[command(flatten)]
    levels: LevelArgs,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &ConfigArgs) -> Result<Exit, Error> {
    let plan = match args.story.plan(&args.articles, Some(&args.levels)) {
        Ok(plan) => plan,
        Err(exit) => return Ok(exit),
    };
    // What a run would refuse is refused here too.
    if let Err(exit) = args.story.basis.rules(&plan) {
        return Ok(exit);
    }
    let mut out = io::stdout().lock();
    write!(out, "{}", plan.in_force.show())?;
    if let Some((name, variable)) = author(|name| std::env::var(name).ok()) {
        writeln!(out, "# who accepts findings: {}  # environment: {variable}", quoted(&name))?;
    }
    Ok(Exit::Clean)
}
