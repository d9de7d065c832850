"""What is kept of a document's moments comes back as it was."""

import json
from dataclasses import replace

from tests.reconcile.story import Story

from tawatur.model.kept import Kept
from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.joins import Join
from tawatur.reconcile.events.open_days import OpenDay
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.events.written import read_moments, write_moments
from tawatur.reconcile.material import Material


def _told() -> tuple[Story, Material]:
    story = Story()
    doc_id = story.document(
        "صحيفة", "زار سمير الحداد المدينة. وافتتح سمير الحداد الجسر أمس.", published="2031-05-02"
    )
    story.event(doc_id, "زار", "VISIT", [("سمير الحداد", "samir")])
    story.event(doc_id, "وافتتح", "OTHER", [("سمير الحداد", "samir")])
    return story, Material(story.tables())


def test_moments_come_back_equal_whatever_they_hold():
    _, material = _told()
    first, second = find_moments(material, rule([], material))
    filled = replace(
        first,
        days=((10, 11), (12, 12)),
        dated=(10, 11),
        window=(3, 40),
        numbers=frozenset({(251.0, "person"), (2.5, "km")}),
        open_days=frozenset({OpenDay(4, 0, 0), OpenDay(0, 9, 28)}),
        season=frozenset({OpenDay(0, 5, 1)}),
        joins=(Join("v-1", "v-2", 0.75, ("same_type=+6.20", "vague=-0.60")),),
        scenes=(*first.scenes, *second.scenes),
        sentences=(*first.sentences, frozenset()),
    )
    written = json.loads(json.dumps(write_moments([filled, second])))
    assert read_moments(written) == [filled, second]


def test_what_was_kept_is_asked_for_first_and_is_what_would_be_told():
    story, material = _told()
    told = find_moments(material, rule([], material))
    assert material.kept.made == {"moments"}
    again = Material(story.tables(), Kept(material.kept.used.__getitem__))
    assert find_moments(again, rule([], again)) == told
    assert not again.kept.made
