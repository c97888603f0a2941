//! Who accepts a finding, as the environment knows it.

/// The variables that tell a person's name, the best first: git's, then the system's.
const VARIABLES: [&str; 5] = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "USER", "LOGNAME", "USERNAME"];

/// A name, and the variable that has it.
pub(super) fn author(variable: impl Fn(&str) -> Option<String>) -> Option<(String, &'static str)> {
    let set = |name| Some(variable(name)?.trim().to_owned()).filter(|v| !v.is_empty());
    VARIABLES.iter().find_map(|name| Some((set(name)?, *name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_knows_better_than_the_system() {
        let check = |vars: &[(&str, &str)], expected: Option<(&str, &str)>| {
            let variable = |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            let found = author(variable);
            assert_eq!(found.as_ref().map(|(name, v)| (name.as_str(), *v)), expected);
        };
        check(&[("USER", "mcosta"), ("GIT_AUTHOR_NAME", "M. Costa")], Some(("M. Costa", "GIT_AUTHOR_NAME")));
        check(&[("USER", "mcosta")], Some(("mcosta", "USER")));
        check(&[("USER", " "), ("LOGNAME", "mc")], Some(("mc", "LOGNAME")));
        check(&[], None);
    }
}
