"""Views as text for a terminal: short lines, Arabic at the line's end, since most terminals do no bidi.

Takes the rows of the other views; gives rich renderables and never prints. Names inside a line are the
English ones where they are known, others isolated (`Labels.isolated`), so that the order of words holds on
any screen.
"""

from tawatur.export.terminal.disputes import finding_lines
from tawatur.export.terminal.documents import document_list, passage_lines
from tawatur.export.terminal.events import event_lines, timeline_lines
from tawatur.export.terminal.people import entity_lines, entity_list
from tawatur.export.terminal.statements import statement_lines

__all__ = [
    "document_list",
    "entity_lines",
    "entity_list",
    "event_lines",
    "finding_lines",
    "passage_lines",
    "statement_lines",
    "timeline_lines",
]
