//! What dates read like: invented sentences, written on Thursday, 13 June 2024, with the readings expected.
//!
//! A reading is written `the words: earliest..latest part time`; one day stands alone.

mod news;

use std::sync::LazyLock;

use super::read;
use crate::mention::DateMention;
use crate::text::lexicon::Lexicon;
use crate::text::prose::Prose;
use crate::text::value::DayPart;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| crate::rule::Rules::builtin().lexicon);

fn reading(text: &str, m: &DateMention) -> String {
    let day = |d: Option<_>| d.map_or(String::new(), |d: crate::text::calendar::Day| d.to_string());
    let value = &m.value;
    let mut out = format!("{}:", m.at.of(text));
    if value.earliest == value.latest {
        out.push_str(&format!(" {}", day(value.earliest)));
    } else {
        out.push_str(&format!(" {}..{}", day(value.earliest), day(value.latest)));
    }
    let part = value.part.map(|p| match p {
        DayPart::Morning => "morning",
        DayPart::Afternoon => "afternoon",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
    });
    for more in [part, value.time.as_deref()].into_iter().flatten() {
        out.push_str(&format!(" {more}"));
    }
    if let Some(until) = &value.until {
        out.push_str(&format!(" to {until}"));
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn readings(text: &str, day: &str) -> String {
    let lexicon = &LEXICON;
    let mut article = crate::read::plain::article("a", "a", text.to_owned(), lexicon);
    article.date = crate::text::calendar::parse_day(day);
    let prose = Prose::new(&article, lexicon);
    let found: Vec<_> = read(&prose).iter().map(|m| reading(text, m)).collect();
    found.join(" | ")
}

fn check(day: &str, table: &[(&str, &str)]) {
    let failed: Vec<_> = table
        .iter()
        .filter_map(|&(text, expected)| {
            let found = readings(text, day);
            (found != expected).then(|| format!("{text}\n    expected {expected}\n    found    {found}"))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), table.len(), failed.join("\n"));
}

#[test]
fn days_of_the_week() {
    check(
        "2024-06-13",
        &[
            ("The dam broke Thursday.", "Thursday: 2024-06-13"),
            ("It broke on Wednesday night.", "Wednesday night: 2024-06-12 night"),
            ("The abbot resigned Friday.", "Friday: 2024-06-07"),
            ("The panel will meet Friday.", "Friday: 2024-06-14"),
            ("She plans to leave on Monday.", "Monday: 2024-06-17"),
            ("He left last Monday.", "last Monday: 2024-06-10"),
            ("The siege will last six months.", ""),
            ("It is not expected to last two weeks.", ""),
            ("Compared to last Monday it fell.", "last Monday: 2024-06-10"),
            ("It opens next Tuesday.", "next Tuesday: 2024-06-18"),
            ("Late Tuesday the river rose.", "Late Tuesday: 2024-06-11 night"),
            ("It closed at 5 p.m. Thursday.", "5 p.m. Thursday: 2024-06-13 17:00"),
            ("On Monday morning he sailed.", "Monday morning: 2024-06-10 morning"),
            ("The hearing is on Monday, June 10.", "Monday, June 10: 2024-06-10"),
            ("Thursday’s vote was close.", "Thursday: 2024-06-13"),
        ],
    );
}

#[test]
fn days_of_the_month() {
    check(
        "2024-06-13",
        &[
            ("It began on January 10.", "January 10: 2024-01-10"),
            ("It began on Dec. 10.", "Dec. 10: 2023-12-10"),
            ("It will begin on July 2.", "July 2: 2024-07-02"),
            ("He was born on March 3, 1961.", "March 3, 1961: 1961-03-03"),
            ("He was born on 3 March 1961.", "3 March 1961: 1961-03-03"),
            ("It fell on the 15th of February.", "15th of February: 2024-02-15"),
            ("At that March 2 rally, which can be seen here, he sang.", "March 2: 2024-03-02"),
            ("She is expected to speak of the March riot.", "March: 2024-03-01..2024-03-31"),
            (
                "It started on June 3 and runs through Aug. 5.",
                "June 3: 2024-06-03 | through Aug. 5: ..2024-08-05",
            ),
            ("They will vote in the November election.", "November: 2024-11-01..2024-11-30"),
            ("The June ruling stood.", "June: 2024-06-01..2024-06-30"),
            ("They met in September.", "September: 2023-09-01..2023-09-30"),
            ("Five states vote in July.", "July: 2024-07-01..2024-07-31"),
            ("It will be held in July.", "July: 2024-07-01..2024-07-31"),
            ("They sold more since sales began in August.", "August: 2023-08-01..2023-08-31"),
            ("It was approved in July.", "July: 2023-07-01..2023-07-31"),
            ("He gave to the March of Pennies.", ""),
            ("They met in September 2021.", "September 2021: 2021-09-01..2021-09-30"),
            ("You may march in time.", ""),
            ("The fair ran June 3-5.", "June 3-5: 2024-06-03..2024-06-05"),
            ("It ran from April 28 to May 2.", "from April 28 to May 2: 2024-04-28..2024-05-02"),
            ("Sales from April to June 2021 fell.", "from April to June 2021: 2021-04-01..2021-06-30"),
            ("Posted 11/27/2005 by us.", "11/27/2005: 2005-11-27"),
            (
                "It opened in May of nineteen eighty-six.",
                "May of nineteen eighty-six: 1986-05-01..1986-05-31",
            ),
            ("It was filed 2023-04-05.", "2023-04-05: 2023-04-05"),
        ],
    );
}

#[test]
fn years_and_longer() {
    check(
        "2024-06-13",
        &[
            ("It was built in 2016.", "2016: 2016-01-01..2016-12-31"),
            ("The 2016 election was close.", "2016: 2016-01-01..2016-12-31"),
            (
                "He ran the 2008 and 2012 campaigns.",
                "2008: 2008-01-01..2008-12-31 | 2012: 2012-01-01..2012-12-31",
            ),
            ("He will farm in the coming years.", ""),
            ("He played there from 1995-99.", "1995-99: 1995-01-01..1999-12-31"),
            ("She left in the 1990s.", "1990s: 1990-01-01..1999-12-31"),
            ("He came in the late 1980s.", "late 1980s: 1987-01-01..1989-12-31"),
            ("It opened 10 years ago.", "10 years ago: 2014-01-01..2014-12-31"),
            ("It opened two days ago.", "two days ago: 2024-06-11"),
            ("It opened three months ago.", "three months ago: 2024-03-01..2024-03-31"),
            ("He left last year.", "last year: 2023-01-01..2023-12-31"),
            ("He left last month.", "last month: 2024-05-01..2024-05-31"),
            ("He left last week.", "last week: 2024-06-03..2024-06-09"),
            ("He leaves next month.", "next month: 2024-07-01..2024-07-31"),
            ("On the second day of the strike it rained.", ""),
            ("Rail Strike Ends Tuesday", "Tuesday: 2024-06-11"),
            ("He left earlier this week.", "earlier this week: 2024-06-10..2024-06-13"),
            ("It rained last weekend.", "last weekend: 2024-06-08..2024-06-09"),
            ("It rained last summer.", "last summer: 2023-06-01..2023-08-31"),
            ("Profits fell in the third quarter.", "third quarter: 2023-07-01..2023-09-30"),
            ("It opened two or three years ago.", "two or three years ago: 2021-01-01..2022-12-31"),
            (
                "It rained in 1998. By June of that year it was dry.",
                "1998: 1998-01-01..1998-12-31 | By June of that year: ..1998-06-30",
            ),
            ("He will rest over the next week.", "next week: 2024-06-14..2024-06-20"),
            ("He has fasted for the past two days.", "past two days: 2024-06-11..2024-06-12"),
            ("It is the hottest since May 2.", "since May 2: 2024-05-02.."),
            ("It has stood since 2011.", "since 2011: 2011-01-01.."),
            ("They had 2016 hens.", ""),
            ("They had 2,016 sheep.", ""),
        ],
    );
}

#[test]
fn days_by_other_days() {
    check(
        "2024-06-13",
        &[
            ("He spoke yesterday.", "yesterday: 2024-06-12"),
            ("He spoke today.", "today: 2024-06-13"),
            ("He speaks tomorrow.", "tomorrow: 2024-06-14"),
            ("He spoke last night.", "last night: 2024-06-12 night"),
            ("He spoke this morning.", "this morning: 2024-06-13 morning"),
            ("He came on May 3. Two days later he left.", "May 3: 2024-05-03 | Two days later: 2024-05-05"),
            ("He came on May 3 and left the next day.", "May 3: 2024-05-03 | next day: 2024-05-04"),
            ("On May 3, and the day before, it rained.", "May 3: 2024-05-03 | the day before: 2024-05-02"),
            ("They arrived on Christmas Eve.", "Christmas Eve: 2023-12-24"),
            ("Shops shut on Thanksgiving.", "Thanksgiving: 2023-11-23"),
            ("The bell rang at noon.", "noon: 12:00"),
            ("The bell rang at 2:30 p. m. local time.", "2:30 p. m. local time: 14:30"),
            ("In the early hours of Monday it rang.", "early hours of Monday: 2024-06-10 morning"),
            ("They met on Tuesday of last week.", "Tuesday of last week: 2024-06-04"),
            ("They met on Tuesday the 4th.", "Tuesday the 4th: 2024-06-04"),
            ("They meet tonight at 7.", "tonight at 7: 2024-06-13 night 19:00"),
            ("The bell rang at 2:30 p.m.", "2:30 p.m.: 14:30"),
        ],
    );
}

#[test]
fn hours() {
    check(
        "2024-06-13",
        &[
            (
                "The quarry shut between 2 and 4 p.m. on Tuesday.",
                "between 2 and 4 p.m. on Tuesday: 2024-06-11 14:00 to 16:00",
            ),
            (
                "Voting will run from 7 a.m. to 10 p.m. Friday.",
                "from 7 a.m. to 10 p.m. Friday: 2024-06-14 07:00 to 22:00",
            ),
            ("The bell rang from 11 to 1 p.m.", "from 11 to 1 p.m.: 11:00 to 13:00"),
            (
                "The road was shut from 10 p.m. Friday to 6 a.m. Saturday.",
                "from 10 p.m. Friday to 6 a.m. Saturday: 2024-06-07..2024-06-08 22:00 to 06:00",
            ),
            (
                "She was seen at half past six on Sunday evening.",
                "half past six on Sunday evening: 2024-06-09 evening 18:30",
            ),
            ("They landed at nine o’clock.", "nine o’clock: 09:00"),
            (
                "The train left at a quarter to eight in the morning.",
                "a quarter to eight in the morning: 07:45",
            ),
            ("The crew woke at 4 in the morning.", "4 in the morning: 04:00"),
            ("The mill will open at 9 tomorrow morning.", "9 tomorrow morning: 2024-06-14 morning 09:00"),
            (
                "Gales blew between 7 and 9:30 Wednesday night.",
                "between 7 and 9:30 Wednesday night: 2024-06-12 night 19:00 to 21:30",
            ),
            ("The heat rose from 5 to 7 on Monday.", "Monday: 2024-06-10"),
            (
                "The match moved from 3 p.m. to 5 p.m. on Monday.",
                "3 p.m.: 15:00 | 5 p.m. on Monday: 2024-06-10 17:00",
            ),
            ("A shell killed 9 last night.", "last night: 2024-06-12 night"),
            ("The gate was open five to seven today.", "five to seven today: 2024-06-13 05:00 to 07:00"),
            ("The choir voted five to seven today.", "today: 2024-06-13"),
            ("Bids rose from five to seven today.", "today: 2024-06-13"),
            (
                "The fair will run on the 17 between 2 and 4pm.",
                "17 between 2 and 4pm: 2024-06-17 14:00 to 16:00",
            ),
            ("The fair will close at 8pm on the 15.", "8pm on the 15: 2024-06-15 20:00"),
            ("He relied on the 15 for help.", ""),
            (
                "It will shut next Wednesday later than 10 in the morning.",
                "next Wednesday later than 10 in the morning: 2024-06-19 10:00 to 24:00",
            ),
            ("They must sign Friday before 5 p.m. or lose it.", "Friday before 5 p.m.: 2024-06-14 to 17:00"),
            ("The well ran dry before around 2pm today.", "before around 2pm today: 2024-06-13 to 14:00"),
            ("Come at 3 pm or later on Wednesday.", "3 pm or later on Wednesday: 2024-06-12 15:00 to 24:00"),
            ("The bell rang shortly before noon.", "noon: 12:00"),
            ("The bell rang after 2 p.m.", "after 2 p.m.: 14:00 to 24:00"),
            ("By noon the hall was full.", "By noon: to 12:00"),
            ("They marched after the 5 p.m. curfew.", "5 p.m.: 17:00"),
            ("It fell silent Tuesday before midnight.", "Tuesday before midnight: 2024-06-11 to 24:00"),
            (
                "The tower was lit on Thursday from 9a to 11a.",
                "Thursday from 9a to 11a: 2024-06-13 09:00 to 11:00",
            ),
            ("It rang at 19h30 on Tuesday.", "19h30 on Tuesday: 2024-06-11 19:30"),
            (
                "The sun will set tomorrow at six forty-three.",
                "tomorrow at six forty-three: 2024-06-14 06:43",
            ),
            ("They will meet in room 4 this afternoon.", "this afternoon: 2024-06-13 afternoon"),
            ("He will be back 7, this morning.", "7, this morning: 2024-06-13 morning 07:00"),
            ("The choir will sing on Saturday at 5.", "Saturday at 5: 2024-06-15 05:00"),
            ("Shares closed Monday at 7.", "Monday: 2024-06-10"),
            ("She wrote on Tuesday AM.", "Tuesday AM: 2024-06-11 morning"),
            ("It broke in the early-morning Tuesday.", "morning Tuesday: 2024-06-11 morning"),
            ("It came Wed Jun 12 15:50:06 2019.", "Wed Jun 12 15:50:06 2019: 2019-06-12 15:50"),
            ("The score was 21 to 14 on Saturday night.", "Saturday night: 2024-06-08 night"),
        ],
    );
}

#[test]
fn spans_of_time_and_open_ends() {
    check(
        "2024-06-13",
        &[
            ("He was freed 2 years and 3 months ago.", "2 years and 3 months ago: 2022-03-01..2022-03-31"),
            ("She left a year and a half ago.", "a year and a half ago: 2022-12-01..2022-12-31"),
            ("More than two weeks ago the well dried up.", "More than two weeks ago: ..2024-05-29"),
            ("Less than a week ago it was full.", "Less than a week ago: 2024-06-07..2024-06-13"),
            ("He returns in three weeks’ time.", "in three weeks’ time: 2024-07-01..2024-07-07"),
            ("The dam broke the week before last.", "week before last: 2024-05-27..2024-06-02"),
            ("The fair opens the weekend after next.", "weekend after next: 2024-06-29..2024-06-30"),
            ("He was hired the Friday before last.", "Friday before last: 2024-05-31"),
            ("The ballots were lost two days before the vote.", ""),
            ("In the two weeks before the vote it rained.", ""),
            ("A day after the flood she wrote home.", ""),
            ("Three weeks from tomorrow the term ends.", "Three weeks from tomorrow: 2024-07-05"),
            ("It happened two weeks after Easter.", "two weeks after Easter: 2024-04-14"),
            ("The tax falls due on the 20th of next month.", "20th of next month: 2024-07-20"),
            ("The well has been dry since the end of May.", "since the end of May: 2024-05-21.."),
            ("It sold 3,000 hats so far this year.", "so far this year: 2024-01-01..2024-06-13"),
            ("She farmed there from 2012 to now.", "from 2012 to now: 2012-01-01..2024-06-13"),
            ("A truce will hold starting Friday.", "starting Friday: 2024-06-14.."),
            ("Those born in 2012 or later may swim.", "2012 or later: 2012-01-01.."),
            ("The deed was signed no later than March 3, 2015.", "no later than March 3, 2015: ..2015-03-03"),
            ("It rained in the past two decades.", "past two decades: 2004-06-13..2024-06-12"),
            ("The shop shut at the end of last week.", "end of last week: 2024-06-07..2024-06-09"),
            ("It opened at the beginning of the year.", "beginning of the year: 2024-01-01..2024-03-31"),
            ("Profits rose in the year to date.", "year to date: 2024-01-01..2024-06-13"),
            (
                "He taught there between the end of 2007 and the end of 2008.",
                "between the end of 2007 and the end of 2008: 2007-09-01..2008-12-31",
            ),
            ("He had left by Friday.", "by Friday: ..2024-06-07"),
            ("The pass stays shut until the 20th.", "until the 20th: ..2024-06-20"),
            ("Since Tuesday the bakers have been on strike.", "Since Tuesday: 2024-06-11.."),
            ("It has been on sale since July.", "since July: 2023-07-01.."),
            ("It was their third race in three years.", ""),
            (
                "Five hundred and eighty-four days ago he came.",
                "Five hundred and eighty-four days ago: 2022-11-07",
            ),
            ("It fell in the months before the vote.", ""),
        ],
    );
}

#[test]
fn counted_days_and_odd_spellings() {
    check(
        "2024-06-13",
        &[
            ("He was hurt two Sundays ago.", "two Sundays ago: 2024-06-02"),
            ("They meet 4 tuesdays from now.", "4 tuesdays from now: 2024-07-09"),
            (
                "She came on May 3 and left two Mondays later.",
                "May 3: 2024-05-03 | two Mondays later: 2024-05-13",
            ),
            ("He sells it on two Sundays a year.", ""),
            ("They met on the Monday after Easter.", "Monday after Easter: 2024-04-01"),
            (
                "He wed on the third Tuesday after Christmas 2014.",
                "third Tuesday after Christmas 2014: 2015-01-13",
            ),
            (
                "They vote on the Tuesday after the first Monday in November 2024.",
                "Tuesday after the first Monday in November 2024: 2024-11-05",
            ),
            ("She sailed on Monday after the vote.", "Monday: 2024-06-10"),
            ("The pact expires Monday two weeks from now.", "Monday two weeks from now: 2024-06-24"),
            ("It fell in the third last week of 2018.", "third last week of 2018: 2018-12-10..2018-12-16"),
            ("It is due in the third week next year.", "third week next year: 2025-01-13..2025-01-19"),
            ("We leave next evening.", "next evening: evening"),
            ("We will leave next evening.", "next evening: 2024-06-14 evening"),
            ("It will rise in the next decade.", "next decade: 2030-01-01..2039-12-31"),
            ("It rose in the last decade.", "last decade: 2014-06-13..2024-06-12"),
            (
                "They dug for the past 3 months and 2 weeks.",
                "past 3 months and 2 weeks: 2024-02-28..2024-06-12",
            ),
            (
                "They dug for the past 3 months and 2 days ago they struck oil.",
                "past 3 months: 2024-03-13..2024-06-12 | 2 days ago: 2024-06-11",
            ),
            ("It broke at the end of the past week.", "end of the past week: 2024-06-07..2024-06-09"),
            ("The last Easter was wet.", "last Easter: 2024-03-31"),
            ("The previous Christmas was dry.", "previous Christmas: 2023-12-25"),
            ("It shut on Orthodox Easter 2018.", "Orthodox Easter 2018: 2018-04-08"),
            ("They danced on Chinese New Year.", "Chinese New Year: 2024-02-10"),
            ("It shut on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day: 2024-01-15"),
            ("It shut on St. Patrick’s Day.", "St. Patrick’s Day: 2024-03-17"),
            ("It sold well on Cyber Monday.", "Cyber Monday: 2023-11-27"),
            ("They watched it on Super Bowl Sunday.", ""),
            ("It shut on Whit Monday.", "Whit Monday: 2024-05-20"),
            ("They danced at the Islamic New Year.", ""),
            ("He fell on the ides of March.", "ides of March: 2024-03-15"),
            ("It will be shut this workweek.", "this workweek: 2024-06-10..2024-06-14"),
            ("He has a 35-hour workweek.", ""),
            ("Profits rose in the 3rd qtr.", "3rd qtr: 2023-07-01..2023-09-30"),
            ("The bonds run until 2150.", "until 2150: ..2150-12-31"),
            ("They rode 2150 miles.", ""),
            ("Hats were high in the two thousands.", "two thousands: 2000-01-01..2009-12-31"),
            ("It was made in 2016H2.", "2016H2: 2016-07-01..2016-12-31"),
            ("It was filed 20240213.", "20240213: 2024-02-13"),
            ("It was filed as 20243213.", ""),
            ("It came out in 11-2016.", "11-2016: 2016-11-01..2016-11-30"),
            ("It came out on 31-Oct-74.", "31-Oct-74: 1974-10-31"),
            ("He sang in April of '87.", "April of '87: 1987-04-01..1987-04-30"),
            ("It broke in April of 87 places.", "April: 2024-04-01..2024-04-30"),
            (
                "She was born on January twenty five nineteen eighty six.",
                "January twenty five nineteen eighty six: 1986-01-25",
            ),
            (
                "On fifteen August nineteen hundred ninety three it opened.",
                "fifteen August nineteen hundred ninety three: 1993-08-15",
            ),
            ("Shares of $DEC fell.", ""),
            (
                "He sold in June and July of 2009.",
                "June: 2009-06-01..2009-06-30 | July of 2009: 2009-07-01..2009-07-31",
            ),
            (
                "It broke on Dec. 30, Jan. 2 and Feb. 4, 2016.",
                "Dec. 30: 2015-12-30 | Jan. 2: 2016-01-02 | Feb. 4, 2016: 2016-02-04",
            ),
            ("They sang for Sept. 11 survivors.", "Sept. 11: 2023-09-11"),
            ("He told the club on Friday first.", "Friday: 2024-06-07"),
            ("They approved the harbour plan on March 29.", "March 29: 2024-03-29"),
            ("He vowed Wednesday to fight on.", "Wednesday: 2024-06-12"),
            ("He vowed to quit on Monday.", "Monday: 2024-06-17"),
            ("He kept telling them in July that it had been lost.", "July: 2023-07-01..2023-07-31"),
            ("Guards fled before dawn on Wednesday.", "before dawn on Wednesday: 2024-06-12 morning"),
            ("It burned overnight Sunday.", "overnight Sunday: 2024-06-09 night"),
            ("He was an overnight success.", ""),
            ("She would be the second mayor of the town to be jailed in 25 years.", ""),
            (
                "It should reach 40 degrees on Saturday, two more than on Sunday.",
                "Saturday: 2024-06-15 | Sunday: 2024-06-09",
            ),
            ("They are weighed every 90 days before they leave.", ""),
            ("He rated what she said on June 11: half true.", "June 11: 2024-06-11"),
            ("The mill shut at 11:30 on June 3.", "11:30 on June 3: 2024-06-03 11:30"),
            ("It was dug in the spring last year.", "spring last year: 2023-03-01..2023-05-31"),
            ("The quarterback fell late in the fourth quarter.", ""),
            (
                "The firm lost $3 million in the fourth quarter, a record loss.",
                "fourth quarter: 2023-10-01..2023-12-31",
            ),
        ],
    );
}

#[test]
fn which_way_a_sentence_looks() {
    check(
        "2024-06-13",
        &[
            ("The panel could vote on Friday.", "Friday: 2024-06-14"),
            ("She could have won on Friday.", "Friday: 2024-06-07"),
            ("The clerks are to march on Monday.", "Monday: 2024-06-17"),
            ("He is expected to announce on Wednesday that he quits.", "Wednesday: 2024-06-19"),
            ("The men may be freed on Saturday.", "Saturday: 2024-06-15"),
            ("Voters will decide in two weeks.", "in two weeks: 2024-06-24..2024-06-30"),
            ("They are likely to meet in September.", "September: 2024-09-01..2024-09-30"),
            ("The deputies meet again on Tuesday, June 18.", "Tuesday, June 18: 2024-06-18"),
            // The writer got the weekday wrong.
            ("The report is dated Tuesday, June 12, 2024.", "Tuesday, June 12, 2024: 2024-06-12"),
            ("The report is dated Tuesday, June 12.", "Tuesday, June 12: 2024-06-12"),
            ("LIMA, June 12 — The mine shut.", "June 12: 2024-06-12"),
            ("It was the hottest May in 30 years.", "May: 2024-05-01..2024-05-31"),
            ("The first such fire in a decade began on Sunday.", "Sunday: 2024-06-09"),
            ("In nineteen ninety-six the bridge fell.", "nineteen ninety-six: 1996-01-01..1996-12-31"),
            ("The storm came on New Year’s Eve.", "New Year’s Eve: 2023-12-31"),
            ("Roses sold out on Valentine’s Day.", "Valentine’s Day: 2024-02-14"),
            ("Rain fell in the first week of May.", "first week of May: 2024-04-29..2024-05-05"),
            ("Rain fell on the last Monday of March.", "last Monday of March: 2024-03-25"),
            ("They met on the last weekend of April.", "last weekend of April: 2024-04-27..2024-04-28"),
            (
                "The May 3 blast killed a guard; two days later another died.",
                "May 3: 2024-05-03 | two days later: 2024-05-05",
            ),
            (
                "On 3/4/2019 and again on 11/30/19 the pump failed.",
                "3/4/2019: 2019-03-04 | 11/30/19: 2019-11-30",
            ),
            ("On Wednesday — the same day — it rained.", "Wednesday: 2024-06-12 | same day: 2024-06-12"),
            (
                "They should call off Monday’s talks. The Monday session was planned.",
                "Monday: 2024-06-17 | Monday: 2024-06-17",
            ),
            (
                "He said on Monday that it was late. They should sign by Monday. Monday’s talks failed.",
                "Monday: 2024-06-10 | by Monday: ..2024-06-17 | Monday: 2024-06-10",
            ),
            ("They spoke following Tuesday’s vote.", "Tuesday: 2024-06-11"),
            (
                "He came on May 3 and left the following Tuesday.",
                "May 3: 2024-05-03 | following Tuesday: 2024-05-07",
            ),
            ("He heads into the Aug. 12 election.", "Aug. 12: 2024-08-12"),
            ("The election is Tuesday, and few care.", "Tuesday: 2024-06-18"),
            ("The talks are on Monday in Lima.", "Monday: 2024-06-17"),
            ("Let’s sing by the lake on Monday.", "Monday: 2024-06-17"),
            ("The talks begin Monday.", "Monday: 2024-06-17"),
            ("Both schools reopen on Monday.", "Monday: 2024-06-17"),
            ("The ceasefire ends Monday.", "Monday: 2024-06-17"),
            ("They cheered his return on Monday.", "Monday: 2024-06-10"),
            ("It failed to begin on Monday.", "Monday: 2024-06-10"),
            ("The judge set the trial for Monday.", "Monday: 2024-06-17"),
            ("She set a record on Monday.", "Monday: 2024-06-10"),
            ("It was called off due to rain on Monday.", "Monday: 2024-06-10"),
            ("The club is due to meet on Monday.", "Monday: 2024-06-17"),
            ("The vote went ahead on Monday.", "Monday: 2024-06-10"),
            ("He mends hats on the second Tuesday of each month.", "second Tuesday:"),
            ("Let us go on Feb 1st no later than 6:00.", "Feb 1st no later than 6:00: 2024-02-01 to 06:00"),
            ("They met in the first week of May on Friday.", "first week of May on Friday: 2024-05-03"),
            ("It ends Oct2.", "Oct2: 2024-10-02"),
            ("It ended Oct2.", "Oct2: 2023-10-02"),
            ("Later than 2018 it was not seen.", "Later than 2018: 2019-01-01.."),
            ("They feasted at the Parsi New Year.", ""),
            ("The question is Monday’s vote.", "Monday: 2024-06-10"),
            ("He said that on Monday the panel will meet.", "Monday: 2024-06-17"),
            ("On Monday the panel agreed that he will stay.", "Monday: 2024-06-10"),
            (
                "The vote will begin on Monday, followed by another on Tuesday.",
                "Monday: 2024-06-17 | Tuesday: 2024-06-18",
            ),
            ("The club needs to look to the November election.", "November: 2024-11-01..2024-11-30"),
            ("They walked in the 9/12 march.", ""),
            ("They have to sign by Monday.", "by Monday: ..2024-06-17"),
            ("They had to sign by Monday.", "by Monday: ..2024-06-10"),
            ("He spoke in advance of her visit there on Tuesday.", "Tuesday: 2024-06-18"),
            ("She is up for re-election in November.", "November: 2024-11-01..2024-11-30"),
            ("The film debuts on Monday.", "Monday: 2024-06-17"),
            ("The law takes effect Monday.", "Monday: 2024-06-17"),
            ("Friday’s second match was a draw.", "Friday: 2024-06-07"),
            ("They fixed it on Tuesday (second try).", "Tuesday: 2024-06-11"),
            ("She spoke on the channel’s “This Week” show.", ""),
            ("The screen is 2880 pixels by 1800.", ""),
            ("It would be 24 million by 2050.", "by 2050: ..2050-12-31"),
            ("He slept at Sep-a-Roo.", ""),
            ("He saw the deadly 2012 floods.", "2012: 2012-01-01..2012-12-31"),
        ],
    );
}

#[test]
fn a_winter_is_over_in_spring() {
    check("2024-03-20", &[("It is the tenth slide this winter.", "this winter: 2023-12-01..2024-02-29")]);
    check("2024-11-20", &[("They hope for snow this winter.", "this winter: 2024-12-01..2025-02-28")]);
}

#[test]
fn an_article_without_a_day_has_no_days_to_offer() {
    check(
        "",
        &[
            ("It broke on Wednesday night.", "Wednesday night: night"),
            ("It was built in 2016.", "2016: 2016-01-01..2016-12-31"),
            ("It began on January 10.", "January 10:"),
            ("He spoke yesterday.", "yesterday:"),
            (
                "It happened on May 3, 2019. Two days later he left.",
                "May 3, 2019: 2019-05-03 | Two days later: 2019-05-05",
            ),
        ],
    );
}

#[test]
fn hostile_text_is_read_to_its_end() {
    for text in [
        "99999999999999999999 years ago and 999999 months later, in 99999 days",
        "February 30, 2023 and Feb. 29, 9999 and 31 June 0000",
        "the last of the next of the past, ago, later, before the",
        "since since until after from from to",
        "at 99:99 p.m. Thursday 25:61 a.m. 0 p.m.",
        "9999-12-31 and the day after",
    ] {
        readings(text, "9999-12-31");
        readings(text, "-009999-01-01");
        readings(text, "2024-06-13");
    }
}
