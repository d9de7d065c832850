"""The spaCy component `tawatur_events`: event mentions, arguments, quantities and ties of a Doc as rows.

Reads the Doc and the rows that the components before it left in `doc.user_data` (mentions, titles, times, attributions,
zones); writes the rows of `event_mentions`, `arguments`, `quantities` and `tie_mentions`. Nothing is extracted from
silent zones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from tawatur.annotate.events.ahead import look_ahead
from tawatur.annotate.events.belief import with_beliefs
from tawatur.annotate.events.candidates import NAME, NOUN, TITLE, Candidate, Phrases, make_candidates
from tawatur.annotate.events.carried import Carrier, Source
from tawatur.annotate.events.dating import Dating
from tawatur.annotate.events.features import Saying
from tawatur.annotate.events.happenings import Name, Story, named_parties
from tawatur.annotate.events.links import Linker, Party
from tawatur.annotate.events.network import Array
from tawatur.annotate.events.noun_phrases import counted_from, is_counterpart
from tawatur.annotate.events.one_deed import doers_of_one_deed
from tawatur.annotate.events.opposed import against_whom, by_whose_weapon, what_was_hit
from tawatur.annotate.events.quantities import find_quantities
from tawatur.annotate.events.roles import ROLE_TIME, Filled, read_roles
from tawatur.annotate.events.settled import settle
from tawatur.annotate.events.status import StatusRead, read_statuses
from tawatur.annotate.events.status_features import Said, StatusFeatures
from tawatur.annotate.events.ties import find_ties
from tawatur.annotate.events.topics import topic_stops
from tawatur.annotate.events.triggers import find_triggers, reader_scores
from tawatur.annotate.events.view import Trigger, View, make_view
from tawatur.annotate.events.when import date_events
from tawatur.annotate.zones import is_silent
from tawatur.model.annotation import Argument, Attribution, EventMention, Mention, TimeRef, Title
from tawatur.model.ids import make_id

TABLES = ("event_mentions", "arguments", "quantities", "tie_mentions")


@dataclass(frozen=True, slots=True)
class Given:
    """What the components before this one found."""

    doc_id: str
    published: str | None
    mentions: Sequence[Mention]
    titles: Sequence[Title]
    times: Sequence[TimeRef]
    attributions: Sequence[Attribution]
    statuses: Array | None = None
    """The reader's probabilities of each status by token, where a reader went over the text."""


@Language.component("tawatur_events")
def event_rows(doc: Doc) -> Doc:
    """Leave the rows of the tables `event_mentions`, `arguments`, `quantities` and `tie_mentions` on the Doc."""
    data = doc.user_data
    if not len(doc._.reading.words):  # white space only
        data.update({table: [] for table in TABLES})
        return doc
    zones, published = data["zones"], data.get("published")
    given = Given(
        data["document"].doc_id,
        str(published) if published else None,
        data["mentions"],
        data["titles"],
        data["times"],
        data["attributions"],
        status_scores(doc),
    )
    view = make_view(doc, [zone for zone in zones if zone.kind == "headline"])
    triggers = [
        trigger
        for trigger in settle(view, find_triggers(view, name_types(view, given.mentions), token_scores(doc)))
        if not is_silent(zones, *view.span(trigger.first, trigger.stop))
    ]
    data.update(make_rows(view, triggers, given))
    return doc


def name_types(view: View, mentions: Sequence[Mention]) -> list[str]:
    """The type of the name that each token belongs to, or an empty string."""
    types = [""] * len(view.forms)
    for mention in mentions:
        first, stop = view.tokens(mention.start, mention.end)
        types[first:stop] = [mention.type] * (stop - first)
    return types


def token_scores(doc: Doc) -> Array:
    """The reader's opinion on every token as log-probabilities over the labels of `triggers`."""
    found = doc._.reading
    by_word = reader_scores(found.labels["triggers"], found.scores["triggers"].astype(np.float32))
    scores: Array = by_word[np.maximum(found.word_of_token, 0)]
    return scores


def status_scores(doc: Doc) -> Array:
    """The reader's opinion on every token as probabilities over the labels of `status`."""
    found = doc._.reading
    return np.asarray(found.scores["status"][np.maximum(found.word_of_token, 0)], dtype=np.float32)


def make_rows(view: View, triggers: Sequence[Trigger], given: Given) -> dict[str, list[Any]]:
    """Rows of the four tables for triggers that are known."""
    candidates = make_candidates(view, triggers, _phrases(given))
    filled = read_roles(view, triggers, candidates, [_saying(row) for row in given.attributions])
    filled += by_whose_weapon(view, triggers, candidates, filled)
    filled = [
        *filled,
        *doers_of_one_deed(view, triggers, filled),
        *against_whom(view, triggers, candidates, filled),
        *what_was_hit(view, triggers, candidates, filled),
        *Carrier(view, triggers, candidates, filled, _sources(view, candidates, given)).carry(),
    ]
    around = [attributions_around(view, trigger, given.attributions) for trigger in triggers]
    said = [_said(holding) for holding in around]
    features = StatusFeatures(view, triggers, said, given.times, given.published)
    statuses = read_statuses(features, given.statuses)
    parties = [_party(view, candidate, given) for candidate in candidates]
    links = Linker(view, triggers, candidates, parties, filled).links()
    story = Story(
        view,
        triggers,
        [status.name for status in statuses],
        named_parties(len(triggers), candidates, filled, links, _names(view, given.mentions)),
        [(holding[0].content_start, holding[0].content_end) if holding else None for holding in around],
    )
    datings = date_events(story, candidates, filled, given.times)
    datings = look_ahead(datings, story.statuses, given.times, given.published)
    events = [
        _event_row(view, triggers[at], statuses[at], datings[at], given, around[at][:1])
        for at in range(len(triggers))
    ]
    arguments = _argument_rows(view, triggers, events, candidates, filled, links, given)
    events = with_beliefs(events, arguments)
    places = {row.event_mention_id: row.mention_id for row in reversed(arguments) if row.role == "place"}
    return {
        "event_mentions": [_with_place(row, places.get(row.event_mention_id)) for row in events],
        "arguments": arguments,
        "quantities": find_quantities(view, triggers, candidates, filled, events),
        "tie_mentions": find_ties(view, given.mentions, given.titles, given.attributions, given.doc_id),
    }


