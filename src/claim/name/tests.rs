//! Names in sentences of invented stories, as `head: name = whom`.

use std::sync::LazyLock;

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::lexicon::Lexicon;
use crate::text::shown;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Rules::builtin().lexicon);

#[track_caller]
fn check(text: &str, expected: &str) {
    let article = plain::article("a", "a.txt", text.to_owned(), &LEXICON);
    let claims = extract(&article, &LEXICON);
    let shown = claims.iter().filter(|c| c.kind == Kind::Name).map(|c| {
        let whom = c.about.people.first().map_or("", |n| n.full.as_str());
        format!("{}: {} = {whom}", c.about.head, shown::value(&c.value))
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
}

#[test]
fn forms_have_one_claim_each() {
    check("Ann Ode spoke. Ode left. Ode slept.", "name: Ann Ode = Ann Ode; short name: Ode = Ann Ode");
    check("The Harbour Board met.", "name of a body: Harbour Board = Harbour Board");
    check("Port Minister Kolb left.", "titled name: Kolb = Kolb");
    check("Mr. Kolb left.", "");
}

#[test]
fn a_bare_name_may_be_a_slip() {
    let ann = "name: Ann Brandt = Ann Brandt";
    for (text, slip) in [
        ("At noon Brant left.", true),
        ("At noon Mr. Brandts left.", true),
        ("Brant said no.", true),
        ("Brnadt left.", true),
        ("“No,” Brandr said.", true),
        ("At noon the Brant left.", false),
        ("At noon the Brandts left.", false),
        ("Branding irons were sold.", false),
        ("At noon BRANT left.", false),
        ("At noon Kolb left.", false),
    ] {
        let word = text.split([' ', ',']).find(|w| w.starts_with("Br")).unwrap_or_default();
        let stray = format!("{ann}; stray name: {word} = Ann Brandt");
        check(&format!("The pilot, Ann Brandt, came. {text}"), if slip { &stray } else { ann });
    }
    // One of a team.
    check(
        "The Harbour Rowers ship's boy came. Rower said no.",
        "name of any sort: Harbour Rowers = Harbour Rowers",
    );
    // Two letters must speak.
    check("Ann Ro came. “No,” Lo said.", "name: Ann Ro = Ann Ro; stray name: Lo = Ann Ro");
    check("Ann Ro came. At noon Lo left.", "name: Ann Ro = Ann Ro");
}
