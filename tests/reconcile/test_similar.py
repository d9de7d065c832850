from itertools import permutations
from random import Random

import numpy as np

from tawatur.reconcile.events import similar
from tawatur.reconcile.events.similar import Similar
from tawatur.reconcile.lineage.block import counted
from tawatur.reconcile.lineage.texts import Text


def _text(doc_id: str, words: list[int]) -> Text:
    none, opening = np.empty(0, dtype=np.uint64), np.unique(np.array(words, dtype=np.uint64))
    return Text(doc_id, None, none, none, opening, opening, len(words))


def test_neighbours_are_the_most_alike_of_those_that_share_rare_words():
    rng = Random(7)
    stories = [rng.sample(range(10**6), 30) for _ in range(8)]
    texts = [
        _text(f"d-{at:03}", [*rng.sample(rng.choice(stories), 14), *rng.sample(range(200), 20)])
        for at in range(60)
    ]
    found = Similar(texts, {}, [])
    alike = {pair: found.documents(*pair) for pair in permutations([text.doc_id for text in texts], 2)}
    for name, listed in found.neighbours().items():
        ranked = sorted((-score, other) for (left, other), score in alike.items() if left == name)
        best = [other for score, other in ranked if -score >= similar.SAME_STORY]
        assert listed == [other for other in best if other in listed][: len(listed)]
        assert set(best[:4]) <= set(listed)
    assert any(found.neighbours().values())


def test_counted_gives_each_code_once_with_its_number():
    codes, counts = counted(np.array([5, 3, 5, 5, 9], dtype=np.int64))
    assert (codes.tolist(), counts.tolist()) == ([3, 5, 9], [1, 3, 1])
    assert [len(each) for each in counted(np.empty(0, dtype=np.int64))] == [0, 0]
