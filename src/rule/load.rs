//! Files and folders → rules and errors: the only file that knows serde_yaml, and, with the readers of
//! articles, the only one that opens files. Settings and acceptances come through the same door.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::fault::Written;
use super::words::WordFile;
use super::{Rule, Rules, Style, builtin, fault, fits, selector};
use crate::error::RuleError;
use crate::text::lexicon::Lexicon;
use crate::text::similar::nearest;

/// The most a rule file may hold, in bytes.
const LIMIT: usize = 1 << 20;

/// What some editors put in front of UTF-8; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// What the user brings besides the built-in rules.
#[derive(Debug, Default)]
struct Added {
    rules: Vec<Rule>,
    words: Vec<(String, WordFile)>,
    errors: Vec<RuleError>,
}

impl Rules {
    /// The rules and words that are compiled in.
    pub fn builtin() -> Rules {
        compose(Added::default()).0
    }

    /// The built-in rules and words with those of the user's files and folders: the rules `PATH/*.yaml` and
    /// the word lists `PATH/words/*.yaml`. Every broken file is reported; the sound ones are returned beside.
    pub fn load(paths: &[String]) -> (Rules, Vec<RuleError>) {
        let mut added = Added::default();
        for path in paths {
            add_path(Path::new(path), &mut added);
        }
        compose(added)
    }
}

/// Reads one YAML text of a rule, a word list or a style into `T`, with an error for people.
///
/// # Errors
/// When it is not YAML, or not a `T`.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, RuleError> {
    parse_as(Written::Rule, path, text)
}

/// The same of a file that is `written` as something else.
///
/// # Errors
/// When it is not YAML, or not a `T`.
pub fn parse_as<T: DeserializeOwned>(written: Written, path: &str, text: &str) -> Result<T, RuleError> {
    if text.len() > LIMIT {
        return Err(too_large(path, text.len() as u64));
    }
    let reader = serde_yaml::Deserializer::from_str(text);
    serde_yaml::with::singleton_map_recursive::deserialize(reader).map_err(|e| {
        let at = e.location().map(|l| (l.line(), l.column()));
        fault::explain(written, path, text, &e.to_string(), at)
    })
}

/// Reads one rule. Its id is `id`, its tests know their lines.
///
/// # Errors
/// When it is no rule.
pub fn parse_rule(id: &str, path: &str, text: &str) -> Result<Rule, RuleError> {
    let mut rule: Rule = parse(path, text)?;
    fits::check(&rule, path, text)?;
    for (test, line) in rule.tests.iter_mut().zip(lines_of_tests(text)) {
        test.line = Some(line);
    }
    if !rule.about.pattern.is_empty() {
        fits::fit_of_patterns(&mut rule, text);
    }
    id.clone_into(&mut rule.about.rule);
    id.clone_into(&mut rule.id);
    path.clone_into(&mut rule.path);
    text.clone_into(&mut rule.text);
    Ok(rule)
}

/// The lines on which the entries of `tests:` begin, where they stand one below the other.
fn lines_of_tests(text: &str) -> Vec<usize> {
    let behind = text.lines().enumerate().skip_while(|(_, l)| !l.starts_with("tests:")).skip(1);
    let mut indent = None;
    let mut lines = Vec::new();
    for (i, line) in behind {
        let depth = line.len() - line.trim_start().len();
        let is_entry = line.trim_start().starts_with("- ");
        if is_entry && *indent.get_or_insert(depth) == depth {
            lines.push(i + 1);
        } else if depth == 0 && !line.trim().is_empty() && !line.starts_with('#') {
            break;
        }
    }
    lines
}

