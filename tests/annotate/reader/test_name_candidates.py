"""Candidates of the second look: near the names of the first look, where it is not sure."""

from tests.annotate.reader.looks import SURE, first_look

from tawatur.annotate.reader.name_candidates import candidates, join


def test_sure_names_are_not_judged_again() -> None:
    assert candidates(join([first_look(SURE, [(1, 2, "PER")])])) == []


def test_an_unsure_name_is_judged_with_what_is_near_it() -> None:
    words = [*SURE[:3], ("مجلس", {"B-ORG": 0.7}), ("البلده", {"I-ORG": 0.5}), (".", {})]
    found = candidates(join([first_look(words, [(1, 2, "PER"), (3, 5, "ORG")])]))
    assert {(3, 5), (3, 4), (4, 5), (2, 5)} <= set(found)
    assert (1, 2) not in found
    assert (3, 6) not in found  # a sign is no word of a name


def test_a_beginning_with_some_chance_is_a_candidate() -> None:
    words = [*SURE[:3], ("الهيئه", {"B-ORG": 0.1}), ("الوطنيه", {"I-ORG": 0.6}), ("امس", {})]
    found = candidates(join([first_look(words, [])]))
    assert {(3, 4), (3, 5)} <= set(found)


def test_two_names_that_touch_are_also_one_candidate() -> None:
    words = [("مجلس", {"B-ORG": 0.8}), ("الامن", {"B-ORG": 0.6}), ("امس", {})]
    assert (0, 2) in candidates(join([first_look(words, [(0, 1, "ORG"), (1, 2, "ORG")])]))


def test_names_of_two_texts_are_no_candidate_together() -> None:
    end = first_look([("قال", {}), ("مجلس", {"B-ORG": 0.6})], [(1, 2, "ORG")])
    beginning = first_look([("الامن", {"B-ORG": 0.6}), ("امس", {})], [(0, 1, "ORG")])
    assert candidates(join([end, beginning])) == [(0, 2), (1, 2), (3, 4), (3, 5)]
