"""When clusters join, and when a document that tells them apart prevents it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.cluster import Clusterer
from tawatur.reconcile.events.judge import Verdict
from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.material import Material

SALMA = ("سلمى الهادي", "salma")


@dataclass(frozen=True)
class _Judge:
    """Finds all alike but the moments of one document."""

    def score(self, left: Moment, right: Moment) -> float:
        return -1.0 if left.doc_id == right.doc_id else 3.0

    def is_founded(self, left: Moment, right: Moment) -> bool:
        return True

    def judge(self, left: Moment, right: Moment) -> Verdict:
        return Verdict(self.score(left, right), ())


def _moments(n_reports: int, n_apart: int) -> Sequence[Moment]:
    """Reports of one opening, the first of which tell it as two."""
    story = Story()
    for at in range(n_reports):
        doc_id = story.document(f"صحيفة {at}", "افتتحت سلمى الهادي الجسر. وحضرت سلمى الهادي الحفل.")
        story.event(doc_id, "افتتحت", "OTHER", [SALMA])
        if at < n_apart:
            story.event(doc_id, "الحفل", "MEET", [SALMA])
    material = Material(story.tables())
    return find_moments(material, rule([], material))


@pytest.mark.parametrize(("n_reports", "n_apart", "n_events"), [(12, 1, 1), (5, 1, 2), (12, 2, 2)])
def test_one_document_that_tells_two_is_outvoted_by_many_on_each_side(
    n_reports: int, n_apart: int, n_events: int
) -> None:
    moments = _moments(n_reports, n_apart)
    met = [at for at, moment in enumerate(moments) if moment.types == {"MEET"}]
    opened = [at for at in range(len(moments)) if at not in met]
    told_apart = {moments[at].doc_id for at in met}
    twice = [at for at in opened if moments[at].doc_id in told_apart]
    once = [at for at in opened if at not in twice]
    left, right = [*twice, *once[::2]], [*met, *once[1::2]]
    chain = [*pairwise(left), *pairwise(right), (left[-1], right[-1])]
    groups = Clusterer(moments, _Judge()).join([(min(pair), max(pair)) for pair in chain])  # type: ignore[arg-type]
    assert len(groups) == n_events
