import pytest

from tawatur.text.layout import zones

BODY = "أعلنت بلدية المدينة اليوم افتتاح السوق الجديد أمام التجار والزوار بعد أعمال استمرت عامين كاملين."
MORE = "وأضاف البيان أن عدد المحال في السوق يتجاوز مئتي محل، وأن أجورها ستبقى على حالها حتى نهاية العام."


def marked(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in zones(text)]


def test_a_page_from_its_crumbs_to_its_comment_form():
    lines = [
        "الرئيسيةأخبارسياسة",
        "افتتاح السوق الجديد في المدينة",
        "السوق يضم مئتي محل، والأجور على حالها",
        "الأحد 2025/05/11",
        "بقلم: سامي الخطيب",
        "بيروت - " + BODY,
        "اقرأ أيضا: البلدية تعد بحديقة جديدة",
        MORE,
        "المصدر: النهار + وكالات",
        "مقالات ذات صلة",
        "البلدية تعد بحديقة جديدة",
        "إغلاق الطريق الساحلي أسبوعا",
        "اترك تعليقاً",
        "لن يتم نشر عنوان بريدك الإلكتروني.",
    ]
    assert marked("\n\n".join(lines)) == [
        ("section", lines[0]),
        ("headline", lines[1]),
        ("standfirst", lines[2]),
        ("date", lines[3]),
        ("byline", lines[4]),
        ("dateline", "بيروت -"),
        ("boilerplate", lines[6]),
        ("credit", lines[8]),
        *(("boilerplate", line) for line in lines[9:]),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\u2028"])
def test_line_ends_do_not_matter(end):
    text = end.join(["افتتاح السوق الجديد في المدينة", BODY, MORE])
    assert marked(text) == [("headline", "افتتاح السوق الجديد في المدينة")]


def test_a_story_alone_has_no_zones():
    assert marked(f"{BODY}\n{MORE}") == []
    assert marked("") == marked("\n \n") == []


def test_a_first_line_that_is_a_sentence_is_no_headline():
    assert marked(f"وصل الوفد إلى المدينة.\n{BODY}\n{MORE}") == []


def test_a_pull_quote_is_the_copy_to_pass_over():
    quote = "عدد المحال في السوق يتجاوز مئتي محل وأن أجورها ستبقى على حالها"
    text = f"{BODY}\n{quote}\n{MORE}"
    assert marked(text) == [("repeated", quote)]


def test_of_two_equal_paragraphs_the_later_is_the_repeat():
    text = f"{BODY}\n{MORE}\n{BODY}"
    (zone,) = zones(text)
    assert (zone.kind, zone.start) == ("repeated", text.rindex(BODY))


@pytest.mark.parametrize(
    "line",
    [
        "المزيد من الضحايا سقطوا في القصف الذي استهدف المدينة مساء أمس.",
        "آخر الأخبار الواردة من المدينة تفيد بأن المعارك توقفت صباحا.",
        "شارك في الاجتماع وزراء الخارجية والدفاع من سبع دول عربية.",
        "المصدر الوحيد للمياه في القرية بئر حفره الأهالي قبل عقود.",
        "روسيا: لن نسمح بنشر صواريخ جديدة قرب حدودنا الغربية أبدا.",
        "التعليقات التي صدرت عن الوزارة أثارت جدلا واسعا في البرلمان.",
        "كتب الوزير على صفحته أن الأزمة ستحل قبل نهاية العام الجاري.",
        "اليوم - كما كان متوقعا - انطلقت أعمال المؤتمر في العاصمة.",
    ],
)
def test_sentences_that_only_begin_like_a_sign_are_the_story(line):
    text = f"{BODY}\n{line}\n{MORE}"
    assert [one for one in marked(text) if one[1] and one[1] in line] == []


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("طرابلس |", BODY),
        ("القاهرة (أ ف ب) -", BODY),
        ("دبي، الإمارات العربية المتحدة (CNN)--", BODY),
        ("سبق- الرياض:", BODY),
        ("باريس ـ وكالات ـ", BODY),
        ("لندن – «الشرق الأوسط»:", BODY),
    ],
)
def test_datelines(lead, text):
    assert marked(f"{lead} {text}\n{MORE}") == [("dateline", lead)]


@pytest.mark.parametrize("line", ["غزة - سامي عودة", "عمر الحسن – الباحة", "القاهرة / محمد علي:"])
def test_a_correspondent_beside_a_place(line):
    assert marked(f"افتتاح السوق الجديد في المدينة\n{line}\n{BODY}")[1:] == [("byline", line)]


@pytest.mark.parametrize(
    "headline",
    [
        "محمد سالم: مقتل اثنين من المهربين قرب الحدود",
        'علي حسن يرد على "مزاعم" رفض اللعب في الرياض',
        "رويترز: الحكومة تدرس خفض الرسوم على الواردات",
        "روسيا - أوكرانيا: عام ثالث من الحرب",
    ],
)
def test_headlines_with_names_places_and_colons(headline):
    assert marked(f"{headline}\n{BODY}\n{MORE}") == [("headline", headline)]


@pytest.mark.parametrize(
    "credit",
    [
        "المصدر: الجزيرة + وكالات",
        "(رويترز)",
        "نقلا عن: وكالة الأناضول",
        "* خدمة «نيويورك تايمز»",
        "وكالات - واس",
    ],
)
def test_credits_on_the_last_line(credit):
    assert marked(f"{BODY}\n{MORE}\n{credit}") == [("credit", credit)]


def test_an_agency_in_brackets_after_the_last_sentence():
    assert marked(f"{BODY}\n{MORE} (د ب أ)") == [("credit", "(د ب أ)")]
    assert marked(f"{BODY} (د ب أ)\n{MORE}") == []


@pytest.mark.parametrize("n", [200, 2000])
def test_zones_of_long_texts_come_quickly_and_apart(n):
    text = "\n".join(f"{MORE} {number}" for number in range(n)) + "\nشارك\n" * 50
    found = zones(text)
    assert [text[zone.start : zone.end] for zone in found] == ["شارك"] * 50
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))
