"""`tawatur decide`: say what the machine got wrong, once, with a name and a reason.

Reads a built case; appends one line to its `decisions.jsonl`. The decision takes effect with the next build
and survives every later one.
"""

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.effect import effect
from tawatur.cli.messages import numbered
from tawatur.errors import InputError
from tawatur.export.ids import document_slip, whole_id
from tawatur.export.passage import find
from tawatur.export.people import near_names
from tawatur.export.record import Record
from tawatur.model.decision import KINDS, Anchor, Decision
from tawatur.model.ids import make_id
from tawatur.pipeline.decided import unapplied
from tawatur.store.case import Case

if TYPE_CHECKING:
    from tawatur.resolve.refer import Target


class Verb(StrEnum):
    """What can be decided."""

    same = "same"
    different = "different"
    unsure = "unsure"
    rename = "rename"
    reject = "reject"
    revoke = "revoke"
    list = "list"


_OPERANDS = {"same": 2, "different": 2, "unsure": 2, "rename": 2, "reject": 1, "revoke": 1, "list": 0}


_A = {"entity": "a person, body or place", "event": "an event", "finding": "a disagreement"}


def decide(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    verb: Annotated[
        Verb,
        typer.Argument(
            help="same A B, different A B, unsure A B, rename A NAME (in Arabic letters the Arabic"
            " name, in others the English one), reject A, revoke ID, list."
        ),
    ],
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Each an id, an entity's name, or document:start-end."),
    ] = None,
    why: Annotated[str, typer.Option(help="The reason, kept with the decision.")] = "",
    by: Annotated[str | None, typer.Option(help="Who decides; default: the user's login name.")] = None,
    events: Annotated[
        bool, typer.Option("--events", help="document:start-end names events, not entities.")
    ] = False,
) -> None:
    """Record a decision on entities, events or findings: it always beats the machine's.

    For example: tawatur decide CASE different report-1:120-126 report-4:80-86 --why "uncle and nephew"
    """
    opened, given = Case.open(case), what or []
    if len(given) != _OPERANDS[verb]:
        raise InputError(
            f"`{verb}` takes {_OPERANDS[verb]} arguments after it, {len(given)} were given;"
            " names with spaces stand in quotes"
        )
    if verb is Verb.list:
        _print_decisions(opened)
        return
    decision = _decision(opened, verb, given, why, by or login(), "event" if events else "entity")
    opened.append_decision(decision)
    record = Record(opened.table)
    typer.echo(f"{decision.decision_id}  {_describe(decision, record)}")
    for line in effect(record, decision):
        typer.echo(line, err=True)
    typer.echo(f"It takes effect with: tawatur build {case}")


def _decision(case: Case, verb: str, given: list[str], why: str, by: str, subject: str) -> Decision:
    if verb == "revoke":
        if given[0] not in {decision.decision_id for decision in case.decisions()}:
            raise InputError(f"there is no decision {given[0]}; see: tawatur decide {case.path} list")
        return make_decision(case, verb, "decision", (None, None), given[0], by=by, why=why)
    record = Record(case.table)
    left = _target(case, record, given[0], subject)
    if verb not in KINDS[left.subject]:
        raise InputError(
            f"{given[0]} is {_A[left.subject]}, on which `{verb}` cannot be said;"
            f" these can: {', '.join(sorted(KINDS[left.subject]))}"
        )
    if verb == "reject":
        return make_decision(case, verb, left.subject, (left.anchor, left.second), left.kind, by=by, why=why)
    if verb == "rename":
        if not given[1].strip():
            raise InputError(
                f"the new name of {given[0]} is empty; to undo a rename: tawatur decide CASE revoke ID"
            )
        return make_decision(case, verb, left.subject, (left.anchor, None), given[1].strip(), by=by, why=why)
    right = _target(case, record, given[1], subject)
    if left.subject != right.subject:
        raise InputError(
            f"{given[0]} is {_A[left.subject]} and {given[1]} is {_A[right.subject]}: they cannot be one"
        )
    if left.anchor == right.anchor:
        raise InputError("both sides name the same words; give two places, as document:start-end")
    return make_decision(case, verb, left.subject, (left.anchor, right.anchor), None, by=by, why=why)


def _target(case: Case, record: Record, said: str, subject: str) -> "Target":
    """What `said` means, an id perhaps by its first characters.

    Raises InputError that says what to give instead.
    """
    from tawatur.resolve.refer import refer  # a stage's code is slow to import

    whole = whole_id(record, said)
    if whole in record.attributions:
        raise InputError(
            f"{whole} is a statement; decisions are on people, bodies, places, events and disagreements"
        )
    try:
        return refer(case.table, whole, subject)
    except InputError as error:
        doc_id, place = find(record, whole)
        if doc_id is not None and place is None:
            key = record.called(doc_id)
            raise InputError(f"{whole} is a document; name words in it, as {key}:START-END") from error
        slip = document_slip(record, whole)
        near = [] if slip else near_names(record, whole)
        if slip:
            raise InputError(slip) from error
        raise InputError(f"{error}; near it: {', '.join(near)}" if near else str(error)) from error


def login() -> str:
    """The user's login name.

    Raises InputError where the system knows none, as in some containers.
    """
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("the system knows no login name; say who decides with --by NAME") from error


def make_decision(
    case: Case,
    kind: str,
    subject: str,
    sides: tuple[Anchor | None, Anchor | None],
    value: str | None,
    *,
    by: str,
    why: str,
) -> Decision:
    """A new decision, dated now, with an id of its own among those of the case."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    decision_id = make_id("x", kind, subject, *sides, value, by, at, len(case.decisions()))
    return Decision(decision_id, kind, subject, sides[0], sides[1], value, by, at, why)


def _describe(decision: Decision, record: Record) -> str:
    """A decision on one line, its places as `tawatur show` cites them."""
    sides = [
        f"{anchor.quote} ({record.called(anchor.doc_id)}:{anchor.start}-{anchor.end})"
        for anchor in (decision.left, decision.right)
        if anchor is not None
    ]
    arrow = " →" if decision.kind == "rename" else ""
    value = f"{arrow} {decision.value}" if decision.value else ""
    why = f"  ({decision.why})" if decision.why else ""
    return f"{decision.kind} {decision.subject}: {' | '.join(sides)}{value}{why}"


def _print_decisions(case: Case) -> None:
    decisions = case.decisions()
    lost = {decision.decision_id: reason for decision, reason in unapplied(case)}
    record = Record(case.table)
    for decision in decisions:
        note = f"  does not apply: {lost[decision.decision_id]}" if decision.decision_id in lost else ""
        typer.echo(
            f"{decision.decision_id}  {decision.at}  {decision.by}  {_describe(decision, record)}{note}"
        )
    typer.echo(f"{numbered(len(decisions), 'decision')}, {len(lost):,} that do not apply")
