"""Citations: the words that a statement rests on, in their sentence, in their document.

Reads the record's documents; every citation's `words` equal `text[start:end]`. No view states a fact without
one.
"""

from dataclasses import dataclass

from tawatur.export.record import Record

_CLIP = 240
"""Characters of a sentence shown in a terminal line or a list: about two printed lines."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A span with the sentence around it. Offsets are half-open code points into the document's text."""

    doc_id: str
    key: str
    """The document's key; its id where another document has the same key."""
    outlet: str | None
    published: str | None
    """ISO 8601, as given or read from the text; else the day or interval inferred from it."""
    start: int
    end: int
    words: str
    sentence_start: int
    sentence_end: int
    sentence: str

    @property
    def place(self) -> str:
        """`document:start-end`, as printed."""
        return f"{self.key}:{self.start}-{self.end}"

    @property
    def excerpt(self) -> str:
        """The sentence on one line, cut at word ends around the words where it is long."""
        return clip(self.sentence, self.start - self.sentence_start, self.end - self.sentence_start)


def cite(record: Record, doc_id: str, start: int, end: int) -> Citation:
    """The citation of a span; a span over several sentences is cited with all of them."""
    document = record.documents[doc_id]
    first, _ = record.sentence_at(doc_id, start)
    _, last = record.sentence_at(doc_id, max(start, end - 1))
    sentence_start, sentence_end = min(first, start), max(last, end)
    return Citation(
        doc_id=doc_id,
        key=record.called(doc_id),
        outlet=document.outlet,
        published=record.published(doc_id),
        start=start,
        end=end,
        words=document.text[start:end],
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        sentence=document.text[sentence_start:sentence_end],
    )


def clip(text: str, start: int, end: int, width: int = _CLIP) -> str:
    """`text` on one line, at most about `width` characters, keeping `text[start:end]` in view.

    >>> clip("one two three four five six", 4, 7, width=11)
    'one two three …'
    """
    if len(text) <= width:
        return " ".join(text.split())
    spare = max(0, width - (end - start)) // 2
    left, right = max(0, start - spare), min(len(text), max(end, start) + spare)
    if left == 0:
        right = min(len(text), width)
    elif right == len(text):
        left = max(0, len(text) - width)
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    shown = " ".join(text[left:right].split())
    return f"{'… ' if left else ''}{shown}{' …' if right < len(text) else ''}"
