//! What an acceptance says of the findings of a run, and what becomes of the file it stands in.

use super::entry::{At, Id, Reason, Until, Values};
use super::*;
use crate::check;
use crate::read::plain;
use crate::rule::{Rules, fault};
use crate::text::calendar;

fn day(text: &str) -> Day {
    calendar::parse_day(text).unwrap()
}

/// The findings of two articles that tell how often two sides met.
fn findings(lusa: &str, wire: &str) -> Vec<Finding> {
    let rules = Rules::builtin();
    let told = |times: &str| format!("The union and the ferry line have met {times} times since October.");
    let articles =
        [("lusa", lusa), ("wire", wire)].map(|(s, times)| plain::article(s, s, told(times), &rules.lexicon));
    check::check(&articles, &rules).findings
}

fn entry(finding: &Finding, until: Option<&str>) -> Entry {
    Entry {
        id: Id(finding.fingerprint()),
        rule: finding.rule.clone(),
        values: Values(finding.values()),
        reason: Reason("asked the ministry twice".into()),
        by: "m.costa".into(),
        on: At(day("2026-11-21")),
        until: Until(until.map(day)),
        known: false,
        line: 0,
    }
}

fn register(text: &str) -> Register {
    Register::parse("accepted.yaml", text).map_err(|e| fault::show(&e, false)).unwrap()
}

fn scope(articles: &[&str]) -> Scope {
    let ids: Vec<String> = Rules::builtin().rules.into_iter().map(|r| r.id).collect();
    let articles = articles.iter().map(|&a| a.to_owned()).collect();
    Scope { rules: ids.clone(), run: ids, articles, ..Scope::default() }
}

#[test]
fn an_acceptance_holds_for_its_values_until_its_day() {
    let check = |accepted: [&str; 2], now: [&str; 2], today: &str, expected: &str| {
        let before = findings(accepted[0], accepted[1]);
        let entries = before.iter().map(|f| entry(f, Some("2027-02-19"))).collect();
        let register = Register { entries, ..Register::default() };
        let mut now = findings(now[0], now[1]);
        register.mark(&mut now, &Names::default(), day(today));
        let said: Vec<String> = now
            .iter()
            .map(|f| match (&f.past.accepted, &f.past.lapsed) {
                (Some(a), None) => format!("accepted by {}", a.by),
                (None, Some(Lapse::OtherValues(on))) => format!("on {on} for other values"),
                (None, Some(Lapse::RanOut(on, until))) => format!("on {on} until {until}"),
                (None, None) => "open".to_owned(),
                both => format!("{both:?}"),
            })
            .collect();
        let states = register.states(&now, &scope(&["lusa", "wire"]), day(today));
        let states: Vec<&str> = states.iter().map(|s| s.words()).collect();
        assert_eq!(format!("{} | {}", said.join(", "), states.join(", ")), expected, "{now:?}");
    };
    let (same, last, past) = (["three", "five"], "2027-02-19", "2027-02-20");
    check(same, same, last, "accepted by m.costa | in force");
    check(same, ["five", "three"], last, "accepted by m.costa | in force");
    check(same, same, past, "on 2026-11-21 until 2027-02-19 | ran out");
    check(same, ["three", "six"], last, "on 2026-11-21 for other values | stale: no finding has it");
    check(same, ["four", "six"], last, "open | stale: no finding has it");
    check(same, ["three", "three"], last, " | stale: no finding has it");
    check(["two", "two"], same, last, "open | ");
}

