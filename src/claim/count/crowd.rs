//! Crowds at a protest: "some 400 people demonstrated", "police put the turnout at 12,000", "the 2,000 demonstrators", "300
//! people stood outside the hall" are one figure in a story that is about one. Crowds at games are none of these.

use super::head::{Head, event, name_of};
use crate::text::Part;
use crate::text::lexicon::Class;
use crate::text::prose::Prose;

/// What a protest is called as an event.
const PROTEST: &str = "protest";

/// What those who protest are called as things counted.
const PROTESTER: &str = "protester";

/// How many sentences of an article say what it is about.
const LEDE: usize = 6;

/// Whether an article is about a protest: its headline or its first sentences tell of one.
pub(super) fn is_about_protest(prose: &Prose) -> bool {
    let told = |part: Option<&Part>| matches!(part, Some(Part::Headline | Part::Body));
    let part = |paragraph: usize| prose.paragraphs.get(paragraph).map(|p| p.part);
    let lede = prose.sentences.iter().filter(|s| told(part(s.paragraph).as_ref())).take(LEDE);
    let known = |i: usize| {
        let token = prose.tokens.get(i);
        token.is_some_and(|t| t.classes.any(&[Class::Event, Class::Thing]) || t.begins.has(Class::Event))
            && matches!(&*name_of(prose, i), PROTEST | PROTESTER)
    };
    lede.flat_map(|s| s.tokens.clone()).any(known)
}

/// What is counted: those who protest are a protest's crowd, and in a story `about` one everybody who came is.
pub(super) fn at_protest(prose: &Prose, head: Head, about: bool) -> Head {
    let people = prose.value(head.token, Class::Generic) == Some("anybody");
    let came = matches!(head.deed.as_deref(), Some("attend" | "stand"));
    // "Protested" can be a word for saying so.
    let protests = head.event.as_deref() == Some(PROTEST) || event(prose, head.token + 1) == Some(PROTEST);
    let someone =
        people || prose.is(head.token, Class::RoleNoun) || head.kin.as_deref() == Some("person role");
    let crowd = match &*head.name {
        PROTESTER => head.event.is_none() || protests,
        PROTEST => event(prose, head.token) != Some(PROTEST),
        "attendance" => about,
        _ => about && people && came || someone && protests,
    };
    if !crowd {
        return head;
    }
    let kin = Some("person any".to_owned());
    let label = "people protested".to_owned();
    Head {
        name: PROTEST.to_owned(),
        label,
        event: None,
        own: false,
        deed: Some(PROTEST.to_owned()),
        kin,
        ..head
    }
}
