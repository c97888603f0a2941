//! The same invented findings through every format, compared with the files in `tests/formats/`. The terminal's
//! is stored plain, narrow and in colours.

#![allow(clippy::expect_used, reason = "a test that cannot set its stage must fail")]

mod support;

use std::collections::BTreeSet;

use crosscheck::align::{self, Locus};
use crosscheck::claim::{About, Claim, Kind, Said, Speech};
use crosscheck::collate;
use crosscheck::compare::Verdict;
use crosscheck::finding::{Acceptance, Finding, InFile, Lapse, Severity, Since};
use crosscheck::read::plain;
use crosscheck::report::{self, Earlier, FORMATS, Gone, Look, Report, RuleInForce};
use crosscheck::rule::Rules;
use crosscheck::text::lexicon::Lexicon;
use crosscheck::text::normal;
use crosscheck::text::span::Lines;
use crosscheck::text::value::{Hand, Hedge, Name, Quantity, Value, Word, Words};
use crosscheck::text::{Article, Span, wording};

/// Three little articles with what a report must bear: wide letters, markup, a bell, a mark that turns the
/// direction of writing, an escape that would paint the terminal red.
const ARTICLES: [(&str, &str); 3] = [
    (
        "lusa_evening",
        "Talks at the port of Åsvik <b>fail</b>\n\nAna Ruiz said: “We will not sign a deal that puts 400 jobs at \
         risk in 港 Åsvik & its <i>docks</i>.”\n\nAt least 20 boats stayed out.\n",
    ),
    (
        "wire",
        "Ruiz: no deal\n\n“We can't sign a deal that puts 400 jobs at risk in 港 Åsvik & its <i>docks</i>,” \
         she said.\n\nA harbour pilot\u{7} counted 24 boats\u{202E} outside.\n",
    ),
    (
        "post-2",
        "The minister would “not sign a deal that puts 4,000 jobs at \u{1b}[31mrisk in 港 Åsvik,” she added.\n",
    ),
];

fn said(article: &Article, words: &str) -> Said {
    let start = article.text.find(words).expect("the words stand in the article");
    let at = Span::new(start, start + words.len());
    let line = article.text[..start].rfind('\n').map_or(0, |i| i + 1);
    let end = article.text[start..].find('\n').map_or(article.text.len(), |i| start + i);
    Said {
        sigil: article.sigil.clone(),
        at,
        spans: vec![at],
        words: Vec::new(),
        place: Lines::new(&article.text).place(&article.text, at.start),
        text: words.to_owned(),
        sentence: article.text[line..end].to_owned(),
        within: at.from(Span::new(line, end).start),
        on: None,
        headline: false,
    }
}

fn quotation(article: &Article, quoted: &str, lexicon: &Lexicon) -> Claim {
    let mut said = said(article, quoted);
    let (mut words, mut spans, mut at) = (Vec::new(), Vec::new(), said.at.start as usize);
    for raw in quoted.split_inclusive(' ') {
        let shown = raw.trim_end();
        let normal = normal::word(shown).into_owned();
        words.push(Word { normal, shown: shown.to_owned(), hand: Hand::Speaker, ends: false });
        spans.push(Span::new(at, at + shown.len()));
        at += raw.len();
    }
    let (words, spans) = wording::fold(words, spans, lexicon);
    said.words = spans;
    let value = Value::Words(Words { words, whole: true });
    let mut claim = Claim::new(Kind::QuoteWording, About::default(), value, said);
    let speaker = Name::new("Ana Ruiz");
    claim.speech = Some(Speech {
        speaker,
        at: Span::default(),
        cue: Some("said".into()),
        roles: Vec::new(),
        sure: true,
    });
    claim
}

fn count(article: &Article, words: &str, n: u32, hedge: Option<Hedge>) -> Claim {
    let mut quantity = Quantity::exactly(n, Some("boat"));
    if hedge == Some(Hedge::AtLeast) {
        (quantity.high, quantity.hedge) = (None, hedge);
    }
    let about = About { head: "boat".into(), terms: BTreeSet::from(["stay".into()]), ..About::default() };
    Claim::new(Kind::Count, about, Value::Quantity(quantity), said(article, words))
}

fn locus(claims: &[Claim]) -> Locus {
    let claims: Vec<&Claim> = claims.iter().collect();
    align::locus(&claims, &(0..claims.len()).collect::<Vec<_>>())
}

fn wording(articles: &[Article], lexicon: &Lexicon) -> Finding {
    let quoted = [
        "We will not sign a deal that puts 400 jobs at risk in 港 Åsvik & its <i>docks</i>",
        "We can't sign a deal that puts 400 jobs at risk in 港 Åsvik & its <i>docks</i>",
        "not sign a deal that puts 4,000 jobs at \u{1b}[31mrisk in 港 Åsvik",
    ];
    let claims: Vec<Claim> = articles.iter().zip(quoted).map(|(a, q)| quotation(a, q, lexicon)).collect();
    let mut passages = collate::passages(&locus(&claims), lexicon);
    assert_eq!(passages.len(), 1, "{passages:#?}");
    let passage = passages.remove(0);
    let why = Verdict::Conflict("400 against 4,000".into());
    let mut finding = Finding::new("quote-wording", Kind::QuoteWording, Severity::Error, why, passage.locus);
    finding.message = "Ana Ruiz: the words differ in 3 sources".into();
    finding.advice = "check the recording; else paraphrase".into();
    finding.collation = Some(passage.collation);
    finding
}

