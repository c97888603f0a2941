//! Ages: of somebody with a name ("Ana Ruiz, 47", "died at the age of 92", "the 47-year-old Ruiz"), of somebody without
//! ("a 7-month-old girl", "a baby of eight months"), and of things ("a 56-year-old pipeline").

use super::{Figure, Measured, REACH, meant, owner, person};
use crate::cast::By;
use crate::claim::count::head::{event, is_plural, name_of};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Quantity, Sort};

/// Whose age a figure is that says by itself that it is one.
pub(super) fn age(figure: Figure) -> Option<Measured> {
    let Figure { seen, prose, mention, sentence } = figure;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    // "By the age of 15 she was singing" is no age of today.
    let then = prose.text(start) == "age"
        && matches!(figure.before(2), "by" | "By" | "from" | "From" | "since" | "until");
    if then {
        return None;
    }
    let near = sentence.start.max(start.saturating_sub(4))..start;
    if let Some(reference) = seen.cast.within(near).last().filter(|r| r.tokens.end + 1 >= start) {
        return person::aged(figure, reference.person).or_else(|| unnamed(figure));
    }
    if let Some(person) = called(figure, end).or_else(|| behind_brackets(figure)) {
        return person::aged(figure, person).or_else(|| unnamed(figure));
    }
    if prose.article.slice(mention.at).contains('-') || figure.before(1) == "," {
        return unnamed(figure).or_else(|| at_death(figure));
    }
    at_death(figure)
}

/// The longest description between an age and a name, in tokens.
const DESCRIPTION: usize = 4;

/// "The 47-year-old Ruiz", "19-year-old left-hander Ana Ruiz": who is named behind an age.
fn called(figure: Figure, end: usize) -> Option<usize> {
    let (prose, cast) = (figure.prose, &figure.seen.cast);
    let plain = |&i: &usize| {
        let small = prose.tokens.get(i).is_some_and(|t| !t.capital) && is_content(prose, i);
        prose.text(i) == "-" || small && (prose.text(i + 1) == "-" || !owner::is_verb(prose, i))
    };
    let limit = figure.sentence.end.min(end + DESCRIPTION);
    let run = (end..limit).take_while(plain).count();
    let named = |at: usize| {
        let found = cast.at(at).filter(|r| r.tokens.start == at)?;
        (run == 0 || found.by == By::Name).then_some(found.person)
    };
    named(end + run).filter(|_| run == 0 || figure.prose.article.slice(figure.mention.at).contains('-'))
}

/// "Ana Ruiz (Harbour Party), 47": the name before what stands in brackets.
fn behind_brackets(figure: Figure) -> Option<usize> {
    let bracket =
        figure.token_before(2).filter(|&i| figure.before(1) == "," && figure.prose.text(i) == ")")?;
    let near = figure.sentence.start.max(bracket.saturating_sub(BRACKETS))..bracket;
    let open = near.rev().find(|&i| figure.prose.text(i) == "(")?;
    let named = figure.seen.cast.within(figure.sentence.start..open).last()?;
    (named.tokens.end == open).then_some(named.person)
}

/// The longest remark in brackets between a name and an age, in tokens.
const BRACKETS: usize = 8;

/// "Died aged 91", "dies at the age of 92", "dead at 91".
fn at_death(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let start = figure.mention.tokens.start;
    // "Died at home on Friday, aged 91"
    let reach = if figure.before(1) == "," && prose.text(start) == "aged" { 2 * REACH } else { 4 };
    let near = figure.sentence.start.max(start.saturating_sub(reach))..start;
    let verb = near.rev().find(|&i| event(prose, i) == Some("die"))?;
    let who = figure.seen.cast.within(figure.sentence.start..verb).iter().rev();
    who.into_iter().find_map(|r| person::aged(figure, r.person))
}

