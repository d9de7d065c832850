"""Days of events in own sentences: Sunday is 7 April 2024, the report is of Thursday 11 April."""

from types import SimpleNamespace

import pytest

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.happenings import Story
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers
from tawatur.annotate.events.when import date_events

DAYS = {"الأحد": "2024-04-07", "أمس": "2024-04-10", "غدا": "2024-04-12"}


@pytest.fixture
def days(view_of):
    """The day of each event: `events` are (words, type, status, time slot or None)."""

    def date(tagged, events, *, parties=None, content=None, lengths=(), score=1.0):
        view = view_of(tagged)
        at = [view.text.index(words) for words, *_ in events]
        spans = [(start, start + len(e[0]), e[1], 1.0) for start, e in zip(at, events, strict=True)]
        triggers = make_triggers(view, spans)
        named = [word for word in (*DAYS, *lengths) if word in view.text]
        times, candidates = [], []
        for index, word in enumerate(named):
            start = view.text.index(word)
            first, stop = view.tokens(start, start + len(word))
            day, kind = DAYS.get(word), "DATE" if word in DAYS else "DURATION"
            times.append(
                SimpleNamespace(
                    earliest=day,
                    latest=day,
                    time_id=f"t-{index}",
                    surface=word,
                    start=start,
                    end=start + len(word),
                    type=kind,
                    value=day or "P2D",
                )
            )
            candidates.append(Candidate(TIME, kind, first, stop, first, "N", -1, index))
        filled = [Filled(n, named.index(e[3]), "time", score, "") for n, e in enumerate(events) if e[3]]
        story = Story(
            view,
            triggers,
            [e[2] for e in events],
            [frozenset(p) for p in parties or [()] * len(events)],
            [(view.text.index(content), len(view.text)) if content else None] * len(events),
        )
        return [dating.earliest for dating in date_events(story, candidates, filled, times)]

    return date


def test_the_meeting_told_again_has_its_day(days):
    text = "التقى/VERB/Perf الوفدان/NOUN أمس/NOUN ./PUNCT كان/AUX اللقاء/NOUN وديا/ADJ"
    events = [("التقى", "MEET", "occurred", "أمس"), ("اللقاء", "MEET", "occurred", None)]
    assert days(text, events) == ["2024-04-10", "2024-04-10"]


def test_a_headline_has_the_day_that_its_report_gives(days):
    text = "سامر/PROPN يلتقي/VERB/Imp رائد/PROPN ./PUNCT التقى/VERB/Perf سامر/PROPN أمس/NOUN رائد/PROPN"
    events = [("يلتقي", "MEET", "occurred", None), ("التقى", "MEET", "occurred", "أمس")]
    both = [("سامر",), ("رائد",)]
    assert days(text, events, parties=[both, both]) == ["2024-04-10", "2024-04-10"]


def test_another_meeting_of_one_of_them_stays_undated(days):
    text = (
        "التقى/VERB/Perf سامر/PROPN رائد/PROPN أمس/NOUN ./PUNCT اجتمع/VERB/Perf سامر/PROPN ب/ADP +نادر/PROPN"
    )
    events = [("التقى", "MEET", "occurred", "أمس"), ("اجتمع", "MEET", "occurred", None)]
    parties = [[("سامر",), ("رائد",)], [("سامر",), ("نادر",)]]
    assert days(text, events, parties=parties) == ["2024-04-10", None]


def test_the_brothers_visit_is_not_his(days):
    text = "زار/VERB/Perf سامر/PROPN تونس/PROPN أمس/NOUN ./PUNCT زيارة/NOUN رائد/PROPN مهمة/ADJ"
    events = [("زار", "VISIT", "occurred", "أمس"), ("زيارة", "VISIT", "occurred", None)]
    assert days(text, events, parties=[[("سامر", "هلال")], [("رائد", "هلال")]]) == ["2024-04-10", None]


def test_the_previous_meeting_is_another_one(days):
    text = "التقى/VERB/Perf الوفدان/NOUN أمس/NOUN ./PUNCT كان/AUX اللقاء/NOUN السابق/ADJ وديا/ADJ"
    events = [("التقى", "MEET", "occurred", "أمس"), ("اللقاء", "MEET", "occurred", None)]
    assert days(text, events) == ["2024-04-10", None]


def test_an_event_of_another_kind_stays_undated(days):
    text = "التقى/VERB/Perf الوفدان/NOUN أمس/NOUN ./PUNCT اندلع/VERB/Perf قتال/NOUN"
    events = [("التقى", "MEET", "occurred", "أمس"), ("قتال", "CLASH", "occurred", None)]
    assert days(text, events) == ["2024-04-10", None]


def test_what_is_planned_has_not_the_day_of_what_was(days):
    text = "زار/VERB/Perf سامر/PROPN تونس/PROPN أمس/NOUN ./PUNCT ستكون/AUX الزيارة/NOUN مهمة/ADJ"
    events = [("زار", "VISIT", "occurred", "أمس"), ("الزيارة", "VISIT", "planned", None)]
    assert days(text, events) == ["2024-04-10", None]


