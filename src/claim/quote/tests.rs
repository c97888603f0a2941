//! Who said it: one line a way of saying so.

use super::utterances;
use crate::claim::{EXTRACTORS, Kind, Seen};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Rules::builtin().lexicon);

/// Who is who in these stories; it stands before every text so that the cast knows them.
const STORY: &str = "Mayor Ann Ode met Senator Tom Lund and the editor, Mary Ruiz, on Monday.\n\n";

/// Every utterance as speaker/cue, pieces of one joined by `+`.
#[track_caller]
fn check(text: &str, expected: &str) {
    let article = plain::article("a", "a.txt", format!("{STORY}{text}"), &LEXICON);
    let seen = Seen::new(&article, &LEXICON);
    let shown = utterances(&seen).into_iter().map(|u| {
        let words: Vec<&str> = u
            .pieces
            .iter()
            .filter_map(|&k| seen.mentions.quotations.get(k))
            .filter_map(|q| article.slice(q.at).split([' ', ',', '.']).next())
            .collect();
        let who = u.speech.as_ref().map_or("-".to_owned(), |s| s.speaker.full.clone());
        let cue = u.speech.and_then(|s| s.cue).unwrap_or_default();
        format!("{}: {who} {cue}", words.join("+")).trim_end().to_owned()
    });
    assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "{text}");
}

#[test]
fn a_speaker_stands_behind() {
    check("“No mill will close,” Ode said.", "No: Ann Ode said");
    check("“No mill will close,” said Ode.", "No: Ann Ode said");
    check("“No mill will close,” said the mayor, Ann Ode.", "No: Ann Ode said");
    check("“No mill will close,” Ode, who left early, told reporters.", "No: Ann Ode told");
    check("“Will the mill close?” Ode asked.", "Will: Ann Ode asked");
    check("“No mill will close,” according to Ode.", "No: Ann Ode according to");
    check("“No mill will close,” said the chief of the port, Tom Lund.", "No: Tom Lund said");
    check(
        "Colin Vane, of Castleby, wept as Judge Rosa Marsh spoke. “No mill will close,” the judge said.",
        "No: Rosa Marsh said",
    );
    check("“No mill will close,” said the union’s spokesman for the north, Tom Lund.", "No: Tom Lund said");
    check("“No mill will close,” Ode was quoted as saying.", "No: Ann Ode saying");
    check("The mill is “a sad place” and must go, Lund said.", "a: Tom Lund said");
    check("“No mill will close.” — Ann Ode", "No: Ann Ode");
    check("“No mill will close,” one worker wrote.", "No: one worker wrote");
}

#[test]
fn a_speaker_stands_before() {
    check("Ode said, “No mill will close.”", "No: Ann Ode said");
    check("Lund said that the mill was “beyond repair.”", "beyond: Tom Lund said");
    check("According to Lund, the mill is “beyond repair.”", "beyond: Tom Lund according to");
    check("Lund called the mill “a wreck.”", "a: Tom Lund called");
    check("Lund, a friend of Ann Ode, called the mill “a wreck.”", "a: Tom Lund called");
    check("Lund visited the mill on Monday, calling it “a wreck.”", "a: Tom Lund calling");
    check("Lund said Ode should “listen to the town.”", "listen: Tom Lund said");
    check("The mill, says Ann Ode, an engineer, is “beyond repair.”", "beyond: Ann Ode says");
    check("Lund, a friend of the town, said Ode “was ill.”", "was: Tom Lund said");
    check("The narrator says that the mill is “beyond repair.”", "beyond: The narrator says");
    check(
        "“We stay,” said Rep. Ann Ode at noon, adding that it was “a fight.”",
        "We: Ann Ode said | a: Ann Ode adding",
    );
    check("Lund said that, by the tone of Ode's question to him, he “felt ill.”", "felt: Tom Lund said");
    check("Lund meanwhile billed it as “a sad and long affair.”", "a: Tom Lund billed");
    check("Ode's claim that the mill was “beyond repair” was wrong.", "beyond: Ann Ode claim");
    check("The mill was called “a wreck” by Lund.", "a: Tom Lund called");
}

