"""A record of two reports, made by hand: one meeting with two days, two spellings of a guest, one statement
relayed twice.
"""

from collections.abc import Callable
from hashlib import sha256

import pyarrow as pa
import pytest

from tawatur.export.record import Record
from tawatur.model.annotation import (
    Argument,
    Attribution,
    EventMention,
    Mention,
    Profile,
    TimeRef,
    Title,
)
from tawatur.model.arrow import to_arrow
from tawatur.model.document import Document, Zone
from tawatur.model.ids import make_id
from tawatur.model.record import (
    Claim,
    Entity,
    EntityMember,
    Event,
    EventMember,
    Finding,
    FindingValue,
    Judgement,
    Lineage,
    Office,
)
from tawatur.model.tables import TABLES

PALM = "التقى وزير النقل سالم الهنائي نظيره باتار دورجسورين الاثنين في مسقط. ونقلت السدرة عن مصدر قوله إن الهنائي يريد خطًا مباشرًا."
PORT = "لقاء في مسقط 😀\r\nالتقى الهنائي ضيفه دورغسورن الثلاثاء في مسقط. شارك الخبر"


def _document(doc_id: str, outlet: str | None, published: str | None, text: str) -> Document:
    return Document(
        doc_id=doc_id,
        key=doc_id[2:],
        uri=None,
        outlet=outlet,
        outlet_basis="given" if outlet else None,
        title=None,
        title_basis=None,
        published=published,
        published_basis="given" if published else None,
        byline=None,
        text=text,
        encoding="utf-8",
        sha256=sha256(text.encode()).hexdigest(),
    )


TEXTS = {"d-palm": PALM, "d-port": PORT}


