"""Run the reader's network: passages in, label scores and contextual vectors out.

Reads `network.onnx` of the model package through onnxruntime on one thread. Passages of like length are
padded together; padding changes no figure, so a passage's scores do not depend on its neighbours.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from tawatur.annotate.reader.features import Passage, WordForms

BATCH_WORDS = 2048
"""Words in one run of the network, padding included: enough for large matrix products, few enough for the
cache of a core (twice or half as many are 5 % slower)."""


class Network:
    """The network of one model package."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # as fast, and 45 MB less: the arena never gives back
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(self, passages: Sequence[Passage], forms: WordForms) -> list[tuple[np.ndarray, np.ndarray]]:
        """Give (logits float32 [n, columns], vectors float32 [n, width]) of each passage, in the
        order given.
        """
        order = sorted(range(len(passages)), key=lambda index: len(passages[index].words))
        results: list[tuple[np.ndarray, np.ndarray]] = [(np.empty(0), np.empty(0))] * len(passages)
        for group in _groups(order, [len(passage.words) for passage in passages]):
            longest = len(passages[group[-1]].words)
            logits, vectors = self._run_group([passages[index] for index in group], longest, forms)
            for column, index in enumerate(group):
                count = len(passages[index].words)
                results[index] = (logits[:count, column], vectors[:count, column])
        return results

    def _run_group(
        self, passages: Sequence[Passage], longest: int, forms: WordForms
    ) -> tuple[np.ndarray, np.ndarray]:
        rows = np.zeros((longest, len(passages)), dtype=np.int32)
        context = np.zeros((longest, len(passages), passages[0].context.shape[1]), dtype=np.uint8)
        for column, passage in enumerate(passages):
            rows[: len(passage.words), column] = passage.forms
            context[: len(passage.words), column] = passage.context
        feed = {
            "vectors": forms.vectors[rows],
            "ids": forms.ids[rows],
            "flags": np.concatenate((forms.flags[rows], context), axis=-1).astype(np.float32),
            "lengths": np.array([len(passage.words) for passage in passages], dtype=np.int32),
        }
        logits, vectors = self._session.run(["logits", "vectors_out"], feed)
        return logits, vectors


def _groups(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in order:
        if not groups or lengths[index] * (len(groups[-1]) + 1) > BATCH_WORDS:
            groups.append([])
        groups[-1].append(index)
    return groups
