//! Whom "the 24-year-old" means: somebody the article has just named, whose age is told in passing. Where anybody else could
//! be meant it is nobody.

use std::collections::BTreeMap;

use super::{Figure, Measured, owner, person};
use crate::cast::{By, Gender, Person, Reference, Sort};
use crate::claim::count::head::{event, is_plural};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::value::Value;

/// How many sentences back the one who is meant was last spoken of.
const BACK: usize = 5;

/// The longest description behind an age, in tokens.
const DESCRIPTION: usize = 4;

/// The noun behind an age: the shortstop of "the 23-year-old shortstop said".
pub(super) fn noun(figure: Figure, end: usize) -> Option<usize> {
    let prose = figure.prose;
    let run = (end..figure.sentence.end.min(end + DESCRIPTION)).take_while(|&i| is_content(prose, i));
    // "The 24-year-old leads the race"
    let governs = |i: usize| prose.is(i, Class::Determiner) || prose.is(i, Class::Pronoun);
    let plain = |&i: &usize| {
        event(prose, i).is_none()
            && !prose.tokens[i].capital
            && !prose.text(i).ends_with("ed")
            && !owner::is_verb(prose, i)
            && !prose.is(i, Class::Preposition)
            && !(governs(i + 1) && is_plural(prose, i))
    };
    run.take_while(plain).last()
}

/// Whether an age is told of somebody known: "the 24-year-old", "the 24-year-old from Ellis", "the Dane, 24,".
fn is_definite(figure: Figure) -> bool {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    let the = |k: usize| matches!(figure.before(k), "the" | "The");
    if prose.article.slice(figure.mention.at).contains('-') {
        let behind = noun(figure, end);
        // "The 24-year-old woman" is most often somebody whom nobody names.
        let nameless = |i: usize| {
            prose.is(i, Class::Generic) && prose.value(i, Class::Generic) == Some("anybody")
                || prose.is(i, Class::Young)
                || matches!(prose.text(i), "man" | "woman" | "suspect" | "driver" | "teenager")
                || is_plural(prose, i)
        };
        // "The 24-year-old bridge" is nobody; "the 24-year-old singer" may be, and who says something is.
        let someone = |i: usize| {
            prose.is(i, Class::RoleNoun) || prose.is(i, Class::Title) || prose.is(i + 1, Class::Cue)
        };
        return the(1) && behind.is_none_or(|i| !nameless(i) && someone(i));
    }
    let folk =
        figure.token_before(2).filter(|&i| figure.before(1) == "," && the(3) && prose.is(i, Class::Demonym));
    folk.is_some()
}

/// The age of whoever "the 24-year-old" means, where an article's other claims do not gainsay it.
pub(super) fn age(figure: Figure, told: &BTreeMap<&str, &Value>) -> Option<Measured> {
    if !is_definite(figure) {
        return None;
    }
    let near = candidates(figure);
    let years = Value::Quantity(figure.mention.value.clone());
    let known = |measured: &Measured| told.get(measured.head.as_str()).map(|value| **value == years);
    let measured: Vec<Measured> = near.into_iter().filter_map(|p| person::aged(figure, p)).collect();
    let same = measured.iter().position(|m| known(m) == Some(true));
    let first = if known(measured.first()?).is_none() { Some(0) } else { None };
    measured.into_iter().nth(same.or(first)?)
}

/// The people whom the sentences before an age speak of, the likeliest first.
fn candidates(figure: Figure) -> Vec<usize> {
    let Figure { seen, prose, sentence, mention } = figure;
    let speaks = (mention.tokens.end..sentence.end.min(mention.tokens.end + DESCRIPTION))
        .find(|&i| !is_content(prose, i) || prose.is(i, Class::Cue))
        .is_some_and(|i| prose.is(i, Class::Cue))
        || figure.token_before(2).is_some_and(|i| prose.is(i, Class::Cue));
    let number = prose.sentence_of(mention.tokens.start);
    let mut out: Vec<usize> = Vec::new();
    let first = prose.sentences.get(number.saturating_sub(BACK)).map_or(sentence.start, |s| s.tokens.start);
    let clubs = seen.cast.within(first..mention.tokens.start).iter().filter(|r| is_club(figure, r));
    let clubs: Vec<usize> = clubs.map(|r| r.person).collect();
    for back in 0..=BACK {
        let Some(tokens) = number.checked_sub(back).and_then(|n| prose.sentences.get(n)).map(|s| &s.tokens)
        else {
            break;
        };
        let end = if back == 0 { mention.tokens.start } else { tokens.end };
        let named = |r: &&Reference| {
            let person = seen.cast.people.get(r.person).is_some_and(|p| p.sort == Sort::Person);
            // "From Ellis", "(Press Service)"
            let aside = r.tokens.start.checked_sub(1).is_some_and(|i| {
                matches!(prose.text(i), "(" | "from" | "in" | "In" | "at" | "At" | "near" | "off")
            });
            person && r.by != By::Noun && !aside && !seen.quoted(r.tokens.start)
        };
        let within = seen.cast.within(tokens.start..end.max(tokens.start)).iter();
        let mut here: Vec<&Reference> = within.filter(named).filter(|r| !clubs.contains(&r.person)).collect();
        // "Ruiz felled Ode, and the 40-year-old never rose": its subject a sentence calls by a pronoun, and whoever
        // "Ruiz spoke to the 40-year-old" means, it is not her.
        if back == 0 {
            here.reverse();
            if !here.is_empty() && !opens_clause(figure) {
                return Vec::new();
            }
        }
        // Who is only cited is not spoken of, unless whoever is meant speaks, too.
        let cited = |r: &&&Reference| {
            prose.is(r.tokens.end, Class::Cue)
                || r.tokens.start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Cue))
        };
        let (cited, others): (Vec<&Reference>, Vec<&Reference>) =
            here.iter().copied().partition(|r| cited(&r));
        let order = if speaks { [cited, others] } else { [others, cited] };
        for reference in order.into_iter().flatten() {
            if !out.contains(&reference.person) {
                out.push(reference.person);
            }
        }
    }
    // A name of which nothing tells that it is a person's may be another's.
    out.sort_by_key(|&p| !seen.cast.people.get(p).is_some_and(|p| is_surely(figure, p)));
    out
}

