//! Finds and reads `crosscheck.yaml`: beside the first article, in the folders above it, then in the user's
//! configuration folder. The first one found is the only one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::RuleError;
use crate::rule::load;
use crate::settings::{NAME, Settings};

/// The flags that say which settings a run has.
#[derive(Args)]
pub(super) struct SettingsArgs {
    /// Settings from this file, and from no other
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<String>,
    /// Without settings, even if there is a crosscheck.yaml
    #[arg(long)]
    no_config: bool,
}

impl SettingsArgs {
    /// The settings of a run on articles, given by their paths.
    pub(super) fn load(&self, paths: &[String]) -> Result<Settings, RuleError> {
        let file = match (&self.config, self.no_config) {
            (_, true) => None,
            (Some(file), _) => Some(PathBuf::from(file)),
            (None, _) => above(&folder_of(paths)).or_else(|| of_the_user(|name| env::var(name).ok())),
        };
        let Some(file) = file else { return Ok(Settings::default()) };
        let shown = file.to_string_lossy();
        load::read(&file).and_then(|text| Settings::parse(&shown, &text))
    }
}

/// The folder of the first of some articles: what stands in it belongs to the story.
pub(super) fn folder_of(paths: &[String]) -> PathBuf {
    let first = paths.iter().find(|p| *p != "-").map_or(Path::new("."), Path::new);
    let folder = if first.is_dir() { Some(first) } else { first.parent() };
    match folder {
        Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => PathBuf::from("."),
    }
}

/// The nearest settings in a folder or above it, by a short path where they lie below the working folder.
fn above(folder: &Path) -> Option<PathBuf> {
    let whole = fs::canonicalize(folder).ok()?;
    let found = whole.ancestors().map(|f| f.join(NAME)).find(|f| f.is_file())?;
    let here = env::current_dir().and_then(fs::canonicalize).ok();
    let short = here.and_then(|here| found.strip_prefix(here).map(Path::to_owned).ok());
    Some(short.unwrap_or(found))
}

/// The user's own settings.
fn of_the_user(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let folder =
        set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config"))).or_else(|| set("APPDATA"))?;
    Some(folder.join("crosscheck").join(NAME)).filter(|f| f.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_article_says_where_the_story_lies() {
        let check = |paths: &[&str], expected: &str| {
            let paths: Vec<String> = paths.iter().map(|&p| p.to_owned()).collect();
            assert_eq!(folder_of(&paths), Path::new(expected), "{paths:?}");
        };
        check(&["src"], "src");
        check(&["src/lib.rs", "tests/cli.rs"], "src");
        check(&["lusa.txt"], ".");
        check(&["-", "tests/cli.rs"], "tests");
        check(&["-"], ".");
        check(&[], ".");
        check(&["/"], "/");
    }

    #[test]
    fn nothing_set_is_no_folder() {
        assert_eq!(of_the_user(|_| None), None);
        assert_eq!(of_the_user(|_| Some(String::new())), None);
    }
}
