"""`tawatur review`: the machine's doubts, one question at a time, the most consequential first.

Reads a built case; appends an answer to `decisions.jsonl` as it is given, so that a stop loses nothing. Keys
come from the terminal one by one, or from a pipe.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from tawatur.cli.decide import login, make_decision
from tawatur.cli.messages import numbered
from tawatur.export.record import Record
from tawatur.model.decision import Anchor, Decision
from tawatur.store.case import Case

if TYPE_CHECKING:
    from tawatur.resolve.review import Question

_ANSWERS = {"y": "same", "n": "different", "u": "unsure"}
_BACK = frozenset("\x7f\x08")
_LONGEST = 240  # characters of a sentence shown around a name


def review(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    by: Annotated[str | None, typer.Option(help="Who answers; default: the user's login name.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Ask at most so many questions.")] = 100,
) -> None:
    """Answer the open questions of a case: y same, n different, u unsure, s skip, backspace undo, q quit.

    Answers take effect with the next build.
    """
    from tawatur.resolve.review import questions  # a stage's code is slow to import

    opened = Case.open(case)
    asked = questions(opened.table, opened.decisions())
    session = _Session(opened, by or login(), asked[:limit])
    try:
        session.run()
    except KeyboardInterrupt:  # the answers given are kept already
        typer.echo()
    left = len(asked) - session.at
    way_on = f" They take effect with: tawatur build {case}" if session.given else ""
    typer.echo(f"{len(session.given)} answered, {left} open.{way_on}")


class _Session:
    """One sitting: where we are, and what was answered."""

    def __init__(self, case: Case, by: str, asked: "list[Question]") -> None:
        self.case, self.by, self.asked, self.record = case, by, asked, Record(case.table)
        self.at = 0
        self.given: list[tuple[int, Decision]] = []

    def run(self) -> None:
        """Ask until the questions, the answers or the person's patience end."""
        while True:
            is_over = self.at >= len(self.asked)
            if is_over:
                typer.echo(
                    "\nNo more questions: backspace undo, any other key ends."
                    if self.given
                    else "No questions."
                )
                if not self.given:
                    return
            else:
                self._show(self.asked[self.at])
            key = _key()
            if key in _BACK:
                self._undo()
            elif key in ("q", "") or is_over:
                return
            elif key == "s":
                self.at += 1
            elif key in _ANSWERS:
                self._answer(_ANSWERS[key])
            else:
                typer.echo("y same · n different · u unsure · s skip · backspace undo · q quit")

    def _answer(self, verdict: str) -> None:
        question = self.asked[self.at]
        sides = (question.left, question.right)
        decision = make_decision(self.case, verdict, question.subject, sides, None, by=self.by, why="review")
        self.case.append_decision(decision)
        self.given.append((self.at, decision))
        typer.echo(f"  → {verdict}")
        self.at += 1

    def _undo(self) -> None:
        if not self.given:
            typer.echo("  nothing to undo")
            return
        self.at, decision = self.given.pop()
        revoked = make_decision(
            self.case, "revoke", "decision", (None, None), decision.decision_id, by=self.by, why="undo"
        )
        self.case.append_decision(revoked)
        typer.echo("  → taken back")

    def _show(self, question: "Question") -> None:
        typer.echo(
            f"\n[{self.at + 1}/{len(self.asked)}] One {question.subject}?"
            f" It moves {numbered(question.weight, 'mention')}."
        )
        for anchor in (question.left, question.right):
            typer.echo(f"  {self.record.called(anchor.doc_id)}:{anchor.start}-{anchor.end}")
            typer.echo(f"    {self._sentence(anchor)}")
        typer.echo(f"  machine: {question.score:.2f}  {' · '.join(question.reasons)}")

    def _sentence(self, anchor: Anchor) -> str:
        """The sentence around an anchor on one line, its words in brackets."""
        text = self.record.documents[anchor.doc_id].text
        start, end = self.record.sentence_at(anchor.doc_id, anchor.start)
        start, end = (
            max(start, anchor.start - _LONGEST // 2),
            min(max(end, anchor.end), anchor.end + _LONGEST // 2),
        )
        shown = f"{text[start : anchor.start]}[{text[anchor.start : anchor.end]}]{text[anchor.end : end]}"
        return " ".join(shown.split())


def _key() -> str:
    """The next key, from a terminal unbuffered, from a pipe without line ends; empty where input ends."""
    if sys.stdin.isatty():
        return click.getchar()
    while True:
        key = sys.stdin.read(1)
        if key not in ("\n", "\r", " "):
            return key
