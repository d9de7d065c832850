"""What the neighbours of a phrase allow: whether words that match a rule are a time there.

Reads `Phrase`s; gives yes or no. Most guards keep names, counts and other nouns apart that share a word with
the calendar.
"""

from collections.abc import Callable, Mapping

from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Items
from tawatur.annotate.times.neighbours import is_at, neighbour, word_at
from tawatur.annotate.times.vocabulary import key_of, not_after, word_set

_ARTICLE = "\u0627\u0644"
# Signs that make a number beside them a share, an address, a sum or a score, not a year.
_SIGNS_BEFORE = ("/", ":", "$", "+", "#")
_SIGNS_AFTER = ("%", "\u066a", "/", ":")


def _after_preposition(phrase: Phrase) -> bool:
    return is_at(phrase.source, phrase.first - 1, "PREP", "LP", "OF", "BETWEEN", "POS") or (
        is_at(phrase.source, phrase.first - 1, "AND", "OR")
        and is_at(phrase.source, phrase.first - 2, "MONTH", "YEAR")
    )


def _asks_for_length(phrase: Phrase) -> bool:
    items, at = phrase.source, phrase.first - 1
    if phrase.find("APPROX") or is_at(items, at, "APPROX"):
        return True
    return word_at(items, at) in word_set("length_cues")


def _names_something(phrase: Phrase) -> bool:
    """Whether the date stands in the name of a street, square or coalition (26 September Street)."""
    at = phrase.first - 1
    while is_at(phrase.source, at, "AND", "MONTH", "DAYN", "OF", "LP", "QUOTE") and phrase.first - at < 6:
        at -= 1  # over a date joined by "and": the revolutions of 25 January and 30 June
    before = word_at(phrase.source, at)
    names = word_set("name_before_date")
    return any(form in names for form in (before, before[1:], before.removeprefix(_ARTICLE)))


def _day_allowed(phrase: Phrase) -> bool:
    has_year = phrase.find("YEAR") or phrase.find("OLDYEAR")
    if phrase.has("date") and not has_year and _names_something(phrase):
        return False
    if phrase.last - phrase.first > 1:
        return True
    if phrase.find("TODAY") and not _today_allowed(phrase):
        return False
    return not _is_outlet(phrase.source, phrase.first, word_at(phrase.source, phrase.first))


def _is_outlet(items: Items, first: int, word: str) -> bool:
    """Whether the time word ends an outlet's name (Sport Today) or follows a renamed one (formerly ...)."""
    before = word_at(items, first - 1)
    if before in not_after().get(word, frozenset()):
        return True
    stem = before[1:] if before[1:] in word_set("today_outlets") else before
    if word not in word_set("that_day") or stem not in word_set("today_outlets"):
        return False
    is_named = is_at(items, first - 2, "QUOTE") or word_at(items, first - 2) in word_set("outlet_nouns")
    return is_named or stem != before


def _today_allowed(phrase: Phrase) -> bool:
    """The word is the day of reference, not "this day", "one day", "day one" or the day of something."""
    items, before, after = phrase.source, phrase.first - 1, phrase.last
    if is_at(items, before, "IN", "THIS", "THAT", "SAMEB", "NUM"):
        return False
    if word_at(items, before) in word_set("whole_day"):
        return False
    if items.text[: items.items[phrase.first].start].rstrip().endswith("="):
        return False  # a sum of another time in the money of today: (= today about 12 dollars)
    return not is_at(items, after, "ORD") and word_at(items, after) not in word_set("day_names")


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
    """A number that counts nothing: no unit, sign or counted noun stands beside it."""
    items = phrase.source
    before, after = word_at(items, phrase.first - 1), word_at(items, phrase.last)
    if phrase.rule == "bareyear" and not items.text[items.items[phrase.first].start].isdigit():
        return False  # in words only after "the year"
    if before in _SIGNS_BEFORE or after in _SIGNS_AFTER:
        return False
    if before in word_set("count_before") or is_at(items, phrase.first - 1, "APPROX", "NUM"):
        return False
    return after not in word_set("counted_after") and not is_at(items, phrase.last, "US", "UP", "ZONE")


