"""The manifest of sources: complete entries, and no data set read by training that it does not name."""

import re
import tomllib
from pathlib import Path

TRAIN = Path(__file__).resolve().parents[2] / "train"
MODULES = (
    "annotated",
    "augment",
    "corpus",
    "morphology",
    "name_hints",
    "names",
    "pretrain",
    "tables",
    "train",
)
FOLDERS = ("annotated", "gazetteers", "lexicons", "morphology", "ner")


def test_every_source_says_where_it_is_from_and_under_what_licence() -> None:
    sources = tomllib.loads((TRAIN / "sources.toml").read_text(encoding="utf8"))["source"]
    for source in sources:
        assert {"name", "paths", "repository", "licence", "free", "use", "sha256"} <= source.keys(), source[
            "name"
        ]
        hashes = source["sha256"]
        for value in [hashes] if isinstance(hashes, str) else hashes.values():
            assert re.fullmatch("[0-9a-f]{64}", value)


def test_every_file_that_training_reads_is_listed() -> None:
    listed = [
        path
        for source in tomllib.loads((TRAIN / "sources.toml").read_text("utf8"))["source"]
        for path in source["paths"]
    ]
    held_out = ("annotated/test", "morphology/padt_v22_dev", "morphology/pud", "{name}")
    for module in MODULES:
        text = (TRAIN / f"{module}.py").read_text(encoding="utf8")
        for found in re.findall(rf'"((?:{"|".join(FOLDERS)})/[^"]+)"', text):
            if not any(mark in found for mark in held_out):
                assert any(path.startswith(found) for path in listed), f"{module}: {found}"
