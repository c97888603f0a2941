//! Regular expressions out of rules: the only file that knows regex.
//!
//! A pattern is checked when it is parsed and compiled when it is first used, so that two hundred rules that
//! never meet an article cost nothing. Rust's regular expressions run in linear time: no rule can hang a run.
//!
//! A [`Capture`] may hold building blocks such as `{number}`. What a number looks like is known to the readers
//! of mentions alone; in the text that a capture is matched against, each mention is one character that stands
//! for it, and the block is that character.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::scalar::Fault;

/// A user's regular expression, letters of either case meant alike.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    needs: Needs,
    compiled: OnceLock<Option<Regex>>,
}

/// The most memory a compiled pattern may take, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

impl Pattern {
    /// The pattern as the rule has it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether it is found in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex_for(text).is_some_and(|r| r.is_match(text))
    }

    /// Whether it finds something in nothing, and so everywhere.
    pub fn takes_nothing(&self) -> bool {
        self.is_match("")
    }

    /// The compiled pattern, where it may be found in `text`; it is not compiled for a text that lacks what it
    /// needs.
    fn regex_for(&self, text: &str) -> Option<&Regex> {
        if self.compiled.get().is_none() && !self.needs.met_by(text) {
            return None;
        }
        self.compiled.get_or_init(|| compile(&self.written).ok()).as_ref()
    }

    /// A pattern that was checked already.
    fn checked(written: String) -> Self {
        Pattern { needs: Needs::of(&written), written, compiled: OnceLock::new() }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl<'de> serde::Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::scalar::parse(deserializer)
    }
}

impl FromStr for Pattern {
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        check(written)?;
        Ok(Pattern::checked(written.to_owned()))
    }
}

/// A building block of a capture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Block {
    /// A number that counts: 4, four, twice, about 20.
    Number,
    /// A sum of money.
    Money,
    /// A share.
    Percent,
    /// An age.
    Age,
    /// A day or a span of days.
    Date,
    /// A name.
    Name,
}

impl Block {
    /// Every block, in order.
    pub const ALL: [Block; 6] =
        [Block::Number, Block::Money, Block::Percent, Block::Age, Block::Date, Block::Name];

    /// How it is written, without braces.
    pub fn name(self) -> &'static str {
        match self {
            Block::Number => "number",
            Block::Money => "money",
            Block::Percent => "percent",
            Block::Age => "age",
            Block::Date => "date",
            Block::Name => "name",
        }
    }

    /// The character that stands for a mention of it: one that Unicode leaves to private use.
    pub fn sign(self) -> char {
        match self {
            Block::Number => '\u{e000}',
            Block::Money => '\u{e001}',
            Block::Percent => '\u{e002}',
            Block::Age => '\u{e003}',
            Block::Date => '\u{e004}',
            Block::Name => '\u{e005}',
        }
    }
}

/// A pattern whose named groups are values: what a rule takes claims from.
#[derive(Clone, PartialEq, Debug)]
pub struct Capture {
    written: String,
    pattern: Pattern,
    groups: Vec<String>,
    blocks: Vec<Block>,
}

/// What one group of a capture matched, as bytes of the text it was matched against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where.
    pub at: Range<usize>,
}

impl Capture {
    /// The pattern as the rule has it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The names of its groups, in order. A capture without named groups has one without a name: its block.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The blocks it uses, each once, in the order of [`Block::ALL`].
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Whether it finds something in nothing.
    pub fn takes_nothing(&self) -> bool {
        self.pattern.takes_nothing()
    }

    /// Its matches in `text`: the whole stretch and the groups that took part in it.
    pub fn matches(&self, text: &str) -> Vec<(Range<usize>, Vec<Group<'_>>)> {
        let Some(regex) = self.pattern.regex_for(text) else { return Vec::new() };
        let mut found = Vec::new();
        for captures in regex.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            let mut groups = Vec::new();
            for name in &self.groups {
                let group = match name.as_str() {
                    "" => block_in(whole.as_str()).map(|r| whole.start() + r.start..whole.start() + r.end),
                    name => captures.name(name).map(|m| m.range()),
                };
                groups.extend(group.map(|at| Group { name, at }));
            }
            found.push((whole.range(), groups));
        }
        found
    }
}

