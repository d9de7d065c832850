"""Views as text for a terminal: short lines, Arabic at the line's end, since most terminals do no bidi.

Takes the rows of the other views; gives rich renderables and never prints. Names inside a line are the
English ones where they are known, others isolated (`Labels.isolated`), so that the order of words holds on
any screen.
"""

from collections.abc import Iterator

from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from tawatur.export.cite import Citation, clip
from tawatur.export.dates import edtf
from tawatur.export.disputes import Dispute
from tawatur.export.event import EventPage
from tawatur.export.labels import Labels
from tawatur.export.marks import speaker_name
from tawatur.export.passage import Passage
from tawatur.export.people import EntityLine, EntityPage
from tawatur.export.record import Record
from tawatur.export.said import Statement
from tawatur.export.sources import DocumentLine
from tawatur.export.timeline import TimelineEntry, entry

_INDENT = 4
_SIDE_CITATIONS = 4  # of one side of a disagreement; the rest is counted
_NUMBERS = frozenset({"documents", "words", "events"})  # columns that are counts
_WORD = 8  # columns that the words of a table's cells need to stay whole
_AROUND = 400  # characters of a document on either side of cited words
_ALIASES = 6  # spellings shown in a list; the entity's own page has all


def timeline_lines(entries: list[TimelineEntry], labels: Labels, n_left_out: int) -> Iterator[RenderableType]:
    """The chronology: main events, then the background if there is one; last, how much is left out."""
    shown = {found.event_id for found in entries}
    main = [found for found in entries if found.is_main]
    rest = [found for found in entries if not found.is_main]
    if not entries:
        yield Text(labels.word("no_events"))
    for found in main:
        yield from _event(found, labels, is_part=found.part_of in shown)
    if rest:
        yield Text(f"\n{labels.word('background')}", style="bold")
    for found in rest:
        yield from _event(found, labels, is_part=found.part_of in shown)
    if n_left_out:
        yield Text(f"\n{labels.word('background')}: {labels.count(n_left_out, 'event')} (--all)", style="dim")


def _event(found: TimelineEntry, labels: Labels, *, is_part: bool = False) -> Iterator[Text]:
    head = Text()
    head.append(f"{_day(found.earliest, found.latest, labels):<11} ", style="bold cyan")
    head.append(labels.happening(found.status, found.type), style="bold")
    head.append(f"  {labels.parties(found, limit=5)}")
    if found.place:
        head.append(f"  @ {labels.isolated(labels.name(found.place))}")
    counts = Text(f"{found.event_id}  {labels.support(found.support)}", style="dim")
    if found.findings:
        counts.append(f"  ! {labels.count(len(found.findings), 'finding')}", style="yellow")
    depth = 2 if is_part else 1
    yield _indent(head, depth - 1)
    yield _indent(counts, depth)
    yield _indent(_cited(found.cited), depth)


def _day(earliest: str | None, latest: str | None, labels: Labels) -> str:
    """An interval for the narrow column of days: EDTF, but ≤ and ≥ where one bound is open."""
    if earliest is None and latest is None:
        return labels.word("day_unknown")
    if earliest is None or latest is None:
        return f"≥{earliest[:10]}" if earliest else f"≤{latest[:10]}" if latest else ""
    return edtf(earliest, latest)


def _indent(line: Text, depth: int) -> Text:
    return Text(" " * (_INDENT * depth)).append_text(line)


def _cited(cited: Citation) -> Text:
    line = Text(f"{cited.place}  ", style="green")
    line.append(cited.excerpt, style="default")
    return line


def finding_lines(disputes: list[Dispute], record: Record, labels: Labels) -> Iterator[RenderableType]:
    """Each disagreement with its sides and their words."""
    if not disputes:
        yield Text(labels.word("no_findings"))
    for found in disputes:
        head = Text()
        head.append(
            labels.of("verdict", found.verdict), style="bold red" if found.verdict == "conflict" else "bold"
        )
        head.append(f" · {labels.of('finding_kind', found.kind)} · {_subject(found, record, labels)}")
        yield head
        yield _indent(Text(labels.explanation(found)), 1)
        yield _indent(Text(f"{found.finding_id} → {found.subject_id}", style="dim"), 1)
        for side in found.sides:
            outlets = ", ".join(labels.isolated(outlet) for outlet in side.outlets)
            origins = labels.count(side.text_origins, "text_origin")
            yield _indent(
                Text(f"{labels.isolated(labels.shown(side))}: {outlets} · {origins}", style="cyan"), 1
            )
            for cited in side.citations[:_SIDE_CITATIONS]:
                yield _indent(_cited(cited), 2)
            if len(side.citations) > _SIDE_CITATIONS:
                yield _indent(Text(f"+{len(side.citations) - _SIDE_CITATIONS} (--json)", style="dim"), 2)