def _phrases(given: Given) -> Phrases:
    """The names, titles and times that may fill the slots of events."""
    return Phrases(
        given.mentions,
        [m.type for m in given.mentions],
        given.titles,
        given.times,
        [t.type for t in given.times],
    )


def attributions_around(
    view: View, trigger: Trigger, attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions whose contents hold the trigger, the shortest content first."""
    start = view.starts[trigger.first]
    holding = [a for a in attributions if a.content_start <= start < a.content_end]
    return sorted(holding, key=lambda a: (a.content_end - a.content_start, a.content_start, a.cue_start))


def _said(holding: Sequence[Attribution]) -> Said | None:
    """What the status of an event reads of the attributions around it."""
    if not holding:
        return None
    inner = holding[0]
    cue = (inner.cue_start, inner.cue_end)
    return Said(inner.kind, inner.certainty, inner.quote, inner.source_kind, cue, len(holding))


def _names(view: View, mentions: Sequence[Mention]) -> dict[str, Name]:
    """The folded words of each name by the id of its mention."""
    return {
        mention.mention_id: tuple(view.forms[slice(*view.tokens(mention.start, mention.end))])
        for mention in mentions
    }


def _saying(row: Attribution) -> Saying:
    source = None
    if row.source_start is not None and row.source_end is not None:
        source = (row.source_start, row.source_end)
    return Saying(source, (row.content_start, row.content_end))


def _sources(view: View, candidates: Sequence[Candidate], given: Given) -> list[Source]:
    """The statements whose source is a candidate."""
    starts = {view.starts[candidate.first]: index for index, candidate in enumerate(candidates)}
    return [
        Source(
            view.tokens(row.cue_start, row.cue_end)[0],
            starts[row.source_start],
            *view.tokens(row.content_start, row.content_end),
        )
        for row in given.attributions
        if row.source_start in starts
    ]


def _party(view: View, candidate: Candidate, given: Given) -> Party:
    """Which name a candidate bears by itself: its own, or that of its title.

    The name behind "his counterpart" is not that of the title before these words.
    """
    if candidate.kind == NAME:
        return Party(given.mentions[candidate.index].mention_id, candidate.type)
    if candidate.kind == TITLE:
        if candidate.stop < len(view.forms) and is_counterpart(view, candidate.stop):
            return Party(None, "PER")
        return Party(given.titles[candidate.index].mention_id, "PER")
    return Party(None, "")


def _event_row(
    view: View,
    trigger: Trigger,
    status: StatusRead,
    dating: Dating,
    given: Given,
    around: Sequence[Attribution],
) -> EventMention:
    start, end = view.span(trigger.first, trigger.stop)
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    sentence_start, sentence_end = view.span(first, stop)
    return EventMention(
        event_mention_id=make_id("em", given.doc_id, start, end, trigger.type),
        doc_id=given.doc_id,
        start=start,
        end=end,
        surface=view.text[start:end],
        type=trigger.type,
        status=status.name,
        earliest=dating.earliest,
        latest=dating.latest,
        time_id=dating.time_id,
        place_mention_id=None,
        attribution_id=around[0].attribution_id if around else None,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        score=trigger.score,
        why=f"{trigger.why} {trigger.score:.2f}; status: {status.why}; time: {dating.why}",
        status_score=round(status.score, 3),
    )


def _with_place(row: EventMention, place: str | None) -> EventMention:
    if place is None:
        return row
    values = {name: getattr(row, name) for name in EventMention.__slots__}
    return EventMention(**{**values, "place_mention_id": place})


def _argument_rows(
    view: View,
    triggers: Sequence[Trigger],
    events: Sequence[EventMention],
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    links: dict[int, list[tuple[str, str]]],
    given: Given,
) -> list[Argument]:
    rows = []
    stops = topic_stops(view, triggers, candidates, filled)
    for slot in filled:
        if slot.role == ROLE_TIME:
            continue
        candidate = candidates[slot.candidate]
        first = counted_from(view, candidate.first) if candidate.kind == NOUN else candidate.first
        stop = stops.get((slot.trigger, slot.candidate), candidate.stop)
        start, end = view.span(first, stop)
        event = events[slot.trigger]
        meant: Sequence[tuple[str | None, str]] = links.get(slot.candidate) or [(None, "")]
        rows += [
            Argument(
                event.event_mention_id,
                given.doc_id,
                slot.role,
                start,
                end,
                view.text[start:end],
                mention_id,
                f"{slot.why}; {how}" if how and candidate.kind in (NOUN, TITLE) else slot.why,
                slot.score,
            )
            for mention_id, how in meant
        ]
    return sorted(
        rows, key=lambda row: (row.event_mention_id, row.role, row.start, row.end, row.mention_id or "")
    )
