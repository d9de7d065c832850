"""Build the reader's name hints from public gazetteers: hashed words and phrases with one bit for each list.

Reads the shared `gazetteers` and `lexicons` folders, writes `train/work/model/gazetteer.npz` (sorted uint32
hashes, uint16 bits). Sources and licences: `train/sources.toml`. No list is edited by hand: what a word means
is for the network.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tawatur.annotate.reader.gazetteer import LISTS, MAX_PHRASE, phrase_hash
from tawatur.annotate.reader.words import split_words, word_key

BUCKWALTER = str.maketrans(
    dict(
        zip(
            "'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{",
            "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱ",
            strict=True,
        )
    )
)
"""Buckwalter's one-to-one romanisation of Arabic letters, used by the CAMeL lexicons."""

CITY_FLOOR = 20_000
"""Inhabitants from which a place counts as a known city; smaller ones are in a list of their own."""

Phrase = tuple[str, ...]


def keys(text: str) -> Phrase:
    """Give the folded words of a phrase, signs dropped."""
    folded = (word_key(text[start:end]) for start, end in split_words(text))
    return tuple(word for word in folded if word and word[0].isalpha())


def person_words(root: Path) -> Iterator[Phrase]:
    """Yield words of personal names: Wikidata, Google transliteration pairs, the Levantine list."""
    for line in (root / "gazetteers/wikidata_names_train.txt").open(encoding="utf8"):
        yield keys(line.split("\t")[1].replace(" ", ""))
    for line in (root / "gazetteers/ar2en_train.txt").open(encoding="utf8"):
        yield keys(line.split("\t")[0])
    with (root / "gazetteers/levantine_names_ar_en.csv").open(encoding="utf8") as handle:
        for row in csv.reader(handle):
            for word in keys(row[0]) if row else ():
                yield (word,)


def listed_words(root: Path) -> Iterator[Phrase]:
    """Yield words seen twice or more in the persons of the Hkiri lexicon, and CAMeL proper nouns."""
    counts: Counter[str] = Counter()
    for phrase in hkiri(root, "pers"):
        counts.update(phrase)
    yield from ((word,) for word, count in sorted(counts.items()) if count >= 2)
    with (root / "lexicons/camel_morph/MSA-Noun-Prop-LEX.csv").open(encoding="utf8") as handle:
        for row in csv.DictReader(handle):
            yield keys(row["FORM"].translate(BUCKWALTER))


def hkiri(root: Path, name: str) -> Iterator[Phrase]:
    """Yield the phrases of one part of the Hkiri lexicon."""
    for line in (root / f"gazetteers/hkiri_{name}_ar.txt").open(encoding="utf8"):
        yield keys(line.partition(" ")[2])


def cities(root: Path, *, large: bool) -> Iterator[Phrase]:
    """Yield place names: capitals, first-level units and cities above the floor, or all the others."""
    with (root / "gazetteers/cities_ar.tsv").open(encoding="utf8") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            is_large = int(row["population"] or 0) >= CITY_FLOOR or row["type"] in ("capital", "adm1")
            if is_large == large:
                yield keys(row["name_ar"])


def countries(root: Path) -> Iterator[Phrase]:
    """Yield official and common Arabic names of countries."""
    for row in json.loads((root / "gazetteers/mledoze_countries.json").read_text(encoding="utf8")):
        arabic = row["translations"].get("ara", {})
        yield keys(arabic.get("common", ""))
        yield keys(arabic.get("official", ""))


def build(root: Path) -> dict[int, int]:
    """Collect all lists into one table of hash -> bits."""
    table: dict[int, int] = {}
    sources = {
        "person": person_words(root),
        "listed": listed_words(root),
        "city": iter([*cities(root, large=True), *hkiri(root, "loc")]),
        "village": cities(root, large=False),
        "country": countries(root),
        "org": hkiri(root, "org"),
        "full_name": (phrase for phrase in hkiri(root, "pers") if len(phrase) > 1),
    }
    for name, phrases in sources.items():
        bit = 1 << LISTS.index(name)
        for phrase in phrases:
            if 0 < len(phrase) <= MAX_PHRASE and len("".join(phrase)) > 2:
                key = phrase_hash(phrase)
                table[key] = table.get(key, 0) | bit
                if len(phrase) > 1:
                    opener = phrase_hash(phrase[:1])
                    table[opener] = table.get(opener, 0) | 1 << LISTS.index("opens")
    return table


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("train/work/model/gazetteer.npz"))
    args = parser.parse_args()
    table = build(args.data)
    hashes = np.array(sorted(table), dtype=np.uint32)
    bits = np.array([table[int(key)] for key in hashes], dtype=np.uint16)
    np.savez_compressed(args.out, hashes=hashes, bits=bits)
    for index, name in enumerate(LISTS):
        print(f"{name:10} {int((bits >> index & 1).sum()):7}")


if __name__ == "__main__":
    main()
