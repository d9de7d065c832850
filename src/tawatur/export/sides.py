"""The sides of a line: which parties of an event a line names, and whether they do it or it is done to them.

Reads parties; writes nothing. A line names what a headline would: those who act, who are surely in it, and whom more
than one report of many names.
"""

from tawatur.export.parties import Party
from tawatur.model.ontology import event_types

_ACTING = ("PER", "ORG", "GPE")
"""Types of entities that take part as parties; peoples, places and storms are named only where nobody else
is."""
_NAMED_BY = 0.3
"""A party stands on the line if at least this share of the reports that name the first one name it too."""
_SURE_BY = 0.15
"""And if it is at least this sure beside the surest of its role: one doubtful reading among many sure ones is
a misreading."""
_SURE_BESIDE, _SURE = 0.25, 0.4
"""And this sure beside the surest of its side, or this sure in itself, or named by a second report: of 10 parties of
the readings' lines that are less, one was right.
"""
_LEAST, _LIKELY = 0.35, 0.5
"""How sure the role of the surest of a side must be for a line, unless a second report names him; and for him to
keep the place of surer words. Alone on his side, in articles that the networks had not seen, he is right in 36 %
below the first bound and in 52 % between them."""
_EQUAL = "participant"
_DOING = ("actor", "mediator", "participant")


def sides_of(event_type: str, by_name: list[Party], by_words: list[Party]) -> tuple[list[Party], list[Party]]:
    """Who does it, and to whom, of the parties that are named and of those described in words; the second side is
    empty where it is done together.
    """
    if is_done_together(event_type):
        together = sorted(
            _of_sentence(_listed(by_name, by_name, 2), 2),
            key=lambda party: (-party.n_documents, party.type != "PER"),
        )
        return _with_equals(together, by_words), []
    doers, others = _side(by_name, by_words, doing=True), _side(by_name, by_words, doing=False)
    if not any(party.is_near for party in others):
        others = []  # of 18 such in fresh articles four were right
    if not others and _may_be_done_together(event_type) and all(party.role == _EQUAL for party in doers):
        doers = _with_equals(doers, [party for party in by_words if party.role == _EQUAL])
    return doers, others


def _with_equals(together: list[Party], by_words: list[Party]) -> list[Party]:
    """Those of an event with equal sides, two at least where the words of one mention say so: not with whom another
    mention tells of.
    """
    equals = [party for party in by_words if party.is_beside and party not in together]
    return together + equals[: max(0, 2 - len(together))]


def _of_sentence(side: list[Party], needed: int) -> list[Party]:
    """Those of a side of whom the cited sentence tells, or a second text, else whom it names, where they are as many as
    are needed.

    Who stands in another sentence alone is often a party of another event that was taken for this one.
    """
    told = [party for party in side if party.is_cited]
    named = [party for party in side if party.is_near]
    return next((some for some in (told, named) if len(some) >= needed), side)


def _side(by_name: list[Party], by_words: list[Party], *, doing: bool) -> list[Party]:
    """Those of one side that are named; who is described where nobody is, or nobody by a reading that is likelier
    right than wrong, or in the cited sentence.
    """
    listed = _listed([party for party in by_name if is_doing(party.role) == doing], by_name)
    together = len(listed) > 1 and all(party.role == _EQUAL for party in listed)
    named = _of_sentence(listed, 2 if together else 1)
    words = [party for party in by_words if is_doing(party.role) == doing][:1]
    if any(party.n_documents > 1 for party in named):
        return named
    if words and words[0].is_cited and not any(party.is_cited for party in named):
        return words
    surest = max((party.score for party in named), default=0.0)
    if surest >= _LIKELY or (named and named[0].role == _EQUAL and surest >= _LEAST):
        return named
    return words or (named if surest >= _LEAST else [])


def _listed(side: list[Party], everyone: list[Party], needed: int = 1) -> list[Party]:
    """Those of a side of an event whom a line names, beside all its parties.

    Peoples, places and storms are listed where nobody who acts is, and a state that only its capital or people stands
    for where fewer than `needed` others are.
    """
    most = max((party.n_documents for party in everyone), default=0)
    acting = [party for party in side if party.type in _ACTING]
    if not acting:
        surest_of_all = max((party.surety for party in everyone), default=0.0)
        acting = [party for party in side if party.surety >= surest_of_all * _SURE_BESIDE]
    surest = {party.role: max(one.surety for one in acting if one.role == party.role) for party in acting}
    enough = min(max(surest.values(), default=0.0) * _SURE_BESIDE, _SURE)
    listed = [
        party
        for party in acting
        if party.n_documents >= most * _NAMED_BY
        and party.surety >= surest[party.role] * _SURE_BY
        and (party.surety >= enough or party.n_documents > 1)
    ]
    named = [party for party in listed if party.is_named]
    return named if len(named) >= needed else listed


def is_doing(role: str) -> bool:
    """Whether who has a role does the event, alone or with others, and it is not done to him."""
    return role in _DOING


def _may_be_done_together(event_type: str) -> bool:
    """Whether an event has equal sides, or one who does it to another: a deal, a call, a fight."""
    known = event_types().get(event_type)
    return known is not None and known.roles[0] == _EQUAL


def is_done_together(event_type: str) -> bool:
    """Whether an event has equal sides and none who does it to another."""
    known = event_types().get(event_type)
    return known is not None and "actor" not in known.roles
