"""The moments of one document in the shapes of JSON, and back: what is kept of them from build to build.

Pure. The invariant: moments that are read are equal to those that were written. Equal sets are written once: the words
of a sentence stand in each of its scenes.
"""

import typing
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from sys import intern
from typing import Any

from tawatur.reconcile.events.joins import Join
from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.open_days import OpenDay
from tawatur.reconcile.events.scene import Scene


class _Pool:
    """The distinct sets of one document, numbered."""

    def __init__(self) -> None:
        self._number: dict[frozenset[Any], int] = {}

    def number(self, values: frozenset[Any]) -> int:
        return self._number.setdefault(values, len(self._number))

    def listed(self) -> list[list[Any]]:
        return [sorted(values) for values in self._number]


def write_moments(found: Sequence[Moment]) -> list[Any]:
    """The moments of one document as lists, strings and numbers."""
    pool = _Pool()
    made = []
    for moment in found:
        row = _write(moment, pool)
        row[_at(Moment, "scenes")] = [_write(scene, pool) for scene in moment.scenes]
        row[_at(Moment, "sentences")] = [pool.number(words) for words in moment.sentences]
        made.append(row)
    return [pool.listed(), made]


def read_moments(written: Sequence[Any]) -> list[Moment]:
    """The moments that `write_moments` wrote."""
    listed, rows = written
    pool = [_set(values) for values in listed]
    return [_moment(row, pool) for row in rows]


def _write(row: Any, pool: _Pool) -> list[Any]:
    values = [getattr(row, field.name) for field in fields(row)]
    kind: type = type(row)
    for at in _sets(kind):
        values[at] = pool.number(values[at])
    return values


def _moment(row: list[Any], pool: Sequence[frozenset[Any]]) -> Moment:
    row[_at(Moment, "scenes")] = tuple(
        Scene(*_read(scene, Scene, pool)) for scene in row[_at(Moment, "scenes")]
    )
    row[_at(Moment, "sentences")] = tuple(pool[number] for number in row[_at(Moment, "sentences")])
    row[_at(Moment, "days")] = tuple(map(tuple, row[_at(Moment, "days")]))
    row[_at(Moment, "joins")] = tuple(
        Join(left, right, score, tuple(why)) for left, right, score, why in row[_at(Moment, "joins")]
    )
    for name in ("dated", "window"):
        window = row[_at(Moment, name)]
        row[_at(Moment, name)] = None if window is None else tuple(window)
    return Moment(*_read(row, Moment, pool))


def _read(row: list[Any], kind: type, pool: Sequence[frozenset[Any]]) -> list[Any]:
    for at in _sets(kind):
        row[at] = pool[row[at]]
    for at in _words(kind):
        row[at] = intern(row[at])
    return row


def _set(values: Iterable[Any]) -> frozenset[Any]:
    """A set of strings, of counts with their units, or of open days."""
    listed = list(values)
    if not listed or isinstance(listed[0], str):
        return frozenset(map(intern, listed))
    return frozenset(
        OpenDay(*value) if len(value) == len(OpenDay._fields) else tuple(value) for value in listed
    )


@cache
def _at(kind: type, name: str) -> int:
    return [field.name for field in fields(kind)].index(name)


@cache
def _sets(kind: type) -> tuple[int, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        at for at, field in enumerate(fields(kind)) if typing.get_origin(hints[field.name]) is frozenset
    )


@cache
def _words(kind: type) -> tuple[int, ...]:
    """Strings that many rows have in common."""
    common = ("doc_id", "type", "family", "status", "stem")
    return tuple(at for at, field in enumerate(fields(kind)) if field.name in common)
