//! The normal form of a word: what is compared, as against what is shown.
//!
//! Case, the shape of apostrophes, accents' encodings and the dots of initials are no difference between two
//! articles. Meaning is not touched here: contractions, numerals and synonyms are the matter of later stages.

use std::borrow::Cow;

/// The normal form of one written word: lower case, straight apostrophes, initials without dots. `U.S.` and
/// `US` become `u.s.`, so that the country is not the pronoun.
pub fn word(written: &str) -> Cow<'_, str> {
    if matches!(written, "US" | "U.S." | "U.S") {
        return Cow::Borrowed("u.s.");
    }
    if written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(written);
    }
    if written.is_ascii() && !written.bytes().any(|b| matches!(b, b'.' | b'`')) {
        return Cow::Owned(written.to_ascii_lowercase());
    }
    let initials = written.contains('.') && written.chars().any(char::is_alphabetic);
    let mut out = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            '’' | '‘' | '`' | 'ʼ' => out.push('\''),
            '.' if initials => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

/// One part of a name as compared: lower case, no dots, marks or possessive.
pub fn name_part(written: &str) -> String {
    if written.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return written.to_ascii_lowercase();
    }
    let normal = word(written.trim_matches(|c: char| !c.is_alphanumeric()));
    let bare = normal.strip_suffix("'s").unwrap_or(&normal);
    bare.chars().filter(|c| *c != '.').collect()
}

/// A word without its possessive ending, in normal form: `Russia’s` → `russia`, `Adams'` → `adams`.
pub fn without_possessive(normal: &str) -> &str {
    normal.strip_suffix("'s").or_else(|| normal.strip_suffix('\'')).unwrap_or(normal)
}

/// The singular of an English noun by the regular endings. Irregular plurals are data; ask the lexicon first.
pub fn singular(normal: &str) -> Cow<'_, str> {
    let keep = ["ss", "us", "is", "'s"];
    if normal.len() < 4 || !normal.ends_with('s') || keep.iter().any(|k| normal.ends_with(k)) {
        return Cow::Borrowed(normal);
    }
    if let Some(stem) = normal.strip_suffix("ies") {
        return if stem.len() > 1 { Cow::Owned(format!("{stem}y")) } else { Cow::Borrowed(normal) };
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if normal.ends_with(ending) {
            return Cow::Borrowed(&normal[..normal.len() - 2]);
        }
    }
    Cow::Borrowed(&normal[..normal.len() - 1])
}

/// The stem under which the forms of one word meet: plural, third person, past and -ing forms by the regular
/// endings. Coarser than a lemma and only for looking words up, never shown.
pub fn stem(normal: &str) -> Cow<'_, str> {
    let base = singular(without_possessive(normal));
    for ending in ["ing", "ed"] {
        if let Some(cut) = base.strip_suffix(ending)
            && cut.len() >= 3
            && cut.bytes().any(|b| b"aeiouy".contains(&b))
        {
            let length = end_of_stem(cut).len();
            return cut_to(base, length);
        }
    }
    let length = base.strip_suffix('e').filter(|c| c.len() >= 3).unwrap_or(&base).len();
    cut_to(base, length)
}

/// The beginning of a word.
fn cut_to(word: Cow<'_, str>, length: usize) -> Cow<'_, str> {
    match word {
        Cow::Borrowed(word) => Cow::Borrowed(word.get(..length).unwrap_or(word)),
        Cow::Owned(mut word) => {
            word.truncate(length);
            Cow::Owned(word)
        }
    }
}

/// `stopp` → `stop`; `kill` keeps its two l.
fn end_of_stem(cut: &str) -> &str {
    let b = cut.as_bytes();
    match b {
        [.., x, y] if x == y && !b"lsz".contains(y) && y.is_ascii() => &cut[..cut.len() - 1],
        _ => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_in_their_normal_form() {
        for (written, normal) in [
            ("Don’t", "don't"),
            ("F.B.I.", "fbi"),
            ("U.S.", "u.s."),
            ("US", "u.s."),
            ("us", "us"),
            ("É", "é"),
            ("1,250.50", "1,250.50"),
        ] {
            assert_eq!(word(written), normal);
        }
    }

    #[test]
    fn stems_meet() {
        for group in [
            &["kill", "kills", "killed", "killing"][..],
            &["stop", "stopped"],
            &["recuse", "recused", "recusing"],
        ] {
            let stems: Vec<_> = group.iter().map(|w| stem(w)).collect();
            assert!(stems.windows(2).all(|w| w[0] == w[1]), "{stems:?}");
        }
        for (plural, one) in [
            ("meetings", "meeting"),
            ("bodies", "body"),
            ("boxes", "box"),
            ("crisis", "crisis"),
            ("class", "class"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
