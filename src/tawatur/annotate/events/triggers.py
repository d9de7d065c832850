"""Which words name an event, and of which type: the reader's opinion and that of a network over the words around.

Reads a View and the reader's scores by token; gives triggers. The two opinions are made from different evidence (a
trained encoder; word forms, lemmas and neighbours with the trigger lexicon) and err on different words, so their scores
are averaged.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import numpy as np

from tawatur.annotate.events.columns import (
    Ints,
    TokenColumns,
    buckets,
    capped,
    flags,
    make_codes,
    verbs_before,
)
from tawatur.annotate.events.hints import CATCH_ALL, LABELS, NO_EVENT, hints
from tawatur.annotate.events.network import Array, Codes, Network, code, join, load_network
from tawatur.annotate.events.sport import Sport, read_sport
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import bare, light_nouns, light_stem, trigger_lexicon

_POS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X", "AUX"})
_OPEN = frozenset(
    {"", "EVENT"}
)  # no name, and names of events: "the nuclear agreement", "the Geneva conference"
_WEIGHTS = files("tawatur.annotate.events") / "weights" / "triggers.npz"
# Share of the network in the averaged log-probabilities, and the log-odds below which a word is no trigger. Chosen on
# the development slice and gold (`bench/events.py`).
NETWORK_SHARE = 0.4
THRESHOLD = -1.5
THRESHOLD_OTHER = -0.8  # the catch-all type needs more
# What the other places of a word in a text count for its type, and for whether it names an event. On 258 articles kept
# from reader and network typed triggers .660 -> .662, on dev, seeds and spans .621 -> .624. More of the first gains as
# much, but takes the word for what it is elsewhere where its own sentence says otherwise; more of the second gains
# there and loses here.
TYPE_SHARED = 0.4
ODDS_SHARED = 0.1
_FLOOR = 1e-4  # probabilities below this are not told apart: half precision


def may_trigger(view: View, names: Sequence[str]) -> list[int]:
    """Tokens that may name an event: content words outside names, or in the name of an event.

    `names` gives the type of the name that each token belongs to, or an empty string.
    """
    return [
        token
        for token, pos in enumerate(view.pos)
        if pos in _POS and names[token] in _OPEN and len(view.forms[token]) > 1
    ]


OF_TOKEN = (
    "pos", "form", "lemma", "stem", "lemma shape", "stem shape definite", "shape definite", "number pos", "known",
    "known shape definite", "group", "head3 pos", "tail3 pos", "before", "after", "lemma_before pos", "lemma_after pos",
    "lemma lemma_before", "lemma lemma_after", "stem after", "stem after2", "after2", "before2", "after3", "before3",
    "known after", "known before", "pos_before pos pos_after", "headline shape", "starts shape",
    "sport pos", "sport known pos", "sport lemma", "sport_near known pos", "sport_near lemma", "sport sport_near known",
    "verb pos", "verb known pos", "verb lemma", "verb_gap pos", "name", "name form", "name known", "name name_before",
)  # fmt: skip
OWN_LETTERS = frozenset({"form", "lemma", "stem", "head3", "tail3"})
"""Columns that tell which word a token is, beyond what the lexicon knows of it."""
_AROUND = tuple(step for step in range(-6, 7) if step)
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})


def token_codes(view: View, names: Sequence[str], tokens: Sequence[int], sport: Sport) -> Codes:
    """Feature codes [n_tokens, n_features]: the templates, then the content words and known types nearby, without
    order.

    `names` gives the type of the name that each token belongs to, or an empty string.
    """
    source, home = TokenColumns(view), np.array(tokens, dtype=np.int64)
    source.show_names(names)
    columns = {name: source.at(name, home) for name in _OWN}
    columns["headline"] = flags([view.headline[view.sentence_of[token]] for token in tokens])
    columns["starts"] = capped(home - source.first[home], 3)
    columns["name"], columns["name_before"] = source.at("name", home), source.at("name", home - 1, home)
    columns["sport"] = np.full(1, code(f"sport {sport.level}"), dtype=np.uint64)
    columns["sport_near"] = capped(sport.near[home], 2)
    verb = verbs_before(view)[home]
    columns["verb"] = source.at("lemma", verb)
    columns["verb_gap"] = np.where(verb < 0, np.uint64(0), buckets(home - verb))
    for side, sign in (("before", -1), ("after", 1)):
        columns[side] = source.at("shown_form", home + sign, home)
        columns[f"{side}2"] = source.at("shown_form", home + 2 * sign, home)
        columns[f"{side}3"] = source.at("shown_form", home + 3 * sign, home)
        columns[f"lemma_{side}"] = source.at("shown_lemma", home + sign, home)
        columns[f"pos_{side}"] = source.at("pos", home + sign, home)
    return np.concatenate(
        [make_codes(columns, OF_TOKEN, "token"), _around(view, source, home, columns["pos"])], axis=1
    )


_OWN = ("form", "lemma", "stem", "shape", "definite", "number", "pos", "known", "group", "head3", "tail3")


def _around(view: View, source: TokenColumns, home: Ints, pos: Codes) -> Codes:
    content = np.array([*(mark in _CONTENT for mark in view.pos), False])
    name = np.full(1, code("around"), dtype=np.uint64)
    typed = np.full(1, code("known around"), dtype=np.uint64)
    nothing = np.uint64(code(""))
    made = []
    for step in _AROUND:
        inside = (home + step >= source.first[home]) & (home + step < source.stop[home])
        told = inside & content[np.where(inside, home + step, -1)]
        known = source.at("known", home + step, home)
        side = np.full(1, step > 0, dtype=np.uint64)
        made.append(np.where(told, join(name, source.at("lemma", home + step, home)), np.uint64(0)))
        made.append(np.where(told & (known != nothing), join(typed, known, side, pos), np.uint64(0)))
    return np.stack(made, axis=1)


@cache
def _network() -> Network:
    return load_network(_WEIGHTS)


def reader_scores(labels: Sequence[str], scores: Array) -> Array:
    """The reader's BIO scores of words as log-probabilities over `LABELS`."""
    merged = np.full((len(LABELS), len(scores)), _FLOOR, dtype=np.float32)
    for row, label in zip(np.ascontiguousarray(scores.T), labels, strict=True):
        kind = label[2:] if label[:2] in ("B-", "I-") else NO_EVENT
        if kind in LABELS:
            merged[LABELS.index(kind)] += row
    return np.ascontiguousarray(np.log(np.clip(merged, _FLOOR, 1.0)).T, dtype=np.float32)


