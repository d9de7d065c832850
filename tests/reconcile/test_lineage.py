from tests.reconcile.story import Story

AGENCY = (
    "افتتح وزير المياه صباح أمس محطة التحلية الجديدة في ميناء الرمال بحضور عدد كبير من أهالي المنطقة. "
    "وقال الوزير في كلمته إن المحطة ستنتج أربعين ألف متر مكعب من المياه العذبة يومياً وتخدم سبع قرى. "
    "وأضاف أن العمل في خط الأنابيب الثاني يبدأ مطلع الصيف المقبل بعد اكتمال دراسة الأثر البيئي للمشروع. "
    "وشكر رئيس البلدية المهندسين الذين عملوا ثلاث سنوات في ظروف صعبة حتى اكتمل البناء في موعده."
)
OTHER = (
    "أعلنت شركة النقل البحري أمس تأجيل رحلة العبّارة إلى جزيرة المرجان أسبوعاً كاملاً بسبب عطل في المحرك الأيمن. "
    "وذكر مسؤول في الشركة أن الركاب سيستردون ثمن تذاكرهم أو يسافرون على متن سفينة أخرى يوم الخميس المقبل."
)


def _lineage(*documents: tuple[str, str, str]) -> dict[str, dict[str, object]]:
    story = Story()
    ids = {story.document(key, text, published=day): key for key, text, day in documents}
    return {ids[row["doc_id"]]: row for row in story.reconcile()["lineage"].to_pylist()}


def test_a_trimmed_copy_is_a_reprint_of_the_earlier_text() -> None:
    trimmed = ". ".join(AGENCY.split(". ")[:3]) + "."
    rows = _lineage(
        ("copy", trimmed, "2031-05-08"), ("first", AGENCY, "2031-05-07"), ("other", OTHER, "2031-05-07")
    )
    assert rows["copy"]["lineage_id"] == rows["first"]["lineage_id"] != rows["other"]["lineage_id"]
    assert rows["copy"]["reprint_of"] == rows["first"]["doc_id"]
    assert rows["first"]["reprint_of"] is None
    assert rows["copy"]["containment"] == 1.0


def test_a_text_that_takes_one_paragraph_shares_passages_but_not_the_lineage() -> None:
    mixed = OTHER + " " + ". ".join(AGENCY.split(". ")[1:3]) + ". " + OTHER.replace("أمس", "اليوم")
    rows = _lineage(("mixed", mixed, "2031-05-08"), ("first", AGENCY, "2031-05-07"))
    assert rows["mixed"]["lineage_id"] != rows["first"]["lineage_id"]
    assert rows["mixed"]["shares_with"] == [rows["first"]["doc_id"]]


def test_serial_bulletins_with_one_frame_are_different_texts() -> None:
    frame = (
        "يتوقع مركز الأرصاد بمشيئة الله أن تبقى السماء غائمة جزئياً على مرتفعات {place} مع فرصة لهطول أمطار رعدية. "
        "وتكون حركة الرياح السطحية على البحر {wind} بسرعة {speed} كيلومتراً في الساعة وارتفاع الموج متراً واحداً."
    )
    days = [
        ("الشام", "شمالية", 20),
        ("النخيل", "جنوبية غربية", 35),
        ("القمر", "شرقية", 12),
        ("الصخر", "غربية", 44),
    ]
    documents = [
        (f"day{at}", frame.format(place=place, wind=wind, speed=speed), f"2031-0{5 + at}-10")
        for at, (place, wind, speed) in enumerate(days)
    ]
    rows = _lineage(*documents)
    assert len({row["lineage_id"] for row in rows.values()}) == len(days)
    assert all(not row["shares_with"] for row in rows.values())


def test_one_credit_in_a_group_gives_all_copies_its_origin() -> None:
    story = Story()
    first = story.document("first", AGENCY, published="2031-05-07")
    copy = story.document("copy", AGENCY, published="2031-05-08")
    profile = story.rows["profiles"][0]
    story.rows["profiles"][0] = type(profile)(first, "news", [], "وكالة النهر", 0, 4, None, None)
    rows = {row["doc_id"]: row for row in story.reconcile()["lineage"].to_pylist()}
    assert rows[copy]["credited_to"] == "وكالة النهر"
    assert rows[copy]["origin_id"] == rows[first]["origin_id"] != rows[first]["lineage_id"]
