"""Union-find with pairs kept apart."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.resolve.cluster import Clusters

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


@given(PAIRS, PAIRS)
def test_what_is_kept_apart_is_never_joined(apart, joins):
    clusters = Clusters(12)
    kept = [pair for pair in apart if clusters.keep_apart(*pair)]
    for left, right in joins:
        assert clusters.join(left, right) == (clusters.root(left) == clusters.root(right))
    assert all(clusters.root(left) != clusters.root(right) for left, right in kept)


def test_a_group_inherits_the_constraints_of_its_parts():
    clusters = Clusters(4)
    clusters.keep_apart(0, 3)
    clusters.join(0, 1)
    clusters.join(1, 2)
    assert not clusters.join(3, 2)
