"""Features from which the status of an event is read: its form, what governs it, who says so, its time, what was told
before.

Reads a View, its triggers, attributions and times; writes nothing. The same code makes the features in training and at
run time, so a change here needs new weights (`train.events`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tawatur.annotate.events.columns import bucket
from tawatur.annotate.events.markers import REACH, classes_of, ends_clause, markers
from tawatur.annotate.events.view import Spanned, Trigger, View
from tawatur.annotate.events.words import is_definite, light_stem

_PARTING = frozenset({"VERB", "AUX", "SCONJ", "DET"})
_BEHIND = 3  # a time before the trigger counts as so many tokens farther than one after it
_AHEAD = 10  # tokens after a trigger in which the verb of a nominal subject stands
_LINKS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "AUX"})
_GOVERNORS = 2  # words up the chain of government that are looked at
# Days from the time to the publication, the last of each step: ahead, the day itself, yesterday, a week, a season, a
# year, long ago.
_DAYS = (-1, 0, 2, 10, 45, 400)


@dataclass(frozen=True, slots=True)
class Said:
    """The innermost attribution around a trigger."""

    kind: str
    certainty: str
    quote: str
    source_kind: str = ""
    cue: tuple[int, int] = (0, 0)
    """Span of the cue; empty where there is none."""
    depth: int = 1
    """How many attributions hold the trigger."""


class Timed(Spanned, Protocol):
    """A time expression with its TIMEX3 type and value."""

    @property
    def type(self) -> str:
        """DATE, TIME, DURATION or SET."""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""


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


def days_ago(value: str, published: str | None) -> str:
    """How long before the publication a TIMEX3 value lies, on a coarse scale; a month or year counts by its middle.

    >>> days_ago("2024-04-10", "2024-04-11"), days_ago("2019", "2024-04-11"), days_ago("P3D", "2024-04-11")
    ('2', '6', '-')
    """
    middle = value + {4: "-07-01", 7: "-15"}.get(len(value), "")
    try:
        ago = (date.fromisoformat((published or "")[:10]) - date.fromisoformat(middle[:10])).days
    except ValueError:
        return "-"
    return str(sum(ago > limit for limit in _DAYS))


class StatusFeatures:
    """Features of the triggers of one document, by index; `shape` is part of speech and aspect throughout."""

    def __init__(
        self,
        view: View,
        triggers: Sequence[Trigger],
        said: Sequence[Said | None],
        times: Sequence[Timed],
        published: str | None,
    ) -> None:
        self.view = view
        self.triggers = triggers
        self.markers = [markers(view, trigger) for trigger in triggers]
        self._said = said
        self._times = times
        self._published = published

    def __call__(self, at: int) -> list[str]:
        """Features of one trigger."""
        trigger = self.triggers[at]
        shape = self._shape(trigger.head)
        return [
            *self._form(at, shape),
            *self._clause(trigger, shape),
            *self._governors(trigger, shape),
            *self._nearby(trigger),
            *self._beside(at),
            *self._when(trigger, shape),
            *self._voice(at, shape),
            *self._told(at, shape),
            *self._markers(at, shape),
        ]

    def _shape(self, token: int) -> str:
        return f"{self.view.pos[token]}{self.view.aspect[token]}"

    def _together(self, one: Trigger, other: Trigger) -> bool:
        """Whether two triggers stand in one sentence."""
        return self.view.sentence_of[one.head] == self.view.sentence_of[other.head]

    def _form(self, at: int, shape: str) -> list[str]:
        """The trigger itself and its place in the text."""
        view, trigger = self.view, self.triggers[at]
        head = trigger.head
        sentence = view.sentence_of[head]
        form, pos = view.forms[head], view.pos[head]
        first = view.sentences[sentence][0]
        before = view.forms[trigger.first - 1] if trigger.first > first else "^"
        rank = 0
        while rank < 3 and at > rank and self._together(self.triggers[at - rank - 1], trigger):
            rank += 1
        return [
            "1",
            f"t{trigger.type}",
            f"f{form}",
            f"l{view.lemmas[head]}",
            f"s{light_stem(form)}",
            f"p{shape}",
            f"tp{trigger.type}{shape}",
            f"d{is_definite(form)}{pos}",
            f"x{form[:2]}{pos}",
            f"y{before}{shape}",
            f"h{view.headline[sentence]}{shape}",
            f"r{rank}{pos}",
            f"n{bucket(sentence)}{shape}",
            f"z{bucket(trigger.first - first)}",
        ]

    def _clause(self, trigger: Trigger, shape: str) -> list[str]:
        """The verb before the trigger and the verb after it."""
        view = self.view
        pos = view.pos[trigger.head]
        first, stop = view.sentences[view.sentence_of[trigger.head]]
        before = range(trigger.first - 1, max(first, trigger.first - REACH) - 1, -1)
        after = range(trigger.stop, min(stop, trigger.stop + _AHEAD))
        governing = next((token for token in before if view.pos[token] == "VERB"), -1)
        following = next((token for token in after if view.pos[token] == "VERB"), -1)
        verb = view.aspect[governing] if governing >= 0 else "-"
        told = view.aspect[following] if following >= 0 else "-"
        return [
            f"g{view.lemmas[governing]}{verb}" if governing >= 0 else "g-",
            f"gm{view.forms[governing - 1]}{verb}{pos}" if governing > first else f"gm-{pos}",
            f"ga{verb}{pos}",
            f"o{view.forms[following - 1]}{told}{pos}" if following >= 0 else f"o-{pos}",
            f"oa{told}{pos}{is_definite(view.forms[trigger.head])}",
        ]

    def _governors(self, trigger: Trigger, shape: str) -> list[str]:
        """The words that govern the trigger, up the chain, with the particles between."""
        view = self.view
        first = view.sentences[view.sentence_of[trigger.head]][0]
        found: list[str] = []
        link, order = "", 0
        for token in range(trigger.first - 1, max(first, trigger.first - REACH) - 1, -1):
            pos = view.pos[token]
            if order == _GOVERNORS or ends_clause(view, token):
                break
            if pos in _LINKS:
                link = f"{view.forms[token]}_{link}"
            elif pos in ("NOUN", "VERB"):
                lemma, form = view.lemmas[token], view.forms[token]
                ahead = form[:2] if pos == "VERB" and view.aspect[token] != "Perf" else ""
                found += [
                    f"G{order}l{lemma}",
                    f"G{order}p{self._shape(token)}{shape}{link}",
                    f"G{order}k{link}|{lemma}",
                    f"G{order}f{ahead}{shape}",
                    f"G{order}s{light_stem(form)}",
                ]
                for name in sorted(classes_of(view, token)):
                    found += [f"G{order}c{name}", f"G{order}c{name}{shape}"]
                link, order = "", order + 1
        return found

    def _nearby(self, trigger: Trigger) -> list[str]:
        """The words around, and the verbs and particles before."""
        view = self.view
        first, stop = view.sentences[view.sentence_of[trigger.head]]
        found = []
        for step in range(1, 5):
            token = trigger.first - step
            found.append(f"b{step}{view.forms[token]}" if token >= first else f"b{step}^")
            if token >= first:
                found.append(f"w{view.forms[token]}")
        for step in range(4):
            token = trigger.stop + step
            found.append(f"a{step}{view.forms[token]}" if token < stop else f"a{step}$")
        for token in range(max(first, trigger.first - REACH), trigger.first):
            if view.pos[token] in ("VERB", "AUX", "SCONJ", "PART"):
                found.append(f"v{view.forms[token]}")
        return found

    def _beside(self, at: int) -> list[str]:
        """The events before and after in the sentence: what is demanded, refused or feared is not yet so."""
        view, trigger = self.view, self.triggers[at]
        own = self._shape(trigger.head)
        found = []
        for side, other in (("B", at - 1), ("A", at + 1)):
            if not 0 <= other < len(self.triggers) or not self._together(self.triggers[other], trigger):
                found.append(f"e{side}-")
                continue
            near = self.triggers[other]
            gap = trigger.first - near.stop if side == "B" else near.first - trigger.stop
            far = min(4, bucket(max(0, gap)))
            found += [
                f"e{side}{near.type}{far}",
                f"E{side}{near.type}{own}",
                f"F{side}{self._shape(near.head)}{own}{far}",
                f"L{side}{view.lemmas[near.head]}",
            ]
            if side == "B" and 0 < gap <= 2:
                found.append(f"j{near.type}{' '.join(view.forms[near.stop : trigger.first])}")
        return found

    def _when(self, trigger: Trigger, shape: str) -> list[str]:
        """How the two nearest times of the sentence stand to the publication day; one after the trigger counts as
        nearer.
        """
        view = self.view
        near = self._nearest(trigger)
        if not near:
            return ["unone", f"upnone{shape}"]
        found = []
        for order, (gap, first, time) in enumerate(near):
            relation, ago = stands(time.value, self._published), days_ago(time.value, self._published)
            far = 0 if gap < 3 else 1 if gap < 8 else 2
            found += [
                f"u{order}{relation}{time.type}",
                f"u{order}{relation}{far}",
                f"up{order}{relation}{shape}",
                f"ud{order}{ago}{far}",
                f"ud{order}{ago}{shape}",
                f"uf{order}{view.forms[first]}",
                f"ub{order}{view.forms[first - 1] if first else '^'}{far}",
            ]
        return found

    def _nearest(self, trigger: Trigger) -> list[tuple[int, int, Timed]]:
        """The two nearest times of the sentence: gap in tokens, first token, the time."""
        view = self.view
        low, high = view.span(*view.sentences[view.sentence_of[trigger.head]])
        near = []
        for order, time in enumerate(self._times):
            if low <= time.start < high:
                first, stop = view.tokens(time.start, time.end)
                gap = first - trigger.stop if first >= trigger.stop else trigger.first - stop + _BEHIND
                near.append((gap, order, first, time))
        return [(gap, first, time) for gap, _, first, time in sorted(near, key=lambda item: item[:2])[:2]]

    def is_ahead(self, at: int) -> bool:
        """Whether the nearest time of a trigger's sentence lies after the publication."""
        near = self._nearest(self.triggers[at])
        return bool(near) and stands(near[0][2].value, self._published) == "after"

    def is_due(self, at: int) -> bool:
        """Whether the nearest time lies after the publication and behind the trigger, and no other verb or clause
        stands between.
        """
        near = self._nearest(self.triggers[at])
        if not near or not self.is_ahead(at):
            return False
        stop, first = self.triggers[at].stop, near[0][1]
        return first >= stop and not _PARTING & set(self.view.pos[stop:first])

    def _voice(self, at: int, shape: str) -> list[str]:
        """Who says so, how, and with which verb."""
        view, said = self.view, self._said[at]
        if said is None:
            return ["q-", f"qp-{shape}", f"qn0{shape}"]
        source = f"{said.kind}{said.certainty}"
        found = [
            f"q{source}",
            f"qp{source}{shape}",
            f"qt{said.quote}",
            f"qn{said.depth}{shape}",
            f"qs{said.source_kind}{shape}",
        ]
        first, stop = view.tokens(*said.cue)
        if first < stop:
            found += [f"qc{view.lemmas[first]}", f"qa{view.aspect[first]}{shape}"]
        return found

    def _told(self, at: int, shape: str) -> list[str]:
        """What the document told before: how often, and in which form, of events of this type and of this word."""
        view, trigger = self.view, self.triggers[at]
        definite = is_definite(view.forms[trigger.head])
        found = [
            f"Di{at == 0}",
            f"DN{bucket(len(self.triggers))}",
            f"Dp{4 * view.sentence_of[trigger.head] // max(1, len(view.sentences))}{shape}",
            f"Du{self._published is None}{shape}",
            f"Dn{min(4, sum(other.type == trigger.type for other in self.triggers))}{trigger.type}",
        ]
        alike = [other for other in self.triggers[:at] if other.type == trigger.type]
        same = [other for other in self.triggers[:at] if view.lemmas[other.head] == view.lemmas[trigger.head]]
        for name, told in (("b", alike), ("s", same)):
            found.append(f"D{name}{min(3, len(told))}{shape}{definite}")
            if told:
                last = told[-1].head
                found.append(f"Dv{name}{self._shape(last)}{view.forms[last][:2]}{shape}{definite}")
        return found

    def _markers(self, at: int, shape: str) -> list[str]:
        """The words of the lexicon that bear on the trigger, by class and distance."""
        view, trigger = self.view, self.triggers[at]
        found, seen = [], set()
        for order, (name, token) in enumerate(self.markers[at]):
            distance = bucket(abs(token - trigger.head))
            found += [f"m{name}{min(5, distance)}", f"mf{view.forms[token]}{shape}"]
            if name not in seen:
                found += [f"m{name}{shape}", f"m1{name}" if order == 0 else f"m2{name}"]
                seen.add(name)
        return found or [f"m-{shape}"]
