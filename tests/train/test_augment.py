"""Training documents with other names."""

import random

from train.annotated import example
from train.augment import Pools, join_and, mentions, swap

TEXT = "زار سامي طه عمان وسامي حلب"


def test_the_same_person_is_swapped_alike_and_clitics_stay() -> None:
    spans = [(4, 11, "PER"), (12, 16, "GPE"), (18, 22, "PER")]
    rows = {name: [] for name in ("titles", "times", "events", "attributions")}
    made = example(TEXT, {**rows, "mentions": [{"start": s, "end": e, "type": kind} for s, e, kind in spans]})
    assert mentions(made, "PER") == [(1, 3), (4, 5)]
    words = list(made.words)
    swap(made, words, "PER", Pools({1: [["كريم"]], 2: [["كريم", "نصر"]]}, ["صنعاء"]), random.Random(1))
    assert words == ["زار", "كريم", "نصر", "عمان", "وكريم", "حلب"]
    swap(made, words, "GPE", Pools({}, ["صنعاء"]), random.Random(1))
    assert words[3] == "صنعاء"


def test_the_conjunction_is_a_proclitic_more() -> None:
    rows = {name: [] for name in ("mentions", "titles", "times", "events", "attributions")}
    made = example("زار لبنان", rows)
    made.mask("proclitics")[:] = 1

    class Always(random.Random):
        def random(self) -> float:
            return 0.0

    words = list(made.words)
    masks = join_and(made, words, Always())
    assert words == ["وزار", "ولبنان"]
    assert masks["proclitics"].tolist() == [2, 2]
    assert made.mask("proclitics").tolist() == [1, 1]
