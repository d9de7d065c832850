"""Documents in the terminal: the list of all, and one to read with the words that were asked for."""

from collections.abc import Iterator

from rich import box
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from tawatur.export.cite import clip
from tawatur.export.labels import Labels
from tawatur.export.passage import Passage
from tawatur.export.sources import DocumentLine
from tawatur.export.terminal.lines import moment

_NUMBERS = frozenset({"documents", "words", "events"})  # columns that are counts
_WORD = 8  # columns that the words of a table's cells need to stay whole
_SHARED = 3  # documents with passages in common that are named
_AROUND = 400  # characters of a document on either side of cited words


def _table(columns: tuple[str, ...], labels: Labels, *, wraps: tuple[str, ...]) -> Table:
    """An empty table; on a narrow terminal only the columns in `wraps` give way: an id cut short names
    nothing.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        justify: JustifyMethod = "right" if column in _NUMBERS else "left"
        table.add_column(
            labels.of("column", column),
            justify=justify,
            no_wrap=column not in wraps,
            overflow="fold",
            min_width=_WORD,
        )
    return table


def document_table(lines: list[DocumentLine], labels: Labels) -> Table:
    """Documents with day, origin letter, reprints and credits, Arabic last."""
    columns = ("key", "published", "origin", "words", "events", "outlet")
    table = _table(columns, labels, wraps=("published", "outlet"))
    for line in lines:
        notes = []
        if line.reprint_of:
            notes.append(f"{labels.word('reprint_of')} {labels.isolated(line.reprint_of)}")
        if line.shares_with:
            shared = labels.word("comma").join(labels.isolated(key) for key in line.shares_with[:_SHARED])
            notes.append(f"{labels.word('shares_with')} {shared}")
        if line.credited_to:
            notes.append(f"{labels.word('credited_to')} {labels.isolated(line.credited_to)}")
        day = moment(line.published) if line.published else labels.word("no_date")
        is_read = line.published_basis not in (None, "given")
        basis = f" ({labels.of('basis', line.published_basis)})" if is_read else ""
        outlet = labels.isolated(line.outlet or labels.word("unknown_outlet"))
        parts = [outlet, *notes, clip(line.title or "", 0, 1, width=70)]
        table.add_row(
            line.key,
            day + basis,
            line.origin_letter,
            str(line.n_words),
            str(line.n_events),
            Text(" · ".join(part for part in parts if part)),
        )
    return table


def passage_lines(found: Passage, labels: Labels) -> Iterator[Text]:
    """A document to read, or the sentences around cited words, which stand in brackets."""
    line, cited = found.document, found.cited
    day = moment(line.published) if line.published else labels.word("no_date")
    outlet = labels.isolated(line.outlet or labels.word("unknown_outlet"))
    yield Text(f"{cited.place if cited else line.key}  {day} · {outlet}", style="green")
    if line.title:
        yield Text(line.title, style="bold")
    if cited is None:
        yield Text(f"\n{found.text}")
        return
    before = found.text[max(0, cited.start - _AROUND) : cited.start]
    after = found.text[cited.end : cited.end + _AROUND]
    shown = Text("\n" + ("… " if cited.start > _AROUND else "") + before)
    shown.append(f"[{cited.words}]", style="bold")
    yield shown.append(after + (" …" if cited.end + _AROUND < len(found.text) else ""))
