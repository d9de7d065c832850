from tawatur.export.disputes import findings


def test_both_sides_are_kept_with_their_words_and_outlets(record):
    (found,) = findings(record)
    assert [(side.value, side.outlets, side.text_origins) for side in found.sides] == [
        ("2025-03-10", ["النخلة"], 1),
        ("2025-03-11", ["port"], 1),
    ]
    assert [side.citations[0].words for side in found.sides] == ["الاثنين", "الثلاثاء"]


def test_a_kind_limits_findings(record):
    assert len(findings(record, kind="date")) == 1
    assert findings(record, kind="number") == []