def _length_allowed(phrase: Phrase) -> bool:
    """A counted unit, unless the unit already belongs to what follows: resolution 1701 (of) the year 2006."""
    last = phrase.source.items[phrase.last - 1]
    follows = ("YEAR", "WD", "MONTH", "TODAY", "DEICTIC")
    return not ("US" in last.values and is_at(phrase.source, phrase.last, *follows))


def _bare_plural_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    asked = _asks_for_length(phrase) or is_at(items, phrase.first - 1, "JOINED", "IN", "SINCE", "AGO")
    idafa = word_at(items, phrase.last).startswith(_ARTICLE) and not is_at(items, phrase.last, "PREP")
    return asked and not idafa


def _single_allowed(phrase: Phrase) -> bool:
    items, unit = phrase.source, phrase.find("US", "unit")
    if not _asks_for_length(phrase) and not is_at(items, phrase.first - 1, "AGO", "SINCE", "AFTER", "WITHIN"):
        return False
    if unit is not None and unit.values["US"][0] == "second":
        return False  # also "another, once more"
    if unit is not None and unit.values["US"][0] == "decade" and _is_plain_word(items, phrase.last):
        return False  # also "holding (a meeting)"
    return _length_allowed(phrase) and not is_at(items, phrase.last, "ORD", "NUM", "FEAST", "HMONTH")


def _is_plain_word(items: Items, at: int) -> bool:
    """Whether the item is a word that is neither a preposition nor any other word of this lexicon."""
    item = neighbour(items, at)
    return item is not None and not item.values and items.text[item.start].isalpha()


def _unit_allowed(phrase: Phrase) -> bool:
    """Not "the Secretary General": the word is spelled like "the year"."""
    before = word_at(phrase.source, phrase.first - 1)
    return before not in word_set("general_before") or not phrase.find("YEARW")


def _season_allowed(phrase: Phrase) -> bool:
    if word_at(phrase.source, phrase.last) in word_set("season_names"):
        return False
    if any(phrase.find(name) for name in ("MOD", "YEAR", "THIS")) or phrase.has("pos"):
        return True
    return is_at(phrase.source, phrase.first - 1, "IN", "WITHIN", "SINCE", "PREP") and phrase.has("seasond")


def _part_noun_allowed(phrase: Phrase) -> bool:
    """A part of the day that names no day: only as an adverb, and not where it opens a longer noun phrase."""
    return not word_at(phrase.source, phrase.last).startswith(_ARTICLE)


def _clock_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    return not is_at(items, phrase.first - 1, "COLON", "SLASH") and not is_at(items, phrase.last, "COLON")


def _vagueprep_allowed(phrase: Phrase) -> bool:
    """A period or "a little": "for a while", "a while ago", but not "the period of his office"."""
    items, at = phrase.source, phrase.first - 1
    surface = items.text[items.items[phrase.first].start : items.items[phrase.last - 1].end]
    if is_at(items, at, "AGO", "SINCE") or surface.startswith(_ARTICLE) and is_at(items, at, "IN"):
        return True
    if is_at(items, at, "OF") or not is_at(items, at, "PREP"):
        return False
    if is_at(items, at, "AFTER") and is_at(items, phrase.last, "OF"):
        return False  # counted from an event
    return " " in surface or not _is_plain_word(items, phrase.last)


def _vague_allowed(phrase: Phrase) -> bool:
    items = phrase.source
    word = key_of(items.text[items.items[phrase.first].start : items.items[phrase.last - 1].end])
    return not _is_outlet(items, phrase.first, word)


def _has_preposition(phrase: Phrase) -> bool:
    return is_at(phrase.source, phrase.first - 1, "PREP", "WITHIN", "IN")


_GUARDS: Mapping[str, Callable[[Phrase], bool]] = {
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
    "set": lambda phrase: not is_at(phrase.source, phrase.first - 1, "ANNIV"),
    "weekend": lambda phrase: not is_at(phrase.source, phrase.last, "ORD"),
    "adverb": _part_noun_allowed,
    "clock": _clock_allowed,
    "hours": _clock_allowed,
    "vagueprep": _vagueprep_allowed,
    "sizedperiod": _vagueprep_allowed,
}


def is_allowed(phrase: Phrase) -> bool:
    """Whether the words around the phrase let it be a time; rules without a guard need no leave."""
    guard = _GUARDS.get(phrase.rule)
    return guard is None or guard(phrase)