/// "Ana Ruiz was 47.", "who turned 20 in May", "dies at 91": an age without a word for it.
pub(super) fn told(figure: Figure) -> Option<Measured> {
    let Figure { prose, mention, .. } = figure;
    let years = mention.value.stated?;
    let adult = years >= Decimal::ONE && years <= Decimal::from(115) && years.fract().is_zero();
    // Who would have turned 20 never did.
    let would = figure.token_before(2).is_some_and(|i| prose.is(i, Class::Auxiliary));
    let turned = figure.before(1) == "turned" && !would;
    let next = mention.tokens.end;
    let ends = prose.tokens.get(next).is_none_or(|t| t.kind == TokenKind::Mark)
        && !matches!(prose.text(next), "-" | "%" | "(" | ":" | "–" | "—")
        || next >= figure.sentence.end
        || turned && matches!(prose.text(next), "in" | "on" | "this" | "last")
        || prose.text(next) == "and" && is_content(prose, next + 1)
        || prose.text(next) == "when"
            && (next..figure.sentence.end.min(next + 4)).any(|i| event(prose, i) == Some("die"));
    if !adult || !ends {
        return None;
    }
    let dead = |k: usize| figure.token_before(k).is_some_and(|i| event(prose, i) == Some("die"));
    let day = figure.token_before(2).is_some_and(|i| prose.is(i, Class::Weekday));
    if figure.before(1) == "at" && (dead(2) || day && (dead(3) || dead(4))) {
        return at_death(figure);
    }
    // "A boy of 16"
    let noun = figure.token_before(2).filter(|&i| figure.before(1) == "of" && prose.is(i, Class::Young));
    if let Some(noun) = noun {
        return Some(of_noun(figure, noun));
    }
    if !turned && !matches!(figure.before(1), "is" | "was") {
        return None;
    }
    let verb = figure.token_before(1)?;
    let before = figure.seen.cast.within(figure.sentence.start..verb);
    let reference = before.last()?;
    let relative = reference.tokens.end < verb && matches!(figure.before(2), "who");
    // "Ruiz, a clerk who came from Ellis, turned 60": the only one whom the sentence names.
    let alone = turned && before.iter().all(|r| r.person == reference.person);
    if reference.tokens.end != verb && !relative && !alone {
        return None;
    }
    person::aged(figure, reference.person)
}

/// "A 7-month-old girl", "a 56-year-old pipeline", "the driver, 42,": the noun beside it. Such nouns abound.
fn unnamed(figure: Figure) -> Option<Measured> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if figure.before(1) == "," {
        let noun =
            figure.token_before(2).filter(|&i| prose.is(i, Class::RoleNoun) && !is_plural(prose, i))?;
        // "A second man, 40," is another one.
        let near = figure.sentence.start.max(noun.saturating_sub(2))..noun;
        let other = near.into_iter().any(|i| {
            prose.is(i, Class::Ordinal) && prose.text(i) != "first"
                || matches!(prose.text(i), "another" | "Another" | "other")
        });
        return (!other).then(|| of_noun(figure, noun));
    }
    if !prose.article.slice(figure.mention.at).contains('-') {
        return None;
    }
    Some(of_noun(figure, meant::noun(figure, end)?))
}

/// "A baby of eight months".
pub(super) fn of_months(figure: Figure, value: &mut Quantity) -> Option<Measured> {
    let noun = figure.token_before(2).filter(|_| figure.before(1) == "of")?;
    if !figure.prose.is(noun, Class::Young) {
        return None;
    }
    value.sort = Sort::Age;
    Some(of_noun(figure, noun))
}

fn of_noun(figure: Figure, noun: usize) -> Measured {
    // Who is counted in months is a baby, and a girl.
    let months = figure.mention.value.unit.as_deref() == Some("month");
    let baby = months && figure.prose.is(noun, Class::Young);
    let of = if baby { "baby".to_owned() } else { name_of(figure.prose, noun) };
    let head = format!("age of {of}");
    Measured { label: format!("the age of the {of}"), act: Some(head.clone()), ..Measured::loose(head) }
}
