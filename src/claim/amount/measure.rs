//! Measures: the strength of a quake, how far it is from a place, how long, high, heavy or fast something is. Lengths
//! are put into kilometers with the room that their own rounding leaves.

use std::ops::Range;

use super::{Figure, Measured, REACH, gauge, owner, person};
use crate::claim::count::head::{event, term};
use crate::claim::count::is_content;
use crate::claim::{count, population};
use crate::text::lexicon::{Class, Lexicon};
use crate::text::value::{Decimal, Hedge, Quantity, Sort};

/// What a figure with a unit measures; its value is put into the unit in which such things are compared.
pub(super) fn measured(figure: Figure, value: &mut Quantity) -> Option<Measured> {
    if let Some(strength) = magnitude(figure) {
        return Some(strength);
    }
    let unit = unit(figure.prose.lexicon, value.unit.as_deref()?)?;
    let mut words = unit.rsplitn(3, ' ');
    let (factor, kind) = (words.next()?.parse::<Decimal>().ok()?, words.next()?);
    let (measured, base, name) = match kind {
        "length" => match distance(figure) {
            Some(far) => (far, Decimal::ONE_THOUSAND, "kilometer"),
            None => (length(figure)?, Decimal::ONE, "meter"),
        },
        "speed" => (speed(figure), Decimal::new(2_777_777_777_777_778, 16), "kilometer-per-hour"),
        "mass" => (weight(figure)?, Decimal::ONE, "kilogram"),
        "volume" => (extended(figure, "capacity", "volume")?, Decimal::ONE, "liter"),
        "area" => (extended(figure, "area", "area")?, Decimal::from(10_000), "hectare"),
        "power" => (by_list(figure, "capacity")?, Decimal::ONE, "watt"),
        _ => return None,
    };
    *value = converted(value.clone(), factor.checked_div(base)?, name);
    Some(measured)
}

/// What the lists say of a unit, by its name: `mile`, `mile-per-hour`.
fn unit<'a>(lexicon: &'a Lexicon, name: &str) -> Option<&'a str> {
    if !name.contains('-') {
        return lexicon.value_of(name, Class::Unit);
    }
    let first = lexicon.find(name.split('-').next()?)?;
    let found = lexicon.phrase(first, Class::Unit, |k| lexicon.find(name.split('-').nth(k)?));
    found.map(|(_, value)| value)
}

/// A figure in the unit in which its like are compared, whatever it measures: lengths in meters, weights in kilograms.
pub(in crate::claim) fn in_base_unit(lexicon: &Lexicon, value: &Quantity) -> Option<Quantity> {
    let mut words = unit(lexicon, value.unit.as_deref()?)?.rsplitn(3, ' ');
    let (factor, kind) = (words.next()?.parse::<Decimal>().ok()?, words.next()?);
    let name = match kind {
        "length" => "meter",
        "speed" => "meter-per-second",
        "mass" => "kilogram",
        "volume" => "liter",
        "area" => "square-meter",
        "power" => "watt",
        _ => return None,
    };
    Some(converted(value.clone(), factor, name))
}

/// The strength of a quake or the like, and of what where it is no main one.
pub(super) fn magnitude(figure: Figure) -> Option<Measured> {
    let (prose, sentence) = (figure.prose, figure.sentence);
    let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
    let fine = prose.article.slice(figure.mention.at).contains('.');
    let hyphen = usize::from(prose.text(end) == "-");
    let beside = |i: usize| prose.value(i, Class::Attribute) == Some("magnitude");
    let quake = |i: usize| matches!(prose.value(i, Class::Event), Some("quake" | "aftershock"));
    let before = start.checked_sub(2).filter(|&i| i >= sentence.start && prose.text(start - 1) == "of");
    let told = figure.mention.value.unit.as_deref() == Some("magnitude")
        || fine
            && figure.mention.value.sort == Sort::Cardinal
            && (beside(end + hyphen)
                || quake(end)
                || before.is_some_and(|i| quake(i) || beside(i))
                || (sentence.start.max(start.saturating_sub(3))..start).any(beside)
                || matches!(figure.before(1), "was" | "is")
                    && (sentence.start.max(start.saturating_sub(5))..start).any(beside));
    if !told {
        return None;
    }
    let label = |what: &str| format!("the magnitude{what}");
    let owner = figure.nearest(REACH, |i| prose.is(i, Class::EventNoun));
    // "Aftershocks, with magnitudes from 3.6 to 4.3"
    if owner.and_then(|i| prose.value(i, Class::Event)) == Some("aftershock") {
        return Some(Measured {
            label: label(" of aftershocks"),
            ..Measured::single("magnitude of aftershocks")
        });
    }
    if one_of_several(figure, owner.unwrap_or(start)) {
        return None;
    }
    Some(Measured { label: label(""), ..Measured::single("magnitude") })
}

