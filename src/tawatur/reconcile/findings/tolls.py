"""The dead and the injured that the sentence of an attack counts, whichever word of it the number was read beside.

Reads sentences of texts with `findings.yaml` and `quantities.yaml`; gives `Quantity` rows. An attack and its dead are
often two mentions of one sentence, so that the number of the one is not among those of the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import EventMention, Quantity
from tawatur.reconcile.findings.counted import exactness_before, numbers_of
from tawatur.reconcile.findings.telling import listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold
from tawatur.text.tokens import Token, stem_keys, tokens

TOLLS = frozenset({"killed", "wounded"})
"""Units that are read here."""

_ANYBODY = frozenset({"persons", "people"})
"""Units whose nouns say nothing of who was hurt."""


def tolls(mention: EventMention, material: Material) -> Iterator[Quantity]:
    """The dead and the injured that the sentence of a mention counts, in order."""
    offset = mention.sentence_start
    text = material.text(mention.doc_id, offset, mention.sentence_end)
    words = tokens(text)
    for number in numbers_of(mention.doc_id, offset, text, words, material):
        exactness, head = exactness_before(text, number.start)
        before, after = _beside(words, head, number.end)
        unit = _unit(
            [text[word.start : word.end] for word in before],
            [text[word.start : word.end] for word in after],
        )
        if unit is not None:
            start, end = offset + number.start, offset + number.end
            surface = material.text(mention.doc_id, start, end)
            yield Quantity(
                mention.event_mention_id, mention.doc_id, start, end, surface, number.value, unit, exactness
            )


def _beside(words: Sequence[Token], low: int, high: int) -> tuple[list[Token], list[Token]]:
    """The two words before a place and the two words after another."""
    before = [word for word in words if word.end <= low][-2:]
    return before, [word for word in words if word.start >= high][:2]


def _unit(before: Sequence[str], after: Sequence[str]) -> str | None:
    """What is counted: by its noun, by the verb before the number, by the verb after its noun.

    The soldiers of one report and the fighters of another are not one toll: of those nothing is read here. A verb after
    the noun counts only as it is written: with an "and" in front it begins the next clause, which counts others.
    """
    counted = _nouns().get(fold(after[0], strong=True)) if after else None
    if counted is not None:
        return counted if counted in TOLLS else None
    whole = (_verbs().get(fold(word, strong=True)) for word in after[1:])
    units = [_verb(word) for word in before]
    if len(set(units) - {None}) > 1 and not _follows(before[0]):
        return None  # "the death and injury of 8": of both together
    return next((unit for unit in (*units[-1:], *whole) if unit is not None), None)


def _verb(word: str) -> str | None:
    """What a word before a number tells it as, whatever is attached in front of the word."""
    keys = (key for key, _ in stem_keys(word, strong=True))
    return next((_verbs()[key] for key in keys if key in _verbs()), None)


@cache
def _nouns() -> Mapping[str, str]:
    units = load_yaml("quantities.yaml")["units"]
    told = (unit for unit in sorted(units) if unit not in _ANYBODY)
    return {fold(form, strong=True): unit for unit in told for form in units[unit]}


def _follows(word: str) -> bool:
    """Whether a word belongs to a number before it: "20 met their death and 8 were injured"."""
    forms = {key for entry in listed("toll_words") if "follows" in entry for key in words_of(entry["form"])}
    return any(key in forms for key, _ in stem_keys(word, strong=True))


@cache
def _verbs() -> Mapping[str, str]:
    return {word: entry["is"] for entry in listed("toll_words") for word in words_of(entry["form"])}
