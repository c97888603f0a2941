//! Prose, mentions, cast → claims: what an article says that can be checked. One file a kind of claim.
//!
//! Extraction is a map: one article in, claims out, nothing remembered, no rule and no other article seen.
//! Every claim is two halves: what it is [`About`] and which [`Value`] it gives.

mod amount;
pub mod around;
pub mod count;
mod date;
pub mod event;
mod figure;
pub mod listing;
pub mod name;
mod party;
pub mod pattern;
mod place;
mod population;
pub mod quote;
mod quote_setting;
mod role;
mod statement;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::cast::{self, Cast};
use crate::mention::{self, DateMention, Mentions};
use crate::text::calendar::Day;
use crate::text::lexicon::Lexicon;
use crate::text::prose::Prose;
use crate::text::scalar::Fault;
use crate::text::span::Lines;
use crate::text::value::{Name, Quantity, Value};
use crate::text::{Article, Place, Sigil, Span};

pub use around::Around;
pub use event::Event;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// The kinds of claims and findings.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind { $($(#[doc = $doc])* $name,)* }

        impl Kind {
            /// Every kind, in order.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];

            /// Its name in rules and reports.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$name => $word,)* }
            }
        }
    };
}

kinds! {
    /// The words of a quotation.
    QuoteWording = "quote-wording",
    /// Who said the words.
    QuoteSpeaker = "quote-speaker",
    /// Where, when, to whom they were said.
    QuoteSetting = "quote-setting",
    /// What somebody is said to have said, in the writer's words.
    Paraphrase = "paraphrase",
    /// What an article states in its own words.
    Statement = "statement",
    /// How many.
    Count = "count",
    /// How much.
    Amount = "amount",
    /// When.
    Date = "date",
    /// A figure or a day of which no reader knows what it is of.
    Figure = "figure",
    /// A person's or body's name.
    Name = "name",
    /// A person's title, office or party.
    Role = "role",
    /// Where.
    Place = "place",
    /// Who did it.
    Actor = "actor",
    /// Whether it happened.
    Polarity = "polarity",
    /// How sure it is.
    Certainty = "certainty",
    /// One, some, most or all.
    Scope = "scope",
    /// What came first.
    Order = "order",
    /// A claim of a draft that no article has.
    Unsupported = "unsupported",
    /// A user's rule that names no kind.
    Other = "other",
}

impl Kind {
    /// Whether it is about what somebody said.
    pub fn is_of_quotations(self) -> bool {
        matches!(self, Kind::QuoteWording | Kind::QuoteSpeaker | Kind::QuoteSetting | Kind::Paraphrase)
    }
}

impl<'de> serde::Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::scalar::parse(deserializer)
    }
}

impl std::str::FromStr for Kind {
    type Err = Fault;

    fn from_str(name: &str) -> Result<Self, Fault> {
        let known = Kind::ALL.iter().copied().find(|k| k.name() == name);
        known.ok_or_else(|| Fault::unknown("kind", name, Kind::ALL.iter().map(|k| k.name())))
    }
}

/// One checkable assertion of an article.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Claim {
    /// What kind of assertion.
    pub kind: Kind,
    /// What it is about.
    pub about: About,
    /// What it says of that.
    pub value: Value,
    /// Where it stands.
    pub said: Said,
    /// For quotations that somebody uttered: who, and how it is reported.
    pub speech: Option<Speech>,
}

impl Claim {
    /// A claim that nobody is said to have uttered.
    pub fn new(kind: Kind, about: About, value: Value, said: Said) -> Self {
        Claim { kind, about, value, said, speech: None }
    }
}

