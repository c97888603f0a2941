//! Two parts of two names beside each other: the same, a pet form, another spelling, a slip, another name.
//!
//! Parts are compared, never whole names: "Ana Ruiz" is as far from "Ruiz" by its letters as from any stranger.

use std::borrow::Cow;

use super::Likeness;
use crate::text::similar;

/// The shortest part of a name in which one letter can be a slip and not another name.
const SHORTEST: usize = 4;

/// A part of a name as letters alone: accents folded, marks left out.
pub fn letters(part: &str) -> Cow<'_, str> {
    if part.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Cow::Borrowed(part);
    }
    let mut out = String::with_capacity(part.len());
    for c in part.chars() {
        match plain(c) {
            "" if c.is_alphanumeric() => out.push(c),
            letters => out.push_str(letters),
        }
    }
    Cow::Owned(out)
}

/// A word with the accents of its letters left out, and all else as it is.
pub fn unaccented(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match plain(c) {
            "" => out.push(c),
            letters => out.push_str(letters),
        }
    }
    out
}

/// The plain letters of an accented one; empty for any other character.
fn plain(c: char) -> &'static str {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' | 'ĝ' => "g",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ž' | 'ż' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => "",
    }
}

/// How two parts that are no given names stand to each other; `foreign` where the names come out of another
/// alphabet or language, so that spellings are a choice.
pub(super) fn parts(a: &str, b: &str, foreign: bool) -> Likeness {
    if a == b || initial(a, b) {
        return Likeness::Same;
    }
    if foreign && transliterations(a, b) || a.len().min(b.len()) > 4 && have_one_spelling(a, b) {
        return Likeness::Spelling;
    }
    if near(a, b) || sound_alike(a, b) { Likeness::Slip } else { Likeness::Other }
}

/// Whether two parts of some length are one as an English ear hears them: Brandry and Brandrie, Reid and Read.
fn sound_alike(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= SHORTEST && begin_alike(a, b) && heard(a) == heard(b)
}

/// Whether two words can begin with one sound, so that it is worth hearing them out: most cannot.
fn begin_alike(a: &str, b: &str) -> bool {
    let consonant = |word: &str| first_sound(word).filter(|&c| !vowel(c) || c == 'y');
    consonant(a) == consonant(b)
}

/// A word without a first letter that nobody hears: Wren, Knox.
fn voiced(word: &str) -> &str {
    let mute = ["wr", "kn", "gn"].iter().any(|two| word.starts_with(two));
    word.get(usize::from(mute)..).unwrap_or_default()
}

/// The sound of a word's first letter, as [`consonants`] hears it.
fn first_sound(word: &str) -> Option<char> {
    let mut letters = voiced(word).chars();
    let first = letters.next()?;
    Some(sound(first, letters.next()))
}

/// Whether the consonants of two parts are the same in the same order and hardly anything else differs: Gorel
/// and Gorel. Only who has the same given name can be thought to be meant.
pub(super) fn resemble(a: &str, b: &str) -> bool {
    let skeleton = |word: &str| -> String { heard(word).chars().filter(|&c| !vowel(c)).collect() };
    let long = a.chars().count().min(b.chars().count()) > SHORTEST;
    long && similar::letters_apart(a, b) <= 2 && skeleton(a) == skeleton(b)
}

/// A family name by its sound: a run of vowels is its first, and an e at the end that changes nothing before it is
/// none: Clarke, Moore, not Hale.
fn heard(word: &str) -> String {
    let letters: Vec<char> = consonants(word).chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut i = 0;
    while let Some(&c) = letters.get(i) {
        if !vowel(c) || c == 'y' && i == 0 {
            out.push(c);
            i += 1;
            continue;
        }
        let run = letters[i..].iter().take_while(|&&c| vowel(c) || c == 'w').count();
        out.push(match (letters.get(i + run), c, run) {
            (None, 'e', 1) if mute(&letters[..i]) => break,
            (None, 'e', 1) => 'e',
            // The end of Brandry, Brandrie and Bailey.
            (None, 'e' | 'i' | 'y', _) => 'i',
            (_, 'a', _) if letters.get(i + 1) == Some(&'u') => 'o',
            (_, 'y', _) => 'i',
            _ => c,
        });
        i += run;
    }
    out
}

