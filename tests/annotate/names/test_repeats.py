"""A name given in full is found again where only a part of it stands."""

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from tawatur.annotate.names.repeats import add_repeats


def names_after(words: list[str], given: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    doc = Doc(Vocab(), words=words)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in given]
    add_repeats(doc)
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_family_name_alone_is_found_again() -> None:
    words = "التقى سالم النجار الوفد ثم غادر النجار القصر".split()
    assert names_after(words, [(1, 3, "PER")]) == [("سالم النجار", "PER"), ("النجار", "PER")]


def test_other_spelling_of_the_same_letters_is_found() -> None:
    words = "زار أنقرة ثم عاد إلى انقرة".split()
    assert names_after(words, [(1, 2, "GPE")]) == [("أنقرة", "GPE"), ("انقرة", "GPE")]


def test_words_of_an_organisation_are_not_spread() -> None:
    words = "قال التحالف إن التحالف بين البلدين قديم".split()
    assert names_after(words, [(1, 2, "ORG")]) == [("التحالف", "ORG")]


def test_given_name_alone_is_left() -> None:
    words = "وصل أمل حداد وفي قلبه أمل كبير".split()
    assert names_after(words, [(1, 3, "PER")]) == [("أمل حداد", "PER")]
