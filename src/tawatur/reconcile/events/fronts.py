"""Who fights or helps, and where, on many days of a case: a war, in which sides and towns tell nothing apart.

Reads the moments of a case; gives names. Counted on days that texts give, so that many reports of one battle are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.windows import OF_WAR

DAYS = 8
"""Days of fights or aid, more than a week of them, from which a party, a place or an act at a place is of a war: the
reports of one battle are never misdated to so many."""


@dataclass(frozen=True, slots=True)
class Fronts:
    """What comes back day after day."""

    names: Set[str] = frozenset()
    """Parties and places."""
    acts: Set[tuple[str, str]] = frozenset()
    """Places with words for what is done there."""


NO_WAR = Fronts()


def fronts(moments: Iterable[Moment]) -> Fronts:
    """The parties and places of fights and of aid, and the acts at them, dated to the day on `DAYS` days or more."""
    names: dict[str, set[int]] = defaultdict(set)
    acts: dict[tuple[str, str], set[int]] = defaultdict(set)
    for moment in moments:
        days = {first for first, last in moment.days if first == last}
        if moment.family not in OF_WAR or not days:
            continue
        for name in moment.parties | moment.places:
            names[name] |= days
        for place in moment.places:
            for stem in moment.stems:
                acts[place, stem] |= days
    return Fronts(
        frozenset(name for name, seen in names.items() if len(seen) >= DAYS),
        frozenset(act for act, seen in acts.items() if len(seen) >= DAYS),
    )
