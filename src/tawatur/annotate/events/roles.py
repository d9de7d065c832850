"""Who and what fills the slots of each event: trained networks over pairs and sentences, a second look, then a choice
that agrees with itself.

Reads a View, triggers and candidates; gives the chosen candidate and role for each event with its reason. A phrase
fills one slot of an event, phrases inside a chosen phrase fill none, a name fills a slot once, and an event has one
time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from tawatur.annotate.events.between import Between
from tawatur.annotate.events.candidates import NAME, TIME, Candidate, counts_of_dead
from tawatur.annotate.events.clause_reader import ClauseReader, clause_reader
from tawatur.annotate.events.features import PairFeatures, Saying
from tawatur.annotate.events.frames import affairs, frame_words, mutual_types
from tawatur.annotate.events.layout import Layout, chains, lay_out
from tawatur.annotate.events.neighbours import Neighbours, SecondLook, load_second_look
from tawatur.annotate.events.network import Array, Network, load_network, log_softmax
from tawatur.annotate.events.ruled_out import ruled_out
from tawatur.annotate.events.subjects import addressed
from tawatur.annotate.events.view import Trigger, View

ROLE_TIME = "time"
ROLE_PLACE = "place"
_WEIGHTS = files("tawatur.annotate.events") / "weights" / "roles.npz"
_SECOND = files("tawatur.annotate.events") / "weights" / "neighbours.npz"
# Added to the log-probability of "no slot" before the best label is taken: annotators leave out what readers can infer.
# Chosen on the development slice and gold (`bench/events.py`). More times fill slots than are taken: the judge of days
# (`days`) chooses.
_NONE_BIAS: Mapping[str, float] = {NAME: -1.1, TIME: -2.5}
_NONE_BIAS_OTHER = -0.7
_IMPOSSIBLE = -20.0
# Slots that one phrase fills, or one list of phrases: a second doer beside the first is nearly always a mistake.
_ONE_PHRASE = frozenset({"actor", "recipient", "victim", ROLE_TIME})
_WHO = frozenset({"actor", "recipient", "participant", "mediator"})
_STANDS: Mapping[str, str] = {
    "V": "right after a verb",
    "T": "right after an event's words",
    "N": "right after a noun",
    "C": 'after "and"',
    "P": "after a comma or quotation mark",
    "^": "at the head of its sentence",
}
"""Governors that are no prepositions, in words."""


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
class Readers:
    """The models that read roles."""

    pairs: Network
    clauses: ClauseReader
    second: SecondLook


@cache
def shipped() -> Readers:
    """The models that ship."""
    return Readers(load_network(_WEIGHTS), clause_reader(), load_second_look(_SECOND))


def pair_scores(network: Network, features: PairFeatures, layout: Layout) -> Array:
    """The first reading: log-probabilities [n_triggers, width, n_labels]."""
    pairs = layout.pairs()
    by_trigger = network.embed_codes(features.trigger_codes())
    by_candidate = network.embed_codes(features.candidate_codes())
    of_triggers, of_candidates = features.vectors()
    width = len(network.inner) // 2
    by_trigger += of_triggers @ network.inner[:width]
    by_candidate += of_candidates @ network.inner[width:]
    summed = network.embed_codes(features.pair_codes(pairs))
    summed += by_trigger[pairs.trigger] + by_candidate[pairs.candidate]
    if network.detectors.size:
        summed += Between(network, features.words).sums(*features.between(pairs))
    scores = np.full((*layout.apart.shape, len(network.labels)), _IMPOSSIBLE, dtype=np.float32)
    scores[:, :, 0] = 0.0
    scores[layout.apart] = network.scores(summed)
    return scores


def settled(scores: Array, own: Array, layout: Layout) -> Array:
    """The first reading of both networks: the mean of their log-probabilities, `own` being the reader of clauses'
    [n_pairs, n_labels].

    They read different evidence and err on different pairs.
    """
    both = scores.copy()
    both[layout.apart] = log_softmax((scores[layout.apart] + own) * np.float32(0.5))
    return both


def read_roles(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    sayings: Sequence[Saying],
    readers: Readers | None = None,
) -> list[Filled]:
    """The filled slots of all events of a document, in the order of triggers and candidates."""
    readers = readers or shipped()
    network = readers.pairs
    layout = lay_out(view, triggers, candidates)
    if not layout.apart.any():
        return []
    features = PairFeatures(view, triggers, candidates, sayings)
    lists = chains(candidates)
    around = Neighbours(view, triggers, candidates, lists, layout)
    own = readers.clauses.read(view, triggers, candidates, sayings, layout.pairs())
    first = settled(pair_scores(network, features, layout), own, layout)
    scores = readers.second.scores(around, first)
    filled: list[Filled] = []
    counted = counted_dead(view, triggers, candidates)
    for at, trigger in enumerate(triggers):
        near: list[int] = np.flatnonzero(layout.apart[at]).tolist()
        members: list[int] = layout.members[layout.block[at], near].tolist()
        local = [candidates[index] for index in members]
        parted = addressed(view, trigger, local)
        chain = [index if place in parted else lists[index] for place, index in enumerate(members)]
        rows = possible(view, trigger, local, scores[at, near], network.labels)
        chosen = choose(view, local, chain, rows, network.labels)
        if (trigger.first, trigger.stop) in counted:
            dead = counted[trigger.first, trigger.stop]
            filled.append(Filled(at, dead, "victim", trigger.score, "so many does the noun itself count"))
        for index, role, score in together(trigger, chosen):
            if role == ROLE_PLACE and is_of_affairs(view, trigger, local[index]):
                continue
            why = reason(trigger, local[index], role, score)
            filled.append(Filled(at, members[index], role, round(score, 3), why))
    return filled


def counted_dead(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]
) -> dict[tuple[int, int], int]:
    """The phrase of each noun that counts the killed, number and noun, by the tokens of the trigger."""
    spans = {(candidate.first, candidate.stop): index for index, candidate in enumerate(candidates)}
    return {
        (trigger.first, trigger.stop): spans[first, trigger.stop]
        for trigger, first in counts_of_dead(view, triggers)
        if (first, trigger.stop) in spans
    }


def possible(
    view: View, trigger: Trigger, local: Sequence[Candidate], scores: Array, labels: Sequence[str]
) -> Array:
    """The scores [n_local, n_labels] without what is ruled out: its share goes to the likeliest role that is left in
    its place.
    """
    rows = scores.copy()
    for barred in ruled_out(view, trigger, local):
        row = rows[barred.index]
        freed = [labels.index(role) for role in barred.roles]
        left = [labels.index(role) for role in barred.instead]
        if left:
            heir = max(left, key=lambda label: float(row[label]))
            row[heir] = np.logaddexp.reduce(row[[heir, *freed]])
        row[freed] = _IMPOSSIBLE
    return rows


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


def together(trigger: Trigger, chosen: Sequence[tuple[int, str, float]]) -> Sequence[tuple[int, str, float]]:
    """The slots of an event whose parties do one thing together: doers beside each other or beside participants are
    participants.
    """
    roles = [role for _, role, _ in chosen]
    if trigger.type not in mutual_types() or roles.count("actor") + roles.count("participant") < 2:
        return chosen
    return [(index, "participant" if role == "actor" else role, score) for index, role, score in chosen]


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
        because = f"frame {trigger.type}: {gloss}"
    else:
        side = "after" if candidate.first >= trigger.stop else "before"
        where = _STANDS.get(candidate.governor, f"behind {candidate.governor}")
        because = f"{candidate.kind} {side} the trigger, {where}"
    return f"{because}; network {score:.2f}"
