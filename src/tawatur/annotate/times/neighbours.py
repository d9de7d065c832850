"""The items beside a phrase: what they are and what they say.

Reads `Items`; a line's end hides what lies behind it, as the text's own ends do.
"""

from tawatur.annotate.times.items import Item, Items
from tawatur.annotate.times.vocabulary import key_of


def neighbour(items: Items, at: int) -> Item | None:
    """The item at index `at`, or None past a line's or the text's end."""
    if not 0 <= at < len(items.items):
        return None
    item = items.items[at]
    return item if item.end > item.start else None


def word_at(items: Items, at: int) -> str:
    """The folded word at index `at`; empty where there is none."""
    item = neighbour(items, at)
    return key_of(items.text[item.start : item.end]) if item else ""


def is_at(items: Items, at: int, *names: str) -> bool:
    """Whether the item at index `at` may be of one of the classes."""
    item = neighbour(items, at)
    return item is not None and any(name in item.values for name in names)
