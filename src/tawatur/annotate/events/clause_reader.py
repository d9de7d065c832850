"""The reader of clauses: a small recurrent network that reads the sentence of each event for who and what fills its
slots.

Reads passes (`passes.py`) through onnxruntime on one thread; the weights are made by `train.events`. Passes of like
length of one document are padded together, and padding changes no figure, so a document's answer does not depend on
others.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.features import Pairs, Saying
from tawatur.annotate.events.network import SEPARATOR, Array, log_softmax
from tawatur.annotate.events.passes import NOTHING, Pass, padded, passes
from tawatur.annotate.events.view import Trigger, View
from tawatur.errors import ModelError

_WEIGHTS = files("tawatur.annotate.events") / "weights" / "clauses.onnx"
_TOKENS = 2048  # in one run, padding included
_SPREAD = 1.5  # the longest pass of a run has at most so many times the tokens of the shortest, and some more
_SLACK = 12


class ClauseReader:
    """The network of one file."""

    def __init__(self, model: bytes) -> None:
        """Raises ModelError if `model` is no network of this form."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        told = self._session.get_modelmeta().custom_metadata_map
        if not {"marks", "labels"} <= set(told):
            raise ModelError("event weights clauses.onnx do not say what their numbers mean")
        self._numbers = {name: at for at, name in enumerate(told["marks"].split(SEPARATOR)) if at}
        self.labels = tuple(told["labels"].split(SEPARATOR))

    def read(
        self,
        view: View,
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        sayings: Sequence[Saying],
        pairs: Pairs,
    ) -> Array:
        """Log-probabilities [n_pairs, n_labels] of the pairs of a document."""
        return self.scores(list(passes(view, triggers, candidates, pairs, sayings, self.number)))

    def number(self, mark: str) -> int:
        """The number of a mark by its name."""
        return self._numbers.get(mark, NOTHING)

    def scores(self, some: Sequence[Pass]) -> Array:
        """Log-probabilities of the pairs of all passes, in order."""
        counts = [len(one.ends) for one in some]
        starts = np.cumsum([0, *counts])
        made = np.zeros((starts[-1], len(self.labels)), dtype=np.float32)
        for group in _groups([len(one.marks) for one in some]):
            (logits,) = self._session.run(["logits"], padded([some[at] for at in group]))
            rows = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in group])
            made[rows] = log_softmax(logits)
        return made


def _groups(lengths: Sequence[int]) -> list[list[int]]:
    """Passes of like length together."""
    groups: list[list[int]] = []
    for at in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        if (
            not groups
            or lengths[at] * (len(groups[-1]) + 1) > _TOKENS
            or lengths[at] > _SPREAD * lengths[groups[-1][0]] + _SLACK
        ):
            groups.append([])
        groups[-1].append(at)
    return groups


@cache
def clause_reader() -> ClauseReader:
    """The network that ships."""
    try:
        return ClauseReader(_WEIGHTS.read_bytes())
    except FileNotFoundError as error:
        raise ModelError(f"event weights {_WEIGHTS.name} cannot be read: {error}") from error
