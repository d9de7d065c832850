"""Where the content of a cue may stand: after that, a colon, a quotation mark, a preposition, or before the cue.

Reads a View and its cues; gives, for one cue, every stretch that the grammar allows, each with the name of its pattern.
`decide` chooses. Ends are found by `clause_end`: a content runs on until its sentence, its quotation or its turn is over.
"""

from dataclasses import dataclass

from tawatur.annotate.attributions.cues import Cue, letters_in
from tawatur.annotate.attributions.phrases import Stops, Unit, is_speech, unit_at
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_REACH = 45  # words between a cue and what opens its content: long titles with two appositions stay below
_FINAL = frozenset(".\u060c,\u061b;:!\u061f?\u2026-\u2013\u2014\u06d4")
_COMMAS = frozenset("\u060c,\u061b;")
_OPEN_BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Content:
    """A possible content of a cue."""

    start: int
    end: int
    pattern: str
    """that colon quote prep object object-after before before-quote around rest"""
    opener: int
    """Word at which its text begins."""
    gap: int
    """Words between the cue and its opening."""
    between: int
    """Cue candidates between the cue and its opening."""
    quoted: bool
    """Whether the whole of it is one quotation."""
    source: Unit | None
    """The noun phrase between cue and content, where the pattern looked for one."""


def trim(view: View, first: int, last: int) -> tuple[int, int]:
    """Words first..last-1 without signs at either end (closing brackets and quotation marks inside pairs stay)."""
    while first < last and (view.keys[first] in _FINAL or (_is_sign(view, first) and not _opens(view, first))):
        first += 1
    while last > first and (view.keys[last - 1] in _FINAL):
        last -= 1
    return first, last


def _is_sign(view: View, word: int) -> bool:
    return not view.keys[word][:1].isalnum()


def _opens(view: View, word: int) -> bool:
    quote = view.quote_at[word]
    return view.keys[word] in _OPEN_BRACKETS or (quote >= 0 and view.quotes[quote].start == view.starts[word])


def clause_end(view: View, first: int, limit: int, enders: frozenset[int]) -> int:
    """One past the last word of a content that begins at `first`, before `limit`.

    `enders` are words at which a new turn begins: a coordinated or circumstantial cue, an according phrase.
    """
    own = view.quote_at[first]
    word = first
    while word < limit:
        if word in enders and word > first and view.quote_at[word] in (-1, own):
            break
        quote = view.quote_at[word]
        if own >= 0 and quote != own and view.quotes[own].closed:
            break  # the quotation that the content began in is over
        word += 1
    return word


def _span(view: View, first: int, last: int) -> tuple[int, int, bool]:
    """Offsets of a content; where it is exactly one quotation, without the marks."""
    first, last = trim(view, first, last)
    if first >= last:
        return 0, 0, False
    quote_index = view.quote_at[first]
    start, end = view.starts[first], view.ends[last - 1]
    if quote_index >= 0:
        quote = view.quotes[quote_index]
        begins = start in (quote.start, quote.inner_start)
        ends = end >= quote.inner_end - 1 and end <= quote.end
        if begins and ends:
            inner_end = quote.inner_end
            while inner_end > quote.inner_start and view.text[inner_end - 1] in ".\u060c,\u061b;: ":
                inner_end -= 1
            return quote.inner_start, inner_end, True
        if start == quote.start and end < quote.end:
            start = quote.inner_start
    return start, end, False


@dataclass(slots=True)
class Openings:
    """What stands after a cue, in its sentence."""

    that: int = -1
    colon: int = -1
    quote: int = -1
    prep: int = -1
    prep_letters: int = 0
    limit: int = 0


def _attached_prep(view: View, word: int, preps: tuple[str, ...]) -> int:
    """How many letters of `word` are a governed preposition written joined to it (with, to), or 0."""
    key = view.keys[word]
    for prep in preps:
        if len(prep) == 1 and key.startswith(prep) and len(key) > 1:
            name = view.name_at[word]
            if view.has_hints and view.preposition(word) != prep and not _opens_quote(view, word):
                continue
            if name >= 0 and view.names[name].start <= view.starts[word]:
                continue
            return 1
    return 0


