import numpy as np
import pytest

from tawatur.annotate.events.hints import LABELS, hints
from tawatur.annotate.events.sport import read_sport

NOTHING = LABELS.index("O")


def added(view, token):
    return hints(view, [token], read_sport(view)).added[0]


def test_a_crowd_of_protesters_who_gather_is_a_protest(view_of):
    protest = view_of("تجمع/VERB مئات/NOUN المتظاهرين/NOUN")
    tourists = view_of("تجمع/VERB مئات/NOUN السياح/NOUN")
    column = LABELS.index("PROTEST")
    assert added(protest, 0)[column] > 2
    assert added(tourists, 0)[column] == 0


def test_a_verb_that_says_that_an_event_happened_names_none(view_of):
    happened = view_of("الهجوم/NOUN الذي/DET وقع/VERB/Perf فجرا/NOUN")
    signed = view_of("وقع/VERB/Perf الوزيران/NOUN اتفاقية/NOUN")
    sign, nothing = LABELS.index("SIGN"), LABELS.index("O")
    found = added(happened, 2)
    assert found[nothing] > 2 and found[sign] == 0
    found = added(signed, 0)
    assert found[sign] > 2 and found[nothing] == 0


def test_talking_a_matter_over_with_somebody_is_a_talk(view_of):
    talk = view_of("ناقش/VERB/Perf المدير/NOUN سامي/PROPN فرح/PROPN مع/ADP رائد/PROPN الميزانية/NOUN")
    article = view_of("ناقش/VERB/Perf الكتاب/NOUN تاريخ/NOUN العمارة/NOUN")
    column = LABELS.index("NEGOTIATE")
    assert added(talk, 0)[column] > 2
    assert added(article, 0)[column] < 2


def test_the_catch_all_type_yields_to_the_type_that_a_word_names(view_of):
    view = view_of("استقال/VERB/Perf الوزير/NOUN")
    scores = np.full((2, len(LABELS)), -8.0, dtype=np.float32)
    scores[:, LABELS.index("OTHER")] = 0.0
    best = hints(view, [0, 1], read_sport(view)).settle(scores).argmax(axis=1)
    assert [LABELS[at] for at in best] == ["RESIGN", "OTHER"]


@pytest.mark.parametrize(
    ("tagged", "token"),
    [
        ("نقل/VERB الرضيع/NOUN بعد/ADP ضربة/NOUN شمس/NOUN", 3),
        ("انفجر/VERB/Perf الحضور/NOUN ب/ADP +الضحك/NOUN", 0),
        ("ضرب/VERB/Perf زلزال/NOUN جنوب/NOUN الجزيرة/NOUN", 0),
        ("حرب/NOUN كلامية/ADJ بين/ADP الحزبين/NOUN", 0),
        ("خطف/VERB/Perf العازف/NOUN الأنظار/NOUN", 0),
        ("تحقيق/NOUN أهداف/NOUN المشروع/NOUN", 0),
        ("بموجب/ADP قانون/NOUN العقوبات/NOUN", 2),
        ("عاد/VERB/Perf من/ADP ساحة/NOUN المعركة/NOUN", 3),
        ("قال/VERB/Perf في/ADP حوار/NOUN مع/ADP صحيفة/NOUN", 2),
        ("تأخرت/VERB/Perf الرحلة/NOUN رقم/NOUN 7/NUM", 1),
        ("وصل/VERB/Perf إلى/ADP قمة/NOUN الجبل/NOUN", 2),
        ("تعطلت/VERB/Perf وسائل/NOUN الاتصال/NOUN", 2),
        ("وصل/VERB/Perf الحزبان/NOUN إلى/ADP توافق/NOUN", 0),
        ("أطلق/VERB/Perf الصندوق/NOUN مبادرة/NOUN جديدة/ADJ", 0),
        ("استشهد/VERB/Perf الأستاذ/NOUN ب/ADP +بيت/NOUN من/ADP الشعر/NOUN", 0),
        ("على/ADP وقع/NOUN الطبول/NOUN", 1),
        ("عند/ADP إغلاق/NOUN التداولات/NOUN", 1),
    ],
)
def test_a_stroke_of_the_sun_and_a_war_of_words_are_no_attacks(view_of, tagged, token):
    assert added(view_of(tagged), token)[NOTHING] > 2