#[test]
fn only_what_was_looked_at_is_stale() {
    let found = findings("three", "five");
    let register = Register { entries: vec![entry(&found[0], None)], ..Register::default() };
    let check = |scope: &Scope, expected: State| {
        assert_eq!(register.states(&[], scope, day("2026-11-22")), [expected], "{scope:?}");
    };
    let whole = scope(&["lusa", "wire", "post"]);
    check(&whole, State::Stale);
    check(&scope(&["lusa", "post"]), State::NotSeen);
    check(&Scope { incomplete: true, ..whole.clone() }, State::NotSeen);
    check(&Scope { run: vec!["count".into()], ..whole.clone() }, State::NotSeen);
    check(&Scope { draft: Some("post".into()), ..whole.clone() }, State::NotSeen);
    check(&Scope { draft: Some("wire".into()), ..whole.clone() }, State::Stale);
    check(&Scope { rules: vec!["count".into()], ..whole.clone() }, State::UnknownRule);
    let over = Register { entries: vec![entry(&found[0], Some("2026-11-21"))], ..Register::default() };
    assert_eq!(over.states(&[], &whole, day("2026-11-22")), [State::RanOut]);
    assert_eq!(over.states(&[], &scope(&["post"]), day("2026-11-22")), [State::NotSeen]);
    assert_eq!(over.states(&found, &scope(&["post"]), day("2026-11-22")), [State::RanOut]);
}

#[test]
fn entries_come_and_go_and_all_else_stays() {
    let found = findings("three", "five");
    let mut new = entry(&found[0], Some("2027-02-19"));
    new.id = Id("m123-4567".into());
    let empty = Register::default().edited(&[], std::slice::from_ref(&new)).unwrap();
    assert!(empty.text.starts_with("# Findings"), "{}", empty.text);
    assert_eq!(empty.entries[0].line, 3);
    let item = |id: &str| {
        format!(
            "- id: {id}\n  rule: count\n  reason: one two three # said on the telephone\n  by: a\n  on: 2026-11-21\n"
        )
    };
    let (a, b) = (item("c000-000a"), item("c000-000b"));
    let written = empty.text.lines().skip(2).map(|l| format!("{l}\n")).collect::<String>();
    let indented = |text: &str| text.lines().map(|l| format!("  {l}\n")).collect::<String>();
    for (text, without, with, expected) in [
        (
            format!("# head\n{a}# b is next\n{b}# foot\n"),
            vec![0],
            false,
            format!("# head\n# b is next\n{b}# foot\n"),
        ),
        (format!("{a}\n\n{b}"), vec![1], false, format!("{a}\n\n")),
        (format!("{a}{b}"), vec![], true, format!("{a}{b}{written}")),
        (a.trim_end().to_owned(), vec![], true, format!("{a}{written}")),
        ("# none yet\n[]\n".to_owned(), vec![], true, format!("# none yet\n{written}")),
        (format!("{a}  # a remark on a\n{b}"), vec![0], false, b.clone()),
        (indented(&a), vec![], true, indented(&format!("{a}{written}"))),
        (a.replace('\n', "\r\n"), vec![], true, format!("{a}{written}").replace('\n', "\r\n")),
        (format!("---\n{a}"), vec![], true, format!("---\n{a}{written}")),
    ] {
        let added = if with { std::slice::from_ref(&new) } else { &[] };
        assert_eq!(register(&text).edited(&without, added).unwrap().text, expected, "{text}");
    }
    // One of the same id is renewed where it stands.
    let again = Entry { reason: Reason("asked a third time".into()), ..new.clone() };
    let text = format!("{a}{written}# behind\n{b}");
    let renewed = register(&text).edited(&[], &[again]).unwrap();
    assert_eq!(renewed.text, text.replace("asked the ministry twice", "asked a third time"));
}

#[test]
fn a_file_that_cannot_be_edited_is_left_alone() {
    let flow = "[{id: c000-000a, rule: count, reason: one two three, by: a, on: 2026-11-21}]\n";
    let error = register(flow).edited(&[0], &[]).unwrap_err();
    assert!(error.title.contains("a list that can be edited"), "{}", error.title);
    assert_eq!(register(flow).edited(&[], &[]).unwrap().text, flow);
}

