"""Who and what fills the slots of each event: two looks of a trained network, then a choice that agrees with itself.

Reads a View, triggers and candidates; gives the chosen candidate and role for each event with its reason. A phrase fills one slot of
an event, phrases inside a chosen phrase fill none, a name fills a slot once, and an event has one time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, Candidate
from tawatur.annotate.events.context import Neighbours
from tawatur.annotate.events.features import SentenceFeatures
from tawatur.annotate.events.frames import frame_words
from tawatur.annotate.events.network import Array, Network, load_network
from tawatur.annotate.events.view import Trigger, View

ROLE_TIME = "time"
_WEIGHTS = files("tawatur.annotate.events") / "weights"
# Added to the log-probability of "no slot" before the best label is taken: annotators leave out what readers can infer. Chosen on
# the development slice and gold (`bench/events.py`).
_NONE_BIAS: Mapping[str, float] = {NAME: -1.0, TIME: -1.5}
_NONE_BIAS_OTHER = -0.7
# A pair that the first look gives to no slot with this log-probability (0.95; its labels are smoothed, so that it is never
# surer than 0.973) is not looked at again.
_SURE_NONE = -0.05
_IMPOSSIBLE = -20.0
# Tokens between a trigger and what fills its slots, at most: beyond lie 1.2 % of the annotated nouns, 0.3 % of the others.
_REACH: Mapping[str, int] = {NOUN: 25}
_REACH_OTHER = 50
# Slots that one phrase fills, or one list of phrases: a second doer beside the first is nearly always a mistake.
_ONE_PHRASE = frozenset({"actor", "recipient", ROLE_TIME})
_WHO = frozenset({"actor", "recipient", "participant", "mediator"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot of an event and the candidate that fills it."""

    trigger: int
    candidate: int
    role: str
    """A role of the ontology, or "time"."""
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """The triggers and candidates of one sentence, by their indices in the document."""

    bounds: tuple[int, int]
    triggers: list[int]
    candidates: list[int]


@cache
def _networks() -> tuple[Network, Network]:
    return load_network(_WEIGHTS / "roles_first.npz"), load_network(_WEIGHTS / "roles_second.npz")


