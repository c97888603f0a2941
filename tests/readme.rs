//! README.md cannot lie: every block that begins with a command is run and its output compared, the table of rules
//! is that of the built-in rules, and what it links to is there. `UPDATE=1` rewrites what stands below a command.

#![allow(clippy::expect_used, reason = "a test that cannot set its stage must fail")]

mod support;

use std::fs;

use crosscheck::finding::Severity;
use crosscheck::rule::Rules;

/// How a block begins that is run.
const PROMPTS: [&str; 2] = ["$ crosscheck ", "$ cargo run --release -- "];

fn readme() -> String {
    fs::read_to_string(support::root().join("README.md")).expect("README.md")
}

/// What follows the prompt, where the line is a command that is run.
fn command(line: &str) -> Option<&str> {
    PROMPTS.iter().find_map(|p| line.strip_prefix(p))
}

/// The words of a command line; those between double quotation marks are one.
fn arguments(line: &str) -> Vec<String> {
    let words = |(i, part): (usize, &str)| match i % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    };
    line.split('"').enumerate().flat_map(words).collect()
}

/// What a command prints when it is run in the project's folder.
fn printed(command: &str) -> String {
    let args = arguments(command);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let out = support::run(&support::root(), &args, None);
    support::text(&out.stdout) + &support::text(&out.stderr)
}

/// The README with the output of each of its commands as it is now, and how many those are.
fn fresh(readme: &str) -> (String, usize) {
    let (mut out, mut commands) = (String::new(), 0);
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        if !line.starts_with("```") {
            continue;
        }
        let mut block = lines.by_ref().take_while(|l| !l.starts_with("```"));
        let first = block.next().unwrap_or_default();
        out += &format!("{first}\n");
        let rest: Vec<&str> = block.collect();
        match command(first) {
            Some(command) => {
                commands += 1;
                out += &printed(command);
            }
            None => rest.iter().for_each(|line| out += &format!("{line}\n")),
        }
        out += "```\n";
    }
    (out, commands)
}

#[test]
fn commands_print_what_stands_below_them() {
    let (fresh, commands) = fresh(&readme());
    assert!(commands >= 3, "only {commands} commands are run");
    support::expect(&support::root().join("README.md"), &fresh);
}

/// A severity in the table: a difference that is not told has none.
fn shown(severity: Severity) -> &'static str {
    if severity == Severity::Off { "–" } else { severity.name() }
}

#[test]
fn the_table_of_rules_is_that_of_the_rules() {
    let readme = readme();
    let cells = |line: &str| line.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let rows = readme.lines().filter(|l| l.starts_with("| `")).map(cells);
    // A row of four cells between its bars: the rule, what it shows, and two severities.
    let rows = rows.filter(|c| c.len() == 6);
    let mut told: Vec<String> = rows.map(|c| format!("{} {} {}", c[1], c[3], c[4])).collect();
    let rules = Rules::builtin().rules;
    let row = |id: &str, one, other| format!("`{id}` {} {}", shown(one), shown(other));
    let mut expected: Vec<String> = rules.iter().map(|r| row(&r.id, r.conflict, r.compatible)).collect();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn links_lead_somewhere() {
    let readme = readme();
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
        let outside = link.is_empty() || link.starts_with("https://");
        assert!(outside || support::root().join(link).exists(), "{link} is not there");
    }
}
