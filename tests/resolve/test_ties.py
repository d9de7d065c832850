"""Ties between entities, and what a side wants or offers."""

from tests.resolve.scene import entity_of, tables

from tawatur.model.annotation import Attribution, TieMention
from tawatur.model.arrow import to_arrow
from tawatur.model.ids import make_id
from tawatur.resolve import resolve

TEXT = "قال {PER|سعيد الكندي}، نجل {PER|راشد الكندي}، إنه يريد ميناء جديدا."


def mention(given, surface: str) -> str:
    return next(row["mention_id"] for row in given["mentions"].to_pylist() if row["surface"] == surface)


def test_ties_join_the_entities_of_their_mentions_at_their_words():
    given = tables({"d-1": TEXT})
    son, father = mention(given, "سعيد الكندي"), mention(given, "راشد الكندي")
    tie = TieMention("tm-1", "kin", son, father, "son", "d-1", 17, 20, "نجل", None)
    wish = Attribution(
        make_id("a", "d-1"),
        "d-1",
        0,
        3,
        4,
        15,
        son,
        "person",
        39,
        49,
        "indirect",
        "certain",
        "want",
        None,
        "test",
    )
    given["tie_mentions"] = to_arrow("tie_mentions", [tie])
    given["attributions"] = to_arrow("attributions", [wish])
    made = resolve(given, [])
    rows = {row["kind"]: row for row in made["ties"].to_pylist()}
    assert rows["kin"]["subject_id"] == entity_of(made, given, "d-1:سعيد الكندي")
    assert rows["kin"]["object_id"] == entity_of(made, given, "d-1:راشد الكندي")
    text = given["documents"].column("text")[0].as_py()
    assert (
        rows["wants"]["surface"] == text[39:49] and rows["wants"]["subject_id"] == rows["kin"]["subject_id"]
    )


def test_a_tie_between_nobodies_is_no_tie():
    given = tables({"d-1": TEXT})
    lost = TieMention("tm-1", "kin", None, None, "son", "d-1", 17, 20, "نجل", None)
    given["tie_mentions"] = to_arrow("tie_mentions", [lost])
    assert resolve(given, [])["ties"].num_rows == 0
