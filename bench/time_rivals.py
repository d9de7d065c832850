"""The rivals of the times bench, each in an environment of its own: mahad pins versions of its own.

Needs the standard library and one rival; started by `bench.times`. Reads `{set: [[doc, text, day or null],
...]}` from standard input; writes `{version, sets: {set: {guesses: [[doc, start, end, value], ...],
seconds}}}`.

    train/work/rivals/mahad/bin/python bench/time_rivals.py mahad < texts.json
"""

import json
import sys
import time
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

Guess = tuple[str, int, int, str]
"""Document, start, end, value."""


def dateparser_guesses(doc: str, text: str, published: date | None) -> list[Guess]:
    """What dateparser's search finds."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(published, datetime.min.time())} if published else {}
    found = search_dates(text, languages=["ar"], settings=settings) or []
    at, out = 0, []
    for surface, when in found:
        start = text.find(surface, at)
        if start >= 0:
            out.append((doc, start, start + len(surface), when.date().isoformat()))
            at = start + len(surface)
    return out


def _mahad_value(value: Any, now: Any) -> str:
    """mahad's value in the form that serves it best: its year and month, a length, or a day from `now`."""
    start = getattr(value, "start", None)  # an interval: its first moment
    value = value if start is None else start
    if hasattr(value, "values"):
        letters = {
            "SECONDS": "TS",
            "MINUTES": "TM",
            "HOURS": "TH",
            "DAYS": "D",
            "WEEKS": "W",
            "MONTHS": "M",
            "YEARS": "Y",
        }
        codes = [f"{item.value:g}{letters.get(item.unit.name, '?')}" for item in value.values]
        return "P" + "".join(
            code.replace("T", "") if "T" not in code else f"T{code.replace('T', '')}" for code in codes
        )
    if not hasattr(value, "day"):
        return str(value)
    if (
        value.day is None
        and value.weekday is None
        and not value.days
        and not value.weeks
        and not value.months
    ):
        if value.year is not None and value.month is not None:
            return f"{value.year}-{value.month:02d}"
        if value.year is not None:
            return str(value.year)
        if value.month is not None and now is not None:
            return f"{now.year}-{value.month:02d}"
    if now is None:
        return str(value)
    try:
        return str((now + value).date().isoformat())
    except (TypeError, ValueError, OverflowError):
        return str(value)


def mahad_guesses(doc: str, text: str, published: date | None) -> list[Guess]:
    """mahad's times, and its durations where they touch no time."""
    import regex

    # mahad 0.3 asks for a module of the regex package of 2021; today's package has its contents at the top.
    sys.modules.setdefault("regex.regex", regex)
    from maha.parsers.functions import parse_dimension

    now = datetime.combine(published, datetime.min.time()) if published else None
    out: list[Guess] = []
    for kind in ("time", "duration"):
        for found in parse_dimension(text, **{kind: True}):
            if all(found.end <= start or end <= found.start for _, start, end, _ in out):
                out.append((doc, found.start, found.end, _mahad_value(found.value, now)))
    return out


RIVALS = {"dateparser": dateparser_guesses, "mahad": mahad_guesses}


def main() -> None:
    """Run one rival over the texts on standard input."""
    name = sys.argv[1]
    system = RIVALS[name]
    system("", "\u0641\u064a 1 \u0645\u0627\u064a\u0648 2024", None)  # load its tables before the clock runs
    answer: dict[str, Any] = {"version": version(name), "sets": {}}
    for chosen, texts in json.load(sys.stdin).items():
        began = time.process_time()
        guesses = [
            guess
            for doc, text, day in texts
            for guess in system(doc, text, date.fromisoformat(day) if day else None)
        ]
        answer["sets"][chosen] = {"guesses": guesses, "seconds": time.process_time() - began}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
