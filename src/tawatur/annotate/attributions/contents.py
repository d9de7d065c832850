"""Where the content of a cue may stand: after that, a colon, a quotation mark, a preposition, or before the
cue.

Reads a View and its cues; gives, for one cue, every stretch that the grammar allows, each with the name of
its pattern. `decide` chooses, and `ends` cuts: a content runs on until its sentence, its quotation or its
turn is over.
"""

from dataclasses import dataclass, field

from tawatur.annotate.attributions.cues import Cue, letters_in
from tawatur.annotate.attributions.openings import REACH, Openings, openings_of
from tawatur.annotate.attributions.phrases import unit_at
from tawatur.annotate.attributions.stretches import FINAL, Content, clause_end, is_sign, span
from tawatur.annotate.attributions.units import Stops, Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_COMMAS = frozenset("\u060c,\u061b;")
_DASHES = frozenset("-\u2013\u2014|")
_LONGEST_DATELINE = 14  # words: place, country, agency in brackets, a date


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


@dataclass(slots=True)
class _Proposals:
    """Collects the possible contents of one cue."""

    view: View
    cue: Cue
    later: list[Cue]
    """The candidates after it."""
    stops: Stops
    enders: frozenset[int]
    found: list[Content] = field(default_factory=list)

    def add(self, pattern: str, first: int, last: int, source: Unit | None = None, letters: int = 0) -> None:
        """Propose words first..last-1, without the first `letters` (an attached preposition)."""
        view, cue = self.view, self.cue
        if first >= last:
            return
        start, end, quoted = span(view, first, last)
        if end <= start:
            return
        if letters and start == view.starts[first]:
            start = letters_in(view.text, start, letters)
        between = sum(
            1 for other in self.later if cue.last <= other.first < first and not _is_occasion(view, other)
        )
        gap = max(0, first - cue.last) if first >= cue.last else max(0, cue.first - last)
        self.found.append(Content(start, end, pattern, first, gap, between, quoted, source))

    def run_on(
        self, pattern: str, first: int, limit: int, source: Unit | None = None, letters: int = 0
    ) -> None:
        """Propose what begins at `first` and runs to the end of its turn."""
        if first < limit:
            self.add(pattern, first, clause_end(self.view, first, limit, self.enders), source, letters)


def _is_occasion(view: View, cue: Cue) -> bool:
    """Whether a noun says on what occasion another cue was spoken: he said in a talk with N that."""
    return cue.shape == "noun" and cue.first > 0 and view.keys[cue.first - 1] in words().prepositions


# Words of a content before its phrase; of ten shorter ones (that came, according to N.) one was right.
_SHORTEST_BEFORE = 4
_SOON = 8  # words from a cue to the "that" which leaves it no bare object
_BEFORE_QUOTE = 2  # words between "that" and a quotation that is still the whole content
_LATER = 11  # candidates after a cue that are counted between it and its content


def contents_of(
    view: View, cues: list[Cue], index: int, stops: Stops, enders: frozenset[int]
) -> list[Content]:
    """Every possible content of the `index`-th cue, in a fixed order of patterns."""
    cue = cues[index]
    later = cues[index + 1 : index + 1 + _LATER]
    proposals = _Proposals(view, cue, later, stops, enders)
    asides = frozenset(other.first for other in later if other.shape in ("as", "according"))
    openings = openings_of(view, cue, enders, asides)
    if cue.shape in ("according", "about"):
        _around_phrase(proposals, openings.limit)
        return proposals.found
    _after_verb(proposals, openings)
    if max(openings.that, openings.colon) < 0:
        # 5 of 577 contents with "that" or a colon after the cue stand before it in the training part.
        _before(proposals, quoted=not openings.is_open)
    return proposals.found


def _after_verb(proposals: _Proposals, openings: Openings) -> None:
    """Contents after a verb or noun: after "that", in quotation marks, after a colon, governed, or the bare
    object.
    """
    view, cue, limit = proposals.view, proposals.cue, openings.limit
    following = None
    if cue.last < limit and not cue.enclitic:
        following = unit_at(view, cue.last, limit, proposals.stops)
    if openings.that >= 0:
        proposals.run_on("that", openings.that + 1, limit, following)
    inside_that = 0 <= openings.that < openings.quote - _BEFORE_QUOTE
    # What a speaker voices is said with its noun: he affirmed the keenness of his country on "the
    # partnership". So where its hearer stands between: he told the ministers his unwillingness to stay "in
    # the union".
    voiced = _voices(view, cue.last, limit) or (
        following is not None and _voices(view, following.last, limit)
    )
    if openings.quote >= 0 and not inside_that and not voiced:
        quote = view.quotes[view.quote_at[openings.quote]]
        proposals.add("quote", openings.quote, min(limit, view.word_until(quote.end)), following)
    if openings.colon >= 0 and openings.colon + 1 < limit:
        proposals.run_on("colon", openings.colon + 1, limit, following)
    elif limit < len(view.keys) and (openings.colon == limit - 1 or cue.shape == "colon"):
        proposals.add("next", limit, view.sentences[view.sentence_of[limit]][1], following)
    if max(openings.that, openings.quote, openings.colon) < 0 and _points_back(view, cue):
        return  # the lines that he insisted on: what he said stands before
    if openings.prep >= 0 and not voiced:
        first, letters = openings.prep + (0 if openings.prep_letters else 1), openings.prep_letters
        if first < limit and view.keys[first] in words().complementisers:
            first, letters = first + 1, 0
        if not _only_points(view, first, letters, limit):
            proposals.run_on("prep", first, limit, following, letters)
    if following is not None and _is_described(view, following):
        return
    # A bare object is no content where "that" follows soon: in 22 of 812 of the training part.
    if cue.last < limit and not 0 <= openings.that < cue.last + _SOON:
        proposals.run_on("object", _after_adjuncts(view, cue.last, limit), limit)
    if following is not None and following.last < limit:
        after = _after_adjuncts(view, _after_second(view, following.last, limit, proposals.stops), limit)
        proposals.run_on("object-after", after, limit, following)


