"""What the judge of days learns from: the marked time of an event, or that of its other mentions."""

from types import SimpleNamespace

from train.day_marks import marked


def _time(start, value, kind="DATE"):
    return SimpleNamespace(start=start, end=start + 4, value=value, earliest=None, latest=None, type=kind)


SUNDAY, MONDAY = _time(10, "XXXX-WXX-7"), _time(40, "XXXX-WXX-1")


def _event(name, start=None):
    return {"event": name, "time": None if start is None else {"start": start, "end": start + 4}}


def test_a_mention_without_a_time_has_that_of_the_others() -> None:
    events = [_event("e1", 10), _event("e1"), _event("e2"), _event("e2")]
    assert marked(events, [SUNDAY, MONDAY]) == [[SUNDAY], [SUNDAY], [], []]


def test_a_time_that_the_program_did_not_find_teaches_nothing() -> None:
    assert marked([_event("e1", 80)], [SUNDAY]) == [None]