def test_an_attack_stays_one(view_of):
    view = view_of("غارات/NOUN جوية/ADJ على/ADP المدينة/NOUN")
    assert added(view, 0)[NOTHING] == 0 and added(view, 0)[LABELS.index("ATTACK")] > 0


def test_a_match_is_no_meeting_and_a_win_no_vote(view_of):
    view = view_of("فاز/VERB المنتخب/NOUN في/ADP لقاء/NOUN ودي/ADJ بهدف/NOUN اللاعب/NOUN سامي/PROPN")
    for token, event_type in ((0, "VOTE"), (3, "MEET")):
        assert added(view, token)[LABELS.index(event_type)] < -3
        assert added(view, token)[NOTHING] == 0
    assert list(hints(view, [0, 3], read_sport(view)).known) == ["", ""]


def test_what_the_words_beside_say_goes_before_what_a_word_names(view_of):
    press = view_of("عقد/VERB الوزير/NOUN مؤتمرا/NOUN صحفيا/ADJ")
    summit = view_of("عقد/VERB الوزير/NOUN مؤتمرا/NOUN دوليا/ADJ")
    assert hints(press, [2], read_sport(press)).known == [""]
    assert hints(summit, [2], read_sport(summit)).known == ["MEET"]
    assert added(press, 2)[LABELS.index("OTHER")] > 2
    joint = view_of("عقد/VERB الوزير/NOUN مؤتمرا/NOUN صحفيا/ADJ مشتركا/ADJ مع/ADP نظيره/NOUN")
    assert hints(joint, [2], read_sport(joint)).known == ["MEET"]
    fire = view_of("سيطر/VERB رجال/NOUN الإطفاء/NOUN على/ADP الحريق/NOUN")
    assert added(fire, 0)[LABELS.index("OTHER")] > 2


def test_a_word_of_a_title_names_no_event(view_of):
    view = view_of("عرض/VERB فيلم/NOUN «/PUNCT اغتيال/NOUN الملك/NOUN »/PUNCT بعد/ADP اغتيال/NOUN الملك/NOUN")
    assert (added(view, 3)[1:] < -3).all()
    assert added(view, 7)[LABELS.index("KILL")] > 0


@pytest.mark.parametrize(
    ("tagged", "token", "event_type"),
    [
        ("وقف/NOUN إطلاق/NOUN النار/NOUN", 1, "AGREE"),
        ("صفقة/NOUN أسلحة/NOUN جديدة/ADJ", 0, "ARM"),
        ("تقديم/NOUN طعن/NOUN في/ADP القانون/NOUN", 1, "REQUEST"),
        ("استدعى/VERB/Perf السفير/NOUN", 0, "INVITE"),
        ("نشر/VERB/Perf الحلف/NOUN قوات/NOUN إضافية/ADJ", 0, "DEPLOY"),
        ("حظر/NOUN استيراد/NOUN القمح/NOUN", 0, "SANCTION"),
        ("طرد/NOUN السفير/NOUN", 0, "SANCTION"),
        ("تفكيك/NOUN خلية/NOUN نائمة/ADJ", 0, "ARREST"),
        ("تشكيل/NOUN الحكومة/NOUN الجديدة/ADJ", 0, "APPOINT"),
        ("دعوة/NOUN رسمية/ADJ", 0, "INVITE"),
    ],
)
def test_words_name_a_type_beside_their_things(view_of, tagged, token, event_type):
    found = added(view_of(tagged), token)
    assert LABELS[int(found.argmax())] == event_type


