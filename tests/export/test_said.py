from tawatur.export.said import statements


def test_the_chain_runs_from_the_relay_to_the_speaker(record):
    said = statements(record, kind="want")
    assert len(said) == 1
    assert [speaker.words for speaker in said[0].chain] == ["السدرة", "مصدر"]
    assert said[0].speaker.kind == "anonymous"
    assert said[0].cue == "قوله"
    assert said[0].content == "الهنائي يريد خطًا مباشرًا"
    assert said[0].cited.outlet == "النخلة"


def test_source_and_days_limit_statements(record):
    assert [found.speaker.entity_id for found in statements(record, source_id="e-agency")] == ["e-agency"]
    assert statements(record, since="2025-03-12") == []
    assert len(statements(record, since="2025-03-11", until="2025-03-11")) == 2


def test_who_relays_is_one_link_whether_named_or_described(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    named = next(row for row in to_rows("attributions", tables["attributions"]) if row.source_mention_id)
    told = replace(
        named,
        hearer_mention_id=named.source_mention_id,
        hearer_start=named.source_start + 1,
        hearer_end=named.source_end,
    )
    record = Record((tables | {"attributions": to_arrow("attributions", [told])}).__getitem__)
    (said,) = statements(record)
    assert [speaker.words for speaker in said.chain] == ["السدرة"]
