"""Tables of cells to rows: `.csv` and `.tsv` files with a head line, as spreadsheets write them.

Reads decoded text; gives rows with the number of the line on which each ends. The invariant: a row that does
not fit its head is told, never guessed.
"""

import csv
import io
from collections.abc import Iterator

_SEPARATORS = ",;\t"
_LONGEST_CELL = 1 << 24  # characters: what is too long for an article is told later, in its own words
csv.field_size_limit(_LONGEST_CELL)


def table_rows(text: str, needed: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Each row under its head, or what is wrong with it; empty cells are left out.

    A table without the column `needed` is told once: it is another table than one of articles. The separator is
    the one of comma, semicolon and tab that the head has most of.

    >>> list(table_rows('id;text\\n7;"a;b"\\n', "text"))
    [(2, {'id': '7', 'text': 'a;b'})]
    """
    head = text.lstrip("\n\r").partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = [cell.strip().lower() for cell in cells]
                if needed not in names:
                    yield reader.line_num, f"the head line has no column {needed!r}"
                    return
            elif len(cells) > len(names):
                yield reader.line_num, f"{len(cells)} cells under a head of {len(names)}; put texts in quotes"
            else:
                yield reader.line_num, {name: cell for name, cell in zip(names, cells, strict=False) if cell}
    except csv.Error as error:
        yield reader.line_num, f"not a table that can be read from here on: {error}"
