//! Sums of money: what the word beside one says it is, a price for each of something, so much a week. A sum beside
//! no such word makes no claim.

use std::collections::BTreeSet;

use super::{Figure, Measured, REACH, gauge, owner, person};
use crate::claim::count::head::{event, name_of};
use crate::claim::count::is_content;
use crate::text::lexicon::Class;
use crate::text::normal;
use crate::text::prose::Prose;

/// How near a word for one sort of sums goes before one for any.
const NEAR: usize = 4;

/// What a sum is. Sums in two currencies have other heads, and are never held against each other.
pub(super) fn measured(figure: Figure) -> Option<Measured> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    let currency = figure.mention.value.unit.as_deref().unwrap_or_default();
    let loose = |what: &str| {
        // What somebody paid or is worth can be many things; a reward is a reward.
        let act = match what {
            "value" => deal(figure),
            "fine" | "bail" | "reward" | "prize" | "budget" | "debt" | "loss" | "profit" | "revenue"
            | "proceeds" | "savings" | "aid" | "loan" | "compensation" | "investment" | "ransom"
            | "damage" => Some(what.to_owned()),
            // "Loses $2 million a year"
            "loss per year" | "profit per year" | "revenue per year" | "savings per year" => {
                Some(what.to_owned())
            }
            _ => what.starts_with("price per ").then(|| what.to_owned()),
        };
        // "The company earned $21 million in the quarter"
        let in_quarter = figure.nearest(2 * REACH, |i| figure.prose.text(i) == "quarter").is_some();
        let quarter = matches!(what, "loss" | "profit" | "revenue" | "salary") && in_quarter;
        let act = if what == "salary" && in_quarter { Some("profit".to_owned()) } else { act };
        let yearly =
            !what.contains(' ') && figure.nearest(REACH, |i| is_yearly(figure.prose.text(i))).is_some();
        let what = if what == "salary" && in_quarter { "profit" } else { what };
        // What a company looks for is not what it made.
        let ahead = |i: usize| figure.prose.value(i, Class::Outlook) == Some("expected");
        let result = matches!(what, "loss" | "profit" | "revenue");
        let what = if result && figure.nearest(REACH, ahead).is_some() {
            format!("expected {what}")
        } else {
            what.to_owned()
        };
        let what = match (quarter, yearly && !what.contains(' ')) {
            (true, _) => format!("{what} of the quarter"),
            (_, true) => format!("{what} per year"),
            _ => what.to_owned(),
        };
        let people = if act.is_some() { person::bodies(figure) } else { BTreeSet::new() };
        let given = ["fine", "aid", "compensation"].iter().any(|sort| what.starts_with(sort));
        Some(Measured {
            party: party(figure).filter(|_| given),
            label: format!("the {what}"),
            act,
            people,
            ..Measured::loose(format!("{what} in {currency}"))
        })
    };
    // "A $50 billion increase in value" is no value; a contract worth $66 million went to somebody.
    let led =
        matches!(figure.before(1), "a" | "A" | "an" | "An" | "the" | "The" | "another" | "its" | "their");
    if led && prose.is(end, Class::Change) {
        return None;
    }
    if is_year(figure)
        && let Some(price) = price(figure, currency)
    {
        return Some(price);
    }
    if let Some(each) = per(figure) {
        let places = person::places(figure);
        return loose(&each).map(|m| moved(figure, Measured { people: &m.people | &places, ..m }));
    }
    if gauge::nearest(figure, Class::GaugeMoney).is_some_and(|(_, value)| value == "the booty") {
        return loose("value");
    }
    if let Some(listed) = by_list(figure, currency) {
        return Some(moved(figure, listed));
    }
    // "In cash and shares" is the whole.
    if prose.text(end) == "in"
        && prose.text(end + 2) != "and"
        && prose.value(end + 1, Class::Attribute) == Some("cash part")
    {
        return loose("cash part");
    }
    if let Some(what) = in_what(figure) {
        return loose(&what);
    }
    if let Some(what) = of_what(figure) {
        let thing = owner::attributive(figure, Class::GaugeMoney)
            .filter(|_| what == "value" && deal(figure).is_none_or(|act| act != "steal" && act != "buy"))
            .filter(|&noun| !prose.is(noun, Class::Attribute))
            .map(|noun| priced(figure, noun, currency));
        return thing.or_else(|| loose(what));
    }
    let sum = |v: &str| {
        !matches!(
            v,
            "cash part"
                | "magnitude"
                | "epicenter"
                | "population"
                | "lasted"
                | "prison"
                | "weight"
                | "wind"
                | "paid"
        ) && !v.contains(' ')
    };
    if let Some(price) = price(figure, currency) {
        return Some(price);
    }
    // "Will pay out $68 million"
    let pays =
        |k: usize| figure.token_before(k).is_some_and(|i| prose.value(i, Class::Attribute) == Some("paid"));
    if pays(1) || pays(2) {
        return loose("value");
    }
    // What is paid to settle is a settlement.
    let special = |i: usize| prose.value(i, Class::Attribute).filter(|&v| sum(v) && v != "value");
    let beside = figure.nearest(NEAR, |i| special(i).is_some()).and_then(special);
    if let Some(what) = beside {
        return loose(what);
    }
    // What somebody asks for is not what it is.
    loose(figure.attribute(|v| sum(v) || v == "sum asked").filter(|&v| v != "sum asked")?)
}