/// Whether a quake is one of several that the sentence tells of: "the first quake", "7.6 and 7.5 magnitude quakes",
/// "the latest in a series".
fn one_of_several(figure: Figure, owner: usize) -> bool {
    let prose = figure.prose;
    if count::head::is_plural(prose, owner) {
        return true;
    }
    let told = figure.sentence.clone().any(|i| {
        prose.is(i, Class::Event)
            && prose.value(i, Class::Event) == Some("quake")
            && count::head::is_plural(prose, i)
    });
    let numbered = |i: usize| {
        prose.is(i, Class::Ordinal)
            || matches!(&*prose.normal(i), "one" | "another" | "latest" | "largest" | "strongest" | "series")
    };
    let near = figure.sentence.start.max(owner.saturating_sub(6))..figure.sentence.end.min(owner + 6);
    told || near.into_iter().any(numbered)
}

/// How far it is from a place that is named: "35 miles southwest of the port of Amity".
fn distance(figure: Figure) -> Option<Measured> {
    let (prose, sentence) = (figure.prose, figure.sentence);
    let end = figure.mention.tokens.end;
    let near = end..sentence.end.min(end + 9);
    let bracket = near.clone().find(|&i| prose.text(i) == ")").map_or(end, |i| i + 1);
    // "20 miles of the river" are a length of it.
    if prose.text(end) == "of" {
        return None;
    }
    let of = (bracket..near.end.min(bracket + 6)).find(|&i| matches!(prose.text(i), "of" | "from"))?;
    let names = &figure.seen.mentions.names;
    let name = names.get(names.partition_point(|n| n.tokens.start <= of))?;
    let between = of + 1..name.tokens.start;
    let plain = |i: usize| prose.is(i, Class::Function) || prose.is(i, Class::PlaceNoun);
    if between.len() > 3 || name.tokens.start >= sentence.end || !between.into_iter().all(plain) {
        return None;
    }
    let place = population::bare(name);
    let label = format!("the distance from {}", count::capitalised(&place));
    // What shook there, what stands there: of two things two distances can be right.
    let thing = owner(figure, &(sentence.start..figure.mention.tokens.start));
    let several = thing.is_some_and(|i| one_of_several(figure, i));
    let head = format!("distance from {place}");
    // Of a quake a story has one distance; what else lies so far from a town can be anything.
    let centre = |i: usize| {
        prose.value(i, Class::Event) == Some("quake") || prose.value(i, Class::Attribute) == Some("epicenter")
    };
    if several {
        return Some(Measured { label, ..Measured::loose(head) });
    }
    if !sentence.clone().any(centre) {
        // What stands there, what was seen there: "the building, 15 miles north of".
        let mut before = (sentence.start..figure.mention.tokens.start).rev().take(4);
        let noun = before.find(|&i| is_content(prose, i)).filter(|&i| {
            (sentence.start.max(i.saturating_sub(3))..i).any(|k| prose.is(k, Class::Determiner))
        });
        let head = noun.map_or(head.clone(), |i| format!("{head}: {}", term(prose, i)));
        return Some(Measured { label, ..Measured::loose(head) });
    }
    Some(Measured { label, ..Measured::single(head) })
}

/// The event's noun nearest before a figure.
fn owner(figure: Figure, before: &Range<usize>) -> Option<usize> {
    before.clone().rev().find(|&i| figure.prose.is(i, Class::EventNoun))
}

/// "1.5 kilometers long", "700 metres underground", "a 20-foot-high wall": the adjective says what.
fn extent(figure: Figure) -> Option<Measured> {
    let prose = figure.prose;
    let end = figure.mention.tokens.end;
    let hyphen = usize::from(prose.text(end) == "-");
    let found = match prose.text(end + hyphen) {
        // "Spread along 20 miles of the river"
        "of" if prose.is(end + 1, Class::Determiner) || figure.before(1) == "along" => "length",
        "long" => "length",
        "high" | "tall" => "height",
        "wide" => "width",
        "deep" | "underground" | "below" => "depth",
        _ => return None,
    };
    Some(Measured { label: format!("the {found}"), ..Measured::loose(found) })
}

/// A length by the word beside it, or of what it is joined to: "a 12-mile tunnel".
fn length(figure: Figure) -> Option<Measured> {
    // What ran out spreads along a shore.
    if spread(figure).is_some()
        && let Some(found) = extent(figure)
    {
        return Some(found);
    }
    // Yards are run and thrown, again and again.
    if figure.mention.value.unit.as_deref() == Some("yard") {
        return extent(figure);
    }
    let listed = gauge::nearest(figure, Class::GaugeLength).and_then(|(at, value)| {
        let (start, end) = (figure.mention.tokens.start, figure.mention.tokens.end);
        let near = at.start < end + 4 && start < at.end + 6;
        near.then(|| gauge::named(figure, Class::GaugeLength, value)).flatten()
    });
    let opening = || {
        owner::opening(figure)?;
        gauge::named(figure, Class::GaugeLength, "its size")
    };
    // Screens are told by inches: of these there are many.
    let small = figure.mention.value.unit.as_deref() == Some("inch");
    listed
        .or_else(|| extent(figure))
        .or_else(opening)
        .or_else(|| joined(figure, Class::GaugeLength, "size").filter(|_| !small))
}