/// What identifies the fact that a claim speaks of: no order, no value in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct About {
    /// What is counted, measured or dated: the event class or the noun's singular. Empty for quotations, but for
    /// those in words that many people use.
    pub head: String,
    /// The same in words for people, to stand behind "how many", "how much" or "when"; empty where the head serves.
    pub label: String,
    /// The noun counted, where the head is what befell them: miners who died.
    pub noun: Option<String>,
    /// Further content words that tell this fact from others, as stems or event classes.
    pub terms: BTreeSet<String>,
    /// Who takes part; for quotations, who speaks. Names are the fullest that the article gives.
    pub people: BTreeSet<Name>,
    /// When it happened, where the sentence says so.
    pub when: Option<(Day, Day)>,
    /// Which event it belongs to: the article's own, or another that it recalls.
    pub event: Event,
    /// What tells the fact within its event, whatever else the sentence says: the class of what happened to
    /// those counted, or what was measured.
    pub act: Option<String>,
    /// Of this an event has one figure, so that the act and the head tell it: a toll, a magnitude.
    pub single: bool,
    /// It stands where the article says what it is about: in the headline or the first sentence.
    pub lede: bool,
    /// What sort of thing is counted, where two nouns of one sort can mean the same: passengers and people aboard.
    pub kin: Option<String>,
    /// Of a deed with a day the groups of classes of deeds that can be one deed beside one thing, with spaces between.
    pub kindred: Option<Arc<str>>,
    /// What sets the figure apart from the plain one: so many are needed, so many refused, the other side has so many.
    pub apart: BTreeSet<String>,
    /// The words of the phrase behind what is counted that narrow it: the stores "in Amity", the books "about whales".
    pub narrowed: BTreeSet<String>,
    /// The places that the clause names, as terms; of votes the bodies that vote.
    pub places: BTreeSet<String>,
    /// Everybody has figures of it, game by game: only those of the same people are about the same.
    pub personal: bool,
    /// It is what the article is about: the headline or the first sentence names it.
    pub main: bool,
    /// A sum of money that the article gives for the same in another currency, in brackets behind it.
    pub rate: Option<Quantity>,
    /// It was worked out from another figure: put into this currency at a rate that an article gives, or the majority
    /// of a tally.
    pub converted: bool,
    /// The words around a figure or a day; every such claim has them.
    pub around: Option<Arc<Around>>,
    /// For quotations alone, whose words are how they are recognised: the words in normal form. Shared by all
    /// claims of one utterance.
    pub words: Arc<[String]>,
}

impl About {
    /// The sort of thing that is counted, whatever stands for it.
    pub fn sort(&self) -> Option<&str> {
        self.kin.as_deref().and_then(|kin| kin.split(' ').next())
    }
}

/// The place of a claim, self-contained: it can be shown without its article at hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// Which article.
    pub sigil: Sigil,
    /// The words that carry the value. For an utterance in several pieces: from the first to the last.
    pub at: Span,
    /// The pieces; one for most claims.
    pub spans: Vec<Span>,
    /// For quotations: where each word of the value stands; empty otherwise.
    pub words: Vec<Span>,
    /// The place of `at.start`.
    pub place: Place,
    /// The article's text at `at`.
    pub text: String,
    /// The sentence, or sentences, around it.
    pub sentence: String,
    /// Where `at` stands in `sentence`.
    pub within: Span,
    /// The article's own day, where it has one: tolls rise with the hour.
    pub on: Option<Day>,
    /// It stands in the article's headline, which says again what the body says.
    pub headline: bool,
}

/// Who uttered a quotation and how that is reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speech {
    /// The speaker, under the fullest name that the article gives.
    pub speaker: Name,
    /// The place that names or refers to the speaker of this quotation.
    pub at: Span,
    /// The word that reports it: said, according to.
    pub cue: Option<String>,
    /// What the speaker is, by the article: lower-case titles and roles.
    pub roles: Vec<String>,
    /// The text leaves hardly any doubt who it was: a name or an unmistakable pronoun beside its cue. Who is only
    /// taken to speak on is no witness of who said it.
    pub sure: bool,
}

/// All that is seen of one article: what extractors read.
pub struct Seen<'a> {
    /// The article, split up.
    pub prose: Prose<'a>,
    /// What was seen in it.
    pub mentions: Mentions,
    /// Who is in it.
    pub cast: Cast,
    /// Its line starts.
    pub lines: Lines,
    /// Which of its stretches speak of which event.
    pub events: event::Events,
    /// Its dates as of the day that the others have, once they are asked for.
    beside: OnceCell<Vec<DateMention>>,
    /// The people of its cast as names that can meet across articles, each once it is asked for.
    members: Vec<OnceCell<Name>>,
}

impl<'a> Seen<'a> {
    /// Reads an article as far as its mentions and its cast.
    pub fn new(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        let prose = Prose::new(article, lexicon);
        let mentions = mention::read(&prose);
        let cast = cast::read(&prose, &mentions);
        let lines = Lines::new(&article.text);
        let events = event::read(&prose, &mentions);
        let members = vec![OnceCell::new(); cast.people.len()];
        Seen { prose, mentions, cast, lines, events, beside: OnceCell::new(), members }
    }

    /// The dates of an article without a day of its own as they are in one of the day that the others have.
    fn as_of_others(&self) -> &[DateMention] {
        self.beside.get_or_init(|| {
            let beside = self.prose.article.beside.filter(|_| self.prose.article.date.is_none());
            beside.map(|day| mention::date::read_as_of(&self.prose, Some(day))).unwrap_or_default()
        })
    }