/// Whether a character stands for a mention.
pub fn is_sign(c: char) -> bool {
    Block::ALL.iter().any(|b| b.sign() == c)
}

/// The first sign of a block in a text.
fn block_in(text: &str) -> Option<Range<usize>> {
    let (at, sign) = text.char_indices().find(|(_, c)| is_sign(*c))?;
    Some(at..at + sign.len_utf8())
}

impl FromStr for Capture {
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        // First with stand-ins of the same length, so that a fault's place is one in what the user wrote.
        let mut even = written.to_owned();
        let mut signed = written.to_owned();
        let mut blocks = Vec::new();
        let mut uses = 0;
        for block in Block::ALL {
            let name = format!("{{{}}}", block.name());
            let found = written.matches(&name).count();
            if found == 0 {
                continue;
            }
            uses += found;
            blocks.push(block);
            even = even.replace(&name, &format!("(?:{})", "x".repeat(name.len() - 4)));
            signed = signed.replace(&name, &block.sign().to_string());
        }
        unknown_block(&even)?;
        let hir = check(&even)?;
        let mut groups: Vec<String> = names(&hir);
        if groups.is_empty() {
            if uses != 1 {
                let note = Some("name what is the value: (?<votes>{number})".to_owned());
                return Err(Fault {
                    note,
                    ..Fault::new("this pattern does not say which part is the value")
                });
            }
            groups.push(String::new());
        }
        Ok(Capture { written: written.to_owned(), pattern: Pattern::checked(signed), groups, blocks })
    }
}

impl<'de> serde::Deserialize<'de> for Capture {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::scalar::parse(deserializer)
    }
}

/// A word in braces that is no building block: `{numbr}`.
fn unknown_block(pattern: &str) -> Result<(), Fault> {
    let mut from = 0;
    while let Some(open) = pattern[from..].find('{').map(|i| from + i) {
        from = open + 1;
        let name: &str = pattern[from..].split('}').next().unwrap_or_default();
        let escaped = pattern[..open].ends_with(['\\', 'p', 'P', 'x', 'u', 'U']);
        if name.is_empty() || escaped || !name.chars().all(|c| c.is_ascii_alphabetic()) {
            continue;
        }
        let at = Some(pattern[..open].chars().count());
        let names = Block::ALL.map(Block::name);
        return Err(Fault { at, ..Fault::unknown("building block", name, names) });
    }
    Ok(())
}

/// The named groups of a pattern, in order, each once.
fn names(hir: &Hir) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open = vec![hir];
    while let Some(hir) = open.pop() {
        match hir.kind() {
            HirKind::Capture(capture) => {
                names.extend(capture.name.as_deref().map(str::to_owned));
                open.push(&capture.sub);
            }
            HirKind::Repetition(repetition) => open.push(&repetition.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => open.extend(parts.iter().rev()),
            _ => {}
        }
    }
    names
}

/// What a text must have for a pattern to be found in it: a cheap question before a dear one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Needs {
    /// How many signs of each block there must be.
    signs: BTreeMap<char, usize>,
    /// Of each of these lists one must be in the text, in lower case.
    words: Vec<Vec<String>>,
}

impl Needs {
    fn of(pattern: &str) -> Self {
        let mut needs = Needs::default();
        // Read with the letters as they are: the other reading has classes of both cases in their place.
        if let Ok(hir) = ParserBuilder::new().build().parse(pattern) {
            needs.add(&hir);
        }
        needs
    }

