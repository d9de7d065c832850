"""What the grammar settles of a source: who is told, whom an office names, who cannot speak."""

import pytest

from tawatur.annotate.attributions.candidates import Candidates, propose
from tawatur.annotate.attributions.sources import Source, Spoken, sources_of
from tawatur.annotate.attributions.view import Name, make_view


def read(text: str, **names: str) -> Candidates:
    spans = [Name(text.index(name), text.index(name) + len(name), kind) for name, kind in names.items()]
    return propose(make_view(text, spans))


def candidates(proposed: Candidates, opener: str, spoken: list[Spoken] | None = None) -> list[Source]:
    """The sources that the first cue may have; its content opens at the word `opener`."""
    view = proposed.view
    opens = view.word_from(view.text.index(opener))
    return sources_of(view, proposed.cues[0], opens, spoken or [], proposed.units, proposed.stops)


def surfaces(proposed: Candidates, found: list[Source]) -> list[str]:
    return [proposed.view.text[s.unit.start : s.unit.end] for s in found if s.unit is not None]


def test_who_is_informed_does_not_speak() -> None:
    proposed = read("وأخبر سامر النحاس أن الجسر سيفتح غدا.", **{"سامر النحاس": "PER"})
    assert surfaces(proposed, candidates(proposed, "الجسر")) == []


def test_who_informs_somebody_speaks() -> None:
    proposed = read(
        "وأبلغ سامر النحاس بلدية السهل أن الجسر سيفتح.", **{"سامر النحاس": "PER", "بلدية السهل": "ORG"}
    )
    assert "سامر النحاس" in surfaces(proposed, candidates(proposed, "الجسر"))


def test_the_paper_that_was_told_does_not_speak() -> None:
    proposed = read("وقالت لاحقا لصحيفة الضفة إن الجسر سيفتح.", **{"صحيفة الضفة": "ORG"})
    assert surfaces(proposed, candidates(proposed, "الجسر")) == []
    proposed = read("ووفقا لصحيفة الضفة فإن الجسر سيفتح.", **{"صحيفة الضفة": "ORG"})
    assert surfaces(proposed, candidates(proposed, "الجسر")) == ["صحيفة الضفة"]


def test_the_name_that_closes_a_long_office_is_its_holders() -> None:
    text = "وأكدت رئيسة اتحاد هواة جمع الطوابع في السهل، هدى الكرمي: الجسر سيفتح."
    proposed = read(text, **{"هدى الكرمي": "PER"})
    assert surfaces(proposed, candidates(proposed, "الجسر"))[0] == "هدى الكرمي"


def test_whom_the_minister_met_does_not_hold_his_office() -> None:
    text = "وأكد الوزير بعد لقائه سامر النحاس أن الجسر سيفتح."
    proposed = read(text, **{"سامر النحاس": "PER"})
    assert surfaces(proposed, candidates(proposed, "الجسر"))[0] != "سامر النحاس"


def test_one_person_of_a_sentence_before_is_not_they() -> None:
    text = "قال سامر النحاس إن الجسر آمن. ويقولون: الطريق طويل."
    proposed = read(text, **{"سامر النحاس": "PER"})
    view, (first, second) = proposed.view, proposed.cues  # "will" makes no past of the name's first letter
    speaker = candidates(proposed, "الجسر")[0].unit
    assert speaker is not None
    spoken = [Spoken(speaker, first, False)]
    found = sources_of(
        view, second, view.word_from(text.index("الطريق")), spoken, proposed.units, proposed.stops
    )
    assert "سامر النحاس" not in surfaces(proposed, found)


@pytest.mark.parametrize("text", ["وقال ضاحكًا: الجسر سيفتح.", "وأكدت ذلك بأن الجسر سيفتح."])
def test_adverbs_and_what_is_affirmed_do_not_speak(text: str) -> None:
    proposed = read(text)
    assert surfaces(proposed, candidates(proposed, "الجسر")) == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("وكتب أحدهم تعليقا لسامر النحاس قال فيه: الجسر سيفتح.", False),
        ("وفي قراءته لمجموعة لسامر النحاس يرى أن الجسر سيفتح.", False),
        ("ونشر الموقع مقالا لسامر النحاس قال فيه: الجسر سيفتح.", True),
    ],
)
def test_who_is_answered_or_studied_does_not_speak(text: str, speaks: bool) -> None:
    proposed = read(text, **{"سامر النحاس": "PER"})
    view = proposed.view
    place = next(n for n, cue in enumerate(proposed.cues) if view.text[cue.start : cue.end] in ("قال", "يرى"))
    opens = view.word_from(text.index("الجسر"))
    found = sources_of(view, proposed.cues[place], opens, [], proposed.units, proposed.stops)
    assert ("سامر النحاس" in surfaces(proposed, found)) is speaks


def test_a_witness_whose_name_is_told_bears_it() -> None:
    proposed = read("وقال أحد الشهود، ويدعى سامر النحاس، إن الجسر سيفتح.", **{"سامر النحاس": "PER"})
    assert "سامر النحاس" in surfaces(proposed, candidates(proposed, "الجسر"))


def test_a_statement_in_which_she_said_does_not_speak() -> None:
    proposed = read("وأوضحت في تصريح اليوم أن الجسر سيفتح.")
    assert surfaces(proposed, candidates(proposed, "الجسر")) == []


def test_a_statement_in_which_it_stands_speaks() -> None:
    proposed = read("وجاء في الرسالة أن الجسر سيفتح.")
    assert surfaces(proposed, candidates(proposed, "الجسر")) == ["الرسالة"]


def test_all_these_is_one_phrase() -> None:
    proposed = read("وقال جميع هؤلاء إن الجسر سيفتح.")
    assert surfaces(proposed, candidates(proposed, "الجسر")) == ["جميع هؤلاء"]
