"""Read packaged lexicon files, once each.

Reads `lexicon/data/*.yaml` and `*.tsv`; writes nothing. Every data file opens with a comment that names its
source and licence; every entry carries an English gloss.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tawatur.errors import LexiconError

_DATA = files("tawatur.lexicon") / "data"


def _read(name: str) -> str:
    try:
        return (_DATA / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"lexicon file {name} is not installed") from error


@cache
def load_yaml(name: str) -> Any:
    """The content of `lexicon/data/<name>`; shared between callers, so treat it as read-only.

    Raises LexiconError naming the file (and line, where known) if it is absent or malformed.
    """
    try:
        return yaml.load(_read(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"lexicon file {name}: {error}") from error


@cache
def load_tsv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/data/<name>` by the header's column names; lines that begin with `#` are comments.

    Raises LexiconError naming file and line where a row has another number of columns than the header.
    """
    numbered = [
        (number, line)
        for number, line in enumerate(_read(name).splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        raise LexiconError(f"lexicon file {name} is empty")
    cells = list(csv.reader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = cells[0]
    for (number, _), row in zip(numbered[1:], cells[1:], strict=True):
        if len(row) != len(header):
            raise LexiconError(
                f"lexicon file {name}, line {number}: {len(row)} columns, expected {len(header)}"
            )
    return tuple(dict(zip(header, row, strict=True)) for row in cells[1:])
