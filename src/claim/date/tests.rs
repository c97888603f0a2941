//! What a day dates, as tables: a sentence of an article of Monday, June 14, 2021, then each deed with its noun and its day.

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::shown;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let rules = Rules::builtin();
    let text = format!("date: 2021-06-14\n\nThe mill is old.\n\n{text}");
    let article = plain::article("lusa", "lusa", text, &rules.lexicon);
    let claims = extract(&article, &rules.lexicon).into_iter().filter(|c| c.kind == Kind::Date);
    let told = claims.map(|c| {
        let noun = c.about.noun.map_or(String::new(), |n| format!(" {n}"));
        format!("{}{noun}: {}", c.about.head, shown::value(&c.value))
    });
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn a_state_ends_on_a_day() {
    check("The museum will stay closed until Friday.", &["open museum: 2021-06-18"]);
    check("The hall, which is damp, is shut until July 2.", &["open hall: 2021-07-02"]);
    check("The road is closed through July 2.", &["open road: 2021-07-02 to 2021-07-03"]);
    check("The line has suspended its ferries until July 2.", &["resume ferry: 2021-07-02"]);
    check("The school will not reopen until July 2.", &["open school: 2021-07-02"]);
    check(
        "She told the tenants not to return before Saturday.",
        &["return tenant: 2021-06-18 to 2021-06-19"],
    );
    check("Fishing is banned until September.", &["end ban: 2021-09-01 to 2021-09-30"]);
    check("The exhibition was shown until June 2.", &[]);
    check("They danced until Friday.", &[]);
}

#[test]
fn what_happened_where_is_what_happened() {
    check("She died in hospital in Ellis on Friday.", &["die: 2021-06-11"]);
    check("Ode admitted fraud at a hearing in April.", &["plead: 2021-04-01 to 2021-04-30"]);
    check("Ode had pleaded guilty to 16 charges in April.", &["plead: 2021-04-01 to 2021-04-30"]);
    check("The hearing is in April.", &["hearing: 2021-04-01 to 2021-04-30"]);
}

#[test]
fn ends_of_deeds_are_theirs() {
    check("The council lifted the travel ban on Friday.", &["end ban: 2021-06-11"]);
    check("The hearing began at 10 a.m.", &["hearing: … 10:00"]);
    check(
        "Talks between the guild and the ministry broke down on Friday.",
        &["collapse hold-talks: 2021-06-11"],
    );
    check("The ban covers all pubs and takes effect on July 2.", &["begin ban: 2021-07-02"]);
    check("Beginning July 2, pupils must leave their phones at home.", &["begin: 2021-07-02"]);
}

#[test]
fn what_a_verb_is_said_of() {
    check("The chain had broken. It was replaced on Friday.", &["replac chain: 2021-06-11"]);
    check("The funeral of Ana Ruiz, who was a nurse, will be held on Friday.", &["bury: 2021-06-18"]);
    check(
        "The dam, near the town of Ellis, north of here, collapsed on Friday.",
        &["collapse dam: 2021-06-11"],
    );
    check(
        "The province sent 400 pesos, about $8, to mend the slope in May.",
        &["send peso: 2021-05-01 to 2021-05-31"],
    );
    check("The board paid €3 million for the yard in May.", &["buy yard: 2021-05-01 to 2021-05-31"]);
}

#[test]
fn what_is_said_on_a_day_is_no_deed() {
    check("Her family said on Friday that she was well.", &[]);
    check("The results are expected by the end of the month.", &["result: … to 2021-06-30"]);
    check("The panel will report in August.", &["report panel panel: 2021-08-01 to 2021-08-31"]);
}
