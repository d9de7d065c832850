"""Documents in the terminal: the list of all, and one to read with the words that were asked for."""

from collections.abc import Iterator

from rich.text import Text

from tawatur.export.cite import clip
from tawatur.export.labels import Labels
from tawatur.export.passage import Passage
from tawatur.export.sources import DocumentLine
from tawatur.export.terminal.lines import moment, set_out

_TITLE = 70  # characters of a title in a list
_SHARED = 3  # documents with passages in common that are named
_AROUND = 400  # characters of a document on either side of cited words


def document_list(lines: list[DocumentLine], labels: Labels) -> Text:
    """Documents with day, origin letter, reprints and credits, one a line, Arabic last."""
    heads = [
        labels.of("column", column) for column in ("key", "published", "origin", "words", "events", "outlet")
    ]
    rows = [
        [
            line.key,
            _published(line, labels),
            line.origin_letter,
            str(line.n_words),
            str(line.n_events),
            _described(line, labels),
        ]
        for line in lines
    ]
    return set_out(heads, rows, frozenset({3, 4}))


def _published(line: DocumentLine, labels: Labels) -> str:
    """The day, and where it is from if it was not given."""
    day = moment(line.published) if line.published else labels.word("no_date")
    is_read = line.published_basis not in (None, "given")
    return f"{day} ({labels.of('basis', line.published_basis)})" if is_read else day


def _described(line: DocumentLine, labels: Labels) -> str:
    """The outlet, what the text shares with others, and the title."""
    parts = [labels.isolated(line.outlet or labels.word("unknown_outlet"))]
    if line.reprint_of:
        parts.append(f"{labels.word('reprint_of')} {labels.isolated(line.reprint_of)}")
    if line.shares_with:
        shared = labels.word("comma").join(labels.isolated(key) for key in line.shares_with[:_SHARED])
        parts.append(f"{labels.word('shares_with')} {shared}")
    if line.credited_to:
        parts.append(f"{labels.word('credited_to')} {labels.isolated(line.credited_to)}")
    if line.title:
        parts.append(clip(line.title, 0, 1, width=_TITLE))
    return " · ".join(parts)


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
