"""Titles find their names: beside, in rows, in apposition, and alone."""

import re

import pytest

from tawatur.annotate.names.binding import bind_titles, named_span

CASES = [
    # text, titles (regex), names (regex), for each title the name it belongs to
    (
        "استقبل وزير الخارجية الأردني سالم النجار ضيفه.",
        "وزير الخارجية الأردني",
        "سالم النجار",
        ["سالم النجار"],
    ),
    (
        "التقى نائب وزير الدفاع، الفريق أول ياسر حمدان.",
        "نائب وزير الدفاع|الفريق أول",
        "ياسر حمدان",
        ["ياسر حمدان"] * 2,
    ),
    ("وقال سالم النجار، وزير النقل، إن الطريق مفتوح.", "وزير النقل", "سالم النجار", ["سالم النجار"]),
    (
        "حضر الأمير فهد ولي العهد نائب رئيس الوزراء وزير الدفاع.",
        "الأمير|ولي العهد|نائب رئيس الوزراء|وزير الدفاع",
        "فهد",
        ["فهد"] * 4,
    ),
    ("وصل الوزير سالم النجار أمس. وأضاف الوزير أنه سيعود.", "الوزير", "سالم النجار", ["سالم النجار"] * 2),
    ("بحث الرئيس التونسي ملفات عدة مع سالم النجار في القصر.", "الرئيس التونسي", "سالم النجار", [None]),
    (
        "التقى وزير النقل سالم النجار نظيره. وقال رئيس الوزراء إن الطريق مفتوح.",
        "وزير النقل|رئيس الوزراء",
        "سالم النجار",
        ["سالم النجار", None],
    ),
    (
        "استقبل الرئيس الكيني نظيره سالم النجار. وشكر ياسر حمدان نظيره التشادي.",
        "الرئيس الكيني|نظيره التشادي|نظيره",
        "سالم النجار|ياسر حمدان",
        [None, "سالم النجار", None],
    ),
    (
        "زار السناتور الجمهوري سالم النجار القاعدة.",
        "السناتور",
        "سالم النجار",
        ["سالم النجار"],
    ),
    (
        "قال الرئيس التونسي سالم النجار إنه سيزور للرئيس بيتا. وسلم للرئيس التونسي رسالة.",
        "الرئيس التونسي|لرئيس التونسي",
        "سالم النجار",
        ["سالم النجار"] * 2,
    ),
    (
        "نيابة عن الرئيس، الوزير سالم النجار يفتتح المعرض.",
        "الرئيس|الوزير",
        "سالم النجار",
        [None, "سالم النجار"],
    ),
    ("رئيس اللجنة\nسالم النجار يفوز", "رئيس اللجنة", "سالم النجار", [None]),
]


@pytest.mark.parametrize(("text", "titles", "names", "expected"), CASES)
def test_title_finds_its_name(text: str, titles: str, names: str, expected: list[str | None]) -> None:
    title_spans = [named_span(text, *match.span()) for match in re.finditer(titles, text)]
    name_spans = [named_span(text, *match.span()) for match in re.finditer(names, text)]
    bound = bind_titles(text, title_spans, name_spans)
    found = [
        None if index is None else text[name_spans[index].start : name_spans[index].end] for index in bound
    ]
    assert found == expected