def make_blocks(view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> list[Block]:
    """Sentences that hold both triggers and candidates, in text order."""
    by_sentence: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, trigger in enumerate(triggers):
        by_sentence[view.sentence_of[trigger.first]][0].append(index)
    for index, candidate in enumerate(candidates):
        by_sentence[view.sentence_of[candidate.first]][1].append(index)
    return [
        Block(view.sentences[sentence], *by_sentence[sentence])
        for sentence in sorted(by_sentence)
        if all(by_sentence[sentence])
    ]


def local_candidates(block: Block, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a block, with `joined_to` counted inside the block."""
    place = {index: at for at, index in enumerate(block.candidates)}
    return [
        replace(candidates[index], joined_to=place.get(candidates[index].joined_to, -1))
        for index in block.candidates
    ]


def _may_fill(trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a candidate may fill a slot: it shares no word with the trigger and is not out of its reach."""
    gap = max(candidate.lead - trigger.stop, trigger.first - candidate.stop)
    shares = candidate.first < trigger.stop and trigger.first < candidate.stop
    return not shares and gap <= _REACH.get(candidate.kind, _REACH_OTHER)


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Features of the pairs of one block: those of a pair are the trigger's, the candidate's and its own."""

    triggers: list[list[str]]
    candidates: list[list[str]]
    pairs: list[list[list[str]]]
    """By trigger and candidate."""
    apart: NDArray[np.bool_]
    """[n_triggers, n_candidates]: whether the candidate may fill a slot of the trigger; else it is surely "none"."""

    def whole(self, at: int, index: int) -> list[str]:
        """All features of one pair."""
        return self.triggers[at] + self.candidates[index] + self.pairs[at][index]


def first_features(
    view: View, triggers: Sequence[Trigger], block: Block, local: Sequence[Candidate]
) -> PairFeatures:
    """Features of the first look."""
    own = [triggers[index] for index in block.triggers]
    source = SentenceFeatures(view, block.bounds, own, local)
    apart = np.array([[_may_fill(trigger, candidate) for candidate in local] for trigger in own])
    pairs = [
        [source.pair(trigger, index) if apart[at, index] else [] for index in range(len(local))]
        for at, trigger in enumerate(own)
    ]
    return PairFeatures(
        [source.trigger(trigger) for trigger in own],
        [source.candidate(index) for index in range(len(local))],
        pairs,
        apart,
    )


def score_pairs(network: Network, features: PairFeatures) -> Array:
    """First-look log-probabilities [n_triggers, n_candidates, n_labels]."""
    n_triggers, n_candidates = features.apart.shape
    own = network.embed([item for row in features.pairs for item in row])
    summed = own.reshape(n_triggers, n_candidates, -1)
    summed = summed + network.embed(features.triggers)[:, None] + network.embed(features.candidates)[None]
    scores = network.scores(summed.reshape(n_triggers * n_candidates, -1)).reshape(
        n_triggers, n_candidates, -1
    )
    scores[~features.apart] = _IMPOSSIBLE
    scores[~features.apart, 0] = 0.0
    return scores


def score_again(
    network: Network,
    triggers: Sequence[Trigger],
    local: Sequence[Candidate],
    features: PairFeatures,
    first: Array,
) -> Array:
    """Second-look log-probabilities, where the first look left a doubt."""
    around = Neighbours(network.labels, triggers, local, np.exp(first))
    scores = first.copy()
    doubtful = [
        (int(at), int(index)) for at, index in np.argwhere(features.apart & (first[:, :, 0] < _SURE_NONE))
    ]
    if not doubtful:
        return scores
    own = network.embed([features.pairs[at][index] + around.features(at, index) for at, index in doubtful])
    by_trigger, by_candidate = network.embed(features.triggers), network.embed(features.candidates)
    rows, columns = (list(side) for side in zip(*doubtful, strict=True))
    scores[rows, columns] = network.scores(own + by_trigger[rows] + by_candidate[columns])
    return scores


def read_roles(view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> list[Filled]:
    """The filled slots of all events of a document, in the order of triggers and candidates."""
    network, last = _networks()
    filled: list[Filled] = []
    for block in make_blocks(view, triggers, candidates):
        local = local_candidates(block, candidates)
        own = [triggers[index] for index in block.triggers]
        features = first_features(view, triggers, block, local)
        scores = score_again(last, own, local, features, score_pairs(network, features))
        for at, trigger in enumerate(own):
            chosen = choose(view, local, scores[at], last.labels)
            filled += [
                Filled(
                    block.triggers[at],
                    block.candidates[index],
                    role,
                    round(score, 3),
                    reason(trigger, local[index], role, score),
                )
                for index, role, score in chosen
            ]
    return filled


def choose(
    view: View, local: Sequence[Candidate], scores: Array, labels: Sequence[str]
) -> list[tuple[int, str, float]]:
    """The slots of one event: surest first, each phrase once; returned in text order with probabilities."""
    rows = scores.copy()
    rows[:, 0] += [_NONE_BIAS.get(candidate.kind, _NONE_BIAS_OTHER) for candidate in local]
    is_time = np.array([candidate.kind == TIME for candidate in local])
    column = labels.index(ROLE_TIME)
    rows[~is_time, column] = _IMPOSSIBLE
    for other in range(1, len(labels)):
        if other != column:
            rows[is_time, other] = _IMPOSSIBLE
    chains = _chains(local)
    chosen: list[tuple[int, str, float]] = []
    names: set[tuple[str, str]] = set()
    owner: dict[str, int] = {}
    for index in np.argsort(rows[:, 0] - rows[:, 1:].max(axis=1), kind="stable"):
        candidate, row = local[index], rows[index]
        closed = [at for at, role in enumerate(labels) if owner.get(role, chains[index]) != chains[index]]
        row[closed] = _IMPOSSIBLE
        best = int(row.argmax())
        role = labels[best]
        key = ("who" if role in _WHO else role, " ".join(view.forms[candidate.first : candidate.stop]))
        if not best or key in names or _shares_words(candidate, [local[other] for other, _, _ in chosen]):
            continue
        if role in _ONE_PHRASE:
            owner[role] = chains[index]
        names.add(key)
        chosen.append((int(index), role, float(np.exp(scores[index, best]))))
    return sorted(chosen)


def _chains(local: Sequence[Candidate]) -> list[int]:
    """For each candidate the first member of its list: itself where it continues none."""
    chains: list[int] = []
    for index, candidate in enumerate(local):
        chains.append(chains[candidate.joined_to] if candidate.joined_to >= 0 else index)
    return chains


def _shares_words(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    return any(other.first < candidate.stop and candidate.first < other.stop for other in others)


def reason(trigger: Trigger, candidate: Candidate, role: str, score: float) -> str:
    """Why a candidate fills a slot, in words: the frame of the type where it speaks, else the place in the clause."""
    gloss = frame_words(trigger.type, role, candidate.governor)
    if gloss:
        because = f"frame {trigger.type}: {role} {gloss}"
    else:
        side = "after" if candidate.first >= trigger.stop else "before"
        because = f"{candidate.kind} {side} the trigger, governed by {candidate.governor}"
    return f"{because}; network {score:.2f}"
