"""Where the phrase of a source ends: before the verb's object, before whom it told."""

from tawatur.annotate.attributions.phrase_ends import phrase_end
from tawatur.annotate.attributions.units import Stops
from tawatur.annotate.attributions.view import Name, View, make_view


def view_of(text: str, tags: str, **names: str) -> View:
    """A View whose words have the parts of speech that are given in order."""
    spans = [Name(text.index(name), text.index(name) + len(name), kind) for name, kind in names.items()]
    view = make_view(text, spans)
    view.tags[: len(view.keys)] = tags.split()
    return view


def phrase(view: View, first: int) -> str:
    """The phrase that begins at word `first`."""
    return view.surface(first, phrase_end(view, first, len(view.keys), Stops(set())))


def test_a_noun_after_a_body_is_the_verbs_object() -> None:
    view = view_of("أعلنت بلدية السهل مسؤوليتها عن", "VERB NOUN PROPN NOUN ADP", **{"بلدية السهل": "ORG"})
    assert phrase(view, 1) == "بلدية السهل"
    view = view_of("وصفت بلدية السهل الهجوم بأنه", "VERB NOUN PROPN NOUN SCONJ", **{"بلدية السهل": "ORG"})
    assert phrase(view, 1) == "بلدية السهل"


def test_an_adjective_goes_on() -> None:
    view = view_of("قالت بلدية السهل الكبرى إن", "VERB NOUN PROPN ADJ SCONJ", **{"بلدية السهل": "ORG"})
    assert phrase(view, 1) == "بلدية السهل الكبرى"


def test_the_outlet_that_was_told_is_outside() -> None:
    view = view_of("قال المصدر لقناة الضفة إن", "VERB NOUN NOUN PROPN SCONJ")
    assert phrase(view, 1) == "المصدر"


def test_a_report_of_a_site_is_its_own() -> None:
    view = view_of("قال تقرير لموقع الضفة إن", "VERB NOUN NOUN PROPN SCONJ")
    assert phrase(view, 1) == "تقرير لموقع الضفة"


def test_a_definite_noun_after_an_adjective_is_the_verbs_object() -> None:
    view = view_of("وصف الخبير العسكري والسياسي الكلام بأنه", "VERB NOUN ADJ ADJ NOUN SCONJ")
    assert phrase(view, 1) == "الخبير العسكري والسياسي"


def test_a_noun_that_agrees_as_an_adjective_goes_on() -> None:
    view = view_of("كان المسؤولين السياسيين قالوا", "AUX NOUN NOUN VERB")
    assert phrase(view, 1) == "المسؤولين السياسيين"


def test_on_this_occasion_is_outside() -> None:
    view = view_of("أشاد الوزير بهذه المناسبة بعمل", "VERB NOUN DET NOUN NOUN")
    assert phrase(view, 1) == "الوزير"


def test_a_manner_is_outside() -> None:
    view = view_of("وصلت معلومات جديدة بشكل مستمر", "VERB NOUN ADJ NOUN ADJ")
    view.prepositions[3] = "ب"
    assert phrase(view, 1) == "معلومات جديدة"


def test_nothing_ends_inside_a_quoted_nationality() -> None:
    view = view_of(
        'أكد اللاعب "نرويجي الجنسية" سامر النحاس أنه',
        "VERB NOUN PUNCT ADJ NOUN PUNCT PROPN PROPN SCONJ",
        **{"سامر النحاس": "PER"},
    )
    assert phrase(view, 1) == 'اللاعب "نرويجي الجنسية" سامر النحاس'


def test_an_age_is_outside() -> None:
    view = view_of("كتب النجم السهلي البالغ من العمر", "VERB NOUN ADJ ADJ ADP NOUN")
    assert phrase(view, 1) == "النجم السهلي"