def _subject(found: Dispute, record: Record, labels: Labels) -> str:
    if found.subject_kind == "event" and found.subject_id in record.members:
        about = entry(record, record.events[found.subject_id])
        day = _day(about.earliest, about.latest, labels)
        return f"{labels.of('event_type', about.type)} {labels.parties(about, limit=3)} {day}"
    name = found.subject_ar if labels.language == "ar" else found.subject_en
    return labels.isolated(name or found.subject_ar or found.subject_id)


def statement_lines(said: list[Statement], labels: Labels) -> Iterator[RenderableType]:
    """Who says what: chain, cue and kind, then the content."""
    if not said:
        yield Text(labels.word("no_statements"))
    for found in said:
        head = Text()
        head.append(f"{(found.cited.published or '?')[:10]:<11} ", style="bold cyan")
        chain = [labels.isolated(speaker_name(speaker, labels)) for speaker in found.chain]
        outlet = labels.isolated(found.cited.outlet or found.cited.key)
        head.append(" › ".join([outlet, *chain]), style="bold")
        kinds = (
            labels.of("statement_kind", found.kind),
            labels.of("certainty", found.certainty),
            labels.of("quote", found.quote),
            labels.of("source_kind", found.speaker.kind),
        )
        head.append(f"  {' · '.join(kinds)}", style="dim")
        content = Text(f"{found.cited.place}  ", style="green")
        content.append(f"[{found.cue}] ", style="dim")
        content.append(clip(found.content, 0, 1), style="default")
        yield head
        yield _indent(content, 1)


def _table(columns: tuple[str, ...], labels: Labels, *, wraps: tuple[str, ...]) -> Table:
    """An empty table; on a narrow terminal only the columns in `wraps` give way: an id cut short names
    nothing.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        justify: JustifyMethod = "right" if column in _NUMBERS else "left"
        table.add_column(
            labels.of("column", column),
            justify=justify,
            no_wrap=column not in wraps,
            overflow="fold",
            min_width=_WORD,
        )
    return table


def entity_list(lines: list[EntityLine], labels: Labels) -> Text:
    """People and bodies, one a line, Arabic last.

    Set by hand: rich lays out a table cell by cell, which takes ten times as long for ten thousand names.
    """
    heads = [labels.of("column", column) for column in ("id", "type", "documents", "events", "name")]
    rows = [
        [
            line.entity_id,
            labels.of("entity_type", line.type),
            str(line.n_documents),
            str(line.n_events),
            _called(line),
        ]
        for line in lines
    ]
    id_, type_, documents, events = (
        max(cell_len(row[column]) for row in (heads, *rows)) for column in range(len(heads) - 1)
    )
    return Text(
        "\n".join(
            f"{set_cell_size(row[0], id_)}  {set_cell_size(row[1], type_)}"
            f"  {row[2]:>{documents}}  {row[3]:>{events}}  {row[4]}"
            for row in (heads, *rows)
        )
    )


def _called(line: EntityLine) -> str:
    """An entity's names and first offices."""
    names = [line.name_ar, *(alias for alias in line.aliases if alias != line.name_ar)]
    english = f"{line.name_en}  " if line.name_en else ""
    offices = f"  ({'; '.join(line.offices[:2])})" if line.offices else ""
    return f"{english}{' / '.join(names[:_ALIASES])}{offices}"


def document_table(lines: list[DocumentLine], labels: Labels) -> Table:
    """Documents with day, origin letter, reprints and credits, Arabic last."""
    columns = ("key", "published", "origin", "words", "events", "outlet")
    table = _table(columns, labels, wraps=("published", "outlet"))
    for line in lines:
        notes = []
        if line.reprint_of:
            notes.append(f"{labels.word('reprint_of')} {labels.isolated(line.reprint_of)}")
        if line.credited_to:
            notes.append(f"{labels.word('credited_to')} {labels.isolated(line.credited_to)}")
        day = _moment(line.published) if line.published else labels.word("no_date")
        basis = f" ({line.published_basis})" if line.published_basis else ""
        outlet = labels.isolated(line.outlet or labels.word("unknown_outlet"))
        parts = [outlet, *notes, clip(line.title or "", 0, 1, width=70)]
        table.add_row(
            line.key,
            day + basis,
            line.origin_letter,
            str(line.n_words),
            str(line.n_events),
            Text(" · ".join(part for part in parts if part)),
        )
    return table