@pytest.mark.parametrize(
    ("tagged", "token"),
    [
        ("صادق/VERB/Perf البرلمان/NOUN على/ADP الميزانية/NOUN", 0),
        ("وافق/VERB/Perf مجلس/NOUN الشيوخ/NOUN على/ADP التعيين/NOUN", 0),
        ("مجلس/NOUN الأمن/NOUN أقر/VERB/Perf الاتفاق/NOUN", 2),
    ],
)
def test_what_an_assembly_approves_it_votes_on(view_of, tagged, token):
    assert added(view_of(tagged), token)[LABELS.index("VOTE")] > 2


def test_a_council_of_another_kind_does_not_vote(view_of):
    view = view_of("وافق/VERB/Perf مجلس/NOUN الوزراء/NOUN على/ADP الميزانية/NOUN")
    assert added(view, 0)[LABELS.index("VOTE")] == 0


@pytest.mark.parametrize(
    ("tagged", "at", "event_type"),
    [
        ("بدأ/VERB تبادل/NOUN الأسرى/NOUN", 1, "RELEASE"),
        ("سقطت/VERB/Perf طائرة/NOUN تدريب/NOUN", 0, "DISASTER"),
        ("ملف/NOUN الاختفاء/NOUN القسري/ADJ", 1, "ARREST"),
        ("دخل/VERB الحزب/NOUN المعركة/NOUN الانتخابية/ADJ", 2, "VOTE"),
        ("شن/VERB هجوما/NOUN لاذعا/ADJ على/ADP خصومه/NOUN", 1, "ACCUSE"),
        ("رأس/VERB تحرير/NOUN الصحيفة/NOUN", 1, "O"),
        ("تعديل/NOUN قانون/NOUN الانتخابات/NOUN", 2, "O"),
        ("انتهك/VERB قوانين/NOUN الحرب/NOUN", 2, "O"),
        ("توجه/VERB/Perf ب/ADP +رسالة/NOUN إلى/ADP الناخبين/NOUN", 0, "O"),
        ("سيطر/VERB/Perf رجال/NOUN الإطفاء/NOUN على/ADP الحريق/NOUN", 0, "OTHER"),
    ],
)
def test_what_stands_beside_a_word_says_what_it_names(view_of, tagged, at, event_type):
    found = added(view_of(tagged), at)
    assert LABELS[int(found.argmax())] == event_type and found.max() > 2


@pytest.mark.parametrize(
    ("tagged", "at", "event_type"),
    [
        ("تبادل/NOUN الآراء/NOUN", 0, "RELEASE"),
        ("سقوط/NOUN قتلى/NOUN في/ADP تحطم/NOUN طائرة/NOUN", 0, "DISASTER"),
        ("سقطت/VERB/Perf القاعدة/NOUN بيد/NOUN المسلحين/NOUN", 0, "DISASTER"),
        ("شن/VERB هجوما/NOUN عنيفا/ADJ على/ADP المدينة/NOUN", 1, "ACCUSE"),
        ("رئيس/NOUN المجلس/NOUN بعد/ADP تحرير/NOUN المدينة/NOUN", 3, "O"),
        ("نتائج/NOUN الانتخابات/NOUN", 1, "O"),
        ("توجه/VERB/Perf الوزير/NOUN إلى/ADP عمان/PROPN", 0, "O"),
        ("سيطر/VERB/Perf المقاتلون/NOUN على/ADP المدينة/NOUN", 0, "OTHER"),
    ],
)
def test_and_what_does_not(view_of, tagged, at, event_type):
    assert added(view_of(tagged), at)[LABELS.index(event_type)] <= 0


def test_a_death_is_a_killing_only_beside_words_of_force(view_of):
    ill = view_of("توفي/VERB/Perf الشاعر/NOUN بعد/NOUN مرض/NOUN طويل/ADJ")
    shot = view_of("توفي/VERB/Perf الحارس/NOUN متأثرا/ADJ ب/ADP جراح/NOUN ه/PRON")
    kill = LABELS.index("KILL")
    assert added(ill, 0)[kill] < -2
    assert added(shot, 0)[kill] >= 0
