//! What the test files share: running the program in a clean environment, and comparing what it says with an
//! expected file. `UPDATE=1 cargo test` rewrites the expected files; look at the diff before you commit it.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot set its stage must fail")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What the program looks up in its environment.
const VARIABLES: &[&str] = &[
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "COLUMNS",
    "LANG",
    "LC_ALL",
    "XDG_CONFIG_HOME",
    "HOME",
    "APPDATA",
    "GIT_AUTHOR_NAME",
    "GIT_COMMITTER_NAME",
    "USER",
    "LOGNAME",
    "USERNAME",
];

/// Runs the program in `folder` with nothing in its environment that could change what it says.
pub fn run(folder: &Path, args: &[&str], stdin: Option<&str>) -> Output {
    run_with(folder, args, stdin, &[])
}

/// The same with some variables set.
pub fn run_with(folder: &Path, args: &[&str], stdin: Option<&str>, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(args).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    command.stdin(if stdin.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.spawn().expect("the program starts");
    if let (Some(text), Some(mut pipe)) = (stdin, child.stdin.take()) {
        pipe.write_all(text.as_bytes()).expect("the program reads its standard input");
    }
    child.wait_with_output().expect("the program ends")
}

/// What a run printed, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Compares what came out with the expected file; with `UPDATE` set, writes it there instead.
///
/// # Panics
/// When they differ, with the first line that does.
pub fn expect(path: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        if found.is_empty() && !path.exists() {
            return;
        }
        std::fs::write(path, found).expect("the expected file can be written");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return;
    }
    let differs = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(expected.lines().count().min(found.lines().count()));
    panic!(
        "{} differs from line {}:\n- {}\n+ {}\n\nall that came out:\n{found}\n(UPDATE=1 cargo test rewrites it)",
        path.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or("(ends)"),
        found.lines().nth(line).unwrap_or("(ends)"),
    );
}