def passage_lines(found: Passage, labels: Labels) -> Iterator[Text]:
    """A document to read, or the sentences around cited words, which stand in brackets."""
    line, cited = found.document, found.cited
    day = _moment(line.published) if line.published else labels.word("no_date")
    outlet = labels.isolated(line.outlet or labels.word("unknown_outlet"))
    yield Text(f"{cited.place if cited else line.key}  {day} · {outlet}", style="green")
    if line.title:
        yield Text(line.title, style="bold")
    if cited is None:
        yield Text(f"\n{found.text}")
        return
    before = found.text[max(0, cited.start - _AROUND) : cited.start]
    after = found.text[cited.end : cited.end + _AROUND]
    shown = Text("\n" + ("… " if cited.start > _AROUND else "") + before)
    shown.append(f"[{cited.words}]", style="bold")
    yield shown.append(after + (" …" if cited.end + _AROUND < len(found.text) else ""))


def _moment(published: str) -> str:
    """A day or interval as it is, a date-time to the minute."""
    return published[:16].replace("T", " ") if "T" in published else published


def entity_lines(page: EntityPage, record: Record, labels: Labels) -> Iterator[RenderableType]:
    """One entity in full."""
    line = page.entity
    names = " · ".join(name for name in (line.name_en, labels.isolated(line.name_ar)) if name)
    yield Text(f"{names}  ({labels.of('entity_type', line.type)}, {line.entity_id})", style="bold")
    yield Text(
        f"{labels.count(line.n_documents, 'report')} · {labels.count(line.n_mentions, 'mention')}",
        style="dim",
    )
    for spelling in page.spellings:
        yield Text(
            f"  {spelling.n_mentions:>4} × {labels.isolated(spelling.surface)}   {spelling.cited.place}"
        )
    for held in page.offices:
        as_of = f" ({held.as_of})" if held.as_of else ""
        yield Text(f"  {labels.isolated(held.office)}{as_of}", style="bold")
        yield _indent(_cited(held.cited), 1)
    for tie in page.ties:
        left, right = labels.isolated(tie.subject or "?"), labels.isolated(tie.object or tie.label)
        yield Text(f"  {left} {labels.of('tie_kind', tie.kind)} {right}", style="bold")
        yield _indent(_cited(tie.cited), 1)
    yield Text(f"\n{labels.word('timeline')}", style="bold underline")
    yield from timeline_lines(page.events, labels, 0)
    if page.said:
        yield Text(f"\n{labels.word('statements')}", style="bold underline")
        yield from statement_lines(page.said, labels)
    if page.reasons:
        yield Text(f"\n{labels.word('judgements')}", style="bold underline")
    for reason in page.reasons:
        sides = f"{labels.isolated(reason.left)} / {labels.isolated(reason.right)}"
        yield Text(f"  {reason.verdict} {reason.score:.2f} ({reason.decided_by})  {sides}")
        yield Text(f"      {'; '.join(reason.reasons)}", style="dim")


def event_lines(page: EventPage, record: Record, labels: Labels, *, why: bool) -> Iterator[RenderableType]:
    """One event in full; `why` adds each report's reason and the judgements that joined or parted them."""
    yield from _event(page.entry, labels)
    yield Text(labels.of("support", page.entry.support.verdict), style="italic")
    for part in page.parts:
        yield from _event(part, labels, is_part=True)
    yield Text(f"\n{labels.count(len(page.reports), 'mention')}", style="bold underline")
    for report in page.reports:
        roles = "  ".join(
            f"{labels.of('role', role)}={labels.isolated(words)}" for role, words in report.arguments
        )
        happening = labels.happening(report.status, report.type)
        yield Text(f"{_day(report.earliest, report.latest, labels):<11} {happening}  {roles}")
        if report.said_by:
            speaker = labels.isolated(speaker_name(report.said_by.speaker, labels))
            yield _indent(Text(f"{labels.word('says')}: {speaker}", style="dim"), 1)
        yield _indent(_cited(report.cited), 1)
        for reason in report.reasons if why else ():
            yield _indent(Text(f"{labels.word('why')}: {reason}", style="dim"), 1)
    if page.claims:
        yield Text(f"\n{labels.word('claims')}", style="bold underline")
    for claim in page.claims:
        yield Text(f"  {claim.property}: {labels.isolated(claim.value)}   {claim.cited.place}")
    if page.disputes:
        yield Text(f"\n{labels.word('findings')}", style="bold underline")
        yield from finding_lines(page.disputes, record, labels)
    if why:
        yield Text(f"\n{labels.word('judgements')}", style="bold underline")
        for link in page.links:
            places = f"{link.left.place} / {link.right.place}"
            yield Text(f"  {link.verdict} {link.score:.2f} ({link.decided_by})  {places}")
            yield _indent(Text("; ".join(link.reasons), style="dim"), 2)
