"""The days that event mentions are told of, as `dates` holds them against each other.

Reads mentions with their times; gives `Dated`. Days of a statement, of the end of a stay and of a report
are left out: nothing happened on them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tawatur.model.annotation import EventMention, TimeRef
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.events.scene import trigger_stem
from tawatur.reconcile.findings.book import Entry
from tawatur.reconcile.findings.telling import Told, day_ar, day_en, listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import says
from tawatur.text.calendar_names import cldr_weekdays

_STAYS = frozenset({"VISIT", "RECEIVE"})
"""Types of which one stay has several days."""

_CLAUSE = 45
"""Characters between a trigger and a day of its own clause."""

_ADJACENT = 2
"""Characters between a source and the day on which it spoke."""

_RIGHT_BEFORE = 12
"""Characters before a day in which the verb of its own clause stands."""

_OPENING, _DASH = 20, 6
"""Characters before a day that opens a text (a weekday, a town), and after it, in which the dash stands."""

_AFTER_DATE = re.compile(r"[^\w\n]{0,3}[-\u2013\u2014:]")

_SENTENCE = 80
"""Characters between a trigger and a day that is added after a comma."""

_NIGHT = "TNI"
"""How the value of a night ends (TIMEX3)."""

_COMMA = "\u060c "


@dataclass(frozen=True, slots=True)
class Dated:
    """An event mention with one of its days."""

    entry: Entry
    time: TimeRef
    earliest: int
    latest: int
    is_soft: bool
    """Counted from the day of publication, or that day itself."""

    @property
    def told(self) -> Told:
        one = self.earliest == self.latest
        en = day_en(self.earliest) if one else f"{day_en(self.earliest)} \u2013 {day_en(self.latest)}"
        ar = day_ar(self.earliest) if one else f"{day_ar(self.earliest)} \u2013 {day_ar(self.latest)}"
        value = self.time.earliest or ""
        return Told(value, en, ar, self.time.doc_id, self.time.start, self.time.end)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for name, _ in cldr_weekdays(["ar"]) for word in words_of(name))


@cache
def _ends() -> frozenset[str]:
    return frozenset(trigger_stem(entry["form"])[0] for entry in listed("ends"))


def dated_mentions(entries: Iterable[Entry], material: Material) -> Iterator[Dated]:
    """Mentions with a day, or a night, of their own: no vague ones, and no days that are of something else."""
    for entry in entries:
        mention = entry.mention
        time = material.times.get(mention.time_id or "")
        first, last = ordinal(mention.earliest), ordinal(mention.latest)
        if time is None or first is None or last is None or last - first > 1 or entry.scene.is_vague:
            continue
        if not _is_its_own(time, mention) or (last > first and not time.value.endswith(_NIGHT)):
            continue
        if trigger_stem(mention.surface)[0] in _ends() or time.type not in ("DATE", "TIME"):
            continue
        if mention.type in _STAYS and _is_end(mention, material):
            continue
        if mention.type not in _STAYS and _is_of_arrival(time, material):
            continue
        if _is_of_statement(time, mention, material) or _is_reference(mention, material):
            continue
        named = bool(_weekdays() & set(words_of(time.surface)))
        is_counted = time.basis == "relative-to-document" and not named
        is_soft = is_counted or _is_night(time) or _is_of_report(time, material)
        yield Dated(entry, time, first, last, is_soft)


def _is_its_own(time: TimeRef, mention: EventMention) -> bool:
    """Whether a day stands in the sentence of its mention, or opens the text: one from another sentence is said of
    another mention.
    """
    return mention.sentence_start <= time.start < mention.sentence_end or time.start <= _OPENING


def _is_night(time: TimeRef) -> bool:
    """Whether it is a night without a day's name: half of it belongs to the next day."""
    return (time.value or "").endswith(_NIGHT) and not _weekdays() & set(words_of(time.surface))


def _is_of_report(time: TimeRef, material: Material) -> bool:
    """Whether a day opens a text before a dash: it is that of the report, and its news may be of the day before."""
    after = material.text(time.doc_id, time.end, time.end + _DASH)
    return time.start <= _OPENING and _AFTER_DATE.match(after) is not None


def _is_end(mention: EventMention, material: Material) -> bool:
    """Whether a sentence tells the end of a visit ("received him at the close of his visit")."""
    text = material.text(mention.doc_id, mention.sentence_start, mention.sentence_end)
    return any(word in _ends() for word in words_of(text))


def _is_of_arrival(time: TimeRef, material: Material) -> bool:
    """Whether the words right before a day are of an arrival: it dates the stay, not the meeting ("... where he came
    on").
    """
    return says(material.text(time.doc_id, max(0, time.start - _RIGHT_BEFORE), time.start), "begins")


def _is_of_statement(time: TimeRef, mention: EventMention, material: Material) -> bool:
    """Whether it was said or printed then: a day between the cue and the content of the statement that tells the
    event, one right behind whom any statement names as its source ("..., as a source said on Friday, ..."), or that
    of an issue."""
    if says(material.text(time.doc_id, max(0, time.start - _RIGHT_BEFORE), time.start), "issues"):
        return True
    attribution = material.attributions.get(mention.attribution_id or "")
    if attribution is not None and attribution.cue_start <= time.start < attribution.content_start:
        return True
    return any(
        0 <= time.start - max(said.cue_end, said.source_end or 0) <= _ADJACENT
        for said in material.attributions_of(time.doc_id)
        if not said.content_start <= time.start < said.content_end
    )


def _is_reference(mention: EventMention, material: Material) -> bool:
    """Whether a happening only says when another was ("before his visit he said on Friday")."""
    before = words_of(material.text(mention.doc_id, mention.sentence_start, mention.start))[-1:]
    return bool(before) and says(before[0], "before_or_after")


def dated_beside(entries: Iterable[Entry], material: Material) -> Iterator[Dated]:
    """Days written after a trigger in its own clause, where the mention has its day from elsewhere: "the meeting,
    which we reported on the 11th ... The meeting took place on the eve of the feast"."""
    for entry in entries:
        mention = entry.mention
        if entry.scene.is_vague:
            continue
        for time in material.times_of(mention.doc_id):
            low, high = ordinal(time.earliest), ordinal(time.latest)
            if not mention.end <= time.start <= min(mention.end + _SENTENCE, mention.sentence_end - 1):
                continue
            if low is None or high is None or high > low or time.type not in ("DATE", "TIME"):
                continue
            between = material.text(mention.doc_id, mention.end, time.start)
            others = material.triggers_in(mention.doc_id, mention.end, time.start)
            is_its_own = not others and says(between, "took_place")
            is_added = others < 2 and between.endswith(_COMMA) and says(mention.surface, "begins")
            if time.time_id != mention.time_id and (is_its_own or is_added):
                yield Dated(entry, time, low, high, time.basis == "relative-to-document")


def is_beginning(dated: Dated, material: Material) -> bool:
    """Whether a visit is said to begin then: by its trigger, or by a word between trigger and day."""
    mention, time = dated.entry.mention, dated.time
    if says(mention.surface, "begins"):
        return True
    low, high = sorted((mention.end, time.start))
    around = f"{mention.surface} {material.text(mention.doc_id, low, high)}"
    return high - low <= _CLAUSE and says(around, "begins")
