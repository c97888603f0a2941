//! Ages: of somebody with a name ("Ana Ruiz, 47", "died at the age of 92", "the 47-year-old Ruiz"), of somebody without
//! ("a 7-month-old girl", "a baby of eight months"), and of things ("a 56-year-old pipeline").

use super::{Figure, Measured, person};
use crate::claim::count::head::{event, name_of};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::token::TokenKind;
use crate::text::value::{Decimal, Quantity, Sort};

/// Whose age a figure is that says by itself that it is one.
pub(super) fn age(figure: Figure) -> Option<Measured> {
    let Figure { seen, prose, mention, sentence } = figure;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let near = sentence.start.max(start.saturating_sub(4))..start;
    if let Some(reference) = seen.cast.within(near).last().filter(|r| r.tokens.end + 1 >= start) {
        return person::aged(figure, reference.person).or_else(|| unnamed(figure));
    }
    if let Some(reference) = seen.cast.at(end).filter(|r| r.tokens.start == end) {
        return person::aged(figure, reference.person).or_else(|| unnamed(figure));
    }
    if prose.article.slice(mention.at).contains('-') {
        return unnamed(figure);
    }
    at_death(figure)
}

/// "Died aged 91", "dies at the age of 92", "dead at 91".
fn at_death(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let start = figure.mention.tokens.start;
    let near = figure.sentence.start.max(start.saturating_sub(4))..start;
    let verb = near.rev().find(|&i| event(prose, i) == Some("die"))?;
    let who = figure.seen.cast.within(figure.sentence.start..verb).iter().rev();
    who.into_iter().find_map(|r| person::aged(figure, r.person))
}

/// "Ana Ruiz was 47.", "who turned 20 in May", "dies at 91": an age without a word for it.
pub(super) fn told(figure: Figure) -> Option<Measured> {
    let Figure { prose, mention, .. } = figure;
    let years = mention.value.stated?;
    let adult = years >= Decimal::ONE && years <= Decimal::from(115) && years.fract().is_zero();
    let turned = figure.before(1) == "turned";
    let next = mention.tokens.end;
    let ends = prose.tokens.get(next).is_none_or(|t| t.kind == TokenKind::Mark)
        && !matches!(prose.text(next), "-" | "%" | "(" | ":" | "–" | "—")
        || next >= figure.sentence.end
        || turned && matches!(prose.text(next), "in" | "on" | "this" | "last")
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
    let reference = figure.seen.cast.within(figure.sentence.start..verb).last()?;
    let relative = reference.tokens.end < verb && matches!(figure.before(2), "who");
    if reference.tokens.end != verb && !relative {
        return None;
    }
    person::aged(figure, reference.person)
}

/// "A 7-month-old girl", "a 56-year-old pipeline": the noun behind it. Such nouns abound.
fn unnamed(figure: Figure) -> Option<Measured> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if !prose.article.slice(figure.mention.at).contains('-') {
        return None;
    }
    let run = (end..figure.sentence.end.min(end + 3)).take_while(|&i| is_content(prose, i));
    let plain =
        |&i: &usize| event(prose, i).is_none() && !prose.tokens[i].capital && !prose.text(i).ends_with("ed");
    let noun = run.take_while(plain).last()?;
    Some(of_noun(figure, noun))
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
