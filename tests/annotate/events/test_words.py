from tawatur.annotate.events.words import is_definite, light_stem, word_class
from tawatur.text.fold import fold


def key(word):
    return fold(word, strong=True)


def test_light_stem_joins_the_forms_of_one_word():
    assert light_stem(key("اللقاءات")) == light_stem(key("لقاء"))
    assert light_stem(key("يجتمعون")) == light_stem(key("تجتمع"))


def test_light_stem_keeps_three_letters():
    assert light_stem(key("هدنة")) == "هدن"
    assert light_stem(key("نار")) == "نار"


def test_word_class_with_and_without_article():
    assert word_class(key("الجانبان"), "") == "party"
    assert word_class(key("القوات"), "") == "fighter"
    assert word_class(key("صواريخ"), "") == "weapon"
    assert word_class(key("قصيدة"), "") == ""


def test_definite_also_after_the_elided_article():
    assert is_definite(key("الوفد"))
    assert not is_definite(key("وفد"))
