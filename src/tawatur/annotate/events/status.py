"""How real an event is: the opinions of a small trained network and of the reader, and the words of the lexicon that
leave no choice.

Reads StatusFeatures, the reader's scores and `lexicon/data/status.yaml`; writes nothing. The two opinions are made from
different evidence and err on different events, so they are averaged; the markers found are the explanation.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from tawatur.annotate.events.markers import (
    REACH,
    carried_out,
    classes_of,
    direct_conditions,
    direct_negations,
    ends_clause,
    imperfect_prefix,
    unless,
    verdicts,
)
from tawatur.annotate.events.network import Array, Network, load_network, log_softmax
from tawatur.annotate.events.retold import retold
from tawatur.annotate.events.status_features import StatusFeatures
from tawatur.annotate.events.undone import as_undone

STATUSES = (
    "occurred",
    "ongoing",
    "planned",
    "invited",
    "alleged",
    "denied",
    "cancelled",
    "conditional",
    "background",
)
READER_SHARE = 0.4
"""Share of the reader in the averaged log-probabilities. Chosen on 612 articles that the reader had not been trained
on: right in .650 with none of it, .663 with 0.2, .673 with 0.4, .663 with 0.7."""
RETOLD_SHARE = 0.5
"""Share of the mean over all mentions of what seems one happening, whose status is one in 92 of 100 neighbours.
Chosen on the 517 articles kept apart (.699 without it, .704 with 0.3, .705, .704 with 0.7) and on dev, seeds and
spans (.739, .753, .763, .763)."""
_WEIGHTS = files("tawatur.annotate.events") / "weights" / "status.npz"
_FLOOR = 1e-4  # probabilities below this are not told apart: half precision
# Which statuses a class of markers speaks for: shown as the reason where the opinions agree.
_SPEAKS_FOR: Mapping[str, tuple[str, ...]] = {
    "negation": ("denied",),
    "denial": ("denied",),
    "future": ("planned", "conditional"),
    "future_phrase": ("planned", "conditional"),
    "wish": ("planned", "conditional"),
    "condition": ("conditional",),
    "hearsay": ("alleged",),
    "cancelling": ("cancelled",),
    "invitation": ("invited",),
    "history": ("background", "occurred"),
    "ongoing": ("ongoing",),
    "begun": ("occurred",),
}

_OBJECT_OF = (("denial", "denied"), ("cancelling", "cancelled"))


@cache
def _network() -> Network:
    return load_network(_WEIGHTS)


class StatusRead(NamedTuple):
    """The status of one event."""

    name: str
    why: str
    score: float
    """How sure the networks are of it, in [0, 1], also where the words leave no choice."""


def read_statuses(features: StatusFeatures, reader: Array | None = None) -> list[StatusRead]:
    """The status of each trigger with its reason.

    `reader` holds the reader's probabilities over `STATUSES` by token [n_tokens, 9]; without it the network decides
    alone.
    """
    triggers = features.triggers
    if not triggers:
        return []
    network = _network()
    scores = network.scores(network.embed([features(at) for at in range(len(triggers))]))
    if reader is not None:
        own = np.log(np.maximum(reader[[trigger.head for trigger in triggers]], _FLOOR))
        scores = np.asarray((1 - READER_SHARE) * scores + READER_SHARE * own, dtype=np.float32)
    scores = _shared(scores, retold(features.view, triggers))
    shares = np.exp(log_softmax(scores))
    return [_read(features, at, row) for at, row in enumerate(shares)]


def _read(features: StatusFeatures, at: int, shares: Array) -> StatusRead:
    """The status of one event, by its words or else the surest of the networks."""
    name = STATUSES[int(shares.argmax())]
    why = _reason(features, at, name, float(shares.max()))
    ruled = _ruled(features, at)
    if ruled is not None:
        name, why = ruled
    elif name in ("occurred", "ongoing") and _is_announced(features, at):
        name, why = "planned", "planned (the imperfect, and a day to come)"
    elif name in ("planned", "ongoing") and _is_historic_present(features, at):
        name, why = STATUSES[0], f"{STATUSES[0]} (the present tense of a headline)"
    return StatusRead(name, why, float(shares[STATUSES.index(name)]))


def _shared(scores: Array, groups: Sequence[Sequence[int]]) -> Array:
    """Scores [n_triggers, n_statuses] in which each event hears what is thought of its other mentions."""
    made = scores.copy()
    for group in groups:
        made[group] = (1 - RETOLD_SHARE) * scores[group] + RETOLD_SHARE * scores[group].mean(axis=0)
    return made


def _ruled(features: StatusFeatures, at: int) -> tuple[str, str] | None:
    """The status where the words leave no choice: a verb right after a negation, what is denied or called off, a
    charge.

    On the annotated articles the first is right in 24 of 26, the second in 5 of 8, the last in 20 of 32: as often as a
    network that did not see them. They are kept for their reasons, which a reader can check.
    """
    view, trigger = features.view, features.triggers[at]
    if not trigger.first:
        return None
    before = view.forms[trigger.first - 1]
    if before in direct_negations():  # only verbs follow these, whatever the word is tagged
        if trigger.first > 1 and view.forms[trigger.first - 2] in unless():
            return "conditional", f"conditional (after {view.forms[trigger.first - 2]} {before})"
        conditional = any(name == "condition" for name, _ in features.markers[at])
        return None if conditional else ("denied", f"denied ({before} before it)")
    if (undone := as_undone(view, trigger)) is not None:
        return undone
    if view.pos[trigger.head] == "VERB":
        return ("conditional", f"conditional (after {before})") if before in direct_conditions() else None
    return _as_charge(features, at) or _as_object(features, at) or _as_sentence(features, at)


def _as_charge(features: StatusFeatures, at: int) -> tuple[str, str] | None:
    """What somebody is accused of is alleged: the event right after an accusation and its preposition."""
    view, trigger = features.view, features.triggers[at]
    accusing = features.triggers[at - 1] if at else None
    if accusing is None or accusing.type != "ACCUSE" or view.pos[trigger.first - 1] != "ADP":
        return None
    for name, token in features.markers[at]:
        if name == "hearsay" and accusing.first <= token < accusing.stop:
            return "alleged", f"alleged (after {view.forms[token]})"
    return None


def _as_object(features: StatusFeatures, at: int) -> tuple[str, str] | None:
    """What a verb denies or calls off is so: the first event after it that no preposition parts from it."""
    view, trigger = features.view, features.triggers[at]
    first = view.sentences[view.sentence_of[trigger.head]][0]
    events = {other.head for other in features.triggers}
    if view.pos[trigger.head] != "NOUN" or view.pos[trigger.first - 1] == "ADP":
        return None
    for token in range(trigger.first - 1, max(first, trigger.first - REACH) - 1, -1):
        if view.pos[token] == "VERB":
            classes = classes_of(view, token)
            status = next((status for name, status in _OBJECT_OF if name in classes), None)
            return (status, f"{status} (object of {view.forms[token]})") if status else None
        if token in events or ends_clause(view, token) or view.pos[token] in ("SCONJ", "CCONJ"):
            return None
    return None


def _as_sentence(features: StatusFeatures, at: int) -> tuple[str, str] | None:
    """A death that a court has spoken is planned: "sentenced to death", and not "carried out the sentence".

    So in 8 of 9 places of the annotated articles, the other being a condition.
    """
    view, trigger = features.view, features.triggers[at]
    if trigger.type != "KILL" or view.pos[trigger.first - 1] != "ADP" or features.markers[at]:
        return None
    first = max(view.sentences[view.sentence_of[trigger.head]][0], trigger.first - REACH)
    said = view.lemmas[first : trigger.first]
    spoken = next((lemma for lemma in reversed(said) if lemma in verdicts()), None)
    if spoken is None or any(lemma in carried_out() for lemma in said):
        return None
    return "planned", f"planned (spoken by a court: {spoken})"


def _is_historic_present(features: StatusFeatures, at: int) -> bool:
    """Whether a headline tells in the present tense what has happened: no marker and no later time speaks against
    it.
    """
    view, trigger = features.view, features.triggers[at]
    return (
        view.headline[view.sentence_of[trigger.head]]
        and view.aspect[trigger.head] == "Imp"
        and view.pos[trigger.first - 1 if trigger.first else trigger.first] not in ("AUX", "PART")
        and not features.markers[at]
        and not features.is_ahead(at)
    )


def _is_announced(features: StatusFeatures, at: int) -> bool:
    """Whether a verb in the imperfect is told of a day to come: "receives the minister tomorrow", planned in 31 of 34
    places of the annotated articles. The reader takes one such verb in fifteen for a perfect, so its first letter
    counts.
    """
    view, head = features.view, features.triggers[at].head
    return (
        view.pos[head] == "VERB" and view.forms[head].startswith(imperfect_prefix()) and features.is_due(at)
    )


def _reason(features: StatusFeatures, at: int, status: str, score: float) -> str:
    """The markers that speak for a status, or the form of the trigger."""
    view, head = features.view, features.triggers[at].head
    found = [view.forms[token] for name, token in features.markers[at] if status in _SPEAKS_FOR.get(name, ())]
    because = ", ".join(found[:2]) or f"{view.pos[head]} {view.aspect[head]}".strip()
    return f"{status} {score:.2f} ({because})"
