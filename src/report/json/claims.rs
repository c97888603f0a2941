//! `crosscheck claims --format jsonl`: one JSON object a line, version 1.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::claim::listing::Listed;
use crate::claim::{About, Speech};
use crate::mention::Marks;
use crate::text::calendar::Day;
use crate::text::place::Relation;
use crate::text::role::{Role, Slot, Tenure};
use crate::text::shown::{self, day_part};
use crate::text::value::{Date, Decimal, Hedge, Level, Name, Quantity, Sort, Value, Words};

/// Writes what was extracted of one kind, or of every kind, as JSON Lines.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_jsonl(listed: &[Listed], kind: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    for entry in listed.iter().filter(|l| kind.is_none_or(|k| k == l.kind)) {
        writeln!(out, "{}", line(entry))?;
    }
    Ok(())
}

fn line(listed: &Listed) -> Json {
    let said = &listed.said;
    let mut line = Map::new();
    line.insert("version".into(), json!(1));
    line.insert("article".into(), json!(said.sigil.as_str()));
    line.insert("kind".into(), json!(listed.kind));
    line.insert("start".into(), json!(said.at.start));
    line.insert("end".into(), json!(said.at.end));
    line.insert("line".into(), json!(said.place.line));
    line.insert("column".into(), json!(said.place.column));
    line.insert("text".into(), json!(said.text));
    line.insert("sentence".into(), json!(said.sentence));
    if let Some(about) = &listed.about {
        line.insert("about".into(), about_json(about));
    }
    let read_as = match (&listed.value, listed.marks) {
        (Some(v), _) => value(v),
        (None, Some(m)) => json!({ "words": said.text, "marks": marks(m) }),
        (None, None) => Json::Null,
    };
    line.insert("value".into(), read_as);
    if said.spans.len() > 1 {
        let spans: Vec<_> = said.spans.iter().map(|s| [s.start, s.end]).collect();
        line.insert("spans".into(), json!(spans));
    }
    if let Some(speech) = &listed.speech {
        speech_into(&mut line, speech.as_ref());
    }
    Json::Object(line)
}

fn about_json(about: &About) -> Json {
    let people: Vec<&str> = about.people.iter().map(|p| p.full.as_str()).collect();
    let when = about.when.map(|(a, b)| json!({ "earliest": day(Some(a)), "latest": day(Some(b)) }));
    json!({ "head": about.head, "people": people, "terms": about.terms, "when": when })
}

fn speech_into(line: &mut Map<String, Json>, speech: Option<&Speech>) {
    let speaker = speech.map(|s| json!({ "name": s.speaker.full, "start": s.at.start, "end": s.at.end }));
    line.insert("speaker".into(), json!(speaker));
    line.insert("cue".into(), json!(speech.and_then(|s| s.cue.as_deref())));
}

fn value(v: &Value) -> Json {
    match v {
        Value::Quantity(q) => json!({ "quantity": quantity(q) }),
        Value::Tally(a, b) => json!({ "tally": [a.stated.map(number), b.stated.map(number)] }),
        Value::Date(d) => json!({ "date": date(d) }),
        Value::Name(Name { full, parts, titles, .. }) => {
            json!({ "name": { "full": full, "parts": parts, "titles": titles } })
        }
        Value::Words(w) => words(w),
        Value::Parts(parts) => {
            let parts: Map<String, Json> = parts.iter().map(|(name, v)| (name.clone(), value(v))).collect();
            json!({ "parts": parts })
        }
        Value::Role(r) => role(r),
        Value::Place(s) => json!({ "place": { "names": s.names, "as": relation(s.relation) } }),
        Value::Level(Level { scale, step, .. }) => json!({ "level": { "scale": scale, "step": step } }),
    }
}

fn role(r: &Role) -> Json {
    let slot = if r.slot == Slot::Office { &r.family } else { r.slot.name() };
    json!({ "role": { "slot": slot, "is": r.noun, "of": r.of, "sort": r.sort, "former": r.tenure == Tenure::Past } })
}

fn relation(r: Relation) -> &'static str {
    match r {
        Relation::In => "in",
        Relation::Near => "near",
        Relation::List => "all",
        Relation::Stead => "where",
        Relation::Side => "side",
    }
}

fn words(w: &Words) -> Json {
    json!({ "words": w.shown(), "whole": w.whole })
}

/// A decimal as a JSON number: whole ones without a point.
fn number(n: Decimal) -> Json {
    let text = n.normalize().to_string();
    serde_json::from_str(&text).unwrap_or(Json::String(text))
}

fn quantity(q: &Quantity) -> Json {
    json!({
        "low": q.low.map(number),
        "high": q.high.map(number),
        "unit": q.unit,
        "stated": q.stated.map(number),
        "hedge": q.hedge.map(hedge),
        "sort": sort(q.sort),
        "weak": q.weak,
    })
}

fn hedge(h: Hedge) -> &'static str {
    match h {
        Hedge::AtLeast => "at-least",
        Hedge::AtMost => "at-most",
        Hedge::MoreThan => "more-than",
        Hedge::LessThan => "less-than",
        Hedge::About => "about",
    }
}

fn sort(s: Sort) -> &'static str {
    match s {
        Sort::Cardinal => "cardinal",
        Sort::Ordinal => "ordinal",
        Sort::Multiplicity => "multiplicity",
        Sort::Percent => "percent",
        Sort::Money => "money",
        Sort::Age => "age",
        Sort::Duration => "duration",
        Sort::Measure => "measure",
    }
}

fn date(d: &Date) -> Json {
    let mut out = Map::new();
    out.insert("earliest".into(), day(d.earliest));
    out.insert("latest".into(), day(d.latest));
    if let Some(part) = d.part {
        out.insert("part".into(), json!(day_part(part)));
    }
    if let Some(recurring) = d.recurring {
        out.insert("recurring".into(), json!(shown::recurring(recurring)));
    }
    if d.time.is_some() || d.until.is_some() {
        out.insert("time".into(), json!(clock(d)));
    }
    Json::Object(out)
}

/// A time of day, or an interval of them as ISO 8601 writes one: its end has a day of its own, where that is
/// known, since it may be another. Nothing stands on a side that is open: `14:00/` is "after 2 p.m.".
fn clock(d: &Date) -> String {
    let time = d.time.as_deref().unwrap_or_default();
    match (d.until.as_deref(), d.latest) {
        (None, _) => time.to_owned(),
        (Some("24:00"), _) if !time.is_empty() => format!("{time}/"),
        (Some(until), None) => format!("{time}/{until}"),
        (Some(until), Some(latest)) => format!("{time}/{latest}T{until}"),
    }
}

fn day(d: Option<Day>) -> Json {
    d.map_or(Json::Null, |d| Json::String(d.to_string()))
}

fn marks(m: Marks) -> &'static str {
    match m {
        Marks::Double => "double",
        Marks::Single => "single",
        Marks::None => "none",
    }
}
