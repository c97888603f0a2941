//! What the program does: one folder in `tests/cases` a behaviour, named by what happens. A folder holds the
//! articles and rules of the case and `args` (one argument a line); `stdin` if it is fed; and what must come
//! out: `stdout`, `stderr`, `exit` (0 where it is left out). `env` has variables that are set, `NAME=value` a line.
//! A case that writes has a folder `after`: it is run in a copy of itself, and the files that stand in `after` must
//! be there then, those alone that are new or changed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot set its stage must fail")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder by name, without folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|e| e.expect("entry").path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

/// A copy of a case that may be written into.
fn copy(case: &Path) -> PathBuf {
    let name = case.file_name().expect("a case has a name");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(name);
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy).expect("a folder can be made");
    for file in files(case) {
        fs::copy(&file, copy.join(file.file_name().expect("a name"))).expect("a file can be copied");
    }
    copy
}

/// Compares the files that a case wrote with those in its folder `after`.
fn compare(case: &Path, copy: &Path) {
    let (mut changed, after) = (Vec::new(), case.join("after"));
    for file in files(copy) {
        let name = file.file_name().expect("a name").to_owned();
        let now = fs::read_to_string(&file).unwrap_or_default();
        if fs::read_to_string(case.join(&name)).ok().as_ref() != Some(&now) {
            support::expect(&after.join(&name), &now);
            changed.push(name);
        }
    }
    for file in files(&after) {
        let name = file.file_name().expect("a name");
        assert!(changed.iter().any(|c| c == name), "{} is not written any more", file.display());
    }
}

#[test]
fn every_case_comes_out_as_expected() {
    let folder = support::root().join("tests/cases");
    let mut cases: Vec<_> =
        fs::read_dir(&folder).expect("tests/cases").map(|e| e.expect("entry").path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let args = fs::read_to_string(case.join("args"))
            .unwrap_or_else(|_| panic!("{} has no args", case.display()));
        let args: Vec<&str> = args.lines().collect();
        let stdin = fs::read_to_string(case.join("stdin")).ok();
        let env = fs::read_to_string(case.join("env")).unwrap_or_default();
        let env: Vec<(&str, &str)> = env.lines().filter_map(|l| l.split_once('=')).collect();
        let writes = case.join("after").is_dir();
        let folder = if writes { copy(&case) } else { case.clone() };
        let out = support::run_with(&folder, &args, stdin.as_deref(), &env);
        if writes {
            compare(&case, &folder);
        }
        support::expect(&case.join("stdout"), &support::text(&out.stdout));
        support::expect(&case.join("stderr"), &support::text(&out.stderr));
        let exit = out.status.code().map_or("killed".to_owned(), |c| c.to_string());
        let path = case.join("exit");
        if exit != "0" || path.exists() {
            support::expect(&path, &format!("{exit}\n"));
        }
    }
}
