import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.evidence import says_which
from tawatur.reconcile.events.fronts import DAYS, fronts
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.material import Material

GUARD, LEAGUE = ("حرس التلال", "guard"), ("رابطة السهل", "league")
VALLEY = ("وادي الملح", "valley")
KINDS = {"guard": "ORG", "league": "ORG", "valley": "LOC"}


def _war(story: Story, days: int) -> None:
    """A fight of the same two in the same place on each of some days."""
    for day in range(1, days + 1):
        text = f"دارت معارك بين حرس التلال ورابطة السهل في وادي الملح في {day} مارس 2031."
        doc_id = story.document(f"يومية {day}", text, published=f"2031-03-{day + 1:02}")
        time = story.time(doc_id, f"{day} مارس 2031", f"2031-03-{day:02}")
        story.event(doc_id, "معارك", "CLASH", [GUARD, LEAGUE], place=VALLEY, time=time)


@pytest.mark.parametrize(("days", "is_war"), [(DAYS, True), (DAYS - 1, False)])
def test_who_fights_on_many_days_and_where_is_at_war(days: int, is_war: bool) -> None:
    story = Story(kinds=KINDS)
    _war(story, days)
    material = Material(story.tables())
    war = fronts(find_moments(material, rule([], material)))
    assert war.names == ({"guard", "league", "valley"} if is_war else set())
    assert bool(war.acts) is is_war


@pytest.mark.parametrize(
    ("days", "count", "is_one"), [(DAYS - 1, None, True), (DAYS, None, False), (DAYS, 14, True)]
)
def test_in_a_war_two_undated_fights_are_one_only_where_a_number_says_so(
    days: int, count: int | None, is_one: bool
) -> None:
    story = Story(kinds=KINDS)
    _war(story, days)
    shared = (
        "شهد ميناء الزهراء أمس حفلاً كبيراً لتدشين الرصيف الشرقي بعد ثلاث سنوات من البناء بحضور جمع غفير. "
        "وقال المشرفون إن الرصيف يخدم ثماني قرى ساحلية ويوفر مئات الوظائف لصيادي المنطقة وعمالها. "
    )
    made = []
    for outlet, text, trigger in (
        (
            "النهر",
            "واشتبك فجراً بالمدفعية الثقيلة حرس التلال مع خصومه في رابطة السهل عند أطراف وادي الملح وسقط 14 مقاتلاً.",
            "اشتبك",
        ),
        (
            "الجبل",
            "ثم اندلع قتال متقطع قبيل المغرب بين كتيبة من رابطة السهل ومسلحي حرس التلال خلف قتلى، وعددهم 14 مقاتلاً، قرب وادي الملح.",
            "قتال",
        ),
    ):
        doc_id = story.document(outlet, shared + text, published="2031-05-08")
        numbers = [("14 مقاتلاً", float(count), "persons")] if count else []
        made.append(story.event(doc_id, trigger, "CLASH", [GUARD, LEAGUE], place=VALLEY, numbers=numbers))
    first, second = story.event_of(*made)
    assert (first == second) is is_one


@pytest.mark.parametrize(("days", "is_one"), [(DAYS - 1, True), (DAYS, False)])
def test_flights_with_aid_from_one_giver_to_one_town_are_many_where_they_come_every_day(
    days: int, is_one: bool
) -> None:
    story = Story(kinds={"league": "ORG", "valley": "LOC"})
    for day in range(1, days + 1):
        text = f"أرسلت رابطة السهل إلى وادي الملح طائرة محملة بالطحين في {day} مارس 2031."
        doc_id = story.document(f"يومية {day}", text, published=f"2031-03-{day + 1:02}")
        time = story.time(doc_id, f"{day} مارس 2031", f"2031-03-{day:02}")
        story.event(doc_id, "أرسلت", "AID", [LEAGUE], place=VALLEY, time=time)
    made = []
    for outlet, text, trigger in (
        (
            "النهر",
            "وصلت إلى مطار وادي الملح مساعدات طبية وخيام قدمتها رابطة السهل للأسر النازحة هناك.",
            "مساعدات",
        ),
        (
            "الجبل",
            "قال مزارعون إن معونات رابطة السهل من البذور والأسمدة بلغت قرى وادي الملح البعيدة.",
            "معونات",
        ),
    ):
        doc_id = story.document(outlet, text, published="2031-05-08")
        made.append(story.event(doc_id, trigger, "AID", [LEAGUE], place=VALLEY))
    material = Material(story.tables())
    found = find_moments(material, rule([], material))
    one, two = (moment for moment in found if moment.moment_id in made)
    assert says_which(one, two, fronts(found)) is is_one
