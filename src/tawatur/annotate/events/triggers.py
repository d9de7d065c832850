"""Which words name an event, and of which type: the reader's opinion and that of a network over the words around.

Reads a View and the reader's scores by token; gives triggers. The two opinions are made from different evidence (a trained encoder;
word forms, lemmas and neighbours with the trigger lexicon) and err on different words, so their scores are averaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

from tawatur.annotate.events.network import Array, Network, load_network
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, light_stem, word_class
from tawatur.lexicon.load import load_yaml
from tawatur.model.ontology import event_types
from tawatur.text.fold import fold

NO_EVENT, CATCH_ALL = "O", "OTHER"
LABELS = (NO_EVENT, *event_types())
_POS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X", "AUX"})
_WEIGHTS = files("tawatur.annotate.events") / "weights" / "triggers.npz"
# Share of the network in the averaged log-probabilities, and the log-odds below which a word is no trigger. Chosen on the
# development slice and gold (`bench/events.py`).
NETWORK_SHARE = 0.6
THRESHOLD = -2.0
THRESHOLD_OTHER = -1.0  # the catch-all type needs more
# What the lexicon adds to a log-probability: chosen on the same.
KNOWN_BONUS = 1.0
SELDOM_BONUS = 1.5
BESIDE_BONUS = 3.0
_PEOPLE_NEAR = 5  # tokens after the verb in which its people stand
_FLOOR = 1e-4  # probabilities below this are not told apart: half precision


@cache
def trigger_lexicon() -> Mapping[str, tuple[str, str]]:
    """Folded word to (event type, gloss); only words that name one type whatever stands around."""
    types = load_yaml("triggers.yaml")["types"]
    return MappingProxyType(
        {fold(e["form"], strong=True): (name, e["gloss"]) for name, entries in types.items() for e in entries}
    )


def known_type(view: View, token: int) -> str:
    """The type that the lexicon gives a token by form, lemma or stem, or an empty string."""
    lexicon = trigger_lexicon()
    form = view.forms[token]
    for key in (view.lemmas[token], form, light_stem(form)):
        if key in lexicon:
            return lexicon[key][0]
    return ""


def may_trigger(view: View, names: Sequence[bool]) -> list[int]:
    """Tokens that may name an event: content words outside names."""
    return [
        token
        for token, pos in enumerate(view.pos)
        if pos in _POS and not names[token] and len(view.forms[token]) > 1
    ]


@cache
def _beside() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Event type, the folded words that name it, and the people beside whom they do."""
    return tuple(
        (group["type"], _keys(group["words"]), _keys(group["people"]))
        for group in load_yaml("triggers.yaml")["beside"]
    )


def _keys(entries: Sequence[Mapping[str, str]]) -> frozenset[str]:
    return frozenset(fold(entry["form"], strong=True) for entry in entries)


def hints(view: View, tokens: Sequence[int]) -> Array:
    """What the lexicon adds to the scores of `tokens`: [n_tokens, n_labels].

    A word that names one type wherever it stands speaks for it, and so does one of the verbs beside their people. Needed
    most for types that the training articles hardly tell of.
    """
    added = np.zeros((len(tokens), len(LABELS)), dtype=np.float32)
    seldom = frozenset(load_yaml("triggers.yaml")["seldom"])
    for row, token in enumerate(tokens):
        known = known_type(view, token)
        if known:
            added[row, LABELS.index(known)] += SELDOM_BONUS if known in seldom else KNOWN_BONUS
        if view.pos[token] != "VERB":
            continue
        stop = min(view.sentences[view.sentence_of[token]][1], token + _PEOPLE_NEAR)
        near = {form[2:] if is_definite(form) else form for form in view.forms[token + 1 : stop]}
        for event_type, words, people in _beside():
            if near & people and (view.lemmas[token] in words or view.forms[token] in words):
                added[row, LABELS.index(event_type)] += BESIDE_BONUS
    return added


