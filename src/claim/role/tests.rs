//! What invented people are in small invented sentences.

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::role::{Slot, Tenure};
use crate::text::value::Value;

/// Every role of a text as `person: family/noun of words`.
fn roles(rules: &Rules, text: &str) -> String {
    let article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
    let shown = extract(&article, &rules.lexicon).into_iter().filter(|c| c.kind == Kind::Role).map(|claim| {
        let Value::Role(role) = &claim.value else { return String::new() };
        let who = claim.about.people.iter().map(|p| p.last().to_owned()).collect::<Vec<_>>().join(" ");
        let what = match role.slot {
            Slot::Office => format!("{}/{}", role.family, role.noun),
            slot => format!("{} {}", slot.name(), role.noun),
        };
        let words: Vec<&str> = role.words().into_iter().collect();
        let of = if words.is_empty() { String::new() } else { format!(" of {}", words.join(" ")) };
        let tenure = match role.tenure {
            Tenure::Now => "",
            Tenure::Past => "past ",
            Tenure::Then => "then ",
            Tenure::Acting => "acting ",
            Tenure::Coming => "coming ",
        };
        let deputy = if role.deputy { "deputy " } else { "" };
        format!("{who}: {tenure}{deputy}{what}{of}")
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn roles_stand_in_front_of_names_and_behind_them() {
    let rules = Rules::builtin();
    for (text, expected) in [
        (
            "We met Ohio Democratic Sen. Ana Ruiz.",
            "ruiz: home ohio; ruiz: seat/senator; ruiz: party Democrat",
        ),
        ("We met Sen. Ana Ruiz, D-Minn.", "ruiz: seat/senator; ruiz: party Democrat; ruiz: home minnesota"),
        (
            "We met Rep. Ana Ruiz (R-N.Y.).",
            "ruiz: seat/representative; ruiz: party Republican; ruiz: home new york",
        ),
        ("We met Gov. Ana Ruiz of Iowa.", "ruiz: seat/governor; ruiz: home iowa"),
        ("Ana Ruiz, the port minister, left.", "ruiz: post/minister of port"),
        ("The port minister, Ana Ruiz, left.", "ruiz: post/minister of port"),
        ("Ana Ruiz was the chairman of the Harbor Board.", "ruiz: post/chairman of board harbor"),
        ("The president of the port union, Ana Ruiz, left.", "ruiz: post/president of port union"),
        (
            "Norden’s vice president for operations, Ana Ruiz, left.",
            "ruiz: deputy post/president of norden operation",
        ),
        ("School board president Ana Ruiz left.", "ruiz: post/president of board school"),
        ("Ana Ruiz, 52, of Kolbin, the port minister, left.", "ruiz: post/minister of port"),
        ("Ana Ruiz (the port minister) left.", "ruiz: post/minister of port"),
        ("The 52-year-old mayor, Ana Ruiz, left.", "ruiz: mayor/mayor"),
        ("Ana Ruiz became chairwoman of the port union.", "ruiz: post/chairman of port union"),
        (
            "Ana Ruiz, who was elected treasurer of the port union, left.",
            "ruiz: post/treasurer of port union",
        ),
        ("Ana Ruiz left. She was chairwoman of the port union.", "ruiz: post/chairman of port union"),
        ("We asked the port union’s treasurer, Ana Ruiz.", "ruiz: post/treasurer"),
        ("The keeper, Dr. Ana Ruiz, left.", "ruiz: post/keeper"),
        ("Ana Ruiz, who heads the port union, left.", "ruiz: post/* of port union"),
        ("Ana Ruiz, the chief engineer leading the dig, left.", "ruiz: work/engineer"),
        ("Ana Ruiz, 63, a niece of the founder, left.", "ruiz: kin/niece of founder"),
        ("Prof. Ana Ruiz, a botanist, left.", "ruiz: work/botanist"),
        ("Tomas Ode resigned as director.", "ode: past post/director"),
        ("Then-Sen. Tomas Ode left.", "ode: then seat/senator"),
        ("Former Navy pilot Tomas Ode left.", "ode: past work/pilot of navy"),
        ("Lt. Gov. Tomas Ode left.", "ode: seat/lieutenant-governor"),
        ("Maj. Gen. Tomas Ode left.", "ode: rank/general"),
        ("We met the fighting President Ana Ruiz.", "ruiz: state/president"),
        ("Deputy Mayor Tomas Ode left.", "ode: deputy mayor/mayor"),
        (
            "Tomas Ode, president and chief executive of Norden Foods, left.",
            "ode: post/president of food norden; ode: post/chief executive of food norden",
        ),
    ] {
        assert_eq!(roles(&rules, text), expected, "{text}");
    }
}

#[test]
fn what_describes_nobody_is_no_role() {
    let rules = Rules::builtin();
    for text in [
        "Ana Ruiz, Senator Tomas and the dog left.".replace("Senator Tomas", "a friend"),
        "“I met Senator Ana Ruiz,” he said.".to_owned(),
        "The chairman said, Ana Ruiz left.".to_owned(),
        "Ana Ruiz, in a letter to the chairman, left.".to_owned(),
        "Ana Ruiz saw the senator.".to_owned(),
        "Ana Ruiz's lawyer left.".to_owned(),
    ] {
        assert_eq!(roles(&rules, &text), "", "{text}");
    }
}

#[test]
fn odd_texts_are_read() {
    let rules = Rules::builtin();
    for text in [
        "Sen.",
        "Sen. Sen. Sen.",
        "Ode (D-",
        "Ann Ode (D-, R-",
        "Ann Ode, the",
        "Ann Ode, the the of",
        "Sen. - Ann Ode, of",
    ] {
        let _ = roles(&rules, text);
    }
}
