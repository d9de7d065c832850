"""The grammar compiles, every rule has a builder, and the items it runs on point into the text."""

import pytest

from tawatur.annotate.times.builders import BUILDERS
from tawatur.annotate.times.grammar import RULES, candidates, compile_rule, next_start
from tawatur.annotate.times.items import items_of


def test_every_rule_has_one_builder() -> None:
    assert RULES.keys() == BUILDERS.keys()


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_rule_is_empty_or_names_an_unknown_class(name: str) -> None:
    assert "(?!)" not in compile_rule(RULES[name]).pattern, "a class that no word has"


def test_no_rule_repeats_without_end() -> None:
    """Only the separators before a date may repeat; nothing else uses * or +, so matching is linear."""
    assert {name for name, rule in RULES.items() if "*" in rule or "+" in rule} == {"day"}


def test_the_longest_candidate_comes_first() -> None:
    items = items_of("11 مايو 2024")
    found = candidates(items, next_start(items, 0))
    assert (found[0].rule, found[0].last) == ("day", 3)


def test_items_divide_joined_letters_and_join_double_months() -> None:
    text = "وبمايو/أيار ولليوم الـ11"
    items = items_of(text)
    assert [text[item.start : item.end] for item in items.items] == [
        "و",
        "ب",
        "مايو/أيار",
        "و",
        "ل",
        "ليوم",
        "الـ",
        "11",
    ]


@pytest.mark.parametrize("word", ["باب", "إب", "أب", "آلان"])
def test_words_that_only_folding_makes_months_are_none(word: str) -> None:
    assert all("MONTH" not in item.values and "VAGUE" not in item.values for item in items_of(word).items)
