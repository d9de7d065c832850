"""Statements in the terminal: who says what, through whom."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from tawatur.export.cite import clip
from tawatur.export.labels import Labels
from tawatur.export.marks import speaker_name
from tawatur.export.said import Statement
from tawatur.export.terminal.lines import indent


def statement_lines(said: list[Statement], labels: Labels) -> Iterator[RenderableType]:
    """Who says what: chain, cue and kind, then the content."""
    if not said:
        yield Text(labels.word("no_statements"))
    for found in said:
        head = Text()
        day = (found.cited.published or labels.word("no_date"))[:10]
        head.append(f"{day:<11} ", style="bold cyan")
        chain = [labels.isolated(speaker_name(speaker, labels)) for speaker in found.chain]
        outlet = labels.isolated(found.cited.outlet or found.cited.key)
        head.append(" › ".join([outlet, *chain]), style="bold")
        kinds = (
            labels.of("statement_kind", found.kind),
            labels.of("certainty", found.certainty),
            labels.of("quote", found.quote),
            labels.of("source_kind", found.speaker.kind),
        )
        head.append(f"  {' · '.join(kinds)}", style="dim")
        content = Text(f"{found.cited.place}  ", style="green")
        content.append(f"[{found.cue}] ", style="dim")
        content.append(clip(found.content, 0, 1), style="default")
        yield head
        yield indent(content, 1)
