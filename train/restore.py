"""Turn the shipped network back into a checkpoint, so that training can go on from it.

Reads the package that `export.py` laid out and writes `train/work/shipped.pt` and the tables of
`train/work/model`. The weights come back rounded to 16 bits; the heads that were not exported (other sets'
own labels) start anew. Exported again, the checkpoint must give the same graph: it stops with an error where
it would not.
"""

import argparse
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tawatur.annotate.reader.labels import LAYERS
from train.examples import TRAIN_LAYERS
from train.export import SECOND_LOOK, build
from train.network import Reader, Sizes

PACKAGE = Path("src/tawatur/annotate/reader/ar_tawatur")


def lstm_state(name: str, weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Give the PyTorch parameters of one bidirectional layer: ONNX gates i o f g become i f g o."""

    def gates(matrix: np.ndarray) -> np.ndarray:
        i, o, f, g = matrix.reshape(4, -1, *matrix.shape[1:])
        return np.concatenate((i, f, g, o))

    state = {}
    for number, end in enumerate(("", "_reverse")):
        state[f"weight_ih_l0{end}"] = gates(weights[f"{name}_w"][number])
        state[f"weight_hh_l0{end}"] = gates(weights[f"{name}_r"][number])
        for half, kind in enumerate(("ih", "hh")):
            bias = weights[f"{name}_b"][number].reshape(2, -1)[half]
            state[f"bias_{kind}_l0{end}"] = gates(bias)
    return {f"encoder.{name}.{key}": array for key, array in state.items()}


def restore(model: onnx.ModelProto) -> Reader:
    """Rebuild the reader whose exported graph this is."""
    weights = {
        part.name.removesuffix("_16"): numpy_helper.to_array(part).astype(np.float32)
        for part in model.graph.initializer
    }
    reader = Reader(Sizes(), sum(map(len, TRAIN_LAYERS.values())))
    state = {name: tensor.numpy().copy() for name, tensor in reader.state_dict().items()}
    state |= {
        "encoder.words.weight": weights["words"],
        "encoder.affixes.weight": weights["affixes"],
        "encoder.project.weight": weights["project_w"].T,
        "encoder.project.bias": weights["project_b"],
    }
    for layer in ("first", "second"):
        state |= lstm_state(layer, weights)
    exported = weights["head_w"].shape[1]
    state["head.weight"][:exported] = weights["head_w"].T
    state["head.bias"][:exported] = weights["head_b"]
    reader.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
    return reader


def main() -> None:
    """Write the checkpoint and the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    args = parser.parse_args()
    tables = args.work / "model"
    tables.mkdir(parents=True, exist_ok=True)
    for table in sorted(PACKAGE.iterdir()):
        if table.name not in ("network.onnx", *SECOND_LOOK, "README.md"):
            shutil.copy(table, tables / table.name)
    graph = onnx.load(PACKAGE / "network.onnx")
    reader = restore(graph)
    exported = sum(map(len, LAYERS.values()))
    if build(reader.state_dict(), Sizes().hidden, exported).SerializeToString() != graph.SerializeToString():
        raise SystemExit(f"{PACKAGE}/network.onnx was not exported by this train.export: can't go on from it")
    encoder = reader.encoder.state_dict()
    torch.save(
        {"sizes": asdict(Sizes()), "layers": TRAIN_LAYERS, "model": reader.state_dict(), "encoder": encoder},
        args.work / "shipped.pt",
    )


if __name__ == "__main__":
    main()