/// Puts the user's rules and the built-in ones together, in the order in which they look at claims.
fn compose(mut added: Added) -> (Rules, Vec<RuleError>) {
    let mut rules = Vec::new();
    let mut errors = added.errors;
    for rule in added.rules.drain(..) {
        let built_in = builtin::RULES.iter().any(|(name, _)| id_of(name) == rule.id);
        match taken(&rule, built_in, &rules) {
            Some(error) => errors.push(error),
            None => rules.push(rule),
        }
    }
    for (name, text) in builtin::RULES {
        let id = id_of(name);
        // A broken rule cannot be compiled in unseen: a test loads every one of them.
        match parse_rule(id, "", text) {
            Ok(rule) if !rules.iter().any(|r| r.id == rule.id) => rules.push(rule),
            Ok(_) => {}
            Err(error) => errors.push(RuleError { path: (*name).to_owned(), ..error }),
        }
    }
    // Stable: within each sort the order of the files stays.
    rules.sort_by_key(|r| (r.path.is_empty(), !r.about.is_special()));
    let mut lexicon = lexicon(&added.words, &mut errors);
    for rule in &mut rules {
        rule.fit.not_counting =
            rule.fit.not_counting.iter().flat_map(|w| selector::terms_of(w, &lexicon)).collect();
        if !rule.about.pattern.is_empty() {
            lexicon.add_captures(&rule.id, &rule.about.pattern);
        }
    }
    (Rules { rules, lexicon }, errors)
}

/// Whether a rule's name is taken already, as an error.
fn taken(rule: &Rule, built_in: bool, others: &[Rule]) -> Option<RuleError> {
    let bare = |title: String, note: &str| RuleError {
        path: rule.path.clone(),
        title,
        place: None,
        label: None,
        notes: vec![note.to_owned()],
        text: String::new(),
    };
    let id = &rule.id;
    if let Some(other) = others.iter().find(|r| r.id == *id) {
        let title = format!("two rules are named `{id}`");
        return Some(bare(title, &format!("the other is {}; rename one of the files", other.path)));
    }
    match (built_in, rule.replaces) {
        (true, false) => Some(bare(
            format!("there is a built-in rule `{id}`"),
            "add `replaces: true` to take its place, or rename the file",
        )),
        (false, true) => {
            let known = builtin::RULES.iter().map(|(name, _)| id_of(name));
            let near = nearest(id, known).map_or(String::new(), |n| format!("did you mean `{n}`? "));
            let note = format!("{near}`crosscheck rules` lists them");
            Some(bare(format!("`replaces: true`, but there is no built-in rule `{id}`"), &note))
        }
        _ => None,
    }
}

/// The built-in word lists and the user's, which add to the list of their name or take its place.
fn lexicon(added: &[(String, WordFile)], errors: &mut Vec<RuleError>) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (name, text) in builtin::WORDS {
        if added.iter().any(|(file, words)| words.replaces && name.ends_with(&format!("/{file}"))) {
            continue;
        }
        match parse::<WordFile>(name, text) {
            Ok(words) => lexicon.add(&words.list),
            Err(error) => errors.push(error),
        }
    }
    for (_, words) in added {
        lexicon.add(&words.list);
    }
    lexicon
}

fn id_of(file: &str) -> &str {
    file.strip_suffix(".yaml").unwrap_or(file)
}

/// Adds a file or a folder.
fn add_path(path: &Path, added: &mut Added) {
    if !path.is_dir() {
        let in_words = path.parent().and_then(Path::file_name).is_some_and(|n| n == "words");
        return if in_words { add_words(path, added) } else { add_rule(path, added) };
    }
    let (rules, words) = (yaml_files(path), yaml_files(&path.join("words")));
    if rules.is_empty() && words.is_empty() {
        let title = "no rules in this folder".to_owned();
        let notes = vec!["rules are files named *.yaml, word lists words/*.yaml".to_owned()];
        added.errors.push(RuleError { title, notes, ..unplaced(path) });
    }
    rules.iter().for_each(|file| add_rule(file, added));
    words.iter().for_each(|file| add_words(file, added));
}

/// The YAML files of a folder, by name; none where it cannot be listed.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_yaml = |p: &PathBuf| p.extension().is_some_and(|e| e == "yaml" || e == "yml") && p.is_file();
    let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(is_yaml).collect();
    files.sort();
    files
}

