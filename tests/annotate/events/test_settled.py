"""What is settled by the words around a trigger, and what is not."""

from tawatur.annotate.events.settled import settle
from tawatur.annotate.events.view import Trigger


def settled(view, word, event_type):
    """The type of the trigger that one word of a view is, or none."""
    start = view.text.index(word)
    first, stop = view.tokens(start, start + len(word))
    made = settle(view, [Trigger(first, stop, first, event_type, 0.9)])
    return made[0].type if made else None


def test_who_is_called_to_a_visit_is_invited(view_of):
    view = view_of("دعا/VERB الأمين/NOUN نظير/NOUN +ه/PRON إلى/ADP زيارة/NOUN//زيارة الميناء/NOUN")
    assert settled(view, "دعا", "REQUEST") == "INVITE"
    view = view_of("دعا/VERB البلدية/NOUN إلى/ADP إصلاح/NOUN الميناء/NOUN خلال/ADP زيارة/NOUN//زيارة")
    assert settled(view, "دعا", "REQUEST") == "REQUEST"
    view = view_of("دعا/VERB إلى/ADP الهدوء/NOUN ،/PUNCT و/CCONJ +انتهت/VERB ب/ADP +زيارة/NOUN//زيارة")
    assert settled(view, "دعا", "REQUEST") == "REQUEST"


def test_who_calls_in_an_envoy_of_his_own_withdraws_him(view_of):
    view = view_of("استدعى/VERB//استدعى الجزيرة/PROPN سفير/NOUN +ها/PRON ل/ADP +لتشاور/NOUN")
    assert settled(view, "استدعى", "INVITE") == "WITHDRAW"
    view = view_of("استدعى/VERB//استدعى الوزارة/NOUN سفير/NOUN الجزيرة/PROPN")
    assert settled(view, "استدعى", "REQUEST") == "REQUEST"


def test_a_right_to_it_is_no_event(view_of):
    view = view_of("ل/ADP +الصيادين/NOUN الحق/NOUN//حق في/ADP التصويت/NOUN")
    assert settled(view, "التصويت", "VOTE") is None
    view = view_of("حق/NOUN التصويت/NOUN")
    assert settled(view, "التصويت", "VOTE") is None
    view = view_of("ارتكب/VERB ب/ADP +حق/NOUN الأسرى/NOUN")
    assert settled(view, "الأسرى", "ARREST") == "ARREST"