    /// Whether a token stands between quotation marks.
    fn quoted(&self, token: usize) -> bool {
        let Some(at) = self.prose.tokens.get(token).map(|t| t.at) else { return true };
        let before = self.mentions.quotations.partition_point(|q| q.outer.start <= at.start);
        self.mentions.quotations.iter().take(before).rev().take(4).any(|q| q.outer.contains(at))
    }

    /// The one day or span that a clause names, or that opens its sentence ("Last year, the company earned $5 million").
    fn day_of(&self, sentence: &Range<usize>, clause: &Range<usize>) -> Option<(Day, Day)> {
        let dates = &self.mentions.dates;
        let from = dates.partition_point(|d| d.tokens.start < clause.start);
        let to = dates.partition_point(|d| d.tokens.start < clause.end);
        let found = match dates.get(from..to.max(from))? {
            [] => dates
                .get(dates.partition_point(|d| d.tokens.start < sentence.start))
                .filter(|d| d.tokens.start <= sentence.start + 1 && self.prose.text(d.tokens.end) == ",")?,
            [day] => day,
            _ => return None,
        };
        found.value.earliest.zip(found.value.latest)
    }

    /// The place of a claim whose value stands at `spans`, in the order of the text.
    pub fn said(&self, spans: Vec<Span>, words: Vec<Span>) -> Said {
        let article = self.prose.article;
        let at = spans.iter().copied().reduce(Span::cover).unwrap_or_default();
        let token = |offset| self.prose.sentence_of(self.prose.token_at(offset));
        let sentence = self.prose.sentences.get(token(at.start)).map_or(at, |s| s.at);
        let last = self.prose.sentences.get(token(at.end.saturating_sub(1))).map_or(at, |s| s.at);
        let around = sentence.cover(last).cover(at);
        Said {
            sigil: article.sigil.clone(),
            at,
            spans,
            words,
            place: self.lines.place(&article.text, at.start),
            text: article.slice(at).to_owned(),
            sentence: article.slice(around).to_owned(),
            within: at.from(around.start),
            on: article.date,
            headline: article.headline.is_some_and(|h| h.contains(at)),
        }
    }
}

/// A reader of one or several kinds of claims.
pub struct Extractor {
    /// Its name, for `--time` and tests.
    pub name: &'static str,
    /// The kinds of claims it can find.
    pub kinds: &'static [Kind],
    /// Reads the claims of an article, in the order of the text.
    pub extract: fn(&Seen) -> Vec<Claim>,
}

/// Every extractor. A new one is a new file and a line here.
pub static EXTRACTORS: &[Extractor] = &[
    quote::QUOTE,
    count::COUNT,
    amount::AMOUNT,
    date::DATE,
    name::NAME,
    role::ROLE,
    place::PLACE,
    pattern::PATTERN,
];

/// All claims of an article, in the order of the text.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Vec<Claim> {
    of(&Seen::new(article, lexicon))
}

/// All claims of an article that was seen, in the order of the text.
pub fn of(seen: &Seen) -> Vec<Claim> {
    let mut lists: Vec<Vec<Claim>> = EXTRACTORS.iter().map(|e| (e.extract)(seen)).collect();
    // A claim is large: it is moved as few times as can be, and the others are put in order by number.
    let mut claims = Vec::with_capacity(lists.iter().map(Vec::len).sum::<usize>() * 5 / 4);
    for list in &mut lists {
        claims.append(list);
    }
    claims.extend(quote_setting::of(seen, &claims));
    claims.extend(statement::of(seen, &claims));
    let mut order = Vec::with_capacity(claims.len());
    number(&claims, &mut order);
    order.sort_unstable();
    let mut left = figure::complete(seen, &mut claims, &order);
    claims.append(&mut left);
    number(&claims, &mut order);
    order.sort_unstable();
    in_order(claims, &order)
}

/// Where a claim stands in the text, and its number in a list.
type Order = ((Span, Kind), usize);

/// Gives numbers to the last claims of a list.
fn number(claims: &[Claim], order: &mut Vec<Order>) {
    let known = order.len();
    order.extend(claims.iter().enumerate().skip(known).map(|(i, c)| ((c.said.at, c.kind), i)));
}

/// The claims of a list in an order.
fn in_order(claims: Vec<Claim>, order: &[Order]) -> Vec<Claim> {
    let mut left: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    let mut out = Vec::with_capacity(order.len());
    out.extend(order.iter().filter_map(|(_, i)| left.get_mut(*i)?.take()));
    out
}
