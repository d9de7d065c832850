"""Visits that are counted, listed or spoken of as a habit: how many there were, and over what time.

Reads the mentions of several happenings at once; gives one `number` finding per actor and kind of contact. The spans of
time need not be the same, so it is a refinement: the reader sees what each report counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Quantity
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.events.scene import trigger_stem
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import About, Teller, Told, figure, listed
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import pattern
from tawatur.text.fold import fold

_LONG = 60
"""Days from which an interval tells how long a series went on."""

_NEXT_TIME = 45
"""Characters between a number of visits and the time that they took, and from there to the month in which they
began.
"""


def series_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding per person and type."""
    of_actor: dict[tuple[str, str], list[tuple[Page, Told]]] = defaultdict(list)
    for page in book:
        for entry in page.entries:
            if entry.scene.family != "talk" or not (entry.scene.is_series or _span(entry)):
                continue
            told = _told(entry, material)
            if told is None:
                continue
            for name in sorted(_actors(entry, material)):
                of_actor[name, entry.mention.type].append((page, told))
    for (name, _), said in sorted(of_actor.items()):
        values = {told.value for _, told in said}
        documents = {told.doc_id for _, told in said}
        counted = {value for value in values if value.isdigit()}
        if len(documents) < 2 or len(values) < 2 or not counted:
            continue
        page = min((page for page, _ in said), key=lambda page: page.event.event_id)
        about = teller.event(page.event)
        about = About(
            about.kind, about.id, _plural(page, name, teller, "en"), _plural(page, name, teller, "ar")
        )
        yield teller.finding("number", "refinement", about, [told for _, told in said], "series_count")


@cache
def _counts() -> dict[str, str]:
    """By trigger how many happenings a dual speaks of."""
    entries = load_yaml("comparable.yaml")["series"]
    return {trigger_stem(entry["form"])[0]: str(entry["count"]) for entry in entries if "count" in entry}


def _plural(page: Page, name: str, teller: Teller, language: str) -> str:
    about = teller.entity(name)
    words = listed("series_of")
    kind = words.get(page.event.type, words["MEET"])
    return str(kind[language].format(name=about.en if language == "en" else about.ar))


def _actors(entry: Entry, material: Material) -> set[str]:
    """Who comes: the actors of visits, the parties of meetings."""
    if entry.mention.type != "VISIT":
        return set(entry.scene.parties & material.persons)
    actors = {
        material.entity_of.get(argument.mention_id or "")
        for argument in entry.arguments
        if argument.role == "actor"
    }
    return {name for name in actors if name is not None and name in material.persons}


def _told(entry: Entry, material: Material) -> Told | None:
    """The number beside the trigger, "repeatedly", or the years that it spans; null where none is said."""
    mention = entry.mention
    number = next(
        (each for each in entry.quantities if 2 <= each.value <= 99 and _is_of_times(each, entry)), None
    )
    if number is not None:
        value = figure(number.value)
        return Told(value, value, value, mention.doc_id, number.start, _through(number.end, entry, material))
    count = _counts().get(trigger_stem(mention.surface)[0])
    if count is not None:
        return Told(count, count, count, mention.doc_id, mention.start, mention.end)
    span = _span(entry)
    if span is not None:
        low, high = (str(to_date(day).year) for day in span)
        years = low if low == high else f"{low}\u2013{high}"
        time = material.times.get(mention.time_id or "")
        start, end = (time.start, time.end) if time else (mention.start, mention.end)
        return Told(
            f"in {years}", years, years, mention.doc_id, min(start, mention.start), max(end, mention.end)
        )
    words = listed("repeatedly")
    return Told("many", words["en"], words["ar"], mention.doc_id, mention.start, mention.end)


def _is_of_times(number: Quantity, entry: Entry) -> bool:
    """Whether a number is of the visits themselves or of times, not of who was met on them."""
    mention = entry.mention
    is_own = number.start < mention.end and mention.start < number.end
    return is_own or pattern("times_words", "comparable.yaml").search(fold(number.surface)) is not None


def _through(end: int, entry: Entry, material: Material) -> int:
    """Where the clause that tells from when on, or in how long, they took place ends; else where the number does."""
    last = end
    for time in material.times_of(entry.mention.doc_id):
        if end <= time.start <= min(last + _NEXT_TIME, entry.mention.sentence_end):
            last = time.end
    return last


def _span(entry: Entry) -> tuple[int, int] | None:
    low, high = ordinal(entry.mention.earliest), ordinal(entry.mention.latest)
    plural = trigger_stem(entry.mention.surface)[0]
    if low is None or high is None or high - low < _LONG or not entry.scene.is_series or not plural:
        return None
    return low, high
