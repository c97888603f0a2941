//! Settings and flags → what is in force, and where each value comes from. A flag wins over the file, the file
//! over what is built in.

use std::fmt;

use super::{Known, Settings};
use crate::finding::Severity;
use crate::rule::Style;
use crate::text::yaml::quoted;

/// Where a value comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// It is built in.
    Default,
    /// It stands in a file, on this line.
    File(String, usize),
    /// A flag says it.
    Flag(&'static str),
    /// A variable of the environment says it.
    Environment(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File(path, line) => write!(f, "{path}:{line}"),
            Origin::Flag(flag) => f.write_str(flag),
            Origin::Environment(name) => write!(f, "environment: {name}"),
        }
    }
}

/// A value and where it comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What the flags say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Flags {
    /// `--rules`
    pub from: Vec<String>,
    /// `--rule`
    pub only: Vec<String>,
    /// `--skip`
    pub skip: Vec<String>,
    /// `--style`
    pub style: Option<String>,
    /// `--fail-on`
    pub fail_on: Option<Severity>,
    /// `--min-severity`
    pub min_severity: Option<Severity>,
    /// `--accepted`
    pub accepted: Option<String>,
}

/// What is in force: settings and flags together. Paths are ready to be opened.
#[derive(Clone, PartialEq, Debug)]
pub struct InForce {
    /// What is known of articles.
    pub articles: Vec<Given<(String, Known)>>,
    /// Files and folders of rules besides the built-in ones.
    pub from: Vec<Given<String>>,
    /// Rules that are left out.
    pub off: Vec<Given<String>>,
    /// The only rules that are run; all, where none is named.
    pub only: Vec<String>,
    /// How grave the conflicts of a rule are.
    pub severity: Vec<Given<(String, Severity)>>,
    /// The house style: a name, or a file.
    pub style: Option<Given<String>>,
    /// From which severity on a run fails; `off` for never.
    pub fail_on: Given<Severity>,
    /// The least severity that is shown, where something was said of it.
    pub min_severity: Option<Given<Severity>>,
    /// The file of what was accepted, where one was named.
    pub accepted: Option<Given<String>>,
}

/// Merges settings and flags.
pub fn merge(settings: &Settings, flags: &Flags) -> InForce {
    let file = |keys: &[&str]| Origin::File(settings.path.clone(), settings.line_of(keys));
    let flagged = |flag: &'static str| move |value: &String| given(value.clone(), Origin::Flag(flag));
    let here = |path: &String| below(&settings.path, path);
    let from = settings.rules.from.iter().map(|p| given(here(p), file(&["rules", "from", p])));
    // A rule that a flag asks for is run, whatever the file says.
    let off = settings.rules.off.iter().filter(|id| !flags.only.contains(id));
    let off = off.map(|id| given(id.clone(), file(&["rules", "off", id])));
    let pair = |id: &String| file(&["rules", "severity", id]);
    let severity = settings.rules.severity.0.iter().map(|(id, s)| given((id.clone(), *s), pair(id)));
    let known = settings.articles.0.iter();
    let style = settings.style.as_ref().map(|name| {
        let built_in = Style::names().any(|n| n == name);
        given(if built_in { name.clone() } else { here(name) }, file(&["style"]))
    });
    let by_flag = |s: Severity, flag| given(s, Origin::Flag(flag));
    let fail_on = settings.fail_on.map(|s| given(s, file(&["fail_on"])));
    let min_severity = settings.min_severity.map(|s| given(s, file(&["min_severity"])));
    let accepted = settings.accepted.as_ref().map(|p| given(here(p), file(&["accepted"])));
    InForce {
        articles: known.map(|(p, k)| given((p.clone(), k.clone()), file(&["articles", p]))).collect(),
        from: from.chain(flags.from.iter().map(flagged("--rules"))).collect(),
        off: off.chain(flags.skip.iter().map(flagged("--skip"))).collect(),
        only: flags.only.clone(),
        severity: severity.collect(),
        style: flags.style.as_ref().map(flagged("--style")).or(style),
        fail_on: flags
            .fail_on
            .map(|s| by_flag(s, "--fail-on"))
            .or(fail_on)
            .unwrap_or(given(Severity::Error, Origin::Default)),
        min_severity: flags.min_severity.map(|s| by_flag(s, "--min-severity")).or(min_severity),
        accepted: flags.accepted.as_ref().map(flagged("--accepted")).or(accepted),
    }
}

fn given<T>(value: T, origin: Origin) -> Given<T> {
    Given { value, origin }
}

/// A path that a file names, from the folder of that file.
fn below(file: &str, path: &str) -> String {
    match std::path::Path::new(file).parent() {
        Some(folder) => folder.join(path).to_string_lossy().into_owned(),
        None => path.to_owned(),
    }
}

