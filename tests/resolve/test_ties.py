"""Ties between entities."""

from tests.resolve.scene import entity_of, tables

from tawatur.model.annotation import Attribution, TieMention
from tawatur.model.arrow import to_arrow
from tawatur.resolve import resolve

TEXT = "قال {PER|سعيد الكندي}، نجل {PER|راشد الكندي}، إنه يريد ميناء جديدا."


def mention(given, surface: str) -> str:
    return next(row["mention_id"] for row in given["mentions"].to_pylist() if row["surface"] == surface)


def test_ties_join_the_entities_of_their_mentions_at_their_words():
    given = tables({"d-1": TEXT})
    son, father = mention(given, "سعيد الكندي"), mention(given, "راشد الكندي")
    tie = TieMention("tm-1", "kin", son, father, "son", "d-1", 17, 20, "نجل", None)
    wish = TieMention("tm-2", "wants", son, None, "ميناء جديدا", "d-1", 39, 49, "ميناء جديدا", "a-1")
    given["tie_mentions"] = to_arrow("tie_mentions", [tie, wish])
    made = resolve(given, [])
    rows = {row["kind"]: row for row in made["ties"].to_pylist()}
    assert rows["kin"]["subject_id"] == entity_of(made, given, "d-1:سعيد الكندي")
    assert rows["kin"]["object_id"] == entity_of(made, given, "d-1:راشد الكندي")
    assert rows["wants"]["subject_id"] == rows["kin"]["subject_id"]


def test_what_a_side_wants_is_written_once_and_by_its_own_words():
    given = tables({"d-1": TEXT})
    son = mention(given, "سعيد الكندي")
    wish = TieMention("tm-1", "wants", son, None, "ميناء جديدا", "d-1", 39, 49, "ميناء جديدا", "a-1")
    said = Attribution(
        *("a-1", "d-1", 0, 3, 4, 15, son, "person"),
        *(39, 49, "indirect", "certain", "want", None, "test"),
    )
    given["tie_mentions"] = to_arrow("tie_mentions", [wish])
    given["attributions"] = to_arrow("attributions", [said])
    assert [row["label"] for row in resolve(given, [])["ties"].to_pylist()] == ["ميناء جديدا"]


def test_a_tie_between_nobodies_is_no_tie():
    given = tables({"d-1": TEXT})
    lost = TieMention("tm-1", "kin", None, None, "son", "d-1", 17, 20, "نجل", None)
    given["tie_mentions"] = to_arrow("tie_mentions", [lost])
    assert resolve(given, [])["ties"].num_rows == 0