def _opens_quote(view: View, word: int) -> bool:
    """Whether a word is a bare preposition or stands first in a quotation, where the reader is often wrong."""
    quote = view.quote_at[word]
    return len(view.keys[word]) == 1 or (quote >= 0 and view.quotes[quote].inner_start == view.starts[word])


def _openings(view: View, cue: Cue, enders: frozenset[int]) -> Openings:
    lists = words()
    sentence = view.sentence_of[cue.last - 1]
    end = view.sentences[sentence][1]
    found = Openings(limit=end)
    own = view.quote_at[cue.first]
    for word in range(cue.last, min(end, cue.last + _REACH)):
        key = view.keys[word]
        quote = view.quote_at[word]
        if (own >= 0 and quote != own) or (word in enders and quote == own):
            found.limit = word
            break
        if quote >= 0 and quote != own:
            if view.quotes[quote].start == view.starts[word] and (found.quote < 0 or is_speech(view, word)):
                if found.quote < 0 or not is_speech(view, found.quote):
                    found.quote = word
            if is_speech(view, word):
                continue
        if key in lists.complementisers and found.that < 0:
            found.that = word
        elif key == ":" and found.colon < 0:
            found.colon = word
        elif found.prep < 0 and cue.preps:
            letters = _attached_prep(view, word, cue.preps)
            if letters or key in cue.preps:
                found.prep, found.prep_letters = word, letters
    return found


def _after_adjuncts(view: View, word: int, limit: int) -> int:
    """Skip what may stand between a source and its content: commas, days, an adjunct between two commas."""
    lists = words()
    for _ in range(3):
        moved = word
        while moved < limit and (view.keys[moved] in _COMMAS or view.keys[moved] in lists.times):
            moved += 1
        if moved > word and moved < limit and view.keys[moved] in lists.prepositions:
            comma = next((w for w in range(moved, min(limit, moved + 12)) if view.keys[w] in _COMMAS), -1)
            if comma > 0:
                moved = comma + 1
        if moved == word:
            break
        word = moved
    return word


def contents_of(view: View, cue: Cue, index: int, cues: list[Cue], stops: Stops, enders: frozenset[int]) -> list[Content]:
    """Every possible content of `cue` (the `index`-th of `cues`), in a fixed order of patterns."""
    found: list[Content] = []
    openings = _openings(view, cue, enders)
    limit = openings.limit

    def add(pattern: str, first: int, last: int, source: Unit | None = None, letters: int = 0) -> None:
        start, end, quoted = _span(view, first, last)
        if end <= start:
            return
        if letters and start == view.starts[first]:
            start = letters_in(view.text, start, letters)
        between = sum(1 for other in cues[index + 1 : index + 12] if cue.last <= other.first < first)
        gap = max(0, first - cue.last) if first >= cue.last else max(0, cue.first - last)
        found.append(Content(start, end, pattern, first, gap, between, quoted, source))

    if cue.shape in ("according", "about"):
        _prepositional(view, cue, limit, stops, enders, add)
        return found
    following = unit_at(view, cue.last, limit, stops) if cue.last < limit and not cue.enclitic else None
    if openings.that >= 0:
        add("that", openings.that + 1, clause_end(view, openings.that + 1, limit, enders) if openings.that + 1 < limit else limit, following)
    if openings.quote >= 0:
        quote = view.quotes[view.quote_at[openings.quote]]
        add("quote", openings.quote, min(limit, view.word_until(quote.end)), following)
    if openings.colon >= 0 and openings.colon + 1 < limit:
        first = openings.colon + 1
        add("colon", first, clause_end(view, first, limit, enders), following)
    elif limit < len(view.keys) and (openings.colon == limit - 1 or cue.shape == "colon"):
        sentence = view.sentence_of[limit]
        add("next", limit, view.sentences[sentence][1], following)
    if openings.prep >= 0:
        first = openings.prep + (0 if openings.prep_letters else 1)
        if first < limit:
            if view.keys[first] in words().complementisers:
                first += 1
            if first < limit:
                add("prep", first, clause_end(view, first, limit, enders), following, openings.prep_letters if view.keys[openings.prep] not in words().complementisers else 0)
    if cue.last < limit:
        first = _after_adjuncts(view, cue.last, limit)
        if first < limit:
            add("object", first, clause_end(view, first, limit, enders))
        if following is not None and following.last < limit:
            first = _after_adjuncts(view, following.last, limit)
            if first < limit:
                add("object-after", first, clause_end(view, first, limit, enders), following)
    _before(view, cue, add)
    return found


