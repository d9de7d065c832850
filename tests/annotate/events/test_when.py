from types import SimpleNamespace

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers
from tawatur.annotate.events.when import date_events, tell

TEXT = "زيارة/NOUN الوفد/NOUN أمس/NOUN ./PUNCT كانت/AUX الزيارة/NOUN ودية/ADJ ./PUNCT اندلع/VERB قتال/NOUN"


def dates(view, spans):
    triggers = make_triggers(
        view, [(view.text.index(w), view.text.index(w) + len(w), t, 1.0) for w, t in spans]
    )
    first, stop = view.tokens(view.text.index("أمس"), view.text.index("أمس") + 3)
    time = SimpleNamespace(earliest="2024-04-10", latest="2024-04-10", time_id="t-1", surface="أمس")
    candidate = Candidate(TIME, "DATE", first, stop, first, "N", -1, 0)
    filled = [Filled(0, 0, "time", 1.0, "")]
    story = tell(view, triggers, ["occurred"] * len(triggers), [candidate], filled, {})
    made = date_events(story, [candidate], filled, [time])
    return [dating.earliest for dating in made]


def test_a_definite_noun_takes_the_day_of_the_same_happening(view_of):
    assert dates(view_of(TEXT), [("زيارة", "VISIT"), ("الزيارة", "VISIT")]) == ["2024-04-10", "2024-04-10"]


def test_another_happening_stays_undated(view_of):
    assert dates(view_of(TEXT), [("زيارة", "VISIT"), ("قتال", "CLASH")]) == ["2024-04-10", None]
