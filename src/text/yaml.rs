//! A text as YAML writes it, for files that the program writes and that people edit. It reads none.

/// A text, between marks unless it is a plain word.
pub fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let starts = text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '.');
    let word = !matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off"
    );
    if starts && word && text.chars().all(plain) { text.to_owned() } else { marked(text) }
}

/// A text between double quotation marks, whatever it is.
pub fn marked(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                out.push_str(&format!("\\u{:04X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out + "\""
}
