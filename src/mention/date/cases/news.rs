//! Sentences as news writes them that were once read wrongly or not at all.

use super::check;

#[test]
fn once_read_wrongly() {
    check(
        "2024-06-13",
        &[
            ("The village was cleared on Monday at dusk.", "Monday at dusk: 2024-06-10 evening"),
            ("The convoy left at dawn today.", "dawn today: 2024-06-13 morning"),
            ("Sales rose in the final quarter of 2019.", "final quarter of 2019: 2019-10-01..2019-12-31"),
            (
                "In the three months to March the bank lost clients.",
                "three months to March: 2024-01-01..2024-03-31",
            ),
            ("Takings in the 12 weeks to May 25 were flat.", "12 weeks to May 25: 2024-03-03..2024-05-25"),
            (
                "In the year ended March 31, 2022, it sold boats.",
                "year ended March 31, 2022: 2021-04-01..2022-03-31",
            ),
            ("The talks broke up early on Thursday.", "early on Thursday: 2024-06-13 morning"),
            ("A deal was struck late on Sunday.", "late on Sunday: 2024-06-09 night"),
            ("The bus left at ten to six.", "ten to six: 05:50"),
            (
                "At twenty past eight on Monday evening the lights went out.",
                "twenty past eight on Monday evening: 2024-06-10 evening 20:20",
            ),
            ("The alarm was raised at 0430 on Tuesday.", "0430 on Tuesday: 2024-06-11 04:30"),
            (
                "A quake struck at 04:12 local time (21:12 GMT) on Sunday.",
                "04:12 local time (21:12 GMT) on Sunday: 2024-06-09 04:12",
            ),
            ("On the night of May 3-4 the depot burned.", "night of May 3-4: 2024-05-03..2024-05-04 night"),
            ("On the evening of the 21st he sailed.", "evening of the 21st: 2024-05-21 evening"),
            ("The fair runs until Sunday.", "until Sunday: ..2024-06-16"),
            ("The verdict is expected a week on Friday.", "a week on Friday: 2024-06-21"),
            ("The hearing is a week from Monday.", "a week from Monday: 2024-06-24"),
            ("The contract runs to the end of 2026.", "to the end of 2026: ..2026-12-31"),
            ("The pupils eat 20 apples a day from October 2018 on.", "from October 2018 on: 2018-10-01.."),
            ("The picture, worth €1.3m nine years ago, was sold.", "nine years ago: 2015-01-01..2015-12-31"),
            (
                "Painted in the 17th century, it came home 31 years later.",
                "17th century: 1600-01-01..1699-12-31 | 31 years later:",
            ),
            ("He left at twenty to nine that night.", "twenty to nine that night: night 20:40"),
            ("He was born in 1931 or 1932.", "1931 or 1932: 1931-01-01..1932-12-31"),
            ("He returns to court on the 24th.", "24th: 2024-06-24"),
            (
                "He was last seen at 11:15 on the night of June 2.",
                "11:15 on the night of June 2: 2024-06-02 night 23:15",
            ),
            ("The weekend of 1 and 2 June was wet.", "weekend of 1 and 2 June: 2024-06-01..2024-06-02"),
            ("The rally was held on Saturday last.", "Saturday last: 2024-06-08"),
            (
                "He fell at five minutes past midnight on June 3.",
                "five minutes past midnight on June 3: 2024-06-03 00:05",
            ),
            ("On Monday or Tuesday the wall gave way.", "Monday or Tuesday: 2024-06-10..2024-06-11"),
            ("The log begins on 2016 10 16.", "2016 10 16: 2016-10-16"),
            ("Of 5 million elephants a century ago few are left.", "a century ago: 1914-01-01..1934-12-31"),
            ("If the board approves it in October, work will begin.", "October: 2024-10-01..2024-10-31"),
            ("He asked if she was there in April.", "April: 2024-04-01..2024-04-30"),
            ("He told World News Tonight that he knew nothing.", ""),
            ("Senators up for re-election in November are nervous.", "November: 2024-11-01..2024-11-30"),
            ("She was leaving in July, she wrote.", "July: 2024-07-01..2024-07-31"),
            ("He earned $50 a week before Christmas.", "before Christmas: ..2023-12-24"),
            ("The wall stood for a century; fifty years later a part of it fell.", "fifty years later:"),
            ("In the last quarter of 2019 it rained.", "last quarter of 2019: 2019-10-01..2019-12-31"),
            ("The fair ran until Sunday.", "until Sunday: ..2024-06-09"),
            ("Early on, Thursday’s vote was close.", "Thursday: 2024-06-13"),
            ("The brigade came at approximately 06:00 BST.", "06:00 BST: 06:00"),
            ("By ten to six votes the board agreed.", ""),
            ("It moves on Monday week.", "Monday week: 2024-06-24"),
            ("The body was found at 7.15 on Tuesday.", "7.15 on Tuesday: 2024-06-11 07:15"),
            ("Shares closed at 7.15 on Tuesday.", "Tuesday: 2024-06-11"),
        ],
    );
}

#[test]
fn around_the_turn_of_the_year() {
    check(
        "2023-12-20",
        &[
            ("She is to leave as of January 1.", "January 1: 2024-01-01"),
            ("On January 10 the board approved the plan.", "January 10: 2023-01-10"),
        ],
    );
}

#[test]
fn once_read_wrongly_too() {
    check(
        "2024-06-13",
        &[
            ("He died a week ago Tuesday.", "a week ago Tuesday: 2024-06-04"),
            ("It rained on May 24, 25 and 26.", "May 24, 25 and 26: 2024-05-24..2024-05-26"),
            ("In the 2023/24 season they won little.", "2023/24: 2023-01-01..2024-12-31"),
            ("The mill closed in the late eighties.", "late eighties: 1987-01-01..1989-12-31"),
            ("The bridge was built in the Fifties.", "Fifties: 1950-01-01..1959-12-31"),
            ("He is in his fifties.", ""),
            ("It will be done by year's end.", "by year's end: ..2024-12-31"),
            ("It will be done by year-end.", "by year-end: ..2024-12-31"),
            ("In the quarter ended March 31 sales fell.", "quarter ended March 31: 2024-01-01..2024-03-31"),
            ("In the week to Sunday 40 died.", "week to Sunday: 2024-06-03..2024-06-09"),
            ("Shortly after 10 on Friday night the roof fell.", "10 on Friday night: 2024-06-07 night 22:00"),
            (
                "Just before eight on Saturday morning a walker found him.",
                "eight on Saturday morning: 2024-06-08 morning 08:00",
            ),
            ("It took effect at one minute past midnight.", "one minute past midnight: 00:01"),
            ("The meeting on Saturday, July 8, was brief.", "Saturday, July 8: 2023-07-08"),
            ("The strike began a month ago today.", "a month ago today: 2024-05-13"),
            ("The work should be done before the summer.", "before the summer: ..2024-05-31"),
            (
                "It was stolen in 1988 and found 14 months later.",
                "1988: 1988-01-01..1988-12-31 | 14 months later: 1989-03-01..1990-02-28",
            ),
            ("His words come a day after the vote.", ""),
            ("Temperatures were in the eighties.", ""),
            ("It must be done before year-end.", "before year-end: ..2024-12-31"),
            ("The shop was shut from Monday to Friday.", "from Monday to Friday: 2024-06-03..2024-06-07"),
            ("Sales were 10.9 percent of the whole a year before.", "a year before:"),
        ],
    );
}