def test_the_day_of_a_relative_clause_is_that_of_its_verb(days):
    text = (
        "التقى/VERB/Perf سامر/PROPN رائد/PROPN ب/ADP +المدينة/NOUN التي/PRON وصل/VERB/Perf +ها/PRON أمس/NOUN"
    )
    assert days(text, [("التقى", "MEET", "occurred", "أمس")]) == [None]


def test_the_day_of_a_relative_clause_before_a_verb_is_not_that_of_the_verb(days):
    text = (
        "في/ADP المدينة/NOUN التي/PRON وصل/VERB/Perf +ها/PRON أمس/NOUN التقى/VERB/Perf سامر/PROPN رائدا/PROPN"
    )
    assert days(text, [("التقى", "MEET", "occurred", "أمس")]) == [None]


def test_the_day_of_a_relative_clause_about_the_event_is_its_own(days):
    text = "ناقشوا/VERB/Perf اللقاء/NOUN الودي/ADJ الذي/PRON عقد/VERB/Perf أمس/NOUN"
    assert days(text, [("اللقاء", "MEET", "occurred", "أمس")]) == ["2024-04-10"]


def test_the_day_of_a_statement_is_not_that_of_what_it_tells(days):
    text = "قال/VERB/Perf أمس/NOUN إن/SCONJ سامر/PROPN التقى/VERB/Perf رائد/PROPN"
    events = [("التقى", "MEET", "occurred", "أمس")]
    assert days(text, events, content="سامر", score=0.3) == [None]
    assert days(text, events, content="سامر", score=0.7) == ["2024-04-10"]


def test_a_condemnation_is_done_by_the_statement(days):
    text = "قال/VERB/Perf أمس/NOUN إن/SCONJ بلاده/NOUN تدين/VERB/Imp القصف/NOUN"
    assert days(text, [("تدين", "ACCUSE", "occurred", None)], content="بلاده") == ["2024-04-10"]


def test_how_long_a_visit_lasts_is_no_day(days):
    text = "يقوم/VERB/Imp سامر/PROPN غدا/NOUN ب/ADP +زيارة/NOUN تستغرق/VERB/Imp يومين/NOUN"
    events = [("زيارة", "VISIT", "planned", "يومين")]
    assert days(text, events, lengths=("يومين",)) == [None]


def test_talks_during_a_visit_have_its_day(days):
    text = "يصل/VERB/Imp سامر/PROPN غدا/NOUN في/ADP زيارة/NOUN يعقد/VERB/Imp خلال/ADP +ها/PRON مباحثات/NOUN"
    events = [("زيارة", "VISIT", "planned", "غدا"), ("مباحثات", "NEGOTIATE", "occurred", None)]
    assert days(text, events) == ["2024-04-12", "2024-04-12"]


def test_the_time_between_two_events_parts_them(days):
    text = "التقى/VERB/Perf الوفدان/NOUN الأحد/NOUN و/CCONJ +أمس/NOUN اجتمع/VERB/Perf الخبراء/NOUN"
    events = [("التقى", "MEET", "occurred", "الأحد"), ("اجتمع", "MEET", "occurred", None)]
    assert days(text, events) == ["2024-04-07", None]


def test_the_day_of_another_event_in_a_relative_clause_is_its_own(days):
    text = "التقى/VERB/Perf سامر/PROPN رائد/PROPN في/ADP مسقط/PROPN ،/PUNCT التي/PRON وصل/VERB/Perf +ها/PRON أمس/NOUN"
    events = [("التقى", "MEET", "occurred", "أمس"), ("وصل", "VISIT", "occurred", "أمس")]
    assert days(text, events, parties=[("سامر", "رائد"), ("سامر",)])[1] == "2024-04-10"
    assert days(text, [("التقى", "MEET", "occurred", "أمس"), ("وصل", "ATTACK", "occurred", None)]) == [
        None,
        None,
    ]


def test_the_time_behind_an_event_before_is_that_events(days):
    text = "زار/VERB/Perf سامر/PROPN المدينة/NOUN بعد/ADP قصف/NOUN المطار/NOUN أمس/NOUN"
    events = [("زار", "VISIT", "occurred", "أمس"), ("قصف", "ATTACK", "occurred", "أمس")]
    assert days(text, events) == [None, "2024-04-10"]


def test_what_happened_in_clashes_of_a_day_happened_then(days):
    text = "مقتل/NOUN جندي/NOUN في/ADP اشتباكات/NOUN وقعت/VERB/Perf أمس/NOUN"
    events = [("مقتل", "KILL", "occurred", "أمس"), ("اشتباكات", "CLASH", "occurred", "أمس")]
    assert days(text, events) == ["2024-04-10", "2024-04-10"]