/// Whether an age with its article opens a clause.
fn opens_clause(figure: Figure) -> bool {
    let before = figure.token_before(2);
    before.is_none_or(|i| {
        let word = figure.prose.text(i);
        let mark = matches!(word, "," | ";" | ":" | "—" | "–" | "-" | "\"" | "”" | "’" | "'");
        mark || matches!(
            word,
            "that" | "and" | "but" | "while" | "when" | "as" | "after" | "before" | "because"
        )
    })
}

/// Whether somebody is a person for all that the article says.
fn is_surely(figure: Figure, person: &Person) -> bool {
    let given = || {
        let first = person.name.parts.first();
        first.is_some_and(|part| figure.prose.lexicon.is(part, Class::GivenName))
    };
    matches!(person.gender, Gender::He | Gender::She) || !person.roles.is_empty() || given()
}

/// "The Harbour Rovers", "Amity Town have": a club, whatever its name looks like.
fn is_club(figure: Figure, reference: &Reference) -> bool {
    let (prose, tokens) = (figure.prose, &reference.tokens);
    let before = tokens.start.checked_sub(1).map_or("", |i| prose.text(i));
    let several = matches!(prose.text(tokens.end), "have" | "are" | "were");
    matches!(before, "the" | "The") || several
}

#[cfg(test)]
mod tests {
    use crate::claim::{Kind, extract};
    use crate::read::plain;
    use crate::rule::Rules;
    use crate::text::shown;

    /// The ages of an article, each with what it is the age of.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let rules = Rules::builtin();
        let article = plain::article("lusa", "lusa", text.to_owned(), &rules.lexicon);
        let claims = extract(&article, &rules.lexicon);
        let ages = claims.iter().filter(|c| c.kind == Kind::Amount && c.about.head.starts_with("age of "));
        let ages: Vec<String> =
            ages.map(|c| format!("{}: {}", &c.about.head[7..], shown::value(&c.value))).collect();
        assert_eq!(ages, expected, "{text}");
    }

    #[test]
    fn who_was_named_before_is_meant() {
        check("Ana Ruiz won on Monday. The 24-year-old leads the race.", &["ruiz: 24"]);
        check("Ana Ruiz won on Monday. The 24-year-old from Ellis leads the race.", &["ruiz: 24"]);
        check("Ana Ruiz won on Monday. \"I ran,\" the 24-year-old shortstop said.", &["ruiz: 24"]);
        check("Ana Ruiz won on Monday. The 24-year-old singer will rest.", &["ruiz: 24"]);
        check("Ana Ruiz felled Ilse Brandt, and the 40-year-old never rose.", &["brandt: 40"]);
        check("Amity Town have bought Ana Ruiz. The 24-year-old put pen to paper.", &["ruiz: 24"]);
        check("Ana Ruiz won. The Dane, 24, leads the race.", &["ruiz: 24"]);
    }

    #[test]
    fn nobody_else_is_meant() {
        check("Ana Ruiz, 31, won on Monday. The 24-year-old leads the race.", &["ruiz: 31"]);
        check("Ana Ruiz, 24, felled Ilse Brandt. The 24-year-old leads the race.", &["ruiz: 24", "ruiz: 24"]);
        check("Ana Ruiz spoke. The 24-year-old bridge fell.", &["bridge: 24"]);
        check("Ana Ruiz spoke. The 24-year-old woman was hurt.", &["woman: 24"]);
        check("The 24-year-old leads the race.", &[]);
        check("Ana Ruiz lent money to a 24-year-old.", &[]);
        check("Ana Ruiz lent money to the 24-year-old.", &[]);
        check("", &[]);
    }

    #[test]
    fn ages_with_a_word_for_whose_they_are() {
        check("Senator Tomas Ode (H-Amity), 63, spoke.", &["ode: 63"]);
        check("The driver, 42, was hurt.", &["driver: 42"]);
        check("A second driver, 42, was hurt.", &[]);
        check("Nineteen-year-old left-hander Ana Ruiz won.", &["ruiz: 19"]);
        check("Tomas Ode, a former clerk, turned 60 in January.", &["ode: 60"]);
        check("Tomas Ode would have turned 60 in January.", &[]);
        check("Tomas Ode spoke. He is 26 and carries the mail.", &["ode: 26"]);
        check("Tomas Ode died at home in Ellis on Friday, aged 88.", &["ode: 88"]);
        check("Tomas Ode, a career diplomat of 62, spoke.", &["ode: 62"]);
        check("Ana Ruiz sang. By the age of 15 she was known.", &[]);
    }
}
