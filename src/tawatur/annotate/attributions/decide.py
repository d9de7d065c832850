"""Decide which cues are real, what their contents and sources are, and of which kinds: one pass over a View.

Reads a View and the models; gives decided statements in text order. The order of decisions: real cues (they
end one another's contents), then content and its end, then source, left to right, so that a source can be
carried over.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.belief import Found
from tawatur.annotate.attributions.candidates import (
    Candidates,
    candidate_features,
    enders_of,
    has_other_turn,
    propose,
    turn_in,
)
from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.ends import ended
from tawatur.annotate.attributions.features import content_features
from tawatur.annotate.attributions.linear import Models, belief, best, log_odds, share_of_best
from tawatur.annotate.attributions.listing import Believed, believed
from tawatur.annotate.attributions.reader_features import of_content
from tawatur.annotate.attributions.real_cues import RealCue, real_cues
from tawatur.annotate.attributions.rivals import Chosen, beyond_source, without_announced, without_doubles
from tawatur.annotate.attributions.source_kinds import kind_before, kind_by_task, source_kind_features
from tawatur.annotate.attributions.sources import BESIDE, Source, Spoken, sources_of
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.tagging import SOURCES
from tawatur.annotate.attributions.traits import (
    certainty_by_class,
    certainty_by_words,
    quote_features,
    statement_features,
)
from tawatur.annotate.attributions.view import View

_SPOKEN = 0.5  # belief in cue and source from which a source can be carried over


def decide(view: View, models: Models) -> list[Statement]:
    """The attributions of a text.

    Where the View has the reader's tagging, its opinion of every part counts too.
    """
    found, cues = found_in(view, models)
    statements: list[Statement] = []
    for one in believed(view, models, found):
        turn = turn_in(one.found.content, one.found.chosen.cue, cues)
        statements.append(_statement(view, models, one, turn, statements))
    return statements


def found_in(view: View, models: Models) -> tuple[list[Found], list[Cue]]:
    """Every statement of a text with its source, believed or not, and the cues that have a content."""
    proposed = propose(view)
    real = real_cues(proposed, models)
    chosen = _chosen(proposed, models, real, enders_of(view, [proposed.cues[one.place] for one in real]))
    earlier: list[Spoken] = []
    found: list[Found] = []
    for one in without_announced(view, without_doubles(chosen)):
        source, share = _source(proposed, models, one.cue, one.content, earlier)
        if source.unit is not None and belief(one.score) * share >= _SPOKEN:
            nested = any(f.content.start <= one.cue.start < f.content.end for f in found)
            earlier.append(Spoken(source.unit, one.cue, nested))
        content = beyond_source(one, source)
        if content is not None:
            found.append(Found(one, content, source, share))
    return found, [one.cue for one in chosen]


def _chosen(
    proposed: Candidates, models: Models, real: Sequence[RealCue], enders: frozenset[int]
) -> list[Chosen]:
    """The likeliest content of every real cue, cut where it is believed to end."""
    view, found = proposed.view, []
    cues = {proposed.cues[one.place].first: proposed.cues[one.place] for one in real}
    for one in real:
        cue = proposed.cues[one.place]
        contents = proposed.contents(one.place, enders) if has_other_turn(view, cue, enders) else one.contents
        if contents:
            scores = _content_scores(view, models, cue, contents)
            share = share_of_best(scores, [(c.start, c.end) for c in contents])
            content, ends = ended(view, models, cue, contents[best(scores)], cues)
            found.append(Chosen(cue, content, contents, one.score, share, ends))
    return found


def _content_scores(view: View, models: Models, cue: Cue, contents: Sequence[Content]) -> list[float]:
    """Log-odds of each content; one that has no rival needs none."""
    if len(contents) == 1:
        return [0.0]
    scores = [models.content.score(content_features(view, cue, c, contents)) for c in contents]
    if view.reader is None:
        return scores
    return [
        models.opinions["content"].weigh({"words": score, **of_content(view, cue, content)})
        for score, content in zip(scores, contents, strict=True)
    ]


def _source(
    proposed: Candidates, models: Models, cue: Cue, content: Content, earlier: Sequence[Spoken]
) -> tuple[Source, float]:
    """The likeliest source, and its share of the belief."""
    if cue.first in proposed.continued:
        return Source(proposed.continued[cue.first], "before", 0), 1.0
    candidates = sources_of(proposed.view, cue, content.opener, earlier, proposed.units, proposed.stops)
    if len(candidates) == 1:
        return candidates[0], 1.0
    scores = [models.source.score(row) for row in candidate_features(proposed, cue, content, candidates)]
    if proposed.view.reader is not None:
        for index, source in enumerate(candidates):
            if source.unit is not None and source.relation in BESIDE:
                view, unit = proposed.view, source.unit
                opinion = view.score(SOURCES, view.word_from(unit.start), view.word_until(unit.end))
                scores[index] += models.reader["source"] * log_odds(opinion)
    places = [(s.unit.start, s.unit.end) if s.unit is not None else (-1, -1) for s in candidates]
    return candidates[best(scores)], share_of_best(scores, places)


def _statement(
    view: View,
    models: Models,
    one: Believed,
    turn: int,
    before: Sequence[Statement],
) -> Statement:
    cue, content, source = one.found.chosen.cue, one.found.content, one.found.source
    earlier = [(s.unit, s.source_kind) for s in before if s.unit is not None]
    marks = quote_features(view, cue, content, turn)
    statement = statement_features(view, cue, content)
    known = kind_before(view, source.unit, earlier) or kind_by_task(view, source.unit)
    of_source = known or models.choices["source_kind"].choose(
        source_kind_features(view, cue, source.unit, earlier)
    )
    return Statement(
        cue=cue,
        content=content,
        unit=source.unit,
        relation=source.relation,
        confidence=one.belief,
        source_kind=of_source,
        quote=models.choices["quote"].choose(marks) if marks is not None else "indirect",
        certainty=certainty_by_class(view, cue)
        or certainty_by_words(view, content)
        or models.choices["certainty"].choose(statement),
        kind=models.choices["kind"].choose(statement),
        is_unsure=one.is_unsure,
    )
