//! Files and folders → rules and errors: the only file that knows serde_yaml.

use super::{Rules, builtin};
use crate::text::lexicon::{Lexicon, WordList};

impl Rules {
    /// The rules and words that are compiled in.
    pub fn builtin() -> Rules {
        let mut lexicon = Lexicon::default();
        for (_, text) in builtin::WORDS {
            // A broken list cannot be compiled in unseen: a test loads every one of them.
            if let Ok(list) = serde_yaml::from_str::<WordList>(text) {
                lexicon.add(&list);
            }
        }
        Rules { rules: Vec::new(), lexicon }
    }
}
