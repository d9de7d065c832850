from tawatur.annotate.events.candidates import NAME
from tawatur.annotate.events.noun_phrases import (
    begins_anew,
    counted_from,
    is_counterpart,
    may_head,
    phrase_stop,
)


def phrase(view, word, named=()):
    """The phrase that the first place of a word heads; `named` are words of names."""
    token = view.tokens(view.text.index(word), view.text.index(word) + len(word))[0]
    taken = [
        NAME if view.text[start:end] in named else ""
        for start, end in zip(view.starts, view.ends, strict=True)
    ]
    return view.text[slice(*view.span(token, phrase_stop(view, token, taken, NAME)))]


def heads(view):
    return [view.text[slice(*view.span(t, t + 1))] for t in range(len(view.forms)) if may_head(view, t)]


def test_a_plural_with_its_nun_governs_no_noun(view_of):
    view = view_of("أحرق/VERB متظاهرون/NOUN أعلام/NOUN الحزب/NOUN")
    assert phrase(view, "متظاهرون") == "متظاهرون"
    assert phrase(view, "أعلام") == "أعلام الحزب"
    assert begins_anew(view, 2) and not begins_anew(view, 3)


def test_an_accusative_goes_on_with_adjectives_only(view_of):
    view = view_of("قتل/VERB رجلا/NOUN مسنا/ADJ حارس/NOUN المصنع/NOUN")
    assert phrase(view, "رجلا") == "رجلا مسنا"


def test_an_indefinite_adjective_says_something_of_a_definite_noun(view_of):
    view = view_of("استدعت/VERB الحكومة/NOUN دبلوماسيا/ADJ أجنبيا/ADJ")
    assert phrase(view, "الحكومة") == "الحكومة"


def test_a_number_of_goes_on_over_what_is_counted(view_of):
    view = view_of("حضر/VERB عدد/NOUN من/ADP سكان/NOUN البلدة/NOUN وحضر/VERB موقع/NOUN من/ADP المواقع/NOUN")
    assert phrase(view, "عدد") == "عدد من سكان البلدة"
    assert phrase(view, "موقع") == "موقع"
    assert phrase(view_of("اعتقلت/VERB عددا/NOUN من/ADP المحتجين/NOUN"), "عددا") == "عددا من المحتجين"


def test_a_phrase_is_cited_with_the_numbers_before_it(view_of):
    view = view_of("أصيب/VERB نحو/ADP 30/NUM ألف/NUM شخص/NOUN ./PUNCT 12/NUM ./PUNCT شرطي/NOUN")
    assert view.text[slice(*view.span(counted_from(view, 4), 5))] == "30 ألف شخص"
    assert counted_from(view, 8) == 8


def test_a_joined_pronoun_and_its_adjectives_belong_to_the_phrase(view_of):
    view = view_of("نشرت/VERB قوات/NOUN +ها/PRON المسلحة/ADJ في/ADP البلدة/NOUN")
    assert phrase(view, "قوات") == "قواتها المسلحة"


def test_adjectives_head_a_phrase_where_no_noun_stands_before_them(view_of):
    assert heads(view_of("قتل/VERB مسلحون/ADJ شرطيا/NOUN")) == ["مسلحون", "شرطيا"]
    assert heads(view_of("محاكمة/NOUN المتهمين/ADJ")) == ["محاكمة", "المتهمين"]
    assert heads(view_of("الهجوم/NOUN الأخير/ADJ")) == ["الهجوم"]
    assert heads(view_of("هجوم/NOUN كبير/ADJ")) == ["هجوم"]


def test_a_number_heads_a_phrase_where_no_noun_follows(view_of):
    assert heads(view_of("قتل/VERB 13/NUM مدنيا/NOUN وأصيب/VERB 20/NUM آخرين/ADJ")) == ["مدنيا", "20"]


def test_a_number_without_the_article_opens_the_phrase_that_it_counts(view_of):
    view = view_of("اعتقل/VERB الجنود/NOUN ثلاثين/NUM شابا/NOUN")
    assert begins_anew(view, 2)
    assert not begins_anew(view_of("الفصل/NOUN 79/NUM من/ADP القانون/NOUN"), 1)
    assert not begins_anew(view_of("آخر/ADJ خمس/NUM مباريات/NOUN"), 1)
    assert not begins_anew(view_of("الدول/NOUN الخمس/NUM الكبرى/ADJ"), 1)


def test_plurals_of_different_cases_are_two_phrases(view_of):
    view = view_of("أصاب/VERB مسلحون/ADJ شرطيين/ADJ")
    view.lemmas[1:] = ["مسلح", "شرطي"]
    assert phrase(view, "مسلحون") == "مسلحون"
    assert heads(view) == ["مسلحون", "شرطيين"]
    assert begins_anew(view, 2)


def test_his_counterpart_is_known_by_the_pronoun(view_of):
    view = view_of("نظير/NOUN +ه/PRON المصري/ADJ ./PUNCT نظير/NOUN للعملة/NOUN")
    assert [t for t in range(len(view.forms)) if is_counterpart(view, t)] == [0]


def test_an_accusative_with_its_sign_is_no_genitive(view_of):
    assert phrase(view_of("زار/VERB قرية/NOUN سعياً/NOUN إلى/ADP الصلح/NOUN"), "قرية") == "قرية"
