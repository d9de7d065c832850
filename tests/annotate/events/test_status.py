import pytest

from tawatur.annotate.events.status import document_features, markers, nearest_time, stands
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


def test_the_time_of_another_sentence_is_not_near(view_of, span_of):
    view = view_of("زار/VERB الوفد/NOUN المدينة/NOUN ./PUNCT عاد/VERB أمس/NOUN")
    time = span_of(view, "أمس", type="DATE", value="2024-04-10")
    trigger, _ = found(view, "زار")
    assert nearest_time(view, trigger, [time], "2024-04-11") == ["none"]


def test_features_say_who_says_so_and_when(view_of, span_of):
    view = view_of("زار/VERB/Perf الوفد/NOUN المدينة/NOUN أمس/NOUN")
    time = span_of(view, "أمس", type="DATE", value="2024-04-10")
    trigger, _ = found(view, "زار")
    features = document_features(view, [trigger], [None], [time], "2024-04-11")[0]
    assert {"ubeforeDATE", "q-", "pVERBPerf"} <= set(features)


def ruled(view, *triggers):
    """The status that the rules give the last of the triggers, or None."""
    from tawatur.annotate.events.status import _ruled

    spans = [
        (view.text.index(words), view.text.index(words) + len(words), kind, 1.0) for words, kind in triggers
    ]
    found_status = _ruled(view, make_triggers(view, spans), len(triggers) - 1)
    return found_status[0] if found_status else None


def test_a_verb_right_after_a_negation_is_denied(view_of):
    assert ruled(view_of("لم/PART يزر/VERB/Imp الوفد/NOUN المدينة/NOUN"), ("يزر", "VISIT")) == "denied"


def test_a_negated_condition_is_left_to_the_network(view_of):
    assert ruled(view_of("إذا/SCONJ لم/PART ينسحب/VERB/Imp الفصيل/NOUN"), ("ينسحب", "WITHDRAW")) is None


def test_what_somebody_is_accused_of_is_alleged(view_of):
    view = view_of("اتهم/VERB/Perf الأهالي/NOUN الحارس/NOUN ب/ADP +سرقة/NOUN الأرشيف/NOUN")
    assert ruled(view, ("اتهم", "ACCUSE"), ("سرقة", "OTHER")) == "alleged"
