//! Two quotations and the verdict on them, a line each.

use super::*;

/// Words from a little notation: `[…]` brackets, `...` a gap, `.` behind a word ends a sentence.
fn words(text: &str) -> Value {
    let word = |shown: &str| {
        let (bare, ends) = shown.strip_suffix('.').map_or((shown, false), |b| (b, true));
        let (hand, bare) = match shown {
            "..." => (Hand::Gap, ""),
            _ if bare.starts_with('[') => (Hand::Editor, bare.trim_matches(['[', ']'])),
            _ => (Hand::Speaker, bare),
        };
        let ends = ends && hand == Hand::Speaker;
        Word { normal: normal::word(bare).into_owned(), shown: bare.to_owned(), hand, ends }
    };
    Value::Words(Words { words: text.split_whitespace().map(word).collect(), whole: true })
}

fn check(a: &str, b: &str, expected: &str) {
    let options = WordsOptions::default();
    for (x, y, back) in [(a, b, false), (b, a, true)] {
        let verdict = options.compare(&words(x), &words(y));
        let said = format!("{} {}", verdict.name(), verdict.why());
        let expected = match back {
            true => {
                expected.replace("added", "DROPPED").replace("dropped", "added").replace("DROPPED", "dropped")
            }
            false => expected.to_owned(),
        };
        if back && expected.contains("against") {
            continue;
        }
        assert_eq!(said.trim(), expected, "{x:?} / {y:?}");
    }
}

#[test]
fn what_is_written_short_is_written_otherwise() {
    for (a, b) in [
        ("he 's been ready for years", "he has been ready for years"),
        ("he 'd go there if asked", "he would go there if asked"),
    ] {
        check(a, b, "conflict a contraction");
    }
    check("he 's been ready for years", "he ’s been ready for years", "agree");
}

#[test]
fn what_a_newspaper_may_do_is_no_difference() {
    for (a, b) in [
        ("we will not sign a deal", "We will not sign a deal"),
        ("we will not sign a deal that costs jobs.", "sign a deal"),
        ("they said we will not sign a deal", "will not sign a deal that costs jobs."),
        ("we will ... costs jobs", "we will sign a deal that costs jobs"),
        ("... sign a deal", "we will sign a deal"),
        ("[the] [minister] will sign a deal", "he will sign a deal"),
        ("it was [his] best year", "it was my best year"),
        ("it was [the] best year", "it was best year"),
        ("our work force is ready", "our workforce is ready"),
        ("The port is closed. We will wait here.", "The rain fell. The port is closed."),
        ("Rain fell. The port is closed. We wait.", "Snow came. The port is closed. They go home."),
        ("absurd", "it is absurd"),
    ] {
        check(a, b, "agree");
    }
}

#[test]
fn a_word_inside_is_a_difference() {
    for (a, b, why) in [
        ("we will sign a deal", "we will never sign a deal", "a negation was added"),
        ("we can sign a deal", "we will sign a deal", "a word was changed"),
        ("we will sign a deal", "we will sign a new deal", "a word was added"),
        ("so we will also sign a deal", "so also we will sign a deal", "a word was moved"),
        ("puts 400 jobs at risk", "puts 4000 jobs at risk", "400 against 4000"),
        ("we are especially concerned that it fails", "deeply concerned that it fails", "a word was changed"),
        ("it will cost us 10 jobs by June", "it will cost us 10 jobs", ""),
        (
            "Rain fell all day. No boat came in. The port is closed now.",
            "Rain fell all day. The port is closed now.",
            "a negation was dropped",
        ),
        (
            "Rain fell all day. Some boats came. The port is closed now.",
            "Rain fell all day. The port is closed now.",
            "a sentence was dropped",
        ),
        ("they want to go home at once", "they wanted to go to their homes at once", "4 words were changed"),
    ] {
        let expected = if why.is_empty() { "agree".to_owned() } else { format!("conflict {why}") };
        check(a, b, &expected);
    }
}

#[test]
fn other_utterances_are_unrelated() {
    for (a, b) in [
        ("we will sign a deal", "nobody asked the workers of the port"),
        ("the people of the town want the road", "the price of the fish fell on the first of May"),
        ("absurd idea", "absurd claim"),
        ("we will go", "we will stay"),
    ] {
        check(a, b, "unrelated");
    }
}

#[test]
fn endless_quotations_are_compared() {
    let long = "one two three four five six seven eight nine ten ".repeat(400);
    let other = long.replace("five", "5");
    let verdict = WordsOptions::default().compare(&words(&long), &words(&other));
    assert_eq!(verdict.name(), "conflict");
}
