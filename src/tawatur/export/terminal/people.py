"""People and bodies in the terminal: the list of all, and one in full."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from tawatur.export.labels import Labels, in_english
from tawatur.export.people import EntityLine, EntityPage
from tawatur.export.record import Record
from tawatur.export.terminal.events import timeline_lines
from tawatur.export.terminal.lines import cited_line, indent, judged, reasons_line, set_out
from tawatur.export.terminal.statements import statement_lines

_ALIASES = 6  # spellings shown in a list; the entity's own page has all


def entity_list(lines: list[EntityLine], labels: Labels) -> Text:
    """People and bodies, one a line, Arabic last."""
    heads = [labels.of("column", column) for column in ("id", "type", "documents", "events", "name")]
    rows = [
        [
            line.entity_id,
            labels.of("entity_type", line.type),
            str(line.n_documents),
            str(line.n_events),
            _called(line, labels),
        ]
        for line in lines
    ]
    return set_out(heads, rows, frozenset({2, 3}))


def _called(line: EntityLine, labels: Labels) -> str:
    """An entity's names and first offices; the English name stands before the Arabic ones only in English."""
    names = [line.name_ar, *(alias for alias in line.aliases if alias != line.name_ar)]
    english = f"{line.name_en}  " if line.name_en and labels.language == "en" else ""
    held = [in_english(office) for office in line.offices] if labels.language == "en" else line.offices_ar
    offices = f"  ({labels.word('semicolon').join(held[:2])})" if held else ""
    return f"{english}{' / '.join(names[:_ALIASES])}{offices}"


def entity_lines(page: EntityPage, record: Record, labels: Labels) -> Iterator[RenderableType]:
    """One entity in full."""
    line = page.entity
    english = line.name_en if labels.language == "en" else None
    names = " · ".join(name for name in (english, labels.isolated(line.name_ar)) if name)
    yield Text(f"{names}  ({labels.of('entity_type', line.type)}, {line.entity_id})", style="bold")
    yield Text(
        f"{labels.count(line.n_documents, 'report')} · {labels.count(line.n_mentions, 'mention')}",
        style="dim",
    )
    for spelling in page.spellings:
        yield Text(
            f"  {spelling.n_mentions:>4} × {labels.isolated(spelling.surface)}   {spelling.cited.place}"
        )
    for held in page.offices:
        as_of = f" ({held.as_of})" if held.as_of else ""
        yield Text(f"  {labels.isolated(labels.office(held))}{as_of}", style="bold")
        yield indent(cited_line(held.cited), 1)
    for tie in page.ties:
        left, right = (labels.isolated(side) for side in labels.ends(tie))
        yield Text(f"  {left} {labels.of('tie_kind', tie.kind)} {right}", style="bold")
        yield indent(cited_line(tie.cited), 1)
    yield Text(f"\n{labels.word('timeline')}", style="bold underline")
    yield from timeline_lines(page.events, labels, 0)
    if page.said:
        yield Text(f"\n{labels.word('statements')}", style="bold underline")
        yield from statement_lines(page.said, labels)
    if page.reasons:
        yield Text(f"\n{labels.word('judgements')}", style="bold underline")
    for reason in page.reasons:
        sides = f"{labels.isolated(reason.left)} / {labels.isolated(reason.right)}"
        yield Text(f"  {judged(reason.verdict, reason.score, reason.decided_by, labels)}  {sides}")
        yield Text(f"      {reasons_line(reason.reasons, labels)}", style="dim")
