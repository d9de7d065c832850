"""Arabic time expressions: recognised, anchored as intervals, checked against the calendar.

`read(text, published)` works alone; `component` makes it a spaCy pipe. Which time an event has,
`annotate.events` decides. Nothing is guessed: what the words and the publication day do not settle stays
open, with its basis.
"""

from tawatur.annotate.times.api import read, reference_day
from tawatur.annotate.times.check import ClashPattern, clash_pattern
from tawatur.annotate.times.expression import CalendarCheck, TimeExpression

__all__ = [
    "CalendarCheck",
    "ClashPattern",
    "TimeExpression",
    "clash_pattern",
    "read",
    "reference_day",
]
