"""Find what a web page puts around a story: comment forms, share buttons, related articles, notices.

Reads a text, its lines and the lexicon (`layout.yaml`); gives spans. The invariant: a line is marked only if
a cue of the lexicon opens or fills it, or stands above it in a list of links; a paragraph of the story never
is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.text.outlets import phrase_key

_LONGEST_NOTICE = 300  # characters of a line of a form or a notice
_LONGEST_LINK = 160  # characters of another article's headline
_MOST_LINKS = 10  # headlines in one list of links
_ADDRESS = re.compile(r"\s*(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|[@#]\w+)\s*\Z")
_NOISE = " \t\u00a0.,:;\u060c\u061b*!|\u2022>»<«\"'()[]-\u2013\u2014\u0640\u200f\u200e"
_COUNT = re.compile(r"[\s(]*\d+[\s)]*$")  # "comments (3)"
_SIGN = re.compile(r"\s*[:|\u2013\u2014>»\u2026.-]")
_SENTENCE_END = re.compile(r"[.!\u061b]\s*$")


@dataclass(frozen=True, slots=True)
class _Cues:
    lines: frozenset[str]
    openings: tuple[str, ...]
    inline: tuple[str, ...]
    related: tuple[tuple[str, bool], ...]
    """Cue and whether it needs no sign after it."""


@cache
def _cues() -> _Cues:
    layout = load_yaml("layout.yaml")

    def forms(kind: str) -> list[str]:
        return sorted({_bare(entry["form"]) for entry in layout[kind]}, key=lambda form: (-len(form), form))

    return _Cues(
        lines=frozenset(forms("boilerplate_lines")),
        openings=tuple(forms("boilerplate_openings")),
        inline=tuple(sorted(entry["form"] for entry in layout["boilerplate_inline"])),
        related=tuple(
            sorted({(_bare(entry["form"]), bool(entry.get("loose"))) for entry in layout["related"]})
        ),
    )


def _bare(line: str) -> str:
    return phrase_key(line).strip(_NOISE)


def boilerplate(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Spans of `text` that belong to the page, with the reason.

    `lines`: its lines in order, without outer space.
    """
    found: list[tuple[int, int, str]] = []
    links = 0  # headlines that may still follow the last "read also"
    for start, end in lines:
        line = text[start:end]
        key = _bare(line)
        related = _related(key, line)
        if related is not None:
            links = _MOST_LINKS if related == "heading" else 0
            found.append((start, end, "related articles"))
        elif _is_notice(key, line):
            found.append((start, end, "words of the page, not of the story"))
        elif links and _is_link(line):
            found.append((start, end, "link under related articles"))
            links -= 1
        else:
            links = 0
            found.extend(_inside(start, line))
    return found


def _is_notice(key: str, line: str) -> bool:
    cues = _cues()
    if key in cues.lines or _COUNT.sub("", key) in cues.lines:
        return True
    if _ADDRESS.match(line):
        return True
    return len(line) <= _LONGEST_NOTICE and any(
        key.startswith(form) and not key[len(form) : len(form) + 1].isalpha() for form in cues.openings
    )


def _related(key: str, line: str) -> str | None:
    """`heading` for a cue alone, `link` for a cue with another article's headline, else None."""
    if len(line) > _LONGEST_LINK + 40:
        return None
    for form, is_loose in _cues().related:
        if key == form:
            return "heading"
        if not key.startswith(form) or key[len(form) : len(form) + 1].isalpha():
            continue
        if _SIGN.match(key[len(form) :]) or is_loose and not _SENTENCE_END.search(line):
            return "link"
    return None


def _is_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not _SENTENCE_END.search(line)


def _inside(start: int, line: str) -> list[tuple[int, int, str]]:
    """Buttons that ran into the beginning or the end of a paragraph's line."""
    found = []
    for form in _cues().inline:
        if line.startswith(form):
            found.append((start, start + len(form), "words of the page before a paragraph"))
        elif line.endswith(form):
            found.append(
                (start + len(line) - len(form), start + len(line), "words of the page after a paragraph")
            )
    return found
