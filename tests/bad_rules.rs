//! Every file in tests/bad-rules gives exactly its expected error. `UPDATE=1` rewrites what is expected.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::error::RuleError;
use crosscheck::rule::{self, Rules};

const FOLDER: &str = "tests/bad-rules";

#[test]
fn every_broken_file_is_explained() {
    let mut files = files(Path::new(FOLDER));
    files.extend(self::files(&Path::new(FOLDER).join("words")));
    assert!(files.len() >= 30, "{} files", files.len());
    let (_, errors) = Rules::load(&[FOLDER.to_owned()]);
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for file in files {
        let of_file = errors.iter().filter(|e| Path::new(&e.path) == file);
        let found: String = of_file.map(shown).collect();
        let stored = file.with_extension("expected");
        if update {
            fs::write(&stored, &found).unwrap();
        }
        let expected = fs::read_to_string(&stored).unwrap_or_default();
        if found != expected || found.is_empty() {
            wrong.push(format!("{}\n{found}--- expected\n{expected}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_broken_files_are_reported_in_one_run() {
    let (rules, errors) = Rules::load(&[FOLDER.to_owned()]);
    assert!(errors.len() >= 30, "{}", errors.len());
    assert!(!rules.rules.is_empty(), "the built-in rules are sound");
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let folder = std::env::temp_dir().join(format!("crosscheck-large-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("large.yaml");
    fs::write(&file, "#".repeat((1 << 20) + 1)).unwrap();
    let found = errors_of(&file);
    fs::remove_dir_all(&folder).unwrap();
    assert!(found.contains("the file has 1048577 bytes, more than 1048576 (1 MiB)"), "{found}");
}

#[test]
fn what_is_not_there_is_said() {
    let found = errors_of(Path::new("tests/bad-rules/nowhere.yaml"));
    let expected =
        "error: cannot be read: there is no such file or folder\n --> tests/bad-rules/nowhere.yaml\n";
    assert_eq!(found, expected);
}

#[test]
fn colour_changes_nothing_but_colour() {
    let path = format!("{FOLDER}/bad-pattern.yaml");
    let (_, errors) = Rules::load(&[path]);
    let coloured = rule::show(&errors[0], true);
    let mut bare = String::new();
    for (i, piece) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if i == 0 { piece } else { piece.split_once('m').unwrap().1 });
    }
    assert_ne!(coloured, bare);
    assert_eq!(bare, rule::show(&errors[0], false));
}

/// Half-written files: a rule or an error that can be shown, never a panic.
#[test]
fn every_beginning_of_a_file_is_a_rule_or_explained() {
    let mut files = files(Path::new(FOLDER));
    files.extend(self::files(Path::new("rules")));
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for end in ends.iter().step_by(1 + ends.len() / 40) {
            for part in [&text[..*end], &text[*end..]] {
                if let Err(error) = rule::load::parse_rule("part", "part.yaml", part) {
                    assert!(!error.title.is_empty(), "{}", file.display());
                    assert!(rule::show(&error, false).starts_with("error: "));
                }
            }
        }
    }
}

/// The errors of one file, as people see them.
fn errors_of(file: &Path) -> String {
    let (_, errors) = Rules::load(&[file.to_string_lossy().into_owned()]);
    errors.iter().map(shown).collect()
}

/// An error as people see it; paths have slashes on every system.
fn shown(error: &RuleError) -> String {
    rule::show(&RuleError { path: error.path.replace('\\', "/"), ..error.clone() }, false)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    files
}
