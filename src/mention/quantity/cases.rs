//! What quantities read like: invented sentences with the readings expected of them.
//!
//! A reading is written `the words: sign number unit`: `>` more than, `>=` at least, `<` less than, `<=` at
//! most, `~` about, `a..b` an interval without a stated number, `a-b` a stated pair of a tally; the unit of a
//! plain cardinal is left out, and its sort is named where the unit does not tell it.

mod news;

use std::sync::LazyLock;

use super::{QuantityMention, read};
use crate::mention::date;
use crate::text::lexicon::Lexicon;
use crate::text::prose::Prose;
use crate::text::value::{Decimal, Hedge, Quantity, Sort};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| crate::rule::Rules::builtin().lexicon);

fn shown(q: &Quantity) -> String {
    let end = |d: Option<Decimal>| d.map_or(String::new(), |d| d.round_dp(4).normalize().to_string());
    let number = match (q.stated, q.hedge) {
        (Some(n), None) if q.low == q.high => end(Some(n)),
        (Some(n), Some(hedge)) => {
            let sign = match hedge {
                Hedge::AtLeast => ">=",
                Hedge::AtMost => "<=",
                Hedge::MoreThan => ">",
                Hedge::LessThan => "<",
                Hedge::About => "~",
            };
            format!("{sign}{}", end(Some(n)))
        }
        _ => format!("{}..{}", end(q.low), end(q.high)),
    };
    let sort = match q.sort {
        Sort::Cardinal | Sort::Percent | Sort::Money => "",
        Sort::Ordinal => "th",
        Sort::Multiplicity => "times",
        Sort::Age => "old",
        Sort::Duration => "long",
        Sort::Measure => "measure",
    };
    let unit = q.unit.as_deref().filter(|&u| u != "time" && u != "vote").unwrap_or("");
    [number.as_str(), unit, sort].join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reading(text: &str, m: &QuantityMention) -> String {
    let value = match &m.against {
        Some(against) => format!("{}-{}", shown(&m.value), shown(against)),
        None => shown(&m.value),
    };
    format!("{}: {value}", m.at.of(text))
}

fn readings(text: &str) -> String {
    let lexicon = &LEXICON;
    let mut article = crate::read::plain::article("a", "a", text.to_owned(), lexicon);
    article.date = crate::text::calendar::parse_day("2024-06-13");
    let prose = Prose::new(&article, lexicon);
    let dates = date::read(&prose);
    let found: Vec<_> = read(&prose, &dates).iter().map(|m| reading(text, m)).collect();
    found.join(" | ")
}

fn check(table: &[(&str, &str)]) {
    let failed: Vec<_> = table
        .iter()
        .filter_map(|&(text, expected)| {
            let found = readings(text);
            (found != expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), table.len(), failed.join("\n"));
}

#[test]
fn numbers_in_digits_and_words() {
    check(&[
        ("The flood drowned 1,250 sheep.", "1,250: 1250"),
        ("Two ferries and 14 barges sank.", "Two: 2 | 14: 14"),
        ("Some 1.5 million hens were culled.", "Some 1.5 million: ~1500000"),
        ("Half a dozen windows broke.", "Half a dozen: 6"),
        ("It took two and a half sacks.", "two and a half: 2.5"),
        ("The fund holds 1.2bn shares.", "1.2bn: 1200000000"),
        ("Twenty-one miners walked out.", "Twenty-one: 21"),
        ("One hundred and sixteen homes burned.", "One hundred and sixteen: 116"),
        ("They sold two hundred thousand tickets.", "two hundred thousand: 200000"),
        ("It fed 3 crore pupils and 12 lakh teachers.", "3 crore: 30000000 | 12 lakh: 1200000"),
        ("The register lists 12,34,567 voters.", "12,34,567: 1234567"),
        ("A hundred riders came.", "A hundred: 100"),
        ("A dozen eggs were thrown.", "A dozen: 12"),
        ("They took three hundred and two dozen eggs.", "three hundred and two dozen: 324"),
        ("The balance was minus 5.", "minus 5: -5"),
        ("The index rose 10 1/2 points.", "10 1/2: 10.5"),
        ("The rope is 1½ turns short.", "1½: 1.5"),
        ("It drew 100k visitors.", "100k: 100000"),
        (
            "Four thousand three hundred and twenty-one ballots were lost.",
            "Four thousand three hundred and twenty-one: 4321",
        ),
    ]);
}

#[test]
fn fractions_and_shares() {
    check(&[
        ("Two-thirds of the crew quit.", "Two-thirds: 0.6667"),
        ("A third of the orchard was lost.", "A third: 0.3333"),
        ("Nearly half of the seats were empty.", "Nearly half: <0.5"),
        ("Three quarters of pupils passed.", "Three quarters: 0.75"),
        ("One in five bakers agreed.", "One in five: 0.2"),
        ("It is a 1-in-5 chance.", "1-in-5: 0.2"),
        ("Four out of 10 buses were late.", "Four out of 10: 0.4"),
        ("She leads by 50 to 48 percent.", "50: 50 percent | 48 percent: 48 percent"),
        ("Less than a third agreed.", "Less than a third: <0.3333"),
        ("Prices rose 5 percent.", "5 percent: 5 percent"),
        ("Turnout fell by 2.5 per cent.", "2.5 per cent: 2.5 percent"),
        ("Support is at 41%.", "41%: 41 percent"),
        ("It dropped two percentage points.", "two percentage points: 2 percentage-point"),
        ("Rates rose 25 basis points.", "25 basis points: 25 basis-point"),
        ("It grew 5 to 7 percent.", "5 to 7 percent: 5..7 percent"),
    ]);
}

#[test]
fn ordinals_and_times() {
    check(&[
        ("It was the third fire.", "third: 3 th"),
        ("He finished 16th.", "16th: 16 th"),
        ("The twenty-first guest left.", "twenty-first: 21 th"),
        ("They should think twice.", ""),
        ("He is a one-time rival.", ""),
        ("She met him twice.", "twice: 2 times"),
        ("They spoke once in the car.", "once: 1 times"),
        ("Once he left, it rained.", ""),
        ("It happened at once.", ""),
        ("He called three times.", "three times: 3 times"),
        ("They met on two separate occasions.", "two separate occasions: 2 times"),
        ("We spoke a couple of times.", "a couple of times: 2..3 times"),
        ("He wrote several times.", "several times: 3..9 times"),
        ("She asked dozens of times.", "dozens of times: 24..199 times"),
        ("I was asked a time or two.", "a time or two: 1..2 times"),
        ("The five-time champion fell.", "five-time: 5 times"),
        ("They met more than twice.", "more than twice: >2 times"),
        ("It cost twice as much.", "twice: 2 fold measure"),
        ("It is three times as large.", "three times: 3 fold measure"),
        ("They met three times the previous year.", "three times: 3 times"),
        ("He met her once or twice.", "once or twice: 1..2 times"),
    ]);
}

#[test]
fn vague_numbers() {
    check(&[
        ("Several goats escaped.", "Several: 3..9"),
        ("A handful of monks stayed.", "A handful: 3..6"),
        ("Dozens of tents burned.", "Dozens: 24..199"),
        ("Tens of thousands marched.", "Tens of thousands: 20000..99999"),
        ("A couple of vans were parked there.", "A couple: 2..3"),
        ("A few hundred people stayed.", "A few hundred: 300..600"),
        ("Hundreds were stranded.", "Hundreds: 200..999"),
        ("Both drivers were hurt.", "Both: 2"),
        ("Both the mayor and the abbot came.", ""),
        ("Neither driver was hurt.", "Neither: 0"),
        ("There were no arrests.", "no: 0"),
        ("There was no evidence.", ""),
        ("None of the boats sank.", "None: 0"),
    ]);
}

#[test]
fn money() {
    check(&[
        ("It paid $3,418.20 in fees.", "$3,418.20: 3418.2 USD"),
        ("A $2-billion plant was built.", "$2-billion: 2000000000 USD"),
        ("He owed £5m.", "£5m: 5000000 GBP"),
        ("They want 420 million euros.", "420 million euros: 420000000 EUR"),
        ("It cost between $5 and $6 million.", "between $5 and $6 million: 5000000..6000000 USD"),
        ("It raised US$1.2bn.", "US$1.2bn: 1200000000 USD"),
        ("The fine was C$40.", "C$40: 40 CAD"),
        ("He paid five million yen.", "five million yen: 5000000 JPY"),
        ("It closed at 210 pence.", "210 pence: 2.1 GBP"),
        ("It costs more than $5 million.", "more than $5 million: >5000000 USD"),
        ("They stole up to $300,000.", "up to $300,000: <=300000 USD"),
        ("They paid EUR 125.", "EUR 125: 125 EUR"),
        ("They paid Rs1,500 and USD3.5m.", "Rs1,500: 1500 INR | USD3.5m: 3500000 USD"),
        ("They paid Rs. 20 crore.", "Rs. 20 crore: 200000000 INR"),
        (
            "The theft of $20 million to $30 million shocked them.",
            "$20 million to $30 million: 20000000..30000000 USD",
        ),
        ("They lost tens of millions of dollars.", "tens of millions of dollars: 20000000..99999999 USD"),
        ("He paid two million pounds.", "two million pounds: 2000000 GBP"),
        ("The notes read 10 $ 30 $ 50 $.", "10 $: 10 USD | 30 $: 30 USD | 50 $: 50 USD"),
    ]);
}

#[test]
fn ages_durations_measures() {
    check(&[
        ("Sarah Miles, 34, was unhurt.", "34: 34 year old"),
        ("A 14-year-old boy ran.", "14-year-old: 14 year old"),
        ("She is 14 years old.", "14 years old: 14 year old"),
        ("The cook, aged 52, left.", "aged 52: 52 year old"),
        ("He died at the age of 81.", "age of 81: 81 year old"),
        ("She is in her 30s.", "in her 30s: 30..39 year old"),
        ("The twins were three months old.", "three months old: 3 month old"),
        ("Tom Reed (19) fell.", "19: 19 year old"),
        ("The strike ran for three days.", "three days: 3 day long"),
        ("The siege ended after half an hour.", "half an hour: 0.5 hour long"),
        ("He served two and a half years.", "two and a half years: 2.5 year long"),
        ("The talks took an hour and a half.", "an hour and a half: 1.5 hour long"),
        ("She got 2 years and 3 months.", "2 years and 3 months: 27 month long"),
        ("The wall is five miles long.", "five miles: 5 mile measure"),
        ("It weighed 190 pounds.", "190 pounds: 190 pound measure"),
        ("He is 5 feet and 2 inches.", "5 feet and 2 inches: 62 inch measure"),
        ("They seized 68-ounce cans.", "68-ounce: 68 ounce measure"),
        ("It covers 190 square miles.", "190 square miles: 190 square-mile measure"),
        ("She ran 10km.", "10km: 10 kilometer measure"),
        ("A 6.1-magnitude quake hit.", "6.1-magnitude: 6.1 magnitude measure"),
        ("It had a magnitude of 5.9.", "5.9: 5.9 magnitude measure"),
        ("He owes $20 and 43 cents.", "$20 and 43 cents: 20.43 USD"),
        ("It took up to 10 hours.", "up to 10 hours: <=10 hour long"),
        ("The count took two hours and ten.", "two hours and ten: 130 minute long"),
        ("She ran it in 3 hours 15.", "3 hours 15: 195 minute long"),
        ("They spent two hours and ten dollars.", "two hours: 2 hour long | ten dollars: 10 USD"),
        ("The layer is 40 microns thick.", "40 microns: 40 micrometer measure"),
    ]);
}

#[test]
fn hedges_and_ranges() {
    check(&[
        ("More than 25 cows died.", "More than 25: >25"),
        ("Nearly 300 tents burned.", "Nearly 300: <300"),
        ("At least 20 were hurt.", "At least 20: >=20"),
        ("Up to 40 may be missing.", "Up to 40: <=40"),
        ("Some 20 people waited.", "Some 20: ~20"),
        ("Twenty or so barges sank.", "Twenty or so: ~20"),
        ("A hundred or more came.", "A hundred or more: >=100"),
        ("As many as 60 were trapped.", "As many as 60: <=60"),
        ("No fewer than nine schools shut.", "No fewer than nine: >=9"),
        ("Fewer than a thousand remain.", "Fewer than a thousand: <1000"),
        ("It had over 25 talks.", "over 25: >25"),
        ("An estimated 5,000 came.", "An estimated 5,000: ~5000"),
        ("Between 20 and 30 were hurt.", "Between 20 and 30: 20..30"),
        ("About 40-50 homes flooded.", "About 40-50: 40..50"),
        ("Two or three dogs barked.", "Two or three: 2..3"),
        ("It rose from 20 to 30.", "20: 20 | 30: 30"),
        ("There were at least 20 and at most 100 guests.", "at least 20 and at most 100: 20..100"),
        ("He got 50-plus letters.", "50-plus: >=50"),
    ]);
}

#[test]
fn tallies_and_scores() {
    check(&[
        ("He won the vote by 35 to 12 percent.", "35: 35 percent | 12 percent: 12 percent"),
        ("The Senate voted 52-47 to confirm.", "52-47: 52-47"),
        ("The panel agreed by nine votes to two.", "nine votes to two: 9-2"),
        ("It passed on a 9-0 vote.", "9-0: 9-0"),
        ("The board voted 7 to 2 for it.", "7 to 2: 7-2"),
        ("Rovers won 3-1 at home.", ""),
        ("They beat United 2-0.", ""),
    ]);
}

#[test]
fn figures_of_every_kind() {
    check(&[
        ("The new hall is three times as large as the old one.", "three times: 3 fold measure"),
        ("The fine was twice the sum he owed.", "twice: 2 fold measure"),
        ("Twice the mayor refused.", "Twice: 2 times"),
        ("A couple of goats and a couple more got out.", "A couple: 2..3 | a couple: 2..3"),
        ("He drank a couple.", "a couple: 2..3"),
        ("The couple were unhurt.", ""),
        ("The couple’s house burned.", ""),
        ("One in every 500 eggs was bad.", "One in every 500: 0.002"),
        ("The Rovers (7-7) face the Hounds (0-14).", ""),
        ("They live at 200 West Mill Road.", ""),
        ("The shop on Fifth Avenue shut.", ""),
        ("A car burned on E. 52nd St. downtown.", ""),
        ("She dialled 911 twice.", "twice: 2 times"),
        ("He carried a .38-caliber pistol.", ".38-caliber: 0.38 caliber measure"),
        ("The load weighed 2,763 pounds.", "2,763 pounds: 2763 pound measure"),
        ("The loan was 2 million pounds.", "2 million pounds: 2000000 GBP"),
        ("It cost 15 dollars 50.", "15 dollars 50: 15.5 USD"),
        ("He owed 15 dollars and 50 eggs were gone.", "15 dollars: 15 USD | 50: 50"),
        ("The sack weighed 20 [kilograms].", "20 [kilograms]: 20 kilogram measure"),
        ("It was the first strike in 30 days.", "first: 1 th | 30 days: 30 day long"),
        ("It was the ninth day of rain.", "ninth: 9 th"),
        ("They paid $3,418.20, not $3,481.20.", "$3,418.20: 3418.2 USD | $3,481.20: 3481.2 USD"),
        ("Three thousand came; the police said 3,000.", "Three thousand: 3000 | 3,000: 3000"),
        ("IE 11 is not supported.", ""),
        (
            "Well over 40 percent of the 1,200 seats were empty.",
            "Well over 40 percent: >40 percent | 1,200: 1200",
        ),
        ("Nearly two-thirds of 64 jurors agreed.", "Nearly two-thirds: <0.6667 | 64: 64"),
        ("No fewer than 12 and no more than 20 may enter.", "No fewer than 12 and no more than 20: 12..20"),
        ("Between five and six million hens died.", "Between five and six million: 5000000..6000000"),
        ("Ana Ruiz, 34, and her son, 7, fled.", "34: 34 year old | 7: 7 year old"),
        ("Seven of the nine judges agreed.", "Seven: 7 | nine: 9"),
        ("The judges split 7-2.", "7-2: 7-2"),
        ("She won by 12 points.", "12: 12"),
        (
            "He ran the 100m in under 10 seconds.",
            "100m: 100 meter measure | under 10 seconds: <10 second long",
        ),
        ("The tower is 1,063 feet tall.", "1,063 feet: 1063 foot measure"),
        ("Police counted some 300, organisers at least 2,000.", "some 300: ~300 | at least 2,000: >=2000"),
        ("The toll stands at 19 dead and 40-odd hurt.", "19: 19 | 40-odd: ~40"),
        ("Half a million people marched.", "Half a million: 500000"),
        ("He was fined €1.5m (£1.3m).", "€1.5m: 1500000 EUR | £1.3m: 1300000 GBP"),
        ("The baby weighed 7 pounds 4 ounces.", "7 pounds 4 ounces: 116 ounce measure"),
        ("It rained all day.", "all day: 1 day long"),
        ("She has an all-week pass.", "all-week: 1 week long"),
        (
            "It takes less than two hours or more than four days.",
            "less than two hours: <2 hour long | more than four days: >4 day long",
        ),
        ("It took one hour and 40 minutes.", "one hour and 40 minutes: 100 minute long"),
        ("The raid came less than 24 hours before the vote.", "less than 24 hours: <24 hour long"),
        ("In the building 12 homes burned on Mill Street.", "12: 12"),
    ]);
}

#[test]
fn names_and_dates_are_no_quantities() {
    check(&[
        ("Covid-19 closed the school.", ""),
        ("After 9/11 the rules changed.", ""),
        ("Article 50 was invoked.", ""),
        ("A Boeing 737 landed.", ""),
        ("Channel 4 showed it.", ""),
        ("He drove a 4x4 on Route 66.", ""),
        ("The 2016 election was close.", ""),
        ("It began on January 10.", ""),
        ("It was signed in 1998.", ""),
        ("It opened 10 years ago.", ""),
        ("They met at 5:30 p.m. on Monday.", ""),
        ("No one was home.", ""),
        ("They built an entirely new one.", ""),
        ("He was the only one hurt.", ""),
        ("Radio Four said so.", "Four: 4"),
        ("He told Radio Four about it.", ""),
        ("The one you want is here.", ""),
        ("One another's bread is sweet.", ""),
        ("F-16 jets and a B-52 flew.", ""),
        ("The 5G mast fell.", ""),
        ("He has a 401(k) plan.", ""),
        ("Call 555-123-4567 now.", ""),
        ("She drove a four-by-four.", ""),
        ("1.", ""),
        ("Storm in Valley Kills 10; 80 Hurt", "10: 10 | 80: 80"),
        ("In the building 12 homes burned.", "12: 12"),
        ("It was felt at 1353 (1023 GMT).", ""),
    ]);
}

#[test]
fn hostile_text_is_read_to_its_end() {
    let nines = "9".repeat(400);
    for text in [
        nines.as_str(),
        "million million million million million million million million million million",
        "1/0 of 0 in 0, 0/0",
        "999999999999999999999999999 crore crore billion trillion",
        "- - $ $ % a a half and and a",
        "½½½ ¼¾ 1½½",
        "between and, from to, at least, more than",
        "99999999999999999 years and 999999999999999999 months old",
    ] {
        readings(text);
    }
}

const SOUP: &[&str] = &[
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "half",
    "third",
    "quarter",
    "a",
    "an",
    "the",
    "and",
    "or",
    "to",
    "of",
    "in",
    "from",
    "between",
    "point",
    "minus",
    "1",
    "20",
    "2016",
    "1.5",
    "12:30",
    "9/11",
    "½",
    "-",
    "–",
    "/",
    ",",
    ".",
    "$",
    "%",
    "£",
    "(",
    ")",
    "s",
    "th",
    "m",
    "bn",
    "km",
    "years",
    "year",
    "old",
    "days",
    "ago",
    "later",
    "before",
    "after",
    "last",
    "next",
    "past",
    "Monday",
    "January",
    "May",
    "10",
    "31",
    "summer",
    "weekend",
    "Christmas",
    "p.m.",
    "night",
    "morning",
    "times",
    "occasions",
    "more",
    "than",
    "at",
    "least",
    "so",
    "plus",
    "feet",
    "inches",
    "dollars",
    "cents",
    "percent",
    "votes",
    "vote",
    "won",
    "aged",
    "her",
    "once",
    "couple",
    "several",
    "no",
    "both",
    "week",
    "end",
    "early",
    "late",
    "Q3",
    "é",
    "’s",
    "\u{200B}",
    "99999999999999999999",
];

proptest::proptest! {
    #[test]
    fn any_soup_of_words_is_read(words in proptest::collection::vec((0..SOUP.len(), proptest::bool::ANY), 0..40)) {
        let mut text = String::new();
        for (word, space) in words {
            text.push_str(SOUP[word]);
            if space {
                text.push(' ');
            }
        }
        readings(&text);
    }
}