#[test]
fn hostile_values_survive() {
    let found = findings("three", "five");
    let mut new = entry(&found[0], None);
    for text in [
        "a: b # c",
        "\"",
        "\\",
        "'",
        "- x",
        "{",
        "\u{1b}[31m",
        "\u{85}\u{2028}",
        "",
        "null",
        "1e3",
        "é: ✓",
        "#",
        "\t",
    ] {
        new.values = Values(vec![(text.to_owned(), text.to_owned()), ("b".into(), text.to_owned())]);
        new.by = format!("x{text}");
        new.reason = Reason(format!("one two three{text}"));
        // A reason is read word by word.
        let told = new.reason.0.split_whitespace().collect::<Vec<_>>().join(" ");
        new.reason = Reason(told);
        let edited = Register::default().edited(&[], std::slice::from_ref(&new));
        assert_eq!(edited.unwrap().entries[0].without_line(), new, "{text:?}");
    }
}

#[test]
fn what_is_wrong_is_shown_at_its_place() {
    let check = |text: &str, expected: &str| {
        let shown = Register::parse("a.yaml", text).map_err(|e| fault::show(&e, false)).unwrap_err();
        let first: Vec<&str> = shown.lines().take(2).map(str::trim).collect();
        assert_eq!(first.join(" "), expected, "{shown}");
    };
    let rest = "  rule: count\n  by: a\n  on: 2026-11-21\n";
    check(
        &format!("- id: x\n{rest}  reason: one two three\n"),
        "error: `x` is no id of a finding --> a.yaml:1:7",
    );
    check(
        &format!("- id: c000-0001\n{rest}  reason: checked it\n"),
        "error: a reason needs at least 3 words --> a.yaml:5:11",
    );
    check(&format!("- id: c000-0001\n{rest}"), "error: the field `reason` is missing --> a.yaml:1:3");
    check(
        &format!("- id: c000-0001\n{rest}  reasn: one two three\n"),
        "error: unknown field `reasn`, expected `reason` --> a.yaml:5:3",
    );
    check("- id: c000-0001\n  on: yesterday\n", "error: `yesterday` is no day --> a.yaml:2:7");
    check("id: c000-0001\n", "error: expected a list, found a mapping --> a.yaml:1:1");
    check("- id: 'c000\n", "error: this quotation mark is never closed --> a.yaml:1:7");
}

/// Lines as people leave them in such a file, sound and odd.
const LINE: &str = "# [a-z ]{0,6}|  # [a-z]{1,4}||---|\\[\\]|- id: c000-00[0-9a-f]{2}\n  rule: count\n  reason: >\n    one two\n    \
                    # three four\n  by: a # who\n  on: 2026-11-21|- \\{id: c000-00[0-9a-f]{2}, rule: a, reason: a b c, by: d, on: 2026-11-21\\}|\
                    - id: c000-00[0-9a-f]{2}\n  rule: count\n  reason: \"one\n    - two\n    three\"\n  by: a\n  on: 2026-11-21|\
                    - id: c000-0001|  by: b|\t|'|\\}";

proptest::proptest! {
    #[test]
    fn whatever_stands_in_the_file_is_kept_or_refused(
        lines in proptest::collection::vec(LINE, 0..7),
        at in 0usize..4,
        windows in proptest::bool::ANY,
    ) {
        let text = lines.join(if windows { "\r\n" } else { "\n" });
        let Ok(read) = Register::parse("a.yaml", &text) else { return Ok(()) };
        let new = entry_of("n000-0001");
        let Ok(edited) = read.edited(&[at], std::slice::from_ref(&new)) else { return Ok(()) };
        let kept = read.entries.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, e)| e.without_line());
        let expected: Vec<Entry> = kept.chain([new]).collect();
        let found: Vec<Entry> = edited.entries.iter().map(Entry::without_line).collect();
        proptest::prop_assert_eq!(found, expected, "{}", edited.text);
        let comments = |text: &str| text.lines().filter(|l| l.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        if !text.trim().is_empty() {
            proptest::prop_assert_eq!(comments(&edited.text), comments(&text));
        }
    }
}

fn entry_of(id: &str) -> Entry {
    Entry {
        id: Id(id.into()),
        rule: "count".into(),
        values: Values::default(),
        reason: Reason("asked the ministry twice".into()),
        by: "m.costa".into(),
        on: At(day("2026-11-21")),
        until: Until(None),
        known: false,
        line: 0,
    }
}
