"""Named features of possible sources for the linear model: does it agree with the verb, what governs it, who
spoke before?

Reads candidates in their View; gives lists of strings. Names are part of the weights file.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.cues import FINITE, Cue
from tawatur.annotate.attributions.features import SPEAKING, bucket, word_class
from tawatur.annotate.attributions.sources import Source
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.units import Unit, agrees
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_IN_RELATIVE = 3  # words from a relative pronoun to its verb, at most: who had already said


def _governed(view: View, unit: Unit) -> str:
    """The preposition that governs a noun phrase, or empty."""
    lists = words()
    key = view.keys[unit.first]
    if unit.start > view.starts[unit.first]:
        return key[:1]
    if key[:1] in (lists.to, lists.with_) and unit.kind in ("NOUN",) and key not in lists.heads:
        return key[:1]
    if view.preposition(unit.first):
        return view.preposition(unit.first)
    previous = view.keys[unit.first - 1] if unit.first else "#"
    return previous if previous in lists.prepositions or previous in (lists.to, lists.with_) else ""


def _adjacent_subject(view: View, cue: Cue, before: Unit | None) -> str:
    """Whether a noun phrase stands right before a verb that nothing joins to another: the subject-first
    order.
    """
    if before is None or cue.prefix or before.last != cue.first:
        return "no"
    previous = word_class(view, before.first - 1)
    return "that" if previous.startswith("THAT") else "yes"


def _relative(view: View, cue: Cue, unit: Unit) -> str:
    """How a relative pronoun joins a noun phrase to the cue after it (the minister, who said): near, far, or
    no.
    """
    lists = words()
    for word in range(unit.last, min(cue.first, unit.last + 3)):
        if view.keys[word] in lists.relatives:
            return "near" if cue.first - word <= _IN_RELATIVE else "far"
        if view.keys[word][:1].isalnum():
            return "no"
    return "no"


def has_subject(view: View, units: Sequence[Unit]) -> bool:
    """Whether one of `units`, the noun phrases before a cue in its sentence, is a speaker right after his
    verb.

    A participle that goes on (warning that) then has its speaker in the sentence, and carries none over.
    """
    return any(view.is_verb(unit.first - 1) and (unit.kind in SPEAKING or unit.group) for unit in units)


def _carried_features(view: View, cue: Cue, source: Source, where: str, subject: bool) -> list[str]:
    """How a source carried over fits: does the verb agree with the verb it spoke with before?"""
    spoken = source.spoken
    if spoken is None:
        return []
    same = spoken.cue.agreement == cue.agreement
    known = "-" not in (spoken.cue.agreement, cue.agreement)
    far = min(3, view.sentence_of[cue.first] - view.sentence_of[spoken.cue.first])
    return [
        f"carried={where}|nested={spoken.nested}",
        f"carried={where}|agree={same if known else '?'}|{cue.shape}",
        f"carried={where}|{spoken.cue.agreement}>{cue.agreement}|{source.unit.kind if source.unit else ''}",
        f"carried={subject}|{far}|{cue.shape}",
        f"carried={where}|{far}|{cue.kind}",
        f"carried={where}|{far}|{source.unit.kind if source.unit else ''}",
    ]


def source_features(
    view: View, cue: Cue, content: Content, source: Source, cues_between: int, before: Sequence[Unit]
) -> list[str]:
    """Is this the source of the cue? `before` are the noun phrases before it in its sentence, the nearest
    first.
    """
    where = f"{source.relation}{min(source.order, 3)}"
    found = _place_features(view, cue, content, source, before)
    unit = source.unit
    if unit is None:
        return found
    found += _unit_features(view, cue, source, unit, cues_between)
    if source.relation == "before":
        found.append(f"relative={_relative(view, cue, unit)}|{agrees(cue, unit)}|{unit.kind}")
        found.append(f"afterverb={view.is_verb(unit.first - 1)}|{where}|{cue.shape}")
    found += _carried_features(view, cue, source, where, has_subject(view, before))
    quote, own = view.quote_at[unit.first], view.quote_at[cue.first]
    found.append(f"quote={quote >= 0 and quote != own}|{own >= 0}|{source.relation}")
    inside = content.start <= unit.start < content.end
    found.append(f"incontent={inside}|{source.relation}|{cue.shape}")
    return found


def _place_features(
    view: View, cue: Cue, content: Content, source: Source, before: Sequence[Unit]
) -> list[str]:
    """Features of where a candidate stands by its cue."""
    shape, relation = cue.shape, source.relation
    where = f"{relation}{min(source.order, 3)}"
    first = view.sentences[view.sentence_of[cue.first]][0]
    place = "start" if cue.first == first else "early" if cue.first - first < 4 else "late"
    after = word_class(view, cue.last)
    adjacent = _adjacent_subject(view, cue, before[0] if before else None)
    found = [
        f"at={where}|{shape}",
        f"at={relation}|{shape}|{cue.kind}",
        f"at={where}|{shape}|{cue.prefix}",
        f"at={where}|{content.pattern}",
        f"at={relation}|{shape}|{cue.enclitic}",
        f"at={where}|{shape}|{cue.enclitic}",
        f"at={where}|{shape}|{place}",
        f"at={where}|{shape}|after={after}",
        f"at={where}|{shape}|subject={adjacent}",
    ]
    if shape in FINITE:
        found += [
            f"finite={where}|subject={adjacent}",
            f"finite={where}|prefix={cue.prefix}|{place}",
            f"finite={where}|after={after}",
            f"finite={where}|{content.pattern}",
        ]
    return found


def _unit_features(view: View, cue: Cue, source: Source, unit: Unit, cues_between: int) -> list[str]:
    """Features of the noun phrase: what it is, whether it agrees with the verb, what governs it."""
    shape, relation = cue.shape, source.relation
    where = f"{relation}{min(source.order, 3)}"
    what = f"{unit.kind}:{unit.group}"
    agreement = agrees(cue, unit)
    governed = _governed(view, unit)
    previous = word_class(view, unit.first - 1)
    return [
        f"what={what}|{relation}",
        f"agree={agreement}|{relation}|{shape}",
        f"agree={agreement}|{what}|{cue.agreement}",
        f"governed={governed}|{where}",
        f"governed={governed}|{relation}|{shape}",
        f"previous={previous}|{relation}",
        f"what={what}|{cue.kind}",
        f"dist={relation}|{bucket(abs(cue.first - unit.last))}",
        f"between={relation}|{min(cues_between, 3)}|{shape}",
        f"taken={_is_taken(view, cue, unit)}|{relation}|{shape}",
        f"attitude={view.keys[unit.first] in words().attitudes}|{relation}|{shape}",
    ]


def _is_taken(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether the verb's own preposition governs the noun phrase: it is then of what is spoken."""
    key = view.keys[unit.first]
    if view.reader is not None:
        taken = view.preposition(unit.first) in cue.preps
    else:
        bare = unit.start == view.starts[unit.first] and view.name_at[unit.first] < 0 and unit.kind == "NOUN"
        taken = (
            bare and key not in words().heads and any(len(p) == 1 and key.startswith(p) for p in cue.preps)
        )
    attached = unit.start > view.starts[unit.first] and key[:1] in cue.preps
    return taken or attached or (unit.first > 0 and view.keys[unit.first - 1] in cue.preps)
