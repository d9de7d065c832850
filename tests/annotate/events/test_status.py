import pytest

from tawatur.annotate.events.markers import markers
from tawatur.annotate.events.status_features import Said, StatusFeatures, days_ago, stands
from tawatur.annotate.events.view import make_triggers


@pytest.mark.parametrize(
    ("value", "published", "relation"),
    [
        ("2024-04-10", "2024-04-11", "before"),
        ("2024-04-11T20:00", "2024-04-11", "same"),
        ("2024-05", "2024-04-11", "after"),
        ("2023", "2024-04-11", "before"),
        ("PRESENT_REF", "2024-04-11", "PRESENT_REF"),
        ("XXXX-WXX-2", "2024-04-11", "openX"),
        ("2024-04-10", None, "open2"),
    ],
)
def test_a_time_beside_the_publication_day(value, published, relation):
    assert stands(value, published) == relation


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ("2024-04-12", "0"),
        ("2024-04-11", "1"),
        ("2024-04-09", "2"),
        ("2024-04-04", "3"),
        ("2019", "6"),
        ("P3D", "-"),
    ],
)
def test_how_long_ago_a_time_is(value, step):
    assert days_ago(value, "2024-04-11") == step


def found(view, trigger_words, event_type="VISIT"):
    start = view.text.index(trigger_words)
    trigger = make_triggers(view, [(start, start + len(trigger_words), event_type, 1.0)])[0]
    return trigger, [name for name, _ in markers(view, trigger)]


def test_negation_before_the_verb(view_of):
    view = view_of("لم/PART يزر/VERB/Imp الوفد/NOUN المدينة/NOUN")
    assert found(view, "يزر")[1] == ["negation"]


def test_an_adjective_after_the_noun_speaks_of_the_future(view_of):
    view = view_of("الزيارة/NOUN المرتقبة/ADJ إلى/ADP عمان/PROPN")
    assert "future_phrase" in found(view, "الزيارة")[1]


def test_a_marker_across_a_full_stop_does_not_count(view_of):
    view = view_of("لم/PART يحضر/VERB/Imp أحد/NOUN ./PUNCT زار/VERB/Perf الوفد/NOUN المدينة/NOUN")
    assert found(view, "زار")[1] == []


def features_of(view, words, times=(), said=None, published="2024-04-11"):
    trigger, _ = found(view, words)
    return set(StatusFeatures(view, [trigger], [said], times, published)(0))


def test_the_time_of_another_sentence_is_not_near(view_of, span_of):
    view = view_of("زار/VERB الوفد/NOUN المدينة/NOUN ./PUNCT عاد/VERB أمس/NOUN")
    assert "unone" in features_of(view, "زار", [span_of(view, "أمس", type="DATE", value="2024-04-10")])


def test_features_say_who_says_so_and_when(view_of, span_of):
    view = view_of("زار/VERB/Perf الوفد/NOUN المدينة/NOUN أمس/NOUN")
    time = span_of(view, "أمس", type="DATE", value="2024-04-10")
    features = features_of(view, "زار", [time], Said("fact", "denied", "indirect"))
    assert {"u0beforeDATE", "ud02VERBPerf", "qfactdenied", "pVERBPerf"} <= features


def test_what_governs_a_noun_is_seen_past_its_preposition(view_of):
    view = view_of("هدد/VERB/Perf ب/ADP +مغادرة/NOUN القاعة/NOUN")
    features = features_of(view, "مغادرة", published=None)
    assert {"G0lهدد", "G0kب_|هدد"} <= features


def ruled(view, *triggers):
    """The status that the rules give the last of the triggers, or None."""
    from tawatur.annotate.events.status import _ruled

    spans = [
        (view.text.index(words), view.text.index(words) + len(words), kind, 1.0) for words, kind in triggers
    ]
    made = make_triggers(view, spans)
    found_status = _ruled(StatusFeatures(view, made, [None] * len(made), [], None), len(made) - 1)
    return found_status[0] if found_status else None


def test_unless_is_a_condition_and_no_negation(view_of):
    view = view_of("ما/PART لم/PART يزر/VERB/Imp الوفد/NOUN المدينة/NOUN")
    assert ruled(view, ("يزر", "VISIT")) == "conditional"


def test_a_verb_right_after_a_negation_is_denied(view_of):
    assert ruled(view_of("لم/PART يزر/VERB/Imp الوفد/NOUN المدينة/NOUN"), ("يزر", "VISIT")) == "denied"


def test_a_negated_condition_is_left_to_the_network(view_of):
    assert ruled(view_of("إذا/SCONJ لم/PART ينسحب/VERB/Imp الفصيل/NOUN"), ("ينسحب", "WITHDRAW")) is None


def test_what_somebody_is_accused_of_is_alleged(view_of):
    view = view_of("اتهم/VERB/Perf الأهالي/NOUN الحارس/NOUN ب/ADP +سرقة/NOUN الأرشيف/NOUN")
    assert ruled(view, ("اتهم", "ACCUSE"), ("سرقة", "OTHER")) == "alleged"


@pytest.mark.parametrize(
    ("tagged", "status"),
    [
        ("ألغى/VERB/Perf الوزير/NOUN زيارة/NOUN إلى/ADP عمان/PROPN", "cancelled"),
        ("نفت/VERB/Perf الشركة/NOUN زيارة/NOUN الوفد/NOUN", "denied"),
        ("نفت/VERB/Perf الشركة/NOUN بعد/ADP زيارة/NOUN الوفد/NOUN ذلك/DET", None),
        ("نفت/VERB/Perf الشركة/NOUN ذلك/DET و/CCONJ +انتهت/VERB/Perf زيارة/NOUN الوفد/NOUN", None),
        ("علق/VERB/Perf الوزير/NOUN على/ADP زيارة/NOUN الوفد/NOUN", None),
    ],
)
def test_what_a_verb_denies_or_calls_off(view_of, tagged, status):
    assert ruled(view_of(tagged), ("زيارة", "VISIT")) == status


@pytest.mark.parametrize(
    ("tagged", "status"),
    [
        ("حكم/NOUN ب/ADP +الإعدام/NOUN على/ADP سامي/PROPN", "planned"),
        ("تنفيذ/NOUN حكم/NOUN ب/ADP +الإعدام/NOUN على/ADP سامي/PROPN", None),
        ("قام/VERB ب/ADP +الإعدام/NOUN", None),
    ],
)
def test_what_a_court_speaks_is_not_done(view_of, tagged, status):
    view = view_of(tagged)
    view.lemmas = [form.removeprefix("ال") for form in view.forms]  # the tests' lemma is a light stem
    assert ruled(view, ("الإعدام", "KILL")) == status
