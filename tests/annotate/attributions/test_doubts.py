"""What is not listed however far it is believed."""

import pytest

from tawatur.annotate.attributions import listing
from tawatur.annotate.attributions.decide import found_in
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import Name, make_view

MODELS = load_models()


def unsure(monkeypatch: pytest.MonkeyPatch, text: str, *people: str) -> dict[str, bool]:
    """Whether each statement is unsure, by its cue, where all are fully believed."""
    names = [Name(text.index(name), text.index(name) + len(name), "PER") for name in people]
    view = make_view(text, names)
    monkeypatch.setattr(listing, "_confidence", lambda view, models, one: 1.0)
    made = listing.believed(view, MODELS, found_in(view, MODELS)[0])
    return {view.text[k.found.chosen.cue.start : k.found.chosen.cue.end]: k.is_unsure for k in made}


def test_a_plain_statement_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = unsure(monkeypatch, "قال سامر النحاس إن الجسر الجديد سيفتح غدا.", "سامر النحاس")
    assert found == {"قال": False}


def test_the_first_of_several_is_not_listed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قال سامر النحاس وهدى الكرمي إن الجسر الجديد سيفتح غدا."
    assert unsure(monkeypatch, text, "سامر النحاس", "هدى الكرمي") == {"قال": True}


def test_two_words_are_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unsure(monkeypatch, "قال سامر النحاس إن الجسر سيفتح.", "سامر النحاس") == {"قال": True}


def test_who_spoke_before_another_came_in_may_not_be_the_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    start = "قال سامر النحاس إن الجسر الجديد سيفتح غدا. "
    after = "وأضاف أن الطريق إلى السهل طويل."
    assert unsure(monkeypatch, start + after, "سامر النحاس") == {"قال": False, "أضاف": False}
    between = "وفي السهل أنشأ فادي الحلو فندقا. "
    found = unsure(monkeypatch, start + between + after, "سامر النحاس", "فادي الحلو")
    assert found["قال"] is False
    assert found.get("أضاف", True) is True


def test_a_saying_joined_to_a_content_may_be_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قال سامر النحاس إن البلدة دفعت ثمنا باهظا، وأدان إغلاق الجسر القديم."
    found = unsure(monkeypatch, text, "سامر النحاس")
    assert found.get("قال") is True or "أدان" in found


def test_how_many_speak_is_not_who_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unsure(monkeypatch, "قال جميع إن الجسر الجديد سيفتح غدا.").get("قال", True) is True


def test_a_description_that_is_new_may_be_of_whom_the_sentence_before_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "زارت هدى الكرمي الجسر. وقالت النائبة إن الطريق إلى السهل طويل."
    assert unsure(monkeypatch, text, "هدى الكرمي").get("قالت") is True
    text = "زار وفد الجسر. وقالت النائبة إن الطريق إلى السهل طويل."
    assert unsure(monkeypatch, text).get("قالت") is False
