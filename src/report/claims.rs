//! What was extracted, for people and as JSON Lines: `crosscheck claims`.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::claim::{self, Claim, Seen, Speech, quote};
use crate::mention::Marks;
use crate::text::calendar::Day;
use crate::text::value::{Date, DayPart, Decimal, Hedge, Level, Name, Quantity, Sort, Value, Words};
use crate::text::{Article, Span};

/// One line of `claims --format jsonl`.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    kind: &'static str,
    at: Span,
    json: Json,
}

/// The lines for the claims of an article.
pub fn of_claims(claims: &[Claim]) -> Vec<Line> {
    claims.iter().map(claim_line).collect()
}

/// The lines for the mentions of an article. Of two mentions one inside the other, the larger is listed.
pub fn of_mentions(seen: &Seen) -> Vec<Line> {
    let mut lines = Vec::new();
    let article = seen.prose.article;
    let mut spoken: Vec<Option<Speech>> = vec![None; seen.mentions.quotations.len()];
    for utterance in quote::utterances(seen) {
        for &piece in &utterance.pieces {
            if let Some(slot) = spoken.get_mut(piece) {
                slot.clone_from(&utterance.speech);
            }
        }
    }
    for (quotation, speech) in seen.mentions.quotations.iter().zip(&spoken) {
        let mut line = mention_line(seen, "quotation", quotation.at, None);
        line.insert(
            "value".into(),
            json!({ "words": article.slice(quotation.at), "marks": marks(quotation.marks) }),
        );
        speech_into(&mut line, speech.as_ref());
        lines.push(Line { kind: "quotation", at: quotation.at, json: Json::Object(line) });
    }
    for m in &seen.mentions.quantities {
        let value = match &m.against {
            None => Value::Quantity(m.value.clone()),
            Some(against) => Value::Tally(m.value.clone(), against.clone()),
        };
        let line = mention_line(seen, "quantity", m.at, Some(&value));
        lines.push(Line { kind: "quantity", at: m.at, json: Json::Object(line) });
    }
    for m in &seen.mentions.dates {
        let line = mention_line(seen, "date", m.at, Some(&Value::Date(m.value.clone())));
        lines.push(Line { kind: "date", at: m.at, json: Json::Object(line) });
    }
    for m in &seen.mentions.names {
        let line = mention_line(seen, "name", m.at, Some(&Value::Name(m.value.clone())));
        lines.push(Line { kind: "name", at: m.at, json: Json::Object(line) });
    }
    let inside = |a: &Line, b: &Line| {
        b.kind != "quotation" && a.kind != "quotation" && a.at != b.at && b.at.contains(a.at)
    };
    let kept: Vec<bool> = lines.iter().map(|a| !lines.iter().any(|b| inside(a, b))).collect();
    let mut kept = kept.iter();
    lines.retain(|_| kept.next() == Some(&true));
    lines.sort_by_key(|l| (l.at, l.kind));
    lines
}

/// Writes the lines of one kind, or of every kind, as JSON Lines.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_jsonl(lines: &[Line], kind: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    for line in lines.iter().filter(|l| kind.is_none_or(|k| k == l.kind)) {
        writeln!(out, "{}", line.json)?;
    }
    Ok(())
}

fn claim_line(claim: &Claim) -> Line {
    let said = &claim.said;
    let mut line = Map::new();
    line.insert("version".into(), json!(1));
    line.insert("article".into(), json!(said.sigil.as_str()));
    line.insert("kind".into(), json!(claim.kind.name()));
    line.insert("start".into(), json!(said.at.start));
    line.insert("end".into(), json!(said.at.end));
    line.insert("line".into(), json!(said.place.line));
    line.insert("column".into(), json!(said.place.column));
    line.insert("text".into(), json!(said.text));
    line.insert("sentence".into(), json!(said.sentence));
    let people: Vec<&str> = claim.about.people.iter().map(|p| p.full.as_str()).collect();
    let when = claim.about.when.map(|(a, b)| json!({ "earliest": day(Some(a)), "latest": day(Some(b)) }));
    line.insert(
        "about".into(),
        json!({ "head": claim.about.head, "people": people, "terms": claim.about.terms, "when": when }),
    );
    line.insert("value".into(), value(&claim.value));
    if said.spans.len() > 1 {
        let spans: Vec<_> = said.spans.iter().map(|s| [s.start, s.end]).collect();
        line.insert("spans".into(), json!(spans));
    }
    if matches!(claim.kind, claim::Kind::QuoteWording | claim::Kind::QuoteSpeaker | claim::Kind::QuoteSetting)
    {
        speech_into(&mut line, claim.speech.as_ref());
    }
    Line { kind: claim.kind.name(), at: said.at, json: Json::Object(line) }
}

fn mention_line(seen: &Seen, kind: &str, at: Span, v: Option<&Value>) -> Map<String, Json> {
    let said = seen.said(vec![at], Vec::new());
    let mut line = Map::new();
    line.insert("version".into(), json!(1));
    line.insert("article".into(), json!(said.sigil.as_str()));
    line.insert("kind".into(), json!(kind));
    line.insert("start".into(), json!(at.start));
    line.insert("end".into(), json!(at.end));
    line.insert("line".into(), json!(said.place.line));
    line.insert("column".into(), json!(said.place.column));
    line.insert("text".into(), json!(said.text));
    line.insert("sentence".into(), json!(said.sentence));
    if let Some(v) = v {
        line.insert("value".into(), value(v));
    }
    line
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
        Value::Level(Level { scale, step, .. }) => json!({ "level": { "scale": scale, "step": step } }),
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
        let part = match part {
            DayPart::Morning => "morning",
            DayPart::Afternoon => "afternoon",
            DayPart::Evening => "evening",
            DayPart::Night => "night",
        };
        out.insert("part".into(), json!(part));
    }
    if let Some(time) = &d.time {
        out.insert("time".into(), json!(time));
    }
    Json::Object(out)
}

fn day(d: Option<Day>) -> Json {
    d.map_or(Json::Null, |d| Json::String(d.to_string()))
}

fn marks(m: Marks) -> &'static str {
    match m {
        Marks::Double => "double",
        Marks::Single => "single",
    }
}

/// Writes the lines for people: place, kind, words, and what they were read as.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_text(
    article: &Article,
    lines: &[Line],
    kind: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in lines.iter().filter(|l| kind.is_none_or(|k| k == l.kind)) {
        let (at, text) = (&line.json["line"], line.json["text"].as_str().unwrap_or_default());
        let column = &line.json["column"];
        writeln!(out, "{}:{at}:{column}  {}  {text:?}  {}", article.path, line.kind, line.json["value"])?;
    }
    Ok(())
}
