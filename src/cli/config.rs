//! `crosscheck config [SOURCES…]`: what is in force, and where each value comes from; and `crosscheck init`: a
//! file of settings to begin with.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use super::author::author;
use super::story::{LevelArgs, StoryArgs};
use super::{Exit, complain};
use crate::error::Error;
use crate::settings::NAME;
use crate::text::yaml::quoted;

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

/// A file of settings in which everything is a comment.
const EXAMPLE: &str = include_str!("settings.yaml");

#[derive(Args)]
pub(super) struct InitArgs {
    /// The folder of the story, or of the desk
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: String,
}

/// Runs `crosscheck init`. A file that is there is left alone.
///
/// # Errors
/// When the file, or the output, cannot be written.
pub(super) fn init(args: &InitArgs) -> Result<Exit, Error> {
    let path = Path::new(&args.folder).join(NAME);
    let shown = path.strip_prefix(".").unwrap_or(&path).display();
    match File::create_new(&path).and_then(|mut file| file.write_all(EXAMPLE.as_bytes())) {
        Ok(()) => writeln!(io::stdout().lock(), "written: {shown}")?,
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            complain(&format!("{shown} is there already"), &["it was left as it is".to_owned()]);
            return Ok(Exit::Nothing);
        }
        Err(e) => return Err(Error::Usage(format!("{shown} could not be written: {e}"))),
    }
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn the_example_is_sound_as_it_is_and_with_its_marks_taken_off() {
        assert_eq!(Settings::parse("", EXAMPLE).map(|s| s.articles.0.len()), Ok(0));
        // What is meant to be used begins in the column behind its mark; sentences begin with a capital.
        let is_meant = |rest: &&str| !rest.starts_with(|c: char| c.is_uppercase() || c == '`');
        let lines = EXAMPLE.lines().filter_map(|l| l.strip_prefix("# ")).filter(is_meant);
        let text: String = lines.map(|l| format!("{l}\n")).collect();
        let read = Settings::parse("", &text).unwrap();
        assert_eq!(read.articles.0.len(), 2);
        assert!(read.fail_on.is_some() && read.min_severity.is_some() && read.accepted.is_some());
        assert!(read.style.is_some() && !read.rules.off.is_empty() && !read.rules.from.is_empty());
    }
}
