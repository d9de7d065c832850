"""What two reports must have in common of a happening itself before they are taken to tell it."""

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.evidence import says_which
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.material import Material

SALMA, NADIM, HUDA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("هدى العطار", "huda")
DAY = "2031-05-08"


def _of_one_story(story: Story, *sentences: str) -> list[str]:
    """Reports that share their beginning word for word and each tell one thing more."""
    shared = (
        "شهد ميناء الزهراء أمس حفلاً كبيراً لتدشين الرصيف الشرقي بعد ثلاث سنوات من البناء بحضور هدى العطار. "
        "وقالت هدى العطار إن الرصيف يخدم ثماني قرى ساحلية ويوفر مئات الوظائف لصيادي المنطقة وعمالها. "
    )
    made = []
    for at, sentence in enumerate(sentences):
        doc_id = story.document(f"صحيفة {at}", shared + sentence, published=DAY)
        story.mention(doc_id, *HUDA)
        made.append(doc_id)
    return made


def test_two_acts_without_a_common_party_are_two_however_alike_their_reports() -> None:
    story = Story()
    one, two = _of_one_story(story, "واعتقلت الشرطة نديم قاسم.", "وأوقف الحرس ثلاثة لصوص قرب السوق.")
    first = story.event(one, "اعتقلت", "ARREST", [NADIM])
    second = story.event(two, "أوقف", "ARREST")
    assert len(set(story.event_of(first, second))) == 2


def test_an_invitation_is_no_meeting() -> None:
    story = Story()
    one, two = _of_one_story(story, "ودعت سلمى الهادي نديم قاسم.", "وقابلت سلمى الهادي نديم قاسم.")
    first = story.event(one, "دعت", "INVITE", [SALMA, NADIM])
    second = story.event(two, "قابلت", "MEET", [SALMA, NADIM])
    assert len(set(story.event_of(first, second))) == 2


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [("غادرت", "بعثت", False), ("غادرت", "مغادرة", True), ("بعثت", "بعثت", True)],
)
def test_one_sentence_tells_two_acts_without_a_type(first: str, second: str, is_one: bool) -> None:
    story = Story(kinds={"sohar": "GPE"})
    told = "وفي صحار مساء الأربعاء بعد التدشين {} وبعثت سلمى الهادي برقية شكر طويلة إلى نديم قاسم."
    one, two = _of_one_story(story, *(told.format(word) for word in (first, second)))
    made = [
        story.event(doc_id, word, "OTHER", [SALMA], place=("صحار", "sohar"))
        for doc_id, word in ((one, first), (two, second))
    ]
    assert (len(set(story.event_of(*made))) == 1) is is_one


@pytest.mark.parametrize(
    ("second", "word", "is_one"),
    [
        (
            "وفي صحار تمنت سلمى الهادي مساءً أن يزور نديم قاسم قرى الساحل كلها مع عماله بعد موسم الصيد.",
            "تمنت",
            False,
        ),
        ("وكانت سلمى الهادي في صحار حين ناشدت نديم قاسم.", "ناشدت", True),
    ],
)
def test_much_is_asked_of_the_same_man_on_one_occasion(second: str, word: str, is_one: bool) -> None:
    story = Story(kinds={"sohar": "GPE"})
    one, two = _of_one_story(story, "وناشدت سلمى الهادي نديم قاسم إصلاح الطريق عند صحار.", second)
    made = [
        story.event(doc_id, trigger, "REQUEST", [SALMA, NADIM], place=("صحار", "sohar"))
        for doc_id, trigger in ((one, "ناشدت"), (two, word))
    ]
    assert (len(set(story.event_of(*made))) == 1) is is_one


@pytest.mark.parametrize(("place", "is_one"), [(("وادي الملح", "valley"), True), (None, False)])
def test_the_same_enemies_fight_one_battle_only_where_a_place_or_day_says_so(
    place: tuple[str, str] | None, is_one: bool
) -> None:
    story = Story(kinds={"guard": "ORG", "league": "ORG", "valley": "LOC"})
    parties = [("حرس التلال", "guard"), ("رابطة السهل", "league")]
    texts = [
        "واشتبك حرس التلال فجراً بالمدفعية مع خصومه في رابطة السهل داخل وادي الملح.",
        "واندلع قتال متقطع ليلاً بين مسلحي رابطة السهل وكتيبة من حرس التلال قرب وادي الملح.",
    ]
    more = {"place": place} if place else {}
    told = _of_one_story(story, *texts)
    made = [
        story.event(doc_id, trigger, "CLASH", parties, **more)
        for doc_id, trigger in zip(told, ("اشتبك", "قتال"), strict=True)
    ]
    assert (len(set(story.event_of(*made))) == 1) is is_one


