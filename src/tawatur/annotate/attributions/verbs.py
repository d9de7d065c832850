"""Every written form of the verbs of saying, thinking, announcing, denying and asking.

Reads `lexicon/data/cues_verbs.tsv` (stems) and `clitics.yaml` (what is attached); writes nothing. A form is
looked up under its strong key (`text.fold`), so that careless hamzas, missing shaddas and final ya/alef
variants meet.
"""

from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the cue lexicon."""

    lemma: str
    kind: str
    """say add announce think claim deny ... : the `class` column."""
    preps: tuple[str, ...]
    """Folded prepositions that may introduce its content."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a verb, as the reader of a text meets it."""

    verb: Verb
    shape: str
    """past present participle noun"""
    agreement: str
    """m f p 1 (masculine singular, feminine or non-human plural, human plural or dual, first person) or - for
    none."""
    enclitic: str
    """The attached pronoun, folded, or empty."""
    rank: int
    """Place of the verb in the lexicon: the commoner reading of an ambiguous form comes first."""


_TWO_FORMS = 2


def _cell(row: dict[str, str], column: str, otherwise: str = "") -> str:
    return row[column] if row[column] != "-" else otherwise


def _past(row: dict[str, str], endings: dict[str, str], enclitics: list[str]) -> list[tuple[str, str, str]]:
    he = row["past"]
    stem = _cell(row, "past_stem", he)
    before_pronoun = he if stem == he else stem + endings["alef"]
    ta, waw, alef = endings["ta"], endings["waw"], endings["alef"]
    found = [(he, "m", ""), (stem + ta, "f", ""), (stem + waw + alef, "p", "")]
    found += [(stem + alef, "p", ""), (stem + ta + alef, "p", "")]
    for pronoun in enclitics:
        found += [(before_pronoun + pronoun, "m", pronoun), (stem + ta + pronoun, "f", pronoun)]
        found += [(stem + waw + pronoun, "p", pronoun)]
    return found


def _present(
    row: dict[str, str], endings: dict[str, str], enclitics: list[str]
) -> list[tuple[str, str, str]]:
    core = _cell(row, "present")
    if not core:
        return []
    short = _cell(row, "present_stem", core)
    ya, ta, nun, alef, waw = (endings[name] for name in ("ya", "ta", "nun", "alef", "waw"))
    found = []
    for prefix, agreement in ((ya, "m"), (ta, "f"), (nun, "1"), (alef, "1")):
        found.append((prefix + core, agreement, ""))
        found += [(prefix + core + pronoun, agreement, pronoun) for pronoun in enclitics]
    for prefix in (ya, ta):
        for ending in (waw + nun, alef + nun, waw + alef):
            found.append((prefix + short + ending, "p", ""))
        found += [(prefix + short + waw + nun + pronoun, "p", pronoun) for pronoun in enclitics]
    return found


def _participle(
    row: dict[str, str], endings: dict[str, str], enclitics: list[str]
) -> list[tuple[str, str, str]]:
    core = _cell(row, "participle")
    if not core:
        return []
    alef, ha, ta, ya, nun, waw = (endings[name] for name in ("alef", "ha", "ta", "ya", "nun", "waw"))
    # A participle that continues an attribution stands in the accusative: the bare form is its defective
    # spelling.
    found = [(core, "m", ""), (core + alef, "m", ""), (core + ha, "f", ""), (core + ya + nun, "p", "")]
    found += [(core + waw + nun, "p", ""), (core + ta + ya + nun, "p", "")]
    found += [(core + pronoun, "m", pronoun) for pronoun in enclitics if pronoun != ha]
    return found


def _noun(row: dict[str, str], endings: dict[str, str], enclitics: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for noun in filter(None, _cell(row, "nouns").split(",")):
        key = fold(noun, strong=True)
        found += [(key, "-", ""), (endings["article"] + key, "-", "")]
        stem = key[:-1] + endings["ta"] if noun.endswith(endings["ha"]) and len(key) > _TWO_FORMS else key
        found += [(stem + pronoun, "-", pronoun) for pronoun in enclitics]
    return found


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Folded written form (without what is attached in front) -> its readings, the commoner verb first."""
    data = load_yaml("cues.yaml")
    endings: dict[str, str] = {name: fold(letter, strong=True) for name, letter in data["endings"].items()}
    enclitics = [fold(entry["form"], strong=True) for entry in load_yaml("clitics.yaml")["enclitics"]]
    third = [pronoun for pronoun in enclitics if pronoun in data["third_person"]]
    found: dict[str, list[Form]] = {}
    for rank, row in enumerate(load_tsv("cues_verbs.tsv")):
        verb = Verb(
            lemma=row["past"],
            kind=row["class"],
            preps=tuple(fold(prep, strong=True) for prep in _cell(row, "preps").split(",") if prep),
        )
        for shape, maker in (
            ("past", _past),
            ("present", _present),
            ("participle", _participle),
            ("noun", _noun),
        ):
            for written, agreement, pronoun in maker(row, endings, third):
                key = fold(written, strong=True)
                readings = found.setdefault(key, [])
                if not any(r.verb is verb and r.shape == shape for r in readings):
                    readings.append(Form(verb, shape, agreement, pronoun, rank))
    return {key: tuple(readings) for key, readings in found.items()}
