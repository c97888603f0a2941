//! Patterns of file names: `*` for anything within a name, `?` for one character, `**` across folders.

/// Whether a pattern fits a path: one without `/` its last part, another as many parts from its end as it has.
pub(super) fn fits_path(pattern: &str, path: &str) -> bool {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
    if pattern.contains("**") {
        let whole = parts.join("/");
        return (0..parts.len()).any(|i| fits(pattern, &parts[i..].join("/"))) || fits(pattern, &whole);
    }
    let wanted = pattern.trim_start_matches("./").matches('/').count() + 1;
    let from = parts.len().saturating_sub(wanted);
    parts.len() >= wanted && fits(pattern.trim_start_matches("./"), &parts[from..].join("/"))
}

/// Whether a pattern fits all of a text. Takes pattern times text steps, whatever the pattern.
fn fits(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // `here[i]`: what was read of the pattern fits the first `i` characters.
    let mut here = vec![false; text.len() + 1];
    here[0] = true;
    let mut marks = pattern.chars().peekable();
    while let Some(mark) = marks.next() {
        let mut next = vec![false; text.len() + 1];
        let deep = mark == '*' && marks.next_if_eq(&'*').is_some();
        for i in 0..=text.len() {
            let before = i.checked_sub(1).and_then(|k| text.get(k).map(|c| (k, *c)));
            next[i] = match (mark, before) {
                ('*', None) => here[i],
                ('*', Some((k, c))) => here[i] || next[k] && (deep || c != '/'),
                ('?', Some((k, c))) => here[k] && c != '/',
                (mark, Some((k, c))) => here[k] && c == mark,
                (_, None) => false,
            };
        }
        here = next;
    }
    here.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_names() {
        for (pattern, path, expected) in [
            ("lusa*", "story/lusa-2.txt", true),
            ("lusa*", "lusa.txt", true),
            ("lusa*", "lusa/wire.txt", false),
            ("*.md", "a/b.md", true),
            ("?ire.txt", "wire.txt", true),
            ("?ire.txt", "ire.txt", false),
            ("day-1/*.txt", "story/day-1/wire.txt", true),
            ("day-1/*.txt", "story/day-2/wire.txt", false),
            ("day-1/*.txt", "wire.txt", false),
            ("day/**", "story/day/a/b.txt", true),
            ("./wire.txt", "./wire.txt", true),
            ("wire.txt", "story\\wire.txt", true),
            ("", "wire.txt", false),
            ("*", "", false),
            ("Å*", "Åsvik.txt", true),
        ] {
            assert_eq!(fits_path(pattern, path), expected, "{pattern} {path}");
        }
        assert!(!fits(&"*a".repeat(200), &"a".repeat(300).replace("aa", "ab")));
    }
}