def test_a_city_in_one_report_and_its_country_in_another_are_one_place() -> None:
    story = Story(kinds={"muscat": "GPE", "oman": "GPE"})
    one, two = _of_one_story(story, "ووصلت سلمى الهادي إلى مسقط.", "وبدأت سلمى الهادي جولة في عمان.")
    first = story.event(one, "وصلت", "VISIT", [SALMA], place=("مسقط", "muscat"))
    second = story.event(two, "جولة", "VISIT", [SALMA], place=("عمان", "oman"))
    assert len(set(story.event_of(first, second))) == 1


def test_what_one_report_tells_as_a_visit_and_a_meeting_no_other_report_makes_one() -> None:
    story = Story(kinds={"muscat": "GPE"})
    one, two = _of_one_story(
        story,
        "وزارت سلمى الهادي مسقط حيث قابلت نديم قاسم.",
        "وكانت سلمى الهادي عند نديم قاسم في مسقط في زيارة.",
    )
    place = ("مسقط", "muscat")
    visit = story.event(one, "زارت", "VISIT", [SALMA], place=place)
    meeting = story.event(one, "قابلت", "MEET", [SALMA, NADIM], place=place)
    other = story.event(two, "زيارة", "VISIT", [SALMA, NADIM], place=place)
    events = story.event_of(visit, meeting, other)
    assert events[0] != events[1]


def test_another_minister_is_another_appointment() -> None:
    story = Story()
    one, two = _of_one_story(
        story, "وعينت هدى العطار نديم قاسم مديراً.", "وأصدرت هدى العطار قراراً بتعيين سلمى الهادي مديرة."
    )
    first = story.event(one, "عينت", "APPOINT", [HUDA, NADIM])
    second = story.event(two, "تعيين", "APPOINT", [HUDA, SALMA])
    assert len(set(story.event_of(first, second))) == 2


def test_raids_of_one_day_are_no_series() -> None:
    story = Story(kinds={"guard": "ORG", "valley": "LOC"})
    one, two = _of_one_story(
        story,
        "وشن حرس التلال غارات على وادي الملح يوم 7 مايو 2031.",
        "وقصف حرس التلال وادي الملح يوم 7 مايو 2031.",
    )
    made = []
    for doc_id, trigger in ((one, "غارات"), (two, "قصف")):
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        parties = [("حرس التلال", "guard")]
        made.append(
            story.event(doc_id, trigger, "ATTACK", parties, place=("وادي الملح", "valley"), time=time)
        )
    assert len(set(story.event_of(*made))) == 1


def test_the_body_that_announces_a_meeting_and_the_palace_are_no_parties_of_it() -> None:
    story = Story(kinds={"office": "ORG", "Kremlin": "ORG"})
    text = "أعلن ديوان الواحة أن سلمى الهادي قابلت نديم قاسم، ونشر الكرملين صوراً."
    doc_id = story.document("النهر", text, published=DAY)
    office = ("ديوان الواحة", "office")
    told = story.attribution(doc_id, "أعلن", "سلمى الهادي قابلت نديم قاسم", office)
    parties = [SALMA, NADIM, office, ("الكرملين", "Kremlin")]
    story.event(doc_id, "قابلت", "MEET", parties, attribution=told)
    (event,) = story.reconcile()["events"].to_pylist()
    assert event["participants"] == ["nadim", "salma"]


def test_a_country_is_no_vote_for_either_of_two_cities_in_it() -> None:
    story = Story(kinds={"muscat": "GPE", "salalah": "GPE", "oman": "GPE"})
    texts = (
        "وزارت سلمى الهادي مسقط مع نديم قاسم يوم 7 مايو 2031.",
        "وزارت سلمى الهادي صلالة مع نديم قاسم يوم 7 مايو 2031.",
        "وزارت سلمى الهادي عمان مع نديم قاسم يوم 7 مايو 2031.",
    )
    places = (("مسقط", "muscat"), ("صلالة", "salalah"), ("عمان", "oman"))
    for doc_id, place in zip(_of_one_story(story, *texts), places, strict=True):
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "زارت", "VISIT", [SALMA, NADIM], place=place, time=time)
    (event,) = story.reconcile()["events"].to_pylist()
    assert event["place_entity_id"] == "oman"


@pytest.mark.parametrize(("cities", "expected"), [(1, "oman"), (2, "muscat")])
def test_a_city_is_the_place_where_more_than_half_as_many_name_it_as_its_country(
    cities: int, expected: str
) -> None:
    story = Story(kinds={"muscat": "GPE", "oman": "GPE"})
    words = ["مسقط"] * cities + ["عمان"] * (4 - cities - (cities == 1))
    texts = [f"وزارت سلمى الهادي {word} مع نديم قاسم يوم 7 مايو 2031." for word in words]
    for doc_id, word in zip(_of_one_story(story, *texts), words, strict=True):
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        place = (word, "muscat" if word == "مسقط" else "oman")
        story.event(doc_id, "زارت", "VISIT", [SALMA, NADIM], place=place, time=time)
    (event,) = story.reconcile()["events"].to_pylist()
    assert event["place_entity_id"] == expected


