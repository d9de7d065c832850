from tawatur.annotate.attributions.antecedents import introductions, source_name
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.view import Name, View, make_view


def read(text: str, **names: str) -> tuple[View, list[Statement]]:
    """A text with names, whose ids are their surfaces."""
    view = make_view(
        text, [Name(text.index(s), text.index(s) + len(s), kind, s) for s, kind in names.items()]
    )
    return view, decide(view, load_models())


def resolved(text: str, **names: str) -> list[str | None]:
    view, statements = read(text, **names)
    return [source_name(view, s.unit) if s.unit is not None else None for s in statements]


def test_the_latter_is_the_person_named_last() -> None:
    text = "التقى سليم البنا نظيره رائد الحموي. وأكد الأخير أن المعبر سيفتح غدا."
    assert resolved(text, **{"سليم البنا": "PER", "رائد الحموي": "PER"}) == ["رائد الحموي"]


def test_a_page_speaks_for_whom_it_belongs_to() -> None:
    text = "وأفادت الصفحة الرسمية لبلدية السهل بأن الجسر أغلق."
    assert resolved(text, **{"بلدية السهل": "ORG"}) == ["بلدية السهل"]


def test_the_post_that_is_cited_again_is_its_authors() -> None:
    text = "ارتفع منسوب النهر، وفق منشور لبلدية السهل. وجاء في المنشور أن المياه غمرت الجسر."
    assert set(resolved(text, **{"بلدية السهل": "ORG"})) == {"بلدية السهل"}


def test_a_government_is_not_the_country_that_it_speaks_of() -> None:
    text = "قالت الحكومة إن مرزوقة دولة صديقة."
    assert resolved(text, مرزوقة="GPE") == [None]


def test_unnamed_sources_are_taken_up_by_the_definite_noun() -> None:
    view, statements = read("قالت مصادر نقابية إن الإضراب قائم. وأوضحت المصادر أن العمال وافقوا عليه.")
    assert introductions(view, statements) == [-1, 0]


def test_other_sources_are_not_the_ones_before() -> None:
    view, statements = read("قالت مصادر نقابية إن الإضراب قائم. وقالت مصادر أمنية إن الشوارع هادئة.")
    assert introductions(view, statements) == [-1, -1]


def test_a_report_is_not_the_body_that_it_speaks_of() -> None:
    text = "جاء في مقال جديد أن بلدية السهل أغلقت الجسر. وأضاف المقال أن العمل توقف."
    assert set(resolved(text, **{"بلدية السهل": "ORG"})) == {None}


def test_an_agency_is_not_another_named_long_before() -> None:
    text = "قالت وكالة البرق إن الجسر أغلق. " + "ومرت السنون على أهل السهل والجبل وهم ينتظرون. " * 30
    text += "وقالت الوكالة إن العمل توقف."
    assert resolved(text, **{"وكالة البرق": "ORG"}) == ["وكالة البرق", None]


def test_a_new_report_without_an_author_ends_the_search() -> None:
    text = "قال تقرير لبلدية السهل إن الجسر أغلق. وصدر تقرير جديد أمس. وقال التقرير إن العمل توقف."
    assert resolved(text, **{"بلدية السهل": "ORG"}) == ["بلدية السهل", None]


def test_a_body_is_the_one_that_the_text_is_about() -> None:
    text = "أعلنت هيئة الجسور فتح الجسر. وتعمل هيئة الجسور منذ عام مع خبراء في هيئة السهول وآخرين من هيئة السهول. وأكدت الهيئة أن الطريق سالك."
    start = [m for m in range(len(text)) if text.startswith("هيئة الجسور", m)]
    names = [Name(at, at + len("هيئة الجسور"), "ORG", "الجسور") for at in start]
    other = text.index("هيئة السهول")
    names.append(Name(other, other + len("هيئة السهول"), "ORG", "السهول"))
    view = make_view(text, names)
    found = {text[s.cue.start : s.cue.end]: s.unit for s in decide(view, load_models())}
    unit = found["أكدت"]
    assert unit is not None and source_name(view, unit) == "الجسور"


def test_a_body_that_only_came_up_beside_another_is_not_taken_up() -> None:
    text = "التقى خبراء من هيئة الجسور خبراء في هيئة السهول. وأكدت الهيئة أن الطريق سالك."
    assert set(resolved(text, **{"هيئة الجسور": "ORG", "هيئة السهول": "ORG"})) == {None}
