import numpy as np
import pytest

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, Candidate
from tawatur.annotate.events.features import Saying
from tawatur.annotate.events.layout import lay_out
from tawatur.annotate.events.passes import padded, passes, token_marks, what_is
from tawatur.annotate.events.view import Trigger

MET_AND_LEFT = "التقى/VERB سامي/PROPN رائد/PROPN و/CCONJ +غادر/VERB ./PUNCT زار/VERB هدى/PROPN صور/PROPN"
TRIGGERS = [Trigger(0, 1, 0, "MEET", 1.0), Trigger(4, 5, 4, "VISIT", 1.0), Trigger(6, 7, 6, "VISIT", 1.0)]
CANDIDATES = [Candidate(NAME, "PER", at, at + 1, at, "V", -1, 0) for at in (1, 2, 7)]


def numbered(numbers):
    """Numbers of marks as they are met, from 1."""
    return lambda name: numbers.setdefault(name, len(numbers) + 1)


@pytest.fixture
def read(view_of):
    """The passes of two sentences with three events, and the number of each mark."""
    view = view_of(MET_AND_LEFT)
    numbers = {}
    pairs = lay_out(view, TRIGGERS, CANDIDATES).pairs()
    return list(passes(view, TRIGGERS, CANDIDATES, pairs, [], numbered(numbers))), numbers


def test_each_event_is_read_in_its_sentence_with_its_phrases(read):
    found, _ = read
    assert [len(one.marks) for one in found] == [6, 6, 3]
    assert [one.ends.tolist() for one in found] == [
        [[0, 0, 1, 1], [0, 0, 2, 2]],
        [[4, 4, 1, 1], [4, 4, 2, 2]],
        [[0, 0, 1, 1]],
    ]


def test_an_event_is_told_from_those_around_it(read):
    (met, left, visited), numbers = read
    assert met.marks[:, -3].tolist() == [0, 0, 0, 0, numbers["other VISIT"], 0]
    assert met.marks[:, -2].tolist() == [numbers["own MEET"], 0, 0, 0, 0, 0]
    assert left.marks[[0, 4], -3].tolist() == [numbers["other MEET"], 0]
    assert visited.marks[:, -1].tolist() == [numbers[f"far {step}"] for step in (0, 1, 2)]
    assert left.marks[0, -1] == numbers["far -4"]


def test_a_mark_that_training_did_not_meet_says_nothing(view_of):
    view = view_of(MET_AND_LEFT)
    pairs = lay_out(view, TRIGGERS, CANDIDATES).pairs()
    found = passes(view, TRIGGERS, CANDIDATES, pairs, [], lambda name: 0)
    assert not any(one.marks.any() for one in found)


def test_without_phrases_there_is_nothing_to_read(view_of):
    view = view_of(MET_AND_LEFT)
    pairs = lay_out(view, TRIGGERS, []).pairs()
    assert not list(passes(view, TRIGGERS, [], pairs, [], lambda name: 0))


def test_words_are_marked_by_what_they_are_part_of(view_of):
    view = view_of("قال/VERB سامي/PROPN إن/SCONJ رائد/PROPN زار/VERB صور/PROPN")
    source, content = view.span(1, 2), view.span(3, 6)
    candidate = Candidate(NOUN, "", 3, 4, 2, "N", -1, -1)
    numbers = {}
    trigger, saying = Trigger(4, 5, 4, "VISIT", 1.0), Saying(source, content)
    made = token_marks(view, [trigger], [candidate], [saying], numbered(numbers))
    names = dict(zip(numbers.values(), numbers, strict=True))
    assert [sorted(names[at] for at in row if at) for row in made.tolist()] == [
        ["pos VERB"],
        ["in source", "pos PROPN"],
        ["in lead", "pos SCONJ"],
        ["governor N", "in content", "in phrase", "pos PROPN", "what noun"],
        ["in content", "in event", "pos VERB"],
        ["in content", "pos PROPN"],
    ]


@pytest.mark.parametrize(
    ("kind", "type_", "name"), [(TIME, "DATE", "time"), (NAME, "PER", "name PER"), (NOUN, "", "noun")]
)
def test_times_are_one_kind(kind, type_, name):
    assert what_is(Candidate(kind, type_, 0, 1, 0, "V", -1, 0)) == name


def test_passes_stand_side_by_side(read):
    found, _ = read
    feed = padded(found)
    assert feed["lengths"].tolist() == [6, 6, 3]
    assert feed["ends"].tolist()[2:] == [[13, 13, 4, 4], [13, 13, 7, 7], [2, 2, 5, 5]]
    assert not feed["marks"][3:, 2].any()
    np.testing.assert_array_equal(feed["marks"][:3, 2], found[2].marks)
