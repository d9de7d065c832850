"""Who and what fills the slots of each event: two looks of a trained network, then a choice that agrees with itself.

Reads a View, triggers and candidates; gives the chosen candidate and role for each event with its reason. A phrase fills one slot of
an event, phrases inside a chosen phrase fill none, a name fills a slot once, and an event has one time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, Candidate
from tawatur.annotate.events.columns import codes
from tawatur.annotate.events.context import Neighbours, Scene, chains
from tawatur.annotate.events.features import PairFeatures, Pairs, Saying
from tawatur.annotate.events.frames import affairs, frame_words
from tawatur.annotate.events.network import Array, Network, load_network
from tawatur.annotate.events.view import Trigger, View

ROLE_TIME = "time"
ROLE_PLACE = "place"
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
_ONE_PHRASE = frozenset({"actor", "recipient", "victim", ROLE_TIME})
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
class Layout:
    """The triggers and candidates of one document that share a sentence."""

    scene: Scene
    apart: NDArray[np.bool_]
    """[n_triggers, width]: whether the candidate may fill a slot of the trigger; else it is surely "none"."""

    def pairs(self) -> Pairs:
        """Triggers with the candidates that may fill their slots, in order."""
        at, place = np.nonzero(self.apart)
        return Pairs(at, self.scene.members[self.scene.block[at], place])


@cache
def _networks() -> tuple[Network, Network]:
    return load_network(_WEIGHTS / "roles_first.npz"), load_network(_WEIGHTS / "roles_second.npz")


def lay_out(view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> Layout:
    """Lay triggers and candidates out by sentence."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        by_sentence[view.sentence_of[candidate.first]].append(index)
    home = [view.sentence_of[trigger.first] for trigger in triggers]
    blocks = {sentence: at for at, sentence in enumerate(sorted(set(home) & set(by_sentence)))}
    width = max((len(by_sentence[sentence]) for sentence in blocks), default=0)
    members = np.full((len(blocks), width), -1, dtype=np.int64)
    for sentence, at in blocks.items():
        members[at, : len(by_sentence[sentence])] = by_sentence[sentence]
    scene = Scene(
        codes(trigger.type for trigger in triggers),
        np.array([blocks.get(sentence, -1) for sentence in home], dtype=np.int64),
        members,
        np.array(chains(candidates), dtype=np.int64),
        codes(candidate.kind for candidate in candidates),
        np.array([(c.lead, c.first, c.stop) for c in candidates], dtype=np.int64).reshape(-1, 3),
    )
    return Layout(scene, _apart(scene, triggers, candidates))


def _apart(scene: Scene, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    """Which candidates share no word with a trigger of their sentence and are in its reach."""
    if not scene.members.size:
        return np.zeros((len(triggers), 0), dtype=bool)
    reach = np.array([_REACH.get(candidate.kind, _REACH_OTHER) for candidate in candidates])
    near = scene.members[scene.block]
    lead, first, stop = (column[near] for column in scene.spans.T)
    begin, end = (np.array([getattr(t, name) for t in triggers])[:, None] for name in ("first", "stop"))
    gap = np.maximum(lead - end, begin - stop)
    shares = (first < end) & (begin < stop)
    found: NDArray[np.bool_] = (near >= 0) & (scene.block >= 0)[:, None] & ~shares & (gap <= reach[near])
    return found


def first_look(network: Network, features: PairFeatures, layout: Layout) -> Array:
    """Log-probabilities [n_triggers, width, n_labels]."""
    pairs = layout.pairs()
    by_trigger = network.embed_codes(features.trigger_codes())
    by_candidate = network.embed_codes(features.candidate_codes())
    of_triggers, of_candidates = features.vectors()
    width = len(network.inner) // 2
    by_trigger += of_triggers @ network.inner[:width]
    by_candidate += of_candidates @ network.inner[width:]
    summed = network.embed_codes(features.pair_codes(pairs))
    summed += by_trigger[pairs.trigger] + by_candidate[pairs.candidate]
    scores = np.full((*layout.apart.shape, len(network.labels)), _IMPOSSIBLE, dtype=np.float32)
    scores[:, :, 0] = 0.0
    scores[layout.apart] = network.scores(summed)
    return scores


def second_look(network: Network, layout: Layout, first: Array) -> Array:
    """The log-probabilities anew, where the first look left a doubt."""
    at, place = np.nonzero(layout.apart & (first[:, :, 0] < _SURE_NONE))
    scores = first.copy()
    if len(at):
        around = Neighbours(network.labels, layout.scene, np.exp(first))
        summed = network.embed_codes(around.codes(at, place)) + first[at, place] @ network.inner
        scores[at, place] = network.scores(summed)
    return scores


def read_roles(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], sayings: Sequence[Saying]
) -> list[Filled]:
    """The filled slots of all events of a document, in the order of triggers and candidates."""
    network, last = _networks()
    layout = lay_out(view, triggers, candidates)
    if not layout.apart.any():
        return []
    features = PairFeatures(view, triggers, candidates, sayings)
    scores = second_look(last, layout, first_look(network, features, layout))
    filled: list[Filled] = []
    for at, trigger in enumerate(triggers):
        members = layout.scene.members[layout.scene.block[at]].tolist()
        near: list[int] = np.flatnonzero(layout.apart[at]).tolist()
        local = [candidates[members[place]] for place in near]
        chain = layout.scene.chain[[members[place] for place in near]].tolist() if near else []
        for index, role, score in choose(view, local, chain, scores[at, near], last.labels):
            if role == ROLE_PLACE and is_of_affairs(view, trigger, local[index]):
                continue
            why = reason(trigger, local[index], role, score)
            filled.append(Filled(at, members[near[index]], role, round(score, 3), why))
    return filled


