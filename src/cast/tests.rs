//! Casts of small invented stories.

use crate::claim::Seen;
use crate::read::plain;
use crate::rule::Rules;

/// Every reference of a text as `words=whom`.
fn references(rules: &Rules, text: &str) -> String {
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
    let rules = Rules::builtin();
    for (text, expected) in [
        ("Ann Ode spoke. She left.", "Ann Ode=Ann Ode; She=Ann Ode"),
        ("Hale won again.\nPeter Hale won on Thursday.", "Hale=Peter Hale; Peter Hale=Peter Hale"),
        (
            "Ann Ode met Paul Ruiz. He smiled, and she left.",
            "Ann Ode=Ann Ode; Paul Ruiz=Paul Ruiz; He=Paul Ruiz; she=Ann Ode",
        ),
        (
            "Paul Ruiz wrote to Adam Hale. \"No,\" he said.",
            "Paul Ruiz=Paul Ruiz; Adam Hale=Adam Hale; he=Paul Ruiz",
        ),
        (
            "Sara Isker Flores spoke. Isker Flores left. Ms. Flores slept.",
            "Sara Isker Flores=Sara Isker Flores; Isker Flores=Sara Isker Flores; Flores=Sara Isker Flores",
        ),
        (
            "Ann Ode left. John Q. Kolb stayed. J. Q. Kolb slept.",
            "Ann Ode=Ann Ode; John Q. Kolb=John Q. Kolb; J. Q. Kolb=John Q. Kolb",
        ),
        ("Robert W. Kolb spoke. Bob Kolb left.", "Robert W. Kolb=Robert W. Kolb; Bob Kolb=Robert W. Kolb"),
        ("Dr. Kim Vale spoke. Ms. Vale left. She slept.", "Kim Vale=Kim Vale; Vale=Kim Vale; She=Kim Vale"),
    ] {
        assert_eq!(references(&rules, text), expected, "{text}");
    }
}

#[test]
fn two_of_one_family_stay_two() {
    let rules = Rules::builtin();
    for (text, expected) in [
        (
            "Peter Hale spoke. His wife, Ann Hale, left. Mr. Hale stayed. Mrs. Hale slept.",
            "Peter Hale=Peter Hale; His wife=Ann Hale; His=Peter Hale; Ann Hale=Ann Hale; Hale=Peter Hale; Hale=Ann Hale",
        ),
        (
            "Peter Hale spoke. Peter Hale Jr. left. Hale Jr. slept.",
            "Peter Hale=Peter Hale; Peter Hale Jr.=Peter Hale Jr.; Hale Jr.=Peter Hale Jr.",
        ),
        ("Ann Ode met Al Odde. Odee left.", "Ann Ode=Ann Ode; Al Odde=Al Odde"),
    ] {
        assert_eq!(references(&rules, text), expected, "{text}");
    }
}

#[test]
fn nouns_mean_the_one_with_the_office_or_somebody_unnamed() {
    let rules = Rules::builtin();
    for (text, expected) in [
        ("The port minister, Ann Ode, resigned.", "The port minister=Ann Ode; Ann Ode=Ann Ode"),
        ("Ann Ode, the port minister, resigned.", "Ann Ode=Ann Ode; the port minister=Ann Ode"),
        ("Port Minister Ann Ode came. The minister left.", "Ann Ode=Ann Ode; The minister=Ann Ode"),
        ("One aide said no.", "One aide=One aide"),
        (
            "A senior official spoke. The official left.",
            "A senior official=A senior official; The official=A senior official",
        ),
        ("A spokesman said he knew.", "A spokesman=A spokesman; he=A spokesman"),
        ("Officials at the port said no.", "Officials=Officials"),
        ("He said that lawmakers came to mislead voters.", "lawmakers=lawmakers; voters=voters"),
        (
            "The Hale campaign began. The campaign won.",
            "The Hale campaign=The Hale campaign; Hale=Hale; The campaign=The Hale campaign",
        ),
    ] {
        assert_eq!(references(&rules, text), expected, "{text}");
    }
}

#[test]
fn what_is_quoted_leaves_the_narrator_alone() {
    let rules = Rules::builtin();
    for (text, expected) in [
        ("Ann Ode left. \"He lied to me,\" she said.", "Ann Ode=Ann Ode; she=Ann Ode"),
        (
            "Ann Ode left. \"Paul Ruiz lied, and he knows,\" she said.",
            "Ann Ode=Ann Ode; Paul Ruiz=Paul Ruiz; she=Ann Ode",
        ),
    ] {
        assert_eq!(references(&rules, text), expected, "{text}");
    }
}
