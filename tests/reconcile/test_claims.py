from tests.reconcile.story import Story


def _story() -> tuple[Story, str]:
    story = Story()
    story.kinds.update({"oasis": "GPE", "council": "ORG"})
    text = "قال مجلس الواحة إن سلمى الهادي زارت الواحة في 7 مايو 2031 ومعها 12 مهندسا."
    doc_id = story.document("النهر", text, published="2031-05-08")
    said = story.attribution(
        doc_id, "قال", "سلمى الهادي زارت الواحة في 7 مايو 2031 ومعها 12 مهندسا", ("مجلس الواحة", "council")
    )
    story.event(
        doc_id,
        "زارت",
        "VISIT",
        [("سلمى الهادي", "salma")],
        place=("الواحة", "oasis"),
        attribution=said,
        time=story.time(doc_id, "7 مايو 2031", "2031-05-07"),
        numbers=[("12 مهندسا", 12, "مهندس")],
    )
    return story, doc_id


def test_every_claim_cites_words_of_its_document() -> None:
    story, doc_id = _story()
    text = story.text(doc_id)
    claims = story.reconcile()["claims"].to_pylist()
    assert all(text[claim["start"] : claim["end"]] == claim["surface"] for claim in claims)
    assert {claim["property"]: claim["value"] for claim in claims} == {
        "status": "occurred",
        "type": "VISIT",
        "date": "2031-05-07",
        "place": "oasis",
        "participant": "salma",
        "number": "12 مهندس",
    }


def test_the_origin_of_a_claim_is_the_source_that_it_names() -> None:
    story, _ = _story()
    other = story.document("الجبل", "زارت سلمى الهادي الواحة، وفق مجلس الواحة.", published="2031-05-08")
    said = story.attribution(other, "وفق", "زارت سلمى الهادي الواحة", ("مجلس الواحة", "council"))
    story.event(other, "زارت", "VISIT", [("سلمى الهادي", "salma")], attribution=said)
    made = story.reconcile()
    assert len({claim["origin_id"] for claim in made["claims"].to_pylist()}) == 1
    counts = {(row["n_origins"], row["n_attributed_origins"]) for row in made["events"].to_pylist()}
    assert counts == {(2, 1)}  # two texts, one council


def test_texts_that_name_one_source_for_an_event_are_one_attributed_origin() -> None:
    story = Story()
    story.kinds["harbour"] = "ORG"
    for key, words, rest in (
        ("النهر", "أكدت", "وكان الرصيف قد أغلق قبل عام لأعمال الترميم وإصلاح السقف"),
        ("الجبل", "قالت", "ويشكو صيادو البلدة من ارتفاع ثمن الوقود منذ الشتاء الماضي"),
    ):
        text = f"{words} هيئة الموانئ أن سلمى الهادي التقت نديم قاسم يوم 7 مايو 2031. {rest}."
        doc_id = story.document(key, text, published="2031-05-08")
        content = "سلمى الهادي التقت نديم قاسم يوم 7 مايو 2031"
        said = story.attribution(doc_id, words, content, ("هيئة الموانئ", "harbour"))
        when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        parties = [("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")]
        story.event(doc_id, "التقت", "MEET", parties, time=when, attribution=said)
    (event,) = story.reconcile()["events"].to_pylist()
    assert (event["n_origins"], event["n_attributed_origins"]) == (2, 1)


def test_one_text_that_names_two_sources_is_one_attributed_origin() -> None:
    story = Story()
    text = "أكدت البلدية أن سلمى الهادي التقت نديم قاسم. وذكرت الغرفة أن سلمى الهادي التقت نديم قاسم صباحاً."
    doc_id = story.document("النهر", text, published="2031-05-08")
    for at, (cue, source, entity) in enumerate((("أكدت", "البلدية", "town"), ("ذكرت", "الغرفة", "chamber"))):
        story.kinds[entity] = "ORG"
        content = "سلمى الهادي التقت نديم قاسم" if at == 0 else "سلمى الهادي التقت نديم قاسم صباحاً"
        said = story.attribution(doc_id, cue, content, (source, entity))
        story.event(
            doc_id,
            "التقت",
            "MEET",
            [("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")],
            attribution=said,
            at=at,
        )
    counts = [
        (row["n_origins"], row["n_attributed_origins"]) for row in story.reconcile()["events"].to_pylist()
    ]
    assert set(counts) == {(1, 1)}