#[test]
fn a_speaker_stands_in_another_sentence() {
    check("“Never,” Ode said. “We stay.”", "Never+We: Ann Ode said");
    check("“Never,” Ode said, “will it close.”", "Never+will: Ann Ode said");
    check("“We stay. We work.\n\n“We win,” Ode said.", "We+We: Ann Ode said");
    check("Lund spoke next.\n\n“The mill must close this very year.”", "The: Tom Lund");
    check("Lund was “grateful.” “We stay here for good now.”", "grateful: - | We: -");
    check("Lund said he was “grateful.” “We stay.”", "grateful: Tom Lund said | We: Tom Lund said");
    check("It was late. “You stay?” Mr. Lund asked the girls.", "You: Tom Lund asked");
    check("Lund said in a statement on Monday:\n\n“The mill must close this year.”", "The: Tom Lund said");
    check("Said Ode: “We stay.” Lund left.", "We: Ann Ode said");
    check("“We stay,” reads the letter.", "We: the letter reads");
    check("Lund was angry. “The mill must close this very year.”", "The: Tom Lund");
}

#[test]
fn a_speaker_stands_behind_a_fronted_phrase_or_an_apposition() {
    check("In Monday's speech the mayor met Tom Lund, calling him “a wreck.”", "a: Ann Ode calling");
    check("“We stay here,” said the statement from Lund's lawyer, Mary Ruiz.", "We: Mary Ruiz said");
    check("“We stay here,” said a North Harbour spokesman, Tom Lund.", "We: Tom Lund said");
    check("“We stay here,” a North Harbour resident told a paper.", "We: a North Harbour resident told");
    check(
        "Lund denied the story, which Mary Ruiz first reported, telling a paper it was “a lie.”",
        "a: Tom Lund telling",
    );
    check("Ode went after Lund as a “sad old coward.”", "sad: Ann Ode");
    check("The mill may close, Ode said. “The town must act before the spring.”", "The: Ann Ode said");
    check("Ode thinks the mill “is a wreck,” Lund said.", "is: Tom Lund said");
    check("Of Lund, she said, “We shall see about that.”", "We: Ann Ode said");
}

#[test]
fn words_that_look_like_cues_are_none() {
    check("Lund said the Ruiz report was “a fair account” of it.", "a: Tom Lund said");
    check("A third of Ruiz claims are “pure fiction,” Lund said.", "pure: Tom Lund said");
    check("Lund said that once the town goes on holiday, “the mill may close.”", "the: Tom Lund said");
    check(
        "Mary Wells left. “I was the one they called,” Wells told a lawyer, Tom Lund.",
        "I: Mary Wells told",
    );
}

#[test]
fn a_transcript_labels_its_speakers() {
    check("“ODE: I was not there that night, sir.”", "ODE:: ODE");
}

