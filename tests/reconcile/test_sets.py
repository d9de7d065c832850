from dataclasses import dataclass

from tawatur.reconcile.events.sets import share_sets


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    few: frozenset[str]
    many: frozenset[int]

    def __post_init__(self):
        share_sets(self)


def test_equal_small_sets_become_one_object_and_stay_equal():
    left, right = (Row("x", frozenset(["a", "b"]), frozenset(range(9))) for _ in range(2))
    assert left.few is right.few
    assert left.many is not right.many
    assert (left.few, left.many) == ({"a", "b"}, set(range(9)))
    assert Row("y", frozenset(x for x in ()), frozenset()).few == frozenset()