def _is_described(view: View, subject: Unit) -> bool:
    """Whether a verb describes an indefinite subject that is no speaker: pictures published by N. showed."""
    lists = words()
    word = subject.last
    indefinite = subject.kind == "NOUN" and not view.keys[subject.first].startswith(lists.article)
    return (
        indefinite
        and subject.group == "document"
        and view.tag(word) == "VERB"
        and not view.keys[word].startswith(lists.conjunctions)
    )


def _after_second(view: View, word: int, limit: int, stops: Stops) -> int:
    """Where a second subject that "and" joins to the first one ends: the site and a spokesman of the network
    denied.
    """
    lists = words()
    if word >= limit or not view.keys[word].startswith(lists.conjunctions[0]):
        return word
    if view.keys[word] in lists.heads or view.keys[word][1:] not in lists.heads:
        return word
    return unit_at(view, word, limit, stops).last


def _only_points(view: View, word: int, letters: int, limit: int) -> bool:
    """Whether a demonstrative alone is what is spoken of: he announced that during his visit."""
    lists = words()
    alone = word + 1 >= limit or not view.keys[word + 1].startswith(lists.article)
    return word < limit and alone and view.keys[word][letters:] in lists.demonstratives


def _points_back(view: View, cue: Cue) -> bool:
    """Whether the verb's own preposition follows it with a pronoun."""
    key = view.keys[cue.last] if cue.last < len(view.keys) else ""
    pronouns = words().pronouns
    return any(len(prep) > 1 and key.startswith(prep) and key[len(prep) :] in pronouns for prep in cue.preps)


def _voices(view: View, word: int, limit: int) -> bool:
    """Whether the word is what a speaker voices, keenness or need, also denied (unwillingness)."""
    lists = words()
    if word + 1 < limit and view.keys[word] in lists.negation:
        word += 1
    return word < limit and view.keys[word] in lists.attitudes


def _before(proposals: _Proposals, *, quoted: bool) -> None:
    """Contents that stand before their cue: the sentence up to here, or (if `quoted`) the quotation that ends
    it.
    """
    view, cue = proposals.view, proposals.cue
    first_word = view.sentences[view.sentence_of[cue.first]][0]
    at = cue.first
    while at > first_word and view.keys[at - 1] in FINAL:
        at -= 1
    if at <= first_word:
        return
    quote = view.quote_at[at - 1]
    ends_quote = quote >= 0 and view.quotes[quote].end == view.ends[at - 1]
    if quoted and ends_quote and view.quote_at[cue.first] != quote:
        proposals.add("before-quote", max(first_word, view.word_from(view.quotes[quote].start)), at)
    if at < cue.first or cue.shape in ("as", "nominal"):
        _whole_before(proposals, _sentence_start(view, first_word, at), at)


def _whole_before(proposals: _Proposals, first: int, last: int, source: Unit | None = None) -> None:
    """All that stands before a cue, unless it is too short to tell anything."""
    if last - first >= _SHORTEST_BEFORE:
        proposals.add("before", first, last, source)


def _sentence_start(view: View, first: int, last: int) -> int:
    """Where a sentence's own text begins: after a place and agency in front of a dash."""
    for word in range(first, min(last, first + _LONGEST_DATELINE)):
        if view.keys[word] in _DASHES:
            following = word + 1
            while following < last and view.keys[following] in _DASHES:
                following += 1
            if following < last and _is_dateline(view, first, word):
                return following
    return first


def _is_dateline(view: View, first: int, last: int) -> bool:
    return all(
        view.name_at[w] >= 0 or is_sign(view, w) or view.keys[w].isascii() or w == first
        for w in range(first, last)
    )


def _around_phrase(proposals: _Proposals, limit: int) -> None:
    """Contents of according-phrases: what stands before, what stands after the source, or the sentence
    around.
    """
    view, cue = proposals.view, proposals.cue
    if cue.last >= limit and not cue.enclitic:
        return
    unit = unit_at(view, cue.last, limit, proposals.stops) if not cue.enclitic else None
    after = unit.last if unit is not None else cue.last
    start = _sentence_start(view, view.sentences[view.sentence_of[cue.first]][0], cue.first)
    lists = words()
    if start < cue.first < start + _SHORTEST_BEFORE and view.keys[cue.first - 1] in lists.demonstratives:
        return  # that came in the words of N.: what he said stands in the sentence before
    rest = after
    while rest < limit and view.keys[rest] in _COMMAS:
        rest += 1
    if rest < limit and view.keys[rest] in lists.complementisers:
        rest += 1
    elif cue.shape == "about" or cue.first > start:
        reach = range(after, min(limit, after + REACH))
        that = next((w for w in reach if view.keys[w] in lists.complementisers), limit)
        proposals.run_on("that", that + 1, limit, unit)
    if cue.first > start:
        _whole_before(proposals, start, cue.first, unit)
        turn = max((w for w in proposals.enders if start < w < cue.first), default=start)
        if turn > start:
            proposals.add("before-turn", turn, cue.first, unit)
        quote = view.quote_at[cue.first - 1]
        if quote >= 0 and view.quotes[quote].end <= cue.start:
            proposals.add("before-quote", view.word_from(view.quotes[quote].start), cue.first, unit)
    proposals.run_on("rest", rest, limit, unit)
    if start < cue.first and rest < limit:
        proposals.add("around", start, limit, unit)
