"""Which events of a document are one happening told again, as far as their words alone show.

Reads a View and its triggers, before anything is known of parties; gives groups of triggers. Coarser than `happenings`,
which compares parties: it serves opinions that may be shared (how real an event is), not what is said to be one.
"""

from collections import defaultdict
from collections.abc import Sequence

from tawatur.annotate.events.happenings import is_set_apart, words
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite

_RECURRING = frozenset({"ATTACK", "CLASH", "KILL", "AID", "ARM", "REQUEST"})
"""Types of which one text tells many happenings: shelling, fights, deliveries. Their mentions keep to themselves."""


def retold(view: View, triggers: Sequence[Trigger]) -> list[list[int]]:
    """The triggers by group, each in one: of one type and word, or a definite noun with the last event of its type."""
    group: list[int] = []
    for at, trigger in enumerate(triggers):
        alone = trigger.type in _RECURRING or is_set_apart(view, trigger)
        before = -1 if alone else _last_told(view, triggers, at)
        group.append(at if before < 0 else group[before])
    members: defaultdict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(group):
        members[first].append(at)
    return list(members.values())


def _last_told(view: View, triggers: Sequence[Trigger], at: int) -> int:
    """The last trigger before one that it may tell again, or -1."""
    trigger = triggers[at]
    is_taken_up = trigger.type != "OTHER" and _is_known(view, trigger)
    for before in range(at - 1, -1, -1):
        other = triggers[before]
        if other.type != trigger.type or is_set_apart(view, other):
            continue
        if is_taken_up or view.lemmas[other.head] == view.lemmas[trigger.head]:
            return before
    return -1


def _is_known(view: View, trigger: Trigger) -> bool:
    """Whether a noun presents its event as known: definite, pointed at, or with a pronoun."""
    head = trigger.head
    if view.pos[head] != "NOUN":
        return False
    pointed = trigger.first > 0 and view.forms[trigger.first - 1] in words("pointing")
    owned = head + 1 < len(view.pos) and view.attached(head + 1)
    return pointed or owned or is_definite(view.forms[head])