def at(doc_id: str, words: str, nth: int = 0) -> tuple[int, int]:
    """Where the nth occurrence of `words` stands."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[doc_id].index(words, start + 1)
    return start, start + len(words)


def _mention(doc_id: str, words: str, kind: str, nth: int = 0) -> Mention:
    start, end = at(doc_id, words, nth)
    return Mention(make_id("m", doc_id, start, end), doc_id, start, end, words, kind, 1.0)


def _tables() -> dict[str, pa.Table]:
    minister = [
        _mention("d-palm", "سالم الهنائي", "PER"),
        _mention("d-palm", "الهنائي", "PER", 1),
        _mention("d-port", "الهنائي", "PER"),
    ]
    guest = [_mention("d-palm", "باتار دورجسورين", "PER"), _mention("d-port", "دورغسورن", "PER")]
    city = [
        _mention("d-palm", "مسقط", "GPE"),
        _mention("d-port", "مسقط", "GPE", 1),
        _mention("d-port", "مسقط", "GPE"),
    ]
    agency = [_mention("d-palm", "السدرة", "ORG")]
    bearers = {"e-minister": minister, "e-guest": guest, "e-city": city, "e-agency": agency}
    meetings, arguments, times = [], [], []
    for doc_id, host, visitor, day, date in (
        ("d-palm", minister[0], guest[0], "الاثنين", "2025-03-10"),
        ("d-port", minister[2], guest[1], "الثلاثاء", "2025-03-11"),
    ):
        start, end = at(doc_id, "التقى")
        meeting = make_id("em", doc_id, start, end, "MEET")
        day_start, day_end = at(doc_id, day)
        time_id = make_id("t", doc_id, day_start, day_end)
        times.append(
            TimeRef(
                time_id,
                doc_id,
                day_start,
                day_end,
                day,
                "DATE",
                date,
                date,
                date,
                "relative-to-document",
                None,
                None,
                [],
            )
        )
        place = city[0] if doc_id == "d-palm" else city[1]
        meetings.append(
            EventMention(
                event_mention_id=meeting, doc_id=doc_id, start=start, end=end, surface="التقى", type="MEET", status="occurred",
                earliest=date, latest=date, time_id=time_id, place_mention_id=place.mention_id, attribution_id=None,
                sentence_start=start, sentence_end=end, score=1.0,
                why="trigger: by the words around 1.00; status: occurred 1.00 (VERB Perf); time: none given",
            )
        )  # fmt: skip
        for named in (host, visitor):
            arguments.append(
                Argument(
                    meeting,
                    doc_id,
                    "participant",
                    named.start,
                    named.end,
                    named.surface,
                    named.mention_id,
                    "frame MEET: the meeting of; network 0.98",
                )
            )
    outer, inner = ("نقلت", "السدرة"), ("قوله", "مصدر")
    said = []
    parent = None
    for cue, source in (outer, inner):
        cue_start, cue_end = at("d-palm", cue)
        source_start, source_end = at("d-palm", source)
        content_start, content_end = at("d-palm", "الهنائي يريد خطًا مباشرًا")
        attribution_id = make_id("a", "d-palm", cue_start, cue_end, content_start, content_end)
        said.append(
            Attribution(
                attribution_id=attribution_id, doc_id="d-palm", cue_start=cue_start, cue_end=cue_end,
                source_start=source_start, source_end=source_end,
                source_mention_id=agency[0].mention_id if source == "السدرة" else None,
                source_kind="agency" if source == "السدرة" else "anonymous",
                content_start=content_start, content_end=content_end, quote="indirect", certainty="certain",
                kind="fact" if parent is None else "want", parent_id=parent, why="cue",
            )
        )  # fmt: skip
        parent = attribution_id
    office_start, office_end = at("d-palm", "وزير النقل")
    share_start, share_end = at("d-port", "شارك الخبر")
    first, second = (row.event_mention_id for row in meetings)
    values = [FindingValue(row.value, row.doc_id, row.start, row.end, row.surface) for row in times]
    rows = {
        "documents": [_document("d-palm", "النخلة", "2025-03-11", PALM), _document("d-port", None, None, PORT)],
        "zones": [Zone("d-port", share_start, share_end, "boilerplate", "share line")],
        "profiles": [
            Profile("d-palm", "news", [], None, None, None, None, None),
            Profile("d-port", "news", [], "السدرة", None, None, "2025-03-11/2025-03-12", "weekday"),
        ],
        "mentions": [mention for named in bearers.values() for mention in named],
        "titles": [Title(make_id("ti", "d-palm", office_start, office_end), "d-palm", office_start, office_end, "وزير النقل", minister[0].mention_id)],
        "times": times,
        "attributions": said,
        "event_mentions": meetings,
        "arguments": arguments,
        "entities": [
            Entity("e-minister", "PER", "سالم الهنائي", "Salim al-Hinai", ["سالم الهنائي", "الهنائي"], 2, 3),
            Entity("e-guest", "PER", "باتار دورجسورين", None, ["باتار دورجسورين", "دورغسورن"], 2, 2),
            Entity("e-city", "GPE", "مسقط", "Muscat", ["مسقط"], 2, 3),
            Entity("e-agency", "ORG", "السدرة", None, ["السدرة"], 1, 1),
        ],
        "entity_members": [EntityMember(mention.mention_id, entity_id) for entity_id, named in bearers.items() for mention in named],
        "entity_judgements": [Judgement("j-1", "entity", guest[0].mention_id, guest[1].mention_id, "same", 0.9, ["spelling=+2.00: same sounds"], "machine")],
        "offices": [Office("e-minister", "minister of transport", "d-palm", office_start, office_end, "وزير النقل", "2025-03-11")],
        "lineage": [
            Lineage(doc_id=doc_id, lineage_id=f"l-{doc_id}", reprint_of=None, containment=0.0, origin_id=f"l-{doc_id}", credited_to=None, shares_with=[], reason="own text")
            for doc_id in TEXTS
        ],
        "events": [
            Event("v-meeting", "MEET", "occurred", "2025-03-10", "2025-03-11", "e-city", ["e-guest", "e-minister"], 2, 2, 2, 2, None),
        ],
        "event_members": [EventMember(first, "v-meeting"), EventMember(second, "v-meeting")],
        "event_judgements": [Judgement("j-2", "event", first, second, "same", 0.8, ["parties=3.1: both parties"], "machine")],
        "claims": [Claim(f"c-{row.doc_id}", "v-meeting", "date", row.value, row.doc_id, row.start, row.end, row.surface, None, f"l-{row.doc_id}") for row in times],
        "findings": [Finding("f-day", "date", "conflict", "event", "v-meeting", values, "Two days are given for one meeting.", "يومان للقاء واحد.")],
    }  # fmt: skip
    return {name: to_arrow(name, rows.get(name, [])) for name in TABLES}


@pytest.fixture
def tables() -> dict[str, pa.Table]:
    return _tables()


@pytest.fixture
def read(tables: dict[str, pa.Table]) -> Callable[[str], pa.Table]:
    return tables.__getitem__


@pytest.fixture
def record(read: Callable[[str], pa.Table]) -> Record:
    return Record(read)
