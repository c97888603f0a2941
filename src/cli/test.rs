//! `crosscheck test [FILES]`: runs the tests that stand in rules.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use clap::Args;

use super::{Exit, complain, show_faults};
use crate::error::Error;
use crate::report::plural;
use crate::rule::Rules;
use crate::text::pattern::Pattern;
use crate::trial::{self, Trial};

#[derive(Args)]
pub(super) struct TestArgs {
    /// Rule files, or folders of them; the built-in rules where none is named
    #[arg(value_name = "FILES")]
    files: Vec<String>,
    /// Only the rules whose name this regular expression fits
    #[arg(long, value_name = "RE", value_parser = super::word::<Pattern>)]
    filter: Option<Pattern>,
    /// Show the tests that pass too: what was read from each article, and what came out
    #[arg(short, long)]
    verbose: bool,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &TestArgs) -> Result<Exit, Error> {
    let (rules, errors) = Rules::load(&args.files);
    show_faults(&errors);
    let wanted = |r: &crate::rule::Rule| {
        (args.files.is_empty() || !r.path.is_empty())
            && args.filter.as_ref().is_none_or(|f| f.is_match(&r.id))
    };
    let count = rules.rules.iter().filter(|r| wanted(r)).count();
    if count == 0 && errors.is_empty() {
        complain("no rule to test", &["--filter fits none of the rules' names".to_owned()]);
        return Ok(Exit::Nothing);
    }
    let trials = trial::run(&rules, wanted);
    let mut out = BufWriter::new(io::stdout().lock());
    for trial in trials.iter().filter(|t| args.verbose || !t.passed()) {
        writeln!(out, "{trial}")?;
    }
    // Where every file is broken, that was said, and nothing was run.
    if count > 0 {
        writeln!(out, "{}", summary(&trials, count))?;
    }
    out.flush()?;
    Ok(match (errors.is_empty(), trials.iter().all(Trial::passed)) {
        (false, _) => Exit::Nothing,
        (true, true) => Exit::Clean,
        (true, false) => Exit::Found,
    })
}

/// "12 tests in 2 rules: 11 passed, 1 missing"
fn summary(trials: &[Trial], rules: usize) -> String {
    let mut counts = BTreeMap::new();
    for trial in trials {
        *counts.entry(trial.outcome).or_insert(0) += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(outcome, n)| format!("{n} {outcome}")).collect();
    let what = if counts.is_empty() { "nothing to run".to_owned() } else { counts.join(", ") };
    format!("{} in {}: {what}", plural(trials.len(), "test"), plural(rules, "rule"))
}
