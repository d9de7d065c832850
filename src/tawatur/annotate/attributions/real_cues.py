"""Which cue candidates are real: what the models and the reader say of them, and what the grammar settles.

Reads Candidates and the models; gives the cues that are believed, each with its log-odds and its possible
contents.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.annotate.attributions.candidates import Candidates
from tawatur.annotate.attributions.cues import FINITE, Cue
from tawatur.annotate.attributions.features import cue_features, form_of
from tawatur.annotate.attributions.linear import Models, log_odds
from tawatur.annotate.attributions.phrases import unit_at
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.tagging import CUES
from tawatur.annotate.attributions.units import Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Below this probability the reader's opinion settles it: on the development slice and gold more than half of
# the candidates, and 18 of 307 true cues, which the models refuse too.
_HOPELESS = 0.03
_OPENED = frozenset({"that", "quote", "colon", "next", "before-quote"})
"""Patterns of contents that a sign or a "that" opens or closes."""
_SURE = 2.0  # log-odds of a cue that the grammar settles
_LIKELY = 1.5
_UNDER_REACH = 4  # words from a verb to the verb under it: he also wanted, N., to say


class RealCue(NamedTuple):
    """A cue that is believed."""

    place: int
    """Its index among the candidates."""
    score: float
    """Log-odds that it is real."""
    contents: list[Content]
    """What it may say, as if no other cue began a turn."""


def real_cues(proposed: Candidates, models: Models) -> list[RealCue]:
    """The real cues of a text, in order. Where the View has the reader's tagging, its opinion counts too."""
    found = []
    for index in range(len(proposed.cues)):
        real = _real(proposed, models, index)
        if real is not None:
            found.append(real)
    return found


def _real(proposed: Candidates, models: Models, index: int) -> RealCue | None:
    view, cue = proposed.view, proposed.cues[index]
    if view.reader is not None and view.score(CUES, cue.first, cue.last) < _HOPELESS:
        return None
    if form_of(cue) in models.never or _is_authors_own(view, cue) or is_intended(view, proposed.cues, index):
        return None
    contents = proposed.contents(index, frozenset())
    if not contents or _adds_a_thing(cue, contents):
        return None
    score = models.cue.score(cue_features(view, proposed.cues, index, contents))
    if view.reader is not None:
        opinion = log_odds(view.score(CUES, cue.last - 1, cue.last))
        score += models.reader["cue"] * opinion + models.reader["cue_bias"]
    speaker = continued(proposed, index, contents)
    if speaker is not None:
        proposed.continued[cue.first] = speaker
        score = max(score, _SURE)
    elif cites(view, cue, contents):
        score = max(score, _LIKELY)
    return RealCue(index, score, contents) if score >= models.threshold else None


def _adds_a_thing(cue: Cue, contents: Sequence[Content]) -> bool:
    """Whether a verb of going on has a bare object: he added a goal, the club continued its run.

    13 of 551 such verbs of the training part are cues, most of them for the want of a quotation mark.
    """
    return cue.kind == "add" and cue.shape in FINITE and not any(c.pattern in _OPENED for c in contents)


def _is_authors_own(view: View, cue: Cue) -> bool:
    """Whether a verb in the first person, or "one can say", is the author's: no quotation, no colon before
    it.
    """
    if view.quote_at[cue.first] >= 0:
        return False
    before = view.keys[cue.first - 1].removeprefix(words().conjunctions[0]) if cue.first else ""
    one_says = cue.shape == "noun" and before in words().own_voice
    if cue.agreement != "1" and not one_says:
        return False
    first = view.sentences[view.sentence_of[cue.first]][0]
    return ":" not in view.keys[first : cue.first]


def is_intended(view: View, cues: Sequence[Cue], index: int) -> bool:
    """Whether a verb stands under the "that" of the cue before it: he wanted to say, he is expected to
    announce.

    None of 19 such verbs in the training part reports a saying of its own.
    """
    cue = cues[index]
    under_that = cue.shape == "present" and not cue.prefix and _is_that(view, cue.first - 1)
    return under_that and index > 0 and cue.first - cues[index - 1].last <= _UNDER_REACH


def continued(proposed: Candidates, index: int, contents: Sequence[Content]) -> Unit | None:
    """The source of an according-phrase that a relative clause lets speak on, or None: according to N., who
    holds that.

    All three such clauses of the training part are attributions.
    """
    view, cue = proposed.view, proposed.cues[index]
    if (
        index == 0
        or cue.shape not in ("past", "present")
        or view.keys[cue.first - 1] not in words().relatives
    ):
        return None
    before = proposed.cues[index - 1]
    if before.shape != "according" or before.enclitic or not any(c.pattern == "that" for c in contents):
        return None
    unit = unit_at(view, before.last, cue.first, proposed.stops)
    return unit if unit.kind != "NOUN" and cue.first - 1 - unit.last <= 1 else None


def cites(view: View, cue: Cue, contents: Sequence[Content]) -> bool:
    """Whether an according-phrase names a certain report: according to the statement.

    12 of 17 in the training part are attributions; the other five repeat one that the annotators gave once.
    """
    unit = next((content.source for content in contents if content.source is not None), None)
    if cue.shape != "according" or unit is None or unit.kind != "NOUN" or unit.group != "document":
        return False
    return words().article in view.keys[unit.first][: len(cue.attached) + len(words().article)]


def _is_that(view: View, word: int) -> bool:
    return word >= 0 and view.keys[word] in words().complementisers
