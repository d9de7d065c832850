from types import SimpleNamespace

from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.carried import Carrier, Source
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers

VISIT_THEN_MEETING = "زار/VERB/Perf سامي/PROPN فرح/PROPN صور/PROPN ./PUNCT و/CCONJ +التقى/VERB/Perf هدى/PROPN شمس/PROPN ./PUNCT"
VISIT_THEN_RECEPTION = "وصل/VERB/Perf سامي/PROPN فرح/PROPN إلى/ADP صور/PROPN ./PUNCT و/CCONJ +استقبل/VERB/Perf +ه/PRON هدى/PROPN شمس/PROPN"


def sources(view, candidates, said):
    """The statements: a verb of saying, who says it, and the words that are said (none where only the verb matters)."""
    surface = [view.text[slice(*view.span(c.first, c.stop))] for c in candidates]
    made = []
    for verb, who, *content in said:
        start = view.text.index(verb)
        cue = view.tokens(start, start + len(verb))[0]
        first = view.text.index(content[0]) if content else start
        span = view.tokens(first, first + len(content[0])) if content else (cue, cue)
        made.append(Source(cue, surface.index(who), *span))
    return made


def carried(view, names, events, filled, said=()):
    """What is carried over, as (trigger, name, role); `filled` gives (trigger, name, role), `said` is as in
    `sources`.
    """
    rows = []
    for words, kind in names:
        start = view.text.index(words)
        rows.append(SimpleNamespace(start=start, end=start + len(words), type=kind))
    spans = [(view.text.index(w), view.text.index(w) + len(w), kind, 1.0) for w, kind in events]
    triggers = make_triggers(view, spans)
    candidates = make_candidates(view, triggers, Phrases(rows, [row.type for row in rows], [], [], []))
    surface = [view.text[slice(*view.span(c.first, c.stop))] for c in candidates]
    known = [Filled(at, surface.index(name), role, 0.9, "") for at, name, role in filled]
    made = Carrier(view, triggers, candidates, known, sources(view, candidates, said)).carry()
    return [(slot.trigger, surface[slot.candidate], slot.role) for slot in made]


def test_a_verb_that_opens_its_sentence_takes_the_doer_named_before(view_of):
    names = [("سامي فرح", "PER"), ("صور", "GPE"), ("هدى شمس", "PER")]
    made = carried(
        view_of(VISIT_THEN_MEETING),
        names,
        [("زار", "VISIT"), ("التقى", "MEET")],
        [(0, "سامي فرح", "actor"), (0, "صور", "place"), (1, "هدى شمس", "participant")],
    )
    assert made == [(1, "سامي فرح", "participant")]


def test_the_subject_of_the_sentence_before_goes_before_its_other_parties(view_of):
    view = view_of(
        "تناول/VERB/Perf سامي/PROPN فرح/PROPN في/ADP صور/PROPN التعاون/NOUN ./PUNCT و/CCONJ +التقى/VERB/Perf هدى/PROPN شمس/PROPN"
    )
    names = [("سامي فرح", "PER"), ("صور", "GPE"), ("هدى شمس", "PER")]
    filled = [(0, "صور", "participant"), (1, "هدى شمس", "participant")]
    made = carried(view, names, [("التعاون", "COOPERATE"), ("التقى", "MEET")], filled)
    assert made == [(1, "سامي فرح", "participant")]


def test_a_passive_verb_takes_no_doer_from_before(view_of):
    view = view_of(
        "عين/VERB/Perf سامي/PROPN فرح/PROPN مديرا/NOUN ./PUNCT و/CCONJ +اختُير/VERB/Perf رائد/PROPN نائبا/NOUN"
    )
    names = [("سامي فرح", "PER"), ("رائد", "PER")]
    events = [("عين", "APPOINT"), ("اختُير", "APPOINT")]
    assert carried(view, names, events, [(0, "سامي فرح", "actor"), (1, "رائد", "recipient")]) == []


def test_nobody_is_carried_over_where_both_are_named(view_of):
    view = view_of(VISIT_THEN_MEETING.replace("شمس/PROPN", "شمس/PROPN رائد/PROPN"))
    names = [("سامي فرح", "PER"), ("هدى شمس", "PER"), ("رائد", "PER")]
    filled = [(0, "سامي فرح", "actor"), (1, "هدى شمس", "participant"), (1, "رائد", "participant")]
    assert carried(view, names, [("زار", "VISIT"), ("التقى", "MEET")], filled) == []


def test_a_pronoun_on_the_verb_means_the_man_named_before(view_of):
    made = carried(
        view_of(VISIT_THEN_RECEPTION),
        [("سامي فرح", "PER"), ("صور", "GPE"), ("هدى شمس", "PER")],
        [("وصل", "VISIT"), ("استقبل", "RECEIVE")],
        [(0, "سامي فرح", "actor"), (1, "هدى شمس", "actor")],
    )
    assert made == [(1, "سامي فرح", "recipient")]


def test_a_phrase_right_after_the_verb_may_be_its_subject(view_of):
    view = view_of(
        "زار/VERB/Perf سامي/PROPN فرح/PROPN صور/PROPN ./PUNCT و/CCONJ +غادر/VERB/Perf الوفد/NOUN المدينة/NOUN"
    )
    filled = [(0, "سامي فرح", "actor")]
    assert (
        carried(view, [("سامي فرح", "PER"), ("صور", "GPE")], [("زار", "VISIT"), ("غادر", "VISIT")], filled)
        == []
    )


