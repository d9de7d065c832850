from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.view import make_triggers

LIST = (
    "بحث/VERB/Perf الوزير/NOUN مع/ADP سامي/PROPN فرح/PROPN و/CCONJ +هدى/PROPN و/CCONJ +نظيره/NOUN رائد/PROPN "
    "أزمة/NOUN المياه/NOUN في/ADP صور/PROPN يوم/NOUN الأحد/NOUN ./PUNCT"
)


def candidates_of(view, span_of, names, titles=(), times=(), triggers=()):
    rows = [span_of(view, words) for words, _ in names]
    phrases = Phrases(
        rows,
        [kind for _, kind in names],
        [span_of(view, words) for words in titles],
        [span_of(view, words) for words in times],
        ["DATE"] * len(times),
    )
    spans = [(view.text.index(words), view.text.index(words) + len(words), "MEET", 1.0) for words in triggers]
    return make_candidates(view, make_triggers(view, spans), phrases)


def words(view, candidate):
    start, end = view.span(candidate.first, candidate.stop)
    return view.text[start:end]


def test_members_of_a_list_share_the_preposition(view_of, span_of):
    view = view_of(LIST)
    found = candidates_of(
        view,
        span_of,
        [("سامي فرح", "PER"), ("هدى", "PER"), ("رائد", "PER"), ("صور", "GPE")],
        times=["يوم الأحد"],
        triggers=["بحث"],
    )
    governors = {words(view, c): (c.kind, c.governor) for c in found}
    assert governors["سامي فرح"] == ("name", "مع")
    assert governors["هدى"] == ("name", "مع")
    assert governors["رائد"] == ("name", "مع")
    assert governors["صور"] == ("name", "في")
    assert governors["يوم الأحد"][0] == "time"


def test_the_subject_after_the_verb_is_governed_by_the_trigger(view_of, span_of):
    view = view_of(LIST)
    found = candidates_of(view, span_of, [("سامي فرح", "PER")], triggers=["بحث"])
    assert [(words(view, c), c.governor) for c in found][0] == ("الوزير", "T")


def test_a_title_before_its_name_belongs_to_the_name(view_of, span_of):
    view = view_of("استقبل/VERB رئيس/NOUN البلدية/NOUN سامي/PROPN فرح/PROPN الوفد/NOUN")
    found = candidates_of(view, span_of, [("سامي فرح", "PER")], titles=["رئيس البلدية"], triggers=["استقبل"])
    assert [(words(view, c), c.kind) for c in found] == [("سامي فرح", "name"), ("الوفد", "noun")]
    assert view.forms[found[0].lead] == "رييس"


def test_a_preposition_of_two_words(view_of, span_of):
    view = view_of("قصف/NOUN القرية/NOUN من/ADP قبل/NOUN فصيل/NOUN")
    found = candidates_of(view, span_of, [], triggers=["قصف"])
    assert {words(view, c): c.governor for c in found}["فصيل"] == "من قبل"


def test_words_of_a_trigger_are_no_candidates(view_of, span_of):
    view = view_of("شن/VERB الطيران/NOUN غارة/NOUN جوية/ADJ")
    found = candidates_of(view, span_of, [], triggers=["غارة جوية"])
    assert [words(view, c) for c in found] == ["الطيران"]


def test_a_phrase_behind_a_person_is_not_governed_by_his_name(view_of, span_of):
    view = view_of("استقبل/VERB سامي/PROPN فرح/PROPN رائد/PROPN حسن/PROPN")
    found = candidates_of(view, span_of, [("سامي فرح", "PER"), ("رائد حسن", "PER")], triggers=["استقبل"])
    assert [(words(view, c), view.forms[c.lead], c.governor) for c in found] == [
        ("سامي فرح", "سامي", "T"),
        ("رائد حسن", "رايد", "N"),
    ]


def test_an_object_behind_a_plural_subject_is_a_phrase_of_its_own(view_of, span_of):
    view = view_of("اقتحم/VERB متظاهرون/NOUN أقسام/NOUN الشرطة/NOUN")
    found = candidates_of(view, span_of, [], triggers=["اقتحم"])
    assert [words(view, c) for c in found][:2] == ["متظاهرون", "أقسام الشرطة"]


def test_one_of_them_is_governed_by_preposition_and_pronoun(view_of, span_of):
    view = view_of("قتل/VERB ثلاثة/NUM جنود/NOUN بين/ADP +هم/PRON سامي/PROPN")
    found = candidates_of(view, span_of, [("سامي", "PER")], triggers=["قتل"])
    assert found[-1].governor == "بين PRON"
