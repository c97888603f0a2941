//! Where small invented stories happened.

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::value::Value;

/// Every place of a text as `what: names`.
fn places(rules: &Rules, text: &str) -> String {
    let article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
    let shown =
        extract(&article, &rules.lexicon).into_iter().filter(|c| c.kind == Kind::Place).map(|claim| {
            let Value::Place(site) = &claim.value else { return String::new() };
            format!("{}: {}", claim.about.head, site.names.join(", "))
        });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn events_have_places() {
    let rules = Rules::builtin();
    for (text, expected) in [
        ("A bomb exploded in Denver.", "explode: denver"),
        (
            "A bomb exploded in the city of Newport News, Va., on Tuesday.",
            "explode: newport news, virginia; area of newport news: virginia",
        ),
        ("Ana Ruiz met the envoy in Paris.", "meet: paris"),
        ("The quake struck 30 miles southwest of Lisbon.", "bearing of quake: lisbon"),
        ("Ana Ruiz told reporters in Ohio.", "speech of ruiz: ohio"),
        ("The villages of Karmo and Keldi were worst hit.", "worst hit: karmo, keldi"),
        ("The hardest-hit towns were Tondar, Gavo and Lemm.", "worst hit: gavo, lemm, tondar"),
    ] {
        assert_eq!(places(&rules, text), expected, "{text}");
    }
}

#[test]
fn what_is_no_place_is_none() {
    let rules = Rules::builtin();
    for text in [
        "A bomb exploded in May.",
        "A bomb exploded in Congress.",
        "“A bomb exploded in Denver,” he said.",
        "The bill died in Denver's council.",
        "A bomb exploded in Ana Ruiz Park.",
        "Ohio, Michigan and Iowa voted.",
        "DENVER — A bomb exploded.",
    ] {
        assert_eq!(places(&rules, text), "", "{text}");
    }
}

#[test]
fn odd_texts_are_read() {
    let rules = Rules::builtin();
    for text in [
        "in",
        "In",
        "in ,",
        "near",
        "between and",
        "south of",
        "in St.",
        "worst hit",
        "villages of were worst hit",
        "Denver, , Ohio,",
    ] {
        let _ = places(&rules, text);
    }
}
