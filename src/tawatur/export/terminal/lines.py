"""What all views in the terminal share: indents, days, cited words, and what a reader is told of a judgement.

Pure functions over rows and labels; gives rich texts.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from tawatur.export.cite import Citation
from tawatur.export.dates import edtf
from tawatur.export.labels import Labels

_INDENT = 4


def narrow_day(earliest: str | None, latest: str | None, labels: Labels) -> str:
    """An interval for the narrow column of days: EDTF, but ≤ and ≥ where one bound is open."""
    if earliest is None and latest is None:
        return labels.word("day_unknown")
    if earliest is None or latest is None:
        return f"≥{earliest[:10]}" if earliest else f"≤{latest[:10]}" if latest else ""
    return edtf(earliest, latest)


def moment(published: str) -> str:
    """A day or interval as it is, a date-time to the minute."""
    return published[:16].replace("T", " ") if "T" in published else published


def indent(line: Text, depth: int) -> Text:
    """A line so many steps inside."""
    return Text(" " * (_INDENT * depth)).append_text(line)


def cited_line(cited: Citation) -> Text:
    """A place and the sentence there."""
    line = Text(f"{cited.place}  ", style="green")
    line.append(cited.excerpt, style="default")
    return line


def set_out(heads: Sequence[str], rows: Sequence[Sequence[str]], counts: frozenset[int]) -> Text:
    """Rows in columns under their heads, the last as wide as it is; the columns in `counts` end together.

    Set by hand: rich lays out a table cell by cell, which takes ten times as long for ten thousand rows, and
    folds cells where the screen is narrow: an id cut in two names nothing.
    """
    widths = [max(cell_len(row[at]) for row in (heads, *rows)) for at in range(len(heads) - 1)]
    return Text(
        "\n".join(
            "  ".join(
                [
                    f"{cell:>{width}}" if at in counts else set_cell_size(cell, width)
                    for at, (cell, width) in enumerate(zip(row, widths, strict=False))
                ]
                + [row[-1]]
            )
            for row in (heads, *rows)
        )
    )


def reasons_line(reasons: Iterable[str], labels: Labels) -> str:
    """The reasons of a judgement on one line."""
    return labels.word("semicolon").join(labels.reason(reason) for reason in reasons)


def judged(verdict: str, score: float, decided_by: str, labels: Labels) -> str:
    """How a judgement ended, how surely, and who made it: the machine, or a person by name."""
    return f"{labels.of('judgement', verdict)} {score:.2f} ({labels.of('judge', decided_by)})"
