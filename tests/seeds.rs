//! The report on the five articles in `seeds/`, whole. A change anywhere in the program shows here as a diff in
//! articles that everybody on the team knows.

mod support;

#[test]
fn the_report_on_the_seeds_is_the_expected_one() {
    let out = support::run(&support::root(), &["seeds", "--width", "100"], None);
    support::expect(&support::root().join("tests/seeds.expected"), &support::text(&out.stdout));
    assert_eq!(support::text(&out.stderr), "");
    assert_eq!(out.status.code(), Some(1), "there are findings");
}

#[test]
fn the_report_is_the_same_from_run_to_run() {
    let run = || support::run(&support::root(), &["seeds", "--format", "json"], None).stdout;
    let first = run();
    assert!(first.starts_with(b"{"));
    assert!((0..3).all(|_| run() == first));
}
