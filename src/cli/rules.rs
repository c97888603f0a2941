//! `crosscheck rules`: the rules in force, doubts about them, a draft from two sentences, the schema; and
//! `crosscheck explain`.

use std::io::{self, BufWriter, Write};

use clap::{Args, Subcommand};

use super::look::Look;
use super::rulebook::RulebookArgs;
use super::{Exit, complain, ids, show_faults};
use crate::accept;
use crate::error::Error;
use crate::report::plural;
use crate::rule::{self, Rules, explain, lint, schema};
use crate::text::similar;
use crate::trial::{self, propose};

#[derive(Args)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    command: Option<RulesCommand>,
    #[command(flatten)]
    rulebook: RulebookArgs,
}

#[derive(Subcommand)]
enum RulesCommand {
    /// The rules in force with their severities and where they come from (meant when nothing is named)
    List(RulebookArgs),
    /// Doubts about sound rules: no test that stays silent, a pattern that fits everything, …
    Lint {
        /// Rule files, or folders of them; the built-in rules where none is named
        #[arg(value_name = "FILES")]
        files: Vec<String>,
    },
    /// Draft a rule from two sentences that differ; they are its first test
    New {
        /// A sentence as one article has it
        #[arg(value_name = "SENTENCE A")]
        a: String,
        /// The sentence as another has it
        #[arg(value_name = "SENTENCE B")]
        b: String,
    },
    /// The JSON Schema of rule files, for editors
    Schema,
}

#[derive(Args)]
pub(super) struct ExplainArgs {
    /// The name of a rule, as in count
    #[arg(value_name = "RULE")]
    id: String,
    #[command(flatten)]
    rulebook: RulebookArgs,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &RulesArgs) -> Result<Exit, Error> {
    match &args.command {
        None => list(&args.rulebook),
        Some(RulesCommand::List(rules)) => list(rules),
        Some(RulesCommand::Lint { files }) => lint_files(files),
        Some(RulesCommand::New { a, b }) => new(a, b),
        Some(RulesCommand::Schema) => print(&schema::schema()),
    }
}

fn print(text: &str) -> Result<Exit, Error> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn list(args: &RulebookArgs) -> Result<Exit, Error> {
    let (plan, loaded) = match args.everything() {
        Ok(read) => read,
        Err(exit) => return Ok(exit),
    };
    let rules = &loaded.rules.rules;
    let width = rules.iter().map(|r| r.id.chars().count()).max().unwrap_or(0);
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in rules {
        let origin = if rule.path.is_empty() { "built in" } else { &rule.path };
        let off = plan.in_force.off.iter().find(|off| off.value == rule.id);
        let severities = match off {
            Some(_) => "off".to_owned(),
            None => format!("{} / {}", rule.conflict, rule.compatible),
        };
        let said = plan.in_force.severity.iter().rev().find(|s| s.value.0 == rule.id);
        let by = off.map(|g| &g.origin).or(said.map(|g| &g.origin));
        let origin = by.map_or(origin.to_owned(), |by| format!("{origin}, {by}"));
        writeln!(out, "{:width$}  {severities:17}  {:40}  {origin}", rule.id, explain::looks_at(rule))?;
    }
    out.flush()?;
    Ok(if loaded.broken > 0 { Exit::Incomplete } else { Exit::Clean })
}

fn lint_files(files: &[String]) -> Result<Exit, Error> {
    let (rules, errors) = Rules::load(files);
    show_faults(&errors);
    let wanted = |r: &rule::Rule| files.is_empty() || !r.path.is_empty();
    let mut doubts = lint::lint(&rules, wanted);
    doubts.extend(trial::doubts(&rules, wanted));
    let color = Look::of_stderr();
    let mut err = io::stderr().lock();
    for doubt in &doubts {
        let _ = writeln!(err, "{}", rule::show_warning(doubt, color));
    }
    let count = rules.rules.iter().filter(|r| wanted(r)).count();
    let summary = format!("{}, {}\n", plural(count, "rule"), plural(doubts.len(), "doubt"));
    print(&summary)?;
    Ok(match (errors.is_empty(), doubts.is_empty()) {
        (false, _) => Exit::Nothing,
        (true, false) => Exit::Found,
        (true, true) => Exit::Clean,
    })
}

fn new(a: &str, b: &str) -> Result<Exit, Error> {
    match propose::propose(a, b, &Rules::builtin()) {
        Ok(text) => print(&text),
        Err(why) => {
            complain(&why, &[]);
            Ok(Exit::Nothing)
        }
    }
}

/// Runs `crosscheck explain`.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn explain(args: &ExplainArgs) -> Result<Exit, Error> {
    let loaded = match args.rulebook.everything() {
        Ok((_, loaded)) => loaded,
        Err(exit) => return Ok(exit),
    };
    let rules = &loaded.rules.rules;
    if args.id == accept::RULE {
        return print(accept::EXPLAIN);
    }
    if let Some(rule) = rules.iter().find(|r| r.id == args.id) {
        return print(&explain::explain(rule));
    }
    let near = similar::nearest(&args.id, rules.iter().map(|r| r.id.as_str()));
    let hint = near.map_or(String::new(), |n| format!(": did you mean `{n}`?"));
    complain(&format!("no rule `{}`{hint}", args.id), &[format!("there are: {}", ids(rules))]);
    Ok(Exit::Nothing)
}
