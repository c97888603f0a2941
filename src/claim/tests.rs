//! Figures and dates: what is counted, measured or dated, and which event it belongs to. One line a kind of text.

use super::{Event, Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::lexicon::Lexicon;
use crate::text::shown;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Rules::builtin().lexicon);

/// The story in front of every text, so that the text can leave it and come back.
const STORY: &str = "date: 2021-06-14\n\nA fire in Amity shook the coast.\n\nHouses fell.\n\n";

/// The claims of a text behind the story: head, value, and `elsewhere` or `general` where it is not the story's.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = plain::article("a", "a.txt", format!("{STORY}{text}"), &LEXICON);
    let wanted = [Kind::Count, Kind::Amount, Kind::Date];
    let claims = extract(&article, &LEXICON).into_iter().filter(|c| wanted.contains(&c.kind));
    let found: Vec<String> = claims
        .map(|c| {
            let event = match c.about.event {
                Event::Other { .. } => " elsewhere",
                Event::General => " general",
                Event::Story | Event::Unknown => "",
            };
            format!("{}: {}{event}", c.about.head, shown::value(&c.value))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn tolls_with_and_without_a_noun() {
    check("Ten people were killed.", &["die: 10"]);
    check("The storm killed 10; 80 hurt.", &["die: 10", "injure: 80"]);
    check("It left 10 people dead and injured 80.", &["die: 10", "injure: 80"]);
    check("The four hardest-hit villages lie inland.", &["hardest village: 4"]);
    check("Two of the dead were children.", &[]);
    check("The 6.7 of it was odd.", &[]);
}

#[test]
fn what_a_number_counts() {
    check("The council hired 12 new train drivers.", &["driver: 12"]);
    check("Five armed men stole watches.", &["man: 5"]);
    check("It took 60 firefighters five hours to put it out.", &["firefighter: 60"]);
    check("They will close 26 of the 61 schools.", &["school: 26", "all of school: 61", "school: 61"]);
    check("She won her first 17 games.", &[]);
    check("She beat the record of 2,116 points.", &["record of point: 2,116"]);
    check("The 32-bit versions failed.", &[]);
    check("The 2016 candidates came.", &[]);
    check("The council passed it by a vote of 7 to 2.", &["tally: 7–2"]);
    check("There were six arrests, compared to 47 the night before.", &["arrest: 6", "arrest: 47"]);
    check("There were 214 damaged houses.", &["house: 214"]);
    check("Three voted against the death sentence.", &[]);
    check("Seven miners were killed.", &["die: 7"]);
    check("The outbreak has claimed four lives.", &["die: 4"]);
    check("The new law will change four lives.", &["life: 4"]);
    check("Ten remain hospitalized.", &["hospitalise: 10"]);
    check("Nine people are still in the hospital.", &["hospitalise: 9"]);
    check("The 25-city tour was long.", &["city: 25"]);
    check("The tower is 60 stories tall.", &["storey: 60"]);
    check("The city gets fifty more police officers.", &["police officer: 50"]);
    check("Officers fired 21 times.", &["shot: 21"]);
    check("In Amity, 18 of the train's 112 cars stood.", &["car: 18", "all of car: 112", "car: 112"]);
    check("Then 210 of the airline's flights were called off.", &["flight: 210"]);
    check("She had 12 grandchildren.", &["grandchild: 12"]);
    check("Four of six coaches derailed.", &["coach: 4", "all of coach: 6", "coach: 6"]);
    check("Nine of its 21 coaches derailed.", &["coach: 9", "all of coach: 21", "coach: 21"]);
    check("Three of the four guards on duty were arrested.", &["guard: 3", "all of guard: 4", "guard: 4"]);
    check("Two of the ribs were broken.", &[]);
    check("Two of the ribs and a skull lay there.", &[]);
    check("He was the first of the dead.", &[]);
    check("Then 400 people demonstrated.", &["protest: 400"]);
    check("Then 400 people gathered. Ruiz led the protest.", &["protest: 400"]);
    check("Officers watched the 2,000 demonstrators.", &["protest: 2,000"]);
    check("The final drew a crowd of 9,000.", &["attendance: 9,000"]);
    check("Then 400 people stood outside.", &["person: 400"]);
    check("Three burglars needed five minutes.", &["robber: 3"]);
    check("The 19 Sept. 11 hijackers came.", &[]);
}

#[test]
fn figures_that_measure() {
    check("It pays $41 a share.", &["price per share in USD: $41"]);
    check("It sold 42 million shares at $38 each.", &["share: 42,000,000", "price per share in USD: $38"]);
    check(
        "It is worth 2 million euros ($2.6 million).",
        &["value in EUR: €2 million", "value in USD: $2.6 million"],
    );
    check("The mayor demanded $5 million.", &[]);
    check("It did $3 million in damage.", &["damage in USD: $3 million"]);
    check("She was sentenced to 12 years in prison.", &["prison term: 12 years"]);
    check("Prosecutors asked for 20 years in prison.", &[]);
    check("She signed a five-year contract.", &["length of contract: 5 years"]);
    check("The tunnel is 1.5 kilometers long.", &["size of tunnel: about 1,500 m"]);
    check("Turnout was 61 percent.", &["the turnout: 61%"]);
    check("Ana Ruiz, 47, left.", &["age of ruiz: 47"]);
    check("Ana Ruiz was 47.", &["age of ruiz: 47"]);
    check("One of the tremors had a magnitude of 7.3.", &[]);
    check("A 6.1-magnitude quake struck.", &["magnitude: 6.1"]);
    check("There were aftershocks of around 4.0.", &["magnitude of aftershocks: about 4"]);
    check("It struck 30 km south of the port of Ellis.", &["distance from ellis: 30 km"]);
    check("The shaking lasted two minutes.", &["lasted: 2 minutes"]);
    check("The jewels were worth $3 million.", &["price of jewel in USD: $3 million"]);
    check("The 300-foot ferry sank.", &["size of ferry: about 91.44 m"]);
    check("The ferry, 200 feet long, sank.", &["size of ferry: about 60.96 m"]);
    check("The bus was doing 70 miles an hour.", &["speed of bus: about 112.7 km/h"]);
    check("The bank must pay a fine of $5 million.", &["fine in USD: $5 million"]);
    check("The talks went on for 18 hours.", &["length of talk: 18 hours"]);
    check("The talks broke down after three days.", &["length of talk: 3 days"]);
    check("It took jurors just two days to convict him.", &["length of deliberation: 2 days"]);
    check("The skipper was banned for two years after failing.", &["length of ban: 2 years"]);
    check("The president ordered three days of mourning.", &["length of mourning: 3 days"]);
    check("Three days of hand counting ended.", &["length of counting: 3 days"]);
    check("They stay there on loan for ten years.", &["length of loan: 10 years"]);
    check("He put up $50,000 for information.", &["reward in USD: $50,000"]);
    check("The offer has a bonus of $750.", &["bonus in USD: $750"]);
    check("They came two years after the trial.", &[]);
    check("The blaze is 40 percent contained.", &["the containment: 40%"]);
    check("Sales rose 4 percent in the quarter.", &["change in sell (quarter): 4%"]);
    check(
        "The tower was expected to cost $300 million.",
        &["price of tower in USD (expected): $300 million"],
    );
    check("They had $3 million.", &[]);
    check("Of those asked, 30 percent of voters agreed.", &["share of voter: 30%"]);
    check("Nearly six in 10 parents agreed.", &["share of parent: fewer than 60%"]);
}

#[test]
fn people_of_a_place() {
    check("Ellis, a city of 500,000 people, was spared.", &["population of ellis: 500,000"]);
    check("Port Ellis has a population of 1,200.", &["population of port ellis: 1,200"]);
}

#[test]
fn the_text_leaves_its_event_and_comes_back() {
    check(
        "A fire killed 40 people in Ellis in May 2003.",
        &["die: 40 elsewhere", "die: 2003-05-01 to 2003-05-31 elsewhere"],
    );
    check(
        "A fire hit Ellis in 2003. It killed 612 people.",
        &["strike: 2003-01-01 to 2003-12-31 elsewhere", "die: 612 elsewhere"],
    );
    check(
        "A fire hit Ellis in 2003.\n\nThe fire in Amity on Sunday killed 12 people.",
        &["strike: 2003-01-01 to 2003-12-31 elsewhere", "die: 2021-06-13", "die: 12"],
    );
    check("A previous storm killed 40 people.", &["die: 40 elsewhere"]);
    check("Since May 2003, 40 people have died.", &["die: 40"]);
    check("It was the worst since 1998, when 9 people were killed.", &["die: 9 elsewhere"]);
    check("A storm like this can leave 40 people dead.", &["die: 40 general"]);
    check("An attack like this can leave 40 people dead.", &["die: 40 general"]);
    check("A magnitude-6 quake can cause severe damage.", &["magnitude: 6 general"]);
}

#[test]
fn what_a_day_dates() {
    check("She apologized Saturday for the delay.", &["apologise: 2021-06-12"]);
    check("The bridge collapsed on June 10.", &["collapse: 2021-06-10"]);
    check("The mayor said on Friday that all was well.", &[]);
    check("The bridge collapsed at 2 p.m.", &["collapse: … 14:00"]);
    check("On Saturday, the mayor of Ellis announced a ban.", &["announce ban: 2021-06-12"]);
    check("In an order issued over the weekend, she asked for calm.", &["order: 2021-06-12 to 2021-06-13"]);
    check("It was told in a notice published Friday.", &["publish: 2021-06-11"]);
    check("The funeral is Friday.", &["bury: 2021-06-18"]);
    check("The collapse of the bridge came on June 10.", &["collapse: 2021-06-10"]);
    check("The theft of the painting took place on June 10.", &["steal: 2021-06-10"]);
    check("The company found the leak on June 10.", &["find: 2021-06-10"]);
    check("The body was found on June 10.", &["find: 2021-06-10"]);
    check("The exhibition runs until July 2.", &["end: 2021-07-02"]);
    check("The exhibition was shown until June 2.", &[]);
    check("The price of oil was on Friday higher.", &[]);
    check("The Saturday vote was close.", &["vote: 2021-06-12"]);
    check("He recalled her January confirmation hearing.", &["hearing: 2021-01-01 to 2021-01-31 elsewhere"]);
    check("The law, which she signed on Friday, was new.", &["sign: 2021-06-11"]);
    check("The law, signed by Gov. Ana Ruiz (D) on Friday, was new.", &["sign: 2021-06-11"]);
    check("The vote will take place on Tuesday.", &["vote: 2021-06-15"]);
    check("The crowded 2016 field elected nobody.", &[]);
}

#[test]
fn odd_texts_make_no_trouble() {
    for text in
        ["", "$", "of 5", "5", "- 6.1 -", "Ten", "a city of 5 people", "in 2003", "40 percent of", ";;,, and"]
    {
        let article = plain::article("a", "a.txt", text.to_owned(), &LEXICON);
        extract(&article, &LEXICON);
    }
}
