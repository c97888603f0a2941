//! What a desk lets pass in a quotation: one weight a liberty, in a rule's `compare: words:` and in house styles.

use serde::Deserialize;

use super::super::Verdict;
use super::super::slip::Slip;
use crate::text::schema::JsonSchema;

/// What a liberty taken with a quotation weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// It is no difference.
    Agree,
    /// An editor would want to know.
    Compatible,
    /// It is a difference.
    Conflict,
}

impl Weight {
    /// The verdict that this weight gives, for the reason `why`.
    pub fn verdict(self, why: &str) -> Verdict {
        match self {
            Weight::Agree => Verdict::Agree,
            Weight::Compatible => Verdict::Compatible(why.to_owned()),
            Weight::Conflict => Verdict::Conflict(why.to_owned()),
        }
    }
}

/// What a changed word does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// A negation came or went.
    Negation,
    /// A number changed.
    Number,
    /// A name changed.
    Name,
    /// A modal verb changed: may, will, must.
    Modal,
    /// A condition came or went: if, unless.
    Condition,
    /// A word that hedges came or went.
    Hedge,
    /// Another word of content.
    Word,
    /// The same word in another form: tense, number.
    Form,
    /// The same words, in one of the texts written short: I'm and I am.
    Contraction,
    /// A function word alone.
    Function,
    /// A word that fills a pause: uh, you know.
    Filler,
    /// One name in two spellings.
    Spelling,
    /// A draft says something else than the sentence it comes from.
    Slip(Slip),
}

impl Change {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Change::Negation => "negation",
            Change::Number => "number",
            Change::Name => "name",
            Change::Modal => "modal",
            Change::Condition => "condition",
            Change::Hedge => "hedge",
            Change::Word => "word",
            Change::Form => "form",
            Change::Contraction => "contraction",
            Change::Function => "small word",
            Change::Filler => "filler",
            Change::Spelling => "spelling",
            Change::Slip(slip) => slip.words(),
        }
    }
}

macro_rules! liberties {
    ($($(#[doc = $doc:literal])* $name:ident = $default:ident,)*) => {
        /// The options of the words comparator.
        #[derive(Clone, PartialEq, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct WordsOptions {
            /// So many words two quotations must share to be one utterance, unless one lies wholly in the other.
            pub shared_words: usize,
            /// What share of the shorter one's words, within the stretch that both quote, must be in both.
            pub shared_share: f64,
            $($(#[doc = $doc])* pub $name: Weight,)*
        }

        impl Default for WordsOptions {
            fn default() -> Self {
                WordsOptions { shared_words: 3, shared_share: 0.5, $($name: Weight::$default,)* }
            }
        }

        /// The liberties that a house style speaks of; those it leaves out stay as the rules have them.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Liberties {
            $($(#[doc = $doc])* pub $name: Option<Weight>,)*
        }

        impl WordsOptions {
            /// Takes over what a house style says.
            pub fn adopt(&mut self, style: &Liberties) {
                $(if let Some(weight) = style.$name { self.$name = weight; })*
            }
        }
    };
}

// Every liberty, with what it weighs where nobody says otherwise.
liberties! {
    /// One quotation breaks off where the other goes on.
    cut = Agree,
    /// A cut that leaves out a negation, a condition or a hedge, unmarked.
    cut_over_sense = Compatible,
    /// A gap that is marked by an ellipsis.
    gap = Agree,
    /// A marked gap of less than a sentence that leaves out a negation, a condition or a hedge.
    gap_over_sense = Compatible,
    /// Words in brackets beside other words.
    editor = Agree,
    /// One word written in two ways: adviser and advisor, three thousand and 3,000, Yuri and Yury.
    spelling = Agree,
    /// The same words, in one of the two written short: I'm and I am.
    contraction = Conflict,
    /// A negation added or dropped.
    negation = Conflict,
    /// Another number.
    number = Conflict,
    /// Another name.
    name = Conflict,
    /// Another modal verb: may, will, must.
    modal = Conflict,
    /// A condition added or dropped: if, unless.
    condition = Conflict,
    /// A word that hedges added or dropped: probably, I think.
    hedge = Conflict,
    /// Another word of content.
    word = Conflict,
    /// The same word in another form, as in mended grammar: want, wanted.
    form = Conflict,
    /// A function word alone: the, of, that.
    function = Conflict,
    /// A word that fills a pause, added or dropped: uh, you know.
    filler = Conflict,
}

impl WordsOptions {
    /// What a change inside a quotation weighs, by what the changed words do.
    pub fn weight(&self, change: Change) -> Weight {
        match change {
            Change::Negation => self.negation,
            Change::Number => self.number,
            Change::Name => self.name,
            Change::Modal => self.modal,
            Change::Condition => self.condition,
            Change::Hedge => self.hedge,
            Change::Word => self.word,
            Change::Form => self.form,
            Change::Contraction => self.contraction,
            Change::Function => self.function,
            Change::Filler => self.filler,
            Change::Spelling => self.spelling,
            Change::Slip(_) => self.word,
        }
    }

    /// Whether something that needs no changed word, such as a bracket, can be more than nothing.
    pub fn weighs_liberties(&self) -> bool {
        [self.cut, self.gap, self.editor, self.spelling].iter().any(|w| *w != Weight::Agree)
    }
}
