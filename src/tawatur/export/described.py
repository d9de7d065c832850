"""Who takes part in an event without a name that the record knows, and what it is about, by the words of its reports.

Reads an event's mentions and their arguments; writes nothing. Such words stand on a line where nobody is named, or
nobody as surely.
"""

from dataclasses import replace
from functools import cache

from tawatur.export.parties import ADJECTIVES, Party, own, role_in, taking_part
from tawatur.export.record import Record
from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Argument, EventMention
from tawatur.model.record import Event
from tawatur.text.fold import fold

_LAM, _ARTICLE = "\u0644", "\u0627\u0644"
_DOING = frozenset({"actor", "participant"})
_SIDES = _DOING | {"recipient", "victim"}
_SURE = 0.5
"""How sure a role must be for words to be shown. Of 1,990 such on a side without a name, in articles that the
networks had not seen, 86 % are right, one word as often as several; of those less sure 52 %."""

_WITH_TOPIC = frozenset(
    [
        "ACCUSE",
        "AGREE",
        "CALL",
        "COOPERATE",
        "ENDORSE",
        "MEET",
        "NEGOTIATE",
        "REJECT",
        "REQUEST",
        "SANCTION",
        "SIGN",
        "THREATEN",
    ]
)
"""Types that say little without what they are about."""
_SURE_TOPIC = 0.5
"""How sure a topic must be to be shown. Of forty from .6 on, read in raw news, 38 were right; of 23 between .5 and
.6, 19.
"""


def described(record: Record, event: Event, members: list[EventMention]) -> list[Party]:
    """Parties that have no name ("the managers of the banks", "the citizens", "the Russians"), by their words.

    Those of the mention that is believed most come first: several mentions of one event may each tell of others.
    """
    found: dict[tuple[str, str], Party] = {}
    told_in: dict[tuple[str, str], set[str]] = {}
    for member in members:
        names = any(True for _ in taking_part(record, event, [member]))
        for argument in record.arguments.get(member.event_mention_id, []):
            if argument.score < _SURE or not _is_unnamed(record, event, member, argument):
                continue
            words, role = " ".join(_whole(record, argument).split()), _role(event, member, argument)
            known = found.get(
                (words, role), Party("", "", words, None, role, 0, 0.0, score=0.0, is_beside=False)
            )
            told_in.setdefault((words, role), set()).add(member.doc_id)
            found[words, role] = replace(
                known,
                n_documents=len(told_in[words, role]),
                surety=max(known.surety, 0.0 if argument.role == "place" else member.belief),
                score=max(known.score, argument.score),
                is_beside=known.is_beside or names,
            )
    return sorted(found.values(), key=lambda party: (-party.surety, -party.score, party.name_ar, party.role))


def _role(event: Event, member: EventMention, argument: Argument) -> str:
    """The role in its event of who is described; what somebody visits stands behind whom he visits."""
    if event.type == "VISIT" and argument.role == "place":
        return "recipient"
    return role_in(event, member, argument.role)


def topic(record: Record, event: Event, members: list[EventMention]) -> str | None:
    """What is asked for, refused, agreed on or talked about, in the words of the mention that is believed most."""
    if event.type not in _WITH_TOPIC:
        return None
    told = [
        (member.belief, argument.score, " ".join(_whole(record, argument).split()))
        for member in members
        for argument in record.arguments.get(member.event_mention_id, [])
        if argument.role == "about" and argument.score >= _SURE_TOPIC
    ]
    return max(told)[2] if told else None


def _is_unnamed(record: Record, event: Event, member: EventMention, argument: Argument) -> bool:
    """Whether an argument stands for no party of the event by name, and its words say who it is.

    So does a people by itself, for whom no state stands ("the Russians"), and a title that was taken for the other
    side's own ("X asked the president": X is not the president). "The two sides" say nobody, nor does "a delegation"
    alone.
    """
    visited = event.type == "VISIT" and event.place_entity_id is None
    sides = _SIDES | {"place"} if visited else _SIDES
    if argument.role not in sides or fold(argument.surface, strong=True) in _saying_nobody():
        return False
    who = own(record, argument)
    entity = record.entities.get(who)
    if entity is None:
        return argument.mention_id is None
    if entity.type == "NORP" and who not in event.participants:
        return not argument.surface.endswith(ADJECTIVES)
    return _faces_himself(record, member, argument, who)


def _faces_himself(record: Record, member: EventMention, argument: Argument, who: str) -> bool:
    """Whether a title is read as of somebody who stands on the other side of the same event by his name."""
    mention = record.mentions.get(argument.mention_id or "")
    if mention is not None and argument.start <= mention.start < argument.end:
        return False
    return any(
        other.role in _SIDES
        and (other.role in _DOING) != (argument.role in _DOING)
        and record.entity_of.get(other.mention_id or "") == who
        for other in record.arguments[member.event_mention_id]
    )


@cache
def _saying_nobody() -> frozenset[str]:
    """Folded words for two parties named before, and those of which what follows is the party."""
    known = load_yaml("descriptions.yaml")
    pairs = [entry for group in known["pointers"] if group["kind"] == "pair" for entry in group["entries"]]
    return frozenset(fold(entry["form"], strong=True) for entry in [*pairs, *known["heads_only"]])


def _whole(record: Record, argument: Argument) -> str:
    """The words of an argument, with the article that is written as a letter only behind "for the"."""
    before = record.documents[argument.doc_id].text[argument.start - 1 : argument.start]
    is_joined = before == _LAM and argument.surface.startswith(_LAM)
    return _ARTICLE + argument.surface[1:] if is_joined else argument.surface
