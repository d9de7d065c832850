"""Find the sentences of an Arabic text as spans over the unchanged text.

A line is never joined with the next, so headlines and captions stand alone. A full stop ends a sentence also
when it is glued to the next word, but not inside decimals, initials, dotted Latin or an ellipsis. Spans never
overlap, hold no outer white space, and together hold every visible character.
"""

import re
from functools import lru_cache

_AR = "\u0620-\u064a\u066e-\u06d3"
# What may still follow the last stop of a sentence: closing quotes and brackets.
_CLOSERS = "\"'\u00bb\u201d\u2019)\\]"
_END = re.compile(
    rf"(?P<line>[\n\r\u2028\u2029\x0b\x0c]+)|(?P<stop>[.\u06d4\u2026!?\u061f]+)(?P<tail>[ \u00a0]?[{_CLOSERS}]+)?"
)
_LETTER = re.compile(rf"[{_AR}]")
_BEFORE = re.compile(rf"[{_AR}\u064b-\u0652\u0640]+\Z|[A-Za-z]+\Z|[0-9\u0660-\u0669]+\Z")
_AND = "\u0648"
# How far before a stop its word is looked for: longer than any Arabic word with all its vowels.
_WINDOW = 40


def _word_before(text: str, floor: int, at: int) -> str:
    found = _BEFORE.search(text, max(floor, at - _WINDOW), at)
    return found.group() if found else ""


def _dot_ends(text: str, floor: int, at: int, end: int) -> bool:
    """Whether the full stop at `at` (its closers reach to `end`) ends the sentence begun at `floor`."""
    after = text[end : end + 1]
    if not after or after in "\n\r":
        return True
    word = _word_before(text, floor, at)
    first = text[at - len(word) - 1 : at - len(word)] if at - len(word) > floor else ""
    if word.isdigit():
        opens_line = not text[floor : at - len(word)].strip()  # "1. " numbers a line
        return not (after.isdigit() or after.isascii() and after.isalpha() or opens_line)
    if len(word) - word.startswith(_AND) == 1 and not first.isdigit():
        return False  # an initial or an abbreviation, alone or after "and" (but "2015 AD." ends)
    if after.isspace():
        rest = text[end : end + 3].lstrip()[:1]
        return not (rest.isascii() and rest.islower())
    if end > at + 1:
        return True  # a closing quote stands between
    if _LETTER.match(after):
        return not word.isascii() or word == ""
    return not word.isascii() and (after.isdigit() or after in '"\u00ab\u201c(-')


def _is_end(text: str, floor: int, stop: re.Match[str]) -> bool:
    marks = stop["stop"]
    end = stop.end()
    if any(mark in "!?\u061f" for mark in marks):
        after = text[end : end + 1]
        return not after or after.isspace() or bool(_LETTER.match(after)) or after in '"\u00ab\u201c'
    if len(marks) > 1 or marks == "\u2026":  # an ellipsis goes on, unless it closes the line
        return text[end : end + 1] in ("", "\n", "\r")
    return _dot_ends(text, floor, stop.start(), end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Give [start, end) without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@lru_cache(maxsize=4)  # several components ask for the sentences of the text that is being read
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end), in order, without outer white space and without empty ones.

    The semicolon does not end a sentence: attributions and their content run across it.

    >>> text = "وصل الوفد.وقال د. سامي إن الكلفة 3.5 مليون. هل يعود؟"
    >>> [text[s:e] for s, e in sentence_spans(text)]
    ['وصل الوفد.', 'وقال د. سامي إن الكلفة 3.5 مليون.', 'هل يعود؟']
    """
    spans: list[tuple[int, int]] = []
    floor = 0
    for stop in _END.finditer(text):
        if stop["line"]:
            cut = stop.start()
        elif _is_end(text, floor, stop):
            cut = stop.end()
        else:
            continue
        start, end = trim(text, floor, cut)
        if start < end:
            spans.append((start, end))
        floor = stop.end()
    start, end = trim(text, floor, len(text))
    if start < end:
        spans.append((start, end))
    return tuple(spans)
