"""What is known of annotated phrases."""

import zlib

import numpy as np
import pytest

from tawatur.annotate.reader.known_names import USES, KnownNames, phrase


def table(**counts: dict[str, int]) -> KnownNames:
    rows = sorted((zlib.crc32(words.replace("_", " ").encode()), uses) for words, uses in counts.items())
    return KnownNames(
        np.array([key for key, _ in rows], dtype=np.uint32),
        np.array([[uses.get(use, 0) for use in USES] for _, uses in rows], dtype=np.uint16),
    )


def test_shares_of_the_uses_of_a_phrase() -> None:
    known = table(مجلس_البلده={"ORG": 3, "inside": 1})
    told = known.facts[known.rows(["مجلس البلده"])[0]]
    assert told[USES.index("ORG")] == pytest.approx(3 / 4.5)
    assert told[USES.index("inside")] == pytest.approx(1 / 4.5)
    assert told[-1] == pytest.approx(np.log(5))
    assert known.brief[known.rows(["مجلس البلده"])[0]] == pytest.approx((3 / 4.5, 1 / 4.5, np.log(5)))


def test_nothing_is_said_of_other_phrases() -> None:
    known = table(مجلس_البلده={"ORG": 3})
    assert known.rows(["مجلس", "", "البلده مجلس"]).tolist() == [0, 0, 0]
    assert not known.facts[0].any()


def test_a_phrase_begins_after_proclitics() -> None:
    keys, bare = ["قال", "لمجلس", "البلده"], ["قال", "مجلس", "البلده"]
    assert phrase(bare, keys, 1, 3) == "مجلس البلده"
    assert phrase(bare, keys, 1, 2) == "مجلس"
