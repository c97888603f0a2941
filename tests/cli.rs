//! What the program does: one folder in `tests/cases` a behaviour, named by what happens. A folder holds the
//! articles and rules of the case and `args` (one argument a line); `stdin` if it is fed; and what must come
//! out: `stdout`, `stderr`, `exit` (0 where it is left out).

mod support;

use std::fs;

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
        let out = support::run(&case, &args, stdin.as_deref());
        support::expect(&case.join("stdout"), &support::text(&out.stdout));
        support::expect(&case.join("stderr"), &support::text(&out.stderr));
        let exit = out.status.code().map_or("killed".to_owned(), |c| c.to_string());
        let path = case.join("exit");
        if exit != "0" || path.exists() {
            support::expect(&path, &format!("{exit}\n"));
        }
    }
}
