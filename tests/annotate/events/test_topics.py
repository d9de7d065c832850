"""How far topics go: over what belongs to them, up to a verb, a clause, a time, another slot or a sign."""

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, Candidate
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.topics import topic_stops
from tawatur.annotate.events.view import Trigger

MEETING = Trigger(0, 1, 0, "MEET", 0.9)


def _tokens(view, words):
    start = view.text.index(words)
    return view.tokens(start, start + len(words))


def _candidate(view, kind, words):
    first, stop = _tokens(view, words)
    return Candidate(kind, "", first, stop, first, "V", -1, 0)


def topic(view, head, *others):
    """The whole topic whose head the network found; `others` are kinds, roles and words of further slots."""
    candidates = [_candidate(view, NOUN, head), *(_candidate(view, kind, words) for kind, _, words in others)]
    roles = ["about", *(role for _, role, _ in others)]
    filled = [Filled(0, at, role, 0.9, "test") for at, role in enumerate(roles) if role]
    ((key, stop),) = topic_stops(view, [MEETING], candidates, filled).items()
    assert key == (0, 0)
    return view.text[slice(*view.span(candidates[0].first, stop))]


def test_adjectives_genitives_and_prepositions_go_on(view_of):
    view = view_of(
        "بحثا/VERB الاتفاق/NOUN الموقع/ADJ بين/ADP الميناء/NOUN و/CCONJ +شركة/NOUN النقل/NOUN ./PUNCT"
    )
    assert topic(view, "الاتفاق") == "الاتفاق الموقع بين الميناء وشركة النقل"


def test_a_verb_or_relative_clause_ends_the_topic(view_of):
    view = view_of("بحثا/VERB الاتفاق/NOUN يحد/VERB من/ADP الصيد/NOUN")
    assert topic(view, "الاتفاق") == "الاتفاق"
    view = view_of("بحثا/VERB الخطة/NOUN الجديدة/ADJ التي/DET أعدت/VERB")
    assert topic(view, "الخطة") == "الخطة الجديدة"


def test_a_clause_says_which_thing_an_indefinite_noun_means(view_of):
    view = view_of(
        "أقر/VERB لائحة/NOUN ب/ADP +الإجماع/NOUN تنظم/VERB الصيد/NOUN في/ADP الخليج/NOUN و/CCONJ +تمهد/VERB الطريق/NOUN"
    )
    assert topic(view, "لائحة") == "لائحة بالإجماع تنظم الصيد في الخليج"


def test_no_clause_is_cut_in_two(view_of):
    view = view_of("تلقى/VERB أنباء/NOUN تقول/VERB للصيادين/NOUN إن/SCONJ الميناء/NOUN مغلق/ADJ")
    assert topic(view, "أنباء") == "أنباء"
    view = view_of("طلب/VERB كميات/NOUN بلغت/VERB +ها/PRON")
    assert topic(view, "كميات") == "كميات"


def test_a_verb_behind_a_genitive_that_is_definite_begins_no_clause(view_of):
    view = view_of("ناقش/VERB مشروع/NOUN الميناء/NOUN يشمل/VERB الأرصفة/NOUN")
    assert topic(view, "مشروع") == "مشروع الميناء"


def test_other_slots_and_times_are_not_of_the_topic(view_of):
    view = view_of("بحثا/VERB أسعار/NOUN القمح/NOUN في/ADP صحار/NOUN أمس/NOUN")
    assert topic(view, "أسعار", (NAME, "place", "صحار")) == "أسعار القمح"
    assert topic(view, "أسعار", (NAME, "", "صحار"), (TIME, "", "أمس")) == "أسعار القمح في صحار"


def test_another_noun_phrase_ends_the_topic(view_of):
    view = view_of("بحث/VERB الملف/NOUN الوزير/NOUN")
    assert topic(view, "الملف") == "الملف"


def test_quotation_marks_are_kept_in_pairs(view_of):
    view = view_of(
        "رفض/VERB اعتبار/NOUN +ه/PRON «/PUNCT خاليا/ADJ من/ADP العيوب/NOUN »/PUNCT في/ADP الصناعة/NOUN"
    )
    assert topic(view, "اعتباره").endswith("في الصناعة")
    view = view_of("«/PUNCT رفض/VERB الطيف/NOUN المتنوع/ADJ »/PUNCT للائحة/NOUN")
    assert topic(view, "الطيف") == "الطيف المتنوع"


def test_a_pronoun_behind_a_conjunction_is_not_of_the_topic(view_of):
    view = view_of("رفض/VERB الشروط/NOUN لأن/CCONJ +ها/PRON كانت/VERB")
    assert topic(view, "الشروط") == "الشروط"


def test_what_somebody_does_beside_is_not_of_the_topic(view_of):
    view = view_of("أشاد/VERB ب/ADP +التطور/NOUN الصناعي/ADJ معبرا/ADJ عن/ADP رغبة/NOUN")
    assert topic(view, "التطور") == "التطور الصناعي"