/// Who gets or pays a sum: "fined the bank $5 million", "$5 million to the hospital", "the hospital received $5 million".
fn party(figure: Figure) -> Option<String> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    let plain = |i: usize| is_content(prose, i) && !owner::is_name(figure, i);
    let to = prose.text(end) == "to" && prose.is(end + 1, Class::Determiner);
    let behind = Some(end + 2).filter(|&i| to && plain(i));
    let led = figure.token_before(2).is_some_and(|d| prose.is(d, Class::Determiner));
    let before = figure.token_before(1).filter(|&i| led && plain(i));
    let gets = |i: usize| {
        let word = prose.text(i);
        matches!(word, "got" | "gets" | "get" | "receive" | "received" | "receives" | "pay" | "paid" | "pays")
    };
    let subject = || {
        figure.around(REACH).find(|&i| gets(i) && i < figure.mention.tokens.start)?;
        owner::subject(figure, Class::GaugeMoney).filter(|&i| plain(i))
    };
    behind.or(before).or_else(subject).map(|i| name_of(prose, i))
}

/// By how much it rose, which is not how much it is.
fn moved(figure: Figure, measured: Measured) -> Measured {
    let rose = |k: usize| {
        figure.token_before(k).is_some_and(|i| figure.prose.is(i, Class::Change))
            || matches!(figure.before(k), "up" | "down" | "by")
    };
    // "Put up $50,000 for information"
    let offered = figure.before(1) == "up" && figure.before(2).starts_with("put");
    if !offered && rose(1) { gauge::changed(measured) } else { measured }
}

/// A fare, a deficit, an award: what a list says that a sum is, besides prices.
fn by_list(figure: Figure, currency: &str) -> Option<Measured> {
    let (at, value) = gauge::nearest(figure, Class::GaugeMoney)?;
    let (belongs, name) = value.split_once(' ')?;
    let near = at.start < figure.mention.tokens.end + NEAR && figure.mention.tokens.start < at.end + NEAR + 1;
    if matches!(belongs, "its" | "what") || !near {
        return None;
    }
    let people = if belongs == "whose" { person::named(figure) } else { person::places(figure) };
    let head = format!("{name} in {currency}");
    Some(Measured {
        label: format!("the {name}"),
        act: Some(name.to_owned()),
        people,
        ..Measured::loose(head)
    })
}

/// What a thing cost or is worth, where a word for prices stands beside the sum and the thing is named: the painting
/// fetched so much, so much was paid for it.
fn price(figure: Figure, currency: &str) -> Option<Measured> {
    let (at, value) = gauge::nearest(figure, Class::GaugeMoney)?;
    let other = |i: usize| {
        figure.prose.value(i, Class::Attribute).is_some_and(|v| v != "value" && v != "paid" && v != "lasted")
    };
    let dealt = deal(figure).is_some_and(|act| act == "steal" || act == "buy");
    if !value.ends_with(" price")
        || value == "the share price"
        || dealt
        || figure.nearest(REACH, other).is_some()
    {
        return None;
    }
    let prose = figure.prose;
    // "A contract worth $60 million"
    let before = at.start.checked_sub(1).filter(|&i| {
        value == "its price"
            && at.end == figure.mention.tokens.start
            && i >= figure.sentence.start
            && is_content(prose, i)
            && !prose.is(i, Class::Auxiliary)
    });
    let noun = bought(figure).or(before).or_else(|| owner::attributive(figure, Class::GaugeMoney)).or_else(
        || {
            // Who pays is not what is paid for.
            let done = value == "its price"
                || at.start.checked_sub(1).is_some_and(|i| prose.is(i, Class::Auxiliary));
            let noun = owner::subject(figure, Class::GaugeMoney).filter(|_| done)?;
            let people = prose.is(noun, Class::RoleNoun) || prose.is(noun, Class::Generic);
            (!people && !owner::is_name(figure, noun)).then_some(noun)
        },
    )?;
    (!prose.is(noun, Class::Attribute)).then(|| priced(figure, noun, currency))
}

