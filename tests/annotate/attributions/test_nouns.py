"""Where a noun comes up: every way in which it is written counts, and nothing else."""

from tawatur.annotate.attributions.nouns import is_before, places
from tawatur.annotate.attributions.view import View, make_view

TEXT = "صدر تقرير جديد. وقال التقرير إن الجسر سالك، بحسب تقارير أخرى، وللتقرير ملحق."


def written(view: View, found: list[int]) -> list[str]:
    return [view.surface(word, word + 1) for word in found]


def test_a_noun_is_found_with_its_article_and_a_letter_in_front() -> None:
    view = make_view(TEXT + " وبالتقرير أخطاء، كتقرير الأمس.", [])
    assert written(view, [*places(view, "تقرير")]) == ["تقرير", "التقرير", "وبالتقرير", "كتقرير"]


def test_a_noun_that_never_comes_up_has_no_places() -> None:
    assert [*places(make_view(TEXT, []), "وزارة")] == []


def test_a_noun_is_before_what_follows_it_only() -> None:
    view = make_view(TEXT, [])
    first = view.keys.index("تقرير")
    assert not is_before(view, "تقرير", first)
    assert is_before(view, "تقرير", first + 1)
    assert not is_before(view, "وزاره", len(view.keys))
