//! Where places lie: countries, their first-level parts, towns, and how two of them stand to each other. The
//! table is made from GeoNames' (https://www.geonames.org, CC BY 4.0) by `rules/places/build.py`; nothing here
//! reads prose, and a name that the table does not have is simply unknown.
//!
//! The table is searched where it lies: nothing is parsed when the program starts.

/// Names in order, each with its places: see the head of `build.py`.
static TABLE: &str = include_str!("../../rules/places/gazetteer.txt");

/// Two towns so near to each other may be told for one another, in kilometres.
const NEAR: f64 = 45.0;
/// Two towns nearer than this are one.
const ONE: f64 = 12.0;

/// A place that a name can mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    /// `US`, or `US.AR` for a part of a country.
    pub area: &'static str,
    /// What is known of it within that area.
    pub extent: Extent,
}

/// How much of an area a spot is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some of it, nobody knows which: a county, a village that the table does not have.
    Some,
    /// A town, by latitude and longitude in tenths of a degree.
    Town(f64, f64),
}

/// How two places stand to each other, from nearest to farthest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// One place.
    Same,
    /// The first lies in the second, or the second in the first.
    Within,
    /// Neighbours, or nobody knows.
    Near,
    /// Nowhere near.
    Apart,
}

/// The places of a name in lower case, the largest first.
pub fn spots(name: &str) -> Vec<Spot> {
    let key = key(name);
    let Some(codes) = find(&key) else { return Vec::new() };
    codes.split(' ').filter_map(spot).collect()
}

/// Whether the table has a name.
pub fn is_known(name: &str) -> bool {
    find(&key(name)).is_some()
}

/// Whether a name is that of a country or of a part of one, whatever else has that name.
pub fn is_area(name: &str) -> bool {
    find(&key(name)).is_some_and(|codes| codes.contains('='))
}

/// The places that a name can mean where it stands in front of names of areas around it, as in "Hope, Ark.".
/// A name that the table does not have there is somewhere in the area.
pub fn resolve<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Spot> {
    let mut names = names.into_iter();
    let Some(first) = names.next() else { return Vec::new() };
    let mut found = spots(first);
    for around in names {
        let areas: Vec<Spot> = spots(around).into_iter().filter(|s| s.extent == Extent::Whole).collect();
        if areas.is_empty() {
            // A town in front of a town: the second tells where the first is to be looked for.
            if found.is_empty() {
                found = spots(around).into_iter().map(|s| Spot { extent: Extent::Some, ..s }).collect();
            }
            continue;
        }
        let inside = |s: &Spot| areas.iter().any(|a| lies_in(s.area, a.area));
        let kept: Vec<Spot> = found.iter().copied().filter(inside).collect();
        found = if kept.is_empty() {
            areas.iter().map(|a| Spot { area: a.area, extent: Extent::Some }).collect()
        } else {
            kept
        };
    }
    found
}

/// How two places stand to each other at their nearest; `None` where one of them is unknown.
pub fn standing(a: &[Spot], b: &[Spot]) -> Option<Standing> {
    a.iter().flat_map(|x| b.iter().map(move |y| of_two(x, y))).min()
}

fn of_two(a: &Spot, b: &Spot) -> Standing {
    let (inner, outer) = if a.area.len() >= b.area.len() { (a, b) } else { (b, a) };
    if !lies_in(inner.area, outer.area) {
        let (Extent::Town(..), Extent::Town(..)) = (a.extent, b.extent) else { return Standing::Apart };
    }
    match (a.extent, b.extent) {
        (Extent::Town(..), Extent::Town(..)) => match distance(a, b) {
            d if d <= ONE => Standing::Same,
            d if d <= NEAR => Standing::Near,
            _ => Standing::Apart,
        },
        (Extent::Whole, Extent::Whole) if a.area == b.area => Standing::Same,
        _ if outer.extent == Extent::Whole || a.area == b.area && inner.extent == Extent::Whole => {
            Standing::Within
        }
        _ => Standing::Near,
    }
}

