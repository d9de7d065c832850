"""Whether an office stands right beside the name of the man who is said to hold it.

Reads an office with the names and titles of its document. Titles may stand in a row before one name; a word that is
neither a name nor a title parts them.
"""

import re
from collections.abc import Iterable, Sequence

from tawatur.model.annotation import Title
from tawatur.model.record import Office
from tawatur.reconcile.material import Material

_FAR = 90
"""Characters between an office and its holder: a row of titles, no clause."""

_WORD = re.compile(r"\w{2,}")
"""What parts an office from a name; a single letter is a conjunction."""


def is_beside(office: Office, titles: Sequence[Title | Office], material: Material) -> bool:
    """Whether a name of the office's holder stands before or after it with nothing but titles between."""
    for mention in material.mentions_in(office.doc_id, office.start - _FAR, office.end + _FAR):
        if material.entity_of.get(mention.mention_id) != office.entity_id:
            continue
        low, high = min(mention.end, office.end), max(mention.start, office.start)
        if low > high or not _parted(office.doc_id, low, high, titles, material):
            return True
    return False


def _parted(doc_id: str, low: int, high: int, titles: Iterable[Title | Office], material: Material) -> bool:
    """Whether words other than titles stand between two places."""
    between = list(material.text(doc_id, low, high))
    for title in titles:
        for at in range(max(low, title.start), min(high, title.end)):
            between[at - low] = " "
    left = "".join(between)
    return _WORD.search(left) is not None or any(mark in left for mark in ".\n\u061b")
