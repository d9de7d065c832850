import numpy as np

from tawatur.annotate.events.triggers import (
    LABELS,
    decide,
    hints,
    may_trigger,
    name_the_rest,
    reader_scores,
    sportiness,
)


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
    assert may_trigger(view, [False, True, False, True]) == [0]


def test_the_lexicon_knows_a_word_by_its_forms(view_of):
    view = view_of("التظاهرات/NOUN كتاب/NOUN")
    assert tuple(word.known for word in view.words) == ("PROTEST", "")


def test_a_crowd_of_protesters_who_gather_is_a_protest(view_of):
    protest = view_of("تجمع/VERB مئات/NOUN المتظاهرين/NOUN")
    tourists = view_of("تجمع/VERB مئات/NOUN السياح/NOUN")
    column = LABELS.index("PROTEST")
    assert hints(protest, [0])[0, column] > 2
    assert hints(tourists, [0])[0, column] == 0


def test_a_verb_that_says_that_an_event_happened_names_none(view_of):
    happened = view_of("الهجوم/NOUN الذي/DET وقع/VERB/Perf فجرا/NOUN")
    signed = view_of("وقع/VERB/Perf الوزيران/NOUN اتفاقية/NOUN")
    sign, nothing = LABELS.index("SIGN"), LABELS.index("O")
    added = hints(happened, [2])[0]
    assert added[nothing] > 2 and added[sign] == 0
    added = hints(signed, [0])[0]
    assert added[sign] > 2 and added[nothing] == 0


def test_talking_a_matter_over_with_somebody_is_a_talk(view_of):
    talk = view_of("ناقش/VERB/Perf المدير/NOUN سامي/PROPN فرح/PROPN مع/ADP رائد/PROPN الميزانية/NOUN")
    article = view_of("ناقش/VERB/Perf الكتاب/NOUN تاريخ/NOUN العمارة/NOUN")
    column = LABELS.index("NEGOTIATE")
    assert hints(talk, [0])[0, column] > 2
    assert hints(article, [0])[0, column] < 2


def test_the_reader_s_two_columns_of_a_type_are_one(view_of):
    made = reader_scores(("O", "B-MEET", "I-MEET"), np.array([[0.2, 0.5, 0.3]], dtype=np.float32))
    assert np.exp(made[0, LABELS.index("MEET")]) > 0.79


def test_a_trigger_takes_its_pronoun_and_its_adjective(view_of):
    view = view_of("شن/VERB غارة/NOUN جوية/ADJ بعد/ADP زيارت/NOUN +ه/PRON")
    tokens = may_trigger(view, [False] * len(view.forms))
    scores = scores_of(view, tokens, **{"غارة": "ATTACK", "جوية": "ATTACK", "زيارت": "VISIT"})
    assert surfaces(view, decide(view, tokens, scores)) == [("غارة جوية", "ATTACK"), ("زيارته", "VISIT")]


def test_the_catch_all_type_yields_to_the_type_that_a_word_names(view_of):
    view = view_of("استقال/VERB/Perf الوزير/NOUN")
    scores = scores_of(view, [0, 1], استقال="OTHER", الوزير="OTHER")
    best = name_the_rest(view, [0, 1], scores).argmax(axis=1)
    assert [LABELS[at] for at in best] == ["RESIGN", "OTHER"]


def test_a_doubtful_word_of_the_lexicon_names_no_type(view_of):
    view = view_of("قام/VERB/Perf زيارة/NOUN")
    assert [word.known for word in view.words] == ["", "VISIT"]


def test_a_text_full_of_matches_and_players_speaks_of_sport(view_of):
    match = view_of("فاز/VERB المنتخب/NOUN في/ADP المباراة/NOUN بهدف/NOUN اللاعب/NOUN سامي/PROPN")
    talks = view_of("بحث/VERB الوزير/NOUN سامي/PROPN فرح/PROPN التعاون/NOUN في/ADP صور/PROPN")
    assert sportiness(match) == 3 and sportiness(talks) == 0
