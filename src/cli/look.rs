//! Colour and width: decided once, for the stream that is really written to.

use std::io::IsTerminal;

use clap::ValueEnum;

/// When colours are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set; elsewhere when CLICOLOR_FORCE is
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How a report looks.
pub(super) struct Look;

/// The width where no terminal tells one, in columns.
const WIDTH: usize = 100;

impl Look {
    /// Whether standard output gets colours: the flag first, then NO_COLOR, then CLICOLOR_FORCE, then whether
    /// it is a terminal that knows them.
    pub(super) fn colored(choice: Color) -> bool {
        decide(choice, std::io::stdout().is_terminal(), |name| std::env::var(name).ok())
    }

    /// Whether standard error gets colours.
    pub(super) fn of_stderr() -> bool {
        decide(Color::Auto, std::io::stderr().is_terminal(), |name| std::env::var(name).ok())
    }

    /// The width of lines in columns: the flag, the terminal's, or a middling one.
    pub(super) fn width(flag: Option<usize>) -> usize {
        let terminal = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
        flag.or_else(terminal).unwrap_or(WIDTH).max(20)
    }
}

fn decide(choice: Color, terminal: bool, env: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name| env(name).is_some_and(|v| !v.is_empty());
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if env("CLICOLOR_FORCE").is_some_and(|v| !v.is_empty() && v != "0") => true,
        Color::Auto if env("CLICOLOR").is_some_and(|v| v == "0") => false,
        Color::Auto => terminal && env("TERM").is_none_or(|t| t != "dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_then_no_color_then_force_then_terminal() {
        let check = |choice, terminal, vars: &[(&str, &str)], expected| {
            let env = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(decide(choice, terminal, env), expected, "{choice:?} {terminal} {vars:?}");
        };
        check(Color::Auto, true, &[], true);
        check(Color::Auto, false, &[], false);
        check(Color::Auto, true, &[("NO_COLOR", "1")], false);
        check(Color::Auto, false, &[("CLICOLOR_FORCE", "1")], true);
        check(Color::Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
        check(Color::Always, false, &[("NO_COLOR", "1")], true);
        check(Color::Never, true, &[("CLICOLOR_FORCE", "1")], false);
        check(Color::Auto, true, &[("TERM", "dumb")], false);
        check(Color::Auto, true, &[("NO_COLOR", "")], true);
    }
}
