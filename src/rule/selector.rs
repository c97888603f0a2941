//! Which claims a rule looks at: by kind and what they are about, or by a pattern of its own.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{SeqAccess, Visitor};

use crate::claim::{About, Claim, Kind};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::normal;
use crate::text::pattern::{Capture, Pattern};
use crate::text::scalar::{self, Fault};
use crate::text::schema::JsonSchema;
use crate::text::value::Name;

/// Which claims a rule looks at: those of a kind, or those that its own pattern finds.
#[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    /// Claims of this kind.
    #[serde(default = "other")]
    pub kind: Kind,
    /// Claims that these patterns find; what their named groups capture is the value. Instead of a kind.
    #[serde(default, deserialize_with = "one_or_more")]
    #[schemars(with = "OneOrMore<Capture>")]
    pub pattern: Vec<Capture>,
    /// The id of the rule: claims that its patterns find carry it as their head.
    #[serde(skip)]
    pub rule: String,
    /// Only those about one of these, or whose counted ones it befell: words, in any form of an event's word, or
    /// /patterns/ of words.
    #[serde(default)]
    pub of: Vec<Wanted>,
    /// Only those in which one of these takes part or speaks: a part of a name, or a title.
    #[serde(default)]
    pub people: Vec<String>,
    /// Only those whose sentence fits this pattern.
    #[serde(default)]
    pub sentence: Option<Pattern>,
}

fn other() -> Kind {
    Kind::Other
}

/// A word that a rule asks for, or a pattern of words.
#[derive(Clone, PartialEq, Debug)]
pub enum Wanted {
    /// A word; of an event's word every form is meant.
    Word(String),
    /// A pattern between slashes, for the word as a whole.
    Like(Pattern),
}

impl FromStr for Wanted {
    type Err = Fault;

    fn from_str(written: &str) -> Result<Self, Fault> {
        match written.strip_prefix('/') {
            None => Ok(Wanted::Word(written.to_owned())),
            Some(rest) => {
                let Some(inner) = rest.strip_suffix('/') else {
                    return Err(Fault::new("a pattern of words ends in a slash, as it begins"));
                };
                // On its own first, so that a fault's place is one in what the user wrote.
                inner.parse::<Pattern>().map_err(|f| Fault { at: f.at.map(|at| at + 1), ..f })?;
                format!("^(?:{inner})$").parse().map(Wanted::Like)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::parse(deserializer)
    }
}

/// What a selector asks of claims, put into the words that claims use: worked out once a run.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    names: BTreeSet<String>,
    /// The event classes that are meant also where they befell what is counted.
    befell: BTreeSet<String>,
    patterns: Vec<Pattern>,
    people: BTreeSet<String>,
}

impl Heads {
    /// The event classes and nouns asked for by name.
    pub fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    fn hold(&self, about: &About) -> bool {
        let all = self.names.is_empty() && self.patterns.is_empty();
        let noun = |n: &String| self.names.contains(n) || self.patterns.iter().any(|p| p.is_match(n));
        all || self.names.contains(&about.head)
            || about.noun.as_ref().is_some_and(noun)
            || about.act.as_ref().is_some_and(|event| self.befell.contains(event))
            || self.patterns.iter().any(|p| p.is_match(&about.head))
    }

    fn hold_one_of(&self, people: &BTreeSet<Name>) -> bool {
        let wanted = |name: &Name| {
            let titles = name.titles.iter().flat_map(|t| t.split(' '));
            name.parts.iter().map(String::as_str).chain(titles).any(|part| self.people.contains(part))
        };
        self.people.is_empty() || people.iter().any(wanted)
    }
}

impl Selector {
    /// Whether it asks for more than a kind. Special rules look at claims before general ones.
    pub fn is_special(&self) -> bool {
        !self.pattern.is_empty() || !self.of.is_empty() || !self.people.is_empty() || self.sentence.is_some()
    }

    /// What it asks for, in the words that claims use: of each word of `of` its event class and its singular.
    pub fn heads(&self, lexicon: &Lexicon) -> Heads {
        let mut heads = Heads::default();
        for wanted in &self.of {
            match wanted {
                Wanted::Word(word) => {
                    heads.names.extend(names_of(word, lexicon));
                    heads.befell.extend(befalling(&normal::word(word), lexicon).map(str::to_owned));
                }
                Wanted::Like(pattern) => {
                    for (word, class) in lexicon.words_of(Class::Event).filter(|(w, _)| pattern.is_match(w)) {
                        heads.names.insert(class.to_owned());
                        heads.befell.extend(befalling(word, lexicon).map(str::to_owned));
                    }
                    heads.patterns.push(pattern.clone());
                }
            }
        }
        heads.people = self.people.iter().flat_map(|p| p.split(' ')).map(normal::name_part).collect();
        heads
    }

    /// Whether a rule that selects so looks at a claim.
    pub fn takes(&self, claim: &Claim, heads: &Heads) -> bool {
        self.refuses(claim, heads).is_none()
    }

    /// The key under which a rule that selects so does not look at a claim.
    pub fn refuses(&self, claim: &Claim, heads: &Heads) -> Option<&'static str> {
        if !self.pattern.is_empty() && claim.about.head != self.rule {
            return Some("about.pattern");
        }
        // What paraphrases render are quotations.
        let rendered = self.kind == Kind::Paraphrase && claim.kind == Kind::QuoteWording;
        // What one article states in its own words, another may attribute to somebody.
        let attributed =
            self.kind == Kind::Statement && matches!(claim.kind, Kind::QuoteWording | Kind::Paraphrase);
        // Any figure may be of a fact that another article names otherwise.
        let figure = claim.about.around.is_some() && claim.kind != Kind::Place;
        let any = self.kind == Kind::Figure && figure;
        if claim.kind != self.kind && !rendered && !attributed && !any {
            return Some("about.kind");
        }
        if !heads.hold(&claim.about) {
            return Some("about.of");
        }
        if !heads.hold_one_of(&claim.about.people) {
            return Some("about.people");
        }
        let sentence = self.sentence.as_ref().is_none_or(|p| p.is_match(&claim.said.sentence));
        (!sentence).then_some("about.sentence")
    }

