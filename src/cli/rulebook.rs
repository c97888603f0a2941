//! The rules that a command works with: the built-in ones, those of the settings and those of the flags.

use clap::Args;

use super::settings::SettingsArgs;
use super::{Exit, RuleArgs, choose, load_paths, show_faults};
use crate::accept;
use crate::rule::{Rules, Style};
use crate::settings::{self, Flags, Given, InForce, Origin, Settings};

/// The flags that say which rules and words there are.
#[derive(Args)]
pub(super) struct RulebookArgs {
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// What is in force for a run, before anything is read but the settings.
pub(super) struct Plan {
    pub(super) settings: Settings,
    pub(super) in_force: InForce,
}

/// The rules of a run.
pub(super) struct Picked {
    pub(super) rules: Rules,
    /// Every rule that there is, run or not.
    pub(super) known: Vec<String>,
    /// How many were broken and skipped.
    pub(super) broken: usize,
}

impl RulebookArgs {
    /// Settings and flags together; `flags` has those that are not of the basis.
    pub(super) fn plan(&self, paths: &[String], flags: Flags) -> Result<Plan, Exit> {
        let settings = self.settings.load(paths).map_err(|error| {
            show_faults(&[error]);
            Exit::Nothing
        })?;
        let in_force = settings::merge(&settings, &Flags { from: self.rules.paths.clone(), ..flags });
        Ok(Plan { settings, in_force })
    }

    /// Every rule that there is, those that are off included, for a command that speaks of no articles: the
    /// settings are those of the working folder.
    pub(super) fn everything(&self) -> Result<(Plan, Picked), Exit> {
        let plan = self.plan(&[], Flags::default())?;
        let picked = self.load(&plan)?;
        Ok((plan, picked))
    }

    /// The rules of a run.
    pub(super) fn rules(&self, plan: &Plan) -> Result<Picked, Exit> {
        let Picked { mut rules, known, broken } = self.load(plan)?;
        let flag = |g: &&Given<String>| g.origin == Origin::Flag("--skip") && g.value != accept::RULE;
        let skip: Vec<String> = plan.in_force.off.iter().filter(flag).map(|g| g.value.clone()).collect();
        choose(&mut rules, &plan.in_force.only, &skip)?;
        rules.rules.retain(|r| !plan.in_force.off.iter().any(|off| off.value == r.id));
        Ok(Picked { rules, known, broken })
    }

    /// Every rule that there is, as grave as the settings say and in their house style.
    fn load(&self, plan: &Plan) -> Result<Picked, Exit> {
        let from: Vec<String> = plan.in_force.from.iter().map(|g| g.value.clone()).collect();
        let loaded = load_paths(&from, self.rules.skip_broken_rules).ok_or(Exit::Nothing)?;
        let mut rules = loaded.rules;
        let mut known: Vec<&str> = rules.rules.iter().map(|r| r.id.as_str()).collect();
        known.push(accept::RULE);
        let unknown = plan.settings.unknown_rules(&known);
        // A rule that was broken and skipped may be named all the same.
        if !unknown.is_empty() && loaded.broken == 0 {
            show_faults(&unknown);
            return Err(Exit::Nothing);
        }
        let known = known.into_iter().map(str::to_owned).collect();
        plan.settings.weigh(&mut rules);
        if let Some(style) = &plan.in_force.style {
            match Style::load(&style.value) {
                Ok(style) => rules.adopt(&style),
                Err(mut error) => {
                    if style.origin != Origin::Flag("--style") {
                        error.notes.push(format!("named by {}", style.origin));
                    }
                    show_faults(&[error]);
                    return Err(Exit::Nothing);
                }
            }
        }
        Ok(Picked { rules, known, broken: loaded.broken })
    }
}
