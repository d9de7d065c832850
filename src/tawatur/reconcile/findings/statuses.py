"""Announced here and done there, reported here and denied there.

Reads the statuses of an event's mentions; gives `status` findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tawatur.model.record import Finding
from tawatur.reconcile.events.pairs import are_one_act
from tawatur.reconcile.events.stays import VISIT, comers
from tawatur.reconcile.findings.book import CLOSE_STORY, Entry, Page, are_elsewhere, one_contact
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import says

_PUBLIC = frozenset(
    {"VISIT", "MEET", "RECEIVE", "CALL", "SIGN", "VOTE", "APPOINT", "RESIGN", "RELEASE", "WITHDRAW", "DEPLOY"}
)
"""Types that are announced and then carried out; for the others a plan and its fulfilment are seldom one act."""

_COPULA = 12
"""Characters before a trigger in which "that ... is" leads to it."""

_CLAUSE = 60
"""Characters between a plan and the day that it names."""

_ATTITUDES = frozenset({"REJECT", "REQUEST", "ACCUSE", "THREATEN", "ENDORSE", "COOPERATE", "AID"})
"""Types whose denial is another attitude, not another account."""

_DONE = frozenset({"occurred", "ongoing"})


def status_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on whether the event happened."""
    if page.event.type == "OTHER" or len(page.documents) > CLOSE_STORY:
        return
    done = [entry for entry in page.entries if entry.mention.status in _DONE]
    ahead = [entry for entry in page.entries if entry.mention.status == "planned"]
    denied = [entry for entry in page.entries if entry.mention.status == "denied"]
    if not done or not (ahead or denied):
        return
    about = teller.event(page.event)
    done_documents = {entry.mention.doc_id for entry in done}
    before = [
        entry
        for entry in ahead
        if entry.mention.doc_id not in done_documents
        and any(_fulfils(other, entry, material) for other in done)
    ]
    if before and page.event.type in _PUBLIC:
        done_so = [entry for entry in done if any(_fulfils(entry, other, material) for other in before)]
        told = _one_each([_told(entry, material) for entry in (*before, *done_so)])
        yield teller.finding("status", "update", about, told, "status_update")
    rivals = [
        (one, two)
        for one in done
        for two in denied
        if _is_one_act(two, one)
        and _is_in_one_word(two, one)
        and two.mention.doc_id not in done_documents
        and not two.scene.is_vague
        and not _is_presumed(two, material)
    ]
    if rivals and page.event.type not in _ATTITUDES:
        told = [_told(entry, material) for pair in rivals for entry in pair]
        yield teller.finding("status", "conflict", about, told, "status_conflict")


def fulfilled_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """Visits that one report announces and others tell, where they are two events: of one visitor, on one day, at
    one place.
    """
    visits: dict[tuple[str, str], list[tuple[Page, Entry]]] = defaultdict(list)
    plans: list[tuple[Page, Entry]] = []
    for page in book:
        for entry in page.entries:
            mention = entry.mention
            if mention.type != VISIT or mention.earliest is None or mention.earliest != mention.latest:
                continue
            if mention.status == "planned":
                plans.append((page, entry))
            elif mention.status == "occurred":
                for name in comers(entry.scene) & material.persons:
                    visits[name, mention.earliest].append((page, entry))
    for page, plan in plans:
        done = [
            (other, act)
            for name in sorted(comers(plan.scene) & material.persons)
            for other, act in visits.get((name, plan.mention.earliest or ""), ())
            if other.event.event_id != page.event.event_id and act.mention.doc_id != plan.mention.doc_id
            if plan.scene.places and act.scene.places and _fulfils(act, plan, material)
        ]
        if done:
            about = teller.event(done[0][0].event)
            told = _one_each([_told(entry, material) for entry in (plan, *(act for _, act in done))])
            yield teller.finding("status", "update", about, told, "status_update")


def _is_one_act(plan: Entry, act: Entry) -> bool:
    """Whether a plan and an act are told of one party and under one type, so that one fulfils the other."""
    return plan.mention.type == act.mention.type and bool(plan.scene.parties & act.scene.parties)


def _is_in_one_word(denied: Entry, act: Entry) -> bool:
    """Whether a denial and a report of force speak of one act: who no longer rules a town may still be at war in it."""
    return denied.mention.type in _PUBLIC or are_one_act(denied.scene.stems, act.scene.stems)


def _is_presumed(denied: Entry, material: Material) -> bool:
    """Whether a denial takes its event for granted and denies something of it ("denies that the talks touched on
    it").
    """
    mention = denied.mention
    before = material.text(mention.doc_id, max(0, mention.start - _COPULA), mention.start)
    return says(before, "presumes")


def _fulfils(act: Entry, plan: Entry, material: Material) -> bool:
    """Whether an act is what was planned: done, of the same people, there, and not before the plan was printed."""
    if are_elsewhere(act, plan, material):
        return False
    shared = {name for name in plan.scene.parties & act.scene.parties if name in material.entities}
    named = bool(shared & material.persons) or len(shared) > 1
    same = _is_one_act(plan, act) and one_contact(plan, act)
    return act.mention.status == "occurred" and same and named and _not_after(plan, act, material)


def _not_after(plan: Entry, act: Entry, material: Material) -> bool:
    """Whether the plan was not printed after the act was: a later plan is of another act."""
    first, last = (material.days.get(entry.mention.doc_id) for entry in (plan, act))
    return first is None or last is None or first <= last


def _told(entry: Entry, material: Material) -> Told:
    """The trigger; of what is still ahead with its day, if that is told in the same clause ("visits the city
    tomorrow").
    """
    mention = entry.mention
    words = listed("status")[mention.status]
    time = material.times.get(mention.time_id or "")
    end = mention.end
    if time is not None and mention.status == "planned" and time.end <= mention.sentence_end:
        end = max(end, time.end if time.start - mention.end <= _CLAUSE else end)
    return Told(mention.status, words["en"], words["ar"], mention.doc_id, mention.start, end)


def _one_each(told: Iterable[Told]) -> list[Told]:
    """The first place of each value in each document."""
    kept: dict[tuple[str, str], Told] = {}
    for each in sorted(told, key=lambda each: (each.doc_id, each.start)):
        kept.setdefault((each.value, each.doc_id), each)
    return list(kept.values())