/// Whether one code is the other or a part of it.
fn lies_in(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Kilometres between two towns, as the crow flies.
fn distance(a: &Spot, b: &Spot) -> f64 {
    const TENTH: f64 = 11.12;
    let (Extent::Town(lat, lon), Extent::Town(north, east)) = (a.extent, b.extent) else { return f64::MAX };
    let shrunk = ((lat + north) / 20.0 - 90.0).to_radians().cos();
    let apart = (lon - east).abs();
    let apart = apart.min(3600.0 - apart) * shrunk;
    TENTH * (lat - north).hypot(apart)
}

fn spot(code: &'static str) -> Option<Spot> {
    if let Some(area) = code.strip_prefix('=') {
        return Some(Spot { area, extent: Extent::Whole });
    }
    if let Some(area) = code.strip_prefix('~') {
        return Some(Spot { area, extent: Extent::Some });
    }
    let (area, at) = code.split_once('/')?;
    let [a, b, c, d] = *at.as_bytes() else { return None };
    let number = |x: u8, y: u8| Some(f64::from(digit(x)?) * 64.0 + f64::from(digit(y)?));
    Some(Spot { area, extent: Extent::Town(number(a, b)?, number(c, d)?) })
}

/// A digit of base 64: 0–9, A–Z, a–z, + and -.
fn digit(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'A'..=b'Z' => Some(c - b'A' + 10),
        b'a'..=b'z' => Some(c - b'a' + 36),
        b'+' => Some(62),
        b'-' => Some(63),
        _ => None,
    }
}

/// A name as the table writes it: lower case, plain letters, single spaces.
fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            '\'' | '’' | '‘' | '`' | '.' | '\u{300}'..='\u{36F}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            c if c.is_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A letter without its accent.
fn plain(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ế' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    }
}

/// The codes of a name, by halving.
fn find(name: &str) -> Option<&'static str> {
    let bytes = TABLE.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = bytes.get(..middle)?.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let line = bytes.get(start..)?;
        match of_line(line, name) {
            std::cmp::Ordering::Equal => {
                let codes = start + name.len() + 1;
                return TABLE.get(codes..)?.lines().next();
            }
            std::cmp::Ordering::Less => low = start + line.iter().position(|&b| b == b'\n')? + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// How the name of a line, as far as its first bar, stands to another.
fn of_line(line: &[u8], name: &str) -> std::cmp::Ordering {
    let same = line.iter().zip(name.as_bytes()).take_while(|(a, b)| a == b && **a != b'|').count();
    match (line.get(same), name.as_bytes().get(same)) {
        (Some(b'|') | None, None) => std::cmp::Ordering::Equal,
        (Some(b'|') | None, Some(_)) => std::cmp::Ordering::Less,
        (Some(_), None) => std::cmp::Ordering::Greater,
        (Some(a), Some(b)) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Option<Standing>) {
        let places = |text: &str| resolve(text.split(", "));
        assert_eq!(standing(&places(a), &places(b)), expected, "{a} / {b}");
        assert_eq!(standing(&places(b), &places(a)), expected, "{b} / {a}");
    }

    #[test]
    fn every_line_is_found() {
        let mut last = "";
        for line in TABLE.lines().skip(1) {
            let (name, codes) = line.split_once('|').unwrap();
            assert!(last < name, "{last} before {name}");
            assert_eq!(find(name), Some(codes));
            assert_eq!(spots(name).len(), codes.split(' ').count(), "{line}");
            last = name;
        }
    }

    #[test]
    fn places_stand_to_each_other() {
        check("paris", "france", Some(Standing::Within));
        check("paris", "ohio", Some(Standing::Apart));
        check("paris", "texas", Some(Standing::Within));
        check("paris, texas", "france", Some(Standing::Apart));
        check("norfolk, virginia", "virginia", Some(Standing::Within));
        check("norfolk, virginia", "united states", Some(Standing::Within));
        check("cleveland, ohio", "denver", Some(Standing::Apart));
        check("minneapolis", "st. paul, minnesota", Some(Standing::Near));
        check("minnesota", "michigan", Some(Standing::Apart));
        check("são paulo", "brazil", Some(Standing::Within));
        check("nowhere-on-sea", "brazil", None);
        check("nowhere-on-sea, brazil", "chile", Some(Standing::Apart));
        check("nowhere-on-sea, brazil", "recife, brazil", Some(Standing::Near));
    }

    #[test]
    fn a_name_of_many_places_is_all_of_them() {
        check("georgia", "atlanta", Some(Standing::Within));
        check("georgia", "tbilisi", Some(Standing::Within));
        check("springfield", "illinois", Some(Standing::Within));
        check("springfield", "missouri", Some(Standing::Within));
        check("washington", "seattle", Some(Standing::Within));
        check("jordan", "amman", Some(Standing::Within));
    }

    #[test]
    fn odd_names_are_unknown() {
        for name in ["", " ", "|", "\n", "’", "zzzzzzzz", "\u{10FFFF}", "a|"] {
            assert!(spots(name).is_empty(), "{name:?}");
        }
    }
}
