"""One happening on two days, or told before it is said to have happened.

Reads the dated mentions of an event; gives `date` findings. A day counted from the day of publication
("yesterday") may be some off, because a page is often taken days late: it is held against named days only, and
disagrees from two days on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.model.annotation import EventMention, TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.events.scene import trigger_stem
from tawatur.reconcile.events.windows import DAILY
from tawatur.reconcile.findings.book import Entry, Page, are_elsewhere, is_pinned, one_contact
from tawatur.reconcile.findings.telling import Teller, Told, day_ar, day_en, listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import says
from tawatur.text.calendar_names import cldr_weekdays

_ONE_DAY = frozenset(
    {
        "MEET",
        "RECEIVE",
        "CALL",
        "SIGN",
        "AGREE",
        "KILL",
        "ATTACK",
        "ARREST",
        "RELEASE",
        "APPOINT",
        "RESIGN",
        "VISIT",
    }
    | {"VOTE", "DISASTER", "INVITE", "ENDORSE", "NEGOTIATE"}
)
"""Types that happen, or begin, on one day."""

_WAVES, _FEW = frozenset({"ATTACK", "KILL", "ARREST", "AGREE", "ENDORSE", "NEGOTIATE"}), 8
"""Types that come in waves or in steps, and the documents up to which two of their dates are still of one happening."""

_STAYS = frozenset({"VISIT", "RECEIVE"})
"""Types of which one stay has several days."""

_DONE = frozenset({"occurred", "ongoing", "alleged"})
_AHEAD = frozenset({"planned", "invited"})
_SOON = 4
"""Days after its announcement on which a happening may still be dated by mistake; later it is another one."""

_CLAUSE = 45
"""Characters between a trigger and a day of its own clause."""

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

_LIMIT = 7
"""Days; two dates further apart are two happenings taken for one, not one happening with two dates."""


@dataclass(frozen=True, slots=True)
class _Dated:
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


def date_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on the days of one event."""
    if page.event.type not in _ONE_DAY or any(entry.scene.is_series for entry in page.entries):
        return
    if page.event.type in _WAVES and (len(page.documents) > _FEW or not is_pinned(page, material)):
        return
    dated = [*_dated(page.entries, material), *_beside(page.entries, material)]
    done = [each for each in dated if each.entry.mention.status in _DONE]
    if page.event.type == "VISIT":  # its other days are no days on which it happened too
        done = [each for each in done if _is_beginning(each, material)]
    if clash := _clash(done, 1 if page.event.type in _WAVES else _LIMIT):
        one = len({each.time.doc_id for each in clash}) == 1
        if one and page.event.type in _WAVES | {"VISIT", "DISASTER"}:
            return  # one report follows a visit or a storm through its days, and tells several attacks
        told = [each.told for each in clash]
        sentence = "date_within" if one else "date_conflict"
        yield teller.finding("date", "conflict", teller.event(page.event), told, sentence)
    reported = {each.entry.mention.doc_id for each in done}
    ahead = [each for each in dated if each.entry.mention.status in _AHEAD]
    ahead = [each for each in ahead if each.entry.mention.doc_id not in reported]
    if done and (
        moved := [each for each in ahead if all(_is_moved(each, other, material) for other in done)]
    ):
        told = [each.told for each in (*moved, *done)]
        yield teller.finding("date", "update", teller.event(page.event), told, "date_moved")
    if page.event.type not in _WAVES:
        yield from _announced(page, done, material, teller)


def arrival_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One text that lets one visitor arrive on one day and begin his visit on the next; his visits may be two events."""
    by_document: dict[tuple[str, str], list[tuple[Page, _Dated]]] = defaultdict(list)
    for page in book:
        if page.event.type != "VISIT":
            continue
        for each in (*_dated(page.entries, material), *_beside(page.entries, material)):
            entry = each.entry
            if (
                entry.scene.is_series
                or entry.mention.status not in _DONE
                or not _is_beginning(each, material)
            ):
                continue
            for name in sorted(entry.scene.parties & material.persons):
                by_document[entry.mention.doc_id, name].append((page, each))
    for listed_here in by_document.values():
        clash = _clash([each for _, each in listed_here], _LIMIT)
        if clash and max(each.latest for each in clash) - min(each.earliest for each in clash) <= _SOON:
            about = teller.event(min((page.event for page, _ in listed_here), key=lambda e: e.event_id))
            yield teller.finding("date", "conflict", about, [each.told for each in clash], "date_within")


def _dated(entries: Iterable[Entry], material: Material) -> Iterator[_Dated]:
    for entry in entries:
        mention = entry.mention
        time = material.times.get(mention.time_id or "")
        first, last = ordinal(mention.earliest), ordinal(mention.latest)
        if time is None or first is None or last is None or last - first > 1 or entry.scene.is_vague:
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
        yield _Dated(entry, time, first, last, is_soft)


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
    """Whether the words right before a day are of an arrival: it dates the stay, not the meeting ("... where he came on")."""
    return says(material.text(time.doc_id, max(0, time.start - _RIGHT_BEFORE), time.start), "begins")


def _is_of_statement(time: TimeRef, mention: EventMention, material: Material) -> bool:
    """Whether a day stands between the cue and the content of the statement that tells the event: it was said then."""
    attribution = material.attributions.get(mention.attribution_id or "")
    return attribution is not None and attribution.cue_start <= time.start < attribution.content_start


def _is_reference(mention: EventMention, material: Material) -> bool:
    """Whether a happening only says when another was ("before his visit he said on Friday")."""
    before = words_of(material.text(mention.doc_id, mention.sentence_start, mention.start))[-1:]
    return bool(before) and says(before[0], "before_or_after")


def _beside(entries: Iterable[Entry], material: Material) -> Iterator[_Dated]:
    """Days written after a trigger in its own clause, where the mention has its day from elsewhere: "the meeting, which we
    reported on the 11th ... The meeting took place on the eve of the feast"."""
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
                yield _Dated(entry, time, low, high, time.basis == "relative-to-document")


