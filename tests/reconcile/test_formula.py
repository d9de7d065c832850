"""Sentences that are said for weeks of one happening after another are no evidence that two of them are one."""

import pytest
from tests.reconcile.story import Story

WISH = (
    "رفعت هيئة الموانئ أصدق التهاني وأطيب التمنيات بدوام الصحة والسعادة وبالمزيد من التقدم والازدهار إلى {}."
)


@pytest.mark.parametrize(("days", "n_events"), [((1, 3, 5), 1), ((1, 12, 24), 3)])
def test_a_wish_sent_for_weeks_is_sent_each_time_anew(days: tuple[int, ...], n_events: int) -> None:
    story = Story()
    made = []
    for day, guild in zip(days, ("نقابة الصيادين", "اتحاد البحارة", "رابطة التجار"), strict=True):
        doc_id = story.document(f"صحيفة {day}", WISH.format(guild), published=f"2031-05-{day:02}")
        made.append(story.event(doc_id, "التهاني", "OTHER"))
    assert len(set(story.event_of(*made))) == n_events


def test_the_numbers_of_the_day_make_no_news_of_a_formula() -> None:
    story = Story()
    made = []
    for day, (up, down) in zip((1, 12, 24), ((70, 67), (51, 81), (125, 25)), strict=True):
        text = (
            f"وشهدت تعاملات سوق الحبوب في الميناء ارتفاع أسعار {up} صنفاً من البقول "
            f"وتراجعت أسعار {down} صنفاً وظلت أسعار بقية الأصناف دون تغيير."
        )
        doc_id = story.document(f"صحيفة {day}", text, published=f"2031-05-{day:02}")
        made.append(story.event(doc_id, "تراجعت", "OTHER"))
    assert len(set(story.event_of(*made))) == 3