def test_what_is_denied_gives_no_place_to_what_happened() -> None:
    story = Story(kinds={"muscat": "GPE", "harbour": "FAC"})
    one, two = _of_one_story(
        story,
        "وبحثت سلمى الهادي مع نديم قاسم في مسقط يوم 7 مايو 2031 شؤون الصيد.",
        "ونفى متحدث أن تكون سلمى الهادي بحثت مع نديم قاسم يوم 7 مايو 2031 بيع ميناء أبها.",
    )
    places = ((one, ("مسقط", "muscat"), "occurred"), (two, ("ميناء أبها", "harbour"), "denied"))
    for doc_id, place, status in places:
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "بحثت", "MEET", [SALMA, NADIM], place=place, status=status, time=time)
    (event,) = story.reconcile()["events"].to_pylist()
    assert event["place_entity_id"] == "muscat"


@pytest.mark.parametrize(
    ("kind", "first", "last", "is_one"),
    [
        ("MEET", "2031-05-05", "2031-05-05", True),
        ("MEET", "2031-04-28", "2031-05-04", False),
        ("ATTACK", "2031-05-05", "2031-05-05", False),
    ],
)
def test_two_days_apart_may_be_a_slip_for_a_meeting_but_not_for_a_raid_nor_for_last_week(
    kind: str, first: str, last: str, is_one: bool
) -> None:
    story = Story(kinds={"valley": "LOC"})
    one, two = _of_one_story(
        story,
        "وكانت سلمى الهادي مع نديم قاسم في وادي الملح قبل أيام.",
        "وكانت سلمى الهادي مع نديم قاسم في وادي الملح يوم 7 مايو 2031.",
    )
    when = [story.time(one, "قبل أيام", first, last), story.time(two, "7 مايو 2031", "2031-05-07")]
    made = [
        story.event(doc_id, "مع", kind, [SALMA, NADIM], place=("وادي الملح", "valley"), time=time)
        for doc_id, time in zip((one, two), when, strict=True)
    ]
    assert (len(set(story.event_of(*made))) == 1) is is_one


@pytest.mark.parametrize(("count", "is_one"), [(251, True), (250, False)])
def test_a_number_that_is_not_round_brings_reports_together(count: int, is_one: bool) -> None:
    story = Story()
    made = []
    for at, text in enumerate(
        (
            f"قالت مصادر محلية إن الحملة الأمنية أوقفت {count} شخصاً في المدن الكبرى فجراً.",
            f"وجاء في بيان رسمي أن الشرطة أوقفت {count} شخصاً بينهم أجانب، والتحقيق جار معهم.",
        )
    ):
        doc_id = story.document(f"صحيفة {at}", text, published=DAY)
        numbers = [(f"{count} شخصاً", float(count), "persons")]
        made.append(story.event(doc_id, "أوقفت", "ARREST", numbers=numbers))
    events = story.event_of(*made)
    assert (events[0] == events[1]) is is_one


@pytest.mark.parametrize(
    ("kind", "fact", "before", "is_one"),
    [
        ("APPOINT", "person", "", True),
        ("APPOINT", "person", "وهنأت سلمى الهادي عمال البناء. ", False),
        ("APPOINT", None, "", False),
        ("ATTACK", "place", "", True),
        ("ATTACK", "person", "", False),
        ("CLASH", "place", "", False),
    ],
)
def test_the_news_that_opens_two_reports_of_one_story_needs_one_fact_more(
    kind: str, fact: str | None, before: str, is_one: bool
) -> None:
    story = Story(kinds={"valley": "LOC"})
    triggers = ("حدث", "جرى")
    told = _of_one_story(
        story,
        f"{before}وحدث هذا فجأة لدى وادي الملح بعلم نديم قاسم قبيل الإفطار.",
        f"{before}ثم جرى ما جرى مع نديم قاسم وسط هتاف الجمهور في وادي الملح.",
    )
    made = []
    for doc_id, trigger in zip(told, triggers, strict=True):
        if before:
            story.event(doc_id, "هنأت", "ENDORSE", [SALMA])
        place = {"place": ("وادي الملح", "valley")} if fact == "place" else {}
        made.append(story.event(doc_id, trigger, kind, [NADIM] if fact == "person" else [], **place))
    assert (len(set(story.event_of(*made))) == 1) is is_one


