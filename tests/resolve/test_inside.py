"""Names inside one document, by the cases of `tests/cases/entities.yml`."""

from pathlib import Path

import pytest
import yaml
from tests.resolve.scene import partition, tables

from tawatur.resolve import inside, resolve

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "entities.yml").read_text(encoding="utf-8"))[
    "inside"
]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_names_of_one_text(case):
    given = tables({"d-1": case["text"]})
    expected = {frozenset(f"d-1:{name}" for name in group) for group in case["groups"]}
    assert partition(resolve(given, []), given) == expected


def test_every_merge_of_two_names_has_a_reason():
    given = tables({"d-1": CASES[0]["text"]})
    judgements = resolve(given, [])["entity_judgements"].to_pylist()
    same = [row for row in judgements if row["verdict"] == "same"]
    assert len(same) == 2 and all(row["reasons"] for row in same)
    kin = [row for row in judgements if row["verdict"] == "different"]
    assert len(kin) == 3


def test_a_well_known_man_is_not_the_child_named_after_him(monkeypatch):
    monkeypatch.setattr(inside, "is_well_known", lambda key: key == "راشد حميد")
    text = "نشرت {PER|مي راشد حميد}، ابنة {PER|راشد حميد}، رسالة. وقالت {PER|مي} إنها سعيدة."
    given = tables({"d-1": text})
    expected = {frozenset({"d-1:مي راشد حميد", "d-1:مي"}), frozenset({"d-1:راشد حميد"})}
    assert partition(resolve(given, []), given) == expected
