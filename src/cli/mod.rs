//! The commands and their flags: the only folder that knows clap. One file a command; each returns how the
//! program ends.

mod accept;
mod accepted;
mod author;
mod check;
mod claims;
mod config;
mod demo;
mod look;
mod manual;
mod rulebook;
mod rules;
mod settings;
mod story;
mod test;
mod why_not;

use std::io::{self, Write};
use std::process::ExitCode;
use std::str::FromStr;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::error::{Error, RuleError};
use crate::rule::{Rule, Rules, fault};
use crate::text::calendar::{self, Day};
use crate::text::scalar::Fault;
use crate::text::similar;
use look::Look;

/// Shows where several news articles about one story disagree.
#[derive(Parser)]
#[command(name = "crosscheck", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: check::CheckArgs,
}

#[derive(Subcommand)]
enum Command {
    /// Compare articles with one another (the command that is meant when none is named)
    Check(check::CheckArgs),
    /// Print what was extracted from articles, and how it was normalised
    Claims(claims::ClaimsArgs),
    /// Run the tests that stand in rules
    Test(test::TestArgs),
    /// The rules in force; check, draft and describe rules
    Rules(rules::RulesArgs),
    /// A rule in its own words: why, what to do, examples
    Explain(rules::ExplainArgs),
    /// Why two sentences or files made no finding
    WhyNot(why_not::WhyNotArgs),
    /// Let findings pass with a reason; list and tidy what was let pass
    Accept(accept::AcceptArgs),
    /// Print the settings in force, and where each of them comes from
    Config(config::ConfigArgs),
    /// Show what the program does, on an invented story that is compiled in
    Demo(demo::DemoArgs),
    /// Write a crosscheck.yaml to begin with
    Init(config::InitArgs),
    /// Print what makes a shell complete the flags
    Completions(manual::CompletionsArgs),
    /// Print the manual page
    Man,
}

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Exit {
    /// Everything was read, and nothing was found that fails.
    Clean = 0,
    /// Something was found, or a test failed.
    Found = 1,
    /// Nothing was checked: wrong usage or a bad rule.
    Nothing = 2,
    /// Nothing was found, but not everything could be looked at.
    Incomplete = 3,
}

/// The flags that say which rules and words a run has.
#[derive(Args)]
struct RuleArgs {
    /// More rules besides the built-in ones: a file or a folder; PATH/words/*.yaml adds to the word lists
    #[arg(long = "rules", value_name = "PATH")]
    paths: Vec<String>,
    /// Check with the sound rules where some are broken; the run then counts as incomplete
    #[arg(long)]
    skip_broken_rules: bool,
}

/// The flags that say how articles are read.
#[derive(Args)]
struct ReadArgs {
    /// The day from which "Thursday" and "last month" are read in articles that do not give their own; what was
    /// accepted runs out by it, too [default: today, for what was accepted alone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    now: Option<Day>,
    /// What an article from standard input is called
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    stdin_name: String,
}

fn day(text: &str) -> Result<Day, String> {
    calendar::parse_day(text).ok_or_else(|| "expected a day such as 2026-03-14".to_owned())
}

/// A word of the command line, or what is wrong with it in one line.
fn word<T: FromStr<Err = Fault>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|fault: Fault| {
        let said = [Some(fault.title), fault.label, fault.note];
        said.into_iter().flatten().collect::<Vec<_>>().join("; ")
    })
}

/// Runs the program on the command line it was started with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let run = match cli.command {
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Claims(args)) => claims::run(&args),
        Some(Command::Test(args)) => test::run(&args),
        Some(Command::Rules(args)) => rules::run(&args),
        Some(Command::Explain(args)) => rules::explain(&args),
        Some(Command::WhyNot(args)) => why_not::run(&args),
        Some(Command::Accept(args)) => accept::run(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Demo(args)) => demo::run(&args),
        Some(Command::Init(args)) => config::init(&args),
        Some(Command::Completions(args)) => manual::completions(&args),
        Some(Command::Man) => manual::man(),
        None if cli.check.is_empty() => {
            let _ = Cli::command().print_help();
            Ok(Exit::Nothing)
        }
        None => check::run(&cli.check),
    };
    let exit = run.unwrap_or_else(|error| match error {
        // Whoever reads from us has seen enough.
        Error::Write(e) if e.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        error => {
            complain(&error.to_string(), &[]);
            Exit::Nothing
        }
    });
    ExitCode::from(exit as u8)
}

/// Says on standard error what is wrong, and in further lines what to do.
fn complain(what: &str, notes: &[String]) {
    let mut err = io::stderr().lock();
    // Nothing is left to be said where standard error itself is closed.
    let _ = writeln!(err, "error: {what}");
    for note in notes {
        let _ = writeln!(err, "  = {note}");
    }
}

/// The rules of a run. `None` where some are broken and are not to be skipped; that was said then.
struct Loaded {
    rules: Rules,
    /// How many files were broken and skipped.
    broken: usize,
}

fn load_paths(paths: &[String], skip_broken: bool) -> Option<Loaded> {
    let (rules, errors) = Rules::load(paths);
    show_faults(&errors);
    if errors.is_empty() || skip_broken {
        return Some(Loaded { rules, broken: errors.len() });
    }
    let sound = rules.rules.len();
    let all = sound + errors.len();
    let mut err = io::stderr().lock();
    let (is, it) = if errors.len() == 1 { ("is", "it") } else { ("are", "them") };
    let _ = writeln!(
        err,
        "{} of {all} rules {is} broken; nothing was checked. `--skip-broken-rules` checks without {it} and ends as incomplete.",
        errors.len()
    );
    None
}

fn show_faults(errors: &[RuleError]) {
    let color = Look::of_stderr();
    let mut err = io::stderr().lock();
    for error in errors {
        let _ = writeln!(err, "{}\n", fault::show(error, color).trim_end());
    }
}

/// Keeps the rules that `--rule` and `--skip` leave.
///
/// # Errors
/// When one of them names a rule that there is not.
fn choose(rules: &mut Rules, only: &[String], skip: &[String]) -> Result<(), Exit> {
    for (flag, id) in only.iter().map(|id| ("--rule", id)).chain(skip.iter().map(|id| ("--skip", id))) {
        if !rules.rules.iter().any(|r| r.id == *id) {
            let known = rules.rules.iter().map(|r| r.id.as_str());
            let hint =
                similar::nearest(id, known).map_or(String::new(), |n| format!(": did you mean `{n}`?"));
            let note = format!("named by {flag}; there are: {}", ids(&rules.rules));
            complain(&format!("no rule `{id}`{hint}"), &[note]);
            return Err(Exit::Nothing);
        }
    }
    rules.rules.retain(|r| (only.is_empty() || only.contains(&r.id)) && !skip.contains(&r.id));
    Ok(())
}

fn ids(rules: &[Rule]) -> String {
    rules.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ")
}
