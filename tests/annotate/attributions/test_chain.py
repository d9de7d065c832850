from tawatur.annotate.attributions.chain import parents
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import Name, make_view


def chain(text: str, **names: str) -> dict[str, str | None]:
    """Cue -> its parent's cue."""
    spans = [
        Name(text.index(surface), text.index(surface) + len(surface), kind) for surface, kind in names.items()
    ]
    view = make_view(text, spans)
    statements = decide(view, load_models())
    cues = [text[s.cue.start : s.cue.end] for s in statements]
    return {
        cue: cues[above] if above >= 0 else None for cue, above in zip(cues, parents(statements), strict=True)
    }


def test_a_cue_inside_anothers_content_is_nested() -> None:
    found = chain("قال سليم البنا إن المدير أكد أن الرواتب ستصرف الخميس.", **{"سليم البنا": "PER"})
    assert found["قال"] is None
    assert found["أكد"] == "قال"


def test_the_phrase_that_closes_a_sentence_holds_what_is_said_in_it() -> None:
    text = "وأكد الوزير ناصر الديب أن الميناء سيفتح قريبا، وفقا لوكالة البرق."
    found = chain(text, **{"الوزير": "TITLE", "ناصر الديب": "PER", "وكالة البرق": "ORG"})
    assert found == {"أكد": "وفقا", "وفقا": None}


def test_statements_side_by_side_are_not_nested() -> None:
    found = chain("أكد رائد الحموي أن الطريق مفتوح، مشيرا إلى أن القوافل تصل.", **{"رائد الحموي": "PER"})
    assert set(found.values()) == {None}


def test_whom_a_post_quotes_it_quotes_in_his_next_sentence_too() -> None:
    text = "وأعرب رائد الحموي عن ارتياحه للنتائج، وفق منشور لبلدية السهل. وأكد أن الجسر سيفتح."
    found = chain(text, **{"رائد الحموي": "PER", "بلدية السهل": "ORG"})
    assert found == {"أعرب": "وفق", "وفق": None, "أكد": "وفق"}
