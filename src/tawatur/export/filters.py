"""What the reader of a view asks to see, checked: a filter that has no effect is an error, not silence.

Pure functions over what was asked; reads the labels for the kinds that there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tawatur.errors import InputError
from tawatur.export.labels import known, named_so


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked to see; a view uses those that concern it."""

    since: str | None = None
    """First day (ISO), inclusive."""
    until: str | None = None
    """Last day (ISO), inclusive."""
    source: str | None = None
    """Entity id or name: its statements only."""
    party: str | None = None
    """Entity id or name: its events only."""
    kind: str | None = None
    everything: bool = False
    why: bool = False


_CONCERN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "since": ("--from", ("timeline", "attributions")),
    "until": ("--to", ("timeline", "attributions")),
    "source": ("--source", ("attributions",)),
    "party": ("--with", ("timeline",)),
    "kind": ("--kind", ("attributions", "findings")),
    "everything": ("--all", ("timeline", "attributions")),
}
"""Filter → its option, and the views that have it."""

_KINDS = {"attributions": "statement_kind", "findings": "finding_kind"}


def checked(what: str, asked: Filters) -> Filters:
    """The filters of the view `what`, its days written in full.

    Raises InputError in plain words if the view has no such filter, a day is none, the first is after the
    last, or there is no such kind.
    """
    for name, (option, views) in _CONCERN.items():
        if getattr(asked, name) not in (None, False) and what not in views:
            changes = "widens" if name == "everything" else "narrows"
            raise InputError(f"{option} {changes} {' and '.join(views)}, not {what}")
    kind = named_so(_KINDS[what], asked.kind) if asked.kind is not None else None
    if asked.kind is not None and kind is None:
        raise InputError(f"{what} have no kind {asked.kind!r}; there are: {', '.join(known(_KINDS[what]))}")
    since, until = _day(asked.since, "--from"), _day(asked.until, "--to")
    if since and until and since > until:
        raise InputError(f"--from {since} is after --to {until}")
    return replace(asked, since=since, until=until, kind=kind)


def _day(said: str | None, option: str) -> str | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise InputError(f"{option} {said}: not a day; write it like 2025-03-31") from error
