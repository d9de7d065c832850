"""The report page: one HTML file, right to left or left to right, that needs no network and no script.

Reads the record through `page`; writes one file in one step. Marks in the texts are painted by the CSS Custom
Highlight API over unbroken text, since an element inside an Arabic word would part its letters; without the
script every fact still links to its sentence.
"""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.export.labels import LANGUAGES, Labels
from tawatur.export.marks import KINDS, speaker_name
from tawatur.export.page import Page, anchor, make_page, people_groups, span
from tawatur.export.record import Record
from tawatur.export.timeline import sides
from tawatur.store.files import write_bytes


def write_report(record: Record, path: Path, *, language: str = "ar", title: str = "") -> None:
    """Write the page to `path` (its folder is made if absent), with labels in `language` (`ar` or `en`)."""
    write_bytes(path, render(record, language=language, title=title).encode())


def render(record: Record, *, language: str = "ar", title: str = "") -> str:
    """The page as text: the same record gives the same page.

    Raises ValueError for a language without labels.
    """
    if language not in LANGUAGES:
        raise ValueError(f"labels exist in {', '.join(LANGUAGES)}, not in {language!r}")
    labels = Labels(language)
    page = make_page(record, labels, title)
    template = _environment().get_template("report.html.j2")
    return template.render(
        page=page,
        labels=labels,
        css=Markup(_asset("report.css")),  # noqa: S704 - our own packaged file
        script=Markup(_asset("report.js")),  # noqa: S704 - our own packaged file
        marks=_marks(page),
        kinds=KINDS,
        anchor=lambda cited: anchor(record, cited),
        span=lambda cited: span(record, cited),
        speaker_name=lambda speaker: speaker_name(speaker, labels),
        sides=sides,
        people_groups=people_groups,
        kind_of={found.finding_id: found.kind for found in page.disputes},
        event_title=lambda event_id: _event_title(page, labels, event_id),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tawatur.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (files("tawatur.export") / "templates" / name).read_text(encoding="utf-8")


def _marks(page: Page) -> Markup:
    """All marks as JSON for the page's script; `<` is escaped so that no text can close the element."""
    listed = {
        part.line.doc_id: [
            [mark.start, mark.end, KINDS.index(mark.kind), mark.label, mark.target or ""]
            for mark in part.marks
        ]
        for part in page.documents
    }
    return Markup(json.dumps(listed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704


def _event_title(page: Page, labels: Labels, event_id: str) -> str:
    """What a finding about an event calls it; empty where the event is not on the page."""
    for found in (*page.main, *page.others):
        if found.event_id == event_id:
            when = labels.when(found.earliest, found.latest)
            return f"{labels.of('event_type', found.type)}: {labels.parties(found, limit=3)} ({when})"
    return ""