def test_a_subject_behind_the_goal_is_no_open_place(view_of):
    view = view_of(
        "زار/VERB/Perf سامي/PROPN فرح/PROPN المصنع/NOUN ./PUNCT و/CCONJ +وصل/VERB/Perf إلى/ADP صور/PROPN 16/NUM أسيرا/NOUN"
    )
    names = [("سامي فرح", "PER"), ("صور", "GPE")]
    filled = [(0, "سامي فرح", "actor"), (1, "صور", "place")]
    assert carried(view, names, [("زار", "VISIT"), ("وصل", "VISIT")], filled) == []


def test_he_who_spoke_goes_on_over_a_verb_of_saying_without_a_subject(view_of):
    view = view_of(
        "قال/VERB/Perf سامي/PROPN فرح/PROPN كلمة/NOUN ./PUNCT و/CCONJ +أضاف/VERB/Perf شرحا/NOUN ./PUNCT و/CCONJ +أشاد/VERB/Perf بـ/ADP +الفريق/NOUN"
    )
    names, events = [("سامي فرح", "PER")], [("أشاد", "ENDORSE")]
    said = [("أضاف", "سامي فرح")]
    assert carried(view, names, events, [], said) == [(0, "سامي فرح", "actor")]


def test_the_owner_of_a_noun_is_not_looked_for_in_another_sentence(view_of):
    view = view_of(
        "وصل/VERB/Perf سامي/PROPN فرح/PROPN ./PUNCT أكد/VERB/Perf المدير/NOUN رفض/NOUN +ه/PRON الفكرة/NOUN"
    )
    assert carried(view, [("سامي فرح", "PER")], [("رفض", "REJECT")], []) == []


def test_a_pronoun_behind_which_means_what_stands_there(view_of):
    view = view_of(
        "وصل/VERB/Perf سامي/PROPN فرح/PROPN ./PUNCT نشر/VERB/Perf المكتب/NOUN البيان/NOUN الذي/DET أيد/VERB/Perf +ه/PRON الوزير/NOUN"
    )
    assert carried(view, [("سامي فرح", "PER")], [("أيد", "ENDORSE")], []) == []


def test_two_sides_agree_by_themselves(view_of):
    view = view_of(
        "وصل/VERB/Perf سامي/PROPN فرح/PROPN ./PUNCT و/CCONJ +اتفق/VERB/Perf الطرفان/NOUN على/ADP البيان/NOUN"
    )
    assert carried(view, [("سامي فرح", "PER")], [("اتفق", "AGREE")], [(0, "الطرفان", "participant")]) == []


def test_who_condemns_in_his_own_words_is_the_one_who_speaks(view_of):
    text = "قال/VERB/Perf سامي/PROPN فرح/PROPN كلمة/NOUN ./PUNCT و/CCONJ +أضاف/VERB/Perf :/PUNCT ندين/VERB/Imp القصف/NOUN"
    said = [("أضاف", "سامي فرح", "ندين القصف")]
    assert carried(view_of(text), [("سامي فرح", "PER")], [("ندين", "ACCUSE")], [], said) == [
        (0, "سامي فرح", "actor")
    ]


def test_what_we_shall_do_is_not_done_by_the_speaker_alone(view_of):
    text = "قال/VERB/Perf سامي/PROPN فرح/PROPN كلمة/NOUN ./PUNCT و/CCONJ +أضاف/VERB/Perf :/PUNCT نرسل/VERB/Imp مساعدات/NOUN"
    said = [("أضاف", "سامي فرح", "نرسل مساعدات")]
    assert carried(view_of(text), [("سامي فرح", "PER")], [("نرسل", "AID")], [], said) == []


def test_a_verb_told_of_him_has_the_subject_of_the_verb_that_tells_it(view_of):
    text = (
        "قال/VERB/Perf سامي/PROPN فرح/PROPN كلمة/NOUN ./PUNCT و/CCONJ +أضاف/VERB/Perf أن/SCONJ +ه/PRON "
        "اجتمع/VERB/Perf مع/ADP رائد/PROPN"
    )
    names = [("سامي فرح", "PER"), ("رائد", "PER")]
    made = carried(
        view_of(text), names, [("اجتمع", "MEET")], [(0, "رائد", "participant")], [("أضاف", "سامي فرح")]
    )
    assert made == [(0, "سامي فرح", "participant")]


def test_a_verb_joined_to_the_opening_one_has_its_subject(view_of):
    text = (
        "زار/VERB/Perf سامي/PROPN فرح/PROPN صور/PROPN ./PUNCT و/CCONJ +أشاد/VERB/Perf بـ/ADP +العمال/NOUN و/CCONJ "
        "+دعا/VERB/Perf إلى/ADP اجتماع/NOUN"
    )
    names = [("سامي فرح", "PER"), ("صور", "GPE")]
    filled = [(0, "سامي فرح", "actor"), (0, "صور", "place")]
    made = carried(view_of(text), names, [("زار", "VISIT"), ("دعا", "REQUEST")], filled)
    assert made == [(1, "سامي فرح", "actor")]


def test_a_title_goes_on_as_a_name_does(view_of):
    text = "زار/VERB/Perf الوزير/NOUN صور/PROPN ./PUNCT و/CCONJ +أشاد/VERB/Perf بـ/ADP +العمال/NOUN"
    filled = [(0, "الوزير", "actor"), (0, "صور", "place")]
    made = carried(view_of(text), [("صور", "GPE")], [("زار", "VISIT"), ("أشاد", "ENDORSE")], filled)
    assert made == [(1, "الوزير", "actor")]


def test_who_attends_it_attends_a_meeting_and_no_man(view_of):
    text = "وصل/VERB/Perf سامي/PROPN فرح/PROPN ./PUNCT كما/CCONJ حضر/VERB/Perf +ه/PRON رائد/PROPN"
    names = [("سامي فرح", "PER"), ("رائد", "PER")]
    assert carried(view_of(text), names, [("حضر", "MEET")], [(0, "رائد", "participant")]) == []
