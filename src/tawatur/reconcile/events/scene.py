"""A scene: what one event mention says of its happening, ready to be compared.

Reads the rows around an event mention (arguments, places, dates, its sentence) with the entities that its names were
resolved to; gives one `Scene` each. The invariant: a scene holds only what its own document says.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Argument, EventMention, Quantity, TimeRef
from tawatur.model.ontology import family
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.events.cast import Cast
from tawatur.reconcile.events.open_days import OpenDay, open_day
from tawatur.reconcile.events.sets import share_sets
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.phrases import pattern
from tawatur.text.fold import fold, fold_map
from tawatur.text.names import without_article
from tawatur.text.tokens import stem_keys

_FILE = "comparable.yaml"

PARTY_ROLES = frozenset({"actor", "recipient", "participant", "victim", "mediator"})

_BESIDE = 40
"""Characters on either side of a trigger in which "twice" or "by video" is said of its event."""

_GAP = " ,\N{ARABIC COMMA}:"
"""What may stand between a trigger and such words."""

_WORD = 4
"""Letters of a word that tells who is meant; shorter ones are mostly particles."""

_OF_MANY_PARTS = frozenset({"force", "disaster", "protest"})
"""Families whose plurals, dated to one day, are the parts of one happening."""

_VAGUE = frozenset({"conditional", "background", "invited"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One event mention with what surrounds it."""

    event_mention_id: str
    doc_id: str
    start: int
    end: int
    type: str
    family: str
    status: str
    stem: str
    """The first word of the trigger, folded, without article and proclitics."""
    stems: frozenset[str]
    """All its words so."""
    is_definite: bool
    is_series: bool
    """It speaks of several happenings at once."""
    is_by_wire: bool
    """It is a contact of those who are not in one room."""
    arrives: bool
    """Its trigger says that somebody arrives."""
    receives_him: bool
    """Its trigger holds its guest as a pronoun."""
    is_one_more: bool
    """It is told as one act more, or beside the matter before: "he also called for"."""
    parties: frozenset[str]
    """Entity ids; a party without one is its folded words after a tilde, good within its document."""
    doers: frozenset[str]
    """Those of the parties who act."""
    described: frozenset[str]
    """The words of parties that have no name ("the migrants"), stripped to their stems, good across documents."""
    numbers: frozenset[tuple[float, str]]
    """What is counted beside it: value and unit."""
    places: frozenset[str]
    earliest: int | None
    latest: int | None
    """Ordinals; both null where the text does not bound the time on both sides."""
    open_days: frozenset[OpenDay]
    """The weekday or day and month that it gives instead, where its text gives no year or week."""
    words: frozenset[str]
    """Of its sentence."""
    sentence: int
    """Where its sentence starts."""
    attribution_id: str | None
    day: int | None
    """The day its document came out."""

    def __post_init__(self) -> None:
        share_sets(self)

    @property
    def is_dated(self) -> bool:
        """Whether its interval is at most a month: narrow enough to tell two happenings apart."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest <= 31

    @property
    def is_stale(self) -> bool:
        """Whether it is dated more than a month before or after its document: not the news of the day."""
        return self.is_dated and self.day is not None and _distance(self, self.day) > 31

    @property
    def is_vague(self) -> bool:
        """Whether it speaks of a possibility or of what went before."""
        return self.status in _VAGUE


def named(parties: frozenset[str]) -> frozenset[str]:
    """Those that have a name, known by their entity."""
    return frozenset(party for party in parties if not party.startswith("~"))


def days_apart(left: Scene, right: Scene) -> int:
    """Days between two scenes that both have a time."""
    assert left.earliest and left.latest and right.earliest and right.latest
    return max(left.earliest - right.latest, right.earliest - left.latest, 0)


def _distance(scene: Scene, day: int) -> int:
    assert scene.earliest is not None and scene.latest is not None
    return max(scene.earliest - day, day - scene.latest, 0)


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(words_of(" ".join(entry["form"] for entry in load_yaml(_FILE)[group])))


@lru_cache(1 << 15)
def trigger_stem(surface: str) -> tuple[str, bool]:
    """The first word of a trigger without what is attached in front, and whether the article was.

    >>> trigger_stem("والزيارة"), trigger_stem("زيارته")
    (('زياره', True), ('زيارته', False))
    """
    word = surface.split()[0] if surface.split() else surface
    keys = [key for key, _ in stem_keys(word, strong=True)]
    for key in keys:
        if key in _listed("lam_verbs"):
            return key, False
        bare = without_article(key)
        if bare != key:
            return bare, True
    return keys[0] if keys else word, False


def scenes(
    event_mentions: Iterable[EventMention],
    arguments: Iterable[Argument],
    texts: Mapping[str, str],
    cast: Cast,
    days: Mapping[str, int | None],
    quantities: Iterable[Quantity] = (),
    times: Mapping[str, TimeRef] = MappingProxyType({}),
) -> list[Scene]:
    """One scene per event mention, sorted by document and place in it.

    `texts`: the text of each document; `days`: the ordinal each document came out; `times`: by id.
    """
    by_mention: dict[str, list[Argument]] = defaultdict(list)
    for argument in arguments:
        by_mention[argument.event_mention_id].append(argument)
    counted: dict[str, set[tuple[float, str]]] = defaultdict(set)
    for quantity in quantities:
        counted[quantity.event_mention_id].add((quantity.value, quantity.unit))
    sentences: dict[tuple[str, int, int], frozenset[str]] = {}
    made = []
    for mention in event_mentions:
        key = (mention.doc_id, mention.sentence_start, mention.sentence_end)
        if key not in sentences:
            sentences[key] = frozenset(words_of(texts[mention.doc_id][key[1] : key[2]]))
        around = _Around(
            tuple(by_mention.get(mention.event_mention_id, ())),
            frozenset(counted.get(mention.event_mention_id, ())),
            sentences[key],
            _beside(mention, texts[mention.doc_id]),
            _attended_from(mention, texts[mention.doc_id]),
            _is_one_more(mention, texts[mention.doc_id]),
            days.get(mention.doc_id),
            _open_days(mention, times),
        )
        made.append(_scene(mention, around, cast))
    return sorted(made, key=lambda scene: (scene.doc_id, scene.start, scene.end, scene.event_mention_id))


@dataclass(frozen=True, slots=True)
class _Around:
    arguments: tuple[Argument, ...]
    numbers: frozenset[tuple[float, str]]
    words: frozenset[str]
    beside: str
    """The words next to the trigger, folded."""
    attended_from: int | None
    """Where those begin, in its document, who are said to have been at the contact it comes back to; null elsewhere."""
    is_one_more: bool
    day: int | None
    open_days: frozenset[OpenDay]


def _open_days(mention: EventMention, times: Mapping[str, TimeRef]) -> frozenset[OpenDay]:
    time = times.get(mention.time_id) if mention.time_id and mention.earliest is None else None
    found = open_day(time.value) if time else None
    return frozenset({found} if found else ())


def _beside(mention: EventMention, text: str) -> str:
    low = max(mention.sentence_start, mention.start - _BESIDE)
    return fold(text[low : min(mention.sentence_end, mention.end + _BESIDE)])


def _is_one_more(mention: EventMention, text: str) -> bool:
    """Whether right before its trigger stands "also" or "elsewhere", or right after it "also"."""
    before = fold(text[max(0, mention.start - _BESIDE) : mention.start]).rstrip(_GAP)
    if any(found.end() == len(before) for found in pattern("one_more", _FILE).finditer(before)):
        return True
    after = fold(text[mention.end : mention.end + _BESIDE]).lstrip(_GAP)
    return pattern("also", _FILE).match(after) is not None


def _attended_from(mention: EventMention, text: str) -> int | None:
    """Where those begin who attended: the sentence after "attended the meeting", what follows "the meeting, attended
    by".
    """
    if family(mention.type) != "talk" or not trigger_stem(mention.surface)[1]:
        return None
    before = fold(text[max(mention.sentence_start, mention.start - _BESIDE) : mention.start]).rstrip()
    if any(found.end() == len(before) for found in pattern("attends", _FILE).finditer(before)):
        return mention.sentence_start
    after = fold_map(text[mention.end : mention.sentence_end])
    found = pattern("attended_by", _FILE).search(after.key)
    return mention.end + after.span(*found.span())[1] if found else None


def _scene(mention: EventMention, around: _Around, cast: Cast) -> Scene:
    words = around.words
    arguments = around.arguments
    first = around.attended_from
    named = tuple(argument for argument in arguments if first is None or argument.start < first)
    stem, is_definite = trigger_stem(mention.surface)
    is_bounded = mention.earliest is not None and mention.latest is not None
    places = {cast.name(argument) for argument in arguments if argument.role == "place"}
    if mention.place_mention_id is not None and mention.place_mention_id in cast.entity_of:
        places.add(cast.entity_of[mention.place_mention_id])
    return Scene(
        event_mention_id=mention.event_mention_id,
        doc_id=mention.doc_id,
        start=mention.start,
        end=mention.end,
        type=mention.type,
        family=family(mention.type),
        status=mention.status,
        stem=stem,
        stems=frozenset({stem, *(trigger_stem(word)[0] for word in mention.surface.split()[1:])}),
        is_definite=is_definite,
        is_series=_is_series(stem, mention, around.beside),
        is_by_wire=family(mention.type) == "talk"
        and pattern("by_wire", _FILE).search(around.beside) is not None,
        arrives=stem in _listed("arrivals"),
        receives_him=stem in _listed("receives_him"),
        is_one_more=around.is_one_more and not is_definite,
        parties=_parties(named, mention, cast),
        doers=_parties([argument for argument in named if argument.role == "actor"], mention, cast),
        described=_described(named),
        numbers=around.numbers,
        places=frozenset(places),
        earliest=ordinal(mention.earliest) if is_bounded else None,
        latest=ordinal(mention.latest) if is_bounded else None,
        open_days=around.open_days,
        words=words,
        sentence=mention.sentence_start,
        attribution_id=mention.attribution_id,
        day=around.day,
    )


def _is_series(stem: str, mention: EventMention, beside: str) -> bool:
    """A plural of its kind, or a contact that the words next to it count or call a habit ("received him twice").

    Raids or protests of one day are one happening.
    """
    if stem in _listed("series"):
        is_one_day = mention.earliest is not None and mention.earliest == mention.latest
        return not (is_one_day and family(mention.type) in _OF_MANY_PARTS)
    return family(mention.type) == "talk" and pattern("times_words", _FILE).search(beside) is not None


def _parties(arguments: Iterable[Argument], mention: EventMention, cast: Cast) -> frozenset[str]:
    named = (cast.party(argument, mention) for argument in arguments if argument.role in PARTY_ROLES)
    return frozenset(
        name for name in named if name is not None and name.removeprefix("~") not in _listed("both_sides")
    )


def _described(arguments: tuple[Argument, ...]) -> frozenset[str]:
    unnamed = (
        argument.surface
        for argument in arguments
        if argument.role in PARTY_ROLES and argument.mention_id is None
    )
    words = {without_article(word) for surface in unnamed for word in words_of(surface)}
    return frozenset(word for word in words if len(word) >= _WORD and word not in _listed("both_sides"))