fn counts(articles: &[Article]) -> Finding {
    let claims = [
        count(&articles[0], "At least 20 boats", 20, Some(Hedge::AtLeast)),
        count(&articles[1], "24 boats", 24, None),
    ];
    let why = Verdict::Compatible("one is more precise".into());
    let mut finding = Finding::new("count", Kind::Count, Severity::Warning, why, locus(&claims));
    finding.message = "the sources differ in how many (boat): at least 20 or 24".into();
    finding
}

/// One that was accepted earlier, and an acceptance that no finding has any more.
fn with_a_past(articles: &[Article]) -> [Finding; 2] {
    let claims = [count(&articles[0], "20 boats", 20, None), count(&articles[1], "24 boats", 24, None)];
    let why = Verdict::Conflict("20 against 24".into());
    let mut accepted = Finding::new("count", Kind::Count, Severity::Error, why, locus(&claims));
    accepted.message = "the sources differ in how many (boat): 20 or 24".into();
    let day = |text| crosscheck::text::calendar::parse_day(text).expect("a day");
    accepted.past.accepted = Some(Acceptance {
        reason: "counted again, see <log> @desk".into(),
        by: "m.costa".into(),
        on: day("2026-11-21"),
        until: Some(day("2027-02-19")),
        known: false,
    });
    let nowhere = Locus { kind: Kind::Other, readings: Vec::new() };
    let why = Verdict::Compatible("no finding has it any more".into());
    let mut unused = Finding::new("unused-acceptance", Kind::Other, Severity::Warning, why, nowhere);
    unused.message = "the acceptance c000-1234 of 21 Nov 2026 is of no use".into();
    unused.file = Some(InFile {
        path: "story/accepted.yaml".into(),
        line: 7,
        column: 1,
        text: "- id: c000-1234 \u{1b}[31m".into(),
    });
    [accepted, unused]
}

fn report() -> Report {
    let lexicon = Rules::builtin().lexicon;
    let article = |(sigil, text): (&str, &str)| {
        plain::article(sigil, &format!("story/{sigil}.txt"), text.to_owned(), &lexicon)
    };
    let articles: Vec<Article> = ARTICLES.into_iter().map(article).collect();
    let mut findings = vec![wording(&articles, &lexicon), counts(&articles)];
    findings.extend(with_a_past(&articles));
    findings[0].past.since = Some(Since::New);
    findings[1].past.lapsed = Some(Lapse::OtherValues("2026-11-21".parse().expect("a day")));
    findings[1].past.since = Some(Since::Changed("the sources differ: 20 or 23".into()));
    Report {
        articles,
        claims: vec![5, 4, 2],
        compared: 5,
        unread: vec![("story/broken.txt".into(), "not UTF-8 at byte 17".into())],
        findings,
        hidden: vec![Severity::Note],
        rules: vec![RuleInForce {
            id: "count".into(),
            severity: "error".into(),
            message: "the sources differ in how many ({head}): {readings}".into(),
            explain: "Counts are what readers remember.".into(),
        }],
        fails_on: "error".into(),
        with_text: true,
        earlier: Some(Earlier {
            path: "last.json".into(),
            gone: vec![Gone {
                id: "n123-4567".into(),
                rule: "name".into(),
                severity: "error".into(),
                message: "the sources differ in the | name: a <b> or @c".into(),
            }],
            same_not_shown: 1,
        }),
        ..Report::default()
    }
}

fn written(format: &str, report: &Report, color: bool, width: usize) -> String {
    let mut out = Vec::new();
    report::write(format, report, &Look { color, width }, &mut out).expect("a vector can be written");
    String::from_utf8(out).expect("a report is UTF-8")
}

// One test: whether there are colours is decided for the whole process.
#[test]
fn every_format_writes_what_is_expected() {
    let report = report();
    let folder = support::root().join("tests/formats");
    for format in FORMATS {
        let found = written(format.name, &report, false, 100);
        support::expect(&folder.join(format!("{}.txt", format.name)), &found);
        let obeyed = |c: char| c.is_control() && c != '\n';
        assert!(!found.contains(obeyed), "{} lets through what a terminal obeys", format.name);
    }
    support::expect(&folder.join("full-narrow.txt"), &written("full", &report, false, 60));
    support::expect(&folder.join("full-colors.txt"), &written("full", &report, true, 100));
    let clean =
        Report { findings: Vec::new(), unread: Vec::new(), hidden: Vec::new(), earlier: None, ..report };
    support::expect(&folder.join("full-clean.txt"), &written("full", &clean, false, 100));
    assert_eq!(written("full", &clean, false, 30).lines().count(), 2);
    assert!(report::write("none", &clean, &Look { color: false, width: 80 }, &mut Vec::new()).is_err());
}
