"""Which acts of one document are two, whatever words they share: who does them, to whom, and whether they are "also"
done.

Pure functions over pairs of scenes; `coref` asks them of groups. The counts are those of `python -m bench.coref
--rules`.
"""

from collections.abc import Set

from tawatur.reconcile.events.scene import Scene, named

CONTACT = "talk"
"""The family of contacts between parties: who met whom is what makes the happening."""

OF_MANY = frozenset({"force", "disaster", "protest", "vote", "deal"})
"""Families with so many parties that a report names only some."""

_GOES_ON = frozenset({"aid", "sanction"})
"""Families of what lasts and is not counted."""


def is_other_act(left: Scene, right: Scene) -> bool:
    """Whether another acts, on the first or on another: "A praised B" and "B praised A" are two.

    In the annotated press 2 of 147 such pairs are one act.
    """
    ours, theirs = named(left.doers), named(right.doers)
    if not ours or not theirs or ours & theirs:
        return False
    here, there = named(left.parties) - ours, named(right.parties) - theirs
    return bool(ours & there or theirs & here or (here and there and not here & there))


def is_of_others(left: Scene, right: Scene, persons: Set[str]) -> bool:
    """Whether it is done to another person, or another person does it: two cables of one day to two presidents.

    In the annotated press 0 of 92 such pairs are one act. What has no type is told of whoever was there too.
    """
    if left.family in OF_MANY or left.family == CONTACT:
        return False
    sides = [(left.parties - left.doers, right.parties - right.doers)]
    if left.type != "OTHER":
        sides.append((left.doers, right.doers))
    return any(ours & persons and theirs & persons and not ours & theirs & persons for ours, theirs in sides)


def is_one_more(left: Scene, right: Scene) -> bool:
    """Whether the later of the two is told as one more, or beside the matter: "he also called for", "elsewhere a raid".

    In the annotated press 4 of 105 such pairs are one act. Contacts are left out: such a mention often has a party of
    the contact before it (decision 19); and what goes on, of which the next words tell more.
    """
    first, second = (left, right) if left.start < right.start else (right, left)
    if second.family == CONTACT or second.family in _GOES_ON:
        return False
    return second.is_one_more and first.type == second.type
