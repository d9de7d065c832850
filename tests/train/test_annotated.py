"""Annotated documents laid on words."""

from typing import Any

from train.annotated import example
from train.examples import bit

TEXT = "قال مدير الشركة سامي طه إن الوفد زار للمدينة"


def span(surface: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, **more}


def rows(**layers: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {name: layers.get(name, []) for name in ("mentions", "titles", "times", "events", "attributions")}


def test_names_titles_and_the_clitics_they_imply() -> None:
    made = example(TEXT, rows(mentions=[span("سامي طه", type="PER"), span("لمدينة", type="GPE")]))
    column = made.masks["names"].tolist()
    assert column[3:5] == [bit("names", "B-PER"), bit("names", "I-PER")]
    assert column[8] == bit("names", "B-GPE")
    assert made.masks["proclitics"].tolist()[8] == bit("proclitics", "1")
    assert made.masks["proclitics"].tolist()[3] == bit("proclitics", "0")


def test_the_longer_span_wins_and_the_rest_is_outside() -> None:
    made = example(TEXT, rows(titles=[span("مدير"), span("مدير الشركة")]))
    labels = made.masks["titles"].tolist()
    assert labels[1:3] == [bit("titles", "B-TITLE"), bit("titles", "I-TITLE")]
    assert set(labels[3:]) == {bit("titles", "O")}


def test_status_is_known_on_triggers_only() -> None:
    made = example(TEXT, rows(events=[span("زار", type="VISIT", status="planned")]))
    status = made.masks["status"].tolist()
    assert status[7] == bit("status", "planned")
    assert sum(map(bool, status)) == 1


def test_layers_that_a_document_lacks_are_not_known_to_be_empty() -> None:
    whole, part = example(TEXT, rows()), example(TEXT, rows(), without=("events", "attributions"))
    for layer in ("triggers", "cues", "sources", "contents"):
        assert set(whole.masks[layer].tolist()) == {bit(layer, "O")}
        assert layer not in part.masks
    assert set(part.masks["names"].tolist()) == {bit("names", "O")}


def test_words_outside_the_typed_events_of_a_soft_document_may_be_events_without_a_type() -> None:
    made = example(TEXT, rows(events=[span("زار", type="VISIT", status="planned")]), without=["others"])
    triggers = made.masks["triggers"].tolist()
    assert triggers.pop(7) == bit("triggers", "B-VISIT")
    assert set(triggers) == {bit("triggers", "O", "B-OTHER", "I-OTHER")}