@pytest.mark.parametrize(("kind", "is_one"), [("AGREE", True), ("ENDORSE", False)])
def test_an_agreement_that_opens_the_news_is_known_by_its_two_sides(kind: str, is_one: bool) -> None:
    story = Story(kinds={"kenya": "GPE", "uganda": "GPE"})
    told = _of_one_story(story, "وعلى هذا اتفقت كينيا وأوغندا.", "ثم جاء إعلان التوافق من كينيا وأوغندا.")
    sides = [("كينيا", "kenya"), ("أوغندا", "uganda")]
    triggers = ("اتفقت", "التوافق")
    made = [story.event(doc_id, word, kind, sides) for doc_id, word in zip(told, triggers, strict=True)]
    assert (len(set(story.event_of(*made))) == 1) is is_one


@pytest.mark.parametrize(("town", "is_one"), [(("بلدة الزهراء", "town"), True), (None, False)])
def test_two_accidents_of_one_day_are_one_only_where_a_town_says_so(
    town: tuple[str, str] | None, is_one: bool
) -> None:
    story = Story(kinds={"town": "LOC"})
    texts = [
        "لقي شخصان مصرعهما اليوم إثر اصطدام مركبتين قرب بلدة الزهراء وأصيب مرافق لهما بجروح.",
        "لقي شخصان مصرعهما اليوم بعد انقلاب مركبة على طريق قريب من بلدة الزهراء ونقل مرافق إلى المستشفى.",
    ]
    made = []
    for at, text in enumerate(texts):
        doc_id = story.document(f"صحيفة {at}", text, published=DAY)
        more = {"place": town} if town else {}
        people = [("شخصان", None)]
        made.append(story.event(doc_id, "لقي", "KILL", people, time=story.time(doc_id, "اليوم", DAY), **more))
    assert (len(set(story.event_of(*made))) == 1) is is_one


def test_those_who_attend_a_meeting_are_none_of_the_two_who_meet() -> None:
    story = Story()
    doc_id = story.document(
        "النهر", "التقت سلمى الهادي نديم قاسم في الميناء. وحضر اللقاء هدى العطار ووليد نصر.", published=DAY
    )
    met = story.event(doc_id, "التقت", "MEET", [SALMA, NADIM])
    attended = story.event(doc_id, "اللقاء", "MEET", [HUDA, ("وليد نصر", "walid")])
    assert len(set(story.event_of(met, attended))) == 1
    (event,) = story.reconcile()["events"].to_pylist()
    assert event["participants"] == ["nadim", "salma"]


@pytest.mark.parametrize(
    ("after", "is_one"),
    [
        ("وجرى اللقاء في الميناء بحضور هدى العطار ووليد نصر.", True),
        ("وكان اللقاء الذي حضرته هدى العطار ووليد نصر في الميناء.", True),
        ("وجاء اللقاء قبل أن تلتقي هدى العطار وليد نصر.", False),
    ],
)
def test_whoever_was_present_at_the_meeting_makes_no_other_meeting(after: str, is_one: bool) -> None:
    story = Story()
    doc_id = story.document("النهر", f"التقت سلمى الهادي نديم قاسم صباحا. {after}", published=DAY)
    met = story.event(doc_id, "التقت", "MEET", [SALMA, NADIM])
    again = story.event(doc_id, "اللقاء", "MEET", [HUDA, ("وليد نصر", "walid")])
    assert (len(set(story.event_of(met, again))) == 1) is is_one


@pytest.mark.parametrize(
    ("place", "day", "pinned"),
    [
        (("وادي الملح", "valley"), "2031-05-07", True),
        (("وادي الملح", "valley"), None, True),
        (("عمان", "oman"), "2031-05-07", True),
        (("عمان", "oman"), None, False),
        (None, "2031-05-07", False),
    ],
)
def test_one_league_has_many_raids_in_a_country_and_on_a_day(
    place: tuple[str, str] | None, day: str | None, pinned: bool
) -> None:
    story = Story(kinds={"league": "ORG", "valley": "LOC", "oman": "GPE"})
    texts = [
        "شنت رابطة السهل الأربعاء غارة دمرت مخزن حبوب في وادي الملح شمالي عمان، وفق سكان.",
        "أغارت رابطة السهل الأربعاء ليلاً بزوارقها فأحرقت مرسى للصيادين قرب وادي الملح في عمان.",
    ]
    for at, (text, trigger) in enumerate(zip(texts, ("غارة", "أغارت"), strict=True)):
        doc_id = story.document(f"صحيفة {at}", text, published=DAY)
        more: dict[str, object] = {"place": place} if place else {}
        if day:
            more["time"] = story.time(doc_id, "الأربعاء", day)
        story.event(doc_id, trigger, "ATTACK", [("رابطة السهل", "league")], **more)
    material = Material(story.tables())
    assert says_which(*find_moments(material, rule([], material))) is pinned
