from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.attributions.quotes import quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


def test_every_kind_of_mark() -> None:
    assert inner('قال «نعم» ثم "لا" ثم “ربما” ومضى') == ["نعم", "لا", "ربما"]


def test_two_closing_marks_round_a_name() -> None:
    assert inner("وصل ” حاتم” إلى المدينة") == ["حاتم"]


def test_a_quotation_runs_over_sentences() -> None:
    assert inner("قال: «انتهى الأمر. لن نعود. هذا قرارنا» ثم خرج") == ["انتهى الأمر. لن نعود. هذا قرارنا"]


def test_a_mark_that_opens_again_leaves_the_first_unclosed() -> None:
    first, second = quotations('قال "لن نعود. وأضاف: "سنبقى هنا".')
    assert not first.closed and second.closed


def test_a_mark_that_closes_nothing_is_no_quotation() -> None:
    assert inner('انتهى الخبر" ثم قال: «نعم»') == ["نعم"]


@given(st.text(alphabet='اب .\n:«»"“”,', max_size=80))
def test_quotations_do_not_overlap(text: str) -> None:
    end = 0
    for quote in quotations(text):
        assert end <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        end = quote.end
