//! Percentages: a turnout, a share of what something befell, a rate, by how much something rose.

use std::collections::BTreeSet;

use super::{Figure, Measured, REACH, gauge, owner, person};
use crate::claim::count::head::{event, name_of};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::value::{Decimal, Quantity, Sort};

/// What a share is a share of, and what befell it: "40 percent of the homes were damaged"; or what the word beside
/// it says: a turnout, a stake.
pub(super) fn told(figure: Figure) -> Option<Measured> {
    const RATES: &str = "rate ";
    if let Some(rate) = figure.attribute(|v| v.starts_with(RATES)) {
        let name = rate.trim_start_matches(RATES);
        let head = format!("the {name}");
        if name != "stake" {
            return Some(Measured { act: Some(name.to_owned()), ..Measured::single(head) });
        }
        let people = person::before(figure).into_iter().collect();
        return Some(Measured { people, ..Measured::loose(head) });
    }
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    // "Six in 10 parents"
    let counted = prose.article.slice(figure.mention.at);
    let in_ten = counted.contains(" in ") || counted.contains(" out of ");
    let from = match prose.text(end) {
        "of" => end + 1,
        _ if in_ten => end,
        _ => return change(figure).or_else(|| by_list(figure)).or_else(|| beside_noun(figure)),
    };
    // "60 percent of capacity", "34 percent of the market"
    let listed = gauge::nearest(figure, Class::GaugeShare).filter(|(at, _)| at.start == end && !in_ten);
    if listed.is_some_and(|(_, value)| !value.ends_with("vote")) {
        return by_list(figure);
    }
    let token = (from..figure.sentence.end.min(from + 3)).find(|&i| is_content(prose, i))?;
    let noun = name_of(prose, token);
    let happened = |i: usize| event(prose, i).is_some() && !prose.is(i, Class::Cue);
    let act = figure.nearest(REACH, happened).and_then(|i| event(prose, i));
    let Some(act) = act else {
        // Shares of whom was asked: many in one story, told by whom and by the words around.
        let label = format!("the share of {}", prose.normal(token));
        return Some(Measured { label, ..Measured::loose(format!("share of {noun}")) });
    };
    if act == "vote" || prose.lexicon.value_of(&noun, Class::Event) == Some("vote") {
        let Some(who) = person::before(figure) else { return by_list(figure) };
        let people = BTreeSet::from([who]);
        return Some(Measured { people, ..Measured::loose("share of the vote") });
    }
    let label = format!("the share of {noun}s");
    // Homes and buildings fall alike.
    let noun = if noun == "house" { "building".to_owned() } else { noun };
    Some(Measured {
        label,
        act: Some(act.to_owned()),
        ..Measured::single(format!("share of {noun} ({act})"))
    })
}

/// What a list says that it measures: how much of a fire is contained, a raise.
fn by_list(figure: Figure) -> Option<Measured> {
    let told = gauge::told(figure, Class::GaugeShare)?;
    let (_, value) = gauge::nearest(figure, Class::GaugeShare)?;
    let told = if value.starts_with("the ") { Measured { head: value.to_owned(), ..told } } else { told };
    Some(if is_change(figure) { gauge::changed(told) } else { told })
}

/// Whether a figure says by how much, not how much: half a percentage point.
fn is_change(figure: Figure) -> bool {
    figure.before(1) == "by" || figure.mention.value.unit.as_deref().is_some_and(|u| u.ends_with("point"))
}

/// "Shares fell 6 percent", "sales were up 14 percent": what changed so much, and over which span.
fn change(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let moved = |k: usize| {
        figure.token_before(k).is_some_and(|i| prose.is(i, Class::Change))
            || matches!(figure.before(k), "up" | "down")
    };
    let by = figure.before(1) == "by" && moved(2);
    if !moved(1) && !by {
        return None;
    }
    if gauge::nearest(figure, Class::GaugeShare).is_some_and(|(_, value)| value != "whose raise") {
        return None;
    }
    let noun = owner::subject(figure, Class::GaugeShare)?;
    let mut head = format!("change in {}", name_of(prose, noun));
    let span =
        |i: usize| matches!(prose.text(i), "year" | "month" | "week" | "quarter" | "quarterly" | "annual");
    if let Some(span) = figure.nearest(REACH, span) {
        head = format!("{head} ({})", prose.text(span).trim_end_matches("ly"));
    }
    let people = person::names(figure);
    Some(Measured { label: format!("the {head}"), act: Some(head.clone()), people, ..Measured::loose(head) })
}

/// "A premium of 28 percent", "about 70 percent complete": the noun before it, or the adjective behind it.
fn beside_noun(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    let whole = ["complete", "full", "contained", "finished", "owned", "effective"];
    if whole.contains(&prose.text(end)) {
        let head = format!("share {}", prose.text(end));
        return Some(Measured { act: Some(head.clone()), ..Measured::loose(head) });
    }
    let before = figure.token_before(2).filter(|&i| figure.before(1) == "of" && is_content(prose, i));
    let noun = before.or_else(|| behind(figure))?;
    let led =
        !prose.is(noun, Class::Generic) && event(prose, noun).is_none() && !prose.is(noun, Class::Change);
    let mut head = name_of(prose, noun);
    // Of rates there are many: "the tax rate" is one.
    if prose.is(noun, Class::Loose) {
        let sort = noun.checked_sub(1).filter(|&i| i >= figure.sentence.start && is_content(prose, i))?;
        head = format!("{} {head}", prose.normal(sort));
    }
    led.then(|| Measured { label: format!("the {head}"), act: Some(head.clone()), ..Measured::loose(head) })
}

/// "A 22% premium": the noun that a share stands before as an adjective would.
fn behind(figure: Figure) -> Option<usize> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    figure
        .token_before(1)
        .filter(|&i| prose.is(i, Class::Determiner) || matches!(prose.text(i), "a" | "an"))?;
    let run = (end..figure.sentence.end.min(end + 3)).take_while(|&i| is_content(prose, i));
    run.last().filter(|&i| !prose.tokens[i].capital)
}

/// "Two-thirds of the homes were damaged": a share in words, put into percent.
pub(super) fn fraction(figure: Figure, value: &mut Quantity) -> Option<Measured> {
    let some = value.high.filter(|n| *n < Decimal::ONE && *n > Decimal::ZERO)?;
    let counted = figure.prose.article.slice(figure.mention.at);
    let in_ten = counted.contains(" in ") || counted.contains(" out of ");
    if figure.prose.text(figure.mention.tokens.end) != "of" && !in_ten || some.is_zero() {
        return None;
    }
    let measured = told(figure)?;
    let scaled = |n: Option<Decimal>| {
        n.and_then(|n| n.checked_mul(Decimal::ONE_HUNDRED)).map(|n| n.round_dp(1).normalize())
    };
    *value = Quantity {
        low: scaled(value.low),
        high: scaled(value.high),
        stated: scaled(value.stated),
        unit: Some("percent".to_owned()),
        sort: Sort::Percent,
        ..value.clone()
    };
    Some(measured)
}
