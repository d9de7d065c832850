"""What the second look reads of a candidate."""

import numpy as np
from tests.annotate.reader.looks import first_look

from tawatur.annotate.reader.known_names import USES, KnownNames
from tawatur.annotate.reader.name_candidates import join
from tawatur.annotate.reader.name_facts import facts

NOTHING = KnownNames(np.zeros(0, dtype=np.uint32), np.zeros((0, len(USES)), dtype=np.uint16))
WORDS = [
    ("زار", {}),
    ("مجلس", {"B-ORG": 0.8}),
    ("البلده", {"I-ORG": 0.5}),
    ("ثم", {}),
    ("عاد", {}),
    ("الي", {}),
    ("مجلس", {"B-ORG": 0.4}),
    ("البلده", {"B-GPE": 0.5}),
]


def test_a_span_at_either_end_of_the_text_has_facts_too() -> None:
    found = facts(join([first_look(WORDS, [(1, 3, "ORG")])]), [(0, 1), (0, 8), (7, 8)], NOTHING)
    assert found.shape[0] == 3
    assert np.isfinite(found).all()


def test_facts_do_not_depend_on_the_other_candidates_but_for_the_same_words() -> None:
    look = join([first_look(WORDS, [(1, 3, "ORG")])])
    alone, among = facts(look, [(1, 3)], NOTHING), facts(look, [(1, 2), (1, 3), (2, 3)], NOTHING)
    assert np.array_equal(alone[0], among[1])


def test_the_same_words_elsewhere_count() -> None:
    look = join([first_look(WORDS, [(1, 3, "ORG")])])
    alone, again = facts(look, [(6, 8)], NOTHING), facts(look, [(1, 3), (6, 8)], NOTHING)
    assert not np.array_equal(alone[0], again[1])


def test_a_text_without_names_has_facts() -> None:
    assert np.isfinite(facts(join([first_look(WORDS, [])]), [(1, 3)], NOTHING)).all()


def test_a_text_has_the_same_facts_beside_others_to_the_last_bit() -> None:
    one = first_look(WORDS, [(1, 3, "ORG")])
    other = first_look([*WORDS[3:], *WORDS], [(8, 10, "ORG")])
    alone = facts(join([one]), [(1, 3), (6, 8)], NOTHING)
    at = len(WORDS) * 2 - 3 + 1
    beside = facts(join([other, one, other]), [(1, 3), (at + 1, at + 3), (at + 6, at + 8)], NOTHING)
    assert np.array_equal(alone, beside[1:])