impl InForce {
    /// Whether a finding of this severity makes a run fail.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on.value != Severity::Off && severity <= self.fail_on.value
    }

    /// What is in force as a file of settings, with the place that each value comes from behind it.
    pub fn show(&self) -> String {
        let mut out = Rows::default();
        out.head("articles:", self.articles.is_empty(), " {}");
        for Given { value: (pattern, known), origin } in &self.articles {
            let outlet = known.outlet.as_ref().map(|o| format!("outlet: {}", quoted(o)));
            let day = known.published.map(|d| format!("published: {d}"));
            let parts: Vec<String> = outlet.into_iter().chain(day).collect();
            out.row(format!("  {}: {{ {} }}", quoted(pattern), parts.join(", ")), origin);
        }
        out.head("rules:", false, "");
        self.show_rules(&mut out);
        match &self.style {
            Some(style) => out.row(format!("style: {}", quoted(&style.value)), &style.origin),
            None => out.row("# style: none".to_owned(), &Origin::Default),
        }
        let fail_on = if self.fail_on.value == Severity::Off { "never" } else { self.fail_on.value.name() };
        out.row(format!("fail_on: {fail_on}"), &self.fail_on.origin);
        match &self.min_severity {
            Some(least) => out.row(format!("min_severity: {}", least.value), &least.origin),
            None => {
                out.row("# min_severity: warning, or what fails; in JSON note".to_owned(), &Origin::Default)
            }
        }
        match &self.accepted {
            Some(file) => out.row(format!("accepted: {}", quoted(&file.value)), &file.origin),
            None => {
                out.row("# accepted: accepted.yaml beside the first article".to_owned(), &Origin::Default)
            }
        }
        out.finish()
    }

    fn show_rules(&self, out: &mut Rows) {
        let lists = [("from", &self.from), ("off", &self.off)];
        for (name, entries) in lists {
            out.head(&format!("  {name}:"), entries.is_empty(), " []");
            for entry in entries {
                out.row(format!("    - {}", quoted(&entry.value)), &entry.origin);
            }
        }
        if !self.only.is_empty() {
            out.row(format!("  # only: {}", self.only.join(", ")), &Origin::Flag("--rule"));
        }
        out.head("  severity:", self.severity.is_empty(), " {}");
        for Given { value: (id, severity), origin } in &self.severity {
            out.row(format!("    {}: {severity}", quoted(id)), origin);
        }
    }
}

/// Lines of YAML with what stands behind them.
#[derive(Default)]
struct Rows(Vec<(String, String)>);

impl Rows {
    fn head(&mut self, key: &str, empty: bool, nothing: &str) {
        let origin = if empty { Origin::Default.to_string() } else { String::new() };
        self.0.push((format!("{key}{}", if empty { nothing } else { "" }), origin));
    }

    fn row(&mut self, line: String, origin: &Origin) {
        self.0.push((line, origin.to_string()));
    }

    /// The lines, and the origins in one column where they are not too long.
    fn finish(self) -> String {
        const FAR: usize = 56;
        let long = |line: &str| line.chars().count();
        let column = self.0.iter().map(|(l, _)| long(l)).filter(|n| *n < FAR).max().unwrap_or(0);
        let mut out = String::new();
        for (line, origin) in self.0 {
            out.push_str(&line);
            if !origin.is_empty() {
                out.push_str(&" ".repeat(column.saturating_sub(long(&line)) + 2));
                out.push_str(&format!("# {origin}"));
            }
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_file_and_the_file_over_what_is_built_in() {
        let text = "rules:\n  from: [desk/]\n  off: [date, count]\nstyle: ap\nfail_on: warning\naccepted: done.yaml\n";
        let settings = Settings::parse("story/crosscheck.yaml", text).unwrap();
        let flags = Flags {
            only: vec!["count".into()],
            style: Some("guardian".into()),
            from: vec!["mine.yaml".into()],
            ..Flags::default()
        };
        let shown = merge(&settings, &flags).show();
        let lines: Vec<String> =
            shown.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines,
            [
                "articles: {} # default",
                "rules:",
                "from:",
                "- story/desk/ # story/crosscheck.yaml:2",
                "- mine.yaml # --rules",
                "off:",
                "- date # story/crosscheck.yaml:3",
                "# only: count # --rule",
                "severity: {} # default",
                "style: guardian # --style",
                "fail_on: warning # story/crosscheck.yaml:5",
                "# min_severity: warning, or what fails; in JSON note # default",
                "accepted: story/done.yaml # story/crosscheck.yaml:6",
            ]
        );
    }

    #[test]
    fn texts_survive_yaml() {
        for text in
            ["ap", "Lusa*", "a: b # c", "no", "\"x\"\\", "tab\there", "", "1", "\u{85}é", "- a", "a/b.yaml"]
        {
            let yaml = format!("style: {}\n", quoted(text));
            let read = Settings::parse("c.yaml", &yaml).unwrap();
            assert_eq!(read.style.as_deref(), Some(text), "{yaml}");
        }
    }
}