def find_triggers(view: View, name_types: Sequence[str], reader: Array) -> list[Trigger]:
    """Triggers of a document; `reader` holds log-probabilities over `LABELS` by token."""
    tokens = may_trigger(view, name_types)
    if not tokens:
        return []
    network, sport = _network(), read_sport(view)
    own = network.scores(network.embed_codes(token_codes(view, name_types, tokens, sport)))
    averaged = NETWORK_SHARE * own + (1 - NETWORK_SHARE) * reader[tokens]
    return decide(view, tokens, told_alike(view, tokens, hints(view, tokens, sport).settle(averaged)))


def told_alike(view: View, tokens: Sequence[int], scores: Array) -> Array:
    """Log-probabilities in which the places of one word in a text hear each other: it seldom names two types, or now
    an event and now none.
    """
    places: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for row, token in enumerate(tokens):
        places[view.lemmas[token], view.pos[token] == "VERB"].append(row)
    alike = [rows for rows in places.values() if len(rows) > 1]
    order = [row for rows in alike for row in rows]
    made = scores.copy()
    if order:
        made[order] = _in_common(scores[order], accumulate(map(len, alike), initial=0))
    return made


def _in_common(rows: Array, bounds: Iterable[int]) -> Array:
    """Log-probabilities drawn together: the types, each row heard as far as it is an event; and a little whether it is
    one.

    The rows of each word stand together, from one of the `bounds` up to the next.
    """
    some = np.logaddexp.reduce(rows[:, 1:], axis=1)
    odds, types = some - rows[:, 0], rows[:, 1:] - some[:, None]
    heard = 1.0 / (1.0 + np.exp(-odds))
    told, mean = np.empty_like(types), np.empty_like(odds)
    for first, stop in pairwise(bounds):
        share = heard[first:stop] / heard[first:stop].sum()
        told[first:stop] = TYPE_SHARED * share @ types[first:stop]
        mean[first:stop] = odds[first:stop].sum() / (stop - first)
    drawn = (1 - TYPE_SHARED) * types + told
    drawn -= np.logaddexp.reduce(drawn, axis=1)[:, None]
    odds = (1 - ODDS_SHARED) * odds + ODDS_SHARED * mean
    return np.concatenate([np.zeros((len(rows), 1)), drawn + odds[:, None]], axis=1)


def decide(
    view: View,
    tokens: Sequence[int],
    scores: Array,
    *,
    threshold: float = THRESHOLD,
    other: float = THRESHOLD_OTHER,
) -> list[Trigger]:
    """Triggers among `tokens` from averaged log-probabilities; neighbours that form one phrase are one."""
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
        score = round(1.0 / (1.0 + float(np.exp(-odd))), 4)
        trigger = Trigger(token, stop, token, event_type, score, _reason(view, token, event_type))
        one = _as_one(view, made[-1], trigger) if made and made[-1].stop == token else None
        if one is not None:
            made[-1] = one
        else:
            made.append(trigger)
    return made


def _as_one(view: View, before: Trigger, trigger: Trigger) -> Trigger | None:
    """What two triggers that touch are as one: a phrase of one type, or the second alone behind a noun that only
    says how it happens.
    """
    if before.type == trigger.type and _one_phrase(view, before.head, trigger.head):
        return replace(before, stop=trigger.stop, score=max(trigger.score, before.score))
    light = light_nouns()
    keeps = light.get(view.lemmas[before.head], light.get(bare(view.forms[before.head])))
    if keeps is None or not view.pos[before.head] == view.pos[trigger.head] == "NOUN":
        return None
    is_vague = trigger.type == CATCH_ALL and not view.words[trigger.head].known
    if is_vague or view.lemmas[trigger.head] in keeps:
        return replace(trigger, type=before.type, why=before.why)
    return trigger


def _reason(view: View, token: int, event_type: str) -> str:
    """Why a word names an event, in words."""
    lexicon = trigger_lexicon()
    for key in (view.lemmas[token], view.forms[token], light_stem(view.forms[token])):
        if key in lexicon and lexicon[key][0] == event_type:
            return f"trigger: {key} ({lexicon[key][1]})"
    return "trigger: by the words around"


def _one_phrase(view: View, head: int, token: int) -> bool:
    """Whether a word goes on with the trigger before it: an adjective, or the noun that a light verb or noun
    governs.
    """
    return view.pos[token] == "ADJ" or (view.pos[token] == "NOUN" and view.pos[head] in ("VERB", "NOUN"))