fn add_rule(path: &Path, added: &mut Added) {
    let rule = read(path).and_then(|text| {
        let id = name(path)?;
        parse_rule(&id, &path.to_string_lossy(), &text)
    });
    match rule {
        Ok(rule) => added.rules.push(rule),
        Err(error) => added.errors.push(error),
    }
}

fn add_words(path: &Path, added: &mut Added) {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match read(path).and_then(|text| parse::<WordFile>(&path.to_string_lossy(), &text)) {
        Ok(words) => added.words.push((file, words)),
        Err(error) => added.errors.push(error),
    }
}

/// Reads a house style from a file. What names no file is taken for a misspelt one of `known`.
///
/// # Errors
/// When there is no such file, or it holds no style.
pub(super) fn style<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> Result<Style, RuleError> {
    if Path::new(path).exists() {
        return parse(path, &read(Path::new(path))?);
    }
    let known: Vec<&str> = known.collect();
    let hint =
        nearest(path, known.iter().copied()).map_or(String::new(), |n| format!(": did you mean `{n}`?"));
    let note = format!("there are {}, or a file of your own", known.join(", "));
    let title = format!("no style `{path}`{hint}");
    Err(RuleError { path: String::new(), title, notes: vec![note], ..unplaced(Path::new(path)) })
}

/// The id of a rule: the stem of its file.
fn name(path: &Path) -> Result<String, RuleError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !stem.is_empty() && stem.chars().all(fits) && !stem.starts_with('-') {
        return Ok(stem);
    }
    let title = format!("`{stem}` cannot be the name of a rule");
    let notes = vec!["name the file with small letters, digits and hyphens: death-toll.yaml".to_owned()];
    Err(RuleError { title, notes, ..unplaced(path) })
}

/// Reads the text of a YAML file.
///
/// # Errors
/// When it cannot be read, is too large, or no UTF-8.
pub fn read(path: &Path) -> Result<String, RuleError> {
    let fail = |title: String| RuleError { title, ..unplaced(path) };
    let file = fs::File::open(path).map_err(|e| fail(format!("cannot be read: {}", reason(&e))))?;
    let mut bytes = Vec::new();
    // A byte more than is allowed tells that there is more.
    let read = file.take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|e| fail(format!("cannot be read: {}", reason(&e))))?;
    if bytes.len() > LIMIT {
        let size = fs::metadata(path).map_or(bytes.len() as u64, |m| m.len());
        return Err(too_large(&path.to_string_lossy(), size));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        fail(format!("this is not UTF-8: byte {at} begins no character"))
    })
}

/// Why a file cannot be read, without the system's number.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "reading it is not allowed".to_owned(),
        _ => error.to_string(),
    }
}

fn too_large(path: &str, size: u64) -> RuleError {
    let title = format!("the file has {size} bytes, more than {LIMIT} (1 MiB)");
    let notes = vec!["one rule a file; long lists of words go into words/*.yaml, several files".to_owned()];
    RuleError { title, notes, ..unplaced(Path::new(path)) }
}

fn unplaced(path: &Path) -> RuleError {
    RuleError {
        path: path.to_string_lossy().into_owned(),
        title: String::new(),
        place: None,
        label: None,
        notes: Vec::new(),
        text: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_compiled_in_is_sound() {
        let (rules, errors) = compose(Added::default());
        let shown: Vec<String> = errors.iter().map(|e| fault::show(e, false)).collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
        assert_eq!(rules.rules.len(), builtin::RULES.len());
    }

    #[test]
    fn tests_know_their_lines() {
        let text = "a: 1\ntests:\n  # first\n  - conflict:\n      a: - x\n  - agree: {a: b}\nb: 1\n";
        assert_eq!(lines_of_tests(text), [4, 6]);
        assert_eq!(lines_of_tests("tests: [{agree: {a: b}}]"), Vec::<usize>::new());
    }
}
