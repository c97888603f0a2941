//! The invariants of the tree: imports point one way, each package has one door, files stay short and say what
//! they are, built-in rules carry their proofs, nothing forgotten lies about.

#![allow(clippy::expect_used, reason = "a test that cannot set its stage must fail")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in the order of the flow: a module may use only what stands left of it. Written down in words in
/// the crate doc of `lib.rs`.
const STAGES: &str = "error text read mention cast claim align compare collate finding rule check draft trial \
                      settings accept since why_not report cli main";

/// Packages that one file or folder alone may name, so that replacing one is an afternoon.
const DOORS: &[(&str, &[&str])] = &[
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("colored", &["report/style.rs"]),
    ("serde_yaml", &["rule/load.rs", "rule/load"]),
    (
        "serde_json",
        &[
            "report/json.rs",
            "report/sarif.rs",
            "report/claims.rs",
            "report/json",
            "read/records.rs",
            "read/run.rs",
        ],
    ),
    ("regex", &["text/pattern.rs"]),
    ("regex_syntax", &["text/pattern.rs"]),
    ("strsim", &["text/similar.rs"]),
    ("sentencex", &["text/prose.rs"]),
    ("similar", &["text/diff"]),
    ("jiff", &["text/calendar.rs"]),
    ("annotate_snippets", &["text/snippet.rs"]),
    ("rust_decimal", &["text/value.rs"]),
    ("unicode_width", &["report/width.rs"]),
    ("schemars", &["text/schema.rs"]),
];

/// What only the edge of the program may touch: files, streams, the environment, the clock, the process.
const WORLD: &[&str] =
    &["std::fs", "std::env", "std::process", "std::time", "io::stdout", "io::stderr", "io::stdin"];
const EDGE: &[&str] = &["read", "rule/load.rs", "rule/load", "cli", "main"];

/// A reader's patience, in lines.
const LONGEST: usize = 600;

struct File {
    /// Its path below `src`, with slashes.
    path: String,
    text: String,
}

impl File {
    /// Its stage: the first part of its path.
    fn stage(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Its lines up to the tests at its foot, comments left out, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(i, l)| (i + 1, l));
        let tests = self.path.ends_with("tests.rs") || self.path.ends_with("cases.rs");
        let foot = move |l: &str| tests || l == "#[cfg(test)]";
        lines.take_while(move |(_, l)| !foot(l)).filter(|(_, l)| !l.trim_start().starts_with("//"))
    }

    fn lies_in(&self, places: &[&str]) -> bool {
        places
            .iter()
            .any(|p| self.path == *p || self.stage() == *p || self.path.starts_with(&format!("{p}/")))
    }
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("its entries too").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

fn tree() -> Vec<File> {
    let src = support::root().join("src");
    let files = files_below(&src, "rs").into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("the file can be read");
        let path = path.strip_prefix(&src).expect("it lies below src").to_string_lossy().replace('\\', "/");
        File { path, text }
    });
    files.collect()
}

/// Fails with all the faults found.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The stages that a line of code names by `crate::`.
fn imports(line: &str) -> Vec<&str> {
    let after = line.split("crate::").skip(1);
    after
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        .collect()
}

