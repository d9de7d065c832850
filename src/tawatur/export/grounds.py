"""Why the machine read an event so, in the reader's language.

Reads the reasons that `annotate` wrote in English; gives the same in words of `templates/labels.yaml`. Words of the
text stay as they are; in Arabic their English glosses go. What is not listed is shown as it is.
"""

import re
from functools import cache

from tawatur.export.labels import Labels, known
from tawatur.model.ontology import roles, statuses

_GLOSS = re.compile(r" ?\((?:[^()\u0600-\u06ff]|\([^()]*\))*\)+(?= [\d.]+| ?;|$)")
_FRAME = re.compile(r"frame ([A-Z_]+): ([^;]*)")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_STATUS = re.compile(r"(?<=^status: )\w+")
_ROLE = re.compile(r"^(\w+) (?=.*: )")
_NEXT = re.compile(r"; (?=(?:status|time): )")
_COLON, _SEMICOLON = ": ", "; "


def steps(why: str) -> list[str]:
    """The three things that are said of an event mention: its trigger, its status, its time.

    >>> steps("trigger: hit (drove back; beat) 1.00; status: occurred 0.90 (NOUN); time: none given")
    ['trigger: hit (drove back; beat) 1.00', 'status: occurred 0.90 (NOUN)', 'time: none given']
    """
    return [step for step in _NEXT.split(why) if step]


def ground(reason: str, labels: Labels) -> str:
    """One reason in the language of the labels."""
    if labels.language == "en":
        return reason
    told = _STATUS.sub(lambda found: _status(found[0], labels), reason)
    told = _ROLE.sub(lambda found: _role(found[1], labels), told)
    told = _FRAME.sub(lambda found: _frame(found[1], found[2], labels), told)
    if told.startswith("trigger: "):
        told = _GLOSS.sub("", told)
    told = _phrases().sub(lambda found: labels.of("ground", found[0]), told)
    return told.replace(_SEMICOLON, labels.word("semicolon"))


def _status(name: str, labels: Labels) -> str:
    return labels.of("status", name) if name in statuses() else name


def _role(name: str, labels: Labels) -> str:
    return f"{labels.of('role', name) if name in roles() else name} "


def _frame(type_: str, words: str, labels: Labels) -> str:
    bound = " ".join(_ARABIC.findall(words))
    head = f"{labels.of('ground', 'frame')} {labels.of('event_type', type_)}"
    return f"{head}{_COLON}{bound}" if bound else head


@cache
def _phrases() -> re.Pattern[str]:
    longest = sorted(known("ground"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(phrase)}(?![A-Za-z])" for phrase in longest))
