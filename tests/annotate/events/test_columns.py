import numpy as np

from tawatur.annotate.events.columns import EDGE, TokenColumns, bucket, make_codes, verbs_before
from tawatur.annotate.events.network import code


def test_a_column_ends_at_the_border_of_the_sentence(view_of):
    columns = TokenColumns(view_of("زار/VERB سامي/PROPN ./PUNCT غادر/VERB هدى/PROPN"))
    after = columns.at("pos", np.array([1, 3]), np.array([0, 1]))
    assert after.tolist() == [code("PROPN"), code(EDGE)]


def test_words_of_names_show_their_type(view_of):
    columns = TokenColumns(view_of("زار/VERB سامي/PROPN"))
    columns.show_names(["", "PER"])
    assert columns.by_name["shown_form"].tolist() == [code("زار"), code("PER"), code(EDGE)]


def test_a_template_makes_one_feature_of_its_columns():
    columns = {"a": np.array([1, 1, 2], dtype=np.uint64), "b": np.array([5, 6, 5], dtype=np.uint64)}
    made = make_codes(columns, ("a", "a b"), "test")
    assert made.shape == (3, 2)
    assert made[0, 0] == made[1, 0] != made[2, 0]
    assert len(set(made[:, 1].tolist())) == 3


def test_distances_on_a_coarse_scale():
    assert [bucket(count) for count in (0, 1, 5, 6, 7, 100)] == [0, 1, 5, 5, 6, 10]


def test_the_verb_before_a_word_stands_in_its_sentence(view_of):
    view = view_of("زار/VERB سامي/PROPN صور/PROPN ./PUNCT هدى/PROPN غادرت/VERB أمس/NOUN")
    assert verbs_before(view)[:7].tolist() == [-1, 0, 0, 0, -1, -1, 5]