#[test]
fn imports_point_one_way() {
    let order: Vec<&str> = STAGES.split_whitespace().collect();
    let rank = |stage: &str| order.iter().position(|s| *s == stage);
    let mut faults = Vec::new();
    for file in tree().iter().filter(|f| f.stage() != "lib") {
        let Some(own) = rank(file.stage()) else {
            faults.push(format!("{}: `{}` is not in the line of stages", file.path, file.stage()));
            continue;
        };
        for (number, line) in file.code() {
            for name in imports(line) {
                if rank(name).is_some_and(|r| r > own) {
                    faults.push(format!("{}:{number}: `{}` may not use `{name}`", file.path, file.stage()));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn alignment_and_comparison_do_not_see_each_other() {
    let walls: &[(&str, &[&str])] = &[
        ("text", &["error", "read"]),
        ("compare", &["About", "Article", "Rule", "claim::"]),
        ("align", &["Quantity", "Words", "Verdict", "compare::"]),
        ("report", &["rule::", "compare::", "Comparator", "trial::", "check::"]),
    ];
    let mut faults = Vec::new();
    for file in tree() {
        let Some((_, hidden)) = walls.iter().find(|(stage, _)| *stage == file.stage()) else { continue };
        for (number, line) in file.code().filter(|(_, l)| l.contains("crate::") || l.starts_with("use super"))
        {
            for name in hidden
                .iter()
                .filter(|h| line.contains(&format!("crate::{h}")) || line.contains(&format!("::{h}")))
            {
                faults.push(format!("{}:{number}: `{}` must never see `{name}`", file.path, file.stage()));
            }
        }
    }
    none(faults);
}

#[test]
fn every_package_has_one_door() {
    let mut faults = Vec::new();
    for file in tree() {
        // `text::similar` is ours and bears the name of the package it is not about.
        let ours = |package: &str| {
            ["text", "super"].iter().any(|from| file.text.contains(&format!("{from}::{package};")))
        };
        for (package, doors) in DOORS.iter().filter(|(p, doors)| !file.lies_in(doors) && !ours(p)) {
            let path = format!("{package}::");
            let part_of_another = [format!("_{path}"), format!("::{path}")];
            for (number, line) in file.code().filter(|(_, l)| l.contains(&path)) {
                if !part_of_another.iter().any(|p| line.contains(p)) && file.path != "text/mod.rs" {
                    faults.push(format!("{}:{number}: {package} is used through {doors:?} alone", file.path));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn only_the_edge_touches_the_world() {
    let mut faults = Vec::new();
    for file in tree().iter().filter(|f| !f.lies_in(EDGE)) {
        for (number, line) in file.code() {
            for world in WORLD.iter().filter(|w| line.contains(**w)) {
                faults.push(format!("{}:{number}: {world} belongs to {EDGE:?}", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut faults = Vec::new();
    for file in tree() {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, more than {LONGEST}", file.path));
        }
        if !file.text.starts_with("//! ") {
            faults.push(format!("{}: does not open with what it is", file.path));
        }
    }
    none(faults);
}

#[test]
fn nothing_forgotten_lies_about() {
    let marks = ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("];
    let mut faults = Vec::new();
    for file in tree() {
        for (i, line) in file.text.lines().enumerate() {
            for mark in marks.iter().filter(|m| line.contains(**m)) {
                faults.push(format!("{}:{}: {mark}", file.path, i + 1));
            }
        }
    }
    none(faults);
}

#[test]
fn the_crate_doc_has_the_line_of_stages() {
    let lib = fs::read_to_string(support::root().join("src/lib.rs")).expect("lib.rs");
    let line = STAGES.split_whitespace().collect::<Vec<_>>().join(" · ");
    let doc: String =
        lib.lines().filter_map(|l| l.strip_prefix("//!")).map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(doc.contains(&line), "lib.rs must have the line\n{line}");
}

#[test]
fn built_in_rules_carry_their_proofs() {
    let mut faults = Vec::new();
    let readme = fs::read_to_string(support::root().join("README.md")).unwrap_or_default();
    for path in files_below(&support::root().join("rules"), "yaml") {
        let below = path.strip_prefix(support::root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if ["/words/", "/schema/", "/styles/"].iter().any(|folder| below.contains(folder)) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the rule can be read");
        let count =
            |key: &str| text.lines().filter(|l| l.trim_start().starts_with(&format!("- {key}:"))).count();
        let (speaks, silent) = (count("conflict"), count("agree") + count("unrelated"));
        if speaks < 2 || silent < 2 {
            faults.push(format!(
                "{below}: {speaks} tests that speak and {silent} that stay silent; two of each at least"
            ));
        }
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !below.contains("/examples/") && !readme.contains(&format!("`{id}`")) {
            faults.push(format!("{below}: README.md does not name `{id}`"));
        }
    }
    none(faults);
}
