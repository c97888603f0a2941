//! Sentences and what is read from them as indirect speech; not how it is compared.

use crate::claim::{Kind, extract};
use crate::read::plain;
use crate::rule::Rules;
use crate::text::shown;

/// What is reported in the writer's words, as `speaker: words`.
#[track_caller]
fn check(text: &str, expected: &str) {
    let lexicon = Rules::builtin().lexicon;
    let text = format!("A day at the mill\n\nAnn Ode met Tom Lund on Monday, and it rained.\n\n{text}");
    let article = plain::article("a", "a.txt", text, &lexicon);
    let told = extract(&article, &lexicon).into_iter().filter(|c| c.kind == Kind::Paraphrase);
    let told = told.map(|c| {
        let speaker = c.speech.as_ref().map_or("-", |s| s.speaker.full.as_str());
        format!("{speaker}: {}", shown::value(&c.value))
    });
    assert_eq!(told.collect::<Vec<_>>().join(" | "), expected, "{}", article.text);
}

#[test]
fn it_follows_its_cue() {
    check("Ode said that the mill would close.", "Ann Ode: the mill would close");
    check("Ode said the mill would close.", "Ann Ode: the mill would close");
    check("Ode said on Monday the mill would close.", "Ann Ode: the mill would close");
    check("Ode told reporters on Monday the mill would close.", "Ann Ode: the mill would close");
    check("Ode told the inquiry she saw nothing of it.", "Ann Ode: she saw nothing of it");
    check("Ode promised to close the mill.", "Ann Ode: promised to close the mill");
    check("According to Ode, the mill would close.", "Ann Ode: the mill would close");
    check("Ode said he might “close the mill.”", "Ann Ode: he might close the mill");
    check(
        "Ode said the mill would close, adding that nobody had been paid.",
        "Ann Ode: the mill would close | Ann Ode: nobody had been paid",
    );
    check(
        "Ode said the mill would close, but Lund said it would grow.",
        "Ann Ode: the mill would close | Tom Lund: it would grow",
    );
}

#[test]
fn it_stands_around_its_cue() {
    check("The mill would close, Ode said.", "Ann Ode: The mill would close");
    check("The mill would close, said Ode, the mayor.", "Ann Ode: The mill would close");
    check("The mill, Ode said, would close.", "Ann Ode: The mill would close");
    check("The mill would close, according to Ode.", "Ann Ode: The mill would close");
    check("If it rains, Ode said, the mill will close.", "Ann Ode: If it rains the mill will close");
}

#[test]
fn what_somebody_fears_calls_something_or_would_not_say_is_his() {
    check("Ode fears that the mill might close.", "Ann Ode: fears that the mill might close");
    check("Ode called the plan a disaster.", "Ann Ode: the plan a disaster");
    check("Ode ruled out a rise in the fares.", "Ann Ode: ruled out a rise in the fares");
    check("Ode would not say if the mill would close.", "Ann Ode: not say if the mill would close");
    check("Ode declined to confirm that it would close.", "Ann Ode: declined to confirm that it would close");
    check("Ode said she hoped the mill would close.", "Ann Ode: she hoped the mill would close");
    check("Ode said there was proof that it had closed.", "Ann Ode: there was proof that it had closed");
}

#[test]
fn a_quotation_may_be_its_verb() {
    check("Ode said the mill “may close in spring.”", "Ann Ode: the mill may close in spring");
    check(
        "Ode said the driver, Bo Falk, told nurses he saw the sign.",
        "Ann Ode: the driver Bo Falk told nurses he saw the sign | Bo Falk: he saw the sign",
    );
}

#[test]
fn police_and_officials_speak_too() {
    check("Police said the mill would close.", "Police: the mill would close");
    check("The company denied that it would close.", "The company: denied that it would close");
}

#[test]
fn who_denies_says_that_it_is_not_so() {
    check("Ode denied that the mill would close.", "Ann Ode: denied that the mill would close");
    check("Ode denied closing the mill.", "Ann Ode: denied closing the mill");
    check("Ode refused to close the mill.", "Ann Ode: refused to close the mill");
    check("Ode has not promised to close the mill.", "Ann Ode: not promised to close the mill");
    check("Ode never admitted the theft of the boats.", "Ann Ode: never admitted the theft of the boats");
}

#[test]
fn what_is_not_said_is_left_alone() {
    for text in [
        "Ode did not say that the mill would close.",
        "Ode would say that the mill should close.",
        "Ode declined to say that the mill would close.",
        "Ode was told that the mill would close.",
        "Asked whether the mill would close, Ode left.",
        "When the strike ended, Ode announced a plan.",
        "Ode asked if the mill would close.",
        "“The mill will close,” Ode said.",
        "Ode said so on Monday.",
    ] {
        check(text, "");
    }
}
