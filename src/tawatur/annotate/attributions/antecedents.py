"""Which name of the text a source is, also where the source is a title or a noun (the minister, the agency).

Reads a View and a chosen source; gives the id of a name of the same text, or None where the text does not say.
"""

from tawatur.annotate.attributions.phrases import Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Names that a definite noun may stand for, by the group of the noun.
_TYPES = {
    "person": frozenset({"PER"}),
    "analyst": frozenset({"PER"}),
    "agency": frozenset({"ORG"}),
    "outlet": frozenset({"ORG"}),
    "official": frozenset({"ORG", "GPE"}),
}
_BESIDE = 8  # words between an office and the name beside it: "the minister of foreign affairs of the kingdom, N. N."


def source_name(view: View, unit: Unit) -> str | None:
    """The id of the name that `unit` is or stands for, or None."""
    if unit.name >= 0:
        return view.names[unit.name].id
    title = view.title_at[unit.head]
    if title >= 0 and view.names[title].id is not None:
        return view.names[title].id
    lists = words()
    key = view.keys[unit.head]
    wanted = _TYPES.get(unit.group)
    if wanted is None or not key.startswith(lists.article):
        return None
    bare = key[len(lists.article) :]
    for word in range(unit.head - 1, -1, -1):
        if view.keys[word] in (bare, key) or view.keys[word][1:] in (bare, key):
            index = _name_beside(view, word, wanted)
            if index >= 0:
                return view.names[index].id
    return None


def _name_beside(view: View, word: int, types: frozenset[str]) -> int:
    """The name in the phrase that the office or class noun at `word` begins, or -1."""
    sentence = view.sentence_of[word]
    for at in range(word, min(len(view.keys), word + _BESIDE)):
        if view.sentence_of[at] != sentence:
            return -1
        index = view.name_at[at]
        if index >= 0 and view.names[index].type in types:
            return index
    return -1
