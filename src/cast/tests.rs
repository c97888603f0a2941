//! Casts of small invented stories.

use crate::claim::Seen;
use crate::read::plain;
use crate::rule::Rules;

/// Every reference of a text as `words=whom`, names of one word that mean themselves left out.
fn references(text: &str) -> String {
    let rules = Rules::builtin();
    let article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
    let seen = Seen::new(&article, &rules.lexicon);
    let shown = seen.cast.references.iter().map(|r| {
        let person = &seen.cast.people[r.person];
        format!("{}={}", article.slice(r.at), person.name.full)
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn short_forms_and_pronouns_find_the_full_name() {
    for (text, expected) in [
        ("Ann Ode spoke. She left.", "Ann Ode=Ann Ode; She=Ann Ode"),
        ("Hale won again.\nPeter Hale won on Thursday.", "Hale=Peter Hale; Peter Hale=Peter Hale"),
        (
            "Ann Ode met Paul Ruiz. He smiled, and she left.",
            "Ann Ode=Ann Ode; Paul Ruiz=Paul Ruiz; He=Paul Ruiz; she=Ann Ode",
        ),
        ("The port minister, Ann Ode, resigned.", "The port minister=Ann Ode; Ann Ode=Ann Ode"),
    ] {
        assert_eq!(references(text), expected, "{text}");
    }
}
