"""Fighters under two names in otherwise the same words."""

from tests.reconcile.story import Story

SALMA, NADIM = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")


def _meeting(story: Story, key: str, rest: str, day: str = "2031-05-07") -> None:
    doc_id = story.document(key, f"التقت سلمى الهادي نديم قاسم يوم 7 مايو 2031. {rest}", published=day)
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time)


def test_extremists_here_and_heretics_there_after_one_word_are_told() -> None:
    story = Story()
    _meeting(story, "النهر", "وطلبت منه العون في قتال المتشددين عند السد.")
    _meeting(story, "الجبل", "وطلبت منه المساعدة في قتال التكفيريين قرب السد.")
    (finding,) = story.findings("wording")
    assert finding["verdict"] == "refinement"
    assert [value["surface"] for value in finding["values"]] == ["المتشددين", "التكفيريين"]
    assert "extremists (النهر); takfiris (الجبل)" in finding["explanation_en"]
    assert "متشددون (النهر)؛ تكفيريون (الجبل)" in finding["explanation_ar"]


def test_a_report_that_uses_both_words_does_not_disagree() -> None:
    story = Story()
    _meeting(story, "النهر", "وطلبت منه العون في قتال المتشددين عند السد، ووصفتهم بأنهم من التكفيريين.")
    _meeting(story, "الجبل", "وطلبت منه المساعدة في قتال التكفيريين قرب السد.")
    assert story.findings("wording") == []


def test_labels_after_other_words_are_of_other_people() -> None:
    story = Story()
    _meeting(story, "النهر", "وطلبت منه العون في قتال المتشددين عند السد.")
    _meeting(story, "الجبل", "ودعت إلى إطلاق سراح المتمردين قرب السد.")
    assert story.findings("wording") == []


def test_reports_that_are_weeks_apart_have_no_common_source() -> None:
    story = Story()
    _meeting(story, "النهر", "وطلبت منه العون في قتال المتشددين عند السد.")
    _meeting(story, "الجبل", "وطلبت منه المساعدة في قتال التكفيريين قرب السد.", "2031-05-27")
    assert story.findings("wording") == []
