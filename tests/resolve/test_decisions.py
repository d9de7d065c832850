"""Human decisions: they beat the machine, survive rebuilds, and leave no trace once taken back."""

from tests.resolve.scene import anchor, decision, entity_of, tables

from tawatur.resolve import resolve, unapplied

TEXTS = {
    "d-1": "قال {PER|وائل الترهوني} إن {PER|الترهوني} باق.",
    "d-2": "سافر {PER|وائل الترهوني} إلى {GPE|مالطا}.",
    "d-3": "وصلت {ORG|لجنة الميناء} إلى {GPE|مالطا}، وقالت {ORG|هيئة الأرصفة} إنها تنتظر.",
}


def test_different_splits_what_the_machine_joined_and_takes_the_rest_along():
    given = tables(TEXTS)
    said = decision("different", anchor(given, "d-1:وائل الترهوني"), anchor(given, "d-2:وائل الترهوني"))
    made = resolve(given, [said])
    first = entity_of(made, given, "d-1:وائل الترهوني")
    assert first != entity_of(made, given, "d-2:وائل الترهوني")
    assert first == entity_of(made, given, "d-1:الترهوني")


def test_different_tells_apart_two_mentions_of_one_name_in_one_text():
    given = tables({"d-1": "قال {PER|منذر} لأبيه {PER|منذر} إنه قادم."})
    said = decision("different", anchor(given, "d-1:منذر"), anchor(given, "d-1:منذر", 1))
    assert resolve(given, [said])["entities"].num_rows == 2
    assert resolve(given, [])["entities"].num_rows == 1


def test_same_joins_what_no_words_could_join():
    given = tables(TEXTS)
    said = decision("same", anchor(given, "d-3:لجنة الميناء"), anchor(given, "d-3:هيئة الأرصفة"))
    made = resolve(given, [said])
    assert entity_of(made, given, "d-3:لجنة الميناء") == entity_of(made, given, "d-3:هيئة الأرصفة")
    rows = [row for row in made["entity_judgements"].to_pylist() if row["decided_by"] == "noor"]
    assert [(row["verdict"], row["reasons"]) for row in rows] == [("same", ["decision: checked by phone"])]


def test_a_decision_taken_back_leaves_no_trace():
    given = tables(TEXTS)
    said = decision("different", anchor(given, "d-1:وائل الترهوني"), anchor(given, "d-2:وائل الترهوني"))
    back = decision("revoke", value="x-1", number=2)
    before, after = resolve(given, []), resolve(given, [said, back])
    assert all(before[name].equals(after[name]) for name in before)


def test_a_revocation_taken_back_restores_the_decision():
    given = tables(TEXTS)
    said = decision("different", anchor(given, "d-1:وائل الترهوني"), anchor(given, "d-2:وائل الترهوني"))
    log = [said, decision("revoke", value="x-1", number=2), decision("revoke", value="x-2", number=3)]
    assert resolve(given, log)["entities"].equals(resolve(given, [said])["entities"])


def test_the_last_word_on_a_pair_counts():
    given = tables(TEXTS)
    sides = anchor(given, "d-1:وائل الترهوني"), anchor(given, "d-2:وائل الترهوني")
    made = resolve(given, [decision("different", *sides), decision("same", *sides, number=2)])
    assert entity_of(made, given, "d-1:وائل الترهوني") == entity_of(made, given, "d-2:وائل الترهوني")


def test_rename_and_reject():
    given = tables(TEXTS)
    named = decision("rename", anchor(given, "d-1:الترهوني"), value="وائل بن جمعة الترهوني")
    gone = decision("reject", anchor(given, "d-3:هيئة الأرصفة"), number=2)
    made = resolve(given, [named, gone])
    shown = set(made["entities"].column("name_ar").to_pylist())
    assert "وائل بن جمعة الترهوني" in shown and "هيئة الأرصفة" not in shown
    assert entity_of(made, given, "d-3:هيئة الأرصفة") is None


def test_a_decision_finds_its_words_again_after_they_moved():
    given = tables(TEXTS)
    sides = anchor(given, "d-3:لجنة الميناء"), anchor(given, "d-3:هيئة الأرصفة")
    moved = tables({**TEXTS, "d-3": "عاجل: " + TEXTS["d-3"]})
    made = resolve(moved, [decision("same", *sides)])
    assert entity_of(made, moved, "d-3:لجنة الميناء") == entity_of(made, moved, "d-3:هيئة الأرصفة")


def test_decisions_without_their_words_are_listed_with_the_reason():
    given = tables(TEXTS)
    sides = anchor(given, "d-3:لجنة الميناء"), anchor(given, "d-3:هيئة الأرصفة")
    rest = tables({name: text for name, text in TEXTS.items() if name != "d-3"})
    assert [reason for _, reason in unapplied(rest, [decision("same", *sides)])] == [
        "document d-3 is not in the case"
    ]


def test_decisions_that_contradict_one_another_are_listed():
    given = tables(TEXTS)
    a, b, c = (
        anchor(given, f"d-{n}:{name}")
        for n, name in ((1, "وائل الترهوني"), (2, "وائل الترهوني"), (2, "مالطا"))
    )
    log = [decision("same", a, c), decision("same", b, c, number=2), decision("different", a, b, number=3)]
    assert [(d.decision_id, why) for d, why in unapplied(given, log)] == [
        ("x-2", "it contradicts another decision")
    ]
