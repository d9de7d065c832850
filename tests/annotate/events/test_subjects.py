import pytest

from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.subjects import addressed, is_object_by_form
from tawatur.annotate.events.view import make_triggers

_NAMES = {"سامي": "PER", "المجلس": "ORG", "القاهرة": "GPE"}


def _laid_out(view, span_of, verb, kind="REQUEST"):
    """The trigger and the candidates of a sentence, names being those known here."""
    start = view.text.index(verb)
    triggers = make_triggers(view, [(start, start + len(verb), kind, 1.0)])
    known = [words for words in _NAMES if words in view.text]
    rows = [span_of(view, words) for words in known]
    phrases = Phrases(rows, [_NAMES[words] for words in known], [], [], [])
    return triggers[0], make_candidates(view, triggers, phrases)


@pytest.mark.parametrize(
    ("tagged", "verb", "number", "is_object"),
    [
        ("و/CCONJ +طالبوا/VERB/Perf وزارة/NOUN الصحة/NOUN", "طالبوا", "Plur", True),
        ("و/CCONJ +دعا/VERB/Perf وكالة/NOUN", "دعا", "Sing", True),
        ("و/CCONJ +دعت/VERB/Perf وكالة/NOUN", "دعت", "Sing", False),
        ("و/CCONJ +دعا/VERB/Perf وزير/NOUN", "دعا", "Sing", False),
        ("في/ADP طلب/VERB/Perf وكالة/NOUN", "طلب", "Sing", False),
    ],
)
def test_what_does_not_agree_with_the_verb_before_it_is_its_object(
    view_of, span_of, tagged, verb, number, is_object
):
    view = view_of(tagged)
    trigger, candidates = _laid_out(view, span_of, verb)
    view.number[trigger.head] = number
    view.lemmas[trigger.stop] = view.forms[trigger.stop]  # the tests' lemma is a light stem
    assert is_object_by_form(view, trigger, candidates[0]) == is_object


@pytest.mark.parametrize(
    ("tagged", "kind", "words"),
    [
        ("دعا/VERB سامي/PROPN ،/PUNCT المجلس/NOUN إلى/ADP الصبر/NOUN", "REQUEST", ["المجلس"]),
        ("دعا/VERB سامي/PROPN ،/PUNCT الحكومة/NOUN إلى/ADP الصبر/NOUN", "REQUEST", ["الحكومة"]),
        # Not what somebody is beside his name, nor another doer behind "and", nor where nothing is asked of anybody.
        ("دعا/VERB سامي/PROPN ،/PUNCT رئيس/NOUN المجلس/NOUN ،/PUNCT أمس/NOUN", "REQUEST", []),
        ("دعا/VERB سامي/PROPN و/CCONJ +المجلس/NOUN إلى/ADP الصبر/NOUN", "REQUEST", []),
        ("زار/VERB سامي/PROPN ،/PUNCT المجلس/NOUN إلى/ADP الليل/NOUN", "VISIT", []),
    ],
)
def test_whom_a_demand_is_made_of_behind_a_comma(view_of, span_of, tagged, kind, words):
    view = view_of(tagged)
    trigger, candidates = _laid_out(view, span_of, view.words[0].text, kind)
    found = [candidates[index] for index in addressed(view, trigger, candidates)]
    assert [view.text[slice(*view.span(c.first, c.stop))] for c in found] == words
