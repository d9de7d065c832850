"""How far a whole statement is believed: that its cue is one, that its source said it, that it begins and
ends there.

Reads what was decided of one cue; gives named numbers for one logistic model, learned on articles that the
reader has not seen: its answer is the share of such statements in which a careful reader would have changed
nothing.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from tawatur.annotate.attributions.cues import FINITE
from tawatur.annotate.attributions.linear import belief, log_odds
from tawatur.annotate.attributions.reader_features import inside, of_content
from tawatur.annotate.attributions.rivals import Chosen
from tawatur.annotate.attributions.sources import BESIDE, Source
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.tagging import CUES, SOURCES
from tawatur.annotate.attributions.units import is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_SUREST = 6.0  # log-odds beyond which a score says no more
_AFTER = 2  # words after a content that show whether it goes on
_SAYS = frozenset({"that", "colon", "quote"})
_BESIDE_OR_AFTER = frozenset({"next", "after"})


class Found(NamedTuple):
    """One statement as far as it is found."""

    chosen: Chosen
    content: Content
    source: Source
    share: float
    """Belief in this source among the possible ones."""


def product(found: Found) -> float:
    """Belief where no reader has been over the text: cue, content, end and source are taken as
    independent.
    """
    return belief(found.chosen.score) * found.chosen.share * found.chosen.ends * found.share


def numbers(view: View, found: Found) -> Mapping[str, float]:
    """What the belief is weighed from."""
    chosen, content, source = found.chosen, found.content, found.source
    cue, unit = chosen.cue, source.unit
    last = view.word_until(content.end)
    row = {
        "cue": min(chosen.score, _SUREST),
        "share": _sure(chosen.share),
        "ends": _sure(chosen.ends),
        "source": _sure(found.share),
        "reader:cue": log_odds(view.score(CUES, cue.last - 1, cue.last)),
        "reader:after": inside(view, last, min(last + _AFTER, len(view.keys))),
    }
    for name, number in of_content(view, cue, content).items():
        row[f"reader:{name}"] = number
    if unit is not None and source.relation in BESIDE:
        row["reader:source"] = log_odds(
            view.score(SOURCES, view.word_from(unit.start), view.word_until(unit.end))
        )
    return row


def speaks_from_outside(view: View, found: Found) -> bool:
    """Whether "he said" stands in a quotation and its source is looked for outside it.

    Whose words are quoted says "I" of himself: who "says" there is another, whom the quotation names or
    nobody does. (Of 250 such candidates of the training part 32 are right, mostly first persons read as third
    ones.)
    """
    cue, unit = found.chosen.cue, found.source.unit
    quote = view.quote_at[cue.first]
    return (
        unit is not None
        and quote >= 0
        and is_speech(view, cue.first)
        and cue.shape in FINITE
        and found.source.relation not in _BESIDE_OR_AFTER
        and view.quote_at[unit.first] != quote
    )


def quotes_scripture(view: View, found: Found) -> bool:
    """Whether a verse is quoted: God said. No such statement is in the training part."""
    cue, unit = found.chosen.cue, found.source.unit
    if unit is not None and unit.kind != "PER" and view.keys[unit.first] in words().scripture:
        return True
    after = view.keys[cue.last] if cue.last < len(view.keys) else ""
    return cue.kind == "say" and cue.shape in ("past", "noun") and after in words().scripture


def draws_from(view: View, found: Found) -> bool:
    """Whether "from" stands before the content of a verb that then says nothing: he drew on a novel (his text
    drew from it).
    """
    cue, content = found.chosen.cue, found.content
    if cue.lemma not in words().draws or cue.shape not in FINITE or content.pattern in _SAYS:
        return False
    return words().from_ in view.keys[cue.last : max(cue.last, content.opener)]


def _sure(share: float) -> float:
    """A share of belief as log-odds, kept finite."""
    return min(_SUREST, math.log((share + 1e-3) / (1.0 + 1e-3 - share)))
