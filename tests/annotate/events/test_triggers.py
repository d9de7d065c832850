import numpy as np
import pytest

from tawatur.annotate.events.hints import LABELS
from tawatur.annotate.events.triggers import decide, may_trigger, reader_scores, told_alike


def index(view, word):
    return view.tokens(view.text.index(word), view.text.index(word) + len(word))[0]


def scores_of(view, tokens, **odds):
    """Log-probabilities that favour no event, but for the words given with their type."""
    scores = np.full((len(tokens), len(LABELS)), -8.0, dtype=np.float32)
    scores[:, 0] = -0.1
    for word, event_type in odds.items():
        scores[tokens.index(index(view, word)), LABELS.index(event_type)] = 0.0
    return scores


def surfaces(view, triggers):
    return [(view.text[slice(*view.span(t.first, t.stop))], t.type) for t in triggers]


def test_words_of_names_and_particles_may_not_trigger(view_of):
    view = view_of("زار/VERB سامي/PROPN في/ADP صور/PROPN")
    assert may_trigger(view, ["", "PER", "", "GPE"]) == [0]


def test_words_in_the_name_of_an_event_may_trigger(view_of):
    view = view_of("انتقد/VERB الاتفاق/NOUN النووي/ADJ")
    assert may_trigger(view, ["", "EVENT", "EVENT"]) == [0, 1, 2]


def test_the_lexicon_knows_a_word_by_its_forms(view_of):
    view = view_of("التظاهرات/NOUN كتاب/NOUN")
    assert tuple(word.known for word in view.words) == ("PROTEST", "")


def test_the_reader_s_two_columns_of_a_type_are_one(view_of):
    made = reader_scores(("O", "B-MEET", "I-MEET"), np.array([[0.2, 0.5, 0.3]], dtype=np.float32))
    assert np.exp(made[0, LABELS.index("MEET")]) > 0.79


def test_a_trigger_takes_its_pronoun_and_its_adjective(view_of):
    view = view_of("شن/VERB غارة/NOUN جوية/ADJ بعد/ADP زيارت/NOUN +ه/PRON")
    tokens = may_trigger(view, [""] * len(view.forms))
    scores = scores_of(view, tokens, **{"غارة": "ATTACK", "جوية": "ATTACK", "زيارت": "VISIT"})
    assert surfaces(view, decide(view, tokens, scores)) == [("غارة جوية", "ATTACK"), ("زيارته", "VISIT")]


def test_a_doubtful_word_of_the_lexicon_names_no_type(view_of):
    view = view_of("قام/VERB/Perf زيارة/NOUN")
    assert [word.known for word in view.words] == ["", "VISIT"]


@pytest.mark.parametrize(
    ("tagged", "odds", "found"),
    [
        ("عملية/NOUN اغتيال/NOUN", {"عملية": "ATTACK", "اغتيال": "KILL"}, ("اغتيال", "KILL")),
        ("جلسة/NOUN مباحثات/NOUN", {"جلسة": "MEET", "مباحثات": "NEGOTIATE"}, ("مباحثات", "NEGOTIATE")),
        ("محاولة/NOUN اغتيال/NOUN", {"محاولة": "ATTACK", "اغتيال": "KILL"}, ("اغتيال", "ATTACK")),
        ("عملية/NOUN تمشيط/NOUN", {"عملية": "CLASH", "تمشيط": "OTHER"}, ("تمشيط", "CLASH")),
    ],
)
def test_a_noun_that_says_how_an_event_happens_is_one_event_with_it(view_of, tagged, odds, found):
    view = view_of(tagged)
    assert surfaces(view, decide(view, [0, 1], scores_of(view, [0, 1], **odds))) == [found]


def test_two_events_that_touch_stay_two(view_of):
    view = view_of("رفض/NOUN دعوة/NOUN")
    scores = scores_of(view, [0, 1], **{"رفض": "REJECT", "دعوة": "INVITE"})
    assert surfaces(view, decide(view, [0, 1], scores)) == [("رفض", "REJECT"), ("دعوة", "INVITE")]


def test_the_places_of_a_word_hear_each_other_for_its_type(view_of):
    view = view_of(
        "نفذ/VERB الجيش/NOUN عملية/NOUN ./PUNCT العملية/NOUN انتهت/VERB ./PUNCT عملية/NOUN كبيرة/ADJ"
    )
    view.lemmas[:] = [form.removeprefix("ال") for form in view.forms]
    first, second, third = (at for at, form in enumerate(view.forms) if form.endswith("عمليه"))
    tokens = [first, second, third]
    scores = np.full((3, len(LABELS)), -9.0, dtype=np.float32)
    scores[:, 0] = -3.0
    attack, other = LABELS.index("ATTACK"), LABELS.index("OTHER")
    scores[:2, attack], scores[2, attack], scores[2, other] = -0.1, -1.0, -0.8
    drawn = told_alike(view, tokens, scores)
    assert drawn[2, attack] > drawn[2, other]
    assert np.allclose(told_alike(view, tokens[2:], scores[2:]), scores[2:])  # a word told once keeps its own


def test_verbs_and_nouns_are_apart(view_of):
    view = view_of("ضرب/VERB الجيش/NOUN ./PUNCT ضرب/NOUN مبرح/ADJ")
    scores = np.log(np.random.default_rng(1).dirichlet(np.ones(len(LABELS)), 2)).astype(np.float32)
    tokens = [at for at, form in enumerate(view.forms) if form == "ضرب"]
    assert np.allclose(told_alike(view, tokens, scores), scores)
