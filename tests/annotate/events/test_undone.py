"""Foiled attempts and what is not scheduled, and what only stands beside such words."""

from tawatur.annotate.events.undone import as_undone
from tawatur.annotate.events.view import Trigger


def status(view, word):
    start = view.text.index(word)
    first, stop = view.tokens(start, start + len(word))
    found = as_undone(view, Trigger(first, stop, first, "OTHER", 0.9))
    return found and found[0]


def test_what_is_foiled_did_not_come_about(view_of):
    view = view_of("أحبط/VERB//أحبط الحراس/NOUN محاولة/NOUN ل/ADP +تهريب/NOUN القمح/NOUN")
    assert status(view, "تهريب") == "cancelled"
    view = view_of("إحباط/NOUN//إحباط هجوم/NOUN على/ADP الميناء/NOUN")
    assert status(view, "هجوم") == "cancelled"


def test_another_clause_is_not_foiled(view_of):
    view = view_of("أحبط/VERB//أحبط الحراس/NOUN المحاولة/NOUN و/CCONJ +اندلعت/VERB اشتباكات/NOUN")
    assert status(view, "اشتباكات") is None


def test_what_is_not_scheduled_is_denied(view_of):
    view = view_of("من/ADP غير/NOUN المقرر/ADJ//المقرر أن/CCONJ يزور/VERB الميناء/NOUN")
    assert status(view, "يزور") == "denied"
    view = view_of("من/ADP المقرر/ADJ//المقرر أن/CCONJ يزور/VERB الميناء/NOUN")
    assert status(view, "يزور") is None
