"""Events in the terminal: the chronology, and one event in full."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from tawatur.export.cite import clip
from tawatur.export.event import EventPage
from tawatur.export.grounds import ground
from tawatur.export.labels import Labels, known
from tawatur.export.marks import speaker_name
from tawatur.export.record import Record
from tawatur.export.terminal.disputes import finding_lines
from tawatur.export.terminal.lines import cited_line, indent, judged, narrow_day, reasons_line
from tawatur.export.timeline import TimelineEntry

_TOPIC = 70  # characters of what an event is about, on its line
_PLACES = 3  # of one claim that are named; the rest is counted


def timeline_lines(entries: list[TimelineEntry], labels: Labels, n_left_out: int) -> Iterator[RenderableType]:
    """The chronology: main events, then the background if there is one; last, how much is left out."""
    shown = {found.event_id for found in entries}
    main = [found for found in entries if found.is_main]
    rest = [found for found in entries if not found.is_main]
    if not entries:
        yield Text(labels.word("no_events"))
    for found in main:
        yield from event_line(found, labels, is_part=found.part_of in shown)
    if rest:
        yield Text(f"\n{labels.word('background')}", style="bold")
    for found in rest:
        yield from event_line(found, labels, is_part=found.part_of in shown)
    if n_left_out:
        yield Text(f"\n{labels.word('background')}: {labels.count(n_left_out, 'event')} (--all)", style="dim")


def event_line(found: TimelineEntry, labels: Labels, *, is_part: bool = False) -> Iterator[Text]:
    """One event as three lines: what happened, how many report it, the sentence that says it best."""
    head = Text()
    head.append(f"{narrow_day(found.earliest, found.latest, labels):<11} ", style="bold cyan")
    head.append(labels.happening(found.status, found.type), style="bold")
    head.append(f"  {labels.parties(found, limit=5)}")
    if found.place:
        head.append(f"  {labels.word('at')} {labels.isolated(labels.name(found.place))}")
    if found.topic:
        head.append(f"  · {labels.isolated(clip(found.topic, 0, 1, width=_TOPIC))}")
    counts = Text(f"{found.event_id}  {labels.support(found.support)}", style="dim")
    if found.findings:
        counts.append(f"  ! {labels.count(len(found.findings), 'finding')}", style="yellow")
    depth = 2 if is_part else 1
    yield indent(head, depth - 1)
    yield indent(counts, depth)
    yield indent(cited_line(found.cited), depth)


def event_lines(page: EventPage, record: Record, labels: Labels, *, why: bool) -> Iterator[RenderableType]:
    """One event in full; `why` adds each report's reason and the judgements that joined or parted them."""
    yield from event_line(page.entry, labels)
    yield Text(labels.of("support", page.entry.support.verdict), style="italic")
    for part in page.parts:
        yield from event_line(part, labels, is_part=True)
    yield Text(f"\n{labels.count(len(page.reports), 'mention')}", style="bold underline")
    for report in page.reports:
        roles = "  ".join(
            f"{labels.of('role', role)}={labels.isolated(words)}" for role, words in report.arguments
        )
        happening = labels.happening(report.status, report.type)
        yield Text(f"{narrow_day(report.earliest, report.latest, labels):<11} {happening}  {roles}")
        if report.said_by:
            speaker = labels.isolated(speaker_name(report.said_by.speaker, labels))
            yield indent(Text(f"{labels.word('says')}: {speaker}", style="dim"), 1)
        yield indent(cited_line(report.cited), 1)
        for reason in report.reasons if why else ():
            yield indent(Text(f"{labels.word('why')}: {ground(reason, labels)}", style="dim"), 1)
    if page.claims:
        yield Text(f"\n{labels.word('claims')}", style="bold underline")
    yield from _claim_lines(page, record, labels)
    if page.disputes:
        yield Text(f"\n{labels.word('findings')}", style="bold underline")
        yield from finding_lines(page.disputes, record, labels)
    if why:
        yield Text(f"\n{labels.word('judgements')}", style="bold underline")
        for link in page.links:
            places = f"{link.left.place} / {link.right.place}"
            yield Text(f"  {judged(link.verdict, link.score, link.decided_by, labels)}  {places}")
            yield indent(Text(reasons_line(link.reasons, labels), style="dim"), 2)


def _claim_lines(page: EventPage, record: Record, labels: Labels) -> Iterator[Text]:
    """What the reports say of an event, value by value, each with the places that say so."""
    places: dict[tuple[str, str], list[str]] = {}
    for claim in page.claims:
        places.setdefault((claim.property, claim.value), []).append(claim.cited.place)
    order = {name: number for number, name in enumerate(known("property"))}
    listed = sorted(places, key=lambda key: (order.get(key[0], len(order)), -len(places[key]), key))
    for name, value in listed:
        cited = places[name, value]
        more = f" +{len(cited) - _PLACES}" if len(cited) > _PLACES else ""
        shown = labels.isolated(_claimed(name, value, record, labels))
        yield Text(f"  {labels.of('property', name)}: {shown}   {'  '.join(cited[:_PLACES])}{more}")


def _claimed(name: str, value: str, record: Record, labels: Labels) -> str:
    """A claimed value as readers know it: a label, a name, else the words."""
    if name in ("type", "status"):
        return labels.of("event_type" if name == "type" else "status", value)
    entity = record.entities.get(value)
    return labels.name(entity) if entity else value