def choose(
    view: View, local: Sequence[Candidate], lists: Sequence[int], scores: Array, labels: Sequence[str]
) -> list[tuple[int, str, float]]:
    """The slots of one event: surest first, each phrase once; returned in text order with probabilities.

    `lists` gives for each candidate the first member of the list that it belongs to; `scores` is [n_local, n_labels].
    """
    rows = scores.copy()
    rows[:, 0] += [_NONE_BIAS.get(candidate.kind, _NONE_BIAS_OTHER) for candidate in local]
    is_time = np.array([candidate.kind == TIME for candidate in local], dtype=bool)
    column = labels.index(ROLE_TIME)
    rows[~is_time, column] = _IMPOSSIBLE
    rows[is_time, 1:column] = _IMPOSSIBLE
    rows[is_time, column + 1 :] = _IMPOSSIBLE
    margin = rows[:, 1:].max(axis=1) - rows[:, 0]
    chosen: list[tuple[int, str, float]] = []
    names: set[tuple[str, str]] = set()
    owner: dict[str, int] = {}
    of_list: dict[int, str] = {}
    for index in np.argsort(-margin, kind="stable")[: int((margin > 0).sum())].tolist():
        candidate, row = local[index], rows[index]
        row[[at for at, role in enumerate(labels) if owner.get(role, lists[index]) != lists[index]]] = (
            _IMPOSSIBLE
        )
        best = int(row.argmax())
        role = labels[best]
        if role in _WHO:  # the members of a list are in it together
            role = of_list.setdefault(lists[index], role)
        key = ("who" if role in _WHO else role, " ".join(view.forms[candidate.first : candidate.stop]))
        if not best or key in names or _shares_words(candidate, [local[other] for other, _, _ in chosen]):
            continue
        if role in _ONE_PHRASE:
            owner[role] = lists[index]
        names.add(key)
        chosen.append((index, role, float(np.exp(scores[index, best]))))
    return sorted(
        slot for slot in chosen if not _in_title(local[slot[0]], [local[at] for at, _, _ in chosen])
    )


def _in_title(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a phrase is part of the title before a chosen person: "the head of the parliament, X" is one party."""
    return candidate.type != "PER" and any(
        other.type == "PER" and other.lead < candidate.first and candidate.stop <= other.first
        for other in chosen
    )


def is_of_affairs(view: View, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a place belongs to the noun before its preposition: "to discuss the situation in X"."""
    token = candidate.first - 1
    while token > trigger.stop and view.pos[token] != "ADP":
        token -= 1
    token -= 1
    while token > trigger.stop and view.pos[token] == "ADJ":
        token -= 1
    return token >= trigger.stop and view.forms[token] in affairs()


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
