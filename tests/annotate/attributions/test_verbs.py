from tawatur.annotate.attributions.verbs import forms
from tawatur.text.fold import fold


def reading(word: str) -> tuple[str, str, str]:
    form = forms()[fold(word, strong=True)][0]
    return form.verb.lemma, form.shape, form.agreement


def test_regular_forms() -> None:
    assert reading("أكد") == ("أكد", "past", "m")
    assert reading("أكدت") == ("أكد", "past", "f")
    assert reading("أكدوا") == ("أكد", "past", "p")
    assert reading("يؤكدون") == ("أكد", "present", "p")
    assert reading("مؤكدةً") == ("أكد", "participle", "f")


def test_weak_verbs_keep_their_short_stem() -> None:
    assert reading("نفت") == ("نفى", "past", "f")
    assert reading("نفاه") == ("نفى", "past", "m")
    assert reading("يدعو")[0] == "دعا"
    assert reading("نافيا") == ("نفى", "participle", "m")


def test_careless_spelling_meets_the_same_form() -> None:
    assert reading("اكد") == reading("أكّد") == reading("أكد")


def test_the_first_person_is_told_apart() -> None:
    assert reading("نؤكد")[2] == "1"