/// The price of a thing. Of deals and contracts there are many.
fn priced(figure: Figure, noun: usize, currency: &str) -> Measured {
    let prose = figure.prose;
    let name = name_of(prose, noun);
    let yearly = figure.nearest(REACH, |i| is_yearly(prose.text(i))).is_some() || is_year(figure);
    let name = if yearly { format!("{name} per year") } else { name };
    let label = format!("the price of the {name}");
    let act = Some(format!("price of {name}"));
    Measured { label, act, ..Measured::loose(format!("price of {name} in {currency}")) }
}

/// "$16 million a year"
fn is_year(figure: Figure) -> bool {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    matches!(prose.text(end), "a" | "per") && prose.text(end + 1) == "year"
}

/// "$32 million for the painting", "spent $840 million on the stadium".
fn bought(figure: Figure) -> Option<usize> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if !matches!(prose.text(end), "for" | "on") {
        return None;
    }
    let from = end + 1 + usize::from(prose.is(end + 1, Class::Determiner));
    let run = (from..figure.sentence.end.min(from + 3))
        .take_while(|&i| is_content(prose, i) && prose.tokens.get(i).is_some_and(|t| !t.capital));
    run.last()
}

fn is_yearly(word: &str) -> bool {
    matches!(word, "annual" | "annually" | "yearly")
}

/// What was done for a sum: bought, stolen.
fn deal(figure: Figure) -> Option<String> {
    let event = |i: usize| event(figure.prose, i).filter(|_| !figure.prose.is(i, Class::Cue));
    figure.nearest(REACH, |i| event(i).is_some()).and_then(event).map(str::to_owned)
}

/// "A $2.5 million necklace", "a $60 million contract": what it is the price of, or itself a sum.
fn of_what<'a>(figure: Figure<'a>) -> Option<&'a str> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    let led = matches!(figure.before(1), "a" | "an" | "the" | "The" | "A" | "its" | "his" | "her" | "their");
    if !led || !is_content(prose, end) {
        return None;
    }
    let noun = (end..figure.sentence.end.min(end + 4)).take_while(|&i| is_content(prose, i)).last()?;
    Some(prose.value(noun, Class::Attribute).filter(|v| !v.contains(' ')).unwrap_or("value"))
}

/// "$3 million in damage", "$43 million in federal taxes": what it comes in.
fn in_what(figure: Figure) -> Option<String> {
    let (prose, mut end) = (figure.prose, figure.mention.tokens.end);
    if prose.text(end) == "(" {
        let near = end..figure.sentence.end.min(end + 10);
        end = near.into_iter().find(|&i| prose.text(i) == ")").map_or(end, |i| i + 1);
    }
    if prose.text(end) != "in" {
        return None;
    }
    let noun = (end + 1..figure.sentence.end.min(end + 5)).take_while(|&i| is_content(prose, i)).last()?;
    let known = prose.value(noun, Class::Attribute).filter(|v| !v.contains(' ') && *v != "magnitude");
    known.map(str::to_owned)
}

/// "$41 a share", "$38 each", "80,000 pounds a week": what it is the price or pay for.
fn per(figure: Figure) -> Option<String> {
    let (prose, end) = (figure.prose, figure.mention.tokens.end);
    if matches!(prose.text(end), "each" | "apiece") {
        let plural = |i: usize| prose.is_word(i) && is_plural(prose, i);
        let noun = (figure.sentence.start..figure.mention.tokens.start).rev().take(4).find(|&i| plural(i))?;
        return Some(format!("price per {}", singular(prose, noun)));
    }
    if !matches!(prose.text(end), "a" | "an" | "per") || !prose.is_word(end + 1) {
        return None;
    }
    if prose.is(end + 1, Class::Period) {
        let what = figure.attribute(|v| !v.contains(' ') && v != "magnitude")?;
        // "Is paid $900 a week"
        let paid =
            |k: usize| figure.before(k) == "paid" && !matches!(figure.before(k + 1), "has" | "have" | "had");
        let to_be = |k: usize| figure.token_before(k).is_some_and(|i| prose.is(i, Class::Auxiliary));
        let what = if (1..3).any(|k| paid(k) && to_be(k + 1)) { "salary" } else { what };
        return Some(format!("{what} per {}", singular(prose, end + 1)));
    }
    let hyphenless = prose.text(end + 2) != "-";
    hyphenless.then(|| format!("price per {}", singular(prose, end + 1)))
}

fn is_plural(prose: &Prose, token: usize) -> bool {
    let normal = prose.normal(token);
    normal.len() > 3 && normal::singular(&normal) != normal
}

fn singular(prose: &Prose, token: usize) -> String {
    normal::singular(&prose.normal(token)).into_owned()
}
