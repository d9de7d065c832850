"""What entities are called."""

from collections import Counter

import pytest

from tawatur.resolve.label import _arabic, _english, latin


@pytest.mark.parametrize(
    ("type_", "surface", "name"),
    [
        ("ORG", "وزارة الدفاع الروسية", "Russian Ministry of Defence"),
        ("ORG", "الجيش المصري", "Egyptian army"),
        ("ORG", "قوات الشرق الليبي", "forces of eastern Libya"),
        ("ORG", "منظمة الأمم المتحدة", "United Nations"),
        ("LOC", "جنوب شرق ليبيا", "southeastern Libya"),
        ("GPE", "الرباط", "Rabat"),
        ("NORP", "الأميركيين", "American"),
        ("PER", "سيرغي لافروف", "Sergei Lavrov"),
        ("GPE", "القدس", "Jerusalem"),
        ("GPE", "كاليفورنيا", "California"),
        ("GPE", "سومطرة", "Sumatra"),
        ("ORG", "روكوتامونا", "Rokotamona"),
        ("GPE", "الحديدة", "Hodeidah"),
        ("GPE", "القطيف", "al-Qatif"),
        ("FAC", "السويس", "Suez"),
        ("FAC", "جسر 6 أكتوبر", "6 October Bridge"),
        ("EVENT", "انتفاضة 1919", "Uprising 1919"),
        ("VEHICLE", "رافال", "Rafal"),
    ],
)
def test_english_names(type_, surface, name):
    assert _english(type_, surface, Counter([surface])) == name


def test_a_place_is_shown_by_the_spelling_that_the_press_list_puts_first():
    assert _arabic("GPE", Counter({"الاحساء": 3, "الأحساء": 2})) == "الأحساء"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("عبد العزيز بن صالح", "Abdulaziz bin Saleh"),
        ("عبدالله آل سعود", "Abdullah Al Saud"),
        ("محمد بن زايد", "Mohammed bin Zayed"),
        ("قاسم الرابع", "Qasim IV"),
        ("أبي سالم العيسى", "Abi Salem al-Issa"),
        ("عبدالرحمن بن بندر الحربي", "Abdulrahman bin Bandar al-Harbi"),
        ("عوض الله سالم", "Awadallah Salem"),
        ("ابن كثير", "Ibn Kathir"),
    ],
)
def test_unknown_persons_are_spelled_as_the_press_spells_their_words(name, shown):
    assert latin(name) == shown


def test_the_fullest_common_name_is_shown():
    names = Counter({"المسعودي": 30, "كامل المسعودي": 9, "كامل بن جابر المسعودي": 1})
    assert _arabic("PER", names) == "كامل المسعودي"


def test_a_body_that_every_country_has_is_shown_with_its_country():
    assert _arabic("ORG", Counter({"الجيش": 9, "الجيش اللبناني": 2})) == "الجيش اللبناني"


def test_a_body_is_not_called_by_its_class_alone():
    assert _english("ORG", "اتحاد بلعباس", Counter({"الاتحاد": 3, "اتحاد بلعباس": 1})) != "federation"


def test_a_country_is_shown_by_its_own_name_even_where_its_title_is_commoner():
    assert _arabic("GPE", Counter({"المملكة": 9, "السعودية": 5})) == "السعودية"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("نيكولاي دارموتوف", "Darmotov"),  # waw between consonants is o, the ending is Slavic
        ("يونس خارلوف", "Kharlov"),  # whatever the given name
        ("ريتشارد نورستاند", "Norstand"),  # a foreign given name makes the family name foreign
        ("ميخائيل يفتوريف", "Yevtorev"),  # ya at the head, fa as v
    ],
)
def test_a_foreign_family_name_is_read_back_without_filled_in_vowels(name: str, shown: str) -> None:
    assert latin(name).split()[-1] == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("أندريه دارموتوف", "Andrei Darmotov"),  # beside a Slavic family name
        ("أندريه نورستاند", "André Norstand"),  # beside another
        ("سامر غيراسيموف", "Samer Gerasimov"),  # listed with another letter for hard g
    ],
)
def test_a_foreign_name_is_spelt_as_its_people_spell_it(name: str, shown: str) -> None:
    assert latin(name) == shown


def test_an_arab_family_name_keeps_the_arab_reading() -> None:
    assert latin("سالم الدربوكي").split()[-1] == "al-Darbuki"
