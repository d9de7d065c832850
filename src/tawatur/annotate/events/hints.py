"""What the lexicon says for and against a word as the name of an event, beside the trained opinions.

Reads a View, how its text speaks of sport, and `lexicon/data/triggers.yaml`; gives amounts that are added to
log-probabilities.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from tawatur.annotate.events.network import Array
from tawatur.annotate.events.sport import Sport, is_club, is_of_the_game
from tawatur.annotate.events.view import View
from tawatur.annotate.events.words import bare, keys_of
from tawatur.annotate.events.works import in_titles
from tawatur.lexicon.load import load_yaml
from tawatur.model.ontology import event_types

NO_EVENT, CATCH_ALL = "O", "OTHER"
LABELS = (NO_EVENT, *event_types())
BY_SAYING = frozenset({"ACCUSE", "ENDORSE", "REJECT", "REQUEST", "THREATEN", "INVITE"})
"""Types that are done by saying: "we condemn" is done by who says it, on the day when he says it."""
# What the lexicon adds to a log-probability: chosen on the development slice and gold (`bench/events.py`).
KNOWN_BONUS = 1.25
SELDOM_BONUS = 2.0
BESIDE_BONUS = 3.0
AGAINST = 6.0
_NEVER = 2 * np.log(1e-4)  # a log-probability below all that are told apart
_BEFORE, _AFTER = 3, 5  # tokens around a word in which its companions stand, by default
_BY_OTHERS = frozenset({"KILL", "ATTACK"})
"""Types whose words tell that a death beside them is the act of others."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that name an event type, or none, beside certain people or things."""

    type: str
    words: frozenset[str]
    companions: frozenset[str]
    """Words, or two that stand together."""
    before: int
    """Tokens before the word in which they stand."""
    within: int
    """Tokens after the word, itself counted, in which they stand."""
    weight: float
    """What they add to a log-probability."""
    nouns: bool
    """Whether the words are nouns as well as verbs."""
    unless: frozenset[str]
    """What must not stand in the five tokens from the word on."""

    def stands_in(self, view: View, token: int) -> bool:
        """Whether its people or things stand around a word in its sentence, with the article or without."""
        first, stop = view.sentences[view.sentence_of[token]]
        begin = max(first, token - self.before)
        around = [bare(view.forms[at]) for at in range(begin, min(stop, token + self.within)) if at != token]
        around += [f"{one} {two}" for one, two in pairwise(around)]
        behind = (bare(form) for form in view.forms[token + 1 : min(stop, token + _AFTER)])
        return not self.companions.isdisjoint(around) and self.unless.isdisjoint(behind)


@cache
def _beside() -> tuple[Beside, ...]:
    return tuple(
        Beside(
            group["type"],
            keys_of(group["words"]),
            frozenset(" ".join(map(bare, key.split())) for key in keys_of(group["companions"])),
            group.get("before", _BEFORE),
            group.get("within", _AFTER),
            group.get("weight", BESIDE_BONUS),
            group.get("nouns", False),
            keys_of(group.get("unless", ())),
        )
        for group in load_yaml("triggers.yaml")["beside"]
    )


@cache
def _seldom() -> frozenset[str]:
    return frozenset(load_yaml("triggers.yaml")["seldom"])


@dataclass(frozen=True, slots=True)
class Hints:
    """What the lexicon says of some tokens."""

    added: Array
    """[n_tokens, n_labels]: what is added to their log-probabilities."""
    known: Sequence[str]
    """The type that each names wherever it stands; empty for none, and where the words around say otherwise."""

    def settle(self, scores: Array) -> Array:
        """Scores with what the lexicon adds; what the catch-all type has of a known word goes to the type that it
        names.
        """
        rest = LABELS.index(CATCH_ALL)
        settled = np.asarray(scores + self.added, dtype=np.float32)
        for row, known in enumerate(self.known):
            if known and known != CATCH_ALL:
                column = LABELS.index(known)
                settled[row, column] = np.logaddexp(settled[row, column], settled[row, rest])
                settled[row, rest] = _NEVER
        return settled


def hints(view: View, tokens: Sequence[int], sport: Sport) -> Hints:
    """What the lexicon says of `tokens`.

    A word that names one type wherever it stands speaks for it, and so does one of the words beside their people or
    things; a word of the game speaks against every type, and one of a title of a work against every event. Needed most
    for what the training articles hardly tell of.
    """
    added = np.zeros((len(tokens), len(LABELS)), dtype=np.float32)
    titled, listed = in_titles(view), []
    for row, token in enumerate(tokens):
        known = view.words[token].known
        groups = _groups_of(view.lemmas[token], view.forms[token])
        is_verb = view.pos[token] == "VERB"
        beside = [group for group in groups if (group.nouns or is_verb) and group.stands_in(view, token)]
        if titled[token] or is_club(view, sport, token):
            known = ""
            added[row, 1:] -= AGAINST
        elif is_of_the_game(view, sport, token):
            known = ""
            added[row, 1:] -= AGAINST
            added[row, LABELS.index(CATCH_ALL)] = 0.0
        elif any(group.type != known for group in beside):
            known = ""
        if is_quiet_death(view, token):
            known = ""
            added[row, LABELS.index("KILL")] -= AGAINST
            added[row, LABELS.index(CATCH_ALL)] += SELDOM_BONUS
        if known:
            added[row, LABELS.index(known)] += SELDOM_BONUS if known in _seldom() else KNOWN_BONUS
        for group in beside:
            added[row, LABELS.index(group.type)] += group.weight
        listed.append(known)
    return Hints(added, listed)


def is_quiet_death(view: View, token: int) -> bool:
    """Whether a word of dying ("died", "death") stands where nothing tells that others did it.

    Neither in its sentence nor beside it do words of force or wounds stand. Of 73 such deaths in the training articles
    28 are marked as killings, of which 22 are deaths of illness, age or an accident; of 56 others 49 are.
    """
    if view.lemmas[token] not in _dying() and view.forms[token] not in _dying():
        return False
    here = view.sentence_of[token]
    first = view.sentences[max(0, here - 1)][0]
    stop = view.sentences[min(len(view.sentences) - 1, here + 1)][1]
    return not any(_tells_of_force(view, other) for other in range(first, stop))


def _tells_of_force(view: View, token: int) -> bool:
    lemma, form = view.lemmas[token], bare(view.forms[token])
    if lemma in _dying() or form in _dying():
        return False
    return view.words[token].known in _BY_OTHERS or not _wounds().isdisjoint((lemma, form))


@cache
def _dying() -> frozenset[str]:
    return keys_of(load_yaml("triggers.yaml")["dying"])


@cache
def _wounds() -> frozenset[str]:
    return keys_of(load_yaml("triggers.yaml")["wounds"])


@cache
def _by_word() -> dict[str, tuple[Beside, ...]]:
    words = sorted({word for group in _beside() for word in group.words})
    return {word: tuple(group for group in _beside() if word in group.words) for word in words}


@lru_cache(maxsize=1 << 15)
def _groups_of(lemma: str, form: str) -> tuple[Beside, ...]:
    """The groups whose words a word is one of."""
    found = _by_word()
    keys = {lemma, form, bare(form)} & found.keys()
    return tuple(dict.fromkeys(group for key in sorted(keys) for group in found[key]))
