//! Sentences as news writes them that were once read wrongly or not at all.

use super::check;

#[test]
fn once_read_wrongly() {
    check(&[
        ("Damage was put at R85-million.", "R85-million: 85000000 ZAR"),
        ("The repairs cost between R80m and R100m.", "between R80m and R100m: 80000000..100000000 ZAR"),
        ("They paid R1.3 billion for the farm.", "R1.3 billion: 1300000000 ZAR"),
        ("He was fined R410,000.", "R410,000: 410000 ZAR"),
        ("The robot R2 took the R21 road.", ""),
        ("He won in 2 hours 19 minutes 41 seconds.", "2 hours 19 minutes 41 seconds: 8381 second long"),
        ("He won the race in 2:19:41.", "2:19:41: 8381 second long"),
        (
            "Close to a million and a half dollars was raised.",
            "Close to a million and a half dollars: <1500000 USD",
        ),
        ("The rock is a million and a half years old.", "a million and a half years old: 1500000 year old"),
        ("It weighed perhaps 1,300 pounds.", "perhaps 1,300 pounds: ~1300 pound measure"),
        ("The storm lasted barely 15 minutes.", "barely 15 minutes: ~15 minute long"),
        (
            "They will get a raise of 40 percent over six years.",
            "40 percent: 40 percent | six years: 6 year long",
        ),
        ("They settled for 9% over four years.", "9%: 9 percent | four years: 4 year long"),
        ("He has lived there for over six years.", "over six years: >6 year long"),
        ("The retirement age rises by two years to 67.", "two years: 2 year long | 67: 67"),
        ("It was minus 23C at the hut.", "minus 23C: -23 celsius measure"),
        ("It was 9 degrees below zero.", "9 degrees below zero: -9 degree measure"),
        ("Temperatures reached 41C.", "41C: 41 celsius measure"),
        ("Temperatures reached 41.5°C on the coast.", "41.5°C: 41.5 celsius measure"),
        ("He ran for more than a kilometre.", "more than a kilometre: >1 kilometer measure"),
        ("She finished less than a mile behind.", "less than a mile: <1 mile measure"),
        ("The wave was over a metre high.", "over a metre: >1 meter measure"),
        ("A crowd of 3-4,000 came.", "3-4,000: 3000..4000"),
        ("The bill ran to six figures.", ""),
        ("The man, 6ft 2in tall, fled.", "6ft 2in: 74 inch measure"),
        ("A boy of 14 was hurt.", "14: 14 year old"),
        ("Police found a man of 77 in the cellar.", "77: 77 year old"),
        ("The children are aged between 6 and 11.", "aged between 6 and 11: 6..11 year old"),
        ("Winds of 185 km an hour hit the coast.", "185 km an hour: 185 kilometer-per-hour measure"),
        ("Speeds of 120km/h were clocked.", "120km/h: 120 kilometer-per-hour measure"),
        ("She was under a minute behind.", "under a minute: <1 minute long"),
        ("He lost by a single second.", "a single second: 1 second long"),
        ("He served a 2-1/2 year sentence.", "2-1/2 year: 2.5 year long"),
        ("It lies a quarter-mile away.", "a quarter-mile: 0.25 mile measure"),
        ("The half-dozen senators left.", "half-dozen: 6"),
        ("The final tally was 97-1.", "97-1: 97-1"),
        ("He lives in flat 4C.", ""),
        ("She is a mother of two.", "two: 2"),
        ("A crowd of 3 to 40 came.", "3 to 40: 3..40"),
        ("It is 2 degrees colder.", "2 degrees: 2 degree measure"),
        ("He was paid P6.2m for it.", ""),
        ("It took 1 hour, 2 minutes and 3 seconds.", "1 hour, 2 minutes and 3 seconds: 3723 second long"),
        ("They spoke for over six hours.", "over six hours: >6 hour long"),
    ]);
}

#[test]
fn once_read_wrongly_too() {
    check(&[
        ("Shares fell 3.2 percent to 418.5p.", "3.2 percent: 3.2 percent | 418.5p: 4.185 GBP"),
        (
            "About 60mm of rain fell in two hours.",
            "About 60mm: ~60 millimeter measure | two hours: 2 hour long",
        ),
        (
            "Between a quarter and a third of pupils were absent.",
            "Between a quarter and a third: 0.25..0.3333",
        ),
        ("A 6-foot-9 man fled.", "6-foot-9: 81 inch measure"),
        ("They worked in minus-20 degree cold.", "minus-20 degree: -20 degree measure"),
        ("It costs RM10,099 or N500 million.", "RM10,099: 10099 MYR | N500 million: 500000000 NGN"),
        ("He wore an N95 mask.", ""),
        ("A magnitude-6.1 quake struck.", "6.1: 6.1 magnitude measure"),
        ("A magnitude over 5.0 was felt.", "over 5.0: >5"),
        ("It was 9 degrees below zero Fahrenheit.", "9 degrees below zero Fahrenheit: -9 fahrenheit measure"),
        ("He won at 23:37:00.", ""),
        ("He turned over thousands of pages.", "thousands: 2000..99999"),
        ("It will cut 500 jobs over three years.", "500: 500 | three years: 3 year long"),
        ("Twelve men have waited over two weeks.", "Twelve: 12 | over two weeks: >2 week long"),
        ("The girls, ages 12 and 15, ran.", "ages 12: 12 year old | 15: 15 year old"),
        ("Waves of 30- to 40-foot height broke.", "30- to 40-foot: 30..40 foot measure"),
        ("A one-in-100-year flood hit the town.", ""),
        ("He drank a pint and a half of beer.", "a pint and a half: 1.5 pint measure"),
        ("The lake lost 1.3m cubic metres.", "1.3m cubic metres: 1300000 cubic-meter measure"),
        ("They made a decision after a three- to four-day stay.", "three- to four-day: 3..4 day long"),
        ("He is 5-feet-8 inches tall.", "5-feet-8 inches: 68 inch measure"),
        ("She is a third-year student.", "third: 3 th"),
        ("They came down to three or four figures who led.", "three or four: 3..4"),
        ("We like to work every single day.", ""),
        ("It links hundreds and even thousands of cores.", "hundreds and even thousands: 200..99999"),
        ("Dozens, perhaps hundreds, of people came.", "Dozens, perhaps hundreds: 24..999"),
        ("Two, possibly three, boats sank.", "Two, possibly three: 2..3"),
        ("It took two, maybe three hours.", "two, maybe three hours: 2..3 hour long"),
        ("He has two sons and perhaps 30 sheep.", "two: 2 | perhaps 30: ~30"),
    ]);
}
