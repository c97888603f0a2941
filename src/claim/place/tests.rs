//! Where small invented stories happened.

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::value::Value;

/// Every place of a text as `what: names`, but for those of deeds.
fn places(rules: &Rules, text: &str) -> String {
    told(rules, text, false)
}

/// Every place of a deed of a text as `deed: sort names`.
#[track_caller]
fn deeds(text: &str, expected: &str) {
    assert_eq!(told(&Rules::builtin(), text, true), expected, "{text}");
}

fn told(rules: &Rules, text: &str, deeds: bool) -> String {
    let article = plain::article("a", "a.txt", text.to_owned(), &rules.lexicon);
    let claims = extract(&article, &rules.lexicon).into_iter();
    let wanted = claims.filter(|c| c.kind == Kind::Place && c.about.around.is_some() == deeds);
    let shown = wanted.map(|claim| {
        let Value::Place(site) = &claim.value else { return String::new() };
        let sort = site.sort.rsplit('/').next().filter(|s| !s.is_empty()).map(|s| format!(" {s}"));
        let names = if site.names.is_empty() { String::new() } else { format!(" {}", site.names.join(", ")) };
        format!("{}:{}{names}", claim.about.head, sort.unwrap_or_default())
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn deeds_have_places() {
    deeds("Ana Ruiz died at her home in Amity.", "death: home amity");
    deeds("Ana Ruiz died of pneumonia at a Denver hospital.", "death: hospital denver");
    deeds("It was bound for Port Ellis.", "destination: port ellis");
    deeds("The ferry from Denver to Boston sank.", "start: denver; destination: boston");
    deeds("Ana Ruiz called off a trip to Norway.", "trip: norway");
    deeds("Ana Ruiz visited Norway.", "trip: norway");
    deeds("The car was found on fire near Kilmarle.", "find: kilmarle");
    deeds("The men were flown to a hospital in Kilmarle.", "hospital: hospital kilmarle");
    deeds("They were taken to Marle General Hospital.", "hospital: hospital marle general hospital");
    deeds("The balloon came down in a vineyard.", "crash: vineyard");
    deeds("It lay for years in a bag in the cellar of a shop.", "room: cellar");
    deeds("The talks that ran through the night in Geneva ended.", "talks: geneva");
    deeds("The Geneva talks ended.", "talks: geneva");
    deeds("The funeral was held in Boston.", "burial: boston");
    deeds("A Denver-bound flight turned back.", "destination: denver");
    deeds("Ana Ruiz, 34, of Kilmarle, was hurt.", "home: kilmarle");
    deeds("In Boston, the ministers signed a pact.", "talks: boston");
    deeds("Ana Ruiz, who was in Boston, said so.", "speech: boston");
}

#[test]
fn sides_and_numbers_are_places() {
    deeds("Its left engine caught fire.", "side of engine: left");
    deeds("She hurt her right leg.", "side of leg: right");
    deeds("It broke out on the third floor.", "side of storey: 3");
    deeds("The camp on the north bank was empty.", "side of bank: north");
    deeds("The crash closed Highway 9.", "number of the highway: 9");
    deeds("The northbound lanes were closed.", "direction of travel: north");
    deeds("They left the engine room.", "");
    deeds("She was right to leave.", "");
    deeds("The gate was shut for 14 days.", "");
}

#[test]
fn what_is_not_done_at_a_place_has_none() {
    // Topics, times, people, bodies, negations, and what somebody else does there.
    deeds("Ana Ruiz died in May.", "");
    deeds("Ana Ruiz was not headed to Boston.", "");
    deeds("Ana Ruiz met Tomas Ode, who said that it rained in Boston.", "");
    deeds("“She died in Boston,” he said.", "");
    deeds("She died in Ode’s arms.", "");
    deeds("The bell rang in Boston.", "");
    deeds("Was Ana Ruiz found in Boston?", "");
    deeds("The fire began at a store in the Somerset town.", "");
}

#[test]
fn what_an_article_tells_of_a_town_once_holds_for_all_of_it() {
    deeds("Ana Ruiz died in Galt. It was cold in Galt, Ohio, that day.", "death: galt, ohio");
}

#[test]
fn bodies_with_a_name_have_seats() {
    let seat = "seat of marle university: ";
    for (text, expected) in [
        ("The tooth is at Marle University in Boston.", "boston"),
        ("A scholar of Boston’s Marle University said so.", "boston"),
        ("The tooth is at Marle University.", ""),
        ("She was at High School in Boston.", ""),
        ("The tooth is at Boston University in Boston.", ""),
    ] {
        let expected = if expected.is_empty() { String::new() } else { format!("{seat}{expected}") };
        assert_eq!(places(&Rules::builtin(), text), expected, "{text}");
    }
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
        "died at the",
        "died in a",
        "bound for -",
        "visited",
        "-bound",
        "Ruiz, 34, of",
        "University in",
        "’s University",
        "left-hand engine",
        "Highway",
        "Highway -",
        "third",
        "in hospital in",
        "The Talks",
    ] {
        let _ = places(&rules, text);
    }
}
