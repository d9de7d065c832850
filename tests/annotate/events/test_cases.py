"""Own sentences through the shipped pipeline: the events that an editor would read in them."""

from pathlib import Path

import pytest
import yaml

from tawatur.annotate.annotator import Annotator
from tawatur.model.document import Document

FOLDER = Path(__file__).parents[2] / "cases"
CASES = [
    case
    for name in ("events", "when")
    for case in yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
]
SLOTS = ("actor", "recipient", "participant", "victim", "place")


@pytest.fixture(scope="module")
def annotated():
    """Rows of all cases by text, read together."""
    documents = [
        Document(
            f"d-{at}",
            str(at),
            None,
            None,
            None,
            None,
            None,
            "2024-04-11",
            "given",
            None,
            case["text"],
            "utf-8",
            "",
        )
        for at, case in enumerate(CASES)
    ]
    return {case["text"]: rows for case, rows in zip(CASES, Annotator().annotate(documents), strict=True)}


def parameter(case):
    """One case; what the shipped weights get wrong says so (`open`), and must go on failing until the word is taken
    out.
    """
    marks = [pytest.mark.xfail(strict=True, reason=case["open"])] if "open" in case else []
    return pytest.param(case, id=case["gloss"][:40], marks=marks)


@pytest.mark.slow
@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_case(annotated, case):
    rows = annotated[case["text"]]
    found = {event.surface: event for event in rows["event_mentions"]}
    for wanted in case.get("events", []):
        event = next((found[surface] for surface in found if wanted["trigger"] in surface), None)
        assert event is not None, f"{wanted['trigger']} not among {sorted(found)}"
        assert (event.type, event.status) == (wanted["type"], wanted.get("status", event.status)), event.why
        if "day" in wanted:
            assert event.earliest == event.latest == str(wanted["day"])
        if "since" in wanted:
            assert (event.earliest, event.latest) == (str(wanted["since"]), None)
        if wanted.get("undated"):
            assert event.time_id is None, event.why
        own = [a for a in rows["arguments"] if a.event_mention_id == event.event_mention_id]
        for role in SLOTS:
            for words in wanted.get(role, []):
                assert any(a.role == role and words in a.surface for a in own), [
                    (a.role, a.surface) for a in own
                ]
        elsewhere = [a.surface for a in own if a.role == "place"]
        assert not set(wanted.get("not_place", [])) & set(elsewhere), elsewhere
    for word in case.get("absent", []):
        assert not any(word in surface for surface in found)