def test_the_time_since_which_there_was_none_is_not_the_time_of_the_first(days):
    text = "زيارة/NOUN هي/PRON الأولى/ADJ منذ/ADP أمس/NOUN"
    assert days(text, [("زيارة", "VISIT", "occurred", "أمس")]) == [None]


ARRIVAL = "وصل/VERB/Perf سامر/PROPN أمس/NOUN ./PUNCT و/CCONJ +استقبل/VERB/Perf +ه/PRON رائد/PROPN"


def test_who_arrives_is_received_on_that_day(days):
    events = [("وصل", "VISIT", "occurred", "أمس"), ("استقبل", "RECEIVE", "occurred", None)]
    assert days(ARRIVAL, events) == ["2024-04-10", "2024-04-10"]


def test_a_reception_of_somebody_else_or_on_a_day_of_its_own_is_not_on_arrival(days):
    other = "وصل/VERB/Perf سامر/PROPN أمس/NOUN ./PUNCT و/CCONJ +استقبل/VERB/Perf رائد/PROPN وفدا/NOUN"
    events = [("وصل", "VISIT", "occurred", "أمس"), ("استقبل", "RECEIVE", "occurred", None)]
    assert days(other, events, parties=[[("سامر",)], [("رائد",)]]) == ["2024-04-10", None]
    assert days(ARRIVAL + " الأحد/NOUN", events) == ["2024-04-10", None]


def test_what_came_during_a_meeting_has_its_day(days):
    text = (
        "أدان/VERB/Perf سامر/PROPN القصف/NOUN ./PUNCT جاء/VERB/Perf ذلك/PRON خلال/ADP "
        "لقاء/NOUN عقد/VERB/Perf أمس/NOUN"
    )
    events = [("أدان", "ACCUSE", "occurred", None), ("لقاء", "MEET", "occurred", "أمس")]
    assert days(text, events) == ["2024-04-10", "2024-04-10"]


def test_what_a_meeting_was_about_has_not_its_day(days):
    text = "بحث/VERB/Perf سامر/PROPN خلال/ADP لقاء/NOUN أمس/NOUN سبل/NOUN التعاون/NOUN"
    events = [("لقاء", "MEET", "occurred", "أمس"), ("التعاون", "COOPERATE", "planned", None)]
    assert days(text, events) == ["2024-04-10", None]


def test_what_was_said_during_a_meeting_is_not_of_its_day(days):
    text = "قال/VERB/Perf سامر/PROPN خلال/ADP لقاء/NOUN أمس/NOUN إن/SCONJ القوات/NOUN انسحبت/VERB/Perf"
    events = [("لقاء", "MEET", "occurred", "أمس"), ("انسحبت", "WITHDRAW", "occurred", None)]
    assert days(text, events, content="القوات") == ["2024-04-10", None]


def test_the_day_goes_on_from_a_happening_told_after_to_the_event_beside(days):
    text = (
        "زار/VERB/Perf سامر/PROPN السفينة/NOUN و/CCONJ +بحث/VERB/Perf الملف/NOUN ./PUNCT "
        "كانت/AUX الزيارة/NOUN أمس/NOUN"
    )
    events = [
        ("زار", "VISIT", "occurred", None),
        ("بحث", "NEGOTIATE", "occurred", None),
        ("الزيارة", "VISIT", "occurred", "أمس"),
    ]
    shared = [[("سامر",), ("السفينة",)], [("سامر",)], [("سامر",)]]
    assert days(text, events, parties=shared) == ["2024-04-10"] * 3


def test_what_was_before_a_visit_has_not_its_day(days):
    text = (
        "زار/VERB/Perf سامر/PROPN السفينة/NOUN أمس/NOUN ./PUNCT "
        "قبل/ADP زيارته/NOUN التقى/VERB/Perf ليلى/PROPN"
    )
    events = [
        ("زار", "VISIT", "occurred", "أمس"),
        ("زيارته", "VISIT", "occurred", None),
        ("التقى", "MEET", "occurred", None),
    ]
    shared = [[("سامر",), ("السفينة",)], [("سامر",)], [("سامر",), ("ليلى",)]]
    assert days(text, events, parties=shared)[2] is None


def test_what_began_in_a_year_is_open_towards_its_end(view_of, span_of):
    view = view_of("تتقاتل/VERB/Imp القبيلتان/NOUN منذ/ADP 2019/NUM")
    start = view.text.index("تتقاتل")
    triggers = make_triggers(view, [(start, start + 6, "CLASH", 1.0)])
    year = {
        "earliest": "2019-01-01",
        "latest": "2019-12-31",
        "time_id": "t-1",
        "surface": "2019",
        "type": "DATE",
        "value": "2019",
    }
    candidate = Candidate(TIME, "DATE", 3, 4, 3, "N", -1, 0)
    story = Story(view, triggers, ["ongoing"], [frozenset()], [None])
    dating = date_events(
        story, [candidate], [Filled(0, 0, "time", 1.0, "")], [span_of(view, "2019", **year)]
    )[0]
    assert (dating.earliest, dating.latest) == ("2019-01-01", None)
