"""Fold Arabic text to a key for comparing, and lead every place in the key back to the text.

Reads strings, writes strings; the text itself is never changed. The invariant: the offset map never decreases
and always stays inside the text, so that a match in the key is a span of the text.
"""

import unicodedata
from dataclasses import dataclass

_ALEF, _YA, _WAW, _KAF, _HEH = "\u0627", "\u064a", "\u0648", "\u0643", "\u0647"
# Marks that Arabic readers skip: honorifics and vowels, Quranic annotation, the dagger alef, the tatweel.
_MARKS = [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06DD)]
_MARKS += [*range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE)]
# Signs without width: direction marks, joiners, the soft hyphen, the byte order mark.
_UNSEEN = [
    0x00AD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
]
_UNSEEN += [0x061C, 0xFEFF]
_LETTERS = {
    **dict.fromkeys("\u0622\u0623\u0625\u0671", _ALEF),
    **dict.fromkeys("\u06cc\u06d2", _YA),
    "\u06a9": _KAF,
    **dict.fromkeys("\u06be\u06c1\u06d5", _HEH),
    "\u066b": ".",
    "\u066c": ",",
    "\u00a0": " ",
    "\u202f": " ",
}
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
# Key 2 also joins what writers confuse at the ends of words and under the hamza.
_STRONG = {"\u0629": _HEH, "\u0649": _YA, "\u0624": _WAW, "\u0626": _YA}
# Blocks of joined or sized forms of other letters: Arabic presentation forms A and B, full-width Latin.
_FORMS = [*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFF5F)]
# What Arabic texts are written in: Latin, the Arabic block, common punctuation.
_COMMON = [*range(0x0020, 0x0100), *range(0x0600, 0x0700), *range(0x2010, 0x2028)]


def _table(*, strong: bool) -> dict[int, str]:
    table: dict[int, str] = {ord(c): out for c, out in {**_LETTERS, **_DIGITS}.items()}
    table.update((ord("A") + n, chr(ord("a") + n)) for n in range(26))
    table.update(dict.fromkeys([*_MARKS, *_UNSEEN], ""))
    if strong:
        table.update((ord(c), out) for c, out in _STRONG.items())
    for code in _FORMS:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.translate(table).strip()
    for code in _COMMON:  # a character that the table lacks costs `str.translate` an exception
        table.setdefault(code, chr(code))
    return table


_PLAIN_TABLE = _table(strong=False)
_STRONG_TABLE = _table(strong=True)
_SKIPPED = frozenset(chr(code) for code in _MARKS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A key and the way back from it to the text."""

    text: str
    key: str
    starts: tuple[int, ...]
    """For each character of the key, the index of the character of the text that it came from."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text behind `key[start:end]`, with the marks that belong to its last letter.

        >>> f = fold_map("لقاء مُحَمَّدٍ")
        >>> f.key[5:9], f.text[slice(*f.span(5, 9))]
        ('محمد', 'مُحَمَّدٍ')
        """
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.text)
            return at, at
        stop = self.starts[end - 1] + 1
        while stop < len(self.text) and self.text[stop] in _SKIPPED:
            stop += 1
        return self.starts[start], stop


def fold(text: str, *, strong: bool = False) -> str:
    """The comparison key of `text`: use it to look words up and to compare them, never to show them.

    Key 1 (default) joins the alefs, drops vowels, tatweel and direction marks, turns digits to ASCII, Latin
    capitals to small letters, and presentation forms to letters; it keeps hamza on waw and ya, alef maqsura,
    ta marbuta. Key 2 (`strong`) folds these four as well.

    >>> fold("أحمَـد ٢٠٢٤"), fold("رئيس لجنة")
    ('احمد 2024', 'رئيس لجنة')
    >>> fold("رئيس لجنة", strong=True)
    'رييس لجنه'
    """
    return text.translate(_STRONG_TABLE if strong else _PLAIN_TABLE)


def fold_map(text: str, *, strong: bool = False) -> Folded:
    """The key of `text` (as `fold`) with its offset map; use it where a match must be cited.

    >>> fold_map("ﻻ").starts
    (0, 0)
    """
    table = _STRONG_TABLE if strong else _PLAIN_TABLE
    key: list[str] = []
    starts: list[int] = []
    for index, char in enumerate(text):
        out = table.get(ord(char), char)
        key.append(out)
        starts.extend([index] * len(out))
    return Folded(text, "".join(key), tuple(starts))


def as_typed(name: str) -> str:
    """What two spellings of a name share where a person types one: hamzas, endings and capitals do not count.

    >>> as_typed("أسامة") == as_typed("اسامه"), as_typed("UNRWA") == as_typed("Unrwa")
    (True, True)
    """
    return " ".join(fold(name, strong=True).casefold().split())
