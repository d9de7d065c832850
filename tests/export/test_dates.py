import pytest

from tawatur.export.dates import days_in, edtf, in_words, overlaps


@pytest.mark.parametrize(
    ("interval", "arabic"),
    [
        (("2025-02-19", "2025-02-19"), "19 فبراير 2025"),
        (("2023-09-01", "2023-09-30"), "سبتمبر 2023"),
        (("2024-02-01", "2024-02-29"), "فبراير 2024"),
        (("2025-05-10", "2025-05-11"), "10–11 مايو 2025"),
        (("2023-01-01", "2023-12-31"), "2023"),
    ],
)
def test_intervals_in_arabic(interval, arabic):
    assert in_words(*interval, "ar") == arabic


def test_an_unknown_day_never_becomes_a_day():
    assert edtf(None, None) == "unknown"
    assert edtf("2024-01-01", "2024-12-31") == "2024"
    assert days_in("2024-01-01", None) is None


def test_an_undated_event_is_not_in_any_span_of_days():
    assert overlaps((None, None), None, None)
    assert not overlaps((None, None), "2024-01-01", None)
    assert overlaps(("2024-01-05", None), "2024-02-01", None)
