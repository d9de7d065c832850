"""Disagreements in the terminal, each with its sides and their words."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from tawatur.export.disputes import Dispute
from tawatur.export.labels import Labels
from tawatur.export.record import Record
from tawatur.export.terminal.lines import cited_line, indent, narrow_day
from tawatur.export.timeline import entry

_SIDE_CITATIONS = 4  # of one side of a disagreement; the rest is counted


def finding_lines(disputes: list[Dispute], record: Record, labels: Labels) -> Iterator[RenderableType]:
    """Each disagreement with its sides and their words."""
    if not disputes:
        yield Text(labels.word("no_findings"))
    for found in disputes:
        head = Text()
        head.append(
            labels.of("verdict", found.verdict), style="bold red" if found.verdict == "conflict" else "bold"
        )
        head.append(f" · {labels.of('finding_kind', found.kind)} · {_subject(found, record, labels)}")
        yield head
        yield indent(Text(labels.explanation(found)), 1)
        yield indent(Text(f"{found.finding_id} → {found.subject_id}", style="dim"), 1)
        for side in found.sides:
            outlets = labels.word("comma").join(labels.isolated(outlet) for outlet in side.outlets)
            origins = labels.count(side.text_origins, "text_origin")
            yield indent(
                Text(f"{labels.isolated(labels.shown(side))}: {outlets} · {origins}", style="cyan"), 1
            )
            for cited in side.citations[:_SIDE_CITATIONS]:
                yield indent(cited_line(cited), 2)
            if len(side.citations) > _SIDE_CITATIONS:
                yield indent(Text(f"+{len(side.citations) - _SIDE_CITATIONS} (--json)", style="dim"), 2)


def _subject(found: Dispute, record: Record, labels: Labels) -> str:
    if found.subject_kind == "event" and found.subject_id in record.members:
        about = entry(record, record.events[found.subject_id])
        day = narrow_day(about.earliest, about.latest, labels)
        return f"{labels.of('event_type', about.type)} {labels.parties(about, limit=3)} {day}"
    name = found.subject_ar if labels.language == "ar" else found.subject_en
    return labels.isolated(name or found.subject_ar or found.subject_id)
