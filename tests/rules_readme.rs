//! Every block of rules/README.md is run: rules are loaded and must pass their tests, commands must print what
//! stands below them. `UPDATE=1` rewrites what is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crosscheck::rule::{self, Rules};
use crosscheck::trial;

const README: &str = "rules/README.md";

/// A fenced block: its language and its lines.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
}

fn blocks(readme: &str) -> Vec<Block<'_>> {
    let pieces: Vec<&str> = readme.split("```").collect();
    let fenced = pieces.iter().skip(1).step_by(2);
    fenced.filter_map(|b| b.split_once('\n')).map(|(language, text)| Block { language, text }).collect()
}

/// Writes the YAML blocks into a folder, under the names in their first lines.
fn lay_out(readme: &str, folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for block in blocks(readme).iter().filter(|b| b.language == "yaml") {
        let name = block.text.lines().next().and_then(|l| l.strip_prefix("# ")).expect("a file name");
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(&file, block.text).expect("it can be written");
        files.push(file);
    }
    files
}

/// Runs the commands of a block; what they print, with the commands.
fn run(block: &str, folder: &Path) -> String {
    let mut out = String::new();
    for line in block.lines().filter(|l| l.starts_with("$ crosscheck ")) {
        let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(arguments(&line["$ crosscheck ".len()..]))
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .output()
            .expect("it runs");
        out.push_str(&format!("{line}\n"));
        out.push_str(&String::from_utf8_lossy(&output.stdout));
        out.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    out
}

/// The words of a command line; those between double quotation marks are one.
fn arguments(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn every_block_does_what_it_says() {
    let readme = fs::read_to_string(README).expect("the README");
    let folder = std::env::temp_dir().join(format!("crosscheck-readme-{}", std::process::id()));
    let files = lay_out(&readme, &folder);
    let mut faults = Vec::new();
    for file in files.iter().filter(|f| !f.starts_with(folder.join("broken"))) {
        let path = file.to_string_lossy().into_owned();
        let (rules, errors) = Rules::load(&[path]);
        faults.extend(errors.iter().map(|e| rule::show(e, false)));
        let trials = trial::run(&rules, |r| !r.path.is_empty());
        faults.extend(trials.iter().filter(|t| !t.passed()).map(ToString::to_string));
    }
    let mut fresh = readme.clone();
    for block in blocks(&readme).iter().filter(|b| b.language == "console") {
        let printed = run(block.text, &folder);
        if printed != block.text {
            fresh = fresh
                .replace(&format!("```console\n{}```", block.text), &format!("```console\n{printed}```"));
            faults.push(format!("the README has\n{}the program prints\n{printed}", block.text));
        }
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(README, &fresh).expect("the README can be written");
        return;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
