"""Train the reader of clauses (`annotate.events.clause_reader`) and make its ONNX graph.

Takes passes with the labels of their pairs; gives the model as bytes, its weights stored in 16 bits and computed with
in 32. Deterministic for a seed on one thread.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from tawatur.annotate.events.network import SEPARATOR
from tawatur.annotate.events.passes import NOTHING, SURROUNDINGS, Pass, names_of_steps, padded
from tawatur.model.ontology import event_types
from train.export import lstm_weights

UNTAUGHT = -1
"""The label of pairs of which annotators may differ."""
_OTHER = -1 - SURROUNDINGS[::-1].index("other")
"""The column of marks that tells the events around."""
_LEAST = 30  # places in the training articles from which a mark has a row of its own
_BROADEST = 6.0  # tokens by which passes that are trained together may differ in length, where their order is left to chance


@dataclass(frozen=True)
class Settings:
    """How the network is made and trained. Chosen on 140 training articles held out."""

    inner: int = 96
    hidden: int = 96
    judging: int = 64
    epochs: int = 9
    tokens: int = 2000
    """In a batch, padding included."""
    rate: float = 4e-3
    weight_decay: float = 0.01
    drop_vectors: float = 0.15
    drop_inner: float = 0.2
    drop_states: float = 0.2
    drop_judging: float = 0.1
    drop_events: float = 0.08
    """Share of the events around that are hidden: at run time some are not found."""
    smoothing: float = 0.03
    clip: float = 1.0
    seed: int = 1

    def with_seed(self, seed: int) -> "Settings":
        """The same settings from another start."""
        return replace(self, seed=seed)


@dataclass(frozen=True)
class Lesson:
    """A pass with the labels of its pairs; `UNTAUGHT` for those that are not taught."""

    read: Pass
    labels: NDArray[np.int64]


class Marks:
    """Numbers of marks, given as they are met."""

    def __init__(self) -> None:
        self._numbers = {"": NOTHING}

    def __call__(self, name: str) -> int:
        """The number of a mark."""
        return self._numbers.setdefault(name, len(self._numbers))

    def names(self, met: Iterable[NDArray[np.int64]]) -> list[str]:
        """The names of all marks that get a row, by the marks of the tokens of the training articles; the first is
        that of none.
        """
        counts = Counter(number for article in met for number in article.ravel().tolist())
        common = sorted(name for name, at in self._numbers.items() if at != NOTHING and counts[at] >= _LEAST)
        types = [f"{which} {name}" for which in ("other", "own") for name in event_types()]
        return ["", *common, *types, *names_of_steps()]


class _Net(nn.Module):
    def __init__(self, width: int, n_marks: int, n_labels: int, settings: Settings) -> None:
        super().__init__()
        self.project = nn.Linear(width, settings.inner)
        self.marks = nn.EmbeddingBag(n_marks, settings.inner, mode="sum", padding_idx=0)
        nn.init.normal_(self.marks.weight, std=0.3)
        with torch.no_grad():
            self.marks.weight[0] = 0
        self.lstm = nn.LSTM(settings.inner, settings.hidden, bidirectional=True)
        self.judge = nn.Linear(8 * settings.hidden, settings.judging)
        self.output = nn.Linear(settings.judging, n_labels)
        self.drop_vectors, self.drop_inner = (
            nn.Dropout(settings.drop_vectors),
            nn.Dropout(settings.drop_inner),
        )
        self.drop_states = nn.Dropout(settings.drop_states)
        self.drop_judging = nn.Dropout(settings.drop_judging)

    def forward(
        self, vectors: torch.Tensor, marks: torch.Tensor, lengths: torch.Tensor, ends: torch.Tensor
    ) -> torch.Tensor:
        time, batch, n_marks = marks.shape
        told = self.marks(marks.reshape(-1, n_marks)).reshape(time, batch, -1)
        inner = self.drop_inner(torch.tanh(self.project(self.drop_vectors(vectors)) + told))
        packed = nn.utils.rnn.pack_padded_sequence(inner, lengths, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], total_length=time)
        states = self.drop_states(states).reshape(time * batch, -1)
        judged = torch.relu(self.judge(states[ends].flatten(1)))
        out: torch.Tensor = self.output(self.drop_judging(judged))
        return out


def _groups(lengths: NDArray[np.int64], tokens: int, chance: np.random.Generator) -> list[list[int]]:
    """Lessons of like length together, in random order."""
    order = np.argsort(lengths + chance.random(len(lengths)) * _BROADEST, kind="stable")
    groups: list[list[int]] = []
    longest = 0
    for at in order.tolist():
        longest = max(longest, int(lengths[at]))
        if not groups or longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            longest = int(lengths[at])
        groups[-1].append(at)
    chance.shuffle(groups)
    return groups


def _feed(
    lessons: Sequence[Lesson], drop_events: float, chance: np.random.Generator
) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    made = {
        name: torch.from_numpy(array) for name, array in padded([lesson.read for lesson in lessons]).items()
    }
    others = made["marks"][:, :, _OTHER]
    others[torch.from_numpy(chance.random(others.shape) < drop_events)] = 0
    labels = torch.from_numpy(np.concatenate([lesson.labels for lesson in lessons]))
    taught = labels != UNTAUGHT
    made["ends"] = made["ends"][taught]
    return made, labels[taught]


def train_clauses(
    lessons: Sequence[Lesson], marks: Sequence[str], labels: Sequence[str], settings: Settings
) -> bytes:
    """Train one network and give it as an ONNX model."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    chance = np.random.default_rng(settings.seed)
    lengths = np.array([len(lesson.read.marks) for lesson in lessons])
    net = _Net(lessons[0].read.vectors.shape[1], len(marks), len(labels), settings)
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    plan = [_groups(lengths, settings.tokens, chance) for _ in range(settings.epochs)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, total_steps=sum(map(len, plan)) + 1, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=settings.smoothing)
    net.train()
    for group in (group for epoch in plan for group in epoch):
        given, target = _feed([lessons[at] for at in group], settings.drop_events, chance)
        if len(target):
            loss = loss_of(net(**given), target)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.lstm.parameters(), settings.clip)
            optimiser.step()
        schedule.step()
    made: bytes = model_of(net.state_dict(), settings, marks, labels).SerializeToString()
    return made