    fn add(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Literal(literal) => {
                let text = String::from_utf8_lossy(&literal.0);
                for c in text.chars().filter(|c| is_sign(*c)) {
                    *self.signs.entry(c).or_default() += 1;
                }
                let longest = text.split(is_sign).max_by_key(|w| w.len()).unwrap_or_default();
                if longest.len() > 1 {
                    self.words.push(vec![lower(longest)]);
                }
            }
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Repetition(r) if r.min > 0 => self.add(&r.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|p| self.add(p)),
            HirKind::Alternation(parts) => self.words.extend(Needs::one_of(parts)),
            _ => {}
        }
    }

    /// A word of each alternative; `None` where one of them needs none.
    fn one_of(alternatives: &[Hir]) -> Option<Vec<String>> {
        let each = alternatives.iter().map(|hir| {
            let mut needs = Needs::default();
            needs.add(hir);
            let alone = needs.words.into_iter().filter(|any| any.len() == 1).flatten();
            alone.max_by_key(String::len)
        });
        each.collect()
    }

    fn met_by(&self, text: &str) -> bool {
        if self.signs.iter().any(|(sign, needed)| text.matches(*sign).count() < *needed) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let text = lower(text);
        self.words.iter().all(|any| any.iter().any(|word| text.contains(word.as_str())))
    }
}

/// A text in lower case, as patterns read letters of either case alike.
fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ſ' { 's' } else { c }).collect()
}

/// Checks a pattern without compiling it. What may be large when compiled is compiled to see.
fn check(written: &str) -> Result<Hir, Fault> {
    let hir = ParserBuilder::new().case_insensitive(true).build().parse(written).map_err(|e| fault(&e))?;
    if weight(&hir) > SUSPICIOUS {
        compile(written)?;
    }
    Ok(hir)
}

/// A pattern of at most so many ranges and letters stays far below [`SIZE_LIMIT`].
const SUSPICIOUS: u64 = 4000;

/// How many ranges and letters a pattern unfolds to.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(r) => {
            // Without an upper end, the last of the copies repeats itself.
            let times = u64::from(r.max.unwrap_or(r.min).max(1));
            weight(&r.sub).saturating_mul(times)
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(weight).fold(0, u64::saturating_add)
        }
    }
}

fn compile(written: &str) -> Result<Regex, Fault> {
    RegexBuilder::new(written).case_insensitive(true).size_limit(SIZE_LIMIT).build().map_err(|e| match e {
        regex::Error::CompiledTooBig(limit) => Fault {
            note: Some("a count such as {1,1000} multiplies what stands before it".to_owned()),
            ..Fault::new(format!("this pattern needs more than {limit} bytes of memory when compiled"))
        },
        other => Fault::new(format!("this pattern is wrong: {other}")),
    })
}

/// What regex-syntax says of a bad pattern, in our own words and with the character it speaks of.
fn fault(error: &regex_syntax::Error) -> Fault {
    let (what, pattern, at) = match error {
        regex_syntax::Error::Parse(e) => (e.kind().to_string(), e.pattern(), e.span().start.offset),
        regex_syntax::Error::Translate(e) => (e.kind().to_string(), e.pattern(), e.span().start.offset),
        other => (other.to_string(), "", 0),
    };
    let (title, label) = PLAIN
        .iter()
        .find(|(theirs, ..)| what.starts_with(theirs))
        .map_or((format!("this pattern is wrong: {what}"), "here"), |&(_, title, label)| {
            (title.to_owned(), label)
        });
    let at = pattern.get(..at).map(|before| before.chars().count());
    let note = Some("patterns are Rust regular expressions: no look-around, no back-references".to_owned());
    Fault { title, at, label: at.map(|_| label.to_owned()), note }
}

