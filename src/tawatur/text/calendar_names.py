"""The names of months and weekdays: those of CLDR, and the spellings of the press that CLDR lacks.

Reads CLDR through Babel, and `calendar.yaml`; gives names as they are written, for the caller to fold. The
same name may come twice, never with two numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from tawatur.lexicon.load import load_yaml

Width = Literal["wide", "abbreviated"]
Context = Literal["format", "stand-alone"]
_Names = Callable[[Width, Context, str], Mapping[Any, Any]]


def _cldr(
    names: _Names, locales: Iterable[str], widths: Sequence[Width], contexts: Sequence[Context]
) -> Iterator[tuple[str, int]]:
    for locale in locales:
        for width in widths:
            for context in contexts:
                for number, name in names(width, context, locale).items():
                    yield name, number


def cldr_months(
    locales: Iterable[str], *, widths: Sequence[Width] = ("wide",), contexts: Sequence[Context] = ("format",)
) -> Iterator[tuple[str, int]]:
    """Gregorian months in CLDR's languages, widths and contexts, with their number (1 = January)."""
    return _cldr(get_month_names, locales, widths, contexts)


def cldr_weekdays(
    locales: Iterable[str], *, widths: Sequence[Width] = ("wide",), contexts: Sequence[Context] = ("format",)
) -> Iterator[tuple[str, int]]:
    """Weekdays in CLDR's languages, widths and contexts, with their number (0 = Monday)."""
    return _cldr(get_day_names, locales, widths, contexts)


def month_variants() -> Iterator[tuple[str, int]]:
    """Further spellings of Arabic Gregorian months, with their number (1 = January)."""
    for number, forms in load_yaml("calendar.yaml")["month_variants"].items():
        yield from ((form, number) for form in forms)


def weekday_variants() -> Iterator[tuple[str, int]]:
    """Further spellings of Arabic weekdays, with their number (0 = Monday)."""
    for number, forms in load_yaml("calendar.yaml")["weekday_variants"].items():
        yield from ((form, number - 1) for form in forms)