def model_of(
    state: dict[str, torch.Tensor], settings: Settings, marks: Sequence[str], labels: Sequence[str]
) -> onnx.ModelProto:
    """The graph: vectors [t, b, w], marks [t, b, m], lengths [b], ends [p, 4] -> logits [p, labels]."""
    weights: dict[str, np.ndarray] = {
        "project_w": state["project.weight"].numpy().T.copy(),
        "project_b": state["project.bias"].numpy(),
        "marks_table": state["marks.weight"].numpy(),
        "judge_w": state["judge.weight"].numpy().T.copy(),
        "judge_b": state["judge.bias"].numpy(),
        "output_w": state["output.weight"].numpy().T.copy(),
        "output_b": state["output.bias"].numpy(),
        **{f"lstm_{kind}": array for kind, array in zip("wrb", lstm_weights(state, "lstm"), strict=True)},
    }
    numbers = {
        "kinds": np.array([2]),
        "flat": np.array([-1, 2 * settings.hidden]),
        "beside": np.array([-1, 8 * settings.hidden]),
    }
    node = helper.make_node
    nodes = [node("Cast", [f"{name}_16"], [name], to=TensorProto.FLOAT) for name in weights]
    nodes += [
        node("MatMul", ["vectors", "project_w"], ["projected"]),
        node("Add", ["projected", "project_b"], ["shifted"]),
        node("Gather", ["marks_table", "marks"], ["mark_rows"]),
        node("ReduceSum", ["mark_rows", "kinds"], ["told"], keepdims=0),
        node("Add", ["shifted", "told"], ["summed"]),
        node("Tanh", ["summed"], ["inner"]),
        node("LSTM", ["inner", "lstm_w", "lstm_r", "lstm_b", "lengths"], ["raw"],
             hidden_size=settings.hidden, direction="bidirectional"),
        node("Transpose", ["raw"], ["turned"], perm=[0, 2, 1, 3]),
        node("Reshape", ["turned", "flat"], ["states"]),
        node("Gather", ["states", "ends"], ["at_ends"]),
        node("Reshape", ["at_ends", "beside"], ["pairs"]),
        node("MatMul", ["pairs", "judge_w"], ["weighed"]),
        node("Add", ["weighed", "judge_b"], ["biased"]),
        node("Relu", ["biased"], ["judged"]),
        node("MatMul", ["judged", "output_w"], ["told_apart"]),
        node("Add", ["told_apart", "output_b"], ["logits"]),
    ]  # fmt: skip
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "clauses",
        [
            value("vectors", TensorProto.FLOAT, ["t", "b", len(weights["project_w"])]),
            value("marks", TensorProto.INT64, ["t", "b", "m"]),
            value("lengths", TensorProto.INT32, ["b"]),
            value("ends", TensorProto.INT64, ["p", 4]),
        ],
        [value("logits", TensorProto.FLOAT, ["p", len(labels)])],
        [
            *(numpy_helper.from_array(a.astype(np.float16), f"{name}_16") for name, a in weights.items()),
            *(numpy_helper.from_array(array, name) for name, array in numbers.items()),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    helper.set_model_props(model, {"marks": SEPARATOR.join(marks), "labels": SEPARATOR.join(labels)})
    onnx.checker.check_model(model)
    return model
