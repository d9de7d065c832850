"""Numbers that belong to an event: killed, wounded, prisoners, sums, visits, with unit and exactness.

Reads a View, triggers, candidates, the filled slots and the numbers of the text; gives rows of `quantities`. A number
belongs to the event whose slot its noun fills, else to the nearest event of its clause; dates, ages and ordinals are
not counted.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, light_stem
from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import EventMention, Quantity
from tawatur.text.fold import fold
from tawatur.text.numerals import Number, numbers

_NEAR = 8  # tokens between a number and the event that it is counted for, where it fills no slot
_AROUND = 30  # code points before and after a number in which its exactness is said
_SCALE_DIGITS = 4  # a bare number of four digits without a noun is read as a year or a label


@cache
def _units() -> Mapping[str, str]:
    units = load_yaml("quantities.yaml")["units"]
    return MappingProxyType(
        {fold(form, strong=True): unit for unit, forms in units.items() for form in forms}
    )


@cache
def _exactness() -> tuple[tuple[str, str], ...]:
    """Folded words and what they say, the longest first."""
    listed = load_yaml("quantities.yaml")["exactness"]
    pairs = [(fold(form, strong=True), name) for name, forms in listed.items() for form in forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _not_counted() -> frozenset[str]:
    return frozenset(fold(form, strong=True) for form in load_yaml("quantities.yaml")["not_counted"])


def find_quantities(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    events: Sequence[EventMention],
) -> list[Quantity]:
    """The quantities of a document, in order of the table's key."""
    in_time = [False] * len(view.forms)
    for candidate in candidates:
        if candidate.kind == TIME:
            in_time[candidate.first : candidate.stop] = [True] * (candidate.stop - candidate.first)
    rows = []
    for number in numbers(view.text):
        first, stop = view.tokens(number.start, number.end)
        if first >= stop or number.kind not in ("cardinal", "dual") or any(in_time[first:stop]):
            continue
        at = _event_of(view, triggers, candidates, filled, first, stop)
        if at is None:
            continue
        unit, end = _unit(view, number, stop, triggers[at])
        if unit is None:
            continue
        start = number.start
        event = events[at]
        rows.append(
            Quantity(
                event.event_mention_id,
                event.doc_id,
                start,
                end,
                view.text[start:end],
                number.value,
                unit,
                exactness(view.text, number.start, end),
            )
        )
    return sorted(rows, key=lambda row: (row.event_mention_id, row.start, row.end))


def _unit(view: View, number: Number, stop: int, trigger: Trigger) -> tuple[str | None, int]:
    """What is counted and where the words end; None where the number is none of an event."""
    sentence_end = view.sentences[view.sentence_of[stop - 1]][1]
    if number.kind == "dual":
        form = view.forms[stop - 1]
        known = _units().get(form) or _units().get(light_stem(form))
        return known, number.end
    first = view.tokens(number.start, number.end)[0]
    if first > 0 and view.pos[first - 1] == "NOUN" and is_definite(view.forms[first - 1]):
        return None, number.end  # a label: "Division 98"
    if stop < sentence_end and (view.pos[stop] in ("NOUN", "X", "PROPN") or view.forms[stop] in _units()):
        form = view.forms[stop]
        if form in _not_counted() or light_stem(form) in _not_counted():
            return None, number.end
        unit = _units().get(form) or _units().get(view.lemmas[stop]) or view.lemmas[stop]
        return unit, view.ends[stop]
    if (
        number.value >= 10 ** (_SCALE_DIGITS - 1)
        and float(number.value).is_integer()
        and number.value < 10**_SCALE_DIGITS
    ):
        return None, number.end
    return load_yaml("quantities.yaml")["bare"].get(trigger.type), number.end


def _event_of(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    first: int,
    stop: int,
) -> int | None:
    """The event whose slot the counted phrase fills, else the nearest of the clause."""
    owners = [
        slot.trigger
        for slot in filled
        if candidates[slot.candidate].lead <= stop
        and first <= candidates[slot.candidate].stop
        and candidates[slot.candidate].first <= stop
        and candidates[slot.candidate].kind != TIME
    ]
    sentence = view.sentence_of[first]
    near = [
        index
        for index, trigger in enumerate(triggers)
        if view.sentence_of[trigger.head] == sentence and _gap(trigger, first, stop) <= _NEAR
    ]
    pool = owners or near
    return min(pool, key=lambda index: (_gap(triggers[index], first, stop), index), default=None)


def _gap(trigger: Trigger, first: int, stop: int) -> int:
    return max(first - trigger.stop, trigger.first - stop, 0)


def exactness(text: str, start: int, end: int) -> str:
    """How exact the number at [start, end) is said to be.

    >>> text = "مقتل نحو 30 شخصا"
    >>> exactness(text, 9, 11)
    'about'
    """
    before = f" {fold(text[max(0, start - _AROUND) : start], strong=True).strip()} "
    after = f" {fold(text[end : end + _AROUND], strong=True).strip()} "
    for words, name in _exactness():
        if before.endswith(f" {words} ") or (
            name in ("at-least", "at-most", "about") and after.startswith(f" {words} ")
        ):
            return name
    return "exact"
