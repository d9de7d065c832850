"""The words of time expressions: folded phrase → the classes it may belong to, with a value for each.

Reads `calendar.yaml`, `timewords.yaml` and the names of months and weekdays; writes nothing. Every distinct
set of classes gets one code character, so that a run of words becomes a string of codes and the grammar
(`grammar.py`) is a set of regular expressions over that string.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.text.calendar_names import cldr_months, cldr_weekdays, month_variants, weekday_variants
from tawatur.text.fold import fold

Values = dict[str, Any]
# Code characters are drawn from the private use area: they cannot be mistaken for letters of a pattern.
_FIRST_CODE = 0xE000
# The code of everything that is no part of any time expression.
OTHER = "."
# The code of a line's end, which no expression crosses.
LINE = "\n"


@dataclass(slots=True)
class Vocabulary:
    """Phrases by their first word, and the codes of class sets."""

    phrases: dict[str, list[tuple[tuple[str, ...], Values]]] = field(default_factory=dict)
    """First word -> (further words, values by class), longest first."""
    codes: dict[frozenset[str], str] = field(default_factory=dict)

    def code(self, classes: Collection[str]) -> str:
        """The code character of a set of classes; new sets get the next free character."""
        if not classes:
            return OTHER
        key = frozenset(classes)
        return self.codes.setdefault(key, chr(_FIRST_CODE + len(self.codes)))

    def class_pattern(self, name: str) -> str:
        """A regular expression for one item that may be of class `name`."""
        found = "".join(sorted(code for classes, code in self.codes.items() if name in classes))
        return f"[{found}]" if found else r"(?!)"


def key_of(text: str) -> str:
    """How words are compared in this package (key 2 of `tawatur.text.fold`)."""
    return fold(text, strong=True)


class _Loader:
    """Gathers the values of each phrase; the same phrase may have several classes."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, ...], Values] = {}
        self.calendar: Mapping[str, Any] = load_yaml("calendar.yaml")
        self.words: Mapping[str, Any] = load_yaml("timewords.yaml")

    def put(self, name: str, forms: Iterable[str], value: Any = True) -> None:
        for form in forms:
            phrase = tuple(key_of(form).replace(".", " . ").split())
            self.values.setdefault(phrase, {}).setdefault(name, value)

    def load(self) -> Vocabulary:
        self._months()
        self._weekdays()
        self._calendar_words()
        self._units()
        self._modifiers()
        self._parts()
        self._small_words()
        vocabulary = Vocabulary()
        for phrase, values in sorted(self.values.items()):
            vocabulary.phrases.setdefault(phrase[0], []).append((phrase[1:], values))
            vocabulary.code(values)
        for entries in vocabulary.phrases.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        return vocabulary

    def _months(self) -> None:
        for name, month in cldr_months(self.calendar["cldr_locales"], contexts=("format", "stand-alone")):
            self.put("MONTH", [name], month)
        for form, month in month_variants():
            self.put("MONTH", [form], month)
        self.put("AMBIGUOUS", (entry["form"] for entry in self.calendar["month_ambiguous"]))
        for month, forms in self.calendar["hijri_months"].items():
            self.put("HMONTH", forms, month)
        self.put("AMBIGUOUS", self.calendar["hijri_ambiguous"])
        self.put("HPREP", self.calendar["hijri_after_preposition"])

    def _weekdays(self) -> None:
        """Values are ISO weekdays, 1 = Monday."""
        for name, weekday in cldr_weekdays(["ar"], contexts=("stand-alone",)):
            self.put("WD", [name], weekday + 1)
        bare = {key_of(form) for form in self.calendar["weekday_needs_day"]}
        for form, weekday in weekday_variants():
            self.put("WDBARE" if key_of(form) in bare else "WD", [form], weekday + 1)

    def _calendar_words(self) -> None:
        for season in self.calendar["seasons"]:
            value = (season["code"], season["first"], season["last"])
            self.put("SEASON", season["forms"], value)
            self.put("SEASOND", (self.definite(form) for form in season["forms"]), value)
        for feast in self.calendar["feasts"]:
            self.put(
                "FEAST", feast["forms"], (feast["calendar"], feast["month"], feast["day"], feast["days"])
            )
        eras = self.calendar["eras"]
        for name, group in (("ERAG", "gregorian"), ("ERAH", "hijri"), ("ERAB", "before")):
            self.put(name, eras[group])

    def definite(self, form: str) -> str:
        """The form with the article, taken from the definite forms of "the day" itself."""
        article: str = self.words["that_day"][0][:2]
        return article + form

    def _units(self) -> None:
        for entry in self.words["units"]:
            value = (entry["unit"], entry["code"])
            self.put("US", entry["singular"], value)
            self.put("UP", entry["plural"], value)
            self.put("UD", entry["dual"], value)
            self.put("UC", entry["construct"], value)
            self.put("USD", map(self.definite, entry["singular"]), value)
            self.put("UPD", map(self.definite, entry["plural"]), value)
            self.put("UDD", map(self.definite, entry["dual"]), value)

    def _modifiers(self) -> None:
        shifts = {"past": -1, "next": 1, "this": 0}
        for group, shift in shifts.items():
            self.put("MOD", self.words["modifiers"][group], shift)
        self.put("MOD", self.words["modifiers"]["following"], 1)
        self.put("FOLLOW", self.words["modifiers"]["following"])
        self.put("LATELY", self.words["modifiers"]["past_recent"])
        for offset, forms in self.words["deictics"].items():
            self.put("DEICTIC" if offset else "TODAY", forms, offset)
        self.put("DEICTICN", self.words["deictic_bare"])

        for sense, forms in self.words["approx"].items():
            self.put("APPROX", forms, sense)
        self.put("FIN", self.words["calendar_year"], "calendar")
        self.put("FIN", self.words["other_year"], "other")
        for nth, forms in self.words["feast_days"].items():
            self.put("FEASTDAY", forms, nth)

    def _parts(self) -> None:
        for entry in self.words["day_parts"]:
            value = (entry["code"], entry["clock"])
            self.put("PART", entry["noun"], value)
            self.put("PARTADV", entry["adverb"], value)
            self.put("PARTDEF", entry["definite"], value)
        for entry in self.words["part_edges"]:
            self.put("EDGE", entry["forms"], entry["code"])
        for entry in self.words["sides"]:
            self.put("SIDE", entry["forms"], entry["value"])
        risky = {key_of(form) for form in self.words["position_risky"]}
        for position, forms in self.words["positions"].items():
            for form in forms:
                self.put("POSRISKY" if key_of(form) in risky else "POS", [form], position)
        for entry in self.words["zones"]:
            self.put("ZONE", entry["forms"], entry["suffix"])
        for minutes, forms in self.words["clock_fractions"].items():
            self.put("CFRAC", forms, minutes)
            self.put("FRAC", forms, minutes / 60)
        for decade, forms in self.words["decades"].items():
            self.put("DECADE", forms, decade)

    def _small_words(self) -> None:
        for value, forms in self.words["vague"].items():
            self.put("VAGUE", forms, value)
        for value, forms in self.words["vague_after_preposition"].items():
            self.put("VAGUEP", forms, value)
        for value, forms in self.words["sets"].items():
            self.put("SET", forms, value)
        for name, group in _PLAIN.items():
            self.put(name, self.words[group])
        for name, forms in self.words["connectors"].items():
            self.put(name.upper(), forms)