/// What regex says, what we say instead, and what stands behind the caret.
const PLAIN: &[(&str, &str, &str)] = &[
    ("unclosed group", "this pattern has no closing parenthesis", "opened here"),
    ("unopened group", "this pattern has a closing parenthesis too many", "nothing opened before"),
    ("unclosed character class", "this pattern has no closing bracket", "opened here"),
    ("unclosed counted repetition", "this pattern has no closing brace", "opened here"),
    ("repetition operator missing", "this pattern repeats nothing", "nothing stands before this"),
    ("look-around", "this pattern looks ahead or behind", "here"),
    ("backreferences are not", "this pattern refers back to a group", "here"),
    ("duplicate capture group name", "two groups of this pattern have one name", "the second"),
    ("unrecognized escape sequence", "this pattern escapes what needs no escape", "here"),
    ("incomplete escape sequence", "this pattern ends in a backslash", "here"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_compiled_to_be_checked_can_be_compiled() {
        // `\w` is by far the largest class in use; a pattern of it just below the mark.
        let written = r"(?:\w+ ){0,5}";
        let hir = ParserBuilder::new().case_insensitive(true).build().parse(written).unwrap();
        assert!((3000..=SUSPICIOUS).contains(&weight(&hir)), "{}", weight(&hir));
        assert!(compile(written).is_ok());
    }

    fn check(written: &str, title: &str, at: Option<usize>) {
        let fault = written.parse::<Pattern>().unwrap_err();
        assert_eq!((fault.title.as_str(), fault.at), (title, at), "{written}");
    }

    #[test]
    fn faults_point_into_the_pattern() {
        check("by (?<for>x votes", "this pattern has no closing parenthesis", Some(3));
        check("ä [x", "this pattern has no closing bracket", Some(2));
        check("+x", "this pattern repeats nothing", Some(0));
        check("a(?=b)", "this pattern looks ahead or behind", Some(1));
        check(r"(a)\1", "this pattern refers back to a group", Some(3));
        check("(x{1000}){1000}", "this pattern needs more than 1048576 bytes of memory when compiled", None);
    }

    fn captured(pattern: &str, text: &str) -> Vec<String> {
        let capture: Capture = pattern.parse().unwrap();
        let matches = capture.matches(text);
        let groups = matches.iter().flat_map(|(_, groups)| groups);
        groups.map(|g| format!("{}={}", g.name, &text[g.at.clone()])).collect()
    }

    #[test]
    fn blocks_stand_for_mentions() {
        let text = "by \u{e000} votes to \u{e000}";
        assert_eq!(
            captured("(?<for>{number}) votes to (?<against>{number})", text),
            ["for=\u{e000}", "against=\u{e000}"]
        );
        assert_eq!(captured("by {number} votes", text), ["=\u{e000}"]);
        assert_eq!(captured("by {money} votes", text), Vec::<String>::new());
        let fault = |pattern: &str| pattern.parse::<Capture>().unwrap_err();
        assert_eq!(fault("ä {numbr} votes").note.as_deref(), Some("did you mean `number`?"));
        assert_eq!((fault("ä {numbr}").at, fault("by (?<for>{number} votes").at), (Some(2), Some(3)));
        assert_eq!(fault("votes").title, "this pattern does not say which part is the value");
        assert_eq!(fault("{number} to {number}").title, "this pattern does not say which part is the value");
        assert!(r"\p{L}{number} x{2}".parse::<Capture>().is_ok());
    }

    #[test]
    fn a_pattern_is_not_compiled_for_a_text_that_lacks_its_words() {
        let compiled = |pattern: &str, text: &str| {
            let pattern: Pattern = pattern.parse().unwrap();
            let found = pattern.is_match(text);
            (found, pattern.compiled.get().is_some())
        };
        assert_eq!(compiled("ferr(y|ies)", "A boat"), (false, false));
        assert_eq!(compiled("FERR(y|ies)", "Two ferries"), (true, true));
        assert_eq!(compiled("(?:tug|lugger) sank", "The TUG Sank"), (true, true));
        assert_eq!(compiled("(?:tug|lugger) sank", "The boat sank"), (false, false));
        assert_eq!(compiled("(?:tug|[a-c]oat) sank", "The boat sank"), (true, true));
        assert_eq!(compiled("(?:tug )?s+ank", "It sank"), (true, true));
        assert_eq!(compiled("sank", "ſank"), (true, true));
        assert_eq!(compiled("a|b", "b"), (true, true));
    }

    #[test]
    fn either_case_is_meant() {
        let pattern: Pattern = r"\bferry\b".parse().unwrap();
        assert!(pattern.is_match("The FERRY sank"));
        assert!(!pattern.is_match("ferryman"));
    }
}
