//! Files → articles. The only place that opens articles.
//!
//! A path is a file, a folder (its text and Markdown files, not those of its subfolders) or `-` for standard
//! input. What cannot be read is an error of its own beside the articles that could: one broken file must not
//! hide the others, and must not pass for silence either.

pub mod dateline;
pub mod plain;
pub mod run;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::text::Article;
use crate::text::lexicon::Lexicon;

/// The endings of the files that a folder is searched for.
pub const ENDINGS: &[&str] = &["txt", "md", "markdown", "text"];

/// The largest article, in bytes: spans count in 32 bits, and no article comes near.
const LARGEST: u64 = 1 << 30;

/// Reads every article that `paths` name, in that order; the files of a folder in the order of their names.
/// `stdin_name` is what an article from standard input is called. A file named twice is read once.
pub fn read(paths: &[String], stdin_name: &str, lexicon: &Lexicon) -> (Vec<Article>, Vec<Error>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        match expand(path) {
            Ok(found) => files.extend(found),
            Err(error) => errors.push(error),
        }
    }
    let mut seen = Vec::new();
    files.retain(|f| {
        let same = fs::canonicalize(f).unwrap_or_else(|_| f.clone());
        let new = !seen.contains(&same);
        seen.push(same);
        new
    });
    let mut articles = Vec::new();
    for (file, sigil) in files.iter().zip(sigils(&files, stdin_name)) {
        let path = file.to_string_lossy();
        match text_of(file) {
            Ok(text) => articles.push(plain::article(&sigil, &path, text, lexicon)),
            Err(what) => errors.push(Error::Read { path: path.into_owned(), what }),
        }
    }
    dateline::complete(&mut articles, lexicon);
    (articles, errors)
}

/// The files that a path stands for.
fn expand(path: &str) -> Result<Vec<PathBuf>, Error> {
    let place = PathBuf::from(path);
    if path == "-" || !place.is_dir() {
        return Ok(vec![place]);
    }
    let refused = |e: std::io::Error| Error::Read { path: path.to_owned(), what: reason(&e) };
    let mut files = Vec::new();
    for entry in fs::read_dir(&place).map_err(refused)? {
        let file = entry.map_err(refused)?.path();
        let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if file.is_file() && ENDINGS.contains(&ending.as_str()) {
            files.push(file);
        }
    }
    if files.is_empty() {
        let what = format!("no article in this folder: it has no file that ends in .{}", ENDINGS.join(", ."));
        return Err(Error::Read { path: path.to_owned(), what });
    }
    files.sort();
    Ok(files)
}

/// The text of a file, or why it is no article.
fn text_of(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
    } else {
        let open = fs::File::open(file).map_err(|e| reason(&e))?;
        open.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err("larger than 1 GiB: no article is".to_owned());
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("this is UTF-16; save it as UTF-8".to_owned());
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(format!("not a text: a zero byte at byte {at}"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| format!("not UTF-8 at byte {}; save it as UTF-8", e.utf8_error().valid_up_to()))?;
    if text.trim_matches(crate::text::token::is_space).is_empty() {
        return Err("empty: there is no text in it".to_owned());
    }
    Ok(text)
}

/// The reason that the system gives, in words of our own for the common ones.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "not allowed to read it".to_owned(),
        std::io::ErrorKind::IsADirectory => "a folder, where a file was expected".to_owned(),
        _ => error.to_string(),
    }
}

/// The sigils of files: their stems, with as many folders before them as make them differ.
fn sigils(files: &[PathBuf], stdin_name: &str) -> Vec<String> {
    let parts: Vec<Vec<String>> = files.iter().map(|f| name_parts(f, stdin_name)).collect();
    let longest = parts.iter().map(Vec::len).max().unwrap_or(1);
    let mut depth = vec![1; parts.len()];
    let tail = |i: usize, n: usize| parts[i][parts[i].len().saturating_sub(n)..].join("/");
    for _ in 1..longest {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for (i, &n) in depth.iter().enumerate() {
            *count.entry(tail(i, n)).or_default() += 1;
        }
        for (i, n) in depth.iter_mut().enumerate() {
            if count.get(&tail(i, *n)).is_some_and(|&c| c > 1) {
                *n += 1;
            }
        }
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let unique = depth.iter().enumerate().map(|(i, &n)| {
        let name = tail(i, n);
        let times = taken.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 { format!("{name}-{times}") } else { name }
    });
    unique.collect()
}

/// The folders of a file and its stem.
fn name_parts(file: &Path, stdin_name: &str) -> Vec<String> {
    if file.as_os_str() == "-" {
        return vec![stdin_name.to_owned()];
    }
    let mut parts: Vec<String> = file
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter_map(|c| match c {
            std::path::Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    parts.push(file.file_stem().map_or(String::new(), |s| s.to_string_lossy().into_owned()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigils_are_stems_made_unique_by_folders() {
        let named = |files: &[&str]| sigils(&files.iter().map(PathBuf::from).collect::<Vec<_>>(), "stdin");
        assert_eq!(named(&["a/wire.txt", "b/post.md", "-"]), ["wire", "post", "stdin"]);
        assert_eq!(named(&["a/wire.txt", "b/wire.txt"]), ["a/wire", "b/wire"]);
        assert_eq!(named(&["wire.txt", "wire.md"]), ["wire", "wire-2"]);
    }
}