# Class of the grammar -> group of timewords.yaml whose forms need no value.
_PLAIN = {
    "YEARW": "year_words", "MONTHW": "month_words", "MONTHWS": "month_words_many", "DAYW": "day_words",
    "PERIODD": "periods", "PERIOD": "period_nouns", "SIZE": "period_sizes",
    "BEFORE": "before_modifier", "SAMEA": "same", "SAMEB": "same_before", "THIS": "near_demonstratives",
    "THAT": "far_demonstratives", "ONE": "one_words", "TWO": "two_words", "FEWB": "few_before",
    "FEWA": "few_after", "FEWAD": "few_after_definite", "WHOLE": "whole_after", "TENS": "tens_of",
    "APPROXA": "tail_approx", "MIDNIGHT": "midnight", "MIDDAY": "midday",
    "TONIGHT": "tonight", "FIRST": "first_of_month", "CLOCK": "clock_word", "CMINUS": "clock_minus",
    "CEXACT": "clock_exact", "EACH": "each", "QUARTER": "quarter_words", "HALF": "half_words",
    "THIRD": "third_words", "WEEKEND": "weekend", "AGREE": "agreeing", "EVE": "eve",
    "ANNIV": "anniversaries", "CELEB": "celebrations", "PREP": "prepositions",
    "LONG": "whole_day", "ZONEW": "zone_word", "AGO": "ago", "SINCE": "since", "WITHIN": "within", "AFTER": "after",
}  # fmt: skip


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this installation, read once."""
    return _Loader().load()


@cache
def word_set(group: str) -> frozenset[str]:
    """A plain list of `timewords.yaml` as folded words (cues, openers, counted nouns)."""
    return frozenset(key_of(form) for form in load_yaml("timewords.yaml")[group])


@cache
def never(*, joined: bool = False) -> frozenset[str]:
    """Words, as spelled, that only folding makes time words.

    `joined`: those that are none after a joined letter.
    """
    return frozenset(load_yaml("timewords.yaml")["needs_whole_word" if joined else "never"])


@cache
def not_after() -> dict[str, frozenset[str]]:
    """Time word -> words after which it is part of a name (folded)."""
    return {
        key_of(entry["word"]): frozenset(key_of(word) for word in entry["after"])
        for entry in load_yaml("timewords.yaml")["not_after"]
    }
