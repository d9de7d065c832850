"""Find the time expressions of a text: candidates of the grammar, kept where their neighbours allow them.

Reads `Items`; writes `Found`s (span, reading, what stands before), in order and without overlaps. The longest
candidate that can be read and is allowed by the words around it wins.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tawatur.annotate.times.builders import BUILDERS
from tawatur.annotate.times.grammar import Phrase, candidates, next_start
from tawatur.annotate.times.items import Item, Items
from tawatur.annotate.times.reading import End, Moment, Reading, Run
from tawatur.annotate.times.vocabulary import key_of, not_after, word_set

_ARTICLE = "\u0627\u0644"


@dataclass(frozen=True, slots=True)
class Found:
    """One recognised expression, not yet anchored."""

    start: int
    end: int
    reading: Reading
    before: str
    """How a stretch is placed by the word before it: ago, since, within, after, or empty."""


def _neighbour(items: Items, at: int) -> Item | None:
    if not 0 <= at < len(items.items):
        return None
    item = items.items[at]
    return item if item.end > item.start else None  # a line's end hides what lies behind it


def _word(items: Items, at: int) -> str:
    item = _neighbour(items, at)
    return key_of(items.text[item.start : item.end]) if item else ""


def _has(items: Items, at: int, *names: str) -> bool:
    item = _neighbour(items, at)
    return item is not None and any(name in item.values for name in names)


def _after_preposition(phrase: Phrase) -> bool:
    return _has(phrase.source, phrase.first - 1, "PREP", "LP", "OF", "BETWEEN", "POS") or (
        _has(phrase.source, phrase.first - 1, "AND", "OR")
        and _has(phrase.source, phrase.first - 2, "MONTH", "YEAR")
    )


def _asks_for_length(phrase: Phrase) -> bool:
    items, at = phrase.source, phrase.first - 1
    item = _neighbour(items, at)
    if phrase.find("APPROX") or item is not None and "APPROX" in item.values:
        return True
    return item is not None and key_of(items.text[item.start : item.end]) in word_set("length_cues")


def _names_something(phrase: Phrase) -> bool:
    """Whether the date stands in the name of a street, square or coalition (26 September Street)."""
    at = phrase.first - 1
    while _has(phrase.source, at, "AND", "MONTH", "DAYN", "OF", "LP", "QUOTE") and phrase.first - at < 6:
        at -= 1  # over a date joined by "and": the revolutions of 25 January and 30 June
    before = _word(phrase.source, at)
    names = word_set("name_before_date")
    return any(form in names for form in (before, before[1:], before.removeprefix(_ARTICLE)))


def _day_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    first, last = phrase.first, phrase.last
    if (
        phrase.has("date")
        and not phrase.find("YEAR")
        and not phrase.find("OLDYEAR")
        and _names_something(phrase)
    ):
        return False
    only = items.items[first:last]
    if len(only) == 1:
        word = key_of(items.text[only[0].start : only[0].end])
        if "TODAY" in only[0].values and not _today_allowed(items, first, last):
            return False
        return not _is_outlet(items, first, word)
    return True


def _is_outlet(items: Items, first: int, word: str) -> bool:
    """Whether the time word ends the name of an outlet (Egypt Today) or follows a renamed one (Twitter, formerly)."""
    before = _word(items, first - 1)
    if before in not_after().get(word, frozenset()):
        return True
    stem = before[1:] if before[1:] in word_set("today_outlets") else before
    if word not in word_set("that_day") or stem not in word_set("today_outlets"):
        return False
    return (
        _has(items, first - 2, "QUOTE")
        or _word(items, first - 2) in word_set("outlet_nouns")
        or stem != before
    )


def _today_allowed(items: Items, first: int, last: int) -> bool:
    if _has(items, first - 1, "IN", "THIS", "THAT", "SAMEB", "NUM") or _word(items, first - 1) in word_set(
        "whole_day"
    ):
        return False
    return not (_has(items, last, "ORD") or _word(items, last) in word_set("day_names"))


def _month_allowed(phrase: Phrase) -> bool:
    if phrase.has("pos") and phrase.find("POSRISKY", "pos") is None:
        return True
    if any(phrase.find(name) for name in ("MONTHW", "YEAR", "OLDYEAR", "MOD", "THIS")):
        return True
    month = phrase.find("MONTH") or phrase.find("HMONTH")
    if month is None or _names_something(phrase):
        return False
    if "AMBIGUOUS" in month.values:
        if "MONTH" not in month.values and "HPREP" not in month.values:
            return False
        return _after_preposition(phrase)
    return True


def _year_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    if phrase.rule == "bareyear" and not items.text[items.items[phrase.first].start].isdigit():
        return False  # in words only after "the year"
    if _has(items, phrase.last, "US", "UP", "ZONE") or _word(items, phrase.last) in word_set("counted_after"):
        return False
    if _word(items, phrase.last) in ("%", "\u066a", "/", ":") or _word(items, phrase.first - 1) in (
        "/",
        ":",
        "$",
        "+",
        "#",
    ):
        return False
    before = _word(items, phrase.first - 1)
    return before not in word_set("count_before") and not _has(items, phrase.first - 1, "APPROX", "NUM")


def _length_allowed(phrase: Phrase) -> bool:
    """A counted unit, unless the unit already belongs to what follows: resolution 1701 (of) the year 2006."""
    last = phrase.source.items[phrase.last - 1]
    follows = ("YEAR", "WD", "MONTH", "TODAY", "DEICTIC")
    return not ("US" in last.values and _has(phrase.source, phrase.last, *follows))


def _bare_plural_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    asked = _asks_for_length(phrase) or _has(items, phrase.first - 1, "JOINED", "IN", "SINCE", "AGO")
    idafa = _word(items, phrase.last).startswith(_ARTICLE) and not _has(items, phrase.last, "PREP")
    return asked and not idafa


def _single_allowed(phrase: Phrase) -> bool:
    items, unit = phrase.source, phrase.find("US", "unit")
    if not _asks_for_length(phrase) and not _has(items, phrase.first - 1, "AGO", "SINCE", "AFTER", "WITHIN"):
        return False
    if unit is not None and unit.values["US"][0] == "second":
        return False  # also "another, once more"
    if unit is not None and unit.values["US"][0] == "decade" and _is_plain_word(items, phrase.last):
        return False  # also "holding (a meeting)"
    return _length_allowed(phrase) and not _has(items, phrase.last, "ORD", "NUM", "FEAST", "HMONTH")


def _is_plain_word(items: Items, at: int) -> bool:
    """Whether the item is a word that is neither a preposition nor any other word of this lexicon."""
    item = _neighbour(items, at)
    return item is not None and not item.values and items.text[item.start].isalpha()


def _unit_allowed(phrase: Phrase) -> bool:
    """Not "the Secretary General": the word is spelled like "the year"."""
    before = _word(phrase.source, phrase.first - 1)
    return before not in word_set("general_before") or not phrase.find("YEARW")


def _season_allowed(phrase: Phrase) -> bool:
    if _word(phrase.source, phrase.last) in word_set("season_names"):
        return False
    if any(phrase.find(name) for name in ("MOD", "YEAR", "THIS")) or phrase.has("pos"):
        return True
    return _has(phrase.source, phrase.first - 1, "IN", "WITHIN", "SINCE", "PREP") and phrase.has("seasond")


def _part_noun_allowed(phrase: Phrase) -> bool:
    """A part of the day that names no day: only as an adverb, and not where it opens a longer noun phrase."""
    return not _word(phrase.source, phrase.last).startswith(_ARTICLE)


def _clock_allowed(phrase: Phrase) -> bool:
    return not _has(phrase.source, phrase.first - 1, "COLON", "SLASH") and not _has(
        phrase.source, phrase.last, "COLON"
    )


def _vagueprep_allowed(phrase: Phrase) -> bool:
    """A period or "a little": "for a while", "a while ago", but not "the period of his office"."""
    items, at = phrase.source, phrase.first - 1
    surface = items.text[items.items[phrase.first].start : items.items[phrase.last - 1].end]
    if _has(items, at, "AGO", "SINCE") or surface.startswith(_ARTICLE) and _has(items, at, "IN"):
        return True
    if _has(items, at, "OF") or not _has(items, at, "PREP"):
        return False
    if _has(items, at, "AFTER") and _has(items, phrase.last, "OF"):
        return False  # counted from an event
    return " " in surface or not _is_plain_word(items, phrase.last)


def _vague_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    word = key_of(items.text[items.items[phrase.first].start : items.items[phrase.last - 1].end])
    return not _is_outlet(items, phrase.first, word)


def _has_preposition(phrase: Phrase) -> bool:
    return _has(phrase.source, phrase.first - 1, "PREP", "WITHIN", "IN")


_GUARDS: dict[str, Callable[[Phrase], bool]] = {
    "day": _day_allowed,
    "days": lambda phrase: not _names_something(phrase) or bool(phrase.find("YEAR")),
    "month": _month_allowed,
    "bareyear": _year_allowed,
    "years": _year_allowed,
    "yearpart": _year_allowed,
    "duration": _length_allowed,
    "someunits": _bare_plural_allowed,
    "fewunits": lambda phrase: phrase.find("SIZE") is None or _bare_plural_allowed(phrase),
    "singleunit": _single_allowed,
    "season": _season_allowed,
    "unit": _unit_allowed,
    "partprep": _has_preposition,
    "vague": _vague_allowed,
    "set": lambda phrase: not _has(phrase.source, phrase.first - 1, "ANNIV"),
    "weekend": lambda phrase: not _has(phrase.source, phrase.last, "ORD"),
    "adverb": _part_noun_allowed,
    "clock": _clock_allowed,
    "hours": _clock_allowed,
    "vagueprep": _vagueprep_allowed,
    "sizedperiod": _vagueprep_allowed,
}


def _balanced(phrase: Phrase) -> tuple[int, int]:
    """The span of the phrase without a bracket, comma or dash that stands alone at either end."""
    items = list(phrase.part())
    while items and (_loose(items, 0, "RP") or items[0].values.keys() & {"COMMA", "DASH", "COLON"}):
        items.pop(0)
    while items and (
        _loose(items, -1, "RP") or _loose(items, -1, "LP") or items[-1].values.keys() & {"COMMA", "DASH"}
    ):
        items.pop()
    return items[0].start, items[-1].end


def _loose(items: list[Item], at: int, name: str) -> bool:
    if name not in items[at].values:
        return False
    opened = sum("LP" in item.values for item in items)
    closed = sum("RP" in item.values for item in items)
    return closed > opened if name == "RP" else opened > closed


def _placed_by(phrase: Phrase) -> str:
    for name in ("AGO", "SINCE", "WITHIN", "AFTER"):
        if _has(phrase.source, phrase.first - 1, name):
            # "a day after the vote": counted from an event, not from the day of the report
            return "" if name in ("AGO", "AFTER") and _has(phrase.source, phrase.last, "OF") else name.lower()
    return ""


def _read(phrase: Phrase) -> Found | None:
    guard = _GUARDS.get(phrase.rule)
    if guard is not None and not guard(phrase):
        return None
    reading = BUILDERS[phrase.rule](phrase)
    if reading is None or reading == Moment():
        return None
    start, end = _balanced(phrase)
    return Found(start, end, reading, _placed_by(phrase))


def _parts(found: Found, phrase: Phrase) -> list[Found]:
    """The ends of a run that is not told as one ("12 and 19 June", "from 3 to 5 May"); anything else as it is."""
    run = found.reading
    if not isinstance(run, Run) or run.told == "one":
        return [found]
    first, last = (End(run, False), End(run, True)) if run.told == "ends" else (run.first, run.last)
    return [
        replace(found, end=phrase.part("first")[-1].end, reading=first),
        replace(found, start=phrase.part("second")[0].start, reading=last),
    ]


def recognise(items: Items) -> list[Found]:
    """The expressions of `items`, in order; never overlapping."""
    found: list[Found] = []
    at = next_start(items, 0)
    while at >= 0:
        best = next(
            ((one, phrase) for phrase in candidates(items, at) if (one := _read(phrase)) is not None), None
        )
        if best is None:
            at = next_start(items, at + 1)
        else:
            found.extend(_parts(*best))
            at = next_start(items, best[1].last)
    return found
