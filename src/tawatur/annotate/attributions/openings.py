"""What opens a content after its cue: that, a colon, a quotation mark, a preposition that the verb governs.

Reads a View and a cue; gives the first word of each kind in the cue's sentence, up to where the next turn
begins.
"""

from dataclasses import dataclass

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.units import BODIES, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

REACH = 45  # words between a cue and what opens its content: long titles with two appositions stay below


@dataclass(slots=True)
class Openings:
    """What stands after a cue, in its sentence."""

    that: int = -1
    colon: int = -1
    quote: int = -1
    prep: int = -1
    prep_letters: int = 0
    limit: int = 0

    @property
    def is_open(self) -> bool:
        """Whether anything has opened a content so far."""
        return max(self.that, self.colon, self.quote, self.prep) >= 0


def _attached_prep(view: View, word: int, preps: tuple[str, ...]) -> int:
    """How many letters of `word` are a governed preposition written joined to it (with, to), or 0."""
    key = view.keys[word]
    for prep in preps:
        if len(prep) == 1 and key.startswith(prep) and len(key) > 1:
            name = view.name_at[word]
            if view.reader is not None and view.preposition(word) != prep and not _opens_quote(view, word):
                continue
            if name >= 0 and view.names[name].start <= view.starts[word]:
                continue
            return 1
    return 0


def _opens_quote(view: View, word: int) -> bool:
    """Whether a word is a bare preposition or stands first in a quotation, where the reader is
    often wrong.
    """
    quote = view.quote_at[word]
    return len(view.keys[word]) == 1 or (quote >= 0 and view.quotes[quote].inner_start == view.starts[word])


def _is_title(view: View, cue: Cue, word: int) -> bool:
    """Whether the quotation that opens at `word` names an outlet or body: the channel "N" said, in a talk
    with "N".
    """
    if is_speech(view, word) or word == 0:
        return False
    lists, before = words(), view.keys[word - 1]
    head = lists.heads.get(before)
    told = before == lists.to or (before in lists.prepositions - lists.relatives and before not in cue.preps)
    return told or (head is not None and head.group in BODIES)


def openings_of(view: View, cue: Cue, enders: frozenset[int], asides: frozenset[int]) -> Openings:
    """What opens a content after `cue`.

    An aside (according to N) before anything opened is no end of its turn.
    """
    lists = words()
    sentence = view.sentence_of[cue.last - 1]
    end = view.sentences[sentence][1]
    found = Openings(limit=end)
    own = view.quote_at[cue.first]
    for word in range(cue.last, min(end, cue.last + REACH)):
        key = view.keys[word]
        quote = view.quote_at[word]
        ends_turn = word in enders and quote == own and not (word in asides and not found.is_open)
        if ends_turn or (own >= 0 and quote != own):
            found.limit = word
            break
        if quote >= 0 and quote != own:
            better = found.quote < 0 or (is_speech(view, word) and not is_speech(view, found.quote))
            if view.quotes[quote].start == view.starts[word] and better and not _is_title(view, cue, word):
                found.quote = word
            if is_speech(view, word):
                continue
        if key in lists.complementisers and found.that < 0:
            # "so that" (fa-inna) takes up a clause again; it opens a content only after an according-phrase.
            if not (
                view.keys[word - 1] in lists.no_content_after
                or key.startswith(lists.conjunctions[1])
                or _spells(view, word)
            ):
                found.that = word
        elif key == ":" and found.colon < 0:
            found.colon = word
        elif found.prep < 0 and cue.preps:
            letters = _attached_prep(view, word, cue.preps)
            adverb = word + 1 < end and view.keys[word + 1] in lists.adverbial
            if (letters or key in cue.preps) and not adverb:
                found.prep, found.prep_letters = word, letters
    return found


def _spells(view: View, word: int) -> bool:
    """Whether a word is a letter's name inside a quoted name or between points: the channel "C N
    N", N.B.C.
    """
    quote = view.quote_at[word]
    named = quote >= 0 and view.quotes[quote].closed and not is_speech(view, word)
    start, end = view.starts[word], view.ends[word]
    after, before = view.text[end : end + 2], view.text[start - 1 : start]
    return named or before == "." or (after[:1] == "." and after[1:].isalpha())