/// Some other measure by the word beside it, or of what it is joined to.
fn by_list(figure: Figure, plain: &str) -> Option<Measured> {
    gauge::told(figure, Class::GaugeBulk).or_else(|| joined(figure, Class::GaugeBulk, plain))
}

/// "A 12-mile tunnel", "a six-pound baby".
fn joined(figure: Figure, class: Class, name: &str) -> Option<Measured> {
    figure.prose.article.slice(figure.mention.at).contains('-').then_some(())?;
    owner::attributive(figure, class)?;
    gauge::named(figure, class, &format!("its {name}"))
}

fn speed(figure: Figure) -> Measured {
    let of = figure.attribute(|v| v == "wind");
    let gusts = figure.nearest(REACH, |i| figure.prose.value(i, Class::Attribute) == Some("wind"));
    let gusts = gusts.is_some_and(|i| figure.prose.text(i).to_ascii_lowercase().starts_with("gust"))
        || figure.around(2).any(|i| figure.prose.text(i).starts_with("gust"));
    let head = match (of.is_some(), gusts) {
        (true, true) => "speed of gusts",
        (true, false) => "speed of the wind",
        _ => "speed",
    };
    if of.is_none()
        && let Some(of) = owner::of(figure, Class::GaugeLength)
    {
        let label = format!("the speed of the {of}");
        return Measured { label, ..gauge::of_thing(&format!("speed of {of}")) };
    }
    if of.is_some() {
        let people = person::places(figure);
        return Measured { label: format!("the {head}"), people, ..gauge::of_thing(head) };
    }
    Measured { label: format!("the {head}"), ..Measured::loose(head) }
}

fn weight(figure: Figure) -> Option<Measured> {
    if let Some(act) = spread(figure) {
        return Some(Measured {
            label: "the weight".to_owned(),
            act: Some(act),
            ..Measured::loose("weight")
        });
    }
    if let Some(listed) = by_list(figure, "weight") {
        return Some(listed);
    }
    figure.attribute(|v| v == "weight")?;
    Some(Measured { label: "the weight".to_owned(), ..Measured::loose("weight") })
}

/// "The fire burned 3,000 acres", "spilled 2,000 barrels": what ran out, what a list has under `listed`, or what befell
/// so much of it.
fn extended(figure: Figure, listed: &str, what: &str) -> Option<Measured> {
    let prose = figure.prose;
    let befell = |i: usize| event(prose, i).is_some() || prose.text(i).ends_with("ed");
    let ran = spread(figure);
    if ran.is_none()
        && let Some(found) = by_list(figure, listed)
    {
        return Some(found);
    }
    let act = ran.or_else(|| figure.nearest(4, befell).map(|i| term(prose, i)))?;
    Some(Measured { label: format!("the {what}"), act: Some(act), ..Measured::loose(what) })
}

/// What ran out or burned.
fn spread(figure: Figure) -> Option<String> {
    let prose = figure.prose;
    let begins = |i: usize| {
        prose.tokens.get(i).is_some_and(|t| t.classes.has(Class::Spill) || t.begins.has(Class::Spill))
    };
    let word = figure.nearest(REACH, |i| begins(i) && prose.entry(i, Class::Spill).is_some())?;
    prose.entry(word, Class::Spill).map(|(_, sort)| sort.to_owned())
}

/// A figure in another unit, with the room that its own rounding leaves.
fn converted(mut value: Quantity, factor: Decimal, unit: &str) -> Quantity {
    value.unit = Some(unit.to_owned());
    if factor == Decimal::ONE {
        return value;
    }
    // "1.2 kilometres" is told more closely than "1 kilometre"; half a mile is no five tenths of one.
    let decimals = value.stated.filter(|n| *n > Decimal::ONE).map_or(0, |n| n.normalize().scale());
    let half = Decimal::new(5, 1 + decimals.min(6));
    let places = if unit == "meter" { 2 } else { 1 };
    let scaled = |n: Option<Decimal>, by: Decimal| {
        n.and_then(|n| n.checked_add(by)?.checked_mul(factor)).map(|n| n.round_dp(places).normalize())
    };
    let exact = value.hedge.is_none();
    value.low = scaled(value.low, if exact { -half } else { Decimal::ZERO });
    value.high = scaled(value.high, if exact { half } else { Decimal::ZERO });
    value.stated = scaled(value.stated, Decimal::ZERO);
    value.hedge = value.hedge.or(Some(Hedge::About));
    value
}
