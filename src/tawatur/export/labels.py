"""The words of the interface in Arabic and English: labels, counted nouns, days, names.

Reads `templates/labels.yaml` and the ontology's labels, once; writes nothing. A word that is not listed is
shown as it is, so that a new kind in the record never breaks a page.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import yaml
from babel import Locale

from tawatur.export.dates import in_words
from tawatur.export.disputes import Dispute, Side
from tawatur.export.parties import Party
from tawatur.export.people import OfficeHeld, TieLine
from tawatur.export.timeline import Support, TimelineEntry, sides
from tawatur.model.ontology import event_types, roles, statuses


class Language(StrEnum):
    """Languages that the interface speaks."""

    ar = "ar"
    en = "en"


LANGUAGES = tuple(Language)
_ARABIC_WORDS = re.compile(r"[\u0620-\u064a](?:.*[\u0620-\u064a])?")

FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"


class Named(Protocol):
    """Anything that has a name in Arabic and perhaps one in English."""

    @property
    def name_ar(self) -> str | None: ...
    @property
    def name_en(self) -> str | None: ...


@cache
def _words() -> Any:
    source = files("tawatur.export") / "templates" / "labels.yaml"
    return yaml.safe_load(source.read_text(encoding="utf-8"))


def known(group: str) -> tuple[str, ...]:
    """The values of a group that have labels: `known("statement_kind")`."""
    return tuple(_words()[group])


def in_english(office: str) -> str:
    """An office in English, its Arabic words, which the lexicon cannot gloss, as a quotation.

    >>> in_english("head of \u0627\u0644\u062f\u0627\u0631")
    'head of \xab\u0627\u0644\u062f\u0627\u0631\xbb'
    """
    return _ARABIC_WORDS.sub(lambda found: f"\xab{found[0]}\xbb", office)


def named_so(group: str, said: str) -> str | None:
    """The value of a group that is called so, or that has this label in one of the languages."""
    words = _words()[group]
    if said in words:
        return said
    return next((value for value, label in words.items() if said in label.values()), None)


class Labels:
    """The interface in one language (`ar` or `en`)."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = "rtl" if language == "ar" else "ltr"
        self._category: Callable[[int], str] = Locale(language).plural_form
        self._slots = {"event_type": event_types(), "status": statuses(), "role": roles()}

    def word(self, key: str, **values: object) -> str:
        """A word or sentence of the interface; `{n}` and the like are filled from `values`."""
        return self.of("word", key).format(**values) if values else self.of("word", key)

    def of(self, group: str, key: str | None) -> str:
        """The label of a value of the record: `of("verdict", "typo")`, `of("event_type", "MEET")`."""
        if key is None:
            return ""
        if group in self._slots:
            label = self._slots[group].get(key)
            return str(getattr(label, f"label_{self.language}")) if label else key.lower()
        entry = _words().get(group, {}).get(key)
        return str(entry[self.language]) if entry else key

    def count(self, n: int, noun: str) -> str:
        """A counted noun, in the right plural.

        >>> Labels("en").count(1, "report"), Labels("en").count(9, "report")
        ('1 report', '9 reports')
        """
        forms = _words()["counted"][noun][self.language]
        return str(forms.get(self._category(n), forms["other"])).format(n=n)

    def support(self, support: Support) -> str:
        """The four counts, then what they allow to say.

        >>> Labels("en").support(Support(9, 6, 2, 1))
        '9 reports · 6 outlets · 2 text origins · 1 attributed origin'
        >>> Labels("en").support(Support(3, 3, 3, 3))
        '3 reports · 3 outlets · 3 text origins · 3 attributed origins · independence not established'
        """
        counts = [
            self.count(support.reports, "report"),
            self.count(support.outlets, "outlet"),
            self.count(support.text_origins, "text_origin"),
            self.count(support.attributed_origins, "attributed_origin"),
        ]
        if support.verdict == "not-established":
            counts.append(self.of("support", support.verdict))
        return " · ".join(counts)

    def explanation(self, found: Dispute) -> str:
        """What a finding says, its outlets isolated: Arabic names in English words keep their place."""
        words = found.explanation_ar if self.language == "ar" else found.explanation_en
        names = sorted({outlet for side in found.sides for outlet in side.outlets}, key=len, reverse=True)
        if not names:
            return words
        pattern = "|".join(re.escape(name) for name in names)
        return re.sub(pattern, lambda hit: self.isolated(hit[0]), words)

    def isolated(self, text: str) -> str:
        """Words that do not disturb the order of the line around them (U+2068 … U+2069).

        English lines keep Latin words bare, so that a search in what was printed finds them.
        """
        if self.language == "en" and text.isascii():
            return text
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"

    def shown(self, side: Side) -> str:
        """One side of a finding as a heading."""
        return side.shown_ar if self.language == "ar" else side.shown_en

    def when(self, earliest: str | None, latest: str | None) -> str:
        """An interval in words, also one with an open bound; "day unknown" where nothing is known.

        >>> Labels("en").when(None, "2025-05-11"), Labels("en").when("2025-05-11", None)
        ('by 11 May 2025', 'from 11 May 2025')
        """
        if earliest and latest:
            return in_words(earliest, latest, self.language)
        known = earliest or latest
        if not known:
            return self.word("day_unknown")
        return self.word("from_day" if earliest else "by_day", day=in_words(known, known, self.language))

    def happening(self, status: str, event_type: str) -> str:
        """An event's type and status as one phrase; in Arabic the status is a verb that does not agree with
        every type.
        """
        words = self.of("status", status), self.of("event_type", event_type)
        return f"{words[0]} {words[1]}" if self.language == "en" else f"{words[1]} ({words[0]})"

    def name(self, named: Named) -> str:
        """A name in the interface's language where it is known, else in the other."""
        preferred = named.name_ar if self.language == "ar" else named.name_en
        return preferred or named.name_ar or named.name_en or ""

    def office(self, held: OfficeHeld) -> str:
        """An office: in Arabic in the words of the reports; in English what has no English is quoted."""
        if self.language == "ar":
            return " ".join(held.cited.words.split())
        return in_english(held.office)

    def ends(self, tie: TieLine) -> tuple[str, str]:
        """Who is tied to whom, or to what."""
        is_arabic = self.language == "ar"
        left = tie.subject if is_arabic else tie.subject_en or tie.subject
        right = tie.object if is_arabic else tie.object_en or tie.object
        return left or "?", right or (" ".join(tie.cited.words.split()) if is_arabic else tie.label)

    def reason(self, reason: str) -> str:
        """One reason of a judgement: what speaks for or against, and how much; in English also its words.

        >>> Labels("en").reason("same_type=+6.20"), Labels("en").reason("short=+1.00: short for the other")
        ('same type=+6.20', 'short=+1.00: short for the other')
        """
        feature, sign, rest = reason.partition("=")
        if not sign or feature not in known("feature"):
            return self.of("objection", reason)
        weight, _, words = rest.partition(": ")
        told = f": {words}" if words and self.language == "en" else ""
        return f"{self.of('feature', feature)}={weight}{told}"

    def parties(self, entry: TimelineEntry, *, limit: int = 6) -> str:
        """Who with whom: doers, an arrow, those it is done to; equals are joined by a dash.

        The arrow stands also where no doer is known: the accused alone would read as who accuses.
        """
        left, right = sides(entry)
        arrow = self.word("arrow") if right else ""
        return " ".join(filter(None, (self._names(left, limit), arrow, self._names(right, limit))))

    def _names(self, parties: list[Party], limit: int) -> str:
        names = [self.isolated(self.name(party)) for party in parties[:limit]]
        if len(parties) > limit:
            names.append(f"+{len(parties) - limit}")
        return " – ".join(names)
