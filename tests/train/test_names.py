"""Name sets read into the reader's label scheme."""

from train.examples import bit
from train.names import allowed, coarse, example


def test_a_coarse_place_may_be_any_of_our_places() -> None:
    assert allowed("B-LOC", "clean") == bit("names", "B-GPE", "B-LOC", "B-FAC")


def test_outside_leaves_open_what_the_set_does_not_label() -> None:
    mask = allowed("O", "clean")
    assert mask & bit("names", "O")
    assert mask & bit("names", "B-EVENT")
    assert not mask & bit("names", "B-PER")


def test_words_are_cut_as_the_reader_cuts_them() -> None:
    made = example([[("(سامي", "B-PERS"), ("طه", "I-PERS"), (".", "O")], [("عاد", "O")]], "clean")
    assert made.words == ["(", "سامي", "طه", ".", "عاد"]
    assert made.glued == [False, True, False, False, False]
    assert made.starts == [0, 4]
    assert made.masks["names"][1] == bit("names", "I-PER")


def test_our_types_in_the_three_of_the_old_sets() -> None:
    assert [coarse(kind) for kind in ("PER", "GPE", "FAC", "ORG", "NORP")] == [
        "PERS",
        "LOC",
        "LOC",
        "ORG",
        "",
    ]