def _is_beginning(dated: _Dated, material: Material) -> bool:
    """Whether a visit is said to begin then: by its trigger, or by a word between trigger and day."""
    mention, time = dated.entry.mention, dated.time
    if says(mention.surface, "begins"):
        return True
    low, high = sorted((mention.end, time.start))
    around = f"{mention.surface} {material.text(mention.doc_id, low, high)}"
    return high - low <= _CLAUSE and says(around, "begins")


def _apart(left: _Dated, right: _Dated, most: int) -> bool:
    if not one_contact(left.entry, right.entry) or not _is_one_harm(left.entry, right.entry):
        return False
    days = max(left.earliest - right.latest, right.earliest - left.latest)
    is_of_two = left.time.doc_id != right.time.doc_id
    if left.is_soft and right.is_soft and is_of_two:
        return False
    return (2 if is_of_two and (left.is_soft or right.is_soft) else 1) <= days <= most


def _is_moved(ahead: _Dated, done: _Dated, material: Material) -> bool:
    """Whether what was announced happened on another day, at the same stop of a journey."""
    return not are_elsewhere(ahead.entry, done.entry, material) and _apart(ahead, done, _LIMIT)


def _is_one_harm(one: Entry, two: Entry) -> bool:
    """Whether two mentions of harm name a party, a number or a place in common: raids come back the next day, and one road
    has accidents every day."""
    if one.scene.family not in DAILY or one.mention.doc_id == two.mention.doc_id:
        return True
    ours, theirs = one.scene, two.scene
    if ours.numbers & theirs.numbers or ours.parties & theirs.parties:
        return True
    return "DISASTER" not in (ours.type, theirs.type) and bool(ours.places & theirs.places)


def _clash(dated: Sequence[_Dated], most: int) -> list[_Dated]:
    """Those that disagree with at least one other by up to so many days."""
    return [each for each in dated if any(_apart(each, other, most) for other in dated)]


def _announced(page: Page, done: Sequence[_Dated], material: Material, teller: Teller) -> Iterator[Finding]:
    """The event is dated after the day on which a report of it was already published."""
    for entry in page.entries:
        time = _day_of_report(entry, material)
        if time is None or entry.mention.status not in _DONE:
            continue
        reported = ordinal(time.latest)
        late = [
            each for each in done if reported is not None and reported < each.earliest <= reported + _SOON
        ]
        late = [each for each in late if not each.is_soft and each.entry.scene.parties & entry.scene.parties]
        if not late or reported is None:
            continue
        earlier = Told(
            time.latest or "", day_en(reported), day_ar(reported), time.doc_id, time.start, time.end
        )
        later = late[0].told
        yield teller.finding(
            "date",
            "conflict",
            teller.event(page.event),
            [earlier, *(each.told for each in late)],
            "date_reported",
            earlier={"en": earlier.en, "ar": earlier.ar},
            later={"en": later.en, "ar": later.ar},
        )
        return


def _day_of_report(entry: Entry, material: Material) -> TimeRef | None:
    """The day written between cue and content of the statement that reports the event ("in a post on Saturday, that ...")."""
    attribution = material.attributions.get(entry.mention.attribution_id or "")
    if attribution is None:
        return None
    low = min(attribution.cue_start, entry.mention.sentence_start)
    taken = {mention.time_id for mention in material.event_mentions_of(entry.mention.doc_id)}
    for time in material.times_of(entry.mention.doc_id):
        inside = low <= time.start and time.end <= attribution.content_start and time.time_id not in taken
        if inside and time.latest and time.earliest == time.latest:
            return time
    return None
