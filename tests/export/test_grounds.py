"""Reasons in the reader's language."""

import re

import pytest

from tawatur.export.grounds import ground
from tawatur.export.labels import Labels


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("trigger: التقي (met) 1.00", "لفظ الحدث: التقي 1.00"),
        ("trigger: دحر (drove back; driving back) 0.90", "لفظ الحدث: دحر 0.90"),
        ("trigger: رد (replied (to)) 0.90", "لفظ الحدث: رد 0.90"),
        ("status: occurred 0.87 (VERB Imp)", "الوقوع: وقع 0.87 (فعل مضارع)"),
        ("time: in its clause: أمس", "الوقت: في جملته: أمس"),
        ("time: of the same happening told before", "الوقت: من ذكر الحدث نفسه قبله"),
    ],
)
def test_a_reason_is_arabic_in_an_arabic_view(reason, told):
    assert ground(reason, Labels("ar")).replace(Labels("ar").of("status", "occurred"), "وقع") == told
    assert ground(reason, Labels("en")) == reason


@pytest.mark.parametrize(
    "reason",
    [
        "place سرت: frame MEET: في (in); network 0.98",
        "victim جندي: frame KILL: the killing of; network 0.98",
        "actor سالم: name after the trigger, right after an event's words; network 0.91",
        'actor سالم: noun before the trigger, after "and"; network 0.91',
        "recipient سالم: noun after the trigger, behind على PRON; network 0.91; the bearer of the title",
    ],
)
def test_no_latin_word_is_left_in_the_reason_of_a_party(reason):
    assert not re.search("[A-Za-z]", ground(reason, Labels("ar")))
