from tawatur.annotate.attributions.antecedents import introductions
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.hearers import hearers
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import Name, make_view


def heard(text: str, **names: str) -> dict[str, str | None]:
    """Cue -> the outlet that was told."""
    spans = [Name(text.index(s), text.index(s) + len(s), kind) for s, kind in names.items()]
    view = make_view(text, spans)
    statements = decide(view, load_models())
    found = hearers(view, statements, introductions(view, statements))
    told = [text[view.names[n].start : view.names[n].end] if n >= 0 else None for n in found]
    return {text[s.cue.start : s.cue.end]: name for s, name in zip(statements, told, strict=True)}


def test_sources_tell_a_paper() -> None:
    text = "كشفت مصادر نقابية لصحيفة «الضفة» أن الإضراب سيبدأ الأحد."
    assert heard(text, الضفة="ORG") == {"كشفت": "الضفة"}


def test_the_same_sources_still_speak_to_it() -> None:
    text = "كشفت مصادر نقابية لصحيفة «الضفة» أن الإضراب سيبدأ الأحد. وأضافت المصادر أن العمال وافقوا عليه."
    assert heard(text, الضفة="ORG") == {"كشفت": "الضفة", "أضافت": "الضفة"}


def test_a_ministry_that_is_told_is_no_outlet() -> None:
    text = "قال رائد الحموي لوزارة النقل إن الطريق مفتوح."
    assert heard(text, **{"رائد الحموي": "PER", "وزارة النقل": "ORG"}) == {"قال": None}


def test_an_outlet_that_is_spoken_of_has_not_been_told() -> None:
    text = "قال رائد الحموي إن صحيفة «الضفة» مفلسة."
    assert heard(text, **{"رائد الحموي": "PER", "الضفة": "ORG"}) == {"قال": None}
