import numpy as np

from tawatur.annotate.events.network import Index, Network, code, join


def test_a_code_that_was_not_learned_has_the_row_of_nothing():
    known = np.sort(np.array([code("a"), code("b"), code("c")], dtype=np.uint64))
    asked = np.array([[code("b"), code("x")], [0, code("c")]], dtype=np.uint64)
    rows = Index(known).rows(asked)
    assert known[rows[0, 0]] == code("b") and known[rows[1, 1]] == code("c")
    assert rows[0, 1] == rows[1, 0] == 3


def test_joined_codes_keep_their_order():
    name, one, two = (np.array([code(letter)], dtype=np.uint64) for letter in "nab")
    assert join(name, one, two)[0] != join(name, two, one)[0]
    assert join(name, one, two)[0] == join(name, one.copy(), two.copy())[0]


def test_rows_are_summed_in_steps_and_given_in_their_scale():
    known = np.sort(np.array([code("a"), code("b")], dtype=np.uint64))
    table = np.array([[127, -2], [127, 4], [0, 0]], dtype=np.int8)
    nothing = np.zeros(2, dtype=np.float32)
    network = Network(
        labels=("no", "yes"),
        codes=known,
        index=Index(known),
        table=table,
        scale=np.array([0.5, 0.25], dtype=np.float32),
        inner=np.zeros((0, 2), dtype=np.float32),
        bias=nothing,
        output=np.eye(2, dtype=np.float32),
        output_bias=nothing,
    )
    assert network.embed([["a", "b"], ["x"]]).tolist() == [[127.0, 0.5], [0.0, 0.0]]
