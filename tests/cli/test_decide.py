"""Decisions from the command line: written with the words that they speak of, in force after the next build."""

import pytest
from tests.cli.corrections import TEXTS, make_case, rebuild
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.errors import InputError


@pytest.fixture
def case(tmp_path):
    return make_case(tmp_path)


def run(case, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["decide", str(case.path), *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def place(key: str, words: str) -> str:
    start = TEXTS[key].index(words)
    return f"{key}:{start}-{start + len(words)}"


def people(case) -> dict[str, int]:
    rows = case.derived("entities").to_pylist()
    return {row["name_ar"]: row["n_documents"] for row in rows}


def test_different_then_revoked_gives_the_record_back_byte_for_byte(case):
    before = case.tables()
    said = run(
        case,
        "different",
        place("one", "وائل الترهوني"),
        place("three", "وائل الترهوني"),
        "--by",
        "noor",
        "--why",
        "cousins",
    )
    rebuild(case)
    assert sorted(
        row["n_documents"]
        for row in case.derived("entities").to_pylist()
        if row["name_ar"] == "وائل الترهوني"
    ) == [1, 1]
    run(case, "revoke", said.split()[0])
    rebuild(case)
    assert all(case.table(name).equals(before[name]) for name in before)


def test_same_by_name_joins_two_entities(case):
    run(case, "same", "وائل الترهوني", "كمال الترهوني")
    rebuild(case)
    assert max(people(case).values()) >= 3


def test_rename(case):
    run(case, "rename", "كمال الترهوني", "كمال بن وائل الترهوني")
    rebuild(case)
    assert "كمال بن وائل الترهوني" in people(case)


def test_a_name_in_other_letters_is_the_english_one_and_leaves_the_arabic(case):
    run(case, "rename", "كمال الترهوني", "Kamal Terhuni")
    rebuild(case)
    named = {row["name_ar"]: row["name_en"] for row in case.derived("entities").to_pylist()}
    assert named["كمال الترهوني"] == "Kamal Terhuni"
    run(case, "rename", "Kamal Terhuni", "كمال وائل الترهوني")
    rebuild(case)
    named = {row["name_ar"]: row["name_en"] for row in case.derived("entities").to_pylist()}
    assert named["كمال وائل الترهوني"] == "Kamal Terhuni"


def test_of_two_names_that_people_gave_the_last_stands(case):
    for words, name in (("وائل الترهوني", "وائل الأول"), ("الترهوني", "وائل الثاني")):
        run(case, "rename", place("one", words), name)
    rebuild(case)
    assert "وائل الثاني" in people(case)


def test_the_log_says_who_when_and_why(case):
    run(case, "reject", "كمال الترهوني", "--by", "noor", "--why", "a street")
    (decision,) = case.decisions()
    assert (decision.kind, decision.by, decision.why, decision.left.quote) == (
        "reject",
        "noor",
        "a street",
        "كمال الترهوني",
    )
    printed = run(case, "list")
    assert "noor" in printed and "1 decision, 0 that do not apply" in printed
    assert "كمال الترهوني (four:5-18)  (a street)" in printed


@pytest.mark.parametrize(
    "arguments",
    [
        ("same", "وائل الترهوني"),
        ("same", "وائل الترهوني", "لا أحد"),
        ("reject", "one:900-910"),
        ("reject", "nine:0-3"),
        ("revoke", "x-unknown"),
        ("same", "one:5-10", "one:5-10"),
        ("rename", "كمال الترهوني", " "),
    ],
)
def test_what_cannot_be_meant_is_said(case, arguments):
    with pytest.raises(InputError):
        run(case, *arguments)
    assert case.decisions() == []


def test_where_the_system_knows_no_login_name_it_is_asked_for(case, monkeypatch):
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(InputError, match="--by NAME"):
        run(case, "reject", place("one", "الترهوني"))
    assert run(case, "reject", place("one", "الترهوني"), "--by", "noor")


def test_the_first_characters_of_an_id_are_enough(case):
    wanted = next(row for row in case.derived("entities").to_pylist() if row["name_ar"] == "كمال الترهوني")
    run(case, "reject", wanted["entity_id"][:10])
    assert case.decisions()[0].left.quote == "كمال الترهوني"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reject", "one"), "one is a document; name words in it, as one:START-END"),
        (("reject", "ones:0-4"), "no document 'ones' in this case; is it one"),
        (("reject", "كمال الترهوتي"), "near it: كمال الترهوني"),
        (("rename", "two:0-5", "اسم", "--events"), "is an event, on which `rename` cannot be said"),
    ],
)
def test_what_is_meant_by_mistake_is_told_with_what_to_give(case, arguments, said):
    with pytest.raises(InputError, match=said):
        run(case, *arguments)


def said_beside(case, *arguments: str) -> str:
    return CliRunner().invoke(app, ["decide", str(case.path), *arguments], catch_exceptions=False).stderr


def test_it_is_said_whom_a_decision_joins_and_parts(case):
    told = said_beside(case, "same", "وائل الترهوني", "كمال الترهوني")
    assert "joins وائل الترهوني (PER, 2 reports) and كمال الترهوني (PER, 1 report)" in told
    told = said_beside(case, "different", place("one", "وائل الترهوني"), place("three", "وائل الترهوني"))
    assert "parts what is one now: وائل الترهوني (PER, 2 reports)" in told
    told = said_beside(case, "same", place("one", "وائل الترهوني"), place("three", "وائل الترهوني"))
    assert "the record has them as one already" in told
