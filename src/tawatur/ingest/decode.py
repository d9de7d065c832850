"""Bytes to text: UTF-8, UTF-16, Windows-1256 and ISO 8859-6, told apart by what they hold.

Reads bytes, gives the text and the name of its encoding, or the reason why there is none. The invariant: the
text is the bytes decoded and nothing else; only a byte order mark, which is no text, is left out.
"""

import codecs
import re
from dataclasses import dataclass

from tawatur.text.script import ARABIC_LETTER, has_arabic

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark opens it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("windows-1256", "iso8859-6")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = "\u0627\u0644"  # the article, which opens about one in five words of Arabic prose
_ENOUGH = 0.5  # of the letters must be Arabic for a one-byte encoding to be believed
_ARTICLES = 0.08  # of the Arabic words must begin with the article
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW_CONTROLS = 0.001  # of the characters: stray ones occur in press archives, a binary file is full of them
_HEAD = 4096  # bytes looked at for UTF-16 without a mark
_GARBLED_WORDS = 50  # words looked at for a wrong decoding, which garbles all of them
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that gave it, or why there is none."""

    text: str
    encoding: str
    problem: str | None = None


def decode(content: bytes) -> Decoded:
    """The text of a file's content.

    >>> decode("نص".encode("utf-16")).encoding, decode("الوزير في العاصمة".encode("windows-1256")).encoding
    ('utf-16-le', 'windows-1256')
    """
    if not content.strip(b"\x00 \t\r\n"):
        return _refused("the file is empty")
    if content.startswith(_MAGIC):
        return _refused("this is not a text file; save it as plain text (.txt, UTF-8)")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _checked(content[len(mark) :], encoding)
    wide = _wide(content[:_HEAD])
    if wide:
        return _checked(content, wide)
    if b"\x00" in content:
        return _refused("this is a binary file, not text")
    try:
        return _judged(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _one_byte(content, error)


def _refused(problem: str) -> Decoded:
    return Decoded("", "", problem)


def _checked(content: bytes, encoding: str) -> Decoded:
    try:
        return _judged(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _refused(f"damaged {encoding.upper()} at byte {error.start}")


def _judged(text: str, encoding: str) -> Decoded:
    if not text.strip():
        return _refused("the file is empty")
    if len(_CONTROLS.findall(text)) > max(1, _FEW_CONTROLS * len(text)):
        return _refused("this is a binary file, not text")
    return Decoded(text, encoding)


def is_garbled(text: str) -> bool:
    """Whether the text is UTF-8 taken for Windows-1256: it reads as Arabic once that is undone."""
    words = [word for word in text[:_HEAD].split(" ", _GARBLED_WORDS)[:-1] if not word.isascii()]
    return bool(words) and sum(_was_garbled(word) for word in words) > len(words) / 2


def _was_garbled(word: str) -> bool:
    try:
        return has_arabic(word.encode("windows-1256").decode("utf-8"))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is zero (Latin, spaces) or 6 (Arabic)."""
    if b"\x00" not in head:  # the spaces and line ends of UTF-16
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = head[offset::2]
        other = head[1 - offset :: 2]
        if _expected(high) > 0.9 * len(high) and _expected(other) < 0.2 * len(other):
            return encoding
    return None


def _expected(high: bytes) -> int:
    return high.count(0) + high.count(6)


def _one_byte(content: bytes, error: UnicodeDecodeError) -> Decoded:
    """A one-byte Arabic encoding, if one gives believable Arabic; else what is wrong with the UTF-8."""
    scored = []
    for encoding in _ONE_BYTE:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        scored.append((_believable(text), encoding, text))
    score, encoding, text = max(scored, default=(0.0, "", ""))
    repaired = content.decode("utf-8", "ignore")
    if has_arabic(repaired) and len(repaired.encode()) > 0.9 * len(content):
        return _refused(f"damaged UTF-8 at byte {error.start}; save the file again from its source")
    if score < _ARTICLES:
        return _refused("the encoding cannot be told; save the file as UTF-8")
    return _judged(text, encoding)


def _believable(text: str) -> float:
    """Share of the Arabic words that begin with the article; 0 where the letters are not mostly Arabic."""
    letters = [char for char in text if char.isalpha()]
    arabic = sum(1 for char in letters if ARABIC_LETTER.match(char))
    if not letters or arabic < _ENOUGH * len(letters):
        return 0.0
    words = [word for word in _WORD.findall(text) if ARABIC_LETTER.match(word)]
    if not words:
        return 0.0
    return float(sum(word.startswith(_ARTICLE) and len(word) > 3 for word in words) / len(words))
