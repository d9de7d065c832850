"""One happening on two days, or told before it is said to have happened.

Reads the dated mentions of an event; gives `date` findings. A day counted from the day of publication
("yesterday") may be some off, because a page is often taken days late: it is held against named days only, and
disagrees from two days on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.events.acts import CONTACT
from tawatur.reconcile.events.pairs import are_one_act
from tawatur.reconcile.events.windows import DAILY
from tawatur.reconcile.findings.book import Entry, Page, are_elsewhere, is_pinned, one_contact
from tawatur.reconcile.findings.dated import Dated, dated_beside, dated_mentions, is_beginning
from tawatur.reconcile.findings.telling import Teller, Told, day_ar, day_en, template
from tawatur.reconcile.material import Material

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

_DONE = frozenset({"occurred", "ongoing", "alleged"})
_AHEAD = frozenset({"planned", "invited"})
_SOON = 4
"""Days after its announcement on which a happening may still be dated by mistake; later it is another one."""

_LIMIT = 7
"""Days; two dates further apart are two happenings taken for one, not one happening with two dates."""


def date_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on the days of one event."""
    if page.event.type not in _ONE_DAY or any(entry.scene.is_series for entry in page.entries):
        return
    if page.event.type in _WAVES and (len(page.documents) > _FEW or not is_pinned(page, material)):
        return
    dated = [*dated_mentions(page.entries, material), *dated_beside(page.entries, material)]
    done = [each for each in dated if each.entry.mention.status in _DONE]
    if page.event.type == "VISIT":  # its other days are no days on which it happened too
        done = [each for each in done if is_beginning(each, material)]
    first_told = [] if page.event.type in _WAVES else _announced(page, done, material)
    # One report follows a visit or a storm through its days, and tells several attacks.
    many = page.event.type in _WAVES | {"VISIT", "DISASTER"}
    if clash := _clash(done, 1 if page.event.type in _WAVES else _LIMIT, within=not many):
        told = [*(each.told for each in clash), *first_told[:1]]
        one = len({each.doc_id for each in told}) == 1
        sentence = "date_within" if one else "date_conflict"
        yield teller.finding("date", "conflict", teller.event(page.event), told, sentence)
    elif first_told:
        yield teller.finding("date", "conflict", teller.event(page.event), first_told, "date_reported")
    reported = {each.entry.mention.doc_id for each in done}
    ahead = [each for each in dated if each.entry.mention.status in _AHEAD]
    ahead = [each for each in ahead if each.entry.mention.doc_id not in reported]
    if done and (
        moved := [each for each in ahead if all(_is_moved(each, other, material) for other in done)]
    ):
        told = [each.told for each in (*moved, *done)]
        yield teller.finding("date", "update", teller.event(page.event), told, "date_moved")


def arrival_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One text that lets one visitor arrive on one day and begin his visit on the next; his visits may be two
    events.
    """
    by_document: dict[tuple[str, str], list[tuple[Page, Dated]]] = defaultdict(list)
    for page in book:
        if page.event.type != "VISIT":
            continue
        for each in (*dated_mentions(page.entries, material), *dated_beside(page.entries, material)):
            entry = each.entry
            if entry.scene.is_series or entry.mention.status not in _DONE or not is_beginning(each, material):
                continue
            for name in sorted(entry.scene.parties & material.persons):
                by_document[entry.mention.doc_id, name].append((page, each))
    for listed_here in by_document.values():
        clash = _clash([each for _, each in listed_here], _LIMIT)
        if clash and max(each.latest for each in clash) - min(each.earliest for each in clash) <= _SOON:
            about = teller.event(min((page.event for page, _ in listed_here), key=lambda e: e.event_id))
            yield teller.finding("date", "conflict", about, [each.told for each in clash], "date_within")


def _apart(left: Dated, right: Dated, most: int) -> bool:
    if not one_contact(left.entry, right.entry) or not _is_one_act(left.entry, right.entry):
        return False
    days = max(left.earliest - right.latest, right.earliest - left.latest)
    is_of_two = left.time.doc_id != right.time.doc_id
    if left.is_soft and right.is_soft and is_of_two:
        return False
    return (2 if is_of_two and (left.is_soft or right.is_soft) else 1) <= days <= most


def _is_moved(ahead: Dated, done: Dated, material: Material) -> bool:
    """Whether what was announced happened on another day, at the same stop of a journey."""
    return not are_elsewhere(ahead.entry, done.entry, material) and _apart(ahead, done, _LIMIT)


def _is_one_act(one: Entry, two: Entry) -> bool:
    """Whether two mentions of what is no contact tell of one act by more than their parties.

    In one report by one word: counting votes is no voting. Of harm in two by a number or a town: raids come back the
    next day, and one road has accidents every day.
    """
    ours, theirs = one.scene, two.scene
    if ours.family == CONTACT:
        return True
    if ours.doc_id == theirs.doc_id:
        return are_one_act(ours.stems, theirs.stems)
    return ours.family not in DAILY or bool(ours.numbers & theirs.numbers)


def _clash(dated: Sequence[Dated], most: int, *, within: bool = True) -> list[Dated]:
    """Those that disagree with at least one other by up to so many days, of one report only if `within`.

    Reports that share a day do not disagree with each other.
    """
    days: dict[str, set[int]] = defaultdict(set)
    for each in dated:
        days[each.time.doc_id].add(each.earliest)

    def disagree(one: Dated, two: Dated) -> bool:
        ours, theirs = one.time.doc_id, two.time.doc_id
        is_asked = within if ours == theirs else not days[ours] & days[theirs]
        return is_asked and _apart(one, two, most)

    return [each for each in dated if any(disagree(each, other) for other in dated)]


def _announced(page: Page, done: Sequence[Dated], material: Material) -> list[Told]:
    """A day on which a report of the event was already out, then the later days that it is dated to; else nothing."""
    for entry in page.entries:
        time = _day_of_report(entry, material)
        reported = ordinal(time.latest) if time else None
        if time is None or reported is None or entry.mention.status not in _DONE:
            continue
        late = [
            each.told
            for each in done
            if reported < each.earliest <= reported + _SOON
            and not each.is_soft
            and each.entry.scene.parties & entry.scene.parties
        ]
        if late:
            words = {"en": day_en(reported), "ar": day_ar(reported)}
            en, ar = (template("date_already")[language].format(day=words[language]) for language in words)
            return [Told(time.latest or "", en, ar, time.doc_id, time.start, time.end), *late]
    return []


def _day_of_report(entry: Entry, material: Material) -> TimeRef | None:
    """The day written between cue and content of the statement that reports the event ("in a post on Saturday, that
    ...").
    """
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
