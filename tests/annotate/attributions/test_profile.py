from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.profile import credit_of, genre_of
from tawatur.annotate.attributions.view import make_view


def genre(text: str) -> str:
    view = make_view(text, [])
    return genre_of(view, decide(view, load_models()), None)[0]


def test_the_agency_in_the_dateline_is_credited() -> None:
    assert credit_of("الميناء (رويترز) - وصلت السفينة صباحا.", [])[0] == "رويترز"  # type: ignore[index]


def test_the_agency_in_the_last_line_is_credited() -> None:
    text = "وصلت السفينة صباحا.\nوغادرت ليلا إلى الشمال بعد تفريغ حمولتها كلها.\n(أ ف ب)"
    assert credit_of(text, [])[0] == "أ ف ب"  # type: ignore[index]


def test_an_agency_that_is_only_mentioned_is_not_credited() -> None:
    assert credit_of("وذكرت وكالة الأنباء (واس) أن السفينة وصلت صباحا إلى الميناء.", []) is None


def test_a_line_of_its_own_with_a_dash_is_a_credit() -> None:
    found = credit_of("وصول السفينة\n\nجريدة الضفة-\n\nوصلت السفينة صباحا.", [])
    assert found is not None and found[0] == "جريدة الضفة"


def test_a_report_is_news() -> None:
    assert genre("قال المدير إن الطريق مفتوح. وأضاف أن القوافل تصل كل صباح.") == "news"


def test_an_author_who_speaks_for_himself_writes_opinion() -> None:
    assert genre("في رأيي أن الأمر أبسط من ذلك. أعتقد أن القرار تأخر كثيرا. أتساءل: لماذا؟") == "opinion"


def test_a_text_that_draws_conclusions_is_analysis() -> None:
    text = "السياق والدلالات. يمكن القول إن القرار متأخر. الخلاصة: من غير المرجح أن يتغير شيء، وبالتالي يبقى الحال."
    assert genre(text) == "analysis"