def _before(view: View, cue: Cue, add: "object") -> None:
    """Contents that stand before their cue: a quotation, or the sentence up to here."""
    first_word = view.sentences[view.sentence_of[cue.first]][0]
    at = cue.first
    while at > first_word and view.keys[at - 1] in _FINAL:
        at -= 1
    if at <= first_word:
        return
    quote = view.quote_at[at - 1]
    if quote >= 0 and view.quotes[quote].end == view.ends[at - 1] and view.quote_at[cue.first] != quote:
        add("before-quote", max(first_word, view.word_from(view.quotes[quote].start)), at)  # type: ignore[operator]
    if at < cue.first or cue.shape in ("as", "nominal"):
        add("before", _sentence_start(view, first_word, at), at)  # type: ignore[operator]


def _sentence_start(view: View, first: int, last: int) -> int:
    """Where a sentence's own text begins: after a place and agency in front of a dash."""
    for word in range(first, min(last, first + 14)):
        if view.keys[word] in "-\u2013\u2014|" and view.keys[word] and word - first <= 12:
            following = word + 1
            while following < last and view.keys[following] in "-\u2013\u2014|":
                following += 1
            if following < last and _is_dateline(view, first, word):
                return following
    return first


def _is_dateline(view: View, first: int, last: int) -> bool:
    return all(
        view.name_at[w] >= 0 or _is_sign(view, w) or view.keys[w].isascii() or w == first for w in range(first, last)
    )


def _prepositional(view: View, cue: Cue, limit: int, stops: Stops, enders: frozenset[int], add: "object") -> None:
    """Contents of according-phrases: what stands before, what stands after the source, or the sentence around."""
    if cue.last >= limit and not cue.enclitic:
        return
    unit = unit_at(view, cue.last, limit, stops) if not cue.enclitic and cue.last < limit else None
    after = unit.last if unit is not None else cue.last
    first_word = view.sentences[view.sentence_of[cue.first]][0]
    start = _sentence_start(view, first_word, cue.first)
    lists = words()
    rest = after
    while rest < limit and view.keys[rest] in _COMMAS:
        rest += 1
    if rest < limit and view.keys[rest] in lists.complementisers:
        rest += 1
    elif cue.shape == "about" or cue.first > start:
        that = next((w for w in range(after, min(limit, after + _REACH)) if view.keys[w] in lists.complementisers), -1)
        if that >= 0 and that + 1 < limit:
            add("that", that + 1, clause_end(view, that + 1, limit, enders), unit)  # type: ignore[operator]
    if cue.first > start:
        previous = max((w for w in enders if start <= w < cue.first), default=start)
        add("before", start, cue.first, unit)  # type: ignore[operator]
        if previous > start:
            add("before-turn", previous, cue.first, unit)  # type: ignore[operator]
        quote = view.quote_at[cue.first - 1] if cue.first else -1
        if quote >= 0 and view.quotes[quote].end <= cue.start:
            add("before-quote", view.word_from(view.quotes[quote].start), cue.first, unit)  # type: ignore[operator]
    if rest < limit:
        add("rest", rest, clause_end(view, rest, limit, enders), unit)  # type: ignore[operator]
        if cue.first > start:
            add("around", start, limit, unit)  # type: ignore[operator]
