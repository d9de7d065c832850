"""Words and sentences as the network reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.reader.words import MAX_WORDS, light_key, split_sentences, split_words, strong_key


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


def sentences(text: str) -> list[str]:
    spans = split_words(text)
    return [text[spans[start][0] : spans[end - 1][1]] for start, end in split_sentences(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد، أمس.", ["وصل", "الوفد", "،", "أمس", "."]),
        ("نحو 3.5 مليون", ["نحو", "3.5", "مليون"]),
        ("١٢٬٥٠٠ لاجئ", ["١٢٬٥٠٠", "لاجئ"]),
        ("عام 2019.وقال", ["عام", "2019", ".", "وقال"]),
        ("ب20 سيارة", ["ب", "20", "سيارة"]),
        ("قناة (CNN)-- قالت", ["قناة", "(", "CNN", ")", "--", "قالت"]),
        ("U.S. Army", ["U.S.", "Army"]),
        ("لـ«المدينة»", ["لـ", "«", "المدينة", "»"]),
        ("مُنِحَت الجائزةُ", ["مُنِحَت", "الجائزةُ"]),
        ("\u200fالرباط\u200e", ["الرباط"]),
        ("", []),
    ],
)
def test_words_are_cut_at_signs_and_scripts(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتهى اللقاء.وغادر الوزير.", ["انتهى اللقاء.", "وغادر الوزير."]),
        ("بلغت النسبة 4.7 بالمئة. ثم تراجعت.", ["بلغت النسبة 4.7 بالمئة.", "ثم تراجعت."]),
        ("قال: «سنعود.» ثم خرج.", ["قال: «سنعود.»", "ثم خرج."]),
        ("هل يعود؟ لا أحد يعلم!", ["هل يعود؟", "لا أحد يعلم!"]),
        ("عنوان قصير\nوصل الوفد", ["عنوان قصير", "وصل الوفد"]),
        ("التقى د. سامي الوفد.", ["التقى د. سامي الوفد."]),
        ("صمت قليلا.. ثم أجاب.", ["صمت قليلا.. ثم أجاب."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_text_without_stops_is_cut_at_a_pause() -> None:
    text = "، ".join(["كلمة تليها كلمة"] * 80)
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    assert max(lengths) <= MAX_WORDS
    assert sum(lengths) == len(words(text))


@pytest.mark.parametrize(
    ("word", "light", "strong"),
    [
        ("الأُمَّة", "الأمة", "الامه"),
        ("مصـــطفى", "مصطفى", "مصطفي"),
        ("٢٠١٩", "0000", "0000"),
        ("ﻣﺪﻳﻨﺔ", "مدينة", "مدينه"),
        ("NATO", "nato", "nato"),
        ("شئون", "شئون", "شيون"),
    ],
)
def test_keys_fold_marks_then_careless_spelling(word: str, light: str, strong: str) -> None:
    assert light_key(word) == light
    assert strong_key(light_key(word)) == strong


@given(st.text(alphabet="ابتوة.،؟ \n«»3٤5aB-\u200f\u064e", max_size=120))
def test_every_visible_sign_is_in_one_word_and_one_sentence(text: str) -> None:
    spans = split_words(text)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    covered = "".join(text[start:end] for start, end in spans)
    assert covered == "".join(sign for sign in text if not sign.isspace() and sign != "\u200f")
    ranges = list(split_sentences(text, spans))
    assert [index for start, end in ranges for index in range(start, end)] == list(range(len(spans)))
