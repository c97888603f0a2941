//! Names: under which name an article speaks of someone. What it is about is the person or body, by the fullest
//! name that the article gives; the value is the name as it stands there.
//!
//! One claim a form, at its first place in the story's own text, with every place in its spans: how often a form
//! comes is how an odd one is told. A full name's short forms have claims of their own; a bare name that nobody
//! introduces is a claim only where it may be a slip for somebody's, or where a title says that it is a name.

mod forms;
mod stray;
#[cfg(test)]
mod tests;
mod title;

use std::collections::BTreeSet;

use forms::{Bearer, Form, is_bare};

use super::{About, Claim, Extractor, Kind, Seen};
use crate::cast::{Gender, Person, Sort};
use crate::text::Span;
use crate::text::lexicon::{Class, Lexicon};
use crate::text::value::{Name, Value};

pub(super) const NAME: Extractor = Extractor { name: "name", kinds: &[Kind::Name], extract };

/// The heads of claims about names: how the name stands to the one who is meant.
pub mod heads {
    /// A person's name of several parts.
    pub const FULL: &str = "name";
    /// A name of several parts that nothing shows to be a person's.
    pub const ANY: &str = "name of any sort";
    /// A body's name of several words.
    pub const BODY: &str = "name of a body";
    /// What someone is called who has a full name in the article.
    pub const SHORT: &str = "short name";
    /// A bare name that nobody introduces, like that of someone who is.
    pub const STRAY: &str = "stray name";
    /// A bare name behind a title, of someone whom this article does not introduce.
    pub const TITLED: &str = "titled name";
    /// A name of one word that nobody explains: of a place, a ship, someone.
    pub const BARE: &str = "bare name";
    /// The title of a work.
    pub const WORK: &str = "title of a work";
}

fn extract(seen: &Seen) -> Vec<Claim> {
    let (forms, bearers) = forms::read(seen);
    let introduced = stray::introduced(seen, &bearers);
    let mut claims = Vec::with_capacity(forms.len());
    for form in &forms {
        if let Some(person) = seen.cast.people.get(form.person) {
            claim(seen, form, person, &bearers, &introduced, &mut claims);
        }
    }
    claims.extend(stray::openers(seen, &bearers, &introduced));
    claims.extend(title::of_works(seen));
    claims
}

fn claim(
    seen: &Seen,
    form: &Form,
    person: &Person,
    bearers: &[Bearer],
    introduced: &[usize],
    out: &mut Vec<Claim>,
) {
    let value: &Name = &form.shown.value;
    let shown = bearers.get(form.person).is_some_and(|b| b.shown);
    let head = match (is_bare(&person.name), is_bare(value)) {
        (false, true) => heads::SHORT,
        (false, false) if person.sort == Sort::Body => heads::BODY,
        (false, false) if shown => heads::FULL,
        (false, false) => heads::ANY,
        (true, _) => {
            let meant = stray::intended(seen, form, bearers, introduced);
            if let Some(meant) = meant {
                // A slip is to be mended wherever it stands.
                let each = form.mentions.iter().take(stray::MOST);
                out.extend(each.map(|m| stray::claim(seen, meant, Name::clone(&m.value), m.at)));
            }
            if person.sort == Sort::Person && !person.roles.is_empty() {
                heads::TITLED
            } else {
                if let Some(at) = forms::unknown(seen, form).filter(|_| meant.is_none()) {
                    out.push(claim_of(seen, heads::BARE, value.clone(), value.clone(), vec![at], at));
                }
                return;
            }
        }
    };
    // Of several forms of several parts each is compared for itself.
    let own = !is_bare(value) && person.name.parts.len() > value.parts.len();
    let meant = with_roles(if own { value } else { &person.name }, &person.roles);
    let (meant, value) = match head {
        heads::BODY | heads::ANY => {
            (spelled_alike(meant, seen.prose.lexicon), spelled_alike(value.clone(), seen.prose.lexicon))
        }
        _ => (meant, value.clone()),
    };
    let spans = form.mentions.iter().map(|m| m.at).collect();
    let mut claim = claim_of(seen, head, meant, value, spans, form.shown.at);
    claim.about.kin = match person.gender {
        Gender::He => Some("he".to_owned()),
        Gender::She => Some("she".to_owned()),
        _ => None,
    };
    out.push(claim);
}

/// A name with what its bearer is.
fn with_roles(name: &Name, roles: &[String]) -> Name {
    Name { titles: roles.to_vec(), ..name.clone() }
}

/// The claim that someone is called by a name, which stands at some places and is shown at one.
fn claim_of(seen: &Seen, head: &str, meant: Name, value: Name, spans: Vec<Span>, shown: Span) -> Claim {
    let about = About {
        head: head.to_owned(),
        terms: value.parts.iter().cloned().collect(),
        people: BTreeSet::from([meant]),
        ..About::default()
    };
    let value = Value::Name(Name { titles: Vec::new(), ..value });
    let mut said = seen.said(vec![shown], Vec::new());
    said.spans = spans;
    Claim { kind: Kind::Name, about, value, said, speech: None }
}

/// A name of words in one spelling: that is the desk's own matter, and a Centre is a Center.
fn spelled_alike(mut name: Name, lexicon: &Lexicon) -> Name {
    for part in &mut name.parts {
        if let Some(other) = lexicon.value_of(part, Class::Spelling).filter(|v| !v.is_empty()) {
            *part = other.to_owned();
        }
    }
    name
}