/// Whether the speakers of a text's quotations are beyond doubt.
#[track_caller]
fn sure(text: &str, expected: &[bool]) {
    let article = plain::article("a", "a.txt", format!("{STORY}{text}"), &LEXICON);
    let seen = Seen::new(&article, &LEXICON);
    let found: Vec<bool> = utterances(&seen).into_iter().filter_map(|u| Some(u.speech?.sure)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_is_only_taken_to_speak_is_no_witness_of_it() {
    sure("“No mill will close,” Ode said.", &[true]);
    sure("Lund spoke first. “No mill will close,” he said.", &[true]);
    sure("Mary Ruiz and Ann Ode spoke of the mill. “No mill will close,” she said.", &[false]);
    sure("Lund and Ruiz said: “No mill will close.”", &[false]);
    sure("“No mill will close,” Ode said.\n\n“The town will pay for all of it.”", &[true, false]);
    sure("Lund was angry. “The mill must close this very year.”", &[false]);
    sure("Jim Ode was there too. “No mill will close,” Ode said.", &[false]);
}

#[test]
fn one_sentence_has_several_pieces() {
    check("Lund called it “absurd” and “a shame.”", "absurd: Tom Lund called | a: Tom Lund called");
    check(
        "Lund said it was “absurd,” and Ode called him “a liar.”",
        "absurd: Tom Lund said | a: Ann Ode called",
    );
    check(
        "While it was “sad,” Lund said at noon that he “had to go.”",
        "sad: Tom Lund said | had: Tom Lund said",
    );
}

#[test]
fn nobody_utters_names_of_things() {
    check("Ode appeared on the show “Morning Coffee” on Monday.", "Morning: -");
    check("“No,” Ode said on Radio North's “Morning Coffee.”", "No: Ann Ode said | Morning: -");
    check("The so-called “rest days” begin in May.", "rest: -");
    check("They opened a bar called “The Long Night” in May.", "The: -");
}

#[test]
fn wording_and_speaker_are_claims() {
    let text = format!("{STORY}“Never,” Ode said. “We stay.” It was “sad” there.");
    let article = plain::article("a", "a.txt", text, &LEXICON);
    let seen = Seen::new(&article, &LEXICON);
    let quote = EXTRACTORS.iter().find(|e| e.name == "quote").unwrap();
    let claims = (quote.extract)(&seen);
    let kinds: Vec<Kind> = claims.iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [Kind::QuoteSpeaker, Kind::QuoteWording, Kind::QuoteWording]);
    let words = &claims[1].said;
    // Where one sentence ends and the next begins, the writer's words between them are a gap.
    let shown: Vec<&str> = words.words.iter().map(|w| article.slice(*w)).collect();
    assert_eq!(shown, ["Never", "Ode said.", "We", "stay"]);
    assert_eq!(words.spans.len(), 2);
    assert!(claims[2].speech.is_none());
}

#[test]
fn hostile_text_takes_no_more_than_its_time() {
    let odd = [
        "“a” ",
        "“a” said ",
        "said “a, ",
        "Ode said “a” and ",
        "“A b c d e f g” ",
        "\"'\"'(",
        "according to “",
        "Ode, ",
        "“A.” ",
    ];
    for odd in odd {
        let article = plain::article("a", "a.txt", odd.repeat(10_000), &LEXICON);
        let seen = Seen::new(&article, &LEXICON);
        let quote = EXTRACTORS.iter().find(|e| e.name == "quote").unwrap();
        (quote.extract)(&seen);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]
    #[test]
    fn no_text_is_too_odd(parts in proptest::collection::vec(0_usize..ODD.len(), 0..60)) {
        let text: String = parts.iter().filter_map(|&i| ODD.get(i).copied()).collect();
        let article = plain::article("a", "a.txt", text, &LEXICON);
        let seen = Seen::new(&article, &LEXICON);
        let outer = seen.mentions.quotations.iter().filter(|q| q.depth == 0).count();
        let pieces: usize = utterances(&seen).iter().map(|u| u.pieces.len()).sum();
        proptest::prop_assert_eq!(outer, pieces);
        for e in EXTRACTORS.iter().filter(|e| e.name == "quote") {
            for claim in (e.extract)(&seen) {
                let crate::text::value::Value::Words(words) = &claim.value else { continue };
                proptest::prop_assert_eq!(words.words.len(), claim.said.words.len());
            }
        }
    }
}

/// What odd texts are made of.
const ODD: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "''",
    "``",
    "(",
    ")",
    "[",
    "]",
    ":",
    ",",
    ".",
    "?",
    " ",
    " ",
    "\n\n",
    "…",
    ". . .",
    "—",
    "-",
    "Ann Ode",
    "she",
    "the mayor",
    " said ",
    " told ",
    " called ",
    "according to ",
    " adding ",
    "Mr. ",
    "6",
    "é",
    "🙂",
    " a ",
    "No",
    "that ",
    " was ",
    "so-called ",
    "and ",
    "who ",
    "'s ",
    "Adams' ",
];
