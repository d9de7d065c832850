"""Rebuild the trained network as an ONNX graph with 16-bit weights and lay out the model package.

Reads a checkpoint and `train/work/model`; writes `network.onnx` and the tables into the package folder. The
graph is time-major: vectors [t, b, d], ids [t, b, 7], flags [t, b, f], lengths [b] -> logits [t, b, c],
vectors_out [t, b, 2h]. Weights are stored in 16 bits and computed with in 32. Not in 8: dynamic quantisation
is three times as fast, but it scales the activations of a batch together, so that a document's answer would
depend on its neighbours.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tawatur.annotate.reader.features import FLAGS
from tawatur.annotate.reader.labels import LAYERS

SECOND_LOOK = ("known_names.npz", "name_look.npz")
"""Files of the package that `train.name_look` makes for one network: another network has none until it is
run."""


def lstm_weights(state: dict[str, torch.Tensor], name: str) -> list[np.ndarray]:
    """Give ONNX W, R, B of a bidirectional PyTorch LSTM: gates i f g o become i o f g."""

    def gates(matrix: torch.Tensor) -> np.ndarray:
        i, f, g, o = matrix.numpy().reshape(4, -1, *matrix.shape[1:])
        return np.concatenate((i, o, f, g))

    parts: list[list[np.ndarray]] = [[], [], []]
    for end in ("", "_reverse"):
        parts[0].append(gates(state[f"{name}.weight_ih_l0{end}"]))
        parts[1].append(gates(state[f"{name}.weight_hh_l0{end}"]))
        biases = [gates(state[f"{name}.bias_{kind}_l0{end}"]) for kind in ("ih", "hh")]
        parts[2].append(np.concatenate(biases))
    return [np.stack(part) for part in parts]


def arrays(state: dict[str, torch.Tensor], columns: int) -> dict[str, np.ndarray]:
    """Give the constants of the graph by name, the output layer cut to its first `columns`."""
    found: dict[str, np.ndarray] = {
        "words": state["encoder.words.weight"].numpy(),
        "affixes": state["encoder.affixes.weight"].numpy(),
        "project_w": state["encoder.project.weight"].numpy().T.copy(),
        "project_b": state["encoder.project.bias"].numpy(),
        "head_w": state["head.weight"].numpy()[:columns].T.copy(),
        "head_b": state["head.bias"].numpy()[:columns],
        "zero": np.array([0]), "one": np.array([1]), "many": np.array([1 << 30]), "last": np.array([2]),
        "flat": np.array([0, 0, -1]),
    }  # fmt: skip
    for layer in ("first", "second"):
        for kind, array in zip("wrb", lstm_weights(state, f"encoder.{layer}"), strict=True):
            found[f"{layer}_{kind}"] = array
    return found


def nodes(hidden: int) -> list[onnx.NodeProto]:
    """Give the computation over the constants of `arrays`, each by its name there."""
    node = helper.make_node
    layers = [
        made
        for layer, inputs in (("first", "first_in"), ("second", "first_out"))
        for made in (
            node(
                "LSTM", [inputs, f"{layer}_w", f"{layer}_r", f"{layer}_b", "lengths"], [f"{layer}_raw"],
                hidden_size=hidden, direction="bidirectional",
            ),
            node("Transpose", [f"{layer}_raw"], [f"{layer}_turned"], perm=[0, 2, 1, 3]),
            node("Reshape", [f"{layer}_turned", "flat"], [f"{layer}_out"]),
        )
    ]  # fmt: skip
    return [
        node("Slice", ["ids", "zero", "one", "last"], ["word_id"]),
        node("Slice", ["ids", "one", "many", "last"], ["affix_ids"]),
        node("Gather", ["words", "word_id"], ["word_rows"]),
        node("Reshape", ["word_rows", "flat"], ["word_flat"]),
        node("Gather", ["affixes", "affix_ids"], ["affix_rows"]),
        node("Reshape", ["affix_rows", "flat"], ["affix_flat"]),
        node("Concat", ["vectors", "word_flat", "affix_flat", "flags"], ["features"], axis=2),
        node("MatMul", ["features", "project_w"], ["projected"]),
        node("Add", ["projected", "project_b"], ["shifted"]),
        node("Tanh", ["shifted"], ["first_in"]),
        *layers,
        node("Add", ["first_out", "second_out"], ["vectors_out"]),
        node("MatMul", ["vectors_out", "head_w"], ["head_out"]),
        node("Add", ["head_out", "head_b"], ["logits"]),
    ]


def build(state: dict[str, torch.Tensor], hidden: int, columns: int) -> onnx.ModelProto:
    """Build the graph; it keeps 16-bit floats and computes in 32-bit ones."""
    constants = arrays(state, columns)
    kept, casts = [], []
    for name, array in constants.items():
        is_float = array.dtype == np.float32
        half = f"{name}_16" if is_float else name
        kept.append(numpy_helper.from_array(array.astype(np.float16) if is_float else array, half))
        if is_float:
            casts.append(helper.make_node("Cast", [half], [name], to=TensorProto.FLOAT))
    embedded = constants["words"].shape[1] + 6 * constants["affixes"].shape[1]
    value, floats = helper.make_tensor_value_info, TensorProto.FLOAT
    graph = helper.make_graph(
        [*casts, *nodes(hidden)],
        "reader",
        [
            value("vectors", floats, ["t", "b", constants["project_w"].shape[0] - embedded - FLAGS]),
            value("ids", TensorProto.INT32, ["t", "b", 7]),
            value("flags", floats, ["t", "b", FLAGS]),
            value("lengths", TensorProto.INT32, ["b"]),
        ],
        [
            value("logits", floats, ["t", "b", columns]),
            value("vectors_out", floats, ["t", "b", 2 * hidden]),
        ],
        kept,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("train/work/reader.pt"))
    parser.add_argument("--tables", type=Path, default=Path("train/work/model"))
    parser.add_argument("--out", type=Path, default=Path("src/tawatur/annotate/reader/ar_tawatur"))
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, weights_only=True)
    columns = sum(map(len, LAYERS.values()))
    assert list(saved["layers"])[: len(LAYERS)] == list(LAYERS)
    args.out.mkdir(parents=True, exist_ok=True)
    for table in sorted(args.tables.iterdir()):
        shutil.copy(table, args.out / table.name)
    for name in SECOND_LOOK:
        (args.out / name).unlink(missing_ok=True)
    onnx.save(build(saved["model"], saved["sizes"]["hidden"], columns), args.out / "network.onnx")


if __name__ == "__main__":
    main()
