from tawatur.resolve.forms import form_of
from tawatur.resolve.name import Fame, Name


def names(*surfaces: str) -> list[Name]:
    return [Name(form_of("PER", surface), [at], 10 * at) for at, surface in enumerate(surfaces)]


KNOWN, SHORT, OTHER = "وائل بن سعد الترهوني", "وائل الترهوني", "كمال الحداد"


def test_a_document_reads_who_is_better_known_and_not_by_how_much():
    ours = names(KNOWN, SHORT)
    few = Fame.of([ours, names(SHORT), names(OTHER)]).among(ours)
    many = Fame.of([ours, *[names(SHORT, OTHER)] * 7]).among(ours)
    assert few == many
    assert few(ours[1].form) > few(ours[0].form) > 0


def test_what_one_document_reads_changes_where_the_order_does():
    ours = names(KNOWN, SHORT)
    before = Fame.of([ours, names(SHORT)]).among(ours)
    after = Fame.of([ours, names(SHORT), names(KNOWN), names(KNOWN)]).among(ours)
    assert before != after


def test_first_names_that_several_fuller_names_continue_are_marked_as_such():
    ours = names("وائل سعد")
    lone = Fame.of([ours, names("وائل سعد الترهوني")])
    shared = Fame.of([ours, names("وائل سعد الترهوني"), names("وائل سعد الحداد")])
    assert lone.among(ours).continued == {}
    assert shared.among(ours).continued.keys() == {ours[0].form.key}
