//! Names in sentences of invented stories, as `title, title: Name (sort)`.

use crate::claim::Seen;
use crate::mention::NameSort;
use crate::read::plain;
use crate::rule::Rules;

fn names(rules: &Rules, text: &str) -> String {
    let article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
    let seen = Seen::new(&article, &rules.lexicon);
    let shown = seen.mentions.names.iter().map(|m| {
        let titles = m.value.titles.join(", ");
        let colon = if titles.is_empty() { "" } else { ": " };
        let sort = match m.sort {
            NameSort::Person => " (person)",
            NameSort::Body => " (body)",
            NameSort::Place => " (place)",
            NameSort::Unknown => "",
        };
        format!("{titles}{colon}{}{sort}", m.value.full)
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn names_and_what_stands_in_front_of_them() {
    let rules = Rules::builtin();
    for (text, expected) in [
        ("We asked Attorney General Ann Ode.", "attorney general: Ann Ode (person)"),
        ("We asked Sen. Al Ruiz (D-Ohio).", "sen: Al Ruiz (person); Ohio (place)"),
        ("We asked Mr. Hale's aunt.", "mr: Hale (person)"),
        ("We saw Adams' dog.", "Adams"),
        ("We asked the budget spokeswoman Ann Ode.", "budget spokeswoman: Ann Ode (person)"),
        ("We asked former secretary of state Ann Ode.", "former secretary of state: Ann Ode (person)"),
        ("We met Speaker of the House Ann Ode.", "speaker of the house: Ann Ode (person)"),
        (
            "We met John F. Kolb, Jr. and Peter van der Maas.",
            "John F. Kolb, Jr. (person); Peter van der Maas (person)",
        ),
        ("We met John A. Kolb.", "John A. Kolb (person)"),
        ("“It is sold,” Lo said. \"It is,\" Ro said.", "Lo; Ro"),
        ("We met Abu Bakr al-Hadi and Mary-Kate Ode.", "Abu Bakr al-Hadi (person); Mary-Kate Ode (person)"),
        (
            "It was up to the Department of Health and Human Services.",
            "Department of Health and Human Services (body)",
        ),
        ("It was up to the Senate Harbor Committee on Friday.", "Senate Harbor Committee (body)"),
        ("On Friday, Ode met the American Canal Association.", "Ode; American Canal Association (body)"),
        ("Critics said no. Meanwhile, Americans and Republicans waited.", ""),
        ("The French ate in South Dakota.", "South Dakota (place)"),
        ("We asked Capt. Ann Ode.", "capt: Ann Ode (person)"),
        ("We asked Ann Bishop, and Bishop declined.", "Ann Bishop (person); Bishop"),
        ("In June Ann Ode left; in May June Ode came.", "Ann Ode (person); June Ode (person)"),
        ("Then June Ode came.", "June Ode (person)"),
        ("We asked Minister Mary-Ann Hall.", "minister: Mary-Ann Hall (person)"),
        ("We asked Ann Kolb QC and Ann Ode MP.", "Ann Kolb (person); Ann Ode (person)"),
        ("Kolb, who heads the board, left.", "Kolb"),
        ("Kolb, the board's vice president, left.", "Kolb"),
        ("Anglers, the largest group, left.", ""),
        ("He met Gary Hall at Ode Hall.", "Gary Hall (person); Ode Hall (body)"),
    ] {
        assert_eq!(names(&rules, text), expected, "{text}");
    }
}

#[test]
fn headlines_have_the_names_that_the_story_knows() {
    let rules = Rules::builtin();
    for (text, expected) in [
        ("Ode Calls Harbor Plan Utterly Mistaken\n\nA minister, Ann Ode, left.", "Ode; Ann Ode (person)"),
        ("HARBOR PLAN SAVED AFTER ODE LEAVES\n\nA minister, Ann Ode, left.", "ODE; Ann Ode (person)"),
    ] {
        assert_eq!(names(&rules, text), expected, "{text}");
    }
}

#[test]
fn odd_texts_are_read() {
    let rules = Rules::builtin();
    for text in [
        "",
        "’",
        "Mr.",
        "A",
        "Mr. . Mr. of the",
        "Ode-",
        "-Ode",
        "O’",
        "Dr. Dr. Dr.",
        "de la",
        "É. É. É",
        "A & A &",
    ] {
        let _ = names(&rules, text);
    }
}