/// A word with each consonant as English hears it: ph is f, c is k or s, h behind the first letter is none, and a
/// doubled one is one.
fn consonants(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = voiced(word).chars().enumerate().peekable();
    while let Some((i, c)) = letters.next() {
        let next = letters.peek().map(|&(_, c)| c);
        if c == 'h' && i > 0 {
            continue;
        }
        let sound = sound(c, next);
        if vowel(sound) || !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// A letter before another as English hears it.
fn sound(c: char, next: Option<char>) -> char {
    match (c, next) {
        ('p', Some('h')) => 'f',
        ('c', Some('e' | 'i' | 'y')) | ('z', _) => 's',
        ('c' | 'q', _) => 'k',
        _ => c,
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether an e behind these letters is not heard: two consonants or two vowels and a consonant stand there.
fn mute(before: &[char]) -> bool {
    match before {
        [.., a, b, c] => !vowel(*c) && (!vowel(*b) || vowel(*a)),
        _ => false,
    }
}

/// Whether one is the first letter of the other.
pub(super) fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() == 1 && long.starts_with(short)
}

/// One letter apart, in a part long enough for that to be a slip; the first letter may differ in longer ones.
pub(super) fn near(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let begin_alike = a.chars().next() == b.chars().next();
    shorter >= if begin_alike { SHORTEST } else { SHORTEST + 1 } && similar::at_most_one_apart(a, b)
}

/// How two given names stand to each other, with what each is known to stand for: "robert" for Bob, "~sara"
/// for a spelling of Sara, "=muhammad" for a form out of another alphabet, "+" for an English name; `None` where it
/// is no known given name.
pub(super) fn given(a: (&str, Option<&str>), b: (&str, Option<&str>), foreign: bool) -> Likeness {
    let (x, y) = (a.0, b.0);
    if x == y || initial(x, y) {
        return Likeness::Same;
    }
    let short_for = |pet: (&str, Option<&str>), full: &str| roots(pet).any(|root| root == (' ', full));
    if short_for(a, y) || short_for(b, x) {
        return Likeness::Pet;
    }
    if shortened(a, b) || shortened(b, a) || prattled(x, y) || prattled(y, x) {
        return Likeness::Pet;
    }
    let (mut pet, mut spelling) = (false, false);
    for (sign, root) in roots(a) {
        for (other, _) in roots(b).filter(|(_, r)| *r == root) {
            match (sign, other) {
                ('~', _) | (_, '~') => return Likeness::Slip,
                ('=', _) | (_, '=') => spelling = true,
                _ => pet = true,
            }
        }
    }
    // Who is called by one pet form is hardly called by another a letter off: Alec and Alex.
    let of_one_length = x.len() == y.len() && x.chars().next() == y.chars().next();
    if pet && of_one_length && near(x, y) {
        return Likeness::Slip;
    }
    if spelling || pet {
        return if spelling { Likeness::Spelling } else { Likeness::Pet };
    }
    if foreign && transliterations(x, y) || have_one_spelling(x, y) {
        return Likeness::Spelling;
    }
    let both_known = a.1.is_some() && b.1.is_some();
    // Joan and John are two, Thomas and Tomas hardly.
    let alike = || {
        let first = |word: &str| first_sound(word).map(|c| if c == 'y' { 'i' } else { c });
        let heard = |word: &str| consonants(word).replace('y', "i").replace("ee", "i");
        first(x) == first(y) && heard(x) == heard(y)
    };
    if !both_known && near(x, y) || alike() { Likeness::Slip } else { Likeness::Other }
}

/// Whether a given name is the beginning of another, but no man's of which that is a woman's, and no word with its
/// adjective: Piet and Pieter, not Paul and Paulette, not South and Southern.
fn shortened(short: (&str, Option<&str>), long: (&str, Option<&str>)) -> bool {
    let Some(rest) = long.0.strip_prefix(short.0) else { return false };
    let womans = ["ette", "ine", "ina", "elle", "ella", "ia", "ie", "anne"].contains(&rest);
    let adjective = ["ern", "ic", "al", "ing", "ers"].contains(&rest);
    short.0.len() >= SHORTEST && rest.len() > 1 && !womans && !adjective
}

/// Whether one is a syllable said twice with which the other may begin: Lulu and Louise.
fn prattled(pet: &str, full: &str) -> bool {
    let [a, b, c, d] = pet.as_bytes() else { return false };
    (a, b) == (c, d) && full.len() > 4 && full.as_bytes().first() == Some(a)
}

/// The names that a given name may stand for, each with its sign; itself without one.
fn roots<'a>((name, stands): (&'a str, Option<&'a str>)) -> impl Iterator<Item = (char, &'a str)> {
    let listed = stands.unwrap_or_default().split(' ').filter(|s| !matches!(*s, "" | "+")).map(|s| {
        match s.strip_prefix(['~', '=']) {
            Some(root) => (if s.starts_with('~') { '~' } else { '=' }, root),
            None => (' ', s),
        }
    });
    listed.chain(std::iter::once((' ', name)))
}

/// Whether two words are one but for how umlauts are written.
fn have_one_spelling(a: &str, b: &str) -> bool {
    // The first letter stands in either spelling, and what has no umlaut at all is its own.
    a.chars().next() == b.chars().next()
        && (a == b || (has_digraph(a) || has_digraph(b)) && digraphs(a) == digraphs(b))
}

fn has_digraph(word: &str) -> bool {
    word.as_bytes().windows(2).any(|w| matches!(w, b"ae" | b"oe" | b"ue"))
}

/// A word whose umlauts, two letters in plain ASCII, are one: Schroeder, Schröder.
fn digraphs(word: &str) -> String {
    ["ae", "oe", "ue"].iter().fold(word.to_owned(), |w, two| w.replace(two, &two[..1]))
}

/// Whether a part of a name shows that it comes out of another alphabet or language.
pub(super) fn foreign(part: &str) -> bool {
    const ENDINGS: [&str; 17] = [
        "ov", "ev", "sky", "skiy", "skyy", "ski", "skii", "vich", "vych", "enko", "shvili", "yan", "zadeh",
        "oglu", "iyev", "adi", "ayn",
    ];
    const BEGINNINGS: [&str; 6] = ["ye", "yu", "ya", "al", "el", "abd"];
    const INSIDE: [&str; 3] = ["zh", "iy", "yy"];
    let q = part.find('q').is_some_and(|i| part.get(i + 1..i + 2) != Some("u"));
    part.len() > 3
        && (q
            || ENDINGS.iter().any(|e| part.ends_with(e))
            || BEGINNINGS.iter().take(3).any(|b| part.starts_with(b))
            || INSIDE.iter().any(|s| part.contains(s)))
}

/// Whether two parts are one word of another alphabet, written after two customs.
fn transliterations(a: &str, b: &str) -> bool {
    let (x, y) = (sounds(a), sounds(b));
    x.len() > 1 && x == y
}

/// The consonants of a word with its darker vowels, by their sound: what all ways of writing it have in common.
fn sounds(word: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(word.len());
    let letters: Vec<char> = word.chars().collect();
    let mut i = 0;
    while let Some(&c) = letters.get(i) {
        let next = letters.get(i + 1).copied();
        let sound = match (c, next) {
            ('k' | 'g' | 'd' | 't', Some('h')) => {
                i += 1;
                if c == 'k' { 'h' } else { voiceless(c) }
            }
            ('p', Some('h')) => {
                i += 1;
                'f'
            }
            ('a', Some('i' | 'y')) | ('e' | 'i' | 'y' | 'j', _) => 'i',
            ('o' | 'u', _) => 'u',
            ('w', _) => 'v',
            (c, _) => voiceless(c),
        };
        if out.last() != Some(&sound) {
            out.push(sound);
        }
        i += 1;
    }
    let last = out.len().saturating_sub(1);
    let light = |&(i, c): &(usize, char)| c != 'i' || i == last && i > 0;
    out.into_iter().enumerate().filter(light).map(|(_, c)| c).collect()
}

/// The letters that stand for one sound of other alphabets.
fn voiceless(c: char) -> char {
    match c {
        'q' | 'g' => 'k',
        c => c,
    }
}