class TriggerFeatures:
    """Features of the tokens of one document."""

    def __init__(self, view: View, name_types: Sequence[str]) -> None:
        """`name_types` gives the type of the name that each token belongs to, or an empty string."""
        self._view = view
        self._names = name_types
        self._stems = [light_stem(form) for form in view.forms]

    def _word(self, token: int, first: int, stop: int) -> str:
        if not first <= token < stop:
            return "^"
        return f"<{self._names[token]}>" if self._names[token] else self._view.forms[token]

    def _lemma(self, token: int, first: int, stop: int) -> str:
        if not first <= token < stop:
            return "^"
        return f"<{self._names[token]}>" if self._names[token] else self._view.lemmas[token]

    def __call__(self, token: int) -> list[str]:
        """Features of one token."""
        view = self._view
        first, stop = view.sentences[view.sentence_of[token]]
        form, lemma, stem, pos = view.forms[token], view.lemmas[token], self._stems[token], view.pos[token]
        shape = f"{pos}{view.aspect[token]}"
        known = known_type(view, token)
        before, after = self._word(token - 1, first, stop), self._word(token + 1, first, stop)
        lemma_before, lemma_after = self._lemma(token - 1, first, stop), self._lemma(token + 1, first, stop)
        after2 = self._word(token + 2, first, stop)
        definite = is_definite(form)
        sent = "h" if view.headline[view.sentence_of[token]] else ""
        return [
            "1",
            f"f{form}",
            f"l{lemma}",
            f"s{stem}",
            f"lp{lemma}{shape}",
            f"sp{stem}{shape}{definite}",
            f"p{shape}{definite}",
            f"n{view.number[token]}{pos}",
            f"k{known}",
            f"kp{known}{shape}{definite}",
            f"c{word_class(form, lemma)}",
            f"x{form[:3]}{pos}",
            f"y{form[-3:]}{pos}",
            f"b{before}",
            f"a{after}",
            f"B{lemma_before}{pos}",
            f"A{lemma_after}{pos}",
            f"lb{lemma}|{lemma_before}",
            f"la{lemma}|{lemma_after}",
            f"sa{stem}|{after}",
            f"s2{stem}|{after2}",
            f"a2{after2}",
            f"b2{self._word(token - 2, first, stop)}",
            f"a3{self._word(token + 3, first, stop)}",
            f"b3{self._word(token - 3, first, stop)}",
            f"ka{known}|{after}",
            f"kb{known}|{before}",
            f"pp{view.pos[token - 1] if token > first else '^'}{pos}{view.pos[token + 1] if token + 1 < stop else '^'}",
            f"h{sent}{shape}",
            f"z{min(3, token - first)}{shape}",
            *self._around(token, first, stop, pos),
        ]

    def _around(self, token: int, first: int, stop: int, pos: str) -> list[str]:
        """Content words and the types known nearby, without order."""
        view = self._view
        found = set()
        for other in range(max(first, token - 6), min(stop, token + 7)):
            if other != token and view.pos[other] in ("NOUN", "VERB", "ADJ"):
                found.add(f"w{view.lemmas[other]}")
                known = known_type(view, other)
                if known:
                    found.add(f"W{known}{'<' if other < token else '>'}{pos}")
        return sorted(found)


@cache
def _network() -> Network:
    return load_network(_WEIGHTS)


def reader_scores(labels: Sequence[str], scores: Array) -> Array:
    """The reader's BIO scores by token as log-probabilities over `LABELS`."""
    merged = np.full((len(scores), len(LABELS)), _FLOOR, dtype=np.float32)
    for column, label in enumerate(labels):
        kind = label[2:] if label[:2] in ("B-", "I-") else NO_EVENT
        if kind in LABELS:
            merged[:, LABELS.index(kind)] += scores[:, column]
    return np.asarray(np.log(np.clip(merged, _FLOOR, 1.0)), dtype=np.float32)


def find_triggers(view: View, name_types: Sequence[str], reader: Array) -> list[Trigger]:
    """Triggers of a document; `reader` holds log-probabilities over `LABELS` by token."""
    tokens = may_trigger(view, [bool(name) for name in name_types])
    if not tokens:
        return []
    features, network = TriggerFeatures(view, name_types), _network()
    own = network.scores(network.embed([features(token) for token in tokens]))
    averaged = NETWORK_SHARE * own + (1 - NETWORK_SHARE) * reader[tokens]
    return decide(view, tokens, averaged + hints(view, tokens))


def decide(
    view: View,
    tokens: Sequence[int],
    scores: Array,
    *,
    threshold: float = THRESHOLD,
    other: float = THRESHOLD_OTHER,
) -> list[Trigger]:
    """Triggers among `tokens` from averaged log-probabilities; neighbours of one type that form one phrase are one."""
    best = scores[:, 1:].argmax(axis=1) + 1
    odds = scores[np.arange(len(tokens)), best] - scores[:, 0]
    taken = [
        (token, LABELS[b], float(o))
        for token, b, o in zip(tokens, best, odds, strict=True)
        if o > (other if LABELS[b] == CATCH_ALL else threshold)
    ]
    made: list[Trigger] = []
    for token, event_type, odd in taken:
        stop = token + 1
        if stop < len(view.pos) and view.pos[stop] == "PRON" and view.attached(stop):
            stop += 1
        score = 1.0 / (1.0 + float(np.exp(-odd)))
        if (
            made
            and made[-1].stop == token
            and made[-1].type == event_type
            and _one_phrase(view, made[-1].head, token)
        ):
            made[-1] = replace(made[-1], stop=stop, score=max(round(score, 4), made[-1].score))
        else:
            made.append(
                Trigger(token, stop, token, event_type, round(score, 4), _reason(view, token, event_type))
            )
    return made


def _reason(view: View, token: int, event_type: str) -> str:
    """Why a word names an event, in words."""
    lexicon = trigger_lexicon()
    for key in (view.lemmas[token], view.forms[token], light_stem(view.forms[token])):
        if key in lexicon and lexicon[key][0] == event_type:
            return f"trigger: {key} ({lexicon[key][1]})"
    return "trigger: by the words around"


def _one_phrase(view: View, head: int, token: int) -> bool:
    """Whether a word goes on with the trigger before it: an adjective, or the noun that a light verb or noun governs."""
    return view.pos[token] == "ADJ" or (view.pos[token] == "NOUN" and view.pos[head] in ("VERB", "NOUN"))
