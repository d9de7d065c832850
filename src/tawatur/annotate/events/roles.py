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

from tawatur.annotate.events.candidates import NAME, TIME, Candidate
from tawatur.annotate.events.context import Neighbours
from tawatur.annotate.events.features import SentenceFeatures
from tawatur.annotate.events.frames import frame_words
from tawatur.annotate.events.network import Array, Network, load_network
from tawatur.annotate.events.view import Trigger, View

ROLE_TIME = "time"
_WEIGHTS = files("tawatur.annotate.events") / "weights"
# Added to the log-probability of "no slot" before the best label is taken: annotators leave out what readers can infer. Chosen on
# the development slice and gold (`bench/events.py`).
_NONE_BIAS: Mapping[str, float] = {NAME: -0.8, TIME: -2.0}
_NONE_BIAS_OTHER = -0.6
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


def overlaps(trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a candidate shares words with the trigger: then it cannot fill its slots."""
    return candidate.first < trigger.stop and trigger.first < candidate.stop


def first_features(
    view: View, triggers: Sequence[Trigger], block: Block, local: Sequence[Candidate]
) -> list[list[list[str]]]:
    """Features of the first look, by trigger and candidate of the block; an overlapping pair has none."""
    own = [triggers[index] for index in block.triggers]
    source = SentenceFeatures(view, block.bounds, own, local)
    by_candidate = [source.candidate(index) for index in range(len(local))]
    made = []
    for trigger in own:
        head = source.trigger(trigger)
        made.append(
            [
                []
                if overlaps(trigger, candidate)
                else head + by_candidate[index] + source.pair(trigger, index)
                for index, candidate in enumerate(local)
            ]
        )
    return made


def score_pairs(network: Network, features: list[list[list[str]]]) -> Array:
    """Log-probabilities [n_triggers, n_candidates, n_labels]; pairs without features are surely "none"."""
    summed = np.stack([network.embed(item) for row in features for item in row])
    scores = network.scores(summed)
    for at, item in enumerate(item for row in features for item in row):
        if not item:
            scores[at] = -20.0
            scores[at, 0] = 0.0
    return scores.reshape(len(features), len(features[0]), -1)


def second_features(
    labels: Sequence[str],
    triggers: Sequence[Trigger],
    local: Sequence[Candidate],
    first: list[list[list[str]]],
    scores: Array,
) -> list[list[list[str]]]:
    """Features of the second look: those of the first and the first opinions around the pair."""
    around = Neighbours(labels, triggers, local, np.exp(scores))
    return [
        [item + around.features(at, index) if item else [] for index, item in enumerate(row)]
        for at, row in enumerate(first)
    ]


def read_roles(view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> list[Filled]:
    """The filled slots of all events of a document, in the order of triggers and candidates."""
    network, last = _networks()
    filled: list[Filled] = []
    for block in make_blocks(view, triggers, candidates):
        local = local_candidates(block, candidates)
        own = [triggers[index] for index in block.triggers]
        features = first_features(view, triggers, block, local)
        scores = score_pairs(network, features)
        scores = score_pairs(last, second_features(network.labels, own, local, features, scores))
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
    ranked = []
    for index, candidate in enumerate(local):
        row = scores[index].copy()
        row[0] += _NONE_BIAS.get(candidate.kind, _NONE_BIAS_OTHER)
        best = int(row.argmax())
        if best and (labels[best] == ROLE_TIME) == (candidate.kind == TIME):
            ranked.append(
                (float(row[best] - row[0]), index, labels[best], float(np.exp(scores[index, best])))
            )
    chosen: list[tuple[int, str, float]] = []
    names: set[tuple[str, str]] = set()
    for _, index, role, score in sorted(ranked, key=lambda item: (-item[0], item[1])):
        candidate = local[index]
        name = " ".join(view.forms[candidate.first : candidate.stop])
        key = ("who" if role in _WHO else role, name)
        if key in names or (role == ROLE_TIME and any(taken == ROLE_TIME for _, taken, _ in chosen)):
            continue
        if any(local[o].first < candidate.stop and candidate.first < local[o].stop for o, _, _ in chosen):
            continue
        names.add(key)
        chosen.append((index, role, score))
    return sorted(chosen)


def reason(trigger: Trigger, candidate: Candidate, role: str, score: float) -> str:
    """Why a candidate fills a slot, in words: the frame of the type where it speaks, else the place in the clause."""
    gloss = frame_words(trigger.type, role, candidate.governor)
    if gloss:
        because = f"frame {trigger.type}: {role} {gloss}"
    else:
        side = "after" if candidate.first >= trigger.stop else "before"
        because = f"{candidate.kind} {side} the trigger, governed by {candidate.governor}"
    return f"{because}; network {score:.2f}"
