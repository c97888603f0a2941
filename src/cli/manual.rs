//! `crosscheck completions SHELL` and `crosscheck man`: made from the flags themselves.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::{Cli, Exit};
use crate::error::Error;

#[derive(Args)]
pub(super) struct CompletionsArgs {
    /// The shell that is to complete crosscheck's flags
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs `crosscheck completions`.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Exit, Error> {
    // Written to memory first: the generator gives up on a broken pipe.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "crosscheck", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Clean)
}

/// Runs `crosscheck man`.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn man() -> Result<Exit, Error> {
    Man::new(Cli::command()).render(&mut io::stdout().lock())?;
    Ok(Exit::Clean)
}
