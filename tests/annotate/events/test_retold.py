from tawatur.annotate.events.retold import retold
from tawatur.annotate.events.view import make_triggers


def groups(view, *events):
    starts = [view.text.index(words) for words, _ in events]
    spans = [(start, start + len(e[0]), e[1], 1.0) for start, e in zip(starts, events, strict=True)]
    return retold(view, make_triggers(view, spans))


def test_a_definite_noun_tells_the_last_event_of_its_type_again(view_of):
    view = view_of(
        "يزور/VERB/Imp سامر/PROPN تونس/PROPN ./PUNCT يبحث/VERB/Imp خلال/ADP الرحلة/NOUN التجارة/NOUN"
    )
    assert groups(view, ("يزور", "VISIT"), ("يبحث", "NEGOTIATE"), ("الرحلة", "VISIT")) == [[0, 2], [1]]


def test_the_same_word_of_one_type(view_of):
    view = view_of("حوار/NOUN في/ADP تونس/PROPN ./PUNCT حوار/NOUN طويل/ADJ")
    second = view.text.index("حوار", 4)
    spans = [(0, 4), (second, second + 4)]
    assert retold(view, make_triggers(view, [(*span, "NEGOTIATE", 1.0) for span in spans])) == [[0, 1]]
    assert retold(view, make_triggers(view, [(*span, "ATTACK", 1.0) for span in spans])) == [[0], [1]]


def test_a_noun_set_apart_is_another_happening(view_of):
    view = view_of("يزور/VERB/Imp سامر/PROPN تونس/PROPN بعد/ADP الزيارة/NOUN السابقة/ADJ")
    assert groups(view, ("يزور", "VISIT"), ("الزيارة", "VISIT")) == [[0], [1]]


def test_what_has_no_type_is_told_again_by_its_own_word_only(view_of):
    view = view_of("افتتح/VERB/Perf سامر/PROPN المعرض/NOUN ./PUNCT الحفل/NOUN كبير/ADJ")
    assert groups(view, ("افتتح", "OTHER"), ("الحفل", "OTHER")) == [[0], [1]]