    /// The claims that it does not look at although they are of its kind: each with the key that keeps it out.
    pub fn passed_over<'a>(
        &self,
        claims: &'a [Claim],
        heads: &Heads,
    ) -> impl Iterator<Item = (&'a Claim, &'static str)> {
        let of_kind = claims.iter().filter(|c| c.kind == self.kind && self.pattern.is_empty());
        of_kind.filter_map(|c| Some((c, self.refuses(c, heads)?)))
    }
}

/// The event class that a word asks for also where the event befell what is counted: "killed" asks for seven
/// miners who were killed. A noun for events that are counted themselves does not: "meeting" asks for no five
/// ministers who met; nor does the name of a class that has such nouns.
fn befalling<'a>(normal: &str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let class = lexicon.value_of(normal, Class::Event)?;
    let counted = |word: &str| lexicon.is(word, Class::EventNoun);
    let has_nouns = || lexicon.words_of(Class::Event).any(|(word, of)| of == class && counted(word));
    (!counted(normal) && (normal != class || !has_nouns())).then_some(class)
}

/// The names under which claims can be about a word: its event class, its singular, itself.
fn names_of(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let normal = normal::word(word);
    let known = [Class::Event, Class::Plural].into_iter().filter_map(|c| lexicon.value_of(&normal, c));
    let mut names: Vec<String> = known.map(str::to_owned).collect();
    names.push(normal::singular(&normal).into_owned());
    names.push(normal.into_owned());
    names
}

/// The terms under which a word can stand beside a claim: its event class, its country, its stem.
pub(super) fn terms_of(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let normal = normal::word(word);
    let known = [Class::Event, Class::Demonym].into_iter().filter_map(|c| lexicon.value_of(&normal, c));
    let mut terms: Vec<String> = known.map(str::to_owned).collect();
    terms.push(normal::stem(&normal).into_owned());
    terms
}

/// One, or a list of them: only so that the schema says so.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "stands for its schema alone")]
enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

/// One pattern, or a list of them.
fn one_or_more<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Capture>, D::Error> {
    struct Either;
    impl<'de> Visitor<'de> for Either {
        type Value = Vec<Capture>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a pattern, or a list of patterns")
        }
        fn visit_str<E: serde::de::Error>(self, written: &str) -> Result<Vec<Capture>, E> {
            written.parse().map(|capture| vec![capture]).map_err(E::custom)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Capture>, A::Error> {
            let mut all = Vec::new();
            while let Some(capture) = seq.next_element()? {
                all.push(capture);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_any(Either)
}

#[cfg(test)]
mod tests {
    use crate::claim::extract;
    use crate::read::plain;
    use crate::rule::{Rules, load};

    /// Whether a rule that selects so looks at any claim of a sentence.
    fn check(about: &str, text: &str, expected: bool) {
        let file = format!(
            "about: {{kind: count, {about}}}\ncompare: {{same: {{}}}}\nconflict: error\nmessage: \"{{readings}}\"\n"
        );
        let rule = load::parse_rule("mine", "mine.yaml", &file).unwrap();
        let lexicon = Rules::builtin().lexicon;
        let heads = rule.about.heads(&lexicon);
        let article = plain::article("a", "a", text.to_owned(), &lexicon);
        let taken = extract(&article, &lexicon).iter().any(|c| rule.about.takes(c, &heads));
        assert_eq!(taken, expected, "{about}: {text}");
    }

    #[test]
    fn words_are_meant_in_any_form() {
        check("of: [killed]", "Nine people died at the quarry.", true);
        check("of: [ferries]", "Two ferries were held in the harbour.", true);
        check("of: [ferry]", "Two ferries were held in the harbour.", true);
        check("of: [boat, ferry]", "Two tugs were held in the harbour.", false);
    }

    #[test]
    fn what_befell_the_counted_is_asked_for_too() {
        check("of: [killed]", "Seven miners were killed at the quarry.", true);
        check("of: ['/kill.*/']", "The blast killed seven miners.", true);
        check("of: [miners]", "Seven miners were killed at the quarry.", true);
        check("of: [killed]", "Seven miners were rescued at the quarry.", false);
        check("of: [killed]", "Seven tents stood by the quarry where miners were killed.", false);
        check("of: [meeting]", "Five ministers met Ana Ruiz.", false);
        check("of: [meet]", "Five ministers met Ana Ruiz.", false);
    }

    #[test]
    fn patterns_stand_for_words() {
        check("of: ['/ferr(y|ies)/']", "Two ferries were held in the harbour.", true);
        check("of: ['/kill.*/']", "Nine people died at the quarry.", true);
        check("of: ['/err/']", "Two ferries were held in the harbour.", false);
    }

    #[test]
    fn people_and_the_sentence_narrow() {
        let met = "Ana Ruiz met Tomas Ode twice.";
        check("people: [Ruiz]", met, true);
        check("people: [Falk, Ode]", met, true);
        check("people: [Falk]", met, false);
        check("sentence: 'harbou?r'", "Two ferries were held in the harbour.", true);
        check("sentence: 'quarry'", "Two ferries were held in the harbour.", false);
    }
}
