"""What a text says of a source that it does not name: sources, close to the command; one of them, who is an
official of.

Reads a View and a chosen source; gives where its description ends. The words tell what an unnamed source is
worth.
"""

from tawatur.annotate.attributions.units import Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_COMMAS = frozenset("\u060c,")
# Words of a description: close to the committee of defence and national security of the parliament.
_LONGEST = 16


def described_end(view: View, unit: Unit) -> int:
    """Where the source ends, with the apposition that describes it if it is unnamed."""
    if unit.group != "anonymous" or unit.kind != "NOUN":
        return unit.end
    lists = words()
    word = unit.last
    if word + 1 >= len(view.keys) or view.keys[word] not in _COMMAS:
        return unit.end
    first = word + 1
    if view.keys[first] in lists.copulas:
        first += 1
    elif (
        view.tag(first) not in ("ADJ", "NOUN")
        or view.keys[min(first + 1, len(view.keys) - 1)] not in lists.prepositions
    ):
        return unit.end
    article = view.keys[first].startswith(lists.article) if first < len(view.keys) else True
    if article or view.name_at[first] >= 0 or view.is_verb(first):
        return unit.end
    last = first + 1
    limit = min(view.sentences[view.sentence_of[unit.first]][1], first + _LONGEST)
    while last < limit and not _stops(view, last):
        last += 1
    return view.ends[last - 1]


def _stops(view: View, word: int) -> bool:
    key = view.keys[word]
    quoted = view.quote_at[word] >= 0 and not view.speech[view.quote_at[word]]
    lists = words()
    return (
        (not key[:1].isalnum() and not quoted)
        or key in lists.complementisers
        or (key in lists.relatives and key not in lists.prepositions)
        or view.is_verb(word)
    )
