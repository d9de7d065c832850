"""How real an event is: the features of a trigger's surroundings and the words of the lexicon that bear on it.

Reads `lexicon/data/status.yaml`, a View, its triggers and attributions; writes nothing. The features are weighed by a small
trained network; the markers found are the explanation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Protocol

import numpy as np

from tawatur.annotate.events.features import bucket
from tawatur.annotate.events.network import Network, load_network
from tawatur.annotate.events.view import Spanned, Trigger, View
from tawatur.annotate.events.words import is_definite, light_stem
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

STATUSES = (
    "occurred",
    "ongoing",
    "planned",
    "invited",
    "alleged",
    "denied",
    "cancelled",
    "conditional",
    "background",
)
_WEIGHTS = files("tawatur.annotate.events") / "weights" / "status.npz"
# Which statuses a class of markers speaks for: shown as the reason where the network agrees.
_SPEAKS_FOR: Mapping[str, tuple[str, ...]] = {
    "negation": ("denied",),
    "denial": ("denied",),
    "future": ("planned", "conditional"),
    "future_phrase": ("planned", "conditional"),
    "wish": ("planned", "conditional"),
    "condition": ("conditional",),
    "hearsay": ("alleged",),
    "cancelling": ("cancelled",),
    "invitation": ("invited",),
    "history": ("background", "occurred"),
    "ongoing": ("ongoing",),
    "begun": ("occurred",),
}
_BEHIND = 3  # a time before the trigger counts as so many tokens farther than one after it
_BEFORE = 14  # tokens before a trigger that are searched for markers: a long clause
_AHEAD = 10  # tokens after it in which the verb of a nominal subject stands
_AFTER = 6  # tokens after it: its adjectives
_CLAUSE_ENDS = frozenset(".\u061f!:\u061b;")


@dataclass(frozen=True, slots=True)
class Said:
    """The innermost attribution around a trigger."""

    kind: str
    certainty: str
    quote: str


class Timed(Spanned, Protocol):
    """A time expression with its TIMEX3 type and value."""

    @property
    def type(self) -> str:
        """DATE, TIME, DURATION or SET."""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""


@cache
def _network() -> Network:
    return load_network(_WEIGHTS)


def document_features(
    view: View,
    triggers: Sequence[Trigger],
    said: Sequence[Said | None],
    times: Sequence[Timed],
    published: str | None,
) -> list[list[str]]:
    """Features of all triggers of a document, in order."""
    made: list[list[str]] = []
    rank, sentence = 0, -1
    for trigger, around in zip(triggers, said, strict=True):
        rank = rank + 1 if view.sentence_of[trigger.head] == sentence else 0
        sentence = view.sentence_of[trigger.head]
        own = features(view, trigger, rank, around, nearest_time(view, trigger, times, published))
        made.append(own + _beside(view, triggers, len(made)))
    return made


def _beside(view: View, triggers: Sequence[Trigger], at: int) -> list[str]:
    """The events before and after in the sentence: what is demanded, refused or feared is not yet so."""
    trigger = triggers[at]
    found = []
    for side, other in (("B", at - 1), ("A", at + 1)):
        if not 0 <= other < len(triggers) or not _one_sentence(view, triggers[other], trigger):
            found.append(f"e{side}-")
            continue
        near = triggers[other]
        gap = trigger.first - near.stop if side == "B" else near.first - trigger.stop
        shape = f"{view.pos[near.head]}{view.aspect[near.head]}"
        found += [
            f"e{side}{near.type}{min(4, bucket(max(0, gap)))}",
            f"E{side}{near.type}{view.pos[trigger.head]}{view.aspect[trigger.head]}",
            f"F{side}{shape}{view.pos[trigger.head]}{view.aspect[trigger.head]}{min(4, bucket(max(0, gap)))}",
            f"L{side}{view.lemmas[near.head]}",
        ]
        if side == "B" and 0 < gap <= 2:
            found.append(f"j{near.type}{' '.join(view.forms[near.stop : trigger.first])}")
    return found


def _one_sentence(view: View, one: Trigger, other: Trigger) -> bool:
    return view.sentence_of[one.head] == view.sentence_of[other.head]


def read_statuses(
    view: View,
    triggers: Sequence[Trigger],
    said: Sequence[Said | None],
    times: Sequence[Timed],
    published: str | None,
) -> list[tuple[str, str]]:
    """The status of each trigger with its reason."""
    if not triggers:
        return []
    network = _network()
    listed = document_features(view, triggers, said, times, published)
    scores = network.scores(network.embed(listed))
    made = []
    for at, (trigger, row, listing) in enumerate(zip(triggers, scores, listed, strict=True)):
        best = int(row.argmax())
        ruled = _ruled(view, triggers, at)
        if ruled is not None:
            made.append(ruled)
        elif network.labels[best] in ("planned", "ongoing") and _is_historic_present(view, trigger, listing):
            made.append((STATUSES[0], f"{STATUSES[0]} (the present tense of a headline)"))
        else:
            name = network.labels[best]
            made.append((name, _reason(view, trigger, name, float(np.exp(row[best])))))
    return made


@cache
def _negations() -> frozenset[str]:
    return frozenset(
        fold(entry["form"], strong=True) for entry in load_yaml("status.yaml")["direct_negation"]
    )


def _ruled(view: View, triggers: Sequence[Trigger], at: int) -> tuple[str, str] | None:
    """The status where the words leave no choice: a verb right after a negation, what somebody is accused of.

    On the annotated articles the first is right in 14 of 21 (the rest are conditions), the second in 19 of 29.
    """
    trigger = triggers[at]
    if not trigger.first:
        return None
    before = view.forms[trigger.first - 1]
    around = markers(view, trigger)
    if view.pos[trigger.head] == "VERB" and before in _negations():
        return (
            None
            if any(name == "condition" for name, _ in around)
            else ("denied", f"denied ({before} before it)")
        )
    accusing = triggers[at - 1] if at else None
    if accusing is not None and accusing.type == "ACCUSE" and view.pos[trigger.first - 1] == "ADP":
        charge = [
            token for name, token in around if name == "hearsay" and accusing.first <= token < accusing.stop
        ]
        if charge:
            return "alleged", f"alleged (after {view.forms[charge[0]]})"
    return None


def _is_historic_present(view: View, trigger: Trigger, listed: Sequence[str]) -> bool:
    """Whether a headline tells in the present tense what has happened: no marker and no later time speaks against it."""
    return (
        view.headline[view.sentence_of[trigger.head]]
        and view.aspect[trigger.head] == "Imp"
        and view.pos[trigger.first - 1 if trigger.first else trigger.first] not in ("AUX", "PART")
        and not markers(view, trigger)
        and not any(feature.startswith("uafter") for feature in listed)
    )


def _reason(view: View, trigger: Trigger, status: str, score: float) -> str:
    """The markers that speak for a status, or the form of the trigger."""
    words = [
        view.forms[token] for name, token in markers(view, trigger) if status in _SPEAKS_FOR.get(name, ())
    ][:2]
    because = ", ".join(words) if words else f"{view.pos[trigger.head]} {view.aspect[trigger.head]}".strip()
    return f"{status} {score:.2f} ({because})"


@cache
def _markers() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Folded form to the classes and scopes that it marks."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, entry in load_yaml("status.yaml")["markers"].items():
        for word in entry["entries"]:
            found.setdefault(fold(word["form"], strong=True), []).append((name, entry["scope"]))
    return MappingProxyType({form: tuple(classes) for form, classes in found.items()})


def markers(view: View, trigger: Trigger) -> list[tuple[str, int]]:
    """Marker classes that bear on a trigger with the token that carries each, nearest first."""
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    known = _markers()
    found = []
    for token in range(trigger.first - 1, max(first, trigger.first - _BEFORE) - 1, -1):
        if view.text[view.starts[token]] in _CLAUSE_ENDS:
            break
        for name, scope in known.get(view.forms[token], ()):
            if scope == "clause":
                found.append((name, token))
    for token in range(trigger.stop, min(stop, trigger.stop + _AFTER)):
        if view.text[view.starts[token]] in _CLAUSE_ENDS:
            break
        for name, scope in known.get(view.forms[token], ()):
            if scope == "phrase":
                found.append((name, token))
    return sorted(found, key=lambda item: (abs(item[1] - trigger.head), item[0]))


def _nearby(view: View, trigger: Trigger) -> list[str]:
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    features = []
    for step in range(1, 5):
        token = trigger.first - step
        features.append(f"b{step}{view.forms[token]}" if token >= first else f"b{step}^")
        if token >= first:
            features.append(f"w{view.forms[token]}")
    for step in range(4):
        token = trigger.stop + step
        features.append(f"a{step}{view.forms[token]}" if token < stop else f"a{step}$")
    for token in range(max(first, trigger.first - _BEFORE), trigger.first):
        if view.pos[token] in ("VERB", "AUX", "SCONJ", "PART"):
            features.append(f"v{view.forms[token]}")
    return features


def stands(value: str, published: str | None) -> str:
    """How a TIMEX3 value stands to the publication day: before, same, after; or what is open about it.

    >>> stands("2024-04", "2024-04-11"), stands("2024-04-12", "2024-04-11"), stands("PAST_REF", None)
    ('same', 'after', 'PAST_REF')
    """
    if value.endswith("_REF"):
        return value
    if not value[:4].isdigit() or not published:
        return f"open{value[:1]}"
    width = min(len(value), 10)
    day = published[:width]
    return "before" if value[:width] < day else "same" if value[:width] == day else "after"


def nearest_time(view: View, trigger: Trigger, times: Sequence[Timed], published: str | None) -> list[str]:
    """How the nearest time of the sentence stands to the publication day, and how near it is; one after counts as nearer."""
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    low, high = view.span(first, stop)
    best: tuple[int, Timed] | None = None
    for time in times:
        if low <= time.start < high:
            at, end = view.tokens(time.start, time.end)
            gap = at - trigger.stop if at >= trigger.stop else trigger.first - end + _BEHIND
            if best is None or gap < best[0]:
                best = gap, time
    if best is None:
        return ["none"]
    relation = stands(best[1].value, published)
    return [f"{relation}{best[1].type}", f"{relation}{0 if best[0] < 3 else 1 if best[0] < 8 else 2}"]


def features(view: View, trigger: Trigger, rank: int, said: Said | None, when: Sequence[str]) -> list[str]:
    """Features of one trigger: its form, its surroundings, who says so, and its time beside the document's.

    `rank` is the place of the trigger among those of its sentence; `when` says how its time stands to the publication day
    (before, same, after) and of what type it is.
    """
    head = trigger.head
    form, lemma, pos = view.forms[head], view.lemmas[head], view.pos[head]
    first, stop = view.sentences[view.sentence_of[head]]
    aspect = view.aspect[head]
    before = view.forms[trigger.first - 1] if trigger.first > first else "^"
    governing = next(
        (
            t
            for t in range(trigger.first - 1, max(first, trigger.first - _BEFORE) - 1, -1)
            if view.pos[t] == "VERB"
        ),
        -1,
    )
    verb = f"{view.lemmas[governing]}{view.aspect[governing]}" if governing >= 0 else "-"
    following = next(
        (t for t in range(trigger.stop, min(stop, trigger.stop + _AHEAD)) if view.pos[t] == "VERB"), -1
    )
    told = f"{view.forms[following - 1]}{view.aspect[following]}" if following >= 0 else "-"
    mood = f"{view.forms[governing - 1]}{view.aspect[governing]}" if governing > first else "-"
    source = f"{said.kind}{said.certainty}" if said else "-"
    listed = [
        "1",
        f"t{trigger.type}",
        f"f{form}",
        f"l{lemma}",
        f"s{light_stem(form)}",
        f"p{pos}{aspect}",
        f"tp{trigger.type}{pos}{aspect}",
        f"d{is_definite(form)}{pos}",
        f"x{form[:2]}{pos}",
        f"y{before}{pos}{aspect}",
        f"h{view.headline[view.sentence_of[head]]}{pos}{aspect}",
        f"g{verb}",
        f"gm{mood}{pos}",
        f"o{told}{pos}",
        f"oa{view.aspect[following] if following >= 0 else '-'}{pos}{is_definite(form)}",
        f"ga{view.aspect[governing] if governing >= 0 else '-'}{pos}",
        f"q{source}",
        f"qp{source}{pos}{aspect}",
        f"qt{said.quote if said else '-'}",
        f"r{min(3, rank)}{pos}",
        f"n{bucket(view.sentence_of[head])}{pos}{aspect}",
        f"z{bucket(trigger.first - first)}",
        *(f"u{item}" for item in when),
        *(f"up{item}{pos}{aspect}" for item in when),
        *(f"ug{item}{pos}{view.aspect[governing] if governing >= 0 else '-'}" for item in when[:1]),
        *_nearby(view, trigger),
    ]
    seen = set()
    for order, (name, token) in enumerate(markers(view, trigger)):
        distance = bucket(abs(token - head))
        listed += [f"m{name}{min(5, distance)}", f"mf{view.forms[token]}{pos}{aspect}"]
        if name not in seen:
            listed += [f"m{name}{pos}{aspect}", f"m1{name}" if order == 0 else f"m2{name}"]
            seen.add(name)
    if not seen:
        listed.append(f"m-{pos}{aspect}")
    return listed
